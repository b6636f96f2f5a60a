"""Single values with a form of their own: ids, citations, dates, grades, paths, hashes.

The patterns and types are what the structs are made of; the functions tell whether a text is well
formed, and take it apart.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Annotated, Final, TypeAlias

from msgspec import Meta, Struct

from briefing.compiled import late_pattern

ID_PATTERN: Final = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$"
"""An id: letters, digits, dot, underscore, hyphen; it names files, so nothing else."""
ID_FORM: Final = (
    "An id begins with a letter or digit; letters without accents, digits, dots, hyphens and"
    " underscores follow, 100 characters at most."
)
"""The same in words."""
CITE_PATTERN: Final = (
    r"^(?:[A-Za-z0-9][A-Za-z0-9._-]{0,99}:)?(?:r[1-9][0-9]{0,5}(?:-r[1-9][0-9]{0,5})?"
    r"|p[1-9][0-9]{0,5}(?:-p[1-9][0-9]{0,5}|\.r[1-9][0-9]{0,5}(?:-r[1-9][0-9]{0,5})?)?)$"
)
"""A citation: ``p12``, ``p18-p20``, ``s2:p4``, ``s2:p4-p6``; rows: ``p20.r3``, ``p20.r3-r5``.

Of a source that is a table: ``r14``, ``r3-r9``, ``s2:r14``.
"""
_DAY = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
DATE_PATTERN: Final = rf"^{_DAY}(?:/{_DAY})?$"
"""A date: YYYY, YYYY-MM, YYYY-MM-DD, or an interval of two of them joined by ``/``."""
_TIME = r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:[0-9]{2})"
MOMENT_PATTERN: Final = rf"^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?:[T ]{_TIME})?$"
"""A moment: YYYY-MM-DD, or date and time with an offset."""
GRADE_PATTERN: Final = r"^[A-F]?[1-6]$"
COUNTRY_PATTERN: Final = r"^[A-Z]{2}$"
LANGUAGE_PATTERN: Final = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}$"
"""A language tag (BCP 47): a language of ISO 639, then a script, a country, variants."""
CURRENCY_PATTERN: Final = r"^[A-Z]{3}$"
"""A currency (ISO 4217)."""
PCODE_PATTERN: Final = r"^[A-Z]{2,3}[A-Z0-9]{1,20}$"
"""A P-code of a place (OCHA, Common Operational Datasets): the country's letters, then more."""
WIKIDATA_PATTERN: Final = r"^Q[1-9][0-9]{0,11}$"
"""The id of an item of Wikidata."""
SHA256_PATTERN: Final = r"^[0-9a-f]{64}$"
NAME_MAX: Final = 255
"""Bytes that the name of a file may have on the file systems in use (POSIX calls it NAME_MAX)."""

LONGEST: Final[dict[str, int]] = {
    "title": 400, "text": 5_000, "words": 300, "quotation": 1_000, "address": 2_000, "path": 4_096,
    "moment": 40,
}  # fmt: skip
"""Characters that a value may have, by what it is; all others are bounded by their form.

A title is what lists show on a line; words are a name or a few words; a text is a sentence or a
paragraph. A path is as long as Linux takes one (PATH_MAX).
"""


def _bounded(kind: str, pattern: str = r"\S") -> Meta:
    return Meta(max_length=LONGEST[kind], extra_json_schema={"pattern": pattern})


Title: TypeAlias = Annotated[str, _bounded("title")]
Text: TypeAlias = Annotated[str, _bounded("text")]
Words: TypeAlias = Annotated[str, _bounded("words")]
Quotation: TypeAlias = Annotated[str, _bounded("quotation")]
Address: TypeAlias = Annotated[str, _bounded("address")]
FilePath: TypeAlias = Annotated[str, _bounded("path")]
Id: TypeAlias = Annotated[str, Meta(extra_json_schema={"pattern": ID_PATTERN})]
Cite: TypeAlias = Annotated[str, Meta(extra_json_schema={"pattern": CITE_PATTERN})]
Date: TypeAlias = Annotated[str, Meta(extra_json_schema={"pattern": DATE_PATTERN})]
Moment: TypeAlias = Annotated[str, _bounded("moment", MOMENT_PATTERN)]
GradeText: TypeAlias = Annotated[str, Meta(extra_json_schema={"pattern": GRADE_PATTERN})]
Country: TypeAlias = Annotated[str, Meta(extra_json_schema={"pattern": COUNTRY_PATTERN})]
LanguageTag: TypeAlias = Annotated[str, Meta(extra_json_schema={"pattern": LANGUAGE_PATTERN})]
Latitude: TypeAlias = Annotated[float, Meta(ge=-90, le=90)]
Longitude: TypeAlias = Annotated[float, Meta(ge=-180, le=180)]
Count: TypeAlias = Annotated[int, Meta(ge=1, le=100_000)]
Currency: TypeAlias = Annotated[str, Meta(extra_json_schema={"pattern": CURRENCY_PATTERN})]
PCode: TypeAlias = Annotated[str, Meta(extra_json_schema={"pattern": PCODE_PATTERN})]
Wikidata: TypeAlias = Annotated[str, Meta(extra_json_schema={"pattern": WIKIDATA_PATTERN})]
Sha256: TypeAlias = Annotated[str, Meta(extra_json_schema={"pattern": SHA256_PATTERN})]

CITE_SYNTAX: Final = (
    "Write p12, a range p18-p20, a row p20.r3, r14 of a table, or with the source's id s2:p4."
)
"""How a citation is written, as a hint."""

_CITE: Final = late_pattern(CITE_PATTERN)
_DATE: Final = late_pattern(DATE_PATTERN)
_MOMENT: Final = late_pattern(MOMENT_PATTERN)
_DRIVE: Final = late_pattern(r"[A-Za-z]:")
_ID: Final = late_pattern(ID_PATTERN)
_GRADE: Final = late_pattern(GRADE_PATTERN)
_SHA256: Final = late_pattern(SHA256_PATTERN)


def is_id(text: str) -> bool:
    """Tell whether a text is an id."""
    return _ID.fullmatch(text) is not None


def is_grade(text: str) -> bool:
    """Tell whether a text is an Admiralty grade."""
    return _GRADE.fullmatch(text) is not None


def is_sha256(text: str) -> bool:
    """Tell whether a text is a SHA-256 in hexadecimal digits."""
    return _SHA256.fullmatch(text) is not None


class ParsedCite(Struct, frozen=True):
    """A citation taken apart; ``source`` is "" where none is named.

    It is of paragraphs ``first`` to ``last``, counted from 1, or of the rows ``row`` to
    ``last_row`` of the table that paragraph ``first`` is; both are 0 where it names no row.
    With ``table`` the source is a table, and ``first`` to ``last`` are its rows.
    """

    source: str
    first: int
    last: int
    row: int = 0
    last_row: int = 0
    table: bool = False

    @property
    def backwards(self) -> bool:
        """Whether it is a range that ends before it begins."""
        return self.last < self.first or self.last_row < self.row


@lru_cache(maxsize=4096)
def citation(text: str) -> ParsedCite | None:
    """Take a citation apart; None if it is none. The range may be backwards."""
    if not _CITE.fullmatch(text):
        return None
    source, _, place = text.rpartition(":")
    paragraphs, _, rows = place.partition(".")
    first, last = _range(paragraphs)
    return ParsedCite(source, first, last, *_range(rows), place.startswith("r"))


def place_name(number: int, row: int = 0, *, table: bool = False) -> str:
    """Return a place of a source as citations name it: ``p12``, ``p20.r3``, ``r14`` of a table."""
    return f"{'r' if table else 'p'}{number}" + (f".r{row}" if row else "")


def paragraph_names(numbers: list[int]) -> str:
    """Return paragraph numbers, neighbours joined: ``p2, p5-7``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"p{r[0]}" if len(r) == 1 else f"p{r[0]}-{r[-1]}" for r in runs)


TABLE_FILES: Final = (".csv", ".tsv", ".csv.sealed.yaml", ".tsv.sealed.yaml")
"""How the names of tables end, and of their sealed records."""


def is_table(kind: object, text: object, told: bool) -> bool:
    """Tell whether a source is a table: a data set whose file is one, or that is ``told`` to be."""
    named = isinstance(text, str) and text.lower().endswith(TABLE_FILES)
    return kind == "dataset" and (told or named)


def _range(text: str) -> tuple[int, int]:
    """Return the numbers of ``p18-p20`` or ``r3``; none is 0."""
    first, _, last = text.partition("-")
    return int(first[1:] or 0), int(last[1:] or first[1:] or 0)


def date_trouble(text: str) -> str:
    """Return what is wrong with a date of the desk, as the end of a sentence; "" if nothing."""
    if not _DATE.fullmatch(text):
        return "is not YYYY, YYYY-MM, YYYY-MM-DD or an interval A/B"
    first, _, last = text.partition("/")
    try:
        begin = bounds(first)[0]
        backwards = bool(last) and bounds(last)[1] < begin
    except ValueError:
        return "is not in the calendar"
    return "is an interval that ends before it begins" if backwards else ""


def bounds(text: str) -> tuple[date, date]:
    """Return the first and last day of YYYY, YYYY-MM or YYYY-MM-DD.

    Raises:
        ValueError: there is no such day, month or year.
    """
    parts = [int(part) for part in text.split("-")]
    if len(parts) > 2:
        day = date(*parts)
        return day, day
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    begin = date(parts[0], parts[1], 1)
    near = begin + timedelta(days=30)
    return begin, near if near.month == begin.month else near - timedelta(days=near.day)


def moment_trouble(text: str) -> str:
    """Return what is wrong with a moment, as the end of a sentence; "" if nothing."""
    if not _MOMENT.fullmatch(text):
        return "is not YYYY-MM-DD, nor a date and time with offset (2024-11-30T18:00+01:00)"
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return "is not in the calendar"
    return ""


def leaves(path: str) -> bool:
    """Tell whether a path that is not absolute leads out of its folder by its words alone."""
    depth = 0
    for part in path.split("/"):
        if part == "..":
            depth -= 1
        elif part not in ("", "."):
            depth += 1
        if depth < 0:
            return True
    return False


def name_trouble(path: str) -> str:
    """Return in what a path has a name that no file can have; empty where it has none."""
    longest = max(len(part.encode("utf-8", "replace")) for part in path.split("/"))
    if longest <= NAME_MAX:
        return ""
    return f"has a name of {longest:,} bytes in it, and a file's name has at most {NAME_MAX}"


def absolute(path: str) -> bool:
    """Tell whether a path is not relative, by the rules of any system."""
    return path.startswith(("/", "\\", "~")) or _DRIVE.match(path) is not None


def is_language(text: str) -> bool:
    """Tell whether ``text`` has the form of a language tag."""
    return re.match(LANGUAGE_PATTERN, text) is not None
