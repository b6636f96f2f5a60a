"""Who wrote each line of a brief, as git knows it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Final

from briefing.text import clean
from briefing.wire.git.repository import SHORT, Repository
from briefing.wire.git.run import GitFailed
from briefing.wire.protocol import Revision

_OID: Final = 40


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
