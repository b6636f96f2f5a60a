"""First paint of a large library over that of its first four briefs, with an index and without."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from bench.programs import PANES, Program, briefing
from bench.table import Row, compare, in_turns
from bench.terminal import Terminal, terminal

ROUNDS = 9
AIM = 1.25
_SMALL = 4
_REST_S = 1.0
"""Until an indexing process whose program was ended has ended, too."""


def measure(root: Path, cache: Path, folder: Path) -> Iterator[Row]:
    """Compare the dashboard on the library in ``root``, whose index is in ``cache``."""
    small = folder / "small" / "briefs"
    small.mkdir(parents=True, exist_ok=True)
    for path in sorted((root / "briefs" / "0000").iterdir())[:_SMALL]:
        shutil.copy2(path, small)
    with terminal() as screen:
        fresh = iter(range(10**6))

        def paint(which: int) -> float:
            without = folder / "without" / str(next(fresh))
            took = _paint(
                screen,
                root if which < 2 else small.parent,
                cache if which == 0 else without,
            )
            time.sleep(_REST_S)
            return took

        indexed, alone, base = in_turns(paint, 3, ROUNDS)
    over = f"that of {_SMALL} briefs"
    yield compare("first paint, indexed", over, indexed, base, aim=AIM)
    yield compare("first paint, no index yet", over, alone, base, aim=AIM)


def _paint(screen: Terminal, root: Path, cache: Path) -> float:
    """Return how long the dashboard takes until all panes and the first rows are there."""
    command = ["env", f"XDG_CACHE_HOME={cache}", *briefing("--library", str(root))]
    titles = tuple(pane[0] for pane in PANES.values())
    try:
        return screen.paint(Program(command, titles))
    finally:
        screen.end()
