"""A claim of a draft held against those of a brief: the same, changed, at odds, new."""

from __future__ import annotations

import msgspec
import pytest
from draft.besieged import a_claim, a_draft, a_source, answer_to, held, with_fields

from briefing.brief import model as m
from briefing.draft.into import held_against


def test_the_same_claim_of_the_same_voice_is_the_same(brief: m.Brief) -> None:
    made = answer_to(brief, a_claim(text="He says otherwise the same."))
    assert (made.answer, made.of, made.against) == ("same", ["t1"], [])


@pytest.mark.parametrize(
    "more", [{"control": "full"}, {"date": "2020-03-04"}, {"control": "lost", "date": "2020-03-03"}]
)
def test_another_hold_or_a_later_day_of_the_same_voice_is_a_change(
    brief: m.Brief, more: dict[str, str]
) -> None:
    made = answer_to(brief, a_claim(**more))
    assert (made.answer, made.of) == ("changed", ["t1"])


def test_an_earlier_day_is_new(brief: m.Brief) -> None:
    assert answer_to(brief, a_claim(date="2020-03-01")).answer == "new"


def test_another_voice_that_cannot_be_right_too_contradicts(brief: m.Brief) -> None:
    claim = a_claim(text="The ministry: all is held.", by="defence", holder="norland")
    made, asked = held(brief, with_fields(claim, control="full"))
    assert (made.answer, made.of, made.against) == ("contradicts", ["t1"], ["t1"])
    assert asked.section == "crosscheck"
    assert asked.item["question"] == "Is most of Tolvane held by Reed Company?"
    assert asked.item["for"] == ["t1"]
    assert asked.item["against"] == [made.key]
    assert asked.item["cite"] == ["p3", "s2:p2"]


@pytest.mark.parametrize(
    ("by", "day", "answer"),
    [
        ("defence", "2020-03-04", "contradicts"),
        ("vo-karn", "2020-03-04", "changed"),
        ("defence", "2020-03-01", "new"),
    ],
)
def test_a_place_taken_on_a_later_day_is_set_against_who_held_it_and_no_question_asked(
    brief: m.Brief, by: str, day: str, answer: str
) -> None:
    claim = a_claim(text="The army took it.", by=by, holder="norland", control="captured", date=day)
    [made] = held_against(a_draft(claim), brief).proposals
    assert (made.answer, made.of) == (answer, ["t1"] if answer != "new" else [])
    assert made.against == (["t1"] if answer == "contradicts" else [])


def test_a_source_that_is_a_voice_of_the_brief_does_not_contradict_itself(brief: m.Brief) -> None:
    voice = m.Voice(name="The Courier", kind="newspaper")
    [claim] = brief.territory
    said = msgspec.structs.replace(
        brief,
        voices={**brief.voices, "courier": voice},
        territory=[msgspec.structs.replace(claim, by="courier")],
    )
    narrated = a_claim(text="The army holds all.", holder="norland", control="full")
    own = msgspec.structs.replace(
        narrated, item={key: value for key, value in narrated.item.items() if key != "by"}
    )
    made = answer_to(said, own)
    assert (made.answer, made.against) == ("new", [])
    other = answer_to(said, own, source=a_source(publisher="The Wire"))
    assert (other.answer, other.of) == ("contradicts", ["t1"])


def test_another_voice_that_may_be_right_too_is_new(brief: m.Brief) -> None:
    assert answer_to(brief, a_claim(by="defence")).answer == "new"
    assert (
        answer_to(brief, a_claim(by="defence", holder="guard", control="presence")).answer == "new"
    )
    assert answer_to(brief, a_claim(place="t1")).answer == "new"
