"""Interviews whose answers have no label: what stands behind a question is somebody's words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

_ASKS: Final = ("?", "\u061f")
_MARKS: Final = " \u00a0\u202f\"'\u00bb\u201d*_"
"""What may stand behind the question mark."""
_TURNS: Final = 2
"""Questions with an answer behind them that make an interview."""
_LONGEST: Final = 600
"""Characters of a paragraph that only asks."""
_SHORTEST: Final = 6
"""Words of an answer; what has fewer may be a heading."""


def unlabelled_answers(paragraphs: Sequence[str]) -> frozenset[int]:
    """Return the numbers, from 0, of the paragraphs that answer the questions of an interview.

    Empty where fewer than two paragraphs that end with a question are followed by one that does
    not: the questions of an ordinary text are few.
    """
    asks = [text.rstrip(_MARKS).endswith(_ASKS) and len(text) <= _LONGEST for text in paragraphs]
    turns = sum(one and not other for one, other in pairwise(asks))
    if turns < _TURNS:
        return frozenset()
    first = asks.index(True)
    return frozenset(
        at
        for at in range(first + 1, len(paragraphs))
        if not asks[at] and len(paragraphs[at].split()) >= _SHORTEST
    )
