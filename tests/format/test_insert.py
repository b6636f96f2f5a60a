"""An item put into a brief: at the end of its list, and every other byte as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefing.brief.model import Brief
from briefing.format.insert import insert
from briefing.format.reader import read

BRIEFS = Path(__file__).parents[2] / "briefs"
ITEM: dict[str, Any] = {"text": "It is: 'no' # so", "by": "un", "cite": ["p12"]}
BEFORE_AFTER = [
    ("a: 1\nterritory:\n- text: x\n  cite: [p1] # c\n\n# more\nb: 2\n",
     "a: 1\nterritory:\n- text: x\n  cite: [p1] # c\n@\n# more\nb: 2\n", 0),
    ("territory:\n    -   text: >\n            folded\n            words\n\n\nb: 2",
     "territory:\n    -   text: >\n            folded\n            words\n@\n\nb: 2\n", 4),
    ("a: 1\n# end\n", "a: 1\nterritory:\n@# end\n", 2),
    ("a: 1", "a: 1\nterritory:\n@", 2),
    ("---\na: {b: 1}\n...\n", "---\na: {b: 1}\nterritory:\n@...\n", 2),
    ("a:\r\n  b: 1\r\n", "a:\r\n  b: 1\r\nterritory:\r\n@", 2),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "column"), BEFORE_AFTER)
def test_a_list_of_lines_goes_on_or_is_begun(before: str, after: str, column: int) -> None:
    end = "\r\n" if "\r\n" in before else "\n"
    lines = ["- text: 'It is: ''no'' # so'", "  by: un", "  cite: [p12]"]
    block = "".join(f"{' ' * column}{line}{end}" for line in lines)
    made = insert(before, ("territory",), ITEM)
    assert made.text == after.replace("@", block)
    assert made.text.splitlines()[made.line - 1 :][: len(made.lines)] == list(made.lines)


@pytest.mark.parametrize(
    ("before", "section", "after"),
    [
        ("situation: {points: [{text: x}]}\n", ("situation", "points"),
         "situation: {points: [{text: x}, {text: y}]}\n"),
        ("territory: []  # none\n", ("territory",), "territory: [{text: y}]  # none\n"),
        ("{a: 1}\n", ("territory",), "{a: 1, territory: [{text: y}]}\n"),
        ("situation: {a: 1}\n", ("situation", "points"),
         "situation: {a: 1, points: [{text: y}]}\n"),
        ('{"a": "b"}', ("situation", "points"),
         '{"a": "b", situation: {points: [{text: y}]}}\n'),
    ],
)  # fmt: skip
def test_what_stands_in_brackets_stays_in_brackets(
    before: str, section: tuple[str, ...], after: str
) -> None:
    assert insert(before, section, {"text": "y"}).text == after


@pytest.mark.parametrize("text", ["territory: none\n", "", "- a\n", "territory: {a: 1}\n"])
def test_what_is_no_list_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"no list|empty"):
        insert(text, ("territory",), ITEM)


@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_any_words_come_back_as_they_were(text: str) -> None:
    made = insert("territory:\n  - text: x\n", ("territory",), {"text": text, "cite": ["p1"]})
    assert yaml.safe_load(made.text)["territory"] == [{"text": "x"}, {"text": text, "cite": ["p1"]}]


@pytest.mark.parametrize("section", [("situation", "points"), ("territory",), ("timeline",)])
def test_every_brief_of_the_library_takes_an_item(section: tuple[str, ...]) -> None:
    item = {"text": "Something else.", "cite": ["p1"]}
    item |= {"control": "presence"} if section == ("territory",) else {}
    for path in sorted(BRIEFS.glob("*.yaml")):
        before = path.read_text(encoding="utf-8")
        made = insert(before, section, item)
        reading = read(made.text.encode(), Brief, path.name)
        assert reading.value is not None, reading.problems
        new = "\n".join(made.lines)
        assert made.text.replace(f"{new}\n", "", 1) == before
