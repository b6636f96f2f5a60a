"""A value of an item and the clauses of a paragraph that it is held against."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from briefing.compiled import late_pattern
from briefing.verify.english.pairs.clauses import CUT, Clause, Partner
from briefing.verify.english.pairs.values import Value
from briefing.verify.english.wording.terms import Term
from briefing.verify.words.normalise import words

REFERS: Final = late_pattern(
    r"(?i)\b(?:it(?! (?:is|was|were)\b)|he|she|they|them|him|this|these|both"
    r"|another(?!\s\d)|there(?! (?:is|are|was|were|ha[sd] been|have been)\b)|then|here"
    r"|(?:that|those)(?! (?:of|in|at|for|to|from|by|on|the|an?|no)\b)|the (?:former|latter|same)"
    r"|others?|respectively|compared|against|than|earlier|previous(?:ly)?|ago)\b"
)
"""What may stand for something of another clause, or be held against it."""

PLACED: Final = late_pattern(
    r"(?i)\b(?:in|at|near|from|to|of|around|outside)\s(?:the\s)?(?:\w+\s)?$"
)
"""What stands before a name that is a place."""
BEFORE: Final = 20
"""Characters before a name in which it stands."""


class Ours(Struct, frozen=True):
    """A value of an item, the words of its clause and of all of it, and their partners."""

    value: Value
    words: Sequence[Term]
    all_words: Sequence[Term]
    partners: Sequence[Partner]
    all_partners: Sequence[Partner]


class Pair(Struct, frozen=True):
    """The clauses that have our value, and that of another value of the same paragraph."""

    text: str
    there: Sequence[Clause]
    other: Clause


def is_cut(text: str, one: Value, other: Value) -> bool:
    """Tell whether two values of a sentence stand in clauses of their own."""
    first, last = sorted((one, other), key=lambda value: value.start)
    if text[: last.start].endswith(" to ") and _FOR.match(text, last.end):
        return True
    return CUT.search(text, first.end, last.start) is not None


def left_out(clause: Clause, other: Clause) -> Sequence[str]:
    """Return the words for what a clause counts where the other one may count the same.

    Of twelve divers, and two who drowned, no diver is the one alone.
    """
    counts = clause.value.kind == other.value.kind == "count"
    bare = other.value.bare or other.value.noun.endswith("ed")
    return words(clause.value.noun) if counts and bare else ()


_FOR: Final = late_pattern(r"\s(?:\w+\s)?for\s[A-Z]")
"""What stands behind the second of two results: 52.4 percent to 47.6 for Bek."""
