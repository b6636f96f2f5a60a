"""Opposites that are none: what the source says of the others, of later, or by refusing itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from briefing.verify.english.lexicon import ADJECTIVE, kinds
from briefing.verify.english.moods import REFUSING, negates
from briefing.verify.english.wording import SentencePair
from briefing.verify.english.wording.terms import Term, is_number
from briefing.verify.language import listed

_RESUMING: Final = listed("resume restart reopen start begin recommence")
"""What goes on after a stop."""
_BOUNDS: Final = frozenset(
    (("up", "to"), ("more", "than"), ("less", "than"), ("at", "most"), ("at", "least"))
)


def says_itself(
    ours: Sequence[Term], index: int, theirs: Sequence[Term], pair: SentencePair
) -> bool:
    """Tell whether a sentence with the opposite of our word says our word of something else.

    What is suspended is to start again where it is expected to resume; lighter vehicles than "up
    to ten tonnes" are those of which heavier ones may not pass; who refuses "will not go".
    """
    term = ours[index]
    if term.keys & _RESUMING:
        return any(
            each.keys & _RESUMING and not negates(before.word) for before, each in pairwise(theirs)
        )
    if term.keys & REFUSING:
        return any(negates(each.word) for place in pair.near for each in place.sentence.terms)
    compared = term.word.endswith("er") and bool(kinds(term.word) & ADJECTIVE)
    return compared and any(
        (one.word, other.word) in _BOUNDS and is_number(behind)
        for (one, other), behind in zip(pairwise(theirs), theirs[2:], strict=False)
    )


def one_root(ours: str, theirs: str) -> bool:
    """Tell whether two words are one with small additions: afloat, refloated."""
    mine = ours.removeprefix("a").removeprefix("re")
    other = theirs.removeprefix("re")
    shared = next((at for at, (a, b) in enumerate(zip(mine, other, strict=False)) if a != b), None)
    length = min(len(mine), len(other)) if shared is None else shared
    return mine != theirs and length >= max(4, min(len(mine), len(other)) - 3)
