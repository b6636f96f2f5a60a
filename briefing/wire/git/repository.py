"""One git checkout: its branch, what that is pushed to, and the files of the library in it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple

from briefing.filesystem import is_file, is_there, resolved
from briefing.text import clean
from briefing.wire.git.run import NETWORK_S, Git, GitFailed, network_trouble
from briefing.wire.protocol import Refused, Revision

UNIT: Final = "\x1f"
SHORT: Final = 9
"""How many digits of a commit name it, as git itself does in a large repository."""
_AT_ONCE: Final = 100
"""So many files of a commit are held at a time while they are read."""
_ABOUT: Final = 3
"""What ``cat-file --batch`` says before a blob: name, type, size; of one it lacks only two."""
_FORMAT: Final = f"%x1e%H{UNIT}%an{UNIT}%cI{UNIT}%s"


def git_above(folder: Path) -> Path | None:
    """Return the folder with ``.git``, this one or one above it; no program is run for it."""
    for each in (folder, *folder.parents):
        if is_there(each / ".git"):
            return each
    return None


class Branch(NamedTuple):
    """What is checked out.

    ``head`` is the commit, empty before the first one. ``name`` is empty at a detached HEAD.
    ``remote``, ``merge`` (``refs/heads/main``) and ``tracking`` (``refs/remotes/origin/main``) are
    empty where the branch has no upstream; ``tip`` is the upstream's commit as last fetched.
    """

    head: str
    name: str = ""
    remote: str = ""
    merge: str = ""
    tracking: str = ""
    tip: str = ""

    @property
    def trouble(self) -> str:
        """Why nothing can be published from here, with the way out; empty where it can."""
        if not self.name:
            return (
                'the repository is at no branch (detached HEAD): "git switch BRANCH" goes to one.'
            )
        if not self.head:
            return (
                f'the branch {self.name} has no commit yet: "git commit" makes one, and '
                f'"git push -u origin {self.name}" an upstream for it.'
            )
        if not self.remote:
            return (
                f'the branch {self.name} has no upstream: "git push -u origin {self.name}" gives '
                "it one."
            )
        return ""


class Commit(NamedTuple):
    """A commit that touched files: ``blobs`` has what each is then by its path, None if gone."""

    oid: str
    revision: Revision
    blobs: dict[str, str | None]


class Repository:
    """The checkout that a library's folder lies in. Paths are relative to its top, with ``/``."""

    def __init__(self, root: Path) -> None:
        self.root = resolved(root)
        self.git = Git(self.root)

    @cached_property
    def top(self) -> Path:
        """The top of the work tree.

        Raises:
            Refused: git does not use it, or there is no git.
        """
        try:
            return Path(os.fsdecode(self.git("rev-parse", "--show-toplevel").rstrip(b"\n")))
        except GitFailed as error:
            raise Refused(f"git cannot use the folder: {clean(error.said)}.") from error

    @cached_property
    def at_top(self) -> Git:
        """git, run at the top of the work tree."""
        return Git(self.top)

    @cached_property
    def spec(self) -> str:
        """The library's folder as a pathspec from the top on."""
        return f":(top,literal){self.path(self.root)}" if self.root != self.top else ":(top)"

    def path(self, file: Path) -> str:
        """Return the path of a file from the top on."""
        return os.fspath(file.relative_to(self.top)).replace(os.sep, "/")

    def file(self, path: str) -> Path:
        """Return the file at a path."""
        return self.top / path

    def ignores(self, folder: Path) -> bool:
        """Tell whether the user has git ignore a folder."""
        return bool(self.git("check-ignore", str(folder), fails=True))

    # -- the branch -------------------------------------------------------------------------

    def branch(self) -> Branch:
        """Return what is checked out, as it is now; nothing is fetched."""
        git = self.git
        name = git.line("symbolic-ref", "-q", "--short", "HEAD")
        if not name:
            return Branch(git.line("rev-parse", "--verify", "-q", "HEAD"))
        about = "%(objectname) %(upstream:remotename) %(upstream:remoteref) %(upstream)"
        found = git.line("for-each-ref", f"--format={about}", f"refs/heads/{name}").split(" ")
        head, *upstream = found if len(found) == 4 else ("", "", "", "")
        tip = git.line("rev-parse", "-q", "--verify", upstream[2]) if upstream[2] else ""
        if not tip or upstream[0] == ".":
            return Branch(head, name)
        remote, merge, tracking = upstream
        return Branch(head, name, remote, merge, tracking, tip)

    def fetch(self, branch: Branch) -> None:
        """Fetch the upstream of a branch, and nothing else.

        Raises:
            Offline: it does not answer.
            Refused: it does not let us in, or there is no upstream.
        """
        if branch.trouble:
            raise Refused(branch.trouble)
        try:
            self.git(
                *("fetch", "--quiet", "--no-tags", "--no-auto-maintenance", branch.remote),
                f"+{branch.merge}:{branch.tracking}",
                seconds=NETWORK_S,
            )
        except GitFailed as error:
            raise network_trouble(error, branch.remote) from error

    def base(self, branch: Branch) -> str:
        """Return the last commit that the branch and its upstream share; empty for none."""
        return self.git.line("merge-base", branch.head, branch.tip)

    # -- files in commits -------------------------------------------------------------------

    def commits(self, *which: str, paths: Sequence[str], many: int = 0) -> list[Commit]:
        """Return the commits that touched some paths or pathspecs, newest first.

        ``which`` says of which commits, as ``git log`` takes it; ``many`` is how many at most.
        """
        bound = (f"--max-count={many}",) if many else ()
        said = self.git(
            *("log", f"--format={_FORMAT}", "--raw", "--no-abbrev", "--no-renames", "-z", "-m"),
            *("--first-parent", *bound, *which, "--", *paths),
            fails=True,
        )
        return [_commit(part) for part in said.decode("utf-8", "surrogateescape").split("\x1e")[1:]]

    def differing(self, old: str, new: str, spec: str | None = None) -> dict[str, tuple[str, str]]:
        """Return what differs between two commits: by path what it was and is, empty for none."""
        said = self.git(
            *("diff-tree", "-r", "-z", "--raw", "--no-abbrev", "--no-renames", old, new),
            *("--", spec or self.spec),
        )
        return {
            path: (_there(old_blob), _there(new_blob))
            for old_blob, new_blob, path in _raw(said.decode("utf-8", "surrogateescape"))
        }

    def listed(self, commit: str) -> dict[str, str]:
        """Return the files of a commit below the library: their blobs by path."""
        below = () if self.root == self.top else ("--", self.path(self.root))
        words = ("ls-tree", "-r", "-z", "--full-tree", commit, *below)
        found = {}
        for each in self.git(*words, fails=True).decode("utf-8", "surrogateescape").split("\0"):
            about, _, path = each.partition("\t")
            if path:
                found[path] = about.split(" ")[2]
        return found

    def blob(self, commit: str, path: str) -> str:
        """Return the blob of a path in a commit, empty where it has none."""
        return self.git.line("rev-parse", "-q", "--verify", f"{commit}:{path}") if commit else ""

    def read(self, blob: str, path: str) -> bytes:
        """Return what a blob holds as git would write it to a path: its filters may ask a server.

        Raises:
            GitFailed: one of them fails.
        """
        words = ("cat-file", "--filters", f"--path={path}", blob)
        return self.at_top(*words, seconds=NETWORK_S)

    def kept(self, blobs: Iterable[str]) -> dict[str, bytes]:
        """Return what blobs hold as the repository keeps them, by one process for all."""
        asked = list(dict.fromkeys(blobs))
        found = {}
        for at in range(0, len(asked), _AT_ONCE):
            some = asked[at : at + _AT_ONCE]
            said = BytesIO(self.git("cat-file", "--batch", data="\n".join([*some, ""]).encode()))
            for blob in some:
                about = said.readline().split()
                if len(about) == _ABOUT:
                    found[blob] = said.read(int(about[-1]))
                    said.readline()
        return found

    def hashes(self, paths: Iterable[str]) -> dict[str, str]:
        """Return the blobs that files of the work tree would be; those that are gone are left out.

        A name with a line feed is left out, too: git takes one a line.
        """
        there = [path for path in paths if "\n" not in path and is_file(self.file(path))]
        if not there:
            return {}
        names = "".join(f"{self.file(path)}\n" for path in there)
        said = self.git("hash-object", "--stdin-paths", data=os.fsencode(names))
        return dict(zip(there, said.decode().split(), strict=True))


def _commit(part: str) -> Commit:
    head, _, rest = part.partition("\0")
    oid, author, at, says = head.split(UNIT, 3)
    blobs = {path: _there(new) or None for _, new, path in _raw(rest)}
    revision = Revision(oid[:SHORT], clean(author), at, clean(says))
    return Commit(oid, revision, blobs)


def _raw(said: str) -> list[tuple[str, str, str]]:
    """Return old blob, new blob and path of each line of ``--raw -z``."""
    parts = said.lstrip("\n").split("\0")
    found = []
    for about, path in zip(parts[::2], parts[1::2], strict=False):
        if about.lstrip("\n").startswith(":"):
            _, _, old, new, _ = about.lstrip("\n").split(" ", 4)
            found.append((old, new, path))
    return found


def _there(blob: str) -> str:
    return "" if not blob.strip("0") else blob
