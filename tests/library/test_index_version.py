"""An index is read where its file has the tables of this version, and no others of their names."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from briefing.library.index import database as db


def changed(path: Path, *statements: str) -> Path:
    """Make an index without briefs, and change what is in its file."""
    db.create(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
    return path


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("PRAGMA application_id = 7", "another version"),
        ("PRAGMA application_id = 0", "another version"),
        (f"PRAGMA user_version = {db.VERSION + 1}", "another version"),
        ("DROP TABLE verdict", "a table is missing"),
        ("DROP INDEX brief_name", "a table is missing"),
        ("INSERT INTO part VALUES (3, 0, 0)", "a table of words is missing"),
    ],
)
def test_what_is_not_as_this_version_makes_it_is_damaged(
    tmp_path: Path, statement: str, message: str
) -> None:
    path = changed(tmp_path / "index.sqlite", statement)
    for opened in (db.open_to_read, db.create):
        with pytest.raises(db.Damaged, match=message):
            opened(path)


def test_one_without_numbers_that_has_tables_is_damaged(tmp_path: Path) -> None:
    path = changed(
        tmp_path / "index.sqlite", "PRAGMA application_id = 0", "PRAGMA user_version = 0"
    )
    with pytest.raises(db.Damaged, match="another version"):
        db.open_to_read(path)


def test_one_that_is_only_being_made_is_none_yet_and_not_damaged(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    with pytest.raises(db.NoIndex, match="only being made") as caught:
        db.open_to_read(path)
    assert not isinstance(caught.value, db.Damaged)
    db.create(path).close()
    db.open_to_read(path).close()


def test_one_without_tables_that_is_another_program_s_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 7")
    with pytest.raises(db.Damaged, match="another version"):
        db.open_to_read(path)


def test_tables_that_sqlite_adds_and_the_words_of_a_part_belong_to_it(tmp_path: Path) -> None:
    words = [*db.words_script(3), "INSERT INTO part VALUES (3, 0, 0)", "ANALYZE"]
    db.open_to_read(changed(tmp_path / "index.sqlite", *words)).close()
