"""What is told of a draft by ``--status``, ``list``, ``check`` and commands that want a brief."""

from __future__ import annotations

import json
from pathlib import Path

from briefing.cli.output import Exit
from briefing.draft.review import open_review
from cli.conftest import Cli, Put
from cli.drafting import DRAFT, ID, accept_all, made


def test_status_says_how_far_it_is(cli: Cli, article: str) -> None:
    cli("draft", article, "--yes")
    total = len(made().proposals)
    ran = cli("draft", ID, "--status")
    assert ran.status == Exit.DONE
    assert ran.out.startswith(f"{ID}: 0 of {total} seen, 0 accepted, 0 left out, {total} open.\n")
    assert "--review" in ran.err
    open_review(DRAFT.absolute(), Path.cwd()).decide(made().proposals[0].key, "leave-out", "mk")
    told = json.loads(cli("draft", ID, "--status", "--json").out)
    assert (told["seen"], told["left_out"], told["open"]) == (1, 1, total - 1)
    assert sum(each["total"] for each in told["sections"].values()) == total
    assert cli("draft", str(DRAFT), "--status", "--json").out == json.dumps(told, indent=2) + "\n"


def test_a_draft_that_is_not_there_is_said(cli: Cli, article: str) -> None:
    assert 'there is no draft "nix"' in cli("draft", "nix", "--status").err
    assert 'the brief "old" has no draft' in cli("draft", "old", "--status").err
    assert "there is no file x.draft.yaml" in cli("draft", "x.draft.yaml", "--status").err
    ran = cli("draft", "old", "--yes")
    assert "--status" in ran.err


def test_commands_that_want_a_brief_say_that_there_is_only_a_draft(cli: Cli, article: str) -> None:
    cli("draft", article, "--yes")
    for arguments in (["export", ID], ["diff", "old", ID], ["export", str(DRAFT)]):
        ran = cli(*arguments)
        assert ran.status == Exit.USAGE
        assert f'"{ID}" is a draft' in ran.err
        assert "--review" in ran.err


def test_list_has_the_draft_and_how_many_are_open(cli: Cli, article: str, put: Put) -> None:
    cli("draft", article, "--yes")
    total = len(made().proposals)
    [row] = [line for line in cli("list").out.splitlines() if line.startswith(ID)]
    assert "  draft  " in row
    assert row.endswith(f"Floods cut off Harl ({total} open)")
    by_id = {each["id"]: each for each in json.loads(cli("list", "--json").out)}
    assert by_id[ID]["draft"] == {"open": total, "accepted": 0, "left_out": 0}
    assert by_id["old"]["draft"] is None
    put(f"{ID}.yaml", as_of="2026-03-04", title="Harl")
    [row] = [line for line in cli("list").out.splitlines() if line.startswith(ID)]
    assert row.endswith(f"Harl (draft {total} open)")
    by_id = {each["id"]: each for each in json.loads(cli("list", "--json").out)}
    assert by_id[ID]["draft"]["open"] == total
    accept_all()
    [row] = [line for line in cli("list").out.splitlines() if line.startswith(ID)]
    assert row.endswith("Harl"), "all is decided"


def test_check_says_what_nobody_has_looked_at(cli: Cli, article: str, put: Put) -> None:
    cli("draft", article, "--yes")
    total = len(made().proposals)
    for arguments in ([], [ID], [str(DRAFT)]):
        ran = cli("check", *arguments)
        assert ran.status == Exit.DONE
        said = f"{DRAFT}:1:1: draft-open (info): {total} of {total} proposals of {DRAFT.name}"
        assert said in ran.out
        assert cli("check", "--strict", *arguments).status == Exit.PROBLEMS
    put(f"{ID}.yaml", as_of="2026-03-04")
    ran = cli("check", ID)
    assert f"briefs/{ID}.yaml:1:1: draft-open (info): {total} of {total}" in ran.out
    assert ran.status == Exit.DONE
    strict = cli("check", ID, "--strict")
    assert "draft-open (warning)" in strict.out
    assert strict.status == Exit.PROBLEMS


def test_check_names_what_is_wrong_with_a_draft(cli: Cli, article: str) -> None:
    cli("draft", article, "--yes")
    DRAFT.write_text(DRAFT.read_text("utf-8").replace("sure: high", "sure: very"), "utf-8")
    ran = cli("check", str(DRAFT))
    assert ran.status == Exit.PROBLEMS
    assert "enum: " in ran.out
    status = cli("draft", ID, "--status")
    assert status.status == Exit.USAGE
    assert "briefing check" in status.err
