"""STIX 2.1: every object marked, ids that stay, nobody's word turned into something else."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from briefing.brief.model import Brief
from briefing.brief.outline import Outline
from briefing.export import render, render_all
from briefing.export.stix import CONFIDENCE

MARKINGS = {
    "CLEAR": "94868c89-83c2-464b-929b-a1a8aa3c8487",
    "GREEN": "bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
    "AMBER": "55d920b0-5e8b-4f79-9ee9-91f868d9b421",
    "AMBER+STRICT": "939a9414-2ddd-4d32-a0cd-375ea402b003",
    "RED": "e828b379-4e03-4974-9ac4-e53a884c97c1",
}
ID = re.compile(r"[a-z-]+--[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
Thing = dict[str, Any]


def objects(*briefs: Brief) -> list[Thing]:
    whole = json.loads(render_all(briefs, "stix"))
    assert whole["type"] == "bundle"
    found: list[Thing] = whole["objects"]
    return found


def of(found: list[Thing], kind: str) -> list[Thing]:
    return [each for each in found if each["type"] == kind]


def test_every_object_is_whole_and_what_it_refers_to_is_there(brief: Brief) -> None:
    found = objects(brief)
    ids = [each["id"] for each in found]
    assert len({*ids}) == len(ids)
    for each in found:
        assert ID.fullmatch(each["id"])
        assert each["id"].startswith(f"{each['type']}--")
        assert each["spec_version"] == "2.1"
        assert STAMP.fullmatch(each["created"])
        refs = [each.get("created_by_ref"), each.get("source_ref"), each.get("target_ref")]
        refs += each.get("object_refs", []) + each.get("object_marking_refs", [])
        assert {ref for ref in refs if ref} <= {*ids}, each
        assert [] not in each.values(), "STIX has no empty lists"
        assert None not in each.values()


def test_every_object_carries_the_label_of_the_brief(brief: Brief) -> None:
    found = objects(brief)
    marking = f"marking-definition--{MARKINGS[brief.tlp]}"
    assert [each["id"] for each in of(found, "marking-definition")] == [marking]
    for each in found:
        if each["type"] != "marking-definition":
            assert each["object_marking_refs"] == [marking]
            assert ("exercise" in each.get("labels", [])) == (brief.status == "exercise")


def test_items_are_notes_on_the_word_of_their_voices(brief: Brief) -> None:
    found = objects(brief)
    notes = {note["content"]: note for note in of(found, "note")}
    for line in Outline(brief).section("territory").lines:
        note = notes[line.text]
        assert note["authors"] == [speaker.name for speaker in line.speakers]
        assert f"basis:{line.basis}" in note["labels"]
        assert "confidence" not in note, "a grade is none"
        assert note["external_references"]
    for line in Outline(brief).section("judgements").lines:
        confidence = getattr(line.item, "confidence", None)
        assert notes[line.text].get("confidence") == (
            CONFIDENCE[confidence] if confidence else None
        )
    kinds = {each["type"] for each in found}
    assert not kinds & {"threat-actor", "opinion", "intrusion-set", "campaign"}


def test_a_place_has_what_stix_wants_or_is_left_out(brief: Brief) -> None:
    for place in of(objects(brief), "location"):
        assert "country" in place or "latitude" in place
        assert not place.get("country", "").startswith("X")
        assert ("latitude" in place) == ("longitude" in place)


def test_relationships_keep_their_words(brief: Brief) -> None:
    found = of(objects(brief), "relationship")
    assert len(found) == len(brief.relationships)
    words = [{"hostile": "hostile-to"}.get(tie.type, tie.type) for tie in brief.relationships]
    assert [each["relationship_type"] for each in found] == words


def test_the_same_brief_gives_the_same_bytes_and_two_are_one_bundle(aleppo: Brief) -> None:
    assert render(aleppo, "stix") == render(aleppo, "stix")
    assert objects(aleppo, aleppo) == objects(aleppo), "an object stands there once"


@pytest.mark.parametrize("payload", ["\x1b[2J\u202e", '"}]', "</script>"])
def test_any_text_stays_text(with_text: Callable[[str], Brief], payload: str) -> None:
    written = render(with_text(payload), "stix")
    assert "\x1b" not in written
    assert "\u202e" not in written
    json.loads(written)
