"""Bringing an index up to date with the files, a batch at a time."""

from __future__ import annotations

import os
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from briefing.filesystem import facts, trouble
from briefing.format.problems import Problem
from briefing.library.index import database as db
from briefing.library.index import seal
from briefing.library.index.current import begin, lately, too_large
from briefing.library.index.one_writer import open_to_write, writing
from briefing.library.index.tables import IndexedFile, Tables, namer, seconds_of
from briefing.library.scan import Scan, Stamp, peek, read_head, stamp
from briefing.paths import shown

if TYPE_CHECKING:
    from briefing.library.index.pool import Asked

PARSERS: Final = 2
"""Processes for a cold build; measured on two cores, where more bring nothing."""
BATCH_S: Final = 0.5
"""How long a batch of changes may grow before it is kept: what a killed writer loses at most."""
_COLD: Final = 1_000
"""A part of the index that takes in so many files is packed at the end."""


class Progress(Struct, frozen=True):
    """How far the work is, in files."""

    done: int
    total: int


class IndexUpdate(Struct, frozen=True):
    """What was done: files read and removed, how many the library has, seconds it took.

    ``trouble`` is the middle of a sentence that says why not all was done; empty where it was.
    ``rebuilt`` says that the index was doubted and made anew. ``skipped`` is what the walk through
    the library passed over, as ``Scan`` has it; None where it was not walked. ``unread`` is a
    sentence on a folder that could not be read; what was known of it stays.
    """

    read: int = 0
    removed: int = 0
    files: int = 0
    seconds: float = 0.0
    trouble: str = ""
    rebuilt: bool = False
    skipped: tuple[Problem, ...] | None = None
    unread: str = ""


OnProgress = Callable[[Progress], None]
BUSY: Final = "another program is indexing the library right now"
"""The trouble of whoever comes second."""


def refresh(
    root: Path,
    on_progress: OnProgress = lambda _: None,
    *,
    rebuild: bool = False,
    thorough: bool = False,
    parsers: int = PARSERS,
    scan: Scan | None = None,
) -> IndexUpdate:
    """Bring the index of a library up to date; never raises on what becomes of the index.

    ``rebuild`` makes it anew, ``thorough`` checks every page of it before, ``scan`` is a walk
    through the library that was made just now; without it that is walked. An index that is
    damaged or from another version is renamed away and made anew, once.
    """
    path = db.index_path(root)
    try:
        with writing(path) as alone:
            if not alone:
                return IndexUpdate(trouble=BUSY)
            if rebuild:
                db.rename_away(path)
            try:
                return _refresh(root, path, on_progress, thorough, parsers, scan)
            except db.Damaged:
                db.rename_away(path)
            return replace(_refresh(root, path, on_progress, False, parsers), rebuilt=True)
    except db.NoIndex as error:
        return IndexUpdate(trouble=f"the index cannot be kept: {error}")


def _refresh(
    root: Path, path: Path, on_progress: OnProgress, thorough: bool, parsers: int,
    scan: Scan | None = None,
) -> IndexUpdate:  # fmt: skip
    with open_to_write(path) as connection:
        with db.guarded():
            _check(connection, path, thorough)
        return IndexWriter(root, connection, path).all(on_progress, parsers, scan=scan)


def update(root: Path, changed: Iterable[str]) -> IndexUpdate:
    """Bring the rows of some files up to date, of a library whose index is there.

    A damaged one is made anew, as ``refresh`` does.
    """
    path = db.index_path(root)
    try:
        with writing(path) as alone:
            if not alone:
                return IndexUpdate(trouble=BUSY)
            try:
                with open_to_write(path) as connection:
                    return IndexWriter(root, connection, path).some(changed)
            except db.Damaged:
                db.rename_away(path)
            return replace(_refresh(root, path, lambda _: None, False, PARSERS), rebuilt=True)
    except db.NoIndex as error:
        return IndexUpdate(trouble=f"the index cannot be kept: {error}")


def _check(connection: sqlite3.Connection, path: Path, thorough: bool) -> None:
    """Look at every page, if that was not done lately; ``thorough`` looks into the words, too.

    That is done in any case where the last writer has left no seal.

    Raises:
        Damaged: a page is not what it should be, or the index is full of holes.
    """
    if Tables(connection).sparse():
        raise db.Damaged("it is full of holes")
    if not thorough and (too_large(connection) or (lately(connection) and seal.is_whole(path))):
        return
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise db.Damaged("a page is damaged")
    if seal.is_whole(path, thorough=True) is False:
        raise db.Damaged("a byte of it is not what was written")
    if thorough:
        Tables(connection).doubt()
    seal.take_off(path)
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('checked', ?)", (time.time(),))


class IndexWriter:
    """Writes to one open index; the caller holds the lock, or the index is in memory.

    ``path`` is its file, None of one in memory.
    """

    def __init__(
        self, root: Path, connection: sqlite3.Connection, path: Path | None = None
    ) -> None:
        self._root = root
        self._path = path
        self._connection = connection
        self._tables = Tables(connection)
        self._start = time.monotonic()
        self._removed = self._read = 0
        self._now = 0
        self._unread: tuple[bytes, ...] = ()
        """How the names begin that lie in folders which could not be read."""

        self._unseen = ""
        """Why not all files were looked at."""

    def all(
        self, on_progress: OnProgress, parsers: int = PARSERS, most: int | None = None,
        scan: Scan | None = None,
    ) -> IndexUpdate:  # fmt: skip
        """Take in what changed of a library by a walk through it, made now if it was not yet.

        ``most`` takes no more files than that.
        """
        scan = scan or Scan(self._root)
        name_of = namer(self._root)
        self._unread = tuple(
            b"" if f == str(self._root) else name_of(f) + b"/" for f in scan.unread
        )
        outcome = self._take(scan.names[:most], on_progress, parsers, whole=True)
        errors = [each for each in scan.skipped if each.severity == "error" and scan.unread]
        unread = "".join(f"{e.file}: {e.message}" for e in errors[:1])
        return replace(outcome, skipped=scan.passed_over, unread=unread)

    def some(self, paths: Iterable[str]) -> IndexUpdate:
        """Take in what changed of these files."""
        return self._take(list(paths), lambda _: None, 0, whole=False)

    def _take(
        self, files: list[str], on_progress: OnProgress, parsers: int, *, whole: bool
    ) -> IndexUpdate:
        failed = ""
        try:
            with db.guarded():
                self._bring_in(files, on_progress, parsers, whole)
        except db.Damaged:
            self._roll_back()
            raise
        except db.NoIndex as error:
            self._roll_back()
            failed = f"the index cannot be written: {error}"
        except BaseException:
            self._roll_back()
            raise
        seconds = time.monotonic() - self._start
        return IndexUpdate(self._read, self._removed, len(files), seconds, failed or self._unseen)

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            try:
                self._connection.execute("ROLLBACK")
            except sqlite3.Error:
                return  # closing the connection does it

    def _bring_in(
        self, files: list[str], on_progress: OnProgress, parsers: int, whole: bool
    ) -> None:
        name_of = namer(self._root)
        known = self._tables.known(None if whole else map(name_of, files))
        self._now = time.time_ns()
        there: dict[bytes, Stamp] = {}
        asked: list[Asked] = []
        unseen: set[bytes] = set()
        for file in files:
            if (now := stamp(file) or stamp(file)) is not None:  # a file server may fail once
                there[name_of(file)] = now
            elif facts(file, follow=False) is None and (why := trouble(file)):
                # No link that goes round in circles, but a disk or a file server that fails:
                # nobody knows whether the file is gone, and what was known of it stays.
                unseen.add(name_of(file))
                self._unseen = self._unseen or f"{shown(Path(file))} cannot be read: {why}"
        for name, now in there.items():
            old = known.get(name)
            if old is None or not old.is_still(now):
                asked.append((name, old.hash if old is not None else b""))
        # What is known of a folder that cannot be read stays.
        kept = {name for name in known if self._unread and name.startswith(self._unread)} | unseen
        gone = [name for name in known if name not in there and name not in kept]
        if not asked and not gone:
            return
        if self._path is not None:
            seal.take_off(self._path)
        begin(self._connection)
        for name in gone:
            self._tables.remove(known[name].row)
            self._removed += 1
        # What is newest comes last: of many matches the last ones are looked at first.
        asked.sort(key=lambda each: (self._cut_off(each[0]), there[each[0]].mtime_ns, each[0]))
        if asked:
            self._parse(asked, known, there, on_progress, parsers)
        if known:
            self._tables.drop_empty()
        self._connection.execute("COMMIT")
        self._connection.execute("PRAGMA optimize")

    def _cut_off(self, name: bytes) -> float:
        """Return the cut-off by which a file is taken in before others, from its first lines."""
        path = self._root / os.fsdecode(name)
        return seconds_of(peek(read_head(path) or read_head(path) or b"").as_of)

    def _parse(
        self,
        asked: list[Asked],
        known: dict[bytes, IndexedFile],
        there: dict[bytes, Stamp],
        on_progress: OnProgress,
        parsers: int,
    ) -> None:
        # Not for those who only ask an index that is up to date.
        from briefing.library.index.pool import parse_all
        from briefing.library.index.rows import ParsedFile

        last, added = time.monotonic(), Counter[int]()
        for done, (name, parsed) in enumerate(parse_all(asked, self._root, parsers), 1):
            old, facts = known.get(name), (there[name], there[name].aged(self._now))
            if parsed is True and old is not None:
                self._tables.touch(old.row, *facts)
            else:
                if old is not None:
                    self._tables.remove(old.row)
                if isinstance(parsed, ParsedFile):
                    added[self._tables.add(name, *facts, parsed)] += 1
                self._read += 1
            if time.monotonic() - last > BATCH_S:
                self._connection.execute("COMMIT")
                on_progress(Progress(done, len(asked)))
                begin(self._connection)
                last = time.monotonic()
        for part, count in added.items():
            if count >= _COLD:
                self._tables.optimize(part)
        on_progress(Progress(len(asked), len(asked)))
