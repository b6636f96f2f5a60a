"""A line to type in: over a list of what fits it, for picker and palette; or to find words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Input

from briefing import glyphs
from briefing.text import width
from briefing.tui.cells import Row, fit, flow, indent, plain, row_width, split_row
from briefing.tui.screens import BaseScreen
from briefing.tui.widgets import Painted
from briefing.tui.widgets.footer import KeyHints

_LOW, _LOWER = 28, 18
_HEIGHT, _WIDTH = 22, 100
"""Rows and cells of the overlay, as far as there are; of a large terminal it takes a part."""
_WIDEST = 150
"""Cells of it at most: the eye has to find what stands at the other end of a row."""
_COUNTED = 12
"""Cells that stay free behind an opened entry for the count of those below it."""


class ChoiceList(Painted):
    """What fits what was typed, ``each`` rows an entry; the chosen one opens where it is cut.

    All do where all of them have room then.
    """

    each: ClassVar[int] = 1
    nothing = ""

    def __init__(self) -> None:
        super().__init__(id="hits")
        self.chosen = 0
        self.top = 0

    @property
    def count(self) -> int:
        """How many entries fit."""
        raise NotImplementedError

    def entry(self, number: int, line: int, cells: int, more: str) -> Row:
        """Return a line of an entry, without its ground; ``more`` ends the last line in view."""
        raise NotImplementedError

    def whole(self, number: int, cells: int) -> list[Row]:
        """Return the rows of an entry told whole, ``each`` or more, without their ground."""
        raise NotImplementedError

    @property
    def room(self) -> int:
        """How many entries are in view."""
        return self._room(len(self._opened()))

    def _room(self, opened: int) -> int:
        return max((self.size.height - max(opened - self.each, 0)) // self.each, 1)

    def _opened(self) -> list[Row]:
        """Return the rows of the chosen entry, of which all that there is room for are shown."""
        cells = self.size.width
        if not self.count or not cells:
            return []
        rows = self.whole(self.chosen, cells)
        if len(rows) > self.each and self.chosen < self.count - 1:
            text = plain(rows[-1])
            lead = len(text) - len(text.lstrip())
            words = split_row(rows[-1], lead)[1]
            rows[-1:] = indent(flow(words, cells - _COUNTED - lead), lead)
        return rows[: max(self.size.height, self.each)]

    def _rows(self) -> list[tuple[int, Row]]:
        """Return every row in view with its entry: all opened, or as many as fit and one opened."""
        cells, height = self.size
        few = self.count * self.each <= height
        told = [self._told(number, cells) for number in range(self.count if few else 0)]
        if told and sum(map(len, told)) <= height:
            return [(number, row) for number, rows in enumerate(told) for row in rows]
        opened, found = self._opened(), list[tuple[int, Row]]()
        last = min(self.top + self._room(len(opened)), self.count) - 1
        left = self.count - 1 - last
        for number in range(self.top, last + 1):
            more = f" {glyphs.MORE_BELOW} {left} more " if left and number == last else ""
            rows = opened if number == self.chosen else []
            if len(rows) <= self.each:
                rows = self._told(number, cells, more)
            rows[-1] = [*fit(rows[-1], cells - width(more)), (more, "hi")]
            found += [(number, row) for row in rows]
        return found

    def _told(self, number: int, cells: int, more: str | None = None) -> list[Row]:
        """Return an entry told whole, or with ``more`` behind it cut to ``each`` rows."""
        rows = self.whole(number, cells) if more is None else []
        if len(rows) > self.each:
            return rows
        ends = [*[""] * (self.each - 1), more or ""]
        return [self.entry(number, at, cells - width(end), end) for at, end in enumerate(ends)]

    def move(self, step: int) -> None:
        """Choose the entry ``step`` further down, stopping at the ends."""
        self.chosen = max(min(self.chosen + step, self.count - 1), 0)
        self.top = min(self.top, self.chosen)
        self.top = max(self.top, self.chosen - self.room + 1)
        self.refresh()

    def on_resize(self) -> None:
        """Keep the chosen one in view, and as many above it as there is room for."""
        self.top = 0
        self.move(0)

    def painted(self, rows: Iterable[int]) -> list[Strip]:
        """Return some of the rows."""
        cells, told = self.size.width, self._rows() if self.count else []
        strips = []
        for y in rows:
            number, row = told[y] if y < len(told) else (-1, [])
            if not self.count and y == 0:
                row = [(f"  {self.nothing}", "dim")]
            ground = "sel" if number == self.chosen else "lift"
            row = [(text, f"{words} {ground}") for text, words in row]
            strips.append(self.strip(row, cells, f"text {ground}"))
        return strips

    def on_click(self, event: events.Click) -> None:
        """Take the entry under the pointer."""
        told = self._rows() if self.count else []
        if event.y < len(told):
            self.chosen = told[event.y][0]
            assert isinstance(self.screen, Chooser)
            self.screen.action_choose()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Choose the next one."""
        event.stop()
        self.move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Choose the one before."""
        event.stop()
        self.move(-1)


class Heads(Painted):
    """The column heads on their rule."""

    def columns(self, cells: int) -> tuple[Row, Row]:
        """Return the heads that stand left, and those that stand right."""
        raise NotImplementedError

    def render_line(self, _y: int) -> Strip:
        """Return the row."""
        cells = self.size.width
        left, right = self.columns(cells)
        return self.strip([*fit(left, cells - row_width(right), "rule lift u"), *right], cells)


class _Bar(Painted):
    """The reversed bar: what is chosen from, and how much of it fits."""

    def __init__(self) -> None:
        super().__init__(id="bar")

    def render_line(self, _y: int) -> Strip:
        """Return the bar."""
        assert isinstance(self.screen, Chooser)
        cells = self.size.width
        right = self.screen.bar_end()
        left = self.screen.bar_start(cells - row_width(right))
        return self.strip([*fit(left, cells - row_width(right), "hi r"), *right], cells, "hi r")


class Chooser(ModalScreen[Any], BaseScreen):
    """An overlay to choose from; dismisses with what was chosen, or None."""

    heading = ""
    hint: ClassVar[str] = ""
    more: ClassVar[tuple[str, ...]] = ()
    """The actions of further keys that the row under it names, where there is room."""

    def __init__(self, hits: ChoiceList, heads: Heads | None = None) -> None:
        super().__init__()
        self.hits = hits
        self.heads = heads
        self.bar = _Bar()
        self.box = Vertical(classes="chooser")
        self.input = Input(placeholder=self.hint, compact=True, select_on_focus=False)
        self.input.cursor_blink = False

    def compose(self) -> ComposeResult:
        """Yield the overlay."""
        with self.box:
            yield self.bar
            yield self.input
            if self.heads is not None:
                yield self.heads
            yield self.hits
            yield KeyHints(self.where, "choose", ("move(-1)", "move(1)"), "close", self.more)

    def bar_start(self, _cells: int) -> Row:
        """Return what stands at the left end of the bar, of which so many cells are seen."""
        return [(f"  {self.heading}", "hi b r")]

    def bar_end(self) -> Row:
        """Return what stands at the right end of the bar."""
        raise NotImplementedError

    def look(self, query: str) -> None:
        """Show what fits what was typed."""
        raise NotImplementedError

    def chosen(self) -> object:
        """Return what is dismissed with: the chosen entry; there is at least one."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Show everything."""
        self.look("")
        self.input.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Give the overlay its measures."""
        self.measure(event.size)

    def measure(self, size: Size) -> None:
        """Use every row of a low terminal for the entries, and more than usual of a large one."""
        cells = min(max(_WIDTH, size.width * 3 // 4), _WIDEST)
        self.box.styles.width = cells
        self.edge(self.box, cells)
        low, lower = size.height < _LOW, size.height < _LOWER
        self.box.styles.margin = (0 if low else 4, 0, 0, 0)
        rows = max(_HEIGHT, size.height * 3 // 5)
        self.box.styles.height = size.height if lower else min(size.height, rows)
        self.bar.styles.margin = (0, 0, 0 if lower else 1, 0)
        self.input.styles.margin = (0, 2, 0 if lower else 1, 2)
        if self.heads is not None:
            self.heads.display = not lower

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what fits."""
        self.look(event.value)
        self.bar.refresh()

    def on_input_submitted(self) -> None:
        """Take the chosen entry."""
        self.action_choose()

    def action_choose(self) -> None:
        """Take the chosen entry."""
        self.dismiss(self.chosen() if self.hits.count else None)

    def action_close(self) -> None:
        """Go back without a choice."""
        self.dismiss(None)

    def action_move(self, step: int) -> None:
        """Choose the next or previous entry."""
        self.hits.move(step)

    def action_page(self, step: int) -> None:
        """Choose the entry a listful away."""
        self.hits.move(step * self.hits.room)


class _Count(Painted):
    """How many items hold the words, and which of them is selected."""

    text = ""

    def render_line(self, _y: int) -> Strip:
        """Return the row, the text at its right end."""
        row: Row = [(" " * max(self.size.width - width(self.text) - 1, 0), "text lift")]
        return self.strip([*row, (self.text, "hi lift")], self.size.width, "text lift")


class FindBar(Horizontal):
    """Stands in the footer's place while the words are typed."""

    def __init__(self, placeholder: str) -> None:
        super().__init__(id="findbar")
        self.input = Input(placeholder=placeholder, compact=True, select_on_focus=False)
        self.input.cursor_blink = False
        self.count = _Count()

    def compose(self) -> ComposeResult:
        """Yield the line."""
        yield self.input
        yield self.count

    def say(self, text: str) -> None:
        """Show how many items hold the words."""
        self.count.text = text
        self.count.refresh()
