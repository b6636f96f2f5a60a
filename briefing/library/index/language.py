"""Queries in the languages of the index: FTS5 for words and tags, SQL for the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from briefing.library.index import database as db
from briefing.library.index.rows import BRIEF, tag
from briefing.library.query import Filter, Query, Term


def match(query: Query) -> str:
    """Return the words and tags of a query in FTS5's language, each quoted; empty if none."""
    parts = [*map(quoted, query.wanted), *tags(query.filters, False)]
    if not parts:
        return ""
    if not query.wanted and not any(each.key in _OF_ITEMS for each in query.filters):
        # What is said of briefs alone gives the briefs, not every item of theirs.
        parts.append(f'{db.TAGS} : "{tag("section", BRIEF)}"')
    wanted = " AND ".join(parts)
    for unwanted in (*map(quoted, query.excluded), *tags(query.filters, True)):
        wanted = f"({wanted}) NOT {unwanted}"
    return wanted


def quoted(term: Term) -> str:
    """Return the words of a term in quotation marks, behind their column."""
    words = " ".join(term.words).replace('"', '""')
    column = f"{term.column} : " if term.column else ""
    return f'{column}"{words}"{" *" if term.prefix else ""}'


def tags(filters: Sequence[Filter], excluded: bool) -> list[str]:
    """Return the filters that are tags; the values of one filter are alternatives."""
    found: dict[str, list[str]] = {}
    for key, value, without in filters:
        if key in _TAGGED and without == excluded:
            found.setdefault(key, []).append(f'"{tag(key, str(value))}"')
    return [f"{db.TAGS} : ({' OR '.join(each)})" for each in found.values()]


_OF_ITEMS: Final = frozenset({"basis", "verdict"})
_TAGGED: Final = frozenset({"basis", "tlp", "country"})
_CUT_OFF: Final = {"after": "b.seconds >= ?", "before": "b.seconds < ?"}


def conditions(filters: Sequence[Filter]) -> tuple[str, list[Any]]:
    """Return the conditions of the other filters, each with AND before it, and their values."""
    parts: list[str] = []
    values: list[Any] = []
    for key, value, _ in filters:
        if key in _CUT_OFF:
            parts.append(f" AND b.broken = 0 AND {_CUT_OFF[key]}")
            values.append(value)
    for excluded in (False, True):
        verdicts = [f.value for f in filters if f.key == "verdict" and f.excluded == excluded]
        if verdicts:
            marks = ", ".join("?" * len(verdicts))
            parts.append(f" AND coalesce(i.verdict, '') {'NOT ' if excluded else ''}IN ({marks})")
            values += verdicts
    return "".join(parts), values
