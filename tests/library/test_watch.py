"""Watching a library's folder: where the system does not, and where it is another one by now."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
import watchfiles

from briefing.library.folder import FolderLibrary
from briefing.library.watch import Changed, NotWatched, watch_folders


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


class Listener:
    """Watches folders in a thread until the test ends, and keeps what it is told."""

    def __init__(self, *folders: Path) -> None:
        self.stop, self.told = Event(), list[Changed]()
        self._told = Event()
        self._thread = Thread(target=self._listen, args=(list(folders),))
        self._thread.start()

    def _listen(self, folders: list[Path]) -> None:
        for changed in watch_folders(lambda: folders, self.stop):
            self.told.append(changed)
            self._told.set()

    def until(self, wanted: Callable[[Changed], bool], poke: Callable[[], object]) -> None:
        """Do something again and again until what is wanted is told of it."""
        for _ in range(3000):
            if any(map(wanted, self.told)):
                return
            self._told.clear()
            poke()
            self._told.wait(0.02)
        raise AssertionError(self.told)

    def hears(self, path: Path) -> None:
        """Hold that a save is told, again and again as long as it takes."""
        self.told.clear()
        self.until(lambda changed: path in changed.paths, lambda: path.write_text("x: y"))

    def close(self) -> None:
        self.stop.set()
        self._thread.join()


@pytest.fixture
def listen() -> Iterator[Callable[..., Listener]]:
    """Begins to watch folders, and ends it."""
    listeners: list[Listener] = []

    def begin(*folders: Path) -> Listener:
        listeners.append(Listener(*folders))
        return listeners[-1]

    yield begin
    for listener in listeners:
        listener.close()


def _make_anew(folder: Path) -> None:
    """Delete a folder and make it again, where it can be under the number it had."""
    for _ in range(50):
        before = folder.stat().st_ino
        shutil.rmtree(folder)
        folder.mkdir()
        if folder.stat().st_ino == before:
            return


def _move_and_back(folder: Path) -> None:
    folder.rename(folder.with_name("away"))
    folder.with_name("away").rename(folder)


def _to_a_link(folder: Path) -> None:
    folder.rename(folder.with_name("real"))
    folder.symlink_to("real")


@pytest.mark.parametrize("meanwhile", [_make_anew, _move_and_back, _to_a_link])
def test_whatever_becomes_of_the_folder_later_saves_are_told(
    on_disk: Path,
    listen: Callable[..., Listener],
    meanwhile: Callable[[Path], None],
) -> None:
    folder = on_disk / "briefs"
    folder.mkdir()
    listener = listen(folder)
    listener.hears(folder / "before.yaml")
    listener.told.clear()
    meanwhile(folder)
    listener.until(lambda changed: changed.anything, lambda: None)
    listener.hears(folder / "after.yaml")


def test_what_a_link_leads_to_may_be_made_anew(
    on_disk: Path, listen: Callable[..., Listener]
) -> None:
    (on_disk / "real").mkdir()
    (on_disk / "briefs").symlink_to("real")
    listener = listen(on_disk / "briefs")
    listener.hears(on_disk / "briefs" / "before.yaml")
    _make_anew(on_disk / "real")
    listener.hears(on_disk / "briefs" / "after.yaml")
