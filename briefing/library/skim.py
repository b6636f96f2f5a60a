"""The newest briefs of a large library that nobody has indexed yet, found in a blink.

The whole list comes behind the screen. What is first shown is the newest cut-off among the files
that were saved last: that is all of them in a library of thousands, a good guess in a larger one.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from briefing.brief.words import moment
from briefing.compiled import late_pattern
from briefing.filesystem import let_go
from briefing.library.entry import Entry
from briefing.library.scan import PEEK, SUFFIXES, is_brief_name, is_walked
from briefing.listing import Breadth

WALK_S: Final = 0.04
"""How long folders are walked, of the processor's time: enough for tens of thousands of files."""
_TIMES_S: Final = 0.015
"""How long it is asked when files were saved."""
HEADS_S: Final = 0.02
"""How long the first lines of files are looked at."""
_WAIT: Final = 3
"""Each may take so many times as long by the clock: a slow disk does not hold up the screen."""
EACH: Final = 1_000
"""After so many files of one folder it is looked at the time."""
_FIRST: Final = 1024
"""Bytes in which the cut-off nearly always stands."""
_AS_OF: Final = late_pattern(
    rb"""[\n"]as_of"?[ ]*:[ ]*["']?([0-9]{4}-[0-9]{2}-[0-9]{2}[^"'\\\n#]{0,30})"""
)


def more_than(folder: Path, count: int) -> bool:
    """Tell whether there are more than so many briefs; stops looking as soon as that is sure.

    Raises:
        TooWide: the folder is no library but a disk, or a home.
    """
    pending, seen, breadth = [str(folder)], 0, Breadth(str(folder))
    while pending and seen <= count:
        before = seen
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
        breadth.add(seen - before)
    return seen > count


def newest(folder: Path, count: int) -> tuple[list[Path], int]:
    """Return files with the newest cut-offs, and how many files there are, as far as was looked."""
    files = by_time(_files(str(folder)))
    over = _limit(HEADS_S)
    found: list[tuple[float, str]] = []
    known: dict[bytes, float] = {}
    for at, path in enumerate(files):
        as_of = cut_off(path)
        if as_of not in known:
            known[as_of] = _seconds(as_of.decode("ascii", "replace").strip())
        found.append((-known[as_of], path))
        if at >= count and over():
            break
    return [Path(path) for _, path in sorted(found)[:count]], len(files)


def _files(folder: str) -> list[str]:
    """Return the files below a folder, as many as time allows; links are left to the whole list.

    Folders in which something was put last come first, and of each what has the last name: many
    are dates.
    """
    over = _limit(WALK_S)
    pending: list[str] = [folder]
    files: list[str] = []
    while pending and not (files and over()):
        here: list[str] = []
        inner: list[tuple[int, str]] = []
        try:
            with os.scandir(pending.pop()) as entries:
                for entry in entries:
                    _sort(entry, here, inner)
                    if len(here) % EACH == EACH - 1 and over():
                        break
        except OSError:
            pass  # what was found of it before counts
        pending += [path for _, path in sorted(inner)]
        files += sorted(here, reverse=True)
    return files


def _sort(entry: os.DirEntry[str], files: list[str], folders: list[tuple[int, str]]) -> None:
    """Put what a folder holds to the files, or to the folders with the time it was changed."""
    name = entry.name
    if name.endswith(SUFFIXES):
        if is_brief_name(name) and entry.is_file(follow_symlinks=False):
            files.append(entry.path)
    elif entry.is_dir(follow_symlinks=False):
        if is_walked(name):
            folders.append((entry.stat(follow_symlinks=False).st_mtime_ns, entry.path))
    elif is_brief_name(name) and entry.is_file(follow_symlinks=False):
        files.append(entry.path)


def by_time(files: Sequence[str]) -> list[str]:
    """Return files, what was saved last first; those that time does not reach come behind."""
    over = _limit(_TIMES_S)
    saved, left = [], iter(files)
    for path in left:
        try:
            saved.append((os.lstat(path).st_mtime_ns, path))
        except OSError:
            continue
        if over():
            break
    return [*(path for _, path in sorted(saved, reverse=True)), *left]


def read_in_turns(
    files: Sequence[str], read: Callable[[str], Entry], found: list[Entry], seconds: float
) -> Iterator[None]:
    """Read files into ``found``, what was saved last first, and yield whenever it is time.

    The first time comes after so many seconds, each later one after twice as long.
    """
    due = time.monotonic() + seconds
    for path in by_time(files):
        found.append(read(path))
        if time.monotonic() > due:
            yield
            seconds *= 2
            due = time.monotonic() + seconds


def _limit(seconds: float) -> Callable[[], bool]:
    """Return what tells whether the time is over, from now on."""
    worked, clock = time.thread_time() + seconds, time.monotonic() + _WAIT * seconds
    return lambda: time.thread_time() > worked or time.monotonic() > clock


def cut_off(path: str) -> bytes:
    """Return the cut-off as it stands in a file, in YAML or JSON; a guess, for an order."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return b""
    try:
        head = b"\n" + os.read(handle, _FIRST)
        found = _AS_OF.search(head)
        if found is None or found.end() == len(head):
            found = _AS_OF.search(head + os.read(handle, PEEK - _FIRST))
        return found[1] if found else b""
    except OSError:
        return b""
    finally:
        let_go(handle)


def _seconds(as_of: str) -> float:
    try:
        return moment(as_of).timestamp()
    except (ValueError, OverflowError):
        return 0.0
