"""All proposals as a list, where the terminal has room for it beside the one shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from textual import events

from briefing import glyphs
from briefing.brief.resolve import as_list
from briefing.text import clean, width
from briefing.tui.cells import Row, column, fit, flow, heading
from briefing.tui.screens.triage.shown import SECTIONS
from briefing.tui.screens.triage.telling import tie_words
from briefing.tui.widgets import Rows, Sheet

if TYPE_CHECKING:
    from briefing.draft.state import Card, DraftState, Standing

_SIGNS: Final[dict[Standing, str]] = {
    "open": "open",
    "accepted": "in",
    "left-out": "out",
    "merged": "merged",
}


class Queue(Sheet):
    """The list, the proposal that is shown in view at whatever height it is given.

    ``shown`` tells in which row that one stands.
    """

    def __init__(self, rows: Rows, shown: Callable[[], int]) -> None:
        super().__init__(rows)
        self._shown = shown

    def bring(self) -> None:
        """Bring the proposal that is shown into view."""
        if self.display and self.last_top:  # which makes the rows
            self.reveal(self._shown(), 2)

    def on_resize(self, _event: events.Resize) -> None:
        """Bring it into view again: the list is as high as the proposal above leaves it."""
        self.bring()


def _to_word(card: Card, state: DraftState) -> str:
    """Return by whom and with which words a proposal is that has no sentence yet."""
    voices = (state.voices.get(str(each)) for each in as_list(card.item.get("by")))
    who = " and ".join(clean(voice.name) for voice in voices if voice)
    quote = card.item.get("quote")
    said = f'"{clean(quote)}"' if isinstance(quote, str) else ""
    return " ".join(filter(None, (who and f"{who}:", said, "(no sentence yet)")))


def queue_rows(state: DraftState, at: int, cells: int) -> tuple[list[Row], list[int]]:
    """Return the list, words wrapped, and which proposal stands in each row (-1: none)."""
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
        words = clean(card.words) or tie_words(card, state) or _to_word(card, state)
        ink = "hi b" if here else "text" if card.standing == "open" else "dim"
        room = max(cells - beside - 10, 4)
        told = flow([(words, ink)], room)
        stands = column(_SIGNS[card.standing], 7, "hi" if card.standing == "open" else "dim")
        lead: Row = [
            (glyphs.SELECTED if here else " ", "hi b"),
            column(cites[place], beside, "dim"),
        ]
        for number, part in enumerate(told):
            row: Row = [(" " * (beside + 1), "text")] if number else lead
            row = [
                *row,
                *fit(part, room),
                (" ", "text"),
                column("", 7, "text") if number else stands,
            ]
            rows.append([(text, f"{style} sel" if here else style) for text, style in row])
            places.append(place)
    return rows, places
