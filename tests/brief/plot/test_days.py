"""An axis of days: every day has its place, long empty stretches are left out visibly."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefing.brief.plot.days import BREAK, Days, day_axis, labels


def days(first: str, last: str = "") -> Days:
    """Return the interval from a day to another, the last one included."""
    low = date.fromisoformat(first)
    return low.toordinal(), date.fromisoformat(last or first).toordinal() + 1


intervals = st.lists(
    st.tuples(
        st.dates(date(1, 1, 1), date(9998, 1, 1)).map(date.toordinal), st.integers(1, 800)
    ).map(lambda pair: (pair[0], sum(pair))),
    min_size=1,
    max_size=12,
)


@given(intervals, st.integers(1, 250))
def test_all_that_happened_is_on_the_axis(found: list[Days], cells: int) -> None:
    axis = day_axis(found, cells)
    assert axis.cells == cells
    for first, last in found:
        span = axis.span(first, last)
        assert span
        assert set(span) <= set(range(cells))
        for gap in axis.breaks:
            inside = gap.low < first < gap.high or gap.low < last < gap.high
            assert not inside, "something begins or ends where days are left out"


@given(intervals, st.integers(1, 250))
def test_dates_above_it_stand_in_their_cells_and_not_over_each_other(
    found: list[Days], cells: int
) -> None:
    axis = day_axis(found, cells)
    shown = labels(axis)
    assert all(a.cell + len(a.text) < b.cell for a, b in pairwise(shown)) or cells < 12
    assert len(shown) >= len(axis.stretches)


def test_days_that_all_have_room_are_not_broken() -> None:
    axis = day_axis([days("2020-03-05"), days("2020-03-09")], 60)
    assert axis.breaks == []
    assert [label.text for label in labels(axis)][:2] == ["5 Mar 2020", "Fri 6 Mar"]


def test_a_long_empty_stretch_is_left_out_with_a_break() -> None:
    found = [
        days("2011-01-01", "2011-12-31"),
        days("2023-11-01", "2024-11-30"),
        days("2024-11-29"),
        days("2024-11-30"),
    ]
    axis = day_axis(found, 110)
    low, high = days("2011-12-31")[1], days("2023-11-01")[0]
    assert (axis.breaks[0].low, axis.breaks[0].high) == (low, high)
    assert all(gap.cells == BREAK for gap in axis.breaks)
    friday, saturday = axis.dots(*found[2]), axis.dots(*found[3])
    assert friday.stop <= saturday.start + 1
    assert len(axis.span(*found[2])) >= 2
    assert [label.text for label in labels(axis)][:2] == ["2011", "Nov 2023"]


def test_one_scale_shows_lengths_as_they_are() -> None:
    axis = day_axis([days("2020-03-01", "2020-03-05"), days("2020-03-06", "2020-03-15")], 60)
    assert len(axis.span(*days("2020-03-06", "2020-03-15"))) == 40
    assert len(axis.span(*days("2020-03-01", "2020-03-05"))) == 20


def test_without_days_there_is_no_axis() -> None:
    assert day_axis([], 80).cells == 0
    assert day_axis([days("2020-03-05")], 0).cells == 0
    assert labels(day_axis([], 80)) == []


def test_the_last_day_there_is_has_a_place() -> None:
    axis = day_axis([days("9999-12-31")], 20)
    assert axis.span(*days("9999-12-31")) == range(20)
    assert labels(axis)[0].text == "31 Dec 9999"
