"""Which number of an item a calc line stands for: that one alone is worked out by the desk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefing.brief.parts import figures as figures_of
from briefing.format.problems import shown
from briefing.verify.case import Case
from briefing.verify.checks.calcs import WRONG
from briefing.verify.checks.calculated.amounts import CalcAmount, Moment
from briefing.verify.checks.calculated.operands import number
from briefing.verify.checks.calculated.says import says, words
from briefing.verify.checks.calculated.worked import Worked
from briefing.verify.checks.reckoned.days import resolved
from briefing.verify.days import parse_iso
from briefing.verify.language import Figure
from briefing.verify.spots import Spot
from briefing.verify.verdicts import Code, Field

UNUSED: Final = Code("calc-unused", "figures")


def frees(case: Case, spot: Spot, figure: Figure) -> bool:
    """Tell whether a number of the item is what one of its calc lines comes to, and note it.

    A line stands for one number of each text, and for one of the figures.
    """
    for worked in case.worked.lines if case.worked else ():
        if worked.figure is not None and isinstance(worked.value, CalcAmount):
            same = _same(case, figure, worked)
            if same and _stands(case, worked, "figures", spot, figure.text):
                return True
    return False


def frees_date(case: Case, spot: Spot, text: str) -> bool:
    """Tell whether a day, a time or a length of time is what a calc line comes to, and note it."""
    span = parse_iso(text) or resolved(case, text)
    figure = number(case, text)
    for worked in case.worked.lines if case.worked else ():
        value = worked.value
        if isinstance(value, Moment) and not value.clock:
            first, last = value.first, value.last
            fits = (
                span is not None
                and span.first.toordinal() <= first
                and last <= span.last.toordinal()
                and (span.last - span.first).days <= _MONTH
            )
        elif isinstance(value, Moment):
            fits = case.language.is_time(text) and bool(
                case.language.same_time(text, worked.result)
            )
        else:
            fits = figure is not None and _same(case, figure, worked)
        if fits and _stands(case, worked, "dates", spot, text):
            return True
    return False


def _stands(case: Case, worked: Worked, field: Field, spot: Spot, text: str) -> bool:
    return case.worked is not None and case.worked.stand_for(worked, field, spot, text)


_MONTH: Final = 31
"""Days of a date that is worked out, at most: mid-August, a month."""


def _same(case: Case, figure: Figure, worked: Worked) -> bool:
    result = worked.figure
    if result is None or not isinstance(worked.value, CalcAmount):
        return False
    language = case.language
    if not (_one_number(case, figure, result) or language.agrees(figure, result)):
        return False
    return says(figure, worked.value)


def _one_number(case: Case, figure: Figure, result: Figure) -> bool:
    """Tell whether a number of the item is the result of a line, qualifiers aside."""
    bare = figure._replace(op="="), result._replace(op="=")
    counts = figure.noun and result.noun and figure.kind == result.kind == "count"
    if counts and case.language.other_noun(figure.noun, result.noun, case.scope.counted):
        return False
    return case.language.agrees(*bare)


def unused(case: Case) -> None:
    """Say of a calc line whose result the item says nowhere, or says otherwise.

    What another line works with, and what a paragraph prints as well, may stand.
    """
    for worked in case.worked.lines if case.worked else ():
        if case.worked and case.worked.is_said(worked):
            continue
        found = list(_numbers(case))
        if any(_same(case, each, worked) for _, each in found):
            continue
        result = worked.figure
        other = (each for each in found if result and _one_number(case, each[1], result))
        spot, figure = next(other, (None, None))
        if spot is not None and figure is not None and isinstance(worked.value, CalcAmount):
            left = worked.line.rpartition("=")[0].strip()
            message = (
                f"{shown(left)} comes to {words(worked.value, figure)}, not {shown(figure.text)}."
            )
            case.hard(WRONG, spot, message, "Say it as the calc gives it.")
            continue
        if _in_words(case, worked):
            continue
        spot = Spot(worked.path, worked.start, worked.end)
        message = f"its calc comes to {shown(worked.result)}, which the item does not say."
        case.warn(UNUSED, spot, message, "Say it in the text, or take the line out.")


def _in_words(case: Case, worked: Worked) -> bool:
    """Tell whether a text of the item says a result in these words, which are no number to read."""
    if not any(map(str.isalpha, worked.result)):
        return False
    result = re.compile(rf"(?<!\w){re.escape(worked.result)}(?!\w)", re.IGNORECASE)
    return any(result.search(text.text) for text in case.texts if text.figures)


def _numbers(case: Case) -> Iterator[tuple[Spot, Figure]]:
    """Yield the numbers that an item says, with their places."""
    for text in case.texts:
        for each in case.language.find_figures(text.text) if text.figures else ():
            yield Spot(text.path, each.start, each.end, text.own or case.line.own), each
    for step, figure in figures_of(case.item):
        for each in case.language.parse_figures(figure.text, figure.unit or ""):
            yield Spot((*case.line.path, *step, "text")), each
