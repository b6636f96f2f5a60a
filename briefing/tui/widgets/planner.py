"""Lays out a page for panes with known contents: which stands in which column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Final

from msgspec.structs import replace

from briefing.brief.sections import MAIN_SECTIONS
from briefing.tui.widgets.columns import LEAST, Columns, PaneColumn, no_opening
from briefing.tui.widgets.heights import Opening, Steps, spread_panes
from briefing.tui.widgets.plan import (
    FRONTS,
    FULL,
    LEFT,
    LOW,
    PANE_ORDER,
    RIGHT,
    STACKED,
    THIRD,
    TOP,
    TWO_COLUMNS,
    VIEWS,
    WIDE,
    WIDE_LEFT,
    WIDE_RIGHT,
    Fold,
    Plan,
    Rect,
)

_TABLES: Final = frozenset({"territory", "humanitarian"})
_TABLE: Final = 68
"""What is a table, and the width from which it can stand in another column."""
_FRONTS_FROM: Final = 26
"""Page heights from which two narrow columns have room for them."""


class Planner(Columns):
    """Lays out a page for panes with known contents."""

    def __init__(
        self, steps: Steps, weights: Mapping[str, int], opening: Opening = no_opening
    ) -> None:
        super().__init__(steps, weights, opening)
        self.charted = False
        """Whether the brief has places to draw."""
        self.fronts = False
        """Whether the brief says who fights whom."""

    def plan(
        self, width: int, height: int, focus: str, maximised: bool, view: str = "overview"
    ) -> Plan:
        """Return the plan for a page of so many cells, masthead and footer apart."""
        if width < TWO_COLUMNS or height < LOW:
            rect = Rect(0, TOP, width - 2, max(height - TOP, 0))
            return Plan("narrow" if width < TWO_COLUMNS else "full", {focus: rect}, bar=True)
        if maximised:
            rect = Rect(0, TOP, width - 1, height - TOP - 1)
            return Plan("whole", {focus: rect}, legend=_legend(width, height))
        if VIEWS[view]:
            return self._view(VIEWS[view], width, height, focus)
        if width < FULL:
            return self._two_columns(width, height, focus)
        if width < WIDE:
            return self._full(width, height)
        return self._wide(width, height)

    def _spread(
        self,
        keys: Sequence[Sequence[str]],
        columns: Sequence[PaneColumn],
        size: str,
        opened: str = "",
        told: bool = False,
    ) -> list[list[str]]:
        """Return the panes of each column, moved to where others leave rows blank.

        A table stays where it is wide enough. The item of the pane ``opened`` has room to open, and
        where they are ``told`` each of a table to say in a row what it opens to: so tables move.
        """

        def wanted(key: str, number: int) -> int:
            cells = columns[number].width - 1
            grown = max(self.opening(key, cells, size), default=0) if key == opened else 0
            said = len(self.opening(key, cells, size)) if told and key in _TABLES else 0
            return self.steps(key, cells, size)[-1] + grown + said

        def may_move(key: str, number: int) -> bool:
            if key == FRONTS:  # it answers the first question: above what it is read with
                return False
            return columns[number].width >= _TABLE if key in _TABLES else not told

        return spread_panes(keys, [column.rows for column in columns], wanted, may_move)

    def _view(self, keys: Sequence[str], width: int, height: int, focus: str) -> Plan:
        """Lay out a screen of its own: one pane whole, or the first beside the others.

        Where there is no room beside it and little below, the one that has the keys comes first.
        """
        first, *others = keys
        rows, legend = height - TOP - 1, _legend(width, height)
        if not others:
            return Plan("whole", {first: Rect(0, TOP, width - 1, rows)}, legend=legend)
        if width < FULL and height < STACKED:
            from briefing.tui.widgets.low_view import low_view

            return low_view(keys, focus, (width, height), self)
        if width < FULL:
            rects = self._stack(keys, PaneColumn(0, TOP, width - 1, rows), "table")
            return Plan("table", rects, legend=legend)
        left = width * 13 // 20
        columns = (
            PaneColumn(0, TOP, left, rows),
            PaneColumn(left + 2, TOP, width - left - 3, rows),
        )
        spread = self._spread(((first,), others), columns, "whole", opened=first)
        return Plan("whole", self._columns(spread, columns, "whole"), legend=legend)

    def _two_columns(self, width: int, height: int, focus: str) -> Plan:
        # Text is read in any width; a table cuts names until it has what its columns need.
        left = 36 + (width - TWO_COLUMNS) * 3 // 10
        right = width - left - 2
        columns = (
            PaneColumn(0, TOP, left, height - TOP),
            PaneColumn(left + 1, TOP, right, height - TOP - 2),
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
        columns: Sequence[PaneColumn],
        last_first: bool,
        size: str = "table",
    ) -> None:
        """Add a pane to a column that has blank rows for one of its items, or to none."""
        order = (1, 0) if last_first else (0, 1)
        for number in order:
            column = columns[number]
            used = sum(self.steps(each, column.width - 1, size)[-1] for each in inside[number])
            if used + LEAST > column.rows:
                continue  # making rows of a pane to see that they have no room takes time
            if used + self.steps(key, column.width - 1, size)[0] <= column.rows:
                inside[number].append(key)
                return

    def _full(self, width: int, height: int) -> Plan:
        rest = width - 5
        left = min(46 + (width - FULL) * 2 // 5, rest - 60)
        rows = height - TOP - 1
        columns = (
            PaneColumn(0, TOP, left + 1, rows),
            PaneColumn(left + 3, TOP, width - left - 4, rows),
        )
        inside = self._spread((LEFT, self._right(RIGHT)), columns, "full")
        for key in (kind.key for kind in MAIN_SECTIONS):
            if key not in (*LEFT, *RIGHT):
                self._join(key, inside, columns, last_first=False, size="full")
        rects = self._columns(inside, columns, "full")
        return _plan("full", rects, None, _legend(width, height))

    def _right(self, keys: Sequence[str]) -> list[str]:
        """Return the panes of the column of tables, who fights whom below what is judged."""
        return [keys[0], FRONTS, *keys[1:]] if self.fronts else list(keys)

    def _wide(self, width: int, height: int) -> Plan:
        rest = width - 10
        left, middle = rest * 56 // 190, rest * 70 // 190
        right = rest - left - middle
        x = left + middle + 7
        sections = (WIDE_LEFT, self._right(WIDE_RIGHT), THIRD)
        # A cell is twice as high as wide; what stands below keeps more than half of the height.
        most = min(right * 2 // 5, (height - 2) * 2 // 5) if self.charted else 0
        found = []
        heights = dict.fromkeys((most, most * 3 // 4))  # less, where that shows more
        for tall, told in product(heights, (True, False)):
            top = TOP + tall + 1 if tall else TOP
            columns = (
                PaneColumn(1, TOP, left + 1, height - TOP - 1),
                PaneColumn(left + 4, TOP, middle + 1, height - TOP - 1),
                PaneColumn(x, top, right + 1, height - top - 1),
            )
            keys = self._spread(sections, columns, "wide", told=told)
            hidden = self._beyond(keys, columns, "wide")
            found.append((hidden, -tall, not told, keys, columns))
            if not hidden:
                break
        _, tall, _, keys, columns = min(found)
        chart = Rect(x + 1, TOP, right, -tall) if tall else None
        rects = self._columns(keys, columns, "wide")
        return _plan("wide", rects, None, Rect(2, height - 1, width - 4, 1), chart)


def _legend(width: int, height: int) -> Rect:
    return Rect(1, height - 1, width - 2, 1)


def _plan(
    size: str, rects: dict[str, Rect], fold: Fold | None, legend: Rect, chart: Rect | None = None
) -> Plan:
    """Return a plan with what is no pane taken out of the panes' places."""
    found = rects.pop(FRONTS, None)
    fronts = replace(found, x=found.x + 1, width=found.width - 1) if found else None
    return Plan(size, rects, fold, legend=legend, chart=chart, fronts=fronts)
