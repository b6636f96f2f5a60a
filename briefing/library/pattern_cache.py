"""Compiled expressions, kept in the cache folder from one run to the next.

A quarter of the first verdicts of a process would go into compiling them, and a twentieth of the
first paint.
"""

# Annotations are no strings here: msgspec would have to evaluate them at the first use.

from collections.abc import Iterator, Set
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final, Literal

import msgspec

from briefing import compiled, paths
from briefing.files import Unreadable
from briefing.library.cache_files import read_kept, write_kept

Whose = Literal["rules", "screen"]
"""Who needs them: the rules of the checks, or the modules of the dashboard."""
_MOST_BYTES: Final = 4_000_000
_Row = tuple[bytes, int, compiled.Compiled]
"""The text of an expression in UTF-8, where halves of pairs may stand alone, its flags, and what
was made of it."""


@contextmanager
def kept_patterns(whose: Whose = "rules") -> Iterator[None]:
    """Have expressions that an earlier run compiled be used, and keep those that are added."""
    _supply(whose)
    before = set(compiled.made())
    yield
    if added := compiled.made().keys() - before:
        _keep(whose, added)


@cache
def _supply(whose: Whose) -> None:
    compiled.supply(_read(whose))


def _read(whose: Whose) -> dict[compiled.Key, compiled.Compiled]:
    """Return what is kept for this Python; nothing where that cannot be read.

    An expression is known by its whole text, so whatever the rules have become since, it holds.
    """
    try:
        rows = msgspec.msgpack.decode(read_kept(_place(whose)), type=list[_Row])
        return {(text.decode("utf-8", "surrogatepass"), flags): each for text, flags, each in rows}
    except (Unreadable, msgspec.MsgspecError, ValueError):
        return {}


def _keep(whose: Whose, added: Set[compiled.Key]) -> None:
    """Write down what this run has compiled, beside what others have."""
    known = _read(whose)
    if sum(len(each.code) for each in known.values()) > _MOST_BYTES:
        known = {}  # most of it is of rules that are no more
    known |= {key: each for key, each in compiled.made().items() if key in added}
    rows = [
        (text.encode("utf-8", "surrogatepass"), flags, each)
        for (text, flags), each in known.items()
    ]
    write_kept(_place(whose), msgspec.msgpack.encode(rows))


def _place(whose: Whose) -> Path:
    return paths.cache_folder() / "patterns" / f"{whose}-{compiled.machine()}.patterns"
