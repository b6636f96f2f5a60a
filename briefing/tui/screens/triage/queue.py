"""All proposals as a list, where the terminal has room for it beside the one shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing import glyphs
from briefing.text import clean, width
from briefing.tui.cells import Row, column, fit, heading
from briefing.tui.screens.triage.parts import SECTIONS
from briefing.tui.screens.triage.telling import tie_words

if TYPE_CHECKING:
    from briefing.draft.state import Standing, State

_SIGNS: Final[dict[Standing, str]] = {
    "open": "open",
    "accepted": "in",
    "left-out": "out",
    "merged": "merged",
}


def queue_rows(state: State, at: int, cells: int) -> tuple[list[Row], list[int]]:
    """Return the list, and which proposal stands in each row (-1: none)."""
    rows: list[Row] = []
    places: list[int] = []
    section = ""
    cites = [card.proposal.rests_on[0].cite for card in state.cards]
    beside = max([4, *map(width, cites)]) + 1
    for place, card in enumerate(state.cards):
        if card.section != section:
            section = card.section
            if rows:
                rows.append([])
                places.append(-1)
            rows.append(heading(SECTIONS[card.section].upper(), "", cells - 1))
            places.append(-1)
        here = place == at
        words = clean(card.words) or tie_words(card, state) or "(no sentence yet)"
        ink = "hi b" if here else "text" if card.standing == "open" else "dim"
        row: Row = [
            (glyphs.SELECTED if here else " ", "hi b"),
            column(cites[place], beside, "dim"),
            *fit([(words, ink)], max(cells - beside - 10, 4)),
            (" ", "text"),
            column(_SIGNS[card.standing], 7, "hi" if card.standing == "open" else "dim"),
        ]
        rows.append([(text, f"{style} sel" if here else style) for text, style in row])
        places.append(place)
    return rows, places
