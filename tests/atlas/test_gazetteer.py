"""Looking places up by name and by view."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.atlas.gazetteer import LARGEST, PATH, SIZE_CAP, Gazetteer
from briefing.atlas.likely import likely
from briefing.atlas.place_columns import PARTS, fold, other_names
from briefing.files import Unreadable


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon", "kind"),
    [
        ("Aleppo", "SY", 36.20, 37.16, "city"),
        ("Halab", "SY", 36.20, 37.16, "city"),
        ("حلب", "SY", 36.20, 37.16, "city"),
        ("Kuweires", "SY", 36.19, 37.58, "air base"),
        ("kweires", "sy", 36.19, 37.58, "air base"),
        ("Bab al-Hawa", "SY", 36.24, 36.69, "crossing"),
        ("Bab el-Hawa", "SY", 36.24, 36.69, "crossing"),
        ("Al-Bab", "SY", 36.37, 37.52, "town"),
        ("al bāb", "SY", 36.37, 37.52, "town"),
        ("Raqqa", "SY", 35.95, 39.01, "city"),
        ("Deir ez-Zor", "SY", 35.34, 40.14, "city"),
        ("Damascus", "SY", 33.51, 36.29, "capital"),
        ("Kyiv", "UA", 50.45, 30.52, "capital"),
        ("Київ", "UA", 50.45, 30.52, "capital"),
        ("El Fasher", "SD", 13.63, 25.35, "city"),
        ("Suva", "FJ", -18.14, 178.44, "capital"),
        ("Rafah crossing", "PS", 31.25, 34.26, "crossing"),
    ],
)
def test_a_place_is_found_by_any_of_its_names(
    gazetteer: Gazetteer, name: str, country: str, lat: float, lon: float, kind: str
) -> None:
    place = gazetteer.find(name, country)[0]
    assert place.lat == pytest.approx(lat, abs=0.02)
    assert place.lon == pytest.approx(lon, abs=0.02)
    assert place.kind == kind
    assert place.country == country.upper()
    by_hand = kind in {"air base", "crossing"} or place.name == "Al-Bab"
    assert place.origin == ("briefing" if by_hand else "GeoNames")


def test_without_a_country_all_are_searched_the_largest_first(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("Tripoli")
    assert [place.country for place in found[:2]] == ["LY", "LB"]
    assert found[0].population > found[1].population > 0


@pytest.mark.parametrize(("name", "country"), [("Qelmara", "SY"), ("", "SY"), ("-", "SY"),
                                               ("Aleppo", "ZZ"), ("Aleppo", LARGEST)])  # fmt: skip
def test_what_there_is_not_is_not_found(gazetteer: Gazetteer, name: str, country: str) -> None:
    assert gazetteer.find(name, country) == []


@given(st.text(max_size=80), st.text(max_size=3))
def test_any_text_can_be_asked_for(gazetteer: Gazetteer, name: str, country: str) -> None:
    if country:
        for place in gazetteer.find(name, country):
            own = gazetteer._part(place.country)
            main = fold(place.name)
            called = [at for at, known in enumerate(own.names) if fold(known) == main]
            lines = gazetteer._others_of(place.country)
            native = likely(main, place.country)
            assert any(fold(name) in {main, *other_names(lines[at], main, native)} for at in called)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Al-Bāb", "el Bab"),
        ("Deir ez-Zor", "Deir Zor"),
        ("Ma‘arrat an Nu‘mān", "Maarrat al-Nu'man"),
        ("İdlib", "Idlib"),
        ("Łódź", "lodz"),
        ("Ar Raqqah", "Raqqa"),
        ("Şanlıurfa", "sanliurfa"),
    ],
)
def test_accents_articles_and_signs_make_no_difference(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Aleppo", "Aleppa"), ("Homs", "Hama"), ("Al", "El")])
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_view_gets_its_largest_places_first(gazetteer: Gazetteer) -> None:
    found = gazetteer.within(35.0, 32.3, 42.4, 37.3, limit=12)
    assert len(found) == 12
    assert [place.kind for place in found[:2]] == ["capital", "capital"]
    populations = [place.population for place in found if place.kind != "capital"]
    assert populations == sorted(populations, reverse=True)
    assert {"Aleppo", "Homs"} <= {place.name for place in found}
    assert all(35.0 <= p.lon <= 42.4 and 32.3 <= p.lat <= 37.3 for p in found)


def test_a_view_across_180_degrees_has_places_of_both_sides(gazetteer: Gazetteer) -> None:
    found = gazetteer.within(176, -22, -173, -12)
    assert {place.country for place in found} >= {"FJ", "TO"}
    assert all(place.lon >= 176 or place.lon <= -173 for place in found)


def test_the_world_has_its_capitals_first(gazetteer: Gazetteer) -> None:
    found = gazetteer.within(-180, -80, 180, 80, limit=30)
    assert all(place.kind == "capital" for place in found)
    assert all(len(place.country) == 2 for place in found)
    assert "Cairo" in {place.name for place in found}


def test_nothing_is_read_before_it_is_asked(tmp_path: Path) -> None:
    lazy = Gazetteer(tmp_path / "none.dat")
    with pytest.raises(Unreadable):
        lazy.find("Aleppo", "SY")
    fresh = Gazetteer()
    fresh.find("Aleppo", "SY")
    around = (32, 30, 46, 40)
    others = set(fresh.missing(*around))
    assert set(Gazetteer().missing(*around)) - others == {"SY"}
    assert others


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.dat"
    path.write_bytes(b"something else\n")
    with pytest.raises(ValueError, match="not a gazetteer"):
        Gazetteer(path).find("Aleppo", "SY")


def test_it_is_small_and_carries_the_notice(gazetteer: Gazetteer) -> None:
    assert PATH.stat().st_size < SIZE_CAP == 900_000
    about = gazetteer.about
    assert "GeoNames" in about["notice"]
    assert "CC BY 4.0" in about["notice"]
    assert about["licence"] == "CC BY 4.0"
    assert b"CC BY 4.0" in PATH.read_bytes()[:800]


def test_every_place_lies_on_earth_and_has_a_name(gazetteer: Gazetteer) -> None:
    count = 0
    for code in gazetteer._index:
        part = gazetteer._part(code)
        for name, lat, lon in zip(part.names, part.lats, part.lons, strict=True):
            assert name.strip() == name != ""
            assert -90 * PARTS <= lat <= 90 * PARTS
            assert -180 * PARTS <= lon <= 180 * PARTS
            count += code != LARGEST
    assert count > 60_000


@pytest.mark.parametrize(
    ("name", "country", "written"),
    [
        ("kharkiv", "UA", "харків"), ("volgograd", "RU", "волгоград"), ("athina", "GR", "αθινα"),
        ("ramallah", "US", ""), ("", "UA", ""), ("beit hanun", "SY", "بيت هانون"),
    ],
)  # fmt: skip
def test_how_a_name_is_likely_written(name: str, country: str, written: str) -> None:
    """Where this fails a table has changed, and the file is to be made anew."""
    assert likely(name, country) == written
    assert likely(f"{name}\n{name}", country) == f"{written}\n{written}"


def test_names_in_other_letters_are_found(gazetteer: Gazetteer) -> None:
    asked = {("Харків", "UA"): "Kharkiv", ("دمشق", "SY"): "Damascus", ("Αθήνα", "GR"): "Athens"}
    assert {each: gazetteer.find(*each)[0].name for each in asked} == asked


@pytest.mark.parametrize("code", ["CN", "IR", "SY", "UA", "US", "VN"])
def test_other_names_are_told_as_fold_compares_them(gazetteer: Gazetteer, code: str) -> None:
    """Where this fails ``fold`` has changed, and the file is to be made anew."""
    names, lines = gazetteer._part(code).names, gazetteer._others_of(code)
    others = {
        other
        for name, line in zip(names, lines, strict=True)
        for other in other_names(line, fold(name), likely(fold(name), code))
    }
    assert len(others) > 200
    assert {other for other in others if fold(other) != other} == set()
