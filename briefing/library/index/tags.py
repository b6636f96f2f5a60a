"""The tags of an item in the index: one word for each value that a filter may ask for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.brief.scales import own_label
from briefing.library.entry import Summary
from briefing.library.index.days import DaySpan, day_tags
from briefing.library.index.nearby import Point, cell_tag
from briefing.library.query import OWN_LABEL

BRIEF: str = "brief"
"""The section of the row that stands for a brief's header."""
PLACED: str = "isplaced"
"""The tag of a place of a brief that has coordinates."""


def tag(key: str, value: str) -> str:
    """Return the one word that stands for a filter's value among the tags."""
    return f"is{key}{re.sub('[^a-z0-9]', '', value.lower().replace('+', 'plus'))}"


def tags_of(about: Summary, basis: str) -> str:
    """Return the tags of an item: its basis, and labels and countries of its brief.

    Only the row of a brief itself has no basis.
    """
    first = ("basis", basis) if basis else ("section", BRIEF)
    labels = [("tlp", about.label), (OWN_LABEL, own_label(about.tlp or ""))]
    given = [first, *labels, *(("country", code) for code in about.countries)]
    return " ".join(tag(key, value) for key, value in given if value)


def own_tags(section: str, days: DaySpan | None, points: Sequence[Point]) -> str:
    """Return what an item has of its own among its tags, behind the others, each after a space."""
    if not days and not points:
        return ""
    cells = sorted({cell_tag(point) for point in points})
    placed = [PLACED] if cells and section == "places" else []
    return "".join(f" {each}" for each in [*placed, *(day_tags(days) if days else ()), *cells])
