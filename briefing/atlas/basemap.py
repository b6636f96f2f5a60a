"""Coasts, borders, provinces, rivers and names of countries, read tile by tile when first drawn.

``data/basemap.dat`` begins with ``MAGIC``, the length of its description and the description, JSON
that a person can read: sources, licence, levels. Then come the size of the countries' part, twelve
bytes for each tile in the order of the levels (column, row, offset, size: ``<HHII``), the
countries, the tiles and the provinces, country by country as the description says. A tile is
deflated: number of lines and points (``<HI``), points of each line (``<H``), kind of each line (a
byte), then the steps from point to point, x and y, as two bytes
each, all low ones before all high ones. The first step starts in the tile's upper left corner. A
coast runs with its land to the right. A country's provinces are their corner and the length of
their names (``<iiI``), the names deflated, a line each, parted by tabs, and their outlines as in a
tile; what stands there for the kind is the number of the province.

Everything is in units of Web Mercator, ``WORLD`` from west to east and from north to south.
"""

from __future__ import annotations

import struct
import sys
import zlib
from array import array
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from threading import Lock
from typing import Any, Final, NamedTuple

from briefing.atlas.projection import WORLD, Viewport
from briefing.files import read_guarded

PATH: Final = Path(__file__).resolve().parent / "data" / "basemap.dat"
"""The file that ``script/build_basemap`` makes."""
MAGIC: Final = b"briefing-basemap/1\n"
SIZE_CAP: Final = 2_100_000
"""Bytes the file may have."""

PROVINCE: Final = 1
RIVER: Final = 2
LAKE: Final = 3
COAST: Final = 4
DISPUTED: Final = 5
BORDER: Final = 6
KINDS: Final = (PROVINCE, RIVER, LAKE, COAST, DISPUTED, BORDER)
"""The kinds of lines, the lowest layer first: where two meet, the upper one owns the cell."""

AREA_SHIFT: Final = 7
"""The countries' outlines are told in steps of 128 units."""
PROVINCE_SHIFT: Final = 5
"""The provinces' outlines are told in steps of 32 units, 1.2 km at the equator."""
_SPAN: Final = 1 << 13  # steps of a tile's width
_KEPT: Final = 96  # tiles: a screen of the finest level takes at most two dozen

_FINEST: Final = 110.0
_MIDDLE: Final = 700.0
"""Units a dot from which on the next coarser level is drawn: its detail is a dot's size there."""


class TileKey(NamedTuple):
    """Where a tile lies: its level, 0 the coarsest, and its column and row there."""

    level: int
    column: int
    row: int


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


class Country(NamedTuple):
    """A country for its name: ISO code where it has one, name, rough outlines."""

    code: str
    name: str
    rings: list[Ring]


class Province(NamedTuple):
    """A province for what claims say of it: its names, rough outlines."""

    names: tuple[str, ...]
    rings: list[Ring]


class Basemap:
    """The file, opened once; tiles are unpacked when asked for and the last ones kept.

    Loading is safe from any thread. A tile takes one to five milliseconds, so a view may load its
    few tiles at once, or ask what is ``missing`` and load that elsewhere.
    """

    def __init__(self, path: Path = PATH) -> None:
        """Read the file's description and index.

        Raises:
            briefing.files.Unreadable: the file is not there or too large.
            ValueError: it is no basemap of this version.
        """
        import json

        self._data = read_guarded(path, SIZE_CAP)
        if not self._data.startswith(MAGIC):
            raise ValueError("not a basemap of this version")
        line_end = self._data.index(b"\n", len(MAGIC))
        start = line_end + 1 + int(self._data[len(MAGIC) : line_end])
        self.about: dict[str, Any] = json.loads(self._data[line_end + 1 : start])
        """What the file says of itself: sources, licence, whose view of borders, levels."""
        self._shifts = [level["shift"] for level in self.about["levels"]]
        self._index: dict[TileKey, tuple[int, int]] = {}
        (self._areas_size,) = struct.unpack_from("<I", self._data, start)
        at = start + 4
        for number, level in enumerate(self.about["levels"]):
            for _ in range(level["tiles"]):
                column, row, offset, size = struct.unpack_from("<HHII", self._data, at)
                self._index[TileKey(number, column, row)] = (offset, size)
                at += 12
        self._areas_at = at
        self._provinces_at = at + self._areas_size + sum(size for _, size in self._index.values())
        self._provinces: dict[str, list[Province]] = {}
        self._tiles: dict[TileKey, Tile] = {}
        self._lock = Lock()

    def level(self, unit: float) -> int:
        """Return the level of detail for a map of ``unit`` units a dot."""
        return 2 if unit <= _FINEST else 1 if unit <= _MIDDLE else 0

    def needed(self, view: Viewport, level: int | None = None) -> list[tuple[TileKey, int]]:
        """Return the tiles that a view shows, each with the units to shift it east by.

        The shift is not 0 where the view reaches over 180 degrees.
        """
        level = self.level(view.unit) if level is None else level
        size = _SPAN << self._shifts[level]
        across = WORLD // size
        west, north, east, south = view.box
        return [
            (key, column // across * WORLD)
            for column in range(int(west // size), int(east // size) + 1)
            for row in range(max(int(north // size), 0), min(int(south // size), across - 1) + 1)
            if (key := TileKey(level, column % across, row)) in self._index
        ]

    def missing(self, view: Viewport) -> list[TileKey]:
        """Return the tiles that a view shows and that are not unpacked yet."""
        return [key for key, _ in self.needed(view) if key not in self._tiles]

    def best_level(self, view: Viewport) -> int:
        """Return the finest level for a view of which everything is unpacked, at worst 0."""
        for level in range(self.level(view.unit), 0, -1):
            if all(key in self._tiles for key, _ in self.needed(view, level)):
                return level
        return 0

    def tile(self, key: TileKey) -> Tile:
        """Return a tile, unpacked now if it is not yet."""
        tile = self._tiles.get(key)
        if tile is None:
            shift = self._shifts[key.level]
            span = _SPAN << shift
            corner = (key.column * span, key.row * span)
            tile = unpacked_tile(self.packed(key), corner, 1 << shift)
            with self._lock:
                while len(self._tiles) >= _KEPT:
                    self._tiles.pop(next(iter(self._tiles)))
                self._tiles[key] = tile
        return tile

    def packed(self, key: TileKey) -> bytes:
        """Return a tile as it stands in the file."""
        offset, size = self._index[key]
        return self._data[offset : offset + size]

    @cached_property
    def countries(self) -> list[Country]:
        """Every country with its rough outline, unpacked when first asked for."""
        at = self._areas_at
        (size,) = struct.unpack_from("<I", self._data, at)
        names = self._data[at + 4 : at + 4 + size].decode().split("\n")
        shapes = self._data[at + 4 + size : at + self._areas_size]
        countries = [
            Country(code, name, []) for code, _, name in (n.partition("\t") for n in names)
        ]
        tile = unpacked_tile(shapes, (0, 0), 1 << AREA_SHIFT)
        for stroke in tile.strokes:
            kind, start, stop, *box = stroke
            xs = [x << AREA_SHIFT for x in tile.xs[start:stop]]
            ys = [y << AREA_SHIFT for y in tile.ys[start:stop]]
            ring = Ring(xs, ys, *(side << AREA_SHIFT for side in box))
            countries[kind].rings.append(ring)
        return countries

    @property
    def known_provinces(self) -> int:
        """Of how many countries the provinces are unpacked."""
        return len(self._provinces)

    def has_provinces(self, country: str) -> bool:
        """Tell whether the provinces of a country are unpacked."""
        return country in self._provinces

    def provinces(self, country: str, *, wait: bool = True) -> list[Province]:
        """Return the provinces of a country (ISO alpha-2); none of one that the file lacks.

        Without ``wait`` there are none, either, while they are not unpacked.
        """
        found = self._provinces.get(country)
        if found is not None or not wait:
            return found or []
        spots: dict[str, list[int]] = self.about["provinces"]
        found = self._unpacked(*spots[country]) if country in spots else []
        with self._lock:
            self._provinces[country] = found
        return found

    def _unpacked(self, offset: int, size: int) -> list[Province]:
        """Return the provinces that stand there."""
        data = self._data[self._provinces_at + offset :][:size]
        west, north, length = struct.unpack_from("<iiI", data)
        names = zlib.decompress(data[12 : 12 + length]).decode().split("\n")
        found = [Province(tuple(line.split("\t")), []) for line in names]
        tile = unpacked_tile(data[12 + length :], (0, 0), 1 << PROVINCE_SHIFT)
        for kind, start, stop, *box in tile.strokes:
            xs = [west + (x << PROVINCE_SHIFT) for x in tile.xs[start:stop]]
            ys = [north + (y << PROVINCE_SHIFT) for y in tile.ys[start:stop]]
            low, top, high, bottom = (side << PROVINCE_SHIFT for side in box)
            found[kind].rings.append(
                Ring(xs, ys, west + low, north + top, west + high, north + bottom)
            )
        return found

    def __iter__(self) -> Iterator[TileKey]:
        """Yield the key of every tile there is."""
        return iter(self._index)


def unpacked_tile(data: bytes, corner: tuple[int, int], step: int) -> Tile:
    """Unpack lines from ``corner`` on, in steps of so many units."""
    raw = zlib.decompress(data)
    lines, points = struct.unpack_from("<HI", raw)
    counts = struct.unpack_from(f"<{lines}H", raw, 6)
    at = 6 + 2 * lines
    kinds = raw[at : at + lines]
    at += lines
    xs = list(accumulate(_steps(raw[at : at + 2 * points])))
    ys = list(accumulate(_steps(raw[at + 2 * points : at + 4 * points])))
    strokes = []
    start = 0
    for kind, count in zip(kinds, counts, strict=True):
        stop = start + count
        across, down = xs[start:stop], ys[start:stop]
        strokes.append(Stroke(kind, start, stop, min(across), min(down), max(across), max(down)))
        start = stop
    return Tile(corner, step, strokes, xs, ys)


def _steps(planes: bytes) -> array[int]:
    """Put low and high bytes together again."""
    half = len(planes) // 2
    both = bytearray(len(planes))
    both[0::2], both[1::2] = planes[:half], planes[half:]
    steps = array("h")
    steps.frombytes(both)
    if sys.byteorder == "big":
        steps.byteswap()
    return steps
