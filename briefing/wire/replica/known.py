"""What a console knows of a document: its latest revision, its file here, how far it heard."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from briefing.wire.jetstream.address import Kind, rank


class Doc(NamedTuple):
    """The latest revision of a document on one shelf; ``owner`` is empty but for sign-offs."""

    kind: Kind
    shelf: str
    key: str
    owner: str
    user: str
    name: str
    seq: int
    sha: str
    at: str
    says: str = ""
    moved: str = ""
    withdrawn: bool = False

    @property
    def revision(self) -> str:
        """What a command takes."""
        return f"{self.shelf}:{self.seq}"


class Local(NamedTuple):
    """What the file here was made from, and its size and time when it was that."""

    shelf: str
    seq: int
    sha: str
    size: int = -1
    mtime: int = -1


class Cursor(NamedTuple):
    """How far a shelf was followed; ``sha`` is of the message there, ``durable`` is on the disk."""

    seq: int
    created: str
    sha: str
    durable: int
    boot: str


def counting(docs: Iterable[Doc]) -> Doc | None:
    """Return what counts of the revisions of one document on several shelves.

    A label that was raised is published above first and then withdrawn below: after a crash in
    between, the stricter one counts.
    """
    found = list(docs)
    if len(found) == 1:
        return found[0]
    there = [doc for doc in found if not doc.withdrawn]
    if there:
        return max(there, key=lambda doc: (rank(doc.shelf), doc.seq))
    return max(found, key=lambda doc: doc.at, default=None)
