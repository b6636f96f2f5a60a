"""The seal of an index: what shows that a byte of its file is another one than was written.

SQLite notices a page that is no page, but not a letter in it that is another letter: the answer
would be wrong, or missing. So whoever writes an index takes its seal off before and puts one on
after: the digest of the file, with its stamp. There is one writer at a time, so a file that does
not match its seal was damaged. One that has none is only being written, or its writer was killed:
then SQLite's own log makes it whole.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from briefing import filesystem
from briefing.files import Unreadable, read_guarded
from briefing.ready import ready
from briefing.writing import write_atomic

_CAP: Final = 1_000


class FileFacts(msgspec.Struct, frozen=True, array_like=True):
    """What tells a file from another one and from its next version."""

    device: int
    number: int
    size: int
    mtime_ns: int
    ctime_ns: int

    @property
    def which(self) -> tuple[int, int]:
        """What tells the file from the one that takes its place."""
        return self.device, self.number


class _Seal(msgspec.Struct):
    facts: FileFacts
    digest: str


def facts(path: Path) -> FileFacts | None:
    """Return what tells a file from its next version, None where it is not there."""
    found = filesystem.facts(path)
    if found is None:
        return None
    return FileFacts(
        found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
    )


def take_off(path: Path) -> None:
    """Take the seal off the index at ``path``, before it is written.

    Raises:
        OSError: that cannot be done.
    """
    _place(path).unlink(missing_ok=True)


def put_on(path: Path) -> None:
    """Seal the index at ``path`` as it is, unless it is sealed; the caller is its only writer.

    An index that cannot be sealed is none the worse; it is not looked through either.
    """
    now, kept = facts(path), _read(path)
    if now is None or (kept is not None and kept.facts == now):
        return
    with suppress(OSError):
        seal = _Seal(now, _digest(path))
        write_atomic(_place(path), msgspec.json.encode(seal), force=True, sync=False)


def is_whole(path: Path, *, thorough: bool = False) -> bool | None:
    """Tell whether an index is what was sealed; None where it has no seal.

    A file with the stamp that was sealed is taken for the same, but for ``thorough``: that reads
    all of it, a gigabyte in about a second.
    """
    kept = _read(path)
    while kept is not None:
        if kept.facts == facts(path) and not thorough:
            return True
        try:
            whole = _digest(path) == kept.digest
        except OSError:
            return None
        # It may have been written between the two looks.
        again = _read(path)
        if whole or again == kept:
            return whole
        kept = again
    return None


def _place(path: Path) -> Path:
    return path.with_name(f"{path.name}.seal")


def _read(path: Path) -> _Seal | None:
    try:
        return msgspec.json.decode(read_guarded(_place(path), _CAP), type=ready(_Seal))
    except (Unreadable, msgspec.MsgspecError, ValueError):
        return None


def _digest(path: Path) -> str:
    import hashlib  # only where the whole index is looked through

    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "blake2b").hexdigest()
