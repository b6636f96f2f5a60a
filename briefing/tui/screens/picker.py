"""The picker: any brief of the library by part of its title, any item by its words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import BindingType
from textual.strip import Strip

from briefing.library.indexed import FEW
from briefing.text import clean
from briefing.tui.cells import Row, column
from briefing.tui.deck import Deck
from briefing.tui.keys import PICKER
from briefing.tui.screens.base import bindings
from briefing.tui.screens.chooser import Chooser, Heads, Hits
from briefing.tui.screens.picker_rows import (
    WIDE,
    Hit,
    Item,
    brief_row,
    item_row,
    label_of,
    search,
)
from briefing.tui.widgets.base import Painted
from briefing.tui.widgets.hints import KeyHints

if TYPE_CHECKING:
    from briefing.library.index.search import Key
    from briefing.tui.indexing import Found

__all__ = ["Chosen", "Picker", "search"]

_TLP_ORDER = ("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")


class Chosen(NamedTuple):
    """An item that was chosen: its file, its section and its label."""

    path: Path
    section: str
    label: str


class _Entries(Hits):
    """The briefs that fit, then the items; two rows each."""

    each = 2
    nothing = "No brief fits."

    def __init__(self, deck: Deck) -> None:
        super().__init__()
        self.deck = deck
        self.hits: list[Hit] = []
        self.items: list[Item] = []
        self.highest = ""

    @property
    def count(self) -> int:
        """How many briefs and items fit."""
        return len(self.hits) + len(self.items)

    def show(self, hits: list[Hit], items: Sequence[Item] = (), chosen: int = 0) -> None:
        """Show other hits."""
        self.hits, self.items, self.chosen = hits, list(items), chosen
        labels = {label_of(self.deck.summary(hit.at)) for hit in hits}
        labels |= {label_of(item.hit.brief) for item in self.items}
        known = labels & set(_TLP_ORDER)
        self.highest = f"TLP:{max(known, key=_TLP_ORDER.index)}" if known else ""
        self.on_resize()

    def entry(self, number: int, line: int, cells: int, more: str) -> Row:
        """Return a line of a brief or of an item."""
        chosen = number == self.chosen
        if number < len(self.hits):
            return brief_row(self.deck, self.hits[number], line, cells, chosen)
        return item_row(self.items[number - len(self.hits)], line, cells, chosen)


class _Heads(Heads):
    """The column heads on their rule."""

    def columns(self, cells: int) -> tuple[Row, Row]:
        """Return the heads."""
        right: Row = [column("cut-off", 13, "dim lift u")]
        if cells >= WIDE:
            right += [column("trend", 16, "dim lift u"), column("TLP", 13, "dim lift u")]
        return [("     ", "rule lift u"), ("brief", "dim lift u")], right


class _Note(Painted):
    """One line about the search: how far the indexing is, what a query could not do."""

    def __init__(self) -> None:
        super().__init__(classes="line", id="note")
        self.text = ""

    def say(self, text: str) -> None:
        """Say something else; without anything to say the line is not there."""
        self.text = clean(text)
        self.display = bool(self.text)
        self.refresh()

    def render_line(self, _y: int) -> Strip:
        """Return the line."""
        return self.strip([(f"  {self.text}", "part lift")], self.size.width, "text lift")


class Picker(Chooser):
    """Dismisses with the place of the chosen brief, with a chosen item, or None.

    ``items`` tells whether items are looked for, too.
    """

    where = PICKER
    hint = "part of a title, conflict or country; words of an item"
    more = "items"
    hits: _Entries
    BINDINGS: ClassVar[list[BindingType]] = bindings(PICKER)

    def __init__(self, deck: Deck, heading: str = "BRIEFS", *, items: bool = True) -> None:
        self.deck = deck
        self.heading = heading
        self.with_items = items
        self.note = _Note()
        self.asked = 0
        """The number of the query typed last; an answer to another one is thrown away."""
        self.pending = False
        self._enter = False
        self._next: Key | None = None
        self._seen = False
        super().__init__(_Entries(deck), _Heads())
        if not items:
            self.input.placeholder = "part of a title, conflict or country"

    def on_mount(self) -> None:
        """Show everything; see to it that there is an index to ask."""
        super().on_mount()
        self.box.mount(self.note, before=-1)
        self.note.display = False
        self.briefing.indexing.start()
        self.indexed()

    # -- searching --------------------------------------------------------------------------

    @property
    def large(self) -> bool:
        """Whether there are so many briefs that their titles are gone through in a thread."""
        return len(self.deck) > FEW

    def look(self, query: str) -> None:
        """Show the briefs that fit, and look for items; nothing typed, the one shown is chosen."""
        self.query_one(KeyHints).refresh()
        self.asked += 1
        self._next, self._enter = None, False
        indexing = self.briefing.indexing
        if not query.strip():
            self.pending = False
            self.hits.show(search(self.deck, ""), (), self.deck.at)
            self.note.say(indexing.note)
            return
        if not self.large:
            self.hits.show(search(self.deck, query))
        ask = self.with_items and (indexing.ready or indexing.busy or self.large)
        self.pending = ask or self.large
        if self.pending:
            indexing.interrupt()
            number = self.asked
            self.run_worker(
                lambda: self._find(query, number, ask), thread=True, exit_on_error=False
            )

    def _find(self, query: str, number: int, ask: bool) -> None:
        """Find what fits; runs in a thread, and ends early where something else was typed."""

        def stop() -> bool:
            return number != self.asked

        briefs = search(self.deck, query, stop) if self.large else None
        found = self.briefing.indexing.search(query) if ask and not stop() else None
        if not stop():
            try:
                self.app.call_from_thread(self._take, number, briefs, found)
            except RuntimeError:  # the program ended meanwhile
                return

    def _take(self, number: int, briefs: list[Hit] | None, found: Found | None) -> None:
        """Show what was found, if it is still what is asked for."""
        if number != self.asked or not self.is_attached:
            return
        self.pending = False
        hits = self.hits
        items = [Item(hit) for hit in found.hits.hits] if found and found.hits else []
        if briefs is not None or items:
            chosen = hits.chosen if briefs is None else 0
            hits.show(hits.hits if briefs is None else briefs, items, chosen)
        self._next = found.hits.next if found and found.hits else None
        self.note.say((found.note if found else "") or self.briefing.indexing.note)
        self._refresh()
        if self._enter:
            self.action_choose()

    def _refresh(self) -> None:
        """Paint what counts the hits, and the keys, of which one needs items."""
        self.bar.refresh()
        self.query_one(KeyHints).refresh()

    def _more(self) -> None:
        """Look for the items that follow, once the last of those shown is chosen."""
        after, number, query = self._next, self.asked, self.input.value
        if after is None or self.hits.chosen < self.hits.count - 1:
            return
        self._next = None

        def find() -> None:
            found = self.briefing.indexing.search(query, after)
            if found is not None and number == self.asked:
                try:
                    self.app.call_from_thread(self._append, number, found)
                except RuntimeError:
                    return

        self.run_worker(find, thread=True, exit_on_error=False)

    def _append(self, number: int, found: Found) -> None:
        if number != self.asked or found.hits is None or not self.is_attached:
            return
        self.hits.items += [Item(hit) for hit in found.hits.hits]
        self._next = found.hits.next
        self.hits.refresh()
        self.bar.refresh()

    def indexed(self) -> None:
        """Show how far the indexing is; what it has brought is found from now on."""
        indexing = self.briefing.indexing
        if self.input.value.strip():
            if indexing.ready and not self._seen:
                self.look(self.input.value)
        elif not self.pending:
            chosen, top = self.hits.chosen, self.hits.top
            if len(self.hits.hits) != len(self.deck):
                self.hits.show(search(self.deck, ""), (), self.deck.at)
            else:
                self.hits.show(self.hits.hits, (), chosen)
                self.hits.top = top
            self.note.say(indexing.note)
        self._seen = indexing.ready
        self.bar.refresh()

    # -- choosing ---------------------------------------------------------------------------

    def bar_end(self) -> Row:
        """Return how many fit, and the highest TLP among what is shown."""
        items = f", {len(self.hits.items)}{'+' if self._next else ''} items"
        words = f"{len(self.hits.hits):,} of {self.deck.total:,}{items if self.hits.items else ''} "
        count: Row = [(words, "hi r")]
        highest = self.hits.highest
        return [*count, (f" {highest} ", f"{highest} b")] if highest else count

    def action_choose(self) -> None:
        """Take the chosen entry; where nothing was found yet, what will be found first."""
        if self.pending and (self.large or not self.hits.count):
            self._enter = True
        else:
            super().action_choose()

    def action_move(self, step: int) -> None:
        """Choose the next or previous entry."""
        super().action_move(step)
        self._more()

    def action_page(self, step: int) -> None:
        """Choose the entry a listful away."""
        super().action_page(step)
        self._more()

    def action_items(self) -> None:
        """Choose the first item; where an item is chosen, the first brief."""
        hits = self.hits
        if hits.items:
            at = len(hits.hits)
            hits.move((at if hits.chosen < at else 0) - hits.chosen)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys do something: items have to be found to be gone to."""
        return bool(self.hits.items) if action == "items" else True

    def chosen(self) -> int | Chosen:
        """Return the place of the chosen brief, or the chosen item."""
        hits = self.hits
        if hits.chosen < len(hits.hits):
            return hits.hits[hits.chosen].at
        hit = hits.items[hits.chosen - len(hits.hits)].hit
        return Chosen(self.deck.library.root / hit.path, hit.section, hit.label)
