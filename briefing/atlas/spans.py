"""Which cells of a view lie in an outline: runs of cells, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from briefing.atlas.packing import Ring
from briefing.atlas.projection import WORLD, Viewport

Span = tuple[int, int, int]
"""Row, first column, column after the last."""
Spans = list[Span]

_POINT: Final = 32  # bits after the point


def spans_of(rings: Iterable[Ring], view: Viewport, least: float = 0.0) -> Iterator[Span]:
    """Yield the runs of cells whose middle lies in a ring; rings narrower than ``least`` go."""
    west, north, east, south = view.box
    left, top = view.corner
    for ring in rings:
        small = ring.east - ring.west < least
        if small or ring.south < north or ring.north > south:
            continue
        for shift in (-WORLD, 0, WORLD):
            if ring.west + shift <= east and ring.east + shift >= west:
                yield from _rows(ring.xs, ring.ys, view, (left - shift / view.unit, top))


def middle_of(spans: Spans) -> tuple[int, int]:
    """Return the cell in the middle of runs of cells."""
    cells = sum(stop - start for _, start, stop in spans)
    column = sum((start + stop) * (stop - start) for _, start, stop in spans) / (2 * cells)
    return int(column), round(sum(row * (stop - start) for row, start, stop in spans) / cells)


def _rows(
    xs: list[int], ys: list[int], view: Viewport, corner: tuple[float, float]
) -> Iterator[Span]:
    """Yield a ring's runs of cells: between every second pair of crossings with a row's middle."""
    across, down = 1 / (2 * view.unit), 1 / (4 * view.unit)
    left, top = corner[0] / 2, corner[1] / 4 + 0.5
    # Row r's middle lies at r; an edge crosses the middles of the rows in (low, high]. Nearly all
    # edges cross none, so the rows of their ends are told first, all in one go.
    # In fixed point, half as dear as floor().
    one, first = round(down * (1 << _POINT)), round(top * (1 << _POINT))
    ends = [(y * one - first) >> _POINT for y in ys]
    crossings: dict[int, list[float]] = {}
    for at, (before, after) in enumerate(pairwise(ends)):
        if before == after or (before < 0 and after < 0):
            continue
        low, high = (before, after) if before < after else (after, before)
        x0, y0 = xs[at] * across - left, ys[at] * down - top
        slope = (xs[at + 1] - xs[at]) * across / ((ys[at + 1] - ys[at]) * down)
        for row in range(max(low + 1, 0), min(high + 1, view.height)):
            crossings.setdefault(row, []).append(x0 + (row - y0) * slope)
    for row, found in crossings.items():
        found.sort()
        for start, stop in zip(found[::2], found[1::2], strict=False):
            west, east = max(round(start), 0), min(round(stop), view.width)
            if west < east:
                yield row, west, east


def holds(ring: Ring, x: float, y: float) -> bool:
    """Tell whether a point in units lies in a ring: an odd number of edges passes east of it."""
    below = bytes([each > y for each in ring.ys])
    inside, here, at = False, below[0], 0
    while (at := below.find(1 - here, at)) >= 0:
        here = below[at]
        x0, y0, x1, y1 = ring.xs[at - 1], ring.ys[at - 1], ring.xs[at], ring.ys[at]
        inside ^= x0 + (y - y0) * (x1 - x0) / (y1 - y0) > x
    return inside
