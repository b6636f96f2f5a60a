"""Putting a file in another one's place, and never in that of an edit made meanwhile.

Between looking at a file and replacing it, somebody may save it. So both are exchanged in one step,
where the system can, and what came out is looked at: if it is not what was expected, it goes back.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

from briefing.files import Unreadable, read_guarded
from briefing.filesystem import is_file, is_link, is_there, let_go
from briefing.writing import put_in_place

_AT_FDCWD: Final = -100
_EXCHANGE: Final = 2
"""RENAME_EXCHANGE of renameat2(2)."""


def put_over(new: Path, path: Path, fits: Callable[[Path], bool]) -> bool:
    """Give ``new`` the name ``path``, if what has it is something that ``fits``; tell whether.

    A file that has the name and does not fit is left, or put back, whole. ``new`` is gone in the
    end, either way.

    Raises:
        OSError: the folder cannot be written.
    """
    try:
        if not is_there(path):
            with suppress(FileExistsError):
                put_in_place(new, path)
                return True
        if not is_file(path) or is_link(path) or not fits(path):
            return False
        if not _exchange(new, path):
            new.replace(path)
            return True
        if not fits(new):  # it was saved between the look and the exchange
            _exchange(new, path)
            return False
        return True
    finally:
        new.unlink(missing_ok=True)


def take_away(path: Path, aside: Path, fits: Callable[[Path], bool]) -> bool:
    """Remove a file that ``fits``; tell whether none of that name is there any more.

    ``aside`` is a free name on the same file system.

    Raises:
        OSError: the folder cannot be written.
    """
    if not is_there(path):
        return True
    if not is_file(path) or is_link(path) or not fits(path):
        return False
    path.rename(aside)
    if fits(aside):
        aside.unlink()
        return True
    with suppress(FileExistsError):
        put_in_place(aside, path)
        aside.unlink(missing_ok=True)
    return False


@cache
def _renameat2() -> Callable[..., int] | None:
    with suppress(OSError, AttributeError):
        library = ctypes.CDLL(None, use_errno=True)
        call: Callable[..., int] = library.renameat2
        return call
    return None


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two files in one step; tell whether the system can."""
    call = _renameat2()
    if call is None:
        return False
    names = os.fsencode(one), os.fsencode(other)
    return call(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _EXCHANGE) == 0


def sync_disk(folder: Path) -> None:
    """Force all that was written onto the disk of a folder; one call, however many files."""
    with suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            if ctypes.CDLL(None, use_errno=True).syncfs(handle) == 0:
                return
        finally:
            let_go(handle)
    os.sync()


def boot() -> str:
    """Return by what this run of the machine is known; empty where it does not tell."""
    with suppress(Unreadable):
        return (
            read_guarded(Path("/proc/sys/kernel/random/boot_id"), 100)
            .decode("ascii", "replace")
            .strip()
        )
    return ""
