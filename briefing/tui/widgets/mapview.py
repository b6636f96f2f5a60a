"""The map on the screen: a viewport that keys and mouse move, and a place that stands out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.filter import ANSIToTruecolor
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from briefing.atlas.frame import Frame
from briefing.atlas.projection import CLOSE_KM, REGION_KM, Viewport
from briefing.atlas.scene import Scene
from briefing.tui.cells import Row
from briefing.tui.theme_manager import Palette
from briefing.tui.widgets import Painted

WHEEL = 1.25
"""How much closer a turn of the wheel goes."""


class MapView(Painted):
    """Shows the places of one scene; ``head`` and ``foot`` rows are left to a subclass.

    Until it is moved by hand the view stays fitted to the claims, at any size.
    """

    class Picked(Message):
        """A place was clicked: the ids of all that lie under the pointer, the one meant first."""

        def __init__(self, sites: tuple[str, ...]) -> None:
            super().__init__()
            self.sites = sites

    class Redrawn(Message):
        """The map shows something else than before."""

    head = foot = 0

    def __init__(self, id: str = "map") -> None:
        super().__init__(id=id)
        self.shown: Scene | None = None
        self.selected = ""
        self.view: Viewport | None = None
        self.fitted = True
        self._early: list[Callable[[], None]] = []
        """Moves that were asked for before there was any room, from the first to the last."""
        self._grabbed: tuple[int, int, Viewport] | None = None
        self._dragged = False
        self._kept: tuple[object, Frame | None] = ((), None)
        self._inked: tuple[Palette, bool, int] | None = None
        self._strips: list[tuple[Row, Strip]] = []

    # -- what is shown ----------------------------------------------------------------------

    def show(self, scene: Scene, keep: bool = False) -> None:
        """Show the places of a scene, fitted; ``keep`` leaves the view where it was."""
        self.shown = scene
        if not keep:
            self.fitted, self.selected = True, ""
        if self.fitted:
            self.view = None
        self._changed()

    @property
    def room(self) -> tuple[int, int]:
        """Columns and rows of the map itself."""
        return self.size.width, self.size.height - self.head - self.foot

    def viewport(self) -> Viewport | None:
        """Return what is looked at; None where there is no room or nothing to look at."""
        width, height = self.room
        if self.shown is None or not self.shown.points or width < 1 or height < 1:
            return None
        if self.view is None:
            self.view = self._fit(self.shown, width, height)
        elif (self.view.width, self.view.height) != (width, height):
            if self.fitted:
                self.view = self._fit(self.shown, width, height)
            else:
                self.view = self.view.sized(width, height)
        return self.view

    def _fit(self, scene: Scene, width: int, height: int) -> Viewport:
        """Return the region of the claims; around invented places there is nothing to see."""
        room = CLOSE_KM if scene.invented else REGION_KM
        return Viewport.fit(scene.points, width, height, room)

    def frame(self) -> Frame | None:
        """Return what is drawn, None while nothing can be."""
        view = self.viewport()
        if view is None or self.shown is None:
            return None
        key = (view, id(self.shown), self.selected, self.briefing.maps.loaded)
        if self._kept[0] != key:
            self.briefing.maps.ask(view, self.shown)
            self._kept = key, self.briefing.maps.frame(view, self.shown, self.selected)
        return self._kept[1]

    def on_resize(self) -> None:
        """Look at as much as there is room for; do what was asked for before there was any."""
        self._changed()
        if self.viewport() is not None:
            early, self._early = self._early, []
            for move in early:
                move()

    def _changed(self) -> None:
        view = self.viewport()
        if view is not None and self.shown is not None:
            self.briefing.maps.ask(view, self.shown)
        self.refresh()
        self.post_message(self.Redrawn())

    # -- moving -----------------------------------------------------------------------------

    def look(self, view: Viewport) -> None:
        """Look elsewhere."""
        if view != self.view:
            self.view, self.fitted = view, False
            self._changed()

    def pan(self, columns: float, rows: float) -> None:
        """Move the view by cells, east and south where they are positive."""
        view = self.viewport()
        if view is not None:
            self.look(view.pan(columns, rows))
        elif not self.size:
            self._early.append(partial(self.pan, columns, rows))

    def pan_half(self, across: int, down: int) -> None:
        """Move the view by half of what it shows."""
        if not self.size:
            self._early.append(partial(self.pan_half, across, down))
            return
        width, height = self.room
        self.pan(across * max(width // 2, 1), down * max(height // 2, 1))

    def zoom(self, factor: float, at: tuple[float, float] | None = None) -> None:
        """Go closer, or away where ``factor`` is below 1; what is at a cell stays there.

        Without a cell that is the selected place where it is in sight, else the middle.
        """
        view = self.viewport()
        if view is not None:
            self.look(view.zoom(factor, at or self.cell_of_selected()))
        elif not self.size:
            self._early.append(partial(self.zoom, factor, at))

    def cell_of_selected(self) -> tuple[float, float] | None:
        """Return the middle of the cell where the selected place stands, None where it does not."""
        view, frame = self.viewport(), self.frame()
        if view is None or frame is None or not self.selected:
            return None
        hit = next((hit for hit in frame.hits if self.selected in hit.sites), None)
        return (hit.column + hit.width / 2, hit.row + 0.5) if hit else None

    def fit(self) -> None:
        """Show the region of all claims again; where it is shown, the claims from close by."""
        wide = self.shown is not None and self.fitted
        self.view, self.fitted = None, True
        view = self.viewport()
        if wide and view is not None and self.shown is not None:
            close = Viewport.fit(self.shown.points, view.width, view.height, CLOSE_KM)
            self.view, self.fitted = close, close == view
        self._changed()

    def select(self, site: str) -> None:
        """Let a place stand out, and bring it into view; no id takes that back."""
        changed = site != self.selected
        self.selected = site
        view = self.viewport()
        sites = self.shown.all if self.shown else ()
        point = next((s.point for s in sites if s.id == site), None)
        if view is not None and point is not None and not view.holds(*point):
            self.look(Viewport.at(*point, view.unit, view.width, view.height))
        elif changed:
            self._restand()

    def _restand(self) -> None:
        """Paint the rows in which something else stands out now, and no others."""
        before, now = self._kept[1], self.frame()
        if before is None or now is None or before.view != now.view:
            self._changed()
            return
        rows = [y for y, row in enumerate(now.rows) if row is not before.rows[y]]
        edges = [*range(-self.head, 0), *range(self.room[1], self.room[1] + self.foot)]
        for row in (*rows, *edges):
            self.refresh(Region(0, self.head + row, self.size.width, 1))
        self.post_message(self.Redrawn())

    # -- painting ---------------------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the rows of a region; what did not change since the last time is not made anew.

        A map has neither border nor padding, and its styles name all they need: Textual's own way,
        row by row with the stylesheet asked for each, would cost as much as drawing the map.
        """
        cells, ground = self.size.width, self.background_colors[1]
        strips = self._painted()[crop.y : crop.bottom]
        ansi = self.palette.theme.ansi  # else every colour is a true one, and none to be made so
        for each in self.get_line_filters():
            if isinstance(each, ANSIToTruecolor) and not ansi:
                continue
            strips = [strip.apply_filter(each, ground) for strip in strips]
        if crop.column_span != (0, cells):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        return self._painted()[y]

    def _painted(self) -> list[Strip]:
        """Return all rows."""
        cells, rows = self.size.width, max(self.room[1], 0)
        frame = self.frame()
        head = [self.strip(self.head_row(), cells) for _ in range(self.head)]
        foot = [self.strip(self.foot_row(), cells) for _ in range(self.foot)]
        if frame is None:
            return [*head, *(self.strip(self._nothing(row), cells) for row in range(rows)), *foot]
        behind = self.screen is not self.app.screen
        inked = (self.palette, behind, cells)
        kept = self._strips if inked == self._inked else []
        style = self.palette.quiet if behind else self.palette.style
        self._inked = inked
        # A frame's rows have the right width and are in ASCII where they must be: nothing to fit.
        self._strips = [
            kept[y] if y < len(kept) and kept[y][0] is row else (row, _strip(row, style, cells))
            for y, row in enumerate(frame.rows)
        ]
        return [*head, *(strip for _, strip in self._strips), *foot]

    def head_row(self) -> Row:
        """Return what stands above the map."""
        return []

    def foot_row(self) -> Row:
        """Return what stands below the map."""
        return []

    def _nothing(self, row: int) -> Row:
        """Return a row of what stands where there is no map."""
        if row != self.room[1] // 2 or self.shown is None:
            return []
        if not self.shown.points:
            return [(" No place of this brief has coordinates: they are listed, not drawn.", "dim")]
        trouble = self.briefing.maps.trouble
        return [(f" The map cannot be drawn ({trouble}).", "bad")] if trouble else []

    # -- mouse ------------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the map."""
        self._dragged = False
        view = self.viewport()
        if event.button == 1 and view is not None and event.y >= self.head:
            self._grabbed = (event.x, event.y, view)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Move the map with the pointer while the button is down."""
        if self._grabbed is None:
            return
        if event.button != 1:  # it was let go somewhere else
            self._grabbed = None
            return
        x, y, view = self._grabbed
        if (event.x, event.y) != (x, y) or self._dragged:
            self._dragged = True
            self.look(view.pan(x - event.x, y - event.y))

    def on_mouse_up(self) -> None:
        """Let the map go."""
        self._grabbed = None

    def on_click(self, event: events.Click) -> None:
        """Say which place was clicked, unless the map was dragged."""
        event.prevent_default()
        event.stop()
        dragged, self._dragged = self._dragged, False
        frame = self.frame()
        if dragged or frame is None or event.y < self.head:
            return
        sites = frame.at(event.x, event.y - self.head)
        if sites:
            self.post_message(self.Picked(sites))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go closer to what is under the pointer."""
        self._wheel(event, WHEEL)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go away from what is under the pointer."""
        self._wheel(event, 1 / WHEEL)

    def _wheel(self, event: events.MouseEvent, factor: float) -> None:
        event.stop()
        self.zoom(factor, (event.x + 0.5, event.y - self.head + 0.5))


def _strip(row: Row, style: Callable[[str], Style], cells: int) -> Strip:
    return Strip([Segment(text, style(words)) for text, words in row], cells)
