"""In which order the briefs of the picker stand, and how that is chosen and told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from briefing.compiled import late_pattern
from briefing.library.order import CUT_OFF, ERRORS, ORDERS, TITLE, TREND, About, Order, arranged
from briefing.tui.brief_list import BriefList
from briefing.tui.matching import FuzzyMatch
from briefing.tui.screens.chooser import Chooser

FIT: Final = "best fit first"
"""What stands first where something was typed and no order was chosen."""
NEAREST: Final = "nearest first"
_NEAR: Final = late_pattern(r"(?<!\S)near:")
HEADS: Final = {TITLE: "brief", CUT_OFF: "cut-off", TREND: "trend"}
"""The orders that have a column, each with its head."""


class BriefHit(NamedTuple):
    """A brief that fits what was typed: its place in the list, and where the letters stand."""

    at: int
    found: FuzzyMatch


def ordered(brief_list: BriefList, hits: list[BriefHit]) -> list[BriefHit]:
    """Return the hits in the order that was chosen, as they are where none was."""
    if brief_list.order is None:
        return hits
    return arranged(hits, lambda hit: _about(brief_list, hit.at), brief_list.order)


def places_marked(brief_list: BriefList) -> list[int]:
    """Return the places of the briefs that are marked and still there."""
    places = map(brief_list.place_of, brief_list.marked)
    return sorted(place for place in places if place is not None)


def _about(brief_list: BriefList, index: int) -> About:
    entry = brief_list.entries[index]
    return About(entry, brief_list.summary(index), brief_list.verdicts.get(entry.key))


def following(order: Order | None, typed: bool) -> Order | None:
    """Return the order after this one; without words there is no fit, and newest come first."""
    round_ = [None, *map(Order, ORDERS)]
    if not typed:
        round_.remove(Order())
    by = order._replace(reverse=False) if order is not None else None
    return round_[(round_.index(by) + 1) % len(round_)] if by in round_ else round_[1]


def turned(order: Order | None, typed: bool) -> Order | None:
    """Return the order the other way round."""
    order = order or Order()
    other = order._replace(reverse=not order.reverse)
    return None if other == Order() and not typed else other


def by_head(order: Order | None, by: str) -> Order | None:
    """Return the order after a click on the head of a column: by it, then the other way round."""
    if (order or Order()).by == by:
        return turned(order, False)
    return None if by == CUT_OFF else Order(by)


def order_words(order: Order | None, typed: str) -> str:
    """Return the order in words; ``typed`` is what is looked for."""
    if order is None and _NEAR.search(typed):
        return NEAREST
    return FIT if order is None and typed else (order or Order()).words


class SortedChooser(Chooser):
    """Briefs to choose from, whose order can be chosen, too; ``brief_list`` is where they stand."""

    brief_list: BriefList

    @property
    def typed(self) -> bool:
        """Whether something is looked for."""
        return bool(self.input.value.strip())

    def sort(self, order: Order | None) -> None:
        """Show the list in another order, from its top; it stays while the program runs."""
        self.brief_list.order = order
        self.list_anew()

    def list_anew(self) -> None:
        """List what is looked for from the top."""
        raise NotImplementedError

    def action_sort(self) -> None:
        """Sort by the next order there is."""
        self.sort(following(self.brief_list.order, self.typed))

    def action_reverse(self) -> None:
        """Turn the order round."""
        self.sort(turned(self.brief_list.order, self.typed))


def verdict_words(brief_list: BriefList, index: int) -> str:
    """Return what errors a brief has, where that is what the list is sorted by."""
    if brief_list.order is None or brief_list.order.by != ERRORS:
        return ""
    counts: Mapping[str, int] | None = brief_list.verdicts.get(brief_list.entries[index].key)
    if counts is None:
        return "not verified yet"
    found = [
        f"{counts[mark]} {said}"
        for mark, said in (("unsupported", "not found"), ("partly", "with a warning"))
        if counts.get(mark)
    ]
    return ", ".join(found) or "no errors"
