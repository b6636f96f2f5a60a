"""A screen of several panes on a terminal too low to have them all whole below each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from briefing.tui.widgets.heights import Opening, Steps, settle, share
from briefing.tui.widgets.plan import TOP, Fold, Plan, Rect

_SOME: Final = 2
"""Items of a pane for which its title is worth a row."""


def low_view(
    keys: Sequence[str],
    focus: str,
    page: tuple[int, int],
    contents: tuple[Steps, Opening, Mapping[str, int]],
) -> Plan:
    """Give the pane that has the keys what it needs, and the rows it leaves to the others.

    Those that would show less than two items are folded into the last row. ``page`` is width and
    height in cells; ``contents`` are the heights of the panes, how far they open, their weights.
    """
    steps, opening, weights = contents
    focus = focus if focus in keys else keys[0]  # the keys may still be in a pane of the page
    cells, rows = page[0] - 1, page[1] - TOP - 1
    heights = {key: steps(key, cells, "table") for key in keys}
    wish = heights[focus][-1] + max(opening(focus, cells, "table"), default=0)
    others = [key for key in keys if key != focus]
    below = _begun(others, heights, rows + 1 - wish)  # where none is folded that row is free, too
    if below != others:
        below = _begun(others, heights, rows - wish)
    folded = tuple(key for key in keys if key not in (focus, *below))
    rows += not folded
    tall = dict(zip(below, _shared(below, heights, weights, rows - wish), strict=True))
    tall[focus] = min(wish, rows - sum(tall.values()))
    # What nobody wants is left blank at the bottom, not between two panes.
    tall[next(key for key in reversed(keys) if key in tall)] += rows - sum(tall.values())
    rects, y = dict[str, Rect](), TOP
    for key in keys:
        if key in tall:
            rects[key] = Rect(0, y, cells, tall[key])
            y += tall[key]
    return Plan("table", rects, Fold(1, page[1] - 1, page[0] - 2, folded) if folded else None)


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
