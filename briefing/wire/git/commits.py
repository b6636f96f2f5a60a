"""Making commits of a few files without touching anything else, and pushing them.

A commit is put together in an index of its own: what the user has staged stays staged, and no
other file of the work tree is looked at. The user's hooks, signature and name are the repository's.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from briefing.files import BRIEF_CAP, Unreadable, read_guarded
from briefing.filesystem import is_file
from briefing.text import clean
from briefing.wire.git.repository import Branch, Repository
from briefing.wire.git.run import NETWORK_S, GitFailed, last_line, network_trouble
from briefing.wire.protocol import Refused
from briefing.writing import make_folders, write_atomic

TRAILER: Final = "Briefing-Publish"
"""The line of a commit message that tells which brief was published with it."""
WAS: Final = "Briefing-Was"
"""The line that tells the id that the brief had until then."""
TRIES: Final = 10
_PAUSE_S: Final = 0.05, 0.4
_STALE: Final = re.compile(
    r"fetch first|non-fast-forward|stale info|cannot lock ref|failed to update ref"
    r"|incorrect old value|reference already exists",
)
_HOOKS_S: Final = 120.0

Entries = Mapping[str, str]
"""Blobs by path; an empty one takes the file away."""


class UpstreamMoved(Exception):
    """The upstream has moved on since it was fetched."""


def check_author(repo: Repository) -> None:
    """See that commits have an author.

    Raises:
        Refused: the user has told git no name or address.
    """
    try:
        repo.git("-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT")
    except GitFailed as error:
        raise Refused(
            'git does not know your name: "git config --global user.name NAME" and '
            '"git config --global user.email ADDRESS" tell it.'
        ) from error


def exclude(repo: Repository, name: str) -> None:
    """Have git pass by a folder, in this checkout alone: ``.git/info/exclude``.

    Raises:
        OSError: that cannot be written.
        Unreadable: what is there cannot be read.
    """
    said = repo.at_top.line("rev-parse", "--git-path", "info/exclude")
    path = repo.top / said
    there = read_guarded(path, BRIEF_CAP) if is_file(path) else b""
    line = f"{name}/".encode()
    if said and line not in there.splitlines():
        make_folders(path.parent)
        gap = b"" if there.endswith(b"\n") or not there else b"\n"
        write_atomic(path, there + gap + line + b"\n", force=True)


def store(repo: Repository, path: str, data: bytes) -> str:
    """Put the content of a file into the repository and return its blob."""
    words = ("hash-object", "-w", "--stdin", f"--path={path}")
    return repo.at_top(*words, data=data).decode().strip()


@contextmanager
def _index_of(repo: Repository, commit: str, entries: Entries) -> Iterator[dict[str, str]]:
    """Yield the variables of an index that has the files of a commit and some others."""
    with TemporaryDirectory(prefix="briefing-index-") as folder:
        env = {"GIT_INDEX_FILE": str(Path(folder, "index")), "GIT_OPTIONAL_LOCKS": "1"}
        if commit:
            repo.at_top("read-tree", commit, env=env)
        _put(repo, entries, env)
        yield env


def _put(repo: Repository, entries: Entries, env: Mapping[str, str]) -> None:
    modes = _modes(repo, list(entries), env)
    lines = [f"{modes.get(p, '100644')} {blob}\t{p}" for p, blob in entries.items() if blob]
    lines += [f"0 {'0' * 40}\t{path}" for path, blob in entries.items() if not blob]
    data = "".join(f"{line}\0" for line in lines).encode("utf-8", "surrogateescape")
    repo.at_top("update-index", "-z", "--index-info", data=data, env=env)


def _modes(repo: Repository, paths: Sequence[str], env: Mapping[str, str]) -> dict[str, str]:
    """Return the modes that files have in an index: who may run them is not ours to change."""
    literal = [f":(top,literal){path}" for path in paths]
    said = repo.git("ls-files", "-s", "-z", "--full-name", "--", *literal, env=env, fails=True)
    found = {}
    for each in said.decode("utf-8", "surrogateescape").split("\0"):
        about, _, path = each.partition("\t")
        if path:
            found[path] = about.split(" ")[0]
    return found


def commit(
    repo: Repository,
    parents: Sequence[str],
    entries: Entries,
    subject: str,
    trailers: Mapping[str, str],
) -> str:
    """Make a commit: the files of the first parent, with some others; return it.

    Where it would hold just what its only parent holds, that one is returned.

    Raises:
        Refused: a hook says no, or it cannot be signed.
    """
    tip = parents[0] if parents else ""
    with _index_of(repo, tip, entries) as env:
        tree = repo.git("write-tree", env=env).decode().strip()
        if len(parents) == 1 and tree == repo.git.line("rev-parse", f"{tip}^{{tree}}"):
            return tip
        _hook(repo, "pre-commit", env)
        message = _message(repo, subject, trailers, env)
        signs = repo.git.line("config", "--type=bool", "commit.gpgsign") == "true"
        words = [word for parent in parents for word in ("-p", parent)]
        try:
            made = repo.git(
                *("commit-tree", *words, *(["-S"] if signs else []), tree),
                data=message,
            )
        except GitFailed as error:
            raise Refused(
                f"the commit could not be made ({last_line(error.said)}): "
                '"git commit" in a terminal shows what it needs.'
            ) from error
    return made.decode().strip()


def _message(
    repo: Repository, subject: str, trailers: Mapping[str, str], env: Mapping[str, str]
) -> bytes:
    """Return the message of a commit as the user's hooks leave it, the program's own lines in it.

    Raises:
        Refused: a hook says no, or leaves nothing.
    """
    lines = "".join(f"{key}: {value}\n" for key, value in trailers.items())
    file = Path(env["GIT_INDEX_FILE"]).with_name("message")
    file.write_text(f"{subject}\n\n{lines}", encoding="utf-8", errors="replace")
    _hook(repo, "prepare-commit-msg", env, str(file), "message")
    _hook(repo, "commit-msg", env, str(file))
    try:
        left = read_guarded(file, BRIEF_CAP).decode("utf-8", "replace")
    except Unreadable as error:
        raise Refused(
            f"a commit-msg hook has left no message ({error}): put that right, then publish again."
        ) from error
    told = repo.git("stripspace", data=left.encode("utf-8", "replace"))
    lost = [
        word for key, value in trailers.items() if (word := f"{key}: {value}").encode() not in told
    ]
    if not told.strip():
        raise Refused(
            "a commit-msg hook has emptied the message: put that right, then publish again."
        )
    if not lost:
        return told
    words = [part for word in lost for part in ("--trailer", word)]
    return repo.git("interpret-trailers", *words, data=told)


def trailer(repo: Repository, key: str, commit: str) -> str:
    """Return what a commit's message says in one of the program's lines, empty for none."""
    return repo.git.line("log", "-1", f"--format=%(trailers:key={key},valueonly)", commit).strip()


def _hook(repo: Repository, name: str, env: Mapping[str, str], *words: str) -> None:
    """Run a hook of the user's; git before 2.36 cannot run one by itself, and is not made to.

    Raises:
        Refused: it says no.
    """
    try:
        given = ("--", *words) if words else ()
        repo.at_top("hook", "run", "--ignore-missing", name, *given, env=env, seconds=_HOOKS_S)
    except GitFailed as error:
        if "is not a git command" in error.said:
            return
        why = last_line(error.said)
        raise Refused(
            f"the repository's {name} hook says no{f' ({why})' if why else ''}: "
            "put right what it names, then publish again."
        ) from error


def push(repo: Repository, branch: Branch, made: str) -> None:
    """Push a commit to the upstream.

    Raises:
        Stale: the upstream has moved on.
        Offline: it does not answer.
        Refused: it does not take it.
    """
    try:
        repo.git(
            *("push", "--porcelain", "--no-follow-tags", "--recurse-submodules=no"),
            *(branch.remote, f"{made}:{branch.merge}"),
            seconds=NETWORK_S,
        )
    except GitFailed as error:
        raise _push_trouble(error, branch) from error


def _push_trouble(error: GitFailed, branch: Branch) -> Exception:
    if _STALE.search(error.said):
        return UpstreamMoved()
    rejected = re.search(r"\[(remote )?rejected\](?P<why>.*)", error.said)
    if rejected:
        why = clean(rejected["why"]).strip()
        said = [line[8:] for line in error.said.splitlines() if line.startswith("remote: ")]
        told = f": {clean(said[0]).strip().rstrip('.')}" if said and said[0].strip() else ""
        return Refused(
            f"{branch.remote} does not take it {why}{told}. Ask whoever keeps the repository."
        )
    if "pre-push" in error.said or "failed to push some refs" in error.said:
        return Refused(
            f"{branch.remote} was not given it ({last_line(error.said)}): "
            '"git push" in a terminal shows why.'
        )
    return network_trouble(error, branch.remote)


def pause(turn: int) -> None:
    """Wait a moment before another try, each time longer and never as long as the others do."""
    low, high = _PAUSE_S
    time.sleep(random.uniform(low, low + high * (turn + 1) / TRIES))


def settle(repo: Repository, branch: Branch, made: str, entries: Entries) -> None:
    """Let the checkout know what was published of some files, and of nothing else.

    The index gets their entries. The branch goes on to the commit where it leads there without a
    change of any other file; else it stays, and a later ``git pull`` brings it there.
    """
    if made != branch.head and _leads(repo, branch.head, made, entries):
        ref = f"refs/heads/{branch.name}"
        repo.git("update-ref", "-m", "briefing publish", ref, made, branch.head, fails=True)
    known = {"GIT_OPTIONAL_LOCKS": "1"}
    for _ in range(TRIES):
        try:
            _put(repo, entries, known)
        except GitFailed:
            time.sleep(_PAUSE_S[0])  # another git holds the index
        else:
            return


def _leads(repo: Repository, head: str, made: str, entries: Entries) -> bool:
    if head and not _is_ancestor(repo, head, made):
        return False
    return bool(head) and repo.differing(head, made, ":(top)").keys() <= entries.keys()


def _is_ancestor(repo: Repository, old: str, new: str) -> bool:
    return repo.git.line("merge-base", old, new) == old
