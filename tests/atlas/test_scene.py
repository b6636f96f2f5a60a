"""What of a brief goes on the map, and how it is marked."""

import pytest

from briefing.atlas.scene import DISPUTED, scene
from briefing.brief.outline import Outline

from .making import brief, made

ACTORS = [("ora", "Orans", "north"), ("orn", "Ornics", "north"), ("vel", "Velans", "south"),
          ("mon", "Monitors", "")]  # fmt: skip
HILL = ("hill", 10.0, 20.0)


def test_letters_are_those_of_the_sides_and_who_has_none_has_no_letter() -> None:
    claims = [("hill", actor, "stated", "full") for actor, _, _ in ACTORS]
    found = made([HILL], claims, ACTORS)
    assert [(side.name, side.letter, side.role) for side in found.sides] == [
        ("north", "N", "side0"), ("south", "S", "side1"),
    ]  # fmt: skip
    assert found.sites[0].letters == "NS"
    assert [side.name for side in found.sites[0].sides] == ["north", "south", "Monitors"]


def test_only_a_side_that_is_said_to_be_somewhere_has_its_letter_explained() -> None:
    found = made([HILL], [("hill", "vel", "stated", "full")], ACTORS)
    assert [side.letter for side in found.sides] == ["S"]


def test_who_lost_a_place_does_not_hold_it() -> None:
    found = made(
        [HILL], [("hill", "ora", "claimed", "captured"), ("hill", "vel", "stated", "lost")], ACTORS
    )
    assert found.sites[0].letters == "N"
    assert found.sites[0].basis == "stated"


@pytest.mark.parametrize(
    ("claims", "basis"),
    [
        ([], ""),
        ([("ora", "claimed", "full")], "claimed"),
        ([("ora", "claimed", "disputed")], "claimed"),
        ([("ora", "claimed", "full"), ("orn", "reported", "full")], "reported"),
        ([("ora", "inferred", "full"), ("ora", "stated", "majority")], "stated"),
        ([("ora", "claimed", "captured"), ("vel", "stated", "lost")], "stated"),
        ([("ora", "stated", "full"), ("ora", "stated", "lost")], DISPUTED),
        ([("ora", "stated", "full"), ("vel", "claimed", "full")], DISPUTED),
        ([("ora", "stated", "full"), ("vel", "claimed", "disputed")], DISPUTED),
        ([("mon", "stated", "full"), ("ora", "stated", "full")], DISPUTED),
    ],
)
def test_the_mark_is_the_firmest_basis_or_says_that_claims_disagree(
    claims: list[tuple[str, str, str]], basis: str
) -> None:
    scene = made([HILL], [("hill", *claim) for claim in claims], ACTORS)
    assert scene.sites[0].basis == basis


def test_nothing_is_dropped() -> None:
    scene = made(
        [HILL, ("dale", None, None), ("half", 1.0, None), ("ford", 11.0, 20.0)],
        [
            ("ford", "ora", "stated", "full"),
            ("ford", "ora", "claimed", "full"),
            ("dale", "vel", "claimed", "full"),
            ("", "vel", "claimed", "captured"),
        ],
        ACTORS,
    )
    assert [site.id for site in scene.sites] == ["ford", "hill"]
    assert [site.id for site in scene.unplaced] == ["dale", "half"]
    assert [claim.text for claim in scene.nowhere] == ["vel in "]
    assert [claim.basis for claim in scene.sites[0].claims] == ["stated", "claimed"]
    assert scene.points == [(11.0, 20.0)]
    assert scene.bases == ["stated", "claimed"]


def test_without_claims_every_place_is_worth_showing() -> None:
    assert made([HILL, ("ford", 11.0, 20.0)]).points == [(10.0, 20.0), (11.0, 20.0)]
    assert made([]).points == []


def test_a_province_is_no_point_even_where_its_middle_is_given() -> None:
    raw = brief([HILL, ("vale", 10.5, 20.5), ("moor", None, None)])
    raw.places[1].kind = "province"
    raw.places[2].precision = "area"
    found = scene(Outline(raw))
    assert [site.id for site in found.sites] == ["hill"]
    assert [site.id for site in found.areas] == ["vale", "moor"]
    assert found.unplaced == ()


@pytest.mark.parametrize(
    ("status", "countries", "invented"),
    [
        ("exercise", ["XA"], True), ("exercise", ["XA", "SY"], False), ("exercise", [], False),
        ("current", ["XA"], False),
    ],
)  # fmt: skip
def test_places_of_an_exercise_in_no_country_are_invented(
    status: str, countries: list[str], invented: bool
) -> None:
    raw = brief([HILL])
    raw.status, raw.countries = status, countries  # type: ignore[assignment]
    assert scene(Outline(raw)).invented is invented
