"""Values told apart by the words of their clauses: received on the 4th, published on the 21st."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.english.lexicon import NOUN, VERB, kinds
from briefing.verify.english.pairs.clauses import Clause
from briefing.verify.english.pairs.held import BEFORE, PLACED, REFERS, Ours, Pair, is_cut, left_out
from briefing.verify.english.wording import keys_in
from briefing.verify.english.wording.terms import Term, terms
from briefing.verify.language import listed

_LIGHT: Final = listed("give hold begin start happen stand lie follow pass set run keep let bring")
"""Verbs that say little: whoever gave evidence has given what there is the evidence of."""


def by_words(ours: Ours, pair: Pair, known: Collection[str]) -> Term | None:
    """Return a word of ours that only the clause of the other value has, if none has ours alone.

    Our words have to stand in the source, since a paraphrase may say what no rule reads: one may
    not, where two are the other clause's.
    """
    there, other = pair.there, pair.other
    unknown = sum(term.keys.isdisjoint(known) and not term.keys & _LIGHT for term in ours.words)
    if unknown > 1:
        return None
    if any(_has_our_month(ours, each, other) for each in there):
        return None
    theirs, around = keys_in(other.own), keys_in(_around(pair))
    counted = {word for each in there for word in left_out(other, each)}
    subject = _subject(pair)
    words = [t for t in ours.words if t.word not in counted and not t.keys & subject]
    told = [term for term in words if term.keys & theirs and not term.keys & around]
    single = len(ours.words) == 1 and _ENDED(ours.words[0].word)
    if len(told) <= unknown or single or _is_where(told, pair):
        return None
    shared = theirs | subject
    apart = [term for term in ours.all_words if term.keys & around and not term.keys & shared]
    if any(not _is_shared(term, pair) for term in apart):
        return None
    every = keys_in(ours.all_words)
    its = [term for term in other.own if any(term.keys & each.keys for each in told)]
    for each in there:
        own = [term for term in each.own if not term.keys & theirs and not term.keys & every]
        if REFERS.search(pair.text, *each.span) or _takes_up(pair.text, each, other):
            return None
        if each.sentence == other.sentence and not is_cut(pair.text, each.value, other.value):
            return None
        if each.sentence == other.sentence and each.value.start > other.value.start:
            acts = [t for t in own if t.start < each.value.start and not _is_noun(pair.text, t)]
            acted = not unknown and all(_is_done(pair.text, term) for term in its)
            own = _on_their_side(pair.text, each, own, [t.start < other.value.start for t in its])
            own = own or (acts if acted else own)
        if not own and not _is_dateline(pair.text, each):
            return None
    return told[0]


def _has_our_month(ours: Ours, there: Clause, other: Clause) -> bool:
    """Tell whether only our value stands with a month of ours: 774 cases, and 7,288 in March."""
    theirs = keys_in(term for term, _ in other.partners)
    mine = keys_in(term for term, kind in ours.all_partners if kind == "month")
    return any(term.keys & mine and not term.keys & theirs for term, _ in there.partners)


def _is_where(told: Sequence[Term], pair: Pair) -> bool:
    """Tell whether it is only told where all of the sentence was: in Osk 40 came, and so 90."""
    other = pair.other
    later = all(
        each.sentence == other.sentence and each.value.start > other.value.start
        for each in pair.there
    )
    keys = keys_in(told)
    return later and all(
        term.named and PLACED.search(pair.text, max(term.start - BEFORE, 0), term.start)
        for term in other.own
        if term.keys & keys
    )


def _subject(pair: Pair) -> frozenset[str]:
    """Return the words of the subject of both values, where the later one's clause has none.

    It has a verb right behind the word that joins it: was hit on the 5th and reopened on the 12th.
    """
    first, last = sorted((pair.there[0], pair.other), key=lambda each: each.value.start)
    verb = min(last.own, key=lambda term: term.start, default=None)
    if len(pair.there) > 1 or first.sentence != last.sentence or verb is None:
        return frozenset()
    joined = _AND.search(pair.text, first.value.end, verb.start) is not None
    if not joined or _is_noun(pair.text, verb) or not kinds(verb.word) & VERB:
        return frozenset()
    start = first.sentence[0]
    words = (t for t in terms(pair.text) if start <= t.start < first.value.start)
    return keys_in(term for term in words if term.named or not _is_done(pair.text, term))


_AND: Final = late_pattern(r"(?i)\s(?:and|but|or)\s(?:(?:was|were|is|are|has|have|had|been)\s)*$")


def _takes_up(text: str, there: Clause, other: Clause) -> bool:
    """Tell whether a later clause may have the other one's thing by another name: the blaze."""
    later = there.value.start > other.value.start
    return later and _DEFINITE.search(text, *there.span) is not None


_DEFINITE: Final = late_pattern(
    r"\b(?:[Tt]he|[Tt]hat|[Tt]his)\s(?!two|three|four|five|six|seven|eight|nine|ten)[a-z]+"
    r"\s(?:was|were|is|are|had|has|have|will|would|could|can)\b"
)
"""A subject of one word, without what tells it from others: the blaze was out, of a fire."""


def _is_shared(term: Term, pair: Pair) -> bool:
    """Tell whether a verb of ours is left out in the other's clause: to carry lorries, and cars."""
    first, other = pair.there[0], pair.other
    if len(pair.there) > 1 or first.sentence != other.sentence:
        return False
    if other.value.start < first.value.start or any(kinds(t.word) & VERB for t in other.own):
        return False
    verbs = (t for t in first.own if t.start < first.value.start and not t.named)
    return any(kinds(t.word) & VERB and t.keys & term.keys for t in verbs)


def _on_their_side(
    text: str, there: Clause, own: Sequence[Term], before: Sequence[bool]
) -> list[Term]:
    """Return the words of a later clause that stand where the other one's words do.

    ``before`` says of each of these whether it stands before its value. A subject has to be one:
    what stands before both values may be that of both.
    """
    start = there.value.start
    leading = [t for t in own if t.start < start and _is_noun(text, t)]
    behind = [t for t in own if t.start > start]
    return [*(leading if any(before) else ()), *(() if all(before) else behind)]


def _around(pair: Pair) -> Iterator[Term]:
    """Yield the words that may go with our value, those of the other's clause left out."""
    start, end = pair.other.span
    for each in pair.there:
        for term in each.around:
            inside = start <= term.start < end and each.sentence == pair.other.sentence
            if not inside or each.span[0] <= term.start < each.span[1]:
                yield term


def _is_dateline(text: str, there: Clause) -> bool:
    """Tell whether a day stands in the line with place and day that begins a report."""
    return there.sentence[0] == 0 and _DATELINE.fullmatch(text, 0, there.value.start) is not None


_DATELINE: Final = late_pattern(r"[A-Z][A-Z .'-]+,\s")


def _is_noun(text: str, term: Term) -> bool:
    """Tell whether a word may be the subject of a clause: no form of a verb, but "the injured"."""
    sort = kinds(term.word)
    if term.named or not sort or _ARTICLE.search(text, 0, term.start):
        return True
    return bool(sort & NOUN and not (sort & VERB and _ENDED(term.word)))


def _is_done(text: str, term: Term) -> bool:
    """Tell whether a word is the verb of a clause: was hit."""
    if not _is_noun(text, term):
        return True
    passive = _WAS.search(text, max(term.start - _BEFORE, 0), term.start) is not None
    return passive and bool(kinds(term.word) & VERB)


_WAS: Final = late_pattern(r"(?i)\b(?:was|were|been|being|is|are|has|have|had)\s$")
_BEFORE: Final = 10
_ARTICLE: Final = late_pattern(r"(?i)\b(?:the|of)\s(?:\w+ly\s)?$")
_ENDED: Final = re.compile(r"\w+(?:ed|ing)").fullmatch
