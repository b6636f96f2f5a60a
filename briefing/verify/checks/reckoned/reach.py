"""Numbers within reach: what steps of arithmetic make of the numbers that are cited.

A number that is reached is not shown to be wrong. How far the steps may go is a matter of chance:
what is in reach is held against the figure, and against others of its form in its place ("37 of
them" against 20 to 70). Where hardly one of those is met, that the figure is tells something; where
many are, it tells nothing. So a number of three digits may come of any two, and a small one of
numbers that count the same in one sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final, NamedTuple

from briefing.verify.case import Case
from briefing.verify.checks.digits import bounds_share, is_slip, size
from briefing.verify.checks.parts import says_part, wholes
from briefing.verify.checks.qualifiers import sentence_with
from briefing.verify.checks.reckoned.shares import NEARLY, is_share, same, singles
from briefing.verify.language import Figure

_MOST: Final = 28
"""Printed numbers that are reckoned with at most."""
_MOST_FIRM: Final = 40
"""Results of a first step that a second one is made from, at most."""
_CHANCE: Final = (0.5, 0.25, 0.1, 0.1, 0.08, 0.03, 0.02)
"""Of how many other figures of its form what is so far may be true at most, by how far it is."""
_RIVALLED: Final = (0.2, 0.2, 0.02, 0.02, 0.02, 0.02)
"""The same of a figure that may be meant for a printed one."""
_SLIPPED: Final = (0.3, 0.1)
"""The same of one that is a digit off a printed one, or has two of them exchanged."""
_UNREAD: Final = (0.1,)
"""The same where what numbers count is not read."""
_ABOUT: Final = 0.03
"""How far a number may lie from what it says it is about, as a share of it."""
_FRACTION: Final = 0.08
"""The same of a share with a plain name."""
_BOUND: Final = 0.15
"""How far what is bounded lies from its bound at most."""
_SURE: Final = 3
"""Digits from which a number is rounded at its last one: 4,182."""


class Amount(NamedTuple):
    """A number in the first unit of its sort, as it is printed, what it counts, where it stands.

    ``sort`` is "share", "times", "points", "count", a currency or what is measured; "" is a plain
    number, which may be any of them. ``place`` is its paragraph and sentence, ``at`` its number
    there; ``cost`` how far it was to what is made of two.
    """

    value: float
    printed: float
    sort: str
    noun: str = ""
    place: tuple[int, str] = (-1, "")
    at: int = 0
    cost: int = 0


def in_reach(case: Case, figure: Figure, text: str) -> bool:
    """Tell whether steps of arithmetic make a number of ``text`` of those that are cited."""
    if not figure.low or figure.low != figure.high or figure.kind in ("vague", "rank"):
        return False
    ours = _amount(case, figure)
    cost, chance = _nearest(case, figure, ours, text)
    limits = _limits(case, figure, text)
    return cost < len(limits) and chance <= limits[cost]


def _nearest(case: Case, figure: Figure, ours: Amount, text: str) -> tuple[int, float]:
    """Return how far the nearest steps are that make a figure, and of how many others they may."""
    told = case.language.tells_change(text, figure.start, figure.end)
    scale = ours.value / (figure.low or 1.0)
    reach = [each for each in _reach(case, ours, text, told=told) if _fits(ours, each)]
    near = [each.cost for each in reach if _met([each.value], figure, figure.low or 0.0, scale)]
    if not near:
        return 99, 1.0
    values = sorted(each.value for each in reach if each.cost <= min(near))
    others = list(_others(figure))
    met = sum(_met(values, figure, each, scale) for each in others)
    return min(near), met / max(len(others), 1)


def _limits(case: Case, figure: Figure, text: str) -> tuple[float, ...]:
    """Return how much chance there may be, by how well a printed number explains a figure.

    That is one which the sentence does not have, and which is a digit off, or counts the same and
    is not far from it.
    """
    if "names" not in case.language.judged:
        return _UNREAD
    said = [each for each in case.language.find_figures(text) if each.start != figure.start]
    limits = _CHANCE
    for each in (each for facts in case.scope.paragraphs for each in facts.figures):
        if each.kind != figure.kind or each.unit != figure.unit or not each.low:
            continue
        if any(case.language.agrees(other, each) for other in said):
            continue
        if is_slip(figure, [each]):
            return _SLIPPED
        counts = figure.kind != "count" or same(case, figure.noun, each.noun)
        if counts and each.op == figure.op and 1 / _FAR <= each.low / (figure.low or 1.0) <= _FAR:
            limits = _RIVALLED
    return limits


_FAR: Final = 2.0
"""How many times as much a number is at most that may be meant for another."""


def _reach(case: Case, ours: Amount, text: str, *, told: bool) -> Iterator[Amount]:
    """Yield what is in reach by one step or two, with how far it is."""
    row = _printed(case)
    first = [each for pair in combinations(row, 2) for each in _steps(case, ours, *pair, told=told)]
    first += [*_runs(row), *_rests(case, text)]
    first += [each for one in row for each in _alone(one)]
    yield from first
    firm = [each for each in first if each.cost <= _FIRM][:_MOST_FIRM]
    for one in firm:
        for other in row:
            for each in _steps(case, ours, one, other, told=told):
                yield each._replace(cost=each.cost + one.cost + _AGAIN)


_FIRM: Final = 2
_AGAIN: Final = 3


def _amount(case: Case, figure: Figure, value: float | None = None) -> Amount:
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
    if figure.noun.rsplit(" ", 1)[-1].lower() in ("point", "points"):
        return Amount(low, low, "points", figure.noun)
    return Amount(low, low, "count" if figure.noun else "", figure.noun)


def _printed(case: Case) -> list[Amount]:
    """Return the numbers of the cited paragraphs."""
    out: list[Amount] = []
    for number, facts in enumerate(case.scope.paragraphs):
        for at, each in singles(facts):
            if each.low:
                place = (number, sentence_with(each.text, facts.text))
                out.append(_amount(case, each)._replace(place=place, at=at))
    return out[:_MOST]


def _apart(case: Case, one: Amount, other: Amount) -> int:
    """Return how far two numbers are apart: beside each other, in one sentence, of one thing..."""
    if one.place == other.place:
        return 0 if abs(one.at - other.at) <= 1 else 1
    if same(case, one.noun, other.noun) or -1 in (one.place[0], other.place[0]):
        return 1
    return 3 if one.place[0] == other.place[0] else 4


def _steps(
    case: Case, ours: Amount, one: Amount, other: Amount, *, told: bool
) -> Iterator[Amount]:
    """Yield what one step makes of two amounts.

    A difference of two numbers of a thing is no number of that thing, unless it is called one.
    """
    if one.value <= 0 or other.value <= 0:
        return
    cost = _apart(case, one, other)
    if ours.noun and not any(same(case, ours.noun, each.noun) for each in (one, other)):
        cost += 1
    large, small = (one, other) if one.value >= other.value else (other, one)
    shares = {"share", "times"} & {one.sort, other.sort}
    if one.sort == other.sort or (not (one.sort and other.sort) and not shares):
        like = one if one.sort else other
        if one.sort == "share":
            yield _made(100 * (large.value - small.value), "points", cost)
        elif one.sort not in ("times", "points"):
            yield _made(one.value + other.value, like.sort, cost + 1, like.noun)
            if told or not (ours.noun and all(same(case, ours.noun, e.noun) for e in (one, other))):
                less = large.value - small.value
                yield _made(less, like.sort, cost + (not told), like.noun)
        if one.sort != "share":
            yield from _ratios(large.value / small.value, one.sort, cost)
        else:
            yield _made(large.value / small.value, "times", cost)
    for part, whole in ((one, other), (other, one)):
        if whole.sort in ("share", "times", "points"):
            continue
        values = []
        if part.sort == "share":
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


def _ratios(ratio: float, sort: str, cost: int) -> Iterator[Amount]:
    """Yield what a number is beside a smaller one: a share, a multiple, a change, how often."""
    yield _made(1 / ratio, "share", cost)
    yield _made(1 - 1 / ratio, "share", cost)
    yield _made(ratio - 1, "share", cost)
    yield _made(ratio, "times", cost)
    if sort not in ("", "count"):
        yield _made(ratio, "", cost)


def _alone(one: Amount) -> Iterator[Amount]:
    """Yield what a share or a multiple says by itself: its rest, the change, the share it is."""
    if one.sort == "share":
        yield from (_made(each, "share", 0) for each in (one.value, 1 - one.value))
        yield _made(1 / one.value, "times", 0)
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
                    yield _amount(case, whole, rest)


def _runs(row: Sequence[Amount]) -> Iterator[Amount]:
    """Yield what some numbers in a row come to that count the same."""
    for begin, first in enumerate(row):
        total = first.value
        for each in row[begin + 1 :]:
            if each.place != first.place or each.sort != first.sort or first.sort == "share":
                break
            total += each.value
            yield _made(total, first.sort, 1, first.noun)


def _fits(ours: Amount, made: Amount) -> bool:
    """Tell whether a figure may be of the sort of what is made."""
    if ours.sort == made.sort:
        return True
    if {"share", "times", "points"} & {ours.sort, made.sort}:
        return False
    return not (ours.sort and made.sort)


def _met(values: Sequence[float], figure: Figure, low: float, scale: float) -> bool:
    """Tell whether one of some values is what a figure would say with ``low`` in it."""
    first, last = (end * scale for end in _window(figure.op, figure.text, figure.kind, low))
    at = bisect_left(values, first - 1e-9 * abs(first))
    if at >= len(values) or values[at] > last * (1 + 1e-9):
        return False
    if figure.kind == "fraction" and figure.unit != "times" and figure.op[0] in "<>":
        above = figure.op[0] == ">"
        stop = bisect_left(values, last * (1 + 1e-9))
        return any(bounds_share(low, each, above=above) for each in values[at:stop])
    return True


@lru_cache(maxsize=1024)
def _window(op: str, text: str, kind: str, low: float) -> tuple[float, float]:
    """Return the least and the most that a number says with its qualifier, as it is rounded."""
    few = size(low) < 2
    if kind == "fraction" and low < 1 and op[0] in "<>":
        return (low, 1.0) if op[0] == ">" else (0.0, low)
    if op in (">", ">="):
        return low * (1 if op == ">=" else 1 + 1e-6), min(low * (1 + (1.7 if few else 1) * _BOUND), low + _step(low))
    if op in ("<", "<=") or text.lower().startswith(NEARLY):
        return max(low * (1 - _BOUND), low - _step(low)), low * (1 if op == "<=" else 1 - 1e-6)
    if kind == "percent" and op == "=":
        half = 0.5 * _last(low)
        return low - half, low + half
    if op == "~" or kind == "fraction":
        near = _ABOUT * (2 if few and op == "~" else 1) * low
        near = _FRACTION * low if kind == "fraction" and op == "~" else near
        near = near if kind == "fraction" else min(near, _rounding(low) / 2)
        return low - near, low + near
    if size(low) >= _SURE or (low >= 10 and low == int(low)):
        half = 0.5 * min(_last(low), _step(low)) if size(low) >= _SURE else 0.5
        return low - half, low + half
    return low * (1 - 1e-6), low * (1 + 1e-6)


def _last(value: float) -> float:
    """Return one of the last decimal that a number has, 1 of a whole one."""
    return float(10.0 ** -len(f"{value:.4f}".rstrip("0").partition(".")[2]))


def _step(value: float) -> float:
    """Return one of the last digit of a number that is no nought: 100 of 1,200."""
    if value != int(value):
        return _last(value)
    whole = f"{value:.0f}"
    return float(10 ** (len(whole) - len(whole.rstrip("0"))))


def _rounding(value: float) -> float:
    """Return how far it is to the next number as round: 5 from 125."""
    step = _step(value)
    return 5 * step if round(value / step) % 10 == 5 else step


_SAMPLE: Final = 60
_NAMED: Final = sorted({n / d for d in range(2, 11) for n in range(1, d)})


def _others(figure: Figure) -> Iterator[float]:
    """Yield other numbers of the form of a figure, from half of it to twice as much."""
    low = figure.low or 0.0
    if figure.kind == "fraction" and figure.unit != "times":
        yield from (each for each in _NAMED if abs(each - low) > 0.01 and low / 3 <= each <= low * 3)
        return
    step = _last(low) if figure.kind == "percent" or low < 20 else _step(low)
    if size(low) < 2 and figure.op != "=":
        step = _step(low) / 10
    far = 3.0 if size(low) < 2 else 2.0
    most = 99.0 if figure.kind == "percent" else low * far
    count = int((most - low / far) / step)
    every = max(count // _SAMPLE, 1)
    first = int(low / far / step) + 1
    for number in range(first, first + count + 1, every):
        value = number * step
        if abs(value - low) > step / 2:
            yield value
