"""The line in which the words to find are typed, with how many items hold them."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.strip import Strip
from textual.widgets import Input

from briefing.text import width
from briefing.tui.cells import Row
from briefing.tui.widgets.base import Painted


class _Count(Painted):
    """How many items hold the words, and which of them is selected."""

    text = ""

    def render_line(self, _y: int) -> Strip:
        """Return the row, the text at its right end."""
        row: Row = [(" " * max(self.size.width - width(self.text) - 1, 0), "text lift")]
        return self.strip([*row, (self.text, "hi lift")], self.size.width, "text lift")


class FindBar(Horizontal):
    """Stands in the footer's place while the words are typed."""

    def __init__(self) -> None:
        super().__init__(id="findbar")
        self.input = Input(placeholder="words in this brief", compact=True, select_on_focus=False)
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
