"""Copied text: what it holds, and what the mouse selects."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.text import width
from tui import making
from tui.conftest import MakeApp
from tui.copying import copied
from tui.hand import AT, Hand, hand_on

pytestmark = pytest.mark.usefixtures("only_tools")


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


async def test_one_page_is_copied_from_every_screen_of_a_brief(
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
            for words in ("Truce at the river", "WHAT IS HAPPENING", "Watch 0", "Voice 0",
                          "the whole: briefing export full"):  # fmt: skip
                assert words in text, (words, way)
            assert max(map(width, lines)) <= 78, way
            assert len(lines) <= 60, way
            assert hand.notices == ["One page of the brief is copied to the terminal (OSC 52)."], (
                way
            )


async def test_the_copied_page_is_the_exported_one(
    make_app: MakeApp, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with hand_on(make_app(root)) as hand:
        text = await copied(hand, "Y")
        await hand.press("X", "f4", "enter")
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
