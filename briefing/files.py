"""Reading files that may be anything, and writing files that are whole or not there at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final

from briefing.text import clean

BRIEF_CAP: Final = 1_000_000
"""Bytes a brief may have."""
SOURCE_CAP: Final = 5_000_000
"""Bytes a source text may have."""


class Unreadable(Exception):
    """A file that cannot be read; the message is one sentence without the path."""


class TooLarge(Unreadable):
    """A file over its cap."""


def reason(error: OSError) -> str:
    """Return what the system says, as the middle of a sentence."""
    text = clean(error.strerror or str(error) or type(error).__name__)
    return text[:1].lower() + text[1:]


def inside(path: Path, folder: Path) -> bool:
    """Tell whether ``path``, links followed, lies in ``folder``, links followed."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False


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
        raise Unreadable(reason(error) if isinstance(error, OSError) else str(error)) from error
    try:
        kind = os.fstat(handle).st_mode
        if not stat.S_ISREG(kind):
            raise Unreadable("it is a folder" if stat.S_ISDIR(kind) else "it is no regular file")
        with os.fdopen(handle, "rb", closefd=False) as stream:
            data = stream.read(cap + 1)
    except OSError as error:
        raise Unreadable(reason(error)) from error
    finally:
        os.close(handle)
    if len(data) > cap:
        raise TooLarge(f"it is larger than {cap:,} bytes")
    return data


def own_folder(folder: Path) -> None:
    """Make a folder of the program's own, into which nobody else on the machine can look.

    The XDG base directory specification asks for mode 0700 wherever a folder of it is missing;
    what is kept there holds the words of briefs. A folder that exists stays as it is.

    Raises:
        OSError: it cannot be made.
    """
    for each in reversed((folder, *folder.parents)):
        if not each.is_dir():
            each.mkdir(mode=0o700, exist_ok=True)


def write_atomic(path: Path, data: bytes, *, force: bool = False, sync: bool = True) -> None:
    """Write a whole file or nothing: a temporary file beside it, then a rename.

    Without ``sync`` it is not forced onto the disk: a crash of the system may leave anything.

    Raises:
        FileExistsError: ``path`` exists and ``force`` is not set; it is left as it was.
        OSError: the folder cannot be written or the disk is full; nothing is left behind.
    """
    import tempfile  # it loads half a dozen modules that reading never needs

    umask = os.umask(0)
    os.umask(umask)
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            if sync:
                os.fsync(stream.fileno())
        temporary.chmod(0o666 & ~umask)
        if force:
            temporary.replace(path)
        else:
            os.link(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
