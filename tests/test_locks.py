"""One lock for all programs: bounded, never stale, and what killed writers leave goes."""

import errno
import fcntl
import multiprocessing
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from briefing import paths, writing
from briefing.filesystem import reason
from briefing.locks import NotLocked, locked
from briefing.writing import sweep, write_atomic

HOLD = """
import sys, time
from pathlib import Path
from briefing.locks import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""
WRITE = """
import os, sys, time
from pathlib import Path
from briefing import writing
sync = os.fsync
def slow(handle):
    print("writing", flush=True)
    if sys.argv[2] == "wait":
        sys.stdin.readline()
    else:
        time.sleep(600)
    sync(handle)
os.fsync = slow
writing.write_atomic(Path(sys.argv[1]), b"whole", force=True)
"""


@contextmanager
def program(code: str, *words: str) -> Iterator[subprocess.Popen[str]]:
    """A program that has said its first line; killed in the end."""
    with subprocess.Popen(
        [sys.executable, "-c", code, *words],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline()
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture(params=["folder", "file"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tmp_path if request.param == "folder" else tmp_path / "own.lock"


def test_who_holds_it_holds_it_alone_and_only_while_it_lives(place: Path) -> None:
    with program(HOLD, str(place)) as process:
        for signum in (signal.SIGSTOP, signal.SIGCONT):
            process.send_signal(signum)
            with pytest.raises(NotLocked) as caught, locked(place, 0.05):
                pass
            assert reason(caught.value) == "another program is writing there; try again"
        process.send_signal(signal.SIGSTOP)
        process.kill()
        process.wait()
        with locked(place, 5):
            pass


def test_threads_of_one_program_wait_for_each_other(place: Path) -> None:
    held: list[str] = []

    def work() -> None:
        for _ in range(20):
            with locked(place):
                held.append("in")
                time.sleep(0)
                held.append("out")

    threads = [Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert held == ["in", "out"] * 80


def _sleep(started: "multiprocessing.synchronize.Event") -> None:
    started.set()
    time.sleep(600)


def test_a_child_that_was_forked_meanwhile_keeps_no_lock(place: Path) -> None:
    fork = multiprocessing.get_context("fork")
    started = fork.Event()
    child = fork.Process(target=_sleep, args=(started,))
    with locked(place):
        child.start()
        started.wait()
    try:
        with locked(place, 0):
            pass
    finally:
        child.kill()
        child.join()


def test_a_folder_is_left_as_it_was(tmp_path: Path) -> None:
    with locked(tmp_path):
        assert list(tmp_path.iterdir()) == []
    assert list(tmp_path.iterdir()) == []


def refusing(which: Callable[[int], bool], code: int) -> Callable[[int, int], None]:
    flock = fcntl.flock

    def flocked(handle: int, what: int) -> None:
        if which(os.fstat(handle).st_mode):
            raise OSError(code, os.strerror(code))
        flock(handle, what)

    return flocked


CODES = [errno.EBADF, errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL]


@pytest.mark.parametrize("code", CODES)
def test_where_a_folder_cannot_be_locked_a_file_of_ours_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setattr(fcntl, "flock", refusing(stat.S_ISDIR, code))
    with locked(tmp_path):
        assert len(list((paths.cache_folder() / "locks").iterdir())) == 1
        with pytest.raises(NotLocked), locked(tmp_path / "." / "", 0.02):
            pass
    with locked(tmp_path, 0):
        pass


@pytest.mark.parametrize("code", CODES)
def test_where_nothing_can_be_locked_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setattr(fcntl, "flock", refusing(lambda _: True, code))
    with pytest.raises(NotLocked) as caught, locked(tmp_path):
        pass
    assert reason(caught.value).startswith("the file system cannot lock (")
    write_atomic(tmp_path / "there.txt", b"x")
    assert [each.name for each in tmp_path.iterdir()] == ["there.txt"]


# -- what killed writers leave --------------------------------------------------------------------


def test_what_a_killed_writer_has_left_goes_and_what_is_written_stays(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    with program(WRITE, str(path), "sleep") as dead:
        dead.kill()
        dead.wait()
    (left,) = tmp_path.iterdir()
    with program(WRITE, str(path), "wait") as alive, program(WRITE, str(path), "sleep") as stopped:
        stopped.send_signal(signal.SIGSTOP)
        there = set(tmp_path.iterdir())
        assert len(there) >= 2
        sweep(tmp_path)
        assert set(tmp_path.iterdir()) == there - {left}
        alive.communicate("go on\n")
        assert alive.returncode == 0
        assert path.read_bytes() == b"whole"
    sweep(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["brief.txt"]


def test_the_next_write_of_a_run_clears_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "_swept", set())
    (tmp_path / ".a.txt.briefing-abcdefgh.tmp").write_bytes(b"half")
    write_atomic(tmp_path / "b.txt", b"x")
    assert [each.name for each in tmp_path.iterdir()] == ["b.txt"]


def test_nothing_else_is_cleared_away(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"x")
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in (".a.tmp", "a.briefing-abcdefgh.tmp", ".a.briefing-abc.tmp", ".a.12345678.tmp"):
        (folder / name).write_bytes(b"x")
    (folder / ".l.briefing-abcdefgh.tmp").symlink_to(outside)
    (folder / ".d.briefing-abcdefgh.tmp").mkdir()
    os.mkfifo(folder / ".f.briefing-abcdefgh.tmp")
    before = sorted(folder.iterdir())
    sweep(folder)
    assert sorted(folder.iterdir()) == before
    assert outside.read_bytes() == b"x"


def test_a_sweep_that_comes_before_the_lock_costs_another_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[bool] = []
    take = writing.take

    def late(handle: int) -> bool:
        if not taken:
            taken.append(True)
            sweep(tmp_path)
        return take(handle)

    monkeypatch.setattr(writing, "take", late)
    write_atomic(tmp_path / "b.txt", b"x")
    assert taken
    assert [each.name for each in tmp_path.iterdir()] == ["b.txt"]


def test_where_nothing_can_be_locked_nothing_is_cleared_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fcntl, "flock", refusing(lambda _: True, errno.ENOLCK))
    left = tmp_path / ".a.txt.briefing-abcdefgh.tmp"
    left.write_bytes(b"half")
    sweep(tmp_path)
    assert left.exists()
