"""The keys of triage: what decides on a proposal, and what goes from one to another."""

from __future__ import annotations

from typing import Final

from briefing.tui.motions import Key, ends
from briefing.tui.registry import TRIAGE

TRIAGE_KEYS: Final[tuple[Key, ...]] = (
    Key("review.accept", "a", "a", "accept", "accept",
        "accept it; where it has no sentence yet, write one", TRIAGE, 2),
    Key("review.word", "e", "e", "word", "word it",
        "put it in words of your own; Enter takes the line, Esc leaves it", TRIAGE, 3),
    Key("review.field", "f", "f", "field", "field",
        "set a field: picked or typed; previous: replace the item that it changes", TRIAGE, 4),
    Key("review.leave_out", "minus", "-", "leave_out", "leave out",
        "leave it out; a digit gives the reason", TRIAGE, 5),
    Key("review.into", "i", "i", "into", "into",
        "into another section, by its digit; the fields that fit come along", TRIAGE, 6),
    Key("review.begin", "I", "I", "begin", "item by hand",
        "begin an item by hand from the paragraph pointed at: section by digit, then its words",
        TRIAGE),
    Key("review.refused", "R", "R", "refused", "refused",
        "list what the checker refused, and why; one can be worded by hand", TRIAGE),
    Key("review.merge", "M", "M", "merge", "merge",
        "merge it into the open one before it in its section", TRIAGE, 7),
    Key("review.undo", "U", "U", "undo", "undo",
        "take back your last decision; again and again, to the first", TRIAGE, 8),
    Key("review.next", "j,down", "j Down", "move(1)", "next", "next proposal that is open",
        TRIAGE, 10),
    Key("review.previous", "k,up", "k Up", "move(-1)", "back",
        "the one before that is open", TRIAGE, 11),
    Key("review.write", "W", "W", "write", "write",
        "show what would be written into the brief, and ask", TRIAGE, 9),
    Key("review.back", "escape", "Esc", "back", "back",
        "leave the line, the part, then go back to where one was", TRIAGE),
    Key("review.next_any", "J", "J", "step(1)", "next of all",
        "next proposal, decided or not", TRIAGE),
    Key("review.previous_any", "K", "K", "step(-1)", "back of all",
        "the one before, decided or not", TRIAGE),
    Key("review.paragraph_next", "greater_than_sign", ">", "paragraph(1)", "next paragraph",
        "the next paragraph of the source", TRIAGE),
    Key("review.paragraph_previous", "less_than_sign", "<", "paragraph(-1)",
        "previous paragraph", "the paragraph before it", TRIAGE),
    Key("review.part_next", "tab", "Tab", "part(1)", "next part",
        "next part of the item: its words stand out in the source", TRIAGE),
    Key("review.part_previous", "shift+tab", "Shift+Tab", "part(-1)", "previous part",
        "the part before it", TRIAGE),
    Key("review.page_down", "pagedown,space", "PgDn Space", "scroll(1)", "page down",
        "scroll down", TRIAGE),
    Key("review.page_up", "pageup", "PgUp", "scroll(-1)", "page up", "scroll up", TRIAGE),
    *ends(TRIAGE, "proposal"),
)  # fmt: skip
"""In the order in which help shows them; ``keys`` has them among all others."""
