"""Stretches of days, whatever the language: what a date means, and whether one supports another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from briefing.brief.values import bounds, date_trouble


class Span(NamedTuple):
    """The days from ``first`` to ``last``, both counted.

    ``loose``: its ends are soft ("mid-March", "over the past year"). ``also`` holds other readings
    that the same words bear: the stretch from a "since" to the day of publication, the American
    order of 12/01/2006, the coming Friday beside the last. ``ends`` are the two ends of a range:
    a source that prints a range prints them, a brief that prints one means all of it.
    """

    first: date
    last: date
    loose: bool = False
    also: tuple[Span, ...] = ()
    ends: tuple[Span, ...] = ()


def parse_iso(text: str) -> Span | None:
    """Return the days of a brief's ``date``: YYYY, YYYY-MM, a day, or an interval A/B."""
    if date_trouble(text):
        return None
    first, _, last = text.partition("/")
    return Span(bounds(first)[0], bounds(last or first)[1])


def ends_of(text: str) -> tuple[Span, ...]:
    """Return both ends of a brief's interval A/B, none of another date."""
    first, _, last = text.partition("/")
    return (Span(*bounds(first)), Span(*bounds(last))) if last else ()


def supports(ours: Span, theirs: Span) -> bool:
    """Tell whether the brief's days ``ours`` say no more than the source's, ``theirs``.

    They do when one reading of the source (``theirs``, one of its ``also`` or its ``ends``) fits
    one of ours:

    - the same days;
    - coarser: ours is the week (from Sunday or Monday), the month or the year that theirs lies
      in, or runs from that of its first day through that of its last. A day supports its month
      and its year, never the other way round: a week, a month or a year in the source gives no
      single day. One end alone is never rounded: a range that is a day too long or too short
      fails, whatever week it lies in;
    - ours is a part of a month ("mid-March") in which theirs lies;
    - where theirs is loose, each end may also be one day off, if theirs is not a single day; the
      start may be rounded up to the next month where theirs is longer than half a year; and
      where theirs is a month or shorter, the whole month or year of either end is fair.

    So an exact day that is off by one, another month and another year fail.
    """
    return any(
        _fits(mine, other)
        for mine in (ours, *ours.also)
        for other in (theirs, *theirs.also, *theirs.ends)
    )


def spanned(ends: Sequence[Span], printed: Sequence[Span]) -> bool:
    """Tell whether both ends of a range of the brief stand singly among the source's dates."""
    return len(ends) == 2 and all(any(supports(end, span) for span in printed) for end in ends)


def _fits(ours: Span, theirs: Span) -> bool:
    length = (theirs.last - theirs.first).days
    slack = (-1, 0, 1) if theirs.loose and length else (0,)
    firsts = {shift(theirs.first, days) for days in slack}
    lasts = {shift(theirs.last, days) for days in slack}
    if theirs.loose and length > 183:
        firsts |= {_month(theirs.first)[0], shift(_month(theirs.first)[1], 1)}
        lasts.add(_month(theirs.last)[1])
    if ours.first in firsts and ours.last in lasts:
        return ours.first <= ours.last
    weeks = [(_weekday(theirs.first, day), shift(_weekday(theirs.last, day), 6)) for day in (0, 6)]
    months, years = ((unit(theirs.first)[0], unit(theirs.last)[1]) for unit in (_month, _year))
    if ours[:2] in (*weeks, months, years):
        return True
    if ours.loose and (ours.last - ours.first).days < _PART and ours.first.month == ours.last.month:
        soft = 1 if theirs.loose and length else 0  # the week of 20 July in late July
        # 17 November in mid-November
        return ours.first <= shift(theirs.first, soft) and theirs.last <= ours.last
    whole = [unit(day) for day in theirs[:2] for unit in (_month, _year)]
    return theirs.loose and length <= 31 and ours[:2] in whole


_PART: Final = 16
"""Days that a part of a month has at most."""


def _weekday(day: date, weekday: int) -> date:
    """Return the last such weekday on or before ``day``; 0 is Monday."""
    return shift(day, -((day.weekday() - weekday) % 7))


def _month(day: date) -> tuple[date, date]:
    return bounds(f"{day.year:04}-{day.month:02}") if day < date(9999, 12, 1) else (day, date.max)


def _year(day: date) -> tuple[date, date]:
    return day.replace(month=1, day=1), day.replace(month=12, day=31)


def shift(day: date, days: int) -> date:
    """Return the day ``days`` later, or the first or last of the calendar where that ends."""
    ordinal = min(max(day.toordinal() + days, 1), date.max.toordinal())
    return date.fromordinal(ordinal)


def shift_months(day: date, months: int) -> date:
    """Return the same day ``months`` later, the month's last where it has no such day."""
    number = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = divmod(number, 12)
    last = 31 if (year, month) == (9999, 11) else bounds(f"{year:04}-{month + 1:02}")[1].day
    return date(year, month + 1, min(day.day, last))


def nearest_year(month: int, day: int, anchor: date) -> int:
    """Return the year in which a day and month lie nearest to the anchor."""

    def distance(year: int) -> int:
        return abs(date(year, month, min(day, 28)).toordinal() - anchor.toordinal())

    years = range(max(anchor.year - 1, 1), min(anchor.year + 1, 9999) + 1)
    leap = [year for year in years if exists(year, month, day)]
    return min(leap or years, key=distance)


def exists(year: int, month: int, day: int) -> bool:
    """Tell whether the calendar has such a day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def of_month(year: int, month: int) -> Span:
    """Return the days of a month."""
    return Span(*bounds(f"{year:04}-{month:02}"))


def of_year(year: int, last: int | None = None) -> Span:
    """Return the days of a year, or of the years up to ``last``."""
    return Span(date(year, 1, 1), date(last or year, 12, 31))


def one(day: date) -> Span:
    """Return a single day."""
    return Span(day, day)
