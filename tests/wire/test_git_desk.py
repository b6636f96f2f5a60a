"""A desk that is a git repository: what goes with a brief, and what it leaves alone."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sweeping import some

from briefing.locks import NotLocked, locked
from briefing.wire.git.run import Git
from briefing.wire.protocol import Side
from briefing.writing import write_atomic

from .consoles import file, raw, said, state, write
from .gitpair import Clone, GitPair, git


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
