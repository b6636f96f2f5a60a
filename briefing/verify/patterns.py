"""Regular expressions that are compiled when they are first asked, and may be kept compiled.

The rules have over a hundred, and compiling them all takes longer than judging a brief; one brief
needs half of them. What the compiler makes of an expression is a row of numbers, which
``briefing.library.pattern_cache`` keeps from one run to the next: ``re`` itself forgets them.
"""

from __future__ import annotations

import re
import sys
from array import array
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
            self._pattern = _compiled(self._text, self._flags)
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


def _compiled(text: str | bytes, flags: int) -> re.Pattern[Any]:
    """Return a pattern, from what is kept of it or anew."""
    if isinstance(text, bytes):
        return re.compile(text, flags)
    try:
        if kept := _SUPPLIED.get((text, int(flags))):
            return _machine_of(text, kept)
        made = _compile(text, int(flags))
        pattern = _machine_of(text, made)
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError, re.error):
        # These are the inner ways of re: where they have changed, or the numbers are none of its
        # (it looks), its front door is open. It also tells of an expression that is none.
        return re.compile(text, flags)
    _MADE[text, int(flags)] = made
    return pattern


def _compile(text: str, flags: int) -> Compiled:
    """Do what ``re.compile`` does up to the pattern itself."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    tree = _parser.parse(text, flags)
    code = _compiler._code(tree, flags)
    state = tree.state
    return Compiled(
        flags | state.flags, state.groups - 1, dict(state.groupdict), array("I", code).tobytes()
    )


def _machine_of(text: str, made: Compiled) -> re.Pattern[Any]:
    from re import _compiler  # type: ignore[attr-defined]

    code = array("I", made.code).tolist()
    numbered: list[str | None] = [None] * (made.groups + 1)
    for name, at in made.names.items():
        numbered[at] = name
    found = _compiler._sre.compile(text, made.flags, code, made.groups, made.names, tuple(numbered))
    return cast("re.Pattern[Any]", found)
