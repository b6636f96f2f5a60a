"""The id and the cut-off of a brief from its first lines, without parsing the file."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Final, NamedTuple

from briefing.brief.patterns import ID_PATTERN, MOMENT_PATTERN
from briefing.files import BRIEF_CAP

PEEK: Final = 4096
"""How many bytes of a file are looked at."""

_VALUE: Final = re.compile(
    r"""\s+(?:"(?P<double>[^"\\]*)"|'(?P<single>[^']*)'|(?P<plain>[A-Za-z0-9][^#]*?))\s*(?:\s\#.*)?"""
)
_ID: Final = re.compile(ID_PATTERN)
_MOMENT: Final = re.compile(MOMENT_PATTERN)


class Header(NamedTuple):
    """What a list of briefs is ordered by: the id and the information cut-off as written."""

    id: str
    as_of: str


def read_head(path: Path) -> bytes | None:
    """Return the first ``PEEK`` bytes of a regular file that is small enough, whole lines only.

    None where the file is anything else or cannot be read: reading it whole says why. Links
    are the caller's to judge.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError):
        return None
    try:
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > BRIEF_CAP:
            return None
        head = os.read(handle, PEEK)
    except OSError:
        return None
    finally:
        os.close(handle)
    return head[: head.rfind(b"\n") + 1] if facts.st_size > PEEK else head


def peek(head: bytes) -> Header:
    """Return the header that the first lines of a file give; empty where they leave a doubt.

    A key that stands twice, a value of unusual form, a file that is no block mapping: all that
    is left to the reader.
    """
    head = b"\n" + head.removeprefix(b"\xef\xbb\xbf")
    name, as_of = _value(head, b"\nid:"), _value(head, b"\nas_of:")
    return Header(
        name if _ID.fullmatch(name) else "",
        as_of if _MOMENT.fullmatch(as_of) else "",
    )


def _value(head: bytes, key: bytes) -> str:
    """Return what stands behind a key at the start of a line, empty where that is in doubt."""
    start = head.find(key)
    if start < 0 or head.find(key, start + 1) >= 0:
        return ""
    start += len(key)
    end = head.find(b"\n", start)
    try:
        match = _VALUE.fullmatch(head[start : end if end >= 0 else None].decode("utf-8"))
    except UnicodeDecodeError:
        return ""
    return (match["double"] or match["single"] or match["plain"] or "") if match else ""
