"""A proposal as triage shows it, and what the brief and other proposals say to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from briefing.draft.refs import called
from briefing.text import clean
from briefing.tui.cells import Row
from briefing.tui.screens.triage.checks import CheckedProposal

if TYPE_CHECKING:
    from briefing.draft.state import Card
    from briefing.tui.services.drafts import OpenDraft

SECTIONS: Final = {
    "summary": "bottom line", "points": "point", "relationships": "relationship",
    "territory": "territory", "humanitarian": "humanitarian", "views": "expert view",
    "crosscheck": "contradictions", "timeline": "timeline",
}  # fmt: skip
"""What an item of each section is called."""
SHORT: Final = {
    "summary": "Bottom", "points": "Pts", "relationships": "Rel", "territory": "Terr",
    "humanitarian": "Hum", "views": "Views", "crosscheck": "Contra", "timeline": "Time",
}  # fmt: skip
STANDING: Final = {
    "open": "",
    "accepted": "accepted",
    "left-out": "left out",
    "merged": "merged",
}


class ItemShown(NamedTuple):
    """What is shown of a proposal: its item as it would be, the checks, which part is chosen.

    ``low`` asks for as few rows as can be.
    """

    draft: OpenDraft
    card: Card
    words: str
    checked: CheckedProposal | None
    chosen: str = ""
    low: bool = False


def against(shown: ItemShown) -> list[str]:
    """Return the words of what may contradict the proposal."""
    known = {card.key: card for card in shown.draft.state.cards}
    found = []
    for key in shown.card.proposal.against:
        other = known.get(key)
        if other is None:
            continue
        said = STANDING[other.standing] or "open"
        cite = other.proposal.rests_on[0].cite
        found.append(clean(f"{cite}: {other.words or SECTIONS[other.section]} ({said})"))
    there = shown.checked.against if shown.checked else ()
    return [*found, *(f"{cite}: {text} (in the brief)" for cite, text in there)]


_ANSWERS: Final = {
    "new": "nothing like it: new",
    "same": "the same is there",
    "changed": "it says something else now",
    "contradicts": "another voice says otherwise",
}


def answer(shown: ItemShown) -> str:
    """Return what the brief says to the proposal, and whether it goes beside an item of it."""
    proposal, place = shown.card.proposal, place_words(shown.card)
    of = f" ({', '.join(clean(called(each)) for each in proposal.of)})" if proposal.of else ""
    return f"{_ANSWERS[proposal.answer]}{of}{f'; {place}' if place else ''}"


def place_words(card: Card) -> str:
    """Return whether what changes an item goes beside it or in its place; "" for none."""
    if not card.replaceable:
        return ""
    return f"{'replaces' if card.replaces else 'beside'} {clean(called(card.replaceable))}"


def in_brief(shown: ItemShown) -> list[Row]:
    """Return the items of the brief that the answer is about, each with where it stands."""
    found = shown.checked.in_brief if shown.checked else ()
    return [[(f"{cite}: ", "dim"), (text, "text")] for cite, text in found]
