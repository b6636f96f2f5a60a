"""What a printed number says: how near a value has to be, and what else might stand there.

A figure that many values would meet tells little; one that hardly any would meet tells much.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from briefing.verify.checks.digits import bounds_share, size
from briefing.verify.checks.reckoned.shares import CLOSE, FAR, NEARLY
from briefing.verify.language import Figure

_ABOUT: Final = 0.03
"""How far a number may lie from what it says it is about, as a share of it."""
_SURE: Final = 3
"""Digits from which a number is rounded at its last one: 4,182."""
_SAMPLE: Final = 60
"""Other figures that are tried at most."""
_NAMED: Final = sorted({n / d for d in range(2, 11) for n in range(1, d)})
"""The shares that have a plain name: a half, three fifths, nine tenths."""


def is_met(values: Sequence[float], figure: Figure, low: float, scale: float) -> bool:
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
        most = min(low * (1 + (1.7 if few else 1) * FAR), (low + _step(low)) * (1 - 1e-6))
        return low * (1 if op == ">=" else 1 + 1e-6), most
    if op in ("<", "<=") or text.lower().startswith(NEARLY):
        least = low * (1 - FAR)
        least = least if kind == "fraction" else max(least, low - _step(low))
        return least, low * (1 if op == "<=" else 1 - 1e-6)
    if kind == "percent" and op == "=":
        half = 0.5 * _last(low)
        return low - half, low + half
    if op == "~" or kind == "fraction":
        near = _ABOUT * (2 if few and op == "~" else 1) * low
        near = CLOSE * low if kind == "fraction" and op == "~" else near
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


def others_like(figure: Figure) -> Iterator[float]:
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
