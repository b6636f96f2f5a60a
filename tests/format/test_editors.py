"""The schema in the real yaml-language-server: what editors offer, explain and find fault with.

``make editors`` installs the server; where it is not there, these tests are skipped and say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from editor import Editor, missing
from making import BUNDLED

from briefing.brief.meanings import CONTROL
from briefing.format.docs.editors import schema_file, write_schema
from briefing.format.docs.skeleton import modeline, skeleton
from briefing.format.reader import read_brief

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())
ALEPPO: Final = next(path for path in BUNDLED if path.stem.startswith("aleppo"))


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    with Editor() as session:
        yield session


class Open:
    """A brief as it lies in an editor's folder, with its own schema beside it."""

    def __init__(self, folder: Path, source: Path) -> None:
        self.path = folder / source.name
        brief = read_brief(source).value
        assert brief is not None
        self.brief = brief
        write_schema(self.path, brief)
        self.text = modeline(schema_file(self.path).name) + source.read_text("utf-8")

    def cut(self, section: str, more: str) -> str:
        """Return the text up to a section, which is then begun with something else."""
        return f"{self.text[: self.text.index(f'{section}:')]}{section}:\n{more}"


@pytest.fixture
def aleppo(tmp_path: Path) -> Open:
    return Open(tmp_path, ALEPPO)


@pytest.mark.parametrize("source", BUNDLED, ids=lambda path: str(path.stem))
def test_it_finds_no_fault_with_any_brief_that_comes_with_the_program(
    editor: Editor, tmp_path: Path, source: Path
) -> None:
    opened = Open(tmp_path, source)
    assert editor.open(opened.path, opened.text) == []
    write_schema(opened.path)
    editor.close(opened.path)
    again = opened.path.with_name("again.yaml")
    assert editor.open(again, opened.text) == [], "by the schema of the format alone"
    editor.close(again)


def test_dates_need_no_quotes(editor: Editor, aleppo: Open) -> None:
    assert "as_of: 2024-11-30\n" in aleppo.text
    text = aleppo.text.replace("as_of: 2024-11-30\n", "as_of: 2024-11-30T18:00+01:00\n")
    assert editor.open(aleppo.path, text.replace("date: 2024-11-29", "date: 2024", 1)) == []
    editor.close(aleppo.path)


def test_what_is_wrong_is_marked_in_its_line(editor: Editor, aleppo: Open) -> None:
    text = aleppo.text.replace("control: expanding", "control: nonsense", 1)
    line = text[: text.index("control: nonsense")].count("\n") + 1
    (found,) = editor.open(aleppo.path, text)
    editor.close(aleppo.path)
    assert found.startswith(f'{line}: Value is not accepted. Valid values: "full", "majority"')


def test_an_id_that_is_still_to_come_is_no_fault(editor: Editor, aleppo: Open) -> None:
    text = aleppo.text.replace("    place: aleppo\n", "    place: a-new-one\n", 1)
    assert editor.open(aleppo.path, text) == []
    editor.close(aleppo.path)


@pytest.mark.parametrize("place", ["    by: ▮\n", "    by:\n      - ▮\n", "    by: [▮]\n"])
def test_the_voices_of_the_brief_are_offered_by_name(
    editor: Editor, aleppo: Open, place: str
) -> None:
    offered = editor.complete(aleppo.path, aleppo.cut("territory", f"  - text: x\n{place}"))
    for id, voice in aleppo.brief.voices.items():
        assert voice.name in offered[id]


def test_the_places_and_actors_of_the_brief_are_offered_by_name(
    editor: Editor, aleppo: Open
) -> None:
    for key, things in (("place", aleppo.brief.places), ("holder", aleppo.brief.actors)):
        text = aleppo.cut("territory", f"  - text: x\n    {key}: ▮\n")
        offered = editor.complete(aleppo.path, text)
        assert {each.id: each.name for each in things}.items() <= offered.items()


def test_the_items_of_the_brief_are_offered_where_one_refers_to_them(
    editor: Editor, aleppo: Open
) -> None:
    text = aleppo.cut("judgements", "  - text: x\n    because:\n      - ▮\n")
    offered = editor.complete(aleppo.path, text)
    claim = next(each for each in aleppo.brief.territory if each.id == "t1")
    assert offered["t1"].startswith(claim.text[:40])


@pytest.mark.parametrize("place", ["    cite: [▮]\n", "    cite:\n      - ▮\n"])
def test_the_paragraphs_of_the_sources_are_offered(
    editor: Editor, aleppo: Open, place: str
) -> None:
    offered = editor.complete(aleppo.path, aleppo.cut("territory", f"  - text: x\n{place}"))
    assert offered["p1"].startswith("paragraph 1 of ")
    assert "p28" in offered
    assert "p29" not in offered


def test_terms_are_offered_with_what_they_mean(editor: Editor, aleppo: Open) -> None:
    text = aleppo.cut("territory", "  - text: x\n    control: ▮\n")
    assert editor.complete(aleppo.path, text) == CONTROL


def test_no_text_is_offered_true_or_false(editor: Editor, aleppo: Open) -> None:
    for key in ("text", "when", "quote"):
        text = aleppo.cut("territory", f"  - {key}: ▮\n")
        assert not {"true", "false"} & set(editor.complete(aleppo.path, text))


def test_over_a_field_stands_what_it_is_and_what_its_terms_mean(
    editor: Editor, aleppo: Open
) -> None:
    said = editor.hover(aleppo.path, aleppo.text, "control: expanding")
    assert "What kind of hold is claimed." in said
    assert CONTROL["expanding"] in said
    assert aleppo.brief.voices["hts-says"].name in editor.hover(
        aleppo.path, aleppo.text, "by: hts-says"
    )


def test_in_a_new_brief_it_names_what_is_missing(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "flood.yaml"
    write_schema(path)
    text = skeleton("flood", schema=schema_file(path).name)
    lines = {int(each.split(":")[0]) for each in editor.open(path, text)}
    wanted = text.split("\n")
    assert {"title:", "tlp:", "as_of:"} <= {wanted[line - 1].split(" ")[0] for line in lines}
    editor.close(path)
    offered = editor.complete(path, text.replace("tlp:  ", "tlp: C▮", 1))
    assert "may be passed on without limit" in offered["CLEAR"]
