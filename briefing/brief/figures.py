"""What a figure counts and between which numbers it lies: when two figures are of one kind."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

from briefing.brief.fold import fold
from briefing.brief.model import Figure, Impact
from briefing.compiled import late_pattern

KINDS: Final[dict[str, str]] = {
    "displaced": "displaced",
    "returned": "returned",
    "returnees": "returned",
    "dead": "dead",
    "deaths": "dead",
    "killed": "dead",
    "died": "dead",
    "wounded": "wounded",
    "injured": "wounded",
    "missing": "missing",
}
"""Words of a unit or a group, and the kind of figure they make it. Others keep their category."""
_FATES: Final = (
    ("dead", late_pattern(
        r"\b(?:dead|died|die|killed|deaths?|drown(?:ed|ings?)|executed|murdered|fatalities|toll"
        r"|lost their li(?:fe|ves)|bodies|corpses|perished|shot dead|burned to death)\b"
    )),
    ("missing", late_pattern(r"\b(?:missing|unaccounted for|untraced|not been found)\b")),
    ("wounded", late_pattern(r"\b(?:wounded|injured|injuries|hurt|burns|maimed)\b")),
    ("alive", late_pattern(r"\b(?:rescued|saved|survived|survivors|pulled out alive|alive)\b")),
)  # fmt: skip
"""What befell people, and the words of an item that say so."""


class Whom(NamedTuple):
    """Who is counted, and what befell them: dead, missing; empty where it is not told."""

    group: str
    fate: str

    def may_be(self, other: Whom) -> bool:
        """Tell whether two figures may count the same people: what is not told may be any."""
        return same_group(self.group, other.group) and same_group(self.fate, other.fate)


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


def kind_of(figure: Figure, group: str | None = None) -> str:
    """Return the kind of a figure by its unit or group, empty where neither names one."""
    for text in (figure.unit, figure.group, group):
        for word in same_words(text).split():
            if word in KINDS:
                return KINDS[word]
    return ""


def fate_of(figure: Figure, impact: Impact | None) -> str:
    """Return what befell those whom a figure counts: by its unit or group, else by its item's text.

    Empty where no word tells it, where the text tells of two fates, and for what is no casualty.
    """
    if impact is None or impact.category != "casualties":
        return ""
    if named := kind_of(figure, impact.group):
        return named
    said = impact.text.rpartition(": ")[2]
    found = [fate for fate, words in _FATES if words.search(said)]
    return found[0] if len(found) == 1 else ""


def whom_of(figure: Figure, impact: Impact | None = None) -> Whom:
    """Return who is counted, and what befell them."""
    return Whom(group_of(figure, impact), fate_of(figure, impact))


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

    The same figure is one of the same category, unit, place, group and fate, whatever its number.
    """
    first: dict[tuple[str, str, str], list[_Run]] = {}
    found = []
    for number, impact in enumerate(impacts):
        place = impact.place or ""
        keys = [
            ((impact.category, place, unit_of(each)), whom_of(each, impact))
            for each in impact.figures
        ]
        at = next(
            (run.at for key, whom in keys for run in first.get(key, ()) if run.whom.may_be(whom)),
            number,
        )
        found.append(at)
        for key, whom in keys:
            members = first.setdefault(key, [])
            own = next((run for run in members if run.at == at), None)
            if own is None:
                members.append(_Run(whom, at))
            else:  # who is counted is settled by the first one to name it
                own.whom = Whom(own.whom.group or whom.group, own.whom.fate or whom.fate)
    return found


class _Run:
    """Items with the same figure so far: who is counted, and the first one's number."""

    def __init__(self, whom: Whom, at: int) -> None:
        self.whom = whom
        self.at = at
