"""An item put into a brief: at the end of its list, and every other byte as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefing.brief.model import Brief
from briefing.format.insert import insert, insert_entries, replace
from briefing.format.reader import read

BRIEFS = Path(__file__).parents[2] / "briefs"
ITEM: dict[str, Any] = {"text": "It is: 'no' # so", "by": "un", "cite": ["p12"]}
BEFORE_AFTER = [
    ("a: 1\nterritory:\n- text: x\n  cite: [p1] # c\n\n# more\nb: 2\n",
     "a: 1\nterritory:\n- text: x\n  cite: [p1] # c\n@\n# more\nb: 2\n", 0),
    ("territory:\n    -   text: >\n            folded\n            words\n\n\nb: 2",
     "territory:\n    -   text: >\n            folded\n            words\n@\n\nb: 2\n", 4),
    ("a: 1\nterritory:\n- text: |+\n    kept\n\n\nb: 2\n",
     "a: 1\nterritory:\n- text: |+\n    kept\n\n\n@b: 2\n", 0),
    ("a: >2+\n  kept\n\n", "a: >2+\n  kept\n\nterritory:\n@", 2),
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


@pytest.mark.parametrize(
    ("before", "number", "after"),
    [
        ("a:\n# 1\n- x: 1  # in it\n  # in it\n  y: 2\n# 2\n- x: 3\nb: 1\n", 0,
         "a:\n# 1\n@# 2\n- x: 3\nb: 1\n"),
        ("a:\n-   # - in it\n    x: 1\n\n-   x: |\n      one\n\n      two\n\nb: 1", 1,
         "a:\n-   # - in it\n    x: 1\n\n@\nb: 1\n"),
        ("a:\n-   # - in it\n    x: 1\n\nb: 1\n", 0, "a:\n@\nb: 1\n"),
        ("a:\r\n- x: 1\r\n- {x: 2}  # in it\r\n", 1, "a:\r\n- x: 1\r\n@"),
        ("a: [{x: 1}, {x: 2}]  # c", 0, "a: [{text: new, cite: [p1]}, {x: 2}]  # c\n"),
    ],
)  # fmt: skip
def test_an_item_goes_into_the_place_of_another(before: str, number: int, after: str) -> None:
    end = "\r\n" if "\r\n" in before else "\n"
    item = {"text": "new", "cite": ["p1"]}
    made = replace(before, ("a", number), item)
    assert made.text == after.replace("@", f"- text: new{end}  cite: [p1]{end}")
    assert yaml.safe_load(made.text)["a"][number] == item
    for way in (("a", 7), ("b", 0), ("a",)):
        with pytest.raises(ValueError, match=r"is no item of a list|holds no list"):
            replace(before, way, item)


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
    for path in sorted(BRIEFS.glob("*-[0-9][0-9].yaml")):
        before = path.read_text(encoding="utf-8")
        made = insert(before, section, item)
        reading = read(made.text.encode(), Brief, path.name)
        assert reading.value is not None, reading.problems
        new = "\n".join(made.lines)
        begun = made.lines[0] == f"{section[0]}:"
        assert made.text.replace(f"{new}\n" if not begun else f"\n{new}\n", "", 1) == before


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_may_end_in_any_way(end: str) -> None:
    """By a CR alone an item came into another section than the one asked for."""
    path = BRIEFS / "exercise-qelmara-2020-03-09.yaml"
    brief = path.read_text(encoding="utf-8")
    texts = [brief, "a: 1\n\nterritory:\n- x: 1\n\n# more\nb: 2\n", "a: 1\n\nb:\n- x: 1"]
    for before in texts:
        for section in (("territory",), ("situation", "points"), ("gaps",), ("zzz",)):
            made = insert(before, section, ITEM, ITEM)
            ours = insert(before.replace("\n", end), section, ITEM, ITEM)
            assert ours == made._replace(text=made.text.replace("\n", end))
    for name in ("timeline", "territory"):
        made = replace(brief, (name, 1), ITEM)
        ours = replace(brief.replace("\n", end), (name, 1), ITEM)
        assert ours == made._replace(text=made.text.replace("\n", end))
    made = insert_entries(brief, ("voices",), {"x": {"name": "X"}})
    ours = insert_entries(brief.replace("\n", end), ("voices",), {"x": {"name": "X"}})
    assert ours == made._replace(text=made.text.replace("\n", end))


# -- several, and other parts of a brief ----------------------------------------------------------


def test_several_items_stand_in_their_order() -> None:
    two = {"text": "y", "cite": ["p2"]}, {"text": "z", "cite": ["p3"]}
    made = insert("a: 1\nterritory:\n  - text: x\nb: 2\n", ("territory",), *two)
    assert yaml.safe_load(made.text)["territory"] == [{"text": "x"}, *two]
    assert made.text.startswith("a: 1\nterritory:\n  - text: x\n  - text: y\n")
    assert made.text.endswith("\nb: 2\n")
    assert (made.line, len(made.lines)) == (4, 4)
    flow = insert("territory: [{text: x}]\n", ("territory",), *two).text
    assert yaml.safe_load(flow)["territory"] == [{"text": "x"}, *two]
    begun = insert("a: 1\n", ("territory",), *two).text
    assert yaml.safe_load(begun)["territory"] == [*two]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- cite: [p1]  # c\n", "- cite: [p1, 's2:p4']  # c\n"),
        ("- cite:\n  - p1 # c\n# more\n", "- cite:\n  - p1 # c\n  - s2:p4\n# more\n"),
        ("- cite:\n    - p1\n  text: x\n", "- cite:\n    - p1\n    - s2:p4\n  text: x\n"),
        ("- cite: []\n", "- cite: ['s2:p4']\n"),
        ("- text: x\n", "- text: x\n  cite:\n    - s2:p4\n"),
    ],
)
def test_an_item_takes_another_citation(before: str, after: str) -> None:
    lead = "territory:\n- text: first\n"
    assert insert(lead + before, ("territory", 1, "cite"), "s2:p4").text == lead + after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("voices:\n  a:\n    kind: x # c\n\nb: 2\n",
         "voices:\n  a:\n    kind: x # c\n  n:\n    name: N\n    aka: [M]\n\nb: 2\n"),
        ("voices: {a: {kind: x}}\n", "voices: {a: {kind: x}, n: {name: N, aka: [M]}}\n"),
        ("voices: {}\n", "voices: {n: {name: N, aka: [M]}}\n"),
        ("sources: [1]\nsituation: 2\n",
         "sources: [1]\nvoices:\n  n:\n    name: N\n    aka: [M]\nsituation: 2\n"),
        ("{sources: [1]}\n", "{sources: [1], voices: {n: {name: N, aka: [M]}}}\n"),
    ],
)  # fmt: skip
def test_entries_of_a_mapping_stand_behind_the_others(before: str, after: str) -> None:
    assert insert_entries(before, ("voices",), {"n": {"name": "N", "aka": ["M"]}}).text == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  - text: x # c\n    cite: [p1]\n\n# d\n",
         "  - text: x # c\n    cite: [p1]\n    id: t1\n\n# d\n"),
        ("  - {text: x}  # c\n", "  - {text: x, id: t1}  # c\n"),
    ],
)  # fmt: skip
def test_an_item_takes_a_field(before: str, after: str) -> None:
    lead = "territory:\n  - text: first\n"
    assert insert_entries(lead + before, ("territory", 1), {"id": "t1"}).text == lead + after


def test_what_is_no_mapping_takes_no_entry() -> None:
    for text in ("voices: [a]\n", "- a\n"):
        with pytest.raises(ValueError, match="holds no"):
            insert_entries(text, ("voices",), {"n": {}})


def test_a_section_is_begun_where_it_stands_in_the_format() -> None:
    text = "# a\nsources:\n  - id: s1\n\n# what\nsituation:\n  summary: [x]\n\n# open\ngaps: [y]\n"
    made = insert(text, ("territory",), {"text": "z"})
    assert made.text == text.replace("\n\n# open", "\n\nterritory:\n  - text: z\n\n# open")
    assert made.lines == ("territory:", "  - text: z")
    assert made.text.splitlines()[made.line - 1] == "territory:"


@pytest.mark.parametrize(
    "path", sorted(BRIEFS.glob("*-[0-9][0-9].yaml")), ids=lambda path: str(path.stem)
)
def test_every_brief_of_the_library_takes_parts_of_every_kind(path: Path) -> None:
    before = path.read_text(encoding="utf-8")
    text = insert_entries(before, ("voices",), {"no": {"name": "N", "kind": "party"}}).text
    text = insert(text, ("sources",), {"id": "s9", "title": "T", "kind": "agency"}).text
    text = insert(text, ("situation", "summary", 0, "cite"), "s9:p1", "s9:p2").text
    text = insert(text, ("actors",), {"id": "new", "name": "N", "cite": ["s9:p1"]}).text
    reading = read(text.encode(), Brief, path.name)
    assert reading.value is not None, reading.problems
    assert reading.value.voices["no"].kind == "party"
    assert reading.value.situation.summary[0].cite[-2:] == ["s9:p1", "s9:p2"]
    new = [line for line in text.splitlines() if line not in before.splitlines()]
    kept = [line for line in before.splitlines() if line not in text.splitlines()]
    assert len(kept) <= 1, "more than the line with the citations has changed"
    assert len(new) <= 12
