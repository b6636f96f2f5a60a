"""What a console knows of its desk: ``.wire/state.db``.

It may be deleted: the next join compares hashes, and writes nothing that is there. What is not sent
yet is in it, so it is then gone from the outbox, and in the files still.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from briefing.brief.fold import fold
from briefing.wire.jetstream.address import Kind
from briefing.wire.protocol import Refused
from briefing.wire.replica.database import opened
from briefing.wire.replica.known import Cursor, Doc, Local, counting
from briefing.wire.replica.outbox import Outbox, marks
from briefing.wire.replica.text_list import TEXTS_TABLE, TextList

_DOC: Final = "kind,shelf,key,owner,user,name,seq,sha,at,says,moved,withdrawn"
_TABLES: Final = """
CREATE TABLE IF NOT EXISTS docs (kind TEXT, shelf TEXT, key TEXT, owner TEXT, user TEXT, name TEXT,
  seq INTEGER, sha TEXT, at TEXT, says TEXT, moved TEXT, withdrawn INTEGER,
  heard_seq INTEGER, heard_sha TEXT,
  PRIMARY KEY (kind, key, shelf, owner)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS local (kind TEXT, key TEXT, shelf TEXT, seq INTEGER, sha TEXT,
  size INTEGER, mtime INTEGER, PRIMARY KEY (kind, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS seen (kind TEXT, key TEXT, sha TEXT, PRIMARY KEY (sha, kind, key))
  WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS cursor (shelf TEXT PRIMARY KEY, seq INTEGER, created TEXT, sha TEXT,
  durable INTEGER, boot TEXT);
CREATE TABLE IF NOT EXISTS outbox (id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT, shelf TEXT,
  key TEXT, body BLOB, headers TEXT, expected INTEGER, follows INTEGER, state TEXT, why TEXT);
CREATE TABLE IF NOT EXISTS sent (id INTEGER PRIMARY KEY, kind TEXT, shelf TEXT, key TEXT,
  seq INTEGER, sha TEXT, body BLOB, headers TEXT);
CREATE TABLE IF NOT EXISTS clash (kind TEXT, key TEXT, shelf TEXT, seq INTEGER, behind INTEGER,
  PRIMARY KEY (kind, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS doubt (kind TEXT, key TEXT, shelf TEXT, sha TEXT,
  PRIMARY KEY (kind, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS passed (shelf TEXT, seq INTEGER, why TEXT, newer INTEGER,
  PRIMARY KEY (shelf, seq));
"""


class Ledger(Outbox, TextList):
    """The open database. One thread at a time uses it; several processes may have it open."""

    def __init__(self, path: Path) -> None:
        """Open it, or make it.

        Raises:
            Refused: it cannot be opened; so does every method where it cannot be read or written.
        """
        self._db = opened(path)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._durable = False
        self._db.executescript(_TABLES + TEXTS_TABLE)

    def close(self) -> None:
        """Close it."""
        self._db.close()

    @contextmanager
    def batch(self, *, durable: bool = False) -> Iterator[None]:
        """Do several things or none; within another one it is a part of that.

        ``durable`` waits until the disk has it. All but what somebody published can be fetched
        again after a crash of the machine, and does not wait.
        """
        if self._db.in_transaction:
            yield
            return
        if durable != self._durable:
            self._db.execute(f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}")
            self._durable = durable
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with suppress(Refused):  # on a full disk SQLite has ended it already
                self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def moved(self) -> int:
        """Return a number that is another one once another process has written."""
        return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    # -- what the desk has ------------------------------------------------------------------

    def doc(self, kind: Kind, shelf: str, key: str, owner: str = "") -> Doc | None:
        """Return the latest revision of a document on a shelf."""
        row = self._db.execute(
            f"SELECT {_DOC} FROM docs WHERE kind=? AND key=? AND shelf=? AND owner=?",
            (kind, key, shelf, owner),
        ).fetchone()
        return _doc(row) if row else None

    def docs(
        self, kind: Kind | None = None, key: str | None = None, shelf: str | None = None
    ) -> list[Doc]:
        """Return the latest revisions, of all or of those that are named."""
        given = {"kind": kind, "key": key, "shelf": shelf}
        named = {name: value for name, value in given.items() if value is not None}
        where = " AND ".join(f"{name}=?" for name in named) or "1"
        rows = self._db.execute(f"SELECT {_DOC} FROM docs WHERE {where}", tuple(named.values()))
        return [_doc(row) for row in rows]

    def standing(self, kind: Kind, key: str) -> Doc | None:
        """Return what counts of a document: on the strictest shelf where it is not withdrawn."""
        return counting(self.docs(kind, key))

    def put(self, doc: Doc, *, heard: bool) -> None:
        """Note a revision, unless a later one is known.

        ``heard`` tells that it came from the store in its turn; one that was only acknowledged is
        not counted in a census yet, or two consoles at the same place would differ.
        """
        known = self._db.execute(
            "SELECT seq,heard_seq,heard_sha FROM docs "
            "WHERE kind=? AND key=? AND shelf=? AND owner=?",
            (doc.kind, doc.key, doc.shelf, doc.owner),
        ).fetchone() or (0, 0, "")
        counted = (doc.seq, doc.sha) if heard else known[1:]
        if known[0] <= doc.seq:
            self._db.execute(f"INSERT OR REPLACE INTO docs VALUES ({marks(14)})", (*doc, *counted))
        elif heard and known[1] < doc.seq:
            self._db.execute(
                "UPDATE docs SET heard_seq=?, heard_sha=? "
                "WHERE kind=? AND key=? AND shelf=? AND owner=?",
                (*counted, doc.kind, doc.key, doc.shelf, doc.owner),
            )
        self.see(doc.kind, doc.key, doc.sha)

    def counted(self, shelf: str) -> Iterator[str]:
        """Yield what a census of a shelf is made of: kind, key, place and hash of each document."""
        yield from (
            " ".join(map(str, row))
            for row in self._db.execute(
                "SELECT kind,key,owner,heard_seq,heard_sha FROM docs WHERE shelf=? AND heard_seq>0",
                (shelf,),
            )
        )

    def forget_shelf(self, shelf: str) -> None:
        """Forget what a shelf had: its store is another one."""
        for table in ("docs", "cursor", "passed", "texts"):
            self._db.execute(f"DELETE FROM {table} WHERE shelf=?", (shelf,))

    def see(self, kind: Kind, key: str, sha: str) -> None:
        """Note that a text was published once."""
        self._db.execute("INSERT OR IGNORE INTO seen VALUES (?,?,?)", (kind, key, sha))

    def known(self, sha: str) -> bool:
        """Tell whether a text was published once, as whatever."""
        return self._db.execute("SELECT 1 FROM seen WHERE sha=?", (sha,)).fetchone() is not None

    def seen(self, kind: Kind, key: str, sha: str) -> bool:
        """Tell whether a text is known to have been published once."""
        row = self._db.execute(
            "SELECT 1 FROM seen WHERE kind=? AND key=? AND sha=?", (kind, key, sha)
        ).fetchone()
        return row is not None

    # -- what is here -----------------------------------------------------------------------

    def local(self, kind: Kind, key: str) -> Local | None:
        """Return what the file here was made from."""
        row = self._db.execute(
            "SELECT shelf,seq,sha,size,mtime FROM local WHERE kind=? AND key=?", (kind, key)
        ).fetchone()
        return Local(*row) if row else None

    def locals(self, kind: Kind) -> dict[str, Local]:
        """Return that of all files of a kind."""
        rows = self._db.execute(
            "SELECT key,shelf,seq,sha,size,mtime FROM local WHERE kind=?", (kind,)
        )
        return {row[0]: Local(*row[1:]) for row in rows}

    def set_local(self, kind: Kind, key: str, local: Local | None) -> None:
        """Note what the file here was made from; None where it is gone."""
        if local is None:
            self._db.execute("DELETE FROM local WHERE kind=? AND key=?", (kind, key))
        else:
            self._db.execute(
                f"INSERT OR REPLACE INTO local VALUES ({marks(7)})", (kind, key, *local)
            )

    # -- how far ----------------------------------------------------------------------------

    def cursor(self, shelf: str) -> Cursor | None:
        """Return how far a shelf was followed, None where it never was to its end."""
        row = self._db.execute(
            "SELECT seq,created,sha,durable,boot FROM cursor WHERE shelf=?", (shelf,)
        ).fetchone()
        return Cursor(*row) if row else None

    def set_cursor(self, shelf: str, cursor: Cursor) -> None:
        """Note how far a shelf was followed."""
        self._db.execute("INSERT OR REPLACE INTO cursor VALUES (?,?,?,?,?,?)", (shelf, *cursor))

    def harden(self, places: Iterable[tuple[str, int]], boot: str) -> None:
        """Note up to where all files are on the disk."""
        with self.batch():
            self._db.executemany(
                "UPDATE cursor SET durable=?, boot=? WHERE shelf=?",
                [(seq, boot, shelf) for shelf, seq in places],
            )

    def pass_over(self, shelf: str, seq: int, why: str, *, newer: bool) -> None:
        """Note a message that is not applied."""
        self._db.execute("INSERT OR REPLACE INTO passed VALUES (?,?,?,?)", (shelf, seq, why, newer))

    def passed(self) -> list[tuple[str, int, str, bool]]:
        """Return the messages that were not applied: shelf, place, why, whether a later format."""
        rows = self._db.execute("SELECT shelf,seq,why,newer FROM passed ORDER BY shelf,seq")
        return [(row[0], row[1], row[2], bool(row[3])) for row in rows]

    # -- conflicts and doubt ----------------------------------------------------------------

    def clashes(self, kind: Kind = "brief") -> dict[str, tuple[str, int, int]]:
        """Return what is in conflict, with shelf and place of theirs, and how many theirs are."""
        rows = self._db.execute("SELECT key,shelf,seq,behind FROM clash WHERE kind=?", (kind,))
        return {row[0]: (row[1], row[2], row[3]) for row in rows}

    def clashing(self) -> set[tuple[str, str]]:
        """Return kind and key of all that is in conflict."""
        return set(self._db.execute("SELECT kind,key FROM clash"))

    def in_clash(self, kind: Kind, key: str) -> bool:
        """Tell whether a document is in conflict."""
        row = self._db.execute("SELECT 1 FROM clash WHERE kind=? AND key=?", (kind, key)).fetchone()
        return row is not None

    def set_clash(
        self, kind: Kind, key: str, place: tuple[str, int] | None, behind: int = 1
    ) -> None:
        """Note a conflict, or with None its end."""
        if place is None:
            self._db.execute("DELETE FROM clash WHERE kind=? AND key=?", (kind, key))
        else:
            self._db.execute(
                "INSERT OR REPLACE INTO clash VALUES (?,?,?,?,?)", (kind, key, *place, behind)
            )

    def called(self) -> dict[str, str]:
        """Return what each user that published something is called, as in ``authors``."""
        author = self.authors()
        rows = self._db.execute("SELECT DISTINCT name,user FROM docs WHERE name<>''")
        return {user: author(name, user) for name, user in rows}

    def authors(self) -> Callable[[str, str], str]:
        """Return what tells who published something.

        The user is the server's word, the name her own: where several users go by one name, or one
        by several, the user is told too.
        """
        rows = list(self._db.execute("SELECT DISTINCT name,user FROM docs WHERE name<>''"))
        names, users = Counter(fold(name) for name, _ in rows), Counter(user for _, user in rows)

        def author(name: str, user: str) -> str:
            if not name or name == user:
                return user
            plain = names[fold(name)] <= 1 and users[user] <= 1
            return name if plain else f"{name} ({user})"

        return author

    def doubts(self) -> list[tuple[Kind, str, str, str]]:
        """Return what is newer here than in a store that was restored: kind, key, shelf, hash."""
        return list(self._db.execute("SELECT kind,key,shelf,sha FROM doubt ORDER BY key"))

    def in_doubt(self, kind: Kind, key: str) -> bool:
        """Tell whether a text here is newer than the store's."""
        row = self._db.execute("SELECT 1 FROM doubt WHERE kind=? AND key=?", (kind, key)).fetchone()
        return row is not None

    def set_doubt(self, kind: Kind, key: str, held: tuple[str, str] | None) -> None:
        """Note that a text here, its shelf and hash, is newer than the store's; None ends that."""
        if held is None:
            self._db.execute("DELETE FROM doubt WHERE kind=? AND key=?", (kind, key))
        else:
            self._db.execute("INSERT OR REPLACE INTO doubt VALUES (?,?,?,?)", (kind, key, *held))


def _doc(row: tuple[object, ...]) -> Doc:
    return Doc(*row[:-1], bool(row[-1]))  # type: ignore[arg-type, call-arg]
