"""Numbers that an English text rounds: "nearly two thirds" of 64 percent, months for days."""

from __future__ import annotations

from math import isclose
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify import rounding
from briefing.verify.english.figures.words import NEARLY, UNITS
from briefing.verify.language import Figure

_DAY: Final = 86400.0
_MONTH: Final = 365.25 / 12


def rounds(ours: Figure, theirs: Figure, mine: float | None, other: float | None) -> bool:
    """Tell whether ours, a rounder number, bounds theirs truly and closely, both in one unit."""
    below = bool(NEARLY & set(ours.text.lower().split()))
    return rounding.rounds(ours, theirs, (mine, other), below=below) or (
        shortened_to(ours, theirs) > 0
    )


_SHORT: Final = late_pattern(
    r"(?i)(?P<n>\d[\d,]*(?:\.(?P<parts>\d+))?)\s?"
    r"(?:thousand|million|billion|trillion|mln|bln|trn|mn|bn|tn|k|m|b)\b"
)
_IN_FULL: Final = late_pattern(r"\d{1,3}(?:[,\s]\d{3})+(?!\s?[a-z])|\d{5,}(?!\s?[a-z])")
_TWO: Final = 2
_THOUSAND: Final = 1000


def shortened_to(ours: Figure, theirs: Figure) -> int:
    """Return to how many digits ours gives theirs, printed in full, by its millions; 0 if not.

    17.97 billion, of 17,971,487,631, is what any desk writes; so is 12.3 million of 12.34 million.
    """
    if not ours.low or ours.low < _THOUSAND or theirs.low is None:
        return 0
    short = _SHORT.search(ours.text)
    if short is None or ours.op not in "=~" or theirs.op != "=":
        return 0
    single = ours.low == ours.high and theirs.low == theirs.high
    longer = _SHORT.search(theirs.text)
    fuller = longer is not None and len(longer["parts"] or "") > len(short["parts"] or "")
    if not single or not (fuller or _IN_FULL.search(theirs.text)):
        return 0
    printed = float(short["n"].replace(",", ""))
    scale = ours.low / printed if printed else 0.0
    digits = len(short["n"].replace(",", "").replace(".", "").lstrip("0"))
    same = scale > 1 and round(theirs.low / scale, len(short["parts"] or "")) == printed
    return digits if same and digits >= _TWO and not isclose(ours.low, theirs.low) else 0


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
