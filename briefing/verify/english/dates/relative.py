"""Dates that count from the day of publication: "on Friday", "last week", "three days ago"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from briefing.verify.days import (
    Span,
    exists,
    of_month,
    of_year,
    one,
    shift,
    shift_months,
)
from briefing.verify.english.dates.scan import SaidDate
from briefing.verify.english.dates.words import SEASONS, UNITS


def weekday(said: SaidDate, anchor: date | None) -> Span | None:
    """Read "on Friday": the last one on or before the anchor; the coming one may be meant."""
    if anchor is None or said.weekday is None:
        return None
    last = shift(anchor, -((anchor.weekday() - said.weekday) % 7))
    other = shift(last, 7)
    if said.rel in ("next", "coming"):
        coming = shift(anchor, (said.weekday - anchor.weekday() - 1) % 7 + 1)
        return Span(coming, coming, also=(one(shift(coming, 7)),))
    if said.rel in ("last", "past"):
        if last == anchor:
            last = shift(last, -7)
        return Span(last, last, also=(one(shift(last, -7)),))
    if said.prep == "since":
        return one(last)
    return Span(last, last, also=(one(other),))


def nth(said: SaidDate, anchor: date | None) -> Span | None:
    """Read "the 21st": that day of this month, or of the one before where it is yet to come.

    The next month's may be meant too: "it will open on the 1st".
    """
    if anchor is None or said.day is None:
        return None
    here = (
        [date(anchor.year, anchor.month, said.day)]
        if exists(*anchor.timetuple()[:2], said.day)
        else []
    )
    ago = shift_months(anchor.replace(day=1), -1)
    before = [ago.replace(day=said.day)] if exists(ago.year, ago.month, said.day) else []
    to_come = shift_months(anchor.replace(day=1), 1)
    coming = [to_come.replace(day=said.day)] if exists(*to_come.timetuple()[:2], said.day) else []
    days = here + before if here and here[0] <= anchor else before + here
    days += coming if not (here and here[0] > anchor) else []
    return Span(days[0], days[0], also=tuple(map(one, days[1:]))) if days else None


_NEAR: Final = {"yesterday": (-1, -1), "today": (0, 0), "tonight": (0, 0), "tomorrow": (1, 1),
                "overnight": (-1, 0)}  # fmt: skip


def nearby(said: SaidDate, anchor: date | None) -> Span | None:
    """Read "yesterday", "tonight", "overnight"."""
    if anchor is None:
        return None
    first, last = _NEAR[said.rel]
    return Span(shift(anchor, first), shift(anchor, last), loose=first != last)


def dayof(said: SaidDate, anchor: date | None) -> Span | None:
    """Read "the day before yesterday"; "the day before" alone depends on the text."""
    steps = {("before", "yesterday"): -2, ("after", "tomorrow"): 2}
    step = steps.get((said.rel, said.near))
    return None if anchor is None or step is None else one(shift(anchor, step))


def ago(said: SaidDate, anchor: date | None) -> Span | None:
    """Read "three days ago"; "earlier" and "later" count from a day that only the text knows."""
    count = 1.0 if not said.counted else said.count
    if anchor is None or count is None or said.way != "ago" or not said.counted:
        return None
    whole = int(count)
    if said.unit in ("month", "year", "decade", "century"):
        months = {"month": 1, "year": 12, "decade": 120, "century": 1200}[said.unit]
        day = shift_months(anchor, -whole * months)
        if said.unit == "month":
            return Span(shift(day, -15), shift(day, 15), True, (of_month(day.year, day.month),))
        year = of_year(day.year)
        return year._replace(also=(Span(shift(day, -183), shift(day, 183), loose=True),))
    length = UNITS[said.unit]
    if length == 0:
        day = shift(anchor, -whole // 24 if said.unit == "hour" else 0)
        return Span(day, anchor, loose=True)
    day = shift(anchor, -whole * length)
    return one(day) if length == 1 else Span(shift(day, -3), shift(day, 3), True, (one(day),))


def past(said: SaidDate, anchor: date | None) -> Span | None:
    """Read "the past 24 hours", "the next two weeks", "last week", "the coming days"."""
    count = 1.0 if not said.counted else said.count
    if anchor is None or count is None:
        return None
    weeks = said.unit == "fortnight"
    if (
        not weeks
        and not said.counted
        and said.rel in ("last", "next", "previous", "following", "coming")
    ):
        return this(said, anchor)
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


def this(said: SaidDate, anchor: date | None) -> Span | None:
    """Read "this week", "last March", "next Friday", "last summer"."""
    if anchor is None or said.rel in ("same", "that", "following", "previous", "preceding"):
        return None
    if said.weekday is not None:
        return weekday(said, anchor)
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


def _unit(said: SaidDate, anchor: date, step: int) -> Span | None:
    if said.unit in ("week", "fortnight", "weekend"):
        monday = shift(anchor, -anchor.weekday() + 7 * step)
        begin = 5 if said.unit == "weekend" else 0
        span = Span(shift(monday, begin), shift(monday, 6), loose=True)
        if step > 0 and said.unit == "week":  # "the coming week" may begin today
            span = span._replace(also=(Span(anchor, shift(anchor, 7), loose=True),))
    elif said.unit == "month":
        day = shift_months(anchor.replace(day=1), step)
        span = part(of_month(day.year, day.month), said)
    elif said.unit == "quarter":
        day = shift_months(anchor.replace(day=1), 3 * step)
        start = (day.month - 1) // 3 * 3 + 1
        span = Span(date(day.year, start, 1), of_month(day.year, start + 2).last)
    elif said.unit == "year":
        span = part(of_year(anchor.year + step), said)
    elif said.unit == "decade":
        begin = anchor.year - anchor.year % 10 + 10 * step
        span = of_year(begin, begin + 9)
    else:
        return None
    # What was printed on that day as "this week" lies before it, unless the week just began.
    if step == 0 and span.first < anchor < span.last and said.prep not in ("by", "until", "before"):
        return span._replace(loose=True, also=(Span(span.first, anchor, loose=True),))
    return span


def _month_by(said: SaidDate, anchor: date, step: int) -> Span:
    assert said.month is not None
    year = anchor.year
    if step <= 0 and (said.month > anchor.month or (step and said.month == anchor.month)):
        year -= 1 if step else 0
    if step > 0 and said.month <= anchor.month:
        year += 1
    span = part(of_month(year, said.month), said)
    # "Last March", said in June, is this year's or the one before.
    return span._replace(also=(part(of_month(year + step, said.month), said),)) if step else span


def season(said: SaidDate, anchor: date | None) -> Span | None:
    """Read "the summer of 2019", "the spring of next year"."""
    if said.year is not None:
        return _season_of(said.season, said.year, None)
    if anchor is None:
        return None
    return _season_of(said.season, anchor.year + _YEARS_OFF.get(said.rel, 0), None)


_YEARS_OFF: Final = {"next": 1, "coming": 1, "last": -1, "past": -1}


def _season_of(season: str, year: int, anchor: date | None) -> Span:
    """Return a season, on either half of the globe, its ends soft."""
    start = date(year, SEASONS[season], 1)
    starts = [shift_months(start, by) for by in (0, -12, -6, 6)]
    spans = [Span(day, shift(shift_months(day, 3), -1), loose=True) for day in starts]
    if anchor is None:
        spans = [span for span in spans if span.last.year >= year]
    return spans[0]._replace(also=tuple(spans[1:]))


_PARTS: Final = {
    "early": (0, 1 / 3), "beginning": (0, 1 / 3), "start": (0, 1 / 3), "turn": (0, 1 / 3),
    "mid": (1 / 3, 2 / 3), "middle": (1 / 3, 2 / 3),
    "late": (2 / 3, 1), "end": (2 / 3, 1), "close": (2 / 3, 1),
}  # fmt: skip
_WHICH: Final = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "final": -1}


_WEEKS: Final = {"second": 1, "third": 2, "fourth": 3}


def part(span: Span, said: SaidDate) -> Span:
    """Return the part of a month, a year or a decade that is meant.

    Early, mid and late are its thirds, in a month up to the 10th, from there to the 20th, and the
    rest; "the end of 2019" may as well be its last month or its last day.
    """
    length = span.last.toordinal() - span.first.toordinal() + 1
    words = said.part.split()
    word = words[-1] if words else ""
    if word in ("half", "quarter") and said.which in _WHICH and length > 300:
        months = 6 if word == "half" else 3
        first = shift_months(span.first, _WHICH[said.which] % (12 // months) * months)
        last = shift(shift_months(first, months), -1)
        # What lasts through it lasts through its last month.
        return Span(first, last, also=(of_month(last.year, last.month), one(last)))
    if word in ("week", "days", "weeks") and said.which in ("first", "early", "opening"):
        return Span(span.first, shift(span.first, 6), loose=True)
    if word == "week" and said.which in _WEEKS and length <= 31:
        first = shift(span.first, 7 * _WEEKS[said.which])
        monday = shift(first, -first.weekday())  # or the calendar's own week
        return Span(first, shift(first, 6), True, (Span(monday, shift(monday, 6), loose=True),))
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
