"""The soak: acts at random for as long as it goes on, and what must hold at its end."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from .acts import Acts
from .holds import (
    Broken,
    check_files,
    check_memory,
    check_nothing_left,
    check_published,
    check_sign_offs,
    memory,
)
from .pressed import ROUND, SIZES
from .seats import WIDE

_BLIND: Final = 12
"""After so many sign-offs of which none was recognised, it is the soak that does not see them."""
_ROUNDS: Final = 2
_WARM: Final = 0.6
"""The part of the time from which on memory is measured: caches that are bounded fill up slowly."""


class Soak(Acts):
    """One library, two dashboards on it, whatever happens to them, and how it ends."""

    def settle_in(self) -> None:
        """Leave the second dashboard running, and have it load what it loads once and keeps."""
        self.steady = True
        seat = self.seats[1]
        for size in SIZES * _ROUNDS:
            seat.resize(*size)
            for key in ROUND:
                seat.type(key)
                time.sleep(0.1)
            self.save(seat)
        seat.resize(*WIDE)

    def step(self) -> None:
        """Let one thing happen."""
        act = self.random.choices(
            (self.keys, self.sign, self.sign_elsewhere, self.save, self.command, self.resize,
             self.stop, self.kill, self.checkout, self.leave, self.publish),
            (30, 12, 6, 8, 6, 6, 3, 1, 1, 1, 3),
        )[0]  # fmt: skip
        seat = self.random.choice(self.seats)
        if not seat.pid():
            raise Broken(f"{seat.name}: has ended by itself: {seat.look()[-500:]}")
        self.done[act.__name__] += 1
        act(seat)

    def end(self) -> None:
        """Leave both dashboards and hold what must hold."""
        for seat in self.seats:
            if seat.pid():
                self._leave(seat, "q")
            seat.close()
        missed = self.done["not signed"] + self.done["signed, not read"]
        if missed >= _BLIND and not self.done["signed"]:
            raise Broken(f"of {missed} sign-offs in the dashboards none was recognised")
        self.command(self.seats[0])  # what is started next takes away what a kill has left
        check_files(self.library)
        check_sign_offs(self.library, self.acknowledged)
        check_published(self.ground.desk, self.published)
        check_nothing_left(self.ground.folder, self.ground.mark)

    def close(self) -> None:
        """Take the terminals away, whatever has happened."""
        for seat in self.seats:
            seat.close()


def run(
    seed: int, folder: Path, going_on: Callable[[float], bool], *, watch_memory: bool = True
) -> Soak:
    """Let things happen while ``going_on`` says so of the part that is done, from 0 to 1.

    Raises:
        Broken: something that must hold did not.
    """
    soak = Soak(seed, folder)
    try:
        soak.start()
        while going_on(0.5):
            soak.step()
        if watch_memory:
            soak.settle_in()
        while going_on(_WARM):
            soak.step()
        before = memory(soak.seats[1].pid()) if watch_memory else 0
        while going_on(1):
            soak.step()
        if watch_memory:
            after = memory(soak.seats[1].pid())
            check_memory(before, after)
            soak.done["memory, MB before"] = before >> 20
            soak.done["memory, MB after"] = after >> 20
        soak.end()
    finally:
        soak.close()
    return soak
