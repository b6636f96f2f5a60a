"""Thousands of files that change at once: how long the screen is held, over painting it whole.

``python -m bench.changes 10000 2000 --by git``: so many small briefs, so many of them changed, as
when a branch of git is switched: by files that are saved, by one ``git pull``, or by publications
at a desk over NATS. The longest hold of the interface's thread is told over the time that one
repaint of the whole screen takes in the same run.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from bench.changes_at_desks import GROUNDS, Ground, ground

_BEAT_S: Final = 0.002
_PATIENCE_S: Final = 300
_WORK: Final = ("reload", "index update", "desk looked at")
SIZE: Final = (120, 40)


class Beat:
    """Tells the longest time in which the interface's thread did nothing else.

    ``longest`` is by the clock, ``worked`` what that thread itself computed meanwhile, and
    ``together`` what all threads of the program did, one of which may have kept this one from
    going on: on a busy machine the clock counts the work of other programs, too.
    """

    def __init__(self) -> None:
        self.longest = self.worked = self.together = 0.0

    async def run(self) -> None:
        """Beat until it is cancelled."""
        last, before, all_before = time.perf_counter(), time.thread_time(), time.process_time()
        while True:
            await asyncio.sleep(_BEAT_S)
            now, worked, together = time.perf_counter(), time.thread_time(), time.process_time()
            self.longest = max(self.longest, now - last - _BEAT_S)
            self.worked = max(self.worked, worked - before)
            self.together = max(self.together, together - all_before)
            last, before, all_before = now, worked, together


async def _until(what: Callable[[], object]) -> float:
    begun = time.perf_counter()
    while not what():
        await asyncio.sleep(0.02)
        if time.perf_counter() - begun > _PATIENCE_S:
            sys.exit("bench: what changed did not come onto the screen")
    return time.perf_counter() - begun


async def measure(made: Ground, count: int, changed: int) -> dict[str, float]:
    """Change files under a dashboard; return the longest holds and a repaint, in seconds."""
    from briefing.library.folder import FolderLibrary
    from briefing.tui.app import BriefingApp
    from briefing.tui.launch import keep_memory_of_start

    app = BriefingApp(FolderLibrary(made.root), keep_memory=keep_memory_of_start)
    found: dict[str, float] = {}

    async def hold(name: str, change: Callable[[], Any], done: Callable[[], object]) -> None:
        beat = Beat()
        task = asyncio.create_task(beat.run())
        await asyncio.get_running_loop().run_in_executor(None, change)
        found[f"{name}: until there"] = await _until(done)
        await _until(lambda: not app.background.busy(*_WORK))
        task.cancel()
        found[f"{name}: held"] = beat.longest
        found[f"{name}: worked in one turn"] = beat.worked
        found[f"{name}: worked by all threads in one turn"] = beat.together

    async with app.run_test(size=SIZE) as pilot:
        await _until(lambda: app.brief_list.whole and app.indexing.ready)
        await _until(lambda: app.wire.status is not None or not made.desk)
        await pilot.pause(1.0)
        begun = time.perf_counter()
        app.screen.refresh(layout=True)
        await pilot.pause()
        found["repaint"] = time.perf_counter() - begun
        await hold("nothing", lambda: time.sleep(1), lambda: True)
        third = changed // 3
        old, new = range(third), range(count, count + third)
        gone = range(count - third, count)
        switch = made.prepared(old, new, gone)
        expected = {str(made.place(number)) for number in new}
        lost = {str(made.place(number)) for number in gone} - {app.card.entry.key}

        def there() -> bool:
            keys = {entry.key for entry in app.brief_list.entries}
            return expected <= keys and not lost & keys

        await hold("changed", switch, there)
    return found


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.changes", description=__doc__)
    parser.add_argument("briefs", type=int, nargs="?", default=10_000)
    parser.add_argument("changed", type=int, nargs="?", default=2_000)
    parser.add_argument("--by", choices=GROUNDS, default="folder")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="bench-changes-") as folder:
        for name in ("CACHE", "STATE", "CONFIG", "DATA"):
            os.environ[f"XDG_{name}_HOME"] = f"{folder}/{name.lower()}"
        with ground(options.by, Path(folder), options.briefs) as made:
            found = asyncio.run(measure(made, options.briefs, options.changed))
    repaint = found.pop("repaint")
    print(f"one repaint: 1.0 ({repaint * 1000:.0f} ms here)")
    for name, seconds in found.items():
        print(f"{name}: {seconds / repaint:.1f} repaints ({seconds * 1000:,.0f} ms here)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
