"""Places of the gazetteer as columns, at building time: see ``briefing/atlas/place_columns.py``."""

import struct
from itertools import pairwise
from typing import NamedTuple

from spellings import script_of, shared

from briefing.atlas.likely import likely
from briefing.atlas.place_columns import (
    ASCII,
    HEAD,
    PARTS,
    PEOPLE,
    PLAIN,
    SIGNS,
    TAIL,
    fold,
    swapped,
)

SCRIPTS = {
    "ARABIC": {"ar", "fa", "ur", "ps", "ckb", "ku", "prs", "sd"},
    "CYRILLIC": {"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn"},
    "HEBREW": {"he"},
    "GREEK": {"el"},
    "ARMENIAN": {"hy"},
    "GEORGIAN": {"ka"},
    "HANGUL": {"ko"},
    "CJK": {"zh", "ja"},
    "MYANMAR": {"my"},
    "ETHIOPIC": {"am", "ti"},
}
"""By which languages of a country a script's names are kept."""


class Row(NamedTuple):
    """One place, ready to be written."""

    name: str
    others: tuple[str, ...]
    country: str
    lat: float
    lon: float
    people: int
    kind: str


def edges(rows: list[Row]) -> list[int]:
    """Return the box of places: west, south, east and north edge; an impossible one of none."""
    lats, lons = ([round(row[at] * PARTS) for row in rows] for at in (3, 4))
    most = 180 * PARTS
    return [
        f(v, default=d)
        for f, v, d in (
            (min, lons, most),
            (min, lats, most),
            (max, lons, -most),
            (max, lats, -most),
        )
    ]


def figures(rows: list[Row], several: bool) -> list[bytes]:
    """Return what there is of places but names: see ``briefing/atlas/place_columns.py``."""
    lats, lons = ([round(row[at] * PARTS) for row in rows] for at in (3, 4))
    south, west = min(lats, default=0), min(lons, default=0)
    kinds = (f"{at}{row.kind}" for at, row in enumerate(rows) if row.kind not in "ct")
    return [
        struct.pack("<H2i", len(rows), south, west),
        *planes([lat - south for lat in lats]),
        *planes([b - a for a, b in pairwise([west, *lons])]),
        *planes([PEOPLE.index(row.people) for row in rows]),
        " ".join(kinds).encode(),
        " ".join(row.country for row in rows).encode() if several else b"",
    ]


def planes(values: list[int]) -> list[bytes]:
    """Return numbers as their low bytes and their high ones."""
    return [bytes(value >> 8 * at & 255 for value in values) for at in range(2)]


def lettered(parts: list[list[Row]], native: bool | None) -> tuple[list[bytes], list[bytes]]:
    """Return names, or other names (in other letters than Latin, or not), part by part.

    The letters that they are made of beside ASCII, and the texts as their numbers, or as they are.
    """
    texts = [
        "\n".join(swapped(row.name) if native is None else chained(row, native) for row in part)
        for part in parts
    ]
    letters = ASCII + "".join(sorted(set("".join(texts)).difference(ASCII)))
    if len(letters) > 256:
        return [PLAIN] * len(parts), [text.encode() for text in texts]
    number = {letter: at for at, letter in enumerate(letters)}
    head = [letters.removeprefix(ASCII).encode(), *[b""] * (len(parts) - 1)]
    return head, [bytes(number[letter] for letter in text) for text in texts]


def chained(row: Row, native: bool) -> str:
    """Return the other names of a place as ``briefing/atlas/place_columns.py`` reads them.

    Each next one is the one that has least beyond the last.
    """
    before = likely(fold(row.name), row.country) if native else fold(row.name)
    left = {fold(name) for name in row.others if (script_of(name) in SCRIPTS) == native}
    line = ""
    while left:
        _, best, head, tail = min(_beyond(before, name) for name in left)
        line += SIGNS[head * (TAIL + 1) + tail] + best[head : len(best) - tail]
        left.remove(best)
        before = best
    return line


def _beyond(before: str, name: str) -> tuple[int, str, int, int]:
    """Return how many letters a name has beyond the one before, what both share at the ends."""
    head = min(shared(before, name), HEAD)
    tail = min(shared(before[::-1], name[::-1]), min(len(before), len(name)) - head, TAIL)
    return len(name) - head - tail, name, head, tail
