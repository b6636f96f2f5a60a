"""What a sentence holds for likely and the source for unlikely, or the other way round."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.verify.english.moods import negates
from briefing.verify.english.wording import SentencePair, keys_in, passage
from briefing.verify.english.wording.otherwise import hinted
from briefing.verify.english.wording.terms import Term
from briefing.verify.language import Mismatch, listed

_UNLIKELY: Final = listed("unlikely doubtful improbable implausible remote impossible")
_LIKELY: Final = listed("likely probable probably certain certainly sure surely")
_NEAR: Final = 3
"""Words before one of likelihood within which it is denied."""
_SHARED: Final = 2
"""Words that an unlikely thing has in common with ours to be the same."""


def likelier(text: str, pair: SentencePair) -> Mismatch | None:
    """Return what we hold for likely and the source for unlikely, or the other way round."""
    ours = pair.ours.terms
    if hinted(ours) and not any(term.word in _UNLIKELY for term in ours):
        return None
    if any(term.word[:1].isdigit() for term in ours):
        return None  # a probability in numbers says how likely it is
    mine = _leaning(ours)
    ways = {found[0] for place in pair.near if (found := _leaning(place.sentence.terms))}
    if mine is not None and len(ways) > 1:
        return None  # one thing is likely there, and another is not
    if mine is not None and any(
        _leans_so(mine[0], place.sentence.terms, ours) for place in pair.near
    ):
        return None
    for place in pair.near[:1]:
        theirs = place.sentence.terms
        other = _leaning(theirs)
        held = keys_in(_held(theirs, other[1])) if other else frozenset()
        shared = [t for t in ours if t.content and not t.named and t.keys & held]
        opposed = other is not None and (mine[0] if mine else 1) * other[0] < 0
        if other is None or not opposed or len(shared) < _SHARED or (mine is None and other[0] > 0):
            continue
        words = (mine[1],) if mine else tuple(shared[:1])
        return Mismatch(*passage(text, words), passage(place.text, (other[1],))[0])
    return None


def _held(sentence: Sequence[Term], word: Term) -> Sequence[Term]:
    """Return the part of a sentence that its word of likelihood is about.

    Not the reason given, nor what stands before "but": talks began, but a success is unlikely.
    """
    first = 0
    for index, term in enumerate(sentence):
        if term.start <= word.start:
            apart = term.word in _APART or (term.word == "and" and "," in term.follows)
            first = index if apart else first
            continue
        behind = sentence[index - 1] is word and term.word in ("as", "after")
        reason = term.word in _REASONS and "," in term.follows
        if reason or behind or term.word in ("because", "but"):
            return sentence[first:index]
    return sentence[first:]


_APART: Final = listed("but although though while whereas")
_REASONS: Final = listed("as since because given while although though after")
"""What stands behind a comma before that which is so, and not only likely."""


def _leaning(sentence: Sequence[Term]) -> tuple[int, Term] | None:
    """Return 1 where a sentence holds something for likely, -1 for unlikely, and the word."""
    for index, term in enumerate(sentence):
        way = (term.word in _LIKELY) - (term.word in _UNLIKELY)
        if way and not (term.word == "remote" and _is_far(sentence, index)):
            denied = any(negates(t.word) for t in sentence[max(index - _NEAR, 0) : index])
            return (-way if denied else way), term
    return None


def _is_far(sentence: Sequence[Term], index: int) -> bool:
    """Tell whether what is remote is a place: remote communities, but a remote chance."""
    after = sentence[index + 1].word if index + 1 < len(sentence) else ""
    before = sentence[index - 1].word if index else ""
    return after not in _CHANCES and before not in _SEEMING


_CHANCES: Final = listed(
    "chance chances possibility likelihood probability prospect prospects risk"
)
_SEEMING: Final = listed("is are was were be seems seem seemed looks appears remains as")


def _leans_so(way: int, theirs: Sequence[Term], ours: Sequence[Term]) -> bool:
    """Tell whether a sentence leans as ours does, on something that ours speaks of."""
    found = _leaning(theirs)
    own = keys_in(term for term in ours if term.content)
    return (
        found is not None
        and found[0] == way
        and any(term.keys & own for term in theirs if term.content and term is not found[1])
    )
