"""The map: a whole view drawn anew, beside an equally large block of text broken and filled."""

from __future__ import annotations

import gc
import time
import zlib
from collections.abc import Callable
from functools import partial

from bench.programs import BRIEF, ROOT
from bench.table import Row, compare, in_turns
from briefing.atlas.frame import Painter
from briefing.atlas.gazetteer import Gazetteer
from briefing.atlas.layers.basemap import Basemap
from briefing.atlas.layers.towns import Town, towns
from briefing.atlas.projection import Viewport
from briefing.atlas.scene import Scene, scene
from briefing.format.reader import read_brief
from briefing.text import pad, wrap

SIZES = ((80, 24), (120, 40), (250, 80))
SCALES = {"province": (36.0, 37.0, 250.0), "country": (35.0, 38.5, 950.0), "world": (20.0, 10.0, 0)}
"""Middle of the view, and kilometres across; 0 is the whole world."""
_WORD = "Nothing is known of the road to the north. "


def measure(quick: bool) -> list[Row]:
    """Compare views of three scales in three sizes with text, then levels with their unpacking."""
    brief = read_brief(ROOT / "briefs" / f"{BRIEF}.yaml").value
    assert brief is not None
    painter, gazetteer, shown = Painter(Basemap()), Gazetteer(), scene(brief)
    rounds = 5 if quick else 60
    rows = []
    for name, (lat, lon, across) in SCALES.items():
        for width, height in SIZES:
            view = _view(lat, lon, across, width, height)
            around = towns(gazetteer, view, shown)
            work: tuple[Callable[[], object], ...] = (
                partial(_draw, painter, view, shown, around),
                partial(_text, width, height),
            )
            ours, base = in_turns(lambda which, work=work: _time(work[which]), 2, rounds)  # type: ignore[misc]
            rows.append(compare(f"map, {name}, {width}x{height}", "a block of text", ours, base))
    return [*rows, *_levels(2 if quick else 15)]


def _view(lat: float, lon: float, across: float, width: int, height: int) -> Viewport:
    """Return the view that shows so many kilometres across."""
    view = Viewport.at(lat, lon, 1e9, width, height)
    return view.zoom(view.km_per_cell * width / across) if across else view


def _draw(painter: Painter, view: Viewport, shown: Scene, around: tuple[Town, ...]) -> object:
    """Draw a view with nothing kept of the last time but the tiles."""
    painter.forget()
    return painter.frame(view, shown, towns=around)


def _text(width: int, height: int) -> object:
    """Break and fill as many cells of prose."""
    lines = wrap(_WORD * (width * height // len(_WORD) + 1), width)
    return [pad(line, width) for line in lines[:height]]


def _levels(rounds: int) -> list[Row]:
    """Compare opening the file and unpacking all of a level's tiles with inflating them alone."""
    rows = []
    for level, scale in enumerate(("1:110m", "1:50m", "1:10m")):
        basemap = Basemap()
        keys = [key for key in basemap if key.level == level]
        packed = [basemap.packed(key) for key in keys]

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
