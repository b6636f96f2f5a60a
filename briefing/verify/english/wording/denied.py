"""Whether the source denies in its own words what a brief denies in others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Final

from briefing.verify.english.wording import CitedSentences, clause_of, keys_in
from briefing.verify.english.wording.denials import denials
from briefing.verify.english.wording.terms import Term

MOST: Final = 24
"""Denied words of one sentence that are looked at."""


def denied_there(ours: Sequence[Term], source: CitedSentences) -> bool:
    """Tell whether the source denies something of what our clause with a denial speaks of.

    "They gave no reply" is fair where "the Front did not answer", whatever else replied there.
    """
    for _cue, target in islice(denials(ours), MOST):
        about = company(ours, target) | ours[target].keys
        for place in source.having(about):
            terms = place.sentence.terms
            for their_cue, _ in islice(denials(terms), MOST):
                if _enough(about, terms, their_cue):
                    return True
    return False


def _enough(about: frozenset[str], theirs: Sequence[Term], cue: int) -> bool:
    """Tell whether a denial of theirs is of enough of what ours is about: of two of its words."""
    first, end = clause_of(theirs, cue)
    shared = [term for term in theirs[first:end] if term.content and term.keys & about]
    return len(shared) > 1


def company(sentence: Sequence[Term], index: int) -> frozenset[str]:
    """Return the keys of the clause in which a word stands, its own left out."""
    first, end = clause_of(sentence, index)
    return keys_in(term for term in sentence[first:end] if term.content) - sentence[index].keys
