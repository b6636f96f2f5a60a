"""Numbers that an English text rounds: "nearly two thirds" of 64 percent, months for days."""

from __future__ import annotations

from typing import Final

from briefing.verify import rounding
from briefing.verify.english.figures.words import NEARLY, UNITS
from briefing.verify.language import Figure

_DAY: Final = 86400.0
_MONTH: Final = 365.25 / 12


def rounds(ours: Figure, theirs: Figure, mine: float | None, other: float | None) -> bool:
    """Tell whether ours, a rounder number, bounds theirs truly and closely, both in one unit."""
    below = bool(NEARLY & set(ours.text.lower().split()))
    return rounding.rounds(ours, theirs, (mine, other), below=below)


def same_length(ours: Figure, theirs: Figure) -> bool:
    """Tell whether one is in months or years, and the other as many days or weeks."""
    if not ours.kind == theirs.kind == "measure" or ours.low is None or theirs.low is None:
        return False
    if ours.low != ours.high or theirs.low != theirs.high:
        return False
    kinds = {
        UNITS[each.unit][1]: (each.low or 0.0) * UNITS[each.unit][2] for each in (ours, theirs)
    }
    if kinds.keys() != {"time", "span"}:
        return False
    days, months = kinds["time"] / _DAY, kinds["span"]
    least = 28 * months if months <= 3 else 0.98 * _MONTH * months
    return least <= days <= max(31 * months if months <= 3 else 0, 1.02 * _MONTH * months)


def rounds_an_end(
    ours: Figure,
    theirs: Figure,
    mine: tuple[float | None, float | None],
    other: tuple[float | None, float | None],
) -> bool:
    """Tell whether ours rounds an end of a range: nearly half, of 40 to 45 per cent."""
    if ours.op == "=" or other[0] == other[1] or mine[0] != mine[1]:
        return False
    end = other[0] if ours.op == ">" else other[1]
    return rounds(ours, theirs._replace(op="=", low=end, high=end), mine[0], end)
