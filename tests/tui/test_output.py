"""What goes to the terminal: text whose width terminals dispute never moves what is behind it."""

from __future__ import annotations

import os
import pty
import re
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

import pytest

from briefing import glyphs
from briefing.text import width
from briefing.tui.terminal.output import Output, anchored

KEYCAP, SIGN = "1\ufe0f\u20e3", "\u2122\ufe0f"


@pytest.mark.parametrize(
    "text",
    [
        KEYCAP,
        SIGN,
        f"a {KEYCAP}",
        f"{KEYCAP}{KEYCAP}",
        f"কক{SIGN} b {KEYCAP}",
        "\ufe0f",
        "ক",
        "\u26a0\ufe0f",
    ],
)
def test_what_is_behind_text_of_disputed_width_is_set_in_its_column(text: str) -> None:
    frame = anchored(f"\x1b[3;5H{text}|")
    *_, column = re.findall(r"\x1b\[(\d+)G", frame)
    behind = width(text[len(text.rstrip("ab ")) :])
    assert int(column) == 5 + width(text) - behind
    assert re.sub(r"\x1b\[\d+G", "", frame).replace(" ", "").endswith(f"{text.replace(' ', '')}|")


def test_text_that_nobody_disputes_is_left_as_it_is() -> None:
    for text in ("План č 北京 é", *glyphs.VERDICT.values()):
        frame = f"\x1b[3;5H{text}|"
        assert anchored(frame) == frame


def test_whatever_ends_the_writing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """``select`` takes no descriptor above 1,023: the screen stood still, and nothing said why."""

    def refuse(*_: object) -> None:
        raise ValueError("filedescriptor out of range in select()")

    ours, theirs = pty.openpty()
    told: SimpleQueue[object] = SimpleQueue()
    monkeypatch.setattr("briefing.tui.terminal.output.select.select", refuse)
    with os.fdopen(theirs, "w") as file:
        written = Output(file, *(lambda: told.put("no"),) * 2, told.put)
        written.open()
        written.write("text")
        assert isinstance(told.get(timeout=60), ValueError)
        written.write("more")
        written.close()
    os.close(ours)


def nothing(*_: object) -> None:
    """What nobody needs to be told."""


def read(terminal: int, size: int) -> bytes:
    found = b""
    while len(found) < size:
        found += os.read(terminal, size - len(found))
    return found


def test_what_the_terminal_takes_waits_for_no_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[object] = []
    monkeypatch.setattr(Output, "_send", lambda _, *given: left.append(given))
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w") as file:
        written = Output(file, nothing, nothing, nothing)
        written.open()
        written.write("text")
        assert read(ours, 4) == b"text"
        written.close()
        assert not left
        written.open()
        written.write("anew")
        assert read(ours, 4) == b"anew"
        written.close()
    os.close(ours)


def test_what_it_does_not_take_yet_follows_in_order() -> None:
    ours, theirs = pty.openpty()
    frames = [f"{number % 10}" * 30_000 for number in range(12)]
    with os.fdopen(theirs, "w") as file:
        written = Output(file, nothing, nothing, nothing)
        written.open()
        with ThreadPoolExecutor(1) as pool:
            shown = pool.submit(read, ours, 360_000)
            for frame in frames:
                written.write(frame)
            assert shown.result().decode() == "".join(frames)
        written.write("end")
        assert read(ours, 3) == b"end"
        written.close()
    os.close(ours)
