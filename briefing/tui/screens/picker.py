"""The picker: every brief of the library, found by typing part of its title."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual.binding import BindingType

from briefing import glyphs
from briefing.text import clean
from briefing.tui.cells import Row, column, fit, row_width
from briefing.tui.deck import Card, Deck
from briefing.tui.fuzzy import Match, marked, match
from briefing.tui.keys import PICKER
from briefing.tui.screens.base import bindings
from briefing.tui.screens.chooser import Chooser, Heads, Hits
from briefing.words import moment_words

_WIDE = 70
_TLP_ORDER = ("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")


class Hit(NamedTuple):
    """A brief that fits what was typed: its place in the deck, and where the letters stand."""

    at: int
    found: Match


def search(deck: Deck, query: str) -> list[Hit]:
    """Return the briefs that fit, best first; all of them, in the deck's order, for no query."""
    hits = []
    for index in range(len(deck)):
        title = _title(deck, index)
        found = match(query, title)
        if not found.score:
            behind = match(
                query, f"{title} {_subtitle(deck.known(index))} {deck.entries[index].id}"
            )
            found = Match(behind.score / 2, frozenset())
        if found.score:
            hits.append(Hit(index, found))
    return sorted(hits, key=lambda hit: -hit.found.score) if query.strip() else hits


def _title(deck: Deck, index: int) -> str:
    card = deck.known(index)
    return card.title if card else clean(deck.entries[index].id)


def _subtitle(card: Card | None) -> str:
    if card is None:
        return ""
    if card.outline is None:
        problem = card.reading.problems[0]
        return clean(f"line {problem.line}: {problem.message}")
    parts = (card.outline.say(card.outline.brief.conflict), card.outline.countries)
    return f" {glyphs.SEPARATOR} ".join(part for part in parts if part)


class _Briefs(Hits):
    """The briefs that fit, two rows each."""

    each = 2
    nothing = "No brief fits."

    def __init__(self, deck: Deck) -> None:
        super().__init__()
        self.deck = deck
        self.hits: list[Hit] = []

    @property
    def count(self) -> int:
        """How many briefs fit."""
        return len(self.hits)

    def show(self, hits: list[Hit], chosen: int = 0) -> None:
        """Show other hits."""
        self.hits, self.chosen = hits, chosen
        self.on_resize()

    def entry(self, number: int, line: int, cells: int, more: str) -> Row:
        """Return the title with its columns, or what stands below it."""
        hit, chosen = self.hits[number], number == self.chosen
        if line == 0:
            return self._first(hit, cells, chosen)
        return [(f"     {_subtitle(self.deck.card(hit.at))}", "text" if chosen else "dim")]

    def _first(self, hit: Hit, cells: int, chosen: bool) -> Row:
        card = self.deck.card(hit.at)
        digit = str(hit.at + 1) if hit.at < 9 else " "
        broken = card.outline is None
        words = "hi b" if chosen else "hi"
        title = marked(card.title, hit.found, words)
        right = self._columns(card, cells)
        mark = glyphs.SELECTED if chosen else " "
        lead: Row = [
            (f"{mark} ", "hi b"),
            (f"{'!' if broken else digit} ", "bad b" if broken else "hi b"),
            (" ", "text"),
        ]
        room = cells - row_width(lead) - row_width(right) - 1
        return [*lead, *fit(title, max(room, 6)), (" ", "text"), *right]

    def _columns(self, card: Card, cells: int) -> Row:
        if card.outline is None:
            return [column("broken", 10, "bad b")]
        brief = card.outline.brief
        day = card.outline.cut_off.rpartition(" ")[0][:-6] if "UTC" in card.outline.cut_off else ""
        date = column(day or moment_words(brief.as_of), 13, "text")
        if cells < _WIDE:
            return [date]
        trend = brief.trend or ""
        sign = f"{glyphs.TREND[trend]} " if trend else ""
        return [
            date,
            column(f"{sign}{trend}", 16, "hi b" if trend == "deteriorated" else "text"),
            column(card.outline.tlp.removeprefix("TLP:"), 13, "text"),
        ]


class _Heads(Heads):
    """The column heads on their rule."""

    def columns(self, cells: int) -> tuple[Row, Row]:
        """Return the heads."""
        right: Row = [column("cut-off", 13, "dim lift u")]
        if cells >= _WIDE:
            right += [column("trend", 16, "dim lift u"), column("TLP", 13, "dim lift u")]
        return [("     ", "rule lift u"), ("brief", "dim lift u")], right


class Picker(Chooser):
    """Dismisses with the place of the chosen brief, or None."""

    where = PICKER
    hint = "part of a title, conflict or country"
    hits: _Briefs
    BINDINGS: ClassVar[list[BindingType]] = bindings(PICKER)

    def __init__(self, deck: Deck, heading: str = "BRIEFS") -> None:
        self.deck = deck
        self.heading = heading
        super().__init__(_Briefs(deck), _Heads())

    def bar_end(self) -> Row:
        """Return how many fit, and the highest TLP among what is shown."""
        shown = [self.deck.known(hit.at) for hit in self.hits.hits]
        labels = [c.outline.tlp.removeprefix("TLP:") for c in shown if c and c.outline]
        highest = f"TLP:{max(labels, key=_TLP_ORDER.index)}" if labels else ""
        count: Row = [(f"{len(self.hits.hits)} of {len(self.deck)} ", "hi r")]
        return [*count, (f" {highest} ", f"{highest} b")] if highest else count

    def look(self, query: str) -> None:
        """Show the briefs that fit; while nothing is typed, the one on screen is chosen."""
        self.hits.show(search(self.deck, query), 0 if query.strip() else self.deck.at)

    def chosen(self) -> int:
        """Return the place of the chosen brief."""
        return self.hits.hits[self.hits.chosen].at
