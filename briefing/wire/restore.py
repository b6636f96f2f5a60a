"""A brief's file made what it was in a revision; what it is now is kept first."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from briefing.files import BRIEF_CAP, Unreadable, read_guarded
from briefing.filesystem import is_there, reason
from briefing.library.scan import peek
from briefing.paths import shown
from briefing.text import clean
from briefing.wire.kept import keep
from briefing.wire.protocol import Desk, Refused
from briefing.writing import write_atomic


class Restored(NamedTuple):
    """What came of it; ``kept`` is where the text before is, None where it was the same."""

    path: Path
    kept: Path | None


def restore(desk: Desk, root: Path, brief_id: str, revision: str, place: Path | None) -> Restored:
    """Write a brief's file as it was in a revision. It is not published by that.

    ``place`` is where the file goes where the desk has none here.

    Raises:
        Refused: there is no such revision, no place for the file, or it cannot be written.
    """
    data = desk.text(brief_id, revision)
    was = peek(data).id
    if was and was != brief_id:
        raise Refused(
            f"{clean(brief_id)} was not restored: in revision {clean(revision)} it was still "
            f"called {clean(was)}, and its file says so."
        )
    standing = desk.standings().get(brief_id)
    path = Path(standing.key) if standing is not None else place
    if path is None:
        raise Refused(f"there is no place for {clean(brief_id)} in the library.")
    kept = None
    try:
        there = read_guarded(path, BRIEF_CAP) if is_there(path) else data
        if there != data:
            kept = keep(root, brief_id, "mine", there)
        write_atomic(path, data, force=True)
    except (OSError, Unreadable) as error:
        raise Refused(f"{shown(path)} was not restored: {reason(error)}.") from error
    return Restored(path, kept)
