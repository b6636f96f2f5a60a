"""Names whose words an acronym in brackets spells: how far they reach."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefing.compiled import late_pattern

_BRACKETED: Final = late_pattern(r" \((?P<short>[A-Z]{2,8})\)")
_PRINTED: Final = late_pattern(r"[\w\u2019'-]+")
_REACH: Final = 120
"""Characters before an acronym that are looked at."""
_BETWEEN: Final = frozenset(("of", "for", "and", "the", "in", "to"))
"""Words of a name that give its acronym no letter."""


def spelled_out(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the words stand that an acronym in brackets behind them has the initials of.

    "Congregation for Prayer and Combat (CPC)": the brackets say how far the name reaches.
    """
    for match in _BRACKETED.finditer(text):
        words = list(_PRINTED.finditer(text, max(match.start() - _REACH, 0), match.start()))
        letters, last = match["short"], match.start()
        for word in reversed(words):
            if text[word.end() : last].strip() or not letters:
                break
            if word[0][0] == letters[-1]:
                letters, last = letters[:-1], word.start()
            elif word[0] in _BETWEEN:
                last = word.start()
            else:
                break
            if not letters:
                yield word.start(), match.start()
