"""The list beside the map on the screen: what it shows, and what of it is under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from briefing.tui.cells import Row
from briefing.tui.screens.map.rows import Listed, Seen, Where, list_rows, place_row
from briefing.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from briefing.tui.screens.map.screen import MapScreen


class PlaceList(Sheet):
    """Every place, the selected one opened to its items; the screen knows which that is."""

    def __init__(self, screen: MapScreen) -> None:
        super().__init__(self.rows)
        self.owner = screen
        self._listed = Listed([], [])

    def repaint(self) -> None:
        """Make the rows anew from what the map shows now, scrolled as they were."""
        self.show(self.rows, keep=True)

    def listed(self, cells: int) -> Listed:
        """Return the whole list for a width, every item in full where there is room for that."""
        seen = self._seen()
        found, where = self.owner.choice.stops, self.owner.choice.where
        whole = list_rows(found, where, seen._replace(full=True), cells)
        if len(whole.rows) <= self.size.height:
            return whole
        return list_rows(found, where, seen, cells)

    def rows(self, cells: int) -> list[Row]:
        """Return the rows of the list; on a small terminal the selected place alone."""
        stop = self.owner.stop
        if self.owner.page.laid.bare and not self.owner.inner and stop is not None:
            self._listed = Listed([place_row(stop, self._seen(), cells, True)], [(-1, -1)])
        else:
            self._listed = self.listed(cells)
        return self._listed.rows

    def reveal_chosen(self) -> None:
        """Scroll to what is selected, all of an opened place in sight where it fits."""
        if not self.size.height:
            return
        self.rows(self.size.width)
        stop, entry = self.owner.choice.where
        mine = [row for row, own in enumerate(self._listed.owners) if own[0] == stop]
        if entry >= 0:
            mine = [row for row in mine if self._listed.owners[row][1] == entry]
        if mine:
            self.reveal(mine[0], min(len(mine), max(self.size.height - 1, 1)))

    def on_resize(self, _event: events.Resize) -> None:
        """Keep what is selected in sight, from when there is room for anything on."""
        self._width = -1
        self.reveal_chosen()

    def under(self, event: events.MouseEvent) -> Where | None:
        """Return the place or item under the pointer; None where there is none."""
        if not self.region.contains(event.screen_x, event.screen_y) or not self.region.height:
            return None
        row = event.screen_y - self.region.y + self.top
        owners = self._listed.owners
        found = Where(*owners[row]) if 0 <= row < len(owners) else None
        return found if found is not None and found.stop >= 0 else None

    def _seen(self) -> Seen:
        owner = self.owner
        chart, app = owner.map, self.briefing
        frame = chart.frame() if chart.is_attached else None
        scene = app.maps.scene(owner.outline.brief)
        verdicts = app.checking.by_path(owner.card)
        return Seen(owner.outline, scene, frame, verdicts, app.ascii_only)
