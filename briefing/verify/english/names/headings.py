"""Lines and words in capitals that say nothing of names: headings, and what is only shouted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.verify.english.names import words as w
from briefing.verify.english.names.tokens import PrintedWord

_MOST: Final = 0.8
"""The share of capitalised words that makes a line a heading."""
_LINKS: Final = w.OPENERS - {"of", "for", "and", "the", "a"}
"""Small words that show a heading in capitals rather than one long name."""


def is_shouted(tokens: Sequence[PrintedWord]) -> bool:
    """Tell whether a text is printed in capital letters throughout."""
    long = _telling(tokens)
    return len(long) > 3 and sum(t.word.isupper() for t in long) >= _MOST * len(long)


def is_heading(text: str, tokens: Sequence[PrintedWord]) -> bool:
    """Tell whether a text is a heading, whose words have capitals without being names."""
    long = _telling(tokens)
    heading = len(long) > 4 and sum(t.capital for t in long) >= _MOST * len(long)
    return (
        heading
        and text.rstrip()[-1:] not in ".!?"
        and any(token.folded in _LINKS and not token.first for token in tokens)
    )


def _telling(tokens: Sequence[PrintedWord]) -> list[PrintedWord]:
    """Return the words whose capitals tell something: long ones that are no month or weekday."""
    dates = w.MONTHS | w.DAYS
    long = [t for t in tokens if len(t.word) > 3 and t.word[0].isalpha()]
    return [t for t in long if not t.capital or t.folded not in dates]


def only_shouts(tokens: Sequence[PrintedWord], at: int) -> bool:
    """Tell whether capital letters only shout an ordinary word: ``EXERCISE``."""
    token = tokens[at]
    if not (token.word.isupper() and token.word.isalpha() and w.ordinary(token.word)):
        return False
    around = (*tokens[max(at - 1, 0) : at], *tokens[at + 1 : at + 2])
    return len(token.word) > 5 or any(
        t.word.isupper() and len(t.word) > 3 and w.ordinary(t.word) for t in around
    )
