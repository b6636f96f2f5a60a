"""The index of a library: brought up to date, and asked for answers, lists and counts."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec.structs import replace

from briefing.filesystem import is_there
from briefing.library.entry import Summary
from briefing.library.index import database as db
from briefing.library.index import seal
from briefing.library.index import search as searching
from briefing.library.index.connections import Connections, Interrupted
from briefing.library.index.current import is_current, listed_files
from briefing.library.index.hits import Hits, Key
from briefing.library.index.one_writer import open_to_write, writing
from briefing.library.index.tables import Counts, namer, put_verdicts, verdict_counts
from briefing.library.index.write import (
    BUSY,
    IndexUpdate,
    IndexWriter,
    OnProgress,
    refresh,
    update,
)
from briefing.library.query import Query
from briefing.library.scan import Scan, Stamp, briefs_folder
from briefing.listing import taken
from briefing.ready import ready

if TYPE_CHECKING:
    from briefing.library.index.background_refresh import BackgroundRefresh

__all__ = ["IN_MEMORY", "Index", "Interrupted", "ListRow", "Listed", "PageKey"]

IN_MEMORY: Final = 5_000
"""Files that are read into memory where the index cannot be kept on disk."""


class Listed(msgspec.Struct, frozen=True):
    """What the index knows of a file for lists: its entry and the stamp it was read by.

    ``sure`` says that with the same stamp it is the same file.
    """

    id: str
    as_of: str
    broken: bool
    stamp: Stamp
    sure: bool


class ListRow(msgspec.Struct, frozen=True):
    """A brief as a page of the list has it; ``path`` is relative to the library."""

    path: str
    id: str
    summary: Summary


PageKey = tuple[bool, float, str, int]
"""Where a page of the list ended."""


class Index(Connections):
    """The index of the library in ``root``. Every method may be called from any thread.

    An index that turned out damaged is not asked again; the next ``refresh`` makes it anew, of
    this program or of another one.
    """

    def __init__(self, root: Path) -> None:
        super().__init__(db.index_path(root))
        self.root = root
        self._name_of = namer(root)

    # -- bringing it up to date -------------------------------------------------------------

    def refresh(
        self, on_progress: OnProgress = lambda _: None, *, rebuild: bool = False,
        thorough: bool = False,
    ) -> IndexUpdate:  # fmt: skip
        """Bring the index up to date with the files; see ``write.refresh``."""
        rebuild, start, scan = rebuild or self.doubted, time.monotonic(), None
        if not (rebuild or thorough) and is_there(self.path):
            listing = taken(str(briefs_folder(self.root)))
            listed = listing.digest() if listing else b""
            count = self._listed(listed)
            if count is None:
                scan = Scan(self.root)
                # The listing is older than the walk: what changed between shows in the next one.
                whole = listing is not None and listing.tells_all(str(scan.base))
                if self._is_current(scan, listed if whole else b""):
                    count = len(scan.names)
            if count is not None:
                skipped = scan.passed_over if scan else ()
                return IndexUpdate(files=count, seconds=time.monotonic() - start, skipped=skipped)
            rebuild = self.doubted
        outcome = refresh(self.root, on_progress, rebuild=rebuild, thorough=thorough, scan=scan)
        return replace(outcome, rebuilt=outcome.rebuilt or rebuild)

    def _listed(self, listed: bytes) -> int | None:
        """Return how many files the index has where it is sound, and a listing says the same."""
        try:
            with self.reading() as connection:
                return listed_files(connection, self.path, listed) if self.proven else None
        except (db.NoIndex, Interrupted):
            return None

    def _is_current(self, scan: Scan, listed: bytes) -> bool:
        """Tell whether the index is sound, and has all files of a walk as they are now."""
        try:
            with self.reading() as connection:
                return self.proven and is_current(connection, self.path, self.root, scan, listed)
        except (db.NoIndex, Interrupted):
            return False

    def refresh_behind(self) -> BackgroundRefresh:
        """Begin to bring the index up to date in a process of its own."""
        from briefing.library.index.background_refresh import BackgroundRefresh

        return BackgroundRefresh(self.root, rebuild=self.doubted)

    def name_of(self, key: str) -> bytes:
        """Return by what the index knows the brief with this key."""
        return self._name_of(key)

    def update(self, changed: Iterable[str]) -> IndexUpdate:
        """Take in what changed of some briefs, by their keys; see ``write.update``.

        Where there is no index yet, or a damaged one, the whole library is taken in.
        """
        if self.doubted or not is_there(self.path):
            return self.refresh()
        return update(self.root, changed)

    def keep_in_memory(self, on_progress: OnProgress = lambda _: None) -> IndexUpdate:
        """Read the library into an index in memory, where none can be kept on disk.

        Of a large library only the first files are taken: ``files`` of the answer says how many.

        Raises:
            NoIndex: this SQLite cannot search texts.
        """
        connection = db.create(None)
        try:
            outcome = IndexWriter(self.root, connection).all(on_progress, most=IN_MEMORY)
        except BaseException:
            connection.close()
            raise
        self.take(connection)
        return outcome

    # -- questions --------------------------------------------------------------------------

    def search(
        self,
        query: Query,
        limit: int = 20,
        after: Key | None = None,
        effort: float = searching.QUICK,
    ) -> Hits:
        """Answer a query; what the index was not told yet is not found.

        Raises:
            NoIndex, Interrupted: as ``reading``; BadQuery: as ``indexed.search``.
        """
        with self.reading() as connection:
            found = searching.search(connection, query, limit, after, effort)
        hits = (replace(hit, key=f"{self.root}{os.sep}{hit.key}") for hit in found.hits)
        return replace(found, hits=tuple(hits))

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
        decoder = msgspec.json.Decoder(ready(Summary))
        with self.reading() as connection:
            rows = connection.execute(
                "SELECT f.path, b.summary, f.size, f.mtime_ns, f.ctime_ns, f.sure"
                " FROM file f JOIN brief b ON b.id = f.id"
            )
            return {
                path: (Stamp(size, mtime, ctime), bool(sure), decoder.decode(summary))
                for path, summary, size, mtime, ctime, sure in rows
            }

    def broken(self) -> int:
        """Return how many briefs cannot be read, those without items; raises as ``listed``."""
        its = f"id BETWEEN head.id << {db.ITEM_BITS} AND (head.id + 1 << {db.ITEM_BITS}) - 1"
        count = f"SELECT count(*) FROM head WHERE NOT EXISTS (SELECT 1 FROM item WHERE {its})"
        with self.reading() as connection:
            return int(connection.execute(count).fetchone()[0])

    def page(self, size: int, after: PageKey | None = None) -> tuple[list[ListRow], PageKey | None]:
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
            ListRow(os.fsdecode(path), name, msgspec.json.decode(summary, type=ready(Summary)))
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

    def verdict_count(self) -> int:
        """Return of how many briefs the index knows verdicts.

        Raises:
            NoIndex, Interrupted: as ``reading``.
        """
        with self.reading() as connection:
            query = f"SELECT count(DISTINCT item >> {db.ITEM_BITS}) FROM verdict"
            return int(connection.execute(query).fetchone()[0])

    def verdict_counts(self) -> dict[bytes, Counts]:
        """Return how many items have each verdict, of every brief whose verdicts are known.

        Raises:
            NoIndex, Interrupted: as ``reading``.
        """
        with self.reading() as connection:
            return verdict_counts(connection)

    def put_verdicts(self, key: str, verdicts: Mapping[str, str]) -> IndexUpdate:
        """Note the verdicts of a brief's items, by their labels, for the filter ``verdict:``.

        They go when the brief changes.
        """
        return self.put_all_verdicts({key: verdicts})

    def put_all_verdicts(self, found: Mapping[str, Mapping[str, str]]) -> IndexUpdate:
        """Note the verdicts of several briefs, by key; ``read`` of the answer says of how many."""
        try:
            with writing(self.path) as alone:
                if not alone:
                    return IndexUpdate(trouble=BUSY)
                with open_to_write(self.path) as connection, db.guarded():
                    named = {self.name_of(key): each for key, each in found.items()}
                    seal.take_off(self.path)
                    put_verdicts(connection, named)
        except db.NoIndex as error:
            return IndexUpdate(trouble=f"the index cannot be kept: {error}")
        return IndexUpdate(read=len(found))
