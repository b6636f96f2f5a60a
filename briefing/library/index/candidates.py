"""Which items a query is decided among, and the query in the languages of the index.

``match`` is for FTS5 (words and tags), ``conditions`` for SQL (the rest). No query can be ended
while SQLite looks for words, so it is asked of one part of the index after the other, the newest
first, until there are enough matches or the time is over.
"""

from __future__ import annotations

import math
import sqlite3
import time
from collections.abc import Sequence
from typing import Any, Final, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from briefing.library.index import database as db
from briefing.library.index.days import DaySpan, asked_tags
from briefing.library.index.nearby import Near, distance_km, latitudes, near_tags
from briefing.library.index.tags import BRIEF, tag
from briefing.library.index.tokenise import QueryTerm
from briefing.library.query import OWN_LABEL, Filter, Query

_T = TypeVar("_T", DaySpan, Near)
DISTANCE: Final = "distance_km"
"""The name by which SQL calls the function."""
END: Final = 2**62
"""Above every row."""
STEPS: Final = 10_000
"""After so many steps of SQLite's it is looked at the clock."""
PATIENCE: Final = 4
"""A query that has found nothing yet may take so many times as long."""
UNFILLED: Final = 3
"""The same for one that has found something, but no page of it."""


class Window(Struct, frozen=True):
    """Rows that match, between two rows of the index, the last one that came in first.

    ``end`` is the lowest row that was looked at; ``more`` says that there may be matches below,
    ``whole`` that there is none within it that was left out.
    """

    rows: list[int]
    end: int = 0
    more: bool = False
    whole: bool = True


class Clock:
    """What a query may still take: of the processor, and four times that by the clock."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._worked, self._start = time.thread_time(), time.perf_counter()

    def over(self, times: int = 1) -> bool:
        """Tell whether so many times the seconds have passed."""
        allowed = self._seconds * times
        return (
            time.thread_time() - self._worked > allowed
            or time.perf_counter() - self._start > 4 * allowed
        )


class Asking:
    """One query to one open index."""

    def __init__(self, connection: sqlite3.Connection, query: Query, seconds: float) -> None:
        self._connection, self._query = connection, query
        self._cut_offs = cut_offs(query.filters)
        self._seconds = seconds
        self._clock = Clock(seconds)
        if any(isinstance(each.value, Near) for each in query.filters):
            connection.create_function(DISTANCE, 4, distance_km, deterministic=True)

    def window(self, wanted: str, top: int, most: int, enough: int) -> Window:
        """Return the newest matches below ``top``, at most so many.

        ``wanted`` is in FTS5's language. Once ``enough`` were found it ends when the time
        is over, before that later.
        """
        found: list[int] = []
        whole = True
        parts = self._parts(top)
        for at, (part, lowest) in enumerate(parts, 1):
            rows, ended = self._matches(part, wanted, top, lowest, most + 1 - len(found))
            found += rows
            if len(found) > most:
                return Window(found[:most], found[most - 1], more=True, whole=whole)
            if not ended:
                # What the part has below that is left out where nothing says how far it came.
                end, whole = (rows[-1], whole) if rows else (lowest, False)
                return Window(found, end, more=True, whole=whole)
            times = PATIENCE if not found else 1 if len(found) >= enough else UNFILLED
            if self._clock.over(times):
                return Window(found, lowest, more=at < len(parts), whole=whole)
        return Window(found)

    def known_window(self, wanted: str, top: int, end: int) -> list[int]:
        """Return the matches of a window that is known."""
        self._clock = Clock(self._seconds)
        found: list[int] = []
        for part, lowest in self._parts(top):
            if part < db.part_of(end >> db.ITEM_BITS):
                break
            found += self._matches(part, wanted, top, max(lowest, end), -1)[0]
        return found

    def _parts(self, top: int) -> list[tuple[int, int]]:
        """Return the parts that may have matches below ``top``, and the first row of each."""
        rows = self._connection.execute(
            "SELECT id FROM part WHERE high >= ? AND low < ? ORDER BY id DESC", self._cut_offs
        ).fetchall()
        parts = [(part, db.first_item(part << db.PART_BITS)) for (part,) in rows]
        return [each for each in parts if each[1] < top]

    def _narrowed(self, part: int, top: int, end: int) -> tuple[int, int]:
        """Return between which rows the briefs lie that have the cut-offs wanted."""
        if self._cut_offs == (-math.inf, math.inf):
            return top, end
        span = (part << db.PART_BITS, (part + 1) << db.PART_BITS)
        first, last = self._connection.execute(
            "SELECT min(id), max(id) FROM head"
            " WHERE id >= ? AND id < ? AND seconds >= ? AND seconds < ?",
            (*span, *self._cut_offs),
        ).fetchone()
        if first is None:
            return 0, 0
        return min(top, db.first_item(last + 1)), max(end, db.first_item(first))

    def _matches(
        self, part: int, wanted: str, top: int, end: int, most: int
    ) -> tuple[list[int], bool]:
        """Return the matches in a part, ``end`` <= row < ``top``, and whether that is all."""
        table = db.words_table(part)
        top, end = self._narrowed(part, top, end)
        where, values = conditions(self._query.filters, f"{table}.rowid")
        join = f" CROSS JOIN head ON head.id = {table}.rowid >> {db.ITEM_BITS}" if where else ""
        rows, whole = self.collected(
            f"SELECT {table}.rowid FROM {table}{join}"
            f" WHERE {table} MATCH ? AND {table}.rowid < ? AND {table}.rowid >= ?{where}"
            f" ORDER BY {table}.rowid DESC LIMIT ?",
            [wanted, top, end, *values, most],
        )
        return [row for (row,) in rows], whole

    def collected(self, sql: str, values: Sequence[Any]) -> tuple[list[Any], bool]:
        """Return the rows of a query, and whether it came to its end in time."""
        ended = False

        def step() -> bool:
            nonlocal ended
            ended = self._clock.over(PATIENCE)
            return ended

        rows: list[Any] = []
        self._connection.set_progress_handler(step, STEPS)
        try:
            for row in self._connection.execute(sql, values):
                rows.append(row)  # what was found before the end is kept
        except sqlite3.OperationalError:
            if not ended:
                raise
        finally:
            self._connection.set_progress_handler(None, 0)
        return rows, not ended


_OF_ITEMS: Final = frozenset({"basis", "verdict", "date", "near"})
_TAGGED: Final = frozenset({"basis", "tlp", OWN_LABEL, "country"})
_CUT_OFF: Final = {"after": "seconds >= ?", "before": "seconds < ?"}


def match(query: Query, default: str = "") -> str:
    """Return the words and tags of a query in FTS5's language, each quoted; empty if none.

    ``default`` is the column in which words are looked for that name none.
    """
    terms = (replace(term, column=term.column or default) for term in query.wanted)
    parts = [*map(quoted, terms), *tags(query.filters, False), *_where_and_when(query.filters)]
    if not parts:
        return ""
    if not query.wanted and not any(each.key in _OF_ITEMS for each in query.filters):
        # What is said of briefs alone gives the briefs, not every item of theirs.
        parts.append(f'{db.TAGS} : "{tag("section", BRIEF)}"')
    wanted = " AND ".join(parts)
    for unwanted in (*map(quoted, query.excluded), *tags(query.filters, True)):
        wanted = f"({wanted}) NOT {unwanted}"
    return wanted


def quoted(term: QueryTerm) -> str:
    """Return the words of a term in quotation marks, behind their column."""
    words = " ".join(term.words).replace('"', '""')
    column = f"{term.column} : " if term.column else ""
    return f'{column}"{words}"{" *" if term.prefix else ""}'


def tags(filters: Sequence[Filter], excluded: bool) -> list[str]:
    """Return the filters that are tags; the values of one filter are alternatives."""
    found: dict[str, list[str]] = {}
    for each in filters:
        if each.key in _TAGGED and each.excluded == excluded:
            found.setdefault(each.key, []).append(f'"{tag(each.key, str(each.value))}"')
    return [f"{db.TAGS} : ({' OR '.join(each)})" for each in found.values()]


def _where_and_when(filters: Sequence[Filter]) -> list[str]:
    """Return the tags of all items that may lie where and when the filters say."""
    days = [tag for span in values_of(filters, DaySpan) for tag in asked_tags(span)]
    cells = [tag for near in values_of(filters, Near) for tag in near_tags(near)]
    return [f"{db.TAGS} : ({' OR '.join(dict.fromkeys(each))})" for each in (days, cells) if each]


def values_of(filters: Sequence[Filter], kind: type[_T], excluded: bool = False) -> list[_T]:
    """Return the values of one kind that filters ask for, or exclude."""
    return [f.value for f in filters if f.excluded == excluded and isinstance(f.value, kind)]


def tags_without(filters: Sequence[Filter]) -> set[str]:
    """Return the tags that the filters exclude."""
    return {tag(x.key, str(x.value)) for x in filters if x.key in _TAGGED and x.excluded}


def conditions(filters: Sequence[Filter], item: str) -> tuple[str, list[Any]]:
    """Return the conditions of the other filters, each with AND before it, and their values.

    ``item`` names the row of an item in the query that they are for.
    """
    parts: list[str] = []
    values: list[Any] = []
    for each in filters:
        if each.key in _CUT_OFF:
            parts.append(f" AND {_CUT_OFF[each.key]}")
            values.append(each.value)
    for excluded in (False, True):
        verdicts = [f.value for f in filters if f.key == "verdict" and f.excluded == excluded]
        if verdicts:
            marks = ", ".join("?" * len(verdicts))
            known = f"coalesce((SELECT verdict FROM verdict WHERE verdict.item = {item}), '')"
            parts.append(f" AND {known} {'NOT ' if excluded else ''}IN ({marks})")
            values += verdicts
        for part, own in (_days(filters, item, excluded), _distances(filters, item, excluded)):
            parts.append(part)
            values += own
    return "".join(parts), values


def _days(filters: Sequence[Filter], item: str, excluded: bool) -> tuple[str, list[int]]:
    """Return the condition that an item has one of the days asked for; the like of it below."""
    spans = values_of(filters, DaySpan, excluded)
    each = "(first <= ? AND last >= ?)"
    values = [day for span in spans for day in (span.last, span.first)]
    return _exists("dated", item, [each] * len(spans), excluded), values


def _distances(filters: Sequence[Filter], item: str, excluded: bool) -> tuple[str, list[float]]:
    places = values_of(filters, Near, excluded)
    each = f"(lat BETWEEN ? AND ? AND {DISTANCE}(lat, lon, ?, ?) <= ?)"
    values = [x for near in places for x in (*latitudes(near), *near.point, near.km)]
    return _exists("point", item, [each] * len(places), excluded), values


def _exists(table: str, item: str, any_of: Sequence[str], excluded: bool) -> str:
    if not any_of:
        return ""
    found = f"SELECT 1 FROM {table} WHERE {table}.item = {item} AND ({' OR '.join(any_of)})"
    return f" AND {'NOT ' if excluded else ''}EXISTS ({found})"


def cut_offs(filters: Sequence[Filter]) -> tuple[float, float]:
    """Return between which cut-offs a brief lies: from the first on, before the second."""
    lows, highs = (
        [x.value for x in filters if x.key == key and isinstance(x.value, float)]
        for key in ("after", "before")
    )
    return max(lows, default=-math.inf), min(highs, default=math.inf)
