"""Texts of claims and impacts: good English of our own, which copies nothing."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from draft.fake_cast import FakeCast

from briefing.draft.cast import make_cast
from briefing.draft.find import impact as find_impact
from briefing.draft.find import territory as find_territory
from briefing.draft.findings import Cast, Finder, Finding
from briefing.draft.say import impact as say_impact
from briefing.draft.say import territory as say_territory
from briefing.draft.say.words import many
from briefing.draft.source_text import SourceText
from briefing.verify.sources.source import paragraphs
from briefing.verify.words.passages import MOST_IN_A_ROW, longest_run

ACTORS = {
    "league": ("Terrace League", "League"),
    "wardens": ("Ford Wardens", "Wardens"),
    "army": ("army", "soldiers", "troops"),
    "rebels": ("rebels", "rebel"),
    "weir": ("Weir Company",),
    "klm": ("KLM",),
}
PLACES = {
    "qelmara": ("Qelmara",),
    "dessim": ("Dessim",),
    "old-bridge": ("Old Bridge",),
    "quay": ("Grain Quay",),
    "quarter": ("Hospital Quarter",),
}
VOICES = {
    "vask": ("Teodor Vask", "Vask"),
    "ministry": ("Ministry of Defence", "the ministry"),
    "weir-says": ("Weir Company",),
}


Say = Callable[[Finding, Cast, SourceText], str]


def told(find: Finder, say: Say, *paragraphs: str) -> list[str]:
    text = SourceText(paragraphs, date(2020, 3, 4))
    cast = FakeCast(
        text, actors=ACTORS, places=PLACES, voices=VOICES, orgs={"vask": "Terrace League"}
    )
    cast.persons = {"Teodor Vask"}
    return [say(finding, cast, text) for finding in find(text, cast)]


SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_no_text_copies_its_source(seed: Path) -> None:
    text = SourceText(paragraphs(seed.read_text("utf-8")), date(2020, 3, 9))
    cast = make_cast(text, kind="sitrep")
    texts = [say_territory.say(each, cast, text) for each in find_territory.find(text, cast)]
    texts += [say_impact.say(each, cast, text) for each in find_impact.find(text, cast)]
    composed = [each for each in texts if each]
    copied = [each for each in composed if longest_run(each, text.paragraphs)[0] > MOST_IN_A_ROW]
    assert copied == []
    assert all(each.endswith(".") and "  " not in each for each in composed)


def test_most_claims_and_impacts_of_the_seeds_have_a_text() -> None:
    texts = []
    for seed in SEEDS:
        text = SourceText(paragraphs(seed.read_text("utf-8")), date(2020, 3, 9))
        cast = make_cast(text, kind="sitrep")
        texts += [say_territory.say(each, cast, text) for each in find_territory.find(text, cast)]
        texts += [say_impact.say(each, cast, text) for each in find_impact.find(text, cast)]
    assert len([each for each in texts if each]) > len(texts) * 0.7


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The League holds Qelmara.", "The Terrace League holds Qelmara."),
        ("The Ford Wardens hold the Old Bridge.", "The Ford Wardens hold the Old Bridge."),
        (
            'Teodor Vask said its men hold "more than half of Qelmara".',
            "Vask: the Terrace League holds more than half of Qelmara.",
        ),
        ("The League holds most of Qelmara.", "The Terrace League holds most of Qelmara."),
        ("The army holds the east bank in Qelmara.", "The army holds part of Qelmara."),
        ("Rebels captured Dessim.", "Rebels have taken Dessim."),
        ("Dessim was captured at dawn.", "Dessim has been taken."),
        ("The army lost Dessim.", "The army has lost Dessim."),
        ("The rebels were driven out of Dessim.", "The rebels were forced out of Dessim."),
        ("The army withdrew from Dessim.", "The army has pulled out of Dessim."),
        ("Clashes continued in Dessim.", "There is fighting in Dessim."),
        ("The Hospital Quarter is contested.", "The Hospital Quarter is contested."),
        (
            "League fighters were seen at the Grain Quay.",
            "The Terrace League is at the Grain Quay.",
        ),
        ("The KLM is gaining ground in Dessim.", "The KLM is gaining ground in Dessim."),
        ("Dessim is a League stronghold.", "The Terrace League has a stronghold in Dessim."),
        ("The KLM collects taxes in Dessim.", "The KLM has influence in Dessim."),
        (
            "The ministry said reports that the League holds Dessim are false.",
            "Ministry of Defence: it is disputed that the Terrace League holds Dessim.",
        ),
        ("The Weir Company said it keeps Dessim.", "Weir Company: it holds Dessim."),
        (
            "The rebels have taken control of 12 towns.",
            "The rebels have taken 12 towns.",
        ),
        ("The army holds the fuel depot.", "The army holds the fuel depot."),
        (
            "The army holds everything south of the Old Bridge.",
            "The army holds everything south of the Old Bridge.",
        ),
        # nobody is told who holds it: to be worded
        ("The town hall of Qelmara is held by men without badges.", ""),
    ],
)
def test_a_claim_is_told(words: str, expected: str) -> None:
    assert told(find_territory.find, say_territory.say, words) == [expected]


@pytest.mark.parametrize(
    ("words", "more"),
    [
        ("Fighters of the Terrace League have come. The League holds Dessim.", False),
        ("Fighters of the Terrace League have come.", False),
        ("The Commons and the Terrace League are at odds.", False),
        ("The League have taken Dessim.", True),
    ],
)
def test_the_verb_of_a_name_is_its_own(words: str, more: bool) -> None:
    assert many("the League", SourceText([words], date(2020, 3, 4))) == more


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Shelling killed 14 people in Qelmara.", ["14 people were killed in Qelmara."]),
        (
            "The ministry said 14 people were killed and 30 wounded.",
            [
                "Ministry of Defence: 14 people were killed.",
                "Ministry of Defence: 30 people were hurt.",
            ],
        ),
        ("One child died.", ["One child has died."]),
        ("At least 48 deaths were counted.", ["There have been at least 48 deaths."]),
        ("Hundreds were wounded.", ["Hundreds of people were hurt."]),
        ("Some 8,000 people are displaced.", ["There are some 8,000 displaced people."]),
        ("Some 8,000 people fled Qelmara.", ["Some 8,000 people have fled Qelmara."]),
        ("600 people have returned to Dessim.", ["600 people have come back to Dessim."]),
        ("Police arrested 40 protesters.", ["40 protesters were detained."]),
        ("16 prisoners were freed.", ["16 prisoners were freed."]),
        ("The hospital in Qelmara was destroyed.", ["The hospital in Qelmara is destroyed."]),
        ("Some 38 schools are shut.", ["Some 38 schools are closed."]),
        (
            "The pumping station works at 40 per cent of its capacity.",
            ["The pumping station is down to 40 per cent of capacity."],
        ),
        ("The road to Qelmara is cut.", ["The road to Qelmara is cut."]),
        ("Some 52,000 people can be reached only by boat.", ["Some 52,000 people are cut off."]),
        ("Two convoys were turned back.", ["Two convoys had to turn round."]),
        ("118,000 people need food.", ["118,000 people need food."]),
        ("The hospital has run out of blood.", ["Blood is lacking."]),
        ("Flour will last for three days.", ["Supplies are enough for three days."]),
        ("41 cases of cholera were recorded.", ["There are 41 cases of cholera."]),
        ("Partners distributed 1,850 tents.", ["1,850 tents were handed over."]),
        ("They delivered 12,000 litres of diesel.", ["12,000 litres of diesel were handed over."]),
        ("27 children travel alone.", ["27 children are without their families."]),
        ("Teams found 140 unexploded shells.", ["140 shells were found unexploded."]),
        ("900 people were moved to a camp at Dessim.", ["900 people were moved to Dessim."]),
        ("In Dessim 900 people were moved out of it.", ["900 people were moved in Dessim."]),
        ("Guards refused 14 of 22 convoys.", ["14 of 22 convoys were not let through."]),
        ("About 6 of 9 wells are destroyed.", ["About 6 of 9 wells are destroyed."]),
        ("Two schools that served as shelters were closed.", ["Two schools are closed."]),
        ("Cholera spread, with 37 cases so far.", ["There are 37 cases of cholera."]),
        ("Forty-one were still held.", ["Forty-one people are held."]),
        ("Shelling killed two midwives.", ["Two midwives were killed."]),
        (
            "The Weir Company documented 64 killings of civilians.",
            ["Weir Company: there have been 64 killings."],
        ),
        ("Nine of 12 health posts are closed.", ["Nine of 12 health posts are closed."]),
        ("Some 300 people queue for water.", ["Some 300 people queue."]),
        ("1 person queued for bread.", ["1 person queues."]),
        ("400 families have received no aid.", ["400 families have received nothing."]),
        ("300 people rely on one well.", [""]),
        # who says so is not who suffered it
        ("According to two nurses, they cut off deliveries.", [""]),
        # what was done to nobody was not done
        ("Some 600 people have received no food aid.", ["Some 600 people lack food."]),
        ("Some 600 people have received little aid.", []),
        ("The strike killed no civilians.", []),
        ("No fewer than 14 people were killed.", ["No fewer than 14 people were killed."]),
        ("They would open two detention sites.", []),
        # what no template tells well is left to be worded
        ("Women report rape by men in uniform.", [""]),
        ("Roughly half the people have fled.", [""]),
    ],
)
def test_an_impact_is_told(words: str, expected: list[str]) -> None:
    assert told(find_impact.find, say_impact.say, words) == expected
