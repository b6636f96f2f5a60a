"""The marks of a merge that nobody finished, which git writes into a file in conflict."""

from __future__ import annotations

import re
from typing import Final

_BEGIN: Final = re.compile(r"^<{7}(?: .*)?$", re.MULTILINE)
_MIDDLE: Final = re.compile(r"^={7}$", re.MULTILINE)
_END: Final = re.compile(r"^>{7}(?: .*)?$", re.MULTILINE)
HINT: Final = "Leave one of the two texts there and take the lines of marks away."


def unmerged_at(text: str) -> tuple[int, int] | None:
    """Return the offsets of the first and last mark of an unfinished merge, None where none is.

    Of several places in conflict it is the first mark of the first and the last of the last.
    """
    if "<<<<<<<" not in text:
        return None
    begin = _BEGIN.search(text)
    middle = _MIDDLE.search(text, begin.end()) if begin else None
    ends = list(_END.finditer(text, middle.end())) if middle else []
    return (begin.start(), ends[-1].start()) if begin and ends else None


def unmerged_lines(text: str) -> tuple[int, int] | None:
    """Return the first and last line of what an unfinished merge has left, None where nothing."""
    found = unmerged_at(text)
    return (_line(text, found[0]), _line(text, found[1])) if found else None


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def words(lines: tuple[int, int]) -> str:
    """Say it: ``an unfinished merge: lines 31-40``."""
    return f"an unfinished merge: lines {lines[0]:,}-{lines[1]:,}"
