"""A site of many briefs with maps: all of it, nothing changed, and one brief changed.

``python -m bench.site 1000``, some four minutes of a core. A command of its own: it prints what the
processor works, and what the clock says, which on a busy machine is several times as much.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bench.generate import library
from bench.programs import ROOT, briefing, environment


class Took(NamedTuple):
    """Seconds of one run."""

    processor: float
    clock: float


def main() -> int:
    """Build the sites and print a table."""
    parser = argparse.ArgumentParser(prog="python -m bench.site", description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--rounds", type=int, default=5, help="of what takes a second")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="bench") as folder:
        home = Path(folder)
        library(home / "library", options.count, 1)
        variables = environment(home)
        out = home / "out"
        words = ("site", str(out), "--at-most", "RED", "--maps", "--library", str(home / "library"))
        print(f"| site of {options.count:,} briefs | processor | by the clock |\n| -- | -- | -- |")
        _say("all of it, and no verdict known", [_took(words, variables)])
        shutil.rmtree(out)
        shutil.rmtree(home / "cache" / "briefing" / "sites")
        _say("all of it, their verdicts known", [_took(words, variables)])
        same, changed = [], []
        for number in range(options.rounds):
            same.append(_took(words, variables))
            _change(home / "library", number)
            changed.append(_took(words, variables))
        _say("one brief changed", changed)
        _say("nothing changed", same)
    return 0


def _say(what: str, runs: Sequence[Took]) -> None:
    """Print a row: the run in the middle, and the least and the most where there are several."""
    cells = []
    for each in zip(*runs, strict=True):
        ends = f" ({min(each):.2f} to {max(each):.2f})" if len(runs) > 1 else ""
        cells.append(f"{statistics.median(each):.2f} s{ends}")
    print(f"| {what} | {' | '.join(cells)} |", flush=True)


def _took(words: tuple[str, ...], variables: dict[str, str]) -> Took:
    """Return how long a command took.

    Raises:
        CalledProcessError: it failed; its words are on standard error.
    """
    began, before = time.monotonic(), os.times()
    subprocess.run(briefing(*words), cwd=ROOT, env=variables, stdout=subprocess.DEVNULL, check=True)
    after = os.times()
    return Took(sum(after[2:4]) - sum(before[2:4]), time.monotonic() - began)


def _change(folder: Path, number: int) -> None:
    """Save a brief with another title."""
    path = sorted(folder.rglob("*.yaml"))[number]
    text = path.read_text("utf-8")
    path.write_text(text.replace('title: "', 'title: "Anew ', 1), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
