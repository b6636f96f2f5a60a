"""Which days a printed date means, counted from the day of publication."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from msgspec.structs import replace

from briefing.brief.values import bounds
from briefing.verify.days import (
    Span,
    exists,
    nearest_year,
    of_month,
    of_year,
    one,
    shift,
    shift_months,
)
from briefing.verify.english.dates.relative import (
    ago,
    dayof,
    nearby,
    nth,
    part,
    past,
    season,
    this,
    weekday,
)
from briefing.verify.english.dates.scan import SaidDate

_FUTURE_MONTH: Final = 45
"""A month without year this many days ahead may as well be the one a year before."""
_OPEN: Final = frozenset(("since", "from", "starting", "beginning", "as early as"))
_AHEAD: Final = frozenset(("until", "till", "by", "through", "up to", "up until", "before"))
"""Words before what something lasts to: without a year it may be yet to come."""
_FUTURE_DAY: Final = 120
"""A day without year so many days ahead may as well be the one a year before."""
_OF_YEARS: Final = {"last": -1, "this": 0, "next": 1}
"""Years from that of publication: in June of last year."""
_PAST: Final = frozenset(("since", "as early as"))
"""Words before what has begun: without a year it lies before the day of publication."""


def days_of(said: SaidDate, anchor: date | None) -> Span | None:
    """Return the days that a date means, None where its words and the anchor do not tell."""
    try:
        span = _range(said, anchor) if said.until else _days(said, anchor)
    except (ValueError, OverflowError):
        return None
    if span is None:
        return None
    if _is_open(said) and anchor is not None and span.first <= anchor:
        through = Span(span.first, max(anchor, span.last), span.loose)
        span = span._replace(also=(*span.also, through))
    return span


def _is_open(said: SaidDate) -> bool:
    return said.prep in _OPEN and said.until is None and said.day2 is None and said.year2 is None


def _range(said: SaidDate, anchor: date | None) -> Span | None:
    until = said.until
    assert until is not None
    second = _days(until, anchor)
    year = until.year
    if year is None and second is not None and until.month is not None:
        year = second.first.year  # "between March and August": the March before that August
    if said.year is None and year is not None and said.month is not None:
        over = until.month is not None and said.month > until.month  # November to February
        said = replace(said, year=year - over)
    first = _days(said, anchor)
    if first is None or second is None:
        return None
    if second.last < first.first and said.weekday is not None and said.day is None:
        first = one(shift(first.first, -7))  # "Monday to Friday"
    if second.last < first.first:
        return None
    span = Span(first.first, second.last, first.loose or second.loose, ends=(first, second))
    if until.year is None and said.month is not None and anchor and span.last > anchor:
        before = Span(shift_months(span.first, -12), shift_months(span.last, -12), span.loose)
        return span._replace(also=(before,))
    return span


def _days(said: SaidDate, anchor: date | None) -> Span | None:
    reader = _READERS.get(said.kind)
    return reader(said, anchor) if reader else None


def _day(said: SaidDate, anchor: date | None) -> Span | None:
    """Read a day and month, with or without year; "5-9 March" is a range of days."""
    assert said.day is not None
    assert said.month is not None
    year = said.year
    if year is None:
        if anchor is None:
            return None
        year = nearest_year(said.month, said.day, anchor)
        if said.rel in _OF_YEARS:
            year = anchor.year + _OF_YEARS[said.rel]
        elif said.prep in _PAST and date(year, said.month, said.day) > anchor:
            year -= 1
    first = date(year, said.month, said.day)
    if said.day2 is None:
        if said.year is None and said.prep in _AHEAD and anchor and first < anchor:
            return Span(first, first, also=(one(shift_months(first, 12)),))
        if said.part and said.part.split()[-1] in ("week", "weekend"):
            return Span(first, shift(first, 6), loose=True)
        if said.year is None and anchor and not said.rel and first > shift(anchor, _FUTURE_DAY):
            return Span(first, first, also=(one(shift_months(first, -12)),))
        return Span(first, first)
    last = date(year, said.month, said.day2)
    if last < first:
        return None
    # "The night of 20 to 21 November" is no longer than its two days.
    return Span(first, last, ends=(Span(first, first), Span(last, last)))


def _month(said: SaidDate, anchor: date | None) -> Span | None:
    assert said.month is not None
    if said.year is not None:
        return part(of_month(said.year, said.month), said)
    if anchor is None:
        return None
    if said.rel in _OF_YEARS and said.kind == "month":
        return part(of_month(anchor.year + _OF_YEARS[said.rel], said.month), said)
    year = nearest_year(said.month, 15, anchor)
    if said.prep in _PAST and date(year, said.month, 1) > anchor:
        year -= 1
    span = part(of_month(year, said.month), said)
    if said.prep in _AHEAD and span.last < anchor:
        later = part(of_month(year + 1, said.month), said)
        return span._replace(also=(*span.also, later, *later.also))
    if span.first > shift(anchor, _FUTURE_MONTH) and year > 1:
        earlier = part(of_month(year - 1, said.month), said)
        return span._replace(also=(*span.also, earlier, *earlier.also))
    return span


def _year(said: SaidDate, anchor: date | None) -> Span | None:
    assert said.year is not None
    if said.year2 is None:
        return part(of_year(said.year), said)
    last = said.year2 if said.year2 >= 100 else said.year - said.year % 100 + said.year2
    if last < said.year:
        return None
    return Span(date(said.year, 1, 1), date(last, 12, 31), ends=(of_year(said.year), of_year(last)))


def _decade(said: SaidDate, anchor: date | None) -> Span | None:
    assert said.year is not None
    return part(of_year(said.year, said.year + 9), said)


def _numeric(said: SaidDate, anchor: date | None) -> Span | None:
    """Read 12/01/2006 in both orders, 2006/01/12 in its own."""
    one, two, three = said.numbers
    if one >= 100:
        day = date(one, two, three)
        return Span(day, day)
    year = three if three >= 100 else 2000 + three if three < 70 else 1900 + three
    spans = [
        Span(date(year, month, day), date(year, month, day))
        for day, month in dict.fromkeys(((one, two), (two, one)))
        if 1 <= month <= 12 and exists(year, month, day)
    ]
    named = [span for span in spans if span.first.weekday() == said.weekday]
    spans = named or spans  # "Friday, 03/04/2026": the weekday decides
    return spans[0]._replace(also=tuple(spans[1:])) if spans else None


def _part(said: SaidDate, anchor: date | None) -> Span | None:
    """Read "the end of the month": that of publication."""
    return this(replace(said, rel="this"), anchor)


def _iso(said: SaidDate, anchor: date | None) -> Span | None:
    numbers = said.numbers
    cut = next((i for i, number in enumerate(numbers) if i and number >= 1000), len(numbers))
    spans = [
        Span(*bounds("-".join(f"{n:02}" for n in part)))
        for part in (numbers[:cut], numbers[cut:])
        if part
    ]
    if len(spans) == 1:
        year, month = numbers[:2]
        if len(numbers) == 2 and year % 100 + 1 == month:  # 2011-12: a range of years as well
            return spans[0]._replace(also=(of_year(year, year + 1), of_year(year)))
        return spans[0]
    return Span(spans[0].first, spans[1].last, ends=tuple(spans))


def _quarter(said: SaidDate, anchor: date | None) -> Span | None:
    assert said.year is not None
    quarters, number = said.numbers
    months = 3 if quarters == 2 else 6
    start = (number - 1) * months + 1
    return Span(date(said.year, start, 1), of_month(said.year, start + months - 1).last)


def _period(said: SaidDate, anchor: date | None) -> Span | None:
    """Read "the third quarter": of this year, else of the one before or behind it."""
    if said.year is None and anchor is None:
        return None
    near = [said.year] if said.year else [anchor.year + by for by in (0, -1, 1)] if anchor else []
    named = replace(said, part=said.unit)
    spans = [part(of_year(year), named) for year in near]
    return spans[0]._replace(also=tuple(each for span in spans for each in (span, *span.also)))


_READERS: Final[dict[str, Callable[[SaidDate, date | None], Span | None]]] = {
    "iso": _iso, "slash": _numeric, "dmy": _day, "mdy": _day, "month": _month, "weekday": weekday,
    "years": _year, "decade": _decade, "nth": nth, "nearby": nearby, "ago": ago, "past": past,
    "this": this, "period": _period, "dayof": dayof, "season": season, "quarter": _quarter,
    "part": _part,
}  # fmt: skip
