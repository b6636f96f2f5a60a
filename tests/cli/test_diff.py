"""``diff`` and ``export --since``: what changed, for people and programs.

The golden files are made anew as those of tests/export are.
"""

import json
import os
from pathlib import Path

import pytest

from briefing import paths
from briefing.cli.output import Exit
from cli.conftest import BRIEF, Cli, Put

SERIES = [f"exercise-qelmara-2020-03-{day}" for day in ("04", "09", "17")]


@pytest.fixture(autouse=True)
def pair(put: Put) -> None:
    put("one.yaml", text="The road is shut.", title="One", as_of="2024-11-01")
    put(
        "two.yaml", text="The road is open.", title="Two", tlp="RED", as_of="2024-11-02",
        body=BRIEF.format(id="two", title="Two", tlp="RED", as_of="2024-11-02",
                          text="The road is open.")
        + "gaps: [{text: Who cleared it?}]\n",
    )  # fmt: skip


def test_people_read_what_changed_between_two_labels(cli: Cli) -> None:
    ran = cli("diff", "one", "two")
    lines = ran.out.splitlines()
    assert ran.status == Exit.DONE
    assert lines[0] == lines[-1] == "TLP:RED"
    assert "TLP CLEAR → RED" in ran.out
    assert 'reworded, before: "The road is shut."' in ran.out
    assert ran.out.index("SITUATION") < ran.out.index("GAPS")
    assert "new         Who cleared it?" in ran.out
    assert max(map(len, lines)) <= 78
    assert cli("diff", "briefs/one.yaml", "two").out == ran.out
    assert cli("diff", "two", "one").out.splitlines()[0] == "TLP:RED"


def test_programs_read_it_too(cli: Cli) -> None:
    found = json.loads(cli("diff", "one", "two", "--json").out)
    assert list(found) == ["tlp", "old", "new", "changes"]
    assert (found["tlp"], found["old"], found["new"]) == ("RED", "one", "two")
    header, text, gap = found["changes"]
    assert (header["section"], header["change"]) == ("header", "changed")
    assert [each["field"] for each in header["fields"]] == ["title", "tlp", "as_of"]
    assert text["fields"] == [
        {
            "field": "text",
            "old": "The road is shut.",
            "new": "The road is open.",
            "words": 'reworded, before: "The road is shut."',
        }
    ]
    assert (gap["change"], gap["section"], gap["text"]) == ("added", "gaps", "Who cleared it?")
    assert len({tuple(each) for each in found["changes"]}) == 1


def test_a_brief_and_itself(cli: Cli) -> None:
    assert json.loads(cli("diff", "one", "one", "--json").out)["changes"] == []
    ran = cli("diff", "one", "one")
    assert ran.status == Exit.DONE
    assert "none changed, none new, none gone, 1 as before" in ran.out


def test_ascii(cli: Cli) -> None:
    for extra in ([], ["--json"]):
        out = cli("diff", "one", "two", "--ascii", *extra).out
        assert out.isascii()
    assert "TLP CLEAR -> RED" in cli("diff", "one", "two", "--ascii").out


@pytest.mark.parametrize("words", [["one"], [], ["one", "two", "new"]])
def test_two_briefs_are_needed(cli: Cli, words: list[str]) -> None:
    assert cli("diff", *words).status == Exit.USAGE


def test_unknown_and_broken_briefs(cli: Cli, put: Put) -> None:
    ran = cli("diff", "one", "tow")
    assert ran.status == Exit.USAGE
    assert "tow" in ran.err
    put("z.yaml", "id: z\nas_of: 2030-01-01\nx: y\n")
    ran = cli("diff", "one", "z")
    assert (ran.status, ran.out) == (Exit.PROBLEMS, "")
    assert "briefs/z.yaml:3:1" in ran.err


def test_an_export_tells_what_changed_since(cli: Cli) -> None:
    text = cli("export", "one", "--since", "two").out
    assert text.splitlines()[0] == text.splitlines()[-1] == "TLP:RED", "texts of both are in it"
    assert text.count("\nWHAT CHANGED\n") == 1
    assert "TLP RED → CLEAR" in text
    assert text.index("TO WATCH") < text.index("WHAT CHANGED") < text.index("SOURCES")
    assert "TLP             RED:" in text
    page = cli("export", "one", "--since", "briefs/two.yaml", "-f", "markdown").out
    assert page.startswith("**TLP:RED**\n")
    assert "## What changed\n" in page
    found = json.loads(cli("export", "one", "--since", "two", "-f", "json").out)
    assert (found["tlp"], found["id"], found["since"]) == ("RED", "one", "two")
    assert found["changes"] == json.loads(cli("diff", "two", "one", "--json").out)["changes"]
    assert "WHAT CHANGED" not in cli("export", "one").out
    assert cli("export", "one", "--since", "none").status == Exit.USAGE


def test_several_exports_each_tell_it(cli: Cli) -> None:
    text = cli("export", "new", "old", "--since", "one").out
    assert text.count("\nWHAT CHANGED\n") == 2
    assert text.splitlines()[0] == text.splitlines()[-1] == "TLP:AMBER+STRICT"


@pytest.mark.parametrize(("old", "new"), [(0, 1), (1, 2)])
def test_the_exercise_as_it_was_read_and_found_good(
    cli: Cli, golden: Path, old: int, new: int
) -> None:
    given = ("--library", str(paths.bundled()))
    ran = cli("diff", SERIES[old], SERIES[new], *given)
    path = golden / f"diff-{SERIES[new]}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(ran.out, encoding="utf-8")
    assert ran.out == path.read_text(encoding="utf-8")
    assert ran.out.splitlines()[0] == "TLP:AMBER+STRICT"


@pytest.fixture
def golden() -> Path:
    return Path(__file__).parent / "golden"
