"""A replica without a network, and what arrives at it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

from briefing.wire.jetstream.invitation import Invitation, write_invitation
from briefing.wire.replica.folder import JOIN, Replica
from briefing.wire.replica.known import Doc


def doc(seq: int, text: bytes, shelf: str = "green", *, user: str = "bo", **more: Any) -> Doc:
    sha = sha256(text).hexdigest()
    at = f"2024-01-01T00:00:{seq:02}Z"
    return Doc("brief", shelf, "harl", "", user, "Bo Lind", seq, sha, at)._replace(**more)


def arrive(replica: Replica, some: Doc, text: bytes = b"") -> str:
    with replica.ledger.batch():
        replica.ledger.put(some, heard=True)
        return replica.settle("brief", "harl", {some.sha: text})


def file(replica: Replica) -> Path:
    return replica.path("brief", "harl")


def joined(root: Path, user: str = "ana") -> None:
    """Make a folder that has joined a desk in memory."""
    place = root / ".wire" / JOIN
    place.parent.mkdir(parents=True)
    write_invitation(place, Invitation(
        desk="crisis", servers=["tls://x:1"], authority="", user=user, word="",
        read=["green"], write=["green"],
    ))  # fmt: skip
