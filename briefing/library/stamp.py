"""What tells a file from its next version, without a look into it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final, NamedTuple

_AGED_NS: Final = 2_000_000_000
"""How old a file has to be for its times to tell a change: the coarsest clock of a file system."""


class Stamp(NamedTuple):
    """Size in bytes and times in nanoseconds of a file: when it was written, when changed at all.

    Who saves a file anew, or puts another one in its place, changes one of them, unless both
    happens within one tick of the file system's clock: see ``aged``.
    """

    size: int
    mtime_ns: int
    ctime_ns: int

    def aged(self, now_ns: int) -> bool:
        """Tell whether the file is so old that every later change will show."""
        return self.mtime_ns < now_ns - _AGED_NS and self.ctime_ns < now_ns - _AGED_NS


def stamp(path: Path | str) -> Stamp | None:
    """Return the stamp of a file, links followed; None where it is not there."""
    try:
        found = os.stat(path)  # noqa: PTH116 - to make a Path takes three times as long
    except (OSError, ValueError):
        return None
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns)
