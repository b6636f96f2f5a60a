"""What follows a desk behind the screen: how it ends, and where it runs."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import Mock, patch

import pytest

from briefing.wire import follow_process
from briefing.wire.follow_process import Following
from briefing.wire.natsdesk import NatsDesk
from briefing.wire.protocol import Refused
from briefing.wire.replica import swap
from briefing.wire.replica.folder import Replica
from wire.replicas import arrive, doc, file, joined


def test_without_hard_links_a_folder_follows_its_desk_all_the_same(
    replica: Replica, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A USB stick has none (exFAT)."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refuse)
    assert arrive(replica, doc(1, b"one"), b"one") == "written"
    assert file(replica).read_bytes() == b"one"
    file(replica).write_bytes(b"mine")
    # Saved between the look and the taking away: it comes back.
    seen = iter([True, False])
    assert not swap.take_away(file(replica), replica.wire / "tmp" / "x", lambda _: next(seen))
    assert file(replica).read_bytes() == b"mine"
    assert list((replica.wire / "tmp").iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for processes")
def test_who_follows_ends_when_its_dashboard_was_killed(tmp_path: Path) -> None:
    """Nobody tells it: the pipe to the one that started it is broken, and nothing else happens."""
    joined(tmp_path)
    code = """
import sys, time
from pathlib import Path
from briefing.wire.follow_process import Following
following = Following(Path(sys.argv[1]))
next(following.lines())  # it tells that the desk does not answer
print(following._process.pid, flush=True)
time.sleep(600)
"""
    words = [sys.executable, "-c", code, str(tmp_path)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as dashboard:
        assert dashboard.stdout is not None
        pid = int(dashboard.stdout.readline())
        dashboard.kill()
    for _ in range(600):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return
        if state == "Z":
            return
        time.sleep(0.1)
    os.kill(pid, signal.SIGKILL)
    raise AssertionError("it goes on following for nobody")


def test_a_follower_that_ends_by_itself_says_why(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its reader would else take a dead process for one that has nothing to tell."""
    joined(tmp_path)
    with pytest.raises(Refused, match="killed"):
        _followed(NatsDesk(tmp_path), lambda process: process.kill())
    for error, words in (
        (OSError(errno.ESTALE, os.strerror(errno.ESTALE), "lock"), b"lock cannot be used: stale"),
        (KeyError("x"), b"ended by a fault (KeyError)"),
    ):
        monkeypatch.setattr(follow_process, "follow", Mock(side_effect=error))
        follow_process.main(tmp_path)
        assert words in capfdbinary.readouterr().out


def _followed(desk: NatsDesk, end: Callable[[subprocess.Popen[bytes]], object]) -> None:
    """Follow a desk, and have something end the process once it tells that nobody answers."""
    lines = Following.lines

    def first_line(following: Following) -> Iterator[follow_process.FollowerLine]:
        for line in lines(following):
            end(following._process)
            yield line

    with patch.object(Following, "lines", first_line):
        desk.follow()
