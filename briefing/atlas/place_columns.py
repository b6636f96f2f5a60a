"""The places of one country, column by column, as the gazetteer's file has them.

They stand from west to east. The columns of a part are: how many places, the southern and the
western edge (``<H2i``), then latitudes from the southern edge on and longitudes as steps from place
to place, in parts of a degree (``PARTS``), and numbers into ``PEOPLE`` for populations, two columns
each (all low bytes, all high ones), kinds other than city and town (the place's number and a
letter, parted by blanks), countries (of the world's largest places, parted by blanks), then three
texts of a line for each place, two columns each: names, whose words begin with a small letter where
a capital is meant and the reverse, other names in Latin letters and those in others, both as told
below. The first column of a text is the letters that all parts of the bundle use beside ``ASCII``,
which only the first part has, the second a byte for each letter; or ``PLAIN``, and UTF-8.

A line has the other names of one place. Each is one of ``SIGNS`` and letters: the place of the sign
is how many letters the name begins with as the one before it (0 to ``HEAD``), times ``TAIL + 1``,
and how many it ends with (0 to ``TAIL``); the letters stand between. The name before the first is
the place's own; of names in other letters it is what ``briefing/atlas/likely.py`` makes of that.
``script/build_gazetteer`` makes what is read here.
"""

from __future__ import annotations

import re
import struct
from codecs import charmap_decode
from functools import lru_cache
from itertools import accumulate, chain
from typing import Final, NamedTuple

from briefing.brief.fold import fold_many
from briefing.compiled import late_pattern

HEAD: Final = 15
TAIL: Final = 4
SIGNS: Final = "".join(
    map(chr, (*range(1, 10), *range(11, 32), *range(0x21, 0x30), *range(0x3A, 0x5D)))
)
"""Eighty signs of ASCII that no name has as it is compared."""
_PLACE: Final = {sign: divmod(at, TAIL + 1) for at, sign in enumerate(SIGNS)}
_PIECE: Final = late_pattern(r"([\x01-\x1f!-/:-\\])([^\x01-\x1f!-/:-\\]*)")

_MOST: Final = 64
"""Letters of a name that are looked at."""

_ARTICLE: Final = re.compile(
    r"\b(?:al|el|ad|adh|an|ar|as|ash|at|ath|az|ed|en|er|es|esh|et|ez|ul)[ -]+(?=\w)"
)
_NO_WORD: Final = re.compile(r"[^\w\t\n]+")
_NO_NAME: Final = re.compile(r"[\t\n]")
_ENDING: Final = re.compile(r"ah\b")
_SAME: Final = str.maketrans({"ə": "a", **dict.fromkeys("'’‘`´", "")})
"""What names of places have beyond all folded texts: signs that some writers leave out."""
PARTS: Final = 100
"""Parts of a degree that coordinates are told in: a kilometre at the equator."""
_STEPS: Final = (10, 12, 15, 18, 22, 27, 33, 39, 47, 56, 68, 82)
PEOPLE: Final = (0, *(n * 10**power for power in range(8) for n in _STEPS))
"""The populations that a place may have: to about a tenth."""
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

    Each is a line as the module has it.
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


@lru_cache(4096)
def fold(name: str) -> str:
    """Return a name as it is compared: without accents, case, signs and Arabic articles.

    ``Al-Bāb``, ``el Bab`` and ``Bab`` are one, as are ``Ar Raqqah`` and ``Raqqa``.
    """
    return folded(_NO_NAME.sub(" ", name[:_MOST])).strip(" ")


def folded(text: str) -> str:
    """Fold many names at once, parted by tabs and line ends: seven times as fast as one by one."""
    # Persian names join their parts by a sign without width, or write them apart.
    text = _ARTICLE.sub("", fold_many(text.replace("\u200c", " ")).translate(_SAME))
    return _ENDING.sub("a", _NO_WORD.sub(" ", text))


def other_names(lines: tuple[str, str], name: str, native_name: str) -> list[str]:
    """Return the other names of a place as they are compared.

    ``name`` is its own, folded, and ``native_name`` how that is likely written.
    """
    latin, native = lines
    return [*told(latin, name), *told(native, native_name)]


def told(line: str, name: str) -> list[str]:
    """Return the names of a line; ``name`` is the one before the first."""
    names = []
    for sign, middle in _PIECE.findall(line):
        head, tail = _PLACE[sign]
        name = name[:head] + middle + name[len(name) - tail :]
        names.append(name)
    return names
