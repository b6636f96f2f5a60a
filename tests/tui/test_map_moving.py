"""The map: how it moves, and how close it goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from tui import making
from tui.conftest import MakeApp
from tui.hand import AT, hand_on
from tui.mapping import mapped, place, screen, spot


async def test_arrows_move_the_map(islands: Path, make_app: MakeApp) -> None:
    async with hand_on(make_app(islands)) as hand:
        await hand.press("m")
        chart = screen(hand).map
        before = chart.viewport()
        for key, across, down in (
            ("left", -1, 0), ("right", 1, 0), ("up", 0, -1), ("down", 0, 1),
            ("shift+left", -1, 0), ("shift+right", 1, 0), ("shift+up", 0, -1), ("shift+down", 0, 1),
        ):  # fmt: skip
            await hand.press(key)
            after = chart.viewport()
            assert before is not None
            assert after is not None
            cells = (after.x - before.x) / before.unit / 2, (after.y - before.y) / before.unit / 4
            far = key.startswith("shift")
            width, height = chart.room
            assert cells[0] == pytest.approx(across * (width // 2 if far else 4)), key
            assert cells[1] == pytest.approx(down * (height // 2 if far else 2)), key
            assert place(hand) == "quay", (key, "the selection stays")
            await hand.press("f")
            assert chart.viewport() == before, key


async def test_keys_and_wheel_zoom_and_the_wheel_holds_what_is_under_it(
    islands: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(islands)) as hand:
        await hand.press("m")
        chart = screen(hand).map
        fitted = chart.viewport()
        assert fitted is not None
        await hand.press("plus")
        assert chart.viewport().unit == pytest.approx(fitted.unit / 1.5)  # type: ignore[union-attr]
        await hand.press("minus")
        assert chart.viewport().unit == pytest.approx(fitted.unit)  # type: ignore[union-attr]
        at = (20, 10)
        under = chart.viewport().point(at[0] + 0.5, at[1] + 0.5)  # type: ignore[union-attr]
        await hand.wheel(chart.region.x + at[0], chart.region.y + at[1], down=False)
        near = chart.viewport()
        assert near is not None
        assert near.unit == pytest.approx(fitted.unit / 1.25)
        column, row = near.cell(*under)
        assert abs(column - at[0]) <= 1
        assert abs(row - at[1]) <= 1
        await hand.wheel(chart.region.x + at[0], chart.region.y + at[1], down=True)
        assert chart.viewport().unit == pytest.approx(fitted.unit)  # type: ignore[union-attr]


async def test_dragging_moves_the_map_and_selects_nothing(islands: Path, make_app: MakeApp) -> None:
    async with hand_on(make_app(islands)) as hand:
        await hand.press("m")
        chart = screen(hand).map
        before = chart.viewport()
        assert before is not None
        x, y = spot(hand, "mill")
        await hand.mouse(events.MouseDown, x, y, 1)
        await hand.mouse(events.MouseMove, x - 6, y - 3, 1)
        await hand.mouse(events.MouseUp, x - 6, y - 3, 1)
        await hand.settle()
        after = chart.viewport()
        assert after is not None
        assert (after.x - before.x) / before.unit / 2 == pytest.approx(6)
        assert (after.y - before.y) / before.unit / 4 == pytest.approx(3)
        assert spot(hand, "mill") == (x - 6, y - 3)
        assert place(hand) == "quay"
        await hand.mouse(events.MouseMove, x, y, 0)
        await hand.settle()
        assert chart.viewport() == after, "without the button nothing moves"


async def test_resizing_keeps_the_fit_or_what_one_looks_at(
    islands: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(islands)) as hand:
        await hand.press("m")
        chart = screen(hand).map
        await hand.resize(80, 24)
        assert chart.frame() is not None
        assert not chart.frame().outside  # type: ignore[union-attr]
        await hand.press("right", "plus")
        looked = chart.viewport()
        await hand.resize(120, 40)
        hand.check_rows()
        now = chart.viewport()
        assert looked is not None
        assert now is not None
        assert (now.x, now.unit) == (looked.x, looked.unit)
        await hand.resize(20, 5)
        await hand.resize(40, 12)
        hand.check_rows()


async def test_a_place_out_of_view_comes_into_it(islands: Path, make_app: MakeApp) -> None:
    async with hand_on(make_app(islands)) as hand:
        await hand.press("m", *["plus"] * 9, "comma", "comma", "comma")
        assert place(hand) == "pass"
        frame = screen(hand).map.frame()
        assert frame is not None
        assert "pass" in [mark.site.id for mark in frame.marks]


@AT
async def test_plus_goes_closer_to_the_selected_place_and_never_loses_it(
    islands: Path, make_app: MakeApp, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(islands), size) as hand:
        await hand.press("m", "full_stop")
        chosen = place(hand)
        chart = screen(hand).map
        point = next(s.point for s in chart.shown.sites if s.id == chosen)  # type: ignore[union-attr]
        assert point is not None
        at = chart.viewport().cell(*point)  # type: ignore[union-attr]
        for _ in range(12):
            await hand.press("plus")
            view = chart.viewport()
            assert view is not None
            column, row = view.cell(*point)
            assert abs(column - at[0]) <= 1
            assert abs(row - at[1]) <= 1
            assert place(hand) == chosen
        for _ in range(12):
            await hand.press("minus")
            assert chart.viewport().holds(*point)  # type: ignore[union-attr]
            assert place(hand) == chosen
        await hand.press("shift+left", "right", "shift+up")
        assert place(hand) == chosen


async def test_out_of_sight_of_the_selected_place_plus_goes_closer_to_the_middle(
    islands: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(islands)) as hand:
        await hand.press("m", *["shift+left"] * 3)
        chart = screen(hand).map
        before = chart.viewport()
        await hand.press("plus")
        after = chart.viewport()
        assert before is not None
        assert after is not None
        assert after.x == pytest.approx(before.x)
        assert after.y == pytest.approx(before.y)


async def test_fit_shows_the_region_and_once_more_the_places_from_close_by(
    tmp_path: Path, make_app: MakeApp
) -> None:
    raw = mapped()
    raw["places"] = [
        {**each, "lat": -17.75 + number / 100, "lon": 168.3}
        for number, each in enumerate(raw["places"][:4])
    ]
    raw["territory"] = [each for each in raw["territory"] if each.get("place") != "inland"]
    root = making.library(tmp_path / "town", raw)
    async with hand_on(make_app(root)) as hand:
        await hand.press("m")
        chart = screen(hand).map
        wide = chart.viewport()
        await hand.press("f")
        close = chart.viewport()
        assert wide is not None
        assert close is not None
        assert close.unit < wide.unit / 4
        for site in chart.shown.sites:  # type: ignore[union-attr]
            assert site.point is not None
            assert close.holds(*site.point)
        await hand.press("f")
        assert chart.viewport() == wide
