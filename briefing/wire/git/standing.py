"""How each brief of a checkout stands to its upstream, as last fetched.

What somebody *has* of a file is known by its blob. A file that is as any published revision is
nobody's work: it is up to date, or behind. Every other one was made from the last published
revision that the checkout knows: the one in the index, else in the commit checked out, else in the
last commit that both sides share. Where the upstream has a later one, that is a conflict.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from msgspec.structs import replace

from briefing.files import BRIEF_CAP, Unreadable, read_guarded
from briefing.format.unmerged import unmerged_lines
from briefing.library.scan import is_brief_name
from briefing.wire.git.repository import Branch, Commit, Repository
from briefing.wire.git.run import GitFailed
from briefing.wire.protocol import Revision, Standing, State

_EMPTY_TREE: Final = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
_FIELDS: Final = {"1": 8, "2": 9, "u": 10}
"""How many fields stand before the path in the lines of ``git status --porcelain=v2``."""


class ChangedFile(NamedTuple):
    """A file that is not as the commit checked out has it: blobs of commit and index.

    ``stages`` are those of base, ours and theirs where a merge is under way.
    """

    head: str = ""
    staged: str = ""
    stages: tuple[str, str, str] | None = None


class FileSides(NamedTuple):
    """All that decides how a file stands; a blob is empty where there is no file.

    ``published`` are the file's revisions at the upstream, newest first, down to the one that both
    sides share; ``commits`` those that made them, one less.
    """

    file: str
    local: ChangedFile
    published: tuple[str, ...]
    commits: tuple[Commit, ...] = ()

    @property
    def made_from(self) -> int:
        """Which of the published revisions the file was made from, 0 for the newest."""
        for blob in (self.local.staged, self.local.head):
            if blob and blob in self.published:
                return self.published.index(blob)
        return len(self.published) - 1

    @property
    def base(self) -> str:
        """The blob that the file was made from."""
        return self.published[self.made_from]

    def state(self) -> tuple[State, int]:
        """Return the state, and how many later revisions the upstream has."""
        theirs, file = self.published[0], self.file
        if self.local.stages is not None:
            return "unmerged", 0
        if not any(self.published):
            return ("unsent" if file and file == self.local.head else "alone"), 0
        if file and file in self.published:
            behind = self.published.index(file)
            return ("same" if not behind else "behind" if theirs else "withdrawn"), behind
        if not file:  # it was deleted here, or never was here
            gone = bool(self.local.staged or self.local.head)
            if not gone or not theirs:
                return ("behind" if theirs else "withdrawn"), self.made_from or 1
        if self.made_from:
            return "conflict", self.made_from
        return ("unsent" if file == self.local.head else "edited"), 0


class Snapshot(NamedTuple):
    """A checkout at one moment: its branch, and the sides of every file that is not just the same.

    ``ahead`` are the paths that commits here have changed and the upstream does not have;
    ``upstream`` are all files that it has.
    """

    branch: Branch
    base: str
    sides: Mapping[str, FileSides]
    ahead: frozenset[str] = frozenset()


def snapshot(repo: Repository) -> Snapshot:
    """Look at the checkout and its upstream as they are now; nothing is fetched.

    Raises:
        Refused: git does not use the repository.
    """
    branch = repo.branch()
    tip = branch.tip or branch.head
    base = repo.base(branch) if branch.tip and branch.head else tip
    local = changed_here(repo)
    commits = repo.commits(f"{base}..{tip}" if base else tip, paths=[repo.spec]) if tip else []
    before = {p: (b, h) for p, (b, h) in _between(repo, base, branch.head).items()}
    touched = {path for commit in commits for path in commit.blobs}
    paths = local.keys() | touched | before.keys()
    shared = repo.listed(base) if base and paths else {}
    files = repo.hashes(paths & (local.keys() | before.keys()))
    indexed = {}
    for path in paths:
        head = before[path][1] if path in before else shared.get(path, "")
        here = local.get(path, ChangedFile(head, head))
        mine = tuple(commit for commit in commits if path in commit.blobs)
        blobs = (*(commit.blobs[path] or "" for commit in mine), shared.get(path, ""))
        file = files.get(path, "") if path in local or path in before else head
        indexed[path] = FileSides(file, here, blobs, mine)
    return Snapshot(branch, base, indexed, frozenset(before))


def _between(repo: Repository, base: str, head: str) -> dict[str, tuple[str, str]]:
    if not head or base == head:
        return {}
    return repo.differing(base or _EMPTY_TREE, head)


def changed_here(repo: Repository) -> dict[str, ChangedFile]:
    """Return what ``git status`` tells of the library's files that are not as committed."""
    words = ("status", "--porcelain=v2", "-z", "--untracked-files=all", "--no-renames")
    try:
        said = repo.git(*words, "--", repo.spec).decode("utf-8", "surrogateescape")
    except GitFailed:
        return {}
    found: dict[str, ChangedFile] = {}
    for line in said.split("\0"):
        kind = line[:1]
        if kind == "?":
            found[line[2:]] = ChangedFile()
        elif kind in _FIELDS:
            *fields, path = line.split(" ", _FIELDS[kind])
            if kind == "u":
                stages = tuple(_blob(each) for each in fields[7:10])
                found[path] = ChangedFile(stages[1], "", (stages[0], stages[1], stages[2]))
            else:
                found[path] = ChangedFile(_blob(fields[6]), _blob(fields[7]))
    return found


def _blob(name: str) -> str:
    return name if name.strip("0") else ""


def standing_of(repo: Repository, path: str, brief_id: str, sides: FileSides | None) -> Standing:
    """Return how a brief stands; ``sides`` is None where nothing changed on either side."""
    key = str(repo.file(path))
    if sides is None:
        return Standing(brief_id, key, "same")
    state, behind = sides.state()
    lines = _unmerged(repo, path) if sides.file and sides.file not in sides.published else None
    if lines is not None:
        state = "unmerged"
    commits = sides.commits
    theirs: Revision | None = None
    if commits and behind:
        theirs = replace(commits[0].revision, withdrawn=not sides.published[0])
    made_from = commits[behind].revision if behind < len(commits) else None
    return Standing(brief_id, key, state, made_from, theirs, behind, lines)


def _unmerged(repo: Repository, path: str) -> tuple[int, int] | None:
    """Return the lines of an unfinished merge in a file."""
    try:
        data = read_guarded(repo.file(path), BRIEF_CAP)
    except Unreadable:
        return None
    return unmerged_lines(data.decode("utf-8", "replace")) if b"<<<<<<<" in data else None


def is_brief_path(path: str) -> bool:
    """Tell whether a path is that of a brief: no part of it hidden, none kept for other things."""
    *folders, name = path.split("/")
    return is_brief_name(name) and not any(each.startswith(".") for each in folders)
