"""Numbers by their digits: how round one is, and whether it is a slip for another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.verify.language import Figure
from briefing.verify.sources.facts import CitedFacts


def is_slip(figure: Figure, places: Sequence[CitedFacts], *, swapped: bool = False) -> bool:
    """Tell whether a number has one digit else than one that is printed, or two exchanged.

    ``swapped``: only two exchanged make it one.
    """
    ours = _printed(figure, figure.low)
    bare = figure.kind == "count" and not figure.noun and "." in figure.text
    alike = (
        each for facts in places for each in facts.figures
        if (each.kind == figure.kind and each.unit == figure.unit) or (bare and each.unit)
    )  # fmt: skip
    for each in alike:
        if figure.op == each.op == "~" and size(each.low or 0.0) < size(figure.low or 0.0):
            continue  # some 9,700, beside about 9,000
        for theirs in {_printed(each, each.low), _printed(each, each.high)}:
            if len(theirs) != len(ours) or len(ours) < 2:
                continue
            if not bare and _are_worlds_apart(figure, each):
                continue  # 315, beside 11.5 million
            off = [at for at, (a, b) in enumerate(zip(ours, theirs, strict=True)) if a != b]
            if len(off) == 2 and all(ours[a] == theirs[b] for a, b in (off, off[::-1])):
                return True
            long = len(digits(figure.low)) > 2 or figure.kind == "percent"
            if len(off) == 1 and long and not swapped:
                return True
    return False


def _are_worlds_apart(one: Figure, other: Figure) -> bool:
    small, large = sorted((abs(one.low or 0.0), abs(other.low or 0.0)))
    return small * _WORLDS < large


_WORLDS: Final = 5000
"""How many times as great as another a number is that nobody writes for it by a slip."""


def one_off(figure: Figure, theirs: Figure) -> bool:
    """Tell whether two numbers of one kind and unit, of two digits or more, differ in one digit."""
    if (theirs.kind, theirs.unit) != (figure.kind, figure.unit) or theirs.low != theirs.high:
        return False
    mine, other = _printed(figure, figure.low), _printed(theirs, theirs.low)
    if len(mine) != len(other) or len(mine) < 2:
        return False
    return sum(a != b for a, b in zip(mine, other, strict=True)) == 1


def _printed(figure: Figure, value: float | None) -> str:
    """Return the digits that a number is printed in: 15 of 15 million, which 10.5 is no slip of."""
    text = "".join(filter(str.isdecimal, figure.text))
    scaled = text and figure.low == figure.high and value and value >= 1000 * float(text)
    return text if scaled else digits(value)


def digits(value: float | None) -> str:
    """Return the digits of a number."""
    return "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")


def size(value: float) -> int:
    """Return how many digits a number has, noughts at its end aside."""
    return len(digits(value).replace(".", "").strip("0"))


def step(value: float) -> float:
    """Return how far it is from a number to the next one that is as round."""
    whole = f"{value:.0f}"
    return float(10 ** (len(whole) - len(whole.rstrip("0"))))


def grain(figure: Figure) -> float:
    """Return how far a number may lie from what it is said to be near: about 3,100, not 3,103."""
    ours = figure.low or 0.0
    share = figure.kind in ("percent", "fraction")
    if share or not ours or ours != round(ours):
        return ours
    apart = step(ours)
    return apart * (_HALFWAY if ours / apart % _TEN == _HALFWAY else 1)


_TEN: Final = 10
_HALFWAY: Final = 5
_LADDER: Final = (0.0, 0.1, 0.2, 0.25, 1 / 3, 0.4, 0.5, 0.6, 2 / 3, 0.75, 0.8, 0.9, 1.0)
"""The shares that have a plain name, from none to all."""
_HALF: Final = (0.3, 0.75)
"""How far "less than half" and "more than half" reach."""


def bounds_share(bound: float, value: float, *, above: bool) -> bool:
    """Tell whether a share is more (or less) than a bound, with no plainer name between them.

    27 percent are less than a third, and nobody calls 5 percent so.
    """
    if bound == 0.5:
        return bound < value <= _HALF[1] if above else _HALF[0] <= value < bound
    if above:
        return bound < value <= min((s for s in _LADDER if s > bound + 0.02), default=1.0)
    return max((s for s in _LADDER if s < bound - 0.02), default=0.0) <= value < bound
