"""Claims on places: each kind of cue, with what looks like one and is none."""

from __future__ import annotations

import pytest
from draft.claiming import claims


@pytest.mark.parametrize(
    ("words", "place", "holder", "control"),
    [
        # held
        ("The League holds Qelmara.", "qelmara", "league", "full"),
        ("The League now controls all of Qelmara.", "qelmara", "league", "full"),
        ("Qelmara is held by the League.", "qelmara", "league", "full"),
        ("Qelmara is still loyal to the army.", "qelmara", "army", "full"),
        ("The League got back Qelmara.", "qelmara", "league", "captured"),
        ("The army had moved a company up to Maruqa.", "maruqa", "army", "presence"),
        ("The League operates from Maruqa.", "maruqa", "league", "presence"),
        ("The League has a lookout in Maruqa.", "maruqa", "league", "presence"),
        ("The League raised its banner over Maruqa.", "maruqa", "league", "presence"),
        ("Qelmara belongs to nobody.", "qelmara", "", "contested"),
        ("Qelmara has been controlled by the KLM since May.", "qelmara", "klm", "full"),
        ("The village of Dessim remains under the control of the army.", "dessim", "army", "full"),
        ("Dessim is under army control.", "dessim", "army", "full"),
        ("Dessim is still in the League's hands.", "dessim", "league", "full"),
        ("Dessim is firmly in the hands of the rebels.", "dessim", "rebels", "full"),
        ("The KLM is in full control of Maruqa.", "maruqa", "klm", "full"),
        ("The KLM has complete control over Maruqa.", "maruqa", "klm", "full"),
        ("Police guard Kaldreth Dam.", "dam", "police", "full"),
        ("The army continues to hold Harrowin.", "harrowin", "army", "full"),
        (
            "The Ford Wardens, a militia led by Bela Trosk, hold the Old Bridge.",
            "old-bridge",
            "wardens",
            "full",
        ),
        ("Soldiers of the River Brigade hold Dessim.", "dessim", "brigade", "full"),
        ("The army retains Harrowin, the provincial capital.", "harrowin", "army", "full"),
        ("Food has reached rebel-held Dessim.", "dessim", "rebels", "full"),
        # shares
        ("The League holds most of Qelmara.", "qelmara", "league", "majority"),
        (
            "The League has taken control of more than half of Qelmara.",
            "qelmara",
            "league",
            "majority",
        ),
        ("The League controls about 80 per cent of Qelmara.", "qelmara", "league", "majority"),
        ("The League controls two thirds of Qelmara.", "qelmara", "league", "majority"),
        ("The League controls nearly all of Qelmara.", "qelmara", "league", "majority"),
        ("The League controls 14 of the 20 streets of Qelmara.", "qelmara", "league", "majority"),
        (
            "The League controls an estimated 85 percent of Qelmara.",
            "qelmara",
            "league",
            "majority",
        ),
        ("The League holds parts of Qelmara.", "qelmara", "league", "partial"),
        ("The League controls the eastern half of Qelmara.", "qelmara", "league", "partial"),
        ("The army holds a third of Maruqa.", "maruqa", "army", "partial"),
        ("The army still holds the northern outskirts of Maruqa.", "maruqa", "army", "partial"),
        # taken
        ("The League captured Dessim on Friday.", "dessim", "league", "captured"),
        ("The League has seized the village of Dessim.", "dessim", "league", "captured"),
        ("Rebels overran Dessim overnight.", "dessim", "rebels", "captured"),
        ("Dessim was captured by the League.", "dessim", "league", "captured"),
        ("Dessim fell to the League at dawn.", "dessim", "league", "captured"),
        ("Dessim has fallen into the hands of the rebels.", "dessim", "rebels", "captured"),
        ("The army retook Pylon Hill.", "pylon-hill", "army", "captured"),
        ("The army managed to take Pylon Hill.", "pylon-hill", "army", "captured"),
        ("Rebels have taken over Maruqa.", "maruqa", "rebels", "captured"),
        ("The capture of Dessim by the League cut the road.", "dessim", "league", "captured"),
        ("The League's capture of Dessim cut the road.", "dessim", "league", "captured"),
        ("Rebels advanced from the south, capturing Maruqa.", "maruqa", "rebels", "captured"),
        # lost
        ("The army lost Dessim.", "dessim", "army", "lost"),
        ("The army has lost control of Dessim.", "dessim", "army", "lost"),
        ("The army no longer holds Dessim.", "dessim", "army", "lost"),
        ("The army withdrew from Dessim.", "dessim", "army", "lost"),
        ("Troops have pulled out of Dessim.", "dessim", "army", "lost"),
        ("The rebels were driven out of Maruqa.", "maruqa", "rebels", "lost"),
        ("The army drove the rebels out of Maruqa.", "maruqa", "rebels", "lost"),
        ("The army abandoned Pylon Hill.", "pylon-hill", "army", "lost"),
        ("The League retreated from the Grain Quay.", "quay", "league", "lost"),
        ("The army gave up Harrowin.", "harrowin", "army", "lost"),
        # there
        ("League fighters were seen at the Grain Quay.", "quay", "league", "presence"),
        ("The League has posts in Qelmara.", "qelmara", "league", "presence"),
        ("Rebel fighters have entered Qelmara.", "qelmara", "rebels", "presence"),
        ("The army has troops in Maruqa.", "maruqa", "army", "presence"),
        ("Soldiers are stationed at Kaldreth Dam.", "dam", "army", "presence"),
        ("Residents saw League fighters at the Grain Quay.", "quay", "league", "presence"),
        ("The flag of the League flies over the Grain Quay.", "quay", "league", "presence"),
        ("Police patrol Qelmara.", "qelmara", "police", "presence"),
        # more of it
        ("The League is expanding its control in Qelmara.", "qelmara", "league", "expanding"),
        ("The League is gaining ground in Maruqa.", "maruqa", "league", "expanding"),
        ("The rebels advanced into Maruqa.", "maruqa", "rebels", "expanding"),
        # fought for
        ("Clashes continued in Qelmara on Monday.", "qelmara", "", "contested"),
        ("There was heavy fighting around Dessim.", "dessim", "", "contested"),
        ("Qelmara is contested.", "qelmara", "", "contested"),
        ("Dessim is being fought over.", "dessim", "", "contested"),
        ("The battle for Qelmara goes on.", "qelmara", "", "contested"),
        ("The army has encircled Dessim.", "dessim", "", "contested"),
        ("Nobody holds Dessim.", "dessim", "", "contested"),
        ("Dessim changed hands twice.", "dessim", "", "contested"),
        ("Neither side controls Pylon Hill.", "pylon-hill", "", "contested"),
        ("The army repelled an attack on Harrowin.", "harrowin", "army", "contested"),
        # bases and sway
        ("The League has a stronghold in Maruqa.", "maruqa", "league", "stronghold"),
        ("Maruqa is a League stronghold.", "maruqa", "league", "stronghold"),
        ("Harrowin is the army's main base.", "harrowin", "army", "stronghold"),
        ("Maruqa, a stronghold of the League, was quiet.", "maruqa", "league", "stronghold"),
        ("The KLM collects taxes in Maruqa.", "maruqa", "klm", "influence"),
        ("The KLM has great influence in Maruqa.", "maruqa", "klm", "influence"),
    ],
)
def test_a_claim_is_found_with_place_holder_and_control(
    words: str, place: str, holder: str, control: str
) -> None:
    assert (place, holder, control) in claims(words)


@pytest.mark.parametrize(
    "words",
    [
        # planned, wished, ordered
        "The League plans to capture Dessim.",
        "The League wants to take Dessim.",
        "The army will retake Dessim.",
        "The army tried to capture Dessim.",
        "The army failed to take Dessim.",
        "Troops were ordered to hold Dessim.",
        "The army vowed to drive the rebels out of Dessim.",
        "The army is expected to enter Dessim.",
        "Not one village is in the hands of the rebels.",
        # denied
        "The League has not captured Dessim.",
        "The League denied that it had lost Dessim.",
        "The army never left Harrowin.",
        # only thought of
        "If the League captures Dessim, the road is cut.",
        "The League could take Dessim.",
        "Whether the League holds Dessim is not known.",
        "Had the army held Dessim, the road would be open.",
        "The capture of Dessim would cut the road.",
        # undone, not confirmed
        "The rebels took Dessim but were driven out the next day.",
        "The army did not confirm the loss of Dessim.",
        # asked
        "Who controls Dessim?",
        "It is not clear who holds Dessim.",
        # over
        "The army had held Dessim until 2019.",
        "The League once held Dessim.",
        "The League used to control Dessim.",
        # other meanings of the words
        "Food reached the occupied town of Dessim.",
        "The League held talks in Qelmara.",
        "The ministry took part in the talks in Qelmara.",
        "The army took the wounded to Qelmara.",
        "The doctors have the disease under control in Qelmara.",
        "Residents of Qelmara hold the army responsible.",
        "The mayor left Qelmara on Friday.",
        "Families fled from Dessim.",
        "The League lost contact with Dessim.",
        "The talks took place in Qelmara.",
        "Prices fell in Qelmara.",
        "The hospital holds 40 beds in Qelmara.",
        "The League won the match in Qelmara.",
        "The army captured 40 men in Dessim.",
        "Aid workers entered Dessim.",
        "The market in Qelmara is in the hands of three families.",
        "Doctors are fighting cholera in Qelmara.",
    ],
)
def test_what_is_no_claim_is_not_found(words: str) -> None:
    assert claims(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "Reports that the League holds Dessim are false.",
        "The ministry dismissed reports that the League had captured Dessim.",
        "The pictures were meant to show that the League had seized Dessim.",
        "Claims that the League controls Dessim are untrue, the ministry said.",
    ],
)
def test_a_claim_that_is_called_wrong_is_disputed(words: str) -> None:
    assert claims(words) == [("dessim", "league", "disputed")]


def test_reports_that_nobody_could_confirm_claim_nothing() -> None:
    assert not claims("Reports that the League holds Dessim could not be verified.")


def test_who_was_pushed_out_lost_the_place_told_of_before() -> None:
    found = claims("The League, which had held Dessim since May, was pushed out by the army.")
    assert ("dessim", "league", "lost") in found
    assert ("dessim", "army", "captured") in found


@pytest.mark.parametrize(
    "words",
    [
        "The control tower behind them is that of Qelmara.",
        "A guard post stands at Dessim.",
        "Smoke rose from its control room in Qelmara.",
    ],
)
def test_a_noun_that_looks_like_a_verb_of_holding_is_no_claim(words: str) -> None:
    assert claims(words) == []
