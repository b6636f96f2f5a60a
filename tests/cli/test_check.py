"""``check``: what it looks at, the three ways it answers, its exit status."""

import json
from pathlib import Path

import pytest

from briefing.cli.commands.check import _github
from briefing.cli.output import Exit
from briefing.format.problems import Problem
from cli.conftest import Cli, Put

HASH = "0" * 64
UNREAD = "{0} not checkable by rule, {0} of them since their source is not at hand or too long.\n"


def test_a_good_library(cli: Cli) -> None:
    assert cli("check") == (Exit.DONE, "", f"2 briefs: no problems. {UNREAD.format(2)}")
    assert cli("check", "new") == (
        Exit.DONE,
        "",
        f"1 brief: no problems. {UNREAD.format(1)}",
    )


def test_each_problem_is_a_line_that_editors_understand(cli: Cli, put: Put) -> None:
    put("z.yaml", tlp="PINK")
    ran = cli("check", "z")
    assert ran.status == Exit.PROBLEMS
    (line,) = ran.out.splitlines()
    assert line.startswith("briefs/z.yaml:4:6: enum: ")
    assert "GREEN" in line
    assert ran.err == "1 brief: 1 error.\n"


@pytest.mark.parametrize("word", ["briefs/z.yaml", "z", "briefs", ".", "briefs/sub/.."])
def test_files_ids_and_folders(cli: Cli, put: Put, word: str) -> None:
    put("sub/deep.yaml", "x: y")
    put("z.yaml", tlp="PINK")
    ran = cli("check", word)
    assert ran.status == Exit.PROBLEMS
    assert "briefs/z.yaml:4:6: enum: " in ran.out
    if "z" not in word:
        assert "briefs/sub/deep.yaml:1:1: " in ran.out
        assert ran.err.startswith("4 briefs: ")


def test_many_briefs_with_errors_are_said_to_have_an_order(cli: Cli, put: Put) -> None:
    for number in range(12):
        put(f"wrong-{number}.yaml", tlp="PINK")
    assert "--sort errors" not in cli("check").err
    put("wrong-12.yaml", tlp="PINK")
    assert cli("check").err.endswith('"briefing list --sort errors" ranks the briefs.\n')
    assert cli("list", "--sort", "errors").status == Exit.DONE


def test_what_is_named_twice_is_checked_once(cli: Cli) -> None:
    assert (
        cli("check", "new", "briefs/new.yaml", "briefs").err
        == f"2 briefs: no problems. {UNREAD.format(2)}"
    )


def test_the_answer_for_programs(cli: Cli, put: Put) -> None:
    put("z.yaml", tlp="PINK")
    ran = cli("check", "--format", "json")
    found = json.loads(ran.out)
    assert list(found) == ["briefs", "errors", "warnings", "problems", "verdicts", "unread"]
    assert (found["briefs"], found["errors"], found["warnings"]) == (3, 1, 0)
    counts = {"verified": 0, "partly": 0, "unsupported": 0, "own": 0, "not_checkable": 1}
    assert found["verdicts"] == {"new": counts, "old": counts}
    assert found["unread"] == {"new": 1, "old": 1}
    (problem,) = found["problems"]
    assert list(problem) == [
        "file", "line", "column", "code", "severity", "item", "message", "hint",
    ]  # fmt: skip
    assert (problem["line"], problem["column"], problem["code"]) == (4, 6, "enum")
    assert ran.status == Exit.PROBLEMS
    assert ran.err == ""


def test_the_answer_for_github(cli: Cli, put: Put) -> None:
    put("z.yaml", tlp="PINK")
    (line,) = cli("check", "z", "--format", "github").out.splitlines()
    assert line.startswith("::error file=briefs/z.yaml,line=4,col=6,title=enum::")


def test_github_s_own_signs_are_escaped() -> None:
    problem = Problem(
        file="a,b:c%.yaml", code="x", severity="info", message="50 % ::error::\r\nx", hint="y"
    )
    assert _github(problem) == (
        "::notice file=a%2Cb%3Ac%25.yaml,line=1,col=1,title=x::50 %25 ::error::%0D%0Ax y"
    )


def test_a_warning_fails_only_a_strict_check(cli: Cli, put: Put) -> None:
    put("twin.yaml", id="new")
    ran = cli("check")
    assert ran.status == Exit.DONE
    assert "briefs/twin.yaml:2:5: duplicate-id (warning): " in ran.out
    assert "briefs/new.yaml" in ran.out
    assert ran.err == f"3 briefs: 1 warning. {UNREAD.format(2)}"
    assert cli("check", "--strict").status == Exit.PROBLEMS
    assert cli("check", "--strict", "old").status == Exit.DONE


def test_folders_named_like_briefs_are_named(cli: Cli, put: Put) -> None:
    put("folder.yaml/x.txt", "")
    assert "briefs/folder.yaml" in cli("check").out
    assert "folder.yaml" in cli("check", "briefs").out


def test_sign_offs_beside_a_brief_are_checked_with_it(cli: Cli, put: Put) -> None:
    put("new.checked.yaml", f"- of: '{HASH}'\n  by: someone\n  on: 2024-12-02\n")
    assert cli("check").status == Exit.DONE
    put("new.checked.yaml", f"- of: '{HASH}'\n  on: someday\n")
    for arguments in ([], ["new"], ["briefs/new.checked.yaml"]):
        ran = cli("check", *arguments)
        assert ran.status == Exit.PROBLEMS
        assert "briefs/new.checked.yaml:" in ran.out
    assert cli("check", "old").status == Exit.DONE


def test_what_cannot_be_checked(cli: Cli, put: Put) -> None:
    for word in ("none", "none.yaml", "briefs/none.yaml"):
        ran = cli("check", word)
        assert ran.status == Exit.USAGE
        assert ran.out == ""
    link = Path("briefs/gone.yaml")
    link.symlink_to("nowhere.yaml")
    ran = cli("check", "briefs/gone.yaml")
    assert ran.status == Exit.USAGE
    assert "unreadable" in ran.out
    assert cli("check").status == Exit.PROBLEMS


def test_problems_come_out_in_ascii_where_need_be(cli: Cli, put: Put) -> None:
    put("z.yaml", title="漢字", tlp="漢字")
    assert "漢字" in cli("check", "z").out
