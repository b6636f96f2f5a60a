"""Where each pane stands on a page of a given size: the grid, and how a scarce height is shared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from briefing.brief.sections import MAIN_SECTIONS, SECTION, SECTIONS

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
TOP: Final = 1
"""The first row of the panes."""


VIEWS: Final[dict[str, tuple[str, ...]]] = {
    "overview": (),
    **{view: tuple(s.key for s in _BY_NEED if s.view == view) for view in ("timeline", "analysis")},
}
"""The screens made of panes, each with its own; the overview has as many as fit."""


class Rect(Struct, frozen=True):
    """A pane's cells on the page: its gutter is the first column, its last row says "n more"."""

    x: int
    y: int
    width: int
    height: int

    def contains(self, x: int, y: int) -> bool:
        """Tell whether a cell lies in it."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


class Fold(Struct, frozen=True):
    """A row that stands for panes without room: their titles and counts."""

    x: int
    y: int
    width: int
    keys: tuple[str, ...]


class Plan(Struct, frozen=True):
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
    follows: bool = False
    """Whether it is another one when another item is selected: no rows are kept for the longest."""

    @property
    def alone(self) -> bool:
        """Whether one pane is shown, and no title of another."""
        return len(self.rects) == 1 and self.fold is None

    def stops(self, view: str) -> list[str]:
        """Return the panes that Tab visits, in order; all there are where one is shown alone."""
        if self.alone:
            return list(PANE_ORDER)
        if self.fold is None:
            return list(self.rects)
        order = VIEWS[view] or PANE_ORDER
        return [key for key in order if key in self.rects or key in self.fold.keys]

    def lifted(self) -> Plan:
        """Return the plan without its first row, which holds nothing."""
        up = {key: replace(rect, y=rect.y - 1) for key, rect in self.rects.items()}
        fold = self.fold and replace(self.fold, y=self.fold.y - 1)
        legend = self.legend and replace(self.legend, y=self.legend.y - 1)
        chart = self.chart and replace(self.chart, y=self.chart.y - 1)
        fronts = self.fronts and replace(self.fronts, y=self.fronts.y - 1)
        return replace(self, rects=up, fold=fold, legend=legend, chart=chart, fronts=fronts)
