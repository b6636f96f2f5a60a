"""Watching a library's folder where the system does not watch it, for a moment or at all."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
import watchfiles

from briefing.library.folder import FolderLibrary
from briefing.library.watch import NotWatched, watch_folders


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.library.watch.CHECK_S", 0.01)


def test_a_system_that_watches_no_more_folders_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def watch(*_: object, **__: object) -> Iterator[object]:
        raise RuntimeError("Too many open files")

    monkeypatch.setattr(watchfiles, "watch", watch)
    with pytest.raises(NotWatched, match="Too many open files"):
        next(FolderLibrary(tmp_path).watch(Event()))


def test_a_folder_that_goes_away_under_the_watcher_is_looked_for_without_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, stop, calls = tmp_path / "briefs", Event(), []
    folder.mkdir()

    def watch(*_: object, **__: object) -> Iterator[object]:
        calls.append(1)
        if len(calls) < 5:
            folder.rename(tmp_path / f"away{len(calls)}")
            folder.mkdir()
            raise FileNotFoundError(folder)
        stop.set()
        yield from ()

    monkeypatch.setattr(watchfiles, "watch", watch)
    told = list(watch_folders(lambda: [folder], stop))
    assert len(calls) == 5
    assert not told


def test_failures_between_which_it_watched_are_no_reason_to_give_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop, calls = Event(), []

    def watch(*_: object, **__: object) -> Iterator[set[tuple[int, str]]]:
        calls.append(1)
        if len(calls) == 5:
            stop.set()
            return
        yield {(1, str(tmp_path / "a.yaml"))}
        raise RuntimeError("error in underlying watcher")

    monkeypatch.setattr(watchfiles, "watch", watch)
    told = list(watch_folders(lambda: [tmp_path], stop))
    assert [changed.paths for changed in told] == [{tmp_path / "a.yaml"}] * 4
