"""The tags of an item in the index: one word for each value that a filter may ask for."""

from __future__ import annotations

import re

from briefing.brief.scales import own_label
from briefing.library.entry import Summary
from briefing.library.query import OWN_LABEL

BRIEF: str = "brief"
"""The section of the row that stands for a brief's header."""


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
