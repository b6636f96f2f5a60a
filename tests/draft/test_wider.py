"""Grammar that claims, impacts and ties may stand in, a sentence each, with what only looks so."""

import pytest
from draft.claiming import claims
from draft.fake_cast import FakeCast
from draft.test_find_ties import _ties as ties
from draft.test_impact import impacts

from briefing.draft.find.impact import find
from briefing.draft.say.impact import say
from briefing.draft.source_text import SourceText


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # handed over: one has lost it, the other has taken it
        (
            "The army handed over Dessim to the League.",
            {("dessim", "league", "captured"), ("dessim", "army", "lost")},
        ),
        (
            "The army handed Dessim over to the League.",
            {("dessim", "league", "captured"), ("dessim", "army", "lost")},
        ),
        (
            "The army lost Maruqa to the KLM.",
            {("maruqa", "klm", "captured"), ("maruqa", "army", "lost")},
        ),
        ("Dessim was ceded to the League.", {("dessim", "league", "captured")}),
        ("Control of Harrowin passed to the KLM.", {("harrowin", "klm", "captured")}),
        ("Control over Harrowin has since passed to the KLM.", {("harrowin", "klm", "captured")}),
        # "it" is the place of the claim before
        (
            "The League took Dessim in May. The army retook it a week later.",
            {("dessim", "league", "captured"), ("dessim", "army", "captured")},
        ),
        # "which" takes up the noun right before it
        (
            "A convoy was turned back at the Old Bridge, which is in the hands of the rebels.",
            {("old-bridge", "rebels", "full")},
        ),
        # what a whole includes, and where its list ends
        (
            "The League holds all east of it, including the Grain Quay, and troops hold Dessim.",
            {("quay", "league", "full"), ("dessim", "army", "full")},
        ),
        # a name explains the noun before it
        (
            "Dessim is held by a tribal force, the River Brigade.",
            {("dessim", "brigade", "full")},
        ),
        ("Soldiers are dug in at Pylon Hill.", {("pylon-hill", "army", "presence")}),
        ("Rebels sit in Dessim.", {("dessim", "rebels", "presence")}),
        ("Dessim is claimed by the League.", {("dessim", "league", "disputed")}),
        ("Dessim is now in no man's land.", {("dessim", "", "contested")}),
        ("Dessim is all but surrounded.", {("dessim", "", "contested")}),
        # who took it over, from whom, and what goes with it
        ("Dessim, which the army had held, passed to the League in May.",
         {("dessim", "league", "captured")}),
        ("Control of Harrowin shifted from the army to the KLM.",
         {("harrowin", "klm", "captured")}),
        ("Dessim remains in League hands, as does Maruqa.",
         {("dessim", "league", "full"), ("maruqa", "league", "full")}),
        ("The League, whose men also entered Dessim, kept quiet.",
         {("dessim", "league", "presence")}),
        ("A tribal force, the River Brigade, holds Dessim.", {("dessim", "brigade", "full")}),
        ("The army admitted the fall of Dessim.", {("dessim", "army", "lost")}),
    ],
)  # fmt: skip
def test_claims(words: str, expected: set[tuple[str, str, str]]) -> None:
    assert expected <= set(claims(words))


@pytest.mark.parametrize(
    "words",
    [
        "The army handed over 12 prisoners to the League.",
        "The army lost 40 men to disease.",
        "There were no fighters in Dessim.",
        "The ministry knows who holds Dessim.",
        "The war has changed who holds Dessim.",
        "Control of the budget passed to the League.",
        "The bill passed to the League.",
        "The army went to see the bridge.",
        "An aid convoy reached Dessim.",
        "The fall of Dessim would be a blow to the army.",
    ],
)
def test_no_claims(words: str) -> None:
    assert claims(words) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Nineteen of its men were martyred.", [("casualties", "Nineteen")]),
        ("Since May 31 people have frozen to death.", [("casualties", "31")]),
        ("Snipers have shot 19 people.", [("casualties", "19")]),
        ("Some 700 people are spending a second night in halls.", [("displacement", "Some 700")]),
        ("About 40,000 people are staying on embankments.", [("displacement", "About 40,000")]),
        ("1,100 inhabitants were transferred to camps.", [("displacement", "1,100")]),
        ("The army captured 27 of them.", [("detention", "27")]),
        ("The Red Cross visited 412 persons held by the army.", [("detention", "412")]),
        ("Seventeen villages were inundated.", [("infrastructure", "Seventeen")]),
        ("The storm destroyed 415 tents.", [("infrastructure", "415")]),
        ("At least 480,000 people have no access to safe water.", [("needs", "At least 480,000")]),
        ("An estimated 650,000 people need assistance.", [("needs", "An estimated 650,000")]),
        ("More than 1,846 cases were confirmed.", [("needs", "More than 1,846")]),
        ("64 inmates fell ill.", [("needs", "64")]),
        ("Partners drilled nine boreholes.", [("response", "nine")]),
        ("The kitchen serves 4,000 meals a day.", [("response", "4,000")]),
        ("They took 40 young men for their ranks.", [("protection", "40")]),
        ("Three convoys were turned back.", [("access", "Three")]),
        ("Sixty children missed their vaccinations.", [("needs", "Sixty")]),
        ("They reported the execution of four prisoners.", [("casualties", "four")]),
    ],
)  # fmt: skip
def test_impacts(words: str, expected: list[tuple[str, str]]) -> None:
    assert [each for each in impacts(words) if each in expected] == expected


@pytest.mark.parametrize(
    "words",
    [
        "The round of talks will last ten days.",
        "Rapid assessment of displacement sites.",
        "The wells were lost by the army.",
        "Talks broke down over the port.",
        "Both sides accepted a text on prisoners.",
        "A 6.1 magnitude earthquake struck.",
        "The two men have won 14 cases against the state.",
        "Three centres will have to shut by the end of April.",
        "The villages feed it.",
    ],
)
def test_no_impacts(words: str) -> None:
    assert impacts(words) == []


@pytest.mark.parametrize(
    ("sentence", "tie"),
    [
        ("The Reed Company depends on Norland.", "norland backs reed"),
        ("The Reeds are getting shells from Sudland.", "sudland backs reed"),
        ("The Moss Guard is a proxy of Norland.", "norland backs moss"),
        ("The army thanked Norland for its help.", "norland backs army"),
        ("Norland imposed sanctions on the Reed Company.", "norland hostile reed"),
        ("Norland outlawed the Moss Guard.", "norland hostile moss"),
        ("The army cut ties with Sudland.", "army hostile sudland"),
        ("The army attacked the Moss Guard base.", "army hostile moss"),
        ("The Moss Guard has gone over to the army.", "moss allied army"),
        ("The Reed Company and the Moss Guard exchanged prisoners.", "moss contact reed"),
        ("The army and the Reed Company will resume talks.", "army contact reed"),
        ("Norland and Sudland have agreed to coordinate.", "norland coordinates sudland"),
        ("The Moss Guard now answers to the army.", "army controls moss"),
        # whom "its", "him" and a noun beside a name mean
        ("The Reeds are in need. Norland trains their officers.", "norland backs reed"),
        ("The army and its ally, the Moss Guard, fled.", "moss allied army"),
        ("The army's enemy, the Reed Company, held the ford.", "reed hostile army"),
        ("The Moss Guard took the mill with air support from Norland.", "norland backs moss"),
        (
            "A counter-attack by the Moss Guard, a unit that answers to the army, failed.",
            "army controls moss",
        ),
        ("The Moss Guard was armed, villagers say, by Norland.", "norland backs moss"),
        ("The army attacked the Moss Guard's camp.", "army hostile moss"),
    ],
)
def test_ties(sentence: str, tie: str) -> None:
    one, kind, other = tie.split()
    assert {tie, f"{other} {kind} {one}"} & set(ties(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The Reed Company will depend on Norland.",
        "Norland wants to impose sanctions on the Reed Company.",
        "The army thanked Norland for its patience.",
        "The Guard of the Gulf states parted ways with it.",
        "The villages around the mill are run by the police, and lend men to the Moss Guard.",
    ],
)
def test_no_ties(sentence: str) -> None:
    assert ties(sentence) == []


@pytest.mark.parametrize(
    ("words", "never"),
    [
        ("Some 5,000 people are affected by the flood.", "need"),
        ("The camp has 36 latrines.", "need"),
        ("Partners drilled nine boreholes.", "help"),
        ("The enemy lost 900 men.", "killed"),
        ("Since May 31 people have frozen to death.", "killed"),
        ("Snipers have shot 19 people.", "hurt"),
    ],
)
def test_a_text_says_no_more_than_its_source(words: str, never: str) -> None:
    text = SourceText([words], None)
    cast = FakeCast(text)
    assert not any(never in say(each, cast, text) for each in find(text, cast))
