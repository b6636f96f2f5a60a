"""Peak memory: the most a process has ever held in physical memory."""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.programs import BRIEF, PYTHON, ROOT, dashboard, environment, hello
from bench.table import Row, compare, in_turns
from bench.terminal import terminal

# The process tells its own peak at its end. What the system keeps of ended children would not do:
# on Linux that counts what the parent held when it started them.
_TELL = """
import atexit, sys
def tell():
    try:
        with open("/proc/self/status") as status:
            peak = [int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM")][0]
    except OSError:
        import resource
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    sys.stderr.write(f"\\n{peak}")
atexit.register(tell)
"""
_RUN = "sys.argv[0] = 'briefing'; from briefing.__main__ import main; main(); tell()"
"""The program ends its process itself, before what was registered earlier is called."""


def measure(quick: bool) -> list[Row]:
    """Compare an export with a bare Python, and the dashboard at rest with a hello world."""
    rounds = 2 if quick else 5
    return [_export(rounds), _dashboard(rounds)]


def _export(rounds: int) -> Row:
    commands = ([PYTHON, "-c", _TELL + _RUN, "export", BRIEF], [PYTHON, "-c", _TELL])
    with TemporaryDirectory(prefix="bench") as home:
        variables = environment(Path(home))

        def run(which: int) -> float:
            done = subprocess.run(
                commands[which], cwd=ROOT, env=variables, capture_output=True, check=True
            )
            return int(done.stderr.split()[-1])

        ours, base = in_turns(run, 2, rounds)
    return compare("peak memory of the export", "python -c pass", ours, base, unit="B")


def _dashboard(rounds: int) -> Row:
    programs = (dashboard(), hello())
    with terminal() as screen:

        def rest(which: int) -> float:
            screen.paint(programs[which])
            screen.rest()
            size = _peak(screen.pid())
            screen.end()
            return size

        ours, base = in_turns(rest, 2, rounds)
    return compare("peak memory of the dashboard at rest", "Textual hello", ours, base, unit="B")


def _peak(pid: int) -> float:
    """Return the peak so far of a process, in bytes; what it holds now where that is not known."""
    status = Path("/proc", str(pid), "status")
    if not status.exists():
        held = subprocess.check_output(["ps", "-o", "rss=", "-p", str(pid)], text=True)
        return int(held) * 1024
    lines = status.read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))
