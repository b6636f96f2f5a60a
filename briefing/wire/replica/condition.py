"""``.wire/status.json``: what the process that follows a desk tells everybody else of it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from briefing.files import Unreadable, read_guarded
from briefing.ready import ready
from briefing.wire.protocol import Link
from briefing.writing import write_atomic

FILE = "status.json"
EDITING: Final = "editing"
"""The file in which a dashboard tells what is being edited."""
GONE_S: Final = 40.0
"""After so long without a word a console counts as gone."""
_CAP = 1_000_000


class Here(msgspec.Struct, omit_defaults=True):
    """Another console: when it was heard last, by this console's clock, and what it edits."""

    heard: float
    editing: str = ""


class Condition(msgspec.Struct, omit_defaults=True, kw_only=True):
    """How the console stands to its desk."""

    link: Link = "offline"
    since: str = ""
    done: int = 0
    of: int = 0
    says: str = ""
    newer_here: int = 0
    here: dict[str, Here] = {}
    differs: list[str] = []
    again: list[str] = []


def read_condition(wire: Path) -> Condition:
    """Return what was told last; offline where nothing was."""
    try:
        return msgspec.json.decode(read_guarded(wire / FILE, _CAP), type=ready(Condition))
    except (Unreadable, msgspec.DecodeError):
        return Condition()


def encoded(now: Condition) -> bytes:
    """Return it as it is written."""
    return msgspec.json.encode(now)


def write_condition(wire: Path, words: bytes) -> None:
    """Tell it, whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    write_atomic(wire / FILE, words, force=True, sync=False)
