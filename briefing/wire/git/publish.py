"""Publishing one brief: what goes, onto what, and what is in its way."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from briefing.brief.model import Brief
from briefing.files import BRIEF_CAP, SOURCE_CAP, Unreadable, read_guarded
from briefing.filesystem import is_file, is_link, resolved
from briefing.library.entry import Entry
from briefing.library.sources import may_show
from briefing.library.store import Library
from briefing.locks import locked
from briefing.text import clean
from briefing.verify.sources.source import is_sealed
from briefing.wire.git import commits
from briefing.wire.git.repository import Repository
from briefing.wire.git.run import Offline
from briefing.wire.git.standing import Snapshot, snapshot
from briefing.wire.protocol import Delivery, Refused
from briefing.writing import write_atomic

_BUSY: Final = (
    "others published again and again meanwhile, {tries} times: try it again in a moment."
)


class FilesToPublish(NamedTuple):
    """What is to be at the desk: files by path, None for one that is to go.

    ``checked`` is asked before each try and raises ``Refused`` where something is in the way;
    ``also`` are paths of what goes along where it was changed here; ``was`` is the id that the
    brief had until now.
    """

    brief_id: str
    subject: str
    files: dict[str, bytes | None]
    checked: Callable[[Snapshot], None]
    also: Sequence[str] = ()
    was: str = ""

    @property
    def trailers(self) -> dict[str, str]:
        """What the commit tells in lines of its own, by their keys."""
        told = {commits.TRAILER: self.brief_id, commits.WAS: self.was}
        return {key: value for key, value in told.items() if value}


def send(repo: Repository, change: FilesToPublish) -> Delivery:
    """Give a change to the upstream; where that does not answer, it waits in the branch.

    Raises:
        Refused: something is in the way; nothing was sent.
    """
    commits.check_author(repo)
    branch = repo.branch()
    for turn in range(commits.TRIES):
        try:
            repo.fetch(branch)
        except Offline:
            return _keep(repo, change)
        now = snapshot(repo)
        branch = now.branch
        change.checked(now)
        entries = _entries(repo, change, now)
        extra, parents = _along(repo, now, set(entries))
        made = commits.commit(repo, parents, {**extra, **entries}, change.subject, change.trailers)
        try:
            if made != branch.tip:
                commits.push(repo, branch, made)
        except commits.UpstreamMoved:
            commits.pause(turn)
            continue
        except Offline:
            return _keep(repo, change)
        commits.settle(repo, branch, made, entries)
        found = repo.commits(made, paths=[f":(top,literal){next(iter(change.files))}"], many=1)
        merged = (
            made != branch.tip and bool(branch.head) and branch.tip not in (branch.head, now.base)
        )
        revision = found[0].revision if found else None
        return Delivery(True, revision, merged, already=made == branch.tip)
    raise Refused(_BUSY.format(tries=commits.TRIES))


def _keep(repo: Repository, change: FilesToPublish) -> Delivery:
    """Commit a change onto the branch, where it waits until the upstream answers."""
    now = snapshot(repo)
    change.checked(now)
    entries = _entries(repo, change, now)
    head = now.branch.head
    made = commits.commit(repo, [head] if head else [], entries, change.subject, change.trailers)
    commits.settle(repo, now.branch, made, entries)
    return Delivery(False)


def _entries(repo: Repository, change: FilesToPublish, now: Snapshot) -> dict[str, str]:
    """Return the blobs of the files that go, put into the repository."""
    entries = {
        path: commits.store(repo, path, data) if data is not None else ""
        for path, data in change.files.items()
    }
    for path in change.also:
        sides = now.sides.get(path)
        state = sides.state()[0] if sides is not None else "same"
        if sides is None or state not in ("edited", "unsent", "alone", "conflict"):
            continue
        try:
            data = read_guarded(repo.file(path), SOURCE_CAP)
        except Unreadable:
            continue
        if state == "conflict":
            both = _grown(repo, path, sides.published[0])
            if both is None:
                continue  # it stays here as it is: only what grows is put together
            data = both
        entries[path] = commits.store(repo, path, data)
    return entries


def _grown(repo: Repository, path: str, theirs: str) -> bytes | None:
    """Return a file of sign-offs with those of both sides, which is then the one here, too.

    Theirs are added one by one: merged by lines, two of the same day would share their last line.
    It is locked meanwhile, since a dashboard may sign at any moment.
    """
    from briefing.brief.model import SignOff
    from briefing.format.reader import read
    from briefing.format.signoffs import CannotAdd, add_signoff
    from briefing.library.scan import SIGNOFFS

    if not path.endswith(SIGNOFFS) or not theirs:
        return None
    published = read(repo.read(theirs, path), list[SignOff], path).value or []
    file = repo.file(path)
    with locked(file.parent):
        mine = both = read_guarded(file, BRIEF_CAP)
        try:
            for each in published:
                added = add_signoff(both, each, file.name)
                both = added.whole if added else both
        except CannotAdd:
            return None  # whoever checks it is told what is wrong with it
        if both != mine:
            write_atomic(file, both, force=True)
    return both


def _along(repo: Repository, now: Snapshot, going: set[str]) -> tuple[dict[str, str], list[str]]:
    """Return what commits here go along, as blobs by path, and the parents of the new commit.

    Commits of the branch go along where each was made by publishing, or touches nothing but what
    goes now, and nobody else has changed their files meanwhile. Else they stay here: publishing
    one brief publishes no other.
    """
    branch = now.branch
    ahead = f"{branch.tip}..{branch.head}"
    if not branch.head or now.base == branch.head:
        return {}, [branch.tip]
    for each in repo.commits(ahead, paths=[":(top)"]):
        told = commits.trailer(repo, commits.TRAILER, each.oid)
        if not told and not each.blobs.keys() <= going:
            return {}, [branch.tip]
    here = repo.differing(now.base, branch.head, ":(top)") if now.base else {}
    there = repo.differing(now.base, branch.tip, ":(top)") if now.base else {}
    if not now.base or (here.keys() & there.keys()) - going:
        return {}, [branch.tip]
    if now.base == branch.tip:
        return {}, [branch.head]
    extra = {path: new for path, (_, new) in here.items() if path not in going}
    return extra, [branch.tip, branch.head]


def beside(
    repo: Repository, library: Library, entry: Entry, brief: Brief
) -> tuple[list[str], tuple[str, ...]]:
    """Return the paths of what goes along with a brief, and a sentence on each text that does not.

    Along go its sign-offs, its sealed records, and the texts whose licence is an open one. They are
    in the repository, none is ignored by it, and none is a link.
    """
    signed = library.signoff_file(entry)
    files, stay = ([signed[0]] if signed else []), dict[str, str]()
    for each in brief.sources:
        file = library.source_file(entry, each)
        if file is None:
            continue
        files.append(file)
        if not is_sealed(file) and not may_show(each, library.at_hand(entry, each)):
            why = f'"{clean(each.licence or "")}" is none under which it may be passed on'
            why = why if each.licence else "the brief names none"
            stay[os.fspath(file)] = (
                f"The text of {clean(each.id)} stays here for its licence: {why}."
            )
    paths = {
        repo.path(resolved(file)): os.fspath(file)
        for file in files
        if not is_link(file) and is_file(file) and resolved(file).is_relative_to(repo.top)
    }
    if not paths:
        return [], ()
    data = "".join(f"{path}\0" for path in paths).encode("utf-8", "surrogateescape")
    said = repo.at_top("check-ignore", "-z", "--stdin", data=data, fails=True)
    ignored = set(said.decode("utf-8", "surrogateescape").split("\0"))
    known = set(repo.listed(repo.branch().tip)) if stay and repo.branch().tip else set()
    going = [path for path, file in paths.items() if path not in ignored and file not in stay]
    new = [
        stay[file] for path, file in paths.items() if file in stay and path not in ignored | known
    ]
    return going, tuple(new)
