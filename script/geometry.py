"""Lines for the map, at building time: unfolded, joined, thinned, cut into tiles and packed.

A line is a list of points (x, y). In degrees that is longitude and latitude; on the map it is Web
Mercator in units of a 2^20th of the world's width, x to the east and y to the south.
"""

import math
import struct
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

Point = tuple[float, float]
Line = list[Point]

WORLD = 1 << 20
"""Units of the world's width and height."""
SPAN = 1 << 13
"""Steps of a tile's width: two bytes can tell the way from line to line."""


def unfold(topology: dict[str, Any]) -> list[Line]:
    """Return the arcs of a TopoJSON topology in degrees."""
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * kx + x0, y * ky + y0))
        arcs.append(line)
    return arcs


def signed(arcs: Any) -> Iterator[int]:
    """Yield the arc numbers of a TopoJSON geometry, however nested; ~n is arc n backwards."""
    for arc in arcs:
        if isinstance(arc, list):
            yield from signed(arc)
        else:
            yield arc


def numbers(arcs: Any) -> Iterator[int]:
    """Yield the arc numbers of a TopoJSON geometry, direction left out."""
    for arc in signed(arcs):
        yield arc if arc >= 0 else ~arc


def outlines(geometry: dict[str, Any], arcs: list[Line]) -> Iterator[Line]:
    """Yield the outer rings of a TopoJSON polygon or multipolygon in degrees."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for polygon in polygons:
        ring: Line = []
        for number in polygon[0]:
            arc = arcs[number] if number >= 0 else arcs[~number][::-1]
            ring += arc[1:] if ring else arc
        yield ring


def unrolled(ring: Line) -> Line:
    """Return a ring in degrees that goes on over 180 where it jumped to the other side."""
    out = ring[:1]
    for lon, lat in ring[1:]:
        turns = round((lon - out[-1][0]) / 360)
        out.append((lon - 360 * turns, lat))
    return out


def mercator(line: Line) -> Line:
    """Project a line from degrees to units of the world."""
    out = []
    for lon, lat in line:
        sine = math.sin(math.radians(max(-85.05112878, min(85.05112878, lat))))
        y = 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)
        out.append(((lon / 360 + 0.5) * WORLD, y * WORLD))
    return out


def without_seams(line: Line) -> Iterator[Line]:
    """Yield what is left of a line in degrees without the edges of the sheet it was drawn on.

    Polygons are cut at 180 degrees, or jump there from one side to the other, and are closed below
    Antarctica; nobody finds a coast there.
    """
    part: Line = line[:1]
    for a, b in pairwise(line):
        seam = abs(a[0]) > 179.98 and abs(b[0]) > 179.98
        if seam or abs(a[0] - b[0]) > 180 or (a[1] < -84.5 and b[1] < -84.5):
            if len(part) > 1:
                yield part
            part = []
        part.append(b)
    if len(part) > 1:
        yield part


def chains(edges: Iterable[tuple[Point, Point]]) -> Iterator[Line]:
    """Join edges end to end into lines that run from junction to junction; rings come last."""
    touching: dict[Point, list[Point]] = defaultdict(list)
    for a, b in sorted(edges):
        touching[a].append(b)
        touching[b].append(a)
    used: set[tuple[Point, Point]] = set()

    def walk(a: Point, b: Point) -> Line:
        line = [a]
        while True:
            used.update(((a, b), (b, a)))
            line.append(b)
            ahead = [c for c in touching[b] if (b, c) not in used]
            if len(touching[b]) != 2 or not ahead:
                return line
            a, b = b, ahead[0]

    for loops in (False, True):
        for a in sorted(touching):
            if loops or len(touching[a]) != 2:
                for b in touching[a]:
                    if (a, b) not in used:
                        yield walk(a, b)


def thinned(line: Line, tolerance: float) -> Line:
    """Return a line in units without the points that lie near it (Douglas-Peucker).

    ``tolerance`` is in units at the equator: towards the poles, where the map is stretched, a unit
    is less of the ground.
    """
    middle = math.pi * (1 - 2 * line[len(line) // 2][1] / WORLD)
    tolerance *= math.cosh(middle)
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


def cut(line: Line, size: int) -> Iterator[tuple[tuple[int, int], Line]]:
    """Cut a line at the borders of square tiles; yield each piece with its tile."""
    part = [line[0]]
    for a, b in pairwise(line):
        here = a
        for t in sorted(set(_crossings(a, b, size))):
            there = (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]))
            part.append(there)
            yield _tile(here, there, size), part
            part, here = [there], there
        if part[-1] != b:
            part.append(b)
        if len(part) > 1 and (b[0] % size == 0 or b[1] % size == 0):
            # A point right on a border, as on the equator: who knows where the line goes on.
            yield _tile(part[-2], b, size), part
            part = [b]
    if len(part) > 1:
        yield _tile(part[0], part[1], size), part


def _crossings(a: Point, b: Point, size: int) -> Iterator[float]:
    """Yield where an edge crosses tile borders, as parts of its length, ends left out."""
    for start, end in zip(a, b, strict=True):
        low, high = min(start, end), max(start, end)
        for border in range(math.floor(low / size) + 1, math.ceil(high / size)):
            yield (border * size - start) / (end - start)


def _tile(a: Point, b: Point, size: int) -> tuple[int, int]:
    """Return the tile of an edge that crosses no border: the one its middle lies in."""
    most = WORLD // size - 1
    column, row = (int((p + q) / 2 // size) for p, q in zip(a, b, strict=True))
    return min(max(column, 0), most), min(max(row, 0), most)


def packed(lines: list[tuple[int, Line]], corner: tuple[int, int], shift: int) -> bytes:
    """Pack lines, each with a number, into a tile: see ``briefing/atlas/basemap.py``.

    ``corner`` is the tile's upper left in units; a step of the result is ``1 << shift`` units.
    """
    kinds, counts, xs, ys = bytearray(), [], [0], [0]
    for kind, line in lines:
        steps = [(round(x - corner[0]) >> shift, round(y - corner[1]) >> shift) for x, y in line]
        steps = [p for p, before in zip(steps, [None, *steps], strict=False) if p != before]
        if len(steps) == 1:
            steps *= 2  # an islet smaller than a step is still there
        for start in range(0, len(steps) - 1, 60_000):
            piece = steps[start : start + 60_001]
            kinds.append(kind)
            counts.append(len(piece))
            xs += [x for x, _ in piece]
            ys += [y for _, y in piece]
    return zlib.compress(
        struct.pack(f"<HI{len(counts)}H", len(counts), len(xs) - 1, *counts)
        + bytes(kinds)
        + _planes(xs)
        + _planes(ys),
        9,
    )


def _planes(values: list[int]) -> bytes:
    """Return the steps between values as two bytes each: all low ones, then all high ones.

    The high ones are nearly all alike, so apart they cost nearly nothing.
    """
    steps = [b - a for a, b in pairwise(values)]
    data = struct.pack(f"<{len(steps)}h", *steps)
    return data[::2] + data[1::2]
