"""The row of formats that an export can have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual import events
from textual.message import Message
from textual.strip import Strip

from briefing.tui.cells import Row
from briefing.tui.exporting import KINDS, Kind
from briefing.tui.widgets import Painted

_FORMAT: Final = "  format  "
_BARE: Final = "  "
"""What leads the row where the names of all formats need the room."""
_LESS: Final = "‹"
_MORE: Final = "›"
"""What stands at an end of the row behind which there are others."""


class FormatRow(Painted):
    """The formats in a row, the chosen one reversed; a click chooses."""

    class Wanted(Message):
        """A format was clicked: its place in the row."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    def __init__(self, kinds: Sequence[Kind] = tuple(KINDS)) -> None:
        super().__init__(id="formats")
        self.kinds = kinds
        self.at = 0

    @property
    def chosen(self) -> Kind:
        """The chosen format."""
        return self.kinds[self.at]

    @property
    def _lead(self) -> str:
        every = sum(len(name) + 3 for name in self.kinds)
        return _BARE if self.size.width - len(_FORMAT) < every else _FORMAT

    def _window(self) -> list[tuple[int, int, Kind]]:
        """Return where names begin and end, and their formats: those that fit, the chosen in it."""
        names, lead = self.kinds, len(self._lead)
        room = self.size.width - lead - len(_MORE)
        first = 0
        while first < self.at and sum(len(name) + 3 for name in names[first : self.at + 1]) > room:
            first += 1
        found: list[tuple[int, int, Kind]] = []
        at = lead
        for name in names[first:]:
            end = at + len(name) + 2
            if end > lead + room and found:
                break
            found.append((at, end, name))
            at = end + 1
        return found

    def render_line(self, _y: int) -> Strip:
        """Return the row; signs at its ends say that there are others."""
        names = self.kinds
        shown = self._window()
        before = shown[0][2] != names[0]
        row: Row = [(f"{self._lead[:-1]}{_LESS if before else ' '}", "dim lift")]
        for _, _, name in shown:
            chosen = name == self.chosen
            row += [(f" {name} ", "hi b r" if chosen else "text lift"), (" ", "lift")]
        if shown[-1][2] != names[-1]:
            row[-1] = (_MORE, "dim lift")
        return self.strip(row, self.size.width, "text lift")

    def on_click(self, event: events.Click) -> None:
        """Ask for the format under the pointer."""
        for start, end, name in self._window():
            if start <= event.x < end:
                self.post_message(self.Wanted(self.kinds.index(name)))
