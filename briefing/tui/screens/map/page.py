"""The page of the map screen: where map, list and legend stand at each size; the list itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.strip import Strip
from textual.widget import Widget

from briefing.tui.cells import Row, Span
from briefing.tui.panes.marks import mark_span
from briefing.tui.screens.map.legend import MapInView, legend_rows, title_row
from briefing.tui.screens.map.rows import (
    ListedPlace,
    ListPosition,
    ListRows,
    ListView,
    list_rows,
    place_row,
)
from briefing.tui.widgets import Painted, Sheet
from briefing.tui.widgets.mapview import MapView

if TYPE_CHECKING:
    from briefing.tui.screens.map.screen import MapScreen


_LOW = 18
"""Rows of the page from which the legend may take two."""
_SMALL, _NARROW = (60, 14), 100
"""Page sizes below which the map is alone, and below which the list stands under it."""


class MapPlan(NamedTuple):
    """Where map and list stand; ``bare`` without title and legend, the list being one row."""

    map: Region | None
    list: Region | None
    legend: int = 0
    """Rows of the legend, at the foot of the page."""
    bare: bool = False


def plan(size: Size, wanted: int, *, legend: int = 1, alone: bool, inner: bool) -> MapPlan:
    """Lay the page out: ``wanted`` rows for the list, the map ``alone``, the list's items chosen.

    The first row is the title's, the last ones are the legend's.
    """
    width, height = size
    if width < _SMALL[0] or height < _SMALL[1]:
        if inner:
            return MapPlan(None, Region(0, 0, width - 1, height), bare=True)
        line = Region(0, height - 1, width - 1, 1)
        return MapPlan(Region(0, 0, width, height - 1), line, bare=True)
    rows = height - 1 - legend
    if alone:
        return MapPlan(Region(0, 1, width, rows), None, legend)
    if width < _NARROW:
        most = rows // 2 if inner else rows * 2 // 5
        tall = max(min(wanted, most), 3)
        place = Region(0, 1 + rows - tall, width - 1, tall)
        return MapPlan(Region(0, 1, width, rows - tall), place, legend)
    beside = 40 if width < 140 else 46 if width < 200 else 58
    place = Region(width - beside - 1, 0, beside, rows + 1)
    return MapPlan(Region(0, 1, width - beside - 2, rows), place, legend)


class _MapLayout(Layout):
    """Places map and list where the plan wants them."""

    name = "mapped"

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        """Return a placement for what the plan shows."""
        assert isinstance(parent, MapPage)
        laid = parent.laid_out = parent.lay(size)
        pairs = ((parent.map, laid.map), (parent.list, laid.list))[: parent.stage]
        return [
            WidgetPlacement(region, NULL_OFFSET, NULL_SPACING, widget)
            for widget, region in pairs
            if region is not None and region.height > 0
        ]


_PLANNED = _MapLayout()


class MapPage(Painted):
    """Map and list; it paints the title and the legend itself."""

    def __init__(self, screen: MapScreen) -> None:
        super().__init__(id="mapped")
        self.owner = screen
        self.map = MapView()
        self.list = PlaceList(screen)
        self.alone = False
        self.stage = 0
        """How much stands on the page: title and legend, from 1 the map, from 2 the list."""
        self.laid = self.laid_out = MapPlan(None, None)
        """How the page is to be laid out, and how it was last."""

    @property
    def layout(self) -> Layout:
        """The layout that follows the plan."""
        return _PLANNED

    def compose(self) -> ComposeResult:
        """Yield the two."""
        yield from (self.map, self.list)

    def on_mount(self) -> None:
        """Leave map and list for after the first paint, each for a paint of its own.

        All in one go would keep a key that is pressed meanwhile waiting for as long as they take
        together.
        """
        self.call_after_refresh(self._next_stage)

    def _next_stage(self) -> None:
        self.stage += 1
        self.map.refresh(layout=True)
        if self.stage < 2:
            self.call_after_refresh(self._next_stage)

    def lay(self, size: Size) -> MapPlan:
        """Lay the page out and remember how."""
        # Beside the map the list has the height there is, whatever it wants.
        wanted = len(self.list.listed(size.width).rows) if 0 < size.width < _NARROW else 0
        legend = len(self._legend(size.width, 2 if size.height >= _LOW else 1))
        self.laid = plan(size, wanted, legend=legend, alone=self.alone, inner=self.owner.inner)
        return self.laid

    def relayout(self) -> None:
        """Lay the page out anew where it is to be another one; the map is asked to make it so."""
        if self.lay(self.size) != self.laid_out:
            self.map.refresh(layout=True)
        self.repaint_edges()

    def repaint_edges(self) -> None:
        """Paint the title and the legend anew, not what lies between them."""
        width, height = self.size
        for region in (Region(0, 0, width, 1), Region(0, height - 2, width, 2)):
            self.refresh(region)

    def render_line(self, y: int) -> Strip:
        """Paint the title above the map and the legend below."""
        cells, laid, scene = self.size.width, self.laid, self.map.shown
        if laid.bare or laid.map is None or scene is None:
            return self.strip([], cells)
        if y == 0:
            row = title_row(scene, self.map.frame(), laid.map.width, not self.owner.inner)
            return self.strip(row, cells)
        at = y - self.size.height + laid.legend
        if at < 0:
            return self.strip([], cells)
        legend = self._legend(cells, laid.legend, whole=True)
        return self.strip([(" ", "text"), *legend[at]] if at < len(legend) else [], cells)

    def _legend(self, cells: int, most: int, whole: bool = False) -> list[Row]:
        """Return the legend; ``whole`` with what needs no row and is not known to the layout."""
        scene, stops = self.map.shown, () if self.alone else self.owner.choice.stops
        if scene is None:
            return [[]]
        frame = self.map.frame() if whole else None
        verdicts = self._marks() if whole and stops else ()
        ascii_only = self.briefing.ascii_only
        return legend_rows(MapInView(scene, stops, frame, verdicts, ascii_only), cells - 2, most)

    def _marks(self) -> list[Span]:
        """Return the marks of the verdicts on what the list may show, each with its meaning."""
        known = self.briefing.checking.by_path(self.owner.card)
        lines = (entry.line for stop in self.owner.choice.stops for entry in stop.entries)
        marks = {known[line.path].mark for line in lines if line.path in known}
        if not marks:
            return []
        from briefing.verify.verdicts import VERDICT_WORDS

        spans = ((mark, *mark_span(mark)) for mark in VERDICT_WORDS if mark in marks)
        return [(f"{sign} {VERDICT_WORDS[mark]}", words) for mark, sign, words in spans]


class PlaceList(Sheet):
    """Every place, the selected one opened to its items; the screen knows which that is."""

    def __init__(self, screen: MapScreen) -> None:
        super().__init__(self.rows)
        self.owner = screen
        self._listed = ListRows([], [])
        self._kept: tuple[object, ListRows] = None, self._listed

    def repaint(self) -> None:
        """Make the rows anew from what the map shows now, scrolled as they were."""
        self.show(self.rows, keep=True)

    def listed(self, cells: int) -> ListRows:
        """Return the whole list for a width, as much of it opened as there is room for.

        A key asks for it several times: it is made anew where something has changed.
        """
        choice = self.owner.choice
        key = choice.stops, choice.where, self._seen(), cells, self.size.height
        if self._kept[0] != key:
            self._kept = key, self._fitted(*key)
        return self._kept[1]

    @staticmethod
    def _fitted(
        found: list[ListedPlace], where: ListPosition, seen: ListView, cells: int, height: int
    ) -> ListRows:
        whole = seen._replace(whole=True)
        full = whole._replace(full=True)
        for more in (full._replace(others=2), full._replace(others=1), full, whole):
            spare = height - len(list_rows(found, where, more, cells).rows)
            if spare >= 0:
                return list_rows(found, where, more._replace(spare=spare), cells)
        return list_rows(found, where, seen, cells)

    def rows(self, cells: int) -> list[Row]:
        """Return the rows of the list; on a small terminal the selected place alone."""
        stop = self.owner.stop
        if self.owner.page.laid.bare and not self.owner.inner and stop is not None:
            self._listed = ListRows([place_row(stop, self._seen(), cells, True)], [(-1, -1)])
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

    def under(self, event: events.MouseEvent) -> ListPosition | None:
        """Return the place or item under the pointer; None where there is none."""
        if not self.region.contains(event.screen_x, event.screen_y) or not self.region.height:
            return None
        row = self.row_at(event.screen_y - self.region.y)
        owners = self._listed.owners
        found = ListPosition(*owners[row]) if 0 <= row < len(owners) else None
        return found if found is not None and found.stop >= 0 else None

    def _seen(self) -> ListView:
        owner = self.owner
        chart, app = owner.map, self.briefing
        frame = chart.frame() if chart.is_attached else None
        scene = app.maps.scene(owner.outline)
        verdicts = app.checking.by_path(owner.card)
        return ListView(owner.outline, scene, frame, verdicts, app.ascii_only)
