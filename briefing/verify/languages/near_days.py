"""Days told from the day of publication, or from a date before them; and whether days are fixed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final, Literal

from briefing.verify.days import Span, exists, of_month, of_year, one, shift, shift_months

Way = Literal["", "last", "next", "following"]
"""Which of the weekdays of one name is meant, as far as its words tell."""
_WEEK: Final = 7
_BASES: Final = 6
"""Dates before a weekday from which it may be told."""


def first_of(spans: Sequence[Span]) -> Span | None:
    """Return the first of some readings with the others beside it, None without any."""
    readings = list(dict.fromkeys(spans))
    return readings[0]._replace(also=tuple(readings[1:])) if readings else None


def weekday_near(weekday: int, way: Way, anchor: date | None, told: Sequence[Span]) -> Span | None:
    """Return the days that a weekday (Monday is 0) may be: from publication, and from ``told``."""
    days = list(_from_publication(weekday, way, anchor)) if anchor else []
    if way in ("", "following"):
        for span in told[-_BASES:][::-1]:
            on = (weekday - span.last.weekday()) % 7
            days += [shift(span.last, on or 7), shift(span.last, on)]
            days += [] if way else [shift(span.last, on - 7)]
    return first_of([one(day) for day in days])


def _from_publication(weekday: int, way: Way, anchor: date) -> Sequence[date]:
    back = (anchor.weekday() - weekday) % 7
    if way == "following":
        return []
    if way == "last":  # it may be written a day before it is published
        counts = [-(back or 7), *([-back - 7] if back == 1 else [])]
    elif way == "next":  # of a day of this week the one after it may be meant
        within = anchor.weekday() + 7 - back < _WEEK
        counts = [7 - back, *([14 - back] if within else [])]
    else:
        counts = [-back, 7 - back, *([] if back else [-7])]
    return [shift(anchor, days) for days in counts]


def of_this_month(day: int, anchor: date | None, before: Span | None) -> Span | None:
    """Return a day of the month of the date before it, or of that of publication."""
    spans = [span] if before is not None and (span := in_month_of(before, day)) else []
    if anchor is not None and exists(anchor.year, anchor.month, day):
        spans.append(one(date(anchor.year, anchor.month, day)))
    return first_of(spans)


def of_near_month(day: int, anchor: date | None, before: Span | None) -> Span | None:
    """Return a day without a month: of that of the date before it, or of those near publication."""
    spans = [span] if before is not None and (span := in_month_of(before, day)) else []
    for months in (0, -1, 1):
        if anchor is None:
            break
        there = shift_months(anchor.replace(day=1), months)
        if exists(there.year, there.month, day):
            spans.append(one(date(there.year, there.month, day)))
    return first_of(spans)


def stretch_from(unit: str, number: int, anchor: date) -> Span:
    """Return the week, month or year that is so many on from that of ``anchor``.

    Of the end of one ("month-end") the last day is meant as well, of its start ("year-start") what
    has begun with it.
    """
    if unit in ("month-start", "year-start"):
        whole = stretch_from(unit.removesuffix("-start"), number, anchor)
        return begun(whole, anchor)
    if unit in ("month-end", "year-end"):
        whole = stretch_from(unit.removesuffix("-end"), number, anchor)
        return whole._replace(ends=(one(whole.last),))
    if unit == "year":
        return of_year(anchor.year + number)
    if unit == "month":
        day = shift_months(anchor, number)
        return of_month(day.year, day.month)
    monday = shift(anchor, 7 * number - anchor.weekday())
    return Span(monday, shift(monday, 6), loose=True)


def begun(whole: Span, anchor: date | None) -> Span:
    """Return a month or year as "since its start" means it: also its first day, and until now."""
    first = whole.first
    until = (Span(first, anchor, loose=True),) if anchor is not None and anchor > first else ()
    return whole._replace(also=(one(first), of_month(first.year, first.month), *until))


def in_month_of(before: Span, day: int) -> Span | None:
    """Return a day of the month that a date before it ends in; None where it has no such day."""
    year, month = before.last.year, before.last.month
    same = (before.last - before.first).days < _MONTH and exists(year, month, day)
    return one(date(year, month, day)) if same else None


_MONTH: Final = 31


def is_short(span: Span) -> bool:
    """Tell whether days are a month or less."""
    return (span.last - span.first).days <= _MONTH


def of_year_before(span: Span | None, before: Span | None, *, only: bool) -> Span | None:
    """Return days without a year as they may also be of the year of the date before them.

    With ``only`` they are of no other: "el 3 de mayo de ese año".
    """
    if span is None or before is None or before.first.year != before.last.year:
        return span
    months = 12 * (before.first.year - span.first.year)
    there = Span(shift_months(span.first, months), shift_months(span.last, months))
    if only:
        return there
    same = there[:2] in [each[:2] for each in (span, *span.also)]
    return span if same else span._replace(also=(*span.also, there))


def years_beside(span: Span, anchor: date) -> tuple[Span, ...]:
    """Return the same days of the year before where they lie ahead: "in office since 1 March".

    Days that are long gone may be those of the next year.
    """
    if span.first > anchor:
        months = -12
    elif span.last < shift(anchor, -_LONG_GONE):
        months = 12
    else:
        return ()
    return (Span(shift_months(span.first, months), shift_months(span.last, months)),)


_LONG_GONE: Final = 120


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
