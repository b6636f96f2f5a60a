"""An index is a cache: whatever becomes of it, the same answers come, and nobody sees a fault."""

import errno
import gc
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from briefing.library import indexed
from briefing.library.folder import FolderLibrary
from briefing.library.index import database, seal, write
from briefing.library.index.background_refresh import BackgroundRefresh
from briefing.library.index.one_writer import writing
from briefing.library.index.read import Index
from briefing.library.query import parse
from briefing.library.scan import Scan, stamp
from library.conftest import Put

COUNT = 12
INDEX = """
import sys
from pathlib import Path
from briefing.library.index import write
write.BATCH_S = 0.0
outcome = write.refresh(Path(sys.argv[1]), lambda _: None)
print(outcome.trouble)
"""


@pytest.fixture
def root(tmp_path: Path, put: Put) -> Path:
    for number in range(COUNT):
        put(f"lib/briefs/b{number}.yaml", title=f"Number {number}", as_of="2024-11-30")
    return tmp_path / "lib"


@pytest.fixture
def index(root: Path) -> Index:
    made = Index(root)
    assert made.refresh().trouble == ""
    return made


def answers(root: Path) -> list[tuple[str, str]]:
    """What a search finds, as the command line does it."""
    hits = indexed.search(FolderLibrary(root), parse("number"), 1000).hits
    return sorted((str(Path(hit.key).relative_to(root)), hit.text) for hit in hits.hits)


WANTED = sorted((f"briefs/b{number}.yaml", f"Number {number}") for number in range(COUNT))


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


def close(index: Index) -> None:
    """Let the log be merged, so that all of it is in the one file."""
    index.close()
    connection = sqlite3.connect(index.path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


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
    assert isinstance(outcome, write.Outcome)
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


def test_only_one_program_writes_and_the_other_one_still_answers(
    index: Index, root: Path, put: Put
) -> None:
    put("lib/briefs/new.yaml", title="Number new")
    with writing(index.path) as alone:
        assert alone
        assert Index(root).refresh().trouble == write.BUSY
        assert Index(root).update([]).trouble == write.BUSY
        answer = indexed.search(FolderLibrary(root), parse("number"), 100)
        assert len(answer.hits.hits) == COUNT
        assert "Another program is indexing the library right now" in answer.notes[0]
    assert Index(root).refresh().read >= 1


def test_an_index_that_another_program_locks(
    index: Index, root: Path, monkeypatch: pytest.MonkeyPatch, put: Put
) -> None:
    monkeypatch.setattr(database, "WAIT_S", 0.05)
    put("lib/briefs/new.yaml", title="Number new")
    other = sqlite3.connect(index.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        outcome = Index(root).refresh()
        assert "locked" in outcome.trouble
        assert len(answers(root)) == COUNT + 1, "read into memory for this one answer"
    finally:
        other.close()
    assert Index(root).refresh().trouble == ""


def test_a_cache_folder_that_cannot_be_made(root: Path, hermetic: Path) -> None:
    (hermetic / "cache").write_text("A file where the folder should be.")
    outcome = Index(root).refresh()
    assert outcome.trouble.startswith("the index cannot be kept: ")
    answer = indexed.search(FolderLibrary(root), parse("number"), 100)
    assert len(answer.hits.hits) == COUNT
    assert "This search has read the briefs itself." in answer.notes[0]
    assert (
        "cannot be kept" in Index(root).put_verdicts(str(root / "briefs" / "b1.yaml"), {}).trouble
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_cache_folder(index: Index, root: Path, put: Put) -> None:
    put("lib/briefs/new.yaml", title="Number new")
    close(index)
    for path in index.path.parent.iterdir():
        path.chmod(0o400)
    index.path.parent.chmod(0o500)
    try:
        assert Index(root).refresh().trouble
        assert len(Index(root).search(parse("number"), 100).hits) == COUNT
        assert len(answers(root)) == COUNT + 1
    finally:
        index.path.parent.chmod(0o700)


def test_an_index_without_a_writable_log_is_read_as_it_lies(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    close(index)
    monkeypatch.setattr(os, "access", lambda *_: False)
    real = database.open_read_only
    uris = []

    def refuse(uri: str) -> sqlite3.Connection:
        uris.append(uri)
        if "immutable" not in uri:
            raise sqlite3.OperationalError("unable to open database file")
        return real(uri)

    monkeypatch.setattr(database, "open_read_only", refuse)
    assert len(index.search(parse("number"), 100).hits) == COUNT
    assert len(uris) == 2


def test_a_full_disk_loses_nothing(
    index: Index, root: Path, monkeypatch: pytest.MonkeyPatch, put: Put
) -> None:
    for number in range(200):
        put(f"lib/briefs/more{number}.yaml", title=f"More {number}")
    real = database.prepare

    def small(connection: sqlite3.Connection) -> None:
        real(connection)
        if connection.execute("PRAGMA database_list").fetchone()[2]:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages + 4}")

    with monkeypatch.context() as patched:
        patched.setattr(database, "prepare", small)
        outcome = Index(root).refresh()
        assert "disk is full" in outcome.trouble
        answer = indexed.search(FolderLibrary(root), parse("number"), 1000)
        assert len(answer.hits.hits) == COUNT
        assert "disk is full. This search has read the briefs itself." in answer.notes[0]
    assert Index(root).refresh().trouble == ""
    assert len(indexed.search(FolderLibrary(root), parse("more"), 1000).hits.hits) == 200


def test_without_fts5_lists_go_on(
    root: Path, monkeypatch: pytest.MonkeyPatch, index: Index
) -> None:
    def lacking(connection: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("no such module: fts5")

    monkeypatch.setattr(database, "prepare", lacking)
    assert "fts5" in Index(root).refresh().trouble
    with pytest.raises(database.NoIndex):
        indexed.search(FolderLibrary(root), parse("number"), 10)
    monkeypatch.setattr(indexed, "FEW", 0)
    assert len(list(indexed.summaries(FolderLibrary(root)))) == COUNT


def test_killed_while_indexing_it_goes_on_where_it_was(root: Path, put: Put) -> None:
    for number in range(120):
        put(f"lib/briefs/more{number}.yaml", title=f"Number more {number}")
    chance = random.Random(4)
    path = Index(root).path
    for _ in range(6):
        work = subprocess.Popen([sys.executable, "-c", INDEX, str(root)], stdout=subprocess.PIPE)
        deadline = time.monotonic() + 20
        while not path.exists() and work.poll() is None and time.monotonic() < deadline:
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.08))
        work.send_signal(signal.SIGKILL)
        work.communicate()
        if path.exists():
            connection = sqlite3.connect(path)
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            connection.close()
    outcome = Index(root).refresh()
    assert (outcome.trouble, outcome.rebuilt) == ("", False)
    assert len(answers(root)) == COUNT + 120
    rows = Index(root).search(parse("number"), 1000).hits
    assert len(rows) == len({(hit.key, hit.label) for hit in rows}), "nothing is in it twice"


def test_two_programs_at_once(root: Path) -> None:
    work = [
        subprocess.Popen([sys.executable, "-c", INDEX, str(root)], stdout=subprocess.PIPE)
        for _ in range(3)
    ]
    said = {one.communicate()[0].decode().strip() for one in work}
    assert said <= {"", write.BUSY}
    assert {one.returncode for one in work} == {0}
    assert answers(root) == WANTED


def test_a_folder_that_vanishes_and_comes_back(index: Index, root: Path) -> None:
    away = root.with_name("away")
    root.rename(away)
    assert answers(root) == []
    away.rename(root)
    assert answers(root) == WANTED


def test_files_that_vanish_between_scan_and_read(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Late(Scan):
        def __init__(self, folder: Path) -> None:
            super().__init__(folder)
            (root / "briefs" / "b3.yaml").unlink(missing_ok=True)

    monkeypatch.setattr(write, "Scan", Late)
    assert Index(root).refresh().trouble == ""
    assert len(Index(root).search(parse("number"), 100).hits) == COUNT - 1


def test_fifty_changes_a_second(index: Index, root: Path, put: Put) -> None:
    chance = random.Random(2)
    told = dict(WANTED)
    for turn in range(150):
        number = chance.randrange(COUNT)
        name = f"briefs/b{number}.yaml"
        if chance.random() < 0.2:
            (root / name).unlink(missing_ok=True)
            told.pop(name, None)
        else:
            told[name] = f"Number {number} turn {turn}"
            put(f"lib/{name}", title=told[name])
        assert index.update([str(root / name)]).trouble == ""
    hits = index.search(parse("number"), 1000).hits
    found = sorted((hit.key.removeprefix(f"{root}/"), hit.text) for hit in hits)
    assert found == sorted(told.items())
    index.refresh(thorough=True)
    assert answers(root) == sorted(told.items())


def test_links_that_come_to_lead_outside_are_not_answered(
    index: Index, root: Path, put: Put, tmp_path: Path
) -> None:
    secret = put("secret.yaml", title="Number secret")
    path = root / "briefs" / "b1.yaml"
    path.unlink()
    path.symlink_to(secret)
    assert all("secret" not in text for _, text in answers(root))
    index.update([str(path)])
    assert not index.search(parse("secret")).hits


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


def test_a_file_that_cannot_be_looked_at_is_told_and_not_forgotten(
    root: Path, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk or a file server that fails for a moment takes no brief out of the index."""
    names = set(index.listed())
    gone = root / "briefs" / "b7.yaml"
    real = os.stat

    def stale(path: Any, **more: bool) -> os.stat_result:
        if os.fspath(path) == str(gone):
            raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), str(gone))
        return real(path, **more)

    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", stale)
        outcome = index.refresh()
    assert outcome.trouble.endswith(f"{gone.name} cannot be read: stale file handle")
    assert outcome.removed == 0
    assert set(index.listed()) == names
    gone.unlink()
    assert index.refresh().removed == 1


def test_what_is_known_of_a_folder_that_cannot_be_read_stays(
    index: Index, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file server that failed once emptied the index, and nothing said why."""
    listing = os.scandir

    def refuse(path: Any = ".") -> Any:
        if str(path).endswith("briefs"):
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
        return listing(path)

    monkeypatch.setattr(os, "scandir", refuse)
    outcome = index.refresh()
    assert "briefs: the folder cannot be read: input/output error" in outcome.unread
    assert (outcome.removed, outcome.trouble) == (0, "")
    monkeypatch.setattr(os, "scandir", listing)
    once = iter([None])
    monkeypatch.setattr(write, "stamp", lambda path: next(once, "x") and stamp(path))
    outcome = index.refresh()
    assert (outcome.removed, outcome.read, outcome.unread) == (0, 0, "")
    assert answers(root) == WANTED
