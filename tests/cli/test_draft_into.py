"""From a draft that was gone through to a brief, new or there already."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.brief import model as m
from briefing.cli.output import Exit
from briefing.draft.file import read_draft
from briefing.format.reader import read
from briefing.library.entry import Entry
from briefing.tui import launch
from briefing.tui.options import Options
from cli.conftest import Cli, Terminal
from cli.drafting import DRAFT, ID, accept_all, made


def test_what_was_accepted_is_written_after_the_difference_was_shown(
    cli: Cli, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("draft", article, "--yes")
    brief = DRAFT.with_name(f"{ID}.yaml")
    ran = cli("draft", ID, "--write", "--yes")
    assert ran.status == Exit.PROBLEMS
    assert "nothing was written" in ran.err
    assert "--review" in ran.err
    accept_all()
    dry = cli("draft", ID, "--write", "--dry-run")
    assert dry.status == Exit.DONE
    assert dry.out.startswith(f"--- /dev/null\n+++ {ID}.yaml\n")
    assert "Nothing was written." in dry.err
    monkeypatch.setattr("sys.stdin", Terminal("n\n"))
    assert cli("draft", ID, "--write").status == Exit.PROBLEMS
    assert not brief.exists()
    monkeypatch.setattr("sys.stdin", Terminal("y\n"))
    ran = cli("draft", ID, "--write")
    assert ran.status == Exit.DONE
    assert f"Write this to briefs/{ID}.yaml? [y/N]" in ran.err
    assert read(brief.read_bytes(), m.Brief).problems == []
    assert cli("check", ID).status == Exit.DONE
    assert (
        f'The brief has what is accepted. Next: "briefing check {ID}".'
        in cli("draft", ID, "--status").err
    )
    again = cli("draft", ID, "--write", "--yes")
    assert again.status == Exit.PROBLEMS
    assert "nothing is accepted that the brief does not have" in again.err


def test_a_text_is_held_against_a_brief_that_is_there(cli: Cli, article: str) -> None:
    cli("draft", article, "--yes")
    accept_all()
    cli("draft", ID, "--write", "--yes")
    Path("later.txt").write_text(
        "HARL, 4 March 2026 - The army holds the bridge at Harl, Velt said. About 500 people were"
        " displaced and are staying in the school on the hill, the Harl Red Cross said."
        " Some 90 people have fled Osk since Monday.\n",
        "utf-8",
    )
    ran = cli("draft", "later.txt", "--into", ID, "--yes", "--title", "Later")
    assert ran.status == Exit.DONE
    assert f"against {ID}: " in ran.err
    draft = made()
    assert (draft.into, draft.brief.id, draft.source.id) == (ID, ID, "s2")
    assert draft.source.text == f"{draft.source.title.replace(' ', '-')}-2026-03-04.txt"
    cites = {rest.cite for each in draft.proposals for rest in each.rests_on}
    assert cites <= {"s2:p1"}
    assert "osk" in {each.item.get("place") for each in draft.proposals}, "the brief knows it"
    ran = cli("draft", "later.txt", "--into", ID, "--yes")
    assert ran.status == Exit.USAGE
    assert "--force" in ran.err
    assert cli("check", str(DRAFT)).status == Exit.DONE


def test_a_later_text_may_begin_a_brief_that_updates_one(cli: Cli, article: str) -> None:
    ran = cli("draft", article, "--previous", "old", "--yes")
    assert ran.status == Exit.DONE
    draft = read_draft(Path("briefs/old-2026-03-04.draft.yaml")).value
    assert draft is not None
    assert (draft.brief.previous, draft.brief.tlp) == ("old", "AMBER+STRICT")
    assert draft.into is None
    assert draft.brief.title == "Floods cut off Harl", "not that of the day before"
    named = cli("draft", article, "--previous", "old", "--yes", "--force", "--title", "Osk, day 2")
    assert named.status == Exit.DONE
    assert "title: Osk, day 2" in named.err
    draft = read_draft(Path("briefs/old-2026-03-04.draft.yaml")).value
    assert draft is not None
    assert draft.brief.title == "Osk, day 2"
    early = cli("draft", article, "--previous", "old", "--yes", "--published", "2020-01-01")
    assert early.status == Exit.USAGE
    assert "no later brief" in early.err
    assert "--into old" in early.err
    both = cli("draft", article, "--previous", "old", "--into", "old", "--yes")
    assert "are two things" in both.err
    assert 'there is no brief "nix"' in cli("draft", article, "--into", "nix", "--yes").err


def test_a_draft_is_gone_through_in_the_dashboard(
    cli: Cli, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("draft", article, "--yes")
    assert "no terminal" in cli("draft", ID, "--review").err
    shown: list[Path | None] = []

    def run(_: object, entry: Entry | None, options: Options, _say: object) -> int:
        shown.append(options.triage)
        assert entry is None or entry.id == "old"
        return Exit.DONE

    monkeypatch.setattr(launch, "run", run)
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("sys.stdout", Terminal())
    for arguments in (
        ["draft", ID, "--review"],
        ["open", ID],
        [ID],
        ["draft", str(DRAFT), "--review"],
    ):
        assert cli(*arguments).status == Exit.DONE
    assert shown == [DRAFT.absolute()] * 4
    assert cli("old").status == Exit.DONE
    assert shown[-1] is None
