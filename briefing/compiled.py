"""Regular expressions: compiled when they are first asked, kept from one run to the next.

What the compiler of ``re`` makes of an expression is a row of numbers, which ``re`` forgets when
the process ends. To compile all those that the dashboard or the rules of the checks need takes ten
to forty milliseconds, to read them two. ``briefing.library.cache_files`` keeps them on the disk.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, AnyStr, Final, NamedTuple, cast


class Compiled(NamedTuple):
    """What ``re`` makes of an expression: all that an object of its own is made of again."""

    flags: int
    groups: int
    names: dict[str, int]
    code: bytes
    """The numbers of its machine, each as the unsigned integer that this system has in C."""


Key = tuple[str, int]
"""The text of an expression, and the flags that it is compiled with."""

_SUPPLIED: Final[dict[Key, Compiled]] = {}
_MADE: Final[dict[Key, Compiled]] = {}


class _LatePattern:
    """Stands for a pattern, and keeps each of its methods once it was asked for."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self._text = text
        self._flags = flags
        self._pattern: re.Pattern[Any] | None = None

    def __getattr__(self, name: str) -> Any:
        if self._pattern is None:
            self._pattern = compiled(self._text, self._flags)
        found = getattr(self._pattern, name)
        self.__dict__[name] = found
        return found


def late_pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return the pattern of a regular expression, compiled at its first use.

    An expression that is none is told then, too, by ``re.error``.
    """
    return cast("re.Pattern[AnyStr]", _LatePattern(text, flags))


def machine() -> str:
    """Return for which Python compiled expressions are: no other may be given them."""
    return f"{sys.implementation.cache_tag}-{sys.hexversion:x}-{sys.byteorder}"


def supply(compiled: dict[Key, Compiled]) -> None:
    """Give what an earlier run of the same ``machine`` has compiled."""
    _SUPPLIED.update(compiled)


def made() -> dict[Key, Compiled]:
    """Return what this run had to compile itself."""
    return dict(_MADE)


def compiled(text: str | bytes, flags: int = 0) -> re.Pattern[Any]:
    """Return a pattern as ``re.compile`` does, from what is supplied of it where it is."""
    return _pattern(text, int(flags), re.compile)


@contextmanager
def everywhere() -> Iterator[None]:
    """Have ``re.compile`` do the same: modules of others compile while they are imported."""
    from re import _compiler  # type: ignore[attr-defined]

    before = _compiler.compile
    _compiler.compile = lambda text, flags=0: _pattern(text, flags, before)
    try:
        yield
    finally:
        _compiler.compile = before


def _pattern(
    text: str | bytes, flags: int, otherwise: Callable[[Any, int], re.Pattern[Any]]
) -> re.Pattern[Any]:
    if not isinstance(text, str) or flags & re.DEBUG:
        return otherwise(text, flags)
    try:
        if kept := _SUPPLIED.get((text, flags)):
            return _machine_of(text, kept)
        made = _compile(text, flags)
        pattern = _machine_of(text, made)
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError, re.error):
        # These are the inner ways of re: where they have changed, or the numbers are none of its
        # (it looks), its front door is open. It also tells of an expression that is none.
        return otherwise(text, flags)
    _MADE[text, flags] = made
    return pattern


def _compile(text: str, flags: int) -> Compiled:
    """Do what ``re.compile`` does up to the pattern itself."""
    from array import array
    from re import _compiler, _parser  # type: ignore[attr-defined]

    tree = _parser.parse(text, flags)
    code = _compiler._code(tree, flags)
    state = tree.state
    return Compiled(
        flags | state.flags, state.groups - 1, dict(state.groupdict), array("I", code).tobytes()
    )


def _machine_of(text: str, made: Compiled) -> re.Pattern[Any]:
    from array import array
    from re import _compiler  # type: ignore[attr-defined]

    code = array("I", made.code).tolist()
    numbered: list[str | None] = [None] * (made.groups + 1)
    for name, at in made.names.items():
        numbered[at] = name
    found = _compiler._sre.compile(text, made.flags, code, made.groups, made.names, tuple(numbered))
    return cast("re.Pattern[Any]", found)
