"""The desk's date of what a source prints a time of, and whether the source states it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from briefing.draft.source_text import Day, Passage, Where
from briefing.verify.days import Span

_MONTH: Final = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
)
_STATED: Final = re.compile(
    rf"\b(?:1[89]|20)\d\d\b|\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}|\b{_MONTH}\.? \d{{1,2}}\b",
    re.IGNORECASE,
)
"""A year, or a day with its month: with "on Tuesday" or "last month" it is the desk that counts."""


def dated(passage: Passage, where: Where) -> dict[str, str]:
    """Return ``date`` and ``date_basis`` of a printed time, nothing where its days are unknown."""
    for day in passage.days:
        if day.date.start < where.end and where.start < day.date.end and (iso := iso_of(day)):
            return {"date": iso, "date_basis": "stated" if is_stated(day) else "inferred"}
    return {}


def is_stated(day: Day) -> bool:
    """Tell whether a printed date says its day by itself: 3 March, in 2023; not "on Tuesday"."""
    return _STATED.search(day.date.text) is not None


def iso_of(day: Day) -> str:
    """Return the days that a date means as a brief writes them; "" where nobody can tell."""
    return "" if day.days is None else iso(day.days)


def iso(span: Span) -> str:
    """Return some days as a brief writes them: a day, a month, a year, or an interval A/B."""
    first, last = span.first, span.last
    if first == last:
        return first.isoformat()
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%Y-%m}"
        if (first.month, last.month) == (1, 12) and first.year == last.year:
            return f"{first.year:04}"
    return f"{first.isoformat()}/{last.isoformat()}"
