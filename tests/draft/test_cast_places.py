"""Where a text tells of: which phrases mean a place, and where it lies."""

from __future__ import annotations

import pytest
from draft.reading_cast import PLACES, read_cast

from briefing.draft.source_text import Where


@pytest.mark.parametrize(
    ("phrase", "paragraph", "place"),
    [
        ("Kell", 1, "kell"),
        ("the hill", 2, "pylon-hill"),
        ("the town", 2, "kell"),
        ("there", 2, "pylon-hill"),
        ("the fuel depot", 3, "fuel-depot"),
        ("hills west of the town", 3, "hills-west-of-the-town"),
        ("the port", 3, "port"),
        ("the army", 1, ""),
    ],
)
def test_a_phrase_means_a_place(phrase: str, paragraph: int, place: str) -> None:
    cast = read_cast(*PLACES)
    assert cast.place(phrase, Where(paragraph, 20, 24)) == place


def test_a_place_lies_in_the_province_that_the_text_says() -> None:
    places = read_cast(*PLACES).places
    assert places["kell"].part_of == "upper-vall"
    assert places["pylon-hill"].part_of is None


def test_coordinates_are_looked_up_in_the_countries_that_the_text_names() -> None:
    cast = read_cast("The army of Syria left the town of Azaz and Idlib province on Friday.")
    azaz, idlib = cast.places["azaz"], cast.places["idlib"]
    assert (azaz.country, azaz.precision, round(azaz.lat or 0)) == ("SY", "locality", 37)
    assert (idlib.country, idlib.precision) == ("SY", "area")
    assert all("gazetteer" in (place.note or "") for place in (azaz, idlib))


def test_invented_places_have_no_coordinates() -> None:
    text = "The army left the town of Azaz on Friday, and people fled to Rotterdam."
    places = read_cast(text, countries=("XA",)).places
    assert places["azaz"].lat is None
    assert places["rotterdam"].lat is None
    assert read_cast("The army left the town of Qelmara on Friday.").places["qelmara"].lat is None


def test_where_two_places_of_a_country_may_be_meant_both_are_in_the_note() -> None:
    cast = read_cast("In the United States the flood reached the town of Springfield on Friday.")
    place = cast.places["springfield"]
    assert place.lat is None
    assert (place.note or "").count(" in US at ") > 1


def test_a_small_town_of_a_country_named_is_not_taken_for_a_great_city_elsewhere() -> None:
    cast = read_cast("The United States sent boats to the city of Rotterdam on Friday.")
    place = cast.places["rotterdam"]
    assert place.lat is None
    assert all(f" in {code} at " in (place.note or "") for code in ("US", "NL"))
