"""Which rules made a verdict: a digest of all that the verification is made of."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

from briefing import __version__

PACKAGE: Final = Path(__file__).resolve().parent.parent
_BESIDE: Final = frozenset({"atlas", "cli", "compare", "export", "library", "tui", "__pycache__"})
"""Folders of the package on which no verdict depends, two modules of the library apart."""
_OF_LIBRARY: Final = ("sources.py", "verdict_cache.py")


@cache
def engine() -> str:
    """Return the digest of the rules that are installed, computed when it is first asked for.

    It reads some hundred files of together 1 MB, which takes 3 ms.
    """
    return digest(PACKAGE)


def digest(package: Path) -> str:
    """Return the digest of the rules in a package: of the content of their sources and data.

    A file that cannot be read counts with its name alone.
    """
    found = blake2b(__version__.encode(), digest_size=16)
    for path in sorted(rule_files(package)):
        name = os.path.relpath(path, package)
        try:
            with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - half the time of a Path
                data = stream.read()
        except OSError:
            data = b""
        found.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        found.update(data)
    return found.hexdigest()


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
