"""From degrees to cells and back, and how a view moves."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.atlas.projection import FINEST, NORTHMOST, WORLD, Viewport, project, unproject

LATS = st.floats(-84.5, 84.5)
LONS = st.floats(-180, 180, exclude_max=True)
SIZES = st.tuples(st.integers(2, 250), st.integers(2, 80))
UNITS = st.floats(FINEST, 4_000)


@st.composite
def views(draw: st.DrawFn) -> Viewport:
    width, height = draw(SIZES)
    return Viewport.at(draw(LATS), draw(LONS), draw(UNITS), width, height)


def apart(a: float, b: float, around: float) -> float:
    """How far two places on a circle lie apart."""
    return abs((a - b + around / 2) % around - around / 2)


@given(LATS, LONS)
def test_there_and_back_is_the_same_point(lat: float, lon: float) -> None:
    x, y = project(lat, lon)
    assert 0 <= x < WORLD
    assert 0 <= y <= WORLD
    back = unproject(x, y)
    assert back[0] == pytest.approx(lat, abs=1e-7)
    assert apart(back[1], lon, 360) < 1e-7


@given(st.floats(-90, 90), st.floats(-720, 720))
def test_no_point_lies_off_the_map(lat: float, lon: float) -> None:
    x, y = project(lat, lon)
    assert 0 <= x <= WORLD
    assert -1e-6 <= y <= WORLD + 1e-6


def test_known_points() -> None:
    assert project(0, 0) == pytest.approx((WORLD / 2, WORLD / 2))
    assert project(NORTHMOST, -180)[1] == pytest.approx(0, abs=1e-3)
    # Web Mercator, EPSG:3857: 45 degrees north is 5621521.486 m from the equator.
    metres = (0.5 - project(45, 9)[1] / WORLD) * 40_075_016.686
    assert metres == pytest.approx(5_621_521.486, abs=0.01)


@given(views(), st.floats(0, 1), st.floats(0, 1))
def test_a_point_of_the_view_lies_in_the_cell_it_was_read_from(
    view: Viewport, right: float, down: float
) -> None:
    column, row = int(right * (view.width - 1)), int(down * (view.height - 1))
    lat, lon = view.point(column + 0.5, row + 0.5)
    if abs(lat) < NORTHMOST - 0.1:
        found = view.cell(lat, lon)
        # Where the view is as wide as the world, its last column is its first.
        assert apart(found[0], column, WORLD / (2 * view.unit)) < 1.01
        assert abs(found[1] - row) <= 1


@given(views(), st.integers(-90, 90), st.integers(-40, 40))
def test_moving_by_whole_cells_moves_every_place_by_as_many(
    view: Viewport, columns: int, rows: int
) -> None:
    moved = view.pan(columns, rows)
    assert moved.unit == view.unit
    lat, lon = view.centre
    (before,), (after,) = view.dots([(lat, lon)]), moved.dots([(lat, lon)])
    assert apart(before[0] - after[0], 2 * columns, WORLD / view.unit) <= 1.5
    half = 2 * view.height * view.unit
    if moved.y > half + 1 and moved.y < WORLD - half - 1:
        assert abs(before[1] - after[1] - 4 * rows) <= 1


@given(views(), st.sampled_from([0.5, 0.8, 1.25, 2.0, 3.0]), st.floats(0, 1), st.floats(0, 1))
def test_zooming_leaves_what_is_under_the_pointer(
    view: Viewport, factor: float, right: float, down: float
) -> None:
    at = (right * view.width, down * view.height)
    near = view.zoom(factor, at)
    if near.unit != view.unit / factor:
        return  # held at the closest or widest
    x, y = project(*view.point(*at))
    x2, y2 = project(*near.point(*at))
    step = max(view.unit, near.unit)
    assert apart(x, x2, WORLD) <= 2 * step
    free = near.y - 2 * near.height * near.unit > 0 and near.y + 2 * near.height * near.unit < WORLD
    if free and 0 < y < WORLD:
        assert abs(y - y2) <= 2 * step


@given(views(), st.floats(1e-6, 1e6))
def test_no_view_shows_the_world_twice_or_what_lies_beyond_it(
    view: Viewport, factor: float
) -> None:
    for other in (view, view.zoom(factor), view.pan(1e5, 1e5), view.sized(7, 90)):
        assert FINEST <= other.unit <= WORLD / (2 * other.width) * (1 + 1e-12)
        assert 0 <= other.x < WORLD
        high = 4 * other.height * other.unit
        if high < WORLD:
            assert high / 2 - 1e-6 <= other.y <= WORLD - high / 2 + other.unit / 2 + 1e-6
        else:
            assert other.y == WORLD / 2


@example([(0.0, 0.0), (-84.5, 0.0)], (2, 2))
@given(st.lists(st.tuples(LATS, LONS), min_size=1, max_size=9), SIZES)
def test_a_fitted_view_shows_every_point(
    points: list[tuple[float, float]], size: tuple[int, int]
) -> None:
    view = Viewport.fit(points, *size)
    whole = 4 * view.height * view.unit >= WORLD  # to half a dot: the corner lies on a whole one
    if view.unit < WORLD / (2 * view.width) * 0.99 and not whole:
        assert all(view.holds(*point) for point in points)


def test_a_fitted_view_goes_the_short_way_across_180_degrees() -> None:
    view = Viewport.fit([(-17.0, 179.2), (-18.0, -179.4)], 80, 24)
    assert abs(view.centre[1]) > 179
    assert 2 * view.width * view.unit < WORLD / 60
    assert view.holds(-17.0, 179.2)
    assert view.holds(-18.0, -179.4)


def test_one_point_is_fitted_with_land_around_it_and_none_is_the_world() -> None:
    near = Viewport.fit([(36.2, 37.1)], 80, 24)
    assert 250 < near.km_per_cell * near.width < 600
    assert Viewport.fit([], 80, 24).unit == WORLD / 160


def test_kilometres_shrink_towards_the_poles() -> None:
    equator = Viewport.at(0, 0, 100, 80, 24).km_per_cell
    north = Viewport.at(60, 0, 100, 80, 24).km_per_cell
    assert north == pytest.approx(equator * math.cos(math.radians(60)), rel=1e-6)
    assert equator == pytest.approx(200 * 40_075.016686 / WORLD)
