"""An index that is damaged or of another version is made anew, and no answer comes out of it."""

import gc
import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from briefing.library import indexed
from briefing.library.folder import FolderLibrary
from briefing.library.index import database, seal, write
from briefing.library.index.background_refresh import BackgroundRefresh
from briefing.library.index.read import Index
from briefing.library.query import parse
from library.conftest import Put
from library.damaging import COUNT, WANTED, answers, close


@pytest.fixture
def root(numbered: Path) -> Path:
    return numbered


def test_a_connection_that_is_dropped_is_not_interrupted(index: Index) -> None:
    """SQLite calls it a misuse to end the query of a connection that is closed."""
    dropped, real = [], index.close

    def closed() -> None:
        real()
        index.interrupt()  # another thread, at this moment
        dropped.append(True)

    index.close = closed  # type: ignore[method-assign]
    with pytest.raises(database.NoIndex), index.reading():
        raise database.NoIndex("it is busy")
    assert dropped


def truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def overwritten(path: Path) -> None:
    path.write_text("This is no database.\n" * 500)


def scrambled(path: Path) -> None:
    data = bytearray(path.read_bytes())
    chance = random.Random(1)
    for _ in range(40):
        at = chance.randrange(100, len(data))
        data[at : at + 64] = chance.randbytes(64)
    path.write_bytes(bytes(data))


def other_header(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[0:16] = b"SQLite format 9\0"
    path.write_bytes(bytes(data))


def older(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {database.VERSION - 1}")
    connection.close()


def of_another_program(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE file (x)")
    connection.close()


def without_a_table(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE item")
    connection.close()


def without_words(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE words_0_data SET block = zeroblob(9) WHERE id > 10")
    connection.close()


def other_columns(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE brief")
        connection.execute("CREATE TABLE brief (id INTEGER PRIMARY KEY, title TEXT)")
    connection.close()


def other_words(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE words_0")
        connection.execute("CREATE VIRTUAL TABLE words_0 USING fts5 (text, content='')")
    connection.close()


DAMAGES = (
    truncated, emptied, overwritten, scrambled, other_header, older, of_another_program,
    without_a_table, other_columns, other_words,
)  # fmt: skip


@pytest.mark.parametrize("damage", [*DAMAGES, without_words])
def test_a_damaged_index_is_made_anew(
    index: Index, root: Path, damage: Callable[[Path], None]
) -> None:
    close(index)
    damage(index.path)
    # As on the next day, when every page is looked at again.
    outcome = Index(root).refresh(thorough=True)
    assert outcome.trouble == ""
    assert answers(root) == WANTED
    if damage is not emptied:
        assert outcome.rebuilt
        assert index.path.with_name(index.path.name + database.BAD).exists()
    assert not Index(root).refresh(thorough=True).rebuilt, "once is enough"


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_reader_of_a_damaged_index_goes_on_without_it(
    index: Index, root: Path, damage: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexed, "FEW", 0)
    before = FolderLibrary(root).entries()
    close(index)
    damage(index.path)
    assert FolderLibrary(root).entries() == before
    told = [summary.title for _, summary in indexed.summaries(FolderLibrary(root))]
    assert sorted(map(str, told)) == sorted(f"Number {number}" for number in range(COUNT))
    assert answers(root) == WANTED


def test_a_reader_that_meets_damage_has_the_index_made_anew(index: Index, root: Path) -> None:
    close(index)
    without_a_table(index.path)
    with pytest.raises(database.Damaged):
        index.search(parse("number"))
    with pytest.raises(database.NoIndex):
        index.search(parse("number"))
    assert index.update([str(root / "briefs" / "b1.yaml")]).rebuilt
    assert len(index.search(parse("number"), 100).hits) == COUNT


def test_what_another_program_has_made_anew_is_not_doubted_any_more(
    index: Index, root: Path
) -> None:
    close(index)
    without_a_table(index.path)
    with pytest.raises(database.Damaged):
        index.search(parse("number"))
    doubted = index.doubted
    assert Index(root).refresh().rebuilt
    assert (doubted, index.doubted) == (True, False)
    assert len(index.search(parse("number"), 100).hits) == COUNT
    assert not index.update([str(root / "briefs" / "b1.yaml")]).rebuilt


def test_an_index_that_is_only_being_made_is_not_doubted(root: Path) -> None:
    index = Index(root)
    index.path.parent.mkdir(parents=True)
    index.path.touch()
    with pytest.raises(database.NoIndex, match="only being made"):
        index.count()
    assert not index.doubted


@pytest.mark.parametrize("damage", [other_columns, other_words, overwritten])
def test_the_process_behind_makes_a_damaged_index_anew(
    index: Index, root: Path, damage: Callable[[Path], None]
) -> None:
    close(index)
    damage(index.path)
    outcome = list(BackgroundRefresh(root).lines())[-1]
    assert isinstance(outcome, write.IndexUpdate)
    assert (outcome.trouble, outcome.rebuilt) == ("", True)
    assert len(index.search(parse("number"), 100).hits) == COUNT


def test_no_connection_outlives_its_thread_or_its_index(index: Index, root: Path) -> None:
    opened = []

    def ask() -> None:
        with index.reading() as connection:
            opened.append(connection)

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    other = Index(root)
    with other.reading() as connection:
        opened.append(connection)
    other.keep_in_memory()
    with other.reading() as connection:
        opened.append(connection)
    del other
    gc.collect()
    for connection in opened:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            connection.execute("SELECT 1")


def test_damage_that_only_an_answer_shows_is_repaired_for_the_answer(
    index: Index, root: Path
) -> None:
    close(index)
    with sqlite3.connect(index.path) as connection:
        connection.execute("UPDATE words_0_data SET block = x'ffffffffffff' WHERE id = 10")
    connection.close()
    answer = indexed.search(FolderLibrary(root), parse("number"), 100)
    assert len(answer.hits.hits) == COUNT
    assert answer.notes == ()
    assert len(Index(root).search(parse("number"), 100).hits) == COUNT


def test_an_index_that_is_deleted_while_it_is_open(index: Index, root: Path) -> None:
    assert index.search(parse("number")).hits
    shutil.rmtree(index.path.parent)
    with pytest.raises(database.NoIndex):
        index.search(parse("number"))
    assert answers(root) == WANTED
    assert len(index.search(parse("number"), 100).hits) == COUNT


def test_an_index_that_is_replaced_while_it_is_open(index: Index, root: Path, put: Put) -> None:
    assert index.search(parse("number")).hits
    put("lib/briefs/new.yaml", title="Number new")
    assert Index(root).refresh(rebuild=True).files == COUNT + 1
    assert len(index.search(parse("number"), 100).hits) == COUNT + 1


# -- a damaged byte -------------------------------------------------------------------------------


def _change(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 0x01
    path.write_bytes(data)


def test_any_damaged_byte_is_noticed_and_the_answer_is_right(root: Path, index: Index) -> None:
    wanted = answers(root)
    assert wanted == WANTED
    index.close()
    size = index.path.stat().st_size
    places = random.Random(12).sample(range(size), 15)
    places += [index.path.read_bytes().index(b"Number 7"), size - 1]
    for at in places:
        before = index.path.stat().st_ino
        _change(index.path, at)
        assert answers(root) == WANTED
        assert index.path.stat().st_ino != before, f"the byte {at} was not noticed"


def test_a_reader_that_is_open_does_not_tell_a_damaged_byte(root: Path, index: Index) -> None:
    assert len(index.listed()) == COUNT
    _change(index.path, index.path.read_bytes().index(b"Number 7"))
    with pytest.raises(database.NoIndex):
        index.search(parse("number"))
    assert index.doubted
    assert index.update([]).rebuilt
    assert len(index.search(parse("number"), 1000).hits) == COUNT


def test_what_is_written_is_sealed_and_what_is_read_is_left(
    root: Path, index: Index, put: Put
) -> None:
    reader = Index(root)
    for number in range(3):
        put(f"lib/briefs/new{number}.yaml", title="Number none", as_of="2024-11-30")
        assert index.refresh().trouble == ""
        assert seal.is_whole(index.path, thorough=True)
        assert len(reader.search(parse("number"), 1000).hits) == COUNT + number + 1
    index.put_verdicts(str(root / "briefs" / "b1.yaml"), {"p1": "verified"})
    assert seal.is_whole(index.path, thorough=True)
    reader.close()
    before = index.path.stat()
    assert not index.refresh().rebuilt
    assert seal.is_whole(index.path, thorough=True)
    assert index.path.stat().st_ino == before.st_ino


def test_an_index_without_a_seal_is_looked_through(root: Path, index: Index) -> None:
    seal.take_off(index.path)
    assert seal.is_whole(index.path) is None
    assert not index.refresh().rebuilt
    assert seal.is_whole(index.path)


def test_the_log_of_an_earlier_writer_is_no_damage_when_the_next_one_closes(
    index: Index, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who reads keeps SQLite from merging the log, which whoever writes nothing does later."""
    assert len(index.listed()) == COUNT
    put("lib/briefs/new.yaml", title="Number none", as_of="2024-11-30")
    assert index.refresh().read == 1
    index.close()
    assert index.path.with_name(f"{index.path.name}-wal").stat().st_size, "the log is left"
    before, found = index.path.stat().st_mtime_ns, []
    put_on = seal.put_on

    def looked(path: Path) -> None:
        found.append(seal.is_whole(path))  # as another program does at this moment
        put_on(path)

    monkeypatch.setattr(seal, "put_on", looked)
    assert not index.update([]).rebuilt
    assert index.path.stat().st_mtime_ns != before, "the log was merged"
    assert found == [None]
    assert seal.is_whole(index.path, thorough=True)
