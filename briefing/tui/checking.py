"""The verdicts of what is on the screen: made behind it, never before the first paint."""

from __future__ import annotations

import os
from collections.abc import Mapping
from threading import Event, Thread
from typing import TYPE_CHECKING, NamedTuple, Protocol

from briefing.format import model as m
from briefing.library.entry import Entry
from briefing.tui.brief_list import OpenBrief

if TYPE_CHECKING:  # the verification is loaded in the thread that first needs it
    from briefing.tui.host import Host
    from briefing.verify.verdicts import Path, Verdict, Verdicts


_DEBUG = bool(os.environ.get("BRIEFING_DEBUG"))


class Verifies(Protocol):
    """What makes verdicts: a library."""

    def verdicts(self, entry: Entry, brief: m.Brief, text: str) -> Verdicts:
        """Return the verdicts of a brief that was read as ``text``."""
        ...


class _Held(NamedTuple):
    """Verdicts, the card they are of, and when they were asked for."""

    card: OpenBrief
    verdicts: Verdicts
    number: int


class Checking:
    """Makes the verdicts of the brief shown, and holds those of the briefs shown before.

    Everything here runs where the screen does, save ``_make``, which runs in a thread.
    """

    def __init__(self, app: Host, verifier: Verifies | None = None) -> None:
        self.app = app
        self.verifier = verifier
        self.busy = 0
        """How many threads are at work: a new save does not wait for the one before it."""
        self.known = Event()
        """Set once the first verdicts are there, or cannot be had."""
        self._started = False
        self._held: dict[str, _Held] = {}
        self._stale: set[str] = set()
        self._asked = 0

    def start(self) -> None:
        """Begin: the brief is on the screen."""
        self._started = True
        self.want()
        if not self.busy:  # there is nothing to check
            self.known.set()

    def of(self, card: OpenBrief) -> Verdicts | None:
        """Return the verdicts of a brief, None while they are not known."""
        held = self._held.get(card.entry.key)
        return held.verdicts if held and held.card.reading.text == card.reading.text else None

    def by_path(self, card: OpenBrief) -> Mapping[Path, Verdict]:
        """Return the verdicts of a brief by item.

        While those of a save are being made, the items that it left as they were keep theirs.
        """
        known = self.of(card)
        if known is not None:
            return known.by_path()
        held = self._held.get(card.entry.key)
        if held is None or held.card.outline is None or card.outline is None:
            return {}
        before = {line.label: line for line in held.card.outline.every_line()}
        verdicts = held.verdicts.by_path()
        return {
            line.path: verdicts[old.path]
            for line in card.outline.every_line()
            if (old := before.get(line.label)) is not None
            and old.item == line.item
            and old.path in verdicts
        }

    def want(self) -> None:
        """See to it that the verdicts of the brief shown get known."""
        deck = self.app.deck
        if not self._started or not len(deck) or deck.current.outline is None:
            return
        card = deck.current
        if self.of(card) is not None and card.entry.key not in self._stale:
            return
        self._stale.discard(card.entry.key)
        self._asked += 1
        self.busy += 1
        number = self._asked
        # A source of megabytes takes a minute, and nobody who quits waits for it.
        Thread(target=self._make, args=(card, number), name="verdicts", daemon=True).start()

    def again(self) -> None:
        """Make all verdicts anew when they are next needed: a source or a sign-off changed."""
        self._stale |= self._held.keys()
        self.want()

    def _make(self, card: OpenBrief, number: int) -> None:
        """Make the verdicts of a card; whatever goes wrong is said, and never ends the program."""
        found: Verdicts | Exception
        try:
            if self.verifier is None:
                self.verifier = self.app.deck.library
            assert card.reading.value is not None
            found = self.verifier.verdicts(card.entry, card.reading.value, card.reading.text)
        except Exception as error:  # noqa: BLE001
            found = error
        self.app.tell(self._take, card, number, found)

    def _take(self, card: OpenBrief, number: int, found: Verdicts | Exception) -> None:
        """Bring verdicts onto the screen, those asked for last; a thread may overtake another."""
        self.busy -= 1
        self.known.set()
        if isinstance(found, Exception):
            if _DEBUG:
                self.app._handle_exception(found)
            trouble = f"{type(found).__name__}: {found}"
            self.app.say(f"The words of this brief could not be checked ({trouble}).", "warning")
            return
        held = self._held.get(card.entry.key)
        if held is None or held.number < number:
            self._held[card.entry.key] = _Held(card, found, number)
            self.app.indexing.verdicts(card, found)
        if len(self.app.deck) and self.app.card.entry.key == card.entry.key:
            self.app.overview.judge()
