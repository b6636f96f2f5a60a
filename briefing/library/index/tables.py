"""The rows of an index: added, removed and looked up; the verdicts of items among them."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from briefing.brief.words import moment
from briefing.library.entry import Summary
from briefing.library.index import database as db
from briefing.library.index.days import DaySpan
from briefing.library.index.nearby import Point
from briefing.library.index.tags import own_tags, tags_of
from briefing.library.index.tokenise import parted
from briefing.library.scan import Stamp
from briefing.ready import ready

if TYPE_CHECKING:
    from briefing.library.index.rows import IndexedItem, ParsedFile

_OF_ITEMS: Final = (("item", "id"), ("verdict", "item"), ("dated", "item"), ("point", "item"))
"""Tables with what is known of items, and their columns of the items' rows."""
SPARE: Final = 8
"""Parts that may be there for no more briefs than one could hold."""


class IndexedFile(msgspec.Struct, frozen=True):
    """What an index knows of a file: its row, the hash of its bytes, the stamp it was read by.

    ``sure`` says that the file had aged by then, so that with the same stamp it is the same.
    """

    path: bytes
    row: int
    hash: bytes
    size: int
    mtime_ns: int
    ctime_ns: int
    sure: int

    def is_still(self, stamp: tuple[int, int, int]) -> bool:
        """Tell whether a file with this stamp is for certain what was read."""
        return bool(self.sure) and (self.size, self.mtime_ns, self.ctime_ns) == stamp


def name_of(file: Path, root: Path) -> bytes:
    """Return a path as the index has it: below the library's folder, as the system writes it."""
    return namer(root)(str(file))


def namer(root: Path) -> Callable[[str], bytes]:
    """Return what does the same for many files of one library."""
    folder = f"{root}{os.sep}"
    # As os.fsencode does, which takes three times as long.
    encoding, errors = sys.getfilesystemencoding(), sys.getfilesystemencodeerrors()
    return lambda path: path.removeprefix(folder).encode(encoding, errors)


class Tables:
    """The tables of one open index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def known(self, names: Iterable[bytes] | None = None) -> dict[bytes, IndexedFile]:
        """Return what is known of all files, or of these."""
        query = "SELECT path, id, hash, size, mtime_ns, ctime_ns, sure FROM file"
        if names is None:
            rows = self._connection.execute(query).fetchall()
        else:
            one = f"{query} WHERE path = ?"
            rows = [row for name in names for row in self._connection.execute(one, (name,))]
        return {row[0]: IndexedFile(*row) for row in rows}

    def touch(self, row: int, stamp: Stamp, sure: bool) -> None:
        """Note the new stamp of a file whose bytes are the same."""
        self._connection.execute(
            "UPDATE file SET size = ?, mtime_ns = ?, ctime_ns = ?, sure = ? WHERE id = ?",
            (*stamp, sure, row),
        )

    def add(self, name: bytes, stamp: Stamp, sure: bool, parsed: ParsedFile) -> int:
        """Put in a file that is not there yet; return the part that it is in."""
        execute = self._connection.execute
        row = execute(
            "INSERT INTO file (path, size, mtime_ns, ctime_ns, sure, hash)"
            " VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
            (name, *stamp, sure, parsed.hash),
        ).fetchone()[0]
        seconds = seconds_of(parsed.as_of)
        summary = msgspec.json.encode(parsed.summary)
        execute(
            "INSERT INTO brief VALUES (?, ?, ?, ?, ?, ?)",
            (row, parsed.id, parsed.as_of, parsed.broken, seconds, summary),
        )
        execute("INSERT INTO head VALUES (?, ?)", (row, seconds))
        keys = [db.item_row(row, place, each[0]) for place, each in enumerate(parsed.folded)]
        self._connection.executemany(
            "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (key, item.section, item.label, item.line, item.basis, item.tlp, item.text,
                 item.more, item.actor, item.place, item.voice)
                for key, item in zip(keys, parsed.items, strict=True)
            ],
        )  # fmt: skip
        self._put_own(list(zip(keys, parsed.items, strict=True)))
        part = self._part(row, seconds)
        folded = [(key, *texts) for key, texts in zip(keys, parsed.folded, strict=True)]
        self._words(part, "rowid", "?", folded)
        return part

    def remove(self, row: int) -> None:
        """Take out a file with all that was found in it."""
        execute = self._connection.execute
        columns = ", ".join(db.COLUMNS)
        span = (db.first_item(row), db.first_item(row + 1))
        (summary,) = execute("SELECT summary FROM brief WHERE id = ?", (row,)).fetchone()
        about = msgspec.json.decode(summary, type=ready(Summary))
        items = execute(
            f"SELECT id, section, basis, {columns} FROM item WHERE id >= ? AND id < ?", span
        ).fetchall()
        days, points = self._own(span)
        folded = [
            (
                key,
                *map(parted, texts),
                tags_of(about, basis) + own_tags(section, days.get(key), points.get(key, ())),
            )
            for key, section, basis, *texts in items
        ]
        self._words(db.part_of(row), f"{db.words_table(db.part_of(row))}, rowid", "'delete', ?",
                    folded)  # fmt: skip
        for table, column in _OF_ITEMS:
            execute(f"DELETE FROM {table} WHERE {column} >= ? AND {column} < ?", span)
        for table in ("head", "brief", "file"):
            execute(f"DELETE FROM {table} WHERE id = ?", (row,))

    def _put_own(self, items: Sequence[tuple[int, IndexedItem]]) -> None:
        """Put in the days and points of items."""
        self._connection.executemany(
            "INSERT INTO dated VALUES (?, ?, ?)",
            [(key, item.days.first, item.days.last) for key, item in items if item.days],
        )
        self._connection.executemany(
            "INSERT INTO point VALUES (?, ?, ?)",
            [(key, *point) for key, item in items for point in item.points],
        )

    def _own(self, span: tuple[int, int]) -> tuple[dict[int, DaySpan], dict[int, list[Point]]]:
        """Return the days and the points of the items between two rows, by their rows."""
        rows = self._connection.execute(
            "SELECT item, first, last FROM dated WHERE item >= ? AND item < ?", span
        )
        days = {item: DaySpan(first, last) for item, first, last in rows}
        return days, points_of(self._connection, "item >= ? AND item < ?", span)

    def _words(self, part: int, names: str, values: str, folded: Sequence[tuple[Any, ...]]) -> None:
        """Put the words of items in, or take them out: FTS5 wants the same words for both."""
        columns = (*db.COLUMNS, db.TAGS)
        marks = ", ".join("?" for _ in columns)
        self._connection.executemany(
            f"INSERT INTO {db.words_table(part)} ({names}, {', '.join(columns)})"
            f" VALUES ({values}, {marks})",
            folded,
        )

    # -- parts ------------------------------------------------------------------------------

    def parts(self) -> list[int]:
        """Return the parts that there are."""
        return [row[0] for row in self._connection.execute("SELECT id FROM part ORDER BY id")]

    def _part(self, row: int, seconds: float) -> int:
        """Return the part of a brief, made if there is none, its cut-offs widened to that one."""
        execute, part = self._connection.execute, db.part_of(row)
        changed = execute(
            "UPDATE part SET low = min(low, ?), high = max(high, ?) WHERE id = ?",
            (seconds, seconds, part),
        )
        if not changed.rowcount:
            for statement in db.words_script(part):
                execute(statement)
            execute("INSERT INTO part VALUES (?, ?, ?)", (part, seconds, seconds))
        return part

    def drop_empty(self) -> None:
        """Drop the parts of which no brief is left."""
        for part in self.parts():
            span = (part << db.PART_BITS, (part + 1) << db.PART_BITS)
            left = "SELECT 1 FROM head WHERE id >= ? AND id < ? LIMIT 1"
            if self._connection.execute(left, span).fetchone() is None:
                self._connection.execute(f"DROP TABLE {db.words_table(part)}")
                self._connection.execute("DELETE FROM part WHERE id = ?", (part,))

    def optimize(self, part: int) -> None:
        """Pack the words of a part, so that they are found in one place."""
        table = db.words_table(part)
        self._connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")

    def doubt(self) -> None:
        """Look into the words of every part.

        Raises:
            sqlite3.DatabaseError: they are not whole.
        """
        for part in self.parts():
            table = db.words_table(part)
            self._connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")

    def sparse(self) -> bool:
        """Tell whether the briefs lie in far more parts than they need: saved over and over."""
        (briefs,) = self._connection.execute("SELECT count(*) FROM head").fetchone()
        return len(self.parts()) > SPARE + 2 * db.part_of(int(briefs))


def points_of(
    connection: sqlite3.Connection, where: str, values: Sequence[int]
) -> dict[int, list[Point]]:
    """Return the points of items by their rows, of those that a condition of SQL's lets through."""
    found: dict[int, list[Point]] = {}
    for item, lat, lon in connection.execute(
        f"SELECT item, lat, lon FROM point WHERE {where}", values
    ):
        found.setdefault(item, []).append((lat, lon))
    return found


def seconds_of(as_of: str) -> float:
    """Return a cut-off as seconds since 1970, to sort by; 0 for none."""
    try:
        return moment(as_of).timestamp()
    except (ValueError, OverflowError):
        return 0.0


Counts = Mapping[str, int]
"""How many items of a brief have each verdict; one that none has may be left out."""


def put_verdicts(connection: sqlite3.Connection, found: Mapping[bytes, Mapping[str, str]]) -> None:
    """Note the verdicts of briefs, by their paths as the system has them and their items' labels.

    A brief or an item that the index does not know is passed over.
    """
    connection.execute("BEGIN IMMEDIATE")
    for path, verdicts in found.items():
        items = connection.execute(
            f"SELECT i.id, i.label FROM file f JOIN item i ON i.id >= f.id << {db.ITEM_BITS}"
            f" AND i.id < (f.id + 1) << {db.ITEM_BITS} WHERE f.path = ?",
            (path,),
        ).fetchall()
        connection.executemany(
            "INSERT OR REPLACE INTO verdict VALUES (?, ?)",
            [(row, verdicts[label]) for row, label in items if label in verdicts],
        )
    connection.execute("COMMIT")


def verdict_counts(connection: sqlite3.Connection) -> dict[bytes, Counts]:
    """Return the counts of every brief whose verdicts are known, by its path."""
    rows = connection.execute(
        f"SELECT f.path, v.verdict, v.count FROM (SELECT item >> {db.ITEM_BITS} AS brief, verdict,"
        " count(*) AS count FROM verdict GROUP BY brief, verdict) v JOIN file f ON f.id = v.brief"
    )
    found: dict[bytes, dict[str, int]] = {}
    for path, verdict, count in rows:
        found.setdefault(path, {})[verdict] = count
    return dict(found)
