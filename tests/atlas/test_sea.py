"""Sea and land of a view, named areas, the graticule of invented places, the inset."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.atlas.areas import areas_in_view, outline_of
from briefing.atlas.basemap import Basemap
from briefing.atlas.drawing import HATCH, INSET_ACROSS_KM, INSET_SIZE, INSET_WIDEST_KM, SEA
from briefing.atlas.frame import FrameOptions, Painter
from briefing.atlas.graticule import WORDS, graticule
from briefing.atlas.layers import ground
from briefing.atlas.packing import Ring
from briefing.atlas.projection import CLOSE_KM, REGION_KM, Viewport
from briefing.atlas.scene import Scene, scene
from briefing.atlas.sea import sea_name
from briefing.atlas.spans import holds
from briefing.brief.outline import Outline

from .making import brief, made

ACTORS = [("ora", "Orans", "north"), ("vel", "Velans", "south")]


def at_sea(basemap: Basemap, view: Viewport, lat: float, lon: float) -> bool:
    column, row = view.cell(lat, lon)
    return any(
        line == row and start <= column < stop
        for spans in ground(basemap, view, basemap.level(view.unit)).sea.parts
        for line, start, stop in spans
    )


@pytest.mark.parametrize("unit", [40, 80, 300])
@pytest.mark.parametrize(
    ("lat", "lon", "sea"),
    [
        (35.6, 34.9, True),  # between Cyprus and Latakia
        (35.6, 36.6, False),  # Idlib
        (37.4, 36.6, False),  # Anatolia
        (35.1, 33.3, False),  # Cyprus
    ],
)
def test_the_sea_is_where_the_sea_is(
    basemap: Basemap, unit: float, lat: float, lon: float, sea: bool
) -> None:
    view = Viewport.at(35.8, 35.2, unit, 100, 40)
    assert at_sea(basemap, view, lat, lon) is sea


@pytest.mark.parametrize(("lat", "lon", "sea"), [(33.0, 34.0, True), (35.0, 38.5, False)])
def test_a_view_without_a_coast_is_all_sea_or_all_land(
    basemap: Basemap, lat: float, lon: float, sea: bool
) -> None:
    view = Viewport.at(lat, lon, 4, 40, 12)
    assert at_sea(basemap, view, lat, lon) is sea


@pytest.mark.parametrize(("lon", "sea"), [(35.83, True), (35.93, False)])
def test_close_by_the_coast_is_known_that_lies_out_of_view(
    basemap: Basemap, lon: float, sea: bool
) -> None:
    view = Viewport.at(34.80, lon, 1, 40, 12)  # five kilometres from the coast of Tartus
    assert at_sea(basemap, view, 34.80, lon) is sea


def test_land_behind_a_coast_that_hardly_enters_the_view_is_no_sea(basemap: Basemap) -> None:
    view = Viewport.at(42.6, 20.9, 600, 120, 40)  # of Germany's coast there are a few dots
    assert at_sea(basemap, view, 51.0, 10.0) is False
    assert at_sea(basemap, view, 43.0, 15.0) is True
    gaza = Viewport.at(31.5, 34.4, 3, 120, 40)  # the coast begins and ends out of view
    assert at_sea(basemap, gaza, 31.52, 34.38) is True
    assert at_sea(basemap, gaza, 31.46, 34.45) is False


def test_seas_are_named_and_those_in_dispute_are_not() -> None:
    assert sea_name(35.0, 34.0) == "Mediterranean Sea"
    assert sea_name(43.0, 35.0) == "Black Sea"
    assert sea_name(40.0, 135.0) == ""
    assert sea_name(27.0, 51.0) == ""


def province(name: str, lat: float | None = None, lon: float | None = None) -> Scene:
    raw = brief([("p", lat, lon), ("hill", 36.2, 37.2)], [("p", "ora", "stated", "full")], ACTORS)
    raw.places[0].name, raw.places[0].kind, raw.places[0].country = name, "province", "SY"
    return scene(Outline(raw))


@pytest.mark.parametrize("name", ["Aleppo province", "Aleppo Governorate", "Haleb"])
def test_a_province_is_found_by_any_of_its_names(basemap: Basemap, name: str) -> None:
    found = outline_of(basemap, province(name).areas[0])
    assert found is not None
    assert found.names[0] == "Aleppo"
    assert outline_of(basemap, province("Nowhere province").areas[0]) is None


def test_a_province_is_hatched_and_has_no_dot(painter: Painter) -> None:
    shown = province("Aleppo province", 36.3, 37.5)
    view = Viewport.fit(shown.points, 90, 36)
    frame = painter.frame(view, shown)
    assert frame.hatched == ["p"]
    assert [mark.site.id for mark in frame.marks] == ["hill"]
    assert "p" in [answer.key for answer in frame.answers]
    text = "\n".join(frame.text())
    assert "N Aleppo province" in text
    for sign in set("".join(HATCH)) - {" "}:
        assert sign in text
    spans = areas_in_view(painter.basemap, shown, view)[0][0].spans
    inside = {(row, column) for row, start, stop in spans for column in range(start, stop)}
    hatched = 0
    for row, runs in enumerate(frame.rows):
        at = 0
        for run, role in runs:
            if role == "side0":
                signed = [column for column, sign in enumerate(run, at) if sign != " "]
                assert all((row, column) in inside for column in signed)
                hatched += sum(sign in "".join(HATCH).replace(" ", "") for sign in run)
            at += len(run)
    assert hatched > 30


def test_the_name_of_an_area_in_dispute_has_the_sign_of_it(painter: Painter) -> None:
    claims = [("p", "ora", "stated", "full"), ("p", "vel", "claimed", "full")]
    raw = brief([("p", 36.3, 37.5), ("hill", 36.2, 37.2)], claims, ACTORS)
    raw.places[0].name, raw.places[0].kind, raw.places[0].country = (
        "Härl province",
        "province",
        "SY",
    )
    shown = scene(Outline(raw))
    view = Viewport.fit(shown.points, 90, 36)
    assert "⇋ NS Härl province (2)" in "\n".join(painter.frame(view, shown).text())
    plain = painter.frame(view, shown, FrameOptions(ascii_only=True))
    assert "! NS Harl province (2)" in "\n".join(plain.text())


def test_an_area_without_an_outline_has_a_name_and_no_dot(painter: Painter) -> None:
    shown = province("Nowhere province", 36.3, 37.5)
    frame = painter.frame(Viewport.fit(shown.points, 90, 36), shown)
    assert frame.hatched == []
    assert [mark.site.id for mark in frame.marks] == ["hill"]
    assert "N Nowhere province" in "\n".join(frame.text())


def test_an_area_without_claims_is_not_hatched(painter: Painter) -> None:
    raw = brief([("p", 36.3, 37.5), ("hill", 36.2, 37.2)])
    raw.places[0].name, raw.places[0].kind, raw.places[0].country = "Idlib", "province", "SY"
    view = Viewport.at(36.2, 37.2, 80, 80, 30)
    options = FrameOptions(countries=False)
    rows = painter.frame(view, scene(Outline(raw)), options).text()
    bare = painter.frame(view, made([("hill", 36.2, 37.2)]), options).text()
    other = [row for row, before in zip(rows, bare, strict=True) if row != before]
    assert len(other) == 1
    assert "Idlib" in other[0]


def invented() -> Scene:
    raw = brief([("hill", 36.2, 37.2), ("ford", 37.0, 38.0)])
    raw.status, raw.countries = "exercise", ["XA"]
    return scene(Outline(raw))


@pytest.mark.parametrize("ascii_only", [False, True])
def test_invented_places_lie_on_a_graticule_and_on_no_coast(
    painter: Painter, ascii_only: bool
) -> None:
    shown = invented()
    view = Viewport.fit(shown.points, 80, 30)
    frame = painter.frame(view, shown, FrameOptions(ascii_only=ascii_only))
    text = "\n".join(frame.text())
    assert WORDS in text
    assert "36 N" in text or "36.0 N" in text or "37 N" in text
    assert "SYRIA" not in text.replace(" ", "")
    assert not set("".join(SEA)) - {" "} & set(text) or ascii_only
    real = made([("hill", 36.2, 37.2), ("ford", 37.0, 38.0)])
    assert WORDS not in "\n".join(painter.frame(view, real).text())


@pytest.mark.parametrize("unit", [3.0, 40.0, 900.0])
def test_lines_of_the_graticule_lie_on_round_degrees(unit: float) -> None:
    view = Viewport.at(-42.9, -123.4, unit, 80, 30)
    found = graticule(view)
    for lines, axis in ((found.down, 1), (found.across, 0)):
        assert 1 <= len(lines) <= 12
        for line in lines:
            value, sign = line.label.split()
            degrees = float(value) * (-1 if sign in "SW" else 1)
            corner = (line.dot / 2, view.height / 2) if axis else (view.width / 2, line.dot / 4)
            assert view.point(*corner)[axis] == pytest.approx(degrees, abs=2 * unit * 360 / 2**20)


def test_the_inset_comes_when_one_is_near_and_hides_no_dot(painter: Painter) -> None:
    shown = made([("hill", 36.2, 37.2)])
    far = Viewport.fit(shown.points, 80, 30)
    assert far.km_per_cell * far.width > INSET_WIDEST_KM
    near = Viewport.at(36.2, 37.2, 6, 80, 30)
    without = painter.frame(near, shown, FrameOptions(inset=False))
    frame = painter.frame(near, shown)
    changed = [
        (row, column)
        for row, (a, b) in enumerate(zip(frame.text(), without.text(), strict=True))
        for column, (one, other) in enumerate(zip(a, b, strict=True))
        if one != other
    ]
    assert changed
    rows, columns = {row for row, _ in changed}, {column for _, column in changed}
    assert max(rows) - min(rows) < INSET_SIZE[1]
    assert max(columns) - min(columns) < INSET_SIZE[0]
    assert (
        painter.frame(far, shown).text()
        == painter.frame(far, shown, FrameOptions(inset=False)).text()
    )
    assert INSET_WIDEST_KM < INSET_ACROSS_KM


def test_the_first_fit_shows_the_region_and_a_close_one_the_places() -> None:
    points = [(36.2, 37.16), (36.19, 37.22)]
    for width, height in ((40, 11), (80, 20), (120, 36), (250, 76)):
        wide, close = (Viewport.fit(points, width, height, km) for km in (REGION_KM, CLOSE_KM))
        short = min(width, 2 * height)
        assert wide.km_per_cell * short == pytest.approx(REGION_KM, rel=0.02)
        assert close.km_per_cell * short == pytest.approx(CLOSE_KM, rel=0.3)
        assert all(close.holds(*point) for point in points)


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=3, max_size=9),
    st.integers(0, 59),
    st.integers(0, 59),
)
def test_a_point_lies_in_an_outline_that_it_sees_an_odd_number_of_edges_of(
    points: list[tuple[int, int]], column: int, row: int
) -> None:
    """Counted edge by edge."""
    xs, ys = ([2 * each[n] for each in (*points, points[0])] for n in (0, 1))
    ring = Ring(xs, ys, min(xs), min(ys), max(xs), max(ys))
    x, y = 2 * column + 1, 2 * row + 1
    crossings = [
        x0 + (y - y0) * (x1 - x0) / (y1 - y0)
        for (x0, y0), (x1, y1) in pairwise(zip(xs, ys, strict=True))
        if (y0 > y) != (y1 > y)
    ]
    assert holds(ring, x, y) == (sum(each > x for each in crossings) % 2 == 1)
    assert not holds(ring, max(xs) + 1, y)
    assert not holds(ring, min(xs) - 1, y)


def test_a_country_with_hardly_any_coast_in_view_is_no_sea(basemap: Basemap) -> None:
    for lat, lon, unit in ((36, 38, 340), (34, 36, 360), (34, 39, 260)):
        view = Viewport.at(lat, lon, unit, 112, 38)
        iraq = view.cell(33.0, 42.5)
        sea = ground(basemap, view, basemap.level(unit)).sea
        cells = {(x, row) for part in sea.parts for row, a, b in part for x in range(a, b)}
        assert cells, "the Mediterranean"
        assert iraq not in cells


def test_an_ocean_with_a_corner_of_an_island_is_sea(basemap: Basemap) -> None:
    for lat, lon in ((-30, -130), (-14, -130), (0, -130)):
        view = Viewport.at(lat, lon, 650, 100, 36)
        sea = ground(basemap, view, basemap.level(650)).sea
        assert sum(b - a for part in sea.parts for _, a, b in part) > 3000
