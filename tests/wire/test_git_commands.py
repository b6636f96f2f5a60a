"""What the commands of a desk in git say."""

from __future__ import annotations

import pytest

from briefing.cli.main import run

from .consoles import raw, write
from .gitpair import GitPair


def test_publishing_says_what_was_not_found_and_keeps_nobody_from_it(
    shared: GitPair, capfd: pytest.CaptureFixture[str]
) -> None:
    ana, brief = shared.ana, raw()
    (ana.root / "seeds").mkdir()
    (ana.root / "seeds" / "harl.txt").write_text("Some 40 lorries wait.\n")
    brief["sources"][0]["text"] = "harl.txt"
    brief["situation"]["summary"] = [{"text": "Some 400 lorries wait.", "cite": ["p1"]}]
    write(ana, brief)
    publish = ["publish", "harl", "--library", str(ana.root)]
    assert run(publish) == 0
    told = capfd.readouterr()
    assert "harl is published" in told.out
    assert "1 item is not found in the sources of harl." in told.err
    assert '"briefing check harl --library' in told.err

    brief["situation"]["summary"][0]["text"] = "Some 40 lorries wait."
    write(ana, brief)
    assert run(publish) == 0
    assert "not found" not in capfd.readouterr().err


def test_a_folder_that_git_ignores_is_told_so(
    shared: GitPair, capfd: pytest.CaptureFixture[str]
) -> None:
    ana = shared.ana
    write(ana, raw())
    (ana.root / ".gitignore").write_text("mine/\n")
    mine = ana.root / "mine"
    mine.mkdir()
    assert run(["history", "harl", "--library", str(mine)]) == 2
    assert "the git repository around it ignores it" in capfd.readouterr().err
