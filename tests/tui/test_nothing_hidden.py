"""Nothing is hidden beside emptiness, whatever is selected: what a pane leaves blank holds nothing.

For each bundled brief, each pane of the overview and of the outlook, and each of its items.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.tui.cells import Row
from briefing.tui.panes.parts import ItemBlock
from briefing.tui.widgets.pane import Pane

from .conftest import MakeApp
from .hand import Hand, hand_on
from .test_space import BRIEFS, columns

SIZES = [(100, 30), (120, 40), (140, 35), (160, 45), (200, 60), (250, 80)]


def blank_rows(pane: Pane) -> int:
    """Return how many rows are blank below the last item of a pane; the row for "more" is none."""
    pane.render_line(0)
    last = max((y for y, owner in enumerate(pane.owners) if owner >= 0), default=0)
    return max(pane.size.height - 2 - last, 0)


def hidden(hand: Hand) -> Iterator[str]:
    """Yield what has no room on the page beside rows that it would have room in."""
    page, plan = hand.page, hand.page.plan
    for x, keys in columns(plan).items():
        blank = {key: blank_rows(page.panes[key]) for key in keys}
        right = x + plan.rects[keys[0]].width
        rows = [row.y for row in (plan.legend, plan.fold) if row and row.x < right]
        ends = max(plan.rects[key].y + plan.rects[key].height for key in keys)
        below = min(rows, default=page.size.height) - ends
        for key in keys:
            pane = page.panes[key]
            for what, needs in _wanting(pane):
                free = blank[key] + below
                if page.view == "analysis" and plan.size == "table":  # rows go where they are used
                    others = [each for each in keys if each != key and not page.panes[each].more]
                    free += sum(blank[each] for each in others)
                elif key == "situation" and plan.size == "full":
                    free = blank[key]  # the experts stand in the upper half, whatever is left below
                if needs <= free:
                    yield f"{key}: {what} needs {needs} rows, {free} are blank"
        for key in plan.fold.keys if plan.fold and page.view != "overview" else ():
            needs = page.planner.steps(key, plan.rects[keys[0]].width - 1, plan.size)[0]
            if needs <= sum(blank.values()) + below:
                yield f"{key} is folded: its first item needs {needs} rows, blank are {blank}"


def _wanting(pane: Pane) -> Iterator[tuple[str, int]]:
    """Yield what a pane does not show, and how many rows more that needs."""
    blocks, closed = pane._items, pane.items(pane.form)
    chosen = pane.selected if pane.leads else -1
    if pane.top:
        yield f"item {pane.top - 1} above", blocks[pane.top - 1].height(pane.top - 1 == chosen)
    if -1 < pane._last < len(blocks) - 1:
        yield f"item {pane._last + 1} below", blocks[pane._last + 1].height(False)
    if len(blocks) > pane._room:
        return
    for number in range(pane.top, pane._last + 1):
        shown = blocks[number].shown(number == chosen)
        opens = number == chosen or pane.form.generous
        yield from _cut(number, closed[number], shown, opens)


def _cut(number: int, block: ItemBlock, shown: list[Row], opens: bool) -> Iterator[tuple[str, int]]:
    """Yield the next longer way of telling an item that may be told in several, by more rows."""
    ways = [block.whole, *([block.opened, *block.lengths] if opens else [])]
    longer = [len(way) - len(shown) for way in ways if len(way) > len(shown)]
    if opens and len(shown) <= len(block.whole):
        longer.append(1)
    if block.lengths and longer:
        yield f"item {number} told longer", min(longer)


@pytest.mark.parametrize("brief", BRIEFS)
async def test_no_row_is_blank_that_could_show_more(
    make_app: MakeApp, bundled: Path, brief: str
) -> None:
    async with hand_on(make_app(bundled, brief), SIZES[0]) as hand:
        found = []
        for size in SIZES:
            await hand.resize(*size)
            for view in ("overview", "analysis"):
                await hand.go_home()
                hand.page.show_view(view)
                await hand.settle(paint=False)
                for key in hand.page.plan.stops(view):
                    hand.page.choose(key)
                    await hand.settle(paint=False)
                    for number in range(len(hand.section.lines)):
                        hand.pane.move_to(number)
                        await hand.settle(paint=False)
                        found += [f"{size} {view} {key} {number}: {each}" for each in hidden(hand)]
        assert not found
