"""Texts of events: made of names and phrases of ours, where a tie or a deed tells what happened."""

from __future__ import annotations

import pytest
from draft.casting import DAY, cast_of

from briefing.brief.items import Actor
from briefing.draft.compose import compose
from briefing.draft.find import events, ties
from briefing.draft.model import Proposal
from briefing.draft.source_text import SourceText

ACTORS: dict[str, str | Actor] = {
    "reed": "Reed Company",
    "moss": "Moss Guard",
    "norland": "Norland",
    "sudland": "Sudland",
    "union": "Weavers' Union",
}


def _events(sentence: str) -> list[Proposal]:
    text = SourceText([sentence], DAY)
    cast = cast_of(
        text,
        actors=ACTORS,
        voices={"karn": "Ivo Karn"},
        places={"ford": "Ansel Ford", "road": "Hill Road"},
    )
    found = [*ties.find(text, cast), *events.find(text, cast)]
    return [each for each in compose(found, text, cast) if each.section == "timeline"]


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Norland closed Ansel Ford on Monday.", "Norland closed Ansel Ford."),
        ("Norland reopened Hill Road on Monday.", "Norland opened Hill Road."),
        ("Norland clashed with Sudland on Monday.", "Norland and Sudland clashed."),
        ("Norland and Sudland held talks on Monday.", "Norland and Sudland held talks."),
        ("Norland and Sudland signed a truce on Monday.", "Norland and Sudland agreed on a truce."),
        ("Norland and Sudland met on Monday.", "Norland and Sudland met."),
        (
            "The Reed Company split off from the Weavers' Union in 2011.",
            "The Reed Company split from the Weavers' Union.",
        ),
        ("The Moss Guard attacked Norland on Monday.", "The Moss Guard attacked Norland."),
        ("Ivo Karn said Norland closed Ansel Ford on Monday.", "Karn: Norland closed Ansel Ford."),
    ],
)
def test_an_event_is_told_by_what_happened(sentence: str, text: str) -> None:
    [made] = _events(sentence)
    assert made.wording == "composed"
    assert made.item["text"].replace("Ivo Karn", "Karn") == text


@pytest.mark.parametrize(
    "sentence",
    [
        "Norland wanted the mill in 2019.",
        "It was closed on Monday.",
        "Norland hoped on Monday, and it was closed.",
        "Norland forced the mill on Monday to close.",
    ],
)
def test_what_no_template_fits_is_left_to_the_reviewer(sentence: str) -> None:
    assert [each.wording for each in _events(sentence)] == ["to-word"]


def test_fields_of_the_item_are_those_of_the_timeline() -> None:
    [made] = _events("Norland closed Ansel Ford on Monday.")
    assert set(made.item) == {"text", "when", "date", "date_basis", "cite"}
