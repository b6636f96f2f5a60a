"""Days that a text points at by other words: the first Monday of March, the Thursday after that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.days import (
    Span,
    nearest_year,
    of_month,
    one,
    parse_iso,
    shift,
    shift_months,
    supports,
)
from briefing.verify.english.dates import resolve, same_words
from briefing.verify.english.dates.scan import SaidDate, scan
from briefing.verify.english.dates.words import DAYS, MONTH, MONTHS, NUMBERS, WEEKDAY, WEEKDAYS

_NTH: Final = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "final": -1}
_WEEK: Final = 7
_NTH_DAY: Final = late_pattern(
    rf"\b(?P<nth>(?i:{'|'.join(_NTH)}))\s(?P<wd>{WEEKDAY})\s(?:of|in)\s(?:(?P<m>{MONTH})"
    r"(?:,?\s(?P<y>(?:19|20)\d\d))?|(?P<rel>the|this|next|last|the\scoming)\smonth\b)"
)
_MONTHS_ON: Final = {"next": 1, "the coming": 1, "last": -1}
_FOLLOWING: Final = late_pattern(
    rf"\b(?i:following|previous|preceding)\s(?P<wd>{WEEKDAY})"
    rf"|\b(?P<after>{WEEKDAY})\s(?i:afterwards|(?:after|before)(?=[.,;)]))"
)
_DAY_MONTH: Final = late_pattern(
    rf"\b(?:{WEEKDAY})[,\s(]{{1,3}}(?P<d>\d{{1,2}})[/.](?P<m>\d{{1,2}})(?![/.]?\d)"
)
_HALF: Final = late_pattern(
    rf"\b(?P<half>first|second)\shalf\sof\s(?:(?P<m>{MONTH})|(?P<rel>the|this|next|last)\smonth\b)"
)
_HALF_SAID: Final = late_pattern(
    rf"(?P<way>(?i:after|from|since|before|until|till|by))\s(?:the\s)?"
    rf"(?i:mid[-\s]|middle\sof\s)(?P<m>{MONTH})"
)
_NOT_BEFORE: Final = late_pattern(
    r"(?i)\b(?:not|no|never)\s(?:any\s)?(?:earlier|sooner|before|until|till)\s(?:than\s)?"
)
_EARLIEST: Final = late_pattern(r"(?i)\b(?:earliest|soonest)\b")
_BOUND: Final = late_pattern(r"(?i)(?:before|until|till|from)\s")


def points_at(value: str, text: str, anchor: date | None) -> bool:
    """Tell whether a paragraph points at a date without printing it, so that it may be ours."""
    return (
        _bounds(value, text)
        or _halves(value, text, anchor)
        or _names_unit(value, text)
        or _is_pointed(value, text, anchor)
        or _is_eve(value, text, anchor)
        or _is_nth_day(value, text, anchor)
        or _is_days_from(value, text, anchor)
        or _is_next_one(value, text, anchor)
    )


_EVE: Final = late_pattern(r"(?i)\bon\s(?:the|its|their)\seve\b(?!\sof\sthe\s(?:year|century))")


def _is_eve(value: str, text: str, anchor: date | None) -> bool:
    """Tell whether our day is the one before a day that is printed, on whose eve something was."""
    ours = parse_iso(value) or resolve(value, anchor) if _EVE.search(text) else None
    if ours is None or ours.first != ours.last:
        return False
    printed = (resolve(text[said.start : said.end], anchor) for said in scan(text))
    return any(supports(one(shift(ours.first, 1)), span) for span in printed if span)


_NTH_DAY_ON: Final = late_pattern(
    r"(?i)\bon\s(?:the|its|his|her|their)\s(second|third|fourth|fifth|sixth|seventh)\sday\b"
)
_AFTER_IT: Final = late_pattern(r"(?i)\b(?:night|day|morning)\s(?:after|later)\b")


def _is_nth_day(value: str, text: str, anchor: date | None) -> bool:
    """Tell whether our day is the third, say, from one that is printed, or the day after it."""
    match = _NTH_DAY_ON.search(text)
    ours = parse_iso(value) or resolve(value, anchor) if match else None
    if match is None or ours is None or ours.last - ours.first > timedelta(days=1):
        return False
    nth = DAYS[match[1].lower()]
    latest = nth + (_AFTER_IT.search(text) is not None)
    printed = (resolve(text[said.start : said.end], anchor) for said in scan(text))
    return any(
        timedelta(days=nth - 1) <= end - span.first <= timedelta(days=latest)
        for span in printed
        if span and span.first == span.last
        for end in (ours.first, ours.last)
    )


_DAYS_FROM: Final = late_pattern(
    r"(?i)\b(?P<n>an?|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s"
    r"(?P<unit>day|week|fortnight)s?\s(?:into\s(?:the|it|its|their|a|this)\b|from\s(?P<now>today|now)\b)"
)
_AFTER_NEXT: Final = late_pattern(r"(?i)\bthe\sweek\safter\snext\b")
_LAST_DAYS: Final = late_pattern(
    r"(?i)\bthe\slast\s(?P<n>two|three|four|five|six|seven|eight|nine|ten)\sdays\sof\s(?:the|this)\smonth\b"
)
_LENGTHS: Final = {"day": 1, "week": 7, "fortnight": 14}


def _is_days_from(value: str, text: str, anchor: date | None) -> bool:
    """Tell whether a day is so far into what began on a printed day, or so far from today.

    Or in the week after next, or the first of the last days of the month.
    """
    if not (_DAYS_FROM.search(text) or _AFTER_NEXT.search(text) or _LAST_DAYS.search(text)):
        return False
    ours = parse_iso(value) or resolve(value, anchor)
    if ours is None or anchor is None:
        return False
    printed = [resolve(text[said.start : said.end], anchor) for said in scan(text)]
    single = [span.first for span in printed if span and span.first == span.last]
    for match in _DAYS_FROM.finditer(text):
        length = (
            int(NUMBERS.get(match["n"].lower(), 0) or match["n"]) * _LENGTHS[match["unit"].lower()]
        )
        bases = [anchor] if match["now"] else single
        if any(supports(ours, one(shift(base, length))) for base in bases):
            return True
    if _AFTER_NEXT.search(text):
        monday = shift(anchor, 2 * _WEEK - anchor.weekday())
        if ours.last - ours.first > timedelta(days=2) or monday <= ours.first <= shift(monday, 6):
            return ours.first <= shift(monday, 6) and monday <= ours.last
    last = of_month(anchor.year, anchor.month).last
    return any(
        ours.first == shift(last, 1 - int(NUMBERS[match["n"].lower()])) and ours.last <= last
        for match in _LAST_DAYS.finditer(text)
    )


_NEXT_ONE: Final = late_pattern(
    r"(?i)\b(?P<unit>week|month|quarter|year)\b[^.]{0,80}?\b(?P<rel>the\s(?:next|following|coming)"
    r"(?:\sone)?|the\sone\safter)(?=[.,;]|$|\s(?:and|or|but)\b)"
)


def _is_next_one(value: str, text: str, anchor: date | None) -> bool:
    """Tell whether a time is of the unit after one that is named: this week or the next."""
    ours = None
    for match in _NEXT_ONE.finditer(text):
        ours = ours or parse_iso(value) or resolve(value, anchor)
        full = f"{text[match.start() : match.start('rel')]}next {match['unit'].lower()}"
        printed = (resolve(full[said.start : said.end], anchor) for said in scan(full))
        if ours and any(supports(ours, span) for span in printed if span):
            return True
    return False


def _is_pointed(value: str, text: str, anchor: date | None) -> bool:
    """Tell whether our day is one that a weekday and a place in the month or a row gives."""
    if not (_NTH_DAY.search(text) or _FOLLOWING.search(text) or _DAY_MONTH.search(text)):
        return False
    ours = parse_iso(value) or resolve(value, anchor)
    if ours is None or ours.first != ours.last:
        return False
    day = ours.first
    nth = list(_nth_days(text, anchor))
    printed = (resolve(text[said.start : said.end], anchor) for said in scan(text))
    days = [*nth, *(span.first for span in printed if span and span.first == span.last)]
    return (
        day in nth
        or any(
            (int(m["d"]), int(m["m"])) == (day.day, day.month) for m in _DAY_MONTH.finditer(text)
        )
        or any(
            WEEKDAYS[(m["wd"] or m["after"]).lower()] == day.weekday()
            and any(0 < abs((day - base).days) <= _WEEK for base in days)
            for m in _FOLLOWING.finditer(text)
        )
    )


def _nth_days(text: str, anchor: date | None) -> Iterator[date]:
    """Yield the days of "the first Monday of March"."""
    for match in _NTH_DAY.finditer(text):
        span = _month_of(match, anchor)
        if span is None:
            continue
        weekday, number = WEEKDAYS[match["wd"].lower()], _NTH[match["nth"].lower()]
        if number < 0:
            yield span.last - timedelta(days=(span.last.weekday() - weekday) % _WEEK)
        else:
            first = (weekday - span.first.weekday()) % _WEEK
            yield shift(span.first, first + _WEEK * number)


def _month_of(match: re.Match[str], anchor: date | None) -> Span | None:
    """Return the month that a weekday by its place is of: a named one, or the coming one."""
    if anchor is None and (match["rel"] or match["y"] is None):
        return None
    if match["rel"] and anchor is not None:
        day = shift_months(anchor.replace(day=1), _MONTHS_ON.get(match["rel"].lower(), 0))
        return of_month(day.year, day.month)
    month = MONTHS[match["m"].lower().rstrip(".")]
    year = int(match["y"]) if match["y"] else nearest_year(month, 15, anchor or date.max)
    return of_month(year, month)


def _bounds(value: str, text: str) -> bool:
    """Tell whether a time that something does not come before is bounded so: not earlier than."""
    bound = _BOUND.match(value)
    if bound is None:
        return False
    day = value[bound.end() :]
    ends = [m.end() for m in _NOT_BEFORE.finditer(text)]
    if _opens_quarter(day, text):
        return True
    plain = day.casefold().removeprefix("the ")
    if any(text[end:].casefold().removeprefix("the ").startswith(plain) for end in ends):
        return True
    for said in scan(text):
        here = text[said.start : said.end]
        behind = any(0 <= said.start - end <= 1 or said.start < end <= said.end for end in ends)
        earliest = _EARLIEST.search(text, said.end, said.end + 24) is not None
        if (behind or earliest) and same_words(day, _bare(said, here)):
            return True
    return False


_QUARTERS: Final = {
    "first": "january", "second": "april", "third": "july", "fourth": "october", "last": "october",
}  # fmt: skip
_QUARTER: Final = late_pattern(
    r"(?i)\b(?:before|until|till|from|in|than) (?:the )?(first|second|third|fourth|last) quarter\b"
)


def _opens_quarter(day: str, text: str) -> bool:
    """Tell whether a month is the first of a quarter before which something does not come."""
    return any(_QUARTERS[m[1].lower()] == day.casefold() for m in _QUARTER.finditer(text))


def _bare(said: SaidDate, text: str) -> str:
    """Return the words of a date without what stands before it."""
    return text[len(said.prep) :].lstrip() if said.prep else text


def _halves(value: str, text: str, anchor: date | None) -> bool:
    """Tell whether a half of a month is what lies before or behind its middle."""
    ours = _HALF_SAID.match(value)
    if ours is None:
        return False
    half = "second" if ours["way"].lower() in ("after", "from", "since") else "first"
    month = MONTHS[ours["m"].lower().rstrip(".")]
    return any(
        m["half"] == half and _month_number(m, anchor) == month for m in _HALF.finditer(text)
    )


def _month_number(match: re.Match[str], anchor: date | None) -> int:
    """Return the month of a half, 0 where only the day of publication could tell it."""
    if match["m"]:
        return MONTHS[match["m"].lower().rstrip(".")]
    if anchor is None:
        return 0
    return shift_months(anchor.replace(day=1), _MONTHS_ON.get(match["rel"].lower(), 0)).month


def _names_unit(value: str, text: str) -> bool:
    """Tell whether "by the 23rd" is by a unit of that number: the 23rd Brigade."""
    said = next(iter(scan(value)), None)
    if said is None or said.kind != "nth" or said.until is not None:
        return False
    return any(
        text.startswith(each, at + 1) and _NAMED.match(text, at + 1 + len(each)) is not None
        for each in value.split()[-1:]
        for at in _places(text, f" {each}")
    )


_NAMED: Final = late_pattern(r"(?:\s[A-Z][a-z]+){1,3}")


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
