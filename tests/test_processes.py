"""Work that several processes share: its answers, and their end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefing.processes import shared_out

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
