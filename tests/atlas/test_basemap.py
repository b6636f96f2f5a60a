"""The map's file: what it says of itself, how large it is, and that its tiles fit together."""

from itertools import takewhile
from pathlib import Path

import pytest

from briefing.atlas.basemap import (
    BORDER,
    COAST,
    DISPUTED,
    KINDS,
    MAGIC,
    PATH,
    PROVINCE,
    RIVER,
    SIZE_CAP,
    Basemap,
)
from briefing.atlas.layers import strokes
from briefing.atlas.projection import WORLD, Viewport, project
from briefing.files import Unreadable

SYRIA = Viewport.at(35, 38.5, 100, 120, 40)


def test_it_keeps_to_its_size_and_says_where_it_comes_from(basemap: Basemap) -> None:
    assert PATH.stat().st_size < SIZE_CAP == 600_000
    about = basemap.about
    assert about["licence"] == "public domain"
    assert [source["what"] for source in about["sources"]] == [
        "coasts and borders", "provinces", "rivers and lakes",
    ]  # fmt: skip
    for source in about["sources"]:
        assert "Natural Earth" in source["data"]
        assert "npm" in source["package"]
    assert "control" in about["view"]
    assert [level["scale"] for level in about["levels"]] == ["1:110m", "1:50m", "1:10m"]
    head = PATH.read_bytes()[:400]
    assert head.startswith(MAGIC)
    assert b"Natural Earth" in head  # readable without any program


def test_every_tile_can_be_unpacked_and_stays_in_its_square(basemap: Basemap) -> None:
    kinds = set()
    for key in basemap:
        tile = basemap.tile(key)
        span = basemap.about["levels"][key.level]["tile"]
        assert tile.corner == (key.column * span, key.row * span)
        assert tile.strokes
        for stroke in tile.strokes:
            kinds.add(stroke.kind)
            xs, ys = tile.xs[stroke.start : stroke.stop], tile.ys[stroke.start : stroke.stop]
            assert len(xs) == len(ys) >= 2
            assert (min(xs), min(ys), max(xs), max(ys)) == stroke[3:]
            assert stroke.west >= 0 <= stroke.north
            assert stroke.east * tile.step <= span >= stroke.south * tile.step
    assert kinds == set(KINDS)


def lines(basemap: Basemap, view: Viewport, kind: int) -> int:
    """How many dots' worth of points of a kind lie in a view."""
    count = 0
    for found, xs, ys in strokes(basemap, view, basemap.level(view.unit)):
        if found == kind:
            count += sum(
                0 <= x < 2 * view.width and 0 <= y < 4 * view.height
                for x, y in zip(xs, ys, strict=True)
            )
    return count


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ((36.9, 36.2, 40), BORDER),  # Syria and Türkiye
        ((34.9, 35.9, 40), COAST),  # Tartus
        ((35.3, 40.1, 20), RIVER),  # the Euphrates
        ((35.8, 36.8, 40), PROVINCE),  # Idlib and Aleppo
        ((33.0, 35.85, 20), DISPUTED),  # the Golan
        ((34.5, 74.0, 40), DISPUTED),  # Kashmir
        ((46.15, 33.6, 40), DISPUTED),  # Crimea
        ((42.7, 20.6, 60), DISPUTED),  # Kosovo
        ((42.9, 41.5, 40), DISPUTED),  # Abkhazia, by its province's line
        ((27.66, -10, 60), DISPUTED),  # Western Sahara
        ((38.0, 127.0, 40), DISPUTED),  # Korea
    ],
)
def test_lines_are_where_they_are(
    basemap: Basemap, place: tuple[float, float, float], kind: int
) -> None:
    lat, lon, unit = place
    assert lines(basemap, Viewport.at(lat, lon, unit, 60, 20), kind) > 0


@pytest.mark.parametrize(("lat", "lon"), [(35.4, 38.9), (25.0, 25.0), (-33.0, -150.0)])
def test_there_is_nothing_where_there_is_nothing(basemap: Basemap, lat: float, lon: float) -> None:
    view = Viewport.at(lat, lon, 2, 40, 20)
    assert not any(lines(basemap, view, kind) for kind in (COAST, BORDER, DISPUTED))


@pytest.mark.parametrize("lat", [66.0, 69.0, -17.0])
def test_no_coast_runs_along_180_degrees(basemap: Basemap, lat: float) -> None:
    view = Viewport.at(lat, 180, 20, 40, 20)
    level = basemap.level(view.unit)
    for kind, xs, ys in strokes(basemap, view, level):
        for (x0, y0), (x1, y1) in zip(
            zip(xs, ys, strict=True), list(zip(xs, ys, strict=True))[1:], strict=False
        ):
            middle = {39, 40, 41}
            along = x0 in middle and x1 in middle and abs(y1 - y0) > 12
            assert not (along and kind == COAST)


def test_no_line_runs_round_the_world(basemap: Basemap) -> None:
    tile = basemap.tile(next(iter(basemap)))
    assert max(abs(b - a) for s in tile.strokes
               for a, b in zip(tile.xs[s.start : s.stop], tile.xs[s.start + 1 : s.stop],
                               strict=False)) * tile.step < WORLD / 8  # fmt: skip
    russia = next(country for country in basemap.countries if country.code == "RU")
    for ring in russia.rings:
        assert max(abs(b - a) for a, b in zip(ring.xs, ring.xs[1:], strict=False)) < WORLD / 8


def test_a_view_across_180_degrees_has_both_sides(basemap: Basemap) -> None:
    view = Viewport.at(-17, 180, 60, 60, 24)
    needed = basemap.needed(view)
    assert {shift for _, shift in needed} in ({0, WORLD}, {-WORLD, 0})
    sides = {x < 60 for kind, xs, _ in strokes(basemap, view, 2) for x in xs if 0 <= x < 120}
    assert sides == {True, False}


def test_the_level_grows_finer_as_the_view_comes_closer(basemap: Basemap) -> None:
    assert [basemap.level(unit) for unit in (4000, 700.1, 700, 130.1, 130, 0.5)] == [
        0, 0, 1, 1, 2, 2,
    ]  # fmt: skip


def test_what_is_not_unpacked_yet_can_be_told_and_a_coarser_level_stands_in() -> None:
    basemap = Basemap()
    missing = basemap.missing(SYRIA)
    assert missing
    assert {key.level for key in missing} == {2}
    assert basemap.best_level(SYRIA) == 0
    for key, _ in basemap.needed(SYRIA, 1):
        basemap.tile(key)
    assert basemap.best_level(SYRIA) == 1
    for key in missing:
        basemap.tile(key)
    assert basemap.missing(SYRIA) == []
    assert basemap.best_level(SYRIA) == 2


def test_tiles_are_kept_but_not_without_end() -> None:
    basemap = Basemap()
    keys = list(basemap)[:200]
    first = basemap.tile(keys[0])
    assert basemap.tile(keys[0]) is first
    seen = [(key, basemap.tile(key)) for key in keys]
    kept = takewhile(lambda each: basemap.tile(each[0]) is each[1], reversed(seen))
    assert 0 < len(list(kept)) < 100


def test_countries_have_names_codes_and_land(basemap: Basemap) -> None:
    by_name = {country.name: country for country in basemap.countries}
    assert by_name["Syria"].code == "SY"
    assert by_name["Türkiye"].code == "TR"
    assert by_name["Kosovo"].code == ""
    assert len(by_name) > 230
    assert all(country.rings for country in basemap.countries)


@pytest.mark.parametrize(
    ("data", "error"), [(b"", ValueError), (b"briefing-basemap/1\n9\n", ValueError)]
)
def test_another_file_is_refused(tmp_path: Path, data: bytes, error: type[Exception]) -> None:
    path = tmp_path / "basemap.dat"
    path.write_bytes(data)
    with pytest.raises(error, match="not a basemap"):
        Basemap(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        Basemap(tmp_path / "none.dat")


def test_provinces_are_known_by_country_and_lie_where_they_are(basemap: Basemap) -> None:
    found = {name: each for each in basemap.provinces("SY") for name in each.names}
    aleppo, homs = found["Aleppo"], found["Homs"]
    x, y = project(36.2, 37.16)
    for ring in aleppo.rings:
        assert ring.west <= min(ring.xs)
        assert ring.north <= min(ring.ys)
        assert max(ring.xs) <= ring.east
        assert max(ring.ys) <= ring.south
    assert any(r.west < x < r.east and r.north < y < r.south for r in aleppo.rings)
    assert not any(r.west < x < r.east and r.north < y < r.south for r in homs.rings)
    assert basemap.provinces("XA") == []


def test_without_waiting_no_province_is_unpacked() -> None:
    fresh = Basemap()
    assert fresh.provinces("SY", wait=False) == []
    assert fresh.known_provinces == 0
    assert fresh.provinces("SY")
    assert fresh.provinces("SY", wait=False)


def test_provinces_of_every_country_can_be_unpacked(basemap: Basemap) -> None:
    for country in basemap.about["provinces"]:
        provinces = basemap.provinces(country)
        assert provinces
        assert all(each.names[0] and each.rings for each in provinces), country
