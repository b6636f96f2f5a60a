"""One claim, one impact in many wordings: voices of verbs, nouns, what is left out, what stands in.

The cast is that of a text, as a draft makes it, so that names are sorted, too.
"""

from __future__ import annotations

from datetime import date

import pytest

from briefing.draft.cast import make_cast
from briefing.draft.find import impact, territory
from briefing.draft.say.impact import say
from briefing.draft.source_text import SourceText

HEAD = (
    "Fighters of the River League and the army of Vardia fought in the towns of Harl and Dessim"
    " in Kessa province on Monday, the Ministry of Defence said."
)


def claims(words: str) -> set[tuple[str, str, str]]:
    """Place, holder and control of each claim of a text behind HEAD, "-" where one is open."""
    text = SourceText([HEAD, words], date(2026, 3, 4))
    found = territory.find(text, make_cast(text, kind="agency", publisher="Wire"))
    parts = [each.parts for each in found if each.where.paragraph > 1]
    return {
        (
            each["place"].value if "place" in each else "-",
            each["holder"].value if "holder" in each else "-",
            each["control"].value,
        )
        for each in parts
    }


def impacts(words: str) -> list[tuple[str, str]]:
    """Category and first figure of each impact, "-" for none."""
    text = SourceText([HEAD, words], date(2026, 3, 4))
    found = impact.find(text, make_cast(text, kind="agency", publisher="Wire"))
    return [
        (
            each.parts["category"].value,
            each.parts["figures"].value[0]["text"] if "figures" in each.parts else "-",
        )
        for each in found
        if each.where.paragraph > 1
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # verbs with a particle, nouns for a hold, for what was lost
        ("The League has won Harl back.", {("harl", "river-league", "captured")}),
        ("The army has recovered most of Harl.", {("harl", "army", "captured")}),
        ("The army's grip on Harl is not in doubt.", {("harl", "army", "full")}),
        (
            "The army's withdrawal from Harl was completed on Friday.",
            {("harl", "army", "lost")},
        ),
        ("The League acknowledged the loss of Dessim.", {("dessim", "river-league", "lost")}),
        ("In Harl the League is in command.", {("harl", "river-league", "full")}),
        ("Harl is under guard by soldiers.", {("harl", "soldiers", "full")}),
        ("Dessim itself is a League enclave.", {("dessim", "river-league", "stronghold")}),
        # an attack whose end is told, a siege
        ("An attack by the League on Harl was repulsed.", {("harl", "-", "contested")}),
        ("The army beat off an attack on Harl.", {("harl", "army", "contested")}),
        ("The League laid siege to Harl.", {("harl", "-", "contested")}),
        ("Harl has held out.", {("harl", "-", "contested")}),
        ("Neither the army nor the League controls Harl.", {("harl", "-", "contested")}),
        # nobody is said to have lost it; it is said to whom it went
        (
            "The villages of Kolm and Sarra were abandoned.",
            {("kolm", "-", "lost"), ("sarra", "-", "lost")},
        ),
        ("Dessim surrendered on Monday without a shot.", {("dessim", "-", "lost")}),
        (
            "Harl changed sides in April, when its garrison went over to the League.",
            {("harl", "river-league", "captured")},
        ),
        # two holders, a verb left out, "with"
        (
            "The army and the League each claimed to be in full control of Harl.",
            {("harl", "army", "full"), ("harl", "river-league", "full")},
        ),
        (
            "Both the army and the League levy tolls in Dessim.",
            {("dessim", "army", "influence"), ("dessim", "river-league", "influence")},
        ),
        (
            "The army sits in Harl, the League in Dessim.",
            {("harl", "army", "presence"), ("dessim", "river-league", "presence")},
        ),
        (
            "While the army holds Harl, Dessim is with the League.",
            {("harl", "army", "full"), ("dessim", "river-league", "full")},
        ),
        ("Little moves, with the army in Harl.", {("harl", "army", "presence")}),
        # who is meant: the speaker, whose people they are, an actor behind "by"
        ("The army conceded on Monday that it had lost Dessim.", {("dessim", "army", "lost")}),
        (
            "The League has moved fast. With drones from abroad it retook Harl.",
            {("harl", "river-league", "captured")},
        ),
        ("A counter-attack by the army recovered Dessim.", {("dessim", "army", "captured")}),
        (
            "The Katiba, which is loyal to nobody, has held Kolm since May.",
            {("kolm", "katiba", "full")},
        ),
        # which place: an apposition, a site apart from its heading
        ("Dessim, an army-held city, took in the wounded.", {("dessim", "army", "full")}),
        (
            "Kessa province. The army sits in the old fort.",
            {("old-fort", "army", "presence")},
        ),
        # from whom a place was taken, and by whom somebody was driven out
        (
            "The League wrested Harl from the army.",
            {("harl", "river-league", "captured"), ("harl", "army", "lost")},
        ),
        (
            "Harl was taken from the army by the League.",
            {("harl", "river-league", "captured"), ("harl", "army", "lost")},
        ),
        (
            "The army was ousted from Harl by the League.",
            {("harl", "army", "lost"), ("harl", "river-league", "captured")},
        ),
        ("The army was forced to abandon Harl.", {("harl", "army", "lost")}),
        ("The army pulled its troops out of Harl.", {("harl", "army", "lost")}),
        ("The army had held Harl until Sunday.", {("harl", "army", "lost")}),
        ("The army lost its grip on Harl.", {("harl", "army", "lost")}),
        # what a verb has before and behind it
        ("Having lost Harl, the army went home.", {("harl", "army", "lost")}),
        ("Since seizing Harl, the League is quiet.", {("harl", "river-league", "captured")}),
        ("The League has Harl firmly in its hands.", {("harl", "river-league", "full")}),
        ("Harl is once again under army control.", {("harl", "army", "full")}),
        ("Harl, where the League rules, was quiet.", {("harl", "river-league", "full")}),
        ("The League has been running Harl since May.", {("harl", "river-league", "full")}),
        ("Harl was entered by armed men.", {("harl", "armed-men", "presence")}),
        ("Of the two towns only Harl is held by the army.", {("harl", "army", "full")}),
        ("In Kessa province army units hold Harl.", {("harl", "army-units", "full")}),
        ("The League completed the seizure of Harl.", {("harl", "river-league", "captured")}),
        ("About half of Harl is League-controlled.", {("harl", "river-league", "partial")}),
        (
            "Harl is run by a splinter group that calls itself the Ninth Column.",
            {("harl", "ninth-column", "full")},
        ),
        # which place: told before, beside a road, behind "it"
        (
            "Shells fell on Harl. At dawn the League walked into the market town.",
            {("harl", "river-league", "presence")},
        ),
        (
            "The road between Harl and Dessim is controlled by the League.",
            {("road-between-harl-and-dessim", "river-league", "full")},
        ),
        (
            "Harl was shelled from the hills above it, which the League took on Sunday.",
            {("hills", "river-league", "captured")},
        ),
        (
            "The bridge at Harl, lost by the army in May, was retaken.",
            {("bridge-at-harl", "army", "lost"), ("bridge-at-harl", "-", "captured")},
        ),
    ],
)
def test_a_claim_is_found_however_it_is_worded(
    words: str, expected: set[tuple[str, str, str]]
) -> None:
    assert claims(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "The League wants to take Harl.",
        "The League demands the withdrawal of the army from Harl.",
        "A new attack on Harl is possible.",
        "Harl has been surrounded by water for five days.",
        "Six others were taken off the bus.",
        "The advance left the crew in tears.",
        "The League took Harl's fate to heart, leaving nobody in doubt.",
        # a participle names what was not done
        "The army ruled out leaving Harl.",
        "The army fears losing Harl.",
        "The army prevented the League from taking Harl.",
        "The League came close to taking Harl.",
        "Taking Harl was easy, the mayor said.",
        "Whoever holds Harl holds the road.",
        "Equally false is the claim that the League is besieging Harl.",
    ],
)
def test_what_only_looks_like_a_hold_is_no_claim(words: str) -> None:
    assert claims(words) == set()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("A drone hit a bus and injured seven schoolchildren.", [("casualties", "seven")]),
        ("The storm cost 11 pupils their lives.", [("casualties", "11")]),
        ("Ambulances carried 26 patients to Harl.", [("displacement", "26")]),
        ("Some 900 people have crowded into the hall.", [("displacement", "Some 900")]),
        ("The number of families in the camp has doubled to 4,200.", [("displacement", "4,200")]),
        ("People affected: 412,000.", [("needs", "412,000")]),
        ("There is neither water nor shelter in Harl.", [("needs", "-")]),
        ("There is one tap for 900 people.", [("needs", "900")]),
        ("Farmers have lost their herds.", [("needs", "-")]),
        ("The charity has suspended its work in Harl.", [("access", "-")]),
        ("Harl has been surrounded by water for five days.", [("access", "-")]),
        ("Girls above the age of twelve are barred from class.", [("access", "-")]),
        ("Partners built 140 latrines.", [("response", "140")]),
        ("The agency has tents for 900 families.", [("response", "900")]),
        ("The clinic has seen 1,140 patients.", [("response", "1,140")]),
        (
            "Of the 94 health facilities 39 are damaged and eleven have lost their roofs.",
            [("infrastructure", "39"), ("infrastructure", "eleven")],
        ),
        ("Fighting wrecked the main pipeline to Harl.", [("infrastructure", "-")]),
        ("A patrol that drove into Harl was asked to leave.", []),
        ("They downed a helicopter with nineteen on board.", []),
        ("Looters carried off the furniture of the store.", []),
        ("The navy rescued 47 asylum seekers.", [("response", "47")]),
        ("Asylum seekers were rescued from the water.", [("response", "-")]),
        ("The agency stopped its aid for 48,000 refugees.", [("access", "48,000")]),
        ("The hospital took in 88 wounded people.", [("casualties", "88")]),
        ("The toll stands at 240.", [("casualties", "240")]),
        ("The storm ripped the roofs off 80 houses.", [("infrastructure", "80")]),
        ("The price of bread has doubled.", [("needs", "-")]),
        ("Drinking water is scarce in Harl.", [("needs", "-")]),
        ("The League keeps families from leaving.", [("access", "-")]),
        ("The League gave rations for two weeks to 900 people.", [("response", "900")]),
        ("Teams vaccinated 3,000 children against measles.", [("response", "3,000")]),
        ("The camp, built for 4,000, has 9,000 inhabitants.", [("displacement", "9,000")]),
    ],
)
def test_an_impact_is_found_however_it_is_worded(
    words: str, expected: list[tuple[str, str]]
) -> None:
    assert impacts(words) == expected


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "Fourteen of the 22 clinics of Harl are no longer functioning.",
            "Fourteen clinics are out of use in Harl.",
        ),
        ("Fighting wrecked the main pipeline to Harl.", "The pipeline to Harl is destroyed."),
        ("We counted 61 fresh graves in Harl.", "61 fresh graves were counted in Harl."),
        ("Journalists were detained in Harl.", "Journalists were detained in Harl."),
        ("The navy rescued 47 asylum seekers.", "47 asylum seekers were rescued."),
        ("The charity has suspended its work in Harl.", "Work is suspended in Harl."),
        ("Farmers have lost their herds.", "Farmers have lost their herds."),
        ("There is one tap for 900 people.", "There is one tap for 900 people."),
        ("Harl has had no electricity for a week.", "There is no electricity in Harl."),
        ("Fourteen schools are used as shelters.", "Fourteen schools serve as shelters."),
        ("The storm ripped the roofs off 80 houses.", "80 houses have lost their roofs."),
        ("The price of bread has doubled.", "The price of bread has risen."),
        ("The agency has tents for 900 families.", "Tents for 900 families are at hand."),
        # who does it is not said to have suffered it
        ("Rebels killed and looted in Harl.", ""),
    ],
)
def test_what_became_of_things_is_not_told_the_other_way_round(words: str, told: str) -> None:
    text = SourceText([HEAD, words], date(2026, 3, 4))
    cast = make_cast(text, kind="agency", publisher="Wire")
    [found] = [each for each in impact.find(text, cast) if each.where.paragraph > 1]
    assert say(found, cast, text) == told
