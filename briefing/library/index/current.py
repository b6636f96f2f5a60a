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
    """When an index was written, and the digest of the files that it was found to have by then."""

    written: int
    files: bytes


def is_current(connection: sqlite3.Connection, path: Path, root: Path, scan: Scan) -> bool:
    """Tell whether a refresh of the index at ``path`` would change nothing, after a walk.

    The caller has found that the index is what was sealed.

    Raises:
        sqlite3.DatabaseError: what ``guarded`` is for.
    """
    if scan.unread or not (too_large(connection) or lately(connection)):
        return False
    if Tables(connection).sparse():
        return False
    try:
        times = list(map(_TIMES, map(os.stat, scan.names)))
    except (OSError, ValueError):  # a file has gone meanwhile, or a disk fails
        return False
    now = _Look(_written(connection), _digest(scan.names, times))
    place = path.with_name(f"{path.name}{LOOK}")
    if _last(place) == now:
        return True
    # As the index has those that had aged when they were read.
    there = {(name, *each, 1) for name, each in zip(_names(root, scan.names), times, strict=True)}
    query = "SELECT path, size, mtime_ns, ctime_ns, sure FROM file"
    if there != set(connection.execute(query).fetchall()):
        return False
    with suppress(OSError):  # then the next search compares again
        write_atomic(place, msgspec.json.encode(now), force=True, sync=False)
    return True


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
