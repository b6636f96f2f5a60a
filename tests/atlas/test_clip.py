"""Cutting lines at a window: what is left lies inside, and nothing inside is lost."""

from itertools import pairwise
from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from briefing.atlas.raster import Box, Point, clip_line, clip_segment

NUMBERS = st.floats(-1e6, 1e6, allow_nan=False)
POINTS = st.tuples(NUMBERS, NUMBERS)
WHOLE = st.tuples(st.integers(-40, 140), st.integers(-40, 140))
INSIDE = st.tuples(st.integers(0, 100), st.integers(0, 60))
BOX: Box = (0.0, 0.0, 100.0, 60.0)


def inside(point: Point) -> bool:
    return BOX[0] <= point[0] <= BOX[2] and BOX[1] <= point[1] <= BOX[3]


def off(point: Point, a: Point, b: Point) -> float:
    """How far a point lies from the line through two others, in parts of their distance."""
    (px, py), (ax, ay), (bx, by) = point, a, b
    length = hypot(bx - ax, by - ay)
    if length == 0:
        return hypot(px - ax, py - ay)
    return abs((px - ax) * (by - ay) - (py - ay) * (bx - ax)) / length


@given(POINTS, POINTS)
def test_what_is_left_of_a_segment_lies_in_the_box_and_on_the_segment(a: Point, b: Point) -> None:
    found = clip_segment(*a, *b, BOX)
    if found is not None:
        for point in (found[:2], found[2:]):
            assert inside(point)
            assert off(point, a, b) < 1e-3
    if inside(a) or inside(b):
        assert found is not None
    if inside(a) and inside(b):
        assert found == (*a, *b)


@given(POINTS, POINTS, st.floats(0, 1))
def test_no_point_of_a_segment_that_lies_inside_is_lost(a: Point, b: Point, t: float) -> None:
    point = (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]))
    well_inside = 1e-3 < point[0] < 99.999 and 1e-3 < point[1] < 59.999
    found = clip_segment(*a, *b, BOX)
    if well_inside:
        assert found is not None
        low, high = sorted((found[0], found[2]))
        assert low - 1e-3 <= point[0] <= high + 1e-3


@given(st.lists(WHOLE, min_size=1, max_size=30))
def test_every_point_inside_comes_back_in_its_order(line: list[Point]) -> None:
    parts = list(clip_line(line, BOX))
    assert all(inside(point) for part in parts for point in part)
    kept = [point for part in parts for point in part]
    at = 0
    for point in (point for point in line if inside(point)):
        if not at or kept[at - 1] != point:  # one that is said twice in a row comes back once
            assert point in kept[at:]
            at = kept.index(point, at) + 1


@given(st.lists(INSIDE, min_size=2, max_size=20))
def test_a_line_that_never_leaves_is_one_part(line: list[Point]) -> None:
    without_repeats = [line[0], *(b for a, b in pairwise(line) if a != b)]
    assert list(clip_line(line, BOX)) == [without_repeats]


def test_a_line_that_leaves_and_comes_back_is_two_parts() -> None:
    line = [(10.0, 10.0), (10.0, -10.0), (30.0, -10.0), (30.0, 20.0)]
    assert list(clip_line(line, BOX)) == [
        [(10.0, 10.0), (10.0, 0.0)],
        [(30.0, 0.0), (30.0, 20.0)],
    ]


def test_a_line_may_cross_the_box_without_a_point_in_it() -> None:
    assert list(clip_line([(-10.0, 30.0), (110.0, 30.0)], BOX)) == [[(0.0, 30.0), (100.0, 30.0)]]
    assert not list(clip_line([(-10.0, 70.0), (110.0, 70.0)], BOX))
    assert list(clip_line([(5.0, 5.0)], BOX)) == [[(5.0, 5.0)]]
