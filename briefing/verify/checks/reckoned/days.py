"""Days that the source leaves open: an analyst may reckon them, no rule proves them wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.case import Case
from briefing.verify.checks.reckoned.lengths import DAY_MINUTES, clocks
from briefing.verify.days import Span, parse_iso, shift, shift_months, supports
from briefing.verify.sources.facts import PrintedDate


def counted_from(case: Case) -> date | None:
    """Return the day from which the item's own "Friday" is counted."""
    sources = case.scope.sources
    return sources[0].anchor if sources else None


def resolved(case: Case, text: str) -> Span | None:
    """Return the days that words mean in the item; None for no date."""
    return case.language.resolve(text, counted_from(case))


_ABOVE: Final = 2
"""Paragraphs before a table that may say of which day it is."""


def above_table(case: Case, value: str) -> bool:
    """Tell whether the words above a table of which a row is cited have the date."""
    ours = resolved(case, value) or parse_iso(value)
    return ours is not None and any(
        supports(ours, each.span)
        for facts in case.scope.paragraphs
        if facts.row
        for before in facts.source.paragraphs[max(facts.number - 1 - _ABOVE, 0) : facts.number - 1]
        for each in before.dates
        if each.span is not None
    )


def hinted(case: Case, value: str) -> bool:
    """Tell whether a cited paragraph may say a date without printing it."""
    anchor = counted_from(case)
    return any(case.language.hints_at(value, each.text, anchor) for each in case.scope.paragraphs)


def of_that_year(case: Case, value: str, printed: list[PrintedDate]) -> bool:
    """Tell whether a day printed without its year is one of ours, by the source's other dates.

    "On 17 November" of a report of September is that of the last year where another paragraph
    has 18 November 2025.
    """
    ours = parse_iso(value) or resolved(case, value)
    if ours is None or ours.first != ours.last or not _YEAR.search(value):
        return False
    day = ours.first
    sources = {
        each.facts.source.id: each.facts.source
        for each in printed
        if each.span is not None
        and not _YEAR.search(each.text)
        and (each.span.first.month, each.span.first.day) == (day.month, day.day)
    }
    return any(
        other.span is not None
        and _YEAR.search(other.text)
        and other.span.first.replace(day=1) == day.replace(day=1)
        for source in sources.values()
        for facts in source.paragraphs
        for other in facts.dates
    )


def of_that_stretch(case: Case, value: str, printed: list[PrintedDate]) -> bool:
    """Tell whether ours has the weekday printed, in a stretch of days that the source is about.

    "On Monday" of a report that covers 18 to 22 May may be the 18th, whenever it was published.
    """
    ours = parse_iso(value) or resolved(case, value)
    if ours is None or ours.first != ours.last:
        return False
    weekday = ours.first.weekday()
    sources = {
        each.facts.source.id: each.facts.source
        for each in printed
        if not any(map(str.isdigit, each.text)) and weekday in case.language.weekdays(each.text)
    }
    return any(
        len(span.ends) == 2 and span.first <= ours.first <= span.last <= span.first + _STRETCH
        for source in sources.values()
        for facts in source.paragraphs
        for span in (each.span for each in facts.dates)
        if span is not None
    )


_HEAD: Final = 4
"""Paragraphs that may say which days a source is about."""
_MONTH: Final = timedelta(days=27)


def of_that_month(case: Case, value: str) -> bool:
    """Tell whether ours is a month that lies in the days which the head of a source is about."""
    ours = resolved(case, value)
    return (
        ours is not None
        and not ours.ends
        and not _is_of_another_year(ours, case)
        and any(
            len(span.ends) == 2 and span.first <= ours.first and ours.last <= span.last
            for source in case.scope.sources
            for facts in source.paragraphs[:_HEAD]
            for span in (each.span for each in facts.dates)
            if span is not None and ours.last - ours.first >= _MONTH
        )
    )


def _is_of_another_year(ours: Span, case: Case) -> bool:
    """Tell whether cited paragraphs print our month with its year, and each time with another."""
    same = {
        each.span.first.year
        for facts in case.scope.paragraphs
        for each in facts.dates
        if each.span is not None
        and each.span.first.month == each.span.last.month == ours.first.month == ours.last.month
        and _YEAR.search(each.text)
    }
    return bool(same) and ours.first.year not in same


_STRETCH: Final = timedelta(days=31)
_YEAR: Final = late_pattern(r"(?<!\d)\d{4}(?!\d)")

_NOTICE: Final = late_pattern(
    r"(?i)\b(?:days?|nights?|weeks?)['’]?\s(?:notice|warning|grace|that followed)\b"
    r"|\b(?:days?|nights?)\sfrom\b|\dth day\b|\bwithin\s[\w-]+\s(?:days|weeks)\b"
)
"""What tells a day by another one: nine days' notice of what came on 3 February."""
_LENGTHS: Final = {"day": 1, "night": 1, "week": 7, "fortnight": 14}


def days_apart(case: Case, value: str, spans: Sequence[Span | None]) -> bool:
    """Tell whether a day is so far from one that is printed, or that of publication, as is printed.

    "Work began on 3 August and was to last 16 weeks" gives a day in November. A few days are met
    by chance: they count from the day of publication, or where they are called notice.
    """
    ours, anchor = resolved(case, value), counted_from(case)
    if ours is None or anchor is None:
        return False
    lengths = [*lengths_in(case), *(_own_lengths(case) if _UNTIL.match(value) else ())]
    if (ours.first.month, ours.last.month) == (1, 12):
        # "Ten years ago" is no year from which the same ten years are counted again.
        counted = [span for span in spans if span not in _counted_back(case)]
        return _years_apart(ours, anchor, lengths, counted)
    single = [span.first for span in spans if span is not None and span.first == span.last]
    noticed = any(_NOTICE.search(facts.text or "") for facts in case.scope.paragraphs)
    least = 2 if noticed or not single else _LONG
    bases = single if single and noticed else [*single, anchor, *_head_days(case)]
    if _PART.search(value) and any(
        unit == "hour" and abs((ours.first - day).days) <= low / 24 + 1
        for low, _, unit in lengths
        for day in single
    ):
        return True  # on Sunday evening, nineteen hours before four o'clock on Monday
    if any(ours.first == shift(day, 1 - nth) for day in single for nth in _day_ranks(case)):
        return True  # since Monday, of a third day on Wednesday
    return all(
        (len(ours.ends) > 1 and end.first in single)
        or any(_meets(end, day, lengths, least) for day in bases)
        or any(_within(end, day, lengths) for day in (anchor, *single))
        for end in (ours.ends if len(ours.ends) > 1 else (ours,))
    )


def _counted_back(case: Case) -> list[Span]:
    """Return the days that cited paragraphs count back from their publication."""
    dates = (each for facts in case.scope.paragraphs for each in facts.dates)
    return [each.span for each in dates if each.span and each.text.lower().endswith(" ago")]


def _day_ranks(case: Case) -> Iterator[int]:
    """Yield which day it is of something: for a third day."""
    ranks = (f for facts in case.scope.paragraphs for f in facts.figures if f.kind == "rank")
    yield from (int(each.low) for each in ranks if each.noun == "day" and each.low)


def _head_days(case: Case) -> Iterator[date]:
    """Yield the last days that the heads of the cited sources say they are about."""
    for source in case.scope.sources:
        for facts in source.paragraphs[:1]:
            yield from (each.span.last for each in facts.dates if each.span is not None)


_PART: Final = late_pattern(r"(?i)\b(?:morning|afternoon|evening|night|noon|midnight)\b")


def _meets(ours: Span, day: date, lengths: Sequence[tuple[float, float, str]], least: int) -> bool:
    """Tell whether a day is as far from another as one of some lengths says.

    Of two days without a year either may be in another one.
    """
    days = abs((ours.first - day).days)
    if any(_in_years(ours, day, low, unit) for low, high, unit in lengths if low == high):
        return True
    return ours.first == ours.last and any(
        low * _LENGTHS[unit] <= apart <= high * _LENGTHS[unit]
        for apart in (days, abs(days - 365), abs(days - 366))
        for low, high, unit in lengths
        if unit in _LENGTHS and apart >= least
    )


def _in_years(ours: Span, day: date, number: float, unit: str) -> bool:
    """Tell whether a day or month is some years from a day: out in June seven years on."""
    if unit != "year" or number != int(number) or ours.last - ours.first > _MONTH_LONG:
        return False
    return ours.first <= shift_months(day, 12 * int(number)) <= ours.last


_MONTH_LONG: Final = timedelta(days=31)


def _within(ours: Span, day: date, lengths: Sequence[tuple[float, float, str]]) -> bool:
    """Tell whether a stretch of days holds the one so long after another: early November."""
    return ours.first < ours.last <= ours.first + _STRETCH and any(
        ours.first <= reached <= ours.last
        for low, high, unit in lengths
        for number in {low, high}
        for reached in _after(day, number, unit)
    )


def _after(day: date, number: float, unit: str) -> Iterator[date]:
    """Yield the days that lie so long before and after a day."""
    for sign in (1, -1):
        if unit == "month" and number == int(number):
            yield shift_months(day, sign * int(number))
        elif unit in _LENGTHS and number * _LENGTHS[unit] >= _LONG:
            yield shift(day, sign * int(number * _LENGTHS[unit]))


def _years_apart(
    ours: Span,
    anchor: date,
    lengths: Sequence[tuple[float, float, str]],
    spans: Sequence[Span | None],
) -> bool:
    """Tell whether a year is some printed years from another one, or from that of publication."""
    bases = {anchor.year, *(span.first.year for span in spans if span is not None)}
    years = {abs(ours.first.year - base) for base in bases} - {0, 1}
    return any(unit == "year" and {low, high} & years for low, high, unit in lengths)


def clock_apart(case: Case, value: str) -> bool:
    """Tell whether a time of the day is so long from one that is printed, as a paragraph prints."""
    minutes = {low * _MINUTES[unit] for low, _, unit in lengths_in(case) if unit in _MINUTES}
    printed = [time for facts in case.scope.paragraphs for time in clocks(facts.text or "")]
    return any(
        min(apart, DAY_MINUTES - apart) in minutes
        for ours in clocks(value)
        for apart in (abs(ours - theirs) for theirs in printed)
    )


_MINUTES: Final = {"minute": 1, "hour": 60}
_FIRST: Final = late_pattern(r"(?i)\b(?:first|another) (week|year)\b")
_LONG: Final = 7
"""Days that are hardly met by chance."""


def lengths_in(case: Case) -> Iterator[tuple[float, float, str]]:
    """Yield the lengths of time that cited paragraphs print, from and to, with their unit."""
    for facts in case.scope.paragraphs:
        for each in facts.figures:
            if each.kind == "measure" and each.low and each.high:
                yield each.low, each.high, each.unit
            elif each.kind == "rank" and each.low and each.noun in (*_LENGTHS, "month"):
                last = each.low - (each.noun == "day")  # on Thursday, its 17th day
                yield each.low - 1, last, each.noun  # now in its third week
        for match in _FIRST.finditer(facts.text or ""):
            yield 1, 1, match[1].lower()


_UNTIL: Final = late_pattern(r"(?i)(?:until|till|up to|through)\b")


def _own_lengths(case: Case) -> Iterator[tuple[float, float, str]]:
    """Yield the lengths of time that an item itself gives: for 18 days, until 23 November."""
    for each in case.language.find_figures(case.line.text or ""):
        if each.kind == "measure" and each.low and each.low == each.high:
            yield each.low, each.low, each.unit
