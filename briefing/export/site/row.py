"""What index, search and feeds say of a brief, and the names of the files of a site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Final

import msgspec

from briefing.brief.fold import fold
from briefing.brief.outline import Outline
from briefing.brief.sections import SECTION
from briefing.brief.words import date_words
from briefing.export.html.markup import anchor
from briefing.export.phrases import STATUS
from briefing.library.entry import seconds
from briefing.text import clean

INDEX: Final = "index.html"
SCRIPT: Final = "search.js"
ATOM: Final = "feed.xml"
JSON: Final = "feed.json"
_A_BLOCK: Final = 16
"""About how many briefs share a block of the search."""
MOST_AT_ONCE: Final = 1_000
"""Briefs up to which the index has all of them, and the search loads all of their items."""
_TOGETHER: Final = 200
"""Briefs that share a block of a larger site, where blocks are loaded as they are needed."""
_YEAR_PAGE: Final = re.compile(r"year-\d+\.html")

Item = tuple[str, str, str]
"""Fragment of an item in its page, title of its section, and what it says with who says it."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One brief of a site. ``tlp`` begins with ``TLP:``; ``lines`` is its bottom line.

    ``left_out`` is how many of its items are too strict for the site, ``period`` the time that it
    is about.
    """

    id: str
    title: str
    as_of: str
    cut_off: str
    tlp: str
    countries: str
    trend: str
    status: str
    exercise: bool
    previous: str
    lines: list[str]
    left_out: int = 0
    period: str = ""

    @property
    def heading(self) -> str:
        """The title; an exercise is called so where its title does not say it."""
        plain = not self.exercise or "exercise" in fold(self.title)
        return self.title if plain else f"EXERCISE: {self.title}"


def row_of(outline: Outline, left_out: int = 0) -> Row:
    """Return what is said of a brief, of which so many items were left out."""
    brief = outline.brief
    first = [line for line in outline.section("situation").lines if line.path[1] == "summary"]
    return Row(
        id=brief.id,
        title=clean(outline.title),
        as_of=brief.as_of,
        cut_off=clean(outline.cut_off),
        tlp=outline.tlp,
        countries=clean(outline.countries),
        trend=brief.trend or "",
        status=STATUS[brief.status].partition(",")[0] if brief.status else "",
        exercise=brief.status == "exercise",
        previous=brief.previous or "",
        lines=[clean(line.text) for line in first],
        left_out=left_out,
        period=clean(date_words(brief.period)) if brief.period else "",
    )


def items_of(outline: Outline) -> list[Item]:
    """Return what a search finds in a brief."""
    found = []
    for line in outline.every_line():
        who = clean(outline.speaker_names(line, short=False))
        said = clean(line.text)
        section = SECTION[line.section].title
        found.append((anchor("i", line.label), section, f"{who}: {said}" if who else said))
    return found


def pages(ids: Iterable[str]) -> dict[str, str]:
    """Return the file of each brief's page, no two alike where case does not count."""
    taken = {INDEX}
    found = {}
    for name in sorted(ids):
        file, number = f"{name}.html", 1
        while file.lower() in taken or _YEAR_PAGE.fullmatch(file.lower()):
            number += 1
            file = f"{name}_{number}.html"
        taken.add(file.lower())
        found[name] = file
    return found


def blocks(ids: Iterable[str]) -> dict[str, list[str]]:
    """Return the briefs of each block of the search, by the file of the block.

    A brief's own id says which, so that one that comes or goes leaves the others where they are.
    """
    names = sorted(ids)
    count = 1
    while count * _A_BLOCK < len(names):
        count *= 2
    found: dict[str, list[str]] = {f"search/{number}.js": [] for number in range(count)}
    for name in names:
        at = int.from_bytes(sha256(name.encode()).digest()[:4]) % count
        found[f"search/{at}.js"].append(name)
    return found


def blocks_of(rows: Sequence[Row]) -> dict[str, list[str]]:
    """Return the briefs of each block of a site's search, in the order in which blocks are loaded.

    Beyond ``MOST_AT_ONCE`` briefs that is from the newest year back, each year in its order, so
    that a new brief changes the last block of its year.
    """
    if len(rows) <= MOST_AT_ONCE:
        return blocks(row.id for row in rows)
    found = {}
    for year, those in by_year(rows).items():
        oldest = [row.id for row in reversed(those)]
        parts = [oldest[at : at + _TOGETHER] for at in range(0, len(oldest), _TOGETHER)]
        for number, part in reversed(list(enumerate(parts))):
            found[f"search/{year}-{number}.js"] = part
    return found


def by_year(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return briefs by the year of their cut-off, the newest first."""
    found: dict[str, list[Row]] = {}
    for row in newest(rows):
        found.setdefault(row.as_of[:4], []).append(row)
    return found


def year_page(year: str) -> str:
    """Return the file with the briefs of a year."""
    return f"year-{year}.html"


def newest(rows: Iterable[Row]) -> list[Row]:
    """Return briefs in order, the newest cut-off first."""
    return sorted(rows, key=lambda row: (-(seconds(row.as_of) or 0.0), row.id))
