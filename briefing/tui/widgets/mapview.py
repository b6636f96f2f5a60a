"""The map on the screen: a viewport that keys and mouse move, and a place that stands out."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from briefing.atlas.frame import Frame
from briefing.atlas.projection import Viewport
from briefing.atlas.scene import Scene
from briefing.tui.cells import Row
from briefing.tui.widgets.base import Painted

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
        self._grabbed: tuple[int, int, Viewport] | None = None
        self._dragged = False
        self._kept: tuple[object, Frame | None] = ((), None)

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
        if self.shown is None or not self.shown.sites or width < 1 or height < 1:
            return None
        if self.view is None:
            self.view = Viewport.fit(self.shown.points, width, height)
        elif (self.view.width, self.view.height) != (width, height):
            if self.fitted:
                self.view = Viewport.fit(self.shown.points, width, height)
            else:
                self.view = self.view.sized(width, height)
        return self.view

    def frame(self) -> Frame | None:
        """Return what is drawn, None while nothing can be."""
        view = self.viewport()
        if view is None or self.shown is None:
            return None
        key = (view, id(self.shown), self.selected, self.briefing.maps.loaded)
        if self._kept[0] != key:
            self.briefing.maps.ask(view)
            self._kept = key, self.briefing.maps.frame(view, self.shown, self.selected)
        return self._kept[1]

    def on_resize(self) -> None:
        """Look at as much as there is room for."""
        self._changed()

    def _changed(self) -> None:
        view = self.viewport()
        if view is not None:
            self.briefing.maps.ask(view)
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

    def pan_half(self, across: int, down: int) -> None:
        """Move the view by half of what it shows."""
        width, height = self.room
        self.pan(across * max(width // 2, 1), down * max(height // 2, 1))

    def zoom(self, factor: float, at: tuple[float, float] | None = None) -> None:
        """Go closer, or away where ``factor`` is below 1; what is at a cell stays there."""
        view = self.viewport()
        if view is not None:
            self.look(view.zoom(factor, at))

    def fit(self) -> None:
        """Show all claims again."""
        self.view, self.fitted = None, True
        self._changed()

    def select(self, site: str) -> None:
        """Let a place stand out, and bring it into view; no id takes that back."""
        changed = site != self.selected
        self.selected = site
        view = self.viewport()
        point = (
            next((s.point for s in self.shown.sites if s.id == site), None) if self.shown else None
        )
        if view is not None and point is not None and not view.holds(*point):
            self.look(Viewport.at(*point, view.unit, view.width, view.height))
        if changed:
            self._changed()

    # -- painting ---------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        cells = self.size.width
        if y < self.head:
            return self.strip(self.head_row(), cells)
        row = y - self.head
        if row >= self.room[1]:
            return self.strip(self.foot_row(), cells)
        frame = self.frame()
        if frame is None:
            return self.strip(self._nothing(row), cells)
        if row >= len(frame.rows):
            return self.strip([], cells)
        # A frame's rows have the right width and are in ASCII where they must be: nothing to fit.
        style = self.palette.style if self.screen is self.app.screen else self.palette.quiet
        return Strip([Segment(text, style(words)) for text, words in frame.rows[row]], cells)

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
        if not self.shown.sites:
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
