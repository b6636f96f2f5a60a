"""Briefs that lie in the current folder, where that is no library."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

from briefing.filenames import name_shown
from briefing.files import BRIEF_CAP, Unreadable, listed, read_guarded

_HEAD: Final = 4096
"""Bytes in which a brief has said what it is: comments may stand before."""


def brief_here() -> str:
    """Return the name of a brief that lies in the current folder; "" for none."""
    for path in _files_here():
        with suppress(Unreadable):  # told by whoever reads it
            head = read_guarded(path, BRIEF_CAP)[:_HEAD].removeprefix(b"\xef\xbb\xbf")
            if b"\nschema: briefing/" in b"\n" + head:
                return name_shown(path.name)
    return ""


def _files_here() -> list[Path]:
    with suppress(Unreadable):
        return [path for path in listed(Path()) if path.suffix == ".yaml"]
    return []
