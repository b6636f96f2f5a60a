"""Files of the cache folder: kept behind a digest, bounded, of use while the rules are the same.

Whatever is wrong with the cache, what it would have saved is done anew.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

from briefing import __version__, paths
from briefing.digests import blake2b
from briefing.files import Unreadable, read_guarded
from briefing.filesystem import let_go
from briefing.library.scan import stamp
from briefing.locks import locked
from briefing.writing import own_folder, write_atomic

_CAP: Final = 20_000_000
DIGEST_SIZE: Final = 32
MOST_BYTES: Final = 500_000_000
"""What a folder of the cache may hold: the briefs, or the verdicts, of some ten thousand files."""
_LEFT: Final = 0.8
"""What is left of that when something has to go."""
_LOOK_EVERY: Final = 500
_MOST_OF_A_FILE: Final = 65_536
"""Bytes that are read of a file of the rules at once; nearly all have fewer."""
_OF: Final = f"{__version__}\0{sys.implementation.cache_tag}-{sys.hexversion:x}"
"""Whose rules: those of another Python may judge otherwise, by its errors or its Unicode."""
_written: Final[dict[Path, int]] = {}
"""How many files this run has written to each folder of the cache."""
PACKAGE: Final = Path(__file__).resolve().parent.parent
_BESIDE: Final = frozenset(
    {
        *("atlas", "cli", "compare", "docs", "draft", "export", "ingest", "library", "mcp"),
        *("plot", "tui", "wire", "__pycache__"),
    }
)
"""Folders of the package on which no verdict depends, five modules of the library apart."""
_OF_LIBRARY: Final = (
    "brief_cache.py",
    "cache_files.py",
    "signoffs.py",
    "sources.py",
    "verdict_cache.py",
)


def read_kept(place: Path) -> bytes:
    """Return what ``write_kept`` has written to a file of the cache.

    Raises:
        Unreadable: there is no such file, or a byte of it is another one: the cache is not synced
            to the disk, so what a crash has left may be anything.
    """
    whole = read_guarded(place, _CAP)
    if blake2b(whole[DIGEST_SIZE:], digest_size=DIGEST_SIZE).digest() != whole[:DIGEST_SIZE]:
        raise Unreadable("it is damaged")
    return whole[DIGEST_SIZE:]


def write_kept(place: Path, data: bytes) -> None:
    """Write a file of the cache, behind its digest; one that cannot be written only costs time."""
    with suppress(OSError):
        own_folder(place.parent)
        digest = blake2b(data, digest_size=DIGEST_SIZE).digest()
        write_atomic(place, digest + data, force=True, sync=False)
        make_room(place.parent)


def make_room(folder: Path, most: int = MOST_BYTES) -> None:
    """Take away what was written longest ago where a folder of the cache has got too large.

    A run looks the first time it writes there, and then each time it has written so many files
    more. Another program that is at it is left to it.
    """
    written = _written[folder] = _written.get(folder, -1) + 1
    if written % _LOOK_EVERY:
        return
    with suppress(OSError), locked(folder, 0):
        found = []
        for entry in os.scandir(folder):
            with suppress(OSError):  # it has gone meanwhile
                if not entry.name.startswith("."):
                    facts = entry.stat(follow_symlinks=False)
                    found.append((facts.st_mtime_ns, facts.st_size, entry.path))
        size = sum(each[1] for each in found)
        if size <= most:
            return
        for _, own, path in sorted(found):
            if size <= most * _LEFT:
                return
            with suppress(OSError):
                os.unlink(path)  # noqa: PTH108 - it is no Path
                size -= own


@cache
def engine() -> str:
    """Return the digest of the rules that are installed, computed when it is first asked for.

    It is that of the content of some two hundred files, and of the Python that runs them. While
    all files have the stamps that they had when they were read last, it is what was kept then.
    """
    files = sorted(rule_files(PACKAGE))
    stamps, aged = _stamps(files)
    name = blake2b(os.fsencode(f"{_OF}\0{PACKAGE}"), digest_size=16).hexdigest()
    place = paths.cache_folder() / "rules" / f"{name}.digest"
    with suppress(Unreadable, ValueError):
        known, _, found = read_kept(place).decode("ascii").partition(" ")
        if known == stamps:
            return found
    found = _digest(PACKAGE, files)
    if aged:
        write_kept(place, f"{stamps} {found}".encode("ascii"))
    return found


def _stamps(files: list[str]) -> tuple[str, bool]:
    """Return what changes with any of some files, and whether a change from now on is sure to show.

    A file that cannot be looked at counts with its name alone.
    """
    now = time.time_ns()
    stamps = list(map(stamp, files))
    found = blake2b(os.fsencode("\0".join((_OF, *files))), digest_size=16)
    found.update(repr([facts and tuple(facts) for facts in stamps]).encode("ascii"))
    return found.hexdigest(), all(facts is None or facts.aged(now) for facts in stamps)


def digest(package: Path) -> str:
    """Return the digest of the rules in a package: of their sources and data, and of this Python.

    A file that cannot be read counts with its name alone.
    """
    return _digest(package, sorted(rule_files(package)))


def _digest(package: Path, files: list[str]) -> str:
    found = blake2b(_OF.encode(), digest_size=16)
    before = len(str(package)) + 1
    for path in files:
        name = path[before:]
        try:
            data = _content(path)
        except OSError:
            data = b""
        found.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        found.update(data)
    return found.hexdigest()


def _content(path: str) -> bytes:
    """Return what a file holds, with a third of the calls to the system that a stream makes."""
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        data = part = os.read(handle, _MOST_OF_A_FILE)
        while len(part) == _MOST_OF_A_FILE:  # a file gives less only at its end
            part = os.read(handle, _MOST_OF_A_FILE)
            data += part
    finally:
        let_go(handle)
    return data


def rule_files(package: Path) -> Iterator[str]:
    """Yield the files of a package on which verdicts depend, in no order."""
    yield from _files(str(package))
    for name in _OF_LIBRARY:
        yield str(package / "library" / name)


def _files(folder: str) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name in _BESIDE:
            continue
        if entry.is_dir():
            yield from _files(entry.path)
        else:
            yield entry.path
