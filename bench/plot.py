"""Plots: all rows of each made anew, beside as many cells of wrapped prose, by the processor."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from msgspec import structs

from bench.programs import BRIEF, ROOT
from bench.table import Row, compare, in_turns
from briefing.brief.outline import Outline
from briefing.compare.series import moved
from briefing.format.reader import read_brief
from briefing.tui.cells import Row as Cells
from briefing.tui.cells import flow
from briefing.tui.panes import outlook
from briefing.tui.panes.moved import moved_rows
from briefing.tui.panes.parts import Form
from briefing.tui.panes.timeline_axis import axis_rows
from briefing.tui.plot.paths import Drawing

SIZES = ((80, 24), (250, 80))
_SERIES = "exercise-qelmara-*.yaml"
_WORDS = "Nothing is known of the road to the north. "


def measure(quick: bool) -> list[Row]:
    """Compare the timeline's axis, also of many events, the outlook, the figures and a network."""
    rows = []
    for width, height in SIZES:
        for name, draw in _plots(width - 2, height - 4).items():
            made = draw()
            cells = (width - 2) * max(len(made), 1)
            prose = (_WORDS * (cells // len(_WORDS) + 1), "text")

            def wrap(prose: tuple[str, str] = prose, width: int = width) -> object:
                return flow([prose], width - 2)

            work: tuple[Callable[[], object], ...] = (draw, wrap)
            ours, base = in_turns(
                lambda which, work=work: _time(work[which]),  # type: ignore[misc]
                2,
                5 if quick else 60,
            )
            label = f"{name}, {width}x{height}"
            rows.append(compare(label, "wrapping prose", ours, base))
    return rows


def _plots(cells: int, height: int) -> dict[str, Callable[[], list[Cells]]]:
    """Return what draws each plot in so many cells and rows."""
    shown = _outline(BRIEF)
    busy = _outline(BRIEF)
    busy.brief.timeline = [
        structs.replace(event, id=None) for event in busy.brief.timeline for _ in range(50)
    ]
    form = Form(cells, "whole")
    series = [_outline(path.stem) for path in sorted((ROOT / "briefs").glob(_SERIES))]
    found, dates = moved(series), [outline.brief.as_of for outline in series]

    def timeline(outline: Outline) -> list[Cells]:
        return axis_rows(outline.section("timeline"), outline, form, 3, height)

    def judgements() -> list[Cells]:
        section = shown.section("judgements")
        rows = outlook.scale(section, shown, form, 0, height)
        blocks = outlook.blocks(section, shown, form)
        return [*rows, *(row for block in blocks for row in block.shown(True))]

    def network() -> list[Cells]:
        drawing = Drawing(cells, height)
        for number in range(20):
            start, end = (0, number * height // 20), (cells - 1, (number * 7 % 20) * height // 20)
            drawing.elbow(start, end, cells // 2 + number, dashed=number % 2 == 0)
        return drawing.rows()

    return {
        "timeline's axis": lambda: timeline(shown),
        f"axis of {len(busy.brief.timeline)} events": lambda: timeline(busy),
        "outlook, all opened": judgements,
        "figures of a series": lambda: moved_rows(found, dates, cells, height, False),
        "network of 20 lines": network,
    }


def _outline(name: str) -> Outline:
    brief = read_brief(ROOT / "briefs" / f"{name}.yaml").value
    assert brief is not None
    return Outline(brief)


def _time(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start
