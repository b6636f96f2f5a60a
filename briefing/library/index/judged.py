"""The verdicts of items in an index: noted, and counted for lists."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

Counts = Mapping[str, int]
"""How many items of a brief have each verdict; one that none has may be left out."""


def put(connection: sqlite3.Connection, found: Mapping[bytes, Mapping[str, str]]) -> None:
    """Note the verdicts of briefs, by their paths as the system has them and their items' labels.

    A brief or an item that the index does not know is passed over.
    """
    connection.execute("BEGIN IMMEDIATE")
    for path, verdicts in found.items():
        items = connection.execute(
            "SELECT id, label FROM item WHERE brief = (SELECT id FROM file WHERE path = ?)", (path,)
        ).fetchall()
        connection.executemany(
            "UPDATE item SET verdict = ? WHERE id = ?",
            [(verdicts[label], row) for row, label in items if label in verdicts],
        )
    connection.execute("COMMIT")


def counts(connection: sqlite3.Connection) -> dict[bytes, Counts]:
    """Return the counts of every brief whose verdicts are known, by its path."""
    rows = connection.execute(
        "SELECT f.path, i.verdict, i.count FROM (SELECT brief, verdict, count(*) AS count"
        " FROM item WHERE verdict IS NOT NULL GROUP BY verdict, brief) i"
        " JOIN file f ON f.id = i.brief"
    )
    found: dict[bytes, dict[str, int]] = {}
    for path, verdict, count in rows:
        found.setdefault(path, {})[verdict] = count
    return dict(found)
