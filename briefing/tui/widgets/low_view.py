"""A screen of several panes on a terminal too low to have them all whole below each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from briefing.tui.widgets.heights import settle, share
from briefing.tui.widgets.opened import rows_told
from briefing.tui.widgets.plan import TOP, Fold, Plan, Rect

if TYPE_CHECKING:
    from briefing.tui.widgets.columns import Columns

_SOME: Final = 2
"""Items of a pane for which its title is worth a row."""


def low_view(keys: Sequence[str], focus: str, page: tuple[int, int], panes: Columns) -> Plan:
    """Give the pane that has the keys what it needs, and the rows it leaves to the others.

    That is room for the item that opens by most, so that nothing moves when another is selected;
    where this hides items, it is room for the selected one. Of what it opens to, and of what is cut
    beside it, as much is told as hides no more. Panes without room are folded into the last row,
    beside the legend. ``page`` is width and height in cells.
    """
    focus = focus if focus in keys else keys[0]  # the keys may still be in a pane of the page
    cells, rows = page[0] - 1, page[1] - TOP - 1
    heights = {key: panes.steps(key, cells - 1, "table") for key in keys}
    blocks, selected = panes.items(focus, cells - 1, "table")

    def tall(more: int) -> dict[str, int]:
        return _tall(focus, heights, panes.weights, (rows, more))

    def most_told(wishes: Sequence[int]) -> dict[str, int]:
        tries = [tall(more) for more in wishes]
        hidden = [_hidden(heights, each) for each in tries]
        return next(
            each
            for each, hides in reversed([*zip(tries, hidden, strict=True)])
            if hides == hidden[0]
        )

    every = [rows_told(blocks, number) for number in range(len(blocks))] or [[0]]
    reserved = max(each[0] for each in every)
    follows = _hidden(heights, tall(reserved)) > 0
    found = most_told(every[selected] if follows else [reserved, *sorted(max(every, key=max))])
    for key in keys:  # rather one item than blank rows
        spare = rows - sum(found.values())
        if key not in found and heights[key][0] <= spare:
            found[key] = min(heights[key][-1], spare)
    for key in found:  # and what is cut in the others
        spare = rows - sum(found.values())
        if key != focus and found[key] == heights[key][-1]:
            found[key] += min(rows_told(panes.items(key, cells - 1, "table")[0], -1)[-1], spare)
    folded = tuple(key for key in keys if key not in found)
    # What nobody wants is left blank at the bottom, not between two panes.
    placed = {key: found[key] for key in keys if key in found}
    placed[[*placed][-1]] += rows - sum(placed.values())
    rects, y = dict[str, Rect](), TOP
    for key, height in placed.items():
        rects[key] = Rect(0, y, cells, height)
        y += height
    last = Rect(1, page[1] - 1, page[0] - 2, 1)
    if not folded:
        return Plan("table", rects, legend=last, follows=follows)
    return Plan("table", rects, Fold(last.x, last.y, last.width, folded), follows=follows)


def _tall(
    focus: str,
    heights: Mapping[str, Sequence[int]],
    weights: Mapping[str, int],
    room: tuple[int, int],
) -> dict[str, int]:
    """Return how high each pane is, if the one that has the keys has room for what opens.

    ``room`` are the rows of all, and those that its item opens by.
    """
    rows, more = room
    wish = heights[focus][-1] + more
    others = [key for key in heights if key != focus]
    below = _begun(others, heights, rows - wish)
    tall = dict(zip(below, _shared(below, heights, weights, rows - wish), strict=True))
    tall[focus] = min(wish, rows - sum(tall.values()))
    return tall


def _hidden(heights: Mapping[str, Sequence[int]], tall: Mapping[str, int]) -> int:
    """Return how many items have no room."""
    return sum(step > tall.get(key, 0) for key, steps in heights.items() for step in steps)


def _begun(keys: Sequence[str], heights: Mapping[str, Sequence[int]], rows: int) -> list[str]:
    """Return the panes of which some items have room in so many rows, the first ones whole."""
    found = []
    for key in keys:
        if heights[key][:_SOME][-1] <= rows:
            found.append(key)
            rows -= heights[key][-1]
    return found


def _shared(
    keys: Sequence[str], heights: Mapping[str, Sequence[int]], weights: Mapping[str, int], rows: int
) -> list[int]:
    """Share rows among panes, in whole items."""
    steps, heavy = [heights[key] for key in keys], [weights[key] for key in keys]
    return settle(share([pane[-1] for pane in steps], heavy, rows), steps, heavy, rows)
