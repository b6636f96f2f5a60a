"""Answers to queries: candidates from the index, ranked within bounds, a page at a time."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import msgspec

from briefing.library.index import database as db
from briefing.library.index.rows import BRIEF
from briefing.library.index.snippet import Snippet, snippet
from briefing.library.query import Filter, Query, Term
from briefing.library.summary import Summary

CANDIDATES: Final = 2_000
"""So many matches are ranked, those that came into the index last."""
_WEIGHTS: Final = "10.0, 4.0, 3.0, 3.0, 2.0"
"""What a word counts for in each column: the text of an item before its names."""
_STEPS: Final = 100_000
_MOST_STEPS: Final = 400
"""A query ends after so many steps of SQLite's, so that no filter makes it read for seconds."""
NO_VERDICTS: Final = (
    "verdict: finds nothing here yet: the verdicts of this library have not been indexed"
)
"""Says why a filter cannot answer."""

Key = tuple[float, ...]
"""Where a page ended; hand it back to get the next one."""
_END: Final = 2**62


class Hit(NamedTuple):
    """An item that answers a query.

    ``path`` is relative to the library, ``label`` is its id or place in the brief, ``line`` its
    line in the file. The section ``brief`` is the brief itself, its header.
    """

    path: str
    brief: Summary
    section: str
    label: str
    line: int
    basis: str
    verdict: str | None
    text: str
    snippet: Snippet


class Hits(NamedTuple):
    """A page of answers.

    ``next`` is where the next page begins, None where there is none. ``bounded`` says that there
    are more matches than were ranked; ``ranked`` is off where the order is that of the index,
    what it took in last first. ``trouble`` is a sentence about what a filter could not do.
    """

    hits: tuple[Hit, ...]
    next: Key | None = None
    bounded: bool = False
    ranked: bool = True
    trouble: str = ""


def search(
    connection: sqlite3.Connection, query: Query, limit: int = 50, after: Key | None = None
) -> Hits:
    """Answer a query from an open index.

    Raises:
        sqlite3.OperationalError: interrupted; sqlite3.DatabaseError: what guarded() is for.
    """
    if any(each.key == "verdict" for each in query.filters) and not _has_verdicts(connection):
        return Hits((), trouble=NO_VERDICTS)
    if not query.wanted:
        return _filtered(connection, query, limit, after)
    return _matched(connection, query, limit, after)


def _has_verdicts(connection: sqlite3.Connection) -> bool:
    row = connection.execute("SELECT 1 FROM item WHERE verdict IS NOT NULL LIMIT 1").fetchone()
    return row is not None


# -- words -------------------------------------------------------------------------------------


def _matched(connection: sqlite3.Connection, query: Query, limit: int, after: Key | None) -> Hits:
    """Rank one window of candidates, the newest rows first, and return a page of it."""
    top = int(after[0]) if after else _END
    ranked = not _common_phrase(connection, query.wanted)
    sql, values = _candidates(query, ranked)
    rows, whole = _collected(connection, sql, [match(query), top, *values], CANDIDATES + 1)
    bounded = len(rows) > CANDIDATES or not whole
    window = sorted((score, -row) for row, score in rows[:CANDIDATES])
    page = [key for key in window if not after or len(after) < 3 or key > (after[1], after[2])]
    hits = _hits(connection, [int(-row) for _, row in page[:limit]], query.wanted)
    if len(page) > limit:
        following: Key | None = (top, *page[limit - 1])
    elif len(rows) > CANDIDATES:
        following = (-max(row for _, row in window),)
    else:
        following = None
    return Hits(hits, following, bounded, ranked)


def _candidates(query: Query, ranked: bool) -> tuple[str, list[Any]]:
    """Return the query for the candidates, newest rows first, and its values."""
    where, values = _conditions(query.filters)
    score = f"bm25(words, {_WEIGHTS})" if ranked else "0.0"
    joins = ""
    if where:
        joins = " CROSS JOIN item i ON i.id = words.rowid CROSS JOIN brief b ON b.id = i.brief"
    return (
        f"SELECT words.rowid, {score} FROM words{joins}"
        f" WHERE words MATCH ? AND words.rowid < ?{where}"
        f" ORDER BY words.rowid DESC LIMIT {CANDIDATES + 1}"
    ), values


def match(query: Query) -> str:
    """Return the words of a query in FTS5's language, each quoted; empty without any wanted."""
    wanted = " AND ".join(map(_quoted, query.wanted))
    if not wanted:
        return ""
    for term in query.excluded:
        wanted = f"({wanted}) NOT {_quoted(term)}"
    return wanted


def _quoted(term: Term) -> str:
    words = " ".join(term.words).replace('"', '""')
    column = f"{term.column} : " if term.column else ""
    return f'{column}"{words}"{" *" if term.prefix else ""}'


def _common_phrase(connection: sqlite3.Connection, terms: Sequence[Term]) -> bool:
    """Tell whether there is a phrase all of whose words are common.

    Ranking counts how often each phrase occurs in the whole index, which for these takes longer
    than a reader waits.
    """
    return any(
        all(_common(connection, word) for word in term.words)
        for term in terms
        if len(term.words) > 1
    )


def _common(connection: sqlite3.Connection, word: str) -> bool:
    sql = f"SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT {CANDIDATES})"
    quoted = _quoted(Term((word,)))
    return bool(connection.execute(sql, (quoted,)).fetchone()[0] == CANDIDATES)


def _conditions(filters: Sequence[Filter]) -> tuple[str, list[Any]]:
    """Return the conditions of filters, each with AND before it, and their values.

    Several values of one filter are alternatives: an item has one basis.
    """
    parts: list[str] = []
    values: list[Any] = []
    for excluded in (False, True):
        found: dict[str, list[str | float]] = {}
        for each in filters:
            if each.excluded == excluded:
                found.setdefault(each.key, []).append(each.value)
        for key, wanted in found.items():
            parts.append(f" AND {'NOT ' if excluded else ''}{_condition(key, len(wanted))}")
            values += (
                [max(wanted) if key == "after" else min(wanted)] if key in _CUT_OFF else wanted
            )
    return "".join(parts), values


_CUT_OFF: Final = {"after": "b.seconds >= ?", "before": "b.seconds < ?"}
_FIELDS: Final = {"basis": "i.basis", "verdict": "coalesce(i.verdict, '')", "tlp": "b.tlp"}


def _condition(key: str, count: int) -> str:
    if key in _CUT_OFF:
        return f"(b.broken = 0 AND {_CUT_OFF[key]})"
    marks = ", ".join("?" * count)
    if key == "country":
        return f"EXISTS (SELECT 1 FROM country c WHERE c.brief = b.id AND c.code IN ({marks}))"
    return f"({_FIELDS[key]} IN ({marks}))"


# -- filters alone -----------------------------------------------------------------------------


def _filtered(connection: sqlite3.Connection, query: Query, limit: int, after: Key | None) -> Hits:
    """Answer a query without words: newest briefs first, items in their order.

    What is said of briefs alone gives the briefs, not every item of theirs.
    """
    where, values = _conditions(query.filters)
    if not any(each.key in ("basis", "verdict") for each in query.filters):
        where += f" AND i.section = '{BRIEF}'"
    if query.excluded:
        unwanted = " OR ".join(map(_quoted, query.excluded))
        where += " AND i.id NOT IN (SELECT rowid FROM words WHERE words MATCH ?)"
        values.append(unwanted)
    if after:
        seconds, brief, item = after
        where += " AND (b.seconds < ? OR (b.seconds = ? AND (b.id > ? OR (b.id = ? AND i.id > ?))))"
        values += [seconds, seconds, brief, brief, item]
    sql = (
        "SELECT i.id, b.seconds, b.id FROM brief b CROSS JOIN item i ON i.brief = b.id"
        f" WHERE b.broken = 0{where} ORDER BY b.seconds DESC, b.id, i.id LIMIT {limit + 1}"
    )
    rows, whole = _collected(connection, sql, values, limit + 1)
    hits = _hits(connection, [row[0] for row in rows[:limit]], ())
    following: Key | None = None
    if len(rows) > limit:
        item, seconds, brief = rows[limit - 1]
        following = (seconds, brief, item)
    return Hits(hits, following, bounded=not whole, ranked=False)


# -- rows --------------------------------------------------------------------------------------


def _collected(
    connection: sqlite3.Connection, sql: str, values: Sequence[Any], most: int
) -> tuple[list[Any], bool]:
    """Return the rows of a query, and whether it came to its end before its steps were used up."""
    used = 0

    def step() -> bool:
        nonlocal used
        used += 1
        return used > _MOST_STEPS

    rows: list[Any] = []
    connection.set_progress_handler(step, _STEPS)
    try:
        for row in connection.execute(sql, values):
            rows.append(row)
            if len(rows) >= most:
                break
    except sqlite3.OperationalError:
        if used <= _MOST_STEPS:
            raise
        return rows, False
    finally:
        connection.set_progress_handler(None, 0)
    return rows, True


def _hits(
    connection: sqlite3.Connection, rows: Sequence[int], terms: Sequence[Term]
) -> tuple[Hit, ...]:
    """Return the items in these rows, in the order of the rows."""
    columns = ", ".join(f"i.{name}" for name in db.COLUMNS)
    marks = ", ".join("?" * len(rows))
    found = {
        row[0]: row[1:]
        for row in connection.execute(
            f"SELECT i.id, f.path, b.summary, i.section, i.label, i.line, i.basis, i.verdict,"
            f" {columns} FROM item i JOIN brief b ON b.id = i.brief JOIN file f ON f.id = b.id"
            f" WHERE i.id IN ({marks})",
            rows,
        )
    }
    return tuple(_hit(*found[row], terms=terms) for row in rows if row in found)


def _hit(path: bytes, summary: bytes, *rest: Any, terms: Sequence[Term]) -> Hit:
    section, label, line, basis, verdict, *texts = rest
    fields = [(name, str(text)) for name, text in zip(db.COLUMNS, texts, strict=True)]
    return Hit(
        os.fsdecode(path),
        msgspec.json.decode(summary, type=Summary),
        section,
        label,
        line,
        basis,
        verdict,
        texts[0],
        snippet(fields, terms),
    )
