"""The schema for one brief: it offers what is there, and lets one write what is to come."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
from every_field import every
from making import BUNDLED
from test_schema import as_editors_see

from briefing.brief.model import Brief
from briefing.format.docs.schema_for import schema_for
from briefing.format.reader import read_brief


def made(path: Path) -> tuple[Brief, dict[str, Any]]:
    brief = read_brief(path).value
    assert brief is not None
    return brief, schema_for(
        brief, {source.id: source.paragraphs or 40 for source in brief.sources}
    )


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_a_brief_is_valid_by_its_own_schema(path: Path) -> None:
    _, schema = made(path)
    jsonschema.Draft202012Validator.check_schema(schema)
    found = as_editors_see(path.read_text(encoding="utf-8"))
    assert jsonschema.Draft202012Validator(schema).is_valid(found)


def test_what_the_brief_has_is_offered_with_what_it_is() -> None:
    brief, schema = made(BUNDLED[0])
    claim = schema["$defs"]["Claim"]["properties"]
    place, form = claim["place"]["anyOf"]
    assert place["enum"] == [each.id for each in brief.places]
    assert place["enumDescriptions"] == [each.name for each in brief.places]
    assert "pattern" in form
    one, several = claim["by"]["anyOf"]
    voices = list(brief.voices)
    assert one["anyOf"][0]["enum"] == several["items"]["anyOf"][0]["enum"] == voices
    assert claim["cite"]["items"]["anyOf"][0]["enum"][:2] == ["p1", "p2"]
    because = schema["$defs"]["Judgement"]["properties"]["because"]["items"]["anyOf"][0]
    assert set(because["enum"]) >= {"t1"}


@pytest.mark.parametrize(
    ("old", "new"), [("holder: ", "holder: nobody-"), ("place: ", "place: nowhere-")]
)
def test_what_is_to_come_is_no_error_and_what_can_be_no_id_is(old: str, new: str) -> None:
    path = BUNDLED[0]
    check = jsonschema.Draft202012Validator(made(path)[1])
    text = path.read_text(encoding="utf-8")
    assert old in text
    assert check.is_valid(as_editors_see(text.replace(old, new, 1)))
    assert not check.is_valid(as_editors_see(text.replace(old, new.replace("-", " a "), 1)))


def test_a_section_that_is_empty_leaves_its_ids_free(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(
        "schema: briefing/1\nid: x\ntitle: x\ntlp: CLEAR\nas_of: 2026-01-01\n"
        "sources: [{id: s1, title: t, kind: sitrep}]\n"
        "situation: {summary: [{text: x, cite: [p1]}]}\n"
    )
    reading = read_brief(path)
    assert reading.value is not None, reading.problems
    schema = schema_for(reading.value, {})
    assert "pattern" in schema["$defs"]["Claim"]["properties"]["place"]
    assert "pattern" in schema["$defs"]["Claim"]["properties"]["cite"]["items"]


def test_what_a_gap_is_about_and_a_source_repeats_is_offered_and_a_deadline_is_a_day() -> None:
    parts = schema_for(every(), {})["$defs"]
    (choice, _) = parts["Gap"]["properties"]["about"]["items"]["anyOf"]
    assert {"t1", "h1", "health", "food-security"} <= set(choice["enum"])
    (choice, _) = parts["Source"]["properties"]["via"]["anyOf"]
    assert choice["enum"] == ["s1", "s2", "s3", "s4"]
    assert "anyOf" not in parts["Judgement"]["properties"]["by"]
