"""The verdicts of items in an index: noted, and counted for lists."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from briefing.library.index import database as db

Counts = Mapping[str, int]
"""How many items of a brief have each verdict; one that none has may be left out."""


def put(connection: sqlite3.Connection, found: Mapping[bytes, Mapping[str, str]]) -> None:
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


def counts(connection: sqlite3.Connection) -> dict[bytes, Counts]:
    """Return the counts of every brief whose verdicts are known, by its path."""
    rows = connection.execute(
        f"SELECT f.path, v.verdict, v.count FROM (SELECT item >> {db.ITEM_BITS} AS brief, verdict,"
        " count(*) AS count FROM verdict GROUP BY brief, verdict) v JOIN file f ON f.id = v.brief"
    )
    found: dict[bytes, dict[str, int]] = {}
    for path, verdict, count in rows:
        found.setdefault(path, {})[verdict] = count
    return dict(found)
