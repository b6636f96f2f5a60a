"""The picker: every brief of the library, found by typing part of its title."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Input

from briefing import glyphs
from briefing.text import clean, clusters, width
from briefing.tui.cells import Row, column, fit, row_width
from briefing.tui.deck import Card, Deck
from briefing.tui.fuzzy import Match, match
from briefing.tui.keys import PICKER
from briefing.tui.screens.base import BriefScreen, bindings
from briefing.tui.widgets.base import Painted
from briefing.words import moment_words

_WIDE = 70
_LOW, _LOWER = 28, 18
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


def _marked(title: str, found: Match, words: str) -> Row:
    """Return a title with what made it fit underlined, characters and their marks kept whole."""
    row: Row = []
    at = 0
    for part in clusters(title):
        fits = any(i in found.positions for i in range(at, at + len(part)))
        row.append((part, f"{words} b u" if fits else words))
        at += len(part)
    return row


class _List(Painted):
    """The briefs that fit, two rows each."""

    def __init__(self, deck: Deck) -> None:
        super().__init__(id="hits")
        self.deck = deck
        self.hits: list[Hit] = []
        self.chosen = 0
        self.top = 0

    @property
    def _room(self) -> int:
        return max(self.size.height // 2, 1)

    def show(self, hits: list[Hit], chosen: int = 0) -> None:
        """Show other hits."""
        self.hits, self.chosen = hits, chosen
        self.on_resize()

    def move(self, step: int) -> None:
        """Choose the hit ``step`` further down, stopping at the ends."""
        self.chosen = max(min(self.chosen + step, len(self.hits) - 1), 0)
        self.top = min(self.top, self.chosen)
        self.top = max(self.top, self.chosen - self._room + 1)
        self.refresh()

    def on_resize(self) -> None:
        """Keep the chosen one in view, and as many above it as there is room for."""
        self.top = 0
        self.move(0)

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        cells = self.size.width
        if not self.hits:
            row: Row = [(" No brief fits.", "dim lift")] if y == 0 else []
            return self.strip(row, cells, "text lift")
        number = self.top + y // 2
        if number >= len(self.hits) or y // 2 >= self._room:
            return self.strip([], cells, "text lift")
        chosen = number == self.chosen
        ground = "sel" if chosen else "lift"
        hit = self.hits[number]
        row = self._first(hit, cells, chosen) if y % 2 == 0 else self._second(hit, number)
        return self.strip([(t, f"{words} {ground}") for t, words in row], cells, f"text {ground}")

    def _first(self, hit: Hit, cells: int, chosen: bool) -> Row:
        card = self.deck.card(hit.at)
        digit = str(hit.at + 1) if hit.at < 9 else " "
        broken = card.outline is None
        words = "hi b" if chosen else "hi"
        title = _marked(card.title, hit.found, words)
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

    def _second(self, hit: Hit, number: int) -> Row:
        words = "text" if number == self.chosen else "dim"
        more = ""
        if number == self.top + self._room - 1 and number < len(self.hits) - 1:
            more = f"{glyphs.MORE_BELOW} {len(self.hits) - 1 - number} more "
        text = _subtitle(self.deck.card(hit.at))
        left = fit([(f"     {text}", words)], max(self.size.width - width(more), 0))
        return [*left, (more, "hi")]

    def on_click(self, event: events.Click) -> None:
        """Open the brief under the pointer."""
        number = self.top + event.y // 2
        if number < len(self.hits):
            self.chosen = number
            assert isinstance(self.screen, Picker)
            self.screen.action_choose()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Choose the next one."""
        event.stop()
        self.move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Choose the one before."""
        event.stop()
        self.move(-1)


class _Heads(Painted):
    """The column heads on their rule."""

    def render_line(self, _y: int) -> Strip:
        """Return the row."""
        cells = self.size.width
        right: Row = [column("cut-off", 13, "dim lift u")]
        if cells >= _WIDE:
            right += [column("trend", 16, "dim lift u"), column("TLP", 13, "dim lift u")]
        left: Row = [("     ", "rule lift u"), ("brief", "dim lift u")]
        return self.strip([*fit(left, cells - row_width(right), "rule lift u"), *right], cells)


class _Bar(Painted):
    """The reversed bar: how many fit, and the highest TLP among what is shown."""

    def __init__(self, hits: _List) -> None:
        super().__init__(id="bar")
        self.hits = hits

    def render_line(self, _y: int) -> Strip:
        """Return the bar."""
        cells = self.size.width
        deck = self.hits.deck
        shown = [deck.known(hit.at) for hit in self.hits.hits]
        marks = [c.outline.tlp.removeprefix("TLP:") for c in shown if c and c.outline]
        highest = f"TLP:{max(marks, key=_TLP_ORDER.index)}" if marks else ""
        count: Row = [(f"{len(self.hits.hits)} of {len(deck)} ", "hi r")]
        tlp: Row = [(f" {highest} ", f"{highest} b")] if highest else []
        left: Row = [("  BRIEFS", "hi b r")]
        right = [*count, *tlp]
        return self.strip([*fit(left, cells - row_width(right), "hi r"), *right], cells, "hi r")


class _Keys(Painted):
    """The row of keys under the list."""

    def render_line(self, _y: int) -> Strip:
        """Return the row."""
        enter = "Enter" if self.briefing.ascii_only else glyphs.ENTER
        row: Row = [("  ", "dim lift")]
        for key, label in ((enter, "open"), ("Up Down", "choose"), ("Esc", "close")):
            row += [(key, "hi b lift"), (f" {label}   ", "dim lift")]
        return self.strip(row, self.size.width, "dim lift")


class Picker(ModalScreen[int | None], BriefScreen):
    """Dismisses with the place of the chosen brief, or None."""

    where = PICKER
    BINDINGS: ClassVar[list[BindingType]] = bindings(PICKER)

    def __init__(self, deck: Deck) -> None:
        super().__init__()
        self.deck = deck
        self.hits = _List(deck)
        self.input = Input(
            placeholder="part of a title, conflict or country", compact=True, select_on_focus=False
        )
        self.input.cursor_blink = False

    def compose(self) -> ComposeResult:
        """Yield the overlay."""
        with Vertical(id="picker"):
            yield _Bar(self.hits)
            yield self.input
            yield _Heads()
            yield self.hits
            yield _Keys()

    def on_mount(self) -> None:
        """Show all briefs, the one on screen chosen."""
        self.hits.show(search(self.deck, ""), self.deck.at)
        self.input.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Use every row of a low terminal for the briefs."""
        low, lower = event.size.height < _LOW, event.size.height < _LOWER
        box = self.query_one("#picker")
        box.styles.margin = (0 if low else 4, 0, 0, 0)
        box.styles.height = event.size.height if lower else min(event.size.height, 22)
        self.query_one(_Bar).styles.margin = (0, 0, 0 if lower else 1, 0)
        self.input.styles.margin = (0, 2, 0 if lower else 1, 2)
        self.query_one(_Heads).display = not lower

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what fits."""
        chosen = self.deck.at if not event.value.strip() else 0
        self.hits.show(search(self.deck, event.value), chosen)
        self.query_one(_Bar).refresh()

    def on_input_submitted(self) -> None:
        """Open the chosen brief."""
        self.action_choose()

    def action_choose(self) -> None:
        """Open the chosen brief."""
        self.dismiss(self.hits.hits[self.hits.chosen].at if self.hits.hits else None)

    def action_close(self) -> None:
        """Go back without a choice."""
        self.dismiss(None)

    def action_move(self, step: int) -> None:
        """Choose the next or previous brief."""
        self.hits.move(step)
