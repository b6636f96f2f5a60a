"""A map as it is painted: what a viewport shows of a scene, row by row."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from briefing.atlas.frame import Frame
from briefing.atlas.projection import CLOSE_KM, REGION_KM, Viewport
from briefing.atlas.scene import Scene
from briefing.tui.cells import Row
from briefing.tui.theme_manager import Palette
from briefing.tui.widgets import Painted


class MapPicture(Painted):
    """Paints the places of one scene; ``head`` and ``foot`` rows are left to a subclass.

    ``fitted`` as long as the view follows the claims, at any size.
    """

    head = foot = 0

    def __init__(self, id: str = "map") -> None:
        super().__init__(id=id)
        self.shown: Scene | None = None
        self.selected = ""
        self.view: Viewport | None = None
        self.fitted = True
        self._kept: tuple[object, Frame | None] = ((), None)
        self._inked: tuple[Palette, bool, int] | None = None
        self._strips: list[tuple[Row, Strip]] = []

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

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the rows of a region; what did not change since the last time is not made anew."""
        return self.finished(self._painted()[crop.y : crop.bottom], crop)

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


def _strip(row: Row, style: Callable[[str], Style], cells: int) -> Strip:
    return Strip([Segment(text, style(words)) for text, words in row], cells)
