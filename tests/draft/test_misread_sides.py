"""Who holds, speaks, fights and belongs, as reports word it, with what only looks so."""

import pytest
from draft.drafting_texts import drafted, texts


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The Secretary-General arrived in Karsh this morning as part of a mission.", []),
        ("The governor has arrived in Karsh.", []),
        (
            "Government troops arrived in Karsh on Monday.",
            ["Government troops have come into Karsh."],
        ),
    ],
)
def test_who_comes_to_a_place_in_an_office_holds_nothing(words: str, expected: list[str]) -> None:
    assert texts("territory", words) == expected


def test_the_army_is_not_the_rebel_army_of_a_later_paragraph() -> None:
    told = (
        "Army spokesman Tarel Omo said four soldiers were killed near Karsh.",
        "Peter Lado, a spokesman for rebels also known as the Tarvian Democratic Army, denied it.",
    )
    voices = {each.name: each.org for each in drafted(*told).voices.values()}
    assert voices == {"Tarel Omo": "Army", "Peter Lado": "Tarvian Democratic Army"}


def test_the_army_is_the_one_that_is_named_before() -> None:
    told = (
        "The Tarvian Army has left Karsh.",
        "Army spokesman Tarel Omo said four soldiers were killed near Karsh.",
    )
    assert [each.org for each in drafted(*told).voices.values()] == ["Tarvian Army"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('"We are alarmed," said a statement by several embassies in Karsh.', ["Embassies"]),
        ('"We are alarmed," said a statement on Monday.', ["Statement"]),
        (
            "Rebels with the Tarvian Freedom Front (TFF) said in a statement that they hold Karsh.",
            ["Tarvian Freedom Front"],
        ),
        ("Rebels in the eastern hills said that they hold Karsh.", ["Rebels in the eastern hills"]),
        ("An officer denied the rebels' claims, saying that they were beaten.", ["Officer"]),
    ],
)
def test_who_speaks_in_a_statement_and_for_a_band(words: str, expected: list[str]) -> None:
    assert [each.name for each in drafted(words).voices.values()] == expected


def test_an_office_of_many_bodies_is_left_without_a_kind() -> None:
    voices = drafted("The Secretary-General said that fuel is short in Karsh.").voices
    assert [(each.name, each.kind) for each in voices.values()] == [("Secretary-General", None)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "The army has retaken Karsh, captured by rebels two weeks ago.",
            [("The army has taken Karsh.", None)],
        ),
        (
            "The army recaptured the town of Karsh seized by rebels in February.",
            [("The army has taken Karsh.", None)],
        ),
        (
            "Rebels have captured Karsh, and the army has lost its base there.",
            [("Rebels have taken Karsh.", None)],
        ),
        (
            "Karsh was captured by rebels on Monday, an officer said.",
            [("Officer: rebels have taken Karsh.", "2020-03-02")],
        ),
    ],
)
def test_what_was_retaken_is_not_held_by_whom_it_was_taken_from(
    words: str, expected: list[tuple[str, str | None]]
) -> None:
    found = [each.item for each in drafted(words).proposals if each.section == "territory"]
    assert [(each["text"], each.get("date")) for each in found] == expected


@pytest.mark.parametrize(
    ("words", "types"),
    [
        ("The Tarvian Front engaged in battles against the Tarvian Army near Karsh.", ["hostile"]),
        ("The Tarvian Front engaged in talks about the Tarvian Army near Karsh.", []),
    ],
)
def test_who_engages_in_battles_is_hostile(words: str, types: list[str]) -> None:
    found = [each.item for each in drafted(words).proposals if each.section == "relationships"]
    assert [each["type"] for each in found] == types


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("The raid went on with our counter-TLF effort to train and assist the Tarvian Army.", []),
        ("The TLF backs the Tarvian Army.", [("tlf", "tarvian-army")]),
    ],
)
def test_whom_an_effort_is_against_does_not_lead_it(
    words: str, ends: list[tuple[str, str]]
) -> None:
    made = drafted("The TLF and the Tarvian Army have not spoken.", words).proposals
    found = [
        each.item
        for each in made
        if each.section == "relationships" and each.item["cite"] == ["p2"]
    ]
    assert [(each["from"], each["to"]) for each in found] == ends


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Fighting between the army and the Front is still going on in some parts of Karsh.",
            ["There is fighting in Karsh."],
        ),
        (
            "Clashes between the army and the Front continued near Karsh.",
            ["There is fighting near Karsh."],
        ),
        # who was driven somewhere does not fight there, and no army is a place
        ("Fighting between the army and the Front drove thousands to camps in Karsh.", []),
        ("Clashes have erupted between army and Front on all fronts.", []),
    ],
)
def test_where_two_fight_who_are_named_first(words: str, expected: list[str]) -> None:
    found = texts("territory", "The army and the Front have men in Ondal.", words)
    assert [each for each in found if "fighting" in each] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Fighting between the army and the Front drove thousands to camps in Karsh.", []),
        ("The army and the Front moved into Karsh.", ["army", "front"]),
    ],
)
def test_a_fight_between_two_comes_to_no_place(words: str, expected: list[str]) -> None:
    found = [each.item for each in drafted(words).proposals if each.section == "territory"]
    assert sorted(each.get("holder", "") for each in found) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Four soldiers died in a battle in Karsh on Sunday.", ["There was fighting in Karsh."]),
        ("There has been fighting in Karsh since Sunday.", ["There is fighting in Karsh."]),
        ("There is fighting in Karsh.", ["There is fighting in Karsh."]),
    ],
)
def test_fighting_of_a_day_that_is_over_was_then(words: str, expected: list[str]) -> None:
    assert texts("territory", words) == expected


@pytest.mark.parametrize(
    ("words", "types"),
    [
        ("Georgia's Ministry of Trade has released a statement.", []),
        ("The River Brigade is part of the Tarvian Army.", ["part-of"]),
    ],
)
def test_whose_a_ministry_is_is_no_tie(words: str, types: list[str]) -> None:
    found = [each.item for each in drafted(words).proposals if each.section == "relationships"]
    assert [each["type"] for each in found] == types
