"""Answers to queries: candidates from the index, ranked within bounds, a page at a time."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import msgspec

from briefing.library.index import database as db
from briefing.library.index.language import conditions, match, quoted, tags
from briefing.library.index.rows import BRIEF
from briefing.library.index.snippet import Snippet, snippet
from briefing.library.query import Query, Term
from briefing.library.summary import Summary

CANDIDATES: Final = 2_000
"""So many matches are ranked, those that came into the index last."""
DEAR: Final = 300_000
"""Ranking counts how often each word occurs in the whole index: of words that occur so often
together a query is not ranked, since that would take longer than a reader who types waits."""
QUICK: Final = 5
"""Steps of SQLite's, in hundred thousands, that a query may take: a blink of an eye."""
THOROUGH: Final = 400
"""The same for someone who can wait a second."""
_STEPS: Final = 100_000
_SCORED: Final = 5_000
_WEIGHTS: Final = "10.0, 4.0, 3.0, 3.0, 2.0, 0.0"
"""What a word counts for in each column: the text of an item before its names."""
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
    connection: sqlite3.Connection,
    query: Query,
    limit: int = 20,
    after: Key | None = None,
    effort: int = QUICK,
) -> Hits:
    """Answer a query from an open index; ``effort`` bounds the work, QUICK or THOROUGH.

    Raises:
        sqlite3.OperationalError: interrupted; sqlite3.DatabaseError: what guarded() is for.
    """
    if any(each.key == "verdict" for each in query.filters) and not _has_verdicts(connection):
        return Hits((), trouble=NO_VERDICTS)
    asked = _Asked(connection, query, limit, effort)
    return asked.matched(after) if match(query) else asked.filtered(after)


def _has_verdicts(connection: sqlite3.Connection) -> bool:
    row = connection.execute("SELECT 1 FROM item WHERE verdict IS NOT NULL LIMIT 1").fetchone()
    return row is not None


class _Asked:
    """One query to one index."""

    def __init__(
        self, connection: sqlite3.Connection, query: Query, limit: int, effort: int
    ) -> None:
        self._connection, self._query = connection, query
        self._limit, self._effort = limit, effort

    # -- words ------------------------------------------------------------------------------

    def matched(self, after: Key | None) -> Hits:
        """Rank one window of candidates, the newest rows first, and return a page of it."""
        top = int(after[0]) if after else _END
        rows, whole = self._candidates(top)
        full = len(rows) > CANDIDATES
        scores = self._scores(rows[:CANDIDATES]) if self._rankable() else None
        window = sorted(
            (scores.get(row, 0.0) if scores else 0.0, -row) for row in rows[:CANDIDATES]
        )
        page = [key for key in window if not after or len(after) < 3 or key > (after[1], after[2])]
        hits = self._hits([int(-row) for _, row in page[: self._limit]])
        following: Key | None = None
        if len(page) > self._limit:
            following = (top, *page[self._limit - 1])
        elif full:
            following = (rows[CANDIDATES - 1],)
        return Hits(hits, following, full or not whole, scores is not None)

    def _candidates(self, top: int) -> tuple[list[int], bool]:
        """Return the newest rows before ``top`` that match, one more than are ranked."""
        where, values = conditions(self._query.filters)
        joins = " CROSS JOIN item i ON i.id = words.rowid CROSS JOIN brief b ON b.id = i.brief"
        rows, whole = self._collected(
            f"SELECT words.rowid FROM words{joins if where else ''}"
            f" WHERE words MATCH ? AND words.rowid < ?{where}"
            f" ORDER BY words.rowid DESC LIMIT {CANDIDATES + 1}",
            [match(self._query), top, *values],
        )
        return [row[0] for row in rows], whole

    def _scores(self, rows: Sequence[int]) -> dict[int, float]:
        """Return how well the rows match; the lower, the better."""
        words = match(Query(self._query.terms, ()))
        if not rows or not words:
            return {}
        found, _ = self._collected(
            f"SELECT rowid, bm25(words, {_WEIGHTS}) FROM words WHERE words MATCH ?"
            f" AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT {_SCORED}",
            [words, rows[-1], rows[0]],
        )
        return dict(found)

    def _rankable(self) -> bool:
        """Tell whether the query has words to be ranked by, and none that occur too often."""
        if not self._query.wanted:
            return False
        cost = 0.0
        for term in self._query.terms:
            parts = [Term((word,)) for word in term.words[:-1]]
            parts.append(Term(term.words[-1:], term.prefix))
            # A phrase is looked for wherever its words are, and their places are compared.
            cost += sum(map(self._total, parts)) * (3 if len(parts) > 1 else 1)
        return cost <= DEAR

    def _total(self, term: Term) -> float:
        """Return in how many items a word stands, about: by how far apart the newest ones are."""
        rows = self._connection.execute(
            f"SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT {CANDIDATES}",
            (quoted(term),),
        ).fetchall()
        if len(rows) < CANDIDATES:
            return len(rows)
        newest = self._connection.execute("SELECT max(id) FROM item").fetchone()[0]
        return float(CANDIDATES * newest / max(1, newest - rows[-1][0]))

    # -- filters alone ----------------------------------------------------------------------

    def filtered(self, after: Key | None) -> Hits:
        """Answer a query without words: newest briefs first, items in their order.

        What is said of briefs alone gives the briefs, not every item of theirs.
        """
        where, values = conditions(self._query.filters)
        if not any(each.key == "verdict" for each in self._query.filters):
            where += f" AND i.section = '{BRIEF}'"
        if unwanted := [*map(quoted, self._query.excluded), *tags(self._query.filters, True)]:
            where += " AND i.id NOT IN (SELECT rowid FROM words WHERE words MATCH ?)"
            values.append(" OR ".join(unwanted))
        if after:
            seconds, brief, item = after
            where += " AND (b.seconds < ? OR (b.seconds = ? AND (b.id, i.id) > (?, ?)))"
            values += [seconds, seconds, brief, item]
        rows, whole = self._collected(
            "SELECT i.id, b.seconds, b.id FROM brief b CROSS JOIN item i ON i.brief = b.id"
            f" WHERE b.broken = 0{where} ORDER BY b.seconds DESC, b.id, i.id"
            f" LIMIT {self._limit + 1}",
            values,
        )
        hits = self._hits([row[0] for row in rows[: self._limit]])
        following: Key | None = None
        if len(rows) > self._limit:
            item, seconds, brief = rows[self._limit - 1]
            following = (seconds, brief, item)
        return Hits(hits, following, bounded=not whole, ranked=False)

    # -- rows -------------------------------------------------------------------------------

    def _collected(self, sql: str, values: Sequence[Any]) -> tuple[list[Any], bool]:
        """Return the rows of a query, and whether it came to its end within the effort."""
        used = 0

        def step() -> bool:
            nonlocal used
            used += 1
            return used > self._effort

        rows: list[Any] = []
        self._connection.set_progress_handler(step, _STEPS)
        try:
            for row in self._connection.execute(sql, values):
                rows.append(row)  # what was found before the end is kept
        except sqlite3.OperationalError:
            if used <= self._effort:
                raise
            return rows, False
        finally:
            self._connection.set_progress_handler(None, 0)
        return rows, True

    def _hits(self, rows: Sequence[int]) -> tuple[Hit, ...]:
        """Return the items in these rows, in the order of the rows."""
        columns = ", ".join(f"i.{name}" for name in db.COLUMNS)
        marks = ", ".join("?" * len(rows))
        found = {
            row[0]: row[1:]
            for row in self._connection.execute(
                "SELECT i.id, f.path, b.summary, i.section, i.label, i.line, i.basis, i.verdict,"
                f" {columns} FROM item i JOIN brief b ON b.id = i.brief"
                f" JOIN file f ON f.id = b.id WHERE i.id IN ({marks})",
                rows,
            )
        }
        return tuple(_hit(*found[row], terms=self._query.wanted) for row in rows if row in found)


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
