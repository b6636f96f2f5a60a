"""Numbers that one sentence of a paragraph leaves no choice about: a rate before a rise, a vote."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from math import floor
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.case import Case
from briefing.verify.checks.parts import between
from briefing.verify.checks.reckoned.days import lengths_in
from briefing.verify.checks.reckoned.steps import TIMES
from briefing.verify.language import Figure
from briefing.verify.sources.facts import CitedFacts

_NUMBER: Final = r"[\w.,-]{0,40}\w"
_POINTS: Final = late_pattern(
    r"(?i)\b(?P<way>rais|increas|hik|lift|put up|rose|cut|lower|reduc|fell)\w*\b[^.;]{0,60}?"
    rf"\bby\s(?P<by>{_NUMBER})\s(?P<of>basis|percentage)?\s?points?\sto\s(?P<to>{_NUMBER})"
)
_DOWN: Final = frozenset(("cut", "lower", "reduc", "fell"))
_VOTES: Final = late_pattern(
    rf"(?i)\b(?P<one>{_NUMBER})\svotes?\sto\s(?P<other>{_NUMBER})"
    rf"(?:[,\s]+with\s(?P<none>{_NUMBER})\sabstentions?)?"
)
_TIMES: Final = late_pattern(
    r"(?i)\b(?P<times>doubl|tripl|trebl|quadrupl)ed\b[^.;]{0,60}?\bto\s(?=\S)"
)
_SHARE_OF: Final = late_pattern(
    rf"(?i),\s(?:which\sis|or|that\sis|equal\sto)\s(?P<share>{_NUMBER})\s?(?:%|per\s?cent)\sof\b"
)
_BUT: Final = late_pattern(
    rf"(?i)\ball\s(?:but|except)\s(?:about\s|some\s|around\s)?(?P<but>{_NUMBER})"
)
_FROM: Final = late_pattern(
    r"(?i)\b(?:up|down|fell|fallen|falls|rose|risen|rises|grew|grown|dropped|shrank|climbed|declined"
    r"|increased|decreased|reduced|cut|raised)\sfrom\s(?:(?:about|some|around|the)\s)*$"
)
_TO: Final = late_pattern(r"(?i)\s(?:[\w.\u2019'-]+\s){0,4}to\s(?:(?:about|some|around|just)\s)?")
_BOTH: Final = late_pattern(r"\s([a-z]{3,})\s(?:and|or)\s([a-z]{3,})\b")
_EITHER: Final = late_pattern(
    r"\s(?:[a-z]+\s){1,2}?(?:(?:were|are|was|had been|have been)\s)?(?:either\s)?"
    r"[a-z]+(?:\s[a-z]+){0,2}\sor\s(?:(?:were|are|had been|have been)\s)?[a-z]+"
)
_OF: Final = late_pattern(r"\s(?:out\s)?of\s(?:(?:the|those|these|all)\s)?([\d.,]*\d)\b")
_TENS: Final = 10
_PAIR: Final = 2
_MANY: Final = 100
"""From what a difference is hardly met by chance."""
_LOOKED: Final = 20
"""Figures that are added up two by two."""
_NEAR: Final = 0.02
"""How far a rounded result may lie from the exact one, as a share of it."""
_BEHIND: Final = 40
"""Characters before "which is 11 per cent of" in which the share stands."""
_MORE: Final = frozenset((">", ">="))
_DAYS: Final = {"week": 7, "month": 30}


def is_outright(case: Case, figure: Figure, text: str) -> bool:
    """Tell whether a cited paragraph leaves no other number than one of ours."""
    ours = figure.low
    summed = ours != figure.high or case.language.tells_sum(text)
    if ours is not None and summed and _adds_ranges(case, figure):
        return True
    if ours is None or ours != figure.high or figure.unit == "pp":
        return False
    if _is_rest_of_named(case, figure, text):
        return True
    if figure.kind == "measure" and figure.unit in _DAYS:
        return figure.op in _MORE and any(
            low == high and unit == "day" and floor(low / _DAYS[figure.unit]) == ours
            for low, high, unit in lengths_in(case)
        )
    if text[: figure.start].endswith("from ") and figure.kind == "count":
        figure = figure._replace(kind="percent")  # from 17.5 to 21.5 per cent
    read = (facts for facts in case.scope.paragraphs if facts.text)
    results = (each for facts in read for each in _results(facts, figure))
    return any(_is(ours, result, near) for result, near in results)


def _is(ours: float, result: float, near: bool) -> bool:
    return abs(ours - result) <= (_NEAR * abs(result) if near else 1e-9 * abs(result))


def _results(facts: CitedFacts, figure: Figure) -> Iterator[tuple[float, bool]]:
    """Yield what a paragraph comes to in the kind of a figure, and whether a round one is fair."""
    text = facts.text
    value = facts.source.language.parse_figure
    if figure.kind == "percent":
        for match in _POINTS.finditer(text):
            by, to = value(match["by"], ""), value(match["to"], "")
            if by and to and by.low is not None and to.low is not None:
                step = by.low / (100 if (match["of"] or "").lower() == "basis" else 1)
                yield round(to.low + (step if match["way"].lower() in _DOWN else -step), 6), False
        return
    if figure.kind == "count":
        for match in _VOTES.finditer(text):
            numbers = [value(each, "") if each else None for each in match.groups()]
            lows = [each.low or 0.0 for each in numbers if each]
            yield sum(lows), False
            yield sum(lows[:2]), False
        yield from _all_but(facts, text)
    same = [
        each
        for each in facts.figures
        if each.kind == figure.kind and each.unit == figure.unit and each.low == each.high
    ]
    yield from _before_and_whole(facts, text, same)
    yield from _changes(figure, facts, same)


def _changes(figure: Figure, facts: CitedFacts, same: list[Figure]) -> Iterator[tuple[float, bool]]:
    """Yield by how much something has changed: down from 100,000 on Saturday to 40,000."""
    if (figure.low or 0.0) < _MANY:
        return
    for one, other in pairwise(same):
        at = facts.text.find(one.text)
        led = _FROM.search(facts.text, max(at - _BEHIND, 0), at) if at >= 0 else None
        if led and _TO.fullmatch(between(facts, one, other)):
            yield abs((one.low or 0.0) - (other.low or 0.0)), figure.op != "="


def _is_rest_of_named(case: Case, figure: Figure, text: str) -> bool:
    """Tell whether a number is said to be of a printed whole, of which the others are printed.

    "74 of the 110 bodies were found on Wednesday", of 110 dead and 36 found the day before.
    """
    behind = _OF.match(text, figure.end) if figure.kind == "count" else None
    whole = case.language.parse_figure(behind[1], "") if behind else None
    if whole is None or whole.low is None or (figure.low or 0) < _TENS:
        return False
    counts = {
        each.low
        for facts in case.scope.paragraphs
        for each in facts.figures
        if each.kind == "count" and each.low == each.high
    }
    rest = whole.low - (figure.low or 0.0)
    return whole.low in counts and rest in counts and rest >= _TENS


def _adds_ranges(case: Case, figure: Figure) -> bool:
    """Tell whether both ends of a figure are sums of two numbers, of which one has two ends.

    600 people and another 300 to 400: 900 to 1,000 in all.
    """
    there = [
        each
        for facts in case.scope.paragraphs
        for each in facts.figures
        if each.low and each.high and (each.kind, each.unit) == (figure.kind, figure.unit)
    ][:_LOOKED]
    ends = {figure.low, figure.high}
    return any(
        ends <= {(one.low or 0.0) + (other.low or 0.0), (one.high or 0.0) + (other.high or 0.0)}
        for one, other in combinations(there, 2)
        if one.low != one.high or other.low != other.high
    )


def adds_both(case: Case, figure: Figure, text: str) -> bool:
    """Tell whether a number is of two things of which the source counts each: women and children.

    The sum of just these two, so that no slip is likely to come to it.
    """
    if "names" not in case.language.judged:
        return False  # what a number counts in another language is not compared
    both = _BOTH.match(text, figure.end) if figure.kind == "count" else None
    if both is None:
        return figure.kind == "count" and _adds_places(case, figure, text)
    counts = [
        [
            each
            for facts in case.scope.paragraphs
            for each in facts.figures
            if each.low and each.kind == "count" and case.language.same_noun(noun, each.noun)
        ]
        for noun in both.groups()
    ]
    sums = [
        (one.low or 0.0) + (other.low or 0.0)
        for one in counts[0]
        for other in counts[1]
        if one.text != other.text
    ]
    return figure.low in sums and figure.op != "<"


def _adds_places(case: Case, figure: Figure, text: str) -> bool:
    """Tell whether a number of those who are one or the other is the sum of two paragraphs' own."""
    told = _EITHER.match(text, figure.end) is not None or case.language.tells_sum(text)
    if len(case.scope.paragraphs) != _PAIR or not told:
        return False
    one, other = (
        [each.low for each in facts.figures if each.kind == "count" and each.low == each.high]
        for facts in case.scope.paragraphs
    )
    ours = figure.low or 0.0
    return ours >= _MANY and any((a or 0.0) + (b or 0.0) == ours for a in one for b in other)


def _all_but(facts: CitedFacts, text: str) -> Iterator[tuple[float, bool]]:
    for match in _BUT.finditer(text):
        but = facts.source.language.parse_figure(match["but"], "")
        for whole in facts.figures if but and but.low else ():
            if whole.kind == "count" and whole.low and but and but.low and whole.low > but.low:
                yield whole.low - but.low, True


def _before_and_whole(
    facts: CitedFacts, text: str, same: list[Figure]
) -> Iterator[tuple[float, bool]]:
    """Yield the half of what has doubled to so much, and the whole of which it is a share."""
    for match in _TIMES.finditer(text):
        for each in same:
            if each.low and text.startswith(each.text, match.end()):
                yield each.low / TIMES[match["times"].lower()], False
    for match in _SHARE_OF.finditer(text):
        share = facts.source.language.parse_figure(match["share"], "")
        for each in same if share and share.low else ():
            if (
                each.low
                and share
                and share.low
                and text.find(each.text, max(match.start() - _BEHIND, 0), match.start()) >= 0
            ):
                yield each.low / share.low * 100, True
