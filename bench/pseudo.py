"""A terminal for machines without tmux: a pseudo-terminal and a screen that we keep ourselves."""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import re
import select
import struct
import termios
import time
from collections.abc import Mapping

from bench.programs import ROOT, Program
from bench.terminal import COLUMNS, LINES, PATIENCE, REST, lacking, not_painted, terminate


class Pty:
    """A pseudo-terminal with a screen that knows just enough of a terminal's language."""

    kind = "pseudo-terminal"

    def __init__(self, variables: Mapping[str, str]) -> None:
        self.variables = dict(variables)
        self.child = 0
        self.master = -1
        self.screen = Screen()

    def paint(self, program: Program) -> float:
        """Start a program and return the seconds until all that it is to show is there."""
        start = time.perf_counter()
        self.child, self.master = pty.fork()
        if not self.child:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
            os.chdir(ROOT)
            os.execve(program.command[0], program.command, self.variables)
        self.screen = Screen()
        while (left := start + PATIENCE - time.perf_counter()) > 0:
            if not self._feed(left):
                break
            if not lacking(self.screen.text(), program):
                return time.perf_counter() - start
        raise not_painted(program, self.screen.text())

    def _feed(self, seconds: float) -> bool:
        """Hand on what the program wrote; False where it has ended or says nothing more."""
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.master, 1 << 16)
        except OSError:
            return False
        self.screen.feed(data)
        return bool(data)

    def rest(self) -> str:
        """Leave the program alone for a while; return what then stands on the screen."""
        until = time.perf_counter() + REST
        while (left := until - time.perf_counter()) > 0 and self._feed(left):
            pass
        return self.screen.text()

    def pid(self) -> int:
        """Return the process id of the program."""
        return self.child

    def end(self) -> None:
        """End the program, reading what it still writes."""
        terminate(self.child)
        while self._feed(10.0):
            pass
        os.close(self.master)
        os.waitpid(self.child, 0)

    def close(self) -> None:
        """There is nothing left to close."""


_TOKEN = re.compile(
    r"\x1b\[(?P<args>[0-?]*)[ -/]*(?P<final>[@-~])"
    r"|\x1b[\]PX^_].*?(?:\x07|\x1b\\)"
    r"|\x1b[ -/]*[0-OQ-WYZ\\`-~]"
    r"|(?P<text>[^\x00-\x1f\x7f]+)|(?P<control>[\x00-\x1a\x1c-\x1f\x7f])",
    re.DOTALL,
)


class Screen:
    """The characters on a terminal's screen, one cell each; colours and modes are passed over."""

    def __init__(self) -> None:
        self.cells = [[" "] * COLUMNS for _ in range(LINES)]
        self.x = self.y = 0
        self.rest = ""
        self.decode = codecs.getincrementaldecoder("utf-8")("replace").decode

    def feed(self, data: bytes) -> None:
        """Take what a program wrote; a sequence cut in two waits for its other half."""
        text = self.rest + self.decode(data)
        at = 0
        while match := _TOKEN.match(text, at):
            if match["text"]:
                self._write(match["text"])
            elif match["final"]:
                self._move(match["final"], match["args"])
            elif match["control"]:
                self._control(match["control"])
            at = match.end()
        self.rest = text[at:]

    def text(self) -> str:
        """Return the screen as text."""
        return "\n".join("".join(line) for line in self.cells)

    def _write(self, text: str) -> None:
        for char in text:
            if self.x < COLUMNS and self.y < LINES:
                self.cells[self.y][self.x] = char
            self.x += 1

    def _control(self, char: str) -> None:
        if char == "\r":
            self.x = 0
        elif char == "\n":
            self.y = min(self.y + 1, LINES - 1)
        elif char == "\b":
            self.x = max(self.x - 1, 0)

    def _move(self, final: str, args: str) -> None:
        numbers = [int(word) if word.isdigit() else 0 for word in args.split(";")]
        first = max(numbers[0], 1)
        if final == "H":
            self.y = min(first, LINES) - 1
            self.x = min(max(numbers[1], 1) if len(numbers) > 1 else 1, COLUMNS) - 1
        elif final == "A":
            self.y = max(self.y - first, 0)
        elif final == "B":
            self.y = min(self.y + first, LINES - 1)
        elif final == "C":
            self.x = min(self.x + first, COLUMNS - 1)
        elif final == "D":
            self.x = max(self.x - first, 0)
        elif final == "J" and numbers[0] >= 2:
            self.cells = [[" "] * COLUMNS for _ in range(LINES)]
