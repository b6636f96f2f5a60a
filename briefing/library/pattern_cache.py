"""The compiled expressions of the rules, kept in the cache folder from one run to the next.

A quarter of the first verdicts of a process would go into compiling them.
"""

# Annotations are no strings here: msgspec would have to evaluate them at the first use.

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from briefing import paths
from briefing.files import Unreadable
from briefing.library.cache_files import read_kept, write_kept
from briefing.verify import patterns

_MOST_BYTES: Final = 4_000_000
_Row = tuple[str, int, patterns.Compiled]


@contextmanager
def kept_patterns() -> Iterator[None]:
    """Have the rules use expressions that an earlier run compiled, and keep those they add."""
    _supply()
    before = len(patterns.made())
    yield
    if len(patterns.made()) > before:
        _keep()


@cache
def _supply() -> None:
    patterns.supply(_read())


def _read() -> dict[patterns.Key, patterns.Compiled]:
    """Return what is kept for this Python; nothing where that cannot be read.

    An expression is known by its whole text, so whatever the rules have become since, it holds.
    """
    try:
        rows = msgspec.msgpack.decode(read_kept(_place()), type=list[_Row])
    except (Unreadable, msgspec.MsgspecError, ValueError):
        return {}
    return {(text, flags): each for text, flags, each in rows}


def _keep() -> None:
    """Write down what this run has compiled, beside what others have."""
    known = _read()
    if sum(len(each.code) for each in known.values()) > _MOST_BYTES:
        known = {}  # most of it is of rules that are no more
    rows = [(text, flags, each) for (text, flags), each in (known | patterns.made()).items()]
    write_kept(_place(), msgspec.msgpack.encode(rows))


def _place() -> Path:
    return paths.cache_folder() / "patterns" / f"{patterns.machine()}.patterns"
