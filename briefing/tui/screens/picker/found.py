"""Which briefs fit what was typed, by title, what stands below it, id and cut-off; which items."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing.brief.words import moment
from briefing.library.indexed import FEW
from briefing.tui.brief_list import BriefList
from briefing.tui.matching import FuzzyMatch, match
from briefing.tui.screens.picker.list import BriefChoices
from briefing.tui.screens.picker.order import BriefHit, SortedChooser, ordered
from briefing.tui.screens.picker.rows import subtitle, title_of, together

if TYPE_CHECKING:
    from briefing.library.index.hits import Key
    from briefing.tui.services.index_refresh import SearchAnswer

_FILLED: Final = 5
"""So many pages of items are fetched, unasked, to fill the list."""
_WORD: Final = 1.4
"""The least that a word scores which stands in a title or behind it as it was typed."""
_ALL: Final = FuzzyMatch(1.0, frozenset())
_EACH: Final = 500
"""So many briefs are looked at before it is asked again whether the answer is still wanted."""
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_MONTHS_BEGIN: Final = frozenset(name[:3].lower() for name in _MONTHS)


class PickerQuery(NamedTuple):
    """What is looked for, and what is then chosen.

    ``number`` tells it from what was typed before and after. ``at`` is the brief to choose, by
    its place in the list, None for the first; ``top`` the entry that stood first in view.
    ``briefs`` and ``items`` tell what is looked for in a thread.
    """

    number: int
    query: str
    at: int | None = None
    top: int = 0
    briefs: bool = False
    items: bool = False


def search(
    brief_list: BriefList, query: str, stop: Callable[[], bool] = lambda: False
) -> list[BriefHit]:
    """Return the briefs that fit, best first; all of them, in the list's order, for no query.

    Where another order was chosen they stand in that one. It may be called in a thread; once
    ``stop`` says so, what it returns is of no use.
    """
    if not query.strip():
        return ordered(brief_list, [BriefHit(index, _ALL) for index in range(len(brief_list))])
    hits, dated = [], _asks_when(query)
    for index in range(len(brief_list)):
        if not index % _EACH and stop():
            return []
        title = title_of(brief_list, index)
        found = match(query, title)
        if not found.score:
            entry = brief_list.entries[index]
            when = _cut_off_told(entry.as_of) if dated else ""
            behind = match(query, f"{title} {subtitle(brief_list, index)} {entry.id} {when}")
            found = FuzzyMatch(behind.score / 2, frozenset())
        if found.score:
            hits.append(BriefHit(index, found))
    if len(brief_list) > FEW:
        # Of many titles some have any letters in that order: words that stand there come alone.
        sure = [hit for hit in hits if hit.found.score >= _WORD * len(query.split())]
        hits = sure or hits
    return ordered(brief_list, sorted(hits, key=lambda hit: -hit.found.score))


def _asks_when(query: str) -> bool:
    """Tell whether a query may be about a cut-off: a number in it, or a month."""
    return any(word[:1].isdigit() or word[:3].lower() in _MONTHS_BEGIN for word in query.split())


def _cut_off_told(as_of: str) -> str:
    """Return a cut-off as it may be typed: ``30 November 2024 2024-11-30``; "" for none."""
    try:
        day = moment(as_of)
    except ValueError:
        return ""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year} {as_of[:10]}"


class ItemPages(SortedChooser):
    """The items found in a list of briefs, which the index answers a page at a time.

    ``asked`` is the number of the query typed last: an answer to another one is thrown away.
    ``next_page`` is where the next one begins, and ``pages`` how many have followed the first.
    """

    hits: BriefChoices
    asked = 0
    next_page: Key | None = None
    pages = 0

    def go_on(self) -> None:
        """Look for the items that follow, once the last of those shown is chosen."""
        if self.hits.chosen >= self.hits.count - 1:
            self._follow()

    def fill(self) -> None:
        """Look for more where many items say the same, so that few entries stand in the list."""
        if self.pages < _FILLED and self.hits.count < self.hits.room:
            self._follow()

    def _follow(self) -> None:
        after, number, query = self.next_page, self.asked, self.input.value
        if after is None:
            return
        self.next_page, self.pages = None, self.pages + 1
        self.briefing.background.run(
            "picker",
            lambda: self.briefing.indexing.search(query, after, lambda: number != self.asked),
            lambda found: self._append(number, found),
            "The items that follow could not be looked for",
            cancel=self.briefing.indexing.interrupt,
        )

    def _append(self, number: int, found: SearchAnswer | None) -> None:
        if number != self.asked or found is None or found.hits is None or not self.is_attached:
            return
        self.hits.items = together(self.hits.items, found.hits.hits)
        self.next_page = found.hits.next
        self.hits.refresh()
        self.bar.refresh()
        self.fill()
