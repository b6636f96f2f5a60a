"""The line in which a text or a value is typed, and what is said of it meanwhile."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.strip import Strip
from textual.widgets import Input

from briefing.tui.cells import Row, fit, row_width
from briefing.tui.widgets import Painted


class _LineWords(Painted):
    """What is said of the line."""

    def __init__(self) -> None:
        super().__init__(id="told")
        self.row: Row = []
        self.way_out: Row = []

    def render_line(self, _y: int) -> Strip:
        """Return the row: what is said, cut before the way out at its right end is."""
        cells = self.size.width
        end: Row = [(text, f"{words} lift") for text, words in self.way_out]
        row: Row = [(" ", "text lift"), *((text, f"{words} lift") for text, words in self.row)]
        room = max(cells - row_width(end) - 2, 0)
        end = [(" ", "text lift"), *end, (" ", "text lift")]
        return self.strip([*fit(row, room, "text lift"), *end], cells, "text lift")


class LineEditor(Vertical):
    """Stands in the footer's place while something is typed."""

    def __init__(self) -> None:
        super().__init__(id="wording")
        self.input = Input(compact=True, select_on_focus=False)
        self.input.cursor_blink = False
        self.told = _LineWords()
        self.display = False
        self.field = ""
        """The field that is typed."""
        self.accepts = False
        """Whether the proposal is accepted with the line."""

    def compose(self) -> ComposeResult:
        """Yield the line, and below it what is said of it."""
        yield self.input
        yield self.told

    @property
    def typing(self) -> bool:
        """Whether a line is open."""
        return bool(self.display)

    def open(self, field: str, value: str, hint: str, *, accepts: bool = False) -> None:
        """Open the line with what a field says now, the cursor at its end."""
        self.field, self.accepts = field, accepts
        self.display = True
        self.input.placeholder = hint
        self.fill(value)
        self.input.focus()

    def fill(self, value: str) -> None:
        """Have the line say something, the cursor at its end."""
        self.input.value = value
        self.input.cursor_position = len(value)

    def close(self) -> None:
        """Close the line."""
        self.display = False
        self.field = ""

    def say(self, row: Row, way_out: Row) -> None:
        """Say something below the line, and how it is taken or left."""
        self.told.row, self.told.way_out = row, way_out
        self.told.refresh()
