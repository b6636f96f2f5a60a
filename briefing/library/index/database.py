"""The file of an index: where it is, its tables, how it is opened, doubted and renamed away."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from briefing import paths
from briefing.digests import sha256
from briefing.filesystem import facts, is_file, reason, takes_files, whole
from briefing.library.index import seal
from briefing.writing import own_folder

VERSION: Final = 10
"""Of the tables and of the folding; an index of another version is not read."""
APPLICATION: Final = 0x42726669
"""Tells our files from other programs' (``PRAGMA application_id``)."""
WAIT_S: Final = 2.0
"""How long to wait for a lock of another connection."""
BAD: Final = ".bad"
"""Ends the name of an index that was doubted and renamed away."""
LOOK: Final = ".look"
"""Ends the name of the file with what an index was last found to have."""

TOKENIZE: Final = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
"""How FTS5 takes folded text apart: runs of letters, numbers and the signs that sit on them."""
COLUMNS: Final = ("text", "more", "actor", "place", "voice")
"""What of an item is found by words, in the order of the tables."""
TAGS: Final = "tags"
"""The column of the words that holds an item's basis and its brief's label and countries."""

SIZE_BITS: Final = 3
"""The lowest bits of an item's row say how long its text is, so that to rank it nothing is read."""
ITEM_BITS: Final = 17 + SIZE_BITS
"""The row of an item is the row of its brief, then its place in it from 0, then its size: more
items have no room in a file of ``BRIEF_CAP`` bytes. The first is the brief itself."""
_SIZES: Final = (3, 6, 9, 13, 18, 25, 40)
"""Words up to which a text has each of the sizes, from 0; longer ones have the last."""
PART_BITS: Final = 12
"""The words of so many briefs (as bits) share one table, a part. No query is ended inside the
machinery that finds words, so what it can cost at a time is bounded by what a part holds."""

_TABLES: Final = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE file (
    id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL, ctime_ns INTEGER NOT NULL, sure INTEGER NOT NULL, hash BLOB NOT NULL
);
CREATE TABLE brief (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, as_of TEXT NOT NULL, broken INTEGER NOT NULL,
    seconds REAL NOT NULL, summary BLOB NOT NULL
);
CREATE INDEX brief_order ON brief (broken, seconds DESC, name, id);
CREATE INDEX brief_name ON brief (name);
CREATE TABLE head (id INTEGER PRIMARY KEY, seconds REAL NOT NULL);
CREATE TABLE part (id INTEGER PRIMARY KEY, low REAL NOT NULL, high REAL NOT NULL);
CREATE TABLE item (
    id INTEGER PRIMARY KEY, section TEXT NOT NULL, label TEXT NOT NULL,
    line INTEGER NOT NULL, basis TEXT NOT NULL,
    tlp TEXT NOT NULL, {" TEXT NOT NULL, ".join(COLUMNS)} TEXT NOT NULL
);
CREATE TABLE verdict (item INTEGER PRIMARY KEY, verdict TEXT NOT NULL);
CREATE TABLE dated (item INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL);
CREATE TABLE point (
    item INTEGER NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL, PRIMARY KEY (item, lat, lon)
) WITHOUT ROWID;
"""
# `head` is what a search asks of a brief for each of thousands of matches, so it is narrow. `part`
# names the tables of words, and the earliest and latest cut-off of the briefs ever put into each.
# `dated` has the first and last day of an item (as `date.toordinal`), `point` where its places lie.
_WORDS: Final = f"""
CREATE VIRTUAL TABLE {{name}} USING fts5 (
    {", ".join(COLUMNS)}, {TAGS}, content='', columnsize=0, tokenize="{TOKENIZE}", prefix='2 3'
);
INSERT INTO {{name}} ({{name}}, rank) VALUES ('hashsize', {16 << 20});
"""
# The words are folded before they are put in, so the tables of the words hold no texts of their
# own and take none from `item`: a row is taken out with the words it was put in with.


def _told(statement: str) -> str:
    """Return a statement as SQLite keeps it, but for its spaces."""
    return " ".join(statement.split())


_MADE: Final = frozenset(_told(each) for each in _TABLES.split(";") if each.strip())


def first_item(brief: int) -> int:
    """Return the lowest row that an item of the brief in this row can have."""
    return brief << ITEM_BITS


def item_row(brief: int, place: int, text: str) -> int:
    """Return the row of an item: that of its brief, its place from 0, its text as it is folded."""
    size = bisect_left(_SIZES, text.count(" ") + 1)
    return first_item(brief) | place << SIZE_BITS | size


def size_of(row: int) -> int:
    """Return how long the text of the item in a row is, from 0 to 7."""
    return row & ((1 << SIZE_BITS) - 1)


def part_of(brief: int) -> int:
    """Return the part that has the words of the brief in this row."""
    return brief >> PART_BITS


def words_table(part: int) -> str:
    """Return the name of the table that has the words of a part."""
    return f"words_{part}"


def words_script(part: int) -> tuple[str, ...]:
    """Return the statements that make the table of a part."""
    return tuple(_WORDS.format(name=words_table(part)).strip().rstrip(";").split(";\n"))


class NoIndex(Exception):
    """There is no index to work with; the message is the middle of a sentence."""


class Damaged(NoIndex):
    """The index is not what this program has written: it is to be renamed away."""


def index_path(root: Path) -> Path:
    """Return where the index of the library in ``root`` is."""
    name = sha256(os.fsencode(root)).hexdigest()[:20]
    return paths.cache_folder() / f"{name}-{VERSION}.sqlite"


@contextlib.contextmanager
def guarded() -> Iterator[None]:
    """Turn what SQLite and the system raise into what callers can act on.

    Raises:
        Damaged: the file is no database, or not whole.
        NoIndex: it is locked, may not be written, the disk is full, or it is not there.
    """
    try:
        yield
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Damaged(str(error)) from error
    except sqlite3.OperationalError as error:
        code = getattr(error, "sqlite_errorname", "")
        if str(error).startswith("Could not decode"):
            raise Damaged(str(error)) from error
        if code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR_SHORT_READ")):
            raise Damaged(str(error)) from error
        if code == "SQLITE_INTERRUPT":
            raise
        if code == "SQLITE_ERROR" and "no such module" not in str(error):
            raise Damaged(str(error)) from error  # a table or column that is not there
        raise NoIndex(str(error)) from error
    except sqlite3.DatabaseError as error:
        raise Damaged(str(error)) from error
    except OSError as error:
        raise NoIndex(reason(error)) from error


def create(path: Path | None) -> sqlite3.Connection:
    """Open an index for writing, and make it where there is none; None keeps it in memory.

    Raises:
        NoIndex: it cannot be written; Damaged: it is no index of this version.
    """
    with guarded():
        if path is None:
            connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        else:
            own_folder(path.parent)
            _doubt(path)
            connection = sqlite3.connect(
                path, isolation_level=None, timeout=WAIT_S, check_same_thread=False
            )
        try:
            prepare(connection)
        except BaseException:
            connection.close()
            raise
        return connection


def _doubt(path: Path) -> None:
    """Raise ``Damaged`` where an index is not what was sealed."""
    if seal.is_whole(path) is False:
        raise Damaged("a byte of it is not what was written")


def log_left(path: Path) -> bool:
    """Tell whether SQLite's log has what its file has not: someone read when it was written."""
    written = facts(path.with_name(f"{path.name}-wal"))
    return written is not None and written.st_size > 0


def prepare(connection: sqlite3.Connection) -> None:
    """Make an index that is written to safe, and give it its tables where it has none."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA temp_store = MEMORY")
    if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        connection.executescript(
            f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {VERSION};"
            f"PRAGMA application_id = {APPLICATION}; COMMIT;"
        )
    _check_version(connection)


def open_to_read(path: Path) -> sqlite3.Connection:
    """Open an index that is there, to read it.

    In a folder that may not be written SQLite cannot share the file with a writer: it is then
    read as it lies.

    Raises:
        NoIndex: there is none, or it cannot be opened; Damaged: it is no index of this version.
    """
    if not is_file(path):
        raise NoIndex("there is none yet")
    uri = _address(whole(path))
    _doubt(path)
    with guarded():
        try:
            return open_read_only(f"{uri}?mode=ro")
        except sqlite3.OperationalError as error:
            if takes_files(path.parent) or log_left(path) or "locked" in str(error):
                raise
        return open_read_only(f"{uri}?mode=ro&immutable=1")


def _address(path: Path) -> str:
    """Return the URI of a path; what writes that of any path loads more than all of a search."""
    name = str(path)
    plain = name.isascii() and name.isprintable() and not any(sign in name for sign in "%?#")
    return f"file://{name}" if plain else path.as_uri()


def open_read_only(uri: str) -> sqlite3.Connection:
    """Open the index that a URI of SQLite's names."""
    connection = sqlite3.connect(
        uri, uri=True, isolation_level=None, timeout=WAIT_S, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA cache_size = -16384")
        _check_version(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_version(connection: sqlite3.Connection) -> None:
    found = [
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("application_id", "user_version")
    ]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if found == [0, 0] and not tables:
        raise NoIndex("it is only being made")
    if found != [APPLICATION, VERSION]:
        raise Damaged("it is of another version")
    # Other tables of the same version: a program under development wrote them, or a damaged page.
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    made = {name: _told(sql) for name, sql in rows}
    if not set(made.values()) >= _MADE:
        raise Damaged("a table is missing, or is another one")
    for (part,) in connection.execute("SELECT id FROM part"):
        if made.get(words_table(part)) != _told(words_script(part)[0]):
            raise Damaged("a table of words is missing, or is another one")


def rename_away(path: Path) -> None:
    """Put an index that is doubted out of the way; programs that have it open are not disturbed.

    The last one that was put away is kept beside it, so that it can be looked into.

    Raises:
        NoIndex: it cannot be renamed.
    """
    with guarded():
        with contextlib.suppress(FileNotFoundError):
            path.replace(path.with_name(path.name + BAD))
        for ending in ("-wal", "-shm", ".seal", LOOK):
            path.with_name(path.name + ending).unlink(missing_ok=True)
