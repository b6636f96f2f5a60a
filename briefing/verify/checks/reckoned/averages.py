"""How many there are to each, of two counts that stand together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.checks.parts import between
from briefing.verify.checks.reckoned.shares import singles
from briefing.verify.language import Figure
from briefing.verify.sources.facts import CitedFacts

_EACH_TOLD: Final = late_pattern(
    r"(?i)\b(?:on average|an average|averages?|each|apiece"
    r"|(?:an?|every) (?:[\w-]+\s){0,5}?(?:family|household|home|centre|center|camp|site|shelter)"
    r"\b[^.;]{0,30}\b(?:has|have|had|counts?|comprises|houses|holds))\b"
)
"""What a number of an item is told by that is one of each."""
_JOINS_BOTH: Final = late_pattern(
    r"(?i)(?:[\w-]+\s){0,4}(?:or|i\.e\.|representing|in|at|across|from|comprising|some)?\s?\(?"
    r"(?:of|or|about|some|around|over|nearly|almost|\s)*"
)
"""What stands between two numbers that are of one another: 313 families (2,191 people)."""
_ABOVE: Final = 0.25
"""How far above a bound of one digit a number may lie, as a share of it."""


def is_average(figure: Figure, places: Sequence[CitedFacts], text: str) -> bool:
    """Tell whether a number is how many there are to each, of two counts that stand together."""
    if figure.kind != "count" or not figure.low or _EACH_TOLD.search(text) is None:
        return False
    return any(
        one.kind == other.kind == "count" and _comes_to(figure, one, other)
        for facts in places
        for (_, one), (_, other) in pairwise(singles(facts))
        if _JOINS_BOTH.fullmatch(between(facts, one, other).strip())
    )


def _comes_to(figure: Figure, one: Figure, other: Figure) -> bool:
    small, large = sorted((one.low or 0.0, other.low or 0.0))
    ours, value = figure.low or 0.0, large / small if small else 0.0
    if value <= 1:
        return False
    if figure.op in (">", ">="):
        return ours < value <= ours * (1 + _ABOVE) and value < ours + max(1.0, ours / 10)
    if figure.op in ("<", "<="):
        return ours * (1 - _ABOVE) <= value < ours
    decimals = len(f"{ours:.4f}".rstrip("0").partition(".")[2])
    return round(value, decimals) == ours or (
        figure.op == "~" and abs(value / ours - 1) <= _NEAR_EACH
    )


_NEAR_EACH: Final = 0.03
