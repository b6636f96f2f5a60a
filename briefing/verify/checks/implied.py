"""Numbers that a paragraph gives by its form alone: rows, lengths between days, flight levels."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise
from math import isclose
from typing import Final

from briefing.verify.checks.parts import between
from briefing.verify.days import one
from briefing.verify.language import Figure
from briefing.verify.patterns import late_pattern
from briefing.verify.sources.facts import Facts

_LEVEL: Final = late_pattern(r"(?i)\b(?:FL|flight level) ?([0-9]{2,3})\b")
"""Hundreds of feet, as aviation has them."""
_COMPARES: Final = late_pattern(
    r"\s(?:as|the|more|less|fewer|higher|lower|larger|greater|bigger|over|its|their|that|what)\b"
)
"""What follows a multiple, and no count of how often: four times the threshold."""
_YEARS: Final = late_pattern(r"\b(?:1[5-9]|20)[0-9]{2}\b")
_OFTEN: Final = {
    7: ("day", "week"),
    12: ("month", "year"),
    24: ("hour", "day"),
    60: ("minute", "hour"),
}
_LENGTHS: Final = {"day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.44, "year": 365.25}


def is_implied(figure: Figure, places: Sequence[Facts], text: str) -> bool:
    """Tell whether cited paragraphs give a number of the sentence ``text`` by their form alone."""
    return (
        any(_is_printed_so(figure, facts) for facts in places)
        or _is_length(figure, places)
        or _is_year(figure, places)
        or _is_level(figure, places)
        or _is_often(figure, places, text)
        or _counts_rows(figure, places)
    )


def _is_printed_so(figure: Figure, facts: Facts) -> bool:
    """Tell whether a bare number has our unit by what follows it: "from 0.4 to 0.7 per cent".

    An age has it by what it is: "aged 68 and 74".
    """
    aged = figure.text.endswith("years old")
    for first, other in pairwise(facts.figures):
        ends = between(facts, first, other).strip() == "to" and other.unit == figure.unit
        if first.kind == "count" and first.low == figure.low and ends:
            return True
    return aged and any(each.kind == "count" and each.low == figure.low for each in facts.figures)


def _counts_rows(figure: Figure, places: Sequence[Facts]) -> bool:
    """Tell whether a number may be that of the rows of a table: all three markets, six months."""
    whole = [facts.source.paragraphs[facts.number - 1] if facts.row else facts for facts in places]
    rows = {len(facts.rows) - head for facts in whole if facts.rows for head in (1, 2)}
    rows |= {cited} if (cited := sum(facts.is_row for facts in places)) > 1 else set()
    counts = figure.kind == "count" or figure.unit in ("month", "year", "week", "day")
    return counts and figure.op == "=" and figure.low in rows


def _is_length(figure: Figure, places: Sequence[Facts]) -> bool:
    """Tell whether a length of time is that between two printed days or years, or "a week"."""
    length = _LENGTHS.get(figure.unit)
    if figure.kind != "measure" or length is None:
        return False
    if figure.low == 1 and any(f"a {figure.unit}" in facts.text for facts in places):
        return True
    spans = [each.span for facts in places for each in facts.dates if each.span is not None]
    ends = [end for span in spans for end in (span, *span.ends)]
    anchors = {facts.source.anchor for facts in places} - {None}
    ends += [one(day) for day in anchors if day is not None]
    for facts in places if figure.unit == "year" else ():
        years = sorted({int(year) for year in _YEARS.findall(facts.text)})
        if any(later - year == figure.low for year, later in combinations(years, 2)):
            return True
    for begin, end in combinations(ends, 2):
        days = abs((begin.first - end.first).days)
        if any(isclose(figure.low or 0, d / length, rel_tol=0.04) for d in (days, days + 1) if d):
            return True
    return False


def _is_year(figure: Figure, places: Sequence[Facts]) -> bool:
    """Tell whether a bare number is a year of which the paragraph gives a date."""
    spans = [each.span for facts in places for each in facts.dates if each.span is not None]
    bare = figure.kind == "count" and figure.text.isdecimal() and len(figure.text) == 4
    return bare and any(figure.low in (span.first.year, span.last.year) for span in spans)


def _is_level(figure: Figure, places: Sequence[Facts]) -> bool:
    """Tell whether a height is that of a flight level."""
    levels = {100.0 * int(level) for facts in places for level in _LEVEL.findall(facts.text)}
    return figure.unit == "foot" and figure.low in levels


def _is_often(figure: Figure, places: Sequence[Facts], text: str) -> bool:
    """Tell whether a number is how often something was: broken 214 times, 214 breaches.

    The fourth rise is one of four, and a train a day comes seven times as often as one a week.
    """
    if figure.unit != "times":
        return figure.kind == "count" and any(
            each.unit == "times"
            and each.low == figure.low
            and not _COMPARES.match(facts.text, facts.text.find(each.text) + len(each.text))
            for facts in places
            for each in facts.figures
        )
    if figure.text.endswith("times") and not _COMPARES.match(text, figure.end):
        counted = (each for facts in places for each in facts.figures)
        return any(each.kind in ("count", "rank") and each.low == figure.low for each in counted)
    units = _OFTEN.get(int(figure.low or 0), ())
    return bool(units) and any(all(f"a {unit}" in facts.text for unit in units) for facts in places)
