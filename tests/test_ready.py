"""Types are made ready in one thread at a time: msgspec ends the process where two are at it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

BRIEFS = Path(__file__).resolve().parent.parent / "briefs"

# Each child is a process in which no brief was read yet; two threads of it read one at once.
AT_ONCE = """
import os, sys, threading
from pathlib import Path
from briefing.format.reader import read_brief

paths = sorted(Path(sys.argv[1]).glob("*.yaml"))[:2]
for _ in range(12):
    child = os.fork()
    if not child:
        sys.setswitchinterval(1e-6)
        args = [(path, path.parent, path.name) for path in paths]
        threads = [threading.Thread(target=read_brief, args=each) for each in args]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


def test_the_first_two_briefs_can_be_read_at_once() -> None:
    done = subprocess.run(
        [sys.executable, "-c", AT_ONCE, str(BRIEFS)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["0"] * 12


def test_whatever_is_decoded_is_made_ready() -> None:
    """A type of plain values alone needs it not; a decoder that is made at import is made once."""
    bare = re.compile(r"(?:decode|convert)\([^()]*(?:\([^()]*\)[^()]*)*\btype=(?!ready\()(.+)")
    files = (BRIEFS.parent / "briefing").rglob("*.py")
    found = {match[1] for path in files for match in bare.finditer(path.read_text())}
    assert found == {"dict[str, dict[str, Any]])"}
