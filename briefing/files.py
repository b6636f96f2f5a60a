"""Reading files that may be anything: what would block, is too large or leads out is refused."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final

from briefing.filesystem import inside, let_go, reason

BRIEF_CAP: Final = 1_000_000
"""Bytes a brief may have."""
SOURCE_CAP: Final = 5_000_000
"""Bytes a source text may have."""
MOST_ROWS: Final = 50_000
MOST_COLUMNS: Final = 200
LONGEST_CELL: Final = 10_000
"""Rows and columns that a table may have, and characters a cell of it."""


class Unreadable(Exception):
    """A file that cannot be read; the message is one sentence without the path."""


class TooLarge(Unreadable):
    """A file over its cap."""


def listed(folder: Path) -> list[Path]:
    """Return what is in a folder, by name; nothing where there is no such folder.

    Raises:
        Unreadable: it may not be read.
    """
    return sorted(map(folder.joinpath, names_in(folder)))


def names_in(folder: str | Path) -> list[str]:
    """Return the names of what is in a folder, in any order; nothing where there is none.

    Raises:
        Unreadable: it may not be read.
    """
    try:
        return os.listdir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except (OSError, ValueError) as error:
        raise Unreadable(reason(error)) from error


def read_guarded(path: Path, cap: int, within: Path | None = None) -> bytes:
    """Return the bytes of a regular file of at most ``cap`` bytes.

    ``within`` is the folder that links must not leave. Nothing that blocks is opened: a FIFO, a
    device or a folder is refused.

    Raises:
        TooLarge: the file has more than ``cap`` bytes.
        Unreadable: it is no regular file, leads outside, has vanished or may not be read.
    """
    if within is not None and not inside(path, within):
        raise Unreadable("it is a link that leads outside the library")
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        raise Unreadable(reason(error)) from error
    try:
        kind = os.fstat(handle).st_mode
        if not stat.S_ISREG(kind):
            raise Unreadable("it is a folder" if stat.S_ISDIR(kind) else "it is no regular file")
        with os.fdopen(handle, "rb", closefd=False) as stream:
            data = stream.read(cap + 1)
    except OSError as error:
        raise Unreadable(reason(error)) from error
    finally:
        let_go(handle)
    if len(data) > cap:
        raise TooLarge(f"it is larger than {cap:,} bytes")
    return data
