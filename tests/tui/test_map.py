"""The map: what it shows, how it moves, and the way from an item to its place and back."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.style import Style
from textual import events

from briefing.tui.screens.evidence.screen import EvidenceScreen
from briefing.tui.screens.map.page import MapPage, plan
from briefing.tui.screens.map.screen import MapScreen
from briefing.tui.services.map_loading import Maps
from briefing.tui.widgets import Sheet
from briefing.tui.widgets.mapview import MapView

from . import making
from .conftest import MakeApp
from .hand import SIZES, Hand, file_of, hand_on

ROOT = Path(__file__).resolve().parents[2]
AT = pytest.mark.parametrize("size", SIZES, ids=str)
TOWNS = {
    "quay": ("Grain Quay", -17.75, 168.30),
    "hill": ("Signal Hill", -15.50, 167.20),
    "mill": ("Upper Mill", -19.50, 169.25),
    "pass": ("Goat Pass", -13.90, 167.55),
}


def claim(ident: str, place: str | None, holder: str, **more: Any) -> making.Raw:
    return making.statement(
        f"{holder} is said to hold it.", id=ident, holder=holder, control="full",
        **({"place": place} if place else {}), **more,
    )  # fmt: skip


def mapped(**more: Any) -> making.Raw:
    """Four places on islands, one without coordinates, claims on three of them and on none."""
    places = [
        {"id": key, "name": name, "lat": lat, "lon": lon, "precision": "exact", "cite": ["p1"]}
        for key, (name, lat, lon) in TOWNS.items()
    ]
    places.append({"id": "inland", "name": "The Interior", "cite": ["p1"]})
    return making.small(
        "islands",
        actors=[
            {"id": "guard", "name": "Guard", "side": "guard", "cite": ["p1"], "kind": "state"},
            {"id": "league", "name": "League", "side": "league", "cite": ["p1"], "kind": "rebel"},
        ],
        places=places,
        territory=[
            claim("t1", "hill", "guard"),
            claim("t2", "quay", "guard"),
            claim("t3", "quay", "league"),
            claim("t4", None, "league"),
            claim("t5", "inland", "league"),
            claim("t6", "mill", "league"),
            claim("t7", "pass", "guard"),
        ],
        humanitarian=[
            making.statement("Many have left.", id="h1", category="displacement", place="mill")
        ],
        **more,
    )


@pytest.fixture
def islands(tmp_path: Path) -> Path:
    return making.library(tmp_path / "islands", mapped())


def screen(hand: Hand) -> MapScreen:
    assert isinstance(hand.app.screen, MapScreen)
    return hand.app.screen


def place(hand: Hand) -> str:
    """The id of the selected place."""
    stop = screen(hand).stop
    assert stop is not None
    return stop.id


def spot(hand: Hand, site: str) -> tuple[int, int]:
    """Where on the screen the name of a place begins on the map."""
    chart = screen(hand).map
    frame = chart.frame()
    assert frame is not None
    at = next(answer.spot for answer in frame.answers if answer.key == site)
    return chart.region.x + at.column, chart.region.y + at.row


def lit(hand: Hand) -> str:
    """What stands reversed on the map."""
    region = screen(hand).map.region
    return "".join(
        span.text
        for row in hand.spans()[region.y : region.bottom]
        for span in row
        if span.x < region.right and span.style.bgcolor == hand.app.palette.style("hi r").bgcolor
    )


def style_at(hand: Hand, x: int, y: int) -> Style:
    """How a cell of the screen is painted."""
    return next(span.style for span in reversed(hand.spans()[y]) if span.x <= x)


@AT
async def test_every_place_is_on_the_map_or_in_the_list(
    islands: Path, make_app: MakeApp, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(islands), size) as hand:
        await hand.press("m")
        hand.check_rows()
        frame = screen(hand).map.frame()
        assert frame is not None
        assert [mark.site.id for mark in frame.marks] == ["quay", "mill", "hill", "pass"]
        assert not frame.outside
        seen = ""
        for _ in range(6):
            seen += hand.text
            await hand.press("full_stop")
        for name, _, _ in TOWNS.values():
            assert name in seen
        assert "The Interior" in seen
        assert "no place named" in seen
        assert place(hand) == "quay", "once round"


async def test_what_is_not_to_be_seen_is_counted(islands: Path, make_app: MakeApp) -> None:
    async with hand_on(make_app(islands)) as hand:
        await hand.press("m")
        assert "4 places, 1 without coordinates" in hand.text
        assert "The Interior" in hand.find_row("no coordinates")
        await hand.press("plus", "plus", "plus", "plus", "plus")
        assert "outside" in hand.find_row("Upper Mill")
        assert "3 outside" in hand.text, "all but the selected place"
        await hand.press("f")
        assert "outside" not in hand.text


async def test_holder_and_basis_are_read_without_colour(islands: Path, make_app: MakeApp) -> None:
    async with hand_on(make_app(islands, theme="mono")) as hand:
        await hand.press("m")
        assert "⇋ GL Grain Quay (2)" in hand.text or "GL Grain Quay (2) ⇋" in hand.text
        assert "G guard" in hand.rows()[-2]
        assert "L league" in hand.rows()[-2]
        assert "disputed" in hand.rows()[-2]


# -- moving -----------------------------------------------------------------------------------


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


# -- choosing ---------------------------------------------------------------------------------


async def test_list_and_map_mark_the_same_place(islands: Path, make_app: MakeApp) -> None:
    async with hand_on(make_app(islands)) as hand:
        await hand.press("m")
        assert "Grain Quay" in lit(hand)
        await hand.press("full_stop", "j")
        assert place(hand) == "hill"
        assert "Signal Hill" in lit(hand)
        assert "Grain Quay" not in lit(hand)
        await hand.click(*spot(hand, "mill"))
        assert place(hand) == "mill"
        assert "Upper Mill" in lit(hand)
        listed = screen(hand).page.list.region
        rows = hand.rows()
        row = next(y for y in range(listed.bottom) if "Goat Pass" in rows[y][listed.x :])
        await hand.click(listed.x + 10, row)
        assert place(hand) == "pass"
        assert "Goat Pass" in lit(hand)


async def test_a_place_out_of_view_comes_into_it(islands: Path, make_app: MakeApp) -> None:
    async with hand_on(make_app(islands)) as hand:
        await hand.press("m", *["plus"] * 9, "comma", "comma", "comma")
        assert place(hand) == "pass"
        frame = screen(hand).map.frame()
        assert frame is not None
        assert "pass" in [mark.site.id for mark in frame.marks]


async def test_a_place_opens_to_its_claims_and_a_claim_to_its_evidence(
    islands: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(islands)) as hand:
        await hand.press("m", "enter")
        entry = screen(hand).entry
        assert entry is not None
        assert entry.line.label == "t2"
        await hand.press("down")
        entry = screen(hand).entry
        assert entry is not None
        assert entry.line.label == "t3", "up and down stay among the claims"
        assert "▸ ◉ L League full" in hand.text
        await hand.press("enter")
        assert hand.evidence.line.label == "t3"
        await hand.press("k", "escape")
        entry = screen(hand).entry
        assert entry is not None
        assert entry.line.label == "t2", "the item last shown is selected"
        await hand.press("escape")
        assert screen(hand).entry is None
        await hand.press("escape")
        assert hand.at_home


@AT
async def test_the_place_that_was_asked_for_is_in_sight_in_the_list(
    tmp_path: Path, make_app: MakeApp, size: tuple[int, int]
) -> None:
    raw = mapped()
    raw["places"] += [{"id": f"n{n}", "name": f"Hamlet {n}", "cite": ["p1"]} for n in range(70)]
    raw["humanitarian"].append(
        making.statement("Some have left.", id="h2", category="displacement", place="n68")
    )
    root = making.library(tmp_path / "many", raw)
    async with hand_on(make_app(root), size) as hand:
        await hand.press("h", "G", "m")
        assert place(hand) == "n68"
        listed = screen(hand).page.list.region
        rows = [row[listed.x :] for row in hand.rows()[listed.y : listed.bottom]]
        assert any("▸" in row and "Hamlet 68" in row for row in rows)


@AT
async def test_the_mouse_alone_goes_from_a_dot_to_its_claims_and_back(
    islands: Path, make_app: MakeApp, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(islands), size) as hand:
        await hand.press("m")
        at = spot(hand, "hill")
        await hand.click(*at)
        assert place(hand) == "hill"
        assert screen(hand).entry is None
        await hand.click(*at)
        entry = screen(hand).entry
        assert entry is not None
        assert entry.line.label == "t1"
        listed = screen(hand).page.list.region
        rows = [row[listed.x :] for row in hand.rows()[listed.y : listed.bottom]]
        place_at = next(y for y, row in enumerate(rows) if "Signal Hill" in row)
        claims = (y for y, row in enumerate(rows) if "G Guard full" in row)
        claim_at = next(y for y in claims if y > place_at)
        await hand.click(listed.x + 8, listed.y + claim_at)
        assert hand.evidence.line.label == "t1"
        await hand.press("escape")
        await hand.click(listed.x + 8, listed.y + place_at)
        assert screen(hand).entry is None
        assert place(hand) == "hill"
        assert spot(hand, "hill") == at, "the dot is where it was"


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


async def test_a_brief_without_places_says_so(tmp_path: Path, make_app: MakeApp) -> None:
    root = making.library(tmp_path / "none", making.small())
    async with hand_on(make_app(root)) as hand:
        await hand.press("m")
        assert hand.at_home
        assert hand.notices[-1] == "This brief names no places."


async def test_places_without_coordinates_are_listed(tmp_path: Path, make_app: MakeApp) -> None:
    raw = mapped()
    for each in raw["places"]:
        each.pop("lat", None)
        each.pop("lon", None)
        each.pop("precision", None)
    root = making.library(tmp_path / "bare", raw)
    for size in SIZES:
        async with hand_on(make_app(root), size) as hand:
            await hand.press("m", "plus", "left", "f", "enter", "escape", "z", "z")
            hand.check_rows()
            assert "Grain Quay" in hand.text
            await hand.press("escape")
            assert hand.at_home


async def test_data_that_cannot_be_read_leave_the_list(
    islands: Path, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise ValueError("not a basemap")

    monkeypatch.setattr("briefing.tui.services.map_loading.open_tools", fail)
    async with hand_on(make_app(islands)) as hand:
        await hand.press("m")
        assert "cannot be drawn" in hand.text
        assert "not a basemap" in hand.text
        await hand.press("enter", "enter")
        assert hand.evidence.line.label == "t2"


async def test_a_save_keeps_place_and_view(islands: Path, make_app: MakeApp) -> None:
    async with hand_on(make_app(islands)) as hand:
        await hand.press("m", "comma", "comma", "comma", "comma", "plus")
        view = screen(hand).map.viewport()
        path = file_of(hand.app)
        path.write_text(path.read_text("utf-8").replace("Signal Hill", "Beacon Hill"), "utf-8")
        hand.app.live.look(str(path))
        await hand.settle()
        assert place(hand) == "hill"
        assert "Beacon Hill" in hand.text
        assert screen(hand).map.viewport() == view


async def test_the_map_says_whose_data_and_borders_it_draws(
    islands: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(islands), (120, 120)) as hand:
        await hand.press("m", "question_mark")
        text = " ".join(hand.text.split())
        for word in ("Natural Earth", "GeoNames", "CC BY 4.0", "in control on the ground", "ashed"):
            assert word in text


# -- the map beside the panes -----------------------------------------------------------------


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


async def test_the_pane_is_painted_before_it_has_read_the_brief(
    islands: Path, make_app: MakeApp
) -> None:
    """Between its mounting and the reading other messages may have it painted."""
    from textual.geometry import Region

    from briefing.tui.screens.map.legend import Chart

    async with hand_on(make_app(islands), (120, 40)) as hand:
        chart = Chart()
        chart.styles.width, chart.styles.height = 60, 20
        await hand.app.screen.mount(chart)
        await hand.settle()
        assert chart.size.height > 10
        rows = [strip.text.rstrip() for strip in chart.render_lines(Region(0, 0, *chart.size))]
        assert rows[0].startswith("MAP")
        assert not any(rows[1:])
        hand.check_rows()


@AT
async def test_the_screen_is_painted_before_it_has_taken_the_brief(
    islands: Path, make_app: MakeApp, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MapScreen, "_fill", lambda *_, **__: None)
    async with hand_on(make_app(islands), size) as hand:
        await hand.press("m", "down", "plus", "f", "enter", "full_stop", "z", "z")
        hand.check_rows()
        await hand.resize(100, 30)
        hand.check_rows()


COLD = """
import asyncio, json, sys
from pathlib import Path
from briefing.library.folder import FolderLibrary
from briefing.settings import State
from briefing.tui.app import BriefingApp
loaded, begin = [], BriefingApp.after_first_paint
def watched(app):
    loaded.append([name for name in sys.modules if name.startswith("briefing.atlas")])
    loaded.append(app.overview.page.chart is None)
    loaded.append("briefing.tui.services.map_loading" not in sys.modules)
    begin(app)
BriefingApp.after_first_paint = watched
async def main():
    library = FolderLibrary(Path(sys.argv[1]))
    app = BriefingApp(library, state=State(library.root, Path(sys.argv[2])))
    async with app.run_test(size=(200, 60)) as pilot:
        for _ in range(6000):  # a busy machine is slow
            await pilot.pause(0.01)
            if app.overview.page.chart is not None:
                break
        print(json.dumps([*loaded, app.overview.page.chart is not None]))
asyncio.run(main())
"""


def test_nothing_of_the_map_is_there_before_the_first_paint(islands: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", COLD, str(islands), str(tmp_path / "state")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    before, no_chart, no_loading, after = json.loads(done.stdout.splitlines()[-1])
    assert before == []
    assert no_chart
    assert no_loading
    assert after, "and then it comes"


# -- loading ----------------------------------------------------------------------------------


async def test_drawing_never_unpacks_where_the_keys_are_read(
    islands: Path, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is unpacked is unpacked by the thread; the screen draws from what is there."""
    import threading

    from briefing.atlas.packing import TileBlock

    main, unpacked = threading.current_thread(), []
    real = TileBlock._tile_points

    def watched(*arguments: Any) -> Any:
        unpacked.append(threading.current_thread() is main)
        return real(*arguments)

    monkeypatch.setattr(TileBlock, "_tile_points", watched)
    async with hand_on(make_app(islands)) as hand:
        await hand.press("m", *["shift+left"] * 3, *["minus"] * 6, *["plus"] * 12, "f")
        assert hand.app.maps.tools is not None
    assert unpacked
    assert not any(unpacked)


async def test_of_several_views_the_last_one_is_loaded(islands: Path, make_app: MakeApp) -> None:
    async with hand_on(make_app(islands)) as hand:
        await hand.press("m")
        maps, chart = hand.app.maps, screen(hand).map
        assert isinstance(maps, Maps)
        for _ in range(6):
            chart.pan_half(-1, 0)
            chart.frame()
        await hand.settle()
        assert maps.tools is not None
        view = chart.viewport()
        assert view is not None
        assert not maps.tools.painter.basemap.missing(view)
        frame = chart.frame()
        assert frame is not None
        assert frame.level == maps.tools.painter.basemap.level(view.unit)


# -- the grid ---------------------------------------------------------------------------------


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


# -- painting ---------------------------------------------------------------------------------


async def test_title_map_and_list_are_painted_one_after_the_other(
    islands: Path, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key pressed meanwhile waits for one of them at most."""
    first: dict[str, int] = {}
    for cls in (MapPage, MapView, Sheet):
        real = cls.render_lines

        def watched(self: Any, crop: Any, real: Any = real) -> Any:
            first.setdefault(type(self).__name__, screen(hand).page.stage)
            return real(self, crop)

        monkeypatch.setattr(cls, "render_lines", watched)
    async with hand_on(make_app(islands), at_once=True) as hand:
        await hand.press("m")
        assert first == {"MapPage": 0, "MapView": 1, "PlaceList": 2}


async def test_what_is_loaded_for_the_map_is_nothing_for_the_collector_once(
    islands: Path, make_app: MakeApp
) -> None:
    """It would be walked for nothing, longer than it takes to draw the map."""
    frozen: list[int] = []
    app = make_app(islands)
    app.keep_memory = lambda: frozen.append(1)
    async with hand_on(app) as hand:
        assert len(frozen) == 1  # at the first paint
        del frozen[:]
        await hand.press("m", *["minus"] * 8, *["plus"] * 9)
        assert hand.app.maps.loaded > 1
        assert len(frozen) == 1


async def test_choosing_another_place_draws_nothing_but_the_rows_of_the_two(
    islands: Path, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    from textual.geometry import Region

    from briefing.atlas import frame as module

    async with hand_on(make_app(islands)) as hand:
        await hand.press("m")
        chart = screen(hand).map
        before = chart.frame()
        assert before is not None
        drawn: list[object] = []
        painted: list[Region] = []
        draw, refresh = module.Painter._draw, MapView.refresh

        def drawing(*args: Any) -> Any:
            drawn.append(args)
            return draw(*args)

        def painting(self: MapView, *regions: Region, **more: bool) -> Any:
            painted.extend(regions)
            return refresh(self, *regions, **more)

        monkeypatch.setattr(module.Painter, "_draw", drawing)
        monkeypatch.setattr(MapView, "refresh", painting)
        await hand.press("full_stop")
        after = chart.frame()
        assert after is not None
        assert "Upper Mill" in lit(hand)
        assert not drawn
        changed = [y for y, row in enumerate(after.rows) if row is not before.rows[y]]
        assert 1 <= len(changed) <= 4
        assert [region.y for region in painted] == changed
        assert before.text() == after.text()


async def test_the_map_is_painted_as_the_other_widgets_are(
    islands: Path, make_app: MakeApp
) -> None:
    """What ``render_lines`` leaves out of Textual's own way makes no difference to the cells."""
    from textual.geometry import Region
    from textual.widget import Widget

    for theme in ("dark", "ansi", "mono"):
        async with hand_on(make_app(islands, theme=theme)) as hand:
            await hand.press("m")
            chart = screen(hand).map
            for region in (Region(0, 0, *chart.size), Region(3, 2, 20, 5)):
                ours = chart.render_lines(region)
                theirs = Widget.render_lines(chart, region)
                assert [list(strip.simplify()) for strip in ours] == [
                    list(strip.simplify()) for strip in theirs
                ]


async def test_a_theme_or_an_overlay_paints_the_map_anew(islands: Path, make_app: MakeApp) -> None:
    async with hand_on(make_app(islands, theme="dark")) as hand:
        await hand.press("m")
        region = screen(hand).map.region
        at = (region.x + 2, region.y + 2)
        dark = style_at(hand, *at).bgcolor
        await hand.press("T")
        assert style_at(hand, *at).bgcolor != dark
        shown = style_at(hand, *spot(hand, "mill"))
        await hand.press("question_mark")
        await hand.press("escape", "X")
        assert style_at(hand, *at).bgcolor == hand.app.palette.quiet("text").bgcolor
        await hand.press("escape")
        assert style_at(hand, *spot(hand, "mill")) == shown


async def test_what_shares_a_dot_has_a_name_of_its_own_that_stands_out(
    tmp_path: Path, make_app: MakeApp
) -> None:
    raw = mapped()
    raw["places"].append(
        {"id": "cellar", "name": "The Cellar", "lat": -17.7501, "lon": 168.3001,
         "precision": "exact", "cite": ["p1"]}
    )  # fmt: skip
    root = making.library(tmp_path / "under", raw)
    async with hand_on(make_app(root)) as hand:
        await hand.press("m")
        screen(hand).choose("cellar")
        await hand.settle()
        assert "The Cellar" in lit(hand)
        assert "Grain Quay" not in lit(hand)
        assert "no room" not in hand.text


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


async def test_a_province_is_listed_as_an_area_and_what_lies_nowhere_has_no_coordinates(
    tmp_path: Path, make_app: MakeApp
) -> None:
    raw = mapped()
    raw["places"] += [
        {"id": "prov", "name": "Aleppo province", "kind": "province", "country": "SY",
         "cite": ["p1"]},
        {"id": "quay2", "name": "Old Khan", "lat": 36.2, "lon": 37.16, "precision": "exact",
         "cite": ["p1"]},
    ]  # fmt: skip
    raw["places"] = [each for each in raw["places"] if each["id"] not in TOWNS]
    raw["territory"] = [claim("t1", "prov", "guard"), claim("t2", "quay2", "league")]
    raw["humanitarian"] = []
    root = making.library(tmp_path / "area", raw)
    async with hand_on(make_app(root)) as hand:
        await hand.press("m")
        frame = screen(hand).map.frame()
        assert frame is not None
        assert frame.hatched == ["prov"]
        listed = screen(hand).page.list.region
        rows = [row[listed.x :].rstrip() for row in hand.rows()]
        assert next(row for row in rows if "Aleppo prov" in row).endswith("area")
        assert next(row for row in rows if "The Interior" in row).endswith("no coordinates")
        assert "no point" not in hand.text


async def test_invented_places_say_that_there_is_no_map_of_them(make_app: MakeApp) -> None:
    async with hand_on(make_app(ROOT, "exercise-qelmara-2020-03-09")) as hand:
        await hand.press("m")
        assert "invented: no base map" in hand.text
