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
from math import log10
from typing import Final, NamedTuple

from briefing.compiled import late_pattern
from briefing.verify.case import Case
from briefing.verify.checks.digits import bounds_share, is_slip, size
from briefing.verify.checks.parts import says_part, wholes
from briefing.verify.checks.reckoned.shares import NEARLY, is_share, same, singles
from briefing.verify.language import Figure

_MOST: Final = 28
"""Printed numbers that are reckoned with at most."""
_MOST_FIRM: Final = 40
"""Results of a first step that a second one is made from, at most."""
_CHANCE: Final = (0.5, 0.2, 0.09, 0.09, 0.09)
"""Of how many other figures of its form what is so far may be true at most, by how far it is."""
_PLAIN_SHARE: Final = (0.35, 0.2)
"""The same of a share or a multiple in words, of which there are few."""
_RIVALLED: Final = (0.1, 0.1, 0.02)
"""The same of a figure that may be meant for a printed one."""
_SLIPPED: Final = (0.3, 0.2, 0.1, 0.1)
"""The same of one that is a digit off a printed one, or has two of them exchanged."""
_UNREAD: Final = (0.1,)
"""The same where what numbers count is not read."""
_FEW: Final = 20
"""Up to what a number of things is met by chance nearly always."""
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


def in_reach(case: Case, figure: Figure, text: str) -> bool:
    """Tell whether steps of arithmetic make a number of ``text`` of those that are cited."""
    if (figure.low or 0.0) <= 0 or figure.low != figure.high or figure.kind in ("vague", "rank"):
        return False
    if figure.kind == "count" and figure.op == "=" and (figure.low or 0.0) <= _FEW:
        return False
    ours = _amount(case, figure)
    cost, chance = _nearest(case, figure, ours, text)
    limits = _limits(case, figure, text)
    return cost < len(limits) and chance <= limits[cost]


def _nearest(case: Case, figure: Figure, ours: Amount, text: str) -> tuple[int, float]:
    """Return how far the nearest steps are that make a figure, and of how many others they may."""
    told = case.language.tells_change(text, figure.start, figure.end)
    told = told or (figure.kind == "percent" and _GROWN.search(text) is not None)
    scale = ours.value / (figure.low or 1.0)
    reach = [
        each if each.sort not in ("", "often", "lasts") else each._replace(value=each.value * scale)
        for each in _reach(case, ours, text, told=told)
        if _fits(ours, each)
    ]
    near = [each.cost for each in reach if _met([each.value], figure, figure.low or 0.0, scale)]
    if not near:
        return 99, 1.0
    values = sorted(each.value for each in reach if each.cost <= min(near))
    others = list(_others(figure))
    met = sum(_met(values, figure, each, scale) for each in others)
    return min(near), met / max(len(others), 1)


_GROWN: Final = late_pattern(
    r"(?i)\b(?:gr[eo]w\w*|ris\w+|rose|f[ae]ll\w*|increas\w+|decreas\w+|declin\w+|shr[aiu]nk\w*"
    r"|dropp?\w*|gain\w*|cut\w*|reduc\w+|dearer|cheaper|goes up|gone up|went up|down)\b"
)
"""What says that something has become more or less."""
_REST: Final = late_pattern(r"(?i)\bthe (?:others|rest|remaining|remainder)\b")
"""What the source leaves its reader to work out."""


def _limits(case: Case, figure: Figure, text: str) -> tuple[float, ...]:
    """Return how much chance there may be, by how well a printed number explains a figure.

    That is one which the sentence does not have, and which is a digit off, or counts the same and
    is not far from it.
    """
    if "names" not in case.language.judged:
        return _UNREAD
    if figure.kind == "fraction":
        return _PLAIN_SHARE
    said = [each for each in case.language.find_figures(text) if each.start != figure.start]
    limits: tuple[float, ...] = _CHANCE
    for each in (each for facts in case.scope.paragraphs for each in facts.figures):
        if each.kind != figure.kind or each.unit != figure.unit or (each.low or 0.0) <= 0:
            continue
        if any(case.language.agrees(other, each) for other in said):
            continue
        ratio = (each.low or 0.0) / (figure.low or 1.0)
        counts = figure.kind != "count" or same(case, figure.noun, each.noun)
        bare = figure.kind == "count" and not (figure.noun and each.noun)
        if (counts or bare) and (is_slip(figure, [each]) or _is_ten(ratio)):
            return _SLIPPED if abs(ratio - 1) > _CLOSE else ()
        rounded = figure.op == "~" != each.op
        if counts and not rounded and 1 / _FAR <= ratio <= _FAR:
            limits = _RIVALLED
    return limits


def _is_ten(ratio: float) -> bool:
    """Tell whether a number is another, or ten times as much, or a hundred times..."""
    power = log10(ratio)
    return abs(power - round(power)) < _CLOSE


_CLOSE: Final = 1e-9
_FAR: Final = 2.0
"""How many times as much a number is at most that may be meant for another."""


def _reach(case: Case, ours: Amount, text: str, *, told: bool) -> Iterator[Amount]:
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


_FIRM: Final = 2
_WHOLE: Final = 100
_AGAIN: Final = 2


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
                    _amount(case, each)._replace(place=place, at=at, named=named, change=change)
                )
    return out[:_MOST]


_STOP: Final = late_pattern(r"[.!?]\s+|\n")


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
                    yield _amount(case, whole, rest)
        if _REST.search(facts.text):
            for (_, one), (_, other) in combinations(singles(facts), 2):
                if "" in (one.noun, other.noun) and one.kind == other.kind:
                    yield _amount(case, one, abs((one.low or 0.0) - (other.low or 0.0)))


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


def _fits(ours: Amount, made: Amount) -> bool:
    """Tell whether a figure may be of the sort of what is made."""
    if ours.sort == made.sort or (made.sort == "points" and ours.noun.endswith("points")):
        return True
    if made.sort in ("often", "lasts"):  # how many fit, how long it lasts
        return ours.sort == "time" or (made.sort == "often" and ours.sort in ("", "count"))
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
        most = min(low * (1 + (1.7 if few else 1) * _BOUND), (low + _step(low)) * (1 - 1e-6))
        return low * (1 if op == ">=" else 1 + 1e-6), most
    if op in ("<", "<=") or text.lower().startswith(NEARLY):
        least = low * (1 - _BOUND)
        least = least if kind == "fraction" else max(least, low - _step(low))
        return least, low * (1 if op == "<=" else 1 - 1e-6)
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
        yield from (
            each for each in _NAMED if abs(each - low) > 0.01 and low / 3 <= each <= low * 3
        )
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
