"""The map on the screen: a viewport that keys and mouse move, and a place that stands out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual import events
from textual.geometry import Region
from textual.message import Message

from briefing.atlas.projection import CLOSE_KM, Viewport
from briefing.atlas.scene import Scene
from briefing.tui.widgets.map_picture import MapPicture

WHEEL = 1.25
"""How much closer a turn of the wheel goes."""


class MapView(MapPicture):
    """Shows the places of one scene, moved by keys and mouse.

    Until it is moved by hand the view stays fitted to the claims, at any size.
    """

    class Picked(Message):
        """A place was clicked: the ids of all that lie under the pointer, the one meant first."""

        def __init__(self, sites: tuple[str, ...]) -> None:
            super().__init__()
            self.sites = sites

    class Redrawn(Message):
        """The map shows something else than before."""

    def __init__(self, id: str = "map") -> None:
        super().__init__(id=id)
        self._early: list[Callable[[], None]] = []
        """Moves that were asked for before there was any room, from the first to the last."""
        self._grabbed: tuple[int, int, Viewport] | None = None
        self._dragged = False

    # -- what is shown ----------------------------------------------------------------------

    def show(self, scene: Scene, keep: bool = False) -> None:
        """Show the places of a scene, fitted; ``keep`` leaves the view where it was."""
        self.shown = scene
        if not keep:
            self.fitted, self.selected = True, ""
        if self.fitted:
            self.view = None
        self._changed()

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
