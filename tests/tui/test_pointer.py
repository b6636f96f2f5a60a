"""Moving by the pointer: clicks, the wheel, and words that are buttons."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.conftest import MakeApp
from tui.hand import AT, SIZES, Hand, hand_on
from tui.selecting import seen


async def click_item(hand: Hand, key: str, index: int) -> None:
    pane = hand.page.panes[key]
    pane.render_line(0)
    await hand.click(pane.region.x + 5, pane.region.y + pane.owners.index(index))


@AT
async def test_a_click_selects_and_a_second_click_opens(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        await hand.press("t")
        await click_item(hand, "territory", 1)
        assert hand.selected == ("territory", 1)
        assert hand.at_home
        await click_item(hand, "territory", 1)
        assert (hand.evidence.section, hand.evidence.index) == ("territory", 1)


@pytest.mark.parametrize("size", SIZES[1:], ids=str)
async def test_the_first_click_on_another_pane_only_gives_it_the_keys(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        await click_item(hand, "humanitarian", 0)
        assert hand.at_home
        assert hand.selected == ("humanitarian", 0)
        assert hand.pane.has_focus
        assert seen(hand)
        await click_item(hand, "territory", 2)
        assert hand.at_home
        assert hand.selected == ("territory", 2)
        await hand.click(hand.pane.region.x + 3, hand.pane.region.y)
        assert hand.selected == ("territory", 2)
        assert hand.at_home


@AT
async def test_the_wheel_scrolls_by_items_and_keys_find_the_selection_again(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        await hand.press("t")
        x, y = hand.pane.region.x + 3, hand.pane.region.y + 2
        await hand.wheel(x, y, down=False)
        assert hand.pane.top == 0
        for _ in range(40):
            await hand.wheel(x, y)
        last = len(hand.section.lines) - 1
        assert max(hand.pane.owners) == last
        assert hand.pane.selected == 0
        hand.check_rows()
        await hand.press("j")
        assert hand.pane.selected == 1
        assert seen(hand)


@AT
async def test_the_words_of_the_footer_are_buttons(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        y = size[1] - 1
        for word, screen in (("b briefs", "Picker"), ("? help", "HelpScreen")):
            await hand.click(hand.rows()[y].index(word), y)
            assert type(hand.app.screen).__name__ == screen
            await hand.press("escape")
        if size[0] >= 80:
            await hand.click(hand.rows()[y].index("Tab pane"), y)
            assert hand.page.focus_key != "situation"
            await hand.click(hand.rows()[y].index("z maximise"), y)
            assert hand.page.maximised
            await hand.click(hand.rows()[y].index("↵ evidence"), y)
            assert not hand.at_home
            await hand.click(hand.rows()[y].index("Esc back"), y)
            assert hand.at_home


async def test_a_folded_pane_unfolds_at_a_click(make_app: MakeApp, bundled: Path) -> None:
    async with hand_on(make_app(bundled), (80, 24)) as hand:
        for title, key in (("ACTORS", "actors"), ("TERRITORY", "territory"),
                           ("EXPERT VIEWS", "views"), ("JUDGEMENTS", "judgements")):  # fmt: skip
            x, y = hand.find(title)
            assert y == 22 or key in hand.page.plan.rects
            await hand.click(x + 1, y)
            assert hand.page.focus_key == key
            assert seen(hand)


async def test_a_pane_is_chosen_by_its_name_in_the_bar(make_app: MakeApp, bundled: Path) -> None:
    async with hand_on(make_app(bundled), (40, 12)) as hand:
        await hand.click_text("Act")
        assert hand.page.focus_key == "actors"
        await hand.click_text("Territory")
        assert hand.page.focus_key == "territory"
        await hand.press("shift+tab", "shift+tab", "shift+tab")
        assert hand.page.focus_key == "places"
        await hand.click_text("‹")
        assert hand.page.focus_key != "places"
        assert seen(hand)
