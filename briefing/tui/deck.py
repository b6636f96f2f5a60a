"""The briefs that can be switched to: their fixed order, and those already read."""

from __future__ import annotations

from typing import NamedTuple

from briefing.format.model import Brief
from briefing.format.reader import Reading
from briefing.library.folder import Entry, Library
from briefing.outline import Outline
from briefing.text import clean

_KEPT = 500
"""How many briefs are read ahead behind the screen; the picker names the others by their ids."""


class Card(NamedTuple):
    """One brief of the library as it was read: an outline, or what is wrong with it."""

    entry: Entry
    reading: Reading[Brief]
    outline: Outline | None

    @property
    def title(self) -> str:
        """The title; the file's name where the brief could not be read."""
        return self.outline.title if self.outline else clean(self.entry.path.name)


def same(before: Card, after: Card) -> bool:
    """Tell whether a file was saved without a change, or read twice for one save."""
    return (
        before.reading.text == after.reading.text
        and before.reading.problems == after.reading.problems
    )


def _previous(card: Card) -> str | None:
    return card.outline.brief.previous if card.outline is not None else None


class Deck:
    """The library's briefs in the order they had at start, newest cut-off first.

    The order stays while the program runs, so that a digit keeps its brief.
    """

    def __init__(self, library: Library, named: Entry | None, *, ascii_only: bool) -> None:
        self.library = library
        self.ascii_only = ascii_only
        self.entries = list(library.entries())
        if named is not None and all(named.path != entry.path for entry in self.entries):
            self.entries.insert(0, named)
        self.at = self.index_of(named) if named is not None else 0
        self.before: int | None = None
        self._cards: dict[int, Card] = {}

    def __len__(self) -> int:
        return len(self.entries)

    def index_of(self, entry: Entry) -> int:
        """Return the place of an entry, 0 where it is not in the list."""
        paths = [known.path for known in self.entries]
        return paths.index(entry.path) if entry.path in paths else 0

    def index_of_id(self, brief_id: str | None) -> int | None:
        """Return the place of the brief with this id."""
        return next((i for i, e in enumerate(self.entries) if e.id == brief_id), None)

    def followers(self, brief_id: str) -> list[int]:
        """Return the places of the briefs that update the one with this id, as far as known."""
        found = ((i, self.known(i)) for i in range(len(self.entries)))
        return [i for i, card in found if card and _previous(card) == brief_id]

    def card(self, index: int) -> Card:
        """Return the brief at a place, read when it is first asked for."""
        card = self._cards.get(index)
        if card is None:
            card = self._cards[index] = self._read(self.entries[index])
        return card

    def known(self, index: int) -> Card | None:
        """Return the brief at a place if it has been read."""
        return self._cards.get(index)

    @property
    def current(self) -> Card:
        """The brief shown."""
        return self.card(self.at)

    def go(self, index: int) -> bool:
        """Move to the brief at ``index``; False where there is none or it is shown already."""
        if not 0 <= index < len(self.entries) or index == self.at:
            return False
        self.before, self.at = self.at, index
        return True

    def reload(self, index: int) -> Card:
        """Read the brief at a place again; its cut-off may have changed, its place does not."""
        entry = self.library.entry(self.entries[index].path)
        self.entries[index] = entry
        card = self._cards[index] = self._read(entry)
        return card

    def stale(self, index: int) -> bool:
        """Tell whether a brief was read and its file says something else by now."""
        card = self._cards.get(index)
        if card is None:
            return False
        return not same(card, self._read(self.library.entry(self.entries[index].path)))

    def keep(self, index: int, card: Card) -> None:
        """Go on showing a card although its file says something else by now."""
        self._cards[index] = card

    def append(self, entry: Entry) -> None:
        """Add a brief that arrived; it stands last, so that no digit changes its brief."""
        self.entries.append(entry)

    def read_ahead(self) -> None:
        """Read the other briefs; called in a thread, so that none of them holds up the screen."""
        for index in range(min(len(self.entries), _KEPT)):
            self.card(index)

    def _read(self, entry: Entry) -> Card:
        reading = self.library.load(entry)
        brief = reading.value
        outline = Outline(brief, ascii_only=self.ascii_only) if brief is not None else None
        return Card(entry, reading, outline)
