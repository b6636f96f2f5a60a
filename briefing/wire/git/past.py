"""What was published of a brief before: the commits of its file, also under an earlier id."""

from __future__ import annotations

from briefing.text import clean
from briefing.wire.git import commits
from briefing.wire.git.briefs import Briefs
from briefing.wire.git.repository import Commit, Repository
from briefing.wire.git.standing import is_brief_path
from briefing.wire.protocol import Refused


def log(repo: Repository, briefs: Briefs, path: str) -> list[Commit]:
    """Return the commits of the upstream that made a brief what it is, newest first."""
    branch = repo.branch()
    at, found = branch.tip or branch.head, list[Commit]()
    while at and path:
        some = repo.commits(at, paths=[f":(top,literal){path}"])
        found += some
        if not some:
            break
        at = f"{some[-1].oid}^"
        path = _before(repo, briefs, some[-1].oid)
    return found


def text(repo: Repository, found: list[Commit], brief_id: str, revision: str) -> bytes:
    """Return the file of a brief as it was in a revision, of those that ``log`` found.

    Raises:
        Refused: there is none of that name.
    """
    for each in found:
        if revision and (each.oid.startswith(revision) or each.revision.name == revision):
            path, blob = next(iter(each.blobs.items()))
            if blob:
                return repo.read(blob, path)
    raise Refused(
        f"{clean(brief_id)} has no revision {clean(revision)}: "
        f'"briefing history {clean(brief_id)}" lists them.'
    )


def _before(repo: Repository, briefs: Briefs, oid: str) -> str:
    """Return the path of the brief whose place was taken by a commit, empty where none was."""
    was = commits.trailer(repo, commits.WAS, oid)
    if not was:
        return ""
    differing = repo.differing(f"{oid}^", oid, ":(top)").items()
    gone = {path: old for path, (old, new) in differing if old and not new and is_brief_path(path)}
    return next((path for path, each in briefs.ids_there(gone).items() if each == was), "")


def waiting(repo: Repository) -> list[str]:
    """Return the briefs that were published here and not pushed, oldest first."""
    branch = repo.branch()
    if not branch.tip or branch.head == branch.tip:
        return []
    said = repo.git.line(
        *("log", "--reverse", f"--format=%(trailers:key={commits.TRAILER},valueonly)"),
        f"{branch.tip}..{branch.head}",
    )
    return list(dict.fromkeys(said.split()))
