"""Denials in other words: a nought, a place outside, all that is taken, an opposite."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.english.lexicon import ADJECTIVE, antonyms, kinds, lemmas
from briefing.verify.english.moods import REFUSING
from briefing.verify.english.wording import (
    SourceSentence,
    clause_of,
)
from briefing.verify.english.wording.denials import (
    DENYING,
    SINCE,
    hinted,
    unmatched,
)
from briefing.verify.english.wording.terms import Term, timely
from briefing.verify.language import listed

_NOTHING: Final = late_pattern(r"(?<![\w.,])(?:0(?:\.0+)?|nil|zero)(?![\w,]|\.\d)", re.IGNORECASE)
_NONE: Final = listed("no none nobody nothing without")


def denied_otherwise(cue: Term, place: SourceSentence, index: int) -> bool:
    """Tell whether the source denies a word in its own way: a nought, a place outside, all taken.

    Whoever denies a claim denies what the source calls untrue somewhere in its sentence.
    """
    if cue.word in _NONE and _NOTHING.search(place.text):
        return True
    terms = place.sentence.terms
    if cue.keys & (DENYING | REFUSING):
        return hinted(terms) or any(term.word in _AWAY for term in terms)
    first, end = clause_of(terms, index)
    clause = terms[first:end]
    if any(term.word in _AWAY for term in clause):
        return True
    return cue.word in _NONE and (
        hinted(terms) or _used(terms, index) or any(term.word in _OUT for term in clause)
    )


_INSTEAD: Final = frozenset((("place", "of"), ("way", "for"), ("way", "to"), ("instead", "of")))
"""What says that something is there for another: have taken the place of, gave way to."""
_AWAY: Final = listed("outside beyond untrue incorrect baseless wrong unusable unfounded")
"""Words that deny by what they mean, whatever word denies it on our side."""
_OUT: Final = listed("down full taken occupied destroyed broken shut out cut empty blank vacant")
"""What there is none of where it is so: networks are down, beds taken."""
_ALL: Final = listed("every all each both")


def _used(terms: Sequence[Term], index: int) -> bool:
    """Tell whether a word stands under "every", so that there may be no other: every bed."""
    return any(term.word in _ALL for term in terms[max(index - 2, 0) : index])


def never_since(ours: Sequence[Term], theirs: Sequence[Term], index: int) -> bool:
    """Tell whether what is denied of a time is the first or most of it: not won since, ever."""
    nearby = theirs[max(index - 2, 0) : index + 1]
    if any(
        unmatched(term) and after.word in ("in", "for", "since") for term, after in pairwise(theirs)
    ) and any(map(timely, ours)):
        return True  # the first rain in ten weeks: none for so long
    if any(term.word in _SO_FAR for term in ours) and any(map(is_first, theirs)):
        return True  # no woman before her, of the first woman; never won before, of a maiden title
    beyond_any = any(term.word == "than" for term in theirs) and any(
        term.word in ("any", "ever", "anything", "anyone", "anywhere") for term in theirs
    )
    if is_compared(ours) and (beyond_any or any(map(is_first, theirs))):
        return True
    timed = all(any(term.word in SINCE for term in side) for side in (ours, theirs))
    return timed and any(map(unmatched, nearby))


_SO_FAR: Final = listed("before ever previously until hitherto earlier yet")
_FIRSTS: Final = listed(
    "maiden inaugural debut unprecedented unique only best worst most least record unrivalled"
    " unmatched"
)
_COMPARING: Final = listed("than as so such other else")


def is_first(term: Term) -> bool:
    """Tell whether a word makes something the first or the most of its kind."""
    return term.word in _FIRSTS or unmatched(term)


def is_compared(ours: Sequence[Term]) -> bool:
    """Tell whether a denial says that something is the most: no other is so high."""
    return any(
        term.word in _COMPARING or (term.word.endswith("er") and bool(kinds(term.word) & ADJECTIVE))
        for term in ours
    )


def may_deny(place: SourceSentence, denied: Term) -> bool:
    """Tell whether a sentence denies anything, or has the opposite of the denied word."""
    theirs = place.sentence.terms
    opposites = antonyms(denied.word)
    if hinted((denied,)):  # what is not shut is open, which a word for shut does not say
        return any(opposites & lemmas(term.word) for term in theirs)
    if any(term.word in _AWAY or term.word in _FIRSTS for term in theirs):
        return True
    if _NOTHING.search(place.text) or any(term.word in ("fewer", "zero", "nil") for term in theirs):
        return True
    if any((one.word, other.word) in _INSTEAD for one, other in pairwise(theirs)):
        return True
    return hinted(theirs) or any(opposites & lemmas(term.word) for term in theirs)
