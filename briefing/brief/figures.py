"""What a figure counts and between which numbers it lies: when two figures are of one kind."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from briefing.brief.fold import fold
from briefing.brief.model import Figure, Impact
from briefing.compiled import late_pattern

_ABOUT: Final = 0.1
"""How far "about" reaches to either side, as a part of the number."""
_PERSONS: Final = late_pattern(r"\b(?:people|persons?|individuals)\b")


def same_words(text: str | None) -> str:
    """Return a text as it is compared: folded, runs of space as one."""
    return " ".join(fold(text or "").split())


def unit_of(figure: Figure) -> str:
    """Return what a figure counts as it is compared: ``people killed`` is ``killed``."""
    unit = same_words(figure.unit)
    return same_words(_PERSONS.sub("", unit)) or unit


def group_of(figure: Figure, impact: Impact | None = None) -> str:
    """Return who is counted as it is compared: by the figure, else by the item it stands in."""
    return same_words(figure.group) or (same_words(impact.group) if impact else "")


def same_group(one: str, other: str) -> bool:
    """Tell whether two groups may be the same: where one is not named, it may be any."""
    return not one or not other or one == other


def bounds(figure: Figure) -> tuple[float, float] | None:
    """Return the least and the greatest number that a figure allows, None where it has none."""
    low, high, value = figure.min, figure.max, figure.value
    if low is not None or high is not None:
        return (-math.inf if low is None else low), (math.inf if high is None else high)
    if value is None:
        return None
    about = abs(value) * _ABOUT
    return {
        "=": (value, value),
        "~": (value - about, value + about),
        ">": (math.nextafter(value, math.inf), math.inf),
        ">=": (value, math.inf),
        "<": (-math.inf, math.nextafter(value, -math.inf)),
        "<=": (-math.inf, value),
    }[figure.op]


def numbers_differ(one: Figure, other: Figure) -> bool:
    """Tell whether no number is allowed by both; false where either has none."""
    ours, theirs = bounds(one), bounds(other)
    if ours is None or theirs is None:
        return False
    return ours[1] < theirs[0] or theirs[1] < ours[0]


def runs(impacts: Sequence[Impact]) -> list[int]:
    """Return for each item the number of the first one with the same figure, its own for none.

    The same figure is one of the same category, unit, place and group, whatever its number.
    """
    first: dict[tuple[str, str, str], list[_Run]] = {}
    found = []
    for number, impact in enumerate(impacts):
        place = impact.place or ""
        keys = [
            ((impact.category, place, unit_of(each)), group_of(each, impact))
            for each in impact.figures
        ]
        at = next(
            (
                run.at
                for key, group in keys
                for run in first.get(key, ())
                if same_group(run.group, group)
            ),
            number,
        )
        found.append(at)
        for key, group in keys:
            members = first.setdefault(key, [])
            own = next((run for run in members if run.at == at), None)
            if own is None:
                members.append(_Run(group, at))
            else:  # who is counted is settled by the first one to name it
                own.group = own.group or group
    return found


class _Run:
    """Items with the same figure so far: who is counted, and the first one's number."""

    def __init__(self, group: str, at: int) -> None:
        self.group = group
        self.at = at
