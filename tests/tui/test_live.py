"""A save comes onto the screen by itself, a broken one too; nothing that one was at is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tui import making
from tui.conftest import MakeApp
from tui.saving import AT, brief, claim, live_on, long, save


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return making.library(tmp_path / "library", long(), making.small("other", "2024-01-01"))


# -- a good save --------------------------------------------------------------------------------


@AT
async def test_a_save_changes_the_text_and_nothing_else(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with live_on(make_app(root, live=True), size) as hand:
        await hand.press("t", "z", *("j",) * 12)
        at = (hand.selected, hand.pane.top, hand.page.maximised)
        raw = long(title="Another title")
        raw["territory"][12]["text"] = "Claim 12 is new."
        save(brief(root), raw)
        await hand.until(lambda: "Another title" in hand.rows()[0])
        assert (hand.selected, hand.pane.top, hand.page.maximised) == at
        assert "Claim 12 is new." in hand.text
        assert hand.pane.has_focus
        assert hand.on_screen(hand.pane)
        assert not hand.notices
        hand.check_rows()


@AT
async def test_the_selection_stays_with_its_item_wherever_it_goes(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with live_on(make_app(root, live=True), size) as hand:
        await hand.press("t", *("j",) * 20)
        raw = long(*(claim(f"n{n}", f"New {n}.") for n in range(5)))
        save(brief(root), raw)
        await hand.until(lambda: hand.pane.selected == 25)
        assert hand.on_screen(hand.pane)
        raw["territory"].reverse()
        save(brief(root), raw)
        await hand.until(lambda: hand.pane.selected == 9)
        assert hand.pane.line is not None
        assert hand.pane.line.label == "t20"
        assert hand.on_screen(hand.pane)
        del raw["territory"][9:]
        save(brief(root), raw)
        await hand.until(lambda: hand.pane.selected == 8)
        assert hand.on_screen(hand.pane)
        hand.check_rows()


async def test_an_item_without_an_id_is_known_by_its_words(make_app: MakeApp, root: Path) -> None:
    async with live_on(make_app(root, live=True)) as hand:
        await hand.press("s", *("j",) * 4)
        raw = long()
        raw["situation"]["summary"].insert(0, making.statement("A new first one."))
        save(brief(root), raw)
        await hand.until(lambda: hand.pane.selected == 5)
        assert hand.pane.line is not None
        assert hand.pane.line.text == "Statement 4."


async def test_a_scrolled_pane_stays_where_it_is(make_app: MakeApp, root: Path) -> None:
    async with live_on(make_app(root, live=True), (120, 30)) as hand:
        x, y = hand.find("Statement 1.")
        for _ in range(3):
            await hand.wheel(x, y)
        pane = hand.page.panes["situation"]
        assert pane.top == 3
        save(brief(root), long(title="Another title"))
        await hand.until(lambda: "Another title" in hand.rows()[0])
        assert pane.top == 3
        assert pane.selected == 0


async def test_a_save_without_a_change_changes_nothing(make_app: MakeApp, root: Path) -> None:
    async with live_on(make_app(root, live=True)) as hand:
        outline = hand.app.card.outline
        shown = hand.page.outline
        await hand.press("t", "j")
        brief(root).touch()
        save(brief(root, "other"), making.small("other", "2024-01-01", title="Other now"))
        await hand.until(lambda: hand.app.brief_list.card(1).title == "Other now")
        assert hand.page.outline is shown
        assert outline is not None
        assert hand.selected == ("territory", 1)


async def test_a_brief_that_is_not_shown_is_new_when_one_goes_there(
    make_app: MakeApp, root: Path
) -> None:
    async with live_on(make_app(root, live=True)) as hand:
        await hand.press("2", "1")
        save(brief(root, "other"), making.small("other", "2024-01-01", title="Other now"))
        await hand.until(lambda: hand.app.brief_list.card(1).title == "Other now")
        assert "The long one" in hand.rows()[0]
        await hand.press("2")
        assert "Other now" in hand.rows()[0]
        save(brief(root), making.BROKEN)
        await hand.until(lambda: hand.app.brief_list.card(0).outline is None)
        assert not hand.app.overview.banner.display
        await hand.press("1")
        assert "This brief cannot be shown" in hand.text


# -- a broken one -------------------------------------------------------------------------------


@AT
async def test_a_broken_save_keeps_the_last_good_brief_and_says_what_is_wrong(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with live_on(make_app(root, live=True), size) as hand:
        await hand.press("t", *("j",) * 3)
        save(brief(root), json.dumps(long(), indent=1).replace('"full"', '"fulll"', 1))
        await hand.until(lambda: hand.app.overview.banner.display)
        hand.check_rows()
        words = " ".join(hand.text.split())
        assert "1 problem" in words
        line = next(n for n, text in enumerate(brief(root).read_text().splitlines(), 1)
                    if "fulll" in text)  # fmt: skip
        assert f"line {line}, column" in words
        if size[1] > 12:
            assert "last good one" in words
            assert f'{line} > "control": "fulll"' in words
        assert "The long one"[: size[0] // 4] in hand.rows()[0]
        assert hand.selected == ("territory", 3)
        assert hand.pane.has_focus
        await hand.press("j", "enter")
        assert hand.evidence.line.label == "t4"
        await hand.press("escape")
        save(brief(root), long(title="Mended"))
        await hand.until(lambda: "Mended" in hand.rows()[0])
        assert not hand.app.overview.banner.display
        assert hand.selected == ("territory", 4)
        assert hand.on_screen(hand.pane)
        hand.check_rows()


async def test_on_the_smallest_terminal_the_banner_leaves_room_for_the_brief(
    make_app: MakeApp, root: Path
) -> None:
    async with live_on(make_app(root, live=True), (100, 40)) as hand:
        save(brief(root), making.BROKEN)
        await hand.until(lambda: hand.app.overview.banner.display)
        tall = hand.app.overview.banner.size.height
        for size in ((100, 12), (30, 8), (40, 12)):
            await hand.resize(*size)
            await hand.press("t")
            assert hand.on_screen(hand.pane), size
            assert 0 < hand.app.overview.banner.size.height <= size[1] - 7
            hand.check_rows()
        await hand.resize(30, 8)
        assert "›" in hand.rows()[2]
        await hand.resize(100, 40)
        assert hand.app.overview.banner.size.height == tall


async def test_broken_in_another_way_the_banner_follows(make_app: MakeApp, root: Path) -> None:
    async with live_on(make_app(root, live=True)) as hand:
        save(brief(root), "a: [")
        await hand.until(lambda: hand.app.overview.banner.display)
        first = hand.app.overview.banner.problems
        save(brief(root), making.BROKEN)
        await hand.until(lambda: hand.app.overview.banner.problems != first)
        assert "7 >" in hand.text
        save(brief(root), "")
        await hand.until(lambda: hand.app.overview.banner.problems[0].line == 1)
        hand.check_rows()
        # Mended to the very text that is on the screen: the banner goes all the same.
        save(brief(root), long())
        await hand.until(lambda: not hand.app.overview.banner.display)


async def test_over_another_screen_a_broken_save_is_told_there(
    make_app: MakeApp, root: Path
) -> None:
    async with live_on(make_app(root, live=True)) as hand:
        await hand.press("t", "enter")
        save(brief(root), making.BROKEN)
        await hand.until(lambda: "line 7, column" in hand.text)
        assert not hand.notices
        assert hand.evidence.line.label == "t0"
        assert "Claim 0 stands." in hand.text


async def test_where_no_brief_is_shown_a_notice_tells_of_a_broken_save(
    make_app: MakeApp, root: Path
) -> None:
    async with live_on(make_app(root, live=True)) as hand:
        await hand.press("?")
        save(brief(root), making.BROKEN)
        await hand.until(lambda: hand.notices)
        assert "line 7" in hand.notices[0]


async def test_a_broken_brief_on_the_screen_is_shown_once_it_is_mended(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = making.library(tmp_path / "library", making.small(), ("wrong.yaml", making.BROKEN))
    async with live_on(make_app(root, live=True)) as hand:
        await hand.press("2")
        save(brief(root, "wrong"), making.BROKEN.replace("newspapr", "newspapir"))
        await hand.until(lambda: "newspapir" in hand.text)
        save(brief(root, "wrong"), making.BROKEN.replace("newspapr", "newspaper"))
        await hand.until(lambda: "Something happened." in hand.text)
        assert hand.pane.has_focus


async def test_a_file_that_outgrows_every_measure_is_a_broken_save(
    make_app: MakeApp, root: Path
) -> None:
    async with live_on(make_app(root, live=True)) as hand:
        save(brief(root), "#" * 1_100_000)
        await hand.until(lambda: hand.app.overview.banner.display)
        assert "Statement 1." in hand.text
        hand.check_rows()
