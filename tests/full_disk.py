"""A disk that gets full while a file is being written."""

from __future__ import annotations

import errno
import os
from typing import IO, Any

import pytest


class FullDisk:
    """Takes ``room`` bytes of what is written to each file, then nothing more.

    It stands in for ``os.fdopen`` where a file is opened to be written; ``refused`` counts the
    writes that found no room.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch, room: int) -> None:
        self.room = room
        self.refused = 0
        self._open = os.fdopen
        monkeypatch.setattr(os, "fdopen", self.fdopen)

    def fdopen(self, handle: int, mode: str = "r", **more: Any) -> Any:
        """Open a file; one that is written gets full."""
        stream = self._open(handle, mode, **more)
        return _Full(self, stream) if mode in ("wb", "ab") else stream


class _Full:
    def __init__(self, disk: FullDisk, stream: IO[bytes]) -> None:
        self._disk = disk
        self._stream = stream

    def __enter__(self) -> _Full:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def write(self, data: bytes) -> int:
        """Write as much as there is room for."""
        self._stream.write(data[: self._disk.room])
        self._stream.flush()
        self._disk.refused += 1
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
