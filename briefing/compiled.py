"""Regular expressions that are compiled when they are first asked.

The rules and the dashboard have some hundreds, and one run needs a part of them. What ``re`` makes
of them is never kept on the disk: its engine looks at such numbers, but not well enough, and some
of those that it lets pass end the process (a segmentation fault) or match something else.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _LatePattern:
    """Stands for a pattern, and keeps each of its methods once it was asked for."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self._text = text
        self._flags = flags
        self._pattern: re.Pattern[Any] | None = None

    def __getattr__(self, name: str) -> Any:
        if self._pattern is None:
            self._pattern = re.compile(self._text, self._flags)
        found = getattr(self._pattern, name)
        self.__dict__[name] = found
        return found


def late_pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return the pattern of a regular expression, compiled at its first use.

    An expression that is none is told then, too, by ``re.error``.
    """
    return cast("re.Pattern[AnyStr]", _LatePattern(text, flags))
