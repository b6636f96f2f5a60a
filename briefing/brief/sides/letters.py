"""The one letter and the one ink of each side: the same in panes, on the map and in exports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

INKS: Final = 5
"""Sides that have an ink of their own; the sixth takes the first one's again, not its letter."""


class SideMark(Struct, frozen=True):
    """How a side is marked: its letter, and the style role of its ink (``side0`` to ``side4``)."""

    letter: str
    role: str


NO_SIDE: Final = SideMark(" ", "text")
"""The mark of what counts to no side: a blank, so that names align, in the ink of the text."""


def side_mark(sides: Mapping[str, str], side: str | None) -> SideMark:
    """Return the mark of a side among the ``sides`` of a brief (``Resolver.sides``)."""
    if not side or side not in sides:
        return NO_SIDE
    return SideMark(sides[side], f"side{list(sides).index(side) % INKS}")
