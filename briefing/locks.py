"""The one lock for what two programs may write: sign-offs, what is remembered, caches, exports.

It is ``flock`` on an open folder, or on a file that is only there to be locked. The system lets go
of it when the program ends, however it ends, so no lock is ever stale and nothing has to be cleared
away. Where a file system cannot lock a folder (NFS), a file in the cache folder stands for it.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from briefing import paths
from briefing.digests import sha256
from briefing.filesystem import is_folder, let_go, reason, resolved
from briefing.writing import own_folder, take

WAIT_S: Final = 5.0
"""How long to wait for another program, which holds the lock for moments."""
_PAUSE_S: Final = 0.002, 0.05
"""Between two attempts: at first, and at most."""


class NotLocked(OSError):
    """The lock cannot be had; ``strerror`` is the middle of a sentence that says why."""


@contextmanager
def locked(place: Path, seconds: float = WAIT_S) -> Iterator[None]:
    """Be the only one, of all threads and programs, who writes at ``place`` for a while.

    ``place`` is a folder, or the path of a file that is made to be locked and holds nothing. It
    waits for up to ``seconds``: not for the thread of the screen. Whoever holds a lock must not
    ask for it again.

    Raises:
        NotLocked: another program holds it too long, or neither the file system of ``place`` nor
            that of the cache folder can lock.
        OSError: ``place`` cannot be opened.
    """
    handle = _held(place, seconds)
    try:
        yield
    finally:
        import fcntl

        try:
            # A child process that was forked meanwhile has the same lock: closing is not enough.
            fcntl.flock(handle, fcntl.LOCK_UN)
        except OSError:
            pass  # closing it lets go, too, but for such a child; what was written is written
        finally:
            let_go(handle)


def _held(place: Path, seconds: float) -> int:
    """Return the descriptor that holds the lock of a place, or of the file that stands for it."""
    try:
        return _wait(_open(place), seconds)
    except NotLocked as error:
        if error.errno == errno.EAGAIN:
            raise
    except PermissionError:  # a folder that may be written and not read
        if not is_folder(place):
            raise
    folder = paths.cache_folder() / "locks"
    own_folder(folder)
    name = sha256(os.fsencode(resolved(place))).hexdigest()[:32]
    return _wait(_open(folder / name), seconds)


def _open(place: Path) -> int:
    flags = os.O_CLOEXEC | os.O_NOFOLLOW
    try:
        return os.open(place, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except (FileNotFoundError, NotADirectoryError):
        return os.open(place, os.O_RDWR | os.O_CREAT | flags, 0o600)


def _wait(handle: int, seconds: float) -> int:
    """Return ``handle`` once it holds its lock, close it where it does not get it."""
    until, pause = time.monotonic() + seconds, _PAUSE_S[0]
    try:
        while not take(handle):
            if time.monotonic() >= until:
                raise NotLocked(errno.EAGAIN, "another program is writing there; try again")
            time.sleep(pause)
            pause = min(pause * 2, _PAUSE_S[1])
    except BaseException as error:
        let_go(handle)
        if isinstance(error, NotLocked) or not isinstance(error, OSError):
            raise
        why = f"the file system cannot lock ({reason(error)})"
        raise NotLocked(errno.ENOLCK, why) from error
    return handle
