"""Who claims which place: in lists, by what stands around, and with the words for each."""

from __future__ import annotations

from datetime import date

import pytest
from draft.claiming import ACTORS, ORGS, PLACES, VOICES, claims
from draft.fake_cast import FakeCast

from briefing.draft.find.territory import find
from briefing.draft.source_text import SourceText


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Checkpoint 4 - held by the Dam Guard", ("checkpoint-4", "guard", "full")),
        ("- Pylon Hill: still held by the League.", ("pylon-hill", "league", "full")),
        ("Dessim: lost to the League on 4 May.", ("dessim", "league", "captured")),
        ("Grain Quay: contested.", ("quay", "", "contested")),
        (
            "Control: Dessim (army), Maruqa (KLM), Grain Quay (contested).",
            ("maruqa", "klm", "full"),
        ),
        (
            "Control: Dessim (army), Maruqa (KLM), Grain Quay (contested).",
            ("quay", "", "contested"),
        ),
        ("0001 League fighters in Dessim since noon.", ("dessim", "league", "presence")),
        ("Old Bridge: Ford Wardens.", ("old-bridge", "wardens", "full")),
        ("Maruqa - in KLM hands.", ("maruqa", "klm", "full")),
        ("Maruqa: lost by the army on 13 June, now KLM", ("maruqa", "army", "lost")),
        ("Maruqa: lost by the army on 13 June, now KLM", ("maruqa", "klm", "full")),
        ("08:10 Army posts at Dessim overrun. Two men missing.", ("dessim", "", "captured")),
        ("Kaldreth Dam: abandoned by the army.", ("dam", "army", "lost")),
        ("Held by the League: Dessim, Maruqa and the Grain Quay.", ("maruqa", "league", "full")),
        ("Area of control, KLM: Harrowin.", ("harrowin", "klm", "full")),
    ],
)
def test_a_line_of_a_list_claims(words: str, expected: tuple[str, str, str]) -> None:
    assert expected in claims(words)


@pytest.mark.parametrize(
    "words",
    [
        "Grain Quay: no one.",
        "Dessim: 40 tents delivered.",
        "Access: the road to Dessim is open.",
        "Harrowin: held back by floods, the convoy waits.",
        "Contact: the ministry.",
    ],
)
def test_a_line_of_a_list_that_says_of_nobody_that_he_holds_it_claims_nothing(words: str) -> None:
    assert claims(words) == []


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        # the speaker's own
        (['Vask said its men hold "every street in Qelmara".'], ("qelmara", "league", "full")),
        (["Vask said his men had captured Pylon Hill."], ("pylon-hill", "league", "captured")),
        (['"Qelmara is ours," Vask said.'], ("qelmara", "league", "full")),
        (['"We hold Qelmara," Vask said.'], ("qelmara", "league", "full")),
        # what the sentence before is about
        (["The League attacked at dawn. It now holds Dessim."], ("dessim", "league", "full")),
        (["The army left Harrowin. It still holds Maruqa."], ("maruqa", "army", "full")),
        # the place named last, the heading of an entry
        (
            ["Shells fell on Pylon Hill. The League holds the hill."],
            ("pylon-hill", "league", "full"),
        ),
        (["5 March 2020, Kaldreth Dam. The army holds the wall."], ("dam", "army", "full")),
        (
            ["7 March 2020, Dessim. Vask said League fighters had captured the customs house."],
            ("dessim", "league", "captured"),
        ),
        # a clause of its own
        (
            ["The army lost Dessim, but it holds Maruqa, where it has posts."],
            ("maruqa", "army", "full"),
        ),
        (
            ["The League, which took Dessim in May, now holds Maruqa."],
            ("dessim", "league", "captured"),
        ),
        (["The League, which took Dessim in May, now holds Maruqa."], ("maruqa", "league", "full")),
        (
            ["The army failed to dislodge the rebels from Dessim, which they have held since May."],
            ("dessim", "rebels", "full"),
        ),
        (["Fighting reached Maruqa. The army holds the centre."], ("maruqa", "army", "full")),
        (
            ["The mayor was chosen by the League, the band that seized Dessim in one night."],
            ("dessim", "league", "captured"),
        ),
        # lists of places and of holders
        (["The League took Dessim, Maruqa and Pylon Hill."], ("pylon-hill", "league", "captured")),
        (["Dessim is held by the army and the Dam Guard."], ("dessim", "guard", "full")),
        (["The rebels were pushed out of Dessim and Maruqa."], ("maruqa", "rebels", "lost")),
        (["Dessim, which the League took in May, was shelled."], ("dessim", "league", "captured")),
        (["The army took Dessim, the capital of the valley."], ("dessim", "army", "captured")),
        # places without a name
        (["The army holds the fuel depot and the pump house."], ("fuel-depot", "army", "full")),
        (["The army holds the fuel depot and the pump house."], ("pump-house", "army", "full")),
        (
            ["The army holds the fuel depot.", "At noon the rebels took the depot."],
            ("fuel-depot", "rebels", "captured"),
        ),
        (["The army holds the hills west of Dessim."], ("hills-west-of-dessim", "army", "full")),
        (["The army holds the brickworks at Dessim."], ("brickworks-at-dessim", "army", "full")),
        # what stands in a place is not that place; a part of it is said to be one
        (["The army took the town hall of Dessim."], ("town-hall-of-dessim", "army", "captured")),
        (["The army holds the outskirts of Dessim."], ("dessim", "army", "partial")),
        (["The army took the junction of Dessim."], ("dessim", "army", "captured")),
    ],
)
def test_who_and_where_are_told_by_what_stands_around(
    paragraphs: list[str], expected: tuple[str, str, str]
) -> None:
    assert expected in claims(*paragraphs)


def test_a_finding_has_the_words_that_each_part_was_read_from() -> None:
    paragraph = (
        "The spokesman, Teodor Vask, said on Tuesday that its men hold"
        ' "more than half of Qelmara" and can see the Old Bridge.'
    )
    text = SourceText([paragraph], date(2020, 3, 4))
    cast = FakeCast(text, actors=ACTORS, places=PLACES, voices=VOICES, orgs=ORGS)
    (found,) = find(text, cast)
    words = {
        key: paragraph[part.where.start : part.where.end]
        for key, part in found.parts.items()
        if part.where
    }
    assert words == {
        "control": "more than half",
        "place": "Qelmara",
        "holder": "its men",
        "by": "Teodor Vask",
        "figures": "more than half",
        "quote": "more than half of Qelmara",
        "when": "on Tuesday",
        "date": "on Tuesday",
    }
    values = {key: part.value for key, part in found.parts.items()}
    assert values["by"] == "vask"
    assert values["figures"] == [
        {"text": "more than half", "op": ">", "value": 50, "unit": "per cent of Qelmara"}
    ]
    assert values["date"] == "2020-03-03"
    assert found.sure == "medium"  # "its men" is read, not printed
    assert found.open_fields == ()


def test_what_is_not_told_is_left_open() -> None:
    text = SourceText(["Dessim was captured at dawn."], None)
    (found,) = find(text, FakeCast(text, actors=ACTORS, places=PLACES))
    assert found.open_fields == ("holder",)
    assert "holder" not in found.parts


def test_a_day_of_an_aside_is_not_the_day_of_the_claim() -> None:
    text = SourceText(["The League, which was founded in 2019, holds Dessim."], date(2020, 3, 4))
    (found,) = find(text, FakeCast(text, actors=ACTORS, places=PLACES))
    assert "when" not in found.parts
