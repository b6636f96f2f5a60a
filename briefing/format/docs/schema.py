"""The JSON Schema of the format, for editors: completion, and most of what the reader checks.

Editors see YAML 1.2 core scalars: where the format wants text, ``2024`` reaches them as a number,
so text fields accept numbers, and patterns judge the strings. A bare ``true`` they find fault with,
though the format reads it as text: else they would offer ``true`` and ``false`` for every text.
Beside each term of a scale stands what it means, in the words that editors look for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

import msgspec

from briefing.brief.countries import COUNTRIES
from briefing.brief.meanings import meanings
from briefing.brief.model import Brief
from briefing.brief.scales import LIKELIHOOD, SCHEMA_VERSION, likelihood_terms
from briefing.brief.values import COUNTRY_PATTERN, DATE_PATTERN, GRADE_PATTERN
from briefing.format.allowed import in_order

META_SCHEMA: Final = "https://json-schema.org/draft/2020-12/schema"
"""The version of JSON Schema that the schema is written in."""
_EXERCISE: Final = [f"X{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
_NUMBERS: Final = ("7", "2024", "12.5")
_BOUNDS: Final = {
    DATE_PATTERN: {"type": ["string", "integer"], "minimum": 1, "maximum": 9999},
    GRADE_PATTERN: {"type": ["string", "integer"], "minimum": 1, "maximum": 6},
}
"""What a bare number may be where it reads as a year or as the digit of a grade."""


def json_schema(kind: Any = Brief) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a struct, or of a list of one, as plain data."""
    made = msgspec.json.schema(kind)
    definitions = {name: _tidy(node) for name, node in made.pop("$defs", {}).items()}
    root = made.pop("$ref", "").rpartition("/")[2]
    body = definitions.pop(root) if root else _tidy(made)
    head: dict[str, Any] = {"$schema": META_SCHEMA}
    if kind is Brief:
        head["$id"] = SCHEMA_VERSION
        _add_conditions(body, definitions)
    return {**head, **body, "$defs": definitions} if definitions else {**head, **body}


def _tidy(node: Any) -> Any:
    """Return a part of msgspec's schema without nulls, with text as YAML means it."""
    if isinstance(node, list):
        return [_tidy(inner) for inner in node]
    if not isinstance(node, dict):
        return node
    out: dict[str, Any] = {
        key: value if key in ("default", "enum", "required") else _tidy(value)
        for key, value in node.items()
        if key != "properties"
    }
    if "properties" in node:  # their names are the format's: one is called "required"
        out["properties"] = {name: _tidy(each) for name, each in node["properties"].items()}
    if out.get("default", "") in (None, [], {}):
        del out["default"]
    if "anyOf" in out:
        out = _without_null(out)
    if "enum" in out:
        out |= explained(in_order(out["enum"]))
    return _text(out) if out.get("type") == "string" else out


def explained(terms: Iterable[str]) -> dict[str, Any]:
    """Return a choice of terms with what each means, which editors show beside it."""
    listed = list(terms)
    said = list(meanings(listed).values())
    shown = {"enumDescriptions": said, "markdownEnumDescriptions": said} if said else {}
    return {"enum": listed, **shown}


def _without_null(node: dict[str, Any]) -> dict[str, Any]:
    """Return a choice without its null; a choice of one becomes that one."""
    members = [member for member in node["anyOf"] if member.get("type") != "null"]
    if {"type": "number"} in members:
        members = [member for member in members if member != {"type": "integer"}]
    rest = {key: value for key, value in node.items() if key != "anyOf"}
    return {**members[0], **rest} if len(members) == 1 else {**rest, "anyOf": members}


def _text(node: dict[str, Any]) -> dict[str, Any]:
    """Return a text field that accepts what the reader reads as text."""
    pattern = node.get("pattern", "")
    if pattern == COUNTRY_PATTERN:
        rest = {key: value for key, value in node.items() if key not in ("pattern", "type")}
        return {**rest, "$ref": "#/$defs/Country"}
    if pattern in _BOUNDS:
        return {**node, **_BOUNDS[pattern]}
    types = ["string"]
    if any(re.search(pattern, number) for number in _NUMBERS):
        types.append("number")
    return {**node, "type": types if len(types) > 1 else "string"}


def _add_conditions(body: dict[str, Any], definitions: dict[str, Any]) -> None:
    """Add what holds between fields: the yardstick's terms, and coordinates in pairs."""
    definitions["Country"] = explained([*COUNTRIES, *_EXERCISE])
    every = dict.fromkeys(term for name in LIKELIHOOD for term in likelihood_terms(name))
    likelihood = definitions["Judgement"]["properties"]["likelihood"]
    definitions["Judgement"]["properties"]["likelihood"] = {
        "description": likelihood["description"],
        **explained(every),
    }
    definitions["Place"]["dependentRequired"] = {"lat": ["lon"], "lon": ["lat"]}
    body["if"] = {"properties": {"yardstick": {"const": "phia"}}, "required": ["yardstick"]}
    body["then"] = _judged_by("phia")
    body["else"] = _judged_by("icd203")


def _judged_by(yardstick: str) -> dict[str, Any]:
    term = {"properties": {"likelihood": explained(likelihood_terms(yardstick))}}
    return {"properties": {"judgements": {"items": term}}}
