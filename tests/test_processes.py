"""Work that several processes share: its answers, and their end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen

import pytest
from msgspec import Struct

from briefing.processes import shared_out, start_module, told_by

_KILLED = """
import os, sys, time
from briefing.processes import shared_out

def work(number):
    print(os.getpid(), flush=True)
    time.sleep(600)

if __name__ == "__main__":
    list(shared_out(work, range(4)))
"""


def _killed(number: int) -> int:
    if number:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # the runner has threads
def test_a_process_that_is_killed_is_a_sentence() -> None:
    with pytest.raises(OSError, match="a process that did a part of the work was killed"):
        list(shared_out(_killed, [0, 1]))


def test_the_processes_end_with_the_one_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "killed.py"
    script.write_text(_KILLED)
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE) as started:
        assert started.stdout is not None
        first = int(started.stdout.readline())
        started.kill()
        # The output is closed once the last of them is gone, and not before.
        started.stdout.read()
    until = time.monotonic() + 60
    while _runs(first):
        assert time.monotonic() < until
        time.sleep(0.01)


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


class Told(Struct):
    """A line of the process below."""

    at: int


@pytest.fixture
def telling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Popen[bytes]]:
    """What starts a process that runs some code."""

    def start(code: str) -> Popen[bytes]:
        (tmp_path / "telling.py").write_text(code)
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        return start_module("telling")

    return start


def test_who_reads_no_further_ends_the_process(telling: Callable[[str], Popen[bytes]]) -> None:
    code = """import time; print('{"at":1}', flush=True); time.sleep(600)"""
    process = telling(code)
    told = told_by(process, Told)
    assert next(told) == Told(1)
    told.close()
    assert process.returncode == -signal.SIGTERM


def test_a_line_of_another_kind_ends_what_is_told(telling: Callable[[str], Popen[bytes]]) -> None:
    process = telling("""while True: print('{"at":1}\\nTraceback', flush=True)""")
    assert list(told_by(process, Told)) == [Told(1)]
    assert process.returncode == 1
