"""What is to be sent to a desk, and what it has acknowledged: the outbox of a console's ledger."""

from __future__ import annotations

import sqlite3
from typing import Final, NamedTuple

from briefing.wire.jetstream.address import Kind

SENT: Final = 50
"""So many of the last acknowledged revisions are looked up after each connection."""


class Waiting(NamedTuple):
    """Something that is to be sent; ``expected`` is the last place at the desk it builds on."""

    id: int
    kind: Kind
    shelf: str
    key: str
    body: bytes
    headers: str
    expected: int
    follows: int
    state: str
    why: str


class Outbox:
    """The part of the ledger that is about sending."""

    _db: sqlite3.Connection

    def queue(
        self, kind: Kind, shelf: str, key: str, body: bytes, headers: str, expected: int, *,
        behind: int = 0,
    ) -> int:  # fmt: skip
        """Put something into the outbox and return its number, which is never used again.

        It goes behind what waits of the same document, or behind the entry of that number.
        """
        before = self._db.execute(
            "SELECT max(id) FROM outbox WHERE kind=? AND key=? AND shelf=? AND state='waits'",
            (kind, key, shelf),
        ).fetchone()[0]
        made = self._db.execute(
            "INSERT INTO outbox (kind,shelf,key,body,headers,expected,follows,state,why) "
            "VALUES (?,?,?,?,?,?,?,'waits','')",
            (kind, shelf, key, body, headers, expected, behind or before or 0),
        )
        assert made.lastrowid is not None
        return made.lastrowid

    def outbox(self, state: str = "waits") -> list[Waiting]:
        """Return what waits, in the order it was put there."""
        rows = self._db.execute("SELECT * FROM outbox WHERE state=? ORDER BY id", (state,))
        return [Waiting(*row) for row in rows]

    def sendable(self) -> list[int]:
        """Return the numbers of what waits for nothing else here, in the order it was put there."""
        words = "SELECT id FROM outbox WHERE state='waits' AND follows=0 ORDER BY id"
        return [row[0] for row in self._db.execute(words)]

    def waiting(self, number: int) -> Waiting | None:
        """Return one entry of the outbox, None where it was sent."""
        row = self._db.execute("SELECT * FROM outbox WHERE id=?", (number,)).fetchone()
        return Waiting(*row) if row else None

    def unsent(self, kind: Kind = "brief") -> set[str]:
        """Return the keys of what waits."""
        rows = self._db.execute("SELECT key FROM outbox WHERE kind=? AND state='waits'", (kind,))
        return {row[0] for row in rows}

    def settle_sent(self, entry: Waiting, seq: int, sha: str) -> None:
        """Note that the desk has an entry, by its number alone: the same brief may wait anew."""
        self._db.execute("DELETE FROM outbox WHERE id=?", (entry.id,))
        self._db.execute(
            "UPDATE outbox SET follows=0, "
            "expected=CASE WHEN shelf=? AND key=? THEN ? ELSE expected END WHERE follows=?",
            (entry.shelf, entry.key, seq, entry.id),
        )
        self._db.execute(
            f"INSERT OR REPLACE INTO sent VALUES ({marks(8)})",
            (entry.id, entry.kind, entry.shelf, entry.key, seq, sha, entry.body, entry.headers),
        )
        self._db.execute(
            "DELETE FROM sent WHERE id NOT IN (SELECT id FROM sent ORDER BY id DESC LIMIT ?)",
            (SENT,),
        )

    def set_state(self, number: int, state: str, why: str = "") -> None:
        """Note what became of an entry that was not sent; what builds on it shares its lot."""
        self._db.execute("UPDATE outbox SET state=?, why=? WHERE id=?", (state, why, number))
        follower = self._db.execute("SELECT id FROM outbox WHERE follows=?", (number,)).fetchone()
        if follower:
            self.set_state(follower[0], state, why)

    def was_sent(self, number: int) -> tuple[str, int] | None:
        """Return shelf and place of an entry that the desk has, None where it has it not."""
        row = self._db.execute("SELECT shelf,seq FROM sent WHERE id=?", (number,)).fetchone()
        return (row[0], row[1]) if row else None

    def drop(self, number: int) -> None:
        """Take an entry out of the outbox."""
        self._db.execute("DELETE FROM outbox WHERE id=?", (number,))

    def sent(self) -> list[tuple[Waiting, int, str]]:
        """Return the last entries that the desk acknowledged, with their place and hash."""
        rows = self._db.execute("SELECT * FROM sent ORDER BY id")
        return [
            (
                Waiting(row[0], row[1], row[2], row[3], row[6], row[7], 0, 0, "sent", ""),
                row[4],
                row[5],
            )
            for row in rows
        ]


def marks(count: int) -> str:
    """Return so many places for values of a statement."""
    return ",".join("?" * count)
