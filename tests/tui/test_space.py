"""Nothing is hidden beside emptiness: for each bundled brief at the sizes that showed it.

A pane hides an item where it is lower than all its items need. The rows that could show it, or
begin it, are blank where the column has them left below its last pane, or keeps them for an item
to open.
"""

from __future__ import annotations

import re
from itertools import accumulate
from pathlib import Path
from typing import get_args

import pytest

from briefing.brief.scales import CATEGORY_SHORT, Category
from briefing.text import CUT
from briefing.tui.cells import Row, plain
from briefing.tui.panes import PANES
from briefing.tui.panes.fronts import front_rows
from briefing.tui.panes.humanitarian import _table as figures_table
from briefing.tui.panes.parts import Form, ItemBlock
from briefing.tui.panes.places import _table as claims_table
from briefing.tui.widgets.opened import kept_open
from briefing.tui.widgets.plan import FRONTS, VIEWS, Plan
from briefing.tui.widgets.planner import Planner
from tui.conftest import MakeApp
from tui.hand import hand_on
from tui.test_pane_rows import outline

BRIEFS = [
    "aleppo-2024-11-30",
    *(f"exercise-qelmara-2020-03-{day}" for day in ("04", "09", "17")),
]
SIZES = [(100, 30), (120, 40), (160, 45), (200, 60), (250, 80)]
ROW: Row = [("words", "text")]
HEAD = 4
"""Rows of a screen that are the masthead's, the bar's and the footer's."""


def planner(brief: str) -> Planner:
    shown = outline(brief, False)
    sections = {section.kind.key: section for section in shown.every_section}

    def steps(key: str, cells: int, size: str) -> list[int]:
        if key == FRONTS:
            heights = [len(rows) for rows in front_rows(shown, Form.within(cells, "full"))]
        else:
            form = Form.within(cells, size)
            blocks = PANES[key].blocks(sections[key], shown, form)
            heights = [block.height(False) for block in blocks]
        return [*accumulate(heights, initial=2)][1:] or [2]

    made = Planner(steps, {key: kind.weight for key, kind in PANES.items()})
    made.charted = any(place.lat is not None for place in shown.brief.places)
    made.fronts = bool(front_rows(shown, Form(80, "full")))
    return made


def columns(plan: Plan) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for key, rect in plan.rects.items():
        found.setdefault(rect.x, []).append(key)
    return found


@pytest.mark.parametrize("brief", BRIEFS)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
def test_no_pane_hides_items_beside_rows_that_could_show_them(
    brief: str, size: tuple[int, int]
) -> None:
    made = planner(brief)
    width, height = size[0], size[1] - HEAD
    plan = made.plan(width, height, "situation", False)
    bottom = height - 1 if size[0] >= 120 else height
    for keys in columns(plan).values():
        rects = [plan.rects[key] for key in keys]
        last = bottom if rects[0].x == 0 or size[0] >= 120 else height - 2
        blank = last - max(rect.y + rect.height for rect in rects)
        steps = {key: list(made.steps(key, plan.rects[key].width - 1, plan.size)) for key in keys}
        blank += sum(
            max(rect.height - steps[key][-1], 0) for key, rect in zip(keys, rects, strict=True)
        )
        for key, rect in zip(keys, rects, strict=True):
            more = [step for step in steps[key] if step > rect.height]
            assert not more or blank < 2, (key, rect, blank)


@pytest.mark.parametrize("brief", BRIEFS)
@pytest.mark.parametrize("size", [(80, 24), *SIZES], ids=lambda size: "x".join(map(str, size)))
def test_what_to_watch_is_not_folded_beside_rows_that_show_it(
    brief: str, size: tuple[int, int]
) -> None:
    made, (width, height) = planner(brief), (size[0], size[1] - HEAD)
    for focus in VIEWS["analysis"]:
        plan = made.plan(width, height, focus, False, "analysis")
        ends = max(rect.y + rect.height for rect in plan.rects.values())
        assert ends <= height - bool(plan.fold)
        room = plan.rects[focus].height - made.steps(focus, width - 1, plan.size)[-1]
        for key in plan.fold.keys if plan.fold else ():
            assert made.steps(key, width - 1, plan.size)[:2][-1] > room, (focus, key)


@pytest.mark.parametrize("brief", BRIEFS)
def test_on_a_page_no_column_is_blank_while_another_hides_a_pane_that_fits(brief: str) -> None:
    made = planner(brief)
    plan = made.plan(250, 76, "situation", False)
    blank, hidden = {}, {}
    for x, keys in columns(plan).items():
        rects = [plan.rects[key] for key in keys]
        blank[x] = 75 - max(rect.y + rect.height for rect in rects), rects[0].width
        for key, rect in zip(keys[1:], rects[1:], strict=True):
            if rect.height < made.steps(key, rect.width - 1, plan.size)[-1]:
                hidden[key] = x
    for key, x in hidden.items():
        for other, (rows, width) in blank.items():
            if other == x or (key in ("territory", "humanitarian") and width < 68):
                continue
            assert made.steps(key, width - 1, plan.size)[-1] > rows, (key, other, rows)


@pytest.mark.parametrize("brief", BRIEFS)
@pytest.mark.parametrize("cells", [36, 41, 55, 64, 69, 73, 90, 110, 140])
def test_no_cell_is_cut_while_its_row_has_free_ones(brief: str, cells: int) -> None:
    shown = outline(brief, False)
    form = Form(cells, "full")
    for key, made in (("territory", claims_table), ("humanitarian", figures_table)):
        section = shown.section(key)
        if not section.lines:
            continue
        table = made(section, shown, form)
        pairs = list(zip(table.columns, table.cells, strict=True))
        assert all(cells <= column.need for column, cells in pairs), "no wider than it needs"
        if any(0 < cells < column.need for column, cells in pairs):
            assert table.left <= 0


def test_a_column_of_figures_leaves_what_it_does_not_use_to_the_others() -> None:
    shown = outline("aleppo-2024-11-30", False)
    section, form = shown.section("humanitarian"), Form(70, "wide")
    rows = [plain(row) for block in PANES["humanitarian"].blocks(section, shown, form)
            for row in block.rows]  # fmt: skip
    assert not any(CUT in row for row in rows), rows
    used = figures_table(section, shown, form).cells[2]
    assert used < len('> 200 killed called "terrorists" by state media'), "whom stands below"


@pytest.mark.parametrize("brief", BRIEFS)
@pytest.mark.parametrize("size", [(80, 26), (80, 30), *SIZES], ids=lambda s: "x".join(map(str, s)))
def test_who_fights_whom_says_it_or_is_left_out(brief: str, size: tuple[int, int]) -> None:
    made = planner(brief)
    for height in range(size[1] - HEAD - 2, size[1] - HEAD + 2):
        plan = made.plan(size[0], height, "situation", False)
        if plan.fronts:
            first = made.steps(FRONTS, plan.fronts.width, plan.size)[0]
            assert plan.fronts.height >= first, "a title over nothing"


async def test_who_fights_whom_has_one_blank_row_below_it(make_app: MakeApp, bundled: Path) -> None:
    async with hand_on(make_app(bundled, BRIEFS[0]), (200, 60)) as hand:
        rect = hand.page.plan.fronts
        assert rect
        rows = [row[rect.x : rect.x + rect.width].strip() for row in hand.rows()]
        top = next(y for y, row in enumerate(rows) if row.startswith("WHO FIGHTS WHOM"))
        assert all(rows[top : top + rect.height - 1])
        assert rows[top + rect.height].startswith("TERRITORY")


@pytest.mark.parametrize("brief", BRIEFS)
@pytest.mark.parametrize("size", [(80, 24), (80, 26), *SIZES], ids=lambda s: "x".join(map(str, s)))
def test_what_a_figure_counts_is_never_cut(brief: str, size: tuple[int, int]) -> None:
    made, shown = planner(brief), outline(brief, False)
    plan = made.plan(size[0], size[1] - HEAD, "situation", False)
    for cells in {36, 41, plan.rects["humanitarian"].width - 1}:
        form = Form.within(cells, plan.size)
        blocks = PANES["humanitarian"].blocks(shown.section("humanitarian"), shown, form)
        rows = [*(block.rows[0] for block in blocks), *(h.row for b in blocks for h in b.heads)]
        assert rows or not shown.section("humanitarian").lines
        for row in rows:
            what = plain(row)[: plain(row).find(" ")] if plain(row)[:1].strip() else ""
            assert CUT not in what, (form, plain(row))


def test_every_category_has_a_word_of_at_most_nine_cells() -> None:
    for category in get_args(Category):
        assert len(CATEGORY_SHORT.get(category, category)) <= 9, category
    assert set(CATEGORY_SHORT) <= set(get_args(Category))


def test_items_stay_open_where_rows_would_be_blank_and_the_chosen_one_before_all() -> None:
    """Of 1 row each, open by 5, 6 and 5 rows."""
    blocks = [ItemBlock([ROW], [ROW] * more) for more in (5, 6, 5)]
    for chosen, by_room in (
        (0, {3: "", 7: "", 8: "0", 12: "0", 13: "02", 14: "01", 18: "01", 19: "012", 40: "012"}),
        (1, {8: "", 9: "1", 13: "1", 14: "01", 18: "01", 19: "012"}),
        (2, {7: "", 8: "2", 12: "2", 13: "02", 18: "02", 19: "012"}),
    ):
        for room, opened in by_room.items():
            found = kept_open(blocks, room, chosen)
            assert "".join(str(n) for n in range(3) if not found[n].opened) == opened, room
            rows = sum(block.height(n == chosen, n == 0) for n, block in enumerate(found))
            assert rows <= room or not opened


def test_what_is_left_then_parts_what_is_open_by_blank_rows() -> None:
    blocks = [ItemBlock([ROW], [ROW] * more) for more in (5, 1, 5)]
    assert [block.gap for block in kept_open(blocks, 16, 0)] == [False, True, True]
    assert not any(block.gap for block in kept_open(blocks, 15, 0)), "behind all, or none"
    blocks = [ItemBlock([ROW], [ROW] * 5) for _ in range(3)]
    for chosen in range(3):
        assert [block.gap for block in kept_open(blocks, 20, chosen)] == [False, True, True]
        assert not any(block.gap for block in kept_open(blocks, 19, chosen))


def test_the_rows_of_a_table_are_all_open_or_none() -> None:
    blocks = [ItemBlock([ROW], [ROW] * more) for more in (1, 2, 1)]
    assert [len(block.rows) for block in kept_open(blocks, 6, 1)] == [1, 1, 1]
    assert [len(block.rows) for block in kept_open(blocks, 7, 1)] == [2, 3, 2]


@pytest.mark.parametrize("brief", BRIEFS)
async def test_no_reason_is_hidden_beside_a_blank_screen(
    make_app: MakeApp, bundled: Path, brief: str
) -> None:
    async with hand_on(make_app(bundled, brief), (250, 80)) as hand:
        await hand.press("w")
        shown = outline(brief, False)
        ids = [each for item in shown.brief.judgements for each in item.because]
        words = " ".join(" ".join(plain_row.split()) for plain_row in hand.rows())
        for each in ids:
            assert shown.by_id[each].text[:40] in words, each


async def test_no_claim_of_the_list_of_places_is_hidden_beside_blank_rows(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, "aleppo-2024-11-30"), (250, 80)) as hand:
        await hand.press("m")
        for claim in outline("aleppo-2024-11-30", False).brief.territory:
            assert any(re.search(rf" {claim.control} .*p\d", row) for row in hand.rows()), claim
        await hand.press("full_stop", "enter")
        assert sum("▸" in row for row in hand.rows()) == 2, "the place and its one chosen claim"
