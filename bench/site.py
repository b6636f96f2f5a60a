"""A site of many briefs with maps: all of it, nothing changed, and one brief changed.

``python -m bench.site 1000``. A command of its own, since the verdicts of 1,000 briefs take
minutes. Times are what the processor works, on one core.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.generate import library
from bench.programs import ROOT, briefing, environment
from bench.table import compare, table


def main() -> int:
    """Build the sites and print a table."""
    parser = argparse.ArgumentParser(prog="python -m bench.site", description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with TemporaryDirectory(prefix="bench") as folder:
        home = Path(folder)
        library(home / "library", options.count, 1)
        out = home / "out"
        words = ("site", str(out), "--at-most", "RED", "--maps", "--library", str(home / "library"))
        variables = environment(home)
        check = ("check", "--library", str(home / "library"))
        _took(check, variables)  # the verdicts are not what is measured
        known, whole, same, changed = [], [], [], []
        for number in range(options.rounds):
            known.append(_took(check, variables))
            shutil.rmtree(out, ignore_errors=True)
            shutil.rmtree(home / "cache" / "briefing" / "sites", ignore_errors=True)
            whole.append(_took(words, variables))
            same.append(_took(words, variables))
            _change(home / "library", number)
            changed.append(_took(words, variables))
    name = f"site of {options.count:,} briefs"
    rows = [
        compare(f"{name}, all of it", "check of the same", whole, known),
        compare(f"{name}, nothing changed", "all of it", same, whole),
        compare(f"{name}, one brief changed", "all of it", changed, whole, aim=2 / 60),
    ]
    print(table(rows))
    return 0


def _took(words: tuple[str, ...], variables: dict[str, str]) -> float:
    """Return how many seconds the processor worked for a command."""
    before = os.times()
    subprocess.run(briefing(*words), cwd=ROOT, env=variables, capture_output=True, check=False)
    after = os.times()
    return sum(after[2:4]) - sum(before[2:4])


def _change(folder: Path, number: int) -> None:
    """Save a brief with another title."""
    path = sorted(folder.rglob("*.yaml"))[number]
    text = path.read_text("utf-8")
    path.write_text(text.replace('title: "', 'title: "Anew ', 1), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
