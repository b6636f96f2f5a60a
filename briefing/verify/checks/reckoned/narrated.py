"""Days of a tale: "on the Saturday" of what was told to begin on Friday 17 April."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.case import Case
from briefing.verify.checks.reckoned.days import resolved
from briefing.verify.days import parse_iso, supports
from briefing.verify.sources.facts import PrintedDate
from briefing.verify.sources.turns import answers

_THEN: Final = late_pattern(
    r"(?i)\b(?:after|before|since|until|by|from|of|in|at) (?:that|this)"
    r" (?:date|day|year|month|time|point)\b|\b(?:since|by|before|until) then\b"
)
_BEFORE: Final = 2
"""Paragraphs before one in which the date stands that "that date" takes up."""
_NEAR: Final = 6
"""Days that a weekday lies at most from the day told before it."""

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


def asked_about(case: Case, value: str) -> bool:
    """Tell whether an answer is to a question that prints the date: "Will you run in 2028?"."""
    ours = parse_iso(value) or resolved(case, value)
    return ours is not None and any(
        supports(ours, told.span)
        for facts in case.scope.paragraphs
        if (question := answers(facts)) is not None
        for told in question.dates
        if told.span is not None
    )


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
