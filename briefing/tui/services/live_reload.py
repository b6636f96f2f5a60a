"""What was saved elsewhere comes onto the screen by itself, and nothing on it is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from briefing import paths
from briefing.filesystem import is_folder
from briefing.library.entry import Entry
from briefing.library.indexed import FEW
from briefing.library.store import Changes
from briefing.tui.brief_list import OpenBrief, same_content
from briefing.tui.host import BriefReloaded, IndexChanged
from briefing.tui.services.background import in_words

if TYPE_CHECKING:
    from briefing.tui.dashboard import Dashboard
    from briefing.tui.themes import Themes

_NAMED: Final = 3
"""Up to so many briefs that arrive or go together are named one by one."""
_BATCH: Final = 50
"""So many briefs come onto the screen in one turn of its thread."""
_GONE_S: Final = 0.3
"""After so long a file that is gone has gone: some editors take it away before they write it."""
_UNWATCHED: Final = "What is saved elsewhere may come onto the screen late"
_UNREAD: Final = "What was saved elsewhere could not be read"


class News(Struct, frozen=True):
    """What changes mean for the screen: briefs that were saved, arrived or went, as they are now.

    ``saved`` and ``arrivals`` are entries; ``cards`` those of them that were read: of a large
    library only what is shown, was shown, or is named. Of many changes there are several of it,
    and ``last`` is the one behind which all of them are told. ``texts`` tells whether the text of a
    source may be another one; ``changes`` are what told it.
    """

    saved: Sequence[Entry] = ()
    arrivals: Sequence[Entry] = ()
    cards: Mapping[str, OpenBrief] = {}
    gone: Set[str] = frozenset()
    texts: bool = False
    changes: Changes = Changes()
    last: bool = True
    lost: bool = False
    """Whether the library's own folder is gone."""


class LiveReload:
    """Follows the library's folder and the themes' while the program runs."""

    def __init__(self, app: Dashboard) -> None:
        self.app = app
        self._begun: set[str] = set()
        """What has been watched: where it is begun again, changes may have been missed."""
        self._unwatched = False
        self._lock = Lock()
        self._due: Changes | None = None
        """What changed and was not read yet."""
        self._arrived: list[Entry] = []
        """What arrived and was not told yet."""
        self._others = False
        """Whether a brief was saved that is not shown, and that was not told yet."""

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
        for changes in self.app.brief_list.library.watch(leaving):
            if leaving.is_set():
                return
            self.read(changes)

    def _watch_themes(self) -> None:
        """Load the themes at every change, and after a fault."""
        from briefing.library.watch import watch_folders

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
        """Read what changed and bring it onto the screen; what changes meanwhile goes together."""
        with self._lock:
            self._due = changes if self._due is None else self._due.joined(changes)
        self.app.background.run("reload", self._bring, on_error=_UNREAD, queue=True)

    def _bring(self) -> None:
        """Hand the screen what changed, a batch a turn: between two of them it takes keys."""
        with self._lock:
            changes, self._due = self._due, None
        for news in self.news(changes) if changes is not None else ():
            if self.app.background.leaving.is_set() or not self.app.tell(self.take, news):
                return

    def news(self, changes: Changes) -> Iterator[News]:
        """Yield what changes mean, batch after batch; reads files, so the screen need not wait."""
        briefs = self.app.brief_list
        known = {entry.key: entry for entry in list(briefs.entries)}
        touched = [entry for key, entry in known.items() if changes.touch(key)]
        gone = self._gone(list(known) if changes.anything else [each.key for each in touched])
        arrivals = (
            briefs.library.arrived(changes, known.keys()) if changes.bring(known.keys()) else []
        )
        stale = self._stale({each.key for each in touched}) if changes.anything else []
        here = [entry for entry in touched if entry.key not in gone or self._shown(entry.key)]
        self._index(changes, [*here, *stale, *arrivals], gone)
        whole = len(known) + len(arrivals) <= FEW or len(arrivals) <= _NAMED
        for batch in _batches(arrivals):
            cards = {entry.key: briefs.read(entry) for entry in batch} if whole else {}
            yield News(arrivals=batch, cards=cards, last=False)
        for batch in _batches(here):
            read = [briefs.read(e) for e in batch if self._shown(e.key) or briefs.kept(e.key)]
            cards = {card.entry.key: card for card in read}
            saved = [
                cards[e.key].entry if e.key in cards else briefs.library.look(e) for e in batch
            ]
            yield News(saved, cards=cards, last=False)
        for batch in _batches(stale):
            cards = self._differing(batch)
            yield News([card.entry for card in cards.values()], cards=cards, last=False)
        texts = changes.anything or changes.texts or self._cited(changes.names)
        yield News(gone=gone, texts=texts, changes=changes, lost=bool(gone) and self._lost())

    def _shown(self, key: str) -> bool:
        briefs = self.app.brief_list
        return len(briefs) > 0 and briefs.entries[briefs.at].key == key

    def _lost(self) -> bool:
        folder = self.app.brief_list.library.location.file
        return folder is not None and not is_folder(folder)

    def _gone(self, keys: Sequence[str]) -> set[str]:
        """Return which of some briefs are gone, and stay so for a moment."""
        holds = self.app.brief_list.library.holds
        gone = {key for key in keys if not holds(key)}
        if gone:
            self.app.background.leaving.wait(_GONE_S)
        return {key for key in gone if not holds(key)}

    def _stale(self, but: set[str]) -> list[Entry]:
        """Return the brief shown, and those that were read before and may be others by now."""
        briefs = self.app.brief_list
        return [
            entry
            for entry in list(briefs.entries)
            if entry.key not in but and (briefs.kept(entry.key) or self._shown(entry.key))
        ]

    def _differing(self, entries: Sequence[Entry]) -> dict[str, OpenBrief]:
        """Read briefs again; return the one shown, and those that changed."""
        briefs, found = self.app.brief_list, {}
        for entry in entries:
            before, card = briefs.kept(entry.key), briefs.read(entry)
            if before is None or self._shown(entry.key) or not same_content(before, card):
                found[entry.key] = card
        return found

    def _cited(self, names: frozenset[str]) -> bool:
        """Tell whether a file of one of these names may be a text of the brief shown."""
        briefs = self.app.brief_list
        card = briefs.known(briefs.at) if len(briefs) else None
        brief = card.reading.value if card else None
        sources = brief.sources if brief else ()
        return any(source.text and Path(source.text).name in names for source in sources)

    def _index(self, changes: Changes, entries: Sequence[Entry], gone: Set[str]) -> None:
        """Let the index take in what changed; neither the screen nor the watch waits for it."""
        briefs = {*changes.briefs, *(entry.key for entry in entries), *gone}
        if briefs:
            self.app.indexing.take_in(briefs)

    # -- where the screen is ----------------------------------------------------------------

    def _say(self, error: Exception) -> None:
        """Say a fault of the watching; that the system does not watch, once for all folders."""
        from briefing.library.watch import NotWatched

        if isinstance(error, NotWatched):
            if self._unwatched:
                return
            self._unwatched = True
        self.app.say(f"{_UNWATCHED} ({in_words(error)}).", "warning")

    def look(self, key: str) -> None:
        """Read a brief again that may just have changed, without waiting to be told."""
        briefs = self.app.brief_list
        for entry in (entry for entry in briefs.entries if entry.key == key):

            def read(entry: Entry = entry) -> News:
                card = briefs.read(entry)
                return News([card.entry], cards={entry.key: card})

            self.app.background.run("reload", read, self.take, _UNREAD, queue=True)

    def take(self, news: News) -> None:
        """Bring onto the screen what changed; all of it is told behind the last of it."""
        app, briefs = self.app, self.app.brief_list
        cards = [news.cards[e.key] for e in news.arrivals if e.key in news.cards]
        self._arrived += briefs.add(news.arrivals, cards)
        for entry in news.saved:
            card = news.cards.get(entry.key)
            if card is None:
                briefs.note(entry)
            elif self._saved(card):
                self._others = True
        if not news.last:
            return
        gone = briefs.remove(news.gone)
        arrived, self._arrived = self._arrived, []
        self._tell(arrived, gone, lost=news.lost)
        if arrived and len(briefs) == len(arrived):
            app.overview.show()
        if arrived or gone:
            app.overview.recount()
            app.post(IndexChanged())  # a list of briefs has them in other places now
        if news.texts:
            app.texts.forget()
        if (arrived or gone or news.texts or self._others) and len(briefs):
            app.post(BriefReloaded(app.card))  # what is shown may be compared with another one
        self._others = False
        if news.texts:
            app.checking.renew()
        app.drafts.changed(news.changes, texts=news.texts)
        app.wire.want()

    def _tell(self, arrived: Sequence[Entry], gone: Sequence[Entry], *, lost: bool) -> None:
        """Say in one notice what arrived, and what went."""
        briefs, told = self.app.brief_list, []
        if len(arrived) > _NAMED:
            told.append(f"{len(arrived):,} briefs arrived in the library.")
        elif arrived:
            cards = [briefs.kept(entry.key) for entry in arrived]
            titles = [card.title for card in cards if card is not None]
            told.append(f"New in the library: {'; '.join(titles)}")
        if gone and lost:
            told.append(f"The library {briefs.library.location.short} is gone, or cannot be read.")
        elif len(gone) > _NAMED:
            told.append(f"{len(gone):,} briefs are no longer in the library.")
        elif gone:
            told.append(f"No longer in the library: {'; '.join(entry.id for entry in gone)}")
        if told:
            self.app.say(" ".join(told))

    def _saved(self, card: OpenBrief) -> bool:
        """Take a brief that was saved; tell whether it is another one than the one shown.

        A save that breaks the one shown leaves the last good one there.
        """
        app, briefs = self.app, self.app.brief_list
        index = briefs.place_of(card.entry.key)
        if index is None:
            return False
        before = briefs.known(index)
        briefs.put(index, card)
        if index != briefs.at:
            return True
        if before is not None and same_content(before, card) and not app.overview.banner.display:
            return False
        if card.outline is None and before is not None and before.outline is not None:
            briefs.keep(index, before)
            app.overview.warn(card)
        else:
            app.overview.reload(card)
        return False


def _batches(entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    return (entries[at : at + _BATCH] for at in range(0, len(entries), _BATCH))


def _load_themes() -> Themes:
    from briefing.tui.themes import load_themes

    return load_themes(paths.themes())
