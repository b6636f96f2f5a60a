"""A desk that is a git repository: what it leaves alone, and what is in its way."""

from __future__ import annotations

import errno
import json
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sweeping import some

from briefing import paths
from briefing.library.folder import FolderLibrary
from briefing.locks import NotLocked, locked
from briefing.wire.desk import desk_of, shared_by
from briefing.wire.git.run import Git
from briefing.wire.jetstream.invitation import Invitation, write_invitation
from briefing.wire.natsdesk import NatsDesk
from briefing.wire.protocol import Refused, Side
from briefing.wire.replica.folder import JOIN
from briefing.writing import write_atomic

from .contract import file, raw, said, standing, state, write
from .gitpair import Clone, GitPair, git


@pytest.fixture
def pair(tmp_path: Path) -> GitPair:
    return GitPair(tmp_path)


@pytest.fixture
def shared(tmp_path: Path) -> GitPair:
    return GitPair(tmp_path, shared=True)


def hook(clone: Clone, name: str, script: str) -> None:
    path = clone.root / ".git" / "hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


# -- what is left alone ---------------------------------------------------------------------------


def test_what_is_staged_stays_staged_and_no_other_file_is_touched(shared: GitPair) -> None:
    ana = shared.ana
    (ana.root / "README").write_text("Staged\n")
    ana.git("add", "README")
    (ana.root / "README").write_text("And changed again\n")
    (ana.root / "notes.txt").write_text("Mine\n")
    before = ana.git("status", "--porcelain")
    write(ana, said(1, "Ana's statement."))
    assert ana.desk.publish("harl").sent
    assert ana.git("status", "--porcelain") == before == "MM README\n?? notes.txt"
    assert ana.git("show", ":README") == "Staged"
    assert ana.git("show", "--name-only", "--format=", "HEAD") == "briefs/harl.yaml"
    assert ana.git("rev-parse", "HEAD") == git(shared.bare, "rev-parse", "main")


def test_commits_of_others_files_stay_here_and_a_pull_goes_on(shared: GitPair) -> None:
    """Neither what is committed and not pushed, nor what others pushed, is in the way."""
    ana, bo = shared.ana, shared.bo
    (bo.root / "README").write_text("Bo's\n")
    bo.git("commit", "-qam", "Bo's README")
    bo.git("push", "-q")
    (ana.root / "private.txt").write_text("Not yet\n")
    ana.git("add", "private.txt")
    ana.git("commit", "-qm", "Not yet for others")
    head = ana.git("rev-parse", "HEAD")
    write(ana, said(1, "Ana's statement."))
    outcome = ana.desk.publish("harl", "Seen")
    assert outcome.sent
    assert outcome.merged
    assert ana.git("rev-parse", "HEAD") == head
    assert (ana.root / "README").read_text() == "Briefs of the desk\n"
    assert "private.txt" not in git(shared.bare, "ls-tree", "-r", "--name-only", "main")
    assert state(ana) == "same"
    write(ana, said(2, "Once more."))
    assert state(ana) == "edited", "it was made from what is published"
    assert ana.desk.publish("harl").sent
    ana.git("pull", "-q", "--rebase", "--autostash")
    assert (ana.root / "README").read_text() == "Bo's\n"
    assert state(ana) == "same"


def test_a_commit_of_the_user_s_is_not_sent_yet_and_publishing_sends_it(shared: GitPair) -> None:
    ana = shared.ana
    write(ana, said(1, "Ana's statement."))
    ana.git("commit", "-qam", "By hand")
    assert state(ana) == "unsent"
    assert ana.desk.publish("harl").sent
    assert [each.says for each in ana.desk.history("harl")] == ["By hand", "The first one"]


def test_what_waits_goes_although_others_have_published_meanwhile(shared: GitPair) -> None:
    ana, bo = shared.ana, shared.bo
    write(ana, said(1, "Ana's statement."))
    write(ana, raw("second"), "second")
    shared.cut()
    assert not ana.desk.publish("harl").sent
    assert not ana.desk.publish("second").sent
    shared.mend()
    write(bo, raw("his"), "his")
    assert bo.desk.publish("his").sent
    ana.desk.refresh()
    assert {state(ana), state(ana, "second")} == {"same"}
    ana.take_in()
    assert {entry.id for entry in ana.library.entries()} == {"harl", "second", "his"}


def test_ten_writers_at_once_lose_nothing(shared: GitPair, tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    clones = []
    for number in range(6):
        git(many, "clone", "-q", str(shared.bare), str(number))
        clone = Clone(many / str(number))
        clone.git("config", "user.name", f"Writer {number}")
        clone.git("config", "user.email", "w@example.org")
        write(clone, raw(f"b{number}"), f"b{number}")
        clones.append(clone)
    with ThreadPoolExecutor(len(clones)) as pool:
        done = list(pool.map(lambda each: each[1].desk.publish(f"b{each[0]}"), enumerate(clones)))
    assert all(each.sent for each in done)
    there = git(shared.bare, "ls-tree", "-r", "--name-only", "main").splitlines()
    assert {f"briefs/b{n}.yaml" for n in range(len(clones))} <= set(there)


def test_where_there_is_no_desk_to_ask_none_has_refused(pair: GitPair) -> None:
    ana = pair.ana
    ana.git("branch", "-q", "--unset-upstream")
    with pytest.raises(Refused, match="no upstream"):
        ana.desk.refresh()
    assert ana.desk.status().link != "refused"
    assert '"git push -u origin main"' in ana.desk.status().says


# -- what goes along ------------------------------------------------------------------------------


def test_sign_offs_and_texts_in_the_repository_go_along(shared: GitPair) -> None:
    ana, bo = shared.ana, shared.bo
    sources = [
        {"id": f"s{number}", "title": name, "kind": "newspaper", "text": name, "licence": licence}
        for number, (name, licence) in enumerate((
            ("here.txt", "CC BY 4.0"), ("ignored.txt", "CC BY 4.0"), ("theirs.txt", "CC BY-NC 4.0"),
        ), 1)
    ]  # fmt: skip
    seeds = ana.root / "seeds"
    seeds.mkdir()
    (seeds / "here.txt").write_text("One.\n")
    (seeds / "ignored.txt").write_text("Two.\n")
    (seeds / "unnamed.txt").write_text("Three.\n")
    (seeds / "theirs.txt").write_text("Four.\n")
    (ana.root / ".git" / "info" / "exclude").write_text("ignored.txt")
    signed = ana.root / "briefs" / "harl.checked.yaml"
    signed.write_text('- {of: "0123456789abcdef0123456789abcdef", by: Ana, on: "2024-12-07"}\n')
    brief = raw(sources=sources)
    brief["situation"]["summary"] = [{"id": "n", "text": "Said.", "cite": ["s1:p1"]}]
    write(ana, brief)
    outcome = ana.desk.publish("harl")
    assert outcome.sent
    (note,) = outcome.notes
    assert note.startswith('The text of s3 stays here for its licence: "CC BY-NC 4.0" is none')
    there = set(git(shared.bare, "ls-tree", "-r", "--name-only", "main").splitlines())
    assert {"seeds/here.txt", "briefs/harl.checked.yaml"} <= there
    assert not {"seeds/ignored.txt", "seeds/unnamed.txt", "seeds/theirs.txt"} & there
    bo.take_in()
    assert (bo.root / "seeds" / "here.txt").read_text() == "One.\n"
    assert ana.git("status", "--porcelain") == "?? seeds/theirs.txt\n?? seeds/unnamed.txt"
    assert "ignored.txt\n.wire/\n" in (ana.root / ".git" / "info" / "exclude").read_text()


# -- what is in the way ---------------------------------------------------------------------------


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


@pytest.mark.parametrize("side", some(["theirs", "merge"], 1))
def test_what_a_filter_keeps_otherwise_is_taken_as_git_would_write_it(
    pair: GitPair, side: Side
) -> None:
    """As with Git LFS: ``--theirs`` wrote its pointer into the file, and no history was read."""
    ana, bo = pair.ana, pair.bo
    for clone in (ana, bo):
        for way in ("clean", "smudge"):
            clone.git("config", f"filter.turned.{way}", "tr a-z n-za-m")
        (clone.root / ".git" / "info" / "attributes").write_text("*.yaml filter=turned\n")
    write(ana, raw())
    assert ana.desk.publish("harl").sent
    bo.desk.refresh()
    bo.take_in()
    kept = ana.git("show", "HEAD:briefs/harl.yaml")
    assert "Statement" not in kept
    assert "Sgngrzrag" in kept.title()
    write(ana, said(1, "Ana's statement."))
    assert ana.desk.publish("harl").sent
    write(bo, said(8, "Bo's statement."))
    bo.desk.refresh()
    assert state(bo) == "conflict"
    bo.desk.resolve("harl", side)
    both = said(8, "Bo's statement.", said(1, "Ana's statement."))
    assert json.loads(file(bo).read_text()) == (
        both if side == "merge" else json.loads(file(ana).read_text())
    )
    assert state(bo) == "same"
    oldest = bo.desk.history("harl")[-1]
    assert json.loads(bo.desk.text("harl", oldest.name)) == raw()


def test_briefs_that_only_the_desk_has_are_read_by_one_process(
    shared: GitPair, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Thousands that somebody has published at once were a process each, at every look."""
    ana, bo = shared.ana, shared.bo
    for number in range(5):
        write(ana, raw(f"new-{number}"), f"file-{number}")
    write(ana, "no brief\n", "odd")
    ana.git("add", "briefs")
    ana.git("commit", "-qm", "All at once")
    ana.git("push", "-q")
    bo.desk.refresh()
    asked, call = [], Git.__call__

    def counted(self: Git, *words: str, **more: Any) -> bytes:
        asked.append(words[0])
        return call(self, *words, **more)

    monkeypatch.setattr(Git, "__call__", counted)
    desk = bo.desk
    for reads in (1, 0):
        asked.clear()
        found = {each for each, told in desk.standings().items() if told.state == "behind"}
        assert found == {*(f"new-{number}" for number in range(5)), "odd"}
        assert asked.count("cat-file") == reads


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


# -- where there is a desk ------------------------------------------------------------------------


def test_only_a_checkout_has_a_desk_and_asking_runs_no_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*_: object, **__: object) -> None:
        raise AssertionError("a program was run")

    monkeypatch.setattr(subprocess, "run", run)
    plain = tmp_path / "plain"
    plain.mkdir()
    assert desk_of(FolderLibrary(plain)) is None
    (tmp_path / "checkout" / ".git").mkdir(parents=True)
    below = tmp_path / "checkout" / "deep" / "library"
    below.mkdir(parents=True)
    assert desk_of(FolderLibrary(below)) is not None
    assert desk_of(FolderLibrary(below, bundled=True)) is None
    assert desk_of(FolderLibrary(paths.bundled())) is None, "nor has it, named by its folder"


def test_a_checkout_that_has_joined_a_desk_is_that_desk_s(pair: GitPair) -> None:
    """A brief has one home: what is published goes to the desk, and git has what one commits."""
    place = pair.bo.root / ".wire" / JOIN
    place.parent.mkdir(exist_ok=True)
    write_invitation(place, Invitation(
        desk="crisis", servers=["tls://127.0.0.1:9"], authority="", user="bo", word="",
        read=["green"], write=["green"],
    ))  # fmt: skip
    desk = desk_of(pair.bo.library)
    assert isinstance(desk, NatsDesk)
    before = pair.bo.git("rev-parse", "HEAD")
    write(pair.bo, raw())
    assert not desk.publish("harl").sent  # its server does not answer: it waits for that one
    assert pair.bo.git("rev-parse", "HEAD") == before
    assert pair.bo.git("status", "--porcelain", "--", ".wire") == ""


def test_a_folder_that_git_ignores_has_no_desk(pair: GitPair) -> None:
    (pair.ana.root / ".git" / "info").mkdir(exist_ok=True)
    (pair.ana.root / ".git" / "info" / "exclude").write_text("private/\n")
    private = pair.ana.root / "private" / "briefs"
    private.mkdir(parents=True)
    assert shared_by(FolderLibrary(private.parent)) is None
    assert shared_by(FolderLibrary(pair.ana.root)) is not None


def test_a_worktree_and_a_folder_below_the_top_are_libraries_too(shared: GitPair) -> None:
    ana = shared.ana
    other = ana.root.with_name("worktree")
    ana.git("worktree", "add", "-q", "-b", "two", "--track", str(other), "origin/main")
    clone = Clone(other)
    write(clone, said(1, "From a worktree."))
    assert clone.desk.publish("harl").sent
    assert json.loads(git(shared.bare, "show", "main:briefs/harl.yaml"))["id"] == "harl"
    folder = shared.bo.root / "north" / "library"
    (folder / "briefs").mkdir(parents=True)
    below = Clone(folder)
    write(below, raw("north"), "north")
    assert state(below, "north") == "alone"
    assert below.desk.publish("north").sent
    assert set(below.desk.standings()) == {"north"}
    assert "north/library/briefs/north.yaml" in git(
        shared.bare, "ls-tree", "-r", "--name-only", "main"
    )


def test_each_line_has_the_revision_it_comes_from(shared: GitPair) -> None:
    ana, bo = shared.ana, shared.bo
    write(bo, said(1, "Bo's statement."))
    bo.desk.publish("harl", "What Bo heard")
    ana.take_in()
    write(ana, said(8, "Ana's statement.", said(1, "Bo's statement.")))
    lines = file(ana).read_text().splitlines()
    found = ana.desk.authors("harl")  # type: ignore[attr-defined]
    assert len(found) == len(lines)
    by = {line.strip(): each for line, each in zip(lines, found, strict=True)}
    assert by['"text": "Ana\'s statement.",'] is None
    bos = by['"text": "Bo\'s statement.",']
    assert bos is not None
    assert (bos.author, bos.says, bos.name) == (
        "Bo Lind", "What Bo heard", bo.desk.history("harl")[0].name
    )  # fmt: skip
    first = by['"schema": "briefing/1",']
    assert first is not None
    assert first.author == "Ana Ferro"
    assert ana.desk.publish("harl").sent
    assert None not in ana.desk.authors("harl")  # type: ignore[attr-defined]


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


def test_who_signs_while_a_brief_is_published_is_not_lost(
    shared: GitPair, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both have signed on the same day: the files are put together, and locked meanwhile."""
    name = "briefs/harl.checked.yaml"

    def sign(clone: Clone, digit: str) -> None:
        path = clone.root / name
        before = path.read_text() if path.exists() else ""
        path.write_text(f"{before}- of: {digit * 64}\n  by: {digit}\n  on: 2026-01-01\n")

    sign(shared.ana, "d")
    write(shared.ana, said(1, "Ana's statement."))
    assert shared.ana.desk.publish("harl").sent
    shared.bo.take_in()
    sign(shared.bo, "b")
    write(shared.bo, said(2, "Bo's statement."))
    assert shared.bo.desk.publish("harl").sent
    shared.ana.git("fetch", "-q")
    shared.ana.git("checkout", "-q", "origin/main", "--", "briefs/harl.yaml")
    sign(shared.ana, "a")
    held: list[bool] = []

    def meanwhile(path: Path, data: bytes, *, force: bool) -> None:
        try:
            with locked(path.parent, 0):
                held.append(False)
        except NotLocked:
            held.append(True)
        write_atomic(path, data, force=force)

    monkeypatch.setattr("briefing.wire.git.publish.write_atomic", meanwhile)
    write(shared.ana, said(3, "Ana's second statement."))
    assert shared.ana.desk.publish("harl").sent
    assert held == [True], "it can be signed while the two files are put together"
    signed = (shared.ana.root / name).read_text()
    assert all(digit * 64 in signed for digit in "dab"), signed


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
