"""The picker: any brief of any library by typing part of its name, by keys and by mouse."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.folder import FolderLibrary
from briefing.tui.brief_list import BriefList
from briefing.tui.screens.picker.found import search
from briefing.tui.screens.picker.screen import Picker
from tui import making
from tui.conftest import MakeApp
from tui.hand import SIZES, hand_on
from tui.searching import four_briefs, picker

AT = pytest.mark.parametrize("size", SIZES, ids=str)


@AT
async def test_it_opens_on_the_brief_shown_and_esc_changes_nothing(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(four_briefs(tmp_path), "hill"), size) as hand:
        await hand.press("b")
        assert picker(hand).hits.chosen == 1
        assert "▸ 2  Truce on the hill" in hand.text
        hand.check_rows()
        await hand.press("down", "escape")
        assert hand.at_home
        assert hand.shown == "hill"
        assert hand.pane.has_focus
        await hand.press("t")
        assert hand.page.focus_key == "territory"


@AT
async def test_arrows_choose_and_enter_opens(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(four_briefs(tmp_path)), size) as hand:
        await hand.press("b", "down", "down", "up", "enter")
        assert hand.at_home
        assert hand.shown == "hill"
        await hand.press("b", *["down"] * 9, *["up"] * 9, "enter")
        assert hand.shown == "river"


@AT
@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("coast", "coast"),
        ("TRUCE", "hill"),
        ("fld", "river"),
        ("calm coast", "coast"),
        ("hill conf", "hill"),
        ("XA", "river"),
        ("1 feb 2024", "hill"),
        ("2024-01-01", "coast"),
        ("march", "river"),
    ],
)
async def test_typing_part_of_a_name_finds_the_brief(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int], typed: str, wanted: str
) -> None:
    async with hand_on(make_app(four_briefs(tmp_path)), size) as hand:
        await hand.press("b")
        await hand.type(typed)
        hand.check_rows()
        assert "of 4" in hand.text
        await hand.press("enter")
        assert hand.shown == wanted


async def test_a_slash_typed_by_habit_is_no_letter_of_the_search(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(four_briefs(tmp_path)), (80, 24)) as hand:
        await hand.press("b", "slash")
        assert picker(hand).input.value == ""
        assert picker(hand).hits.count == len(hand.app.brief_list)
        await hand.type("riv/")
        await hand.press("home", "slash", "A")
        assert picker(hand).input.value == "Ariv/", "the cursor stays where it was"


async def test_what_made_a_brief_fit_is_underlined(make_app: MakeApp, tmp_path: Path) -> None:
    async with hand_on(make_app(four_briefs(tmp_path))) as hand:
        await hand.press("b")
        await hand.type("flood")
        _, y = hand.find("1  Flood at the river")
        row = hand.spans()[y]
        marked = "".join(span.text for span in row if span.style.underline and span.style.bold)
        assert marked == "Flood"


async def test_a_brief_is_found_without_its_accents(make_app: MakeApp, tmp_path: Path) -> None:
    root = making.library(
        tmp_path / "library",
        making.small("north", "2024-02-01", title="Çankırı'dan İdlib'e"),
        making.small("south", "2024-03-01", title="Nothing moves"),
    )
    async with hand_on(make_app(root)) as hand:
        await hand.press("b")
        await hand.type("idlib")
        _, y = hand.find("İdlib")
        row = hand.spans()[y]
        marked = "".join(span.text for span in row if span.style.underline and span.style.bold)
        assert marked == "İdlib"
        await hand.press("enter")
        assert hand.shown == "north"


async def test_nothing_that_fits_is_said_and_enter_then_changes_nothing(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(four_briefs(tmp_path), "hill")) as hand:
        await hand.press("b")
        await hand.type("zebra")
        assert "No brief fits, and no item of one." in hand.text
        assert "0 of 4" in hand.text
        await hand.press("down", "up", "enter")
        assert hand.at_home
        assert hand.shown == "hill"


@AT
async def test_letters_that_are_keys_elsewhere_are_typed(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(four_briefs(tmp_path)), size) as hand:
        await hand.press("b")
        await hand.type("qTx?[z 1")
        assert picker(hand).input.value == "qTx?[z 1"
        await hand.press("backspace", "escape")
        assert hand.at_home


@AT
async def test_a_broken_brief_is_named_with_its_first_problem(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(four_briefs(tmp_path)), size) as hand:
        await hand.press("b", *["down"] * 5)
        assert "!  wrong.yaml" in hand.text
        assert "broken" in hand.text
        assert "line 7: s1: kind" in hand.text
        hand.check_rows()
        await hand.press("enter")
        assert "cannot be shown" in hand.text


@AT
async def test_a_click_opens_and_the_wheel_moves(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(four_briefs(tmp_path)), size) as hand:
        await hand.press("b")
        x, y = hand.find("1  Flood at")
        await hand.wheel(x, y)
        assert picker(hand).hits.chosen == 1
        await hand.wheel(x, y, down=False)
        assert picker(hand).hits.chosen == 0
        await hand.press("down")
        x, y = hand.find("2  Truce on")
        await hand.click(x, y)
        assert hand.at_home
        assert hand.shown == "hill"


async def test_a_click_beside_the_list_opens_nothing(make_app: MakeApp, tmp_path: Path) -> None:
    async with hand_on(make_app(four_briefs(tmp_path))) as hand:
        await hand.press("b")
        await hand.click(2, 20)
        await hand.click(60, 22)
        assert isinstance(hand.app.screen, Picker)
        await hand.press("escape")
        assert hand.shown == "river"


@AT
async def test_three_hundred_briefs_are_scrolled_through_and_found(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    briefs = [
        making.small(f"brief-{n:03}", f"20{10 + n // 12:02}-{n % 12 + 1:02}-01") for n in range(300)
    ]
    root = making.library(tmp_path / "library", *briefs)
    async with hand_on(make_app(root, index=True), size) as hand:
        assert hand.shown == "brief-299"
        brief_list = hand.app.brief_list  # the newest come first alone
        await hand.until(lambda: brief_list.whole and not hand.app.indexing.busy)
        await hand.press("b")
        assert "300 of 300" in hand.text
        assert "more" in hand.text
        for _ in range(30):
            await hand.press("down")
            assert f"brief-{299 - picker(hand).hits.chosen:03}" in hand.text
        picker(hand).hits.move(1000)
        await hand.settle()
        assert "brief-000" in hand.text
        region = picker(hand).hits.region
        rows = hand.rows()[region.y : region.bottom]
        assert not any("more" in row[region.x : region.right] for row in rows)
        await hand.type("brief-150")
        # So many titles are gone through in a thread.
        await hand.until(lambda: not picker(hand).pending)
        hand.check_rows()
        await hand.press("enter")
        assert hand.shown == "brief-150"
        await hand.press("]")
        assert hand.shown == "brief-149"


async def test_ctrl_c_and_f1_say_what_the_keys_do_here(make_app: MakeApp, tmp_path: Path) -> None:
    async with hand_on(make_app(four_briefs(tmp_path))) as hand:
        await hand.press("b", "ctrl+c")
        assert "Esc" in hand.notices[-1]
        await hand.press("f1")
        assert "keys of Briefs" in hand.text
        hand.check_rows()
        await hand.press("escape")
        assert isinstance(hand.app.screen, Picker)
        await hand.type("hill")
        await hand.press("enter")
        assert hand.shown == "hill"


async def test_a_small_terminal_hides_it_and_gives_it_back(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(four_briefs(tmp_path))) as hand:
        await hand.press("b")
        await hand.type("co")
        await hand.resize(20, 5)
        assert hand.rows()[0].strip() == "briefing needs 30x8"
        assert not any(row.strip() for row in hand.rows()[2:])
        await hand.resize(80, 24)
        hand.check_rows()
        await hand.type("ast")
        assert picker(hand).input.value == "coast"
        await hand.press("enter")
        assert hand.shown == "coast"
        assert hand.pane.has_focus


def test_search_orders_by_fit_and_keeps_the_decks_order_for_nothing_typed(tmp_path: Path) -> None:
    brief_list = BriefList(FolderLibrary(four_briefs(tmp_path)), None, ascii_only=False)
    assert [hit.at for hit in search(brief_list, "")] == [0, 1, 2, 3]
    assert [hit.at for hit in search(brief_list, " ")] == [0, 1, 2, 3]
    assert [brief_list.entries[hit.at].id for hit in search(brief_list, "hill")] == ["hill"]
    brief_list.read_ahead()
    assert next(brief_list.entries[hit.at].id for hit in search(brief_list, "the river")) == "river"
    assert search(brief_list, "newspapr")[0].at == 3
