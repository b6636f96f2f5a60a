"""A sheet: rows to read from top to bottom, scrolled by lines, for help, evidence, problems."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.strip import Strip

from briefing import glyphs
from briefing.text import pad
from briefing.tui.cells import Row
from briefing.tui.widgets.selectable import Selectable

Rows = Callable[[int], list[Row]]
"""Rows for a width in cells."""


class Sheet(Selectable, can_focus=True):
    """Rows made for the width there is; a sign at the edge says that more stands above or below."""

    def __init__(self, rows: Rows, ground: str = "text") -> None:
        super().__init__(classes="sheet")
        self._make = rows
        self._rows: list[Row] = []
        self._width = -1
        self.ground = ground
        self.top = 0

    def show(self, rows: Rows, keep: bool = False) -> None:
        """Show other rows, from the top unless ``keep``."""
        self._make = rows
        self._width = -1
        if not keep:
            self.top = 0
        self.refresh()

    def on_resize(self, _event: events.Resize) -> None:
        """Make the rows for the new width when they are next asked for."""
        self._width = -1
        self.refresh()

    @property
    def last_top(self) -> int:
        """The furthest the sheet scrolls."""
        self._fresh()
        return max(len(self._rows) - self.size.height, 0)

    def scroll_rows(self, rows: int) -> None:
        """Scroll by so many rows, stopping at the ends."""
        self.top = max(min(self.top + rows, self.last_top), 0)
        self.refresh()

    def scroll_page(self, step: int) -> None:
        """Scroll by the height of the sheet, two rows kept."""
        self.scroll_rows(step * max(self.size.height - 2, 1))

    def reveal(self, index: int, height: int = 1) -> None:
        """Scroll so that ``height`` rows from ``index`` are in view, where they fit."""
        if index < self.top or index + height > self.top + self.size.height:
            self.top = max(min(index - 1, self.last_top), 0)
        self.refresh()

    def _fresh(self) -> None:
        if self._width != self.size.width:
            self._width = self.size.width
            self._rows = self._make(self.size.width)
            self.top = max(min(self.top, len(self._rows) - self.size.height), 0)

    def paint_line(self, y: int) -> Strip:
        """Return one row; the last one in view says how many follow."""
        self._fresh()
        cells, index = self.size.width, self.top + y
        row = self._rows[index] if index < len(self._rows) else []
        left = len(self._rows) - self.top - self.size.height
        if left > 0 and y == self.size.height - 1:
            sign = "v" if self.briefing.ascii_only else glyphs.MORE_BELOW
            note = f"{sign} {left + 1} more lines "
            row = [(pad(note, cells, right=True), f"hi {self._words()}")]
        return self.strip(row, cells, self.ground)

    def _words(self) -> str:
        return "lift" if "lift" in self.ground else ""

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        event.stop()
        self.scroll_rows(2)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        event.stop()
        self.scroll_rows(-2)
