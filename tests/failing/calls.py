"""System calls that fail: the Nth one that a program makes through Python, or all from it on."""

from __future__ import annotations

import builtins
import errno
import fcntl
import io
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, Final

ERRORS: Final = (
    *(errno.EACCES, errno.EIO, errno.ENOSPC, errno.ESTALE, errno.EMFILE, errno.ENOENT),
    *(errno.EROFS, errno.EPERM, errno.EDQUOT, errno.ENOMEM, errno.ELOOP, errno.ENOTDIR),
)
"""What a system answers: access, disks, a file server, bounds, and paths that change meanwhile."""
_OF_OS: Final = (
    *("open", "read", "write", "close", "fstat", "fsync", "dup", "dup2", "pipe", "ftruncate"),
    *("stat", "lstat", "listdir", "scandir", "readlink", "getcwd", "statvfs", "utime"),
    *("mkdir", "rmdir", "link", "symlink", "rename", "replace", "unlink", "remove"),
    *("chmod", "fchmod", "chown", "truncate"),
)
_OWN_PIPES: Final = ("subprocess", "contextlib")
"""Who handles the pipes to a process: they do not fail; whether it can be started is counted."""
_SQLITE: Final = {
    errno.EIO: "disk I/O error",
    errno.ENOSPC: "database or disk is full",
    errno.EROFS: "attempt to write a readonly database",
    errno.EACCES: "unable to open database file",
}
"""What SQLite makes of them; anything else it calls an I/O error."""


class Failing:
    """Counts the calls; the one numbered ``at`` fails, with ``on`` all after it, too."""

    def __init__(self, at: int = 0, number: int = errno.EIO, *, on: bool = False) -> None:
        self.at, self.number, self.on = at, number, on
        self.count = 0
        self.failed: list[str] = []
        self._lock = threading.Lock()

    def due(self, name: str) -> bool:
        """Count a call; tell whether it is to fail."""
        with self._lock:
            self.count += 1
            due = self.count == self.at or (self.on and 0 < self.at < self.count)
            if due:
                self.failed.append(name)
            return due

    def error(self, *named: object) -> OSError:
        """Return what the system raises; it names the path that the call has, if any."""
        path = [os.fspath(each) for each in named if isinstance(each, str | bytes | os.PathLike)]
        return OSError(self.number, os.strerror(self.number), *path[:1])


def _wrapped(failing: Failing, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(real)
    def call(*arguments: Any, **more: Any) -> Any:
        if sys._getframe(1).f_globals.get("__name__") in _OWN_PIPES:
            return real(*arguments, **more)
        if failing.due(name):
            if name == "close":  # Linux has closed it all the same
                real(*arguments, **more)
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            raise failing.error(*arguments)
        return real(*arguments, **more)

    return call


def _opener(failing: Failing) -> Callable[..., Any]:
    """Return what stands for ``open``: the opening, each reading and each writing may fail."""

    class Raw(io.FileIO):
        def readinto(self, buffer: Any) -> int | None:
            if failing.due("read"):
                raise failing.error(self.name)
            return super().readinto(buffer)

        def readall(self) -> bytes:
            if failing.due("read"):
                raise failing.error(self.name)
            return super().readall()

        def write(self, data: Any) -> int:
            if failing.due("write"):
                raise failing.error(self.name)
            return super().write(data)

    def opened(file: Any, mode: str = "r", buffering: int = -1, *words: Any, **more: Any) -> Any:
        if not isinstance(file, int) and failing.due("open"):
            raise failing.error(file)
        names = ("encoding", "errors", "newline", "closefd", "opener")
        named = {**dict(zip(names, words, strict=False)), **more}
        closefd, opener = named.pop("closefd", True), named.pop("opener", None)
        raw = Raw(file, mode.replace("b", "").replace("t", ""), closefd, opener)
        if buffering == 0:
            return raw
        if "+" in mode:
            stream: Any = io.BufferedRandom(raw)
        else:
            stream = io.BufferedReader(raw) if "r" in mode else io.BufferedWriter(raw)
        if "b" in mode:
            return stream
        text = io.TextIOWrapper(stream, **named)
        text.mode = mode  # type: ignore[misc]
        return text

    return opened


def _connecting(failing: Failing, real: Callable[..., Any]) -> Callable[..., Any]:
    """Return what stands for ``sqlite3.connect``: opening and each statement may fail."""

    def counted(name: str) -> None:
        if failing.due(name):
            raise sqlite3.OperationalError(_SQLITE.get(failing.number, "disk I/O error"))

    class Cursor(sqlite3.Cursor):
        def execute(self, *words: Any) -> Any:
            counted("statement")
            return super().execute(*words)

        def executemany(self, *words: Any) -> Any:
            counted("statement")
            return super().executemany(*words)

    class Connection(sqlite3.Connection):
        def cursor(self, factory: Any = Cursor) -> Any:
            return super().cursor(factory)

        def execute(self, *words: Any) -> Any:
            return self.cursor().execute(*words)

        def executemany(self, *words: Any) -> Any:
            return self.cursor().executemany(*words)

        def commit(self) -> None:
            counted("commit")
            super().commit()

    def connect(*words: Any, **more: Any) -> Any:
        counted("connect")
        return real(*words, **{"factory": Connection, **more})

    return connect


@contextmanager
def failing_calls(failing: Failing) -> Iterator[Failing]:
    """Have the system calls of this process counted, and the chosen ones fail."""
    kept: list[tuple[Any, str, Any]] = []

    def put(module: Any, name: str, stand_in: Any) -> None:
        kept.append((module, name, getattr(module, name)))
        setattr(module, name, stand_in)

    for name in _OF_OS:
        if hasattr(os, name):
            put(os, name, _wrapped(failing, name, getattr(os, name)))
    put(fcntl, "flock", _wrapped(failing, "flock", fcntl.flock))
    put(subprocess, "_fork_exec", _wrapped(failing, "fork", subprocess._fork_exec))  # type: ignore[attr-defined]
    opened = _opener(failing)
    put(builtins, "open", opened)
    put(io, "open", opened)
    put(sqlite3, "connect", _connecting(failing, sqlite3.connect))
    try:
        yield failing
    finally:
        for module, name, real in reversed(kept):
            setattr(module, name, real)
