"""Who is said to hold a place: counted from the claims, and nothing concluded."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from briefing.brief.model import Brief
from briefing.brief.outline import Outline
from briefing.brief.sides.control import Control, controls, voice_words
from briefing.brief.sides.letters import NO_SIDE, SideMark, side_mark

VOICES = {
    "gov": {"name": "Ministry", "kind": "government", "side": "north"},
    "rebels": {"name": "Reed Front", "kind": "party", "side": "south"},
    "watch": {"name": "Marsh Watch", "kind": "monitor"},
    "relief": {"name": "Relief Office", "kind": "international-org"},
}


def control(*claims: dict[str, Any], place: str = "harl", **sections: Any) -> Control:
    raw = {
        "schema": "briefing/1", "id": "b", "title": "T", "tlp": "CLEAR", "as_of": "2024-11-30",
        "sources": [{"id": "s1", "title": "A text", "kind": "newspaper"}], "voices": VOICES,
        "situation": {"summary": [{"text": "Something.", "cite": ["p1"]}]},
        "actors": [
            {"id": "army", "name": "Army", "side": "north", "cite": ["p1"]},
            {"id": "front", "name": "Front", "side": "south", "cite": ["p1"]},
            {"id": "wing", "name": "Wing", "side": "south", "cite": ["p1"]},
            {"id": "nomads", "name": "Nomads", "cite": ["p1"]},
        ],
        "places": [
            {"id": "harl", "name": "Harl", "cite": ["p1"]},
            {"id": "port", "name": "Harl port", "part_of": "harl", "cite": ["p1"]},
        ],
        "territory": list(claims), **sections,
    }  # fmt: skip
    return controls(Outline(msgspec.convert(raw, Brief)))[place]


def claim(by: str, holder: str | None, word: str, **more: Any) -> dict[str, Any]:
    base = {"text": "A claim.", "by": by, "place": "harl", "control": word, "cite": ["p1"]}
    return {**base, **({"holder": holder} if holder else {}), **more}


def test_a_side_is_held_to_by_its_voices_counted_by_basis() -> None:
    found = control(
        claim("rebels", "front", "captured"),
        claim("rebels", "wing", "expanding"),
        claim("watch", "wing", "majority"),
        claim("relief", "front", "partial"),
    )
    (held,) = found.holdings
    assert (held.hold, held.party.side, held.party.name) == ("held", "south", "south")
    assert held.voices() == {"claimed": 1, "reported": 2}, "one voice is counted once"
    assert [voice_words(*each) for each in held.voices().items()] == ["one claims", "two report"]
    assert not found.disputed


@pytest.mark.parametrize("took", ["captured", "full", "majority"])
def test_what_one_took_and_another_lost_agrees(took: str) -> None:
    found = control(claim("watch", "front", took), claim("relief", "army", "lost"))
    assert [party.name for party in found.held()] == ["south"], "lost is no holding"
    assert [(each.hold, each.party.name) for each in found.holdings] == [
        ("held", "south"), ("lost", "north"),
    ]  # fmt: skip
    assert not found.disputed


def test_who_denies_it_disputes_it() -> None:
    found = control(claim("rebels", "front", "captured"), claim("gov", "front", "disputed"))
    assert [line.speakers[0].id for line in found.disputing] == ["gov"]
    assert found.disputed
    assert not found.at_odds


@pytest.mark.parametrize(
    ("one", "other", "odds"),
    [
        (("front", "full"), ("army", "full"), True),
        (("front", "partial"), ("army", "partial"), False),
        (("front", "presence"), ("army", "full"), False),
        (("front", "captured"), ("wing", "captured"), False),
        (("army", "full"), ("army", "lost"), True),
        (("army", "full"), ("army", "contested"), False),
        (("army", "full"), ("army", "partial"), False),
    ],
)
def test_two_that_cannot_both_hold_it_are_at_odds(
    one: tuple[str, str], other: tuple[str, str], odds: bool
) -> None:
    found = control(claim("watch", *one), claim("relief", *other))
    assert found.at_odds is odds
    assert found.disputed is odds


def test_what_is_said_of_other_days_is_no_dispute() -> None:
    found = control(
        claim("watch", "army", "full", date="2024-11-01"),
        claim("relief", "front", "full", date="2024-11-29"),
    )
    assert not found.disputed


def test_an_actor_without_a_side_and_nobody_are_called_what_they_are() -> None:
    found = control(claim("watch", "nomads", "presence"), claim("watch", None, "contested"))
    assert [(each.hold, each.party.name) for each in found.holdings] == [
        ("present", "Nomads"), ("contested", "not named"),
    ]  # fmt: skip


GAPS = [{"id": "g1", "text": "Who?", "cite": ["p1"]}]


def judged(*ids: str) -> list[dict[str, Any]]:
    return [{"text": "It falls.", "basis": "inferred", "because": list(ids), "cite": ["p1"]}]


def test_a_judgement_belongs_to_a_place_whose_claims_alone_it_rests_on() -> None:
    claims = (
        claim("watch", "front", "captured", id="t1"),
        claim("watch", "front", "presence", id="t2", place="port"),
    )
    assert len(control(*claims, judgements=judged("t1", "t2")).judgements) == 1
    assert not control(*claims, judgements=judged("t2")).judgements, "of the port alone"
    assert not control(*claims, judgements=judged("t1", "g1"), gaps=GAPS).judgements
    assert not control(*claims, judgements=judged("t1", "t2"), place="port").judgements


def test_one_letter_and_one_ink_a_side() -> None:
    sides = {"north": "N", "south": "S", "c": "C", "d": "D", "e": "E", "f": "F"}
    assert side_mark(sides, "south") == SideMark("S", "side1")
    assert side_mark(sides, "f") == SideMark("F", "side0"), "inks go round, letters do not"
    assert side_mark(sides, "") == side_mark(sides, "west") == NO_SIDE
