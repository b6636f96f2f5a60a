"""A figure read in another way where that against which it is held shows how it is meant."""

from __future__ import annotations

from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.english.figures.same_noun import head
from briefing.verify.english.figures.words import UNITS
from briefing.verify.language import Figure

_METRES: Final = late_pattern(r"[0-9]m\b")
_MILLION: Final = 1e6


def in_millions(figure: Figure, other: Figure) -> Figure:
    """Return "300m" as a plain number where it may be 300 million: the other is that large."""
    if figure.unit != "m" or not _METRES.search(figure.text) or other.kind == "measure":
        return figure
    if figure.low is None or figure.high is None or (other.low or 0) < _MILLION:
        return figure
    low, high = figure.low * _MILLION, figure.high * _MILLION
    return figure._replace(kind="count", unit="", noun="", low=low, high=high)


def in_metres(figure: Figure, other: Figure) -> Figure:
    """Return "2.1m", read as millions, in metres where the other is a length: a wave 2.1m high."""
    if figure.kind != "count" or other.kind != "measure":
        return figure
    long = UNITS[other.unit][1] == UNITS["m"][1]
    if not long or not _METRES.search(figure.text):
        return figure
    if figure.low is None or figure.low != figure.high or figure.low < _MILLION:
        return figure
    size = figure.low / _MILLION
    return figure._replace(kind="measure", unit="m", low=size, high=size)


def in_unit(figure: Figure, other: Figure) -> Figure:
    """Return what counts a unit in the unit: 31,800 flying hours, ten or more days."""
    if figure.kind != "count" or other.kind != "measure" or not figure.noun:
        return figure
    unit = UNITS.get(head(figure.noun))
    if unit is None or UNITS[other.unit][1] != unit[1]:
        return figure
    return figure._replace(kind="measure", unit=unit[0])
