"""The marks of a merge that nobody finished, which git writes into a file in conflict."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_BEGIN: Final = re.compile(r"^<{7}(?: .*)?$", re.MULTILINE)
_MIDDLE: Final = re.compile(r"^={7}$", re.MULTILINE)
_END: Final = re.compile(r"^>{7}(?: .*)?$", re.MULTILINE)
HINT: Final = "Leave one of the two texts there and take the lines of marks away."


class Unmerged(NamedTuple):
    """What an unfinished merge has left: where its first mark is, and its first and last line."""

    offset: int
    lines: tuple[int, int]


def unmerged(text: str) -> Unmerged | None:
    """Return where the marks of an unfinished merge are, None where there are none.

    Of several places in conflict it is the first line of the first and the last of the last.
    """
    if "<<<<<<<" not in text:
        return None
    begin = _BEGIN.search(text)
    middle = _MIDDLE.search(text, begin.end()) if begin else None
    ends = list(_END.finditer(text, middle.end())) if middle else []
    if begin is None or not ends:
        return None
    return Unmerged(begin.start(), (_line(text, begin.start()), _line(text, ends[-1].start())))


def unmerged_lines(text: str) -> tuple[int, int] | None:
    """Return the first and last line of an unfinished merge, None where there is none."""
    found = unmerged(text)
    return found.lines if found is not None else None


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def words(lines: tuple[int, int]) -> str:
    """Say it: ``an unfinished merge: lines 31-40``."""
    return f"an unfinished merge: lines {lines[0]:,}-{lines[1]:,}"
