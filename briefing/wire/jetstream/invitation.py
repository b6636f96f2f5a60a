"""Invitation files: what a console needs to reach its desk, and nobody else may read."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Final

import msgspec

from briefing.files import Unreadable, read_guarded
from briefing.paths import shown
from briefing.ready import ready
from briefing.wire.jetstream.address import USER, is_shelf
from briefing.wire.protocol import Refused

FORMAT: Final = "briefing-join/1"
SUFFIX: Final = ".join"
_CAP: Final = 200_000
_PRIVATE_CAP: Final = 10_000_000


class Invitation(msgspec.Struct, kw_only=True, omit_defaults=True):
    """Servers, authority, user, word and shelves of one console.

    ``four_eyes`` names the labels under which the desk takes a brief only with the sign-off of
    another user.
    """

    format: str = FORMAT
    desk: str
    servers: list[str]
    authority: str
    user: str
    name: str = ""
    word: str
    read: list[str] = []
    write: list[str] = []
    four_eyes: list[str] = []

    def __repr__(self) -> str:
        """Tell desk and user, and never the word."""
        return f"Invitation({self.user} of {self.desk})"


def read_invitation(path: Path) -> Invitation:
    """Return what a file invites to.

    Raises:
        Refused: it is no invitation, or cannot be read.
    """
    try:
        data = read_guarded(path, _CAP)
        found = msgspec.json.decode(data, type=ready(Invitation))
    except Unreadable as error:
        raise Refused(f"{path.name} cannot be read: {error}.") from error
    except msgspec.DecodeError as error:
        raise Refused(f"{path.name} is no invitation to a desk.") from error
    if found.format != FORMAT:
        raise Refused(f"{path.name} is an invitation for another version of this program.")
    shelves = all(map(is_shelf, (*found.read, *found.write)))
    if not USER.fullmatch(found.user) or not shelves or not found.servers:
        raise Refused(f"{path.name} is no invitation to a desk.")
    return found


def write_invitation(path: Path, invitation: Invitation) -> None:
    """Write an invitation that only its owner may read."""
    text = msgspec.json.format(msgspec.json.encode(invitation), indent=1).decode()
    write_private(path, f"{text}\n")


def read_private(path: Path) -> bytes:
    """Return a file of a desk's own folder.

    Raises:
        Refused: it is not there, or cannot be read.
    """
    try:
        return read_guarded(path, _PRIVATE_CAP)
    except Unreadable as error:
        raise Refused(
            f"{shown(path)} cannot be read: {error}. The copy of the desk's folder has it."
        ) from error


def write_private(path: Path, text: str) -> None:
    """Write what only the user may read, whole or not at all."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
