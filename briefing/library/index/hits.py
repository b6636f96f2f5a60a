"""What a search answers: items that were found, a page at a time, and what was left out."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from briefing.library.entry import Summary
from briefing.library.index.tokenise import Snippet

CANDIDATES: Final = 1_000
"""So many matches are ranked, those that came into the index last."""

Key = tuple[float, ...]
"""Where a page ended; hand it back to get the next one."""


class SearchHit(Struct, frozen=True):
    """An item that answers a query.

    ``key`` is the brief's, ``label`` is its id or place in the brief, ``line`` its
    line in the file, ``tlp`` its label: its own, else the brief's. The section ``brief`` is the
    brief itself, its header. ``km`` is how far it is from what the query wants it near.
    """

    key: str
    brief: Summary
    section: str
    label: str
    line: int
    basis: str
    tlp: str
    verdict: str | None
    text: str
    snippet: Snippet
    km: float | None = None

    @property
    def distance(self) -> str:
        """The distance in words; empty where the query did not ask for one."""
        if self.km is None:
            return ""
        return "under 1 km" if self.km < 1 else f"{self.km:,.0f} km"


class Hits(Struct, frozen=True):
    """A page of answers.

    ``next`` is where the next page begins, None where there is none. ``bounded`` says that there
    are, or may be, more matches than the ``looked`` that this page was taken from; ``ranked`` is
    off where there was nothing to rank by: newest cut-off first. ``trouble`` is a sentence about
    what a filter could not do, ``note`` one about where the places are that it names.
    """

    hits: tuple[SearchHit, ...]
    next: Key | None = None
    bounded: bool = False
    ranked: bool = True
    trouble: str = ""
    looked: int = 0
    note: str = ""

    @property
    def bound(self) -> str:
        """The middle of a sentence about what was left out and why; empty where nothing was."""
        if not self.bounded:
            return ""
        if not self.looked:
            return "nothing was found in time among the newest briefs: older ones may have it"
        if self.looked >= CANDIDATES:
            return f"{CANDIDATES:,} items or more fit: the newest of them were looked at"
        items = "item that fits" if self.looked == 1 else f"{self.looked:,} items that fit"
        return f"the time was enough for the newest {items}: there may be more"
