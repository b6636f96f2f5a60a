"""Values and cells, both ways: exact at the borders, honest in breaks and outside."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from briefing.brief.plot.axis import DOTS, Axis, AxisStretch, Break, percent

numbers = st.integers(-(10**18), 10**18) | st.floats(-1e18, 1e18)
sizes = st.integers(1, 250)


@given(numbers, numbers, numbers, sizes)
@example(0, 100, 55, 100)
@example(0.1, 0.3, 0.2, 2)
def test_a_value_is_among_the_values_of_its_cell(
    low: float, high: float, value: float, cells: int
) -> None:
    assume(low < high)
    axis = Axis.linear(low, high, cells)
    cell = axis.cell(value)
    if not low <= value <= high:
        assert cell is None
        return
    assert cell is not None
    assert 0 <= cell < cells
    held = axis.values(cell)
    assert held is not None
    assert held[0] <= value < held[1] or (value == high and cell == cells - 1)


@given(numbers, numbers, sizes)
def test_the_cells_hold_all_values_once(low: float, high: float, cells: int) -> None:
    assume(low < high)
    axis = Axis.linear(low, high, cells)
    held = [axis.values(cell) for cell in range(cells)]
    edges = [each for each in held if each is not None]
    assert len(edges) == cells
    assert edges[0][0] == low
    assert edges[-1][1] == high
    assert all(one[1] == other[0] for one, other in pairwise(edges))
    assert axis.values(-1) is None
    assert axis.values(cells) is None


@given(numbers, numbers, numbers, numbers, sizes)
def test_a_range_covers_what_lies_in_it_and_no_cell_more(
    low: float, high: float, one: float, other: float, cells: int
) -> None:
    assume(low < high)
    axis = Axis.linear(low, high, cells)
    first, last = min(one, other), max(one, other)
    span = axis.span(first, last)
    for cell in range(cells):
        held = axis.values(cell)
        assert held is not None
        meets = max(held[0], first) < min(held[1], last)
        assert (cell in span) == meets or (len(span) == 1 and cell in span)
    assert set(span) <= set(range(cells))


@pytest.mark.parametrize("cells", [20, 33, 40, 100, 111])
def test_ranges_that_meet_share_no_dot_where_the_border_is_one(cells: int) -> None:
    axis = percent(cells)
    below, above = axis.dots(20, 55), axis.dots(55, 80)
    assert below.stop - above.start == (0 if 55 * cells * DOTS % 100 == 0 else 1)


def test_the_edges_are_on_the_axis_and_beyond_is_not() -> None:
    axis = percent(50)
    assert (axis.cell(0), axis.cell(100)) == (0, 49)
    assert (axis.cell(-1), axis.cell(101)) == (None, None)
    assert axis.dots(80, 95) == range(80, 95)
    assert axis.dots(-math.inf, 10) == range(10)
    assert axis.dots(90, math.inf) == range(90, 100)
    assert axis.dots(120, 140) == range(0)
    assert axis.dots(-9, 0) == range(0)
    assert axis.dots(-math.inf, math.inf) == range(100)


def test_a_range_of_nothing_is_a_point_and_a_backward_one_an_error() -> None:
    axis = percent(50)
    assert axis.dots(30, 30) == range(30, 31)
    assert axis.dots(100, 100) == range(99, 100)
    with pytest.raises(ValueError, match="is no range"):
        axis.dots(31, 30)


def test_an_axis_without_cells_holds_nothing() -> None:
    axis = Axis.linear(0, 100, 0)
    assert axis.cells == 0
    assert axis.cell(50) is None
    assert axis.span(0, 100) == range(0)
    assert axis.values(0) is None


def test_where_all_values_are_one_it_has_a_place() -> None:
    assert Axis.linear(7, 7, 10).cell(7) == 0


BROKEN = Axis([AxisStretch(0, 10, 0, 5), AxisStretch(90, 100, 7, 10)])


def test_a_break_has_no_values_and_its_values_no_cell() -> None:
    assert BROKEN.cells == 17
    assert BROKEN.breaks == [Break(10, 90, 5, 2)]
    assert BROKEN.cell(9) == 4
    assert BROKEN.cell(10) is None
    assert BROKEN.cell(50) is None
    assert BROKEN.cell(90) == 7
    assert BROKEN.cell(100) == 16
    assert [BROKEN.values(cell) for cell in (5, 6)] == [None, None]
    assert BROKEN.values(7) == (90, 91)


def test_a_range_runs_through_a_break_and_ends_at_it() -> None:
    assert BROKEN.span(0, 100) == range(17)
    assert BROKEN.span(4, 92) == range(2, 9)
    assert BROKEN.span(4, 10) == range(2, 5)
    assert BROKEN.span(90, 95) == range(7, 12)
    assert BROKEN.span(20, 95) == range(5, 12)
    assert BROKEN.span(4, 30) == range(2, 7)


@pytest.mark.parametrize(
    "stretches",
    [
        [AxisStretch(0, 0, 0, 5)],
        [AxisStretch(0, 10, 0, 0)],
        [AxisStretch(0, 10, 0, 5), AxisStretch(9, 20, 6, 5)],
        [AxisStretch(0, 10, 0, 5), AxisStretch(10, 20, 4, 5)],
    ],
)
def test_stretches_that_lie_over_each_other_are_refused(stretches: list[AxisStretch]) -> None:
    with pytest.raises(ValueError, match="Stretch"):
        Axis(stretches)


def test_values_are_exact() -> None:
    axis = Axis.linear(0, 3, 7)
    assert axis.values(1) == (Fraction(3, 7), Fraction(6, 7))
    assert axis.cell(Fraction(3, 7)) == 1
