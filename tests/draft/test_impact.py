"""Impacts: each kind of cue, with what looks like one and is none."""

from datetime import date

import pytest
from draft.casting import cast_of
from draft.fake_cast import FakeCast

from briefing.draft.compose import compose
from briefing.draft.find.impact import find
from briefing.draft.source_text import SourceText

PLACES = {"qelmara": ("Qelmara",), "harrowin": ("Harrowin",), "dessim": ("Dessim",)}
VOICES = {"ministry": ("Ministry of Health", "the ministry"), "jrro": ("JRRO",)}


def impacts(*paragraphs: str) -> list[tuple[str, str]]:
    """Category and figure of each impact of a text, "" where it has no figure."""
    text = SourceText(paragraphs, None)
    cast = FakeCast(text, places=PLACES, voices=VOICES)
    found = []
    for each in find(text, cast):
        figures = each.parts["figures"].value if "figures" in each.parts else [{"text": ""}]
        found.append((each.parts["category"].value, figures[0]["text"]))
    return found


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # displacement
        ("Some 8,000 people are displaced in Qelmara.", [("displacement", "Some 8,000")]),
        ("More than 12,000 people fled Qelmara.", [("displacement", "More than 12,000")]),
        ("The fighting has driven 3,000 families from their homes.", [("displacement", "3,000")]),
        ("About 400 families were evacuated from Dessim.", [("displacement", "About 400")]),
        ("600 people have returned to Dessim.", [("displacement", "600")]),
        ("Shelters in Harrowin host 1,200 people.", [("displacement", "1,200")]),
        ("Nearly 5,000 people crossed into Tirrau.", [("displacement", "Nearly 5,000")]),
        (
            "Shelters: 1,150 in Qelmara, 400 in Harrowin.",
            [("displacement", "1,150"), ("displacement", "400")],
        ),
        ("Residents of two streets were told to leave.", [("displacement", "")]),
        ("The storm left 2,000 people homeless.", [("displacement", "2,000")]),
        ("Some 300 families sought refuge in schools.", [("displacement", "Some 300")]),
        ("The camp at Harrowin now holds 9,000 refugees.", [("displacement", "9,000")]),
        ("Gunmen stopped a bus near Dessim and took seven passengers.", []),
        # what did not come about, or is to come
        ("The clinic was not damaged.", []),
        ("The school has never been closed.", []),
        ("The road to Dessim isn't blocked.", []),
        ("If the dam breaks, 12,000 people will be cut off.", []),
        ("About 40 people were nearly killed.", []),
        ("Hardly any of the 40 houses was damaged.", []),
        ("The army said that it would open a corridor for 400 families.", []),
        ("The clinic is not working.", [("infrastructure", "")]),
        ("In May 40 people were killed.", [("casualties", "40")]),
        # casualties
        ("Shelling killed 14 people and wounded 30.", [("casualties", "14"), ("casualties", "30")]),
        (
            "At least 37 civilians were killed and 112 injured.",
            [("casualties", "At least 37"), ("casualties", "112")],
        ),
        ("Two children died in Harrowin.", [("casualties", "Two")]),
        ("Since noon 37 were brought in, nine of them dead.", [("casualties", "nine")]),
        (
            "A boat sank with 19 people aboard; six bodies were found.",
            [("casualties", "six")],
        ),
        ("The council has registered 61 deaths.", [("casualties", "61")]),
        ("The death toll rose to 41.", [("casualties", "41")]),
        ("Hospitals have treated 210 wounded.", [("casualties", "210")]),
        ("35 people are missing downstream.", [("casualties", "35")]),
        (
            "Fatalities recorded: 71, of whom 28 civilians.",
            [("casualties", "71"), ("casualties", "28")],
        ),
        ("Three farmers lost their lives.", [("casualties", "Three")]),
        ("An air strike claimed the lives of nine people.", [("casualties", "nine")]),
        ("Rescuers pulled four bodies from the rubble.", [("casualties", "four")]),
        ("The commander was shot dead at the gate.", [("casualties", "")]),
        # detention
        ("Police arrested 40 protesters.", [("detention", "40")]),
        ("Armed men abducted three nurses near Dessim.", [("detention", "three")]),
        ("The Front is holding 19 men.", [("detention", "19")]),
        ("16 prisoners were freed on Friday.", [("detention", "16")]),
        ("Four aid workers were kidnapped.", [("detention", "Four")]),
        ("They had taken 200 soldiers prisoner.", [("detention", "200")]),
        # infrastructure
        ("The hospital was destroyed.", [("infrastructure", "")]),
        ("The bridge at Dessim has been blown up.", [("infrastructure", "")]),
        ("Some 38 schools are closed.", [("infrastructure", "Some 38")]),
        (
            "The pumping station works at 40 per cent of capacity.",
            [("infrastructure", "40 per cent")],
        ),
        ("The storm damaged 250 houses.", [("infrastructure", "250")]),
        ("Power was cut to 6,300 customers.", [("infrastructure", "6,300")]),
        ("Most of the town has been without electricity since Monday.", [("infrastructure", "")]),
        ("Power has been restored to 4,100 households.", [("infrastructure", "4,100")]),
        ("Fourteen villages are under water.", [("infrastructure", "Fourteen")]),
        ("Telephone lines are down.", [("infrastructure", "")]),
        # access
        ("The road to Qelmara is cut.", [("access", "")]),
        ("Two convoys were turned back.", [("access", "Two")]),
        ("Some 52,000 people can be reached only by boat.", [("access", "Some 52,000")]),
        ("Aid agencies have no access to Dessim.", [("access", "")]),
        ("Three lorries with flour were held up at the checkpoint.", [("access", "Three")]),
        ("The border crossing remains closed.", [("access", "")]),
        ("Two hundred villagers are cut off by the flood.", [("access", "Two hundred")]),
        # needs
        ("An estimated 118,000 people need food.", [("needs", "An estimated 118,000")]),
        ("Some 18,000 people lack clean water.", [("needs", "Some 18,000")]),
        ("There is no bread in Qelmara.", [("needs", "")]),
        ("The hospital has run out of blood.", [("needs", "")]),
        ("Flour will last for three days.", [("needs", "three days")]),
        ("Oxygen for four days.", [("needs", "four days")]),
        ("41 suspected cases of cholera were recorded.", [("needs", "41")]),
        ("Medicines are in short supply.", [("needs", "")]),
        (
            "Of the 2,400 tents needed, 640 have been put up.",
            [("needs", "2,400"), ("response", "640")],
        ),
        ("Families sleep without blankets.", [("needs", "")]),
        # response
        ("Partners distributed 1,850 tents.", [("response", "1,850")]),
        ("The kitchen feeds 1,400 people a day.", [("response", "1,400")]),
        ("Aid workers reached 39,800 people with food.", [("response", "39,800")]),
        ("6,000 food parcels were handed out.", [("response", "6,000")]),
        ("The hospital received 380 litres of diesel.", [("response", "380 litres")]),
        ("Nine patients were flown to Harrowin.", [("response", "Nine")]),
        ("Teams vaccinated 900 children.", [("response", "900")]),
        ("The appeal is 17 per cent funded.", [("response", "17 per cent")]),
        # protection
        ("27 children travel alone.", [("protection", "27")]),
        (
            "Sixty-eight children were separated from their families.",
            [("protection", "Sixty-eight")],
        ),
        ("Forced recruitment of boys continues.", [("protection", "")]),
        ("Teams found 140 unexploded shells.", [("protection", "140")]),
        ("Women report rape by men in uniform.", [("protection", "")]),
    ],
)
def test_an_impact_is_found_with_its_figure(words: str, expected: list[tuple[str, str]]) -> None:
    assert impacts(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "No injuries or deaths were reported.",
        "Nobody was hurt.",
        "The army denied that 14 people were killed.",
        "The ministry plans to evacuate 400 families.",
        "If the dam breaks, 9,000 people will be displaced.",
        "The flood could displace 9,000 people.",
        "Were 14 people killed in Qelmara?",
        "The Alvaran Human Rights League met in Qelmara.",
        "Talks broke down in June.",
        "The company employs 310 people in Qelmara.",
        "The market was opened in 2004.",
        "A commission of 14 members holds its first meeting.",
        "Prices rose by 22 per cent.",
        "The council closed the debate.",
        "The army holds the town with 300 men.",
        "The minister needs 40 votes.",
        "He has been dead for 40 years.",
        "Casualties",
    ],
)
def test_what_is_no_impact_is_not_found(words: str) -> None:
    assert impacts(words) == []


def groups(*paragraphs: str) -> list[str]:
    """Who each impact is said to have met, "" where nobody is named."""
    text = SourceText(paragraphs, None)
    cast = FakeCast(text, places=PLACES, voices=VOICES)
    return [
        str(each.parts["group"].value) if "group" in each.parts else "" for each in find(text, cast)
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("At least 26 civilians were killed in Dessim.", ["civilians"]),
        ("The families were displaced from Dessim.", ["families"]),
        ("Several journalists were detained in Dessim.", ["Several journalists"]),
        ("They were displaced for the third time.", [""]),
        ("We are seeing families displaced again.", ["families"]),
        ("A shell struck its clinic in Dessim.", [""]),
        ("A convoy was turned back near Dessim, and they have no access to it.", ["", ""]),
    ],
)
def test_a_group_is_people_by_the_words_of_the_source_or_left_out(
    words: str, expected: list[str]
) -> None:
    found = groups(words)
    assert found == expected[: len(found)]


@pytest.mark.parametrize(
    "words",
    [
        "The number could reach 40,000 if the road to the south is cut.",
        "Nobody will starve unless the hospital is destroyed.",
        "Should the dam break, 300 people will have to leave.",
    ],
)
def test_what_stands_behind_if_has_not_happened(words: str) -> None:
    assert all(category not in ("access", "infrastructure") for category, _ in impacts(words))


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("A doctor said on Wednesday that nine people fled.", None),
        ("A doctor told reporters late on Wednesday that nine people fled.", None),
        ("Nine people fled on Monday, a doctor said on Wednesday.", "Monday"),
        ("Nine people fled on Monday.", "Monday"),
    ],
)
def test_the_day_of_the_saying_is_not_that_of_the_impact(words: str, when: str | None) -> None:
    text = SourceText([words], date(2020, 3, 4))
    (found,) = find(text, FakeCast(text, places=PLACES, voices=VOICES))
    told = found.parts.get("when")
    assert (told and told.value.removeprefix("on ")) == when


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Some 18 people, 11 of them civilians, were killed.", [None, "civilians"]),
        ("Some 40 people died, 12 of whom were aid workers.", [None, "aid workers"]),
        ("Some 40 people died, four of them by drowning.", [None, None]),
        ("Some 40 people were killed, nine of them in Dessim.", [None, None]),
    ],
)
def test_a_part_of_those_counted_is_of_whom_it_counts(words: str, who: list[str | None]) -> None:
    text = SourceText([words], None)
    (found,) = find(text, FakeCast(text, places=PLACES, voices=VOICES))
    assert [each.get("group") for each in found.parts["figures"].value] == who


def test_the_year_of_a_named_event_is_told_without_its_article() -> None:
    sentence = "Four died in the 1991 flood, in which 1,426 pilgrims were killed."
    text = SourceText([sentence], date(2020, 3, 4))
    cast = cast_of(text)
    made = compose(find(text, cast), text, cast)
    assert {each.item["when"] for each in made} == {"1991"}
