"""Which days a printed date means, counted from the day of publication."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from briefing.format.values import bounds
from briefing.verify.date_scan import Said
from briefing.verify.date_words import SEASONS, UNITS
from briefing.verify.spans import Span, shift, shift_months

_FUTURE_MONTH: Final = 45
"""A month without year this many days ahead may as well be the one a year before."""
_BACK: Final = frozenset(("ago", "earlier", "before", "previously", "beforehand"))
_OPEN: Final = frozenset(("since", "from", "starting", "beginning", "as early as"))


def days_of(said: Said, anchor: date | None) -> Span | None:
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


def _is_open(said: Said) -> bool:
    return said.prep in _OPEN and said.until is None and said.day2 is None and said.year2 is None


def _range(said: Said, anchor: date | None) -> Span | None:
    assert said.until is not None
    second = _days(said.until, anchor)
    if said.year is None and said.until.year is not None and said.month is not None:
        said = _with_year(said, said.until.year)
        if (
            said.month is not None
            and said.until.month is not None
            and said.month > said.until.month
        ):
            said = _with_year(said, said.until.year - 1 if said.until.year else None)  # Nov to Feb
    first = _days(said, anchor)
    if first is None or second is None:
        return None
    if second.last < first.first:
        return None
    return Span(first.first, second.last, first.loose or second.loose, (first, second))


def _with_year(said: Said, year: int | None) -> Said:
    return replace(said, year=year)


def _days(said: Said, anchor: date | None) -> Span | None:
    reader = _READERS.get(said.kind)
    return reader(said, anchor) if reader else None


def _day(said: Said, anchor: date | None) -> Span | None:
    """Read a day and month, with or without year; "5-9 March" is a range of days."""
    assert said.day is not None and said.month is not None
    year = said.year
    if year is None:
        if anchor is None:
            return None
        year = _nearest_year(said.month, said.day, anchor)
    first = date(year, said.month, said.day)
    if said.day2 is None:
        if said.part and said.part.split()[-1] in ("week", "weekend"):
            return Span(first, shift(first, 6), loose=True)
        return Span(first, first)
    last = date(year, said.month, said.day2)
    if last < first:
        return None
    ends = (Span(first, first), Span(last, last))
    return Span(first, last, "night" in said.part, ends)


def _nearest_year(month: int, day: int, anchor: date) -> int:
    def distance(year: int) -> int:
        return abs(date(year, month, min(day, 28)).toordinal() - anchor.toordinal())

    years = range(max(anchor.year - 1, 1), min(anchor.year + 1, 9999) + 1)
    leap = [year for year in years if _exists(year, month, day)]
    return min(leap or years, key=distance)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _month(said: Said, anchor: date | None) -> Span | None:
    assert said.month is not None
    if said.year is not None:
        return _part(_of_month(said.year, said.month), said)
    if anchor is None:
        return None
    year = _nearest_year(said.month, 15, anchor)
    span = _part(_of_month(year, said.month), said)
    if span.first > shift(anchor, _FUTURE_MONTH) and year > 1:
        return span._replace(also=(_part(_of_month(year - 1, said.month), said),))
    return span


def _of_month(year: int, month: int) -> Span:
    return Span(*bounds(f"{year:04}-{month:02}"))


def _of_year(year: int, last: int | None = None) -> Span:
    return Span(date(year, 1, 1), date(last or year, 12, 31))


def _year(said: Said, anchor: date | None) -> Span | None:
    assert said.year is not None
    if said.year2 is None:
        return _part(_of_year(said.year), said)
    last = said.year2 if said.year2 >= 100 else said.year - said.year % 100 + said.year2
    if last < said.year:
        return None
    return Span(
        date(said.year, 1, 1), date(last, 12, 31), False, (_of_year(said.year), _of_year(last))
    )


def _decade(said: Said, anchor: date | None) -> Span | None:
    assert said.year is not None
    return _part(_of_year(said.year, said.year + 9), said)


_HALVES: Final = {("first", "half"): (0, 1 / 2), ("second", "half"): (1 / 2, 1)}
_PARTS: Final = {
    "early": (0, 1 / 3), "beginning": (0, 1 / 3), "start": (0, 1 / 3), "turn": (0, 1 / 3),
    "mid": (1 / 3, 2 / 3), "middle": (1 / 3, 2 / 3),
    "late": (2 / 3, 1), "end": (2 / 3, 1), "close": (2 / 3, 1),
}  # fmt: skip
_WHICH: Final = {"first": 0, "second": 1, "third": 2, "fourth": 3}


def _part(span: Span, said: Said) -> Span:
    """Return the part of a month, a year or a decade that is meant: its early third, its end."""
    length = span.last.toordinal() - span.first.toordinal() + 1
    word = said.part.split()[-1] if said.part else ""
    if (said.which, word) in _HALVES:
        begin, end = _HALVES[said.which, word]
    elif word == "quarter" and said.which in _WHICH:
        begin, end = _WHICH[said.which] / 4, (_WHICH[said.which] + 1) / 4
    elif word in ("week", "days", "weeks") and said.which in ("first", "early", "opening"):
        begin, end = 0, 7 / length
    elif word in ("week", "days", "weeks") and said.which in ("last", "late", "closing", "final"):
        begin, end = 1 - 7 / length, 1
    elif word in _PARTS:
        begin, end = _PARTS[word]
    else:
        return span
    first = shift(span.first, round(begin * length))
    last = shift(span.first, round(end * length) - 1)
    if length <= 31 and word in ("mid", "middle"):
        first, last = span.first.replace(day=10), span.first.replace(day=20)
    return Span(first, last, loose=True)


def _numeric(said: Said, anchor: date | None) -> Span | None:
    """Read 12/01/2006 in both orders, 2006/01/12 in its own."""
    one, two, three = said.numbers
    if one >= 100:
        day = date(one, two, three)
        return Span(day, day)
    year = three if three >= 100 else 2000 + three if three < 70 else 1900 + three
    spans = [
        Span(date(year, month, day), date(year, month, day))
        for day, month in dict.fromkeys(((one, two), (two, one)))
        if 1 <= month <= 12 and _exists(year, month, day)
    ]
    return spans[0]._replace(also=tuple(spans[1:])) if spans else None


def _iso(said: Said, anchor: date | None) -> Span | None:
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
            return spans[0]._replace(also=(_of_year(year, year + 1), _of_year(year)))
        return spans[0]
    return Span(spans[0].first, spans[1].last, False, tuple(spans))


def _weekday(said: Said, anchor: date | None) -> Span | None:
    if anchor is None or said.weekday is None:
        return None
    last = shift(anchor, -((anchor.weekday() - said.weekday) % 7))
    other = shift(last, 7)
    if said.rel in ("next", "coming"):
        coming = shift(anchor, (said.weekday - anchor.weekday() - 1) % 7 + 1)
        return Span(coming, coming, also=(_one(shift(coming, 7)),))
    if said.rel in ("last", "past"):
        if last == anchor:
            last = shift(last, -7)
        return Span(last, last, also=(_one(shift(last, -7)),))
    if said.prep in ("since", "as early as"):
        return _one(last)
    return Span(last, last, also=(_one(other),))


def _one(day: date) -> Span:
    return Span(day, day)


def _nth(said: Said, anchor: date | None) -> Span | None:
    """Read "the 21st": that day of this month, or of the one before where it is yet to come."""
    if anchor is None or said.day is None:
        return None
    here = (
        [date(anchor.year, anchor.month, said.day)]
        if _exists(*anchor.timetuple()[:2], said.day)
        else []
    )
    ago = shift_months(anchor.replace(day=1), -1)
    before = [ago.replace(day=said.day)] if _exists(ago.year, ago.month, said.day) else []
    days = here + before if here and here[0] <= anchor else before + here
    return Span(days[0], days[0], also=tuple(map(_one, days[1:]))) if days else None


_NEAR: Final = {"yesterday": (-1, -1), "today": (0, 0), "tonight": (0, 0), "tomorrow": (1, 1),
                "overnight": (-1, 0)}  # fmt: skip


def _nearby(said: Said, anchor: date | None) -> Span | None:
    if anchor is None:
        return None
    first, last = _NEAR[said.rel]
    return Span(shift(anchor, first), shift(anchor, last), loose=first != last)


def _ago(said: Said, anchor: date | None) -> Span | None:
    """Read "three days ago"; "earlier" and "later" count from a day that only the text knows."""
    count = 1.0 if not said.counted else said.count
    if anchor is None or count is None or said.way != "ago" or not said.counted:
        return None
    whole = int(count)
    if said.unit in ("month", "year", "decade", "century"):
        months = {"month": 1, "year": 12, "decade": 120, "century": 1200}[said.unit]
        day = shift_months(anchor, -whole * months)
        if said.unit == "month":
            return Span(shift(day, -15), shift(day, 15), True, (_of_month(day.year, day.month),))
        year = _of_year(day.year)
        return year._replace(also=(Span(shift(day, -183), shift(day, 183), loose=True),))
    length = UNITS[said.unit]
    if length == 0:
        day = shift(anchor, -whole // 24 if said.unit == "hour" else 0)
        return Span(day, anchor, loose=True)
    day = shift(anchor, -whole * length)
    return _one(day) if length == 1 else Span(shift(day, -3), shift(day, 3), True, (_one(day),))


def _past(said: Said, anchor: date | None) -> Span | None:
    """Read "the past 24 hours", "the next two weeks", "last week", "the coming days"."""
    count = 1.0 if not said.counted else said.count
    if anchor is None or count is None:
        return None
    if not said.counted and said.rel in ("last", "next", "previous", "following", "coming"):
        return _this(said, anchor)
    if said.rel in ("recent", "preceding", "following", "previous"):
        return None
    way = 1 if said.rel in ("next", "coming") else -1
    other = _away(anchor, said.unit, way * count)
    if other is None:
        return None
    return Span(min(anchor, other), max(anchor, other), loose=True)


def _away(anchor: date, unit: str, count: float) -> date | None:
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    if months:
        return shift_months(anchor, int(count * months))
    if UNITS.get(unit):
        return shift(anchor, int(count * UNITS[unit]))
    hours = {"hour": 24, "minute": 1440, "second": 86400}.get(unit)
    return (
        shift(anchor, int(-(-count // hours) if count > 0 else count // hours)) if hours else None
    )


def _this(said: Said, anchor: date | None) -> Span | None:
    if anchor is None or said.rel in ("same", "that", "following", "previous", "preceding"):
        return None
    if said.weekday is not None:
        return _weekday(said, anchor)
    step = {"this": 0, "last": -1, "past": -1, "next": 1, "coming": 1}[said.rel]
    if said.month is not None:
        return _month_by(said, anchor, step)
    if said.season:
        return _season_of(said.season, anchor.year + step, anchor)
    if said.unit in ("day", "night", "hour", "minute", "second"):
        day = shift(anchor, step)
        return (
            Span(day, anchor if step < 0 else day, loose=step < 0) if said.unit != "hour" else None
        )
    return _unit(said, anchor, step)


def _unit(said: Said, anchor: date, step: int) -> Span | None:
    if said.unit in ("week", "fortnight", "weekend"):
        monday = shift(anchor, -anchor.weekday() + 7 * step)
        begin = 5 if said.unit == "weekend" else 0
        span = Span(shift(monday, begin), shift(monday, 6), loose=True)
    elif said.unit == "month":
        day = shift_months(anchor.replace(day=1), step)
        span = _part(_of_month(day.year, day.month), said)
    elif said.unit == "quarter":
        day = shift_months(anchor.replace(day=1), 3 * step)
        start = (day.month - 1) // 3 * 3 + 1
        span = Span(date(day.year, start, 1), _of_month(day.year, start + 2).last)
    elif said.unit == "year":
        span = _part(_of_year(anchor.year + step), said)
    elif said.unit == "decade":
        begin = anchor.year - anchor.year % 10 + 10 * step
        span = _of_year(begin, begin + 9)
    else:
        return None
    # What was printed on that day as "this week" lies before it, unless the week just began.
    if step == 0 and span.first < anchor < span.last and said.prep not in ("by", "until", "before"):
        return span._replace(loose=True, also=(Span(span.first, anchor, loose=True),))
    return span


def _month_by(said: Said, anchor: date, step: int) -> Span:
    assert said.month is not None
    year = anchor.year
    if step <= 0 and (said.month > anchor.month or (step and said.month == anchor.month)):
        year -= 1 if step else 0
    if step > 0 and said.month <= anchor.month:
        year += 1
    span = _part(_of_month(year, said.month), said)
    # "Last March", said in June, is this year's or the one before.
    return span._replace(also=(_part(_of_month(year + step, said.month), said),)) if step else span


def _season(said: Said, anchor: date | None) -> Span | None:
    assert said.year is not None
    return _season_of(said.season, said.year, None)


def _season_of(season: str, year: int, anchor: date | None) -> Span:
    """Return a season, on either half of the globe, its ends soft."""
    start = date(year, SEASONS[season], 1)
    span = Span(start, shift(shift_months(start, 3), -1), loose=True)
    others = [span._replace(first=shift_months(span.first, by), last=shift_months(span.last, by))
              for by in ((-12, -6, 6) if anchor else (-6, 6, -12))]  # fmt: skip
    return span._replace(also=tuple(other for other in others if anchor or other.last.year >= year))


def _quarter(said: Said, anchor: date | None) -> Span | None:
    assert said.year is not None
    quarters, number = said.numbers
    months = 3 if quarters == 2 else 6
    start = (number - 1) * months + 1
    return Span(date(said.year, start, 1), _of_month(said.year, start + months - 1).last)


_READERS: Final[dict[str, Callable[[Said, date | None], Span | None]]] = {
    "iso": _iso, "slash": _numeric, "dmy": _day, "mdy": _day, "month": _month, "weekday": _weekday,
    "years": _year, "decade": _decade, "nth": _nth, "nearby": _nearby, "ago": _ago, "past": _past,
    "this": _this, "season": _season, "quarter": _quarter,
}  # fmt: skip
