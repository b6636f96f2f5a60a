"""Numbers that a paragraph gives by its form, or by what it denies: rests, totals, majorities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, combinations
from math import isclose
from typing import Final

from briefing.verify.case import Case
from briefing.verify.checks.implied import is_implied
from briefing.verify.checks.parts import wholes
from briefing.verify.checks.qualifiers import sentence_with
from briefing.verify.checks.reckoned.shares import is_share
from briefing.verify.checks.reckoned.totals import column_totals, is_left
from briefing.verify.language import Figure, Language
from briefing.verify.sources.facts import Facts


def derived(case: Case, figure: Figure, text: str) -> bool:
    """Tell whether a number of the sentence ``text`` is one that two cited numbers give."""
    places = case.scope.paragraphs
    if not text or figure.low is None:
        return False
    if figure.unit == "majority":
        return any(0.5 < share < 1 for share in chain(_portions(places), _beside(places)))
    implied = figure.low == figure.high and is_implied(figure, places, text)
    given = column_totals(places, text) if figure.kind == "count" else ()
    return (
        implied
        or is_left(figure, places, text, case.language)
        or _counts_on(figure, places, case.language)
        or any(isclose(figure.low, each) for each in given)
    )


def _portions(places: Sequence[Facts]) -> Iterator[float]:
    """Yield the shares that parts have of their wholes."""
    for facts in places:
        for part, whole in wholes(facts):
            if whole.low and part.low and not is_share(part):
                yield part.low / whole.low


def _beside(places: Sequence[Facts]) -> Iterator[float]:
    """Yield the shares that a count has of one before it in its sentence: 19 reports: 11 of..."""
    for facts in places:
        counts = [f for f in facts.figures if f.kind == "count" and f.low == f.high and f.low]
        for whole, part in combinations(counts, 2):
            if part.text in sentence_with(whole.text, facts.text):
                yield (part.low or 0.0) / (whole.low or 1.0)


def _counts_on(figure: Figure, places: Sequence[Facts], language: Language) -> bool:
    """Tell whether a row of things goes up to a number: two were sunk and a third taken."""
    if figure.kind != "count" or figure.op != "=" or not 3 <= (figure.low or 0) <= _TEN:
        return False
    return any(
        (each.kind == "rank" or (language.may_point(each) and each.kind == "fraction"))
        and each.low is not None
        and isclose(each.low if each.kind == "rank" else 1 / (each.low or 1), figure.low or 0)
        and any(other.low == (figure.low or 0) - 1 for other in facts.figures)
        for facts in places
        for each in facts.figures
    )


_TEN: Final = 10
