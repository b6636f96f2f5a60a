"""A brief as text: it reads back as it was, and plain YAML readers take it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from every_field import every
from hypothesis import given
from hypothesis import strategies as st

from briefing.brief import model as m
from briefing.format.docs.skeleton import header, skeleton
from briefing.format.dump import block, flow
from briefing.format.emit import ITEM_ORDER, emit
from briefing.format.reader import read, read_brief
from briefing.text import BIDI, CONTROL, clean

BRIEFS = sorted((Path(__file__).parents[2] / "briefs").glob("*-??.yaml"))
SMALL: dict[str, Any] = {
    "id": "mill",
    "title": "EXERCISE: The mill",
    "as_of": "2020-03-04",
    "tlp": "AMBER",
    "sources": [{"id": "s1", "title": "A text", "kind": "agency"}],
    "situation": {"summary": [{"text": "It stands.", "cite": ["p1"]}]},
}


def plain(brief: m.Brief) -> dict[str, Any]:
    data = msgspec.to_builtins(brief)
    assert isinstance(data, dict)
    del data["schema"]
    return data


def back(text: str) -> m.Brief:
    reading = read(text.encode(), m.Brief)
    assert reading.value is not None, (text, reading.problems)
    return reading.value


def test_a_brief_with_every_field_comes_back_as_it_was() -> None:
    text = emit(plain(every()))
    assert back(text) == every()
    assert "    funding:\n      required:\n        text: $20 million\n" in text
    assert text.index("period: 2020-03-09/2020-03-17") < text.index("sources:")


@pytest.mark.parametrize("path", BRIEFS, ids=[path.stem for path in BRIEFS])
def test_every_brief_comes_back_as_it_was(path: Path) -> None:
    brief = read_brief(path).value
    assert brief is not None
    text = emit(plain(brief))
    assert back(text) == brief
    assert emit(plain(back(text))) == text
    assert list(yaml.safe_load(text)["voices"]) == list(brief.voices)
    assert max(map(len, text.split("\n"))) <= 120
    code = [line for line in text.split("\n") if re.match(r" *(?!calc)[a-z_]+: *\{", line)]
    assert code == [], "a mapping that is no part of an entry is not in block style"


def test_what_nobody_has_given_is_a_line_of_comment() -> None:
    text = emit(SMALL)
    for key in ("conflict", "countries", "language", "prepared_by", "trend", "yardstick"):
        assert re.search(rf"(?m)^#{key}:", text), key
    for key in ("id", "title", "as_of", "tlp"):
        assert re.search(rf"(?m)^{key}: ", text), key
    assert "as_of_basis" not in text
    given = header({"countries": ["XA"], "trend": "unchanged"})
    assert "\ncountries: [XA]\n" in given
    assert "\ntrend: unchanged\n" in given
    assert "#countries" not in given
    assert "  -" not in given, "the empty entry has stayed"


def test_what_the_skeleton_has_not_stands_behind_what_it_follows_in_the_format() -> None:
    text = header({"as_of_basis": "stated", "status": "exercise", "alerts": ["conflict-risk"]})
    keys = re.findall(r"(?m)^#?([a-z_]+):", text)
    assert keys.index("as_of_basis") == keys.index("as_of") + 1
    assert keys.index("status") == keys.index("as_of_basis") + 1
    assert keys.index("alerts") == keys.index("trend") + 1


def test_the_line_for_editors_comes_first_where_a_schema_is_named() -> None:
    line = "# yaml-language-server: $schema=mill.schema.json\n"
    assert emit(SMALL, schema="mill.schema.json").startswith(line)
    assert skeleton("mill", schema="mill.schema.json").startswith(line)
    assert "yaml-language-server" not in emit(SMALL) + skeleton("mill")


def test_the_order_has_every_field_of_every_item_once() -> None:
    assert len(set(ITEM_ORDER)) == len(ITEM_ORDER)
    kinds = [each for each in vars(m).values() if isinstance(each, type)]
    items = [each for each in kinds if issubclass(each, m.Item)]
    keys = {field.encode_name for each in items for field in msgspec.structs.fields(each)}
    assert keys == set(ITEM_ORDER)


ODD = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).filter(
    lambda text: (
        clean(text) and not re.search("[\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]", text)
    )
)
"""Words that the reader does not take for blank."""


@given(ODD, st.sampled_from(["no", "2024", "1e5", "null", "a.b", "true", "x"]))
def test_any_words_and_ids_come_back(words: str, id: str) -> None:
    item = {"cite": ["p1"], "by": id, "text": words, "quote": [words, words]}
    brief = {
        **SMALL,
        "id": id,
        "title": words,
        "voices": {id: {"name": words, "kind": "party"}},
        "situation": {"summary": [item, item], "points": [item]},
    }
    text = emit(brief)
    loaded = yaml.safe_load(text)
    assert loaded["situation"] == brief["situation"]
    assert loaded["voices"] == brief["voices"]
    made = back(text)
    assert (made.id, made.title, made.situation.points[0].text) == (id, words, words)
    assert "&" not in re.sub(r"'.*?'|\".*?\"", "", text, flags=re.DOTALL) or "&" in words


def test_what_commands_a_terminal_or_turns_a_line_is_written_as_an_escape() -> None:
    """U+2028 ends a line in a text without double quotes: it came back as another text."""
    for odd in ("a\u2028   b\u2066c\x85d", "x\u202ey '\"\\\\", "\U000e0041\x7f", "\u202d\n\t"):
        for text in (flow({"t": odd, odd: 1}), "\n".join(block({"t": odd, odd: 1}))):
            assert not re.search(f"[{CONTROL}{BIDI}]", text)
            back = yaml.safe_load(text)
            assert (back if isinstance(back, dict) else back[0]) == {"t": odd, odd: 1}
