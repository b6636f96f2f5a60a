"""The places of one country, column by column, as the gazetteer's file has them.

They are deflated: how many places, then the sizes of the last five columns (``<H5I``), then
latitudes and longitudes in thousandths of a degree and numbers into ``PEOPLE`` for populations,
each as steps from place to place (``<i``, all lowest bytes, all second ones and so on), kinds (a
letter each), countries (of the largest places, parted by blanks); names, a line each with other
names in Latin letters behind it, parted by tabs; other names in other letters likewise. These two
are told as the letters that they are made of and a byte for each letter, or as no letters and plain
UTF-8. ``script/build_gazetteer`` packs what is unpacked here.
"""

from __future__ import annotations

import struct
import sys
import zlib
from array import array
from codecs import charmap_decode
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

PEOPLE: Final = (*range(100), *(n * 10**power for power in range(1, 8) for n in range(10, 100)))
"""The populations that a place may have: all below a hundred, then those of two figures."""


class Part(NamedTuple):
    """The places of one country, by columns."""

    lats: array[int]
    """In thousandths of a degree, as ``lons``."""
    lons: array[int]
    people: array[int]
    kinds: str
    """A letter each."""
    countries: list[str]
    names: list[str]
    aliases: list[str]
    """Parted by tabs."""


def unpacked(data: bytes, code: str) -> Part:
    """Return the places of a country (ISO alpha-2) from its part of the file."""
    raw = zlib.decompress(data)
    count, *sizes = struct.unpack_from("<H5I", raw)
    ends = accumulate((22, 4 * count, 4 * count, 4 * count, count, *sizes))
    columns = [raw[start:stop] for start, stop in pairwise(ends)]
    lats, lons, people = map(_numbers, columns[:3])
    kinds, countries = columns[3].decode(), columns[4].decode()
    names, aliases = [], []
    latin, native = _text(*columns[5:7]), _text(*columns[7:])
    for line, others in zip(latin.split("\n"), native.split("\n"), strict=True):
        name, _, known = line.partition("\t")
        names.append(name)
        aliases.append(f"{known}\t{others}" if others else known)
    return Part(
        lats,
        lons,
        array("i", [PEOPLE[number] for number in people]),
        kinds,
        countries.split(" ") if countries else [code] * count,
        names,
        aliases,
    )


def _numbers(planes: bytes) -> array[int]:
    """Return numbers of which the steps from one to the next are told, in four planes of bytes."""
    count = len(planes) // 4
    steps = bytearray(len(planes))
    for at in range(4):
        steps[at::4] = planes[at * count : (at + 1) * count]
    numbers = array("i")
    numbers.frombytes(steps)
    if sys.byteorder == "big":
        numbers.byteswap()
    return array("i", accumulate(numbers))


def _text(letters: bytes, data: bytes) -> str:
    """Return a text that is told as a byte for each of its letters, or as it is."""
    return charmap_decode(data, "strict", letters.decode())[0] if letters else data.decode()
