"""The id and the cut-off of a brief from its first lines, without parsing the file."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from briefing.format.model import ID_PATTERN, MOMENT_PATTERN

PEEK: Final = 4096
"""How many bytes of a file are looked at."""

_KEY: Final = re.compile(
    rb"""^(?P<key>id|as_of|["'](?:id|as_of)["'])[ ]*:(?:[ ]+(?P<value>[^\n]*))?$""", re.MULTILINE
)
_VALUE: Final = re.compile(
    r"""(?:"(?P<double>[^"\\]*)"|'(?P<single>[^']*)'|(?P<plain>[A-Za-z0-9][^#]*?))\s*(?:\s\#.*)?"""
)
_ID: Final = re.compile(ID_PATTERN)
_MOMENT: Final = re.compile(MOMENT_PATTERN)


class Header(NamedTuple):
    """What a list of briefs is ordered by: the id and the information cut-off as written."""

    id: str
    as_of: str


def peek(data: bytes) -> Header | None:
    """Return the header that the first lines of a file give, None where they leave a doubt.

    A key that stands twice, a value of unusual form, a file that is no block mapping: all that
    is left to the reader.
    """
    head = data[:PEEK].removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    if len(data) > PEEK:
        head = head[: head.rfind(b"\n") + 1]
    found: dict[str, str] = {}
    for match in _KEY.finditer(head):
        key = match["key"].strip(b"\"'").decode()
        if key in found:
            return None
        found[key] = _value(match["value"] or b"")
    name, as_of = found.get("id", ""), found.get("as_of", "")
    if _ID.fullmatch(name) and _MOMENT.fullmatch(as_of):
        return Header(name, as_of)
    return None


def _value(raw: bytes) -> str:
    try:
        match = _VALUE.fullmatch(raw.decode("utf-8").strip())
    except UnicodeDecodeError:
        return ""
    return next((part.strip() for part in match.groups() if part is not None), "") if match else ""
