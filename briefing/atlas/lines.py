"""The lines of the basemap in a view: which there are, where their dots lie, how they look."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from briefing.atlas.layers.basemap import (
    BORDER,
    COAST,
    DISPUTED,
    LAKE,
    PROVINCE,
    RIVER,
    Basemap,
)
from briefing.atlas.projection import Viewport
from briefing.atlas.raster import SOLID, Canvas, Dash, Ink

LINES: Final = {
    PROVINCE: "province",
    RIVER: "river",
    LAKE: "lake",
    COAST: "coast",
    DISPUTED: "disputed",
    BORDER: "border",
}
"""The role of each kind of line."""
DASHES: Final[dict[int, Dash]] = {PROVINCE: (1, 3), DISPUTED: (3, 6)}
ASCII_SIGNS: Final = " .~~#:+"
"""What stands for each kind of line in ASCII."""
_POINT: Final = 24  # bits after the point


def ink(basemap: Basemap, view: Viewport, level: int) -> Ink:
    """Return the lines of a view at a level of detail, tiles unpacked as needed."""
    canvas = Canvas(view.width, view.height)
    for kind, xs, ys in strokes(basemap, view, level):
        canvas.line(xs, ys, kind, DASHES.get(kind, SOLID))
    return canvas.ink()


def strokes(
    basemap: Basemap, view: Viewport, level: int
) -> Iterable[tuple[int, list[int], list[int]]]:
    """Yield every line that may cross a view: its kind and its dots from the view's upper left.

    The lowest kinds come first. Dots may lie outside: only whole lines are left out.
    """
    left, top = view.corner
    across, down = 2 * view.width, 4 * view.height
    layers: dict[int, list[tuple[list[int], list[int]]]] = {kind: [] for kind in LINES}
    for key, shift in basemap.needed(view, level):
        tile = basemap.tile(key)
        step = tile.step / view.unit
        west = (tile.corner[0] + shift) / view.unit - left
        north = tile.corner[1] / view.unit - top
        # In fixed point, half as dear as floor(). A few steps more, so that what lies on the edge
        # of two tiles falls to the same dot from both.
        one, x0, y0 = (round(part * (1 << _POINT)) for part in (step, west, north))
        x0, y0 = x0 + 64, y0 + 64
        # What the window spans in the tile's own steps.
        low_x, high_x = -west / step, (across - west) / step
        low_y, high_y = -north / step, (down - north) / step
        txs, tys = tile.xs, tile.ys
        for kind, start, stop, left_x, top_y, right_x, low in tile.strokes:
            if right_x >= low_x and left_x < high_x and low >= low_y and top_y < high_y:
                xs = [(x * one + x0) >> _POINT for x in txs[start:stop]]
                ys = [(y * one + y0) >> _POINT for y in tys[start:stop]]
                layers[kind].append((xs, ys))
    for kind, lines in layers.items():
        for xs, ys in lines:
            yield kind, xs, ys
