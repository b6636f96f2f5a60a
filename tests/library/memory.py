"""A library without a folder: its briefs are texts in memory, and no key of them is a path."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Event

from briefing.brief import model as m
from briefing.format.problems import Problem, Reading
from briefing.format.reader import read
from briefing.format.yaml.marks import NodePlaces
from briefing.library.entry import Ambiguous, Entry, NotFound, nearest, seconds
from briefing.library.sources import AtHand
from briefing.library.store import Changes, Library, Location
from briefing.verify.sources.source import paragraphs


class MemoryLibrary(Library):
    """Briefs by their names, source texts by theirs; whoever changes them says so in ``news``."""

    def __init__(self, name: str = "shelf") -> None:
        self.identity = f"memory:{name}"
        self.location = Location(f"memory:{name}", name)
        self.briefs: dict[str, str] = {}
        self.texts: dict[str, str] = {}
        self.news: Queue[Changes] = Queue()
        self._signed: dict[str, list[m.SignOff]] = {}

    def entries(self) -> tuple[Entry, ...]:
        found = [self._entry(name) for name in list(self.briefs)]
        return tuple(sorted(found, key=lambda entry: entry.order))

    def _entry(self, name: str) -> Entry:
        brief = self._read(name).value
        if brief is None or seconds(brief.as_of) is None:
            return Entry(f"#{name}", name, "", name, broken=True)
        return Entry(f"#{name}", brief.id, brief.as_of, name)

    def look(self, entry: Entry) -> Entry:
        return self._entry(entry.key[1:])

    def find(self, wanted: str) -> Entry:
        entries = self.entries()
        found = [entry for entry in entries if entry.id == wanted and not entry.broken]
        found = found or [entry for entry in entries if wanted in (entry.id, entry.name)]
        if len(found) > 1:
            raise Ambiguous(wanted, [self.locate(entry.key).shown for entry in found])
        if not found:
            raise NotFound(wanted, nearest(wanted, [entry.id for entry in entries]))
        return found[0]

    def load(self, entry: Entry) -> Reading[m.Brief]:
        return self._read(entry.key[1:])

    def _read(self, name: str) -> Reading[m.Brief]:
        shown = self.locate(f"#{name}").shown
        text = self.briefs.get(name)
        if text is None:
            gone = Problem(file=shown, code="unreadable", severity="error", message="it is gone.")
            return Reading(None, [gone], NodePlaces(""), "")
        return read(text.encode(), m.Brief, shown)

    def at_hand(self, entry: Entry, source: m.Source) -> AtHand:
        text = self.texts.get(source.text or "")
        if text is None:
            return AtHand(missing="The text is not in the library.")
        return AtHand(tuple(paragraphs(text)))

    def signoffs(self, entry: Entry, brief: m.Brief) -> list[m.SignOff]:
        return list(self._signed.get(entry.key, ()))

    def sign(self, entry: Entry, brief: m.Brief, signoff: m.SignOff) -> Location:
        known = self._signed.setdefault(entry.key, [])
        if all((each.of, each.by) != (signoff.of, signoff.by) for each in known):
            known.append(signoff)
        return Location(f"{self.identity}/sign-offs", "the sign-offs")

    def locate(self, key: str) -> Location:
        return Location(f"{self.identity}/{key[1:]}", key[1:])

    def watch(self, stop: Event) -> Iterator[Changes]:
        while not stop.is_set():
            try:
                yield self.news.get(timeout=0.05)
            except Empty:
                continue


class MemoryShelf:
    """A library in memory as the contract wants one: who saves tells of it."""

    def __init__(self, _folder: Path, name: str = "one") -> None:
        self.library = MemoryLibrary(name)

    def reopened(self) -> Library:
        again = MemoryLibrary(self.library.identity.removeprefix("memory:"))
        again.briefs, again.texts = self.library.briefs, self.library.texts
        again._signed = self.library._signed
        return again

    def save(self, name: str, text: str) -> None:
        self.library.briefs[name] = text
        key = frozenset({f"#{name}"})
        self.library.news.put(Changes(keys=key, briefs=key))

    def remove(self, name: str) -> None:
        del self.library.briefs[name]
        self.library.news.put(Changes(keys=frozenset({f"#{name}"})))

    def save_text(self, name: str, text: str) -> None:
        self.library.texts[name] = text
        self.library.news.put(Changes(texts=True))
