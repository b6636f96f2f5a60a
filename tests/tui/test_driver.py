"""Terminals that stop, vanish, take nothing, or tell what is not so."""

from __future__ import annotations

import os
import re
import selectors
import shutil
import signal
import sys
import termios
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import cycle
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest
from sweeping import some
from textual import events
from textual.message import Message

from briefing import paths
from briefing.tui.terminal import driver
from briefing.tui.terminal.driver import _LATE_S, _MOST_CELLS, bounded
from briefing.tui.terminal.key_parser import KeyParser
from tui.in_terminal import ENTERS, LEAVES, PATIENCE, SIZE, LooseTerminal, Run, Terminal

BRIEF = "aleppo-2024-11-30"
SHOWN = (b"TERRITORY", b"EXPERT VIEWS")
PANES = ((b"ts", b"TERRITORY"), (b"st", b"SITUATION"))
"""Keys that choose a pane, the wanted one first, each with what is painted anew then."""
ROW = re.compile(rb"\x1b\[(\d+);(\d+)H")


def threads(terminal: Terminal) -> int:
    return len(list(Path(f"/proc/{terminal.pid}/task").iterdir()))


def raw(terminal: Terminal) -> bool:
    """Whether keys come one by one and are not echoed."""
    return not termios.tcgetattr(terminal.child)[3] & (termios.ICANON | termios.ECHO)


def watching(terminal: Terminal) -> bool:
    """Whether the program follows its library: then all threads that stay are there."""
    for handle in Path(f"/proc/{terminal.pid}/fd").iterdir():
        with suppress(FileNotFoundError):  # closed meanwhile
            if str(handle.readlink()).endswith("inotify"):
                return True
    return False


def wait_for(what: Callable[[], bool], why: str = "") -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end, why
        time.sleep(0.02)


def ready(terminal: Terminal) -> None:
    """Read until the page is there and keys are taken: help comes and goes."""
    terminal.read_until(*SHOWN)
    terminal.type(b"?")
    terminal.read_until(b"more lines")
    terminal.type(b"\x1b")
    seen = len(terminal.output)
    wait_for(partial(terminal.shows, b"TERRITORY", seen))


def test_stopped_and_continued_it_has_its_terminal_again(run: Run) -> None:
    """Without a word, without having stopped, and where no shell could continue it."""
    terminal = run(BRIEF)
    ready(terminal)
    wait_for(partial(watching, terminal))
    before = threads(terminal)
    for _ in range(4):
        os.kill(terminal.pid, signal.SIGSTOP)
        termios.tcsetattr(terminal.child, termios.TCSANOW, terminal.before)  # as a shell does
        seen = len(terminal.output)
        os.kill(terminal.pid, signal.SIGCONT)
        wait_for(partial(raw, terminal), "keys come one by one again")
        wait_for(partial(terminal.shows, b"TERRITORY", seen), "the page is painted again")
    for _ in range(3):
        seen = len(terminal.output)
        os.kill(terminal.pid, signal.SIGCONT)
        wait_for(partial(terminal.shows, ENTERS, seen), "told to go on, it takes the screen anew")
    # What works behind the screen ends; one that began late may stay, one for each time may not.
    wait_for(lambda: threads(terminal) <= before + 1, "nothing is left of what it was stopped for")
    terminal.type(b"\x1a")
    terminal.read_until(b"not be suspended here")  # each row is painted in parts
    seen = len(terminal.output)
    terminal.type(b"?")
    wait_for(partial(terminal.shows, b"BASIS", seen), "it goes on with its keys")
    # Esc and a key that were typed while it could not look are two keys.
    os.kill(terminal.pid, signal.SIGSTOP)
    terminal.type(b"\x1b")
    time.sleep(2 * _LATE_S)
    terminal.type(b"q")
    os.kill(terminal.pid, signal.SIGCONT)
    assert terminal.end() == 0
    terminal.check_restored()


@pytest.mark.parametrize(
    ("text", "late", "keys"),
    [
        ("\x1bq", False, ["alt+q"]),
        ("\x1bq", True, ["escape", "q"]),
        ("a\x1b\x1bq\x1bj", True, ["a", "escape", "escape", "q", "escape", "j"]),
        ("\x1b[A\x1bq", True, ["up", "escape", "q"]),
        ("\x1bOP", True, ["f1"]),
        ("\x1b[113;3u", True, ["alt+q"]),  # as terminals tell it that know more of keys
    ],
)
def test_alt_and_a_key_is_told_from_esc_and_a_key_by_when_it_comes(
    text: str, late: bool, keys: list[str]
) -> None:
    parser = KeyParser()
    found = list(parser.messages(text, late=late))
    if parser._timeout_time is not None:
        parser._timeout_time = 0.0
    found += parser.messages("", late=False)
    assert [each.key for each in found if isinstance(each, events.Key)] == keys


def test_an_esc_that_nothing_followed_in_time_is_one_whatever_comes_then() -> None:
    parser = KeyParser()
    assert not list(parser.messages("\x1b", late=False))
    parser._timeout_time = 0.0
    found = [*parser.messages("q", late=False)]
    assert [each.key for each in found if isinstance(each, events.Key)] == ["escape", "q"]


@pytest.mark.parametrize(("then", "keys"), [("q", ["escape", "q"]), ("[A", ["up"])])
def test_an_esc_read_before_a_stop_is_no_alt(then: str, keys: list[str]) -> None:
    parser = KeyParser()
    assert not list(parser.messages("\x1b", late=True))
    found = [*parser.messages("", late=True), *parser.messages(then, late=True)]
    assert [each.key for each in found if isinstance(each, events.Key)] == keys


@pytest.mark.parametrize("stopped_in", ["select", "read", "nothing"])
def test_wherever_it_is_stopped_two_keys_stay_two(
    stopped_in: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock leaps in one of the calls, as when a stop takes hold there."""
    now, ended, keys, typed = [100.0], Event(), list[str](), Event()
    ours, theirs = os.pipe()
    os.write(theirs, b"x")

    class Stopped(selectors.SelectSelector):
        def select(self, timeout: float | None = None) -> list[Any]:
            found = super().select(0)
            now[0] += 0.01
            if keys and not found and not typed.is_set():
                typed.set()
                os.write(theirs, b"\x1bq")
                now[0] += stopped_in == "select"
            return found

    def read(handle: int, most: int) -> bytes:
        now[0] += stopped_in == "read" and typed.is_set()
        return real(handle, most)

    def heard(message: Message) -> None:
        if isinstance(message, events.Key):
            keys.append(message.key)
            if message.key.endswith("q"):
                ended.set()

    real = os.read
    monkeypatch.setattr(selectors, "SelectSelector", Stopped)
    monkeypatch.setattr(driver, "time", SimpleNamespace(monotonic=lambda: now[0]))
    monkeypatch.setattr(os, "read", read)
    reader = SimpleNamespace(fileno=ours, exit_event=ended, process_message=heard)
    try:
        driver.PatientDriver.run_input_thread(reader)  # type: ignore[arg-type]
    finally:
        monkeypatch.undo()
        os.close(ours)
        os.close(theirs)
    assert keys[1:] == (["alt+q"] if stopped_in == "nothing" else ["escape", "q"])


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs a shell with job control")
def test_ctrl_z_gives_the_shell_its_terminal_and_fg_brings_the_page_back(tmp_path: Path) -> None:
    bash = shutil.which("bash")
    assert bash is not None
    terminal = Terminal([bash, "--norc", "--noprofile", "-i"], PS1="ready> ", HOME=str(tmp_path))
    try:
        terminal.read_until(b"ready> ")
        root = paths.bundled()
        line = f"PYTHONPATH='{root}' '{sys.executable}' -m briefing --library '{root}' {BRIEF}\r"
        terminal.type(line.encode())
        ready(terminal)
        for _ in range(2):
            seen = len(terminal.output)
            terminal.type(b"\x1a")
            wait_for(partial(terminal.shows, b"ready> ", seen))
            stopped = terminal.output[seen:]
            assert stopped.index(LEAVES) < stopped.index(b"Stopped") < stopped.index(b"ready> ")
            terminal.type(b"echo mi''ne\r")
            wait_for(partial(terminal.shows, b"mine\r", seen))
            seen = len(terminal.output)
            terminal.type(b"fg\r")
            wait_for(partial(terminal.shows, b"TERRITORY", seen))
            assert ENTERS in terminal.output[seen:]
        seen = len(terminal.output)
        terminal.type(b"q")
        wait_for(partial(terminal.shows, b"ready> ", seen))
        terminal.type(b"echo status $?\r")
        terminal.read_until(b"status 0\r")
    finally:
        terminal.close()


def test_whatever_size_is_told_the_terminals_own_counts(run: Run) -> None:
    """By the environment, in reports, by a terminal that tells too much."""
    terminal = run(BRIEF, COLUMNS="300", LINES="90")
    ready(terminal)
    places = [(int(row), int(column)) for row, column in ROW.findall(terminal.output)]
    assert max(row for row, _ in places) == SIZE[0]
    assert max(column for _, column in places) <= SIZE[1]
    reports = (
        b"\x1b[48;0;0;0;0t",
        b"\x1b[48;40;120;0;0t",
        b"\x1b[48;99999;99999;1;1t",
        b"\x1b[?2048;2$y\x1b[48;40;120;0;0t",  # cells without pixels
        b"\x1b[4;0;0t",
    )
    for report, column, (keys, shown) in zip(reports, cycle((20, 100)), cycle(PANES), strict=False):
        seen = len(terminal.output)
        terminal.type(report)
        terminal.type(b"\x1b[<64;%d;10M" % column)  # the wheel: a click may open what it selects
        terminal.ask(keys, shown, seen)
        assert max(int(row) for row, _ in ROW.findall(terminal.output)) <= SIZE[0], report
    terminal.resize(80, 24)
    terminal.type(b"?")

    def painted() -> set[int]:
        """The rows of the help as it was painted last."""
        terminal.drain()
        last = terminal.output[terminal.output.rfind(b" HELP") :]
        return {int(row) for row, _ in ROW.findall(last)}

    wait_for(lambda: max(painted(), default=0) == 24, "another size is heard of")
    seen = len(terminal.output)
    terminal.resize(65535, 65535)

    def since() -> list[tuple[int, int]]:
        """Where was painted since."""
        terminal.drain()
        return [(int(row), int(column)) for row, column in ROW.findall(terminal.output[seen:])]

    wait_for(lambda: max((row for row, _ in since()), default=0) > 24, "an absurd size is painted")
    places = since()
    columns, rows = bounded(65535, 65535)
    assert max(row for row, _ in places) <= rows
    assert max(column for _, column in places) <= columns
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.end() == 128 + signal.SIGTERM, "by the signal, and by no fault"
    terminal.check_restored()


@pytest.mark.parametrize("told", [(120, 40), (1, 1), (548, 144), (320, 375)])
def test_a_size_that_there_can_be_is_laid_out_whole(told: tuple[int, int]) -> None:
    assert bounded(*told) == told


@pytest.mark.parametrize("told", [(65535, 65535), (65535, 1), (1, 65535), (1000, 400), (500, 500)])
def test_a_size_that_would_take_minutes_to_paint_is_bounded(told: tuple[int, int]) -> None:
    columns, rows = bounded(*told)
    assert 0 < columns <= told[0]
    assert 0 < rows <= told[1]
    assert columns * rows <= _MOST_CELLS


@pytest.mark.parametrize("number", some([signal.SIGTERM, signal.SIGHUP], 1))
def test_a_terminal_that_takes_nothing_holds_up_no_end(run: Run, number: signal.Signals) -> None:
    terminal = run(BRIEF)
    ready(terminal)
    for columns in range(60, 100):  # more than any terminal keeps unread
        terminal.resize(columns, 40)
        time.sleep(0.01)
    os.kill(terminal.pid, number)
    assert terminal.end_unread() == 128 + number
    assert termios.tcgetattr(terminal.child) == terminal.before


@pytest.mark.parametrize("keys", some([b"", b"m"], 1))
def test_it_ends_with_a_terminal_that_vanishes_without_a_signal(run: Run, keys: bytes) -> None:
    terminal = run(BRIEF, kind=LooseTerminal)
    ready(terminal)
    terminal.type(keys)
    terminal.vanish()
    assert terminal.end_unread() == 128 + signal.SIGHUP
