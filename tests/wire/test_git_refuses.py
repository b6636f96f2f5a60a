"""What is in the way of publishing to a git repository: one sentence each, with the way out."""

from __future__ import annotations

import errno
import os

import pytest

from briefing.wire.protocol import Refused

from .consoles import file, said, standing, state, write
from .gitpair import Clone, GitPair, git


def hook(clone: Clone, name: str, script: str) -> None:
    path = clone.root / ".git" / "hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_where_there_is_no_desk_to_ask_none_has_refused(pair: GitPair) -> None:
    ana = pair.ana
    ana.git("branch", "-q", "--unset-upstream")
    with pytest.raises(Refused, match="no upstream"):
        ana.desk.refresh()
    assert ana.desk.status().link != "refused"
    assert '"git push -u origin main"' in ana.desk.status().says


def refused(clone: Clone, brief_id: str = "harl") -> str:
    with pytest.raises(Refused) as error:
        clone.desk.publish(brief_id)
    return str(error.value)


def test_what_is_in_the_way_is_one_sentence_with_the_way_out(
    shared: GitPair, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = shared.ana
    write(ana, said(1, "Ana's statement."))
    tip = git(shared.bare, "rev-parse", "main")
    ana.git("config", "--unset", "user.name")
    assert '"git config --global user.name NAME"' in refused(ana)
    ana.git("config", "user.name", "Ana Ferro")

    hook(ana, "pre-commit", "echo The format is wrong >&2; exit 1")
    said_no = refused(ana)
    assert "pre-commit hook says no (The format is wrong)" in said_no or git_is_old(ana)
    (ana.root / ".git" / "hooks" / "pre-commit").unlink()
    hook(ana, "pre-push", "exit 1")
    assert '"git push" in a terminal shows why' in refused(ana)
    (ana.root / ".git" / "hooks" / "pre-push").unlink()

    hook(ana, "commit-msg", "echo The message names no case >&2; exit 1")
    said_no = refused(ana)
    assert "commit-msg hook says no (The message names no case)" in said_no or git_is_old(ana)
    hook(ana, "commit-msg", ": > $1")
    assert "commit-msg hook has emptied the message" in refused(ana) or git_is_old(ana)
    (ana.root / ".git" / "hooks" / "commit-msg").unlink()

    ana.git("config", "commit.gpgsign", "true")
    ana.git("config", "gpg.program", "false")
    assert '"git commit" in a terminal' in refused(ana)
    ana.git("config", "commit.gpgsign", "false")

    ana.git("checkout", "-q", "--detach")
    assert '"git switch BRANCH"' in refused(ana)
    ana.git("checkout", "-q", "main")
    ana.git("branch", "-q", "--unset-upstream")
    assert '"git push -u origin main"' in refused(ana)
    assert state(ana) == "edited"
    ana.git("branch", "-q", "-u", "origin/main")
    ana.git("checkout", "-q", "--orphan", "new")
    assert "the branch new has no commit yet" in refused(ana)
    ana.git("checkout", "-q", "-f", "main")

    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert "safe.directory" in refused(Clone(ana.root))
    assert Clone(ana.root).desk.status().link == "refused"
    monkeypatch.delenv("GIT_TEST_ASSUME_DIFFERENT_OWNER")
    path = os.environ["PATH"]
    monkeypatch.setenv("PATH", str(ana.root))
    assert (
        refused(Clone(ana.root))
        == "git is not installed, and the library is shared by it: install git."
    )
    monkeypatch.setenv("PATH", path)
    assert git(shared.bare, "rev-parse", "main") == tip, "nothing of all that was pushed"
    assert ana.desk.publish("harl").sent


def test_a_message_is_what_the_user_s_hook_makes_of_it(shared: GitPair) -> None:
    """What it strikes out of the program's own lines stands there again: they are needed."""
    write(shared.ana, said(1, "Ana's statement."))
    hook(shared.ana, "commit-msg", "echo 'CASE-7 second count' > $1")
    assert shared.ana.desk.publish("harl", "second count").sent
    if not git_is_old(shared.ana):
        message = git(shared.bare, "log", "-1", "--format=%B", "main")
        assert message.split("\n") == ["CASE-7 second count", "", "Briefing-Publish: harl"]


def git_is_old(clone: Clone) -> bool:
    """Whether this git cannot run a hook by itself (before 2.36)."""
    return not clone.git("hook", "-h", ok=False)


def test_a_server_that_takes_no_push_is_named(shared: GitPair) -> None:
    script = shared.bare / "hooks" / "pre-receive"
    script.parent.mkdir(exist_ok=True)
    script.write_text("#!/bin/sh\necho Only by merge request. >&2\nexit 1\n")
    script.chmod(0o755)
    write(shared.ana, said(1, "Ana's statement."))
    found = refused(shared.ana)
    assert "origin does not take it" in found
    assert "Only by merge request. Ask whoever keeps the repository." in found


def test_a_pointer_of_lfs_is_said_to_be_one(shared: GitPair) -> None:
    write(shared.ana, "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n")
    (entry,) = shared.ana.library.entries()
    (problem,) = shared.ana.library.load(entry).problems
    assert problem.message == "the file is a pointer of Git LFS, not the text itself."
    assert '"git lfs pull"' in problem.hint


def test_an_unfinished_merge_is_named_with_its_lines_and_resolved(shared: GitPair) -> None:
    ana, bo = shared.ana, shared.bo
    write(bo, said(1, "Bo's statement."))
    bo.desk.publish("harl")
    write(ana, said(1, "Ana's statement."))
    mine = file(ana).read_bytes()
    ana.git("commit", "-qam", "By hand")
    ana.git("pull", "-q", "--no-rebase", ok=False)
    assert b"<<<<<<<" in file(ana).read_bytes()
    found = standing(ana)
    assert found is not None
    assert found.state == "unmerged"
    lines = file(ana).read_text().splitlines()
    assert found.lines is not None
    assert lines[found.lines[0] - 1].startswith("<<<<<<<")
    assert lines[found.lines[1] - 1].startswith(">>>>>>>")
    (entry,) = ana.library.entries()
    (problem,) = ana.library.load(entry).problems
    assert problem.message == f"an unfinished merge: lines {found.lines[0]}-{found.lines[1]}."
    assert problem.line == found.lines[0]
    assert "an unfinished merge: lines" in refused(ana)
    clash = ana.desk.clash("harl")
    assert clash is not None
    assert (clash.mine, clash.theirs) == (mine, file(bo).read_bytes())
    outcome = ana.desk.resolve("harl", "mine")
    assert '"git commit"' in outcome.says
    assert file(ana).read_bytes() == mine
    ana.git("commit", "-q", "--no-edit")
    assert state(ana) == "unsent"
    assert ana.desk.publish("harl").sent
    bo.take_in()
    assert file(bo).read_bytes() == mine


def test_what_git_cannot_do_is_a_sentence(shared: GitPair) -> None:
    """A repository that cannot be written to: its disk is full, or it is read-only."""
    write(shared.ana, said(1, "Ana's statement."))
    objects = shared.ana.root / ".git" / "objects"
    moved = objects.rename(objects.with_name("aside"))
    shared.bare.rename(shared.bare.with_name("away.git"))
    objects.touch()
    with pytest.raises(Refused, match=r"git .*: "):
        shared.ana.desk.publish("harl")
    objects.unlink()
    moved.rename(objects)


def test_what_the_disk_refuses_is_said_in_words(
    shared: GitPair, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/x/.exclude.briefing-a.tmp")

    monkeypatch.setattr("briefing.wire.git.commits.write_atomic", full)
    write(shared.ana, said(1, "Ana's statement."))
    (shared.ana.root / ".git" / "info" / "exclude").write_text("")
    with pytest.raises(Refused, match=r"^harl was not published: no space left on device\.$"):
        shared.ana.desk.publish("harl")
