"""The line of triage that was open when the program ended: kept, and opened again.

It lies in the folder for state, one for each draft, and goes once the line is taken or left.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct

from briefing.draft.by_hand import by_hand
from briefing.draft.model import Section
from briefing.draft.state import Card
from briefing.files import Unreadable, read_guarded
from briefing.format.records import record_folder
from briefing.library.scan import DRAFT
from briefing.writing import own_folder, write_atomic

_CAP: Final = 1_000_000
"""Bytes that such a file may have."""


class Unfinished(Struct, frozen=True, omit_defaults=True):
    """What was typed into the line of a field, and not taken.

    ``of`` is the key of the proposal; of an item that is begun by hand it is "", and ``item`` is
    what the item has beside its words. ``accepts`` says that the line was to accept the proposal.
    """

    of: str
    section: Section
    field: str
    text: str
    accepts: bool = False
    item: dict[str, Any] = {}

    @property
    def begun(self) -> Card | None:
        """The item that was being begun by hand; None for a proposal of the draft."""
        if self.of or not self.item.get("cite"):
            return None
        return Card(by_hand(self.section, self.item), "open", self.section, self.item)


def keep(draft: Path, line: Unfinished) -> None:
    """Keep the line of a draft in place of the one kept before; it waits for the disk.

    Raises:
        OSError: it cannot be kept.
    """
    path = _place(draft)
    own_folder(path.parent)
    write_atomic(path, msgspec.json.encode(line), force=True)


def kept(draft: Path) -> Unfinished | None:
    """Return the line that is kept of a draft; None where none is, or none can be read."""
    try:
        return msgspec.json.decode(read_guarded(_place(draft), _CAP), type=Unfinished)
    except (Unreadable, msgspec.DecodeError, ValueError, RecursionError):
        return None


def drop(draft: Path) -> None:
    """Take away the line that is kept of a draft; one that cannot be goes with the next."""
    with suppress(OSError):
        _place(draft).unlink(missing_ok=True)


def _place(draft: Path) -> Path:
    name = f"{draft.name.removesuffix(DRAFT)}.line.json"
    return record_folder("lines", draft.parent) / name
