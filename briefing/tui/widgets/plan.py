"""Where each pane stands on a page of a given size: the grid, and how a scarce height is shared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

from briefing.brief.sections import MAIN_SECTIONS, SECTION, SECTIONS
from briefing.tui.panes.parts import Form
from briefing.tui.widgets.heights import Steps, settle, share, spread_panes
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

FRONTS: Final = "fronts"
"""Stands in a column for the rows that say who fights whom: no pane, but as high as one."""
_FRONTS_FROM: Final = 26
"""Page heights from which two narrow columns have room for them."""
_TOP: Final = 1
"""The first row of the panes."""


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

    def contains(self, x: int, y: int) -> bool:
        """Tell whether a cell lies in it."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


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
    fronts: Rect | None = None
    """Where it stands who fights whom, where the brief says so and there is room."""

    def lifted(self) -> Plan:
        """Return the plan without its first row, which holds nothing."""
        up = {key: rect._replace(y=rect.y - 1) for key, rect in self.rects.items()}
        fold = self.fold and self.fold._replace(y=self.fold.y - 1)
        legend = self.legend and self.legend._replace(y=self.legend.y - 1)
        chart = self.chart and self.chart._replace(y=self.chart.y - 1)
        fronts = self.fronts and self.fronts._replace(y=self.fronts.y - 1)
        return self._replace(rects=up, fold=fold, legend=legend, chart=chart, fronts=fronts)


class Column(NamedTuple):
    """A column of panes: its left edge with the gutter, its width with it, its rows."""

    x: int
    y: int
    width: int
    rows: int


class Planner:
    """Lays out a page for panes with known contents."""

    def __init__(self, steps: Steps, weights: Mapping[str, int]) -> None:
        self.steps = steps
        self.weights = {FRONTS: 8, **weights}
        self.charted = False
        """Whether the brief has places to draw."""
        self.fronts = False
        """Whether the brief says who fights whom."""

    def plan(
        self, width: int, height: int, focus: str, maximised: bool, view: str = "overview"
    ) -> Plan:
        """Return the plan for a page of so many cells, masthead and footer apart."""
        if width < TWO_COLUMNS or height < LOW:
            rect = Rect(0, _TOP, width - 2, max(height - _TOP, 0))
            return Plan("narrow" if width < TWO_COLUMNS else "full", {focus: rect}, bar=True)
        if maximised:
            return Plan("whole", {focus: Rect(0, _TOP, width - 1, height - _TOP)})
        if VIEWS[view]:
            return self._view(VIEWS[view], width, height, focus)
        if width < FULL:
            return self._two_columns(width, height, focus)
        if width < WIDE:
            return self._full(width, height)
        return self._wide(width, height)

    def _stack(self, keys: Sequence[str], column: Column, size: str) -> dict[str, Rect]:
        """Return where each pane of a column stands; those without room for a row are left out."""
        x, y, width, rows = column
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

    def _columns(
        self, keys: Sequence[Sequence[str]], columns: Sequence[Column], size: str
    ) -> dict[str, Rect]:
        """Return where all panes stand, moved to where others leave rows blank."""

        def wanted(key: str, number: int) -> int:
            return self.steps(key, columns[number].width - 1, size)[-1]

        rects: dict[str, Rect] = {}
        spread = spread_panes(keys, [column.rows for column in columns], wanted)
        for inside, column in zip(spread, columns, strict=True):
            rects |= self._stack(inside, column, size)
        return rects

    def _view(self, keys: Sequence[str], width: int, height: int, focus: str) -> Plan:
        """Lay out a screen of its own: one pane whole, or the first beside the others.

        Where there is no room beside it and little below, one is shown and the others are folded.
        """
        first, *others = keys
        rows = height - _TOP
        if not others:
            return Plan("whole", {first: Rect(0, _TOP, width - 1, rows)})
        if width < FULL and height < STACKED:
            fold = Fold(1, height - 1, width - 2, tuple(key for key in keys if key != focus))
            return Plan("table", {focus: Rect(0, _TOP, width - 1, rows - 1)}, fold)
        if width < FULL:
            return Plan("table", self._stack(keys, Column(0, _TOP, width - 1, rows), "table"))
        left = width * 13 // 20
        rects = self._stack((first,), Column(0, _TOP, left, rows), "whole")
        other = Column(left + 2, _TOP, width - left - 3, rows)
        return Plan("whole", rects | self._stack(others, other, "whole"))

    def _two_columns(self, width: int, height: int, focus: str) -> Plan:
        left = (width - 4) * 35 // 76 + 1
        right = width - left - 2
        columns = (
            Column(0, _TOP, left, height - _TOP),
            Column(left + 1, _TOP, right, height - _TOP - 2),
        )
        first = ["views"] if focus == "views" else ["situation", "judgements"]
        second = ["actors"] if focus == "actors" else ["territory", "humanitarian"]
        if focus not in (*LEFT, *RIGHT):
            first = [focus]
        if self.fronts and height >= _FRONTS_FROM:
            second.insert(0, FRONTS)
        for key in (*LEFT, *RIGHT):
            if key not in (*first, *second):
                self._join(key, (first, second), columns, key in RIGHT)
        rects: dict[str, Rect] = {}
        for keys, column in zip((first, second), columns, strict=True):
            rects |= self._stack(keys, column, "table")
        shown = (*first, *second)
        hidden = tuple(k for k in PANE_ORDER if k in (*LEFT, *RIGHT) and k not in shown)
        fold = Fold(left + 2, height - 1, right - 1, hidden)
        legend = Rect(left + 2, height - 2, right - 1, 1)
        order = {key: rects[key] for key in shown if key in rects}
        return _plan("table", order, fold, legend)

    def _join(
        self,
        key: str,
        inside: Sequence[list[str]],
        columns: Sequence[Column],
        last_first: bool,
        size: str = "table",
    ) -> None:
        """Add a pane to a column that has blank rows for one of its items, or to none."""
        order = (1, 0) if last_first else (0, 1)
        for number in order:
            column = columns[number]
            used = sum(self.steps(each, column.width - 1, size)[-1] for each in inside[number])
            if used + self.steps(key, column.width - 1, size)[0] <= column.rows:
                inside[number].append(key)
                return

    def _full(self, width: int, height: int) -> Plan:
        rest = width - 5
        left = min(43 + (width - FULL) * 2 // 5, rest - 60)
        rows = height - _TOP - 1
        columns = (
            Column(0, _TOP, left + 1, rows),
            Column(left + 3, _TOP, width - left - 4, rows),
        )
        inside = spread_panes(
            (LEFT, self._right(RIGHT)),
            [rows, rows],
            lambda key, number: self.steps(key, columns[number].width - 1, "full")[-1],
        )
        for key in (kind.key for kind in MAIN_SECTIONS):
            if key not in (*LEFT, *RIGHT):
                self._join(key, inside, columns, last_first=False, size="full")
        rects = self._columns(inside, columns, "full")
        return _plan("full", rects, None, Rect(1, height - 1, width - 2, 1))

    def _right(self, keys: Sequence[str]) -> list[str]:
        """Return the panes of the column of tables, who fights whom below what is judged."""
        return [keys[0], FRONTS, *keys[1:]] if self.fronts else list(keys)

    def _wide(self, width: int, height: int) -> Plan:
        rest = width - 10
        left, middle = rest * 58 // 190, rest * 72 // 190
        right = rest - left - middle
        x, y = left + middle + 7, _TOP
        chart = None
        if self.charted:
            # A cell is twice as high as wide; what stands below keeps more than half of the height.
            tall = min(right * 2 // 5, (height - 2) * 2 // 5)
            chart = Rect(x + 1, y, right, tall)
            y += tall + 1
        columns = (
            Column(1, _TOP, left + 1, height - _TOP - 1),
            Column(left + 4, _TOP, middle + 1, height - _TOP - 1),
            Column(x, y, right + 1, height - y - 1),
        )
        rects = self._columns((WIDE_LEFT, self._right(WIDE_RIGHT), THIRD), columns, "wide")
        return _plan("wide", rects, None, Rect(2, height - 1, width - 4, 1), chart)


def _plan(
    size: str, rects: dict[str, Rect], fold: Fold | None, legend: Rect, chart: Rect | None = None
) -> Plan:
    """Return a plan with what is no pane taken out of the panes' places."""
    found = rects.pop(FRONTS, None)
    fronts = found._replace(x=found.x + 1, width=found.width - 1) if found else None
    return Plan(size, rects, fold, legend=legend, chart=chart, fronts=fronts)


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
