"""Text from outside: whatever a brief or a file's name holds, it is shown and never obeyed."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

import pytest
from sweeping import grid, share, some

from briefing.brief.values import LONGEST
from tui import making
from tui.conftest import MakeApp
from tui.hand import SIZES, Hand, hand_on

ESCAPES = "\x1b]0;owned\x07 \x1b[2J \x9b31m \u202etxt.\u2066"
"""What a terminal would obey: a title, clearing, C1 codes, text turned around."""


async def tour(hand: Hand, close_by: Collection[str]) -> None:
    """Go through every pane and screen, looking at each; into the evidence from some of them."""
    for key in making.SECTIONS:
        hand.page.choose(key)
        await hand.settle()
        hand.check_rows()
        for index in range(len(hand.section.lines)):
            hand.pane.move_to(index)
            await hand.settle()
            hand.check_rows()
        if key not in close_by:
            continue
        await hand.press("enter")
        hand.check_rows()
        await hand.press("pagedown")
        hand.check_rows()
        await hand.press("escape")
    for key in ("question_mark", "pagedown", "escape", "z", "tab", "escape", "b"):
        await hand.press(key)
        hand.check_rows()
    for text in ("[", "é", "表"):
        await hand.type(text)
        hand.check_rows()
    await hand.press("escape")
    assert hand.at_home
    assert hand.app.crash is None


@grid(size=[SIZES[0], *SIZES[2:], SIZES[1]], part=range(2), most=2)
async def test_hostile_text_goes_through_every_screen(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int], part: int
) -> None:
    root = making.library(tmp_path / "library", making.hostile())
    async with hand_on(make_app(root), size) as hand:
        await tour(hand, share(making.SECTIONS, part, 2))


@pytest.mark.parametrize("size", some([SIZES[0], SIZES[2]], 1), ids=str)
async def test_in_ascii_nothing_else_reaches_the_screen(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    root = making.library(tmp_path / "library", making.hostile(), making.small())
    async with hand_on(make_app(root, ascii_only=True), size) as hand:
        for key in making.SECTIONS:
            hand.page.choose(key)
            await hand.press("G", "enter")
            assert hand.text.isascii(), hand.text
            await hand.press("escape")
            assert hand.text.isascii(), hand.text
        for key in ("question_mark", "escape", "b"):
            await hand.press(key)
            assert hand.text.isascii(), hand.text


@pytest.mark.parametrize("text", making.HOSTILE[:6])
async def test_markup_is_shown_as_it_is_written(
    make_app: MakeApp, tmp_path: Path, text: str
) -> None:
    brief = making.small(title=text, conflict=text, prepared_by=text)
    brief["situation"]["summary"] = [making.statement(text)]
    root = making.library(tmp_path / "library", brief)
    async with hand_on(make_app(root)) as hand:
        rows = hand.rows()
        assert text in rows[0]
        assert text in rows[1]
        assert any(text in row for row in rows[3:])
        await hand.press("enter")
        assert text in hand.text
        await hand.press("escape", "b")
        assert any(text in row for row in hand.rows()[5:])
        await hand.press("escape")
        hand.app.say(f"Notice {text}")
        await hand.settle()
        assert f"Notice {text}" in hand.text
        await hand.click_text(f"Notice {text}")
        await hand.click_text(text[:4])
        assert hand.app.is_running


@pytest.mark.parametrize(
    "text", ["x" * 5_000, "word " * 999, "表" * 1_500], ids=["word", "words", "wide"]
)
async def test_a_very_long_text_is_wrapped_and_quick(
    make_app: MakeApp, tmp_path: Path, text: str
) -> None:
    brief = making.full()
    brief["title"] = text[: LONGEST["title"]]
    for key in ("territory", "humanitarian", "views", "gaps", "judgements"):
        brief[key][0]["text"] = text
    brief["situation"]["summary"][0]["text"] = text
    brief["actors"][0]["name"] = brief["voices"]["v0"]["name"] = text[: LONGEST["words"]]
    root = making.library(tmp_path / "library", brief)
    async with hand_on(make_app(root), (80, 24)) as hand:
        for key in making.SECTIONS[:6]:
            hand.page.choose(key)
            await hand.settle()
            hand.check_rows()
        await hand.press("s", "enter")
        hand.check_rows()
        await hand.press("escape", "j")
        assert hand.selected == ("situation", 1)
        assert hand.on_screen(hand.pane)


async def test_names_of_files_and_folders_cannot_drive_the_terminal(
    make_app: MakeApp, tmp_path: Path
) -> None:
    broken = making.BROKEN.replace("newspapr", ESCAPES)
    root = making.library(
        tmp_path / f"lib {ESCAPES[:5]}[red]", making.small(), (f"x{ESCAPES}[red].yaml", broken)
    )
    async with hand_on(make_app(root)) as hand:
        await hand.press("2")
        hand.check_rows()
        assert "cannot be shown" in hand.text
        assert "\\x1b" in hand.text
        assert "[red]" in hand.text
        await hand.press("b")
        hand.check_rows()
        assert "\\x1b" in hand.text
        await hand.press("escape", "x")
        hand.check_rows()


async def test_an_empty_library_with_a_hostile_name_is_named_harmlessly(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(making.library(tmp_path / f"lib{ESCAPES}[red]"))) as hand:
        hand.check_rows()
        assert "No briefs here yet." in hand.text
        assert "[red]" in hand.text


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_escapes_that_the_reader_refuses_are_shown_as_problems(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    brief = making.small(title=ESCAPES)
    text = json.dumps(brief)  # escaped: \u001b, which is refused just the same
    root = making.library(tmp_path / "library", ("a.yaml", text), ("b.yaml", f"a: {ESCAPES}"))
    async with hand_on(make_app(root), size) as hand:
        for key in ("1", "2"):
            await hand.press(key, *("pagedown",) * 3)
            hand.check_rows()
            assert hand.app.card.outline is None
