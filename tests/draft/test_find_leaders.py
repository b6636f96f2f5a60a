"""Who leads whom, by an office beside a name, with the names read from the text itself."""

from __future__ import annotations

import pytest
from draft.casting import DAY

from briefing.draft.cast import make_cast
from briefing.draft.find.ties import find
from briefing.draft.source_text import SourceText


def _led(*paragraphs: str) -> list[tuple[str, str]]:
    text = SourceText(paragraphs, DAY)
    cast = make_cast(text, kind="newspaper")
    return [
        (cast.actors[each.parts["from"].value].name, cast.actors[each.parts["to"].value].name)
        for each in find(text, cast)
        if each.kind == "controls"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "General Osric Bale, commander of the Reed Brigade, said nothing.",
        "The Reed Brigade's commander, Osric Bale, left on Friday.",
        "The head of the Reed Brigade, Professor Osric Bale, left on Friday.",
        "The Reed Brigade is small. Its chairman, Osric Bale, left on Friday.",
        "The Reed Brigade, once a friend of the Moss Guard, is old; its leader, Osric Bale, left.",
    ],
)
def test_an_office_beside_a_name_tells_who_leads(text: str) -> None:
    assert _led(text) == [("Osric Bale", "Reed Brigade")]


@pytest.mark.parametrize(
    "text",
    [
        "Osric Bale, the deputy commander of the Reed Brigade, left on Friday.",
        "The Reed Brigade's former leader, Osric Bale, left on Friday.",
        "Osric Bale has received the Reed Brigade's leader.",
        "Osric Bale, head of the Reed Institute, left on Friday.",
    ],
)
def test_no_office_of_old_and_no_seat_of_learning_is_a_command(text: str) -> None:
    assert not _led(text)
