"""Starting a program in a terminal and seeing when it has painted what it is to show.

What counts is what stands on the screen, never what the program says of itself.
"""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from bench.programs import Program, environment

COLUMNS, LINES = 120, 40
PATIENCE = 30.0
"""Seconds until a program that has not painted is given up."""
REST = 2.0
"""Seconds that a program is left alone: the dashboard reads the other briefs ahead in them."""


class NotPainted(Exception):
    """What was waited for did not come; the message has the screen."""


class Terminal(Protocol):
    """A terminal that runs one program after the other."""

    kind: str

    def paint(self, program: Program) -> float:
        """Start a program and return the seconds until all that it is to show is there."""

    def rest(self) -> str:
        """Leave the program alone for a while; return what then stands on the screen."""

    def pid(self) -> int:
        """Return the process id of the program."""

    def end(self) -> None:
        """End the program."""

    def close(self) -> None:
        """Close the terminal."""


@contextmanager
def terminal() -> Iterator[Terminal]:
    """Give a terminal with an empty home: tmux, or where there is none, one of our own."""
    # Late, since both stand on this module.
    from bench.pseudo import Pty
    from bench.tmux import Tmux

    with TemporaryDirectory(prefix="bench") as name:
        home = Path(name)
        variables = environment(home)
        found: Terminal = Tmux(variables, home) if shutil.which("tmux") else Pty(variables)
        try:
            yield found
        finally:
            found.close()


def lacking(screen: str, program: Program) -> list[str]:
    """Return the texts of a program that are not on the screen."""
    return [text for text in program.shows if text not in screen]


def not_painted(program: Program, screen: str) -> NotPainted:
    """Return the fault of a program that has not painted all it is to show."""
    words = ", ".join(repr(text) for text in lacking(screen, program))
    name = " ".join(Path(word).name for word in program.command)
    return NotPainted(f"{name} did not paint {words}. Its screen:\n{screen.rstrip()}")


def terminate(pid: int) -> None:
    """Ask a program to end; it may have done so already."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGTERM)
