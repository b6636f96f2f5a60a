"""Negations on one side only, and words that are the opposite of what the source says.

Both are guesses from words alone, made to warn: they say where a second look is worth it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from briefing.verify.aligned import Mismatch, Place, Source, keys_in, pairs, passage, read
from briefing.verify.lexicon import ADVERB, FUNCTION, antonyms, kinds, lemmas
from briefing.verify.terms import Term, listed

_NOT: Final = listed(
    "not never no none nobody nothing neither nor without cannot hardly barely unable nowhere"
)
_BEFORE_NOUNS: Final = listed("no none without neither nor lack")
_LOOSE: Final = listed("instead rather unlike despite little few unless until")
"""Words that may stand for a negation, but take none by themselves."""
_REFUSING: Final = listed("fail refuse decline")
_DENYING: Final = listed("deny prevent avoid lack")
_ENDS: Final = listed(
    "but because although though while whereas after before when where if unless until"
)
_TELLING: Final = listed("say tell name give state report mention specify identify describe")
"""What the desk writes of the source itself: 'the article does not say which'."""
_REACH: Final = 12
"""Words from a negation within which another word may stand under it."""
_BEHIND: Final = 5
"""Words from another word within which a negation may still be its own: 'talks have not begun'."""
_TARGETS: Final = 3
"""Words that one negation denies at most."""
_MOST: Final = 24
"""Denied words of one sentence that are looked at."""


def negation(text: str, paragraphs: Sequence[str]) -> Mismatch | None:
    """Return what is denied in a text and not in the paragraphs, or the other way round."""
    source = read(paragraphs)
    for ours, near in pairs(text, paragraphs):
        found = _denied_by_us(text, ours.terms, near, source) or _denied_by_them(
            text, ours.terms, near
        )
        if found:
            return found
    return None


def _denied_by_us(
    text: str, ours: Sequence[Term], near: Sequence[Place], source: Source
) -> Mismatch | None:
    judged: set[int] = set()
    for cue, target in islice(_denials(ours), _MOST):
        keys = ours[target].keys
        affirmed = list(_standing(keys, near))
        # The first of the denied words that the source has decides.
        if cue in judged or not affirmed:
            continue
        judged.add(cue)
        if not any(_under(p.sentence.terms, i) for p, i in _standing(keys, source.having(keys))):
            place, index = affirmed[0]
            shown, start, end = passage(text, (ours[cue], ours[target]))
            return Mismatch(shown, start, end, _around(place, index))
    return None


def _denied_by_them(text: str, ours: Sequence[Term], near: Sequence[Place]) -> Mismatch | None:
    for place in near:
        theirs = place.sentence.terms
        for cue, target in islice(_denials(theirs), _MOST):
            keys = theirs[target].keys
            said = [index for index, term in enumerate(ours) if keys & term.keys]
            if not said or any(_under(ours, index) for index in said):
                continue
            if all(_under(p.sentence.terms, i) for p, i in _standing(keys, near)):
                shown, start, end = passage(text, (ours[said[0]],))
                theirs_shown, _, _ = passage(place.text, (theirs[cue], theirs[target]))
                return Mismatch(shown, start, end, theirs_shown)
    return None


def _denials(sentence: Sequence[Term]) -> Iterator[tuple[int, int]]:
    """Give each negation of a sentence with the words that it denies."""
    for cue, term in enumerate(sentence):
        if not _is_cue(sentence, cue):
            continue
        count = 0
        for index in range(cue + 1, min(cue + 1 + _REACH, len(sentence))):
            after = sentence[index]
            if after.word in _ENDS or any(sign in after.follows for sign in ",;:.()"):
                break
            if after.keys & _DENYING:
                break
            if after.content and not after.keys & _TELLING:
                yield cue, index
                count += 1
                # 'no' may have an adjective before what it denies, 'not' only an adverb.
                if count == _TARGETS or not (
                    term.word in _BEFORE_NOUNS or kinds(after.word) == ADVERB
                ):
                    break
            elif after.keys & _TELLING and term.word in _NOT:
                break


def _is_cue(sentence: Sequence[Term], index: int) -> bool:
    """Tell whether a word denies what follows it."""
    term = sentence[index]
    after = sentence[index + 1] if index + 1 < len(sentence) else None
    if _negates(term.word):
        # 'not only' and 'no fewer than' deny nothing.
        return after is None or after.word not in ("only", "least", "fewer", "less", "doubt")
    if after is None:
        return False
    if term.word == "yet":
        return after.word == "to"
    if term.keys & _REFUSING:
        return after.word == "to"
    if index and sentence[index - 1].word in ("not", "never", "longer"):
        return False
    if "stop" in term.keys or "cease" in term.keys:
        return after.word.endswith("ing")
    if "rule" in term.keys:
        return after.word == "out"
    return bool(term.keys & _DENYING)


def _under(sentence: Sequence[Term], index: int) -> bool:
    """Tell whether a word may stand under a negation, before or after it."""
    first = max(index - _REACH, 0)
    if any(_is_cue(sentence, i) or sentence[i].word in _LOOSE for i in range(first, index)):
        return True
    return any(_negates(term.word) for term in sentence[index + 1 : index + 1 + _BEHIND])


def _negates(word: str) -> bool:
    return word in _NOT or word.endswith("n't")


def _standing(keys: frozenset[str], places: Sequence[Place]) -> Iterator[tuple[Place, int]]:
    for place in places:
        for index, term in enumerate(place.sentence.terms):
            if keys & term.keys:
                yield place, index


def _around(place: Place, index: int) -> str:
    """Return a word of the source with the words about it."""
    nearby = place.sentence.terms[max(index - 2, 0) : index + 2]
    return passage(place.text, nearby)[0]


def opposite(text: str, paragraphs: Sequence[str]) -> Mismatch | None:
    """Return a word that is the opposite of one of the source which the text does not have."""
    source = read(paragraphs)
    for ours, near in pairs(text, paragraphs):
        candidates = islice(_opposed(ours.terms, near), _CANDIDATES)
        for place, index, other in candidates:
            if not _said_too(ours.terms, index, other, source):
                term = ours.terms[index]
                shown = place.text[other.start : other.end]
                return Mismatch(text[term.start : term.end], term.start, term.end, shown)
    return None


def _opposed(ours: Sequence[Term], near: Sequence[Place]) -> Iterator[tuple[Place, int, Term]]:
    """Give each word of ours that the source has the opposite of, with that."""
    own = keys_in(ours)
    for index, term in enumerate(ours):
        grammar = bool(kinds(term.word) & FUNCTION)
        others = antonyms(term.word) if term.content or grammar else frozenset()
        for place in near[:2] if others else ():
            theirs = place.sentence.terms
            if any(term.keys & other.keys for other in theirs):
                continue
            for there, other in enumerate(theirs):
                opposed = not other.keys & own and others & lemmas(other.word)
                if opposed and _alike(ours, index, theirs, there):
                    yield place, index, other


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
    return any(target == index for _, target in _denials(sentence))


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
_COMPANY: Final = 12
"""Words on either side that are a word's company."""


def _company(sentence: Sequence[Term], index: int) -> frozenset[str]:
    nearby = sentence[max(index - _COMPANY, 0) : index + _COMPANY + 1]
    return frozenset(
        key for term in nearby if term.content and term is not sentence[index] for key in term.keys
    )


def _next(sentence: Sequence[Term], index: int) -> Term | None:
    return next((term for term in sentence[index + 1 : index + 4] if term.content), None)
