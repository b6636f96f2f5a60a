"""How much text is judged: the bounds beyond which an item is not checkable, all in one place.

Judging takes time like the length of a text. The bounds keep the longest of it at seconds, behind
the screen, whatever a text is made of; ``docs/verification.md`` says them to writers of briefs.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

LONGEST_TEXT: Final = 1_000_000
"""Characters of a source text that is judged: a report of three hundred pages."""
MOST_CITED: Final = 50_000
"""Characters of the paragraphs that one item is held against: twenty pages."""
MOST_ROWS_CITED: Final = 1_000
"""Rows of tables that one item is held against."""
MOST_RECKONED: Final = 200
"""Numbers, or dates, of the paragraphs of an item that another is worked out of.

So many have 20,000 pairs. Of more nearly every number is some sum or difference.
"""
TOO_MANY: Final = "too many numbers stand there to tell whether one was worked out"
"""Why an item that has another number has no tick."""
TOO_LONG: Final = "The source is too long to judge"
"""How the reason begins, wherever it is given."""


def text_trouble(paragraphs: Iterable[str]) -> str:
    """Return why a text is not judged, as a sentence; empty where it is."""
    length = sum(map(len, paragraphs))
    if length <= LONGEST_TEXT:
        return ""
    return f"{TOO_LONG}: it has {length:,} characters, of {LONGEST_TEXT:,} at most."


def cited_trouble(length: int, rows: int = 0) -> str:
    """Return why an item is not held against so much, empty where it is.

    ``length`` is the cited characters of texts, ``rows`` how many rows of tables are cited.
    """
    if rows > MOST_ROWS_CITED:
        return f"{TOO_LONG}: {rows:,} rows are cited, of {MOST_ROWS_CITED:,} at most."
    if length <= MOST_CITED:
        return ""
    return f"{TOO_LONG}: {length:,} characters are cited, of {MOST_CITED:,} at most."
