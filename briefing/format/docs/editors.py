"""The file beside a brief that editors take for its JSON Schema: ``ID.schema.json``."""

from __future__ import annotations

import errno
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from briefing.brief.model import Brief
from briefing.brief.scales import SCHEMA_VERSION
from briefing.files import Unreadable, read_guarded
from briefing.filesystem import is_there
from briefing.format.docs.schema import json_schema
from briefing.format.docs.schema_for import schema_for
from briefing.writing import write_atomic

_CAP: Final = 5_000_000


def schema_file(brief: Path) -> Path:
    """Return where the schema of the brief in a file lies."""
    return brief.with_name(f"{brief.stem}.schema.json")


def write_schema(path: Path, brief: Brief | None = None) -> None:
    """Write the schema for the brief in the file ``path``, with its own ids where it is given.

    Raises:
        NotASchema: that file is something else, and was left as it is.
        OSError: it cannot be written.
    """
    counts = {each.id: each.paragraphs or 0 for each in brief.sources} if brief else {}
    put_schema(schema_file(path), schema_for(brief, counts) if brief else json_schema())


def refresh_schema(path: Path, brief: Brief | None) -> None:
    """Bring the schema beside a brief up to date where there is one; it only helps editors."""
    if brief is not None and is_there(schema_file(path)):
        with suppress(OSError):
            write_schema(path, brief)


class NotASchema(OSError):
    """A file that would be replaced is no schema of the format."""


def put_schema(place: Path, schema: Mapping[str, Any]) -> None:
    """Write a schema; one that is there is replaced.

    Raises:
        NotASchema: what is there is something else, and was left as it is.
        OSError: it cannot be written.
    """
    there = is_there(place)
    if there and not _is_ours(place):
        raise NotASchema(errno.EEXIST, "it is there, and no schema of this program")
    text = json.dumps(schema, ensure_ascii=False, indent=1)
    write_atomic(place, f"{text}\n".encode(), force=there)


def _is_ours(place: Path) -> bool:
    try:
        found: Any = json.loads(read_guarded(place, _CAP))
    except (Unreadable, ValueError, RecursionError):
        return False
    return isinstance(found, dict) and found.get("$id") == SCHEMA_VERSION
