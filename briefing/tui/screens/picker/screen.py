"""The picker: any brief of the library by part of its title, any item by its words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.library.indexed import FEW, why_nothing
from briefing.text import width
from briefing.tui.brief_list import BriefList
from briefing.tui.cells import Row
from briefing.tui.dashboard import Dashboard
from briefing.tui.registry import PICKER, Opening
from briefing.tui.screens.picker.found import PickerQuery, search
from briefing.tui.screens.picker.list import (
    BriefChoices,
    ChosenItem,
    ColumnHeads,
    NoteLine,
    heading_row,
    open_chosen,
)
from briefing.tui.screens.picker.marking import Marking
from briefing.tui.screens.picker.order import BriefHit, by_head, order_words, places_marked
from briefing.tui.screens.picker.rows import ItemHit, drafts_found, together
from briefing.tui.services.background import in_words
from briefing.tui.widgets.footer import KeyHints

if TYPE_CHECKING:
    from textual.widgets import Input

    from briefing.tui.services.index_refresh import SearchAnswer

_BLINK_S = 0.2
_SEARCH = "/"


class Picker(Marking):
    """Dismisses with the place of the chosen brief, with a chosen item, or None.

    ``items`` tells whether items are looked for, too.
    """

    where = PICKER
    hint = "title, conflict, country or date; words of an item"
    more = ("items", "mark", "export_marked", "sort")
    hits: BriefChoices

    def __init__(
        self, brief_list: BriefList, heading: str = "BRIEFS", *, items: bool = True
    ) -> None:
        self.brief_list = brief_list
        self.heading = heading
        self.with_items = items
        self.note = NoteLine()
        self.pending = False
        self._enter = False
        self._seen = 0
        entries = BriefChoices(brief_list)
        self._listed = entries.listed()
        super().__init__(entries, ColumnHeads(brief_list))
        if not items:
            self.input.placeholder = "title, conflict, country or date"
            entries.nothing = "No brief fits."

    @classmethod
    def opened(
        cls,
        app: Dashboard,
        heading: str = "BRIEFS",
        *_arguments: Any,
        items: bool = True,
        then: Callable[[int | None], None] | None = None,
        **_named: Any,
    ) -> Opening:
        """Return the picker; ``then`` gets the chosen place, without it that brief is shown."""
        return Opening(cls(app.brief_list, heading, items=items), then or partial(open_chosen, app))

    def on_mount(self) -> None:
        """Show everything; see to it that there is an index to ask."""
        super().on_mount()
        self.box.mount(self.note, before=-1)
        self.briefing.indexing.start()
        self.on_index()

    # -- searching --------------------------------------------------------------------------

    @property
    def large(self) -> bool:
        """Whether there are so many briefs that their titles are gone through in a thread."""
        return len(self.brief_list) > FEW

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what fits; a / that leads is the key that begins a search elsewhere, no letter."""
        typed = self.input.value
        if typed.startswith(_SEARCH):
            place = self.input.cursor_position
            self.input.value = typed.lstrip(_SEARCH)
            self.input.cursor_position = place - len(typed) + len(self.input.value)
        else:
            super().on_input_changed(event)

    def look(self, query: str) -> None:
        """Show the briefs that fit, and look for items; nothing typed, the one shown is chosen."""
        self._look(query, None if query.strip() else self.brief_list.at)

    def _look(self, query: str, at: int | None, top: int = 0) -> None:
        self.query_one(KeyHints).refresh()
        self.asked += 1
        self.next_page, self._enter, self.pages = None, False, 0
        self._listed = self.hits.listed()
        indexing, typed = self.briefing.indexing, bool(query.strip())
        ask = typed and self.with_items and (indexing.ready or indexing.busy or self.large)
        behind = self.large and (typed or self.brief_list.order is not None)
        wanted = PickerQuery(self.asked, query, at, top, behind, ask)
        if not behind:
            self._show(wanted, search(self.brief_list, query), [])
        if not typed:
            self.note.say(indexing.note)
        self.pending = ask or behind
        if self.pending:
            self.briefing.background.run(
                "picker",
                lambda: self._find(wanted),
                lambda found: self._take(wanted, *found),
                lambda error: self._failed(wanted, error),
                cancel=indexing.interrupt,
            )
            self.set_timer(_BLINK_S, self._blink)

    def _blink(self) -> None:
        """Say that it is being looked for, and no longer what was wrong with the words before."""
        if self.pending and self.typed:
            self.note.say("")
        self.bar.refresh()

    def _find(self, wanted: PickerQuery) -> tuple[list[BriefHit] | None, SearchAnswer | None]:
        """Find what fits; runs in a thread, and ends early where something else was typed."""

        def stop() -> bool:
            return wanted.number != self.asked

        briefs = search(self.brief_list, wanted.query, stop) if wanted.briefs else None
        ask = wanted.items and not stop()
        return briefs, self.briefing.indexing.search(wanted.query, stop=stop) if ask else None

    def _failed(self, wanted: PickerQuery, error: Exception) -> None:
        """Say that nothing could be looked for; what was shown before stays."""
        if wanted.number == self.asked and self.is_attached:
            self.pending = self._enter = False
            self.note.say(f"it could not be looked for ({in_words(error)})")
            self._refresh()

    def _take(
        self, wanted: PickerQuery, briefs: list[BriefHit] | None, found: SearchAnswer | None
    ) -> None:
        """Show what was found, if it is still what is asked for."""
        if wanted.number != self.asked or not self.is_attached:
            return
        self.pending = False
        hits = self.hits
        items = together((), found.hits.hits) if found and found.hits else []
        if briefs is not None:
            self._show(wanted, briefs, items)
        elif items:
            hits.show(hits.hits, items, hits.chosen)
        self.next_page = found.hits.next if found and found.hits else None
        nothing = "" if hits.count else why_nothing(wanted.query, "F1")
        self.note.say((found.note if found else "") or self.briefing.indexing.note or nothing)
        self._refresh()
        if self._enter:
            self.action_choose()
        else:
            self.fill()

    def _show(self, wanted: PickerQuery, briefs: list[BriefHit], items: list[ItemHit]) -> None:
        """Show what was found, the wanted brief chosen where it is among it."""
        self.hits.drafts = drafts_found(self.brief_list, wanted.query) if self.with_items else []
        places = (n for n, hit in enumerate(briefs) if hit.at == wanted.at)
        self.hits.show(briefs, items, next(places, 0) if wanted.at is not None else 0)
        self.hits.keep(wanted.top)
        self._refresh()

    def _refresh(self) -> None:
        """Paint what counts the hits, the heads, which items alone have not, and the keys."""
        assert self.heads is not None
        self.heads.refresh()
        self.bar.refresh()
        self.query_one(KeyHints).refresh()

    def on_desk(self) -> None:
        """Tell who edits a brief by now."""
        super().on_desk()
        self.hits.refresh()

    def on_index(self) -> None:
        """Show how far the indexing is; what it has brought is found and sorted from now on."""
        indexing = self.briefing.indexing
        moved = self.hits.follow()
        anew = indexing.rounds != self._seen
        if moved or (anew if self.typed else not self.pending and self.hits.differs(self._listed)):
            self._again()
        if not self.typed and not self.pending:
            self.note.say(indexing.note)
        self._seen = indexing.rounds
        self.bar.refresh()

    def _again(self) -> None:
        """List anew what is looked for; the chosen brief stays, where one was chosen by hand."""
        hits, enter, at = self.hits, self._enter, None
        if hits.chosen < len(hits.hits) and (hits.chosen or not self.typed):
            at = hits.hits[hits.chosen].at
        self._look(self.input.value, at, hits.top)
        self._enter = enter and self.pending

    def list_anew(self) -> None:
        """List what is looked for from the top."""
        self._look(self.input.value, None)
        self._refresh()

    def on_column_heads_clicked(self, message: ColumnHeads.Clicked) -> None:
        """Sort by the column whose head was clicked."""
        self.sort(by_head(self.brief_list.order, message.by))

    # -- choosing ---------------------------------------------------------------------------

    def bar_start(self, cells: int) -> Row:
        """Return what is chosen from, and in which order it stands; without room, one of them."""
        words = order_words(self.brief_list.order, self.input.value.strip())
        return heading_row(self._heading, words, cells, ordered=self.brief_list.order is not None)

    @property
    def _heading(self) -> str:
        return "ITEMS" if self.hits.items_alone else self.heading

    def bar_end(self) -> Row:
        """Return how many fit, and the highest TLP among what is shown.

        While it takes longer than a blink to find them, the list is still that of the words before.
        """
        if self.pending:
            return [("looking ... ", "hi b r")]
        room = self.bar.size.width - width(self._heading) - 3
        return self.hits.count_row(room, more=self.next_page is not None)

    def action_choose(self) -> None:
        """Take the chosen entry; where nothing was found yet, what will be found first."""
        if self.pending and (self.large or not self.hits.count):
            self._enter = True
        else:
            super().action_choose()

    def action_move(self, step: int) -> None:
        """Choose the next or previous entry."""
        super().action_move(step)
        self.go_on()

    def action_page(self, step: int) -> None:
        """Choose the entry a listful away."""
        super().action_page(step)
        self.go_on()

    def action_items(self) -> None:
        """Choose the first item; where an item is chosen, the first brief."""
        self.hits.go_to_other_kind()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys do something: items have to be found to be gone to, and briefs, too."""
        if action == "mark":
            return self.with_items and self.hits.count > 0
        if action == "export_marked":
            marked = places_marked(self.brief_list)
            return self.with_items and bool(self.hits.of_brief or marked)
        if action in ("sort", "reverse"):
            return len(self.brief_list) > 1 and not self.hits.items_alone
        return bool(self.hits.items and not self.hits.items_alone) if action == "items" else True

    def chosen(self) -> int | Path | ChosenItem:
        """Return the place of the chosen brief, the file of a draft, or the chosen item."""
        return self.hits.taken
