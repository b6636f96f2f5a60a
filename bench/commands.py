"""Commands without a screen, from start to end."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench.generate import library
from bench.programs import BRIEF, ROOT, bare, briefing, environment
from bench.table import Row, compare, in_turns

_AIMS = {"--help": 3.0, f"export {BRIEF}": 7.0}
_SEARCHED: Final = 5_000
"""Briefs of the library that is searched."""
_RARE: Final = 20_000
"""The rank of the word that is looked for, which some ten items have."""
_AT_MOST: Final = 5.0


def measure(quick: bool) -> list[Row]:
    """Compare commands with a Python that does nothing, in turns.

    A glance leaves the search out: to make and index its library takes a minute.
    """
    commands = {f"briefing {words}": briefing(*words.split()) for words in _AIMS}
    aims = [*_AIMS.values()]
    with TemporaryDirectory(prefix="bench") as name:
        home = Path(name)
        variables = environment(home)
        if not quick:
            commands[f"briefing search in {_SEARCHED:,} briefs"] = _search(home, variables)
            aims.append(_AT_MOST)
        turns = [bare(), *commands.values()]

        def run(which: int) -> float:
            start = time.perf_counter()
            _run(turns[which], variables)
            return time.perf_counter() - start

        base, *ours = in_turns(run, len(turns), 5 if quick else 25)
    return [
        compare(words, "python -c pass", took, base, aim=aim)
        for took, words, aim in zip(ours, commands, aims, strict=True)
    ]


def _search(home: Path, variables: Mapping[str, str]) -> list[str]:
    """Make a library and its index; return the command that looks for a rare word there."""
    root = home / "library"
    words = library(root, _SEARCHED)
    _run(briefing("index", "--library", str(root)), variables)
    return briefing("search", words.words[_RARE], "--library", str(root))


def _run(command: list[str], variables: Mapping[str, str]) -> None:
    nowhere = subprocess.DEVNULL
    subprocess.run(command, cwd=ROOT, env=variables, stdout=nowhere, stderr=nowhere, check=True)
