"""The program in a terminal of its own: whatever ends it, the terminal is left as it was found."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import termios
import textwrap
import time
from itertools import cycle
from pathlib import Path

import pytest
from sweeping import some

from briefing import paths
from tui.in_terminal import ENTERS, LEAVES, SIZE, Run, Terminal


@pytest.fixture
def crash_script(tmp_path: Path) -> Path:
    """A script that runs the program with a fault in what paints a pane."""
    script = tmp_path / "crash.py"
    script.write_text(
        textwrap.dedent(
            """
            import sys
            from briefing.tui.widgets.pane import Pane

            def paint(self, rows):
                secret_value = "do not show me"
                raise RuntimeError("the ink ran out")

            Pane.painted = paint
            from briefing.__main__ import main
            sys.exit(main())
            """
        )
    )
    return script


def test_what_is_no_key_is_passed_over_ctrl_c_hints_and_q_ends_it_with_0(run: Run) -> None:
    terminal = run("aleppo-2024-11-30")
    terminal.read_until(b"TERRITORY", b"EXPERT VIEWS")
    panes = cycle(((b"ts", b"TERRITORY"), (b"st", b"SITUATION")))
    for junk in (b"\x1b[99999999u", b"\x1b[1;1;99999999u", "é".encode("latin-1")):
        seen = len(terminal.output)
        terminal.type(junk)
        terminal.ask(*next(panes), seen)
    terminal.ask(b"\x03", b"Press q to quit")
    terminal.type(b"q")
    assert terminal.end() == 0
    terminal.check_restored()
    assert terminal.after == ""


def test_no_mouse_and_what_the_environment_tells_textual(run: Run) -> None:
    """The mouse is left to the terminal; names of nothing that there is end nothing."""
    told = {"TEXTUAL_DRIVER": "no:such", "TEXTUAL_COLOR_SYSTEM": "bogus"}
    terminal = run("aleppo-2024-11-30", "--no-mouse", **told)
    terminal.read_until(b"TERRITORY", b"EXPERT VIEWS")
    terminal.type(b"q")
    assert terminal.end() == 0
    assert b"\x1b[?1000h" not in terminal.output
    assert terminal.output.count(ENTERS) == terminal.output.count(LEAVES) == 1
    assert termios.tcgetattr(terminal.child) == terminal.before


@pytest.mark.parametrize(
    "number",
    some(
        [
            *(signal.SIGINT, signal.SIGHUP, signal.SIGTERM),  # the last two end others in make test
            *(signal.SIGUSR1, signal.SIGALRM, signal.SIGXCPU),
        ],
        kept=1,
    ),
)
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


@pytest.mark.parametrize("keys", some([b"m", b"", b"?"], 1))
def test_it_ends_with_the_terminal(run: Run, keys: bytes) -> None:
    """The window was closed, or the line dropped: nobody is left to write to."""
    terminal = run("aleppo-2024-11-30")
    terminal.read_until(b"TERRITORY", b"EXPERT VIEWS")
    terminal.type(keys)
    terminal.vanish()
    assert terminal.end_unread() == 128 + signal.SIGHUP


def test_a_crash_says_one_sentence_and_shows_no_values(run: Run, crash_script: Path) -> None:
    terminal = run("aleppo-2024-11-30", script=crash_script)
    assert terminal.end() == 1
    terminal.check_restored()
    assert "the ink ran out" in terminal.after
    assert "Traceback" not in terminal.after
    assert "do not show me" not in terminal.after
    assert " ".join(terminal.after.split()).count(". ") == 1, "a sentence and what to do"


def test_a_crash_shows_where_on_demand(run: Run, crash_script: Path) -> None:
    terminal = run("aleppo-2024-11-30", script=crash_script, BRIEFING_DEBUG="1")
    assert terminal.end() == 1
    terminal.check_restored()
    assert "Traceback" in terminal.after
    assert "the ink ran out" in terminal.after


def test_an_unknown_theme_is_named_before_the_screen_changes(run: Run) -> None:
    terminal = run("--theme", "sepia" * 20)
    assert terminal.end() == 2
    text = terminal.output.decode()
    assert max(map(len, text.splitlines())) <= SIZE[1], "broken between words"
    assert "sepia" in text
    assert "dark" in text
    assert ENTERS not in terminal.output


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


@pytest.mark.parametrize("seed", some(range(4), 1))
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
        for _ in range(80):
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
