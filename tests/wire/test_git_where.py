"""Which folders have a desk that is a git repository."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from briefing import paths
from briefing.library.folder import FolderLibrary
from briefing.wire.desk import desk_of, shared_by
from briefing.wire.jetstream.invitation import Invitation, write_invitation
from briefing.wire.natsdesk import NatsDesk
from briefing.wire.replica.folder import JOIN

from .consoles import raw, said, state, write
from .gitpair import Clone, GitPair, git


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
