"""Items in a pane scrolled one whole item at a time, so that the selected one is always in view."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefing.brief.outline import Section
from briefing.tui.cells import Row
from briefing.tui.panes.parts import Form
from briefing.tui.widgets import Selectable

if TYPE_CHECKING:
    from briefing.tui.panes.parts import ItemBlock


class WholeItems(Selectable):
    """The items of a section, of which those from ``top`` on are shown.

    ``selected`` and ``top`` count items from 0; both survive a change of size. ``owners`` is the
    item of each painted row, -1 where a row is of none.
    """

    def __init__(self, key: str) -> None:
        super().__init__(id=key, classes="pane")
        self.section: Section | None = None
        self.form = Form(0, "full")
        self.selected = 0
        self.top = 0
        self.found_in = False
        self.owners: list[int] = []

    @property
    def _items(self) -> list[ItemBlock]:
        """The items as they are painted."""
        raise NotImplementedError

    @property
    def _pinned(self) -> list[Row]:
        """What stays above the items, however far they are scrolled."""
        raise NotImplementedError

    @property
    def leads(self) -> bool:
        """Whether the selected item is marked: the pane has the keys, or words are found in it."""
        return self.has_focus or self.found_in

    @property
    def _room(self) -> int:
        return max(self.size.height - (0 if self.form.bare else 2) - len(self._pinned), 1)

    @property
    def _height(self) -> Callable[..., int]:
        """What tells how many rows an item takes as things are: they are asked once for many."""
        blocks, room, chosen = self._items, self._room, self.selected if self.leads else -1

        def height(index: int, first: bool = False) -> int:
            return blocks[index].height(index == chosen, first, room)

        return height

    def _reveal(self) -> None:
        """Scroll by whole items until the selected one stands in the pane."""
        if self.section is None or not self.section.lines or not self.size.height:
            return
        self.top = min(self.top, self.selected)
        first = self._first(self.selected, self.top, 0)
        self.top = max(self.top, first)
        self._fill()

    def _first(self, index: int, least: int, below: int) -> int:
        """Return the first item, ``least`` or later, that fits above ``index`` and ``below``."""
        height, room = self._height, self._room
        while index > least:
            below += height(index)
            if height(index - 1, first=True) + below > room:
                break
            index -= 1
        return index

    def _fill(self) -> None:
        """Scroll back where rows would be left empty below the last item."""
        if self.section is None or not self.section.lines:
            return
        height, room, below = self._height, self._room, 0
        for index in range(self.top + 1, len(self._items)):
            below += height(index)
            if below >= room:
                return
        if height(self.top, first=True) + below <= room:
            self.top = self._first(self.top, 0, below)

    @property
    def _last(self) -> int:
        """The last item that stands whole, or is the only one in sight; -1 where there is none."""
        last = max(self.owners, default=-1)
        blocks = self._items
        if last <= self.top or last >= len(blocks):  # after a change nothing is painted yet
            return min(last, len(blocks) - 1)
        rows = blocks[last].shown(last == self.selected and self.leads)
        return last if self.owners.count(last) >= len(rows) else last - 1
