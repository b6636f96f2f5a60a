"""The inset: a small map of the wider region in a corner, with what the large one shows of it."""

from __future__ import annotations

from typing import Final, NamedTuple

from briefing.atlas.basemap import BORDER, COAST, DISPUTED, PROVINCE, Basemap
from briefing.atlas.labels import Board, LabelSpot
from briefing.atlas.layers import strokes
from briefing.atlas.projection import Viewport
from briefing.atlas.raster import Canvas, Ink

SIZE: Final = (18, 8)
"""Cells of an inset, its frame among them."""
HERE: Final = 8
"""The kind of the box that shows what the large map shows."""
LEAST_VIEW: Final = (60, 20)
"""Cells of the smallest view with room for one."""
WIDEST_KM: Final = 260.0
"""How much a view shows at most, across, that needs one."""
ACROSS_KM: Final = 1_600.0
"""How much an inset shows."""


class Inset(NamedTuple):
    """A small map: the cell of its upper left, its view, its dots."""

    column: int
    row: int
    view: Viewport
    ink: Ink


def inset(basemap: Basemap, view: Viewport, board: Board) -> Inset | None:
    """Return the inset of a view in the first corner free of marks; None where it needs none."""
    across = view.km_per_cell * view.width
    if view.width < LEAST_VIEW[0] or view.height < LEAST_VIEW[1] or across > WIDEST_KM:
        return None
    spot = _corner(view, board)
    if spot is None:
        return None
    wide, high = SIZE
    unit = view.unit * ACROSS_KM / across * view.width / wide
    small = Viewport(view.x, view.y, unit, wide, high).clamped()
    return Inset(*spot, small, _drawn(basemap, view, small))


def _corner(view: Viewport, board: Board) -> tuple[int, int] | None:
    right, low = view.width - SIZE[0], view.height - SIZE[1]
    for column, row in ((0, low), (0, 0), (right, 0), (right, low - 1)):
        spots = [LabelSpot(column, row + down, SIZE[0]) for down in range(SIZE[1])]
        if not any(board.covered(spot) for spot in spots):
            for spot in spots:
                board.take(spot)
            return column, row
    return None


def _drawn(basemap: Basemap, view: Viewport, small: Viewport) -> Ink:
    canvas = Canvas(small.width, small.height)
    for kind, xs, ys in strokes(basemap, small, basemap.best_level(small)):
        if kind in (COAST, BORDER, DISPUTED):
            canvas.line(xs, ys, kind)
    right, low = canvas.across - 1, canvas.down - 1
    canvas.line([0, right, right, 0, 0], [0, 0, low, low, 0], PROVINCE)
    half = max(round(view.width * view.unit / small.unit), 1), max(
        round(2 * view.height * view.unit / small.unit), 1)  # fmt: skip
    x, y = small.width, 2 * small.height
    for down in range(y - half[1], y + half[1] + 1):
        canvas.line([x - half[0], x + half[0]], [down, down], HERE)
    return canvas.ink()
