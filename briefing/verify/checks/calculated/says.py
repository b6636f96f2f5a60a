"""Whether a number says what a calc line comes to, within the rounding that it is written with."""

from __future__ import annotations

from math import log10
from typing import Final

from briefing.verify.checks.calculated.amounts import SHARE, TIME, CalcAmount
from briefing.verify.checks.reckoned.lengths import DAYS
from briefing.verify.language import Figure

_ABOUT: Final = 0.05
"""How far a number that is about another may lie from it, as a share of it."""
_ROUND: Final = 0.1
"""The same of a round one: about 37,000 of 37,260 and no more than of 40,700."""
_BOUND: Final = 0.25
"""How far what bounds a number may lie from it: more than two thirds of 71 %."""
_WORDS: Final = 0.015
"""How far a share in words may lie from what it is: a third of 34 %."""
_EXACT: Final = 1e-9
_ROUNDED: Final = 100
"""A number of three digits and more, noughts behind them aside, is no rounded one."""
_TIE: Final = 0.999
_LENGTH: Final = 0.04
"""How far a length of time that is no rounded one may lie from what two days or times give."""
_POINTS: Final = ("pp", "point", "points")


def says(figure: Figure, value: CalcAmount) -> bool:
    """Tell whether a number is true of an amount, as exactly as it is written and bounded."""
    if figure.low is None or figure.high is None or figure.kind in ("vague", "rank"):
        return False
    found = _alike(figure, value)
    if found is None:
        return False
    low, high, part = found
    ours, theirs = (figure.low * part, figure.high * part), (low, high)
    if figure.low != figure.high:
        return _range(figure, ours, theirs, part)
    if figure.op in ("=", "~"):
        far = _step(figure, part) / 2 if figure.op == "=" else _about(figure, part)
        if value.unit == TIME and figure.op == "=":
            far = min(far, _LENGTH * abs(ours[0]))
        elif value.summed and figure.op == "=":
            far *= _TIE  # 3.5 is no more four than three
        return all(abs(ours[0] - each) <= far * (1 + _EXACT) + _EXACT for each in theirs)
    return _bounds(figure, ours[0], theirs)


def _alike(figure: Figure, value: CalcAmount) -> tuple[float, float, float] | None:
    """Return the ends of a value in the terms of a figure, and what one of the figure is in them.

    None where a number of the one kind says nothing of the other.
    """
    if _is_share(figure):
        part = 1.0 if figure.kind == "fraction" else 0.01
        if value.unit not in ("", SHARE):
            return None
        scale = 0.01 if value.hundred and value.unit == "" else 1.0
        return value.low * scale, value.high * scale, part
    if value.unit == SHARE:
        return None
    if value.unit == TIME and figure.unit in DAYS:
        if value.ends is not None and figure.unit in ("month", "year"):
            first, last = value.ends
            months = (last.year - first.year) * 12 + last.month - first.month
            told = (months + (last.day - first.day) / 31) / (12 if figure.unit == "year" else 1)
            return told, told, 1.0
        size = value.size / DAYS[figure.unit]
        return value.low * size, value.high * size, 1.0
    if figure.kind in ("money", "measure") and value.unit not in ("", unit_of(figure)):
        return None
    return value.low, value.high, 1.0


def unit_of(figure: Figure) -> str:
    """Return what a number may not be added to another of: its money, its measure, a share."""
    if _is_share(figure):
        return SHARE
    if figure.unit in DAYS:
        return TIME
    return f"{figure.kind} {figure.unit}" if figure.kind in ("money", "measure") else ""


def _is_share(figure: Figure) -> bool:
    if figure.kind == "percent" or (figure.kind == "fraction" and figure.unit != "times"):
        return True
    return figure.noun.rpartition(" ")[2].lower() in _POINTS


def part_of(figure: Figure) -> float:
    """Return what one of a figure is: of a percentage a hundredth."""
    return 0.01 if _is_share(figure) and figure.kind != "fraction" else 1.0


def _range(
    figure: Figure, ours: tuple[float, float], theirs: tuple[float, float], part: float
) -> bool:
    far = _step(figure, part) / 2
    if theirs[0] == theirs[1]:
        narrow = ours[1] - ours[0] <= _BOUND * (ours[0] + ours[1]) / 2
        return narrow and ours[0] - far <= theirs[0] <= ours[1] + far
    return all(abs(a - b) <= far + _EXACT for a, b in zip(ours, theirs, strict=True))


def _bounds(figure: Figure, bound: float, theirs: tuple[float, float]) -> bool:
    """Tell whether a bound is true, and near enough to say something."""
    far = _BOUND * abs(bound)
    equal = figure.op in (">=", "<=")
    if figure.op in (">", ">="):
        least = theirs[0] - bound
        return (least > _EXACT or (equal and least >= -_EXACT)) and theirs[1] - bound <= far
    most = bound - theirs[1]
    return (most > _EXACT or (equal and most >= -_EXACT)) and bound - theirs[0] <= far


def _step(figure: Figure, part: float) -> float:
    """Return what the last digit of a number stands for: 0.1 of 2.5, a million of 8 million."""
    value = abs(figure.low or 0.0)
    digits = [str(int(char)) for char in figure.text if char.isdecimal()]
    if not digits:
        return _of_words(figure, value) * part
    number = int("".join(digits)) if figure.low == figure.high else 0
    if not number or not value:
        return part
    power = round(log10(value / number))
    return float(10.0**power) * part


def _of_words(figure: Figure, value: float) -> float:
    """Return how exact a number in words is: a share is not, a million to a tenth of it."""
    if figure.kind == "fraction" and figure.unit != "times":
        return 2 * _WORDS
    return _round_to(value) if value >= 1000 else 1.0


def _about(figure: Figure, part: float) -> float:
    """Return how far a number that is only about another may lie from it."""
    value = abs(figure.low or 0.0)
    if figure.kind == "fraction" and figure.unit != "times":
        return max(2 * _WORDS, _ABOUT * value) * part
    if value / _round_to(value) >= _ROUNDED:  # some 271: as exact as it is written
        return _round_to(value) / 2 * part
    near = min(_round_to(value) / 2, _ROUND * value) if value >= 10 else _step(figure, 1.0) / 2
    return max(_ABOUT * value, near) * part


def _round_to(value: float) -> float:
    """Return what the last digit that is not nought stands for: 1,000 of 37,000."""
    size = 1.0
    while value >= size * 10 and value % (size * 10) == 0 and size < 1e15:
        size *= 10
    return size


def words(value: CalcAmount, like: Figure) -> str:
    """Return what a line comes to, in the terms of its result: ``40 %``, ``2.5 hours``, ``55``."""
    found = _alike(like, value)
    low, high = (value.low, value.high) if found is None else found[:2]
    part, unit = 1.0, f" {value.unit.partition(' ')[2]}".rstrip()
    if (value.unit if found is None else unit_of(like)) == SHARE:
        part, unit = 0.01, " %"
    elif found is None and value.unit == TIME:
        part, unit = 1 / (value.size or 1.0), " days"
    elif like.unit in DAYS:
        unit = f" {like.unit}{'' if low == high == 1 else 's'}"
    ends = dict.fromkeys(_plain(end / part) for end in (low, high))
    return f"{' to '.join(ends)}{unit}"


def _plain(value: float) -> str:
    return f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"
