"""The reader takes parts of any shape, and any struct."""

import json
from collections.abc import Iterator, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Annotated, Any

import pytest
from making import WHOLE, found, only, reading
from msgspec import Meta, Struct
from sweeping import some

from briefing.brief.model import SignOff
from briefing.format.signoffs import read_signoffs
from briefing.format.yaml.builder import build
from briefing.format.yaml.scalars import BRIEF_KEYS

ODD: list[Any] = [
    "odd", 7, True, [], {}, [[]], ["odd", {"id": "odd"}], {"id": ["odd"], "cite": {}}
]  # fmt: skip


def ways(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every value, containers included."""
    yield way
    if isinstance(value, (dict, list)):
        for step in value if isinstance(value, dict) else range(len(value)):
            yield from ways(value[step], (*way, step))


@pytest.mark.parametrize("steps", some([(0, 3, 6), range(len(ODD))], 1), ids=len)
def test_any_part_may_be_of_any_shape(steps: Sequence[int]) -> None:
    """Each part is of three shapes, each shape is that of every third part; in a sweep of all."""
    assert found(WHOLE) == []
    data = build(WHOLE, BRIEF_KEYS).raw
    count = 0
    for number, way in enumerate(ways(data)):
        for odd in (ODD[(number + step) % len(ODD)] for step in steps):
            copy = {"": deepcopy(data)}
            inner: Any = copy
            for step in ("", *way)[:-1]:
                inner = inner[step]
            inner[("", *way)[-1]] = odd
            written = json.dumps(copy[""])
            result = reading(written)
            assert (result.value is None) == bool(result.problems), (way, odd)
            for problem in result.problems:
                assert "msgspec" not in problem.message
                assert "Expected `" not in problem.message, (way, odd, str(problem))
            count += result.value is None
    assert count > 120 * len(steps)


# Other kinds than briefs


class Inner(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    on: bool = False
    size: Annotated[int, Meta(gt=0, lt=10)] | None = None
    ratio: float = 1.0


class Settings(Struct, forbid_unknown_fields=True, kw_only=True):
    name: Annotated[str, Meta(pattern="^[a-z]+$")]
    colour: Annotated[str, Meta(extra_json_schema={"pattern": "^#[0-9a-f]{6}$"})] = "#000000"
    inner: Inner = Inner()
    keys: dict[str, str | list[str]] = {}


def test_any_struct_can_be_read() -> None:
    text = (
        "name: x\ncolour: '#ffffff'\ninner: {on: true, size: 3, ratio: 2}\nkeys: {a: b, c: [d]}\n"
    )
    value: Any = reading(text, Settings).value
    assert value == Settings(
        name="x",
        colour="#ffffff",
        inner=Inner(on=True, size=3, ratio=2.0),
        keys={"a": "b", "c": ["d"]},
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: X1\n", [(1, 7, "type")]),
        ("name: x\ncolour: red\n", [(2, 9, "type")]),
        ("name: x\ncolour: #ffffff\n", [(2, 8, "empty")]),
        ("name: x\ninner: {on: yes}\n", [(2, 13, "type")]),
        ("name: x\ninner: {on: 'true'}\n", [(2, 13, "type")]),
        ("name: x\ninner: {size: 0}\n", [(2, 15, "number")]),
        ("name: x\ninner: {size: 10}\n", [(2, 15, "number")]),
        ("name: x\ninner: {ratio: big}\n", [(2, 16, "type")]),
        ("name: x\ninner: []\n", [(2, 8, "type")]),
        ("name: x\nkeys: {a: {b: c}}\n", [(2, 11, "type")]),
        ("nam: x\n", [(1, 1, "missing"), (1, 1, "unknown-key")]),
        ("- a\n", [(1, 1, "type")]),
        ("a\n", [(1, 1, "type")]),
    ],
)
def test_any_struct_gets_the_same_errors(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert found(text, Settings) == expected


class Narrow(Struct, forbid_unknown_fields=True):
    code: Annotated[str, Meta(min_length=4)]


class Wide(Struct, forbid_unknown_fields=True):
    parts: list[Narrow]


def test_what_only_msgspec_knows_is_told_at_its_place() -> None:
    text = "parts:\n  - code: abcd\n  - code: abc\n"
    assert found(text, Wide) == [(3, 11, "type")]
    assert "parts[2].code" in only(text, Wide) or "parts[2]: code" in only(text, Wide)


def test_signoffs(tmp_path: Path) -> None:
    path = tmp_path / "x.checked.yaml"
    path.write_text(f"- of: {'a' * 64}\n  by: me\n  on: 2024-11-30T10:00:00Z\n")
    assert read_signoffs(path).value == [SignOff(of="a" * 64, by="me", on="2024-11-30T10:00:00Z")]
    path.write_text("- of: A\n  by: ''\n  on: 2024-02-30\n  why: x\n- of: 1\n")
    assert [(p.line, p.column, p.code) for p in read_signoffs(path).problems] == [
        (1, 7, "type"),
        (2, 7, "empty"),
        (3, 7, "date"),
        (4, 3, "unknown-key"),
        (5, 3, "missing"),
        (5, 3, "missing"),
        (5, 7, "type"),
    ]
    assert read_signoffs(tmp_path / "none").problems[0].code == "unreadable"
