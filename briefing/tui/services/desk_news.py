"""When what others published at a desk is told: each at once, or many together."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Set
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from briefing.tui.desk_words import NAMED, told_words

if TYPE_CHECKING:
    from briefing.wire.protocol import Revision

_TOGETHER_S: Final = 10.0
"""What is published within so many seconds counts together."""


class Notice(Struct, frozen=True):
    """One notice; ``warning``: it tells of a brief that is edited here, too."""

    words: str
    warning: bool


class DeskNews:
    """Up to three publications in ten seconds are told one by one, what follows in one sentence."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._told: list[float] = []
        self._due: dict[str, Revision] = {}

    def heard(self, news: Mapping[str, Revision], both: Set[str]) -> list[Notice]:
        """Take in what was published since the last look, and return what is to be told now.

        It is called at every look, also with nothing. ``both`` are briefs that are edited here,
        too: of these nobody has to wait to hear.
        """
        self._due |= news
        now = self._clock()
        self._told = [at for at in self._told if now - at < _TOGETHER_S]
        waits = self._told and len(self._told) + len(self._due) > NAMED
        if not self._due or (waits and not both):
            return []
        due, self._due = self._due, {}
        self._told += [now] * len(due)
        return [Notice(words, bool(both)) for words in told_words(due, both)]
