"""Cutting lines at the edges of a window: linear in their points, nothing lost inside.

A geometry library would be a compiled one, many times as large as the program, for this alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom edge, all of them inside."""


def clip_segment(
    x0: float, y0: float, x1: float, y1: float, box: Box
) -> tuple[float, float, float, float] | None:
    """Return the part of a segment that lies in a box, or None (Liang and Barsky).

    Ends that lie inside come back as they are, to the bit. All coordinates are finite.
    """
    left, top, right, bottom = box
    dx, dy = x1 - x0, y1 - y0
    start, end = 0.0, 1.0
    for step, low, high in ((dx, left - x0, right - x0), (dy, top - y0, bottom - y0)):
        if step == 0:
            if low > 0 or high < 0:
                return None
            continue
        enter, leave = low / step, high / step
        if enter > leave:
            enter, leave = leave, enter
        start, end = max(start, enter), min(end, leave)
        if start > end:
            return None
    first, last = (x0, y0), (x1, y1)
    # Not by start and end: an end a hair outside rounds to a part of nothing left out.
    if not (left <= x0 <= right and top <= y0 <= bottom):
        first = _held(x0 + start * dx, y0 + start * dy, box)
    if not (left <= x1 <= right and top <= y1 <= bottom):
        last = _held(x0 + end * dx, y0 + end * dy, box)
    return *first, *last


def _held(x: float, y: float, box: Box) -> Point:
    """Return a point that rounding has carried over the edge, on the edge."""
    left, top, right, bottom = box
    return min(max(x, left), right), min(max(y, top), bottom)


def clip_line(points: Sequence[Point], box: Box) -> Iterator[list[Point]]:
    """Yield the parts of a line that lie in a box, each as long as the line stays inside.

    A line of one point is one part, if it lies inside.
    """
    left, top, right, bottom = box
    if len(points) == 1:
        (x, y) = points[0]
        if left <= x <= right and top <= y <= bottom:
            yield [points[0]]
        return
    part: list[Point] = []
    for (x0, y0), (x1, y1) in pairwise(points):
        found = clip_segment(x0, y0, x1, y1, box)
        if found is None:
            if part:
                yield part
            part = []
            continue
        start, end = found[:2], found[2:]
        if part and part[-1] != start:
            yield part
            part = []
        part = part or [start]
        if end != part[-1]:
            part.append(end)
        if end != (x1, y1):
            yield part
            part = []
    if part:
        yield part
