"""Ending a conflict in a repository: the text that won goes into the file and to the branch."""

from __future__ import annotations

from pathlib import Path

from briefing.files import BRIEF_CAP, Unreadable, read_guarded
from briefing.filesystem import reason
from briefing.paths import shown
from briefing.wire.git.commits import settle, store
from briefing.wire.git.publish import FilesToPublish
from briefing.wire.git.repository import Repository
from briefing.wire.git.standing import FileSides, Snapshot
from briefing.wire.protocol import Clash, Refused, Revision, Side, Standing
from briefing.writing import write_atomic


def clash_of(
    repo: Repository,
    brief_id: str,
    path: str,
    mine: bytes,
    sides: FileSides,
    standing: Standing,
    newest: Revision | None,
) -> Clash | None:
    """Return both sides of a brief in conflict, or of a merge under way.

    None where the file holds marks that somebody typed: there is no other side.
    """

    def text(blob: str) -> bytes | None:
        return repo.read(blob, path) if blob else None

    if sides.local.stages is not None:
        base, ours, theirs = map(text, sides.local.stages)
        other = newest or Revision("", "the other side", "")
        return Clash(brief_id, base, ours if ours is not None else mine, theirs, other)
    if standing.theirs is None:
        return None
    return Clash(brief_id, text(sides.base), mine, text(sides.published[0]), standing.theirs)


def read(brief_id: str, file: Path) -> bytes:
    """Return what the file of a brief in conflict holds.

    Raises:
        Refused: it cannot be read.
    """
    try:
        return read_guarded(file, BRIEF_CAP)
    except Unreadable as error:
        raise Refused(f"{brief_id}: {shown(file)} cannot be read: {error}.") from error


def put_resolved(brief_id: str, file: Path, text: bytes | None) -> None:
    """Give a file the text that won.

    Raises:
        Refused: it cannot be written; the way out is to take the text from the desk.
    """
    try:
        put(file, text)
    except OSError as error:
        raise Refused(
            f"{brief_id}: {shown(file)} cannot be written: {reason(error)}. Once that is mended, "
            f'"briefing resolve {brief_id}" or git brings it up to date.'
        ) from error


def put(file: Path, text: bytes | None) -> None:
    """Give a file the text that won; where that is none, the file goes."""
    if text is None:
        file.unlink(missing_ok=True)
    else:
        write_atomic(file, text, force=True)


def take_away(brief_id: str, file: Path) -> None:
    """Remove the file of a brief that is no more at the desk.

    Raises:
        Refused: it cannot be removed.
    """
    try:
        put(file, None)
    except OSError as error:
        raise Refused(
            f"{brief_id}: the desk has it so, and {shown(file)} is still here: {reason(error)}."
        ) from error


def finished(repo: Repository, path: str, text: bytes | None) -> None:
    """Tell git that a file of a merge under way is resolved; the merge is the user's to commit."""
    branch = repo.branch()
    settle(repo, branch, branch.head, {path: store(repo, path, text) if text else ""})


def change_of(clash: Clash, side: Side, path: str, text: bytes | None) -> FilesToPublish:
    """Return the publication that ends a conflict.

    Its check fails where somebody published again since the two were looked at.
    """
    names = {"mine": "Take my side of", "theirs": "Take the other side of", "merge": "Merge"}

    def may_go(now: Snapshot) -> None:
        if now.branch.trouble:
            raise Refused(f"{clash.id} was not resolved: {now.branch.trouble}")
        sides = now.sides.get(path)
        last = sides.commits[0].revision.name if sides is not None and sides.commits else ""
        if last and last != clash.revision.name:
            raise Refused(
                f"{clash.id} was published once more meanwhile: "
                f'"briefing resolve {clash.id}" shows how it is now.'
            )

    return FilesToPublish(clash.id, f"{names[side]} {clash.id}", {path: text}, may_go)
