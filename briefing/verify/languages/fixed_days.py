"""Whether a date means the same days from wherever it is counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final

from briefing.verify.days import Span

_APART: Final = (timedelta(), timedelta(days=7), timedelta(days=40), timedelta(days=400))


def is_fixed(resolve: Callable[[date], Span | None], anchor: date | None) -> bool:
    """Tell whether a date means the same days from whatever day it is counted."""
    start = anchor or date(2000, 6, 15)
    if start > date.max - _APART[-1]:
        return False
    return _stable([resolve(start + days) for days in _APART])


def _stable(readings: Sequence[Span | None]) -> bool:
    """Tell whether a date means the same days from wherever it is counted: "9 May", "2021".

    ``readings`` are its days from days of publication over more than a year. Of a month or less
    the year may be another each time; a longer stretch must be the very same.
    """
    spans = [(each, *each.also, *each.ends) if each else () for each in readings]
    same = set.intersection(*({span[:2] for span in each} for each in spans))
    in_year = set.intersection(*({_in_year(span) for span in each} for each in spans))
    return bool(same) or any(days <= 31 for _, _, days in in_year)


def _in_year(span: Span) -> tuple[int, int, int]:
    """Return the month and day that a stretch begins on, and how many days later it ends."""
    return span.first.month, span.first.day, (span.last - span.first).days
