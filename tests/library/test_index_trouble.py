"""An index is a cache: whatever becomes of it, the same answers come, and nobody sees a fault."""

import errno
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from briefing import filesystem
from briefing.library import indexed
from briefing.library.folder import FolderLibrary
from briefing.library.index import database, write
from briefing.library.index.one_writer import writing
from briefing.library.index.read import Index
from briefing.library.query import parse
from briefing.library.scan import Scan, stamp
from library.conftest import Put
from library.damaging import COUNT, WANTED, answers, close

INDEX = """
import sys
from pathlib import Path
from briefing.library.index import write
write.BATCH_S = 0.0
outcome = write.refresh(Path(sys.argv[1]), lambda _: None)
print(outcome.trouble)
"""


@pytest.fixture
def root(numbered: Path) -> Path:
    return numbered


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


def test_a_folder_that_another_program_makes_meanwhile_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = filesystem.trouble

    def look(path: str | Path) -> str:
        Path(path).mkdir(exist_ok=True)  # just after it was seen not to be there
        return looked(path)

    monkeypatch.setattr(filesystem, "trouble", look)
    assert filesystem.unusable(tmp_path / "kept") == ""


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
