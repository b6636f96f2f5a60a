"""What was saved elsewhere comes onto the screen by itself, and nothing on it is lost."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing import paths
from briefing.library.entry import Entry
from briefing.library.store import Changes
from briefing.library.watch import NotWatched, watch_folders
from briefing.tui.brief_list import OpenBrief, same_content
from briefing.tui.host import BriefReloaded, IndexChanged
from briefing.tui.services.background import in_words

if TYPE_CHECKING:
    from briefing.tui.dashboard import Dashboard
    from briefing.tui.themes import Themes

_NAMED: Final = 3
"""Up to so many briefs that arrive together are named one by one."""
_UNWATCHED: Final = "What is saved elsewhere may come onto the screen late"
_UNREAD: Final = "What was saved elsewhere could not be read"


class News(NamedTuple):
    """What changes mean for the screen: briefs that were saved or arrived, as they are now.

    ``texts`` tells whether the text of a source may be another one; ``changes`` are what told it.
    """

    saved: list[OpenBrief]
    arrivals: list[OpenBrief]
    texts: bool = False
    changes: Changes = Changes()


class LiveReload:
    """Follows the library's folder and the themes' while the program runs."""

    def __init__(self, app: Dashboard) -> None:
        self.app = app
        self._begun: set[str] = set()
        """What has been watched: where it is begun again, changes may have been missed."""
        self._unwatched = False

    def start(self) -> None:
        """Begin to watch, until the program ends."""
        self.app.background.keep("themes", self._watch_themes, self._say)
        self.app.background.keep("live", self._watch, self._say)

    # -- in threads -------------------------------------------------------------------------

    def _watch(self) -> None:
        """Have every change read; after a fault, first all that may have changed meanwhile."""
        if "live" in self._begun:
            self.read(Changes(anything=True))
        self._begun.add("live")
        leaving = self.app.background.leaving
        for changes in self.app.deck.library.watch(leaving):
            if leaving.is_set():
                return
            self.read(changes)

    def _watch_themes(self) -> None:
        """Load the themes at every change, and after a fault."""
        if "themes" in self._begun:
            self._read_themes()
        self._begun.add("themes")
        leaving = self.app.background.leaving
        for _ in watch_folders(paths.themes, leaving, deep=False):
            if leaving.is_set():
                return
            self._read_themes()

    def _read_themes(self) -> None:
        run = self.app.background.run
        run("reload", _load_themes, self.app.theme_manager.reload, _UNREAD, queue=True)

    def read(self, changes: Changes) -> None:
        """Read what changed, one change after another, and bring it onto the screen."""
        run = self.app.background.run
        run("reload", partial(self.news, changes), self.take, _UNREAD, queue=True)

    def news(self, changes: Changes) -> News:
        """Find out what changes mean; reads files, so that the screen need not wait for them."""
        deck = self.app.deck
        known = {entry.key: entry for entry in list(deck.entries)}
        saved = {key for key in known if changes.touch(key)}
        cards = [deck.read(entry) for key, entry in known.items() if key in saved]
        if changes.anything:
            cards += self._stale(saved)
        arrivals: list[OpenBrief] = []
        if changes.bring(known.keys()):
            deck.library.refresh()
            entries = (entry for entry in deck.library.entries() if entry.key not in known)
            arrivals = [deck.read(entry) for entry in entries]
        self._index(changes, [*cards, *arrivals])
        texts = changes.anything or changes.texts or self._cited(changes.names)
        return News(cards, arrivals, texts, changes)

    def _stale(self, but: set[str]) -> list[OpenBrief]:
        """Read the briefs that were read before; return the one shown, and those that changed."""
        deck, found = self.app.deck, []
        for index, entry in enumerate(list(deck.entries)):
            before = deck.kept(entry.key)
            if entry.key not in but and (before is not None or index == deck.at):
                card = deck.read(entry)
                if before is None or index == deck.at or not same_content(before, card):
                    found.append(card)
        return found

    def _cited(self, names: frozenset[str]) -> bool:
        """Tell whether a file of one of these names may be a text of the brief shown."""
        deck = self.app.deck
        card = deck.known(deck.at) if len(deck) else None
        brief = card.reading.value if card else None
        sources = brief.sources if brief else ()
        return any(source.text and Path(source.text).name in names for source in sources)

    def _index(self, changes: Changes, cards: list[OpenBrief]) -> None:
        """Let the index take in what changed; the screen does not wait for it."""
        briefs = {*changes.briefs, *(card.entry.key for card in cards)}
        if briefs:
            self.app.indexing.take_in(briefs)

    # -- where the screen is ----------------------------------------------------------------

    def _say(self, error: Exception) -> None:
        """Say a fault of the watching; that the system does not watch, once for all folders."""
        if isinstance(error, NotWatched):
            if self._unwatched:
                return
            self._unwatched = True
        self.app.say(f"{_UNWATCHED} ({in_words(error)}).", "warning")

    def look(self, key: str) -> None:
        """Read a brief again that may just have changed, without waiting to be told."""
        deck = self.app.deck
        for entry in (entry for entry in deck.entries if entry.key == key):

            def read(entry: Entry = entry) -> News:
                return News([deck.read(entry)], [])

            self.app.background.run("reload", read, self.take, _UNREAD, queue=True)

    def take(self, news: News) -> None:
        """Bring onto the screen what changed."""
        app, deck = self.app, self.app.deck
        arrived = deck.add(news.arrivals)
        if len(arrived) > _NAMED:
            app.say(f"{len(arrived):,} briefs arrived in the library.")
        elif arrived:
            app.say(f"New in the library: {'; '.join(card.title for card in arrived)}")
        if arrived and len(deck) == len(arrived):
            app.overview.show()
        for card in news.saved:
            self._saved(card)
        if arrived:
            app.overview.recount()
            app.post(IndexChanged())  # a list of briefs has them in other places now
        if news.texts:
            app.texts.forget()
        if (arrived or news.texts) and len(deck):
            app.post(BriefReloaded(app.card))
        if news.texts:
            app.checking.renew()
        app.drafts.changed(news.changes, texts=news.texts)

    def _saved(self, card: OpenBrief) -> None:
        """Take a brief that was saved; a save that breaks it leaves the last good one shown."""
        app, deck = self.app, self.app.deck
        index = deck.place_of(card.entry.key)
        if index is None:
            return
        before = deck.known(index)
        deck.put(index, card)
        if index != deck.at:
            app.post(BriefReloaded(app.card))  # what is shown may be compared with it
            return
        if before is not None and same_content(before, card) and not app.overview.banner.display:
            return
        if card.outline is None and before is not None and before.outline is not None:
            deck.keep(index, before)
            app.overview.warn(card)
            return
        app.overview.reload(card)


def _load_themes() -> Themes:
    from briefing.tui.themes import load_themes

    return load_themes(paths.themes())
