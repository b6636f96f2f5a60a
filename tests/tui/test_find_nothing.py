"""Where nothing holds the words: one is where one was, and no key is named that leads nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui import judged, making
from tui.conftest import MakeApp
from tui.finding import boats, count
from tui.hand import AT, Hand, hand_on


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return making.library(tmp_path / "library", boats())


def where(hand: Hand) -> tuple[object, ...]:
    """View, pane and whether it is alone, and what is selected in every pane."""
    page = hand.page
    selected = {key: pane.selected for key, pane in page.panes.items()}
    return page.view, page.focus_key, page.maximised, selected


@AT
@pytest.mark.parametrize("leads", ["", "t", "l", "z"])
async def test_one_is_back_where_one_was(
    make_app: MakeApp, root: Path, size: tuple[int, int], leads: str
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press(*leads)
        before = where(hand)
        await hand.press("/")
        await hand.type("boathouse")
        assert where(hand) != before
        await hand.type("s")
        assert count(hand) == "not found"
        assert where(hand) == before
        hand.check_rows()
        await hand.press("backspace")
        assert hand.selected == ("places", 0), "the words go on"
        await hand.type("s")
        await hand.press("enter")
        assert where(hand) == before
        assert hand.pane.has_focus


async def test_of_what_nothing_holds_no_next_one_is_offered_and_n_says_why(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = making.library(tmp_path / "library", judged.brief())
    (root / "seeds" / "ferry.txt").write_text("The ferry runs.", encoding="utf-8")
    async with hand_on(make_app(root)) as hand:
        for leads in ("", "u"):
            await hand.press(*leads, "/")
            await hand.type("ferry")
            await hand.press("enter")
            assert "n next found" in hand.rows()[-1], leads
            await hand.press("/")
            await hand.type("xyzzy")
            await hand.press("enter")
            assert '"xyzzy" 0 found' in hand.rows()[-1], leads
            assert "next found" not in hand.rows()[-1], leads
            await hand.press("n")
            assert hand.notices[-1] == 'Nothing holds "xyzzy".'


async def test_other_words_replace_those_of_the_last_time(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("/")
        await hand.type("night")
        await hand.press("enter", "/")
        assert "night" in hand.rows()[-1]
        await hand.type("boat")
        assert hand.app.overview.finder.query == "boat"
        await hand.press("enter", "/", "end")
        await hand.type("house")
        assert hand.app.overview.finder.query == "boathouse"


@AT
async def test_of_a_section_without_items_no_key_for_an_item_is_named(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    root = making.library(tmp_path / "library", making.small())
    async with hand_on(make_app(root), size) as hand:
        assert " evidence" in hand.rows()[-1]
        await hand.press("l")
        assert hand.pane.line is None
        assert " evidence" not in hand.rows()[-1]
        assert " copy" not in hand.rows()[-1]
        await hand.press("enter")
        assert hand.notices == ["This section has no items."]
