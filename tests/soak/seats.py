"""Where a dashboard sits: in a bare pseudo-terminal, or in tmux."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import termios
import time
from pathlib import Path
from typing import Protocol

_CONTROLS = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_].*?(?:\x07|\x1b\\)|\x1b[@-_]", re.DOTALL
)
WIDE = (160, 45)
"""Columns and lines in which a notice stands on one line."""


class Seat(Protocol):
    """A dashboard in a terminal."""

    name: str

    def start(self) -> None:
        """Start the program; ends the one before."""
        ...

    def pid(self) -> int:
        """Return the process id of the program, 0 where it has ended."""
        ...

    def type(self, keys: str) -> None:
        """Press keys, as a terminal sends them."""
        ...

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size."""
        ...

    def look(self) -> str:
        """Return what has been shown since the last look, or what is shown now."""
        ...

    def close(self) -> None:
        """Take the terminal away."""
        ...


class Pty:
    """A bare pseudo-terminal; what is written is read at every look."""

    name = "pty"

    def __init__(self, argv: list[str], env: dict[str, str], folder: Path) -> None:
        self.argv, self.env, self.folder = argv, env, folder
        self.child, self.master = 0, -1

    def start(self) -> None:
        self.close()
        self.child, self.master = pty.fork()
        if not self.child:
            os.chdir(self.folder)
            os.execve(self.argv[0], self.argv, self.env)
        self.resize(*WIDE)

    def pid(self) -> int:
        if self.child and os.waitpid(self.child, os.WNOHANG)[0]:
            self.child = 0
        return self.child

    def type(self, keys: str) -> None:
        self._read()
        os.write(self.master, keys.encode())

    def resize(self, columns: int, lines: int) -> None:
        self._read()
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def look(self) -> str:
        return " ".join(_CONTROLS.sub(" ", self._read().decode("utf-8", "replace")).split())

    def _read(self) -> bytes:
        out = b""
        while select.select([self.master], [], [], 0)[0]:
            try:
                data = os.read(self.master, 1 << 16)
            except OSError:
                break
            if not data:
                break
            out += data
        return out

    def close(self) -> None:
        if self.pid():
            os.kill(self.child, signal.SIGKILL)
            os.waitpid(self.child, 0)
        self.child = 0
        if self.master >= 0:
            os.close(self.master)
            self.master = -1


class Tmux:
    """A session of a tmux server of our own."""

    name = "tmux"

    def __init__(self, argv: list[str], env: dict[str, str], folder: Path) -> None:
        self.argv, self.env, self.folder = argv, env, folder
        self.socket = str(folder.parent / "tmux.socket")

    @staticmethod
    def there() -> bool:
        """Tell whether this machine has tmux."""
        return shutil.which("tmux") is not None

    def _tmux(self, *words: str) -> str:
        argv = ["tmux", "-f", "/dev/null", "-S", self.socket, *words]
        done = subprocess.run(argv, env=self.env, capture_output=True, text=True, check=False)
        return done.stdout

    def start(self) -> None:
        self._tmux("kill-session", "-t", "s")
        columns, lines = map(str, WIDE)
        size = ("-x", columns, "-y", lines)
        self._tmux("new-session", "-d", "-s", "s", *size, "-c", str(self.folder), *self.argv)

    def pid(self) -> int:
        found = self._tmux("list-panes", "-t", "s", "-F", "#{pane_pid}").split()
        return int(found[0]) if found else 0

    def type(self, keys: str) -> None:
        self._tmux("send-keys", "-t", "s", "-H", *(f"{byte:x}" for byte in keys.encode()))

    def resize(self, columns: int, lines: int) -> None:
        self._tmux("resize-window", "-t", "s", "-x", str(columns), "-y", str(lines))

    def look(self) -> str:
        return " ".join(self._tmux("capture-pane", "-p", "-t", "s").split())

    def close(self) -> None:
        self._tmux("kill-server")


def wait_for(seat: Seat, wanted: re.Pattern[str], seconds: float) -> re.Match[str] | None:
    """Wait until something is shown; None where it is not."""
    end, seen = time.monotonic() + seconds, ""
    while time.monotonic() < end:
        seen = f"{seen} {seat.look()}"[-100_000:]
        if match := wanted.search(seen):
            return match
        time.sleep(0.05)
    return None


def ends(seat: Seat, seconds: float) -> bool:
    """Wait until a program has ended."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        seat.look()
        if not seat.pid():
            return True
        time.sleep(0.05)
    return False
