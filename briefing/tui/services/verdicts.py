"""Verdicts, and the texts that briefs cite: made and read behind the screen, after first paint."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Final, Protocol

from msgspec import Struct

from briefing.brief import model as m
from briefing.library.entry import Entry
from briefing.tui.brief_list import OpenBrief
from briefing.tui.host import TextsReady, VerdictsReady
from briefing.tui.services.background import in_words

if TYPE_CHECKING:  # what verifies is loaded with the first verdicts, after the first paint
    from briefing.library.sources import AtHand
    from briefing.tui.host import Host
    from briefing.verify.verdicts import Path, Verdict, Verdicts


class Verifies(Protocol):
    """What makes verdicts: a library."""

    def verdicts(self, entry: Entry, brief: m.Brief, text: str) -> Verdicts:
        """Return the verdicts of a brief that was read as ``text``."""
        ...


class _Held(Struct, frozen=True):
    """Verdicts, and the card they are of."""

    card: OpenBrief
    verdicts: Verdicts


class VerdictStore:
    """Has the verdicts of the brief shown made, and holds those of all briefs shown before.

    The verification of one brief is under way once at a time; a save meanwhile waits for its end.
    """

    def __init__(self, app: Host, verifier: Verifies | None = None) -> None:
        self.app = app
        self.verifier = verifier
        self.known = Event()
        """Set once the first verdicts are there, or cannot be had."""
        self._started = False
        self._held: dict[str, _Held] = {}
        self._asked: dict[str, str] = {}
        """The texts that are being verified, by the brief's key."""
        self._stale: set[str] = set()
        self._counts: dict[str, Mapping[str, int]] = {}
        """How many items of a brief have each verdict, of the verdicts that were made here."""

    @property
    def busy(self) -> bool:
        """Whether any verdicts are being made."""
        return self.app.background.busy("verdicts")

    def start(self) -> None:
        """Begin: the brief is on the screen."""
        self._started = True
        self.want()
        if not self._asked:  # there is nothing to check
            self.known.set()

    def of(self, card: OpenBrief) -> Verdicts | None:
        """Return the verdicts of a brief, None while they are not known."""
        held = self._held.get(card.entry.key)
        return held.verdicts if held and held.card.reading.text == card.reading.text else None

    def marks(self, key: str) -> dict[str, str]:
        """Return the verdict of each item by its label, of the brief that was last verified."""
        held = self._held.get(key)
        if held is None or held.card.outline is None:
            return {}
        by_path = held.verdicts.by_path()
        return {
            line.label: str(by_path[line.path].mark)
            for line in held.card.outline.every_line()
            if line.path in by_path
        }

    def count(self, indexed: Mapping[str, Mapping[str, int]] | None = None) -> None:
        """Let the lists have the counts of the index, which may be older, and those made here."""
        brief_list = self.app.brief_list
        brief_list.verdicts = {
            **(brief_list.verdicts if indexed is None else indexed),
            **self._counts,
        }

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
        brief_list = self.app.brief_list
        if not len(brief_list) or brief_list.current.outline is None:
            return
        card = brief_list.current
        if not self._started:
            self._take_kept(card)
            return
        key, text = card.entry.key, card.reading.text
        known = self._asked.get(key) == text or (key not in self._asked and self.of(card))
        if known and key not in self._stale:
            return
        self._stale.discard(key)
        self._asked[key] = text
        self.app.background.run(
            ("verdicts", key),
            partial(self._make, card),
            partial(self._take, card),
            partial(self._failed, card),
        )

    def _take_kept(self, card: OpenBrief) -> None:
        """Take verdicts that are kept from before: the first paint has them, and is the last."""
        if self.verifier is None and card.reading.value is not None:
            library, reading = self.app.brief_list.library, card.reading
            found = library.kept_verdicts(card.entry, card.reading.value, reading.text)
            if found is not None:
                self._hold(card, found)

    def renew(self) -> None:
        """Make all verdicts anew when they are next needed: a source or a sign-off changed."""
        self._stale |= self._held.keys() | self._asked.keys()
        self.want()

    def _make(self, card: OpenBrief) -> Verdicts:
        """Make the verdicts of a card; runs in a thread."""
        if self.verifier is None:
            self.verifier = self.app.brief_list.library
        assert card.reading.value is not None
        return self.verifier.verdicts(card.entry, card.reading.value, card.reading.text)

    def _answered(self, card: OpenBrief) -> None:
        if self._asked.get(card.entry.key) == card.reading.text:
            del self._asked[card.entry.key]
        self.known.set()

    def _failed(self, card: OpenBrief, error: Exception) -> None:
        self._answered(card)
        self.app.say(
            f"The words of this brief could not be checked ({in_words(error)}).", "warning"
        )

    def _take(self, card: OpenBrief, found: Verdicts) -> None:
        """Hold verdicts, and have them shown."""
        self._answered(card)
        self._hold(card, found)
        if len(self.app.brief_list) and self.app.card.entry.key == card.entry.key:
            self.app.post(VerdictsReady())

    def _hold(self, card: OpenBrief, found: Verdicts) -> None:
        self._held[card.entry.key] = _Held(card, found)
        self._counts[card.entry.key] = dict(found.counts().items())
        self.count()
        self.app.indexing.note_verdicts(card.entry.key)


_KEPT: Final = 4
"""The texts of so many briefs are kept."""
_FAILED: Final = "The texts of the sources cannot be shown"


class SourceTexts:
    """Reads the source texts of a brief when they are first asked for, and keeps them."""

    def __init__(self, app: Host) -> None:
        self.app = app
        self._known: dict[str, tuple[OpenBrief | None, Mapping[str, AtHand]]] = {}
        """The briefs whose texts were asked for, by their keys; None where they changed since."""

    def of(self, card: OpenBrief) -> Mapping[str, AtHand]:
        """Return what is at hand of the sources of a brief by their ids, empty until it is known.

        After a save it is what was at hand before. ``TextsReady`` is posted once it is read.
        """
        key = card.entry.key
        known, texts = self._known.get(key, (None, {}))
        if known is not card:
            self._known.pop(key, None)
            while len(self._known) >= _KEPT:
                self._known.pop(next(iter(self._known)))
            self._known[key] = card, texts
            work, take = partial(self._read, card), partial(self._take, card)
            self.app.background.run(("texts", key), work, take, _FAILED)
        return texts

    def forget(self) -> None:
        """Read all texts anew when they are next asked for: one of them was saved."""
        self._known = {key: (None, texts) for key, (_, texts) in self._known.items()}

    def _read(self, card: OpenBrief) -> dict[str, AtHand]:
        """Read the texts; runs in a thread."""
        library, entry = self.app.brief_list.library, card.entry
        sources = card.reading.value.sources if card.reading.value is not None else ()
        return {source.id: library.at_hand(entry, source) for source in sources}

    def _take(self, card: OpenBrief, texts: Mapping[str, AtHand]) -> None:
        known = self._known.get(card.entry.key)
        if known is not None and known[0] is card:
            self._known[card.entry.key] = card, texts
            self.app.post(TextsReady())
