"""The file beside a brief that editors take for its JSON Schema: ``ID.schema.json``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from briefing.brief.model import Brief
from briefing.brief.scales import SCHEMA_VERSION
from briefing.files import Unreadable, read_guarded, write_atomic
from briefing.filesystem import is_there
from briefing.format.docs.schema import json_schema
from briefing.format.docs.schema_for import schema_for

_CAP: Final = 5_000_000


def schema_file(brief: Path) -> Path:
    """Return where the schema of the brief in a file lies."""
    return brief.with_name(f"{brief.stem}.schema.json")


def write_schema(path: Path, brief: Brief | None = None) -> None:
    """Write the schema for the brief in the file ``path``, with its own ids where it is given.

    A file of that name that is no schema of the format is left as it is.

    Raises:
        OSError: it cannot be written.
    """
    place = schema_file(path)
    there = is_there(place)
    if there and not _is_ours(place):
        return
    if brief is None:
        made = json_schema()
    else:
        made = schema_for(brief, {each.id: each.paragraphs or 0 for each in brief.sources})
    text = json.dumps(made, ensure_ascii=False, indent=1)
    write_atomic(place, f"{text}\n".encode(), force=there)


def _is_ours(place: Path) -> bool:
    try:
        found: Any = json.loads(read_guarded(place, _CAP))
    except (Unreadable, ValueError, RecursionError):
        return False
    return isinstance(found, dict) and found.get("$id") == SCHEMA_VERSION
