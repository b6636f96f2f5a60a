"""The chain of briefs that update each other, as far as the library has it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from briefing.compare import Comparison, compare
from briefing.tui.brief_list import BriefList, OpenBrief

REACH: Final = 6
"""How many briefs are looked for on either side of the one shown."""
NAMES_ITSELF: Final = "it names itself"
LONG: Final = 400_000
"""Characters of two files together from which they are compared behind the screen."""
_MOVES: Final = ("status", "figures", "likelihood")
"""The fields whose moves a series is read for."""


class Link(NamedTuple):
    """One brief of a chain; ``at`` is its place in the deck, None where it is not there.

    ``trouble`` says in a few words why the chain ends or breaks here; such a link has no card.
    """

    id: str
    at: int | None = None
    card: OpenBrief | None = None
    trouble: str = ""


class Moved(NamedTuple):
    """What a brief changed of the one before: items new, changed and gone, and what moved.

    ``status`` counts the cross-checks with another status, ``figures`` the items with other
    figures, ``likelihood`` the judgements with another likelihood.
    """

    added: int
    changed: int
    removed: int
    status: int
    figures: int
    likelihood: int


def moved(comparison: Comparison) -> Moved:
    """Count what a comparison found."""
    counts = dict.fromkeys(_MOVES, 0)
    for change in comparison.changes:
        for field in {each.field for each in change.fields} & counts.keys():
            counts[field] += 1
    kinds = (comparison.count("added"), comparison.count("changed"), comparison.count("removed"))
    return Moved(*kinds, **counts)


class Series:
    """Walks the chain through the briefs of a deck, and keeps what it has compared."""

    def __init__(self, deck: BriefList) -> None:
        self._deck = deck
        self._moved: dict[tuple[str, str], Moved] = {}
        self._compared: tuple[OpenBrief, OpenBrief, Comparison] | None = None

    def earlier(self, index: int) -> Link | None:
        """Return the brief that the one at a place updates; None where it names none."""
        outline = self._deck.card(index).outline
        wanted = outline.brief.previous if outline is not None else None
        if not wanted:
            return None
        if outline is not None and wanted == outline.brief.id:
            return Link(wanted, trouble=NAMES_ITSELF)
        return self._link(wanted)

    def later(self, index: int) -> Link | None:
        """Return the brief that updates the one at a place, the earliest of several."""
        deck = self._deck
        found = [i for i in deck.followers(deck.entries[index].id) if i != index]
        if not found:
            return None
        first = max(found, key=lambda i: deck.entries[i].order)  # the newest comes first in order
        return Link(deck.entries[first].id, first, deck.card(first))

    def _link(self, wanted: str) -> Link:
        index = self._deck.index_of_id(wanted)
        if index is None:
            return Link(wanted, trouble="not in the library")
        card = self._deck.card(index)
        if card.outline is None:
            return Link(wanted, index, trouble="it cannot be read")
        return Link(wanted, index, card)

    def chain(self, index: int) -> list[Link]:
        """Return the chain around a brief, oldest first; a circle is walked once and named."""
        deck = self._deck
        here = Link(deck.entries[index].id, index, deck.card(index))
        seen = {index}
        before = self._walk(self.earlier, index, seen)
        # Where it goes in a circle, what was met on the way back stands before the brief.
        after = [link for link in self._walk(self.later, index, seen) if not link.trouble]
        return [*reversed(before), here, *after]

    @staticmethod
    def _walk(step: Callable[[int], Link | None], index: int, seen: set[int]) -> list[Link]:
        links: list[Link] = []
        while len(links) < REACH and (link := step(index)) is not None:
            if link.at in seen:
                links.append(Link(link.id, trouble="the chain goes in a circle"))
                break
            links.append(link)
            if link.at is None or link.card is None or link.card.outline is None:
                break
            index = link.at
            seen.add(index)
        return links

    def moved(self, old: OpenBrief, new: OpenBrief) -> Moved | None:
        """Return what changed between two briefs; None of long ones that were not compared yet."""
        key = (old.reading.text, new.reading.text)
        if key not in self._moved and not self.quick(old, new):
            return None
        found = self._moved.get(key)
        if found is None:
            found = self._moved[key] = moved(self.compare(old, new))
        return found

    @staticmethod
    def quick(old: OpenBrief, new: OpenBrief) -> bool:
        """Tell whether two briefs are compared in no time: very long ones take seconds."""
        return len(old.reading.text) + len(new.reading.text) < LONG

    def known(self, old: OpenBrief, new: OpenBrief) -> Comparison | None:
        """Return the comparison of two briefs if it is the one that is kept."""
        kept = self._compared
        return kept[2] if kept is not None and kept[0] is old and kept[1] is new else None

    def compare(self, old: OpenBrief, new: OpenBrief) -> Comparison:
        """Compare two briefs that can be read; the last comparison is kept."""
        known = self.known(old, new)
        if known is not None:
            return known
        assert old.outline is not None
        assert new.outline is not None
        comparison = compare(old.outline, new.outline)
        self.keep(old, new, comparison)
        return comparison

    def keep(self, old: OpenBrief, new: OpenBrief, comparison: Comparison) -> None:
        """Keep a comparison that was made elsewhere, in place of the one before."""
        self._compared = (old, new, comparison)
        self._moved[old.reading.text, new.reading.text] = moved(comparison)
