"""What was saved elsewhere comes onto the screen by itself, and nothing on it is lost."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing import paths
from briefing.library.scan import is_brief_name
from briefing.library.watch import Changes, watch_folders
from briefing.tui.deck import Card, same
from briefing.tui.services.messages import BriefReloaded

if TYPE_CHECKING:
    from briefing.tui.app import BriefingApp
    from briefing.tui.themes import Themes

_NAMED: Final = 3
"""Up to so many briefs that arrive together are named one by one."""
_UNWATCHED: Final = "What is saved elsewhere may come onto the screen late"
_UNREAD: Final = "What was saved elsewhere could not be read"


class News(NamedTuple):
    """What changes mean for the screen: briefs that were saved or arrived, as they are now.

    ``themes`` has the themes where one of them may be another one, ``texts`` tells whether the
    text of a source may be.
    """

    saved: list[Card]
    arrivals: list[Card]
    themes: Themes | None = None
    texts: bool = False


class LiveReload:
    """Follows the library's folder and the themes' while the program runs."""

    def __init__(self, app: BriefingApp) -> None:
        self.app = app
        self._missed = False

    def folders(self) -> list[Path]:
        """Return what is watched: briefs and source texts, the reader's own copies, and themes.

        Never more of a folder than the library looks at: beside its ``briefs`` may be anything.
        """
        library = self.app.deck.library
        briefs = library.root / "briefs"
        own = [briefs, library.root / "seeds"] if briefs.is_dir() else [library.root]
        return [*own, paths.attached_folder(), *paths.themes()]

    def start(self) -> None:
        """Begin to watch, until the program ends."""
        self.app.background.keep("live", self._watch, _UNWATCHED)

    # -- in threads -------------------------------------------------------------------------

    def _watch(self) -> None:
        """Have every change read; after a fault, first all that may have changed meanwhile."""
        if self._missed:
            self._read(Changes(frozenset(), anything=True))
        self._missed = True
        leaving, deep = self.app.background.leaving, self.app.deck.library.deep
        for changes in watch_folders(self.folders, leaving, deep=deep):
            if leaving.is_set():
                return
            self._read(changes)

    def _read(self, changes: Changes) -> None:
        """Read what changed, one change after another, and bring it onto the screen."""
        run = self.app.background.run
        run("reload", partial(self._news, changes), self._take, _UNREAD, queue=True)

    def _news(self, changes: Changes) -> News:
        """Find out what changes mean; reads files, so that the screen need not wait for them."""
        deck, anything = self.app.deck, changes.anything
        known = {entry.path: index for index, entry in enumerate(deck.entries)}
        themes, seeds = paths.themes(), deck.library.root / "seeds"
        texts = {
            path
            for path in changes.paths
            if path.is_relative_to(seeds) or path.is_relative_to(paths.attached_folder())
        }
        # What is no file is a folder that was moved in or out, or gone: files in it are not told.
        others = changes.paths - texts - known.keys()
        folders = [path for path in others if not path.is_file()]
        saved = {path for path in changes.paths if path in known}
        if folders:
            saved |= {path for path in known if not set(path.parents).isdisjoint(folders)}
        cards = [deck.read(path) for path in sorted(saved, key=known.__getitem__)]
        if anything:
            cards += self._stale(saved)
        arrivals: list[Card] = []
        if anything or folders or any(is_brief_name(path.name) for path in others):
            deck.library.refresh()
            entries = (entry for entry in deck.library.entries() if entry.path not in known)
            arrivals = [deck.read(entry.path) for entry in entries]
        self._index(changes, [*cards, *arrivals])
        retheme = anything or any({path, path.parent} & set(themes) for path in others)
        return News(
            cards,
            arrivals,
            _load_themes(themes) if retheme else None,
            anything or bool(texts) or any(map(self._beside, others)),
        )

    def _stale(self, but: set[Path]) -> list[Card]:
        """Read the briefs that were read before; return the one shown, and those that changed."""
        deck, found = self.app.deck, []
        for index, entry in enumerate(list(deck.entries)):
            before = deck.kept(entry.path)
            if entry.path not in but and (before is not None or index == deck.at):
                card = deck.read(entry.path)
                if before is None or index == deck.at or not same(before, card):
                    found.append(card)
        return found

    def _beside(self, path: Path) -> bool:
        """Tell whether a file beside the briefs holds sign-offs, or a text of the brief shown."""
        if path.name.endswith(".checked.yaml"):
            return True
        deck = self.app.deck
        card = deck.known(deck.at) if len(deck) else None
        brief = card.reading.value if card else None
        sources = brief.sources if brief else ()
        return any(source.text and Path(source.text).name == path.name for source in sources)

    def _index(self, changes: Changes, cards: list[Card]) -> None:
        """Let the index take in what changed; the screen does not wait for it."""
        briefs = {path for path in changes.paths if is_brief_name(path.name)}
        briefs |= {card.entry.path for card in cards}
        if briefs:
            self.app.indexing.take_in(briefs)

    # -- where the screen is ----------------------------------------------------------------

    def look(self, path: Path) -> None:
        """Read a file again that may just have changed, without waiting to be told."""
        deck = self.app.deck
        if any(entry.path == path for entry in deck.entries):

            def read() -> News:
                return News([deck.read(path)], [])

            self.app.background.run("reload", read, self._take, _UNREAD, queue=True)

    def _take(self, news: News) -> None:
        """Bring onto the screen what changed."""
        app, deck = self.app, self.app.deck
        if news.themes is not None:
            app.wardrobe.reload(news.themes)
        arrived = deck.append(news.arrivals)
        if len(arrived) > _NAMED:
            app.say(f"{len(arrived):,} briefs arrived in the library.")
        for card in arrived if len(arrived) <= _NAMED else ():
            app.say(f"New in the library: {card.title}")
        if arrived and len(deck) == len(arrived):
            app.overview.show()
        for card in news.saved:
            self._saved(card)
        if arrived:
            app.overview.recount()
        if news.texts:
            app.texts.forget()
        if (arrived or news.texts) and len(deck):
            app.post(BriefReloaded(app.card))
        if news.texts:
            app.checking.again()

    def _saved(self, card: Card) -> None:
        """Take a brief that was saved; a save that breaks it leaves the last good one shown."""
        app, deck = self.app, self.app.deck
        index = deck.place_of(card.entry.path)
        if index is None:
            return
        before = deck.known(index)
        deck.put(index, card)
        if index != deck.at:
            app.post(BriefReloaded(app.card))  # what is shown may be compared with it
            return
        if before is not None and same(before, card) and not app.overview.banner.display:
            return
        if card.outline is None and before is not None and before.outline is not None:
            deck.keep(index, before)
            app.overview.warn(card)
            return
        app.overview.reload(card)


def _load_themes(folders: list[Path]) -> Themes:
    from briefing.tui.themes import load_themes

    return load_themes(folders)
