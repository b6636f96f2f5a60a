"""Figures: what agrees with what, and readings that fit their text."""

from __future__ import annotations

import pytest
from reading_figures import parsed

from briefing.brief.item_parts import Figure as BriefFigure
from briefing.verify.english.figures import contradiction
from briefing.verify.english.figures.agreement import agrees, same_qualifier
from briefing.verify.english.figures.find import find_figures
from briefing.verify.english.figures.same_noun import same_noun


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("8,000", "eight thousand", True),
        ("more than half", "50 percent", True),
        ("half", "50%", True),
        ("two-thirds", "66 percent", False),
        ("1.2 million", "1,200,000", True),
        ("1.4 million", "1,426,000", True),
        ("1.5 million", "1,426,000", False),
        ("1.42 million", "1,426,000", False),
        ("1.5 km", "1,500 metres", True),
        ("60 km", "60 miles", False),
        ("48 hours", "two days", True),
        ("$3m", "3 million dollars", True),
        ("$3m", "€3m", False),
        ("200", "more than 200", True),
        ("200", "300", False),
        ("50", "50 percent", False),
        ("several dozen", "dozens", True),
        ("dozens", "hundreds", False),
        ("dozens", "76", True),
        ("dozens", "345", False),
        ("76", "dozens", False),
        ("large numbers", "a large number", True),
        ("large numbers", "hundreds", False),
        ("most of", "more than half", True),
        ("most of", "80 per cent", True),
        ("most of", "40 per cent", False),
        ("most of", "80", False),
        ("more than half", "80 per cent", True),
        ("less than half", "80 per cent", False),
        ("between 20 and 30", "20-30", True),
        ("between 20 and 30", "between 20 and 40", False),
        ("at least 20", "between 20 and 30", True),
        ("20", "between 20 and 30", False),
        ("tenfold", "10", False),
    ],
)
def test_agreement(ours: str, theirs: str, same: bool) -> None:
    noun = "sacks"  # what is counted, so that a plain number is no percentage
    assert agrees(parsed(ours, noun), parsed(theirs, noun)) is same


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("1.4 million", "1,426,000", False),
        ("about 1.4 million", "1,426,000", True),
        ("1.43 million", "1,426,000", True),
        ("over 200", "more than 200", True),
        ("200", "more than 200", False),
        ("at least 200", "more than 200", False),
        ("about 200", "some 200", True),
        ("several dozen", "dozens", True),
        ("20-30", "between 20 and 30", True),
        ("at least 20", "between 20 and 30", True),
    ],
)
def test_qualifiers(ours: str, theirs: str, same: bool) -> None:
    assert same_qualifier(parsed(ours), parsed(theirs)) is same


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("pilgrims", "Muslim pilgrims", True),
        ("Muslim pilgrims", "Muslim soldiers", False),
        ("killed", "deaths", True),
        ("killed", "wounded", False),
        ("killed", "rebels", True),
        ("civilians", "fighters", False),
        ("people", "persons", True),
        ("people", "civilians", False),
        ("towns", "town", True),
        ("", "towns", True),
        ("people a day", "people", True),
        ("per cent of the town", "town", True),
        ("per cent of the town", "Ollun", True),
        ("per cent of the grain", "Ollun", False),
        ("suspected cases", "confirmed cases", True),
    ],
)
def test_nouns(ours: str, theirs: str, same: bool) -> None:
    assert same_noun(ours, theirs) is same
    assert same_noun(theirs, ours) is same


@pytest.mark.parametrize(
    "figure",
    [
        BriefFigure(text="more than half", op=">", value=50, unit="percent of the city"),
        BriefFigure(text="more than half", op=">", value=0.5),
        BriefFigure(text="several dozen barns", op="~"),
        BriefFigure(text="several dozen barns", op="~", value=36),
        BriefFigure(text="large numbers", op="~"),
        BriefFigure(text="between 30 and 40", op="~", min=30, max=40),
        BriefFigure(text="between 30 and 40", min=30, max=40),
        BriefFigure(text="3.5 million crowns", value=3_500_000),
        BriefFigure(text="3.5 million crowns", value=3.5, unit="million crowns"),
        BriefFigure(text="two-thirds", value=66.7, unit="percent"),
        BriefFigure(text="22 of them by drowning", value=22),
        BriefFigure(text="nearly 300", op="<", value=300),
        BriefFigure(text="12,000 people", op="~", value=12_000),
        BriefFigure(text="nobody counted", value=7),
    ],
)
def test_readings_that_fit(figure: BriefFigure) -> None:
    assert contradiction(figure) == ""


@pytest.mark.parametrize(
    "figure",
    [
        BriefFigure(text="more than 200", op=">", value=300),
        BriefFigure(text="more than 200", op="=", value=200),
        BriefFigure(text="more than 200", op="<", value=200),
        BriefFigure(text="200 barns", op=">", value=200),
        BriefFigure(text="between 30 and 40", op="~", min=30, max=50),
        BriefFigure(text="between 30 and 40", op="~", value=45),
        BriefFigure(text="several dozen barns", op="~", value=400),
        BriefFigure(text="more than half", op=">", value=60, unit="percent of the city"),
        BriefFigure(text="3.5 million crowns", value=3_600_000),
    ],
)
def test_readings_that_contradict_their_text(figure: BriefFigure) -> None:
    sentence = contradiction(figure)
    assert sentence.endswith(".")
    assert figure.text in sentence


PLAINLY = [
    # numbers to be rung
    ("Anyone with a cough may ring 111 at any hour.", []),
    ("Dial 999 or text 6101.", []),
    ("Call 117 to report it; the court will call 40 witnesses.", ["40"]),
    # numbers of things that bear one
    ("Tank 3 is on fire, and so is pump 2.", []),
    ("It is on tape 7, recorded at kilometre 41.", []),
    ("Shots were heard at km 12 and from ward 6.", []),
    ("She waits at gate 5, and 3 tanks stand there.", ["3"]),
    # what is on, by the clock
    ("7.00 Quizmasters. 7.30 The Siege. 10.00 News and weather.", []),
    ("Prices rose by 7.30 crowns.", ["7.30 crowns"]),
    # a number behind another, in brackets
    ("Ambushes 9 (6); kidnappings 4 (7).", ["9", "6", "4", "7"]),
    ("The posts (3) and (4) are shut.", []),
    # what is left out was named before
    ("The army claims 40 dead. The ministry admits six.", ["40", "six"]),
    ("The raid killed two, and a second wounded three.", ["two", "three"]),
    ("Children under ten eat first, and those over twelve last.", ["ten", "twelve"]),
    ("One in three is a child under five.", ["One in three", "five"]),
    ("The Front holds 38, the Brigade 51.", ["38", "51"]),
    ("The Legion lost 12 and the Guard 9.", ["12", "9"]),
    ("Brigade 51 is gone, and so is the Guard 9.", []),
    ("The group is thought to number 600 to 800.", ["600 to 800"]),
    ("They number about 40.", ["about 40"]),
    ("He is number 4 on the list.", []),
]


@pytest.mark.parametrize(("text", "found"), PLAINLY)
def test_what_a_person_calls_a_figure(text: str, found: list[str]) -> None:
    assert [figure.text for figure in find_figures(text)] == found
