"""Denials in other words: a nought, a place outside, all that is taken, an opposite."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.english.lexicon import (
    ADJECTIVE,
    ADVERB,
    NOUN,
    VERB,
    antonyms,
    kinds,
    lemmas,
    verb_lemmas,
)
from briefing.verify.english.moods import REFUSING, denying_words, negates
from briefing.verify.english.wording import (
    SentencePair,
    SourceSentence,
    clause_of,
)
from briefing.verify.english.wording.denials import DENYING, used_up
from briefing.verify.english.wording.terms import Term, is_number, timely
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


def forbids(theirs: Sequence[Term], index: int) -> bool:
    """Tell whether what stands at ``index`` is forbidden: fishing near the cape is prohibited."""
    behind = theirs[index + 1 : index + 1 + _FORBIDDEN_WITHIN]
    return any(
        term.keys & _FORBIDDING and before.word in _FORBIDDEN and not term.named
        for before, term in pairwise(behind)
    )


_FORBIDDING: Final = listed("prohibit ban forbid outlaw bar")
_FORBIDDEN: Final = listed("is are was were be been being remains remain stays stay now")
_FORBIDDEN_WITHIN: Final = 12
"""Words behind what is forbidden within which that is said."""
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


_AGREED: Final = listed(
    "agree agreed agreement accord consensus deal progress breakthrough settle settlement resolve"
    " decide decision unite united unanimous reconcile"
)
_AT_ODDS: Final = listed(
    "apart differ disagree disagreement divide divided split deadlock deadlocked gridlock stalemate"
    " impasse odds rift quarrel stall stalled falter collapse break unresolved undecided standoff"
)
_TOLD_WITHIN: Final = 3
"""Words behind a negation within which agreement is denied: there is still no real agreement."""


def at_odds(ours: Sequence[Term], cue: int, theirs: Sequence[Term]) -> bool:
    """Tell whether we deny agreement where the source has them at odds: far apart, deadlocked."""
    denied = ours[cue + 1 : cue + 1 + _TOLD_WITHIN]
    return any(term.word in _AGREED or term.keys & _AGREED for term in denied) and any(
        term.word in _AT_ODDS or term.keys & _AT_ODDS for term in theirs
    )


BEFORE: Final = listed("before until till")


def not_before(ours: Sequence[Term], cue: int) -> bool:
    """Tell whether we deny something for the time before it alone: will not open before Monday."""
    _, end = clause_of(ours, cue)
    return any(
        term.word in BEFORE and (timely(after) or is_number(after))
        for term, after in pairwise(ours[cue : end + 2])
    )


_PENDING: Final = listed("pending await awaiting awaits awaited wait waiting")
_WAITED: Final = 3
"""Words before one that is waited for within which that is said."""


def pending(theirs: Sequence[Term], index: int) -> bool:
    """Tell whether the source waits for what we deny: pending customs clearance."""
    return any(term.word in _PENDING for term in theirs[max(index - _WAITED, 0) : index])


def all_gone(cue: Term, pair: SentencePair) -> bool:
    """Tell whether "nobody" may be what the source says of all: all were lifted off."""
    return cue.word in _NONE and any(
        term.word in _ALL for place in pair.near for term in place.sentence.terms
    )


_SO_FAR: Final = listed("before ever previously until hitherto earlier yet")
_FIRSTS: Final = listed(
    "maiden inaugural debut unprecedented unique only best worst most least record unrivalled"
    " unmatched"
)
_COMPARING: Final = listed("than as so such other else worse better")


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


_PREFIXES: Final = ("un", "in", "im", "ir", "il", "dis", "non", "mis")


def hinted(sentence: Sequence[Term]) -> bool:
    """Tell whether anything in a sentence may stand for a denial, however faintly."""
    timed = any(term.word in SINCE for term in sentence)
    return any(
        negates(term.word)
        or term.word in denying_words("hints")
        or bool(term.keys & denying_words("hints"))
        or _prefixed(term.word)
        or (timed and unmatched(term))
        or used_up(sentence, index)
        or _left_out(sentence, index)
        or kept_from(sentence, index)
        for index, term in enumerate(sentence)
    )


def implies(sentence: Sequence[Term]) -> bool:
    """Tell whether a clause may say by a word alone that something is not so: withheld, spared.

    Or leaves some out: all but two.
    """
    words = [term.word for term in sentence]
    but = any(
        one in _ALL_OF and other in ("but", "except", "save", "bar")
        for one, other in pairwise(words)
    )
    return but or any(term.keys & denying_words("implied") for term in sentence)


_ALL_OF: Final = listed("all every everyone everybody everything none nobody nothing")


def _left_out(sentence: Sequence[Term], index: int) -> bool:
    """Tell whether a verb and "out" deny: what is ruled out, or left out."""
    out = [term.word for term in sentence[index + 1 : index + 3]]
    if out[:1] == ["off"] and sentence[index].keys & _OFF:
        return True
    return "out" in out and bool(sentence[index].keys & _OUT_OF)


def kept_from(sentence: Sequence[Term], index: int) -> bool:
    """Tell whether a word keeps somebody from something: kept the boats from landing."""
    behind = [term.word for term in sentence[index + 1 : index + 6]]
    return "keep" in sentence[index].keys and not _KEPT.isdisjoint(behind)


def called_off(sentence: Sequence[Term]) -> bool:
    """Tell whether what a sentence speaks of did not take place: called off, postponed."""
    return any(
        term.keys & _CANCELLING or (after.word == "off" and term.keys & {"call", "put"})
        for term, after in pairwise((*sentence, *sentence[-1:]))
    )


_CANCELLING: Final = listed("cancel postpone defer")
_KEPT: Final = listed("from out away off")
_OFF: Final = listed("call put wave write cry break")
_OUT_OF: Final = listed("rule leave")


SINCE: Final = listed("since ever before record history years decades")


def unmatched(term: Term) -> bool:
    """Tell whether a word makes something the first or the most, which it was not before."""
    most = term.word.endswith("est") and kinds(term.word) & ~ADVERB == ADJECTIVE
    return term.word == "first" or most


def _prefixed(word: str) -> bool:
    """Tell whether a word is another one with a denying prefix: unhurt, disagree, jobless."""
    if word.endswith("less"):
        return True
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > 3 and kinds(rest) & (ADJECTIVE | VERB):
            return bool(verb_lemmas(word) or kinds(word) & (ADJECTIVE | NOUN))
    return False
