"""Which way copied text goes out: terminal, desktop, tmux; and what the notice says of that."""

from __future__ import annotations

import base64
import json
import os
import shutil
import sys
from pathlib import Path
from threading import Event

import pytest

from briefing.tui.terminal import desktop as clipboard
from briefing.tui.terminal.desktop import copy_outside, find_tool
from tui import making
from tui.conftest import MakeApp
from tui.copying import copied
from tui.hand import hand_on
from tui.programs import put_program

pytestmark = pytest.mark.usefixtures("only_tools")


def put(tools: Path, name: str, then: str = "") -> Path:
    """Put a clipboard tool on the path; it writes down its arguments and what it was given."""
    log = tools.parent / f"{name}.log"
    script = f"""#!{sys.executable} -IS
import sys, time
data = sys.stdin.buffer.read()
with open({str(log)!r}, "wb") as log:
    log.write(" ".join(sys.argv[1:]).encode() + b"\\n" + data)
{then}
"""
    put_program(tools, name, script)
    return log


def given(log: Path) -> tuple[str, str]:
    """The arguments that a tool got and the text that was handed to it."""
    words, _, text = log.read_text(encoding="utf-8").partition("\n")
    return words, text


async def test_the_terminal_gets_it_as_osc_52(
    make_app: MakeApp, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with hand_on(make_app(root)) as hand:
        written: list[str] = []
        driver = hand.app._driver
        assert driver is not None
        monkeypatch.setattr(driver, "write", written.append)
        text = await copied(hand, "y")
        sent = next(data for data in written if data.startswith("\x1b]52;c;"))
        data = sent.removeprefix("\x1b]52;c;").removesuffix("\a")
        assert base64.b64decode(data).decode() == text


@pytest.mark.parametrize(
    ("name", "variable", "words"),
    [
        ("pbcopy", "", ""),
        ("wl-copy", "WAYLAND_DISPLAY", ""),
        ("xclip", "DISPLAY", "-selection clipboard"),
        ("xsel", "DISPLAY", "--clipboard --input"),
        ("clip.exe", "WSL_DISTRO_NAME", ""),
    ],
)
async def test_the_tool_of_the_desktop_gets_it_too(
    make_app: MakeApp,
    root: Path,
    tools: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    variable: str,
    words: str,
) -> None:
    log = put(tools, name)
    if variable:
        assert find_tool() is None
        monkeypatch.setenv(variable, "something")
    async with hand_on(make_app(root)) as hand:
        text = await copied(hand, "y")
        assert given(log) == (words, text)
        assert hand.notices == [f"The item is copied to the terminal (OSC 52) and {name}."]


async def test_inside_tmux_its_buffer_gets_it_beside_the_desktop(
    make_app: MakeApp, root: Path, tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMUX", "/tmp/tmux-1/default,1,0")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    tmux, desktop = put(tools, "tmux"), put(tools, "wl-copy")
    async with hand_on(make_app(root)) as hand:
        text = await copied(hand, "Y")
        assert given(tmux) == ("load-buffer -w -", text)
        assert given(desktop) == ("", text)
        assert hand.notices == [
            "One page of the brief is copied to the terminal (OSC 52) and wl-copy and tmux buffer."
        ]


def test_the_first_tool_that_works_here_is_taken(
    tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pbcopy", "wl-copy", "xclip", "xsel"):
        put(tools, name)
    monkeypatch.setenv("DISPLAY", ":0")
    seen = []
    for name in ("pbcopy", "wl-copy", "xclip", "xsel"):
        tool = find_tool()
        seen.append(tool and tool.words[0])
        (tools / name).unlink()
    assert seen == ["pbcopy", "xclip", "xclip", "xsel"]
    assert find_tool() is None


@pytest.mark.parametrize(
    "text",
    ["", "\ud800 half a pair", "حلب 漢字 \x1b[31m\n" * 10_000],
    ids=["none", "half", "long"],
)
def test_any_text_arrives_as_it_is(tools: Path, text: str) -> None:
    log = put(tools, "pbcopy")
    assert copy_outside(text) == ["pbcopy"]
    assert given(log)[1] == text.encode("utf-8", "replace").decode()


@pytest.mark.parametrize(
    "then",
    ["sys.exit(1)", "import os; os.kill(os.getpid(), 9)", "sys.exit('no display')"],
)
async def test_a_tool_that_fails_is_not_named(
    make_app: MakeApp, root: Path, tools: Path, then: str
) -> None:
    put(tools, "pbcopy", then)
    async with hand_on(make_app(root)) as hand:
        await copied(hand, "y")
        assert hand.notices == ["The item is copied to the terminal (OSC 52)."]


async def test_a_tool_that_does_not_read_does_not_hurt(
    make_app: MakeApp, root: Path, tools: Path
) -> None:
    (tools / "pbcopy").write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    (tools / "pbcopy").chmod(0o755)
    assert copy_outside("x" * 10_000_000) in ([], ["pbcopy"])
    async with hand_on(make_app(root)) as hand:
        assert await copied(hand, "Y")


async def test_a_file_that_is_no_program_does_not_hurt(
    make_app: MakeApp, root: Path, tools: Path
) -> None:
    (tools / "pbcopy").write_text("\x00no program", encoding="utf-8")
    (tools / "pbcopy").chmod(0o755)
    async with hand_on(make_app(root)) as hand:
        await copied(hand, "y")
        assert hand.notices == ["The item is copied to the terminal (OSC 52)."]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "_TIMEOUT", 0.3)


@pytest.mark.usefixtures("impatient")
async def test_a_tool_that_hangs_is_given_up(make_app: MakeApp, root: Path, tools: Path) -> None:
    put(tools, "pbcopy", "time.sleep(60)")
    async with hand_on(make_app(root)) as hand:
        assert (await copied(hand, "y")).startswith("TLP:AMBER")
        assert hand.notices == ["The item is copied to the terminal (OSC 52)."]


async def test_while_a_tool_hangs_the_program_goes_on(
    make_app: MakeApp, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = Event()
    monkeypatch.setattr(clipboard, "copy_outside", lambda _text: ["pbcopy"] if go.wait(30) else [])
    async with hand_on(make_app(root)) as hand:
        await hand.send("y", "j", "j")
        while hand.selected != ("situation", 2):
            await hand.handled()
        assert hand.app.clipboard.startswith("TLP:AMBER")
        assert not hand.notices
        go.set()
        await hand.settle()
        assert hand.notices == ["The item is copied to the terminal (OSC 52) and pbcopy."]


def test_a_long_brief_goes_out_quickly(tmp_path: Path, tools: Path) -> None:
    log = put(tools, "pbcopy")
    text = json.dumps(making.full(count=500))
    assert copy_outside(text) == ["pbcopy"]
    assert log.stat().st_size > len(text)
    assert shutil.which("pbcopy") == os.fspath(tools / "pbcopy")
