"""Reading a file in, in a process of its own that can be ended."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from briefing.ingest.limits import SECONDS
from briefing.ingest.taken import FileRefused, Refusal, Taken, Wishes
from briefing.processes import start_module, written
from briefing.ready import ready

PATIENCE: Final = 2.0 * SECONDS
"""Seconds by the clock after which a reader is ended; it ends itself by those of the processor."""
_HINT: Final = "Save its text as UTF-8 plain text, and name that file."


def take_in(path: Path, wishes: Wishes) -> Taken:
    """Read a file in.

    Raises:
        Refused: it cannot be, or takes more time or memory than it may.
        OSError: no process can be started.
    """
    asked = msgspec.json.encode(wishes).decode()
    answer = written(start_module("briefing.ingest", str(path), asked), PATIENCE)
    if answer is None:
        raise FileRefused(f"reading it takes more than {SECONDS} seconds", _HINT)
    try:
        found = msgspec.json.decode(answer, type=ready(Taken | Refusal))
    except msgspec.DecodeError as error:
        raise FileRefused(
            "its reader ended without an answer: too large or too deep", _HINT
        ) from error
    if isinstance(found, Refusal):
        raise FileRefused(found.message, found.hint)
    return found
