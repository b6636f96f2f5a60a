"""What a text does not say is not drafted: each kind that was, with the sentence that told it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from briefing.draft.cast import make_cast
from briefing.draft.compose import compose
from briefing.draft.find import events, impact, territory, ties
from briefing.draft.find.reading.places import Places
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
        # nobody knows whose a resident's are
        ('The Meridian Front attacked. "Our fighters hold Veshka," a resident said.', None),
    ],
)
def test_ours_are_those_of_who_speaks(words: str, holder: str | None) -> None:
    assert ("veshka", holder) in holders(words)


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
    places = Places(text, make_cast(text, kind="newspaper"))
    assert places.site_named("it controls", Where(1, 0, 11)) is None
    assert places.site_named("holds the road", Where(1, 0, 14)) is None
    assert places.site_named("supply road", Where(1, 0, 11)) is not None
