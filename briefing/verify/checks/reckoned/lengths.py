"""Lengths of time that a paragraph gives without printing them: "since February", 22:11 to 22:34.

They are open, and neither wrong nor borne out: a rule that reckons finds more than was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, product
from math import isclose
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.checks.parts import between
from briefing.verify.checks.reckoned.shares import says_nearly
from briefing.verify.days import Span, one
from briefing.verify.language import Figure
from briefing.verify.sources.facts import CitedFacts

_YEARS: Final = late_pattern(r"\b(?:1[5-9]|20)[0-9]{2}\b")
DAYS: Final = {
    "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0,
    "month": 30.44, "year": 365.25, "decade": 3652.5, "century": 36525.0,
}  # fmt: skip
"""Units of time with their length in days."""
_NAMED: Final = late_pattern(
    r"(?i)\b(?:an?|one|another|per|first|past|whole|entire)\s(minute|hour|day|night|week|fortnight|month|year|decade|century)\b"
)
_LATER: Final = late_pattern(r"(?i)\byears? (?:later|after|on)\b")
_SEASON: Final = late_pattern(
    r"\b(?:in|since|from|last) (?:the )?(?:spring|summer|autumn|winter)\b"
)
_JOINED: Final = late_pattern(r"(?i),?\s(?:and\s)?")
_TO: Final = late_pattern(r"(?i)\s?(?:to|and|or|[-\u2013])\s?")
"""What joins the ends of a stretch: between ten days and a fortnight."""
_CLOCK: Final = late_pattern(
    r"(?<![\w.:])(?:([01]?[0-9]|2[0-3])[:.]([0-5][0-9])(?:\s?([ap])\.?m\b|(?![\w:]|\.[0-9]))"
    r"|(1[0-2]|0?[1-9])\s?([ap])\.?m\b"
    r"|([01][0-9]|2[0-3])([0-5][0-9])(?=\s?(?:UTC|GMT|Z|h|hrs|hours|local)\b))"
)
DAY_MINUTES: Final = 1440
"""The minutes of a day."""
_YEAR: Final = 365
_CLOSE: Final = 0.04
"""How far a length may lie from what two days give, as a share of it."""
_ABOUT: Final = 0.1
"""The same of a length that is about so long."""
_VAGUE: Final = {"year": 150, "month": 31}
"""Days of a loose date at most that lengths are counted from: for three years since early 2018."""
_LOOSE: Final = {"century": 370, "year": 370, "decade": 370, "month": 31, "week": 8}
"""Days by which two stretches may leave a length open, by the unit it is told in."""


def is_length(figure: Figure, places: Sequence[CitedFacts]) -> bool:
    """Tell whether a length of time is one that days, clocks or parts of it give."""
    unit = DAYS.get(figure.unit)
    if figure.kind != "measure" or unit is None or not figure.low:
        return False
    ours = figure.low * unit
    named = {DAYS[word.lower()] for facts in places for word in _NAMED.findall(facts.text)}
    if any(isclose(ours, each, rel_tol=0.015) for each in named):
        return True
    if any(_counts_weeks(figure, f) or _named_so_often(figure, f) for f in places):
        return True
    if any(_meets(figure, ours, each) for facts in places for each in _in_parts(facts)):
        return True
    if figure.unit in ("month", "year") and any(_SEASON.search(f.text or "") for f in places):
        return ours <= DAYS["year"]  # since the autumn, of whatever month
    if any(_in_its(figure, ours, facts) for facts in places):
        return True
    if unit < 1 and any(_by_clock(figure, ours, facts) for facts in places):
        return True
    return figure.unit not in ("minute", "hour") and _by_days(figure, ours, places)


def is_end_of_stretch(
    figure: Figure, beside: Sequence[Figure], text: str, places: Sequence[CitedFacts]
) -> bool:
    """Tell whether a length is an end of one that is told in two units: ten days to two weeks.

    ``beside`` are all figures of its ``text``; "10 to 14 days" says so.
    """
    if figure.unit not in DAYS:
        return False
    ends = [
        (each.start, each.end, (each.low or 0) * DAYS[each.unit])
        for each in beside
        if each.unit in DAYS
    ]
    ends += [(m.start(), m.end(), DAYS[m[1].lower()]) for m in _NAMED.finditer(text)]
    ends.sort()
    return any(
        _TO.fullmatch(text[one_end[1] : other[0]])
        and figure.start in (one_end[0], other[0])
        and isclose(one_end[2], (each.low or 0) * DAYS[each.unit], rel_tol=_CLOSE)
        and isclose(other[2], (each.high or 0) * DAYS[each.unit], rel_tol=_ABOUT)
        for one_end, other in pairwise(ends)
        for facts in places
        for each in facts.figures
        if each.unit in DAYS and each.low != each.high
    )


def _in_its(figure: Figure, ours: float, facts: CitedFacts) -> bool:
    """Tell whether a length is that of what is in its third week: two weeks and more.

    Or on its hundredth day: a hundred days.
    """
    begun = "in|into|on|is|marks|enter\\w*" + ("" if figure.op == "=" else "|for")
    return any(
        (each.low - 1) * DAYS[each.noun] <= ours <= each.low * DAYS[each.noun]
        and re.search(
            rf"(?i)\b(?:{begun}) (?:(?:its|their|the|an?) )?{re.escape(each.text)}\b", facts.text
        )
        for each in facts.figures
        if each.kind == "rank" and each.noun in DAYS and each.low and facts.text
    )


def _counts_weeks(figure: Figure, facts: CitedFacts) -> bool:
    """Tell whether weeks are told by their numbers: weeks 9 to 12, of four weeks."""
    return figure.unit == "week" and any(
        int(match[2]) - int(match[1]) + 1 == figure.low
        for match in _WEEKS.finditer(facts.text or "")
    )


_WEEKS: Final = late_pattern(r"(?i)\bweeks\s(\d{1,2})\s?(?:to|and|through|-|\u2013)\s?(\d{1,2})\b")


def _named_so_often(figure: Figure, facts: CitedFacts) -> bool:
    """Tell whether a paragraph tells of so many: of a week and the week before."""
    if figure.low not in _SEVERAL:
        return False
    told = rf"(?:previous|following|next|first|second) {figure.unit}|{figure.unit} (?:{_TOLD})"
    return len(re.findall(rf"(?i)\bthe (?:{told})\b", facts.text or "")) >= (figure.low or 0)


_TOLD: Final = "to|before|after|ending|of"
_SEVERAL: Final = frozenset((2.0, 3.0, 4.0))


def _meets(figure: Figure, ours: float, theirs: float) -> bool:
    half = (figure.low or 0.0) % 1 == 0.5
    near = 0.065 if figure.op == "~" else _CLOSE if half else 1e-6  # two and a half weeks
    if says_nearly(figure):
        return 0.87 * ours <= theirs <= ours
    return isclose(ours, theirs, rel_tol=near) or (
        (figure.op in (">", ">=") and 0.85 * theirs <= ours < theirs)
        or (figure.op in ("<", "<=") and theirs < ours <= 1.15 * theirs)
    )  # fmt: skip


def _in_parts(facts: CitedFacts) -> Iterator[float]:
    """Yield printed lengths in days, those in two units as one: an hour and ten minutes."""
    for each in facts.figures:
        if each.unit in DAYS and each.low and each.low == each.high:
            yield each.low * DAYS[each.unit]
    for large, small in pairwise(facts.figures):
        sizes = DAYS.get(large.unit, 0.0), DAYS.get(small.unit, 0.0)
        if sizes[0] > sizes[1] > 0 and _JOINED.fullmatch(between(facts, large, small)):
            yield (large.low or 0.0) * sizes[0] + (small.low or 0.0) * sizes[1]


def _by_clock(figure: Figure, ours: float, facts: CitedFacts) -> bool:
    """Tell whether a length is that between two times of the day."""
    times = clocks(facts.text)
    return any(
        _meets(figure, ours, each / DAY_MINUTES)
        for one_time, other in combinations(times, 2)
        for each in (abs(one_time - other), DAY_MINUTES - abs(one_time - other))
        if each
    )


def clocks(text: str) -> list[int]:
    """Return the times of the day that a text prints in hours and minutes, in minutes."""
    out = []
    for match in _CLOCK.finditer(text):
        hours, minutes = int(match[1] or match[4] or match[6]), int(match[2] or match[7] or 0)
        half = (match[3] or match[5] or "").lower()
        out.append((hours % 12 + 12 * (half == "p") if half else hours) * 60 + minutes)
    return out


def across_clocks(figure: Figure, places: Sequence[CitedFacts]) -> bool:
    """Tell whether a length is that between the times of two cited paragraphs."""
    unit = DAYS.get(figure.unit, 1.0)
    if figure.kind != "measure" or unit >= 1 or not figure.low:
        return False
    times = [set(clocks(facts.text)) for facts in places]
    return any(
        _meets(figure, figure.low * unit, abs(first - second) / DAY_MINUTES)
        for one_place, other in combinations(times, 2)
        for first in one_place
        for second in other
        if first != second
    )


def _by_days(figure: Figure, ours: float, places: Sequence[CitedFacts]) -> bool:
    """Tell whether a length lies between two printed days, months or years, or ends today."""
    spans = [each.span for facts in places for each in facts.dates if each.span is not None]
    ends = [end for span in spans for end in (span, *span.ends, *span.also) if not end.loose]
    anchors = {facts.source.anchor for facts in places} - {None}
    anchors |= {each.last for each in _heads(places)}
    today = [one(day) for day in anchors if day is not None]
    for facts in places if figure.unit == "year" else ():
        years = {int(year) for year in _YEARS.findall(facts.text)}
        lengths = {each.low for each in facts.figures if each.unit == "year" and each.low}
        if _LATER.search(facts.text or ""):  # laid down in 1994, in service two years later
            begun = {year + int(length) for year in years for length in lengths}
            if facts.source.anchor and facts.source.anchor.year - (figure.low or 0) in begun:
                return True
            years |= begun
        if any(later - year == figure.low for year, later in combinations(sorted(years), 2)):
            return True
    most = _VAGUE.get(figure.unit, 0)
    vague = [each for each in spans if each.loose and _days_of(each) <= most]
    both = (*combinations(ends, 2), *product(vague, ends))
    undated = any(_spans(figure, ours, *pair, undated=True) for pair in both)
    ends += vague
    dated = (*product(ends, today), *combinations(today, 2))
    return undated or any(_spans(figure, ours, *pair, undated=False) for pair in dated)


def _heads(places: Sequence[CitedFacts]) -> Iterator[Span]:
    """Yield the days of the first paragraphs of some sources: as of 7 October."""
    for facts in places:
        for head in facts.source.paragraphs[:1]:
            yield from (each.span for each in head.dates if each.span and not each.span.loose)


def _days_of(span: Span) -> int:
    return (span.last - span.first).days


def _spans(figure: Figure, ours: float, begin: Span, end: Span, *, undated: bool) -> bool:
    """Tell whether a length lies between two days, either of which may be in another year."""
    days = abs((begin.first - end.first).days)
    if undated or days > _YEAR:
        apart = begin.first.replace(year=2000) - end.first.replace(year=2000)
        days = min(days, abs(apart.days), key=lambda each: abs(each - ours))
    bounded = figure.op in (">", "<") or says_nearly(figure)
    first = undated or figure.unit != "day"  # to today the first day is not counted
    if any(
        (not bounded and isclose(ours, each, rel_tol=_ABOUT if figure.op == "~" else _CLOSE))
        or ((bounded or figure.op[0] in "<>") and _meets(figure, ours, each))
        for each in ((days, days + 1) if first else (days,))
        if each
    ):
        return True
    early, late = (begin, end) if begin.first <= end.first else (end, begin)
    least = max((late.first - early.last).days, 0)
    most = (late.last - early.first).days + 1
    loose = _days_of(begin) + _days_of(end) > 0 or first
    loose = loose and most - least <= _LOOSE.get(figure.unit, 1) + 1
    return loose and least > 0 and least * (1 - _CLOSE) <= ours <= most * (1 + _CLOSE)
