"""A program in a terminal of its own: what it writes, how it ends, what it leaves behind."""

from __future__ import annotations

import fcntl
import itertools
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable
from typing import ClassVar

ENTERS = b"\x1b[?1049h"
LEAVES = b"\x1b[?1049l"
MOUSE_OFF = b"\x1b[?1000l"
CURSOR_ON = b"\x1b[?25h"
PATIENCE = 90.0
"""Seconds after which what does not happen is given up: a busy machine is slow."""
SIZE = (40, 120)
"""Rows and columns of the terminal."""
Run = Callable[..., "Terminal"]


class Terminal:
    """A program in a pseudo-terminal: what it wrote, how it ended, what it left behind.

    The terminal controls it: the system tells it what becomes of that.
    """

    controls: ClassVar = True

    def __init__(self, argv: list[str], **env: str) -> None:
        self.output = b""
        self.parent, child = pty.openpty()
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
        self.before = termios.tcgetattr(child)
        self.child = child
        self.pid = os.fork()
        if self.pid == 0:
            os.setsid()
            if self.controls:
                fcntl.ioctl(child, termios.TIOCSCTTY, 0)
            for number in (0, 1, 2):
                os.dup2(child, number)
            os.environ.update({"TERM": "xterm-256color", "COLORTERM": "truecolor", **env})
            os.execv(argv[0], argv)

    def read_until(self, *wanted: bytes) -> None:
        """Read until everything wanted has been written."""
        end = time.monotonic() + PATIENCE
        while not all(word in self.output for word in wanted):
            assert time.monotonic() < end, (wanted, self.output[-2000:])
            if select.select([self.parent], [], [], 0.1)[0]:
                self.output += os.read(self.parent, 65536)

    def type(self, keys: bytes) -> None:
        os.write(self.parent, keys)

    def ask(self, keys: bytes, answer: bytes, since: int = 0) -> None:
        """Press keys in turn until they are answered: what comes in one burst with junk is lost.

        They are keys that may be pressed again, one of which changes what the answer says.
        """
        end = time.monotonic() + PATIENCE
        in_turn = itertools.cycle(keys)
        while not self.shows(answer, since):
            assert time.monotonic() < end, (keys, answer, self.output[-2000:])
            self.type(bytes([next(in_turn)]))
            time.sleep(0.1)

    def resize(self, columns: int, rows: int) -> None:
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self.child, termios.TIOCSWINSZ, size)
        os.kill(self.pid, signal.SIGWINCH)

    def drain(self) -> None:
        """Read what has been written, as a terminal does all the time."""
        while select.select([self.parent], [], [], 0)[0]:
            self.output += os.read(self.parent, 65536)

    def end_unread(self) -> int:
        """Wait for the end without reading what is written; return the exit status."""
        end = time.monotonic() + PATIENCE
        while not (ended := os.waitpid(self.pid, os.WNOHANG))[0]:
            assert time.monotonic() < end, "it does not end"
            time.sleep(0.05)
        self.pid = 0
        return os.waitstatus_to_exitcode(ended[1])

    def vanish(self) -> None:
        """Take the terminal away: the window was closed, or the line dropped."""
        os.close(self.parent)
        self.parent = os.open(os.devnull, os.O_RDWR)

    def end(self) -> int:
        """Wait for the end; return the exit status as a shell gives it."""
        end = time.monotonic() + PATIENCE
        while True:
            if select.select([self.parent], [], [], 0.05)[0]:
                self.output += os.read(self.parent, 65536)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.pid = 0
                break
            assert time.monotonic() < end, self.output[-2000:]
        while select.select([self.parent], [], [], 0.1)[0]:
            self.output += os.read(self.parent, 65536)
        return os.waitstatus_to_exitcode(status)

    def check_restored(self) -> None:
        """Hold that screen, mouse, cursor and line settings are as they were found."""
        assert self.output.count(ENTERS) == self.output.count(LEAVES) > 0  # an editor has it, too
        assert self.output.rindex(LEAVES) > self.output.rindex(ENTERS)
        assert self.output.rindex(CURSOR_ON) > self.output.rindex(b"\x1b[?25l")
        assert self.output.rindex(MOUSE_OFF) > self.output.rindex(b"\x1b[?1000h")
        assert termios.tcgetattr(self.child) == self.before

    @property
    def after(self) -> str:
        """What was written after the screen was given back, without its controls."""
        text = self.output[self.output.rindex(LEAVES) :].decode("utf-8", "replace")
        return re.sub(r"\x1b\[[0-9;?>=]*[a-zA-Z]|\x1b[=>]", "", text).strip()

    def close(self) -> None:
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        for handle in (self.parent, self.child):
            os.close(handle)

    def shows(self, word: bytes, since: int = 0) -> bool:
        """Read what has been written; tell whether a word is in what came after ``since`` bytes."""
        self.drain()
        return word in self.output[since:]


class LooseTerminal(Terminal):
    """A terminal that does not control the program: the system tells nothing of it."""

    controls = False
