"""Provinces by name: the middle of the outline that the map draws."""

from __future__ import annotations

import pytest

from briefing.atlas.divisions import find_division
from briefing.atlas.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Idlib", "SY", 35.8, 36.7),
        ("Idlib province", "sy", 35.8, 36.7),
        ("Al-Hasakah Governorate", "SY", 36.5, 40.9),
        ("Bavaria", "DE", 49.0, 11.4),
        ("Texas", "US", 31.6, -99.4),
    ],
)
def test_a_division_is_found_by_any_of_its_names(
    name: str, country: str, lat: float, lon: float
) -> None:
    found = find_division(name, country)
    assert found is not None
    assert found.lat == pytest.approx(lat, abs=0.2)
    assert found.lon == pytest.approx(lon, abs=0.2)
    assert (found.kind, found.country) == ("province", country.upper())
    assert found.origin == "Natural Earth"


@pytest.mark.parametrize(("name", "country"), [("Idlib", "TR"), ("Qelmara", "SY"), ("", "SY"),
                                               ("province", "SY"), ("Idlib", "ZZ")])  # fmt: skip
def test_what_is_no_division_of_a_country_is_not_found(name: str, country: str) -> None:
    assert find_division(name, country) is None


def test_the_largest_places_are_found_without_a_country(gazetteer: Gazetteer) -> None:
    assert [place.country for place in gazetteer.largest("Rotterdam")] == ["NL"]
    assert gazetteer.largest("Azaz") == []
    assert gazetteer.largest("") == []
