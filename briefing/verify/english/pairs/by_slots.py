"""Values told apart by what stands in one slot: cars go at 30 kilometres an hour, buses at 20."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.english.lexicon import NOUN, VERB, kinds
from briefing.verify.english.pairs.clauses import Clause
from briefing.verify.english.pairs.held import REFERS, Ours, Pair, is_cut, left_out
from briefing.verify.english.wording import keys_in
from briefing.verify.english.wording.terms import Term
from briefing.verify.language import listed

_SHORT: Final = 4
"""Words of a clause that leaves out what the one before it has said, at most."""
_STRANGE: Final = 2
"""Words of ours that the source lacks, at most: of more something else may be meant."""
_LED: Final = late_pattern(
    r"(?i)\b(in|at|on|to|from|for|of|with|by|near|among|against|under|over|outside|between)\s"
    r"(?:(?:the|a|an|its|their|his|her|our|that of|those of|that|those)\s)?(?:[a-z]+\s){0,1}$"
)
_PLACES: Final = listed("in at on near outside")
_BEFORE: Final = 40

_FINITE: Final = late_pattern(
    r"(?i)\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|does|did|remains?)\b"
)

Slot = tuple[str, bool]
"""The preposition of a word, "" without one, and whether it stands before its value."""


def by_slots(ours: Ours, pair: Pair, known: frozenset[str]) -> Term | None:
    """Return a word of ours that stands with the other value where ours has another word.

    Both values stand in one sentence, whose later clause leaves out what they share.
    """
    other = pair.other
    if len(pair.there) != 1 or pair.there[0].sentence != other.sentence:
        return None
    each = pair.there[0]
    first, later = sorted((each, other), key=lambda clause: clause.value.start)
    if not is_cut(pair.text, each.value, other.value) or not _is_short(pair.text, first, later):
        return None
    if _points(pair.text, later):
        return None
    if sum(term.keys.isdisjoint(known) for term in ours.words) > _STRANGE:
        return None
    mine, every = keys_in(ours.words), keys_in(ours.all_words)
    mine |= keys_in(term for term, _ in ours.partners)
    every |= keys_in(term for term, _ in ours.all_partners)
    its = [(term, _slot(pair.text, term, other)) for term in _telling(pair.text, other, each)]
    own = [(term, _slot(pair.text, term, each)) for term in _telling(pair.text, each, other)]
    if later is other:  # what it leaves out is of both
        slots = {slot for _, slot in its}
        own = [(term, slot) for term, slot in own if slot in slots]
    if any(term.keys & every for term, _ in own):
        return None
    slots = {slot for _, slot in own}
    return next((term for term, slot in its if slot in slots and term.keys & mine), None)


def _points(text: str, later: Clause) -> bool:
    """Tell whether a later clause points back; "another" is one more of the same things."""
    found = REFERS.findall(text, *later.span)
    return any(word.lower() != "another" for word in found)


def _is_short(text: str, first: Clause, later: Clause) -> bool:
    """Tell whether a later clause has a word or two, and no verb but that of the first one."""
    finite = [{m.lower() for m in _FINITE.findall(text, *e.span)} for e in (first, later)]
    verbs = (kinds(term.word) for term in later.own if not term.named)
    acts = any(sort & VERB and not sort & NOUN for sort in verbs)
    return finite[1] <= finite[0] and 0 < len(later.own) <= _SHORT and not acts


def _telling(text: str, clause: Clause, other: Clause) -> Sequence[Term]:
    """Return the nouns of a clause that the other one has not."""
    theirs = keys_in(other.own)
    counted = left_out(clause, other)
    start, end = clause.span
    near = [term for term, _ in clause.partners if start <= term.start < end]
    return [
        term
        for term in dict.fromkeys((*clause.own, *near))
        if term.word not in counted
        if term.keys.isdisjoint(theirs)
        if (term.named or not _is_verb(text, term))
    ]


def _is_verb(text: str, term: Term) -> bool:
    """Tell whether a word is a verb, as it may be where a clause begins: and returns at eight."""
    sort = kinds(term.word)
    joined = _JOINED.search(text, max(term.start - _BEFORE, 0), term.start) is not None
    return bool(sort & VERB) and (not sort & NOUN or (joined and term.word.endswith("s")))


_JOINED: Final = late_pattern(r"\s(?:and|but|or)\s$")


def _slot(text: str, term: Term, clause: Clause) -> Slot:
    led = _LED.search(text, max(term.start - _BEFORE, clause.span[0]), term.start)
    before = not led and term.start < clause.value.start
    return ("in" if led and led[1].lower() in _PLACES else led[1].lower() if led else "", before)
