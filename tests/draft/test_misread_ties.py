"""Who was misread to be what to whom in texts that no rule had seen."""

from __future__ import annotations

import pytest
from draft.test_misread import drafted, items


def test_what_is_called_unproven_is_no_tie() -> None:
    names = "The Republic of Norland and the Red Brotherhood are neighbours."
    tale = "Reports that the Republic of Norland arms the Red Brotherhood {}."
    for ends, count in (("remain unproven", 0), ("have been confirmed by the army", 1)):
        found = items("relationships", drafted(names, tale.format(ends)))
        assert len(found) == count, ends


def test_what_was_once_is_no_tie_now() -> None:
    names = "The Northern League is an armed group, and Norland is a state."
    for said, count in (("once backed by Norland", 0), ("long backed by Norland", 1)):
        told = drafted(names, f"The Northern League, {said}, fights in the hills.")
        assert len(items("relationships", told)) == count


def test_it_in_an_answer_is_what_the_question_is_about() -> None:
    made = drafted(
        "An interview with Arben Hoti of the Institute for Regional Studies.",
        "PERIC: Professor Arben Hoti of the Institute is here. Does the Civic Guard act alone?",
        "HOTI: I do not think so. It is paid by Milan Rados.",
    )
    (tie,) = items("relationships", made)
    assert (tie["from"], tie["to"]) == ("milan-rados", "civic-guard")


@pytest.mark.parametrize(
    ("said", "tie"),
    [
        (
            "The Disaster Committee is chaired by the prime minister, Sione Fale.",
            ("sione-fale", "controls", "disaster-committee"),
        ),
        (
            "The Red Brotherhood is the largest group. Led by Mir Zehri, it fights in the hills.",
            ("mir-zehri", "controls", "red-brotherhood"),
        ),
        (
            "Imom Nazar met the head of the Eurasian Security Organisation, Viktor Semen.",
            ("imom-nazar", "contact", "viktor-semen"),
        ),
        (
            "The Northern League has shared radar data with the Red Brotherhood since 2022.",
            ("northern-league", "coordinates", "red-brotherhood"),
        ),
    ],
)
def test_both_ends_of_a_tie_are_those_who_are_told(said: str, tie: tuple[str, str, str]) -> None:
    made = drafted("The Red Brotherhood and the Northern League are armed groups.", said)
    found = [(each["from"], each["type"], each["to"]) for each in items("relationships", made)]
    assert tie in found
    assert not {end for each in found for end in (each[0], each[2])} & {
        "eurasian-security-organisation"
    }
