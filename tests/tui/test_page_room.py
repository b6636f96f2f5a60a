"""A page that gains or loses the room for a pane: the selection stays in sight."""

from __future__ import annotations

from pathlib import Path

from tui.conftest import MakeApp
from tui.hand import hand_on
from tui.selecting import seen


async def test_any_change_of_size_keeps_the_selection_in_sight(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled)) as hand:
        for key in ("situation", "actors", "humanitarian", "timeline", "places"):
            hand.page.go(key, 1)
            await hand.settle()
            before = hand.selected
            for size in ((40, 12), (80, 24), (200, 60), (80, 17), (30, 8), (119, 20)):
                await hand.resize(*size)
                assert hand.selected == before, size
                assert hand.pane.has_focus
                assert seen(hand), (size, key)
                hand.check_rows()
            await hand.resize(120, 40)
            await hand.press("escape")


async def test_a_pane_keeps_the_keys_where_the_page_loses_its_room_for_it(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled), (200, 60)) as hand:
        for key in ("crosscheck", "timeline", "gaps", "watch"):
            hand.page.choose(key)
            await hand.press("j")
            await hand.resize(120, 40)
            assert hand.selected == (key, 1)
            assert seen(hand)
            await hand.press("k", "escape")
            assert seen(hand)
            await hand.resize(40, 12)
            hand.page.choose(key)
            await hand.resize(120, 40)
            assert hand.selected == (key, 0)
            assert seen(hand)
            await hand.press("escape")
            await hand.resize(200, 60)


async def test_a_pane_alone_on_a_low_page_gives_way_when_the_page_grows_behind_a_screen(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, "aleppo-2024-11-30"), (100, 17)) as hand:
        hand.page.go("crosscheck", 0)
        await hand.press("u")
        await hand.resize(120, 40)
        await hand.press("escape")
        assert hand.page.maximised
        hand.app.overview.action_restore()
        assert hand.page.planned(hand.page.focus_key)  # at once: the page is laid out later
        await hand.settle()
        assert hand.page.focus_key in hand.page.plan.rects
        assert hand.pane.size.height > 0


async def test_a_key_that_comes_with_the_room_for_it_chooses_the_pane(
    make_app: MakeApp, bundled: Path
) -> None:
    """The page below another screen hears of the room later than the key is taken."""
    async with hand_on(make_app(bundled), (120, 40)) as hand:
        await hand.press("e", "d")
        await hand.resize(20, 5)
        await hand.press("m")
        await hand.resize(120, 40)
        await hand.press("w")
        focused = hand.app.screen.focused
        assert focused is hand.app.overview.page.panes["judgements"]
        assert focused.size.height > 0
