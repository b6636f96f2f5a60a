"""Connections to an index: one for each thread, opened when needed, dropped on the first error."""

from __future__ import annotations

import os
import sqlite3
import weakref
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock, local

from briefing.library.index import database as db
from briefing.library.index import seal


class Interrupted(Exception):
    """Another thread has ended the query: its answer is not wanted any more."""


_Which = tuple[int, int]
"""The device and the number of a file."""


class _Thread:
    """Lives as long as the thread in whose ``local`` it is."""


def _close_with(owner: object, connection: sqlite3.Connection) -> None:
    """Close a connection when its owner is gone; at the end of the program nobody waits for it."""
    weakref.finalize(owner, connection.close).atexit = False


class Connections:
    """The connections of this program to the index at ``path``, which may become another file.

    A file that turned out damaged is not opened again. A connection is closed at the latest when
    its thread ends.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = local()
        self._lock = Lock()
        self._busy: set[sqlite3.Connection] = set()
        self._memory: sqlite3.Connection | None = None
        self._doubted: _Which | None = None
        self._proven: seal.FileFacts | None = None

    @property
    def doubted(self) -> bool:
        """Whether the index that is there turned out damaged."""
        return self._doubted is not None and self._doubted == self._which()

    @property
    def proven(self) -> bool:
        """Whether the index that was last asked is what was sealed."""
        return self._proven is not None

    def _which(self) -> _Which | None:
        """Return what tells the file of the index from the one that takes its place."""
        found = seal.facts(self.path)
        return found.which if found else None

    def take(self, connection: sqlite3.Connection) -> None:
        """Ask an index in memory from now on, and none on disk."""
        _close_with(self, connection)
        self._memory = connection

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
        try:
            with self._until_idle(connection), db.guarded():
                yield connection
        except sqlite3.OperationalError as error:
            raise Interrupted from error
        except db.NoIndex as error:
            if isinstance(error, db.Damaged):
                self._doubted = getattr(self._local, "which", None)
            self.close()
            raise

    @contextmanager
    def _until_idle(self, connection: sqlite3.Connection) -> Iterator[None]:
        """Let a connection be interrupted meanwhile, and not while it is closed after that."""
        with self._lock:
            self._busy.add(connection)
        try:
            yield
        finally:
            with self._lock:
                self._busy.discard(connection)

    def _connection(self) -> sqlite3.Connection:
        """Return the connection of this thread; a new one where the file is another one now."""
        now = seal.facts(self.path)
        if now is None:
            self.close()
            raise db.NoIndex("there is none yet")
        which = now.which
        if which == self._doubted:
            raise db.NoIndex("it is damaged")
        if now != self._proven:
            whole = seal.is_whole(self.path)
            if whole is False:
                self.close()
                self._doubted = which
                raise db.Damaged("a byte of it is not what was written")
            self._proven = now if whole else None
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


def newest_paths(root: Path, count: int) -> tuple[list[Path], int] | None:
    """Return files with the newest cut-offs, and how many there are, as far as is indexed.

    None where there is no index that could tell.
    """
    try:
        with closing(db.open_to_read(db.index_path(root))) as connection, db.guarded():
            paths = connection.execute(
                "SELECT f.path FROM brief b JOIN file f ON f.id = b.id"
                " ORDER BY b.broken, b.seconds DESC, b.name, b.id LIMIT ?",
                (count,),
            ).fetchall()
            total = connection.execute("SELECT count(*) FROM brief").fetchone()[0]
    except db.NoIndex:
        return None
    return [root / os.fsdecode(path) for (path,) in paths], int(total)
