"""Commands that the documents show do there what they are shown for."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from test_documents import COMMAND_LINE, FIRST_BRIEF, blocks, examples, read, section

from briefing.cli.main import run


def test_the_items_of_the_first_brief_can_be_put_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("briefs", "seeds"):
        (tmp_path / folder).mkdir()
    steps = section(FIRST_BRIEF, "Your first brief in five steps")
    (tmp_path / "seeds" / "harl-report.txt").write_text(blocks(steps, "text")[0])
    brief = tmp_path / "briefs" / "harl-2026-03-04.yaml"
    brief.write_text(examples()[1])
    monkeypatch.chdir(tmp_path)
    (shown,) = blocks(section(FIRST_BRIEF, "One item at a time"), "sh")
    claims = [shlex.split(line)[1:] for line in shown.splitlines() if " claim " in line]
    assert len(claims) == 2
    for claim in claims:
        assert run([*claim, "--yes"]) == 0, capsys.readouterr().err
    assert run(["check", "--strict"]) == 0, capsys.readouterr().out


def test_every_search_that_is_shown_finds_something(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the briefs that come with the program, which a newcomer has before him."""
    monkeypatch.chdir(Path(__file__).parent.parent)
    searches = re.findall(r"`briefing (search [^`[]+)`", read(COMMAND_LINE).replace("\n  ", " "))
    assert len(searches) >= 3
    for search in searches:
        assert run(shlex.split(search)) == 0
        found = capsys.readouterr()
        assert "briefs/" in found.out, (search, found.err)
