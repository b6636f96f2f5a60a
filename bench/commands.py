"""Commands without a screen, from start to end."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.programs import BRIEF, ROOT, bare, briefing, environment
from bench.table import Row, compare, in_turns

_AIMS = {"--help": 3.0, f"export {BRIEF}": 7.0}


def measure(quick: bool) -> list[Row]:
    """Compare commands with a Python that does nothing, in turns."""
    commands = [bare(), *(briefing(*words.split()) for words in _AIMS)]
    with TemporaryDirectory(prefix="bench") as home:
        variables = environment(Path(home))

        def run(which: int) -> float:
            start = time.perf_counter()
            subprocess.run(
                commands[which], cwd=ROOT, env=variables, stdout=subprocess.DEVNULL, check=True
            )
            return time.perf_counter() - start

        base, *ours = in_turns(run, len(commands), 5 if quick else 25)
    return [
        compare(f"briefing {words}", "python -c pass", took, base, aim=aim)
        for took, (words, aim) in zip(ours, _AIMS.items(), strict=True)
    ]
