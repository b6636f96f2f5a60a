"""Panes in columns: how high each stands, by what it holds and what room there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from msgspec import Struct

from briefing.tui.panes.parts import ItemBlock
from briefing.tui.widgets.heights import LONG, TOLD, Opening, Steps, capped, settle, share
from briefing.tui.widgets.plan import (
    FRONTS,
    LEFT,
    RIGHT,
    Rect,
)

_FRONTS: Final = {"table": 2, "full": 8, "wide": 8}
"""Their share of a scarce height, by the size class of the page."""
_OWN: Final = frozenset((*LEFT, *RIGHT, FRONTS))
"""The panes of the two columns; others only join them."""
LEAST: Final = 2
"""Rows of a pane without an item: title and the row below."""
_TOLD: Final = frozenset({"territory", "humanitarian", "actors"})
"""The panes whose items say in one row what they open to."""
_OPENED: Final = 3
"""Rows that are kept for an item to open by, at most, where a pane stands beside others."""


class PaneColumn(Struct, frozen=True):
    """A column of panes: its left edge with the gutter, its width with it, its rows."""

    x: int
    y: int
    width: int
    rows: int


def no_opening(_key: str, _cells: int, _size: str) -> Sequence[int]:
    """Tell that no item of a pane opens."""
    return ()


def _stay_open(rows: Sequence[int], selected: int, told: bool, spare: int) -> int:
    """Return how many rows a pane can use so that items stay open beside the selected one.

    ``rows`` are those that each item opens by, ``selected`` what is kept for one of them; ``told``
    where one row says what an item opens to.
    """
    more, most = sum(rows) - selected, max(rows, default=0)
    if most >= LONG:
        return more + len(rows) - 1  # with a blank row behind each
    if more <= spare:
        return more
    return min(spare, len(rows) + most) if told and (spare - most) * TOLD >= len(rows) else 0


def _wishes(
    keys: Sequence[str], every: Sequence[Sequence[int]], openings: Sequence[int], size: str
) -> Iterator[tuple[int, Callable[[int], int]]]:
    """Yield panes in their order, and how many of so many rows each can use for what opens.

    ``every`` is by how many rows each item opens, ``openings`` what is kept for the selected one.
    On a wide page short items come first: where they stay open or are told, one may open, too.
    """
    opened = set()

    def stay_open(number: int, selected: int, spare: int) -> int:
        rows = _stay_open(every[number], selected, keys[number] in _TOLD, spare)
        opened.update([number] if rows > 0 else [])
        return rows

    def open_one(number: int, spare: int) -> int:
        return 0 if number in opened else min(openings[number], spare)

    short = [size == "wide" and max(rows, default=0) < LONG for rows in every]
    yield from ((at, partial(stay_open, at, 0)) for at, each in enumerate(short) if each)
    yield from ((at, partial(open_one, at)) for at, key in enumerate(keys) if key != "situation")
    if size in ("whole", "wide"):
        long = [at for at, each in enumerate(short) if not each]
        yield from ((at, partial(stay_open, at, openings[at])) for at in long)


class Columns:
    """Columns of panes with known contents."""

    def __init__(
        self, steps: Steps, weights: Mapping[str, int], opening: Opening = no_opening
    ) -> None:
        self.steps = steps
        self.opening = opening
        self.items: Callable[[str, int, str], tuple[list[ItemBlock], int]] = lambda *_: ([], 0)
        """The items of a pane, and which is selected: key, width, size class as for steps."""
        self.weights = weights

    def _stack(self, keys: Sequence[str], column: PaneColumn, size: str) -> dict[str, Rect]:
        """Return where each pane of a column stands; those without room for a row are left out."""
        x, y, width, rows = column.x, column.y, column.width, column.rows
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
        column: PaneColumn,
        size: str,
    ) -> None:
        """Give away the rows that are left.

        They go to the item open at the start, to one that is hidden, on a wide page to what short
        items open to, to others that may open; where there is much room then to what stays open
        beside the selected one.
        """
        spare = column.rows - sum(heights)

        def give(number: int, wish: int, alone: bool = False) -> None:
            nonlocal spare
            more = min(wish, spare)
            if keys[number] == "situation" and size == "full":
                most = column.rows * 2 // 5  # the next pane begins in the upper half
                if alone:  # part of an item, but not where that takes it out of that half
                    half = (column.rows - LEAST - 2) // 2
                    most = half if heights[number] <= half else column.rows
                more = min(more, most - heights[number])
            heights[number] += max(more, 0)
            spare -= max(more, 0)

        every = [self.opening(key, column.width - 1, size) for key in keys]
        openings = [max(rows, default=0) for rows in every]
        if size != "whole":
            openings = [min(rows, _OPENED) for rows in openings]
        if keys[0] == "situation":
            give(0, openings[0])
        hiding = [n for n, pane in enumerate(steps) if heights[n] < pane[-1]]
        if hiding:
            give(min(hiding, key=lambda n: heights[n] / weights[n]), spare, len(hiding) == 1)
        for number, wish in _wishes(keys, every, openings, size):
            give(number, wish(spare))

    def _columns(
        self, keys: Sequence[Sequence[str]], columns: Sequence[PaneColumn], size: str
    ) -> dict[str, Rect]:
        """Return where all panes stand."""
        rects: dict[str, Rect] = {}
        for inside, column in zip(keys, columns, strict=True):
            rects |= self._stack(inside, column, size)
        return rects

    def _beyond(
        self, keys: Sequence[Sequence[str]], columns: Sequence[PaneColumn], size: str
    ) -> int:
        """Return how many rows of all panes have no room in their columns."""
        return sum(
            max(sum(self.steps(k, column.width - 1, size)[-1] for k in inside) - column.rows, 0)
            for inside, column in zip(keys, columns, strict=True)
        )
