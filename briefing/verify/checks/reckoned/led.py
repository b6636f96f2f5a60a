"""Days to which the words of a paragraph lead: for ten days from the 5th, a year before that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.case import Case
from briefing.verify.checks.reckoned.days import counted_from, lengths_in, resolved
from briefing.verify.days import Span, ends_of, parse_iso, shift, shift_months
from briefing.verify.sources.facts import CitedFacts

_FROM: Final = late_pattern(r"(?i)(?:from|since|beginning|starting|as of)\b")
_YEARS_BACK: Final = late_pattern(
    r"(?i)(?:(?P<n>an?|one|two|three|four|five|ten)\s|the\s)years?\s"
    r"(?P<way>before|earlier|previously|later|on|after)\b"
)
_NUMBERS: Final = {"two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}
_THAT_MONTH: Final = late_pattern(r"(?i)\b(?:that|the same)\smonth\b")
_WEEKEND: Final = late_pattern(r"(?i)\bweekend\b")
_SEASON: Final = late_pattern(r"(?i)\b(spring|summer|autumn|winter)\b")
_FOLLOWING: Final = late_pattern(r"(?i)\b(?:following|next)\s(?=[A-Z])")
_DAYS: Final = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
_MONTHS: Final = {"month": 1, "year": 12}
_WEEK: Final = 7
_MONTH: Final = timedelta(days=31)
_SHORTEST: Final = timedelta(days=27)
_LONG: Final = timedelta(days=190)
_PART: Final = late_pattern(
    r"(?i)(?:[a-z]+\s){0,3}(?:early|late|mid|beginning|end|start|spring|summer|autumn|winter)\b"
)
_BEFORE: Final = 3
"""Paragraphs before one in which the day stands that "that month" is of."""


def is_led_to(case: Case, value: str) -> bool:
    """Tell whether a cited paragraph leads to a day of ours, or to both ends of a stretch."""
    if any(_is_as_long(value, facts) for facts in case.scope.paragraphs):
        return True
    dated = parse_iso(value)
    ours, anchor = dated or resolved(case, value), counted_from(case)
    if ours is None or anchor is None or case.language.misnamed(value, anchor):
        return False
    if 0 < (ours.last - ours.first).days <= _LONGEST and _is_of_head(case, ours):
        return True
    ends = ours.ends if len(ours.ends) > 1 else (ends_of(value) if dated else ()) or (ours,)
    return any(
        _is_weekend(facts, ends, anchor) or _lead_to_all(case, facts, ends, value, anchor)
        for facts in case.scope.paragraphs
    )


_HEAD: Final = 4
"""Paragraphs at the beginning of a report that may say of what days it is."""
_LONGEST: Final = 28
"""Days that such a report is of at most; a month or a year is a date of its own."""


def _is_of_head(case: Case, ours: Span) -> bool:
    """Tell whether a stretch of days is the one that a report says at its head to be about."""
    return any(
        each.span is not None and (each.span.first, each.span.last) == (ours.first, ours.last)
        for source in case.scope.sources
        for facts in source.paragraphs[:_HEAD]
        for each in facts.dates
    )


_YEAR_AGO: Final = late_pattern(r"(?i)\b(?:a|one) year (?:ago|earlier|before)$")
_TWELVE: Final = late_pattern(r"(?i)\b(?:twelve|12) months\b")
_QUARTER: Final = late_pattern(r"(?i)\bquarters?\b")
_QUARTERS: Final = late_pattern(
    r"(?i)\b(?:quarter before|(?:previous|preceding) quarter)\b|\bQ[1-4]\b"
)


def _is_as_long(value: str, facts: CitedFacts) -> bool:
    """Tell whether a paragraph has our length in its own unit: a year ago, of twelve months.

    Or counts quarters of a year as we do, from one that it does not print.
    """
    text = facts.text or ""
    if _YEAR_AGO.search(value):
        return _TWELVE.search(text) is not None
    return _QUARTER.search(value) is not None and _QUARTERS.search(text) is not None


def _lead_to_all(
    case: Case, facts: CitedFacts, ends: Sequence[Span], value: str, anchor: date
) -> bool:
    """Tell whether a paragraph leads to one end at least, and prints the other if not to both."""
    led = [_leads(case, facts, end, value, anchor) for end in ends]
    return any(led) and all(
        there or _prints(facts, end) for there, end in zip(led, ends, strict=True)
    )


def _prints(facts: CitedFacts, ours: Span) -> bool:
    spans = (span for each in facts.dates if each.span for span in (each.span, *each.span.also))
    return any(span.first == span.last == ours.first == ours.last for span in spans)


def _is_weekend(facts: CitedFacts, ends: Sequence[Span], anchor: date) -> bool:
    """Tell whether two days are those of the weekend that a paragraph speaks of."""
    days = [end.first.weekday() for end in ends]
    near = all(abs((end.first - anchor).days) <= _WEEK + 1 for end in ends)
    return days == [5, 6] and near and bool(_WEEKEND.search(facts.text or ""))


def _leads(case: Case, facts: CitedFacts, ours: Span, value: str, anchor: date) -> bool:
    single = ours.first == ours.last
    if single and (ours.first in _last_days(case, facts) or _is_weekday(facts, ours.first)):
        return True
    return (
        (_is_month(ours, value) and _some_months_on(case, facts, ours))
        or _a_year_apart(facts, ours, anchor)
        or _of_that_month(facts, ours)
        or _of_that_season(facts, ours, value, anchor)
    )


def _last_days(case: Case, facts: CitedFacts) -> Iterator[date]:
    """Yield the last days of "for ten days from 5 September", the first one counted."""
    begins = [
        day
        for each in facts.dates
        if each.span and each.span.first == each.span.last and _FROM.match(each.text)
        for day in (each.span.first, *(also.first for also in each.span.also))
    ]
    for low, high, unit in lengths_in(case) if begins else ():
        if low == high and unit in _DAYS:
            yield from (shift(day, int(low * _DAYS[unit]) - 1) for day in begins)


def _is_weekday(facts: CitedFacts, ours: date) -> bool:
    """Tell whether a day is "Tuesday" of "last week", or of "the following"."""
    weekdays = {day for each in facts.dates for day in facts.source.language.weekdays(each.text)}
    if ours.weekday() not in weekdays:
        return False
    spans = [each.span for each in facts.dates if each.span is not None]
    if any(span.first <= ours <= span.last == span.first + timedelta(6) for span in spans):
        return True
    days = [span.first for span in spans if span.first == span.last]
    return bool(_FOLLOWING.search(facts.text or "")) and any(
        0 < (ours - day).days <= _WEEK for day in days
    )


def _is_month(ours: Span, value: str) -> bool:
    """Tell whether ours is a month, or a part of a year that words name: in early 2028."""
    length = ours.last - ours.first
    return _SHORTEST <= length <= _MONTH or (length <= _LONG and bool(_PART.match(value)))


def _some_months_on(case: Case, facts: CitedFacts, ours: Span) -> bool:
    """Tell whether ours is so many months or years from a printed day or month as is printed."""
    bases = [
        each.span.first
        for each in facts.dates
        if each.span is not None and each.span.last - each.span.first <= _MONTH
    ]
    return any(
        low == high == int(low)
        and unit in _MONTHS
        and ours.first.replace(day=1)
        <= shift_months(base.replace(day=1), int(low) * _MONTHS[unit])
        <= ours.last
        for low, high, unit in (lengths_in(case) if bases else ())
        for base in bases
    )


def _a_year_apart(facts: CitedFacts, ours: Span, anchor: date) -> bool:
    """Tell whether ours is the same month some years before: in April, against 19 a year before."""
    texts = (_YEARS_BACK.match(each.text) for each in facts.dates)
    steps = [
        _NUMBERS.get((match["n"] or "").lower(), 1)
        * (1 if match["way"].lower() in ("later", "on", "after") else -1)
        for match in texts
        if match
    ]
    if not steps or ours.last - ours.first > _MONTH:
        return False
    for each in facts.dates:
        span = each.span
        if span is None or span.last - span.first > _MONTH or span.first.month != ours.first.month:
            continue
        printed = any(map(str.isdigit, each.text)) and str(span.first.year) in each.text
        latest = anchor.year - (span.first.month > anchor.month)
        if any(ours.first.year == (span.first.year if printed else latest) + n for n in steps):
            return True
    return False


def _of_that_month(facts: CitedFacts, ours: Span) -> bool:
    """Tell whether ours is the month, or its end, of a day printed before "that month"."""
    if not any(_THAT_MONTH.search(each.text) for each in facts.dates):
        return False
    places = facts.source.paragraphs[max(facts.number - 1 - _BEFORE, 0) : facts.number]
    return any(
        each.span is not None
        and each.span.last - each.span.first <= _MONTH
        and each.span.first.replace(day=1) == ours.first.replace(day=1) == ours.last.replace(day=1)
        for before in places
        for each in before.dates
    )


def _of_that_season(facts: CitedFacts, ours: Span, value: str, anchor: date) -> bool:
    """Tell whether ours is the last season of the name that the paragraph has without a year."""
    said = _SEASON.search(value)
    there = {match[1].lower() for match in _SEASON.finditer(facts.text or "")}
    past = timedelta() <= anchor - ours.first < timedelta(days=366)
    return said is not None and said[1].lower() in there and past
