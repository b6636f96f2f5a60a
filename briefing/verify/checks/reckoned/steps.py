"""Steps of arithmetic: what sums, differences, shares and multiples make of printed numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from briefing.compiled import late_pattern
from briefing.verify.case import Case
from briefing.verify.checks.parts import says_part, wholes
from briefing.verify.checks.reckoned.shares import REST, is_share, same, singles
from briefing.verify.language import Figure

_MOST: Final = 28
"""Printed numbers that are reckoned with at most."""
_MOST_FIRM: Final = 40
"""Results of a first step that a second one is made from, at most."""
_FIRM: Final = 2
"""How far a result may be at most that a second step is made from."""
_AGAIN: Final = 2
"""How much farther a second step is."""
_WHOLE: Final = 100
"""Up to what a plain number may be a share in hundredths."""
_STOP: Final = late_pattern(r"[.!?]\s+|\n")
"""What ends a sentence or a line."""


class Amount(NamedTuple):
    """A number in the first unit of its sort, as it is printed, what it counts, where it stands.

    ``sort`` is "share", "times", "points", "count", a currency or what is measured; "" is a plain
    number, which may be any of them. ``place`` is its paragraph and sentence, ``at`` its number
    there; ``cost`` how far it was to what is made of two; ``named``: the item has the word for what
    it counts; ``change``: the source says that it is what something changed by.
    """

    value: float
    printed: float
    sort: str
    noun: str = ""
    place: tuple[int, int] = (-1, 0)
    at: int = 0
    cost: int = 0
    named: bool = False
    change: bool = False


def within_reach(case: Case, ours: Amount, text: str, *, told: bool) -> Iterator[Amount]:
    """Yield what is in reach by one step or two, with how far it is."""
    row = _printed(case, text)
    first = [each for pair in combinations(row, 2) for each in _steps(case, ours, *pair, told=told)]
    first += [*_runs(row), *_rests(case, text)]
    first += [each for one in row for each in _alone(one)]
    yield from first
    firm = [each for each in first if each.cost <= _FIRM][:_MOST_FIRM]
    for one in firm:
        for other in row:
            for each in _steps(case, ours, one, other, told=told):
                yield each._replace(cost=each.cost + one.cost + _AGAIN)


def amount(case: Case, figure: Figure, value: float | None = None) -> Amount:
    """Return a figure as an amount, its value in the first unit of its sort."""
    low = (figure.low or 0.0) if value is None else value
    if figure.kind == "percent" and figure.unit == "pp":
        return Amount(low, low, "points", figure.noun)
    if figure.kind == "percent":
        return Amount(low / 100, low, "share", figure.noun)
    if figure.kind == "fraction":
        return Amount(low, low, "times" if figure.unit == "times" else "share", figure.noun)
    if figure.kind == "measure":
        sort, factor = case.language.unit_size(figure.unit)
        return Amount(low * factor, low, sort, figure.noun)
    if figure.kind == "money":
        return Amount(low, low, figure.unit, figure.noun)
    return Amount(low, low, "count" if figure.noun else "", figure.noun)


def _printed(case: Case, text: str) -> list[Amount]:
    """Return the numbers of the cited paragraphs, each with its sentence."""
    out: list[Amount] = []
    said = set(case.language.stems_of(text))
    for number, facts in enumerate(case.scope.paragraphs):
        last = 0
        for at, each in singles(facts):
            found = facts.text.find(each.text, last)
            last = last if found < 0 else found
            if each.low:
                place = (number, len(_STOP.findall(facts.text, 0, last)))
                end = last + len(each.text)
                change = found >= 0 and case.language.tells_change(facts.text, last, end)
                named = (
                    each.kind in ("money", "measure") and not each.noun
                ) or not said.isdisjoint(case.language.stems_of(each.noun)[-1:])
                out.append(
                    amount(case, each)._replace(place=place, at=at, named=named, change=change)
                )
    return out[:_MOST]


def _apart(case: Case, one: Amount, other: Amount) -> int:
    """Return how far two numbers are apart: beside each other, in one sentence, of one thing..."""
    if one.place == other.place:
        return 0 if abs(one.at - other.at) <= 1 else 1
    if same(case, one.noun, other.noun) or -1 in (one.place[0], other.place[0]):
        return 1
    if one.place[0] != other.place[0]:
        return 4
    return 2 if abs(one.place[1] - other.place[1]) <= 1 else 3


def _steps(case: Case, ours: Amount, one: Amount, other: Amount, *, told: bool) -> Iterator[Amount]:
    """Yield what one step makes of two amounts.

    A difference of two numbers of a thing is no number of that thing, unless it is called one.
    """
    if one.value <= 0 or other.value <= 0:
        return
    near = _apart(case, one, other)
    cost = near
    cost += not (one.named or other.named)
    alike = any(same(case, ours.noun, each.noun) for each in (one, other))
    one, other = _in_one_unit(one, other), _in_one_unit(other, one)
    large, small = (one, other) if one.value >= other.value else (other, one)
    yield from _points(one, other, cost)
    if one.sort == other.sort:
        if one.sort == "share":
            yield _made(100 * (large.value - small.value), "points", cost)
        elif one.sort != "times":
            yield _made(one.value + other.value, one.sort, cost + min(near, 1), one.noun)
            told = told or one.change or other.change
            if told or not alike:
                less = large.value - small.value
                yield _made(less, one.sort, cost + (not told), one.noun)
        yield from _ratios(large.value, small.value, one.sort, cost, told=told)
    for part, whole in ((one, other), (other, one)):
        yield from _products(part, whole, near, cost)


def _points(one: Amount, other: Amount, cost: int) -> Iterator[Amount]:
    """Yield what a share was that has changed by points, and how many points apart two are."""
    for share, points in ((one, other), (other, one)):
        if share.sort == "share" and points.noun.endswith("points"):
            for sign in (1, -1):
                yield _made(share.value + sign * points.printed / 100, "share", cost)
        elif share.sort == "share" and not points.sort and 1 < points.printed <= _WHOLE:
            yield _made(abs(share.printed - points.printed), "points", cost)


def _products(part: Amount, whole: Amount, near: int, cost: int) -> Iterator[Amount]:
    """Yield what a share, a multiple or a number makes of an amount, and of what it is a part."""
    if whole.sort == "times" or (whole.sort == "share" and part.sort != "times"):
        return
    values: list[tuple[float, int]] = []
    if part.sort == "share":
        cost += 2 * (near > 1)
        values = [(part.value * whole.value, 0), ((1 - part.value) * whole.value, 1)]
        values += [((1 + part.value) * whole.value, 2), (whole.value / part.value, 1)]
        values += [(whole.value / (1 + part.value), 2)]
        if part.value < 1:
            values += [(whole.value / (1 - part.value), 2)]
    elif part.sort == "times":
        values = [(part.value * whole.value, 0), (whole.value / part.value, 0)]
    elif part.printed > 1 and (part.sort != whole.sort or part.sort in ("", "count")):
        values = [(part.printed * whole.value, 1), (whole.value / part.printed, 1)]
    yield from (_made(value, whole.sort, cost + more, whole.noun) for value, more in values)


def _made(value: float, sort: str, cost: int, noun: str = "") -> Amount:
    return Amount(value, value, sort, noun, cost=cost)


def _in_one_unit(one: Amount, other: Amount) -> Amount:
    """Return an amount in the unit of another where it is a plain number: of 310 km, 124."""
    if one.sort or other.sort in ("", "share", "times", "points"):
        return one
    size = other.value / other.printed if other.printed else 1.0
    if size != 1 and one.place != other.place:
        return one
    return one._replace(value=one.printed * size, sort=other.sort, noun=other.noun)


def _ratios(large: float, small: float, sort: str, cost: int, *, told: bool) -> Iterator[Amount]:
    """Yield what a number is beside a smaller one: a share, a multiple, a change, how often."""
    ratio = large / small
    yield _made(ratio, "times", cost)
    yield _made(1 - 1 / ratio, "share", cost + (0 if told else 2))
    yield _made(ratio - 1, "share", cost + (not told))
    if sort != "share":
        yield _made(1 / ratio, "share", cost)
        if cost < _FIRM:
            yield from (_made(each / (large + small), "share", cost + 1) for each in (large, small))
        yield _made(ratio, "lasts" if sort in ("", "count") else "often", cost)


def _alone(one: Amount) -> Iterator[Amount]:
    """Yield what a share or a multiple says by itself: its rest, the change, the share it is."""
    if one.sort == "share":
        yield from (_made(each, "share", 0) for each in (one.value, 1 - one.value))
        yield from (_made(each, "times", 0) for each in (1 / one.value, one.value))
    elif one.sort == "times":
        yield from (_made(abs(each), "share", 0) for each in (one.value, one.value - 1))
        yield _made(1 / one.value, "times", 0)


def _rests(case: Case, text: str) -> Iterator[Amount]:
    """Yield what is left of wholes without their parts, of which the sentence is not."""
    for facts in case.scope.paragraphs:
        for part, whole in wholes(facts):
            if not is_share(part) and not says_part(text, facts, part):
                rest = (whole.low or 0.0) - (part.low or 0.0)
                if rest > 0:
                    yield amount(case, whole, rest)
        if REST.search(facts.text):
            for (_, one), (_, other) in combinations(singles(facts), 2):
                if "" in (one.noun, other.noun) and one.kind == other.kind:
                    yield amount(case, one, abs((one.low or 0.0) - (other.low or 0.0)))


def _runs(row: Sequence[Amount]) -> Iterator[Amount]:
    """Yield what some numbers in a row come to that count the same."""
    for begin, first in enumerate(row):
        total = first.value
        for each in row[begin + 1 :]:
            if each.place != first.place or each.sort != first.sort or first.sort == "share":
                break
            total += each.value
            yield _made(total, first.sort, 1, first.noun)
            for whole in row:
                if whole.place == first.place and whole.value > total:
                    yield _made(total / whole.value, "share", 2)
