"""What grammar tells of claims, ties, impacts and voices, read with the cast that a text has."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.brief.scales import SourceKind
from briefing.draft.cast import make_cast
from briefing.draft.cast.text_cast import TextCast
from briefing.draft.find import impact, territory, ties
from briefing.draft.findings import Finding
from briefing.draft.source_text import SourceText

DAY = date(2025, 3, 5)
LEAGUE = "The Vale League, a rebel group, fights the army of Dravenia."
"""Names whoever the sentences below are about."""


def _read(words: str, kind: SourceKind = "newspaper") -> tuple[SourceText, TextCast]:
    text = SourceText([LEAGUE, words], DAY)
    return text, make_cast(text, kind=kind)


def _last(found: list[Finding]) -> list[Finding]:
    return [each for each in found if each.where.paragraph > 1]


def _claims(words: str) -> set[tuple[str, str, str]]:
    text, cast = _read(words)
    return {
        (_value(each, "place"), _value(each, "holder"), _value(each, "control"))
        for each in _last(territory.find(text, cast))
    }


def _value(found: Finding, key: str) -> str:
    return str(found.parts[key].value) if key in found.parts else ""


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        # those who fight under no name act by what they are
        (
            "Mutinous officers seized the palace in Harl.",
            ("palace-in-harl", "mutinous-officers", "captured"),
        ),
        (
            "The strike committee occupied the container terminal.",
            ("container-terminal", "strike-committee", "full"),
        ),
        # a verb behind a comma goes on with the subject of the one before
        (
            "The Vale League has posts in the Arkun valley, collects taxes in Senna.",
            ("senna", "vale-league", "influence"),
        ),
        # two phrases with one preposition, and a verb that the second leaves out
        (
            "The army was confined to the town of Senna and to a camp on Hind Island.",
            ("hind-island", "army", "presence"),
        ),
        (
            "The quay in Senna is held by the Vale League and the market by the army.",
            ("market", "army", "full"),
        ),
        ("The district of Senna is under the influence of the Vale League.",
         ("senna", "vale-league", "influence")),
        # a second "which" takes up what the first did
        (
            "The Vale League, a group which nobody elected and which has held Senna, is small.",
            ("senna", "vale-league", "full"),
        ),
        ("The army, it said, had withdrawn from the town of Senna.", ("senna", "army", "lost")),
    ],
)  # fmt: skip
def test_claims(words: str, claim: tuple[str, str, str]) -> None:
    assert claim in _claims(words)


@pytest.mark.parametrize(
    "words",
    [
        "The Vale League lost at least 40 men, four lorries and a drone station.",
        "Some 1,850 inhabitants of Lower Senna were taken to Mirov by the army.",
        "The Red Crescent has moved 48 patients to the town of Tell Amar.",
        "The interior ministry, which is run by the brother of Karn, said nothing.",
        "Trucks pay at nine posts between Velde and Lannen, six of them manned by the army.",
    ],
)
def test_no_claims(words: str) -> None:
    assert _claims(words) == set()


def test_street_by_street_is_no_street() -> None:
    assert _claims("The army took the town of Senna street by street.") == {
        ("senna", "army", "captured")
    }


def test_a_bridge_in_its_own_sentence_is_not_the_town_that_a_sentence_before_names() -> None:
    found = _claims("Senna lies between the lines. The army holds the bridge.")
    assert found == {("bridge", "army", "full")}


def _ties(words: str) -> set[str]:
    text, cast = _read(words)
    return {
        " ".join(str(each.parts[key].value) for key in ("from", "type", "to"))
        for each in _last(ties.find(text, cast))
    }


@pytest.mark.parametrize(
    ("words", "tie"),
    [
        # who leads whom: a person and a body, though a person mostly stands for the body
        ("The Vale League is headed by Ezra Lund.", "ezra-lund controls vale-league"),
        ("Ezra Lund, who commands the Vale League, is 60.", "ezra-lund controls vale-league"),
        (
            "The Guard, which is led by the president's cousin, Tomas Rowe, fled.",
            "tomas-rowe controls guard",
        ),
        (
            "The Sabin Host, a gang of deserters under the convict Radu Mirk, fled.",
            "radu-mirk controls sabin-host",
        ),
        # "both" is two, and "it" is whom the sentence before is about
        (
            "The Vale League and the Reed Brigade rose. Both were financed by Henri Duvasse.",
            "henri-duvasse backs reed-brigade",
        ),
        (
            "The Vale League is old. The ministry pays its men, and it is part of the coast guard.",
            "vale-league part-of coast-guard",
        ),
        (
            "The Vale League has two wings. In the north it works alongside the Reed Brigade.",
            "vale-league coordinates reed-brigade",
        ),
        # names for what acts: a party by its noun, a state that arms, who else does so
        ("The Reed Brigade is close to the ruling party.", "reed-brigade allied ruling-party"),
        ("The Vale League is armed by Gondari.", "gondari backs vale-league"),
        (
            "The army is helped by village guards and by the mercenaries of the Reed Brigade.",
            "reed-brigade backs army",
        ),
        (
            "A third component, the Shepherds' Union, has formed an alliance with the army.",
            "shepherds-union allied army",
        ),
        (
            "The Vale League has a pact with the Reed Brigade.",
            "vale-league allied reed-brigade",
        ),
        (
            "The Vale League is an umbrella of the Reed Brigade and the Shepherds' Union.",
            "shepherds-union part-of vale-league",
        ),
    ],
)
def test_ties(words: str, tie: str) -> None:
    assert tie in _ties(words)


@pytest.mark.parametrize(
    "words",
    [
        "The Vale League broke up. Its eastern wing, led by Rosa Tembe, is small.",
        "Hans Mussa, who heads the Vale League's delegation, was late.",
        "The Vale League controls Harl. The Harl Red Cross said so.",
        "The Vale League may be led by Ezra Lund.",
    ],
)
def test_no_ties(words: str) -> None:
    assert _ties(words) == set()


def _impacts(words: str) -> set[tuple[str, str]]:
    text, cast = _read(words)
    return {
        (str(each.parts["category"].value), figure["text"])
        for each in _last(impact.find(text, cast))
        for figure in (each.parts["figures"].value if "figures" in each.parts else [{"text": ""}])
    }


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Nine health centres and 143 schools are damaged.", ("infrastructure", "143")),
        ("Some 412,000 people are affected, of whom 87,300 have lost their homes.",
         ("displacement", "87,300")),
        ("The Panel documented 64 killings of civilians.", ("casualties", "64")),
        ("No more than five people were killed.", ("casualties", "No more than five")),
        ("Twelve patients had to be flown to the coast.", ("response", "Twelve")),
        ("The charity opened a ward of 30 beds.", ("response", "30")),
        ("Some 310,000 doses have been given.", ("response", "Some 310,000")),
        ("About 19,000 people moved to the railway line.", ("displacement", "About 19,000")),
    ],
)  # fmt: skip
def test_impacts(words: str, expected: tuple[str, str]) -> None:
    assert expected in _impacts(words)


@pytest.mark.parametrize(
    "words",
    [
        "He could not be reached.",
        "The Guard still held the barracks.",
        "The rebels were beaten back from the road.",
        "2,600 dockers walked out.",
        "2,000 soldiers moved to the border.",
        "Trucks pay at nine roadblocks.",
    ],
)
def test_no_impacts(words: str) -> None:
    assert _impacts(words) == set()


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Virologist Karin Lodge warned that it is not over.", "expert"),
        ("The provincial health director, Dr Abel Nyman, said so.", "government"),
        ("Minister of Defence Jan Petrescu said so.", "government"),
        ("The pro-government blogger known as Kestrel said so.", "social-media"),
        ("Alois Brandt, president of Bellamy Relief, said so.", "international-org"),
        ("The cyber unit of the army said so.", "party"),
        ("The Harun Military Council said so.", "party"),
        ("Hospital staff said so.", "witness"),
    ],
)
def test_kinds_of_voices(words: str, kind: str) -> None:
    _, cast = _read(words)
    assert [voice.kind for voice in cast.voices.values()] == [kind]


def test_who_heads_an_office_speaks_for_those_that_publish_the_report() -> None:
    words = 'Mirja Holm, head of office, said: "We are late."'
    text = SourceText(["Report of the United Nations.", words], DAY)
    cast = make_cast(text, kind="sitrep", publisher="United Nations")
    assert cast.voices["mirja-holm"].kind == "international-org"


@pytest.mark.parametrize(
    ("words", "name", "sort"),
    [
        ("The army kept the cities of Ilmen and Torva.", "Torva", "place"),
        ("Only in the Vadi has it advanced.", "Vadi", "place"),
        ("ALMEDA, Corvo, 27 October 2025 - It rained.", "Corvo", "state"),
        ("Press statement, Geneva, 19 August 2024.", "Geneva", "place"),
        ("Post 12 is in Dravenian hands.", "Dravenian", "people"),
        ("They live around the Gondari town of Mesh.", "Gondari", "state"),
        ("The Young Officers' Circle met.", "Young Officers' Circle", "body"),
        ("They blamed a group called Grey Heron.", "Grey Heron", "body"),
    ],
)
def test_what_names_are_of(words: str, name: str, sort: str) -> None:
    _, cast = _read(words)
    assert cast.sort(name) == sort


def test_a_mayor_is_of_a_town_and_speaks_for_no_rebels_before_it() -> None:
    _, cast = _read("The Vale League took the town of Harl, its mayor, Ines Roth, said.")
    assert cast.voices["ines-roth"].org is None


def test_a_week_earlier_is_days_and_never_one() -> None:
    text = SourceText(["On 2 March 2025 it fell. A week earlier the army had come."], DAY)
    (day,) = text.passages[0].sentences[1].days
    assert day.days is not None
    assert day.days.loose
    assert day.days.first < day.days.last
