"""The places of one country, column by column, as the gazetteer's file has them.

They stand from west to east. The columns of a part are: how many places, the southern and the
western edge (``<H2i``), then latitudes from the southern edge on and longitudes as steps from place
to place, in parts of a degree (``PARTS``), and numbers into ``PEOPLE`` for populations, two columns
each (all low bytes, all high ones), kinds other than city and town (the place's number and a
letter, parted by blanks), countries (of the world's largest places, parted by blanks), then three
texts of a line for each place, two columns each: names, whose words begin with a small letter where
a capital is meant and the reverse, other names in Latin letters and those in others, both as
``briefing/atlas/other_names.py`` has them. The first column of a text is the
letters that all parts of the bundle use beside ``ASCII``, which only the first part has, the second
a byte for each letter; or ``PLAIN``, and UTF-8. ``script/build_gazetteer`` makes what is read here.
"""

from __future__ import annotations

import re
import struct
from codecs import charmap_decode
from itertools import accumulate, chain
from typing import Final, NamedTuple

from briefing.compiled import late_pattern

PARTS: Final = 100
"""Parts of a degree that coordinates are told in: a kilometre at the equator."""
_STEPS: Final = (
    10,
    11,
    12,
    13,
    14,
    15,
    16,
    18,
    20,
    22,
    25,
    28,
    32,
    36,
    40,
    45,
    50,
    56,
    63,
    71,
    80,
    90,
)
PEOPLE: Final = (
    0,
    *(n * 10**power for power in range(4) for n in _STEPS if n * 10**power < 20_000),
    *(n * 10**power for power in range(3, 8) for n in range(10, 100) if n * 10**power >= 20_000),
)
"""The populations that a place may have: from 20,000 on two figures, below to a fifteenth."""
CITY: Final = 100_000
"""Inhabitants from which on a town is a city."""

FOR_VIEWS: Final = 11
"""The first columns, which a view needs; other names come after them."""

ASCII: Final = "".join(map(chr, range(128)))
PLAIN: Final = b"\n"
_FIRST: Final = late_pattern(r"(?m)(?:^|(?<=[ -]))\w")


class Places(NamedTuple):
    """Places by columns."""

    lats: list[int]
    """In parts of a degree, as ``lons``."""
    lons: list[int]
    people: list[int]
    kinds: list[str]
    """A letter each."""
    countries: list[str]
    names: list[str]
    """As the file has them: what ``swapped`` makes of them is read."""
    lines: list[int]
    """Where their other names stand among those of the part: ``~n`` is the world's largest's."""


def unpacked(bundle: list[list[bytes]], number: int, code: str) -> Places:
    """Return the places of a country (ISO alpha-2), a part of a bundle, from west to east."""
    columns = bundle[number]
    count, south, west = struct.unpack("<H2i", columns[0])
    lats, steps, numbers = (_numbers(*columns[at : at + 2]) for at in (1, 3, 5))
    people = list(map(PEOPLE.__getitem__, numbers))
    kinds = ["c" if each >= CITY else "t" for each in people]
    for told in columns[7].decode().split():
        kinds[int(told[:-1])] = told[-1]
    countries = columns[8].decode().split(" ") if columns[8] else [code] * count
    return Places(
        [south + lat for lat in lats],
        [west + lon for lon in accumulate(steps)],
        people,
        kinds,
        countries,
        _text(bundle[0][9], columns[10]).split("\n")[:count],
        list(range(count)) if code else [~at for at in range(count)],
    )


def other_lines(bundle: list[list[bytes]], number: int) -> list[tuple[str, str]]:
    """Return the other names of a part's places, from west to east: Latin ones and others.

    Each is a line of ``briefing/atlas/other_names.py``.
    """
    columns = bundle[number]
    latin, native = (_text(bundle[0][at], columns[at + 1]).split("\n") for at in (11, 13))
    return list(zip(latin, native, strict=True))


def of_country(places: Places, code: str) -> Places:
    """Return those of some places that lie in a country."""
    return _picked(places, [at for at, each in enumerate(places.countries) if each == code])


def ranked(*parts: Places) -> Places:
    """Return places by importance: a capital before all, then the largest first."""
    places = Places._make(map(list, map(chain.from_iterable, zip(*parts, strict=True))))
    ranks = [-people for people in places.people]
    for at, kind in enumerate(places.kinds):
        if kind == "C":
            ranks[at] -= PEOPLE[-1]
    return _picked(places, sorted(range(len(ranks)), key=ranks.__getitem__))


def _picked(places: Places, order: list[int]) -> Places:
    """Return places in an order."""
    return Places._make(list(map(column.__getitem__, order)) for column in places)


def _numbers(low: bytes, high: bytes) -> tuple[int, ...]:
    both = bytearray(2 * len(low))
    both[0::2], both[1::2] = low, high
    return struct.unpack(f"<{len(low)}H", both)


def swapped(names: str) -> str:
    """Return names with the first letters of words small where they are capitals, and back."""
    return _FIRST.sub(_swapped, names)


def _swapped(found: re.Match[str]) -> str:
    letter = found[0]
    other = letter.swapcase()
    # Not of such as have no single other letter.
    return other if len(other) == 1 and other.swapcase() == letter else letter


def _text(letters: bytes, data: bytes) -> str:
    """Return a text that is told as a byte for each of its letters, or as it is."""
    if letters == PLAIN:
        return data.decode()
    return charmap_decode(data, "strict", ASCII + letters.decode())[0]
