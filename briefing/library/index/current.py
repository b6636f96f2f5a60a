"""Telling that an index has every file of its library as it is now, without opening it to write.

That is what nearly every search finds, so it is asked first, and of all files at once.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from briefing.library.index.tables import Tables
from briefing.library.scan import Scan

_CHECK_S: Final = 86_400
"""How often an index is checked page by page without being asked."""
_CHECK_PAGES: Final = 50_000
"""An index of more pages is checked only by who asks for it: that reads all of it."""


def is_current(connection: sqlite3.Connection, root: Path, scan: Scan) -> bool:
    """Tell whether a refresh of an index would change nothing, after a walk through ``root``.

    The caller has found that the index is what was sealed.

    Raises:
        sqlite3.DatabaseError: what ``guarded`` is for.
    """
    if scan.unread or not (too_large(connection) or lately(connection)):
        return False
    if Tables(connection).sparse():
        return False
    try:
        there = set(_stamped(root, scan.names))
    except (OSError, ValueError):  # a file has gone meanwhile, or a disk fails
        return False
    query = "SELECT path, size, mtime_ns, ctime_ns, sure FROM file"
    return there == set(connection.execute(query).fetchall())


def _stamped(root: Path, files: Sequence[str]) -> Iterator[tuple[bytes, int, int, int, int]]:
    """Yield files as the index has those that had aged when they were read.

    Raises:
        OSError, ValueError: one is not there, or nobody can tell.
    """
    for name, facts in zip(_names(root, files), map(os.stat, files), strict=True):
        yield name, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, 1


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
