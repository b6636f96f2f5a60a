"""The grid: panes stand side by side, inside the page, with whole items, at any size."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.tui.widgets.heights import settle, share, spread_panes
from briefing.tui.widgets.plan import (
    FULL,
    LEAST,
    LEFT,
    LOW,
    PANE_ORDER,
    RIGHT,
    TWO_COLUMNS,
    VIEWS,
    Rect,
)
from briefing.tui.widgets.planner import Planner

heights = st.lists(st.integers(1, 6), min_size=1, max_size=12).map(
    lambda rows: [2 + sum(rows[: n + 1]) for n in range(len(rows))]
)
"""The heights at which a pane shows whole items, from one item to all."""
contents = st.fixed_dictionaries(dict.fromkeys(PANE_ORDER, heights))
sizes = st.tuples(
    st.one_of(st.sampled_from([79, 80, 119, 120, 199, 200]), st.integers(LEAST[0], 260)),
    st.one_of(st.sampled_from([17, 18, 21, 37, 57]), st.integers(LEAST[1] - 3, 80)),
)


def planner(steps: dict[str, list[int]]) -> Planner:
    return Planner(lambda key, _cells, _size: steps[key], dict.fromkeys(PANE_ORDER, 3))


def cells(rect: Rect) -> set[tuple[int, int]]:
    return {
        (x, y)
        for x in range(rect.x, rect.x + rect.width)
        for y in range(rect.y, rect.y + rect.height)
    }


@given(contents, sizes, st.sampled_from(PANE_ORDER), st.booleans(), st.sampled_from(list(VIEWS)))
def test_nothing_overlaps_and_nothing_leaves_the_page(
    steps: dict[str, list[int]], size: tuple[int, int], focus: str, alone: bool, view: str
) -> None:
    width, height = size
    plan = planner(steps).plan(width, height, focus, alone, view)
    parts = [cells(rect) for rect in plan.rects.values()]
    parts += [cells(Rect(0, 0, width, 1))] if plan.bar else []
    parts += [cells(plan.legend)] if plan.legend else []
    parts += [cells(Rect(plan.fold.x, plan.fold.y, plan.fold.width, 1))] if plan.fold else []
    page = cells(Rect(0, 0, width, height))
    assert all(part <= page for part in parts)
    assert all(not one & other for one, other in combinations(parts, 2))
    assert all(rect.height > 1 and rect.width > 20 for rect in plan.rects.values())


@given(contents, sizes, st.sampled_from(PANE_ORDER), st.booleans())
def test_every_pane_of_a_small_page_is_shown_once_it_has_the_keys(
    steps: dict[str, list[int]], size: tuple[int, int], focus: str, alone: bool
) -> None:
    width, height = size
    plan = planner(steps).plan(width, height, focus, alone)
    if alone or width < FULL or height < LOW:
        assert focus in plan.rects
    elif focus in (*LEFT, *RIGHT):
        assert focus in plan.rects, "a pane of the overview stands on it"


panes_of_columns = st.lists(
    st.lists(st.integers(2, 40), min_size=1, max_size=5), min_size=2, max_size=3
)


@given(panes_of_columns, st.integers(10, 60))
def test_no_pane_hides_beside_rows_that_would_show_it(columns: list[list[int]], rows: int) -> None:
    wanted = {
        f"{n}.{at}": want for n, column in enumerate(columns) for at, want in enumerate(column)
    }
    keys = [[f"{n}.{at}" for at in range(len(column))] for n, column in enumerate(columns)]
    found = spread_panes(keys, [rows] * len(keys), lambda key, _column: wanted[key])
    assert sorted(key for column in found for key in column) == sorted(wanted), "each once"
    assert all(column[0].endswith(".0") for column in found), "first panes stay"
    blank = [rows - sum(wanted[key] for key in column) for column in found]
    for column, spare in zip(found, blank, strict=True):
        movable = [wanted[key] for key in column[1:]] if spare < 0 else []
        gains = [
            (min(want, -spare), max(want - other, 0))
            for want in movable
            for other in blank
            if other > 0
        ]
        assert all(hidden <= lost for hidden, lost in gains), "moving one would show more"


@given(contents, st.integers(TWO_COLUMNS, FULL - 1), st.integers(LOW, 60))
def test_in_two_columns_every_main_pane_is_shown_or_folded(
    steps: dict[str, list[int]], width: int, height: int
) -> None:
    for focus in (*LEFT, *RIGHT):
        plan = planner(steps).plan(width, height, focus, False)
        assert plan.fold is not None
        assert {*plan.rects, *plan.fold.keys} >= {*LEFT, *RIGHT}
        assert not {*plan.rects} & {*plan.fold.keys}


@given(st.lists(st.tuples(st.integers(2, 60), st.integers(1, 9)), min_size=1, max_size=6),
       st.integers(0, 90))  # fmt: skip
def test_a_height_is_shared_whole(panes: list[tuple[int, int]], rows: int) -> None:
    wanted = [want for want, _ in panes]
    given_ = share(wanted, [weight for _, weight in panes], rows)
    least = sum(min(want, 4) for want in wanted)
    assert all(min(want, 4) <= got <= want for want, got in zip(wanted, given_, strict=True))
    assert sum(given_) == max(min(sum(wanted), rows), min(least, sum(wanted)))


@given(st.lists(st.tuples(heights, st.integers(1, 9)), min_size=1, max_size=6), st.integers(8, 90))
def test_rows_that_hold_no_whole_item_go_where_they_can(
    panes: list[tuple[list[int], int]], rows: int
) -> None:
    steps, weights = [pane for pane, _ in panes], [weight for _, weight in panes]
    shared = share([pane[-1] for pane in steps], weights, rows)
    settled = settle(shared, steps, weights, rows)
    assert sum(settled) <= max(rows, sum(shared))
    left = rows - sum(settled)
    for got, pane in zip(settled, steps, strict=True):
        assert got in pane or got < pane[0], "a whole number of items, if one has room"
        assert not any(got < step <= got + left for step in pane), "no row is given away"


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ((79, 40), 1),
        ((80, 17), 1),
        ((80, 18), 4),
        ((119, 40), 4),
        ((120, 40), 6),
        ((199, 40), 6),
        ((200, 57), 10),
        ((250, 17), 1),
    ],
)
def test_the_layouts_change_at_their_widths(size: tuple[int, int], shown: int) -> None:
    steps = {key: [4, 6, 90] for key in PANE_ORDER}
    assert len(planner(steps).plan(*size, "situation", False).rects) == shown


@pytest.mark.parametrize(("size", "shown"), [((119, 40), 6), ((120, 40), 8)])
def test_blank_rows_take_what_else_fits(size: tuple[int, int], shown: int) -> None:
    steps = {key: [4, 6, 9] for key in PANE_ORDER}
    assert len(planner(steps).plan(*size, "situation", False).rects) >= shown


def test_a_pane_alone_has_the_whole_page() -> None:
    steps = {key: [4] for key in PANE_ORDER}
    plan = planner(steps).plan(120, 37, "gaps", True)
    assert plan.rects == {"gaps": Rect(0, 1, 119, 35)}


def test_a_low_view_is_laid_out_while_the_keys_are_in_a_pane_of_the_page() -> None:
    made = Planner(lambda _key, _cells, _size: [3], dict.fromkeys(PANE_ORDER, 3))
    plan = made.plan(80, 18, "situation", False, "analysis")
    assert next(iter(plan.rects)) == "judgements"


def test_the_row_of_titles_is_the_legends_where_none_is_folded() -> None:
    made = planner({key: [3, 5, 7] for key in PANE_ORDER})
    for height, shown in ((18, 2), (19, 3), (22, 3)):
        plan = made.plan(80, height, "judgements", False, "analysis")
        assert len(plan.rects) == shown, height
        assert (plan.fold is None) == (shown == 3)
        last = plan.fold or plan.legend
        assert last
        assert last.y == height - 1
        assert max(rect.y + rect.height for rect in plan.rects.values()) == last.y


def test_what_a_low_view_leaves_blank_is_at_the_bottom() -> None:
    made = Planner(lambda _key, _cells, _size: [2], dict.fromkeys(PANE_ORDER, 3))
    rects = [*made.plan(80, 20, "judgements", False, "analysis").rects.values()]
    assert [rect.height for rect in rects[:-1]] == [2] * (len(rects) - 1)
    assert rects[-1].height > 2
    assert rects[-1].y + rects[-1].height == 19
