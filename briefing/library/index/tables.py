"""The rows of an index: put in, taken out, and known again."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from briefing.library.index import database as db
from briefing.library.index.fold import fold
from briefing.library.index.rows import Parsed
from briefing.words import moment

_SURE_NS: Final = 2_000_000_000
"""How old a file has to be for its times to tell a change: the coarsest clock of a file system."""


class Facts(NamedTuple):
    """What tells whether a file is still the one that was read; ``sure`` once it has aged."""

    size: int
    mtime_ns: int
    ctime_ns: int
    sure: bool = True


class Known(NamedTuple):
    """What an index knows of a file: its row, the facts it was read by, the hash of its bytes."""

    row: int
    facts: Facts
    hash: bytes


def facts_of(path: Path, now_ns: int) -> Facts | None:
    """Return the facts of a file, None where it is not there."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    sure = max(found.st_mtime_ns, found.st_ctime_ns) < now_ns - _SURE_NS
    return Facts(found.st_size, found.st_mtime_ns, found.st_ctime_ns, sure)


def name_of(file: Path, root: Path) -> bytes:
    """Return a path as the index has it: below the library's folder, as the system writes it."""
    path, folder = str(file), f"{root}{os.sep}"
    return os.fsencode(path.removeprefix(folder))


class Tables:
    """The tables of one open index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def known(self, names: Iterable[bytes] | None = None) -> dict[bytes, Known]:
        """Return what is known of all files, or of these."""
        query = "SELECT path, id, size, mtime_ns, ctime_ns, sure, hash FROM file"
        if names is None:
            rows = self._connection.execute(query).fetchall()
        else:
            one = f"{query} WHERE path = ?"
            rows = [row for name in names for row in self._connection.execute(one, (name,))]
        return {
            path: Known(row, Facts(size, mtime, ctime, bool(sure)), digest)
            for path, row, size, mtime, ctime, sure, digest in rows
        }

    def touch(self, row: int, facts: Facts) -> None:
        """Note the new facts of a file whose bytes are the same."""
        self._connection.execute(
            "UPDATE file SET size = ?, mtime_ns = ?, ctime_ns = ?, sure = ? WHERE id = ?",
            (*facts, row),
        )

    def add(self, name: bytes, facts: Facts, parsed: Parsed) -> None:
        """Put in a file that is not there yet."""
        execute = self._connection.execute
        row = execute(
            "INSERT INTO file (path, size, mtime_ns, ctime_ns, sure, hash)"
            " VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
            (name, *facts, parsed.hash),
        ).fetchone()[0]
        summary = parsed.summary
        execute(
            "INSERT INTO brief VALUES (?, ?, ?, ?, ?, ?, ?)",
            (row, parsed.id, parsed.as_of, parsed.broken, seconds_of(parsed.as_of), summary.tlp,
             msgspec.json.encode(summary)),
        )  # fmt: skip
        first = execute("SELECT coalesce(max(id), 0) + 1 FROM item").fetchone()[0]
        items = [(first + at, item) for at, item in enumerate(parsed.items)]
        self._connection.executemany(
            "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, ?, ?)",
            [
                (key, row, item.section, item.label, item.line, item.basis, item.text, item.more,
                 item.actor, item.place, item.voice, texts[-1])
                for (key, item), texts in zip(items, parsed.folded, strict=True)
            ],
        )  # fmt: skip
        folded = zip(items, parsed.folded, strict=True)
        self._words("rowid", "?", [(key, *texts) for (key, _), texts in folded])

    def remove(self, row: int) -> None:
        """Take out a file with all that was found in it."""
        execute = self._connection.execute
        columns = ", ".join(db.COLUMNS)
        items = execute(
            f"SELECT id, {columns}, {db.TAGS} FROM item WHERE brief = ?", (row,)
        ).fetchall()
        folded = [(key, *map(fold, texts), tags) for key, *texts, tags in items]
        self._words("words, rowid", "'delete', ?", folded)
        execute("DELETE FROM item WHERE brief = ?", (row,))
        execute("DELETE FROM brief WHERE id = ?", (row,))
        execute("DELETE FROM file WHERE id = ?", (row,))

    def _words(self, names: str, values: str, folded: list[tuple[int | str, ...]]) -> None:
        """Put the words of items in, or take them out: FTS5 wants the same words for both."""
        columns = (*db.COLUMNS, db.TAGS)
        marks = ", ".join("?" for _ in columns)
        self._connection.executemany(
            f"INSERT INTO words ({names}, {', '.join(columns)}) VALUES ({values}, {marks})", folded
        )


def seconds_of(as_of: str) -> float:
    """Return a cut-off as seconds since 1970, to sort by; 0 for none."""
    try:
        return moment(as_of).timestamp()
    except (ValueError, OverflowError):
        return 0.0
