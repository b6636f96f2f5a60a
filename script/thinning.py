"""Lines with as few points as may be, at building time: what lies nearer than can be seen goes."""

import math
from typing import Final

Point = tuple[float, float]
Line = list[Point]

WORLD: Final = 1 << 20
"""Units of the world's width and height."""
_FINE: Final = 0.2
"""Of the tolerance: what lies so near is left out before anything is weighed."""
_ROUGHEST: Final = 4
"""Into how many tolerances the longer side of an island or a lake is parted, lest it be a dot."""
_AHEAD: Final = 96
"""Points that one edge may pass over."""
_MISSES: Final = 8
"""Edges from a point that pass too far from the line, after which no longer one is tried."""


def stretch(y: float) -> float:
    """Return how many times longer than at the equator the map draws what lies at ``y``."""
    return math.cosh(math.pi * (1 - 2 * y / WORLD))


def thinned(line: Line, tolerance: float, step: int) -> Line:
    """Return the points of a line in units that tell it in the fewest bits.

    Told in steps of ``step`` units, no point of the line is farther than ``tolerance`` from what is
    left, as long as its own place on the grid of steps is not. ``tolerance`` is in units at the
    equator: towards the poles, where the map is stretched, a unit is less of the ground.
    """
    tolerance *= stretch(line[len(line) // 2][1])
    if line[0] == line[-1]:
        tolerance = min(tolerance, _extent(line) / _ROUGHEST)
    points = _without_the_nearest(line, tolerance * _FINE)
    last = len(points) - 1
    told = [(round(x / step), round(y / step)) for x, y in points]
    grid = [(float(x * step), float(y * step)) for x, y in told]
    bits = [0.0, *[math.inf] * last]
    before = [0] * (last + 1)
    for start in range(last):
        misses = 0
        for stop in range(start + 1, min(start + _AHEAD, last) + 1):
            cost = bits[start] + _bits(told[start], told[stop])
            if cost >= bits[stop]:
                continue
            if _far(points, start, stop, grid[start], grid[stop], tolerance):
                misses += 1
                if misses > _MISSES:
                    break
            else:
                misses = 0
                bits[stop], before[stop] = cost, start
    kept = [last]
    while kept[-1]:
        kept.append(before[kept[-1]])
    return [points[at] for at in reversed(kept)]


def _extent(line: Line) -> float:
    """Return the longer side of a line's box."""
    xs, ys = zip(*line, strict=True)
    return float(max(max(xs) - min(xs), max(ys) - min(ys)))


def _bits(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Return what a step takes in a deflated file, roughly; a wide one takes more."""
    return sum(
        2.2 + 1.3 * math.log2(abs(q - p) + 1) if abs(q - p) < 128 else 22.0
        for p, q in zip(a, b, strict=True)
    )


def _far(points: Line, start: int, stop: int, a: Point, b: Point, tolerance: float) -> bool:
    """Tell whether a point between two of a line is too far from the edge from ``a`` to ``b``."""
    ax, ay = a
    dx, dy = b[0] - ax, b[1] - ay
    length = dx * dx + dy * dy
    for x, y in points[start + 1 : stop]:
        px, py = x - ax, y - ay
        along = min(max((px * dx + py * dy) / length, 0.0), 1.0) if length else 0.0
        if (px - along * dx) ** 2 + (py - along * dy) ** 2 > tolerance * tolerance:
            return True
    return False


def _without_the_nearest(line: Line, tolerance: float) -> Line:
    """Return a line without the points that lie near it (Douglas-Peucker)."""
    keep = bytearray(len(line))
    keep[0] = keep[-1] = 1
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        far, at = _farthest(line, first, last)
        if far > tolerance:
            keep[at] = 1
            spans += [(first, at), (at, last)]
    return [point for point, kept in zip(line, keep, strict=True) if kept]


def _farthest(line: Line, first: int, last: int) -> tuple[float, int]:
    """Return how far the farthest point between two lies from their edge, and its place."""
    (ax, ay), (bx, by) = line[first], line[last]
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    far, at = 0.0, first
    for index in range(first + 1, last):
        px, py = line[index][0] - ax, line[index][1] - ay
        along = min(max((px * dx + py * dy) / length, 0.0), 1.0) if length else 0.0
        off = (px - along * dx) ** 2 + (py - along * dy) ** 2
        if off > far:
            far, at = off, index
    return math.sqrt(far), at
