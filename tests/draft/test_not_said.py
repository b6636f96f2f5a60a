"""What a text does not say is not drafted: each kind that was, with the sentence that told it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from briefing.draft.cast import make_cast
from briefing.draft.compose import compose
from briefing.draft.find import events, impact, territory, ties
from briefing.draft.find.reading.places import PlacesInText
from briefing.draft.source_text import SourceText, Where

PARTIES = "The Ostran army and the Meridian Front fought in the town of Veshka and at Dolna."


def drafted(section: str, *paragraphs: str) -> list[dict[str, Any]]:
    """The items of a section that a text of 12 May 2026 is drafted to."""
    text = SourceText(paragraphs, date(2026, 5, 12))
    cast = make_cast(text, kind="newspaper", publisher="Wire")
    found = (
        each for finder in (territory, impact, events, ties) for each in finder.find(text, cast)
    )
    return [each.item for each in compose(found, text, cast) if each.section == section]


def holders(words: str) -> list[tuple[str | None, str | None]]:
    """Place and holder of each claim of a paragraph behind PARTIES."""
    items = drafted("territory", PARTIES, words)
    return [(each.get("place"), each.get("holder")) for each in items if each["cite"] == ["p2"]]


@pytest.mark.parametrize(
    ("words", "holder"),
    [
        # the last body told of before is the other side
        (
            (
                "The Meridian Front attacked at dawn. The army denied this."
                ' "Our units hold all of Veshka," the defence ministry said in a statement.'
            ),
            "ostran-army",
        ),
        (
            (
                'The Meridian Front attacked on Sunday. "Veshka is in our hands," said Bela Trosk,'
                " a spokesman for the Ostran army."
            ),
            "ostran-army",
        ),
        (
            (
                'The Meridian Front came into Kell. "We control the whole of Veshka," the interior'
                " ministry said."
            ),
            "government",
        ),
        (
            (
                'The army shelled Kell. "Our fighters control Veshka," said Ilan Drosz, a spokesman'
                " for the Meridian Front."
            ),
            "meridian-front",
        ),
        # another state has no part in it; its army has
        (
            'Turkey called for calm. "Our units hold Veshka," the defence ministry said.',
            "ostran-army",
        ),
    ],
)
def test_ours_are_those_of_who_speaks(words: str, holder: str) -> None:
    assert ("veshka", holder) in holders(words)


@pytest.mark.parametrize(
    "words",
    [
        'The Meridian Front attacked. "Our fighters hold Veshka," a resident said.',
        'The Meridian Front attacked. "When we left Veshka, it was dark," said Paul Renner.',
    ],
)
def test_of_ours_of_nobody_knows_whom_nothing_is_claimed(words: str) -> None:
    assert holders(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "The Front wants the bridge, since whoever holds it controls the supply road to Dolna.",
        "The army knows that whichever side holds the ridge commands the road to Dolna.",
        "The army wants Veshka. He who controls it holds Dolna, too.",
        "The Front attacked because the side that holds Veshka controls the road to Dolna.",
        "Any army that controls Veshka holds Dolna.",
        "Dolna is held by whoever holds the bridge.",
    ],
)
def test_what_anyone_would_hold_is_no_claim(words: str) -> None:
    assert holders(words) == []


def test_a_side_that_is_told_of_is_not_anyone() -> None:
    words = "The army, which holds Dolna, controls the supply road. Whoever fled says so."
    assert holders(words) == [("dolna", "ostran-army"), ("supply-road", "ostran-army")]


def test_no_place_is_made_of_a_pronoun_or_a_verb() -> None:
    text = SourceText([PARTIES], None)
    places = PlacesInText(text, make_cast(text, kind="newspaper"))
    assert places.site_named("it controls", Where(1, 0, 11)) is None
    assert places.site_named("holds the road", Where(1, 0, 14)) is None
    assert places.site_named("supply road", Where(1, 0, 11)) is not None


@pytest.mark.parametrize(
    "words",
    [
        "On 28 April the sides made peace after fighting in which, by one count, 210 people died.",
        "The siege of Veshka ended on 3 May after two months in which 400 people died.",
        "On Monday the camp reopened, a week after a fire that killed 12 people.",
        "The army signed the accord on 2 May, following clashes that left 40 people dead.",
        "The council met on Sunday, days after floods drove 3,000 people from their homes.",
        "Since the fighting began on 3 May, 210 people have died.",
        "Three weeks of fighting in which 210 people died ended on 28 April.",
    ],
)
def test_what_was_over_by_a_day_is_not_of_it(words: str) -> None:
    (harm,) = drafted("humanitarian", words)
    assert not {"when", "date"} & set(harm)
    assert all(each.get("text") != harm["text"] for each in drafted("timeline", words))


def test_the_day_that_a_paragraph_begins_with_is_not_of_what_came_after_another() -> None:
    words = "On 3 May gunmen robbed a lorry. Two men were freed on 5 May. Four bodies were found."
    dates = [harm.get("date") for harm in drafted("humanitarian", words)]
    assert dates == ["2026-05-03", "2026-05-05", None]


@pytest.mark.parametrize(
    "words",
    [
        "On Monday, after a shell hit a bus, 12 people were killed.",
        "Twelve people were killed on Monday after a shell hit a bus.",
        "On Monday a shell that hit a bus killed 12 people.",
        "After the quake on Monday, 3,000 people fled.",
    ],
)
def test_what_came_about_on_a_day_is_of_it(words: str) -> None:
    (harm,) = drafted("humanitarian", words)
    assert harm["date"] == "2026-05-11"


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("The UN said it had left Veshka and that stocks in Dolna would last ten days.", "dolna"),
        ("Convoys to Veshka were halted, while the hospital in Dolna has no power.", "dolna"),
        ("Veshka was quiet, and schools in Dolna are sheltering 400 people.", "dolna"),
        ("About 6,500 people have fled the area, most of them to Dolna.", None),
        # what a clause leaves out is that of the one before
        ("In Veshka 14 people were killed, and the hospital was hit.", "veshka"),
    ],
)
def test_harm_is_in_the_place_of_its_own_clause(words: str, place: str | None) -> None:
    assert drafted("humanitarian", PARTIES, words)[-1].get("place") == place


@pytest.mark.parametrize(
    "words",
    [
        "The truce between the Ostran army and the Meridian Front lapsed on Sunday.",
        "The agreement between the Ostran army and the Meridian Front was violated on Sunday.",
        "Shelling went on despite a deal between the Ostran army and the Meridian Front on Sunday.",
        "Talks between the Ostran army and the Meridian Front, to open on Sunday, were put off.",
    ],
)
def test_a_truce_that_is_named_was_not_agreed_on_then(words: str) -> None:
    texts = [str(each.get("text")) for each in drafted("timeline", words)]
    assert not any("agree" in each for each in texts)
    assert not any("held talks" in each for each in texts)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (
            "An agreement between the Ostran army and the Meridian Front was reached on Sunday.",
            "The Ostran army and the Meridian Front came to an agreement.",
        ),
        (
            "Talks between the Ostran army and the Meridian Front opened on Sunday.",
            "The Ostran army and the Meridian Front held talks.",
        ),
        (
            "The truce between the Ostran army and the Meridian Front lapsed on Sunday.",
            "The truce lapsed.",
        ),
    ],
)
def test_what_was_reached_or_held_or_lapsed_is_told(words: str, text: str) -> None:
    assert [each.get("text") for each in drafted("timeline", words)] == [text]


def test_a_flag_there_flies_over_the_place_named_before() -> None:
    words = "The army left Veshka in May. The flag of the Meridian Front flies there now."
    assert ("veshka", "meridian-front") in holders(words)


FRONT = (
    "The Ostran army and the Meridian Front fought at Veshka, fighters of the Meridian Front said."
)


def kind_of(name: str, words: str) -> tuple[str | None, str | None]:
    """Kind and organisation of a voice that a paragraph behind FRONT brings."""
    text = SourceText([FRONT, words], date(2026, 5, 12))
    voices = make_cast(text, kind="newspaper").voices.values()
    return next((each.kind, each.org) for each in voices if each.name == name)


@pytest.mark.parametrize(
    ("name", "words", "kind", "org"),
    [
        (
            "Paul Renner",
            (
                "Analysts at the Lindau Institute said that the Front wants the bridge."
                ' "It is weak," said its director, Paul Renner.'
            ),
            *("expert", "Lindau Institute"),
        ),
        (
            "Anna Bel",
            (
                "The Harl Observatory counted 14 strikes by the Meridian Front in May."
                ' "It will go on," said its head, Anna Bel.'
            ),
            *("monitor", "Harl Observatory"),
        ),
        (
            "Ivo Karn",
            (
                "The Red Cross said the Meridian Front had let its lorries pass."
                ' "We are glad," its delegate, Ivo Karn, said.'
            ),
            *("international-org", "Red Cross"),
        ),
        (
            "Bel Trosk",
            (
                "The Meridian Front said it had taken Veshka."
                ' "We will stay," said its spokesman, Bel Trosk.'
            ),
            *("party", "Meridian Front"),
        ),
    ],
)
def test_its_director_is_of_who_speaks_first(name: str, words: str, kind: str, org: str) -> None:
    assert kind_of(name, words) == (kind, org)


@pytest.mark.parametrize(
    ("name", "words", "kind"),
    [
        ("Front's radio", "The Front's radio said that 22 soldiers had been killed.", "party"),
        ("Army's newspaper", "The army's newspaper said three had died.", "party"),
        ("Government's newspaper", "The government's newspaper said so.", "state-media"),
        ("Town's radio", "The town's radio said the bridge was closed.", "newspaper"),
        ("State radio", "State radio said so.", "state-media"),
    ],
)
def test_the_outlet_of_a_side_speaks_for_it(name: str, words: str, kind: str) -> None:
    assert kind_of(name, words)[0] == kind


def test_an_institute_holds_no_place_whatever_they_means() -> None:
    words = "Paul Renner, director of the Lindau Institute, said they hold Dolna."
    assert not any("institute" in (holder or "") for _, holder in holders(words))
