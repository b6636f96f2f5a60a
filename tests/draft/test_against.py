"""What may contradict what: both have the other's key, and a question is drafted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
import pytest
from draft.casting import DAY, Made, cast_of, found

from briefing.brief.items import Crosscheck, Place
from briefing.draft.against import contradictions
from briefing.draft.compose import compose
from briefing.draft.findings import Finding
from briefing.draft.model import Proposal
from briefing.draft.source_text import SourceText

PARAGRAPHS = [
    "Ivo Karn said the Reed Company holds most of Tolvane.",
    "The ministry said the army holds all of Tolvane.",
    "Karn put the dead at 40; the ministry put them at 11.",
]


@pytest.fixture
def text() -> SourceText:
    return SourceText(PARAGRAPHS, DAY)


@pytest.fixture
def cast(text: SourceText) -> Made:
    return cast_of(
        text,
        voices={"karn": "Ivo Karn", "ministry": "the ministry"},
        actors={"reed": "Reed Company", "army": "army", "unit": "River Unit"},
        places={"tolvane": "Tolvane"},
    )


def _claim(text: SourceText, at: int, by: str, holder: str, control: str, **more: Any) -> Finding:
    return found(
        text,
        "territory",
        PARAGRAPHS[at - 1],
        paragraph=at,
        by=by,
        place=more.pop("place", "tolvane"),
        holder=holder,
        control=control,
        **more,
    )


def _dead(text: SourceText, words: str, number: int, by: str) -> Finding:
    figure = {"text": str(number), "value": number, "unit": "killed"}
    return found(
        text,
        "humanitarian",
        words,
        paragraph=3,
        by=by,
        category="casualties",
        figures=[figure],
        place="tolvane",
    )


def _held(findings: list[Finding], text: SourceText, cast: Made) -> list[Proposal]:
    return contradictions(compose(findings, text, cast), cast)


def test_claims_at_odds_name_each_other_and_get_a_question(text: SourceText, cast: Made) -> None:
    findings = [
        _claim(text, 1, "karn", "reed", "majority"),
        _claim(text, 2, "ministry", "army", "full"),
    ]
    one, other, asked = _held(findings, text, cast)
    assert one.against == [other.key]
    assert other.against == [one.key]
    assert asked.section == "crosscheck"
    assert asked.item["question"] == "Is most of Tolvane held by the Reed Company?"
    assert (asked.item["for"], asked.item["against"]) == ([one.key], [other.key])
    assert asked.item["cite"] == ["p1", "p2"]
    msgspec.convert(asked.item, Crosscheck)


@pytest.mark.parametrize(
    ("by", "holder", "control", "place"),
    [
        ("karn", "army", "full", "tolvane"),  # the same voice
        ("ministry", "army", "presence", "tolvane"),  # both can be so
        ("ministry", "reed", "majority", "tolvane"),  # the same
        ("ministry", "army", "full", ""),  # of another place, or none
    ],
)
def test_claims_that_can_both_be_right_are_left_alone(
    text: SourceText, cast: Made, by: str, holder: str, control: str, place: str
) -> None:
    findings = [
        _claim(text, 1, "karn", "reed", "majority"),
        _claim(text, 2, by, holder, control, place=place),
    ]
    held = _held(findings, text, cast)
    assert [each.section for each in held] == ["territory", "territory"]
    assert not any(each.against for each in held)


def test_a_question_has_full_names(text: SourceText, cast: Made) -> None:
    short = Place(id="tolvane", name="Tolvane", short="Tol.", cite=["p1"])
    findings = [
        _claim(text, 1, "karn", "reed", "full"),
        _claim(text, 2, "ministry", "army", "full"),
    ]
    named = replace(cast, places={"tolvane": short})
    asked = _held(findings, text, named)[-1]
    assert asked.item["question"] == "Is Tolvane held by the Reed Company?"


def test_part_of_an_actor_holds_for_it(text: SourceText, cast: Made) -> None:
    findings = [
        found(text, "relationships", "the army", paragraph=2, from_="unit", to="army",
              type="part-of"),
        _claim(text, 1, "karn", "unit", "full"),
        _claim(text, 2, "ministry", "army", "full"),
    ]  # fmt: skip
    assert len(_held(findings, text, cast)) == 3


def test_figures_that_differ_get_a_question(text: SourceText, cast: Made) -> None:
    findings = [
        _dead(text, "Karn put the dead at 40", 40, "karn"),
        _dead(text, "the ministry put them at 11", 11, "ministry"),
    ]
    one, other, asked = _held(findings, text, cast)
    assert one.against == [other.key]
    assert asked.item["question"] == "Is the number of killed in Tolvane 40?"
    same = [*findings[:1], _dead(text, "the ministry put them at 11", 40, "ministry")]
    assert not any(each.against for each in _held(same, text, cast))


def test_what_one_voice_says_twice_is_not_set_against_itself(text: SourceText, cast: Made) -> None:
    findings = [
        _claim(text, 1, "karn", "reed", "majority"),
        _claim(text, 2, "ministry", "army", "full"),
        _claim(text, 3, "karn", "army", "majority"),
    ]
    one, other, again, _ = _held(findings, text, cast)
    assert one.against == again.against == [other.key]
    assert other.against == [one.key, again.key]


def test_the_question_has_the_same_key_each_time(text: SourceText, cast: Made) -> None:
    findings = [
        _claim(text, 1, "karn", "reed", "majority"),
        _claim(text, 2, "ministry", "army", "full"),
    ]
    dead = [
        _dead(text, "Karn put the dead at 40", 40, "karn"),
        _dead(text, "the ministry put them at 11", 11, "ministry"),
    ]
    for pair in (findings, dead):
        keys = {_held(each, text, cast)[-1].key for each in (pair, pair[::-1])}
        assert len(keys) == 1


def test_a_claim_whose_holder_is_open_is_no_contradiction(text: SourceText, cast: Made) -> None:
    open_one = _claim(text, 1, "karn", "", "majority")._replace(open_fields=("holder",))
    held = _held([open_one, _claim(text, 2, "ministry", "army", "full")], text, cast)
    assert [each.against for each in held] == [[], []]


def test_a_claim_whose_control_is_open_is_no_contradiction(text: SourceText, cast: Made) -> None:
    findings = [
        _claim(text, 1, "karn", "reed", ""),
        _claim(text, 2, "ministry", "army", "full"),
    ]
    assert len(_held(findings, text, cast)) == 2
