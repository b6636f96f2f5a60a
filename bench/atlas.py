"""The map: a whole view drawn anew, beside a repaint of an equally large Textual Static."""

from __future__ import annotations

import asyncio
import gc
import time
import zlib
from collections.abc import Callable
from functools import partial

from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.widgets import Static

from bench import atlas_steps
from bench.programs import BRIEF, ROOT
from bench.table import Row, compare, in_turns
from briefing.atlas.basemap import Basemap
from briefing.atlas.frame import Painter
from briefing.atlas.gazetteer import Gazetteer
from briefing.atlas.layers import box
from briefing.atlas.projection import Viewport
from briefing.atlas.scene import Scene, scene
from briefing.brief.outline import Outline
from briefing.format.reader import read_brief
from briefing.tui.services.map_loading import Maps, Tools
from briefing.tui.theme_manager import Palette
from briefing.tui.themes import load_themes
from briefing.tui.widgets.mapview import MapView

SIZES = ((80, 24), (120, 40), (250, 80))
SCALES = {"province": (36.0, 37.0, 250.0), "country": (35.0, 38.5, 950.0), "world": (20.0, 10.0, 0)}
"""Middle of the view, and kilometres across; 0 is the whole world."""
_WORD = "Nothing is known of the road to the north. "


class _Board(App[None]):
    """A map and a text of the same size, without a terminal."""

    CSS = "Screen { overflow: hidden; layout: vertical; }"
    ascii_only = False

    def __init__(self, tools: Tools, shown: Scene, size: tuple[int, int]) -> None:
        super().__init__()
        self.palette = Palette(load_themes([ROOT / "themes"]).loaded["dark"])
        self.maps = Maps(self)  # type: ignore[arg-type]
        self.maps.tools = tools
        self.maps.busy = True  # nothing is loaded behind the screen: what a view needs is there
        self.shown = shown
        self.map = MapView()
        self.text = Static(markup=False)
        for widget in (self.map, self.text):
            widget.styles.width, widget.styles.height = size

    def compose(self) -> ComposeResult:
        """Yield the two."""
        yield from (self.map, self.text)


def measure(quick: bool) -> list[Row]:
    """Compare views of three scales and sizes with text, the first on the screen, and loading."""
    brief = read_brief(ROOT / "briefs" / f"{BRIEF}.yaml").value
    assert brief is not None
    tools, shown = Tools(Painter(Basemap()), Gazetteer()), scene(Outline(brief))
    for country in tools.painter.basemap.about["provinces"]:
        tools.painter.basemap.provinces(country)
    rounds = 5 if quick else 60
    rows = []
    for name, where in SCALES.items():
        for size in SIZES:
            ours, base = asyncio.run(_repaints(tools, shown, where, size, rounds))
            label = f"map, {name}, {size[0]}x{size[1]}"
            rows.append(compare(label, "a Textual Static", ours, base))
    return [*rows, *atlas_steps.measure(quick), *_levels(2 if quick else 15)]


async def _repaints(
    tools: Tools,
    shown: Scene,
    where: tuple[float, float, float],
    size: tuple[int, int],
    rounds: int,
) -> tuple[tuple[float, ...], ...]:
    """Time both widgets in a running app, all of their rows made anew."""
    width, height = size
    board = _Board(tools, shown, size)
    async with board.run_test(size=(width, 2 * height)) as pilot:
        await pilot.pause()
        view = _view(*where, width, height)
        for key, _ in tools.painter.basemap.needed(view):
            tools.painter.basemap.tile(key)
        for code in tools.gazetteer.missing(*box(view)):
            tools.gazetteer.unpack(code)
        board.map.show(shown)
        board.map.look(view)
        await pilot.pause()
        work = (partial(_draw, board, width, height), partial(_text, board, width, height))
        return in_turns(lambda which: _time(work[which]), 2, rounds)


def _view(lat: float, lon: float, across: float, width: int, height: int) -> Viewport:
    """Return the view that shows so many kilometres across."""
    view = Viewport.at(lat, lon, 1e9, width, height)
    return view.zoom(view.km_per_cell * width / across) if across else view


def _draw(board: _Board, width: int, height: int) -> None:
    """Draw a view with nothing kept of the last time but the tiles."""
    assert board.maps.tools is not None
    board.maps.tools.painter.forget()
    board.maps.loaded += 1
    board.map.refresh()
    board.map.render_lines(Region(0, 0, width, height))


def _text(board: _Board, width: int, height: int) -> None:
    """Break and paint as many cells of prose."""
    board.text.update(_WORD * (width * height // len(_WORD) + 1))
    board.text.render_lines(Region(0, 0, width, height))


def _levels(rounds: int) -> list[Row]:
    """Compare opening the file and unpacking all of a level's tiles with inflating them alone."""
    rows = []
    for level, scale in enumerate(("1:110m", "1:50m", "1:10m")):
        basemap = Basemap()
        keys = [key for key in basemap if key.level == level]
        packed = basemap.packed_blocks(level)

        def unpack(keys: object = keys) -> None:
            fresh = Basemap()
            for key in keys:  # type: ignore[attr-defined]
                fresh.tile(key)

        def inflate(packed: list[bytes] = packed) -> None:
            for data in packed:
                zlib.decompress(data)

        work: tuple[Callable[[], None], ...] = (unpack, inflate)
        ours, base = in_turns(lambda which, work=work: _time(work[which]), 2, rounds)  # type: ignore[misc]
        name = f"basemap, all {len(keys)} tiles of {scale}"
        rows.append(compare(name, "inflating them", ours, base))
    return rows


def _time(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
