"""``briefing claim`` and ``briefing place``: an item by hand, and where its place lies."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from briefing.cli.output import Exit
from briefing.format.reader import read_brief
from cli.conftest import Cli, Put, Terminal

SOURCE = """\
The council of Harl said that about 300 people had left the valley since Monday.

The ferry has not run since the flood, the mayor, Ana Roe, said on Tuesday.
"""
BRIEF = """\
schema: briefing/1
id: harl
title: The valley of Harl
tlp: CLEAR
as_of: 2026-03-04
sources:
  - {id: s1, title: The council, kind: statement, text: harl.txt}
voices:
  roe: {name: Ana Roe, kind: government, role: mayor, cite: [p2]}
situation:
  summary:
    - text: People leave the valley.  # the bottom line
      cite: [p1]
# to be watched
watch: []
"""
GOOD = ("claim", "harl", "p1", "The council counts about 300 who went.", "--figure", "about 300")


@pytest.fixture
def brief(put: Put, cli: Cli) -> Path:
    path = put("harl.yaml", BRIEF)
    path.with_name("harl.txt").write_text(SOURCE, encoding="utf-8")
    return path


def test_an_item_joins_its_section_and_all_else_stays(brief: Path, cli: Cli) -> None:
    ran = cli(*GOOD, "--yes")
    assert ran.status == Exit.DONE
    assert ran.out == (
        "  points:\n    - text: The council counts about 300 who went.\n      figures:\n"
        "      - {text: about 300, op: '~', value: 300}\n      cite: [p1]\n"
    )
    assert "Figures found, meaning not judged" in ran.err
    assert brief.read_text() == BRIEF.replace("# to be watched", f"{ran.out}# to be watched")
    found = read_brief(brief).value
    assert found is not None
    assert [each.text for each in found.situation.points] == [GOOD[3]]


def test_fields_of_any_name_are_taken(brief: Path, cli: Cli) -> None:
    words = ("claim", "harl", "p2", "The mayor says the ferry stands still.", "--by", "roe")
    ran = cli(*words, "--to", "timeline", "--set", "when=on Tuesday", "--yes")
    assert ran.status == Exit.DONE
    assert {"    by: roe", "    when: on Tuesday"} <= set(ran.out.splitlines())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("p1", "The council counts 400.", "--figure", "400"), "does not stand in p1"),
        (("p1", "About 300 people had left the valley since Monday."), "copies 9 words in a row"),
        (("p9", "Nothing."), "p9"),
        (("p1", "Something.", "--by", "nobody"), "no voice has that id"),
        (("p1", "Something.", "--set", "colour=red"), "colour"),
        (("p1", "Something.", "--set", "red"), "no NAME=VALUE"),
        (("p1", "Something.", "--figure", "the valley"), "no figure was found"),
        (("p1", "Something.", "--to", "territory"), "control"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_written(
    brief: Path, cli: Cli, words: tuple[str, ...], said: str
) -> None:
    ran = cli("claim", "harl", *words, "--yes")
    assert ran.status != Exit.DONE
    assert said in ran.err
    assert "fault in briefing" not in ran.err
    assert brief.read_text() == BRIEF


def test_what_the_source_does_not_have_can_be_forced(brief: Path, cli: Cli) -> None:
    words = ("claim", "harl", "p1", "The council counts 400.", "--figure", "400", "--yes")
    assert cli(*words, "--force").status == Exit.DONE
    assert "counts 400" in brief.read_text()


def test_it_asks_once(brief: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("n\n"))
    assert cli(*GOOD).status == Exit.PROBLEMS
    assert cli(*GOOD, "--dry-run").status == Exit.DONE
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    assert cli(*GOOD).status == Exit.USAGE
    assert brief.read_text() == BRIEF
    monkeypatch.setattr("sys.stdin", Terminal("y\n"))
    assert cli(*GOOD).status == Exit.DONE
    assert brief.read_text() != BRIEF


def test_a_brief_that_changed_while_it_asked_is_left_as_it_is(
    brief: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Slow(Terminal):
        def readline(self, _size: int | None = -1, /) -> str:  # type: ignore[override]
            brief.write_text(f"{BRIEF}# mine\n")
            return "y\n"

    monkeypatch.setattr("sys.stdin", Slow())
    ran = cli(*GOOD)
    assert "has changed meanwhile" in ran.err
    assert brief.read_text() == f"{BRIEF}# mine\n"


# -- places -------------------------------------------------------------------------------------


def test_a_place_is_an_item_of_a_brief(cli: Cli) -> None:
    ran = cli("place", "Idlib", "--country", "sy")
    assert ran.status == Exit.DONE
    assert ran.out.startswith("# SY, city,")
    for line in ("- id: idlib", "  country: SY", "  lat: 35.93", "  precision: locality"):
        assert line in ran.out.splitlines()


def test_a_province_is_a_place_by_its_middle(cli: Cli) -> None:
    ran = cli("place", "Kandahar province", "--country", "AF")
    assert ran.out.startswith("# AF, province, the middle of it; from the gazetteer (Natural")
    assert "  precision: area" in ran.out.splitlines()
    both = json.loads(cli("place", "Idlib", "--country", "SY", "--json").out)
    assert [each["kind"] for each in both] == ["city", "province"]


def test_places_of_one_name_are_all_named(cli: Cli) -> None:
    ran = cli("place", "Springfield", "--json")
    found = json.loads(ran.out)
    assert len(found) > 5
    assert {each["name"] for each in found} >= {"Springfield"}
    assert '"--country CODE" chooses' in cli("place", "Springfield").err


def test_a_place_that_is_not_there_is_said_to_be(cli: Cli) -> None:
    assert cli("place", "Qelmara").status == Exit.PROBLEMS
    assert cli("place", "Idlib", "--country", "Syria").status == Exit.USAGE
