"""Answers to queries: candidates from the index, ranked within bounds, a page at a time."""

from __future__ import annotations

import os
import sqlite3
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from briefing.brief.scales import own_label
from briefing.library.entry import Summary
from briefing.library.index import database as db
from briefing.library.index.candidates import (
    END,
    Asking,
    Window,
    conditions,
    match,
    tags_without,
    values_of,
)
from briefing.library.index.hits import CANDIDATES, Hits, Key, SearchHit
from briefing.library.index.nearby import Near, distance_to
from briefing.library.index.tables import points_of
from briefing.library.index.tags import tags_of
from briefing.library.index.tokenise import QueryTerm, has, holds, snippet
from briefing.library.query import Query
from briefing.ready import ready

QUICK: Final = 0.004
"""Seconds that the first look for matches may take: then it ends with what it has."""
THOROUGH: Final = 1.0
"""The same for someone who can wait a second."""
FEW: Final = 40
"""So many matches are looked at themselves; of more the index is asked where their words are."""
TRIES: Final = 3
"""Pages of matches that are looked at themselves before the index is asked."""
_ITEM: Final = (1 << db.ITEM_BITS) - 1
"""Turns the places of items round: the newest brief first, but its items as they stand in it."""
_NAMED: Final = 1 << db.SIZE_BITS
"""Sorts what has its words in names and remarks behind what has them in its text."""
NO_VERDICTS: Final = (
    "verdict: finds nothing here yet: the verdicts of this library have not been indexed, which "
    '"briefing check" does'
)
"""Says why a filter cannot answer."""


def search(
    connection: sqlite3.Connection,
    query: Query,
    limit: int = 20,
    after: Key | None = None,
    effort: float = QUICK,
) -> Hits:
    """Answer a query from an open index; ``effort`` bounds the work, QUICK or THOROUGH.

    What is asked for near a place comes nearest first. Else items that have all the words in their
    text come before those that have some in names or remarks, short ones first, then what came into
    the index last.

    Raises:
        BadQuery: it asks what is near a place that is not known.
        sqlite3.OperationalError: interrupted; sqlite3.DatabaseError: what guarded() is for.
    """
    if any(each.key == "verdict" for each in query.filters) and not _has_verdicts(connection):
        return Hits((), trouble=NO_VERDICTS)
    note = ""
    if any(isinstance(each.value, Near) for each in query.filters):
        from briefing.library.index.places import with_points

        query, note = with_points(connection, query)
    asked = _Asked(connection, query, limit, effort)
    hits = asked.matched(after) if match(query) else asked.filtered(after)
    return replace(hits, note=note) if note else hits


def _has_verdicts(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM verdict LIMIT 1").fetchone() is not None


class _Asked:
    """One query to one index."""

    def __init__(
        self, connection: sqlite3.Connection, query: Query, limit: int, effort: float
    ) -> None:
        self._connection, self._query = connection, query
        self._limit = limit
        self._near = values_of(query.filters, Near)
        self._asking = Asking(connection, query, effort)

    # -- words ------------------------------------------------------------------------------

    def matched(self, after: Key | None) -> Hits:
        """Rank one window of candidates, the newest rows first, and return a page of it.

        A key is the row that the window lies below; within a window it goes on with the row that
        it ends at, whether matches may follow it, and what was last on the page.
        """
        top = int(after[0]) if after else END
        last = after[3:] if after else ()
        if after and last:
            found = self._asking.known_window(match(self._query), top, int(after[1]))
            window = Window(found, int(after[1]), bool(after[2]))
        else:
            window = self._asking.window(match(self._query), top, CANDIDATES, self._limit)
        page = self._page(window, top, last)
        hits = self._hits([-int(last) ^ _ITEM for _, last in page[: self._limit]])
        following: Key | None = None
        if len(page) > self._limit:
            following = (top, window.end, window.more, *page[self._limit - 1])
        elif window.more:
            following = (window.end,)
        bounded = window.more or not window.whole
        ranked = bool(self._query.wanted or self._near)
        return Hits(hits, following, bounded, ranked, looked=len(window.rows))

    def _page(self, window: Window, top: int, last: Key) -> list[Key]:
        """Return what sorts the next matches of a window behind ``last``: one page and one."""
        rows = window.rows
        if self._near:
            far = self._distances(rows)
            order: list[Key] = sorted((far[row], -(row ^ _ITEM)) for row in rows if row in far)
        elif not self._query.wanted:
            cut_offs = self._cut_offs(rows)
            order = sorted((-cut_offs[row >> db.ITEM_BITS], -(row ^ _ITEM)) for row in rows)
        else:
            order = sorted((db.size_of(row), -(row ^ _ITEM)) for row in rows)
            if len(rows) > FEW and (found := self._said_first(order, last)):
                return found
            said = self._said(window, top)
            order = sorted(
                key if -int(key[1]) ^ _ITEM in said else (key[0] + _NAMED, key[1]) for key in order
            )
        start = bisect_right(order, last) if last else 0
        return order[start : start + self._limit + 1]

    def _said_first(self, order: list[Key], last: Key) -> list[Key]:
        """Return the next page if the first matches have all the words in their text, else none.

        Most have, and to look at a few is quicker than to ask the index for all of them.
        """
        found: list[Key] = []
        start, size = bisect_right(order, last) if last else 0, self._limit + 1
        for at in range(start, start + TRIES * size, size):
            keys = order[at : at + size]
            said = self._look([-int(key[1]) ^ _ITEM for key in keys])
            found += [key for key in keys if -int(key[1]) ^ _ITEM in said]
            if len(found) >= size:
                return found[:size]
        return []

    def _cut_offs(self, rows: Sequence[int]) -> dict[int, float]:
        """Return the cut-offs of the briefs that rows are of, in seconds."""
        briefs = list({row >> db.ITEM_BITS for row in rows})
        marks = ", ".join("?" * len(briefs))
        query = f"SELECT id, seconds FROM head WHERE id IN ({marks})"
        return dict(self._connection.execute(query, briefs).fetchall())

    def _said(self, window: Window, top: int) -> set[int]:
        """Return the rows whose text has all the words that need not stand in a name."""
        if len(window.rows) <= FEW or all(term.column for term in self._query.wanted):
            return self._look(window.rows)
        return set(self._asking.known_window(match(self._query, "text"), top, window.end))

    def _look(self, rows: Sequence[int]) -> set[int]:
        """Return those of a few rows whose text has the words, after a look at the text."""
        terms = [term for term in self._query.wanted if not term.column]
        if not terms:
            return set(rows)
        marks = ", ".join("?" * len(rows))
        texts = self._connection.execute(f"SELECT id, text FROM item WHERE id IN ({marks})", rows)
        return {row for row, text in texts if has(text, terms)}

    # -- filters alone ----------------------------------------------------------------------

    def filtered(self, after: Key | None) -> Hits:
        """Answer a query by cut-offs and verdicts: newest briefs first, items in their order.

        What is said of briefs alone gives the briefs, not every item of theirs.
        """
        rows: list[tuple[float, int]] = []
        whole = full = True
        while len(rows) <= self._limit and full:
            chunk, whole = self._chunk(after)
            unwanted = self._unwanted([row for _, row in chunk])
            rows += [each for each in chunk if each[1] not in unwanted]
            full = len(chunk) > self._limit
            after = chunk[-1] if full else None
        hits = self._hits([row for _, row in rows[: self._limit]])
        following = rows[self._limit - 1] if len(rows) > self._limit else None
        return Hits(hits, following, bounded=not whole, ranked=False, looked=len(hits))

    def _chunk(self, after: Key | None) -> tuple[list[tuple[float, int]], bool]:
        """Return cut-off and row of the next items that filters let through, one page and one."""
        keys = {(each.key, each.excluded) for each in self._query.filters}
        if ("verdict", False) in keys:
            item, source = "v.item", f"verdict v JOIN brief b ON b.id = v.item >> {db.ITEM_BITS}"
        else:
            items = f"i.id >= b.id << {db.ITEM_BITS}"
            if keys & {(key, True) for key in ("verdict", "date", "near")}:
                items += f" AND i.id < (b.id + 1) << {db.ITEM_BITS}"
            else:
                items += f" AND i.id < (b.id << {db.ITEM_BITS}) + {1 << db.SIZE_BITS}"
            item, source = "i.id", f"brief b CROSS JOIN item i ON {items}"
        where, values = conditions(self._query.filters, item)
        if after:
            where += f" AND (b.seconds < ? OR (b.seconds = ? AND {item} > ?))"
            values += [after[0], *after]
        return self._asking.collected(
            f"SELECT b.seconds, {item} FROM {source} WHERE b.broken = 0{where}"
            f" ORDER BY b.seconds DESC, {item} LIMIT {self._limit + 1}",
            values,
        )

    def _unwanted(self, rows: Sequence[int]) -> set[int]:
        """Return those of the rows that have what the query excludes."""
        tags = tags_without(self._query.filters)
        if not self._query.excluded and not tags:
            return set()
        found = set()
        columns = ", ".join(f"i.{name}" for name in db.COLUMNS)
        for row, basis, summary, *texts in self._columns(
            f"i.id, i.basis, b.summary, {columns}", rows
        ):
            about = msgspec.json.decode(summary, type=ready(Summary))
            fields = list(zip(db.COLUMNS, texts, strict=True))
            said = any(holds(fields, term) for term in self._query.excluded)
            if said or tags & set(tags_of(about, basis).split()):
                found.add(row)
        return found

    # -- rows -------------------------------------------------------------------------------

    def _columns(self, columns: str, rows: Sequence[int]) -> list[Any]:
        """Return columns of items (``i``), their briefs (``b``), files and verdicts; any order."""
        marks = ", ".join("?" * len(rows))
        return self._connection.execute(
            f"SELECT {columns} FROM item i JOIN brief b ON b.id = i.id >> {db.ITEM_BITS}"
            " JOIN file f ON f.id = b.id LEFT JOIN verdict v ON v.item = i.id"
            f" WHERE i.id IN ({marks})",
            rows,
        ).fetchall()

    def _hits(self, rows: Sequence[int]) -> tuple[SearchHit, ...]:
        """Return the items in these rows, in the order of the rows."""
        columns = "f.path, b.summary, i.section, i.label, i.line, i.basis, i.tlp, v.verdict"
        texts = ", ".join(f"i.{name}" for name in db.COLUMNS)
        found = {row[0]: row[1:] for row in self._columns(f"i.id, {columns}, {texts}", rows)}
        far = self._distances(rows) if self._near else {}
        return tuple(
            _hit(*found[row], terms=self._query.wanted, km=far.get(row))
            for row in rows
            if row in found
        )

    def _distances(self, rows: Sequence[int]) -> dict[int, float]:
        """Return how many kilometres items are from the nearest place that is asked for."""
        points = points_of(self._connection, f"item IN ({', '.join('?' * len(rows))})", rows)
        return {row: distance_to(found, self._near) for row, found in points.items()}


def _hit(
    path: bytes, summary: bytes, *rest: Any, terms: Sequence[QueryTerm], km: float | None
) -> SearchHit:
    section, label, line, basis, tlp, verdict, *texts = rest
    about = msgspec.json.decode(summary, type=ready(Summary))
    fields = [(name, str(text)) for name, text in zip(db.COLUMNS, texts, strict=True)]
    return SearchHit(
        os.fsdecode(path),
        about,
        section,
        label,
        line,
        basis,
        tlp or own_label(about.tlp or ""),
        verdict,
        texts[0],
        snippet(fields, terms),
        km,
    )
