"""Telling that an index has every file of its library as it is now, without opening it to write.

That is what nearly every search finds, so it is asked first, and of all files at once. Once it was
so, a digest of the files stands beside the index: where it is the same the next time, and nothing
was written to the index since, no row of it is read.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Sequence
from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from typing import Final

import msgspec

from briefing.digests import blake2b
from briefing.files import Unreadable, read_guarded
from briefing.library.index.database import LOOK
from briefing.library.index.tables import Tables
from briefing.library.scan import Scan
from briefing.ready import ready
from briefing.writing import write_atomic

_CAP: Final = 1_000
_CHECK_S: Final = 86_400
"""How often an index is checked page by page without being asked."""
_CHECK_PAGES: Final = 50_000
"""An index of more pages is checked only by who asks for it: that reads all of it."""


class _Look(msgspec.Struct):
    """When an index was written, and the digest of the files that it was found to have by then.

    ``listed`` is that of a listing, where one was at hand, and ``count`` how many files there were.
    """

    written: int
    files: bytes
    listed: bytes = b""
    count: int = 0


def listed_files(connection: sqlite3.Connection, path: Path, listed: bytes) -> int | None:
    """Return how many files the index at ``path`` has, None where a refresh may change something.

    ``listed`` is the digest of a listing; no file is looked at. Otherwise as ``is_current``.
    """
    known = _last(path.with_name(f"{path.name}{LOOK}")) if listed else None
    if known is None or known.listed != listed or known.written != _written(connection):
        return None
    return None if _wants_work(connection) else known.count


def is_current(
    connection: sqlite3.Connection, path: Path, root: Path, scan: Scan, listed: bytes = b""
) -> bool:
    """Tell whether a refresh of the index at ``path`` would change nothing, after a walk.

    The caller has found that the index is what was sealed. ``listed`` is the digest of a listing
    that was made before: it is kept, as one of what the index has.

    Raises:
        sqlite3.DatabaseError: what ``guarded`` is for.
    """
    if scan.unread or _wants_work(connection):
        return False
    try:
        times = list(map(_TIMES, map(os.stat, scan.names)))
    except (OSError, ValueError):  # a file has gone meanwhile, or a disk fails
        return False
    # What was passed over is told of, so it has to be looked at each time.
    now = _Look(
        _written(connection),
        _digest(scan.names, times),
        b"" if scan.skipped else listed,
        len(times),
    )
    place = path.with_name(f"{path.name}{LOOK}")
    known = _last(place)
    if known is not None and (known.written, known.files) == (now.written, now.files):
        if now.listed in (b"", known.listed):
            return True
    else:
        # As the index has those that had aged when they were read.
        named = zip(_names(root, scan.names), times, strict=True)
        query = "SELECT path, size, mtime_ns, ctime_ns, sure FROM file"
        if {(name, *each, 1) for name, each in named} != set(connection.execute(query).fetchall()):
            return False
    with suppress(OSError):  # then the next search compares again
        write_atomic(place, msgspec.json.encode(now), force=True, sync=False)
    return True


def _wants_work(connection: sqlite3.Connection) -> bool:
    """Tell whether an index is to be looked through or made compact, whatever the files are."""
    return not (too_large(connection) or lately(connection)) or Tables(connection).sparse()


_TIMES: Final = attrgetter("st_size", "st_mtime_ns", "st_ctime_ns")


def _digest(files: Sequence[str], times: Sequence[tuple[int, int, int]]) -> bytes:
    """Return a digest of files and their stamps, in the order in which the folders give them."""
    found = blake2b(os.fsencode("\0".join(files)), digest_size=32)
    found.update(msgspec.msgpack.encode(times))
    return found.digest()


def begin(connection: sqlite3.Connection) -> None:
    """Begin to put files in or take them out: what the index was found to have is over."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('written', ?)", (time.time_ns(),))


def _written(connection: sqlite3.Connection) -> int:
    row = connection.execute("SELECT value FROM meta WHERE key = 'written'").fetchone()
    return int(row[0]) if row else 0


def _last(place: Path) -> _Look | None:
    try:
        return msgspec.json.decode(read_guarded(place, _CAP), type=ready(_Look))
    except (Unreadable, msgspec.MsgspecError, ValueError):
        return None


def _names(root: Path, files: Sequence[str]) -> list[bytes]:
    """Return what ``tables.namer`` does for each of many files, all at once: no name has a NUL."""
    if not files:
        return []
    told = "\0" + "\0".join(files)
    return os.fsencode(told.replace(f"\0{root}{os.sep}", "\0")).split(b"\0")[1:]


def lately(connection: sqlite3.Connection) -> bool:
    """Tell whether every page of an index was looked at within a day."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'checked'").fetchone()
    return row is not None and 0 <= time.time() - row[0] < _CHECK_S


def too_large(connection: sqlite3.Connection) -> bool:
    """Tell whether an index has too many pages to look at them unasked."""
    return int(connection.execute("PRAGMA page_count").fetchone()[0]) > _CHECK_PAGES
