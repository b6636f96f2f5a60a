"""Places of the world by name and by view, for look-ups and for finding one's way on the map.

``data/gazetteer.dat`` begins with ``MAGIC``, the length of its description and the description,
JSON that a person can read: sources, licence and the sizes of what follows. First come the
countries, JSON, deflated: the number of its bundle and of its part there, how many places, west,
south, east and north edge in parts of a degree. Then come the bundles
(``briefing/atlas/packing.py``); a part is as ``briefing/atlas/place_columns.py`` has it. The
world's largest places are a part of their own, and in no other.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any, Final, NamedTuple

from briefing.atlas.likely import likely
from briefing.atlas.packing import unbundled
from briefing.atlas.place_columns import (
    FOR_VIEWS,
    PARTS,
    Places,
    fold,
    folded,
    of_country,
    other_lines,
    other_names,
    ranked,
    swapped,
    unpacked,
)
from briefing.files import read_guarded

PATH: Final = Path(__file__).resolve().parent / "data" / "gazetteer.dat"
"""The file that ``script/build_gazetteer`` makes."""
MAGIC: Final = b"briefing-gazetteer/5\n"
SIZE_CAP: Final = 900_000
"""Bytes the file may have."""
LARGEST: Final = "*"
"""The key of the world's largest places."""

KINDS: Final = {
    "C": "capital",
    "c": "city",
    "t": "town",
    "A": "air base",
    "X": "crossing",
    "D": "dam",
    "P": "port",
    "R": "region",
    "T": "town",
}
"""What the letters of the file mean; capitals but C are the program's own entries."""
OWN: Final = frozenset("AXDPRT")
GEONAMES: Final = "GeoNames"
OURS: Final = "briefing"
_WIDE: Final = 24.0
"""Degrees across from which a view names the largest places only."""
_ALL: Final = 255
"""Columns of a bundle, or more."""


class GazetteerPlace(NamedTuple):
    """A place of the gazetteer; its coordinates are of its middle, to half a kilometre."""

    name: str
    country: str
    """ISO 3166 alpha-2 code."""
    lat: float
    lon: float
    kind: str
    """One of the values of ``KINDS``."""
    population: int
    """As GeoNames has it; 0 where it is not known or makes no sense."""
    origin: str
    """``GeoNames`` or ``briefing``: whose coordinates these are."""


class Gazetteer:
    """The file, opened when first asked; a country is unpacked when one of its places is wanted."""

    def __init__(self, path: Path = PATH) -> None:
        """Remember the path; nothing is read yet."""
        self._path = path
        self._parts: dict[str, Places] = {}
        self._bundles: dict[tuple[int, int], list[list[bytes]]] = {}
        self._lines: dict[str, list[tuple[str, str]]] = {}
        self._keys: dict[str, dict[str, list[int]]] = {}
        self._lock = Lock()

    @cached_property
    def _file(self) -> tuple[bytes, int, dict[str, Any], dict[str, list[int]]]:
        """The file, where its bundles begin, what it says of itself, its countries.

        Raises:
            briefing.files.Unreadable: the file is not there or too large.
            ValueError: it is no gazetteer of this version.
        """
        import json

        data = read_guarded(self._path, SIZE_CAP)
        if not data.startswith(MAGIC):
            raise ValueError("not a gazetteer of this version")
        line_end = data.index(b"\n", len(MAGIC))
        start = line_end + 1 + int(data[len(MAGIC) : line_end])
        about: dict[str, Any] = json.loads(data[line_end + 1 : start])
        end = start + about["countries"]
        return data, end, about, json.loads(zlib.decompress(data[start:end]))

    @property
    def about(self) -> dict[str, Any]:
        """What the file says of itself: sources, licence, notice, sizes."""
        return self._file[2]

    def find(self, name: str, country: str = "") -> list[GazetteerPlace]:
        """Return the places of a name or alias, the largest first.

        Accents, case, hyphens and al-, el- and their kin make no difference. Without a country
        (ISO alpha-2) every country is searched, which takes most of a second the first time.
        """
        wanted = fold(name)
        if not wanted:
            return []
        codes = [country.upper()] if country else [c for c in self._index if c != LARGEST]
        found = []
        for code in codes:
            if code in self._index and code != LARGEST:
                found += self._called(wanted, code)
        return _sorted(found, wanted)

    def largest(self, name: str) -> list[GazetteerPlace]:
        """Return those of the world's largest places that have a name; takes a few milliseconds."""
        wanted = fold(name)
        return _sorted(self._called(wanted, LARGEST), wanted) if wanted else []

    def largest_names(self) -> list[str]:
        """Return what the world's largest places are called; takes a few milliseconds."""
        return [swapped(name) for name in self._part(LARGEST).names]

    def _called(self, wanted: str, code: str) -> list[GazetteerPlace]:
        part = self._part(code)
        return [_shown(part, at) for at in self._by_key(code).get(wanted, ())]

    def within(
        self,
        west: float,
        south: float,
        east: float,
        north: float,
        limit: int = 50,
        *,
        wait: bool = True,
    ) -> list[GazetteerPlace]:
        """Return the most important places in a box of degrees: capitals, then by population.

        ``east`` below ``west`` is a box across 180 degrees. A box over a large part of the world
        has the largest places only. Without ``wait`` only what is unpacked already is looked at.
        """
        found = []
        for code in self._parts_of(west, south, east, north):
            if not wait and code not in self._parts:
                continue
            part = self._part(code)
            for at in self._inside(part, west, south, east, north, limit):
                found.append((part.kinds[at] != "C", -part.people[at], part.names[at], code, at))
        found.sort()
        return [_shown(self._part(code), at) for *_, code, at in found[:limit]]

    def missing(self, west: float, south: float, east: float, north: float) -> list[str]:
        """Return the parts of the file that a box needs and that are not unpacked yet."""
        return [
            code for code in self._parts_of(west, south, east, north) if code not in self._parts
        ]

    def unpack(self, code: str) -> None:
        """Unpack one of the parts that are ``missing``; safe from any thread."""
        self._part(code)

    def _parts_of(self, west: float, south: float, east: float, north: float) -> list[str]:
        across = east - west if west <= east else east + 360 - west
        wide = max(across, north - south) > _WIDE
        return [LARGEST] if wide else list(self._near(west, south, east, north))

    def _inside(
        self, part: Places, west: float, south: float, east: float, north: float, limit: int
    ) -> Iterator[int]:
        """Yield the largest places of a part that lie in a box; the part has them first."""
        left, low, right, high = (side * PARTS for side in (west, south, east, north))
        for at, (lat, lon) in enumerate(zip(part.lats, part.lons, strict=True)):
            if low <= lat <= high and (
                left <= lon <= right if left <= right else lon >= left or lon <= right
            ):
                yield at
                limit -= 1
                if limit <= 0:
                    return

    def _near(self, west: float, south: float, east: float, north: float) -> Iterator[str]:
        """Yield the countries with places in or near a box."""
        sides = [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]
        for code, (_, _, _, left, low, right, high) in self._index.items():
            near = low <= north * PARTS and high >= south * PARTS
            near = near and any(left <= b * PARTS and right >= a * PARTS for a, b in sides)
            if near and code != LARGEST:
                yield code

    @property
    def _index(self) -> dict[str, list[int]]:
        return self._file[3]

    def _part(self, code: str) -> Places:
        """Return the places of a country, or the world's largest, by importance."""
        part = self._parts.get(code)
        if part is None:
            if code == LARGEST:
                part = ranked(self._largest)
            else:
                bundle, number, *_ = self._index[code]
                own = unpacked(self._bundle(bundle, FOR_VIEWS), number, code)
                part = ranked(own, of_country(self._largest, code))
            with self._lock:
                self._parts[code] = part
        return part

    @cached_property
    def _largest(self) -> Places:
        """The world's largest places, from west to east."""
        bundle, number, *_ = self._index[LARGEST]
        return unpacked(self._bundle(bundle, FOR_VIEWS), number, "")

    def _bundle(self, number: int, columns: int) -> list[list[bytes]]:
        """Return the first columns of a bundle, inflated now if they are not yet."""
        bundle = self._bundles.get((number, columns))
        if bundle is None:
            data, start, about, _ = self._file
            sizes = about["bundles"]
            start += sum(sizes[:number])
            bundle = unbundled(data[start : start + sizes[number]], columns)
            with self._lock:
                self._bundles[number, columns] = bundle
        return bundle

    def _other_lines(self, code: str) -> list[tuple[str, str]]:
        """Return the other names of a part's own places, as the file has them."""
        lines = self._lines.get(code)
        if lines is None:
            bundle, number, *_ = self._index[code]
            lines = other_lines(self._bundle(bundle, _ALL), number)
            with self._lock:
                self._lines[code] = lines
        return lines

    def _others_of(self, code: str) -> list[tuple[str, str]]:
        """Return the other names of a country's places, by importance, as the file has them."""
        own, great = self._other_lines(code), self._other_lines(LARGEST)
        return [own[line] if line >= 0 else great[~line] for line in self._part(code).lines]

    def _by_key(self, code: str) -> dict[str, list[int]]:
        """Return the places of a part by their folded names; of the largest by their own alone."""
        keys = self._keys.get(code)
        if keys is None:
            part = self._part(code)
            keys = {}
            names = [name.strip(" ") for name in folded("\n".join(part.names)).split("\n")]
            lines = [("", "")] * len(names) if code == LARGEST else self._others_of(code)
            wanted = (
                name if native else "" for name, (_, native) in zip(names, lines, strict=True)
            )
            written = likely("\n".join(wanted), code).split("\n")
            for at, (name, line, native) in enumerate(zip(names, lines, written, strict=True)):
                called = {name, *other_names(line, name, native)} if any(line) else (name,)
                for key in called:
                    keys.setdefault(key, []).append(at)
            with self._lock:
                self._keys[code] = keys
        return keys


def _shown(part: Places, at: int) -> GazetteerPlace:
    kind = part.kinds[at]
    return GazetteerPlace(
        swapped(part.names[at]),
        part.countries[at],
        part.lats[at] / PARTS,
        part.lons[at] / PARTS,
        KINDS[kind],
        part.people[at],
        OURS if kind in OWN else GEONAMES,
    )


def _sorted(found: Iterable[GazetteerPlace], wanted: str) -> list[GazetteerPlace]:
    """Return places by size, one that is called so before one that is also called so."""
    return sorted(found, key=lambda p: (fold(p.name) != wanted, -p.population))
