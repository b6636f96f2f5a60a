"""Ways that lead the other way: from A to B where the source has them from B to A.

Guesses from words alone, made to warn: they say where a second look is worth it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from briefing.verify.english.wording import (
    SentencePair,
    keys_in,
    passage,
)
from briefing.verify.english.wording.terms import Term, timely
from briefing.verify.language import Mismatch, listed

_AROUND: Final = 4
"""Words from where a way begins within which it ends, halved."""
_PLACE: Final = 3
"""Words of a place that are looked at."""
_LEAVING: Final = listed("leave flee quit depart evacuate abandon exit")
_REACHING: Final = listed("reach enter")
_OUT: Final = frozenset(["from"])
_INTO: Final = listed("to into towards toward for")


class _Way(Struct, frozen=True):
    """A way: the words of where it begins, and of where it ends."""

    start: Sequence[Term]
    goal: Sequence[Term]


def routed(text: str, pair: SentencePair) -> Mismatch | None:
    """Return a way that leads from where the source's leads to, to where that comes from."""
    ours = list(_ways(pair.ours.terms))
    for place in pair.near if ours else ():
        for theirs in _ways(place.sentence.terms):
            for way in ours:
                start, goal = keys_in(way.start), keys_in(way.goal)
                there, back = keys_in(theirs.start), keys_in(theirs.goal)
                if start & back and goal & there and not (start & there or goal & back):
                    shown, first, end = passage(text, (*way.start, *way.goal))
                    other = passage(place.text, (*theirs.start, *theirs.goal))[0]
                    return Mismatch(shown, first, end, other)
    return None


def _ways(sentence: Sequence[Term]) -> Iterator[_Way]:
    starts = [at for at, term in enumerate(sentence) if term.word in _OUT or term.keys & _LEAVING]
    goals = [at for at, term in enumerate(sentence) if term.word in _INTO or term.keys & _REACHING]
    for start in starts[:_MOST]:
        place = _place(sentence, start)
        for goal in goals[:_MOST]:
            if place and abs(goal - start) <= 2 * _AROUND and (there := _place(sentence, goal)):
                yield _Way(place, there)


_MOST: Final = 6
"""Ways of one sentence that are looked at."""


def _place(sentence: Sequence[Term], at: int) -> Sequence[Term]:
    """Return the words of the place that follows a preposition or verb."""
    found: list[Term] = []
    for term in sentence[at + 1 : at + 2 + _PLACE]:
        if term.follows.strip() or term.word in _INTO or term.word in _OUT or timely(term):
            break
        if term.content:
            found.append(term)
        elif found:
            break
    return found
