"""Files that only grow, of sign-offs and decisions: where they lie, and adding what then stays.

Such a file lies beside what it is about; of a library that cannot be written it is kept in the
state folder. What was added is on the disk before anybody is told so.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Final

from briefing import paths
from briefing.digests import sha256
from briefing.filesystem import reason
from briefing.locks import NotLocked
from briefing.text import clean
from briefing.writing import sync_folder

_REFUSED: Final = (errno.EACCES, errno.EPERM, errno.EROFS)
BOM: Final = b"\xef\xbb\xbf"
"""The byte order mark that some editors put before UTF-8."""


def record_folder(kind: str, root: Path) -> Path:
    """Return where records of a library that cannot be written are kept."""
    name = str(sha256(os.fsencode(root)).hexdigest())[:16]
    return paths.state_folder() / kind / name


def record_paths(kind: str, root: Path, path: Path, name: str) -> tuple[Path, Path]:
    """Return where a record is looked for: beside what it is about, and in the state folder."""
    return path.with_name(name), record_folder(kind, root) / name


def unkept(path: Path, apart: Path, error: OSError) -> str:
    """Return which file a record was not kept in, why, and what helps; ``apart`` is the other one.

    It is a sentence without its full stop, but where it says what helps.
    """
    name = paths.short(path) if path == apart else clean(path.name)
    done = "locked" if isinstance(error, NotLocked) else "written"
    said = f"{name} cannot be {done}: {reason(error)}"
    if path != apart or error.errno not in _REFUSED:
        return said
    return f"{said}; nor can the library. One of the two has to be writable"


def commented(rest: bytes) -> bytes:
    """Return what was cut off at the end of a file as lines of comment.

    A disk that has kept the new length of a file and not the content ends it with NUL bytes.
    """
    text = rest.rstrip(b"\0").decode("utf-8", "replace")
    return "".join(f"# {clean(line)}\n" for line in text.splitlines()).encode()


def append(path: Path, end: bytes) -> None:
    """Append to a file and wait until the disk has it; or leave the file as it was.

    Raises:
        OSError: the disk is full or refuses, or the file may not be written.
    """
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CLOEXEC)
    with os.fdopen(handle, "ab", buffering=0) as stream:
        size = os.fstat(handle).st_size
        try:
            if stream.write(end) != len(end):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(handle)
        except OSError:
            os.ftruncate(handle, size)
            raise
    sync_folder(path.parent)
