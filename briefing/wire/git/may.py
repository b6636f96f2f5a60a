"""Whether a brief may be published or withdrawn: what is in its way, as a sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefing.brief.model import Brief
from briefing.brief.scales import tlp_rank
from briefing.files import BRIEF_CAP, Unreadable, read_guarded
from briefing.filesystem import is_there
from briefing.format.reader import read
from briefing.format.unmerged import unmerged_lines, words
from briefing.library.entry import Entry
from briefing.library.store import Library
from briefing.wire.git.repository import Repository
from briefing.wire.git.standing import Snapshot, standing_of
from briefing.wire.protocol import Refused
from briefing.wire.status import stale_words


def go_at_all(library: Library, entry: Entry, repo: Repository) -> tuple[bytes, Brief]:
    """Return the bytes of a brief, and the brief, where it may be published at all.

    Raises:
        Refused: it has errors, holds an unfinished merge, or is TLP:RED.
    """
    name = entry.id
    try:
        data = read_guarded(Path(entry.key), BRIEF_CAP, repo.root)
    except Unreadable as error:
        raise Refused(f"{name} was not published: {error}.") from error
    if (lines := unmerged_lines(data.decode("utf-8", "replace"))) is not None:
        raise Refused(
            f'{name} was not published: {words(lines)}. "briefing resolve {name}" shows both.'
        )
    brief = library.load(entry).value
    if brief is None:
        hint = f'"briefing check {name}" names them.'
        raise Refused(f"{name} has errors and is not published; {hint}")
    if brief.tlp == "RED":
        raise Refused(
            f"{name} was not published: it is TLP:RED, which is for named recipients only and "
            "does not go on the wire."
        )
    return data, brief


def publish(repo: Repository, brief: Brief, path: str, lower: bool, now: Snapshot) -> None:
    """See that what is at the desk is what the brief was made from.

    Raises:
        Refused: it is not, or has a stricter label.
    """
    if now.branch.trouble:
        raise Refused(f"{brief.id} was not published: {now.branch.trouble}")
    sides = now.sides.get(path)
    standing = standing_of(repo, path, brief.id, sides)
    if sides is None or standing.state == "same":
        return
    if standing.state in ("conflict", "withdrawn", "behind", "unmerged"):
        raise Refused(stale_words(standing))
    at_desk = sides.published[0]
    there = read(repo.read(at_desk, path), Brief).value if at_desk else None
    if there is not None and not lower and tlp_rank(brief.tlp) < tlp_rank(there.tlp):
        raise Refused(
            f"{brief.id} was not published: the desk has it as TLP:{there.tlp}, and it is "
            f"TLP:{brief.tlp} here. --lower publishes it all the same."
        )


def withdraw(repo: Repository, brief_id: str, path: str, now: Snapshot) -> None:
    """See that a brief is at the desk as it is here, or was.

    Raises:
        Refused: it is not.
    """
    if now.branch.trouble:
        raise Refused(f"{brief_id} was not withdrawn: {now.branch.trouble}")
    state = standing_of(repo, path, brief_id, now.sides.get(path)).state
    if state in ("alone", "withdrawn"):
        raise Refused(f"{brief_id} is not at the desk: there is nothing to withdraw.")
    if state not in ("same", "behind"):
        raise Refused(
            f"{brief_id} was not withdrawn: it was changed here and that is not published. "
            f'"briefing publish {brief_id}" does that.'
        )


def rename(
    repo: Repository,
    publish: Callable[[Snapshot], None],
    brief_id: str,
    was: str,
    path: str,
    now: Snapshot,
) -> None:
    """See that a brief may take the place of another id: ``path`` is the file that goes.

    Raises:
        Refused: the desk has none of the old id, or its file was edited here.
    """
    publish(now)
    state = standing_of(repo, path, was, now.sides.get(path)).state
    if not repo.blob(now.branch.tip, path):
        raise Refused(
            f"{brief_id} was not published: the desk has no {was} that it could take the place of."
        )
    if state not in ("same", "behind") and is_there(repo.file(path)):
        raise Refused(
            f"{brief_id} was not published: the file of {was} here was edited and not published: "
            "publish that, or take the file away, first."
        )
