"""``new`` and ``schema``."""

import json
import os
from pathlib import Path

import pytest

from briefing.cli.output import Exit
from cli.conftest import Cli, Put


def test_a_new_brief_lies_in_the_library_and_names_what_is_missing(cli: Cli) -> None:
    ran = cli("new", "third", "--title", 'A "title": with signs # here')
    assert (ran.status, ran.out) == (Exit.DONE, "briefs/third.yaml\n")
    assert "briefing check briefs/third.yaml" in ran.err
    checked = cli("check", "third")
    assert checked.status == Exit.PROBLEMS
    assert "title" not in checked.out.partition("s1")[0]
    assert {line.split(": ")[1] for line in checked.out.splitlines()} <= {"empty", "missing"}


def test_it_overwrites_nothing(cli: Cli) -> None:
    before = Path("briefs/new.yaml").read_bytes()
    assert cli("new", "new").status == Exit.USAGE
    assert cli("new", "x", "-o", "briefs/new.yaml").status == Exit.USAGE
    assert Path("briefs/new.yaml").read_bytes() == before


def test_an_id_is_new_to_the_library(cli: Cli, put: Put) -> None:
    put("file.yaml", id="taken")
    ran = cli("new", "taken")
    assert ran.status == Exit.USAGE
    assert "briefs/file.yaml" in ran.err
    assert not Path("briefs/taken.yaml").exists()
    put("twin.yaml", id="taken")
    assert cli("new", "taken").status == Exit.USAGE


@pytest.mark.parametrize("name", ["", "../x", "a b", "a/b", ".hidden", "-x\x1b", "x" * 101, "é"])
def test_what_cannot_be_an_id(cli: Cli, name: str) -> None:
    ran = cli("new", "--", name)
    assert ran.status == Exit.USAGE
    assert ran.err[:-1].isprintable()
    assert sorted(path.name for path in Path("briefs").iterdir()) == ["new.yaml", "old.yaml"]


def test_elsewhere(cli: Cli) -> None:
    assert cli("new", "third", "-o", "here.yaml").out == "here.yaml\n"
    assert Path("here.yaml").exists()
    line = "# yaml-language-server: $schema=here.schema.json\n"
    assert line + cli("new", "third", "-o", "-").out == Path("here.yaml").read_text()
    assert "cannot be written" in cli("new", "fourth", "-o", "none/x.yaml").err


def test_never_into_the_briefs_that_come_with_the_program(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    assert cli("new", "third").out == "third.yaml\n"
    assert Path("third.yaml").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_library_that_cannot_be_written(cli: Cli) -> None:
    Path("briefs").chmod(0o500)
    try:
        ran = cli("new", "third")
    finally:
        Path("briefs").chmod(0o700)
    assert ran.status == Exit.USAGE
    assert "-o FILE" in ran.err


def test_editors_find_the_schema_beside_a_new_brief(cli: Cli) -> None:
    cli("new", "third")
    assert (
        Path("briefs/third.yaml")
        .read_text()
        .startswith("# yaml-language-server: $schema=third.schema.json\n")
    )
    assert json.loads(Path("briefs/third.schema.json").read_text()) == json.loads(cli("schema").out)
    assert "third.schema" not in cli("list").out


def test_no_name_of_a_file_writes_a_line_into_a_brief(cli: Cli) -> None:
    """The line for editors names a file: with a line feed in it, it went on in the brief."""
    assert cli("new", "third", "-o", "a\ntitle: Owned #.yaml").status == 0
    text = Path("a\ntitle: Owned #.yaml").read_text("utf-8")
    assert "Owned" not in text
    assert "yaml-language-server" not in text


def test_an_item_put_in_by_hand_is_offered_from_then_on(cli: Cli) -> None:
    place = Path("briefs/new.schema.json")
    cli("schema", "--for", "new", "-o", str(place))
    words = ["claim", "new", "p2", "The gate is shut.", "--to", "points", "--set", "id=gate"]
    assert cli(*words, "--yes").status == Exit.DONE
    assert '"gate"' in place.read_text()
    assert cli("claim", "old", "p2", "It is.", "--to", "points", "--yes").status == Exit.DONE
    assert not Path("briefs/old.schema.json").exists(), "it was written where nobody has one"


def test_a_file_that_is_no_schema_of_the_format_is_left_as_it_is(cli: Cli) -> None:
    Path("briefs/third.schema.json").write_text('{"mine": 1}')
    cli("new", "third")
    assert Path("briefs/third.schema.json").read_text() == '{"mine": 1}'
    Path("briefs/fourth.schema.json").write_text('{"$id": "briefing/1"}')
    cli("new", "fourth")
    assert len(Path("briefs/fourth.schema.json").read_text()) > 1_000


def test_the_schema(cli: Cli) -> None:
    ran = cli("schema")
    schema = json.loads(ran.out)
    assert (ran.status, ran.err) == (Exit.DONE, "")
    assert "$schema" in schema
    assert "tlp" in schema["properties"]


def test_the_schema_goes_into_a_file_and_replaces_none_but_a_schema(cli: Cli) -> None:
    ran = cli("schema", "--for", "new", "-o", "briefs/new.schema.json")
    assert (ran.status, ran.out) == (Exit.DONE, "briefs/new.schema.json\n")
    assert json.loads(Path("briefs/new.schema.json").read_text()) == json.loads(
        cli("schema", "--for", "new").out
    )
    assert cli("schema", "-o", "briefs/new.schema.json").status == Exit.DONE
    before = Path("briefs/new.yaml").read_bytes()
    assert cli("schema", "-o", "briefs/new.yaml").status == Exit.USAGE
    assert Path("briefs/new.yaml").read_bytes() == before
