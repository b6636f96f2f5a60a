"""The newest briefs of a large library that nobody has indexed yet, found in a blink.

The whole list comes behind the screen. What is first shown is the newest cut-off among the files
that were saved last: that is all of them in a library of thousands, a good guess in a larger one.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from briefing.library.peek import PEEK, cut_off
from briefing.library.scan import is_brief_name, is_walked
from briefing.words import moment

_WALK_S: Final = 0.3
"""How long folders are walked, of the processor's time: enough for a hundred thousand files."""
_TIMES_S: Final = 0.04
"""How long it is asked when files were saved."""
_HEADS_S: Final = 0.08
"""How long the first lines of files are looked at."""
_AS_OF: Final = re.compile(rb'"as_of"[ ]*:[ ]*"([0-9]{4}-[0-9]{2}-[0-9]{2}[^"\\\n]{0,30})"')


def more_than(folder: Path, count: int) -> bool:
    """Tell whether there are more than so many briefs; stops looking as soon as that is sure."""
    pending, seen = [str(folder)], 0
    while pending and seen <= count:
        try:
            with os.scandir(pending.pop()) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        pending.append(entry.path)
                    seen += is_brief_name(entry.name)
        except OSError:
            continue
    return seen > count


def newest(folder: Path, count: int) -> tuple[list[Path], int]:
    """Return files with the newest cut-offs, and how many files there are, as far as was looked."""
    files = by_time(_files(str(folder)))
    end = time.thread_time() + _HEADS_S
    found: list[tuple[float, str]] = []
    known: dict[str, float] = {}
    for at, path in enumerate(files):
        head = _head(path)
        as_of = cut_off(head) or _quoted(head)
        if as_of not in known:
            known[as_of] = _seconds(as_of)
        found.append((-known[as_of], path))
        if at >= count and time.thread_time() > end:
            break
    return [Path(path) for _, path in sorted(found)[:count]], len(files)


def _files(folder: str) -> list[str]:
    """Return the files below a folder; links are left to the whole list."""
    end = time.thread_time() + _WALK_S
    pending: list[str] = [folder]
    files: list[str] = []
    while pending and (not files or time.thread_time() < end):
        inner = []
        try:
            with os.scandir(pending.pop()) as entries:
                for entry in entries:
                    name = entry.name
                    if entry.is_dir(follow_symlinks=False):
                        if is_walked(name):
                            inner.append(entry.path)
                    elif is_brief_name(name) and entry.is_file(follow_symlinks=False):
                        files.append(entry.path)
        except OSError:
            continue
        pending += sorted(inner)  # the last name first: many are dates
    return files


def by_time(files: Sequence[str]) -> list[str]:
    """Return files, what was saved last first; those that time does not reach come behind."""
    end = time.thread_time() + _TIMES_S
    files = sorted(files, reverse=True)
    saved, left = [], iter(files)
    for path in left:
        try:
            saved.append((os.lstat(path).st_mtime_ns, path))
        except OSError:
            continue
        if time.thread_time() > end:
            break
    return [*(path for _, path in sorted(saved, reverse=True)), *left]


def _head(path: str) -> bytes:
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return b""
    try:
        head = os.read(handle, PEEK)
        return head if len(head) < PEEK else head[: head.rfind(b"\n") + 1]
    except OSError:
        return b""
    finally:
        os.close(handle)


def _quoted(head: bytes) -> str:
    """Return the cut-off of a brief in JSON, whose keys stand in quotes; a guess, for an order."""
    match = _AS_OF.search(head)
    return match[1].decode("ascii", "replace") if match else ""


def _seconds(as_of: str) -> float:
    try:
        return moment(as_of).timestamp()
    except (ValueError, OverflowError):
        return 0.0
