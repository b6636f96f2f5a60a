"""The days of items, as the filter ``date:`` asks for them and as the index keeps them.

A day is a number (``date.toordinal``). The tags of an item name the months or years that its date
lies in, so that few items are left to compare day by day.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

from msgspec import Struct

from briefing.brief.values import bounds, date_trouble

_KEY: Final = "isdate"
"""Begins the tags of all dated items: those of a year begin with the year."""
_LONG: Final = f"{_KEY}long"
_YEARS: Final = 12
"""An item of more years, or asked for in more, is told by no year."""
_MONTHS: Final = 2
"""An item in more months is told by its years."""


class DaySpan(Struct, frozen=True):
    """Days from ``first`` to ``last``, both among them."""

    first: int
    last: int


ALWAYS: Final = DaySpan(date.min.toordinal(), date.max.toordinal())


@lru_cache(maxsize=4096)
def span_of(text: str | None) -> DaySpan | None:
    """Return the days of an item's date; None where it has none, or one that cannot be meant."""
    if not text or date_trouble(text):
        return None
    first, _, last = text.partition("/")
    return DaySpan(bounds(first)[0].toordinal(), bounds(last or first)[1].toordinal())


def span_asked(text: str) -> DaySpan:
    """Return the days that a filter names: as a date of an item; an end may be left open.

    Raises:
        ValueError: it names none; the message is the end of a sentence that says why.
    """
    first, mark, last = text.partition("/")
    if not first and not last:
        raise ValueError("a date")
    for part in filter(None, (first, last)):
        if trouble := date_trouble(part):
            missing = trouble == "is not in the calendar"
            raise ValueError("a date that there is" if missing else "a date")
    low = bounds(first)[0].toordinal() if first else ALWAYS.first
    high = ALWAYS.last if mark and not last else bounds(last or first)[1].toordinal()
    if high < low:
        raise ValueError("a span of days: it ends before it begins")
    return DaySpan(low, high)


@lru_cache(maxsize=4096)
def day_tags(span: DaySpan) -> list[str]:
    """Return the tags of an item that has these days."""
    months = _months(span)
    if len(months) <= _MONTHS:
        return [f"{_KEY}{month}" for month in months]
    years = _years(span)
    return [f"{_KEY}{year:04}y" for year in years] if len(years) <= _YEARS else [_LONG]


def asked_tags(span: DaySpan) -> list[str]:
    """Return the tags of all items that may have a day of a span, in the language of FTS5."""
    years, months = _years(span), _months(span)
    if len(years) > _YEARS:
        return [f'"{_KEY}" *']
    if len(months) > _YEARS:
        return [*(f'"{_KEY}{year:04}" *' for year in years), f'"{_LONG}"']
    named = [*months, *(f"{year:04}y" for year in years)]
    return [*(f'"{_KEY}{each}"' for each in named), f'"{_LONG}"']


def _years(span: DaySpan) -> range:
    return range(date.fromordinal(span.first).year, date.fromordinal(span.last).year + 1)


def _months(span: DaySpan) -> list[str]:
    """Return the months of a span, as ``202411``; of a long one more than are asked for."""
    first, last = date.fromordinal(span.first), date.fromordinal(span.last)
    low, high = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    high = min(high, low + _YEARS)
    return [f"{at // 12:04}{at % 12 + 1:02}" for at in range(low, high + 1)]
