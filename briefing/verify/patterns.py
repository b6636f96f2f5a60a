"""Regular expressions that are compiled when they are first asked.

The rules have over a hundred, and compiling them all takes longer than judging a brief; one brief
needs half of them.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

from briefing.compiled import compiled


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
