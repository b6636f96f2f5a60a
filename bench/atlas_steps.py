"""The first map on the screen: the longest that it keeps a key waiting, over a screen of text.

Run as a program it opens one of the two, in a process of its own as everything first is, and
prints the milliseconds of the processor's that the longest step of the interface's loop took.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
import time
from asyncio.events import Handle
from pathlib import Path

from textual import events
from textual.app import App
from textual.screen import Screen
from textual.widgets import Static

from bench.programs import BRIEF, ROOT
from bench.table import Row, compare, in_turns

SIZES = ((80, 24), (120, 40), (250, 80))
_WORD = "Nothing is known of the road to the north. "
_SETTLED_S = 0.3
"""How long a process has to do next to nothing to have settled: what is loaded behind the first
paint has been, and the map has come."""
_IDLE = 0.1
"""Next to nothing: the share of the time that the processor may work meanwhile."""
_PATIENCE_S = 5.0


def measure(quick: bool) -> list[Row]:
    """Compare the longest step at the first ``m`` with that of a new screen full of text."""
    rows = []
    for width, height in SIZES:
        took = in_turns(
            lambda which, size=f"{width}x{height}": _run(("map", "text")[which], size),  # type: ignore[misc]
            2,
            2 if quick else 4,
        )
        rows.append(compare(f"longest step to the map, {width}x{height}", "to a Static", *took))
    return rows


def _run(what: str, size: str) -> float:
    command = [sys.executable, "-m", "bench.atlas_steps", what, size]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return float(done.stdout) / 1000


class _Prose(App[None]):
    """Text in place of a page and, by ``m``, other text over it."""

    def on_mount(self) -> None:
        """Show the page."""
        self.push_screen(self._page())

    def on_key(self) -> None:
        """Show the other one."""
        self.push_screen(self._page())

    def _page(self) -> Screen[None]:
        width, height = self.size
        screen: Screen[None] = Screen()
        screen.compose = lambda: [Static(_WORD * (width * height // len(_WORD)))]  # type: ignore[method-assign]
        return screen


def _app(what: str, folder: Path) -> App[None]:
    if what == "text":
        return _Prose()
    from briefing.library.folder import FolderLibrary
    from briefing.settings import LibraryState
    from briefing.tui.app import BriefingApp

    library = FolderLibrary(ROOT)
    app = BriefingApp(library, library.find(BRIEF), state=LibraryState(library.root, folder))
    app.indexing.start = lambda: None  # type: ignore[method-assign]
    return app


async def _longest(what: str, size: tuple[int, int]) -> float:
    """Return the seconds of the processor's that the longest step took after the key."""
    steps: list[float] = []
    real = Handle._run

    def timed(handle: Handle) -> None:
        start = time.thread_time()
        real(handle)
        steps.append(time.thread_time() - start)

    with tempfile.TemporaryDirectory() as folder:
        app = _app(what, Path(folder))
        async with app.run_test(size=size):
            await _settled()
            Handle._run = timed  # type: ignore[assignment, method-assign]
            app.post_message(events.Key("m", "m"))
            await _settled()
            Handle._run = real  # type: ignore[method-assign]
    return max(steps)


async def _settled() -> None:
    """Wait until the process has nothing left to do."""
    until = time.monotonic() + _PATIENCE_S
    worked = _SETTLED_S
    while worked > _IDLE * _SETTLED_S and time.monotonic() < until:
        before = time.process_time()
        await asyncio.sleep(_SETTLED_S)
        worked = time.process_time() - before


if __name__ == "__main__":
    across, down = map(int, sys.argv[2].split("x"))
    print(1000 * asyncio.run(_longest(sys.argv[1], (across, down))))
