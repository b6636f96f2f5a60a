"""The map: the ways from an item to its place and back, and the map beside the panes."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.tui.screens.evidence.screen import EvidenceScreen
from briefing.tui.screens.map.page import plan
from briefing.tui.screens.map.screen import MapScreen
from briefing.tui.widgets.mapview import MapView
from tui.conftest import MakeApp
from tui.hand import hand_on
from tui.mapping import place


@pytest.mark.parametrize("size", [(40, 12), (120, 40)], ids=str)
async def test_one_key_leads_from_an_item_to_its_place_and_one_back(
    islands: Path, make_app: MakeApp, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(islands), size) as hand:
        await hand.press("h")
        before = hand.selected
        await hand.press("m")
        assert place(hand) == "mill"
        assert "Upper Mill" in hand.text
        await hand.press("escape")
        assert hand.at_home
        assert hand.selected == before
        await hand.press("t", "j", "j", "m")
        assert place(hand) == hand.page.panes["territory"].line.item.place  # type: ignore[union-attr]


async def test_the_way_from_evidence_to_the_map_and_round_again(
    islands: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(islands)) as hand:
        await hand.press("h", "enter", "m")
        assert place(hand) == "mill"
        await hand.press("enter", "j", "enter")
        assert hand.evidence.line.label == "h1"
        await hand.press("m")
        assert place(hand) == "mill"
        kinds = [type(each) for each in hand.app.screen_stack]
        assert kinds.count(MapScreen) == 1, "the way back does not grow"
        await hand.press("escape")
        assert isinstance(hand.app.screen, EvidenceScreen)
        assert hand.evidence.line.label == "h1"


async def test_t_and_h_lead_to_the_panes_at_the_place(islands: Path, make_app: MakeApp) -> None:
    async with hand_on(make_app(islands)) as hand:
        await hand.press("t", "m", "g", "j", "j")
        assert place(hand) == "hill"
        await hand.press("t")
        assert hand.at_home
        assert hand.page.focus_key == "territory"
        assert hand.pane.line is not None
        assert hand.pane.line.label == "t1"


async def test_a_wide_page_has_the_map_and_it_follows_the_selection(
    islands: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(islands), (200, 60)) as hand:
        chart = hand.page.chart
        assert chart is not None
        assert chart.frame() is not None
        assert "Grain Quay" in hand.text
        await hand.press("t")
        first = hand.pane.line
        assert first is not None
        assert chart.selected == first.item.place  # type: ignore[attr-defined]
        await hand.press("j")
        assert chart.selected == "quay"
        await hand.press("h")
        assert chart.selected == "mill"
        await hand.press("a")
        assert chart.selected == ""
        hand.check_rows()


async def test_a_click_on_the_pane_selects_the_claim(islands: Path, make_app: MakeApp) -> None:
    async with hand_on(make_app(islands), (200, 60)) as hand:
        chart = hand.page.chart
        assert chart is not None
        frame = chart.frame()
        assert frame is not None
        hit = next(each for each in frame.hits if each.sites[0] == "quay")
        await hand.click(chart.region.x + hit.column, chart.region.y + 1 + hit.row)
        assert hand.page.focus_key == "territory"
        assert hand.pane.line is not None
        assert hand.pane.line.item.place == "quay"  # type: ignore[attr-defined]
        assert chart.selected == "quay"


async def test_the_pane_comes_and_goes_with_the_width(islands: Path, make_app: MakeApp) -> None:
    async with hand_on(make_app(islands), (120, 40)) as hand:
        assert not hand.app.query("#chart")
        await hand.resize(220, 60)
        assert hand.app.query_one("#chart").size.height > 10
        await hand.resize(120, 40)
        hand.check_rows()
        await hand.resize(200, 60)
        hand.check_rows()
        assert "10 km" in hand.text or "km" in hand.text


@pytest.mark.parametrize("alone", [False, True])
@pytest.mark.parametrize("inner", [False, True])
def test_map_and_list_share_the_page(alone: bool, inner: bool) -> None:
    from textual.geometry import Region, Size

    widths, heights = (
        [30, 40, 59, 60, 80, 99, 100, 120, 139, 140, 200, 250],
        [5, 9, 13, 14, 20, 37, 77],
    )
    for size in (Size(width, height) for width in widths for height in heights):
        laid = plan(size, 15, alone=alone, inner=inner)
        for part in (laid.map, laid.list):
            if part is not None:
                assert Region(0, 0, *size).contains_region(part), size
                assert part.height >= 1, size
        if laid.map is not None and laid.list is not None:
            assert not laid.map.overlaps(laid.list), size
        assert laid.map is not None or inner, size


def test_a_map_without_room_has_no_view() -> None:
    assert MapView().viewport() is None
