"""``.wire/status.json``: what the process that follows a desk tells everybody else of it."""

from __future__ import annotations

import secrets
from pathlib import Path

import msgspec

from briefing.wire.protocol import Link

FILE = "status.json"


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
        return msgspec.json.decode((wire / FILE).read_bytes(), type=Condition)
    except (OSError, msgspec.DecodeError):
        return Condition()


def encoded(now: Condition) -> bytes:
    """Return it as it is written."""
    return msgspec.json.encode(now)


def write_condition(wire: Path, words: bytes) -> None:
    """Tell it, whole or not at all."""
    new = wire / "tmp" / secrets.token_hex(8)
    new.write_bytes(words)
    new.replace(wire / FILE)
