"""What was saved elsewhere comes onto the screen by itself, and nothing on it is lost."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, NamedTuple

from briefing import paths
from briefing.library.entry import Entry
from briefing.library.store import Changes
from briefing.library.watch import watch_folders
from briefing.tui.brief_list import same

if TYPE_CHECKING:
    from briefing.tui.dashboard import Dashboard


class News(NamedTuple):
    """What changes mean for the screen: places of briefs to read again, briefs that arrived.

    ``texts`` tells whether the text of a source may be another one.
    """

    saved: list[int]
    arrivals: list[Entry]
    texts: bool


class Live:
    """Follows the library's folder and the themes' while the program runs."""

    def __init__(self, app: Dashboard) -> None:
        self.app = app
        self.stop = Event()

    def start(self) -> None:
        """Begin to watch, in threads that end with the program."""
        Thread(target=self._run, name="live", daemon=True).start()
        Thread(target=self._themes, name="themes", daemon=True).start()

    def _themes(self) -> None:
        for _ in watch_folders(paths.themes, self.stop, deep=False):
            if self.stop.is_set() or not self.app.tell(self.app.theme_manager.reload):
                return

    def _run(self) -> None:
        for changes in self.app.deck.library.watch(self.stop):
            news = self._news(changes)
            if self.stop.is_set():
                return
            if not self.app.tell(self._take, news):
                return
            self._index(changes, news)

    def _index(self, changes: Changes, news: News) -> None:
        """Let the index take in what changed; the screen does not wait for it."""
        briefs = {*changes.briefs, *(entry.key for entry in news.arrivals)}
        briefs |= {self.app.deck.entries[index].key for index in news.saved}
        indexing = self.app.indexing
        if briefs and (indexing.ready or indexing.busy):
            indexing.update(briefs)

    def _news(self, changes: Changes) -> News:
        """Find out what changes mean; reads files, so that the screen need not wait for them."""
        deck = self.app.deck
        known = {entry.key: index for index, entry in enumerate(deck.entries)}
        saved = {index for key, index in known.items() if changes.touch(key)}
        if changes.anything:
            saved |= {i for i in range(len(deck)) if deck.at == i or deck.stale(i)}
        arrivals: list[Entry] = []
        if changes.bring(known.keys()):
            deck.library.refresh()
            arrivals = [entry for entry in deck.library.entries() if entry.key not in known]
        texts = changes.anything or changes.texts or self._cited(changes.names)
        return News(sorted(saved), arrivals, texts)

    def _cited(self, names: frozenset[str]) -> bool:
        """Tell whether a file of one of these names may be a text of the brief shown."""
        deck = self.app.deck
        card = deck.known(deck.at) if len(deck) else None
        brief = card.reading.value if card else None
        sources = brief.sources if brief else ()
        return any(source.text and Path(source.text).name in names for source in sources)

    def _take(self, news: News) -> None:
        """Bring onto the screen what changed; runs where the screen does."""
        app, deck = self.app, self.app.deck
        for entry in news.arrivals:
            deck.append(entry)
            app.say(f"New in the library: {deck.card(len(deck) - 1).title}")
        if news.arrivals and len(deck) == len(news.arrivals):
            app.overview.show()
        for index in news.saved:
            self._brief(index)
        if news.arrivals:
            app.overview.recount()
        if news.arrivals or news.texts:
            app.overview.refresh_texts()
        if news.texts:
            app.checking.again()

    def look(self, key: str) -> None:
        """Read a brief again that may just have changed, without waiting to be told."""
        for index, entry in enumerate(self.app.deck.entries):
            if entry.key == key:
                self._brief(index)

    def _brief(self, index: int) -> None:
        """Read a brief that was saved; a save that breaks it leaves the last good one shown."""
        deck = self.app.deck
        before = deck.known(index)
        card = deck.reload(index)
        if index != deck.at:
            self.app.overview.refresh_texts()  # what is shown may be compared with it
            return
        if before is not None and same(before, card) and not self.app.overview.banner.display:
            return
        if card.outline is None and before is not None and before.outline is not None:
            deck.keep(index, before)
            self.app.overview.warn(card)
            return
        self.app.overview.reload(card)
