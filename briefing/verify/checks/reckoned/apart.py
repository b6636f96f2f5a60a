"""Lengths between two events: "18 days after the mutiny began", where the paragraphs date both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.case import Case
from briefing.verify.checked_texts import CheckedText
from briefing.verify.checks.reckoned.days import counted_from
from briefing.verify.checks.reckoned.lengths import DAYS, clocks
from briefing.verify.checks.worked_out import worked_out
from briefing.verify.language import Date, Figure

_APART: Final = late_pattern(r"(?i)\b(?:after|before|later|earlier)$")
_BEHIND: Final = late_pattern(r"(?i)\s(?:after|before|later|earlier)\b")
_PAIR: Final = 2
_DAY: Final = 1.0


def false_lengths(case: Case, text: CheckedText) -> Iterator[Figure]:
    """Yield the lengths between events in a text that no two days or times of its paragraphs give.

    None where fewer than two are printed: then words that no rule reads may give it.
    """
    if not case.scope.whole or "names" not in case.language.judged:
        return
    dates = case.language.find_dates(text.text)
    apart = [each for each in dates if _APART.search(each.text) and _is_open(case, each, dates)]
    for each in case.language.find_figures(text.text, source=True) if apart else ():
        if (
            each.unit not in DAYS
            or not _is_exact(each)
            or not any(each.start < date.end and date.start < each.end for date in apart)
        ):
            continue
        there = [theirs for facts in case.scope.paragraphs for theirs in facts.figures]
        printed = any(case.language.agrees(each, theirs) for theirs in there)
        known = _is_dated(case, each) or _is_told(case, each)
        if not printed and known and not worked_out(case, each, text.text):
            yield each


def _is_told(case: Case, figure: Figure) -> bool:
    """Tell whether a cited paragraph says itself how long after: "more than 10 hours after"."""
    return any(
        theirs.unit == figure.unit and _BEHIND.match(facts.text.partition(theirs.text)[2])
        for facts in case.scope.paragraphs
        if facts.text
        for theirs in facts.figures
    )


def _is_exact(figure: Figure) -> bool:
    """Tell whether a length is no turn of phrase, as half an hour is, which may be 33 minutes."""
    return DAYS[figure.unit] >= _DAY or (figure.low or 0) % 1 == 0


def _is_open(case: Case, each: Date, dates: list[Date]) -> bool:
    """Tell whether a date counts from an event, and from no day: two weeks before 3 May."""
    resolved = case.language.resolve(each.text, counted_from(case))
    return resolved is None and not any(0 <= other.start - each.end <= _PAIR for other in dates)


def _is_dated(case: Case, figure: Figure) -> bool:
    """Tell whether cited paragraphs print two days, or two times of the day for hours."""
    if DAYS[figure.unit] < _DAY:
        return sum(len(clocks(facts.text or "")) for facts in case.scope.paragraphs) >= _PAIR
    days = {
        each.span[:2]
        for facts in case.scope.paragraphs
        for each in facts.dates
        if each.span is not None and not each.span.loose
    }
    return len(days) >= _PAIR
