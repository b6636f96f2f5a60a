"""The index of the library, brought up to date behind the screen and asked by the picker.

Nothing of it is imported before the first paint, and nothing here is waited for: a library whose
index is not there, or cannot be kept, is shown without it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Final, TypeVar

from msgspec import Struct

from briefing.library.entry import Summary
from briefing.library.indexed import FEW
from briefing.tui.host import IndexChanged

if TYPE_CHECKING:
    from briefing.library.index.background_refresh import BackgroundRefresh
    from briefing.library.index.hits import Hits, Key
    from briefing.library.index.read import Index
    from briefing.library.index.write import IndexUpdate
    from briefing.tui.host import Host

T = TypeVar("T")

HITS: Final = 30
"""How many items a search brings at once; more come when the end of them is reached."""
_TELL_S: Final = 0.2
"""How often progress is told."""
_TRIES: Final = 20
_TRY_S: Final = 0.25
"""How often, and after how long, it is tried again to write into an index that is busy."""


_FAILED: Final = (
    'the briefs cannot be searched now, all else works: "briefing index --rebuild" may mend it'
)
_NOT_UPDATED: Final = "A search may miss what was saved last: the index could not be written"


class SearchAnswer(Struct, frozen=True):
    """What a search brought; ``note`` is a sentence about what it could not do."""

    hits: Hits | None = None
    note: str = ""


class IndexRefresh:
    """Keeps the index of the library, from a thread; what it learns is handed to the list."""

    def __init__(self, app: Host) -> None:
        self.app = app
        self.note = ""
        """How far the indexing is, or why there is none; empty where there is nothing to say."""
        self.busy = False
        self.ready = False
        self.rounds = 0  # how often it was brought up to date: what is typed is asked again then
        self._begun = False
        self._behind: BackgroundRefresh | None = None
        self._index: Index | None = None
        self._lock = Lock()
        self._writing = Lock()
        self._judged: set[str] = set()
        """The briefs whose verdicts the index has not taken in yet."""
        self._changed: set[str] = set()
        self._due: set[str] = set()
        """What was saved, arrived or went, and is to be taken in."""

    @property
    def wanted(self) -> bool:
        """Whether there is anything to index: a folder that is no library is left alone."""
        brief_list = self.app.brief_list
        return brief_list.library.indexed and len(brief_list) > 0

    @property
    def large(self) -> bool:
        """Whether the library is one that is indexed without being asked."""
        return self.wanted and self.app.brief_list.total > FEW

    @property
    def index(self) -> Index:
        """The index; what it needs is imported when it is first asked for.

        Raises:
            NoIndex: the library has none.
        """
        from briefing.library.index.database import NoIndex

        with self._lock:
            if self._index is None:
                self._index = self.app.brief_list.library.index()
            if self._index is None:
                raise NoIndex("the library has none")
            return self._index

    def start(self) -> None:
        """Begin, once: list all briefs, bring the index up to date, tell the list what it has."""
        if not self._begun and self.wanted:
            self._begin()

    def _begin(self) -> None:
        self._begun = self.busy = True
        self.app.background.run(
            "index", self._run, on_error=lambda _error: self._done(_FAILED), cancel=self._end
        )

    def _mend(self) -> None:
        """Begin again behind the screen: a question has shown that the index is damaged."""
        with self._lock:
            if self._begun and not self.busy:
                self._begin()

    def _end(self) -> None:
        """End the process that indexes; what was indexed stays."""
        if self._behind is not None:
            self._behind.end()

    # -- in the thread ----------------------------------------------------------------------

    def _run(self) -> None:
        """Do all of it."""
        from briefing.tui.services.list_loading import load_list

        load_list(self.app)
        self._summaries()
        self._refresh()

    def _refresh(self) -> None:
        from briefing.library.index.write import IndexUpdate

        told = 0.0
        self._behind = self.index.refresh_behind()
        if self.app.background.leaving.is_set():  # it was meanwhile
            self._behind.end()
        for each in self._behind.lines():
            if self.app.background.leaving.is_set():
                return
            if isinstance(each, IndexUpdate):
                self._outcome(each)
            elif each.total and time.monotonic() - told > _TELL_S:
                told = time.monotonic()
                self.app.tell(self._say, f"indexing: {each.done:,} of {each.total:,} briefs")

    def _outcome(self, outcome: IndexUpdate) -> None:
        from briefing.library.index.write import BUSY

        note = ""
        if outcome.trouble == BUSY:
            note = f"{BUSY}: what it has not read yet is not found"
        elif outcome.trouble and self.app.brief_list.total <= FEW:
            self.index.keep_in_memory()
        elif outcome.trouble:
            note = outcome.trouble
        self._summaries()
        self.ready = True  # what is saved from now on is taken in at once
        self._flush()
        self.app.tell(self._done, note)

    def _summaries(self) -> None:
        """Hand the list what the index knows: verdicts, and of a large library what lists show."""
        from briefing.library.index.database import NoIndex

        try:
            summaries = self.index.summaries() if self.large else {}
            counts = self.index.verdict_counts()
        except NoIndex:
            return
        by_name = {name: summary for name, (*_, summary) in summaries.items()}
        self.app.tell(self._known, self._by_key(by_name), self._by_key(counts))

    def _by_key(self, by_name: Mapping[bytes, T]) -> dict[str, T]:
        found = {}
        for entry in self.app.brief_list.entries if by_name else ():
            known = by_name.get(self.index.name_of(entry.key))
            if known is not None:
                found[entry.key] = known
        return found

    def _flush(self) -> None:
        """Take in what changed, and what verdicts were made, while there was no index yet."""
        changed, self._changed = self._changed, set()
        if changed:
            self.update(changed)
        for key in list(self._judged):
            self._judged.discard(key)
            put = partial(self.index.put_verdicts, key, self.app.checking.marks(key))
            if not self._write(put):
                self._judged.add(key)

    def take_in(self, keys: Iterable[str]) -> None:
        """Have files that were saved, arrived or went taken in, once there is an index."""
        if self.ready or self.busy:
            with self._lock:
                self._due.update(keys)
            self.app.background.run(
                "index update", self._take_in, on_error=_NOT_UPDATED, queue=True
            )

    def _take_in(self) -> None:
        """Take in all that is due: of many changes behind each other that is one update."""
        with self._lock:
            due, self._due = self._due, set()
        if due:
            self.update(due)

    def update(self, keys: Iterable[str]) -> None:
        """Take in files that were saved, arrived or went; called in a thread."""
        changed = set(keys)
        if not self.ready or not self._write(partial(self.index.update, sorted(changed))):
            self._changed |= changed  # for the next time
            return
        self._summaries()

    def _write(self, what: Callable[[], IndexUpdate]) -> bool:
        """Write into the index, once no other thread or program does; tell whether it was done."""
        from briefing.library.index.write import BUSY

        with self._writing:
            for _ in range(_TRIES):
                if what().trouble != BUSY:
                    return True
                if self.app.background.leaving.wait(_TRY_S):
                    break
        return False

    # -- where the screen is ----------------------------------------------------------------

    def _known(
        self, summaries: Mapping[str, Summary], counts: Mapping[str, Mapping[str, int]]
    ) -> None:
        self.app.brief_list.summaries = summaries
        self.app.checking.count(counts)
        self.app.post(IndexChanged())

    def _say(self, note: str) -> None:
        self.note = note
        self.app.post(IndexChanged())

    def _done(self, note: str) -> None:
        self.note, self.busy, self.ready = note, False, True
        self.rounds += 1
        self.app.post(IndexChanged())

    def note_verdicts(self, key: str) -> None:
        """Note that verdicts of a brief were made, for ``verdict:`` in a search."""
        if self.wanted:
            self._judged.add(key)
            if self.ready:
                run = self.app.background.run
                run("index update", self._flush, on_error=_NOT_UPDATED, queue=True)

    # -- questions --------------------------------------------------------------------------

    def interrupt(self) -> None:
        """End the queries that are under way: nobody waits for them any more."""
        if self._index is not None:
            self._index.interrupt()

    def search(
        self, text: str, after: Key | None = None, stop: Callable[[], bool] = lambda: False
    ) -> SearchAnswer | None:
        """Answer a query that is being typed; None where another one has taken its place.

        It goes on until something is found, or all was looked at, or ``stop`` says so.
        """
        from briefing.library.index.connections import Interrupted
        from briefing.library.index.database import NoIndex
        from briefing.library.query import BadQuery, parse

        try:
            query = parse(text, typing=True)
            hits = self.index.search(query, HITS, after)
            while not hits.hits and hits.next is not None and not stop():
                hits = self.index.search(query, HITS, hits.next)
        except BadQuery as error:
            return SearchAnswer(
                None, f"column {error.column}: {error.message} {error.hint}".strip()
            )
        except Interrupted:
            return None
        except NoIndex:
            if self.index.doubted:
                self._mend()
                return SearchAnswer(None, "the index was damaged: it is being made anew")
            return SearchAnswer(None, self.note or "the texts of the briefs are not indexed yet")
        return SearchAnswer(hits, _words(hits))


def _words(hits: Hits) -> str:
    """Return what the answer is not, in one sentence."""
    if hits.trouble or hits.bounded:
        return hits.trouble or hits.bound
    if hits.hits and not hits.ranked:
        first = "without a word there is nothing to rank by: newest first"
        return f"{first}. {hits.note}" if hits.note else first
    return hits.note
