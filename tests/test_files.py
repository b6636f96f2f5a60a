"""What the program keeps nobody else can read; a file is written whole or not at all."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from full_disk import FullDisk

from briefing import filesystem, paths, writing
from briefing.library import verdict_cache
from briefing.library.index import database
from briefing.settings import LibraryState
from briefing.writing import NotRegular, own_folder, write_atomic


def _mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_folders_that_are_missing_are_closed_to_others(tmp_path: Path) -> None:
    own_folder(tmp_path / "share" / "briefing" / "attached")
    made = [tmp_path / "share", tmp_path / "share/briefing", tmp_path / "share/briefing/attached"]
    assert [_mode(each) for each in made] == [0o700] * 3


def test_a_folder_that_is_there_keeps_its_rights(tmp_path: Path) -> None:
    there = tmp_path / "cache"
    there.mkdir()
    there.chmod(0o755)
    own_folder(there / "briefing")
    own_folder(there)
    assert _mode(there) == 0o755
    assert _mode(there / "briefing") == 0o700


def _index(library: Path) -> Path:
    place = database.index_path(library)
    database.create(place).close()
    return place.parent


def _state(library: Path) -> Path:
    assert LibraryState(library).save(last="harl-2026-03-04") is None
    return paths.state_folder()


def _verdicts(library: Path) -> Path:
    from briefing.library.folder import FolderLibrary

    path = library / "briefs" / "harl.yaml"
    path.parent.mkdir(parents=True)
    path.write_text((paths.bundled() / "briefs" / "exercise-qelmara-2020-03-04.yaml").read_text())
    folder = FolderLibrary(library)
    reading = folder.load(folder.entry(path))
    assert reading.value is not None
    verdict_cache.Verifier(library).verdicts(path, reading.value, reading.text)
    return paths.cache_folder() / "verdicts"


def test_a_file_in_place_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("", encoding="utf-8")
    for folder in ("state", "state/briefing", "state/briefing/reviews"):
        with pytest.raises(NotADirectoryError) as caught:
            own_folder(tmp_path / folder)
        assert filesystem.reason(caught.value) == f"{tmp_path / 'state'} is no folder"


@pytest.mark.parametrize("kept", [_index, _state, _verdicts])
def test_words_of_briefs_are_kept_where_others_cannot_look(
    kept: Callable[[Path], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "own" / name))
    folder = kept(tmp_path / "library")
    assert list(folder.iterdir())
    assert _mode(folder) == 0o700


@pytest.mark.parametrize("room", [0, 3])
def test_on_a_full_disk_a_file_is_whole_or_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    there = tmp_path / "there.txt"
    there.write_bytes(b"what it was")
    disk = FullDisk(monkeypatch, room)
    for path, force in ((there, True), (tmp_path / "new.txt", False)):
        with pytest.raises(OSError, match="No space left"):
            write_atomic(path, b"something else", force=force)
    assert disk.refused == 2
    assert [path.name for path in tmp_path.iterdir()] == ["there.txt"]
    assert there.read_bytes() == b"what it was"


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o444, 0o755])
def test_a_file_that_is_replaced_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    there = tmp_path / "there.txt"
    there.write_text("old")
    there.chmod(mode)
    write_atomic(there, b"new", force=True)
    assert (there.read_bytes(), _mode(there)) == (b"new", mode)
    link = tmp_path / "link.txt"
    link.symlink_to(there)
    write_atomic(link, b"newer", force=True)
    assert _mode(link) == mode
    assert link.is_symlink()
    assert there.read_bytes() == b"newer"


def test_a_group_that_cannot_be_kept_gets_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "there.txt"
    there.write_text("old")
    there.chmod(0o664)
    look = filesystem.facts

    def of_others(path: Path) -> os.stat_result | None:
        found = look(path)
        if path != there or found is None:
            return found
        return os.stat_result((*found[:4], found.st_uid, found.st_gid + 1, *found[6:10]))

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(writing, "facts", of_others)
    monkeypatch.setattr(os, "chown", refuse)
    write_atomic(there, b"new", force=True)
    assert _mode(there) == 0o604


NO_LINKS = pytest.mark.parametrize(
    "number",
    [errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV, errno.EACCES],
)


class NoLinks:
    """A file system as on a USB stick: without hard links, and without modes."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
        self.number = number
        monkeypatch.setattr(os, "link", self._refuse)
        monkeypatch.setattr(Path, "chmod", self._refuse)

    def _refuse(self, *_: object, **__: object) -> None:
        number = self.number if self.number != errno.EMLINK else errno.EPERM
        raise OSError(number, os.strerror(number))


@NO_LINKS
def test_without_hard_links_a_file_is_made_and_none_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    NoLinks(monkeypatch, number)
    new = tmp_path / "new.txt"
    write_atomic(new, b"text")
    assert new.read_bytes() == b"text"
    with pytest.raises(FileExistsError):
        write_atomic(new, b"other")
    (tmp_path / "empty.txt").touch()
    with pytest.raises(FileExistsError):
        write_atomic(tmp_path / "empty.txt", b"other")
    assert new.read_bytes() == b"text"
    write_atomic(new, b"other", force=True)
    assert new.read_bytes() == b"other"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty.txt", "new.txt"]


def test_without_hard_links_who_comes_first_keeps_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    NoLinks(monkeypatch, errno.EPERM)
    new, look = tmp_path / "new.txt", filesystem.facts

    def meanwhile(path: Path, **more: bool) -> os.stat_result | None:
        if path == new and new.exists():
            new.write_text("of another program")
        return look(path, **more)

    monkeypatch.setattr(writing, "facts", meanwhile)
    with pytest.raises(FileExistsError):
        write_atomic(new, b"text")
    assert [path.name for path in tmp_path.iterdir()] == ["new.txt"]
    assert new.read_text() == "of another program"


def test_without_hard_links_a_failed_rename_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    NoLinks(monkeypatch, errno.EPERM)

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="No space left"):
        write_atomic(tmp_path / "new.txt", b"text")
    assert not list(tmp_path.iterdir())


def facts(path: Path) -> tuple[float, ...]:
    """What tells a file from one that was written; when it was last read does not."""
    found = path.lstat()
    return found.st_mode, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


@pytest.mark.parametrize("force", [False, True])
def test_only_a_file_is_written_over(tmp_path: Path, force: bool) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "device").symlink_to("/dev/null")
    (tmp_path / "nowhere").symlink_to("not/there")
    for path in sorted(tmp_path.iterdir()):
        before = facts(path)
        with pytest.raises(NotRegular, match=r"it is (a folder|no regular file)"):
            write_atomic(path, b"text", force=force)
        assert facts(path) == before
    assert len(list(tmp_path.iterdir())) == 4
