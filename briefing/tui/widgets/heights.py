"""How a scarce height is shared: among the panes of a column, and among the columns of a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

Steps = Callable[[str, int, str], Sequence[int]]
"""The heights at which a pane shows whole items: key, width without the gutter, size class.

The last one shows all of them; there is always one."""
Opening = Callable[[str, int, str], Sequence[int]]
"""The rows that each item of a pane opens by: key, width, size class as for steps."""

LONG: Final = 5
"""Rows that an item opens by from which it is read by itself: others may be closed beside it."""

TOLD: Final = 4
"""At least one in so many items of a pane is told in a row: fewer would seem singled out."""


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


def capped(steps: Sequence[Sequence[int]], at: int, rows: int) -> list[Sequence[int]]:
    """Return the steps of a column of which one pane has 7 of 20 rows, or what others leave."""
    others = sum(pane[-1] for number, pane in enumerate(steps) if number != at)
    most = max(rows * 7 // 20, rows - others)
    kept = [step for step in steps[at] if step <= most] or steps[at][:1]
    return [kept if number == at else pane for number, pane in enumerate(steps)]


def _anywhere(_key: str, _column: int) -> bool:
    return True


def spread_panes(
    columns: Sequence[Sequence[str]],
    rows: Sequence[int],
    wanted: Callable[[str, int], int],
    may_move: Callable[[str, int], bool] = _anywhere,
) -> list[list[str]]:
    """Move panes from columns that hide items to columns with blank rows, as long as fewer hide.

    ``rows`` are the columns' heights, ``wanted`` how many rows a pane would like in a column. The
    first pane of a column stays; in the new column the order of all columns holds.
    """
    found = [list(column) for column in columns]

    def beyond(number: int, keys: Sequence[str]) -> int:
        return sum(wanted(key, number) for key in keys) - rows[number]

    while True:
        over = [beyond(number, keys) for number, keys in enumerate(found)]
        moves = []
        for source, keys in enumerate(found):
            for key in keys[1:] if over[source] > 0 else ():
                left = [each for each in keys if each != key]
                for target, spare in enumerate(over):
                    if spare >= 0 or not may_move(key, target):
                        continue
                    before = over[source]
                    after = max(beyond(source, left), 0) + max(spare + wanted(key, target), 0)
                    moves.append((after - before, source, key, target))
        best = min(moves, default=None)
        if best is None or best[0] >= 0:
            return found
        _, source, key, target = best
        found[source].remove(key)
        found[target].append(key)
