"""Where keys, values and single characters of a YAML text stand."""

from typing import Any

import pytest
from making import BUNDLED

from briefing.format.yaml.builder import build
from briefing.format.yaml.marks import NodePlaces
from briefing.format.yaml.scalars import BRIEF_KEYS


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_marks_stand_where_things_stand(path: Any) -> None:
    text = path.read_text("utf-8")
    built = build(text, {})
    marks = NodePlaces(text, built.raw, built.marks)
    lines = text.split("\n")
    count = 0

    def look(value: Any, way: tuple[Any, ...]) -> None:
        nonlocal count
        count += 1
        line, column = marks.at(way)
        rest = lines[line - 1][column - 1 :]
        if isinstance(value, dict):
            for key, inner in value.items():
                key_line, key_column = marks.key((*way, key))
                assert lines[key_line - 1][key_column - 1 :].startswith((key, f'"{key}"'))
                assert marks.path_at(marks.key_offset((*way, key)))[: len(way) + 1] == (*way, key)
                look(inner, (*way, key))
        elif isinstance(value, list):
            assert rest.startswith(("[", "-"))
            for index, inner in enumerate(value):
                look(inner, (*way, index))
        else:
            assert rest[0] in "\"'|>" or rest.startswith(value[:20])

    look(built.raw, ())
    assert count > 100


def test_marks_fall_back_to_what_is_there() -> None:
    text = "a:\n  - b: c\n"
    built = build(text, {})
    marks = NodePlaces(text, built.raw, built.marks)
    assert marks.at(("a", 0, "x", 3)) == (2, 5)
    assert marks.at(("z",)) == (1, 1)
    assert marks.key(("a", 0)) == (2, 5)
    assert marks.at(("a", 5)) == (2, 3)
    assert marks.at(("a", "0")) == (2, 3)
    assert marks.path_at(2) == ("a",)
    assert marks.path_at(len(text)) == ("a", 0, "b")
    assert marks.path_at(99) == ("a", 0, "b")
    assert NodePlaces("").at(("a",)) == (1, 1)
    assert NodePlaces("").position(5) == (1, 1)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_at_every_kind_of_line_end(end: str) -> None:
    text = end.join(["é: 😀", "b: x", "b: y", ""])
    marks = NodePlaces(text)
    (slip,) = build(text, BRIEF_KEYS).slips
    assert (*marks.position(slip.offset), slip.code) == (3, 1, "duplicate-key")
    assert marks.position(len(text)) == (3, 5)


@pytest.mark.parametrize(
    "written",
    [
        "one two\n  three",
        "'it''s one\n\n  two'",
        '"one \\"two\\" \\u00e9 \\\n   three\n\n  four\\tfive"',
        ">\n  one two\n  three\n\n  four",
        ">-\n   one\n   two",
        "|\n  one\n    two\n  three",
        "|2-\n    one\n  two",
    ],
)
def test_a_character_inside_a_text_is_found(written: str) -> None:
    text = f"k:\n  - a: x\n    t: {written.replace(chr(10), chr(10) + '    ')}\n"
    built = build(text, {})
    assert built.slips == []
    marks = NodePlaces(text, built.raw, built.marks)
    value = built.raw["k"][0]["t"]
    lines = text.split("\n")
    for index, char in enumerate(value):
        line, column = marks.inside(("k", 0, "t"), value, index)
        here = lines[line - 1][column - 1 : column]
        if not char.isspace():
            assert here in (char, "\\"), (index, char)
