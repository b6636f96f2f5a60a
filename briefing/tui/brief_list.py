"""The briefs that can be switched to: their order, those already read, how a list grows."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Mapping, Sequence, Set
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from briefing.brief.model import Brief
from briefing.brief.outline import Outline
from briefing.format.problems import Reading
from briefing.library.entry import Entry, Summary
from briefing.library.entry import summary as summary_of
from briefing.library.indexed import FEW
from briefing.library.store import Library
from briefing.text import clean

if TYPE_CHECKING:
    from briefing.library.drafts import Drafted
    from briefing.library.order import Order


_Order: TypeAlias = "tuple[bool, float, str, str]"
_GLANCE = 20
"""How many of the newest briefs of a large library are listed before the first paint."""
_AHEAD = 20
"""How many briefs of a large library are read ahead behind the screen."""


class OpenBrief(Struct, frozen=True):
    """One brief of the library as it was read: an outline, or what is wrong with it."""

    entry: Entry
    reading: Reading[Brief]
    outline: Outline | None

    @property
    def title(self) -> str:
        """The title; the file's name where the brief could not be read."""
        return self.outline.title if self.outline else clean(self.entry.name)

    def place_of(self, section: str, label: str) -> tuple[str, int] | None:
        """Return the pane of an item and its place there, None where the brief has it no more."""
        for each in self.outline.every_section if self.outline else ():
            for place, line in enumerate(each.lines):
                if line.section == section and line.label == label:
                    return each.kind.key, place
        return None


def same_content(before: OpenBrief, after: OpenBrief) -> bool:
    """Tell whether a file was saved without a change, or read twice for one save."""
    return (
        before.reading.text == after.reading.text
        and before.reading.problems == after.reading.problems
    )


class BriefList:
    """The library's briefs, newest cut-off first.

    One that arrives takes its place among them; a save moves none.
    """

    def __init__(
        self,
        library: Library,
        named: Entry | None,
        *,
        ascii_only: bool,
        last: str | None = None,
        today: Callable[[], str] = str,
    ) -> None:
        self.library = library
        self.today = today
        """Returns the day by which deadlines are told; empty: the cut-off of each brief."""
        self.ascii_only = ascii_only
        self._named = named
        self._last = last
        """The id of the brief shown last in the previous run."""
        self._cards: dict[str, OpenBrief] = {}
        self._placed: dict[str, _Order] = {}
        """By what briefs have their places whose files have been saved, or have gone, since."""
        self._places: dict[str, int] | None = None
        """Where each brief is, once it was asked for, until the list is another one."""
        self.summaries: Mapping[str, Summary] = {}
        """What the index knows of the briefs of a large library."""
        self.verdicts: Mapping[str, Mapping[str, int]] = {}
        """How many items have each verdict, of the briefs that were verified."""
        self.drafts: Sequence[Drafted] = ()
        """The drafts of briefs that are not there yet, as far as they were looked for."""
        self.proposed: Mapping[str, int] = {}
        self.edited: Mapping[str, str] = {}
        """Who else edits a brief right now, in words, by its id."""
        """How many proposals nobody has decided on, by the keys of the briefs that have any."""
        self.order: Order | None = None
        """In which order the picker lists the briefs; None: by fit, else as they stand here."""
        self.marked: set[str] = set()  # the keys of those that were marked in the picker
        glance = library.glance(_GLANCE)
        self.whole = glance is None
        """Whether all briefs are in the list; of a large library the newest come first alone."""
        self.entries = glance[0] if glance else list(library.entries())
        self._leads = named is not None and all(named.key != each.key for each in self.entries)
        """Whether the brief that was named is from elsewhere: it leads the list at any cut-off."""
        if named is not None and self._leads:
            self.entries.insert(0, named)
        self.total = glance[1] if glance else len(self.entries)
        self.at = self.index_of(named) if named is not None else 0
        self.before = self._recalled()
        """The place of the brief shown before, at first in the previous run; None for none."""

    def __len__(self) -> int:
        return len(self.entries)

    def fill(self, entries: Sequence[Entry]) -> None:
        """Take the whole list; what is shown, and was shown before, stays."""
        here = self.entries[self.at] if self.entries else None
        before = self.entries[self.before] if self.before is not None else None
        self.entries = list(entries)
        self._placed.clear()
        named = self._named
        self._leads = named is not None and all(named.key != each.key for each in entries)
        for kept in (named, here):
            if kept is not None and all(kept.key != entry.key for entry in entries):
                self.entries.insert(0, kept)
        self.whole, self.total = True, len(self.entries)
        self.at = self.index_of(here) if here is not None else 0
        self.before = self.index_of(before) if before is not None else self._recalled()

    def _recalled(self) -> int | None:
        index = self.index_of_id(self._last)
        return None if index == self.at else index

    def index_of(self, entry: Entry) -> int:
        """Return the place of an entry, 0 where it is not in the list."""
        return self.place_of(entry.key) or 0

    def index_of_id(self, brief_id: str | None) -> int | None:
        """Return the place of the brief with this id."""
        return next((i for i, e in enumerate(self.entries) if e.id == brief_id), None)

    def followers(self, brief_id: str) -> list[int]:
        """Return the places of the briefs that update the one with this id, as far as known."""
        return [i for i in range(len(self.entries)) if self._previous(i) == brief_id]

    def _previous(self, index: int) -> str | None:
        card = self.known(index)
        if card is not None:
            return card.outline.brief.previous if card.outline is not None else None
        summary = self.summaries.get(self.entries[index].key)
        return summary.previous if summary is not None else None

    def summary(self, index: int) -> Summary | None:
        """Return what a list shows of a brief, as far as it is known without reading a file."""
        entry, card = self.entries[index], self.known(index)
        if card is not None:
            return summary_of(card.reading, entry.id, entry.as_of)
        return self.summaries.get(entry.key)

    def card(self, index: int) -> OpenBrief:
        """Return the brief at a place, read when it is first asked for."""
        return self.open(self.entries[index])

    def open(self, entry: Entry) -> OpenBrief:
        """Return a brief of the list, read when it is first asked for; any thread may ask."""
        card = self._cards.get(entry.key)
        if card is None:
            # Another thread may have read it meanwhile: there is to be one card of a brief.
            card = self._cards.setdefault(entry.key, self._read(entry))
        return card

    def known(self, index: int) -> OpenBrief | None:
        """Return the brief at a place if it has been read."""
        return self._cards.get(self.entries[index].key)

    @property
    def current(self) -> OpenBrief:
        """The brief shown."""
        return self.card(self.at)

    def go(self, index: int | None) -> bool:
        """Move to the brief at ``index``; False where there is none or it is shown already."""
        if index is None or not 0 <= index < len(self.entries) or index == self.at:
            return False
        self.before, self.at = self.at, index
        return True

    def kept(self, key: str) -> OpenBrief | None:
        """Return the brief with this key as it was last read, None where it was not."""
        return self._cards.get(key)

    def place_of(self, key: str) -> int | None:
        """Return the place of the brief with this key, None where it has none."""
        places = self._places
        if places is None or len(places) != len(self.entries):
            places = self._places = {entry.key: i for i, entry in enumerate(self.entries)}
        return places.get(key)

    @property
    def entries(self) -> list[Entry]:
        """The briefs in their order; what is put into a place keeps its key."""
        return self._entries

    @entries.setter
    def entries(self, entries: list[Entry]) -> None:
        self._entries, self._places = entries, None

    def read(self, entry: Entry) -> OpenBrief:
        """Read a brief as it is now; called in a thread, the list stays as it is."""
        return self._read(self.library.look(entry))

    def put(self, index: int, card: OpenBrief) -> None:
        """Take what was read of a brief; its cut-off may have changed, its place does not."""
        self._replace(index, card.entry)
        self._cards[card.entry.key] = card

    def keep(self, index: int, card: OpenBrief) -> None:
        """Go on showing a card although its file says something else by now."""
        self._cards[self.entries[index].key] = card

    def note(self, entry: Entry) -> None:
        """Take how a brief is by now that was saved and not read again."""
        index = self.place_of(entry.key)
        if index is not None:
            self._replace(index, entry)
            self._cards.pop(entry.key, None)

    def _replace(self, index: int, entry: Entry) -> None:
        """Put an entry into a place, which it keeps: the others have theirs beside it."""
        self._placed.setdefault(entry.key, self.entries[index].order)
        self.entries[index] = entry

    def add(self, entries: Sequence[Entry], cards: Sequence[OpenBrief] = ()) -> list[Entry]:
        """Give briefs that arrived their places in the order; what is shown stays shown.

        ``cards`` are of those that were read. Returns those that were added: a list that grows may
        have had some of them already.
        """
        added = [entry for entry in entries if self.place_of(entry.key) is None]
        if not added:
            return []
        for card in cards:
            self._cards.setdefault(card.entry.key, card)
        here, before = self._kept()
        grown = list(self.entries)
        for entry in added:
            insort(
                grown, entry, lo=int(self._leads), key=lambda e: self._placed.get(e.key, e.order)
            )
        self._move(grown, here, before)
        self.total += len(added)
        return added

    def remove(self, keys: Set[str]) -> list[Entry]:
        """Take briefs out that are gone, but for the one that is shown; return them."""
        here, before = self._kept()
        gone = [
            entry
            for entry in self.entries
            if entry.key in keys and (here is None or entry.key != here.key)
        ]
        if not gone:
            return []
        for entry in gone:
            self._cards.pop(entry.key, None)
            self._placed.pop(entry.key, None)
        left = {entry.key for entry in gone}
        self._move([entry for entry in self.entries if entry.key not in left], here, before)
        self.total -= len(gone)
        return gone

    def _kept(self) -> tuple[Entry | None, Entry | None]:
        """Return what is shown, and what was before that."""
        here = self.entries[self.at] if self.entries else None
        return here, self.entries[self.before] if self.before is not None else None

    def _move(self, entries: list[Entry], here: Entry | None, before: Entry | None) -> None:
        """Take another list with what is shown, and was before, still shown."""
        self.entries = entries
        self.at = self.index_of(here) if here is not None else 0
        self.before = self.place_of(before.key) if before is not None else None

    def read_ahead(self) -> None:
        """Read the other briefs; called in a thread, so that none of them holds up the screen.

        Of a large library only the first ones: the index tells of the others what a list needs.
        """
        for entry in self.entries[: FEW if len(self.entries) <= FEW else _AHEAD]:
            if entry.key not in self._cards:
                self._cards.setdefault(entry.key, self._read(entry))

    def _read(self, entry: Entry) -> OpenBrief:
        reading = self.library.load(entry)
        brief = reading.value
        if brief is None:
            return OpenBrief(entry, reading, None)
        outline = Outline(brief, ascii_only=self.ascii_only, today=self.today())
        return OpenBrief(entry, reading, outline)
