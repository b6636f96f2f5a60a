"""What was saved elsewhere comes onto the screen by itself, and nothing on it is lost."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, NamedTuple

from briefing import paths
from briefing.library.folder import Entry
from briefing.library.scan import is_brief_name
from briefing.library.watch import Changes, watch_folders
from briefing.tui.brief_list import same

if TYPE_CHECKING:
    from briefing.tui.dashboard import Dashboard


class News(NamedTuple):
    """What changes mean for the screen: places of briefs to read again, briefs that arrived.

    ``themes`` and ``texts`` tell whether a theme or the text of a source may be another one.
    """

    saved: list[int]
    arrivals: list[Entry]
    themes: bool
    texts: bool


class Live:
    """Follows the library's folder and the themes' while the program runs."""

    def __init__(self, app: Dashboard) -> None:
        self.app = app
        self.stop = Event()

    def folders(self) -> list[Path]:
        """Return what is watched: briefs and source texts, the reader's own copies, and themes.

        Never more of a folder than the library looks at: beside its ``briefs`` may be anything.
        """
        library = self.app.deck.library
        briefs = library.root / "briefs"
        own = [briefs, library.root / "seeds"] if briefs.is_dir() else [library.root]
        return [*own, paths.attached_folder(), *paths.themes()]

    def start(self) -> None:
        """Begin to watch, in a thread that ends with the program."""
        Thread(target=self._run, name="live", daemon=True).start()

    def _run(self) -> None:
        deep = self.app.deck.library.deep
        for changes in watch_folders(self.folders, self.stop, deep=deep):
            news = self._news(changes)
            if self.stop.is_set():
                return
            if not self.app.tell(self._take, news):
                return
            self._index(changes, news)

    def _index(self, changes: Changes, news: News) -> None:
        """Let the index take in what changed; the screen does not wait for it."""
        briefs = {path for path in changes.paths if is_brief_name(path.name)}
        briefs |= {entry.path for entry in news.arrivals}
        briefs |= {self.app.deck.entries[index].path for index in news.saved}
        indexing = self.app.indexing
        if briefs and (indexing.ready or indexing.busy):
            indexing.update(briefs)

    def _news(self, changes: Changes) -> News:
        """Find out what changes mean; reads files, so that the screen need not wait for them."""
        deck, anything = self.app.deck, changes.anything
        known = {entry.path: index for index, entry in enumerate(deck.entries)}
        themes, seeds = set(paths.themes()), deck.library.root / "seeds"
        texts = {
            path
            for path in changes.paths
            if path.is_relative_to(seeds) or path.is_relative_to(paths.attached_folder())
        }
        # What is no file is a folder that was moved in or out, or gone: files in it are not told.
        others = changes.paths - texts - known.keys()
        folders = [path for path in others if not path.is_file()]
        saved = {known[path] for path in changes.paths if path in known}
        if folders:
            saved |= {i for path, i in known.items() if not set(path.parents).isdisjoint(folders)}
        if anything:
            saved |= {i for i in range(len(deck)) if deck.at == i or deck.stale(i)}
        arrivals: list[Entry] = []
        if anything or folders or any(is_brief_name(path.name) for path in others):
            deck.library.refresh()
            arrivals = [entry for entry in deck.library.entries() if entry.path not in known]
        return News(
            sorted(saved),
            arrivals,
            anything or any(not themes.isdisjoint((path, path.parent)) for path in others),
            anything or bool(texts) or any(map(self._beside, others)),
        )

    def _beside(self, path: Path) -> bool:
        """Tell whether a file beside the briefs holds sign-offs, or a text of the brief shown."""
        if path.name.endswith(".checked.yaml"):
            return True
        deck = self.app.deck
        card = deck.known(deck.at) if len(deck) else None
        brief = card.reading.value if card else None
        sources = brief.sources if brief else ()
        return any(source.text and Path(source.text).name == path.name for source in sources)

    def _take(self, news: News) -> None:
        """Bring onto the screen what changed; runs where the screen does."""
        app, deck = self.app, self.app.deck
        if news.themes:
            app.theme_manager.reload()
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

    def look(self, path: Path) -> None:
        """Read a file again that may just have changed, without waiting to be told."""
        for index, entry in enumerate(self.app.deck.entries):
            if entry.path == path:
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
