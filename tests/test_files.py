"""What the program keeps nobody else can read; a file is written whole or not at all."""

from collections.abc import Callable
from pathlib import Path

import pytest
from full_disk import FullDisk

from briefing import paths
from briefing.files import own_folder, write_atomic
from briefing.library import verdict_cache
from briefing.library.index import database
from briefing.settings import State


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
    assert State(library).save(last="harl-2026-03-04") is None
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
