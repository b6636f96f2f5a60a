"""The screens of a brief beside the overview: timeline, outlook and sources, and the way back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.tui.widgets.plan import PANE_ORDER
from tui import making
from tui.conftest import MakeApp
from tui.hand import SIZES, hand_on
from tui.viewing import KEYS, all_items, by_hand, shown, squeezed

AT = pytest.mark.parametrize("size", SIZES, ids=str)
FROM_FULL = pytest.mark.parametrize("size", SIZES[2:], ids=str)

EVERY_WAY = "lowoulwluwuo"
"""From the overview on, each of the four after each other one."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return making.library(tmp_path / "library", by_hand())


# -- going there and back -----------------------------------------------------------------------


@AT
async def test_every_screen_is_one_key_away_from_every_other(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        for key in EVERY_WAY:
            await hand.press(key)
            assert shown(hand) == KEYS[key]
            assert len(hand.app.screen_stack) == (2 if key == "u" else 1)
            assert hand.app.focused is not None
            hand.check_rows()
        for way in (("t", "z"), ("enter",)):
            for key, name in KEYS.items():
                await hand.press(*way)
                await hand.press(key)
                assert shown(hand) == name, (way, key)
                assert not hand.page.maximised or key == "u"
                await hand.press("o")


@AT
async def test_esc_goes_back_to_the_pane_and_item_that_one_came_from(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        await hand.press("t", "j", "j")
        for key in "lwu":
            await hand.press(key, "j", "escape")
            assert shown(hand) == "overview"
            assert hand.selected == ("territory", 2)
            assert hand.pane.has_focus
            assert hand.on_screen(hand.pane)


@AT
async def test_the_letter_of_a_pane_leaves_a_view(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    panes = {"s": "situation", "a": "actors", "t": "territory", "h": "humanitarian", "e": "views"}
    async with hand_on(make_app(bundled), size) as hand:
        for view, keys in (("l", "saet"), ("w", "hs")):
            for key in keys:
                await hand.press(view, key)
                assert (shown(hand), hand.page.focus_key) == ("overview", panes[key])
                assert hand.pane.has_focus
                assert hand.pane.size.height
                hand.check_rows()


async def test_the_footer_offers_the_way_back_only_where_there_is_one(
    make_app: MakeApp, root: Path
) -> None:
    async with hand_on(make_app(root), (200, 40)) as hand:
        assert "Esc back" not in hand.rows()[-1]
        for way, back in (("l", "escape"), ("w", "o"), ("w", "s"), ("z", "z"), ("z", "escape")):
            await hand.press(way)
            assert "Esc back" in hand.rows()[-1], way
            await hand.press(back)
            assert "Esc back" not in hand.rows()[-1], (way, back)


@AT
async def test_tab_goes_round_the_panes_of_the_analysis(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        await hand.press("w")
        assert hand.page.focus_key == "judgements"
        order = list(PANE_ORDER) if size[0] < 80 else ["judgements", "watch", "gaps"]
        for key, step in (("tab", 1), ("shift+tab", -1)):
            for _ in order:
                at = order.index(hand.page.focus_key)
                await hand.press(key)
                assert hand.page.focus_key == order[(at + step) % len(order)]
                assert hand.pane.has_focus
                hand.check_rows()
        assert hand.page.focus_key == "judgements"


@AT
async def test_tab_in_the_timeline_goes_on_to_the_other_sections(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("l")
        seen = [hand.page.focus_key]
        for _ in PANE_ORDER:
            await hand.press("tab")
            seen.append(hand.page.focus_key)
            assert hand.pane.size.height
        assert set(seen) == set(PANE_ORDER)
        assert seen[0] == seen[-1] == "timeline"


@pytest.mark.parametrize("size", [(20, 5), *SIZES[:2], SIZES[3]], ids=str)
async def test_a_view_keeps_its_pane_over_any_change_of_size(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), (120, 40)) as hand:
        for key, view, pane in (("l", "timeline", "timeline"), ("w", "analysis", "judgements")):
            await hand.press(key, "j", "j")
            await hand.resize(*size)
            hand.check_rows()
            await hand.resize(120, 40)
            assert (hand.page.view, hand.selected) == (view, (pane, 2))
            assert hand.on_screen(hand.pane)
            assert hand.pane.has_focus


async def test_a_view_of_another_brief_is_the_overview_of_it_no_more(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled)) as hand:
        for key in "lw":
            await hand.press(key, "]")
            hand.check_rows()
            assert hand.page.focus_key in hand.page.plan.rects
            assert hand.pane.selected == 0


async def test_without_items_a_view_says_so(make_app: MakeApp, tmp_path: Path) -> None:
    root = making.library(tmp_path / "library", making.small())
    async with hand_on(make_app(root)) as hand:
        for key, count in (("l", 1), ("w", 3)):
            await hand.press(key)
            assert hand.text.count("none recorded") == count
            await hand.press("j", "G", "enter")
            assert hand.notices[-1] == "This section has no items."
            hand.check_rows()


@AT
async def test_evidence_opens_from_a_view_and_goes_back_to_it(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        for key, view, pane, last in (("l", "timeline", "timeline", 2),
                                      ("w", "analysis", "judgements", 2)):  # fmt: skip
            await hand.press(key, "j", "enter")
            assert shown(hand) == "evidence"
            assert hand.evidence.line.section == pane
            await hand.press("j", "escape")
            assert (shown(hand), hand.selected) == (view, (pane, last))


# -- the timeline -------------------------------------------------------------------------------


@AT
async def test_the_timeline_has_date_words_as_printed_and_who_says_so(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("l")
        seen = await all_items(hand)
        words = squeezed(seen)
        for text in ("15 Nov 2024", "last Friday", "The paper is signed.", "s1:p2", "Boats cross.",
                     "undated", "one night", "A bell is heard."):  # fmt: skip
            assert text in words, text
        # Claimed by a party, stated by the newspaper: the sign of the basis stands before each.
        assert re.search(r"◌ The paper", words)
        assert re.search(r"◉ Boats", words)


async def test_a_date_is_printed_once_for_all_events_of_the_day(
    make_app: MakeApp, root: Path
) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("l")
        rows = hand.rows()
        first = hand.find("The paper is signed.")[1]
        second = hand.find("Boats cross.")[1]
        assert "15 Nov 2024" in rows[first]
        assert not rows[second][1:24].strip()
        assert "as printed" in hand.text


# -- relationships and places -------------------------------------------------------------------


@AT
async def test_relationships_and_places_are_reached_and_open(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("s", "z")
        for key in ("places", "relationships"):
            # The last two in the order of Tab, so backwards from the first.
            await hand.press("shift+tab")
            assert hand.page.focus_key == key
            hand.check_rows()
            words = squeezed(hand.text)
            wanted = {
                "places": ("Harl", "36.25 N, 37.5 E (town)", "also Old Harl"),
                "relationships": ("Bank side against River", "Relief Office", "For years."),
            }[key]
            for text in wanted:
                assert text in words, text
            await hand.press("enter")
            assert hand.evidence.line.section == key
            await hand.press("escape")
            assert hand.selected == (key, 0)


async def test_a_pane_without_a_place_on_the_page_is_alone_again_after_another_screen(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled)) as hand:
        for key in ("crosscheck", "timeline", "places"):
            hand.page.go(key, 0)
            await hand.press("l", "escape")
            assert hand.page.focus_key == key
            assert hand.pane.has_focus
            assert hand.on_screen(hand.pane)
            await hand.press("escape")
            assert not hand.page.maximised


@pytest.mark.parametrize("key", ["z", "escape"])
async def test_a_pane_without_a_place_gives_the_keys_on_when_it_gives_the_page_back(
    make_app: MakeApp, bundled: Path, key: str
) -> None:
    async with hand_on(make_app(bundled)) as hand:
        hand.page.go("places", 0)
        await hand.settle()
        maximised = hand.page.maximised
        await hand.press(key)
        assert (maximised, hand.page.maximised) == (True, False)
        assert hand.pane.has_focus
        assert hand.on_screen(hand.pane)


@pytest.mark.parametrize("size", [(80, 24), (119, 40)], ids=str)
async def test_nothing_of_the_overview_stays_on_the_other_screens(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled, "aleppo-2024-11-30"), size) as hand:
        before = hand.text
        assert "EXPERT VIEWS" in before
        for key in ("w", "l", "z"):
            await hand.press(key)
            assert "EXPERT VIEWS" not in hand.text, key
            assert "claimed ⊡ shown" not in hand.text, key
            await hand.press("escape")
            assert hand.text == before
