"""Where each pane stands on a page of a given size: the grid, and how a scarce height is shared."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

from briefing.brief.sections import MAIN_SECTIONS, SECTION, SECTIONS
from briefing.tui.panes.parts import Form
from briefing.tui.widgets.pane import Pane

if TYPE_CHECKING:
    from briefing.tui.widgets.page import Page

NARROW, TWO_COLUMNS, FULL, WIDE = 0, 80, 120, 200
"""Page widths from which a layout holds."""
LOW: Final = 18
"""Page heights under which one pane at a time is shown, whatever the width."""
STACKED: Final = 32
"""Page heights from which the panes of a view stand below each other."""
LEAST: Final = (30, 8)
"""The smallest terminal, in columns and rows, that anything is shown in."""

LEFT: Final = ("situation", "views")
RIGHT: Final = ("judgements", "territory", "humanitarian", "actors")
WIDE_LEFT: Final = (*LEFT, "gaps")
WIDE_RIGHT: Final = (*RIGHT, "watch")
THIRD: Final = tuple(
    kind.key for kind in MAIN_SECTIONS if kind.key not in (*WIDE_LEFT, *WIDE_RIGHT)
)
"""What stands in the columns of the overview, from above; the wide one has all main sections."""
PANE_ORDER: Final = tuple(SECTION)
"""The order in which Tab visits panes where one is shown at a time."""

_BY_NEED: Final = sorted(SECTIONS, key=lambda kind: kind.key == "gaps")
"""The sections as the screens made of panes show them: what to watch before what is not known."""
VIEWS: Final[dict[str, tuple[str, ...]]] = {
    "overview": (),
    **{view: tuple(s.key for s in _BY_NEED if s.view == view) for view in ("timeline", "analysis")},
}
"""The screens made of panes, each with its own; the overview has as many as fit."""


class Rect(NamedTuple):
    """A pane's cells on the page: its gutter is the first column, its last row says "n more"."""

    x: int
    y: int
    width: int
    height: int


class Fold(NamedTuple):
    """A row that stands for panes without room: their titles and counts."""

    x: int
    y: int
    width: int
    keys: tuple[str, ...]


class Plan(NamedTuple):
    """A whole page: the size class, the panes shown in Tab order, folded ones, extra rows."""

    size: str
    rects: Mapping[str, Rect]
    fold: Fold | None = None
    bar: bool = False
    legend: Rect | None = None
    chart: Rect | None = None
    """Where the map stands, with its title; a wide page has one."""

    def lifted(self) -> Plan:
        """Return the plan without its first row, which holds nothing."""
        up = {key: rect._replace(y=rect.y - 1) for key, rect in self.rects.items()}
        fold = self.fold and self.fold._replace(y=self.fold.y - 1)
        legend = self.legend and self.legend._replace(y=self.legend.y - 1)
        chart = self.chart and self.chart._replace(y=self.chart.y - 1)
        return self._replace(rects=up, fold=fold, legend=legend, chart=chart)


Steps = Callable[[str, int, str], Sequence[int]]
"""The heights at which a pane shows whole items: key, width without the gutter, size class.

The last one is what the pane would like; there is always one."""


def share(wanted: Sequence[int], weights: Sequence[int], rows: int, least: int = 4) -> list[int]:
    """Share ``rows`` among panes: all they want where it fits, else by weight from a minimum.

    Returns one height a pane, their sum at most ``rows`` unless the minima alone exceed it.
    """
    if sum(wanted) <= rows:
        return list(wanted)
    given = [min(want, least) for want in wanted]
    left = rows - sum(given)
    open_ = [i for i, want in enumerate(wanted) if given[i] < want]
    while left > 0 and open_:
        # The pane that has least for its weight gets the next row.
        index = min(open_, key=lambda i: (given[i] / weights[i], i))
        given[index] += 1
        left -= 1
        if given[index] == wanted[index]:
            open_.remove(index)
    return given


def settle(
    given: Sequence[int], steps: Sequence[Sequence[int]], weights: Sequence[int], rows: int
) -> list[int]:
    """Take back the rows that hold no whole item and give them to panes that can use them."""
    heights = [
        max((step for step in pane if step <= height), default=height)
        for pane, height in zip(steps, given, strict=True)
    ]
    left = rows - sum(heights)
    while left > 0:
        wishes = [
            (heights[i] / weights[i], i, step - heights[i])
            for i, pane in enumerate(steps)
            for step in pane
            if heights[i] < step <= heights[i] + left
        ]
        if not wishes:
            return heights
        _, index, more = min(wishes)
        heights[index] += more
        left -= more
    return heights


class Planner:
    """Lays out a page for panes with known contents."""

    def __init__(self, steps: Steps, weights: Mapping[str, int]) -> None:
        self.steps = steps
        self.weights = weights
        self.charted = False
        """Whether the brief has places to draw."""

    def plan(
        self, width: int, height: int, focus: str, maximised: bool, view: str = "overview"
    ) -> Plan:
        """Return the plan for a page of so many cells, masthead and footer apart."""
        if width < TWO_COLUMNS or height < LOW:
            rect = Rect(0, 1, width - 2, max(height - 1, 0))
            return Plan("narrow" if width < TWO_COLUMNS else "full", {focus: rect}, bar=True)
        if maximised:
            return Plan("whole", {focus: Rect(0, 1, width - 1, height - 1)})
        if VIEWS[view]:
            return self._view(VIEWS[view], width, height, focus)
        if width < FULL:
            return self._two_columns(width, height, focus)
        if width < WIDE:
            return self._full(width, height)
        return self._wide(width, height)

    def _stack(
        self, keys: Sequence[str], x: int, y: int, width: int, rows: int, size: str
    ) -> dict[str, Rect]:
        steps = [self.steps(key, width - 1, size) for key in keys]
        weights = [self.weights[key] for key in keys]
        heights = share([pane[-1] for pane in steps], weights, rows)
        heights = settle(heights, steps, weights, rows)
        out = {}
        for key, height in zip(keys, heights, strict=True):
            fits = max(min(height, rows), 0)
            out[key] = Rect(x, y, width, fits)
            y += fits
            rows -= fits
        return {key: rect for key, rect in out.items() if rect.height > 1}

    def _view(self, keys: Sequence[str], width: int, height: int, focus: str) -> Plan:
        """Lay out a screen of its own: one pane whole, or the first beside the others.

        Where there is no room beside it and little below, one is shown and the others are folded.
        """
        first, *others = keys
        if not others:
            return Plan("whole", {first: Rect(0, 1, width - 1, height - 1)})
        if width < FULL and height < STACKED:
            fold = Fold(1, height - 1, width - 2, tuple(key for key in keys if key != focus))
            return Plan("table", {focus: Rect(0, 1, width - 1, height - 2)}, fold)
        if width < FULL:
            return Plan("table", self._stack(keys, 0, 1, width - 1, height - 1, "table"))
        left = width * 13 // 20
        rects = self._stack((first,), 0, 1, left, height - 1, "whole")
        rects |= self._stack(others, left + 2, 1, width - left - 3, height - 1, "whole")
        return Plan("whole", rects)

    def _two_columns(self, width: int, height: int, focus: str) -> Plan:
        left = (width - 4) * 35 // 76 + 1
        right = width - left - 2
        first = ("views",) if focus == "views" else ("situation", "judgements")
        second = ("actors",) if focus == "actors" else ("territory", "humanitarian")
        if focus not in (*LEFT, *RIGHT):
            first = (focus,)
        rects = self._stack(first, 0, 1, left, height - 1, "table")
        rects |= self._stack(second, left + 1, 1, right, height - 3, "table")
        shown = (*first, *second)
        hidden = tuple(k for k in PANE_ORDER if k in (*LEFT, *RIGHT) and k not in shown)
        fold = Fold(left + 2, height - 1, right - 1, hidden)
        legend = Rect(left + 2, height - 2, right - 1, 1)
        order = {key: rects[key] for key in shown if key in rects}
        return Plan("table", order, fold, legend=legend)

    def _full(self, width: int, height: int) -> Plan:
        rest = width - 5
        left = min(46 + (width - FULL) * 2 // 5, rest - 60)
        rects = self._stack(LEFT, 0, 1, left + 1, height - 1, "full")
        rects |= self._stack(RIGHT, left + 3, 1, width - left - 4, height - 1, "full")
        return Plan("full", rects)

    def _wide(self, width: int, height: int) -> Plan:
        rest = width - 10
        left, middle = rest * 58 // 190, rest * 72 // 190
        right = rest - left - middle
        rects = self._stack(WIDE_LEFT, 1, 1, left + 1, height - 1, "wide")
        rects |= self._stack(WIDE_RIGHT, left + 4, 1, middle + 1, height - 1, "wide")
        x, y = left + middle + 7, 1
        chart = None
        if self.charted:
            # A cell is twice as high as wide; what stands below keeps more than half of the height.
            tall = min(right * 2 // 5, (height - 1) * 2 // 5)
            chart = Rect(x + 1, y, right, tall)
            y += tall + 1
        rects |= self._stack(THIRD, x, y, right + 1, height - y, "wide")
        return Plan("wide", rects, chart=chart)


class PageLayout(Layout):
    """Places the panes where the plan wants them; panes it leaves out are not placed."""

    name = "planned"

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        """Return a placement for every pane the plan shows."""
        page = cast("Page", parent)
        plan = page.make_plan(size)
        placements = []
        for child in children:
            rect = plan.rects.get(child.key) if isinstance(child, Pane) else plan.chart
            if rect is None:
                continue
            if not isinstance(child, Pane):
                region = Region(*rect)
                placements.append(WidgetPlacement(region, NULL_OFFSET, NULL_SPACING, child))
                continue
            ascii_only = page.briefing.ascii_only
            child.set_form(Form.within(rect.width - 1, plan.size, ascii_only, plan.bar))
            region = Region(rect.x, rect.y, rect.width, rect.height)
            placements.append(WidgetPlacement(region, NULL_OFFSET, NULL_SPACING, child))
        return placements


PAGE_LAYOUT: Final = PageLayout()
"""The layout of the page."""
