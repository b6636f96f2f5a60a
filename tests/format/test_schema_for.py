"""The schema for one brief: it offers what is there, and refuses what is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
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
    place = claim["place"]
    assert place["enum"] == [each.id for each in brief.places]
    assert place["enumDescriptions"] == [each.name for each in brief.places]
    one, several = claim["by"]["anyOf"]
    assert one["enum"] == several["items"]["enum"] == list(brief.voices)
    assert claim["cite"]["items"]["anyOf"][0]["enum"][:2] == ["p1", "p2"]
    assert set(schema["$defs"]["Judgement"]["properties"]["because"]["items"]["enum"]) >= {"t1"}


@pytest.mark.parametrize(
    ("old", "new"), [("holder: ", "holder: nobody-"), ("place: ", "place: nowhere-")]
)
def test_an_id_that_nothing_has_is_an_error(old: str, new: str) -> None:
    path = BUNDLED[0]
    check = jsonschema.Draft202012Validator(made(path)[1])
    text = path.read_text(encoding="utf-8")
    assert old in text
    assert not check.is_valid(as_editors_see(text.replace(old, new, 1)))


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
