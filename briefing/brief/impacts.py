"""What a humanitarian figure counts in one word, and the figures that count it over all places.

Nothing is summed: a total is a figure of the situation that a voice gave, or there is none.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from briefing.brief import model as m
from briefing.brief.figures import KINDS, kind_of, same_words, unit_of
from briefing.brief.fold import fold
from briefing.brief.outline import Line, Outline

_PERSONS: Final = frozenset({"people", "person", "persons", "individuals", "civilians", "total"})


class Total(Struct, frozen=True):
    """A figure that a voice gives for no place and no group apart: its kind and its line."""

    kind: str
    figure: m.Figure
    line: Line


def impact_kind(item: m.Impact) -> str:
    """Return what an impact counts: the kind of its figures where they have one, else category."""
    kinds = {kind_of(figure, item.group) for figure in item.figures}
    return (kinds.pop() if len(kinds) == 1 else "") or item.category


def of_whom(figure: m.Figure, group: str | None, kind: str) -> str:
    """Return who is counted, where unit and kind do not say it already."""
    named = figure.group or group or ""
    said = {*same_words(figure.unit).split(), *_PERSONS}
    words = [word for word in same_words(named).split() if word not in said]
    return named if any(KINDS.get(word) != kind for word in words) else ""


def totals(outline: Outline) -> list[Total]:
    """Return the situation's figures for people as a whole, in the order of the brief."""
    names = {
        fold(outline.say(name))
        for place in outline.brief.places
        for name in (place.name, place.short, *place.aka)
        if name
    }
    found = []
    for line in outline.section("situation").lines:
        text = f" {same_words(line.text)} "
        if any(f" {name}" in text for name in names):
            continue  # it may count that place alone
        for figure in line.item.figures:
            kind = kind_of(figure)
            if kind and unit_of(figure) and not of_whom(figure, None, kind):
                found.append(Total(kind, figure, line))
    return found
