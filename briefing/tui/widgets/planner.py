"""Lays out a page for panes with known contents: who stands in which column, and how high."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from briefing.brief.sections import MAIN_SECTIONS
from briefing.tui.widgets.heights import Opening, Steps, capped, settle, share, spread_panes
from briefing.tui.widgets.low_view import low_view
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

_FRONTS: Final = {"table": 2, "full": 8, "wide": 8}
"""Their share of a scarce height, by the size class of the page."""
_TABLES: Final = frozenset({"territory", "humanitarian"})
_TABLE: Final = 68
"""What is a table, and the width from which it can stand in another column."""
_OWN: Final = frozenset((*LEFT, *RIGHT, FRONTS))
"""The panes of the two columns; others only join them."""
_LEAST: Final = 2
"""Rows of a pane without an item: title and the row below."""
_OPENED: Final = 3
"""Rows that are kept for an item to open by, at most, where a pane stands beside others."""
_FRONTS_FROM: Final = 26
"""Page heights from which two narrow columns have room for them."""


class Column(NamedTuple):
    """A column of panes: its left edge with the gutter, its width with it, its rows."""

    x: int
    y: int
    width: int
    rows: int


def _nothing(_key: str, _cells: int, _size: str) -> int:
    return 0


class Planner:
    """Lays out a page for panes with known contents."""

    def __init__(
        self, steps: Steps, weights: Mapping[str, int], opening: Opening = _nothing
    ) -> None:
        self.steps = steps
        self.opening = opening
        self.weights = weights
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

    def _stack(self, keys: Sequence[str], column: Column, size: str) -> dict[str, Rect]:
        """Return where each pane of a column stands; those without room for a row are left out."""
        x, y, width, rows = column
        whole = [self.steps(key, width - 1, size) for key in keys]
        steps = whole
        joined = [size == "full" and key not in _OWN for key in keys]
        if size == "full" and "situation" in keys:
            steps = capped(steps, keys.index("situation"), rows)
        weights = [self.weights.get(key) or _FRONTS[size] for key in keys]
        if any(joined):  # what joins a column has the rows that its own panes leave
            weights = [
                weight if late else weight * rows
                for weight, late in zip(weights, joined, strict=True)
            ]
        heights = share([pane[-1] for pane in steps], weights, rows)
        heights = settle(heights, steps, weights, rows)
        if FRONTS in keys and heights[keys.index(FRONTS)] < self.steps(FRONTS, width - 1, size)[0]:
            # A title over nothing says less than the panes that can use its rows.
            return self._stack([key for key in keys if key != FRONTS], column, size)
        self._grow(heights, keys, whole, weights, column, size)
        out = {}
        for key, height in zip(keys, heights, strict=True):
            fits = max(min(height, rows), 0)
            out[key] = Rect(x, y, width, fits)
            y += fits
            rows -= fits
        return {key: rect for key, rect in out.items() if rect.height > 1}

    def _grow(
        self,
        heights: list[int],
        keys: Sequence[str],
        steps: Sequence[Sequence[int]],
        weights: Sequence[int],
        column: Column,
        size: str,
    ) -> None:
        """Give away the rows that are left.

        They go to the item open at the start, to one that is hidden, to others that may open.
        """
        spare = column.rows - sum(heights)

        def give(number: int, wish: int, alone: bool = False) -> None:
            nonlocal spare
            more = min(wish, spare)
            if keys[number] == "situation" and size == "full":
                most = column.rows * 2 // 5  # the next pane begins in the upper half
                if alone:  # part of an item, but not where that takes it out of that half
                    half = (column.rows - _LEAST - 2) // 2
                    most = half if heights[number] <= half else column.rows
                more = min(more, most - heights[number])
            heights[number] += max(more, 0)
            spare -= max(more, 0)

        openings = [self.opening(key, column.width - 1, size) for key in keys]
        if size != "whole":
            openings = [min(rows, _OPENED) for rows in openings]
        if keys[0] == "situation":
            give(0, openings[0])
        hiding = [n for n, pane in enumerate(steps) if heights[n] < pane[-1]]
        if hiding:
            give(min(hiding, key=lambda n: heights[n] / weights[n]), spare, len(hiding) == 1)
        for number, key in enumerate(keys):
            if key != "situation":
                give(number, openings[number])

    def _spread(
        self, keys: Sequence[Sequence[str]], columns: Sequence[Column], size: str, opened: str = ""
    ) -> list[list[str]]:
        """Return the panes of each column, moved to where others leave rows blank.

        A table stays where it is wide enough. The item of the pane ``opened`` has room to open.
        """

        def wanted(key: str, number: int) -> int:
            cells = columns[number].width - 1
            grown = self.opening(key, cells, size) if key == opened else 0
            return self.steps(key, cells, size)[-1] + grown

        def may_move(key: str, number: int) -> bool:
            if key == FRONTS:  # it answers the first question: above what it is read with
                return False
            return key not in _TABLES or columns[number].width >= _TABLE

        return spread_panes(keys, [column.rows for column in columns], wanted, may_move)

    def _columns(
        self, keys: Sequence[Sequence[str]], columns: Sequence[Column], size: str
    ) -> dict[str, Rect]:
        """Return where all panes stand."""
        rects: dict[str, Rect] = {}
        for inside, column in zip(keys, columns, strict=True):
            rects |= self._stack(inside, column, size)
        return rects

    def _view(self, keys: Sequence[str], width: int, height: int, focus: str) -> Plan:
        """Lay out a screen of its own: one pane whole, or the first beside the others.

        Where there is no room beside it and little below, the one that has the keys comes first.
        """
        first, *others = keys
        rows, legend = height - TOP - 1, _legend(width, height)
        if not others:
            return Plan("whole", {first: Rect(0, TOP, width - 1, rows)}, legend=legend)
        if width < FULL and height < STACKED:
            return low_view(keys, focus, (width, height), (self.steps, self.opening, self.weights))
        if width < FULL:
            rects = self._stack(keys, Column(0, TOP, width - 1, rows), "table")
            return Plan("table", rects, legend=legend)
        left = width * 13 // 20
        columns = (Column(0, TOP, left, rows), Column(left + 2, TOP, width - left - 3, rows))
        spread = self._spread(((first,), others), columns, "whole", opened=first)
        return Plan("whole", self._columns(spread, columns, "whole"), legend=legend)

    def _two_columns(self, width: int, height: int, focus: str) -> Plan:
        left = (width - 4) * 35 // 76 + 1
        right = width - left - 2
        columns = (
            Column(0, TOP, left, height - TOP),
            Column(left + 1, TOP, right, height - TOP - 2),
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
            if used + _LEAST > column.rows:
                continue  # making rows of a pane to see that they have no room takes time
            if used + self.steps(key, column.width - 1, size)[0] <= column.rows:
                inside[number].append(key)
                return

    def _full(self, width: int, height: int) -> Plan:
        rest = width - 5
        left = min(46 + (width - FULL) * 2 // 5, rest - 60)
        rows = height - TOP - 1
        columns = (
            Column(0, TOP, left + 1, rows),
            Column(left + 3, TOP, width - left - 4, rows),
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
        for tall in dict.fromkeys((most, most * 3 // 4)):  # less, where that shows more
            top = TOP + tall + 1 if tall else TOP
            columns = (
                Column(1, TOP, left + 1, height - TOP - 1),
                Column(left + 4, TOP, middle + 1, height - TOP - 1),
                Column(x, top, right + 1, height - top - 1),
            )
            keys = self._spread(sections, columns, "wide")
            hidden = self._beyond(keys, columns, "wide")
            found.append((hidden, -tall, keys, columns))
            if not hidden:
                break
        _, tall, keys, columns = min(found)
        chart = Rect(x + 1, TOP, right, -tall) if tall else None
        rects = self._columns(keys, columns, "wide")
        return _plan("wide", rects, None, Rect(2, height - 1, width - 4, 1), chart)

    def _beyond(self, keys: Sequence[Sequence[str]], columns: Sequence[Column], size: str) -> int:
        """Return how many rows of all panes have no room in their columns."""
        return sum(
            max(sum(self.steps(k, column.width - 1, size)[-1] for k in inside) - column.rows, 0)
            for inside, column in zip(keys, columns, strict=True)
        )


def _legend(width: int, height: int) -> Rect:
    return Rect(1, height - 1, width - 2, 1)


def _plan(
    size: str, rects: dict[str, Rect], fold: Fold | None, legend: Rect, chart: Rect | None = None
) -> Plan:
    """Return a plan with what is no pane taken out of the panes' places."""
    found = rects.pop(FRONTS, None)
    fronts = found._replace(x=found.x + 1, width=found.width - 1) if found else None
    return Plan(size, rects, fold, legend=legend, chart=chart, fronts=fronts)
