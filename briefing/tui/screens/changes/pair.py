"""The two briefs that the changes screen compares, and the chain of updates that they stand in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing.compare import Comparison, compare
from briefing.library.entry import Entry
from briefing.text import clean
from briefing.tui.brief_list import BriefList, OpenBrief
from briefing.tui.services.background import in_words

if TYPE_CHECKING:
    from briefing.brief.outline import Outline
    from briefing.tui.host import Host


class Pair:
    """What a brief is compared with; ``again`` is called when a long comparison is done."""

    def __init__(self, app: Host, card: OpenBrief, again: Callable[[], None]) -> None:
        self._app = app
        self._again = again
        self.series = SeriesWalk(app.brief_list)
        self.new = card
        self.old: OpenBrief | None = None
        """The brief compared with, None where there is none that could be."""
        self.other: Entry | None = None
        """The brief that was chosen to compare with, None for ``previous``."""
        self.comparison: Comparison | None = None
        self.trouble: tuple[str, str] = ("", "")
        """Why there is nothing to compare, and what to do about it."""
        self.links: list[ChainBrief] = []
        self._failed: tuple[OpenBrief | None, OpenBrief | None, str] = (None, None, "")
        """Two briefs that could not be compared, and why; it is not tried again."""

    @property
    def here(self) -> int:
        """The place of the brief in the chain, from 0."""
        key = self.new.entry.key
        cards = [link.card for link in self.links]
        return next((n for n, card in enumerate(cards) if card and card.entry.key == key), 0)

    @property
    def outlines(self) -> list[Outline]:
        """The briefs up to the one shown, oldest first; with a chosen one it and the one shown."""
        cards = [link.card for link in self.links[: self.here + 1]]
        if self.other is not None:
            cards = [self.old, self.new]
        return [card.outline for card in cards if card is not None and card.outline is not None]

    def compare(self, card: OpenBrief, key: str) -> None:
        """Compare a brief; ``key`` is the one that chooses another to compare it with."""
        brief_list = self._app.brief_list
        self.new, self.old, self.comparison = card, None, None
        self.links = self.series.chain(brief_list.at)
        if self.other is not None:
            place = brief_list.index_of(self.other)
            link: ChainBrief | None = ChainBrief(self.other.id, place, brief_list.card(place))
        else:
            link = self.series.earlier(brief_list.at)
        near = _same_conflict(brief_list) if link is None else ""
        self.trouble = why_not(link, brief_list.at, key if len(brief_list) > 1 else "", near)
        if link is None or link.card is None or self.trouble[0]:
            return
        self.old = link.card
        if self.series.quick(link.card, card):
            self.comparison = self.series.compare(link.card, card)
        else:
            self._compare_behind(link.card, card)

    def _compare_behind(self, old: OpenBrief, new: OpenBrief) -> None:
        """Compare long briefs in a thread; the screen says so meanwhile."""
        self.comparison = self.series.known(old, new)
        if self.comparison is not None:
            return
        if self._failed[:2] == (old, new):
            self.trouble = (self._failed[2], "")
            return
        self.trouble = ("The two briefs are long: they are being compared.", "")
        assert old.outline is not None
        assert new.outline is not None
        outlines = old.outline, new.outline

        def take(comparison: Comparison) -> None:
            self.series.keep(old, new, comparison)
            if self.new is new:
                self._again()

        def failed(error: Exception) -> None:
            self._failed = old, new, f"The two briefs cannot be compared ({in_words(error)})."
            if self.new is new:
                self._again()

        self._app.background.run("compare", lambda: compare(*outlines), take, failed)


REACH: Final = 6
"""How many briefs are looked for on either side of the one shown."""
NAMES_ITSELF: Final = "it names itself"
LONG: Final = 400_000
"""Characters of two files together from which they are compared behind the screen."""
_NEAR: Final = 500
"""So many briefs that stand behind one in the list are looked at for another of its conflict."""
_MOVES: Final = ("status", "figures", "likelihood")
"""The fields whose moves a series is read for."""


class ChainBrief(NamedTuple):
    """One brief of a chain; ``at`` is its place in the list, None where it is not there.

    ``trouble`` says in a few words why the chain ends or breaks here; such a link has no card.
    """

    id: str
    at: int | None = None
    card: OpenBrief | None = None
    trouble: str = ""


class ChangeCounts(NamedTuple):
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


def change_counts(comparison: Comparison) -> ChangeCounts:
    """Count what a comparison found."""
    counts = dict.fromkeys(_MOVES, 0)
    for change in comparison.changes:
        for field in {each.field for each in change.fields} & counts.keys():
            counts[field] += 1
    kinds = (comparison.count("added"), comparison.count("changed"), comparison.count("removed"))
    return ChangeCounts(*kinds, **counts)


class SeriesWalk:
    """Walks the chain through the briefs of a list, and keeps what it has compared."""

    def __init__(self, brief_list: BriefList) -> None:
        self._deck = brief_list
        self._moved: dict[tuple[str, str], ChangeCounts] = {}
        self._compared: tuple[OpenBrief, OpenBrief, Comparison] | None = None

    def earlier(self, index: int) -> ChainBrief | None:
        """Return the brief that the one at a place updates; None where it names none."""
        outline = self._deck.card(index).outline
        wanted = outline.brief.previous if outline is not None else None
        if not wanted:
            return None
        if outline is not None and wanted == outline.brief.id:
            return ChainBrief(wanted, trouble=NAMES_ITSELF)
        return self._link(wanted)

    def later(self, index: int) -> ChainBrief | None:
        """Return the brief that updates the one at a place, the earliest of several."""
        brief_list = self._deck
        found = [i for i in brief_list.followers(brief_list.entries[index].id) if i != index]
        if not found:
            return None
        first = max(
            found, key=lambda i: brief_list.entries[i].order
        )  # the newest comes first in order
        return ChainBrief(brief_list.entries[first].id, first, brief_list.card(first))

    def _link(self, wanted: str) -> ChainBrief:
        index = self._deck.index_of_id(wanted)
        if index is None:
            return ChainBrief(wanted, trouble="not in the library")
        card = self._deck.card(index)
        if card.outline is None:
            return ChainBrief(wanted, index, trouble="it cannot be read")
        return ChainBrief(wanted, index, card)

    def chain(self, index: int) -> list[ChainBrief]:
        """Return the chain around a brief, oldest first; a circle is walked once and named."""
        brief_list = self._deck
        here = ChainBrief(brief_list.entries[index].id, index, brief_list.card(index))
        seen = {index}
        before = self._walk(self.earlier, index, seen)
        # Where it goes in a circle, what was met on the way back stands before the brief.
        after = [link for link in self._walk(self.later, index, seen) if not link.trouble]
        return [*reversed(before), here, *after]

    @staticmethod
    def _walk(
        step: Callable[[int], ChainBrief | None], index: int, seen: set[int]
    ) -> list[ChainBrief]:
        links: list[ChainBrief] = []
        while len(links) < REACH and (link := step(index)) is not None:
            if link.at in seen:
                links.append(ChainBrief(link.id, trouble="the chain goes in a circle"))
                break
            links.append(link)
            if link.at is None or link.card is None or link.card.outline is None:
                break
            index = link.at
            seen.add(index)
        return links

    def counts_between(self, old: OpenBrief, new: OpenBrief) -> ChangeCounts | None:
        """Return what changed between two briefs; None of long ones that were not compared yet."""
        key = (old.reading.text, new.reading.text)
        if key not in self._moved and not self.quick(old, new):
            return None
        found = self._moved.get(key)
        if found is None:
            found = self._moved[key] = change_counts(self.compare(old, new))
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
        self._moved[old.reading.text, new.reading.text] = change_counts(comparison)


def _same_conflict(brief_list: BriefList) -> str:
    """Return the id of the newest brief before the one shown of the same conflict.

    Empty where none of those that stand next in the list is known to be of it.
    """
    summary = brief_list.summary(brief_list.at)
    if summary is None or not summary.conflict:
        return ""
    here = brief_list.entries[brief_list.at].order
    for at, entry in enumerate(
        brief_list.entries[brief_list.at + 1 : brief_list.at + 1 + _NEAR], brief_list.at + 1
    ):
        other = brief_list.summary(at)
        if entry.order > here and other is not None and other.conflict == summary.conflict:
            return entry.id
    return ""


_ALONE: Final = "The library has no other brief to compare it with."


def why_not(
    link: ChainBrief | None, here: int, key: str, same_conflict: str = ""
) -> tuple[str, str]:
    """Return why a brief cannot be compared with another, and the way out; empty where it can.

    ``here`` is the place of the brief itself, ``key`` the one that picks another, "" where there is
    none. ``same_conflict`` is the id of one before it, "" where none is known: told where no brief
    is named.
    """
    other = f"{key} compares it with a brief of your choice." if key else _ALONE
    if link is None:
        tie = 'A line "previous: ID" in its header ties it to the brief that it updates.'
        near = f"Before it, of the same conflict: {clean(same_conflict)}. " if same_conflict else ""
        return (
            "This brief does not say which one it updates: it has no previous.",
            f"{near}{other} {tie}",
        )
    name = clean(link.id)
    if link.at is None and link.trouble == NAMES_ITSELF:
        return f"Its previous, {name}, is the brief itself.", f"{other} Mend its previous."
    if link.at is None:
        mend = "Put the file into the library, or mend its previous."
        return f"The brief that it updates, {name}, is not in the library.", f"{other} {mend}"
    if link.card is None or link.card.outline is None:
        says = f"briefing check {name} says what is wrong with it."
        return f"The other brief, {name}, cannot be read.", f"{other} {says}"
    if link.at == here:
        return "A brief is not compared with itself.", other
    return "", ""
