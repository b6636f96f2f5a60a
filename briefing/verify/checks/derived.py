"""Arithmetic that an analyst does with the source's numbers: shares, multiples, products, lengths.

A number that two of the cited ones give is not shown to be wrong, and not borne out either. Which
two may give it is kept narrow, or every slip would be some sum: they stand beside each other or
count the same, and a number that is one digit off a printed one is taken for a slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, combinations, pairwise, permutations, product
from math import isclose
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.case import Case
from briefing.verify.checks import parts
from briefing.verify.checks.digits import is_slip, size
from briefing.verify.checks.implied import is_implied
from briefing.verify.checks.parts import between, is_whole, says_part, scaled, steps, wholes
from briefing.verify.checks.reckoned.freely import freely
from briefing.verify.checks.reckoned.shares import (
    CLOSE,
    FAR,
    falls_so,
    is_rest_of,
    is_rounded,
    is_share,
    is_share_of,
    is_so_called,
    one_unit,
    pairs,
    same,
    says_nearly,
    singles,
)
from briefing.verify.checks.reckoned.totals import column_totals, is_left, portions, shares_beside
from briefing.verify.language import Figure, Language
from briefing.verify.sources.facts import CitedFacts

_BESIDE: Final = 2
"""How many places apart two numbers may be that are multiplied."""
_REST: Final = late_pattern(r"(?i)\bthe (?:others|rest|remaining|remainder)\b")
"""What the source leaves its reader to work out."""
_OF: Final = late_pattern(r"(?i),?\s(?:[\w-]+\s){0,5}?of\b[^.;:]{0,40}$")
_NOT: Final = late_pattern(r"(?i)\b(?:not|no|never|yet)\b|n['’]t\b")
_AVERAGE: Final = late_pattern(
    r"(?i)\b(?:average|each|apiece|per|to an?|a (?:head|day|week|month|year)|daily|weekly|yearly)\b"
)
_EACH: Final = late_pattern(r"(?i)\b(?:each|apiece|per|every)\b")
_JOINED: Final = late_pattern(r"(?i)[\w\s,'’-]{0,40}\b(?:and|plus|as well as)\b[\w\s'’-]{0,20}")


def derived(case: Case, figure: Figure, text: str) -> bool:
    """Tell whether a number of the sentence ``text`` is one that two cited numbers give."""
    places = case.scope.paragraphs
    if not text or figure.low is None:
        return False
    if figure.unit == "majority":
        return any(0.5 < share < 1 for share in chain(portions(places), shares_beside(places)))
    counted = figure.kind == "count"
    implied = figure.low == figure.high and is_implied(figure, places, text)
    given = [each for facts in places for each in _multiples(figure, facts)]
    given += chain(column_totals(places, text), parts.with_further(places)) if counted else ()
    if (
        implied
        or is_left(figure, places, text, case.language)
        or (not parts.is_part(figure, text) and _counts_on(figure, places, case.language))
        or any(_amounts_to(figure, each) for each in given)
        or any(_is(figure, each) for each in _rests(figure, places, text))
    ):
        return True
    in_words = figure.kind == "fraction" and not any(map(str.isdigit, figure.text))
    exact = not in_words and (figure.op == "=" or size(figure.low) > _ROUND)
    if is_slip(figure, places, swapped=not exact) and (exact or size(figure.low) > 1):
        return False
    if "names" in case.language.judged and freely(figure, places, text):
        return True
    if figure.low != figure.high:
        ends = [figure._replace(low=end, high=end, op="~") for end in (figure.low, figure.high)]
        there = [each for facts in places for each in facts.figures]
        by_ends = is_share(figure) and all(
            any(case.language.agrees(end, each) for each in there) for end in ends
        )
        return by_ends or all(_by_parts(case, end, places, text) for end in ends)
    if is_share(figure) or figure.unit == "times":
        changed = case.language.tells_change(text, figure.start, figure.end)
        changed = changed and _NOT.search(text, figure.end, figure.end + 40) is None
        return (
            is_rounded(figure, places)
            or any(falls_so(figure, each) for facts in places for each in facts.figures)
            or any(is_so_called(figure, each) for facts in places for each in facts.figures)
            or is_share_of(case, figure, places, changed)
            or (_NOT.search(text, figure.end, figure.end + 40) and is_rest_of(case, figure, places))
            or any(_amounts_to(figure, each) for facts in places for each in steps(facts, "%"))
        )
    return _by_parts(case, figure, places, text)


def _amounts_to(figure: Figure, value: float) -> bool:
    """Tell whether an amount is a value: the same, or a round number that says it is one."""
    ours = figure.low or 0.0
    if isclose(ours, value, rel_tol=1e-6) or (ours >= _TEN and ours == round(value)):
        return True
    if min(value, ours) <= 0 or figure.op == "=" or size(ours) > min(_ROUND, size(value) - 1):
        return False
    ratio = value / ours
    if figure.op in (">", ">="):
        return 1 < ratio <= 1 + CLOSE
    if figure.op in ("<", "<=") or says_nearly(figure):
        return 1 - CLOSE <= ratio < 1
    return abs(ratio - 1) <= CLOSE / 2


_WITHIN: Final = (0.9, 1.1)
"""Between what parts of itself all lies that an amount may be: a cheap question for many pairs."""
_TEN: Final = 10
_FEW: Final = 20
"""Up to what a number is met by chance too often to be a rest that only a denial tells."""
_ROUND: Final = 2
"""Digits of a round number at most, noughts behind them aside."""
_LEAST: Final = 0.05
"""How great one of two numbers is beside the other at least, if they are added or taken away."""


def _by_parts(case: Case, figure: Figure, places: Sequence[CitedFacts], text: str) -> bool:
    """Tell whether an amount is a sum, a difference or a product of two that are cited."""
    if figure.kind not in ("count", "money", "measure") or not figure.low:
        return False
    rests = _rests(figure, places, text)
    return (
        _differs(case, figure, places, text)
        or any(_amounts_to(figure, each) for f in places for each in steps(f, figure.unit))
        or any(_amounts_to(figure, each) for each in rests)
        or (_AVERAGE.search(text) is not None and _is_quotient(figure, places))
        or any(_amounts_to(figure, each) for each in _products(figure, places))
        or any(_amounts_to(figure, each) for each in _sums(figure, places))
    )


def _rests(figure: Figure, places: Sequence[CitedFacts], text: str) -> Iterator[float]:
    """Yield what is left of wholes without their parts, of which the sentence is not.

    What the sentence itself gives as a whole is no rest: nine of 45.
    """
    if is_whole(figure, text):
        return
    for facts in places:
        for part, whole in wholes(facts):
            if not is_share(part) and _fits(figure, whole) and not says_part(text, facts, part):
                yield (whole.low or 0.0) - (part.low or 0.0)


def is_remainder(case: Case, figure: Figure) -> bool:
    """Tell whether a number is what a part leaves of the same things: one of three pumps, two."""
    return any(
        same(case, figure.noun, whole.noun) and figure.low == (whole.low or 0) - (part.low or 0)
        for facts in case.scope.paragraphs
        for part, whole in wholes(facts)
    )


def _is(figure: Figure, value: float) -> bool:
    return figure.kind == "count" and figure.low == value > 0


def _comparable(one: Figure, other: Figure) -> bool:
    small, large = sorted((abs(one.low or 0.0), abs(other.low or 0.0)))
    return small >= _LEAST * large


def _fits(figure: Figure, other: Figure) -> bool:
    return (other.kind == figure.kind and other.unit == figure.unit) or (
        "count" in (other.kind, figure.kind) and not (other.unit and figure.unit)
    )


def _differs(case: Case, figure: Figure, places: Sequence[CitedFacts], text: str) -> bool:
    """Tell whether a number is the difference of two, and said to be one, here or in the source."""
    told = case.language.tells_change(text, figure.start, figure.end)
    told = told or ((figure.low or 0.0) > _FEW and _NOT.search(text) is not None)
    rest = any(_REST.search(facts.text) for facts in places)

    low, high = _WITHIN[0] * (figure.low or 0.0), _WITHIN[1] * (figure.low or 0.0)

    def comes_to(one: Figure, other: Figure) -> bool:
        value = abs((one.low or 0.0) - (other.low or 0.0))
        return (
            low <= value <= high
            and one_unit(one, other)
            and _fits(figure, one)
            and _comparable(one, other)
            and _amounts_to(figure, value)
        )

    def alike(one: Figure, other: Figure) -> bool:
        either = any(same(case, figure.noun, each.noun) for each in (one, other))
        return either or not (one.noun and other.noun)

    return any(
        told or _ends(facts, one, other) or (rest and alike(one, other))
        for facts, one, other in pairs(case, places, comes_to)
    )


def _ends(facts: CitedFacts, one: Figure, other: Figure) -> bool:
    """Tell whether two numbers are the ends of one stretch: "from 24 to 41", "112 and 140"."""
    return one.text == other.text or between(facts, one, other).strip() in ("to", "and")


def _products(figure: Figure, places: Sequence[CitedFacts]) -> Iterator[float]:
    """Yield what a share or a multiple makes of a number beside it, and so many of so many each."""
    for facts in places:
        for part, whole in wholes(facts):
            if is_share(part) and _fits(figure, whole):
                share = (part.low or 0.0) / (100 if part.kind == "percent" else 1)
                yield from (share * (whole.low or 0.0), (1 - share) * (whole.low or 0.0))
        each = _EACH.search(facts.text) is not None
        for (at, one), (there, other) in combinations(singles(facts), 2):
            if there - at > _BESIDE:
                continue
            of = _OF.match(f"{between(facts, one, other).rstrip()} {other.text}") is not None
            for part, whole in ((one, other), (other, one)):
                if part.low is None or whole.low is None or is_share(whole):
                    continue
                if of and is_share(part) and _fits(figure, whole):
                    share = part.low / 100 if part.kind == "percent" else part.low
                    yield from (share * whole.low, (1 - share) * whole.low)
                elif there - at > 1:
                    continue
                elif (part.unit == "times" and _fits(figure, whole)) or (
                    each and part.kind == whole.kind == "count" and part.noun != whole.noun
                ):
                    yield part.low * whole.low


def _multiples(figure: Figure, facts: CitedFacts) -> Iterator[float]:
    """Yield what is said to be half as much as a number beside it, or twice."""
    yield from (times * (one.low or 0.0) for times, one in scaled(facts) if _fits(figure, one))


def _counts_on(figure: Figure, places: Sequence[CitedFacts], language: Language) -> bool:
    """Tell whether a row of things goes up to a number: two were sunk and a third taken."""
    if figure.kind != "count" or figure.op != "=" or not 3 <= (figure.low or 0) <= _TEN:
        return False
    return any(
        (each.kind == "rank" or (language.may_point(each) and each.kind == "fraction"))
        and each.low is not None
        and isclose(each.low if each.kind == "rank" else 1 / (each.low or 1), figure.low or 0)
        and not (figure.noun and each.noun in _STRETCHES)  # five generators, of a fifth hour
        and any(other.low == (figure.low or 0) - 1 for other in facts.figures)
        for facts in places
        for each in facts.figures
    )


_STRETCHES: Final = frozenset(("hour", "day", "week", "month", "year"))


def _is_quotient(figure: Figure, places: Sequence[CitedFacts]) -> bool:
    """Tell whether an amount is what one of several gets or costs."""
    rows = [[each for _, each in singles(facts)] for facts in places]
    apart = (
        pair
        for one, other in permutations(rows, 2)
        for pair in product(one, other)
        if pair[0].unit in _STRETCHES
    )
    for row_pairs in (*(permutations(row, 2) for row in rows), apart):
        for one, other in row_pairs:
            many = one.kind in ("count", "measure") and (one.low or 0) > 1
            alike = other.unit == figure.unit and other.kind == figure.kind
            share = (other.low or 0.0) / (one.low or 1.0)
            ratio = share / (figure.low or 1)
            parted = " of a" in figure.text and abs(ratio - 1) <= FAR
            small = (figure.low or 0) < _TEN and says_nearly(figure)
            parted = parted or (small and 1 - FAR <= ratio < 1)
            if many and alike and (_amounts_to(figure, share) or parted):
                return True
    return False


def _sums(figure: Figure, places: Sequence[CitedFacts]) -> Iterator[float]:
    """Yield the sums of two numbers that "and" joins in one sentence."""
    for facts in places if figure.kind == "count" else ():
        for one in facts.figures if facts.text and " and a" in facts.text else ():
            also = rf"(?<![\d.,]){re.escape(one.text)}\s(?:[\w'’-]+\s){{1,3}}?and\san?\s\w"
            if one.kind == "count" and one.low and re.search(also, facts.text):
                yield one.low + 1  # 33 soldiers and a civilian
        for one, other in pairwise(facts.figures):
            counts = one.kind == other.kind == "count" and one.low and other.low
            if counts and _comparable(one, other) and _JOINED.fullmatch(between(facts, one, other)):
                yield (one.low or 0.0) + (other.low or 0.0)
                if one.high != one.low or other.high != other.low:
                    yield (one.high or 0.0) + (other.high or 0.0)
