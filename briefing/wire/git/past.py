"""What was published of a brief before, also under an earlier id, and who wrote each line of it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Final

from briefing.text import clean
from briefing.wire.git import commits
from briefing.wire.git.briefs import Briefs
from briefing.wire.git.repository import SHORT, Commit, Repository
from briefing.wire.git.run import GitFailed
from briefing.wire.git.standing import is_brief_path
from briefing.wire.protocol import Refused, Revision

_OID: Final = 40


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


def authors(repo: Repository, path: str, commit: str = "") -> list[Revision | None]:
    """Return the revision that each line of a file comes from, None for one not committed yet.

    It is the file as it is here, or as it is in ``commit``. Empty where git does not know it.
    """
    try:
        words = [commit, "--"] if commit else ["--"]
        said = repo.at_top("blame", "--porcelain", *words, path)
    except GitFailed:
        return []
    known: dict[str, dict[str, str]] = {}
    found: list[Revision | None] = []
    oid = ""
    for line in said.decode("utf-8", "replace").split("\n"):
        word, _, rest = line.partition(" ")
        if line.startswith("\t"):
            found.append(_revision(oid, known[oid]))
        elif len(word) == _OID and rest[:1].isdigit():
            oid = word
            known.setdefault(oid, {})
        elif oid:
            known[oid][word] = rest
    return found


def _revision(oid: str, about: dict[str, str]) -> Revision | None:
    if not oid.strip("0"):
        return None
    zone = about.get("committer-tz", "+0000")
    minutes = int(zone[:1] + zone[1:3]) * 60 + int(zone[:1] + zone[3:5])
    at = datetime.fromtimestamp(
        int(about.get("committer-time", "0")), timezone(timedelta(minutes=minutes))
    )
    summary = clean(about.get("summary", ""))
    return Revision(oid[:SHORT], clean(about.get("author", "")), at.isoformat(), summary)
