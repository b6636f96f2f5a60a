"""The map: when it is loaded, what is painted first, and what is painted anew."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.style import Style

from briefing.tui.screens.map.page import MapPage
from briefing.tui.screens.map.screen import MapScreen
from briefing.tui.services.map_loading import Maps
from briefing.tui.widgets import Sheet
from briefing.tui.widgets.mapview import MapView
from tui.conftest import MakeApp
from tui.hand import AT, Hand, hand_on
from tui.mapping import lit, screen, spot


def style_at(hand: Hand, x: int, y: int) -> Style:
    """How a cell of the screen is painted."""
    return next(span.style for span in reversed(hand.spans()[y]) if span.x <= x)


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
from briefing.settings import LibraryState
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
    app = BriefingApp(library, state=LibraryState(library.root, Path(sys.argv[2])))
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
