"""What wire sentences say of who holds what: no more than that, and how much of it is found."""

from __future__ import annotations

from functools import cache
from typing import Final

import pytest
from draft.scoring.claims import (
    FOLDER,
    Sentence,
    articles,
    drafted,
    of_sentence,
    sentences,
    told,
)
from draft.scoring.measure import measure
from draft.scoring.tally import Tally

from briefing.draft.state import outer_of

FILES: Final = ("sentences", "later")
OPEN: Final = ("Eridu", "Yaffra", "UN peacekeepers", "Residents of Pell")
"""Sentences of which more or something else is proposed, without a sentence or of the whole, or a
place by another name: "the town"."""
LEAST: Final = 47
"""Claims that are found at least, of 54."""


@cache
def counted(sentence: Sentence) -> Tally:
    return of_sentence(sentence)


def every() -> list[Sentence]:
    return [each for name in FILES for each in sentences(FOLDER / f"{name}.claims")]


@pytest.mark.parametrize("sentence", every(), ids=lambda sentence: sentence.text[:40])
def test_nothing_is_proposed_that_the_sentence_does_not_say(sentence: Sentence) -> None:
    if not any(word in sentence.text for word in OPEN):
        assert counted(sentence).wrong == []


def test_most_of_what_they_say_is_found() -> None:
    tally = sum(map(counted, every()), Tally())
    assert tally.due == 54
    assert tally.met >= LEAST


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Soldiers have taken the bridge at Ossa. Rebels seized the bridge at Kolm.",
            [
                ("bridge", "Soldiers have taken the bridge at Ossa."),
                ("bridge", "Rebels have taken the bridge at Kolm."),
            ],
        ),
        (
            "A hospital in Kell was seized by the rebels.",
            [("hospital in Kell", "The rebels have taken the hospital in Kell.")],
        ),
        (
            "The army withdrew from the outskirts of Zorin.",
            [("Zorin", "The army has pulled out of the outskirts of Zorin.")],
        ),
        (
            "The army holds the centre of Zorin.",
            [("Zorin", "The army holds the centre of Zorin.")],
        ),
        (
            "Forces loyal to General Haddar captured Zawra.",
            [("Zawra", "Forces loyal to General Haddar have taken Zawra.")],
        ),
        (
            "The army held Meran before the militia retook it.",
            [("Meran", "The militia has taken Meran.")],
        ),
        ("In 2009 the rebels occupied Kasa for three weeks.", []),
        (
            "The terrorists of the so-called Free Army fled from Kell.",
            [("Kell", "Free Army has pulled out of Kell.")],
        ),
    ],
)
def test_a_place_is_the_one_that_is_told(text: str, said: list[tuple[str, str]]) -> None:
    assert [(each.place, each.text) for each in told(drafted(text))] == said


def test_two_bridges_are_two_places() -> None:
    made = drafted("Soldiers have taken the bridge at Ossa. Rebels seized the bridge at Kolm.")
    assert len({each.item["place"] for each in made.proposals if "place" in each.item}) == 2


def test_a_town_comes_along_with_what_stands_in_it() -> None:
    made = drafted("Soldiers have taken the bridge at Ossa.")
    ids = {each.id: each.part_of for each in made.places}
    site = next(each.item["place"] for each in made.proposals if "place" in each.item)
    assert outer_of([site], made.places) == {ids[site]} <= ids.keys()


DENIED: Final = 22
"""Claims of the sentences of denials that are found at least, of 43."""


def test_a_denial_is_told_as_one() -> None:
    tally = sum(map(counted, sentences(FOLDER / "denials.claims")), Tally())
    assert tally.due == 43
    assert tally.met >= DENIED
    assert len(tally.wrong) <= 9  # seven of them are denials without the voice, or in other words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The army denied that rebels had taken Kell.",
            [("Army", "Army: it is disputed that rebels hold Kell.")],
        ),
        (
            "The defence ministry denied that the port of Ilmar had fallen.",
            [
                (
                    "Defence ministry",
                    "Defence ministry: it is disputed that the port of Ilmar has been taken.",
                )
            ],
        ),
        (
            "The claim that the Front holds Ubari was denied by its mayor.",
            [("Mayor", "Mayor: it is disputed that the Front holds Ubari.")],
        ),
        (
            "The ministry denied that Kell had fallen and said that the army held the town.",
            [
                ("Ministry", "Ministry: it is disputed that Kell has been taken."),
                ("Ministry", "Ministry: the army holds Kell."),
            ],
        ),
        ("The army denied that its troops had withdrawn from Leth.", []),
        ("The army denied that it planned to take Gorna.", []),
        ("The army did not deny that the rebels had taken Kell.", []),
        ("The rebels fled, and the army denied that they had taken Ossa.", []),
        ("The Pact said it had taken Toshk, but the army denied it.", []),
    ],
)
def test_who_denies_a_hold_is_its_voice(text: str, said: list[tuple[str, str]]) -> None:
    assert [(each.by, each.text) for each in told(drafted(text))] == said


ARTICLES: Final = (
    "wire-ambel-flood",
    "wire-castra-putsch",
    "wire-corran-evacuation",
    "wire-drel-shelling",
    "wire-hallim-hospital",
    "wire-tamora-vote",
)


def test_of_six_kinds_of_crisis_little_is_wrong() -> None:
    rows = measure(each for each in articles() if each.name in ARTICLES).rows
    wrong = {row: len(tally.wrong) for row, tally in rows.items()}
    assert not wrong["persons"], rows["persons"].wrong  # a state is none
    assert wrong["territory: place and holder"] <= 1
    assert wrong["humanitarian: category"] <= 3
    assert rows["territory: place and holder"].met == rows["territory: place and holder"].due


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "By evening loyal units had retaken the bridge at Kolm.",
            ["Loyal units have taken the bridge at Kolm."],
        ),
        ("Artillery fired from Marn hit three villages in the Paska district.", []),
        ("Nine people were killed in clashes over Sunday's election in Tamora.", []),
        ("Nine people were killed in clashes in Kell.", ["There is fighting in Kell."]),
    ],
)
def test_no_weapon_holds_a_place_and_no_quarrel_is_over_one(text: str, said: list[str]) -> None:
    assert [each.text for each in told(drafted(text))] == said
