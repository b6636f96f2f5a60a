"""The JSON Schema: valid itself, and of one mind with the reader about what it can see."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
import yaml
from making import BUNDLED, SMALL, found, reading, spoil

from briefing.brief.meanings import meanings
from briefing.brief.model import Brief, SignOff
from briefing.brief.scales import LIKELIHOOD, SCHEMA_VERSION
from briefing.brief.values import LONGEST
from briefing.format.docs.schema import META_SCHEMA, json_schema
from briefing.format.yaml.builder import build

SCHEMA = json_schema()
CHECK = jsonschema.Draft202012Validator(SCHEMA)
_CORE = (
    (re.compile(r"(?:~|null|Null|NULL)?"), lambda text: None),
    (re.compile(r"true|True|TRUE|false|False|FALSE"), lambda text: text.lower() == "true"),
    (re.compile(r"[-+]?[0-9]+"), int),
    (re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"), float),
)


def as_editors_see(text: str) -> Any:
    """Return a file's data as an editor with YAML 1.2's core schema makes it, all scalars typed."""

    class Core(yaml.CSafeLoader):
        yaml_implicit_resolvers: dict[Any, Any] = {}  # noqa: RUF012

    def scalar(loader: yaml.CSafeLoader, node: yaml.ScalarNode) -> Any:
        if not node.style:
            for pattern, make in _CORE:
                if pattern.fullmatch(node.value):
                    return make(node.value)
        return node.value

    Core.add_constructor("tag:yaml.org,2002:str", scalar)
    return yaml.load(text, Core)


def valid(text: str) -> bool:
    return bool(CHECK.is_valid(as_editors_see(text)))


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator.check_schema(json_schema(list[SignOff]))
    assert SCHEMA["$schema"] == META_SCHEMA
    assert SCHEMA["$id"] == SCHEMA_VERSION
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


def parts(node: Any, way: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict):
        yield way, node
        for key, inner in node.items():
            yield from parts(inner, f"{way}/{key}")
    elif isinstance(node, list):
        for index, inner in enumerate(node):
            yield from parts(inner, f"{way}/{index}")


def test_every_field_is_described_and_none_may_be_null() -> None:
    for way, node in parts(SCHEMA):
        assert node.get("type") != "null", way
        assert node.get("default", "") is not None, way
        if node.get("type") == "object" and "properties" in node:
            assert node["additionalProperties"] is False, way
            for name, field in node["properties"].items():
                assert field.get("description"), f"{way}/{name}"


def texts(node: dict[str, Any]) -> bool:
    """Tell whether a part of the schema takes any text, not only one of a form or a list."""
    types = node.get("type", ())
    return "string" in ([types] if isinstance(types, str) else types) and "enum" not in node


def test_every_text_is_bounded() -> None:
    """By its length, or by a form that says how long it may be."""
    found = [(way, node) for way, node in parts(SCHEMA) if texts(node)]
    assert len(found) > 80
    for way, node in found:
        longest = node.get("maxLength", 0)
        unbounded = re.search(r"[+*]|,\}|^$|\\S", node.get("pattern", ""))
        assert longest in LONGEST.values() or (node.get("pattern") and not unbounded), way


def test_fields_of_the_structs_are_the_properties() -> None:
    assert list(SCHEMA["properties"]) == [
        field.encode_name for field in msgspec.structs.fields(Brief)
    ]


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_bundled_briefs_are_valid(path: Path) -> None:
    text = path.read_text("utf-8")
    assert [error.message for error in CHECK.iter_errors(as_editors_see(text))] == []
    assert found(text) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: A small brief", "title: 2024"),
        ("title: A small brief", "title: NO"),
        ("id: small", "id: 2024"),
        ("grade: C3", "grade: 3"),
        ("tlp: GREEN", "tlp: WHITE"),
        ("countries: [XA]", "countries: [NO, XZ, SY]"),
        ("    place: city", "    date: 2024"),
        ("    place: city", "    date: 2024-11-30/2024-12"),
        ("as_of: 2024-11-30", 'as_of: "2024-11-30T12:00:00+01:00"'),
        ("lat: 10", "lat: -90"),
        ("    by: monitor", "    by: [monitor]"),
        ("    place: city", "    figures: [{text: 8.000, value: 8000, min: 1.5, max: 2}]"),
        ("    place: city", "    quote: [one, two]"),
        ("title: A small brief", f"title: {'ö' * LONGEST['title']}"),
        ("text: They hold it.", f"text: {'x' * LONGEST['text']}"),
    ],
)
def test_both_accept(old: str, new: str) -> None:
    text = spoil(old, new)
    assert found(text) == []
    assert [error.message for error in CHECK.iter_errors(as_editors_see(text))] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: A small brief\n", ""),
        ("title: A small brief", "titel: x"),
        ("title: A small brief", "title:"),
        ("title: A small brief", "title: ~"),
        ("title: A small brief", 'title: " "'),
        ("title: A small brief", "title: [x]"),
        ("title: A small brief", "title: {x: y}"),
        ("schema: briefing/1", "schema: briefing/2"),
        ("id: small", "id: a/b"),
        ("tlp: GREEN", "tlp: green"),
        ("as_of: 2024-11-30", "as_of: 30.11.2024"),
        ("countries: [XA]", "countries: [QQ]"),
        ("countries: [XA]", "countries: XA"),
        ("paragraphs: 20", 'paragraphs: "20"'),
        ("paragraphs: 20", "paragraphs: 0"),
        ("paragraphs: 20", "paragraphs: 2.5"),
        ("kind: newspaper\n", "kind: paper\n"),
        ("reliability: B", "reliability: G"),
        ("lat: 10", "lat: 91"),
        ("lat: 10", "lat: '10'"),
        ("lat: 10", "lat: north"),
        ("lat: 10, ", ""),
        ("lon: 20.5, ", ""),
        ("control: full", "control: none"),
        ("    control: full\n", ""),
        ("    control: full", "    control: full\n    more: x"),
        ("grade: C3", "grade: C7"),
        ("grade: C3", "grade: 7"),
        ("cite: [p4]", "cite: []"),
        ("cite: [p4]", "cite: [4]"),
        ("cite: [p4]", "cite: p4"),
        ("cite: [p4]", "cite: [page 4]"),
        ("    by: pundit\n", ""),
        ("  paper: {name", "  pa per: {name"),
        ("    place: city", "    date: soon"),
        ("    place: city", "    figures: [{value: 3}]"),
        ("    place: city", "    figures: [{text: x, op: '=='}]"),
        ("situation:\n  summary:", "situation:\n  sumary:"),
        ("title: A small brief", f"title: {'x' * (LONGEST['title'] + 1)}"),
        ("name: The paper", f"name: {'x' * (LONGEST['words'] + 1)}"),
        ("text: They hold it.", f"text: {'x' * (LONGEST['text'] + 1)}"),
        ("as_of: 2024-11-30", f"as_of: 2024-11-30T12:00:00.{'0' * LONGEST['moment']}Z"),
    ],
)
def test_both_refuse(old: str, new: str) -> None:
    text = spoil(old, new)
    assert reading(text).value is None
    assert not valid(text)


def test_no_text_is_offered_true_and_false() -> None:
    """A bare ``true`` is text to the reader; an editor finds fault with it, quoted it does not."""
    text = spoil("title: A small brief", "title: true")
    assert found(text) == []
    assert not valid(text)
    assert valid(spoil("title: A small brief", "title: 'true'"))
    for way, node in parts(SCHEMA):
        assert "boolean" not in str(node.get("type", "")), way


def test_every_term_of_every_scale_is_explained() -> None:
    scales = [(way, node) for way, node in parts(SCHEMA) if "enum" in node and "type" not in node]
    assert len(scales) > 30
    for way, node in scales:
        for key in ("enumDescriptions", "markdownEnumDescriptions"):
            assert len(node[key]) == len(node["enum"]), way
            assert all(said.strip() for said in node[key]), way


def test_what_is_no_scale_has_no_meanings() -> None:
    assert meanings(["full", "majority", "odd"]) == {}
    assert list(meanings(["high", "low", "moderate"])) == ["high", "low", "moderate"]
    assert meanings(["XA", "SY", "NO", "FR", "DE"])["NO"] == "Norway"


@pytest.mark.parametrize("yardstick", LIKELIHOOD)
def test_likelihood_by_yardstick(yardstick: str) -> None:
    other = next(name for name in LIKELIHOOD if name != yardstick)
    text = SMALL.replace("tlp:", f"yardstick: {yardstick}\ntlp:")
    for name in LIKELIHOOD:
        for term in LIKELIHOOD[name]:
            judged = f"{text}judgements:\n  - {{text: x, likelihood: {term}, cite: [p1]}}\n"
            fits = term in LIKELIHOOD[yardstick]
            assert valid(judged) is fits, (yardstick, term)
            assert (found(judged) == []) is fits, (yardstick, term)
    assert other != yardstick


def test_without_a_yardstick_it_is_icd203() -> None:
    judged = SMALL + "judgements:\n  - {text: x, likelihood: very likely, cite: [p1]}\n"
    assert valid(judged)
    assert not valid(judged.replace("very likely", "highly likely"))


def test_builder_and_editors_agree_on_what_is_a_number() -> None:
    built = build("value: 010\nmin: 1e3\nmax: -.5\n", {"value": "number", "min": "number",
                                                       "max": "number"}).raw  # fmt: skip
    assert built == as_editors_see("value: 010\nmin: 1e3\nmax: -.5\n")
