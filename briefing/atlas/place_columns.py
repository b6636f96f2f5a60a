"""The places of one country, column by column, as the gazetteer's file has them.

They stand from west to east. They are deflated: how many places, the sizes of the last five
columns, the southern and the western edge (``<H5I2i``), then latitudes from the southern edge on
and longitudes as steps from place to place, in thousandths of a degree and three bytes each,
numbers into ``PEOPLE`` for populations, two bytes each (all lowest bytes, all second ones and so
on), kinds (a letter each), countries (of the largest places, parted by blanks); names, a line each
with other names in Latin letters behind it, parted by tabs; other names in other letters likewise.
These two are told as the letters that they are made of beside ``ASCII`` and a byte for each letter,
or as ``PLAIN`` and UTF-8. ``script/build_gazetteer`` packs what is unpacked here.
"""

from __future__ import annotations

import struct
import sys
import zlib
from array import array
from codecs import charmap_decode
from itertools import accumulate, pairwise
from operator import itemgetter
from typing import Final, NamedTuple

PEOPLE: Final = (*range(100), *(n * 10**power for power in range(1, 8) for n in range(10, 100)))
"""The populations that a place may have: all below a hundred, then those of two figures."""


ASCII: Final = "\n\t" + "".join(map(chr, range(32, 127)))
PLAIN: Final = b"\n"


class CountryPlaces(NamedTuple):
    """The places of one country, by columns, the largest first and a capital before all."""

    lats: list[int]
    """In thousandths of a degree, as ``lons``."""
    lons: list[int]
    people: list[int]
    kinds: str
    """A letter each."""
    countries: list[str]
    names: list[str]
    aliases: list[str]
    """Parted by tabs."""


def unpacked(data: bytes, code: str) -> CountryPlaces:
    """Return the places of a country (ISO alpha-2) from its part of the file."""
    raw = zlib.decompress(data)
    count, *sizes, south, west = struct.unpack_from("<H5I2i", raw)
    ends = accumulate((30, 3 * count, 3 * count, 2 * count, count, *sizes))
    columns = [raw[start:stop] for start, stop in pairwise(ends)]
    lats, lons, people = map(_numbers, columns[:3], (3, 3, 2))
    lons[0] += west
    kinds, countries = columns[3].decode(), columns[4].decode()
    latin, native = _text(*columns[5:7]).split("\n"), _text(*columns[7:]).split("\n")
    ranks = [-number for number in people]  # populations grow with their numbers
    at = kinds.find("C")
    while at >= 0:
        ranks[at] -= len(PEOPLE)
        at = kinds.find("C", at + 1)
    order = sorted(range(count), key=ranks.__getitem__)
    pick = itemgetter(*order, order[0])  # one more: of a single place, too, it gives a tuple
    names, aliases = [], []
    for line, others in zip(pick(latin)[:-1], pick(native)[:-1], strict=True):
        name, _, known = line.partition("\t")
        names.append(name)
        aliases.append(f"{known}\t{others}" if others else known)
    return CountryPlaces(
        [south + lat for lat in pick(lats)[:-1]],
        list(pick(list(accumulate(lons)))[:-1]),
        [PEOPLE[number] for number in pick(people)[:-1]],
        "".join(pick(kinds)[:-1]),
        list(pick(countries.split(" "))[:-1]) if countries else [code] * count,
        names,
        aliases,
    )


def _numbers(planes: bytes, size: int) -> array[int]:
    """Return numbers of which the lowest bytes stand first, then the next, so many bytes each."""
    count = len(planes) // size
    all_bytes = bytearray(4 * count)
    for at in range(size):
        all_bytes[at::4] = planes[at * count : (at + 1) * count]
    numbers = array("i")
    numbers.frombytes(all_bytes)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _text(letters: bytes, data: bytes) -> str:
    """Return a text that is told as a byte for each of its letters, or as it is."""
    if letters == PLAIN:
        return data.decode()
    return charmap_decode(data, "strict", ASCII + letters.decode())[0]
