"""Copied text: what it holds, which way it goes out, and what the notice says of that."""

from __future__ import annotations

import base64
import json
import os
import shutil
import sys
from pathlib import Path
from threading import Event

import pytest

from briefing.text import width
from briefing.tui.terminal import desktop as clipboard
from briefing.tui.terminal.desktop import copy_outside, find_tool
from tui import making
from tui.conftest import MakeApp
from tui.hand import SIZES, Hand, hand_on

AT = pytest.mark.parametrize("size", SIZES, ids=str)
PLACES = ("PATH", "WAYLAND_DISPLAY", "DISPLAY", "TMUX", "WSL_DISTRO_NAME")


@pytest.fixture(autouse=True)
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the whole path: no desktop, no tmux, no tool but those a test puts there."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in PLACES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return making.library(tmp_path / "library", making.full())


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
    (tools / name).write_text(script, encoding="utf-8")
    (tools / name).chmod(0o755)
    return log


def given(log: Path) -> tuple[str, str]:
    """The arguments that a tool got and the text that was handed to it."""
    words, _, text = log.read_text(encoding="utf-8").partition("\n")
    return words, text


async def copied(hand: Hand, *keys: str) -> str:
    """Press keys that copy, wait for the notice, and return what the app handed to the terminal."""
    hand.app.clear_notifications()
    await hand.press(*keys)
    await hand.until(lambda: hand.notices)
    return str(hand.app.clipboard)


# -- what is copied -----------------------------------------------------------------------------


@AT
async def test_an_item_is_copied_whole_with_the_label_first_and_last(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("t", "j")
        text = await copied(hand, "y")
        lines = text.splitlines()
        assert lines[0] == lines[-1] == "TLP:AMBER"
        for words in ("Truce at the river holds for a third day (full)", "30 Nov 2024",
                      "Claim 1: the bank is held.", "Voice 1", "s1:p3"):  # fmt: skip
            assert words in text, words
        assert "Claim 0" not in text
        assert hand.notices == ["The item is copied to the terminal (OSC 52)."]


@AT
async def test_in_the_evidence_the_item_shown_is_copied(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        overview = await copied(hand, "t", "y")
        assert await copied(hand, "enter", "y") == overview
        second = await copied(hand, "j", "y")
        assert "Claim 1" in second
        assert second.splitlines()[0] == second.splitlines()[-1] == "TLP:AMBER"
        assert hand.notices[-1].startswith("The item is copied")


async def test_items_of_every_section_can_be_copied(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        for section in making.SECTIONS:
            hand.page.choose(section)
            await hand.settle()
            text = await copied(hand, "y")
            assert text.splitlines()[0] == text.splitlines()[-1] == "TLP:AMBER", section
            assert hand.pane.line is not None
            assert hand.pane.line.text in text, section


async def test_the_summary_is_copied_from_every_screen_of_a_brief(
    make_app: MakeApp, root: Path
) -> None:
    async with hand_on(make_app(root)) as hand:
        for way in ((), ("enter",), ("u",), ("l",), ("w",)):
            await hand.go_home()
            await hand.press(*way)
            text = await copied(hand, "Y")
            lines = text.splitlines()
            assert lines[0].startswith("TLP:AMBER"), way
            assert lines[-1].startswith("TLP:AMBER"), way
            for words in ("Truce at the river", "SITUATION", "Claim 1", "Watch 1", "Voice 0"):
                assert words in text, (words, way)
            assert max(map(width, lines)) <= 78, way
            assert hand.notices == ["The summary is copied to the terminal (OSC 52)."], way


async def test_the_copied_summary_is_the_exported_one(
    make_app: MakeApp, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with hand_on(make_app(root)) as hand:
        text = await copied(hand, "Y")
        await hand.press("x")
        assert (tmp_path / "full.txt").read_text(encoding="utf-8") == text


async def test_in_ascii_mode_the_copy_keeps_its_accents(make_app: MakeApp, tmp_path: Path) -> None:
    brief = making.small(title="Zürich — حلب", tlp="CLEAR")
    brief["situation"]["summary"] = [making.statement("Überfall in Łódź.")]
    root = making.library(tmp_path / "library", brief)
    async with hand_on(make_app(root, ascii_only=True)) as hand:
        assert hand.text.isascii()
        item = await copied(hand, "y")
        assert "Überfall in Łódź." in item
        assert "Zürich — حلب" in item
        assert "Überfall in Łódź." in await copied(hand, "Y")


async def test_nothing_is_copied_where_there_is_nothing(make_app: MakeApp, tmp_path: Path) -> None:
    root = making.library(tmp_path / "library", making.small(), ("wrong.yaml", making.BROKEN))
    async with hand_on(make_app(root)) as hand:
        await hand.press("2", "y", "Y")
        assert hand.app.clipboard == ""
        await hand.press("1", "t", "y")
        assert hand.app.clipboard == ""


# -- what the mouse selects ---------------------------------------------------------------------


async def drag(hand: Hand, start: tuple[int, int], end: tuple[int, int]) -> None:
    from textual import events

    await hand.mouse(events.MouseDown, *start, 1)
    await hand.mouse(events.MouseMove, *end, 1)
    await hand.mouse(events.MouseUp, *end, 1)
    await hand.settle()


async def test_what_the_mouse_selects_is_copied_with_ctrl_c(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        x, y = hand.find("Summary 0: the truce")
        await drag(hand, (x, y), (x + len("Summary 0: the") - 1, y))
        text = await copied(hand, "ctrl+c")
        assert text == "TLP:AMBER\nSummary 0: the\nTLP:AMBER\n"
        assert hand.notices == ["The selection is copied to the terminal (OSC 52)."]
        await hand.press("ctrl+c")
        assert hand.notices[-1] == "Press q to quit."
        assert hand.app.is_running


async def test_in_the_evidence_text_can_be_selected_too(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("enter")
        x, y = hand.find("The truce holds for a third day.")
        await drag(hand, (x, y), (x + 15, y))
        assert "The truce holds" in await copied(hand, "ctrl+c")


# -- which way it goes --------------------------------------------------------------------------


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
            "The summary is copied to the terminal (OSC 52) and wl-copy and tmux buffer."
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


# -- tools that do not work ---------------------------------------------------------------------


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
