"""What six texts that no rule had seen were misread to say, each kind in a sentence of its own."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.brief.scales import SourceKind
from briefing.draft.make import draft
from briefing.draft.model import Draft, DraftBrief, DraftSource
from briefing.draft.say.words import articled
from briefing.draft.source_text import SourceText
from briefing.verify.words.normalise import digest

HEAD = DraftBrief(id="x", title="A report", as_of="2026-05-12")
PARTIES = "The Ostran army and the Northern Freedom Army (NFA) fought at Dolna."


def drafted(*said: str, kind: SourceKind = "newspaper", publisher: str = "Wire") -> Draft:
    source = DraftSource(
        id="s1", title="A report", kind=kind, publisher=publisher, published="2026-05-12",
        text="x.txt", sha256=digest(said), paragraphs=len(said),
    )  # fmt: skip
    return draft(said, head=HEAD, source=source)


def items(section: str, made: Draft) -> list[dict[str, Any]]:
    return [dict(each.item) for each in made.proposals if each.section == section]


@pytest.mark.parametrize(
    "said",
    [
        "Earlier reports of eleven missing children were wrong.",
        "A story of two dead went round on the internet.",
        "Rumours that 40 people had been killed in Dolna proved false.",
        "The League's claim to have killed 30 soldiers was not borne out.",
        "The army said it was investigating reports that 14 villagers had been killed.",
        "The bridge, which was blown up in 2022, was reopened on Sunday.",
        "A spokesman called the claim that 12 children had died in Kell a lie.",
        "The governor said 300 people had been killed. This turned out to be wrong.",
        "He was arrested and faces charges of extortion.",
        "The minister accused Norland of sheltering the rebels' leaders.",
        "The Dolna Express had left for Kell with about 440 people in nine coaches.",
        "They came in the dark and shot from the ridge.",
        "All children had been taken to Manono by the Catholic mission.",
        "The clan has supplied the Red Brotherhood with diesel for ten years.",
    ],
)
def test_nobody_is_hurt_or_moved_by_it(said: str) -> None:
    found = [each["category"] for each in items("humanitarian", drafted("A report.", said))]
    assert set(found) <= {"detention"}


def test_a_crushed_clinic_kills_nobody() -> None:
    said = "The clinic at Dolna was crushed by ash and its two nurses work from a tent."
    found = [each["category"] for each in items("humanitarian", drafted("A report.", said))]
    assert found == ["infrastructure"]


@pytest.mark.parametrize(
    ("said", "category"),
    [
        ("The reports of eleven missing children were confirmed.", "casualties"),
        ("Two workers were crushed by a wall.", "casualties"),
        ("Villagers told of extortion at the checkpoints.", "protection"),
        ("The ferry had left with about 440 refugees.", "displacement"),
        ("The town has been in the dark since the attack.", "infrastructure"),
        ("A lorry of the mission was stopped at Kell.", "access"),
        ("The clan has supplied families with diesel for ten years.", "response"),
        ("The protest cost nine lives.", "casualties"),
        ("The Ministry of Health needs a further 30 oxygen bottles.", "needs"),
        ("The airstrip on Kavea is closed.", "infrastructure"),
    ],
)
def test_what_looks_alike_still_counts(said: str, category: str) -> None:
    found = [each["category"] for each in items("humanitarian", drafted("A report.", said))]
    assert found == [category]


def test_a_fabrication_is_no_fighting() -> None:
    said = "Reports of certain media that mercenaries are fighting in Kell are a fabrication."
    assert not items("territory", drafted("The town of Kell is in Ostra.", said))


def test_the_army_in_small_letters_is_no_freedom_army() -> None:
    said = "The Northern Freedom Army claimed the attack. The army said it had freed 61 people."
    (freed,) = items("humanitarian", drafted(PARTIES, said))
    assert freed["by"] == "army"


def test_who_recalls_an_ambassador_says_nothing() -> None:
    made = drafted("Ostra and Norland are at odds.", "Ostra recalled its ambassador on Sunday.")
    assert not made.voices


def test_they_are_those_whom_the_sentence_before_is_about() -> None:
    said = "Police arrested three men on Sunday. They deny having fired shots."
    made = drafted("Families told the council that they had left.", said)
    assert {made.voices[each["by"]].name for each in items("points", made)} == {"Police"}


def test_its_men_are_those_of_whom_the_paragraph_tells() -> None:
    said = (
        "The Red Brotherhood is the largest group. Led by Omar Said, it broke with the older Union"
        " of Ostra in 2009. In April its men overran the town of Nal."
    )
    (taken,) = items("territory", drafted("The Union of Ostra is a party.", said))
    assert taken["holder"] == "red-brotherhood"


def test_the_ministry_is_that_whose_statement_it_is() -> None:
    made = drafted(
        "Statement by the Foreign Ministry of Ostra",
        "The Ministry of Emergency Situations has delivered 90 tonnes of flour.",
        "The Ministry denies that shots were fired at Kell.",
        kind="statement",
        publisher="Foreign Ministry of Ostra",
    )
    assert {each["by"] for each in items("points", made)} == {"foreign-ministry-of-ostra-voice"}


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("Kell hospital treated 48 people for burns; nine were there on Monday.", None),
        ("Output has fallen since June, and 18 workers have been killed.", None),
        ("The Red Cross says the Front freed 40 prisoners it had captured in May.", None),
        ("The clinic received 40 wounded on Monday.", None),
        ("In August they came. At least 73 people died that night.", "2025-08-01/2025-08-31"),
        ("300 families have no water until Thursday.", "2026-05-14"),
        ("300 families were without water until Thursday.", "2026-05-07"),
    ],
)
def test_the_day_of_an_impact_is_its_own(said: str, date: str | None) -> None:
    found = items("humanitarian", drafted("A report.", said))
    assert [each.get("date") for each in found] == [date]


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("The ministry has 11 injured people, who were taken to the hospital in Velgrad.", None),
        ("Seven of the wounded were flown to Velgrad.", None),
        ("Velgrad hospital has treated 48 people for burns.", None),
        ("At least 48 people were injured, said Dr Mirt Salas of the Velgrad hospital.", None),
        ("Three died and 46 were taken to hospital when a quake struck Velgrad.", "velgrad"),
        ("A blast at Velgrad hospital killed 12 people.", "velgrad"),
    ],
)
def test_where_they_are_treated_is_not_where_they_were_hurt(said: str, place: str | None) -> None:
    found = items("humanitarian", drafted("Velgrad is a town.", said))
    told = [each for each in found if each["category"] == "casualties"]
    assert told
    assert {each.get("place") for each in told} == {place}


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("Help is being given to 34 persons, of whom seven are children.", [["34", "seven"]]),
        ("Her nephew was one of the dead.", [[]]),
        ("Twelve were hurt when a bus carrying 50 pilgrims overturned.", [["Twelve"]]),
        ("The hospital has beds for 40 patients and is treating 90.", [["40"]]),
        ("In Kell three firemen were hurt.", [["three"]]),
        ("Twenty lorries with flour for 12,000 people have arrived.", [["Twenty"]]),
        ("Three bridges were destroyed and two were repaired.", [["Three"], ["two"]]),
        ("Six soldiers, not sixteen as first reported, were killed.", [["Six"]]),
    ],
)
def test_a_part_goes_with_its_whole(said: str, figures: list[list[str]]) -> None:
    found = items("humanitarian", drafted("A report.", said))
    assert [[each["text"] for each in item.get("figures", ())] for item in found] == figures


def test_a_blockade_that_was_broken_up_contests_nothing() -> None:
    said = "Police {} the blockade of the Kell road on Sunday."
    for verb, count in (("broke up", 0), ("kept up", 1)):
        assert len(items("territory", drafted("Kell is a town.", said.format(verb)))) == count


def test_the_number_of_an_update_counts_nobody() -> None:
    text = SourceText(("UPDATE 3 - Gunmen hold 40 passengers",), None)
    assert [figure.text for figure in text.passages[0].figures] == ["40"]


def test_what_was_suffered_is_no_noun_for_those_who_did() -> None:
    (hurt,) = items("humanitarian", drafted("A report.", "In Kell 86 received injuries."))
    assert "group" not in hurt
    assert "unit" not in hurt["figures"][0]


def test_who_was_thrown_back_holds_nothing() -> None:
    said = "Border guards entered Kell on Sunday and were thrown back after forty minutes."
    said += " The army took Kell in April and lost it again a week later."
    assert not items("territory", drafted("The town of Kell is in Ostra.", said))


def test_who_himself_is_abroad_stands_for_none_of_his_men() -> None:
    people = "The group is paid by Milan Rados, the vice-president of the Northern League."
    said = "Rados himself has been in Norland since April."
    assert not items("territory", drafted(people, "Norland is a state.", said))


def test_relatives_are_those_of_people_and_of_no_office() -> None:
    said = (
        "The Ministry of Justice has opened nine cases. It looks for two shepherds who, according"
        " to their relatives, were led away by armed men."
    )
    made = drafted("A report.", said)
    assert {each.name for each in made.voices.values()} == {"Relatives"}


def test_a_ministry_that_speaks_for_its_part_is_heard() -> None:
    said = "The health ministry for its part told reporters that 11 people were hurt."
    (hurt,) = items("humanitarian", drafted("A report.", said))
    assert hurt["by"] == "health-ministry"


def test_a_number_behind_a_name_is_no_age_where_it_counts_thousands() -> None:
    said = "From the districts of Leilak and Batsu 11,500 residents have been evacuated."
    assert "Batsu" in {each.name for each in drafted("A report.", said).places}


def test_a_list_of_places_goes_on_behind_one_that_nothing_tells() -> None:
    said = "The police hold the town hall, the court and the road to the south."
    held = [each["text"] for each in items("territory", drafted("A report.", said))]
    assert held[1:] == ["The police hold the court.", "The police hold the road to the south."]


def test_who_has_not_left_is_there() -> None:
    said = "The police withdrew from the bridge at noon. They have not left the town hall."
    held = items("territory", drafted("A report.", said))
    assert [each["control"] for each in held] == ["lost", "presence"]
    assert held[1]["holder"] == "police"


def test_the_side_of_a_state_lends_it_no_article() -> None:
    text = SourceText(("The Norland side has not left the heights.",), None)
    assert articled("Norland", text) == "Norland"


def test_a_day_of_the_whole_is_not_that_of_the_part() -> None:
    said = "Of 300 families that fled Dolna last year, 80 have returned."
    found = items("humanitarian", drafted("Dolna is a town.", said))
    dates = {each["figures"][0]["text"]: each.get("when") for each in found}
    assert dates == {"300": "last year", "80": None}
