"""After one ``check`` the verdicts of a library are known to ``search verdict:`` and ``list``."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from briefing.cli.output import Exit
from briefing.library import full_check
from briefing.library.index.read import Index
from cli.conftest import BRIEF, Cli, Put


def labels(cli: Cli, *words: str) -> set[tuple[str, str]]:
    found = json.loads(cli("search", *words, "--json").out)
    return {(each["id"], each["item"]) for each in found}


@pytest.fixture(autouse=True)
def ferry(put: Put) -> Path:
    """A brief with an item that stands in its source and one that does not."""
    body = BRIEF.format(
        id="ferry",
        title="The ferry",
        tlp="GREEN",
        as_of="2024-12-05",
        text="Some 90 boats crossed.",
    ).replace("    kind: sitrep\n", "    kind: sitrep\n    text: ferry.txt\n")
    path = put("ferry.yaml", f"{body}    - {{text: Some 40 boats crossed., cite: [p1]}}\n")
    path.with_name("ferry.txt").write_text("Some 40 boats crossed the ford.\n\nx\n\ny\n")
    return path


def test_a_check_of_the_library_lets_every_verdict_be_found(cli: Cli) -> None:
    assert labels(cli, "verdict:verified") == set()
    assert cli("check").status == Exit.PROBLEMS
    assert labels(cli, "verdict:verified") == {("ferry", "summary[2]")}
    assert labels(cli, "verdict:unsupported") == {("ferry", "summary[1]")}
    assert labels(cli, "verdict:not_checkable") == {("new", "summary[1]"), ("old", "summary[1]")}
    assert "of 3 of 3 briefs" in cli("search", "verdict:verified").err


@pytest.mark.parametrize(
    ("words", "items"),
    [
        ("found", {("ferry", "summary[2]")}),
        ('"found in words, meaning not judged"', {("ferry", "summary[2]")}),
        ('"not found"', {("ferry", "summary[1]")}),
        ("not-found", {("ferry", "summary[1]")}),
        ('"not checkable by rule"', {("new", "summary[1]"), ("old", "summary[1]")}),
        ("desk", {("ferry", "gaps[1]")}),
        ('"the desk\'s own"', {("ferry", "gaps[1]")}),
    ],
)
def test_queries_take_the_words_of_the_screen(
    cli: Cli, ferry: Path, words: str, items: set[tuple[str, str]]
) -> None:
    text = ferry.read_text()
    ferry.write_text(f"{text}gaps:\n  - {{text: Who steered?, cite: [p1]}}\n")
    cli("check")
    assert labels(cli, f"verdict:{words}") == items


def test_the_list_counts_them(cli: Cli) -> None:
    assert "VERDICTS" not in cli("list").out
    cli("check")
    found = {each["id"]: each["verdicts"] for each in json.loads(cli("list", "--json").out)}
    assert found["ferry"] == {
        "verified": 1,
        "partly": 0,
        "unsupported": 1,
        "own": 0,
        "not_checkable": 0,
    }
    assert found["new"] == {
        "verified": 0,
        "partly": 0,
        "unsupported": 0,
        "own": 0,
        "not_checkable": 1,
    }
    assert "✓1 ◒0 ✗1 ⇢0 ?0" in cli("list", "--sort", "errors").out.splitlines()[1]


def test_a_save_takes_them_back_until_the_next_check(cli: Cli, ferry: Path) -> None:
    cli("check")
    ferry.write_text(ferry.read_text().replace("90", "40"))
    assert json.loads(cli("list", "--json").out)[0]["verdicts"] is None
    assert labels(cli, "verdict:unsupported") == set()
    assert "of 2 of 3 briefs" in cli("search", "verdict:not_checkable").err
    cli("check", "ferry")
    assert labels(cli, "verdict:verified") == {("ferry", "summary[1]"), ("ferry", "summary[2]")}


def test_a_brief_that_was_saved_while_it_was_checked_is_passed_over(
    cli: Cli, ferry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = full_check.check_brief

    def saved_meanwhile(job: full_check.CheckJob) -> full_check.Checked:
        found = look(job)
        if job.entry.name == ferry.name:
            facts = ferry.stat()
            ferry.write_text(ferry.read_text().replace("90", "80"))
            os.utime(ferry, ns=(facts.st_atime_ns, facts.st_mtime_ns + 1))
        return found

    monkeypatch.setattr(full_check, "check_brief", saved_meanwhile)
    cli("check")
    assert {name for name, _ in labels(cli, "verdict:not_checkable")} == {"new", "old"}
    assert labels(cli, "verdict:unsupported", "verdict:verified") == set()


def test_one_file_alone_makes_no_index(cli: Cli, tmp_path: Path) -> None:
    cli("check", "ferry")
    assert not Index(tmp_path / "library").path.exists()


def test_without_a_cache_all_is_found_and_it_is_told_once(cli: Cli, hermetic: Path) -> None:
    wanted = cli("check")
    shutil.rmtree(hermetic / "cache" / "briefing")
    (hermetic / "cache" / "briefing").write_text("")
    done = cli("check")
    told, rest = done.err.split("\n", 1)
    assert told == (
        "The folder ~/cache/briefing cannot be used: it is no folder. "
        "Each brief is read and checked anew."
    )
    assert done._replace(err=rest) == wanted
