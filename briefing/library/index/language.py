"""Queries in the languages of the index: FTS5 for words and tags, SQL for the rest."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final

from briefing.library.index import database as db
from briefing.library.index.rows import BRIEF, tag
from briefing.library.query import Filter, Query, Term

_OF_ITEMS: Final = frozenset({"basis", "verdict"})
_TAGGED: Final = frozenset({"basis", "tlp", "country"})
_CUT_OFF: Final = {"after": "seconds >= ?", "before": "seconds < ?"}


def match(query: Query, default: str = "") -> str:
    """Return the words and tags of a query in FTS5's language, each quoted; empty if none.

    ``default`` is the column in which words are looked for that name none.
    """
    terms = (term._replace(column=term.column or default) for term in query.wanted)
    parts = [*map(quoted, terms), *tags(query.filters, False)]
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


def tags_without(filters: Sequence[Filter]) -> set[str]:
    """Return the tags that the filters exclude."""
    return {tag(key, str(value)) for key, value, excluded in filters if key in _TAGGED and excluded}


def conditions(filters: Sequence[Filter], item: str) -> tuple[str, list[Any]]:
    """Return the conditions of the other filters, each with AND before it, and their values.

    ``item`` names the row of an item in the query that they are for.
    """
    parts: list[str] = []
    values: list[Any] = []
    for key, value, _ in filters:
        if key in _CUT_OFF:
            parts.append(f" AND {_CUT_OFF[key]}")
            values.append(value)
    for excluded in (False, True):
        verdicts = [f.value for f in filters if f.key == "verdict" and f.excluded == excluded]
        if verdicts:
            marks = ", ".join("?" * len(verdicts))
            known = f"coalesce((SELECT verdict FROM verdict WHERE verdict.item = {item}), '')"
            parts.append(f" AND {known} {'NOT ' if excluded else ''}IN ({marks})")
            values += verdicts
    return "".join(parts), values


def cut_offs(filters: Sequence[Filter]) -> tuple[float, float]:
    """Return between which cut-offs a brief lies: from the first on, before the second."""
    lows = [float(value) for key, value, _ in filters if key == "after"]
    highs = [float(value) for key, value, _ in filters if key == "before"]
    return max(lows, default=-math.inf), min(highs, default=math.inf)
