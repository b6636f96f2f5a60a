"""The program in a terminal of its own: whatever ends it, the terminal is left as it was found."""

from __future__ import annotations

import fcntl
import os
import pty
import random
import re
import select
import shutil
import signal
import struct
import sys
import termios
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing import paths

ENTERS = b"\x1b[?1049h"
LEAVES = b"\x1b[?1049l"
MOUSE_OFF = b"\x1b[?1000l"
CURSOR_ON = b"\x1b[?25h"
_PATIENCE = 30.0
SIZE = (40, 120)
"""Rows and columns of the terminal."""
Run = Callable[..., "Terminal"]


class Terminal:
    """A program in a pseudo-terminal: what it wrote, how it ended, what it left behind."""

    def __init__(self, argv: list[str], **env: str) -> None:
        self.output = b""
        self.parent, child = pty.openpty()
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
        self.before = termios.tcgetattr(child)
        self.child = child
        self.pid = os.fork()
        if self.pid == 0:
            os.setsid()
            fcntl.ioctl(child, termios.TIOCSCTTY, 0)
            for number in (0, 1, 2):
                os.dup2(child, number)
            os.environ.update({"TERM": "xterm-256color", "COLORTERM": "truecolor", **env})
            os.execv(argv[0], argv)

    def read_until(self, *wanted: bytes) -> None:
        """Read until everything wanted has been written."""
        end = time.monotonic() + _PATIENCE
        while not all(word in self.output for word in wanted):
            assert time.monotonic() < end, (wanted, self.output[-2000:])
            if select.select([self.parent], [], [], 0.1)[0]:
                self.output += os.read(self.parent, 65536)

    def type(self, keys: bytes) -> None:
        os.write(self.parent, keys)

    def resize(self, columns: int, rows: int) -> None:
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self.child, termios.TIOCSWINSZ, size)
        os.kill(self.pid, signal.SIGWINCH)

    def drain(self) -> None:
        """Read what has been written, as a terminal does all the time."""
        while select.select([self.parent], [], [], 0)[0]:
            self.output += os.read(self.parent, 65536)

    def end(self) -> int:
        """Wait for the end; return the exit status as a shell gives it."""
        end = time.monotonic() + _PATIENCE
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


@pytest.fixture
def crash_script(tmp_path: Path) -> Path:
    """A script that runs the program with a fault in what paints a pane."""
    script = tmp_path / "crash.py"
    script.write_text(
        textwrap.dedent(
            """
            import sys
            from briefing.tui.widgets.pane import Pane

            def paint(self, y):
                secret_value = "do not show me"
                raise RuntimeError("the ink ran out")

            Pane.render_line = paint
            from briefing.__main__ import main
            sys.exit(main())
            """
        )
    )
    return script


@pytest.fixture
def run() -> Iterator[Run]:
    """Starts programs in terminals and clears them away."""
    terminals: list[Terminal] = []

    def start(*arguments: str, script: Path | None = None, **env: str) -> Terminal:
        what = [str(script)] if script else ["-m", "briefing"]
        root = str(paths.bundled())
        argv = [sys.executable, *what, "--library", root, *arguments]
        terminal = Terminal(argv, PYTHONPATH=root, **env)
        terminals.append(terminal)
        return terminal

    yield start
    for terminal in terminals:
        terminal.close()


def test_q_ends_it_with_0(run: Run) -> None:
    terminal = run("aleppo-2024-11-30")
    terminal.read_until(b"TERRITORY", b"EXPERT VIEWS")
    terminal.type(b"q")
    assert terminal.end() == 0
    terminal.check_restored()
    assert terminal.after == ""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_restores_the_terminal(run: Run, number: signal.Signals) -> None:
    terminal = run("aleppo-2024-11-30")
    terminal.read_until(b"TERRITORY", b"EXPERT VIEWS")
    # The handlers stand when the first keys are taken.
    terminal.type(b"?")
    terminal.read_until(b"more lines")
    os.kill(terminal.pid, number)
    assert terminal.end() == 128 + number
    terminal.check_restored()
    assert "Traceback" not in terminal.after


@pytest.mark.parametrize("keys", [b"", b"m", b"?"])
def test_it_ends_with_the_terminal(run: Run, keys: bytes) -> None:
    """The window was closed, or the line dropped: nobody is left to write to."""
    terminal = run("aleppo-2024-11-30")
    terminal.read_until(b"TERRITORY", b"EXPERT VIEWS")
    terminal.type(keys)
    os.close(terminal.parent)
    terminal.parent = os.open(os.devnull, os.O_RDWR)
    end = time.monotonic() + _PATIENCE
    while not (ended := os.waitpid(terminal.pid, os.WNOHANG))[0]:
        assert time.monotonic() < end
        time.sleep(0.05)
    terminal.pid = 0
    assert os.waitstatus_to_exitcode(ended[1]) == 128 + signal.SIGHUP


def test_ctrl_c_as_a_key_does_not_end_it(run: Run) -> None:
    terminal = run("aleppo-2024-11-30")
    terminal.read_until(b"TERRITORY", b"EXPERT VIEWS")
    terminal.type(b"\x03")
    terminal.read_until(b"Press q to quit")
    terminal.type(b"q")
    assert terminal.end() == 0
    terminal.check_restored()


def test_a_crash_says_one_sentence_and_shows_no_values(run: Run, crash_script: Path) -> None:
    terminal = run("aleppo-2024-11-30", script=crash_script)
    assert terminal.end() == 1
    terminal.check_restored()
    assert "the ink ran out" in terminal.after
    assert "Traceback" not in terminal.after
    assert "do not show me" not in terminal.after
    assert terminal.after.count("\n") <= 1


def test_a_crash_shows_where_on_demand(run: Run, crash_script: Path) -> None:
    terminal = run("aleppo-2024-11-30", script=crash_script, BRIEFING_DEBUG="1")
    assert terminal.end() == 1
    terminal.check_restored()
    assert "Traceback" in terminal.after
    assert "the ink ran out" in terminal.after


def test_an_unknown_theme_is_named_before_the_screen_changes(run: Run) -> None:
    terminal = run("--theme", "sepia")
    assert terminal.end() == 2
    text = terminal.output.decode()
    assert "sepia" in text
    assert "dark" in text
    assert ENTERS not in terminal.output


def test_no_mouse_leaves_the_mouse_to_the_terminal(run: Run) -> None:
    terminal = run("aleppo-2024-11-30", "--no-mouse")
    terminal.read_until(b"TERRITORY", b"EXPERT VIEWS")
    terminal.type(b"q")
    assert terminal.end() == 0
    assert b"\x1b[?1000h" not in terminal.output


@pytest.mark.parametrize("junk", ["é".encode("latin-1"), b"\x1b[99999999u", b"\x1b[1;1;99999999u"])
def test_what_is_no_key_is_passed_over(run: Run, junk: bytes) -> None:
    terminal = run("aleppo-2024-11-30")
    terminal.read_until(b"TERRITORY", b"EXPERT VIEWS")
    terminal.type(junk)
    time.sleep(0.5)
    terminal.type(b"\x03")
    terminal.read_until(b"Press q to quit")
    terminal.type(b"q")
    assert terminal.end() == 0
    terminal.check_restored()
    assert terminal.after == ""


_KEYS = [
    *(bytes([code]) for code in range(33, 127) if chr(code) != "q"),
    *(b"\r", b"\t", b" ", b"\x03", b"\x10", b"\x7f", b"\x1b", b"\x00", "é阿".encode()),
    *(b"\x1b[" + end for end in (b"A", b"B", b"C", b"D", b"H", b"F", b"5~", b"6~", b"Z")),
    *(b"\x1bOP", b"\x1bOQ", b"\x1bOR", b"\x1b[200~pasted \xff words\x1b[201~"),
    *(b"\xff\xfe", b"\x1b[<", b"\x1b[99999999;1H", b"\x1b]52;c;?\x07", b"\x1b[1;2R"),
]


def _mouse(chance: random.Random) -> bytes:
    button = chance.choice([0, 0, 0, 2, 32, 35, 64, 65])
    where = chance.randint(1, 120), chance.randint(1, 40)
    return b"\x1b[<%d;%d;%d%s" % (button, *where, chance.choice([b"M", b"m"]))


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_typed_the_terminal_is_given_back(tmp_path: Path, seed: int) -> None:
    """A monkey at a real terminal: bytes, clicks and sizes at random, then a signal or q."""
    chance = random.Random(seed)
    root = tmp_path / "library"
    for name in ("briefs", "seeds"):
        shutil.copytree(paths.bundled() / name, root / name)
    home = {name: str(tmp_path / name) for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "HOME")}
    code = (
        "import os, sys; os.chdir(sys.argv.pop(1)); from briefing.cli.main import run; exit(run())"
    )
    argv = [sys.executable, "-c", code, str(tmp_path), "--library", str(root)]
    path = str(paths.bundled())
    terminal = Terminal(argv, PYTHONPATH=path, EDITOR="true", VISUAL="true", **home)
    try:
        terminal.read_until(b"TERRITORY", b"EXPERT VIEWS")
        for _ in range(150):
            terminal.type(_mouse(chance) if chance.random() < 0.2 else chance.choice(_KEYS))
            if chance.random() < 0.05:
                terminal.resize(chance.randint(1, 250), chance.randint(1, 80))
            time.sleep(0.01)
            terminal.drain()
        number = chance.choice([signal.SIGTERM, signal.SIGHUP])
        os.kill(terminal.pid, number)
        status = terminal.end()
        assert status == 128 + number, terminal.after
        terminal.check_restored()
        assert "Traceback" not in terminal.after, terminal.after
    finally:
        terminal.close()
