"""Words that are the opposite of what the source says.

Guesses from words alone, made to warn: they say where a second look is worth it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from briefing.verify.english.lexicon import FUNCTION, antonyms, kinds, lemmas
from briefing.verify.english.wording.aligned import (
    Mismatch,
    Pair,
    Place,
    Source,
    keys_in,
    pairs,
    read,
)
from briefing.verify.english.wording.denials import denials
from briefing.verify.english.wording.directions import directed, routed
from briefing.verify.english.wording.terms import Term


def opposite(text: str, paragraphs: Sequence[str]) -> Mismatch | None:
    """Return a word that is the opposite of one of the source which the text does not have."""
    source = read(paragraphs)
    for pair in pairs(text, paragraphs):
        ours = pair.ours
        candidates = islice(_opposed(pair), _CANDIDATES)
        for place, index, other in candidates:
            if not _said_too(ours.terms, index, other, source):
                term = ours.terms[index]
                shown = place.text[other.start : other.end]
                return Mismatch(text[term.start : term.end], term.start, term.end, shown)
        found = directed(text, pair) or routed(text, pair)
        if found:
            return found
    return None


def _opposed(pair: Pair) -> Iterator[tuple[Place, int, Term]]:
    """Give each word of ours that the source has the opposite of, with that."""
    ours = pair.ours.terms
    own = keys_in(ours)
    for index, term in enumerate(ours):
        grammar = bool(kinds(term.word) & FUNCTION)
        others = antonyms(term.word) if term.content or grammar else frozenset()
        if _open(ours, index):
            continue
        for place in pair.meant(index) if others else ():
            theirs = place.sentence.terms
            if any(term.keys & other.keys for other in theirs):
                continue
            for there, other in enumerate(theirs):
                opposed = not other.keys & own and others & lemmas(other.word)
                if opposed and _alike(ours, index, theirs, there):
                    yield place, index, other


def _open(ours: Sequence[Term], index: int) -> bool:
    """Tell whether a word stands under 'whether', where a word and its opposite say the same."""
    return any(term.word == "whether" for term in ours[max(index - _WHETHER, 0) : index])


def _alike(ours: Sequence[Term], here: int, theirs: Sequence[Term], there: int) -> bool:
    """Tell whether two words stand in the same company, and both or neither denied."""
    if _denied(ours, here) != _denied(theirs, there) or _in_name(ours, here) != _in_name(
        theirs, there
    ):
        return False
    if kinds(ours[here].word) & FUNCTION:
        after, before = _next(ours, here), _next(theirs, there)
        return after is not None and before is not None and bool(after.keys & before.keys)
    return bool(_company(ours, here) & _company(theirs, there))


def _in_name(sentence: Sequence[Term], index: int) -> bool:
    return index > 0 and sentence[index].named


def _denied(sentence: Sequence[Term], index: int) -> bool:
    return any(target == index for _, target in denials(sentence))


def _said_too(ours: Sequence[Term], here: int, other: Term, source: Source) -> bool:
    """Tell whether the source says in the same company what we say: arrested, and later free."""
    opposites = antonyms(other.word)
    keys = ours[here].keys
    about = _company(ours, here)
    return any(
        (term.keys & keys or opposites & lemmas(term.word))
        and about & _company(place.sentence.terms, index)
        for place in source.having(keys | opposites)
        for index, term in enumerate(place.sentence.terms)
    )


_CANDIDATES: Final = 20
"""Opposed words that are looked into for one sentence."""
_WHETHER: Final = 8
"""Words behind 'whether' that it leaves open."""
_COMPANY: Final = 12
"""Words on either side that are a word's company."""


def _company(sentence: Sequence[Term], index: int) -> frozenset[str]:
    nearby = sentence[max(index - _COMPANY, 0) : index + _COMPANY + 1]
    return frozenset(
        key for term in nearby if term.content and term is not sentence[index] for key in term.keys
    )


def _next(sentence: Sequence[Term], index: int) -> Term | None:
    return next((term for term in sentence[index + 1 : index + 4] if term.content), None)
