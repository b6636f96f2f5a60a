"""Numbers by their digits: how round one is, and whether it is a slip for another."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.verify.language import Figure
from briefing.verify.sources.facts import Facts


def is_slip(figure: Figure, places: Sequence[Facts]) -> bool:
    """Tell whether a number has one digit else than one that is printed, or two exchanged."""
    ours = digits(figure.low)
    alike = (
        each for facts in places for each in facts.figures
        if each.kind == figure.kind and each.unit == figure.unit
    )  # fmt: skip
    for each in alike:
        for theirs in {digits(each.low), digits(each.high)}:
            if len(theirs) != len(ours) or len(ours) < 2:
                continue
            off = [at for at, (a, b) in enumerate(zip(ours, theirs, strict=True)) if a != b]
            swapped = len(off) == 2 and all(ours[a] == theirs[b] for a, b in (off, off[::-1]))
            if swapped or (len(off) == 1 and (len(ours) > 2 or figure.kind == "percent")):
                return True
    return False


def digits(value: float | None) -> str:
    """Return the digits of a number."""
    return "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")


def size(value: float) -> int:
    """Return how many digits a number has, noughts at its end aside."""
    return len(digits(value).replace(".", "").strip("0"))
