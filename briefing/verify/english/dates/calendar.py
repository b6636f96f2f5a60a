"""The calendar behind printed dates: months, years and their parts as stretches of days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from briefing.brief.values import bounds
from briefing.verify.english.dates.scan import Said
from briefing.verify.english.dates.spans import Span, shift, shift_months


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


_PARTS: Final = {
    "early": (0, 1 / 3), "beginning": (0, 1 / 3), "start": (0, 1 / 3), "turn": (0, 1 / 3),
    "mid": (1 / 3, 2 / 3), "middle": (1 / 3, 2 / 3),
    "late": (2 / 3, 1), "end": (2 / 3, 1), "close": (2 / 3, 1),
}  # fmt: skip
_WHICH: Final = {"first": 0, "second": 1, "third": 2, "fourth": 3}


def part(span: Span, said: Said) -> Span:
    """Return the part of a month, a year or a decade that is meant.

    Early, mid and late are its thirds, in a month up to the 10th, from there to the 20th, and the
    rest; "the end of 2019" may as well be its last month or its last day.
    """
    length = span.last.toordinal() - span.first.toordinal() + 1
    words = said.part.split()
    word = words[-1] if words else ""
    if word in ("half", "quarter") and said.which in _WHICH and length > 300:
        months = 6 if word == "half" else 3
        first = shift_months(span.first, _WHICH[said.which] * months)
        return Span(first, shift(shift_months(first, months), -1))
    if word in ("week", "days", "weeks") and said.which in ("first", "early", "opening"):
        return Span(span.first, shift(span.first, 6), loose=True)
    if word in ("week", "days", "weeks") and said.which in ("last", "late", "closing", "final"):
        return Span(shift(span.last, -6), span.last, loose=True)
    if word not in _PARTS:
        return span
    begin, end = _PARTS[word]
    first, last = (
        shift(span.first, round(begin * length)),
        shift(span.first, round(end * length) - 1),
    )
    if length <= 31:
        first = span.first.replace(day=(1, 10, 21)[round(begin * 3)])
        last = (span.first.replace(day=10), span.first.replace(day=20), span.last)[round(begin * 3)]
    return Span(first, last, loose=True, also=tuple(_edges(span, word, length)))


def _edges(span: Span, word: str, length: int) -> Iterator[Span]:
    """Yield what "the end of" and "the start of" may mean besides."""
    if word in ("end", "close"):
        day = span.last
    elif word in ("beginning", "start", "turn"):
        day = span.first
    else:
        return
    yield one(day)
    if length > 31:
        yield of_month(day.year, day.month)
