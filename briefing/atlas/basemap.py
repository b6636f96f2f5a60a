"""Coasts, borders, provinces, rivers and names of countries, read tile by tile when first drawn.

``data/basemap.dat`` begins with ``MAGIC``, the length of its description and the description, JSON
that a person can read: sources, licence, levels. Then come the size of the countries' part
(``<I``) and, for each block of tiles in the order of the levels, its size, how many tiles it has
(``<IB``) and their columns and rows, a byte each; then the countries, the blocks, deflated, and the
provinces, bundles of which the description tells the sizes. A coast runs with its land to the
right. The countries are a bundle of one part: their names and outlines. The provinces of a country
are a part of a bundle: their corner (``<ii``), their names, a line each, parted by tabs, and
outlines.
``briefing/atlas/packing.py`` has blocks, outlines and bundles.

Everything is in units of Web Mercator, ``WORLD`` from west to east and from north to south.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any, Final, NamedTuple

from briefing.atlas.packing import Ring, Tile, TileBlock, outlines, unbundled
from briefing.atlas.projection import WORLD, Viewport
from briefing.files import read_guarded

PATH: Final = Path(__file__).resolve().parent / "data" / "basemap.dat"
"""The file that ``script/build_basemap`` makes."""
MAGIC: Final = b"briefing-basemap/4\n"
SIZE_CAP: Final = 600_000
"""Bytes the file may have."""

PROVINCE: Final = 1
RIVER: Final = 2
LAKE: Final = 3
COAST: Final = 4
DISPUTED: Final = 5
BORDER: Final = 6
KINDS: Final = (PROVINCE, RIVER, LAKE, COAST, DISPUTED, BORDER)
"""The kinds of lines, the lowest layer first: where two meet, the upper one owns the cell."""

AREA_SHIFT: Final = 8
"""The countries' outlines are told in steps of 256 units."""
PROVINCE_SHIFT: Final = 7
"""The provinces' outlines are told in steps of 128 units, 4.9 km at the equator."""
_KEPT: Final = 96  # tiles: a screen of the finest level takes at most two dozen
_KEPT_BLOCKS: Final = 6  # a screen of any level lies in at most four

WITH_PROVINCES: Final = 130.0
"""Units a dot up to which provinces are drawn: above, a screen shows more than a country. Only the
finest level has them."""
_MIDDLE: Final = 700.0
"""Units a dot from which on the coarsest level is drawn: the detail of the next is a dot's size
there."""


class TileKey(NamedTuple):
    """Where a tile lies: its level, 0 the coarsest, and its column and row there."""

    level: int
    column: int
    row: int


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
        self._levels = [(level["tile"], 1 << level["shift"]) for level in self.about["levels"]]
        self._index: dict[TileKey, tuple[tuple[int, int], int]] = {}
        (self._areas_size,) = struct.unpack_from("<I", self._data, start)
        self._read_index(start + 4)
        self._provinces: dict[str, list[Province]] = {}
        self._last_bundle: tuple[int, list[list[bytes]]] = (-1, [])
        self._tiles: dict[TileKey, Tile] = {}
        self._blocks: dict[tuple[int, int], TileBlock] = {}
        self._lock = Lock()

    def _read_index(self, at: int) -> None:
        """Learn where each tile lies: offset and size of its block, and its number there."""
        found: list[tuple[int, list[TileKey]]] = []
        for number, level in enumerate(self.about["levels"]):
            for _ in range(level["blocks"]):
                size, tiles = struct.unpack_from("<IB", self._data, at)
                spots = self._data[at + 5 : at + 5 + 2 * tiles]
                at += 5 + 2 * tiles
                keys = [
                    TileKey(number, *spot) for spot in zip(spots[::2], spots[1::2], strict=True)
                ]
                found.append((size, keys))
        self._areas_at = at
        at += self._areas_size
        for size, keys in found:
            self._index.update((key, ((at, size), number)) for number, key in enumerate(keys))
            at += size
        self._provinces_at = at

    def level(self, unit: float) -> int:
        """Return the level of detail for a map of ``unit`` units a dot."""
        return 2 if unit <= WITH_PROVINCES else 1 if unit <= _MIDDLE else 0

    def needed(self, view: Viewport, level: int | None = None) -> list[tuple[TileKey, int]]:
        """Return the tiles that a view shows, each with the units to shift it east by.

        The shift is not 0 where the view reaches over 180 degrees.
        """
        level = self.level(view.unit) if level is None else level
        size = self._levels[level][0]
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
            width, step = self._levels[key.level]
            spot, number = self._index[key]
            corner = (key.column * width, key.row * width)
            tile = self._block(spot).tile(number, corner, step)
            with self._lock:
                while len(self._tiles) >= _KEPT:
                    self._tiles.pop(next(iter(self._tiles)))
                self._tiles[key] = tile
        return tile

    def _block(self, spot: tuple[int, int]) -> TileBlock:
        """Return the block at an offset, inflated now if it is not yet."""
        block = self._blocks.get(spot)
        if block is None:
            block = TileBlock(zlib.decompress(self._data[spot[0] : sum(spot)]))
            with self._lock:
                while len(self._blocks) >= _KEPT_BLOCKS:
                    self._blocks.pop(next(iter(self._blocks)))
                self._blocks[spot] = block
        return block

    def packed_blocks(self, level: int) -> list[bytes]:
        """Return the blocks of a level as they stand in the file."""
        spots = dict.fromkeys(spot for key, (spot, _) in self._index.items() if key.level == level)
        return [self._data[offset : offset + size] for offset, size in spots]

    @cached_property
    def countries(self) -> list[Country]:
        """Every country with its rough outline, unpacked when first asked for."""
        data = self._data[self._areas_at :][: self._areas_size]
        ((names, *lines),) = unbundled(data)
        parted = (name.partition("\t") for name in names.decode().split("\n"))
        countries = [Country(code, name, []) for code, _, name in parted]
        for number, ring in outlines(lines, (0, 0), 1 << AREA_SHIFT):
            countries[number].rings.append(ring)
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

    def _unpacked(self, bundle: int, number: int) -> list[Province]:
        """Return the provinces that are a part of a bundle."""
        corner, names, *lines = self._bundle(bundle)[number]
        west, north = struct.unpack("<ii", corner)
        found = [Province(tuple(line.split("\t")), []) for line in names.decode().split("\n")]
        for at, ring in outlines(lines, (west, north), 1 << PROVINCE_SHIFT):
            found[at].rings.append(ring)
        return found

    def _bundle(self, number: int) -> list[list[bytes]]:
        """Return a bundle of provinces; the last one is kept, for who asks for all of them."""
        last, parts = self._last_bundle
        if last != number:
            sizes = self.about["bundles"]
            start = self._provinces_at + sum(sizes[:number])
            parts = unbundled(self._data[start : start + sizes[number]])
            self._last_bundle = number, parts
        return parts

    def __iter__(self) -> Iterator[TileKey]:
        """Yield the key of every tile there is."""
        return iter(self._index)
