"""Numbers within reach: what one step of arithmetic makes of printed numbers, by how much it says.

Nobody can show that such a number is wrong, so none is called an error. How far a step may reach
depends on the digits of the number. Three are hardly ever met by chance, so any two numbers that
fit may give them; fewer are, so the two have to stand in one sentence or to count the same; and a
few things are what some others come to nearly always.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, combinations, islice, permutations
from math import isclose
from typing import Final

from msgspec import Struct

from briefing.compiled import late_pattern
from briefing.verify.case import Case
from briefing.verify.checks.digits import grain, is_slip, size, step
from briefing.verify.checks.parts import sentence_with
from briefing.verify.checks.reckoned.shares import is_share, lies_amid, same, says_nearly, singles
from briefing.verify.language import Figure

_MOST: Final = 24
"""Printed numbers that are reckoned with at most."""
_FEW: Final = 20
"""Up to what a number of things is met by chance nearly always."""
_SURE: Final = 3
"""Digits of a number that is hardly met by chance, noughts at its end aside."""
_PAIR: Final = 2
_ROUND: Final = 0.25
"""How far what is bounded lies from a bound of one digit at most, as a share of it."""
_BOUND: Final = 0.15
"""The same of a bound of more digits."""
_ABOUT: Final = 0.03
"""How far a number may lie from what it says it is about."""


class _Printed(Struct, frozen=True):
    """A number that a cited paragraph prints, its sentence, and its place in the paragraph."""

    figure: Figure
    value: float
    sentence: str
    paragraph: int
    place: int


class _Made(Struct, frozen=True):
    """What some numbers give: its value, the figure whose kind it has ("" for a share), how."""

    value: float
    like: Figure | None
    tight: bool


def in_reach(case: Case, figure: Figure, text: str) -> bool:
    """Tell whether one step of arithmetic makes a number of ``text`` of those that are cited."""
    if figure.low is None or figure.low != figure.high or figure.kind in ("vague", "rank"):
        return False
    few = figure.kind == "count" and figure.op == "=" and figure.low <= _FEW
    digits, places = size(figure.low), case.scope.paragraphs
    if few or (digits > 1 and is_slip(figure, places, swapped=True)):
        return False
    sum_told = case.language.tells_sum(text)
    slip = digits > 1 and not sum_told and is_slip(figure, places)
    share = figure.kind in ("percent", "fraction")  # of which there are few
    exact = figure.op == "=" and not sum_told
    free = digits >= (_SURE if share or exact else _SURE - 1)
    row = _printed(case)
    made = chain(_products(case, text, row), _joined(case, figure, text, row) if digits > 1 else ())
    if any(_bounds(case, figure, each.figure) for each in row) or lies_amid(case, figure):
        return True
    # A round number added leaves all digits but one: there are 7,600 with 5,000 to 2,600.
    return any(
        (each.tight if slip else free or each.tight) and _meets(figure, each)
        for each in made
        if not slip or (digits == _PAIR and figure.op == "=")
    )


def _printed(case: Case) -> list[_Printed]:
    found = (
        (number, facts, place, each)
        for number, facts in enumerate(case.scope.paragraphs)
        for place, each in singles(facts)
    )
    return [
        _Printed(each, each.low or 0.0, sentence_with(each.text, facts.text), number, place)
        for number, facts, place, each in islice(found, _MOST)
    ]


def _joined(case: Case, figure: Figure, text: str, row: Sequence[_Printed]) -> Iterator[_Made]:
    """Yield sums and differences of what may be one thing.

    A difference of two numbers of a thing is no number of that thing, unless it is called one.
    """
    told = case.language.tells_change(text, figure.start, figure.end)
    short = figure.op == "=" and size(figure.low or 0.0) <= _PAIR
    for one, other in combinations(row, 2):
        like, unlike = one.figure, other.figure
        if not _alike(like, unlike) or not case.language.same_noun(like.noun, unlike.noun):
            continue
        if short and "~" in (like.op, unlike.op):
            continue  # 18 and some ten are no 28
        tight = _tight(case, one, other)
        named = like.unit or like.noun
        like = like if named else unlike
        if told or not same(case, figure.noun, like.noun):
            yield _Made(abs(one.value - other.value), like, tight)
        if not is_share(like):
            yield _Made(one.value + other.value, like, tight)
    yield from (_Made(run, first.figure, True) for run, first in _runs(row))


def _products(case: Case, text: str, row: Sequence[_Printed]) -> Iterator[_Made]:
    """Yield shares, multiples and products of two numbers, and the shares of some in a row."""
    grown = _GROWN.search(text) is not None
    for part, whole in permutations(row, 2):
        tight = _tight(case, part, whole)
        one_thing = same(case, part.figure.noun, whole.figure.noun)  # no trucks of trucks
        given = _of_a_whole(part, whole, multiplied=not one_thing)
        yield from (_Made(*each, tight) for each in given)
        yield from _lasting(part, whole)
        alike = _alike(part.figure, whole.figure)
        if alike and whole.value and not (is_share(part.figure) or is_share(whole.figure)):
            yield _Made(part.value / whole.value, None, tight)
            if grown:
                yield _Made(abs(part.value / whole.value - 1), None, tight)
    for run, first in _runs(row):
        yield from (
            _Made(run / whole.value, None, True)
            for whole in row
            if whole.value > run and whole.sentence == first.sentence
            if _alike(first.figure, whole.figure) and not is_share(whole.figure)
        )
    for total, first in _further(row):
        yield _Made(total, first.figure, True)
        for whole in row:
            if whole.sentence == first.sentence and whole.value > total:
                yield _Made(total / whole.value, None, True)
                yield _Made(whole.value - total, whole.figure, True)
    for listed in _lists(row):
        total = sum(each.value for each in listed)
        yield from (_Made(each.value / total, None, True) for each in listed)


def _of_a_whole(
    part: _Printed, whole: _Printed, *, multiplied: bool
) -> Iterator[tuple[float, Figure]]:
    """Yield a share of a number and its rest, so many times it, and how often it has another."""
    if is_share(whole.figure):
        return
    if is_share(part.figure):
        share = part.value / (100 if part.figure.kind == "percent" else 1)
        yield share * whole.value, whole.figure
        yield (1 - share) * whole.value, whole.figure
        if share and whole.sentence == part.sentence:
            yield whole.value / share, whole.figure
    elif multiplied and part.figure.kind == "count" and part.value > 1:
        yield part.value * whole.value, whole.figure
    if whole.value and part.figure.unit == whole.figure.unit != "":
        yield part.value / whole.value, _COUNT
    at = whole.sentence.find(whole.figure.text) + len(whole.figure.text)
    wide = whole.figure.unit == part.figure.unit or _WIDE.match(whole.sentence, at)
    if part.figure.unit in _AREAS and wide and part.sentence == whole.sentence:
        area = part.figure._replace(unit=_AREAS[part.figure.unit])
        yield part.value * whole.value, area


def _bounds(case: Case, figure: Figure, printed: Figure) -> bool:
    """Tell whether the roundest number below one of the same things says that it is exceeded."""
    if figure.op not in (">", ">=") or size(figure.low or 0.0) > 1 or is_share(figure):
        return False
    low, value = figure.low or 0.0, printed.low or 0.0
    return (
        _alike(figure, printed)
        and same(case, figure.noun, printed.noun)
        and low < value < low + step(low)
    )


def _lasting(part: _Printed, whole: _Printed) -> Iterator[_Made]:
    """Yield how long something lasts of which so much is used a month."""
    if whole.value and part.figure.unit == whole.figure.unit != "":
        at = whole.sentence.find(whole.figure.text) + len(whole.figure.text)
        if match := _RATE.match(whole.sentence, at):
            time = _COUNT._replace(kind="measure", unit=match[1].lower())
            yield _Made(part.value / whole.value, time, tight=True)


_GROWN: Final = late_pattern(
    r"(?i)\b(?:gr[eo]w\w*|ris\w+|rose|f[ae]ll\w*|increas\w+|decreas\w+|declin\w+|shr[aiu]nk\w*"
    r"|dropp?\w*|gain\w*|cut\w*|reduc\w+)\b"
)
"""What says that something has become more or less."""
_RATE: Final = late_pattern(
    r"(?i)\s(?:of (?:\w+\s){1,2})?(?:an?|per|each|every)\s(hour|day|week|month|year)\b"
)
_AREAS: Final = {"m": "sq m", "km": "sq km"}
"""What so long and so wide is measured in."""
_WIDE: Final = late_pattern(r"\s(?:wide|long|broad|across)\b")
_COUNT: Final = Figure("", 0, 0, "=", None, None, "count", "", "")


def _runs(row: Sequence[_Printed]) -> Iterator[tuple[float, _Printed]]:
    """Yield what some numbers in a row come to that count the same, and the first of them."""
    for begin in range(len(row)):
        total, before = row[begin].value, row[begin]
        for each in row[begin + 1 :]:
            if each.sentence != before.sentence or not _alike(before.figure, each.figure):
                break
            if is_share(each.figure):
                break
            total, before = total + each.value, each
            yield total, row[begin]


def _lists(row: Sequence[_Printed]) -> Iterator[list[_Printed]]:
    """Yield the numbers of sentences that list at least three, all of one kind."""
    for sentence in dict.fromkeys(each.sentence for each in row):
        listed = [each for each in row if each.sentence == sentence]
        alike = all(_alike(listed[0].figure, each.figure) for each in listed)
        if len(listed) >= _LISTED and alike and not is_share(listed[0].figure):
            yield listed


_LISTED: Final = 3


def _further(row: Sequence[_Printed]) -> Iterator[tuple[float, _Printed]]:
    """Yield what a number comes to with one that its sentence adds: and a further 900."""
    for one, other in combinations(row, 2):
        at = max(other.sentence.find(other.figure.text), 0)
        alike = one.sentence == other.sentence and _alike(one.figure, other.figure)
        if alike and _ADDED.search(other.sentence, 0, at):
            yield one.value + other.value, one


_ADDED: Final = late_pattern(r"(?i)\b(?:a further|another|an additional)\s$")


def _tight(case: Case, one: _Printed, other: _Printed) -> bool:
    """Tell whether two numbers stand in one sentence or count the same."""
    if one.paragraph == other.paragraph and one.sentence == other.sentence:
        return True
    return same(case, one.figure.noun, other.figure.noun)


def _alike(one: Figure, other: Figure) -> bool:
    """Tell whether two numbers may be of one thing: of one kind and unit, or one is plain."""
    plain = any(each.kind == "count" and not each.noun for each in (one, other))
    return (one.kind == other.kind and one.unit == other.unit) or plain


def _meets(figure: Figure, made: _Made) -> bool:
    """Tell whether a figure is what is made, as exactly as it says so."""
    value, ours = made.value, figure.low or 0.0
    if made.like is None and figure.kind == "percent" and figure.unit != "pp":
        value *= 100
    elif figure.kind != "fraction" if made.like is None else not _alike(figure, made.like):
        return False
    multiple = figure.unit == "times"  # "tripled" is no three of anything
    # Points are what two shares are apart.
    astray = figure.unit == "pp" and (made.like is None or made.like.kind != "percent")
    if ours <= 0 or value <= 0 or astray or (multiple and made.like is not None):
        return False
    ratio, few = value / ours, size(ours) < 2
    bound = made.like.op if made.like is not None else ""  # more than 27 and more than 42
    if figure.op in (">=", "<=", bound) and isclose(ratio, 1, rel_tol=1e-6):
        return True  # "they add up to"
    if figure.op in (">", ">="):
        return 1 < ratio <= 1 + (_ROUND if few else _BOUND) and value < ours + step(ours)
    if figure.op in ("<", "<=") or says_nearly(figure):
        return 1 - _BOUND <= ratio < 1 and ours - value <= grain(figure)
    if figure.op == "~" or figure.kind == "fraction":
        near = figure.op != "~" or abs(value - ours) <= grain(figure)
        return near and abs(ratio - 1) <= _ABOUT * (2 if few and figure.op == "~" else 1)
    if figure.kind == "percent":
        decimals = len(f"{ours:.4f}".rstrip("0").partition(".")[2])
        return abs(value - ours) <= float(0.5 * 10**-decimals) + 1e-9
    return isclose(value, ours, rel_tol=1e-6) or (ours >= _TEN and round(value) == ours)


_TEN: Final = 10
