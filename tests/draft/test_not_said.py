"""What a text does not say is not drafted: each kind that was, with the sentence that told it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from briefing.draft.cast import make_cast
from briefing.draft.compose import compose
from briefing.draft.find import events, impact, territory, ties
from briefing.draft.source_text import SourceText

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
