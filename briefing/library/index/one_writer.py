"""Being the one program that writes an index: the lock beside its file."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from briefing import paths
from briefing.filesystem import unusable
from briefing.library.index import seal
from briefing.library.index.database import NoIndex, create, guarded, log_left
from briefing.locks import NotLocked, locked
from briefing.writing import own_folder


@contextlib.contextmanager
def writing(path: Path) -> Iterator[bool]:
    """Be the one writer of an index, or learn by False that another program is.

    What was written is sealed in the end. The system lets go of the lock when the program ends,
    however it ends.

    Raises:
        NoIndex: the folder cannot be written.
    """
    own = path.with_name(f"{path.name}.lock")
    with contextlib.ExitStack() as stack:
        if why := unusable(path.parent):
            raise NoIndex(f"the folder {paths.short(path.parent)} cannot be used: {why}")
        with guarded():
            own_folder(path.parent)
            alone = True
            try:
                stack.enter_context(locked(own, 0))
            except NotLocked as error:
                alone = False
                if error.errno != errno.EAGAIN:
                    raise
        yield alone
        if alone:
            seal.put_on(path)


@contextlib.contextmanager
def open_to_write(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection to an index of which the caller is the one writer; close it in the end.

    Whoever closes the file last writes SQLite's log into it, also what an earlier writer has left
    there because somebody read meanwhile: the seal would no longer fit.

    Raises:
        NoIndex, Damaged: as ``create``.
    """
    with contextlib.closing(create(path)) as connection:
        try:
            yield connection
        finally:
            if log_left(path):
                with contextlib.suppress(OSError):
                    seal.take_off(path)
