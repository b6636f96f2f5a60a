"""Days of a tale: "on the Saturday" of what was told to begin on Friday 17 April; "by 4 p.m."."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.case import Case
from briefing.verify.checks.reckoned.days import resolved
from briefing.verify.days import parse_iso, supports
from briefing.verify.sources.facts import CitedFacts, PrintedDate
from briefing.verify.sources.turns import answers

_THEN: Final = late_pattern(
    r"(?i)\b(?:after|before|since|until|by|from|of|in|at) (?:that|this)"
    r" (?:date|day|year|month|time|point)\b|\b(?:since|by|before|until) then\b"
)
_BEFORE: Final = 2
"""Paragraphs before one in which the date stands that "that date" takes up."""
_NEAR: Final = 6
"""Days that a weekday lies at most from the day told before it."""

_HOURS: Final = late_pattern(
    r"(?i)\b(?:by|in|at|until|till|before|after|from|during|on|later in)"
    r"\s(?:the\s)?(?:early\s|late\s)?(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk|nightfall|day)\b"
    r"|\d\s?[ap]\.?m\b|\b\d{1,2}:\d{2}\b|\b\d{4}\s?(?:GMT|UTC|local|hrs|hours|h)\b|\bo['’]clock\b"
)
_LONG: Final = timedelta(days=27)
"""From which on a stretch is a month or more, and names no day."""
_MONTH: Final = timedelta(days=31)

_THE: Final = late_pattern(r"(?i)\bthe\s\w+$")
"""What a weekday has that is one of a tale, and not the last or the coming one."""


def taken_up(case: Case, value: str) -> bool:
    """Tell whether a paragraph takes up a date that one right before it prints: after that date."""
    ours = parse_iso(value) or resolved(case, value)
    return ours is not None and any(
        supports(ours, told.span)
        for facts in case.scope.paragraphs
        if facts.text and _THEN.search(facts.text)
        for before in facts.source.paragraphs[max(facts.number - 1 - _BEFORE, 0) : facts.number - 1]
        for told in before.dates
        if told.span is not None
    )


def of_the_day_told(case: Case, value: str, printed: Sequence[PrintedDate]) -> bool:
    """Tell whether a paragraph that has hours alone is about the day told last, or today.

    "It had run out by 4 p.m.", "down 6 % on the day".
    """
    ours = parse_iso(value) or resolved(case, value)
    if ours is None or ours.first != ours.last or any(_names_a_day(case, each) for each in printed):
        return False
    return any(
        ours.first in (facts.source.anchor, _told_last(case, facts))
        for facts in case.scope.paragraphs
        if facts.text and _HOURS.search(facts.text)
    )


def _told_last(case: Case, facts: CitedFacts) -> date | None:
    """Return the last day that the paragraphs before one name."""
    for before in reversed(facts.source.paragraphs[: facts.number - 1]):
        days = [each.span for each in before.dates if each.span and _names_a_day(case, each)]
        if days:
            return days[-1].first if days[-1].first == days[-1].last else None
    return None


def _names_a_day(case: Case, told: PrintedDate) -> bool:
    """Tell whether a printed date is one of some days at most, and no hour of a day."""
    if told.span is None or told.span.last - told.span.first >= _LONG:
        return False
    return not (case.language.is_time(told.text) or _HOURS.fullmatch(told.text))


def asked_about(case: Case, value: str) -> bool:
    """Tell whether an answer is to a question that prints the date: "Will you run in 2028?".

    An answer that prints another day, or for a year another year, is of that one.
    """
    ours = parse_iso(value) or resolved(case, value)
    return ours is not None and any(
        supports(ours, told.span) and not any(_is_as_long(told, each) for each in facts.dates)
        for facts in case.scope.paragraphs
        if (question := answers(facts)) is not None
        for told in question.dates
        if told.span is not None
    )


def _is_as_long(one: PrintedDate, other: PrintedDate) -> bool:
    """Tell whether two printed dates are both of days, both of a month or both of longer."""
    lengths = [each.span.last - each.span.first for each in (one, other) if each.span]
    return len(lengths) > 1 and len({(each >= _LONG) + (each > _MONTH) for each in lengths}) == 1


def of_that_tale(case: Case, value: str, printed: Sequence[PrintedDate]) -> bool:
    """Tell whether ours has the weekday printed, within a week of a day that was told before.

    Whoever tells what happened weeks ago counts on from the days told, not from publication.
    """
    ours = parse_iso(value) or resolved(case, value)
    if ours is None or ours.first != ours.last:
        return False
    weekday = ours.first.weekday()
    return any(
        abs((ours.first - span.first).days) <= _NEAR
        for each in printed
        if _THE.search(each.text) and weekday in case.language.weekdays(each.text)
        for facts in each.facts.source.paragraphs[: each.facts.number]
        for told in facts.dates
        for span in ((told.span,) if told.span and not case.language.weekdays(told.text) else ())
        if span.first == span.last
    )
