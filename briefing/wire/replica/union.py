"""Sign-offs of a brief: one document a user at the desk, their union in ``ID.checked.yaml``."""

from __future__ import annotations

from pathlib import Path

from briefing.brief.model import SignOff
from briefing.files import BRIEF_CAP, Unreadable, read_guarded
from briefing.filesystem import is_there
from briefing.format.reader import read
from briefing.format.signoffs import HEAD, CannotAdd, add_signoff
from briefing.library.scan import SIGNOFFS
from briefing.locks import locked
from briefing.wire.replica.folder import Replica
from briefing.writing import write_atomic


def file_of(replica: Replica, key: str) -> Path:
    """Return the file of sign-offs beside a brief."""
    return replica.briefs / f"{key}{SIGNOFFS}"


def unite(replica: Replica, key: str, text: bytes) -> bool:
    """Add to the file here what somebody has signed; tell whether something was added.

    What is there stays as it is. A file that is damaged is left to whoever checks it.
    """
    theirs = read(text, list[SignOff]).value or []
    path = file_of(replica, key)
    with locked(path.parent):
        there = is_there(path)
        try:
            data = before = read_guarded(path, BRIEF_CAP, replica.root) if there else b""
            for each in theirs:
                added = add_signoff(data, each, path.name)
                data = added.whole if added else data
        except (CannotAdd, Unreadable):
            return False
        if data == before:
            return False
        write_atomic(path, data, force=there, sync=False)
    return True


def mine(replica: Replica, key: str, names: frozenset[str]) -> bytes | None:
    """Return what this console's user has signed of a brief, as a file of sign-offs of its own."""
    path = file_of(replica, key)
    if not is_there(path):
        return None
    try:
        found = read(read_guarded(path, BRIEF_CAP, replica.root), list[SignOff]).value or []
    except Unreadable:
        return None
    own = sorted({(each.of, each.by, each.on) for each in found if each.by in names})
    if not own:
        return None
    data = HEAD.encode()
    for of, by, on in own:
        added = add_signoff(data, SignOff(of=of, by=by, on=on), path.name)
        data = added.whole if added else data
    return data
