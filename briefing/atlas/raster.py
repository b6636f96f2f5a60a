"""Lines as braille signs, and cutting lines at the edges of a window.

While it is drawn every dot is one byte, which says as one bit which kind of line drew it last; a
cell has the dots of all kinds that cross it and belongs to the highest. All work on whole screens
is done by bytes methods and integers as long as the screen, which is what makes it fast in plain
Python. A drawing or geometry library would bring a compiled one with it, and know no dots by kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

BITS: Final = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
"""The dots of a braille sign (Unicode, Braille Patterns), by column and row."""
_LIT: Final = tuple(tuple(bytes([0]) + bytes([bit]) * 255 for bit in column) for column in BITS)
_TOP: Final = bytes(value.bit_length() for value in range(256))

Dash = tuple[int, int]
"""Dots drawn and dots in all, over and over along a line; (1, 1) is solid."""
SOLID: Final[Dash] = (1, 1)


class Ink(NamedTuple):
    """What was drawn: a byte a cell, row by row."""

    masks: bytes
    """Braille masks: the sign is ``chr(0x2800 + mask)``."""
    kinds: bytes
    """The highest kind of line in the cell, 0 where there is none."""

    def text(self, signs: str = "") -> str:
        """Return the cells as text, blank where nothing is; ``signs`` has one for each kind.

        Without ``signs`` it is braille.
        """
        if signs:
            return self.kinds.decode("latin-1").translate(dict(enumerate(signs)))
        both = bytearray(2 * len(self.masks))
        both[0::2] = self.masks
        both[1::2] = b"\x28" * len(self.masks)
        return both.decode("utf-16-le").replace("\u2800", " ")


class Canvas:
    """Dots to draw on: ``2 * width`` across and ``4 * height`` down."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.across = 2 * width
        self.down = 4 * height
        self.dots = bytearray(self.across * self.down)

    def line(self, xs: Sequence[int], ys: Sequence[int], kind: int, dash: Dash = SOLID) -> None:
        """Draw a line through dots, counted from the upper left; what lies outside is cut off.

        ``kind`` is 1 to 8. Dashes are counted along the line from its first point, outside too, so
        that they stay where they are on the ground while the view is moved.
        """
        across, down, dots = self.across, self.down, self.dots
        value = 1 << (kind - 1)
        drawn, period = dash
        count = 0
        x0, y0 = xs[0], ys[0]
        within = 0 <= x0 < across and 0 <= y0 < down
        if within:
            dots[y0 * across + x0] = value
        for x1, y1 in zip(xs, ys, strict=True):
            dx, dy = x1 - x0, y1 - y0
            if not dx and not dy:
                continue
            inside = 0 <= x1 < across and 0 <= y1 < down
            if -2 < dx < 2 and -2 < dy < 2:
                count += 1
                if inside and count % period < drawn:
                    dots[y1 * across + x1] = value
            else:
                if inside and within:
                    self._run(x0, y0, x1, y1, value, dash, count)
                elif inside or within or self._may_cross(x0, y0, x1, y1):
                    self._cut(x0, y0, x1, y1, value, dash, count)
                dx, dy = (dx if dx > 0 else -dx), (dy if dy > 0 else -dy)
                count += dx if dx > dy else dy
            x0, y0, within = x1, y1, inside

    def _may_cross(self, x0: int, y0: int, x1: int, y1: int) -> bool:
        """Tell whether an edge with both ends outside is not all on one side of the canvas."""
        across, down = self.across, self.down
        return not (
            (x0 < 0 and x1 < 0)
            or (y0 < 0 and y1 < 0)
            or (x0 >= across and x1 >= across)
            or (y0 >= down and y1 >= down)
        )

    def _cut(self, x0: int, y0: int, x1: int, y1: int, value: int, dash: Dash, count: int) -> None:
        """Draw the part of an edge that lies on the canvas."""
        box = (0.0, 0.0, self.across - 1.0, self.down - 1.0)
        found = clip_segment(x0, y0, x1, y1, box)
        if found is not None:
            ax, ay, bx, by = (round(side) for side in found)
            count += max(abs(ax - x0), abs(ay - y0))
            if count % dash[1] < dash[0]:
                self.dots[ay * self.across + ax] = value
            self._run(ax, ay, bx, by, value, dash, count)

    def _run(self, x0: int, y0: int, x1: int, y1: int, value: int, dash: Dash, count: int) -> None:
        """Draw an edge that lies on the canvas, without its first dot.

        One step of the longer way a dot; the other way in fixed point, 16 bits after the point.
        """
        across, dots = self.across, self.dots
        dx, dy = x1 - x0, y1 - y0
        wide, high = (dx if dx > 0 else -dx), (dy if dy > 0 else -dy)
        drawn, period = dash
        if wide >= high:
            if not wide:
                return
            slope = (dy << 16) // wide
            at, step = (y0 << 16) + 0x8000, 1 if dx > 0 else -1
            for x in range(x0 + step, x1, step):
                at += slope
                count += 1
                if count % period < drawn:
                    dots[(at >> 16) * across + x] = value
        else:
            slope = (dx << 16) // high
            at, step = (x0 << 16) + 0x8000, across if dy > 0 else -across
            for row in range(y0 * across + step, y1 * across, step):
                at += slope
                count += 1
                if count % period < drawn:
                    dots[row + (at >> 16)] = value
        if (count + 1) % period < drawn:
            dots[y1 * across + x1] = value

    def ink(self) -> Ink:
        """Return what was drawn."""
        across, dots = self.across, self.dots
        size = self.width * self.height
        masks = flags = 0
        for below in range(4):
            starts = range(below * across, len(dots), 4 * across)
            for right in range(2):
                plane = b"".join([dots[start + right : start + across : 2] for start in starts])
                masks |= int.from_bytes(plane.translate(_LIT[right][below]), "little")
                flags |= int.from_bytes(plane, "little")
        return Ink(masks.to_bytes(size, "little"), flags.to_bytes(size, "little").translate(_TOP))


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
