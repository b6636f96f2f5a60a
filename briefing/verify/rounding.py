"""Numbers that a text rounds, whatever the language: "more than 8,000" of 8,127."""

from __future__ import annotations

from math import ceil, floor
from typing import Final

from briefing.verify.values import Figure

_FAR: Final = 0.15
"""How far a bound may lie from what it bounds, as a share of the bound."""
_NEAR: Final = 0.1
"""The same of a share, of which there are few round ones."""
_LEAST: Final = 0.03
"""The same of what the source bounds as well: more than 40 of at least 41."""
_ABOUT: Final = 0.05
"""How far a number that is said to be about another may lie from it."""
_ROUND: Final = 2
"""Digits of a round number at most, noughts behind them aside."""
_HUNDREDS: Final = 100


def rounds(
    ours: Figure,
    theirs: Figure,
    values: tuple[float | None, float | None],
    *,
    below: bool = False,
) -> bool:
    """Tell whether ours, a rounder number, bounds theirs truly and closely.

    ``values`` are both in one unit; ``below``: the words of ours say that it is less than that.
    What the source rounds itself is not rounded again.
    """
    mine, other = values
    if mine is None or other is None or mine <= 0 or other <= 0 or ours.op == "=":
        return False
    bounded = theirs.op in (">=", "<=") and ours.op == ">"  # more than 40 of at least 41
    if ours.low != ours.high or theirs.low != theirs.high or not (theirs.op in "=~" or bounded):
        return False
    if ours.kind != theirs.kind and "count" in (ours.kind, theirs.kind):
        return False
    about = ours.op == "~" and theirs.op == "=" and not below
    if about and abs(other / mine - 1) <= _ABOUT and _rounded(mine, other):
        return True
    share = ours.kind == "fraction" and ours.unit != "times"
    alike = theirs.op == "=" and ours.unit == theirs.unit
    cut = alike and _is_cut(mine, other, up=below or ours.op in ("<", "<="))
    if (
        not share
        and not (cut and (below or ours.op != "~"))
        and not _rounder(ours.low or 0, theirs.low or 0)
    ):
        return False
    capped = _ABOUT if theirs.op == "<=" else _LEAST  # a little over 2 of as much as 2.1
    ratio, far = other / mine, capped if bounded else _NEAR if share else _FAR
    if ours.op in (">", ">="):
        return 1 < ratio <= 1 + far
    if ours.op in ("<", "<=") or below:
        return 1 - far <= ratio < 1
    return abs(ratio - 1) <= _ABOUT


def _rounded(one: float, other: float) -> bool:
    """Tell whether one is the other with its last digits rounded away: about 1,310 of 1,312."""
    if not one.is_integer() or _digits(one) >= _digits(other):
        return False
    noughts = len(f"{one:.0f}") - len(f"{one:.0f}".rstrip("0"))
    return round(other, -noughts) == one


def _is_cut(one: float, other: float, *, up: bool) -> bool:
    """Tell whether one is the other with its last digits cut off: over 221,000 of 221,400."""
    if not one.is_integer() or one < _HUNDREDS or _digits(one) >= _digits(other):
        return False
    size = int(10 ** (len(f"{one:.0f}") - len(f"{one:.0f}".rstrip("0"))))
    return size > 1 and (ceil(other / size) if up else floor(other / size)) * size == int(one)


def _rounder(one: float, other: float) -> bool:
    return (
        _digits(one) <= _ROUND < _digits(other) or _digits(one) == 1 < _digits(other) < _ROUND + 1
    )


def is_round(value: float) -> bool:
    """Tell whether a number of hundreds or more has noughts enough to be one of about so many."""
    return value >= _HUNDREDS and has_few_digits(value)


def has_few_digits(value: float) -> bool:
    """Tell whether a number has at most two digits that are no noughts: about 47, no 1,985."""
    return _digits(value) <= _ROUND


def _digits(value: float) -> int:
    """Return how many digits a number has that are not noughts at its end."""
    return len(f"{value:.6f}".replace(".", "").strip("0"))
