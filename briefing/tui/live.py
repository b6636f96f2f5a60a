"""What was saved elsewhere comes onto the screen by itself, and nothing on it is lost."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from briefing import paths
from briefing.library.folder import Entry
from briefing.library.watch import watch_folders
from briefing.tui.deck import Card

if TYPE_CHECKING:
    from briefing.tui.app import BriefingApp


class Live:
    """Follows the library's folder and the themes' while the program runs."""

    def __init__(self, app: BriefingApp) -> None:
        self.app = app
        self.stop = Event()

    def folders(self) -> list[Path]:
        """Return what is watched: briefs and source texts of the library, and the themes.

        Never more of a folder than the library looks at: beside its ``briefs`` may be anything.
        """
        library = self.app.deck.library
        briefs = library.root / "briefs"
        own = [briefs, library.root / "seeds"] if briefs.is_dir() else [library.root]
        return [*own, *paths.themes()]

    def start(self) -> None:
        """Begin to watch, in a thread that ends with the program."""
        Thread(target=self._run, name="live", daemon=True).start()

    def _run(self) -> None:
        deep = self.app.deck.library.deep
        for changes in watch_folders(self.folders, self.stop, deep=deep):
            arrivals = self._arrivals(changes.paths)
            if self.stop.is_set():
                return
            try:
                self.app.call_from_thread(self._take, changes.paths, arrivals)
            except RuntimeError:  # the program ended while something changed
                return

    def _arrivals(self, changed: Iterable[Path]) -> list[Entry]:
        """Return briefs that were not there before; the folder is read only where one may be."""
        deck = self.app.deck
        known = {entry.path for entry in deck.entries}
        if all(path in known or path.suffix not in (".yaml", ".yml") for path in changed):
            return []
        deck.library.refresh()
        return [entry for entry in deck.library.entries() if entry.path not in known]

    def _take(self, changed: frozenset[Path], arrivals: list[Entry]) -> None:
        """Bring onto the screen what changed; runs where the screen does."""
        app, deck = self.app, self.app.deck
        themes = set(paths.themes())
        if any(path.parent in themes for path in changed):
            app.wardrobe.reload()
        for entry in arrivals:
            deck.append(entry)
            app.say(f"New in the library: {deck.card(len(deck) - 1).title}")
        if arrivals and len(deck) == len(arrivals):
            app.overview.show()
        for index, entry in enumerate(deck.entries):
            if entry.path in changed:
                self._brief(index)
        seeds = deck.library.root / "seeds"
        if any(path.is_relative_to(seeds) for path in changed):
            app.overview.refresh_texts()
        app.overview.masthead.refresh()

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
            return
        if before is not None and same(before, card) and not self.app.overview.banner.display:
            return
        if card.outline is None and before is not None and before.outline is not None:
            deck.keep(index, before)
            self.app.overview.warn(card)
            return
        self.app.overview.reload(card)


def same(before: Card, after: Card) -> bool:
    """Tell whether a file was saved without a change, or read twice for one save."""
    return (
        before.reading.text == after.reading.text
        and before.reading.problems == after.reading.problems
    )
