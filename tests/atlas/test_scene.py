"""What of a brief goes on the map, and how it is marked."""

import pytest

from briefing.atlas.scene import DISPUTED

from .making import made

ACTORS = [("ora", "Orans", "north"), ("orn", "Ornics", "north"), ("vel", "Velans", "south"),
          ("mon", "Monitors", "")]  # fmt: skip
HILL = ("hill", 10.0, 20.0)


def test_letters_are_the_first_free_of_the_short_name() -> None:
    claims = [("hill", actor, "stated", "full") for actor, _, _ in ACTORS]
    holders = made([HILL], claims, ACTORS).holders
    assert [(h.name, h.letter) for h in holders] == [
        ("Orans", "O"), ("Ornics", "R"), ("Velans", "V"), ("Monitors", "M"),
    ]  # fmt: skip
    assert [h.role for h in holders] == ["side0", "side0", "side1", "text"]


def test_only_who_is_said_to_hold_something_has_a_letter() -> None:
    scene = made([HILL], [("hill", "vel", "stated", "full")], ACTORS)
    assert [h.id for h in scene.holders] == ["vel"]


@pytest.mark.parametrize(
    ("claims", "basis"),
    [
        ([], ""),
        ([("ora", "claimed", "full")], "claimed"),
        ([("ora", "claimed", "disputed")], "claimed"),
        ([("ora", "claimed", "full"), ("orn", "reported", "full")], "reported"),
        ([("ora", "inferred", "full"), ("ora", "stated", "majority")], "stated"),
        ([("ora", "stated", "full"), ("vel", "claimed", "full")], DISPUTED),
        ([("ora", "stated", "full"), ("ora", "claimed", "contested")], DISPUTED),
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
