"""Interviews whose answers have no label: what stands behind a question is somebody's words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from briefing.compiled import late_pattern

_ASKS: Final = ("?", "\u061f")
_MARKS: Final = " \u00a0\u202f\"'\u00bb\u201d*_"
"""What may stand behind the question mark."""
_TURNS: Final = 2
"""Questions with an answer behind them that make an interview."""
_LABEL: Final = late_pattern(r"[^\W\d_][^.!?,;:«»“”\"]{0,40}?\s?(?::|\s[-–—])\s")
"""Who asks or answers: a name and a colon, or a dash."""
_LONGEST: Final = 600
"""Characters of a paragraph that only asks."""
_SHORTEST: Final = 6
"""Words of an answer; what has fewer may be a heading."""


def unlabelled_answers(paragraphs: Sequence[str]) -> frozenset[int]:
    """Return the numbers, from 0, of the paragraphs that answer the questions of an interview.

    Empty where fewer than two paragraphs that end with a question are followed by one that does
    not, for the questions of an ordinary text are few. One is enough where both have a label.
    """
    asks = [text.rstrip(_MARKS).endswith(_ASKS) and len(text) <= _LONGEST for text in paragraphs]
    turns = [at for at, (one, other) in enumerate(pairwise(asks)) if one and not other]
    labelled = any(
        _LABEL.match(paragraphs[at]) and _LABEL.match(paragraphs[at + 1]) for at in turns
    )
    if len(turns) < _TURNS and not labelled:
        return frozenset()
    first = asks.index(True)
    return frozenset(
        at
        for at in range(first + 1, len(paragraphs))
        if not asks[at] and len(paragraphs[at].split()) >= _SHORTEST
    )
