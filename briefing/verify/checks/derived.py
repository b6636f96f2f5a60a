"""Arithmetic that an analyst does with the source's numbers: shares, multiples, products, lengths.

A number that two of the cited ones give is not shown to be wrong, and not borne out either. Which
two may give it is kept narrow, or every slip would be some sum: they stand beside each other or
count the same, and a number that is one digit off a printed one is taken for a slip.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, combinations, pairwise, permutations, product
from math import isclose
from typing import Final

from briefing.verify.case import Case
from briefing.verify.checks.digits import bounds_share, is_slip, size
from briefing.verify.checks.freely import freely
from briefing.verify.checks.implied import is_implied
from briefing.verify.checks.parts import between, says_part, scaled, steps, wholes
from briefing.verify.checks.totals import column_totals, is_left, sentence_with
from briefing.verify.language import Figure, Language
from briefing.verify.patterns import late_pattern
from briefing.verify.sources.facts import Facts

_BESIDE: Final = 2
"""How many places two numbers of a paragraph may be apart to be held against each other."""
_CLOSE: Final = 0.08
"""How far a number that is said to be about another may lie from it, as a share of it."""
_FAR: Final = 0.15
"""The same of a bound: "more than", "nearly"."""
_REST: Final = late_pattern(r"(?i)\bthe (?:others|rest|remaining|remainder)\b")
"""What the source leaves its reader to work out."""
_OF: Final = late_pattern(r"(?i),?\s(?:[\w-]+\s){0,5}?of\b[^.;:]{0,40}$")
_NOT: Final = late_pattern(r"(?i)\b(?:not|no|never|yet)\b|n['’]t\b")
_AVERAGE: Final = late_pattern(
    r"(?i)\b(?:average|each|apiece|per|a (?:head|day|week|month|year)|daily|weekly|yearly)\b"
)
_EACH: Final = late_pattern(r"(?i)\b(?:each|apiece|per|every)\b")
_JOINED: Final = late_pattern(r"(?i)[\w\s,'’-]{0,40}\b(?:and|plus|as well as)\b[\w\s'’-]{0,20}")


def derived(case: Case, figure: Figure, text: str) -> bool:
    """Tell whether a number of the sentence ``text`` is one that two cited numbers give."""
    places = case.scope.paragraphs
    if not text or figure.low is None:
        return False
    if figure.unit == "majority":
        return any(0.5 < share < 1 for share in chain(_portions(places), _beside(places)))
    implied = figure.low == figure.high and is_implied(figure, places, text)
    given = [each for facts in places for each in _multiples(figure, facts)]
    given += column_totals(places, text) if figure.kind == "count" else ()
    if (
        implied
        or is_left(figure, places, text, case.language)
        or _counts_on(figure, places, case.language)
        or any(_amounts_to(figure, each) for each in given)
    ):
        return True
    exact = figure.op == "=" or size(figure.low) > _ROUND
    if exact and is_slip(figure, places):
        return False
    if "names" in case.language.judged and freely(figure, places, text):
        return True
    if figure.low != figure.high:
        ends = [figure._replace(low=end, high=end, op="~") for end in (figure.low, figure.high)]
        there = [each for facts in places for each in facts.figures]
        shares = _is_share(figure) and all(
            any(case.language.agrees(end, each) for each in there) for end in ends
        )
        return shares or all(_by_parts(case, end, places, text) for end in ends)
    if _is_share(figure) or figure.unit == "times":
        changed = case.language.tells_change(text, figure.start, figure.end)
        changed = changed and _NOT.search(text, figure.end, figure.end + 40) is None
        return (
            _is_rounded(figure, places)
            or any(_falls_so(figure, each) for facts in places for each in facts.figures)
            or any(_is_so_called(figure, each) for facts in places for each in facts.figures)
            or any(_comes_near(figure, each) for each in _shares(case, figure, places, changed))
            or any(_amounts_to(figure, each) for facts in places for each in steps(facts, "%"))
        )
    return _by_parts(case, figure, places, text)


def _is_share(figure: Figure) -> bool:
    percent = figure.kind == "percent" and figure.unit != "pp"
    return percent or (figure.kind == "fraction" and figure.unit != "times")


def _singles(facts: Facts, *, ranks: bool = False) -> list[tuple[int, Figure]]:
    """Return the numbers of a paragraph with their places, both ends of what runs from to.

    "A kilogramme" and "one" are no numbers to reckon with.
    """
    out: list[tuple[int, Figure]] = []
    for each in facts.figures:
        if each.kind == "vague" or each.low is None or each.high is None:
            continue
        if (each.kind == "rank" and not ranks) or _is_one(each):
            continue
        at = len({place for place, _ in out})
        out.append((at, each._replace(high=each.low)))
        if each.high != each.low:
            out.append((at, each._replace(low=each.high)))
    return out


def _is_one(figure: Figure) -> bool:
    return figure.low == figure.high == 1 and not figure.text[:1].isdigit()


def _pairs(
    case: Case, places: Sequence[Facts], *, ranks: bool = False
) -> Iterator[tuple[Facts, Figure, Figure]]:
    """Yield two numbers that stand beside each other or count the same, with their paragraph."""
    found = [(facts, _singles(facts, ranks=ranks)) for facts in places]
    for facts, row in found:
        for (at, one), (there, other) in combinations(row, 2):
            if there - at <= _BESIDE or _same(case, one.noun, other.noun):
                yield facts, one, other
    for (facts, first), (_, second) in combinations(found, 2):
        for (_, one), (_, other) in product(first, second):
            if _same(case, one.noun, other.noun) or not (one.noun and other.noun):
                yield facts, one, other


def _up_to(facts: Facts, one: Figure, other: Figure) -> str:
    """Return the words behind a number, the next one's own included."""
    return f"{between(facts, one, other).rstrip()} {other.text}"


def _same(case: Case, ours: str, theirs: str) -> bool:
    return bool(ours and theirs) and case.language.same_noun(ours, theirs)


def _one_unit(one: Figure, other: Figure) -> bool:
    plain = any(each.kind == "count" and not each.noun for each in (one, other))
    return one.unit == other.unit or (plain and "" in (one.unit, other.unit))


def _shares(case: Case, figure: Figure, places: Sequence[Facts], changed: bool) -> Iterator[float]:
    """Yield the shares and multiples that two numbers make, those of a change if it is one."""
    for _, one, other in _pairs(case, places, ranks=figure.kind == "fraction"):
        small, large = sorted((one.low or 0.0, other.low or 0.0))
        shares = _is_share(one) or _is_share(other)
        if small <= 0 or small == large or not _one_unit(one, other):
            continue
        if shares and (figure.unit != "times" or one.kind != other.kind):
            continue
        if figure.unit == "times":
            yield large / small
        else:
            yield small / large
            if changed:
                yield 1 - small / large
                yield large / small - 1


def _is_rounded(figure: Figure, places: Sequence[Facts]) -> bool:
    """Tell whether a fraction is a printed percentage, rounded: two in five, 41 percent."""
    percents = [each.low for f in places for each in f.figures if each.kind == "percent"]
    share = figure.low or 0.0
    if figure.kind == "fraction" and figure.unit != "times" and figure.op[0] in "<>":
        return any(
            bounds_share(share, (percent or 0.0) / 100, above=figure.op[0] == ">")
            for percent in percents
        )
    return (
        figure.kind == "fraction"
        and figure.op in "=~"
        and any(
            abs((percent or 0.0) / 100 - share) <= min(_POINTS, _PART * max(share, 0.1))
            for percent in percents
        )
    )


def _is_so_called(ours: Figure, theirs: Figure) -> bool:
    """Tell whether a share is a printed one in the other form: 11 percent of 1 in 9.

    A quarter may be one of three months, and twice what is half of something else.
    """
    if ours.low is None or theirs.low is None or theirs.low != theirs.high:
        return False
    share = theirs.kind == "fraction" and theirs.unit != "times"
    if ours.kind == "percent":
        return share and abs(100 * theirs.low - ours.low) <= (0.5 if ours.op == "=" else 1.5)
    if ours.unit == "times":
        return share and theirs.low > 0 and isclose(ours.low, 1 / theirs.low, rel_tol=1e-6)
    return theirs.unit == "month" and theirs.low == _QUARTER and isclose(ours.low, 0.25)


_QUARTER: Final = 3
"""Months of a quarter."""


def _falls_so(ours: Figure, theirs: Figure) -> bool:
    """Tell whether a share is what something fell by, or to, that was halved."""
    fallen = theirs.unit == "times" and theirs.low is not None and 0 < theirs.low < 1
    share = (ours.low or 0.0) / (100 if ours.kind == "percent" else 1)
    return fallen and ours.op in "=~" and share in (theirs.low, 1 - (theirs.low or 0.0))


_POINTS: Final = 0.015
_PART: Final = 0.06
"""The same of a small share, of itself: one in 45 of 2.2 percent."""


def _comes_near(figure: Figure, value: float) -> bool:
    """Tell whether a share or a multiple is what a figure says, rounded as it is printed."""
    ours = figure.low or 0.0
    if figure.kind == "fraction" and figure.unit != "times" and figure.op[0] in "<>":
        return bounds_share(ours, value, above=figure.op[0] == ">")
    if figure.kind == "percent":
        value *= 100
    if ours <= 0 or value <= 0:
        return False
    ratio = value / ours
    if figure.op in (">", ">="):
        return 1 <= ratio <= 1 + _FAR
    if figure.op in ("<", "<=") or figure.text.lower().startswith(_NEARLY):
        return 1 - _FAR <= ratio <= 1 + 1e-9
    if figure.op == "~":
        return abs(ratio - 1) <= _CLOSE
    if figure.kind == "fraction":
        return abs(ratio - 1) <= (_CLOSE / 8 if figure.unit == "times" else _CLOSE / 2)
    decimals = len(f"{ours:.4f}".rstrip("0").partition(".")[2])
    return bool(abs(value - ours) <= 0.5 * 10**-decimals + 1e-9)


def _amounts_to(figure: Figure, value: float) -> bool:
    """Tell whether an amount is a value: the same, or a round number that says it is one."""
    ours = figure.low or 0.0
    if isclose(ours, value, rel_tol=1e-6) or (ours >= _TEN and ours == round(value)):
        return True
    if figure.op == "=" or value <= 0 or size(ours) > _ROUND or size(ours) >= size(value):
        return False
    ratio = value / ours
    if figure.op in (">", ">="):
        return 1 < ratio <= 1 + _CLOSE
    if figure.op in ("<", "<=") or figure.text.lower().startswith(_NEARLY):
        return 1 - _CLOSE <= ratio < 1
    return abs(ratio - 1) <= _CLOSE / 2


_NEARLY: Final = ("nearly", "almost", "close to", "just under")
_TEN: Final = 10
_ROUND: Final = 2
"""Digits of a round number at most, noughts behind them aside."""
_LEAST: Final = 0.05
"""How great one of two numbers is beside the other at least, if they are added or taken away."""


def _by_parts(case: Case, figure: Figure, places: Sequence[Facts], text: str) -> bool:
    """Tell whether an amount is a sum, a difference or a product of two that are cited."""
    if figure.kind not in ("count", "money", "measure") or not figure.low:
        return False
    differs = (
        abs((one.low or 0.0) - (other.low or 0.0))
        for facts, one, other in _pairs(case, places)
        if _one_unit(one, other)
        and _fits(figure, one)
        and _comparable(one, other)
        and (_ends(facts, one, other) or _tells(case, figure, one, other, text))
    )
    rests = (
        (whole.low or 0.0) - (part.low or 0.0)
        for facts in places
        for part, whole in wholes(facts)
        if not _is_share(part) and _fits(figure, whole) and not says_part(text, facts, part)
    )
    return (
        any(_amounts_to(figure, each) for each in differs)
        or any(_amounts_to(figure, each) for f in places for each in steps(f, figure.unit))
        or any(_amounts_to(figure, each) for each in rests)
        or (_AVERAGE.search(text) is not None and _is_quotient(figure, places))
        or any(_amounts_to(figure, each) for each in _products(figure, places))
        or any(_amounts_to(figure, each) for each in _sums(figure, places))
    )


def _comparable(one: Figure, other: Figure) -> bool:
    small, large = sorted((abs(one.low or 0.0), abs(other.low or 0.0)))
    return small >= _LEAST * large


def _fits(figure: Figure, other: Figure) -> bool:
    return (other.kind == figure.kind and other.unit == figure.unit) or (
        "count" in (other.kind, figure.kind) and not (other.unit and figure.unit)
    )


def _tells(case: Case, figure: Figure, one: Figure, other: Figure, text: str) -> bool:
    """Tell whether a number is said to be the difference of two, here or in the source."""
    told = case.language.tells_change(text, figure.start, figure.end)
    rest = any(_REST.search(facts.text) for facts in case.scope.paragraphs)
    alike = any(_same(case, figure.noun, each.noun) for each in (one, other))
    return told or (rest and (alike or not (one.noun and other.noun)))


def _ends(facts: Facts, one: Figure, other: Figure) -> bool:
    """Tell whether two numbers are the ends of one stretch: "from 24 to 41", "112 and 140"."""
    return one.text == other.text or between(facts, one, other).strip() in ("to", "and")


def _products(figure: Figure, places: Sequence[Facts]) -> Iterator[float]:
    """Yield what a share or a multiple makes of a number beside it, and so many of so many each."""
    for facts in places:
        for part, whole in wholes(facts):
            if _is_share(part) and _fits(figure, whole):
                share = (part.low or 0.0) / (100 if part.kind == "percent" else 1)
                yield from (share * (whole.low or 0.0), (1 - share) * (whole.low or 0.0))
        each = _EACH.search(facts.text) is not None
        for (at, one), (there, other) in combinations(_singles(facts), 2):
            if there - at > _BESIDE:
                continue
            of = _OF.match(_up_to(facts, one, other)) is not None
            for part, whole in ((one, other), (other, one)):
                if part.low is None or whole.low is None or _is_share(whole):
                    continue
                if of and _is_share(part) and _fits(figure, whole):
                    share = part.low / 100 if part.kind == "percent" else part.low
                    yield from (share * whole.low, (1 - share) * whole.low)
                elif there - at > 1:
                    continue
                elif (part.unit == "times" and _fits(figure, whole)) or (
                    each and part.kind == whole.kind == "count"
                ):
                    yield part.low * whole.low


def _multiples(figure: Figure, facts: Facts) -> Iterator[float]:
    """Yield what is said to be half as much as a number beside it, or twice."""
    yield from (times * (one.low or 0.0) for times, one in scaled(facts) if _fits(figure, one))


def _portions(places: Sequence[Facts]) -> Iterator[float]:
    """Yield the shares that parts have of their wholes."""
    for facts in places:
        for part, whole in wholes(facts):
            if whole.low and part.low and not _is_share(part):
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


_STRETCHES: Final = frozenset(("day", "week", "month", "year"))


def _is_quotient(figure: Figure, places: Sequence[Facts]) -> bool:
    """Tell whether an amount is what one of several gets or costs."""
    rows = [[each for _, each in _singles(facts)] for facts in places]
    apart = (
        pair
        for one, other in permutations(rows, 2)
        for pair in product(one, other)
        if pair[0].unit in _STRETCHES
    )
    for pairs in (*(permutations(row, 2) for row in rows), apart):
        for one, other in pairs:
            many = (one.kind == "count" or one.unit in _STRETCHES) and (one.low or 0) > 1
            alike = other.unit == figure.unit and other.kind == figure.kind
            share = (other.low or 0.0) / (one.low or 1.0)
            parted = " of a" in figure.text and abs(share / (figure.low or 1) - 1) <= _FAR
            if many and alike and (_amounts_to(figure, share) or parted):
                return True
    return False


def _sums(figure: Figure, places: Sequence[Facts]) -> Iterator[float]:
    """Yield the sums of two numbers that "and" joins in one sentence."""
    for facts in places if figure.kind == "count" else ():
        for one, other in pairwise(facts.figures):
            counts = one.kind == other.kind == "count" and one.low and other.low
            if counts and _comparable(one, other) and _JOINED.fullmatch(between(facts, one, other)):
                yield (one.low or 0.0) + (other.low or 0.0)
                if one.high != one.low or other.high != other.low:
                    yield (one.high or 0.0) + (other.high or 0.0)
