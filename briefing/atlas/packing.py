"""How the map's lines are packed: blocks of tiles, and outlines of which each line is told once.

A block is how many tiles, lines and points (``<HII``), the lines of each tile (``<H``), then by
columns the points of each line (all low bytes before all high ones), the kind of each line (a
byte), and the steps from point to point: x, y, wide x, wide y. A step has a byte, signed; ``FAR``
says that it is the next of the wide ones (``<h``). The first step of a tile starts in its upper
left corner.

Outlines are columns: the low bytes and the high ones of their table (``<H`` each: how many rings;
the number of what each goes round; of how many lines each is made; these: 0 is the next line that
was not had yet, else it is 1, twice how many lines back it is and 1 where it is gone backwards),
then those of a block of one tile.

A bundle has parts that are packed together, column beside column: like compresses well with like.
It is deflated: how many parts and how many columns each has (``<HB``), the size of each column,
first those of all parts' first columns (all lowest bytes, all second and all third ones), then the
columns in the same order.

``script/geometry.py`` and ``script/deflating.py`` pack what is unpacked here.
"""

from __future__ import annotations

import struct
import sys
import zlib
from array import array
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

FAR: Final = -128
"""Stands for a step that a byte has no room for."""
_FAR: Final = bytes([FAR & 255])


class Stroke(NamedTuple):
    """One line of a tile: its kind, its points' places in the tile's lists, its box in steps."""

    kind: int
    start: int
    stop: int
    west: int
    north: int
    east: int
    south: int


class Tile(NamedTuple):
    """A tile's lines: a point in units is ``corner + (xs[i], ys[i]) * step``."""

    corner: tuple[int, int]
    step: int
    strokes: list[Stroke]
    xs: list[int]
    ys: list[int]


class Ring(NamedTuple):
    """A closed line in units, and its box."""

    xs: list[int]
    ys: list[int]
    west: int
    north: int
    east: int
    south: int


class TileBlock:
    """Tiles that were packed together; each is unpacked when it is asked for."""

    def __init__(self, raw: bytes) -> None:
        """Take an inflated block."""
        tiles, lines, points = struct.unpack_from("<HII", raw)
        at = 10 + 2 * tiles
        self._lines = [0, *accumulate(struct.unpack_from(f"<{tiles}H", raw, 10))]
        self._counts = _numbers(raw[at : at + lines], raw[at + lines : at + 2 * lines])
        at += 2 * lines
        self._kinds = raw[at : at + lines]
        at += lines
        self._near = raw[at : at + points], raw[at + points : at + 2 * points]
        at += 2 * points
        wide = 2 * self._near[0].count(_FAR)
        self._far = _wide(raw[at : at + wide]), _wide(raw[at + wide :])
        ends = [0, *accumulate(self._counts)]
        self._points = [ends[line] for line in self._lines]

    def tile(self, number: int, corner: tuple[int, int], step: int) -> Tile:
        """Unpack one of its tiles, whose upper left is ``corner``, in steps of so many units."""
        xs, ys = self._tile_points(number)
        strokes = []
        start = 0
        for line in range(*self._lines[number : number + 2]):
            stop = start + self._counts[line]
            across, down = xs[start:stop], ys[start:stop]
            box = min(across), min(down), max(across), max(down)
            strokes.append(Stroke(self._kinds[line], start, stop, *box))
            start = stop
        return Tile(corner, step, strokes, xs, ys)

    def ways(self, corner: tuple[int, int], step: int) -> list[tuple[list[int], list[int]]]:
        """Return the lines of its first tile in units: x and y of their points."""
        xs, ys = self._tile_points(0)
        west, north = corner
        xs, ys = [west + x * step for x in xs], [north + y * step for y in ys]
        ends = pairwise(accumulate((0, *self._counts)))
        return [(xs[start:stop], ys[start:stop]) for start, stop in ends]

    def _tile_points(self, number: int) -> tuple[list[int], list[int]]:
        """Return x and y of a tile's points, in steps from its upper left."""
        start, stop = self._points[number : number + 2]
        return self._summed(0, start, stop), self._summed(1, start, stop)

    def _summed(self, axis: int, start: int, stop: int) -> list[int]:
        """Return what the steps of an axis add up to, point by point."""
        near, far = self._near[axis], self._far[axis]
        steps = array("b", near[start:stop]).tolist()
        wide = near.count(_FAR, 0, start)
        at = near.find(_FAR, start, stop)
        while at >= 0:
            steps[at - start] = far[wide]
            wide += 1
            at = near.find(_FAR, at + 1, stop)
        return list(accumulate(steps))


def outlines(
    columns: list[bytes], corner: tuple[int, int], step: int
) -> Iterator[tuple[int, Ring]]:
    """Yield closed lines, each with the number of what it goes round."""
    table = _numbers(*columns[:2])
    rings = table[0]
    numbers, sizes = table[1 : 1 + rings], table[1 + rings : 1 + 2 * rings]
    ways = TileBlock(b"".join(columns[2:])).ways(corner, step)
    at = 1 + 2 * rings
    had = 0
    for number, size in zip(numbers, sizes, strict=True):
        xs: list[int] = []
        ys: list[int] = []
        for ref in table[at : at + size]:
            across, down = ways[had - (ref - 1 >> 1) if ref else had]
            if not ref:
                had += 1
            elif ref - 1 & 1:
                across, down = across[::-1], down[::-1]
            xs += across[1:] if xs else across
            ys += down[1:] if ys else down
        at += size
        yield number, Ring(xs, ys, min(xs), min(ys), max(xs), max(ys))


def _numbers(low: bytes, high: bytes) -> array[int]:
    """Put low and high bytes together again, as numbers of two bytes."""
    both = bytearray(2 * len(low))
    both[0::2], both[1::2] = low, high
    return _in_order(array("H", bytes(both)))


def _wide(data: bytes) -> array[int]:
    """Return signed numbers of two bytes."""
    return _in_order(array("h", data))


def _in_order(numbers: array[int]) -> array[int]:
    """Return numbers whose lowest byte came first as this machine has them."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def unbundled(data: bytes, first: int = 255) -> list[list[bytes]]:
    """Return the parts of a bundle: the columns of each, or as many of them as are wanted."""
    inflating = zlib.decompressobj()
    parts, columns = struct.unpack("<HB", inflating.decompress(data, 3))
    count = parts * columns
    raw = inflating.decompress(inflating.unconsumed_tail, 3 * count)
    low, middle, high = raw[:count], raw[count : 2 * count], raw[2 * count :]
    sizes = [a | b << 8 | c << 16 for a, b, c in zip(low, middle, high, strict=True)]
    ends = [*accumulate(sizes[: parts * first], initial=0)]
    raw = inflating.decompress(inflating.unconsumed_tail, ends[-1] or 1)
    pieces = [raw[a:b] for a, b in pairwise(ends)]
    return [pieces[part::parts] for part in range(parts)]
