"""What the reader says of YAML that is wrong in what one cannot see."""

from __future__ import annotations

import pytest

from briefing.format.yaml.builder import build
from briefing.format.yaml.marks import NodePlaces
from briefing.format.yaml.scalars import BRIEF_KEYS


@pytest.mark.parametrize(
    ("text", "place", "sign"),
    [
        ("a:\u00a0b\nc: d\n", (1, 3), "U+00A0"),
        ("c: d\na:\u00a0b\ne: f\n", (2, 3), "U+00A0"),
        ("a:\n\u3000\u3000- {d: e, f: g}\n", (2, 1), "U+3000"),
        ("a:\n  - {b: c}\n  -\u00a0{d: e}\n", (3, 4), "U+00A0"),
        ("a:\n  - {b: c}\n  – {d: e}\n", (3, 3), "U+2013"),
        ("a:\n  - {b: c}\n  • {d: e}\n", (3, 3), "U+2022"),
        ("c: d\na： b\n", (2, 2), "U+FF1A"),
        ("a: “b: c”\n", (1, 4), "U+201C"),
        ("a: {b: [c]， d: e}\n", (1, 11), "U+FF0C"),
        ("a:\n  - ｛b: c, d: e｝\n", (2, 5), "U+FF5B"),
    ],
)
def test_a_sign_that_only_looks_like_one_of_yaml_is_named(
    text: str, place: tuple[int, int], sign: str
) -> None:
    slip = build(text, BRIEF_KEYS).slips[0]
    assert NodePlaces(text).position(slip.offset) == place
    assert sign in slip.message
    assert slip.hint.startswith("Type ")


def test_signs_in_the_text_above_explain_no_error() -> None:
    slip = build("a: |\n  • b\nc d\ne: f\n", BRIEF_KEYS).slips[0]
    assert "neither 'key: value'" in slip.message


@pytest.mark.parametrize("text", ["a: b\u00a0c\n", "a: “b” – c\n", "a： b: c\n", "- – b\n"])
def test_such_signs_are_text_where_yaml_takes_them_so(text: str) -> None:
    assert build(text, BRIEF_KEYS).slips == []


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a: {b: c, d:e}\n", "Write 'd: e'."),
        ('a: {b: "c", d:e}\n', "Write 'd: e'."),
        ("a: {b: c, d:\u00a0e}\n", "Write 'd: e'."),
        (
            'a: {b: "c", d}\n',
            "Write 'key: value'; a list stands in [ ], text with a comma in quotes.",
        ),
        ("a: {b}\n", "Write 'key: value'; a list stands in [ ], text with a comma in quotes."),
        ("a: {b: c, d://e}\n", 'Put it in quotes: b: "c, d://e".'),
    ],
)
def test_a_pair_without_value_is_told_by_what_is_wrong_with_it(text: str, hint: str) -> None:
    assert [slip.hint for slip in build(text, BRIEF_KEYS).slips] == [hint]


def test_what_shows_nothing_is_blank() -> None:
    for char in "\u3164\u2800\u2062":
        assert [slip.code for slip in build(f"a: '{char}'\n", BRIEF_KEYS).slips] == ["empty"]
        assert build(f"a: 'b{char}'\n", BRIEF_KEYS).slips == []
