"""What the picker is made of: the list of briefs and items that fit, the column heads, a note."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual import events
from textual.message import Message
from textual.strip import Strip

from briefing.brief.scales import TLP_RANKS, tlp_rank
from briefing.library.order import CUT_OFF, TITLE, TREND
from briefing.text import clean, width
from briefing.tui.brief_list import BriefList
from briefing.tui.cells import Row, column, row_width
from briefing.tui.dashboard import Dashboard
from briefing.tui.registry import TRIAGE
from briefing.tui.screens.chooser import ChoiceList, Chooser, Heads
from briefing.tui.screens.picker.order import HEADS, BriefHit, places_marked
from briefing.tui.screens.picker.rows import (
    COLUMNS,
    WIDE,
    ItemHit,
    ListedEntry,
    item_row,
    item_rows,
    label_of,
    listed_brief,
    listed_draft,
)
from briefing.tui.widgets import Painted

if TYPE_CHECKING:
    from briefing.library.drafts import Drafted

_CUT_OFF, _TREND, _TLP = COLUMNS


Listed = tuple[int, object, object, object, object]
"""How many briefs the list has, their summaries, verdicts, order, and the drafts beside them."""


class ChosenItem(NamedTuple):
    """An item that was chosen: the key of its brief, its section and its label."""

    key: str
    section: str
    label: str


def open_chosen(app: Dashboard, chosen: int | Path | ChosenItem | None) -> None:
    """Show what was chosen: an item, a draft to decide on, the brief at a place of the list."""
    if isinstance(chosen, ChosenItem):
        app.screens.show_item(chosen.key, chosen.section, chosen.label)
    elif isinstance(chosen, Path):
        app.drafts.open(chosen, partial(app.screens.open, TRIAGE))
    elif chosen is not None:
        app.screens.show_brief(chosen, getattr(app.screen, "where", ""))


class BriefChoices(ChoiceList):
    """The briefs that fit, the drafts of briefs to come, then the items; two rows each."""

    each = 2
    nothing = "No brief fits, and no item of one."

    def __init__(self, briefs: BriefList) -> None:
        super().__init__()
        self.brief_list = briefs
        self.hits: list[BriefHit] = []
        self.drafts: list[Drafted] = []
        self.items: list[ItemHit] = []
        self.highest = ""
        self._entries = briefs.entries
        """The briefs that the places in ``hits`` are of."""

    @property
    def count(self) -> int:
        """How many briefs and items fit."""
        return len(self.hits) + len(self.drafts) + len(self.items)

    def show(self, hits: list[BriefHit], items: Sequence[ItemHit] = (), chosen: int = 0) -> None:
        """Show other hits."""
        self.hits, self.items, self.chosen = hits, list(items), chosen
        self.highest = self._highest()
        self.on_resize()

    def follow(self) -> bool:
        """List the same briefs after the list has put them in other places; tell if it has."""
        before, self._entries = self._entries, self.brief_list.entries
        if before is self._entries:
            return False
        # Of a hundred thousand paths only those are hashed whose briefs are listed.
        ids = {before[hit.at].id for hit in self.hits}
        places = {x.key: place for place, x in enumerate(self._entries) if x.id in ids}
        moved = [(places.get(before[hit.at].key), hit.found) for hit in self.hits]
        gone = sum(place is None for place, _ in moved[: self.chosen])
        kept = [BriefHit(place, found) for place, found in moved if place is not None]
        chosen, top = max(min(self.chosen - gone, len(kept) + len(self.items) - 1), 0), self.top
        self.show(kept, self.items, chosen)
        self.keep(top)
        return True

    def listed(self) -> Listed:
        """Return what the list is made from: while it is the same there is nothing to list anew."""
        briefs = self.brief_list
        return len(briefs), briefs.summaries, briefs.verdicts, briefs.order, briefs.drafts

    def differs(self, before: Listed) -> bool:
        """Tell whether the list would be another one by now; large tables are not gone through."""
        (count, *was), (now, *are) = before, self.listed()
        return count != now or any(one is not other for one, other in zip(was, are, strict=True))

    def keep(self, top: int) -> None:
        """Let the list begin with an entry again, as far as the chosen one stays in view."""
        self.top = max(min(top, self.chosen), self.chosen - self.room + 1, 0)

    def counts(self, *, more: bool) -> list[str]:
        """Return how many fit, the fullest words first; ``more`` items may follow.

        Of items alone the heading says what they are. How many are marked goes before how many fit.
        """
        briefs, of = f"{len(self.hits):,}", f" of {self.brief_list.total:,}"
        found = sum(1 + len(each.same) for each in self.items)
        items = f"{found}{'+' if more else ''}"
        told = f"{items} item{'' if items == '1' else 's'} "
        if not self.items:
            counts = [f"{briefs}{of} ", f"{briefs} "]
        elif self.items_alone:
            counts = [told, f"{items} "]
        else:
            counts = [f"{briefs}{of}, {told}", f"{briefs}, {told}", f"{briefs} +{items} "]
        marked = len(places_marked(self.brief_list))
        if not marked:
            return counts
        both = [f"{marked:,} marked, {words}" for words in counts]
        return [*both, f"{marked:,} marked "]

    @property
    def items_alone(self) -> bool:
        """Whether no brief fits, but items do."""
        return bool(self.items) and not self.hits and not self.drafts

    def count_row(self, room: int, *, more: bool) -> Row:
        """Return how many fit and the highest TLP among them, as wide as there is room for."""
        highest = self.highest
        # Said to be the highest: the brief chosen may be marked lower.
        label: Row = [(f" {highest} ", f"{highest} b")] if highest else []
        room -= row_width(label)
        counts = self.counts(more=more)
        up_to = " up to " if highest and width(counts[-1]) + len(" up to ") <= room else ""
        room -= len(up_to)
        words = next((words for words in counts if width(words) <= room), counts[-1])
        return [(words, "hi r"), *([(up_to, "hi r")] if up_to else []), *label]

    def go_to_other_kind(self) -> None:
        """Choose the first item; where an item is chosen, the first brief."""
        if self.items:
            at = len(self.hits) + len(self.drafts)
            self.move((at if self.chosen < at else 0) - self.chosen)

    @property
    def of_brief(self) -> str | None:
        """The key of the brief that is chosen, or of which an item is; None for a draft's."""
        chosen = self.taken if self.count else None
        if isinstance(chosen, ChosenItem):
            return chosen.key
        return self._entries[chosen].key if isinstance(chosen, int) else None

    @property
    def taken(self) -> int | Path | ChosenItem:
        """What is chosen: the place of a brief, the file of a draft, or an item."""
        if self.chosen < len(self.hits):
            return self.hits[self.chosen].at
        place = self.chosen - len(self.hits)
        if place < len(self.drafts):
            return Path(self.drafts[place].entry.key)
        hit = self.items[place - len(self.drafts)].hit
        return ChosenItem(hit.key, hit.section, hit.label)

    def _highest(self) -> str:
        """Return the strictest label among what is shown, empty where none is known."""
        known = {hit.tlp for item in self.items for hit in (item.hit, *item.same)}
        summaries = (self.brief_list.summary(hit.at) for hit in self.hits)
        drafts = (draft.summary for draft in self.drafts)
        for summary in chain(summaries, drafts):
            if "RED" in known:
                break
            known.add(label_of(summary))
        known &= TLP_RANKS.keys()
        return f"TLP:{max(known, key=tlp_rank)}" if known else ""

    def entry(self, number: int, line: int, cells: int, more: str) -> Row:
        """Return a line of a brief or of an item."""
        listed = self._listed(number, cells)
        chosen = number == self.chosen
        if isinstance(listed, ListedEntry):
            return listed.line(line, cells, chosen)
        return item_row(listed, line, cells, chosen)

    def whole(self, number: int, cells: int) -> list[Row]:
        """Return the rows of a brief or of an item, nothing of it cut."""
        listed, chosen = self._listed(number, cells), number == self.chosen
        if isinstance(listed, ListedEntry):
            return listed.whole(cells, chosen)
        return item_rows(listed, cells, chosen)

    def _listed(self, number: int, cells: int) -> ListedEntry | ItemHit:
        chosen = number == self.chosen
        if number < len(self.hits):
            return listed_brief(self.brief_list, self.hits[number], cells, chosen)
        place = number - len(self.hits)
        if place < len(self.drafts):
            return listed_draft(self.drafts[place], cells, chosen)
        return self.items[place - len(self.drafts)]


class ColumnHeads(Heads):
    """The column heads on their rule; a click on one sorts by its column."""

    def __init__(self, briefs: BriefList) -> None:
        super().__init__()
        self.brief_list = briefs

    def columns(self, cells: int) -> tuple[Row, Row]:
        """Return the heads; the one the list is sorted by stands out."""
        if self._items_alone:
            return [("     ", "rule lift u"), ("item", "dim lift u")], []
        right: Row = [column(HEADS[CUT_OFF], _CUT_OFF, self._words(CUT_OFF))]
        if cells >= WIDE:
            trend = column(HEADS[TREND], _TREND, self._words(TREND))
            right += [trend, column("TLP", _TLP, "dim lift u")]
        return [("     ", "rule lift u"), (HEADS[TITLE], self._words(TITLE))], right

    @property
    def _items_alone(self) -> bool:
        assert isinstance(self.screen, Chooser)
        entries = self.screen.hits
        return isinstance(entries, BriefChoices) and entries.items_alone

    def _words(self, by: str) -> str:
        order = self.brief_list.order
        return "hi b lift u" if order is not None and order.by == by else "dim lift u"

    def on_click(self, event: events.Click) -> None:
        """Sort by the column under the pointer; by the one that it is sorted by, turn it round."""
        event.stop()
        if self._items_alone:
            return
        right = self.size.width - event.x
        wide = self.size.width >= WIDE
        after = _TREND + _TLP if wide else 0
        if right > after + _CUT_OFF:
            self.post_message(self.Clicked(TITLE))
        elif right > after:
            self.post_message(self.Clicked(CUT_OFF))
        elif right > _TLP:
            self.post_message(self.Clicked(TREND))

    class Clicked(Message):
        """The head of a column was clicked; ``by`` is the order that it stands for."""

        def __init__(self, by: str) -> None:
            super().__init__()
            self.by = by


class NoteLine(Painted):
    """One line about the search: how far the indexing is, what a query could not do."""

    def __init__(self) -> None:
        super().__init__(classes="line", id="note")
        self.text = ""
        self.display = False

    def say(self, text: str) -> None:
        """Say something else; without anything to say the line is not there."""
        self.text = clean(text)
        self.display = bool(self.text)
        self.refresh()

    def render_line(self, _y: int) -> Strip:
        """Return the line."""
        return self.strip([(f"  {self.text}", "part lift")], self.size.width, "text lift")


def heading_row(heading: str, words: str, cells: int, *, ordered: bool) -> Row:
    """Return what is chosen from and its order; without room the order, if one was chosen."""
    row: Row = [(f"  {heading}", "hi b r"), (f"  {words}", "hi r")]
    if row_width(row) <= cells:
        return row
    return [(f"  {words}", "hi b r")] if ordered else row[:1]
