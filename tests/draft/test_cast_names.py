"""What each name of a text is of, and which names are one."""

from __future__ import annotations

import pytest
from draft.casting import DAY
from draft.reading_cast import read_cast

from briefing.draft.cast import TextCast, make_cast
from briefing.draft.source_text import SourceText


def named(cast: TextCast, sort: str) -> dict[str, list[str]]:
    return {each.name: each.aka for each in cast.entities if each.sort == sort}


@pytest.mark.parametrize(
    ("text", "name", "sort"),
    [
        ("The rain reached Dorvik, a town of 900 people, at noon.", "Dorvik", "place"),
        ("The rain stopped work at the Dorvik ferry for a day.", "Dorvik", "place"),
        ("They left the Dorvik towards the hill.", "Dorvik", "other"),
        ("They sold the Dorvik as a whole.", "Dorvik", "other"),
        ("They met Arne Dorvik, a dam engineer, on the quay.", "Arne Dorvik", "person"),
        ("They met Arne Dorvik, a militia from the hills, there.", "Arne Dorvik", "body"),
        ("They paid the shipping company Arne Dorvik for it.", "Arne Dorvik", "body"),
        ("It was the Salt Council that paid for the boats.", "Salt Council", "body"),
        ("They crossed Salt Bridge before the rain came.", "Salt Bridge", "place"),
        ("They spoke of the Salt Agreement before the rain came.", "Salt Agreement", "other"),
        ("The report says that Helen Marsh told them so.", "Helen Marsh", "person"),
        ("The lorries stood at Helen Marsh until the rain came.", "Helen Marsh", "place"),
        (
            "They gave up Ada Most, which has a bridge, and Krasny Most, with one, fell on Friday.",
            "Krasny Most",
            "place",
        ),
        ("In May they abandoned Dolna and a hamlet beyond it.", "Dolna", "place"),
        ("A splinter calling itself Young Tarom has turned up.", "Young Tarom", "body"),
        ("Then the flag was raised over Abbot's Field on Friday.", "Abbot's Field", "place"),
        ("They told Reuters of it, and then they told Hamas.", "Reuters", "body"),
        ("They told Reuters of it, and then they told Hamas.", "Hamas", "body"),
        ("So it goes in the Middle East, and so it stays.", "Middle East", "place"),
        ("At dawn the Aste stood at 6.82 metres and rose.", "Aste", "place"),
        ("At dawn the Aste counted herring for its crew.", "Aste", "other"),
        ("They boarded the research vessel Aste in the strait.", "Aste", "other"),
        ("No Torvald citizens have been harmed there.", "Torvald", "state"),
        ("They kept the road from Tchako open all week.", "Tchako", "place"),
        ('So said Stefan "Lefty" Maro, 58, on the quay.', "Maro", "person"),
        ("Then the Weir Fire and Rescue Service came.", "Weir Fire and Rescue Service", "body"),
        ("The boats of Teller & Sons lay there.", "Teller & Sons", "body"),
        ("Many people of Syria left for Chad then.", "Syria", "state"),
        ("Most of the Kurds left for the hills then.", "Kurds", "people"),
        ("Neighbouring Ostrand has supplied the diesel for it.", "Ostrand", "state"),
        ("He was taken to St Alva's hospital before the rain came.", "St Alva's hospital", "body"),
        ("The crew of MV Halver left before the rain came.", "MV Halver", "other"),
        (
            "The International Observatory on Floods in Oslo knows.",
            "International Observatory on Floods",
            "body",
        ),
        ("The port is quiet. The Harbour Boys went home.", "Harbour Boys", "body"),
        ("The Comandos Libres burned the town hall.", "Comandos Libres", "body"),
        ("They thanked Hope Across Borders for the tents.", "Hope Across Borders", "body"),
        ("She advises the Ministry of Justice on bail.", "Ministry of Justice", "body"),
        ("The shafts of Cobre Minerals are shut.", "Cobre Minerals", "body"),
        ("Only Velm and the ford are quiet; it rains in Velm.", "Velm", "place"),
        ("The war with the Ashlar family goes on.", "Ashlar family", "body"),
        ("They met Zara Mali, who sells fish, on the quay.", "Zara Mali", "person"),
        ("They asked Public Health England for advice.", "Public Health England", "body"),
        ("The wharf is held by the Premier's Guard alone.", "Premier's Guard", "body"),
        ("The port fell to the Dockers' Defence Front in May.", "Dockers' Defence Front", "body"),
        ("It is a FULL list of what was found there.", "FULL", "other"),
        ("The hills are held by the 4th Salt Regiment there.", "4th Salt Regiment", "body"),
    ],
)
def test_what_a_name_is_of_is_told_by_its_words_and_those_around_it(
    text: str, name: str, sort: str
) -> None:
    sorts = {each.name: each.sort for each in read_cast(text).entities}
    assert sorts.get(name, "-") == sort


def test_ranks_and_offices_are_no_part_of_a_name() -> None:
    cast = read_cast(
        "The log names Lt Cdr Oduva and the Town Clerk Ms Farrel. The Head of Office was away.",
        "They asked the Secretary-General of the Salt Forum for boats.",
    )
    assert list(named(cast, "person")) == ["Oduva", "Farrel"]
    assert list(named(cast, "body")) == ["Salt Forum"]


def test_a_short_name_is_one_with_the_full_one_and_another_is_not() -> None:
    cast = read_cast(
        "The Joint River Office (JRO) said that Teodor Varr of the Terrace League had left.",
        "Varr came back on Friday. The League sent boats, and JRO counted them.",
        "The Salt League sent none.",
    )
    assert named(cast, "person") == {"Teodor Varr": ["Varr"]}
    assert named(cast, "body") == {
        "Joint River Office": ["JRO"], "Terrace League": ["League"], "Salt League": [],
    }  # fmt: skip


def test_a_state_is_no_short_name_of_its_ministry() -> None:
    cast = read_cast(
        "The Ministry of Defence of the Republic of Orland met on Friday in the capital.",
        "Neighbouring Orland has sent boats, and Orland has denied it.",
    )
    assert named(cast, "body") == {"Ministry of Defence of the Republic of Orland": []}


def test_an_ordinary_word_is_short_for_what_came_before_it_alone() -> None:
    cast = read_cast(
        "1800 Brigade confirms that the bridge is open.",
        "1900 Fire Brigade at the depot until midnight, and the Brigade has no boats.",
    )
    assert set(named(cast, "body")) == {"Brigade", "Fire Brigade"}


def test_names_of_the_brief_that_there_is_are_known_in_a_later_text() -> None:
    text = SourceText(["Some 2,300 people have fled Lorne. Helen Marsh paid the boats."], DAY)
    plain = make_cast(text, kind="agency")
    told = make_cast(text, kind="agency", known={"Lorne": "place", "Helen Marsh": "body"})
    assert "lorne" not in plain.places
    assert "lorne" in told.places
    assert "helen-marsh" in told.actors
