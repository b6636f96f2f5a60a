"""The tables of sections and fields: complete, true to the model, and the only ones."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec.inspect as mi
import pytest

from briefing.brief import model as m
from briefing.brief.fields import ALL, FIELDS, field, shown_fields
from briefing.brief.sections import MAIN_SECTIONS, SECTION, SECTIONS
from briefing.compare.fields import HEADER
from briefing.format.docs.skeleton import skeleton
from briefing.tui.panes import PANES

PACKAGE = Path(m.__file__).parents[1]
TABLES = {PACKAGE / "brief" / "sections.py", PACKAGE / "brief" / "fields.py"}


def structs(info: Any) -> Iterator[type[Any]]:
    """Yield the structs that a type is made of."""
    if isinstance(info, mi.StructType):
        yield info.cls
    for inner in ("type", "item_type", "value_type"):
        if hasattr(info, inner):
            yield from structs(getattr(info, inner))
    for each in getattr(info, "types", ()):
        yield from structs(each)


def every_struct() -> set[type[Any]]:
    """Return every struct of a brief and of its sign-offs."""
    found: set[type[Any]] = set()
    left: list[type[Any]] = [m.Brief, m.SignOff]
    while left:
        kind = left.pop()
        if kind not in found:
            found.add(kind)
            info: Any = mi.type_info(kind)
            left += [cls for each in info.fields for cls in structs(each.type)]
    return found


def items_of() -> dict[str, type[Any]]:
    """Return the struct of the items of every section."""
    info: Any = mi.type_info(m.Brief)
    found: dict[str, type[Any]] = {"situation": m.Statement}
    for each in info.fields:
        for kind in structs(each.type):
            if issubclass(kind, m.Item):
                found[each.encode_name] = kind
    return found


def test_every_section_of_the_model_has_its_row_and_no_other() -> None:
    assert items_of().keys() == SECTION.keys()
    assert len(SECTIONS) == len(SECTION)
    assert PANES.keys() == SECTION.keys()


def test_every_field_of_the_model_has_its_row_and_no_other() -> None:
    keys = {key for kind in every_struct() for key in kind.__struct_encode_fields__}
    assert keys == FIELDS.keys() | SECTION.keys()
    assert not FIELDS.keys() & SECTION.keys()


def test_a_field_has_the_attribute_that_the_struct_has() -> None:
    for kind in every_struct():
        names = zip(kind.__struct_encode_fields__, kind.__struct_fields__, strict=True)
        for key, attribute in ((key, name) for key, name in names if key not in SECTION):
            assert FIELDS[key].attribute == attribute
            assert field(attribute) is FIELDS[key]


@pytest.mark.parametrize("kind", SECTIONS, ids=lambda kind: str(kind.key))
def test_a_section_names_fields_that_its_items_have(kind: Any) -> None:
    attributes = items_of()[kind.key].__struct_fields__
    assert set(kind.known_by) <= set(attributes)
    assert not kind.text or kind.text in attributes
    assert kind.text or kind.known_by, "its items are told apart by nothing"
    assert kind in MAIN_SECTIONS or kind.supporting


def test_the_skeleton_begins_every_section() -> None:
    lines = skeleton("one").split("\n")
    assert SECTION.keys() <= {line.lstrip("#").rstrip(":") for line in lines}


def test_what_is_referred_to_exists_and_is_named_by_ids() -> None:
    for each in FIELDS.values():
        assert each.refers in ("", "items", "voices", "sources", *SECTION)
        assert not each.refers or each.kind == "id"
        assert set(each.checked) <= set(ALL)


def test_the_header_is_compared_as_a_whole() -> None:
    own = [key for key in m.Brief.__struct_fields__ if key not in SECTION]
    assert {key for key in own if FIELDS[key].compared} - {"id", "voices"} == set(HEADER)


def test_one_section_may_call_a_field_otherwise() -> None:
    assert field("against", "judgements").name == "against it"
    assert field("against_", "crosscheck").name == "no from"
    question = m.Crosscheck(question="Is it so?", status="agreed")
    headings = [each.heading for each in shown_fields(question, "crosscheck", own=True)]
    assert headings == ["worked out", "TLP", "status", "says yes", "says no"]


@cache
def collections() -> list[tuple[str, set[object]]]:
    """Return the constants of every collection that the files spell out, with the file of each."""
    found = []
    keys = {*SECTION, *FIELDS}
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text("utf-8")
        if len(keys.intersection(re.findall(r'"(\w+)"', text))) <= len(SECTION) // 2:
            continue  # to parse a file takes a hundred times what it takes to look for words
        for node in ast.walk(ast.parse(text)):
            if not isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict):
                continue
            inner: list[ast.expr | None] = [
                *(node.keys if isinstance(node, ast.Dict) else node.elts)
            ]
            starred = [each.value for each in inner if isinstance(each, ast.Starred)]
            inner += [x for each in starred for x in getattr(each, "elts", ())]
            constants: set[object] = {x.value for x in inner if isinstance(x, ast.Constant)}
            if len(constants) > len(SECTION) // 2 and path not in TABLES:
                found.append((str(path.relative_to(PACKAGE)), constants))
    return found


def spelling(keys: frozenset[str]) -> set[str]:
    """Return the files with a collection that holds many of some keys."""
    return {name for name, found in collections() if len(found & keys) > len(SECTION) // 2}


def test_nothing_else_lists_the_sections() -> None:
    # These say how special sections are drawn and written, and what people call them; the others
    # need nothing there.
    drawn = {"tui/panes/__init__.py", "export/rows.py"}
    called = {"format/other_words.py", "tui/screens/command_palette.py"}
    assert spelling(frozenset(SECTION)) == {*drawn, *called}


def test_nothing_else_lists_the_fields_of_items() -> None:
    keys = frozenset(FIELDS) - set(m.Brief.__struct_fields__)
    assert spelling(keys) == {
        "compare/fields.py",  # the order in which changes are told
        "draft/compose/merge.py",  # what two proposals may differ in and be one
        "draft/fold.py",  # what comes along when an item moves into another section
        "export/geojson.py",  # the properties of a feature
        "export/rows.py",  # what the rows of a section tell in words of their own
        "export/sheet.py",  # the columns of a table
        "format/emit.py",  # the order of a new brief
        "format/other_words.py",  # what people write for a key that they do not know
        "format/rules.py",  # what is checked, by the kinds that share a name with a field
        "tui/screens/triage/parts.py",  # the letters of the parts
        "tui/screens/triage/telling.py",  # the words for them
        "tui/screens/triage/values.py",  # how those that are typed are written
    }


def test_the_tables_cost_no_other_import() -> None:
    code = (
        "import sys; before = set(sys.modules); import briefing.brief.sections; "
        "print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert [name for name in done if name.startswith("briefing.")] == [
        "briefing.brief",
        "briefing.brief.sections",
    ]
    assert not {"msgspec", "textual", "yaml"} & set(done)
