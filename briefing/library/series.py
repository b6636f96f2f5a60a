"""The briefs before a brief: those that ``previous`` leads to, as far as the library has them."""

from __future__ import annotations

from typing import Final

from briefing.brief import model as m
from briefing.library.entry import Ambiguous, NotFound
from briefing.library.store import Library

REACH: Final = 12
"""Briefs of a series that are looked at, this one with them."""


def series_of(library: Library, brief: m.Brief) -> list[m.Brief]:
    """Return a brief behind those before it, oldest first; a gap or a circle ends it."""
    found = [brief]
    while len(found) < REACH and (wanted := found[-1].previous):
        try:
            earlier = library.load(library.find(wanted)).value
        except (NotFound, Ambiguous):
            break
        if earlier is None or any(earlier.id == each.id for each in found):
            break
        found.append(earlier)
    return found[::-1]
