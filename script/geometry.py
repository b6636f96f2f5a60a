"""Lines for the map, at building time: unfolded, joined, cut into tiles and packed.

A line is a list of points (x, y). In degrees that is longitude and latitude; on the map it is Web
Mercator in units of a 2^20th of the world's width, x to the east and y to the south.
"""

import itertools
import math
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from thinning import WORLD, Line, Point, thinned

from briefing.atlas.packing import FAR

_ROUGHEST = 8
"""Into how many tolerances the longer side of the smallest outline is parted."""


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


def packed(
    tiles: Sequence[list[tuple[int, Line]]], corners: Sequence[Point], shift: int
) -> list[bytes]:
    """Pack the lines of tiles, each line with a number, as ``briefing/atlas/packing.py`` has it.

    The columns of a block.

    ``corners`` are the tiles' upper lefts in units; a step of the result is ``1 << shift`` units.
    """
    lines: list[int] = []
    counts: list[int] = []
    kinds = bytearray()
    step = 1 << shift
    across: list[int] = []
    down: list[int] = []
    for tile, (left, top) in zip(tiles, corners, strict=True):
        before, points = len(counts), [(0, 0)]
        for kind, line in tile:
            steps = [(round((x - left) / step), round((y - top) / step)) for x, y in line]
            steps = [p for p, last in zip(steps, [None, *steps], strict=False) if p != last]
            if len(steps) == 1:
                steps *= 2  # an islet smaller than a step is still there
            for start in range(0, len(steps) - 1, 60_000):
                piece = steps[start : start + 60_001]
                kinds.append(kind)
                counts.append(len(piece))
                points += piece
        lines.append(len(counts) - before)
        across += [b[0] - a[0] for a, b in pairwise(points)]
        down += [b[1] - a[1] for a, b in pairwise(points)]
    sizes = struct.pack(f"<{len(counts)}H", *counts)
    head = struct.pack(f"<HII{len(lines)}H", len(lines), len(counts), len(across), *lines)
    (x, wide_x), (y, wide_y) = _near_and_far(across), _near_and_far(down)
    return [head, sizes[::2], sizes[1::2], bytes(kinds), x, y, wide_x, wide_y]


def in_order(lines: list[tuple[int, Line]]) -> Iterator[tuple[int, Line]]:
    """Yield lines by their number, each beginning near where the one before it ends."""
    here = (0.0, 0.0)
    for kind, group in itertools.groupby(sorted(lines), key=lambda entry: entry[0]):
        left = [line for _, line in group]
        while left:
            starts = [_square(line[0], here) for line in left]
            at = starts.index(min(starts))
            line = left.pop(at)
            here = line[-1]
            yield kind, line


def _square(a: Point, b: Point) -> float:
    return float((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2)


def _near_and_far(steps: list[int]) -> tuple[bytes, bytes]:
    """Return steps as a byte each, and the wide ones, for which ``FAR`` stands there."""
    wide = [step for step in steps if not FAR < step <= -FAR - 1]
    near = (step if FAR < step <= -FAR - 1 else FAR for step in steps)
    return bytes(step & 255 for step in near), struct.pack(f"<{len(wide)}h", *wide)


def packed_outlines(
    rings: list[tuple[int, Line]], corner: Point, shift: int, tolerance: float
) -> list[bytes]:
    """Pack closed lines, each with the number of what it goes round, thinned.

    What two of them share is told once. See ``briefing/atlas/packing.py``.
    """
    ways: dict[tuple[Point, ...], Line] = {}
    least: dict[tuple[Point, ...], float] = {}
    made: list[list[tuple[tuple[Point, ...], bool]]] = []
    ends = _junctions(ring for _, ring in rings)
    for _, ring in rings:
        size = max(max(side) - min(side) for side in zip(*ring, strict=True))
        made.append([])
        for way in map(tuple, _split(ring, ends)):
            back = way[::-1] in ways
            key = way[::-1] if back else way
            ways[key] = []
            least[key] = min(least.get(key, size), size)
            made[-1].append((key, back))
    for key, size in least.items():
        ways[key] = thinned(list(key), min(tolerance, size / _ROUGHEST), 1 << shift)
    place: dict[tuple[Point, ...], int] = {}
    refs = []
    for key, back in itertools.chain.from_iterable(made):
        refs.append((len(place) - place[key] << 1 | back) + 1 if key in place else 0)
        place.setdefault(key, len(place))
    numbers = [number for number, _ in rings]
    table = struct.pack(f"<{1 + 2 * len(rings)}H", len(rings), *numbers, *map(len, made))
    table += struct.pack(f"<{len(refs)}H", *refs)
    lines = packed([[(0, line) for line in ways.values()]], [corner], shift)
    return [table[::2], table[1::2], *lines]


def _junctions(rings: Iterable[Line]) -> set[Point]:
    """Return the points from which closed lines go to more than two sides."""
    touching: dict[Point, set[Point]] = defaultdict(set)
    for ring in rings:
        for a, b in pairwise(ring):
            if a != b:
                touching[a].add(b)
                touching[b].add(a)
    return {point for point, others in touching.items() if len(others) > 2}


def _split(ring: Line, ends: set[Point]) -> Iterator[Line]:
    """Yield a closed line from junction to junction; one without from its least point, whole."""
    if ring[0] != ring[-1]:
        yield ring
        return
    open_ring = ring[:-1]
    start = next((at for at, point in enumerate(open_ring) if point in ends), None)
    if start is None:
        start = open_ring.index(min(open_ring))
    turned = [*open_ring[start:], *open_ring[: start + 1]]
    piece = turned[:1]
    for point in turned[1:]:
        piece.append(point)
        if point in ends:
            yield piece
            piece = [point]
    if len(piece) > 1:
        yield piece
