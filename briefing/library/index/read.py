"""Reading an index: one connection a thread, opened late, given up at the first doubt."""

from __future__ import annotations

import os
import sqlite3
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, local
from typing import Final, NamedTuple

import msgspec

from briefing.library.index import database as db
from briefing.library.index import judged as marks
from briefing.library.index import search as searching
from briefing.library.index.tables import name_of
from briefing.library.index.write import BUSY, OnProgress, Outcome, Writer, refresh, update
from briefing.library.query import Query
from briefing.library.stamp import Stamp
from briefing.library.summary import Summary

IN_MEMORY: Final = 5_000
"""Files that are read into memory where the index cannot be kept on disk."""


class Interrupted(Exception):
    """Another thread has ended the query: its answer is not wanted any more."""


class Listed(NamedTuple):
    """What the index knows of a file for lists: its entry and the stamp it was read by.

    ``sure`` says that with the same stamp it is the same file.
    """

    id: str
    as_of: str
    broken: bool
    stamp: Stamp
    sure: bool


class Row(NamedTuple):
    """A brief as a page of the list has it; ``path`` is relative to the library."""

    path: str
    id: str
    summary: Summary


PageKey = tuple[bool, float, str, int]
"""Where a page of the list ended."""


_Which = tuple[int, int]
"""The device and the number of a file."""


class _Thread:
    """Lives as long as the thread in whose ``local`` it is."""


def _close_with(owner: object, connection: sqlite3.Connection) -> None:
    """Close a connection when its owner is gone; at the end of the program nobody waits for it."""
    weakref.finalize(owner, connection.close).atexit = False


class Index:
    """The index of the library in ``root``. Every method may be called from any thread.

    An index that turned out damaged is not asked again; the next ``refresh`` makes it anew, of
    this program or of another one. A connection is closed at the latest when its thread ends.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.path = db.index_path(root)
        self._local = local()
        self._lock = Lock()
        self._busy: set[sqlite3.Connection] = set()
        self._memory: sqlite3.Connection | None = None
        self._doubted: _Which | None = None

    @property
    def doubted(self) -> bool:
        """Whether the index that is there turned out damaged."""
        return self._doubted is not None and self._doubted == self._which()

    def _which(self) -> _Which | None:
        """Return what tells the file of the index from the one that takes its place."""
        try:
            facts = self.path.stat()
        except OSError:
            return None
        return facts.st_dev, facts.st_ino

    # -- bringing it up to date -------------------------------------------------------------

    def refresh(
        self, on_progress: OnProgress = lambda _: None, *, rebuild: bool = False,
        thorough: bool = False,
    ) -> Outcome:  # fmt: skip
        """Bring the index up to date with the files; see ``write.refresh``."""
        rebuild = rebuild or self.doubted
        outcome = refresh(self.root, on_progress, rebuild=rebuild, thorough=thorough)
        return outcome._replace(rebuilt=outcome.rebuilt or rebuild)

    def update(self, changed: list[Path]) -> Outcome:
        """Take in what changed of some files; see ``write.update``.

        Where there is no index yet, or a damaged one, the whole library is taken in.
        """
        if self.doubted or not self.path.exists():
            return self.refresh()
        return update(self.root, changed)

    def keep_in_memory(self, on_progress: OnProgress = lambda _: None) -> Outcome:
        """Read the library into an index in memory, where none can be kept on disk.

        Of a large library only the first files are taken: ``files`` of the answer says how many.

        Raises:
            NoIndex: this SQLite cannot search texts.
        """
        connection = db.create(None)
        try:
            outcome = Writer(self.root, connection).all(on_progress, most=IN_MEMORY)
        except BaseException:
            connection.close()
            raise
        _close_with(self, connection)
        self._memory = connection
        return outcome

    # -- connections ------------------------------------------------------------------------

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give this thread's connection to the index as it is now.

        Raises:
            NoIndex: there is none, or it is damaged; the next ``refresh`` makes it anew.
            Interrupted: ``interrupt`` was called meanwhile.
        """
        connection = self._memory
        if connection is None:
            connection = self._connection()
        with self._lock:
            self._busy.add(connection)
        try:
            with db.guarded():
                yield connection
        except sqlite3.OperationalError as error:
            raise Interrupted from error
        except db.NoIndex as error:
            if isinstance(error, db.Damaged):
                self._doubted = getattr(self._local, "which", None)
            self.close()
            raise
        finally:
            with self._lock:
                self._busy.discard(connection)

    def _connection(self) -> sqlite3.Connection:
        """Return the connection of this thread; a new one where the file is another one now."""
        which = self._which()
        if which is None:
            self.close()
            raise db.NoIndex("there is none yet")
        if which == self._doubted:
            raise db.NoIndex("it is damaged")
        if getattr(self._local, "which", None) != which:
            self.close()
            try:
                connection = db.open_to_read(self.path)
            except db.Damaged:
                self._doubted = which
                raise
            self._local.thread = _Thread()
            _close_with(self._local.thread, connection)
            self._local.connection, self._local.which = connection, which
        found: sqlite3.Connection = self._local.connection
        return found

    def close(self) -> None:
        """Close the connection of this thread, if it has one."""
        connection = self._local.__dict__.pop("connection", None)
        self._local.__dict__.pop("which", None)
        self._local.__dict__.pop("thread", None)
        if connection is not None:
            connection.close()

    def interrupt(self) -> None:
        """End the queries that other threads are waiting for: they raise ``Interrupted``."""
        with self._lock:
            for connection in self._busy:
                connection.interrupt()

    # -- questions --------------------------------------------------------------------------

    def search(
        self,
        query: Query,
        limit: int = 20,
        after: searching.Key | None = None,
        effort: float = searching.QUICK,
    ) -> searching.Hits:
        """Answer a query; what the index was not told yet is not found.

        Raises:
            NoIndex, Interrupted: as ``reading``.
        """
        with self.reading() as connection:
            return searching.search(connection, query, limit, after, effort)

    def listed(self) -> dict[bytes, Listed]:
        """Return what the index knows of every file, by its path as the system has it.

        Raises:
            NoIndex, Interrupted: as ``reading``.
        """
        with self.reading() as connection:
            rows = connection.execute(
                "SELECT f.path, b.name, b.as_of, b.broken, f.size, f.mtime_ns, f.ctime_ns, f.sure"
                " FROM file f JOIN brief b ON b.id = f.id"
            )
            return {
                path: Listed(name, as_of, bool(broken), Stamp(size, mtime, ctime), bool(sure))
                for path, name, as_of, broken, size, mtime, ctime, sure in rows
            }

    def summaries(self) -> dict[bytes, tuple[Stamp, bool, Summary]]:
        """Return every file's summary, the stamp it was read by, and whether that is sure.

        Raises:
            NoIndex, Interrupted: as ``reading``.
        """
        decoder = msgspec.json.Decoder(Summary)
        with self.reading() as connection:
            rows = connection.execute(
                "SELECT f.path, b.summary, f.size, f.mtime_ns, f.ctime_ns, f.sure"
                " FROM file f JOIN brief b ON b.id = f.id"
            )
            return {
                path: (Stamp(size, mtime, ctime), bool(sure), decoder.decode(summary))
                for path, summary, size, mtime, ctime, sure in rows
            }

    def page(self, size: int, after: PageKey | None = None) -> tuple[list[Row], PageKey | None]:
        """Return a page of the list, newest cut-off first, broken ones last, and where it ends.

        It is the list as the index knows it: nothing is looked for on disk. The key is None where
        no page follows.

        Raises:
            NoIndex, Interrupted: as ``reading``.
        """
        where = ""
        values: list[object] = [size + 1]
        if after is not None:
            broken, seconds, name, row = after
            where = (
                " WHERE b.broken > ? OR (b.broken = ? AND (b.seconds < ? OR (b.seconds = ?"
                " AND (b.name > ? OR (b.name = ? AND b.id > ?)))))"
            )
            values = [broken, broken, seconds, seconds, name, name, row, size + 1]
        with self.reading() as connection:
            rows = connection.execute(
                "SELECT f.path, b.name, b.summary, b.broken, b.seconds, b.id"
                f" FROM brief b JOIN file f ON f.id = b.id{where}"
                " ORDER BY b.broken, b.seconds DESC, b.name, b.id LIMIT ?",
                values,
            ).fetchall()
        found = [
            Row(os.fsdecode(path), name, msgspec.json.decode(summary, type=Summary))
            for path, name, summary, *_ in rows[:size]
        ]
        if len(rows) <= size:
            return found, None
        _, name, _, broken, seconds, row = rows[size - 1]
        return found, (bool(broken), seconds, name, row)

    def count(self) -> int:
        """Return how many briefs the index knows.

        Raises:
            NoIndex, Interrupted: as ``reading``.
        """
        with self.reading() as connection:
            return int(connection.execute("SELECT count(*) FROM brief").fetchone()[0])

    def judged(self) -> int:
        """Return of how many briefs the index knows verdicts.

        Raises:
            NoIndex, Interrupted: as ``reading``.
        """
        with self.reading() as connection:
            query = f"SELECT count(DISTINCT item >> {db.ITEM_BITS}) FROM verdict"
            return int(connection.execute(query).fetchone()[0])

    def verdict_counts(self) -> dict[bytes, marks.Counts]:
        """Return how many items have each verdict, of every brief whose verdicts are known.

        Raises:
            NoIndex, Interrupted: as ``reading``.
        """
        with self.reading() as connection:
            return marks.counts(connection)

    def put_verdicts(self, path: Path, verdicts: Mapping[str, str]) -> Outcome:
        """Note the verdicts of a brief's items, by their labels, for the filter ``verdict:``.

        They go when the brief changes.
        """
        return self.put_all_verdicts({path: verdicts})

    def put_all_verdicts(self, found: Mapping[Path, Mapping[str, str]]) -> Outcome:
        """Note the verdicts of several briefs; ``read`` of the answer says of how many."""
        try:
            with db.writing(self.path) as alone:
                if not alone:
                    return Outcome(trouble=BUSY)
                connection = db.create(self.path)
                try:
                    with db.guarded():
                        named = {name_of(path, self.root): each for path, each in found.items()}
                        marks.put(connection, named)
                finally:
                    connection.close()
        except db.NoIndex as error:
            return Outcome(trouble=f"the index cannot be kept: {error}")
        return Outcome(read=len(found))
