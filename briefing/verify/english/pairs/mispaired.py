"""Values of an item that the source gives of something else, and another one of what it says.

Of "the Anna shaft is 820 metres deep; the Berta shaft reaches 640 metres" no Anna is 640 metres
deep. Shown only where each of the two values has a partner of its own in its clause, and the item
has the partner of the one, and nothing of the other's clause.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from briefing.compiled import late_pattern
from briefing.verify.english.lexicon import NOUN, VERB, kinds
from briefing.verify.english.pairs.clauses import (
    CUT,
    Clause,
    Known,
    Partner,
    clause,
    content,
    our_clause,
    partner,
    sentence_at,
)
from briefing.verify.english.pairs.swapped import swapped
from briefing.verify.english.pairs.values import Value, alike, beside, equal, values
from briefing.verify.english.wording import keys_in
from briefing.verify.english.wording.terms import Term, terms
from briefing.verify.language import Mispaired, PairedText, listed

_WEIGHED: Final = late_pattern(
    r"(?i)\b(?:than|before|after|later|earlier|more|fewer|less|others?|another|against|compared"
    r"|instead|unlike|also|besides|both|half|twice|double|remaining|rest|total|together|altogether"
    r"|combined|alone|average|respectively|not|no|never|none|nobody|without|except|but|only|all"
    r"|from|between|every|once)\b|n['’]t\b"
)
"""What may make of two values of a paragraph a third thing to say."""
_REFERS: Final = late_pattern(
    r"(?i)\b(?:it(?! (?:is|was|were)\b)|he|she|they|them|him|this|these|both|another|there|then"
    r"|here|(?:that|those)"
    r"(?! (?:of|in|at|for|to|from|by|on|the|an?|no)\b)|the (?:former|latter|same)|others?"
    r"|respectively|compared|against|than|earlier|previous(?:ly)?|ago)\b"
)
"""What may stand for something of another clause, or be held against it."""
_PLACED: Final = late_pattern(
    r"(?i)\b(?:in|at|near|from|to|of|around|outside)\s(?:the\s)?(?:\w+\s)?$"
)
_NAMED: Final = late_pattern(r"[A-Z\d]|\bnoon\b|\bmidnight\b")
"""What a day or a time has that is no "today", of which anything may be told besides."""
_LIGHT: Final = listed("give hold begin start happen stand lie follow pass set run keep let bring")
"""Verbs that say little: whoever gave evidence has given what there is the evidence of."""
_BEFORE: Final = 20
_ACTING: Final = ("name", "body")
"""Classes of partners of which one may stand for the other within a sentence alone."""


class _Ours(Struct, frozen=True):
    """A value of an item, the words of its clause and of all of it, and their partners."""

    value: Value
    words: Sequence[Term]
    all_words: Sequence[Term]
    partners: Sequence[Partner]
    all_partners: Sequence[Partner]


class _Pair(Struct, frozen=True):
    """The clauses that have our value, and that of another value of the same paragraph."""

    text: str
    there: Sequence[Clause]
    other: Clause


def mispaired(text: str, places: Sequence[PairedText], anchor: date | None) -> list[Mispaired]:
    """Return the values of a text that the paragraphs have of something else alone.

    ``places`` are the cited paragraphs; days in ``text`` are counted from ``anchor``.
    """
    ours = values(text, anchor)
    if not ours:
        return []
    read = [(place, values(place.text, place.anchor)) for place in places]
    known = Known(
        frozenset(name for place in places for name in place.named),
        frozenset(body for place in places for body in place.bodies),
    )
    found = []
    for value in ours:
        having = [
            (at, each) for at, (_, all_) in enumerate(read) for each in all_ if equal(value, each)
        ]
        if not having or len({at for at, _ in having}) > 1:
            continue
        at = having[0][0]
        place, theirs = read[at]
        others = [
            each
            for each in theirs
            if alike(value, each) and not any(equal(each, mine) for mine in ours)
            if not each.dated or _NAMED.search(each.text)
        ]
        mine = _ours(text, value, ours, known) if others else None
        if mine is None:
            continue
        there = [clause(place.text, each, theirs, known) for _, each in having]
        there = [each for each in there if each.own] or there  # eleven hours later, on Wednesday
        printed = keys_in(term for each in read for term in terms(each[0].text))
        for other in others:
            pair = _Pair(place.text, there, clause(place.text, other, theirs, known))
            told = _by_partners(mine, pair) or _by_words(mine, pair, printed)
            if told:
                found.append(
                    Mispaired(value.start, value.end, value.dated, other.text, told.word, at)
                )
                break
    return found or list(swapped(text, places, anchor))[:1]


def _ours(text: str, value: Value, ours: tuple[Value, ...], known: Known) -> _Ours | None:
    """Return a value of an item with the words beside it, None where others may weigh it."""
    span = our_clause(text, value, ours)
    alone = not any(beside(value, ours, 0, len(text)))
    told = [
        (term, kind)
        for term in terms(text)
        if not value.start <= term.start < value.end and (kind := partner(term, known))
        if not (kind == "month" and value.dated)
    ]
    words = content(text, *span, ours)
    if alone and not words:
        span = sentence_at(text, value.start)
        words = content(text, *span, ours)
    partners = [each for each in told if span[0] <= each[0].start < span[1]]
    masked = text
    for each in ours:
        masked = f"{masked[: each.start]}{'_' * (each.end - each.start)}{masked[each.end :]}"
    if _WEIGHED.search(masked, *span):
        return None
    return _Ours(value, words, content(text, 0, len(text), ours), partners, told)


def _by_partners(ours: _Ours, pair: _Pair) -> Term | None:
    """Return a partner of ours where all of them are of the other value, and ours has another."""
    there, other = pair.there, pair.other
    if not ours.partners or any(_refers(pair.text, each) for each in there):
        return None
    mine = keys_in(term for term, _ in ours.partners)
    if mine & keys_in(term for each in there for term, _ in each.around_partners):
        return None
    theirs = keys_in(term for term, _ in other.partners)
    if not all(term.keys & theirs for term, _ in ours.partners) or _is_scene(ours, pair):
        return None
    every = keys_in(term for term, _ in ours.all_partners)
    sorts = {kind for _, kind in ours.partners}
    for each in there:
        own = [(term, kind) for term, kind in each.partners if not term.keys & theirs]
        if any(term.keys & every for term, _ in own):
            return None
        for sort in sorts:
            acting = sort in _ACTING and each.sentence == other.sentence
            its = [t for t, kind in other.partners if kind == sort and t.keys & mine]
            rival = [t for t, kind in own if kind == sort or (acting and kind in _ACTING)]
            if not rival or not _is_parallel(pair.text, each, other, rival, its):
                return None
    return ours.partners[0][0]


def _by_words(ours: _Ours, pair: _Pair, known: Collection[str]) -> Term | None:
    """Return a word of ours that only the clause of the other value has, if none has ours alone.

    Our words have to stand in the source, since a paraphrase may say what no rule reads: one may
    not, where two are the other clause's.
    """
    there, other = pair.there, pair.other
    unknown = sum(term.keys.isdisjoint(known) and not term.keys & _LIGHT for term in ours.words)
    if unknown > 1:
        return None
    theirs, around = keys_in(other.own), keys_in(_around(pair))
    told = [term for term in ours.words if term.keys & theirs and not term.keys & around]
    single = len(ours.words) == 1 and _ENDED(ours.words[0].word)
    if len(told) <= unknown or single:
        return None
    if any(term.keys & around and not term.keys & theirs for term in ours.all_words):
        return None
    every = keys_in(ours.all_words)
    its = [term for term in other.own if any(term.keys & each.keys for each in told)]
    for each in there:
        own = [term for term in each.own if not term.keys & theirs and not term.keys & every]
        if _REFERS.search(pair.text, *each.span):
            return None
        if each.sentence == other.sentence and not _is_cut(pair.text, each.value, other.value):
            return None
        if each.sentence == other.sentence and each.value.start > other.value.start:
            own = _on_their_side(pair.text, each, own, [t.start < other.value.start for t in its])
        if not own and not _is_dateline(pair.text, each):
            return None
    return told[0]


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


def _around(pair: _Pair) -> Iterator[Term]:
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


_ARTICLE: Final = late_pattern(r"(?i)\b(?:the|of)\s(?:\w+ly\s)?$")
_ENDED: Final = re.compile(r"\w+(?:ed|ing)").fullmatch


def _refers(text: str, there: Clause) -> bool:
    return _REFERS.search(text, there.first, there.span[1]) is not None


def _is_cut(text: str, one: Value, other: Value) -> bool:
    """Tell whether two values of a sentence stand in clauses of their own."""
    first, last = sorted((one, other), key=lambda value: value.start)
    if text[: last.start].endswith(" to ") and _FOR.match(text, last.end):
        return True
    return CUT.search(text, first.end, last.start) is not None


_FOR: Final = late_pattern(r"\s(?:\w+\s)?for\s[A-Z]")
"""What stands behind the second of two results: 52.4 percent to 47.6 for Bek."""


def _is_scene(ours: _Ours, pair: _Pair) -> bool:
    """Tell whether our partners are only places of an earlier sentence: all happened in Dorn."""
    other = pair.other
    if not any(other.sentence[0] < each.sentence[0] for each in pair.there):
        return False
    mine = keys_in(term for term, _ in ours.partners)
    return all(
        _PLACED.search(pair.text, max(term.start - _BEFORE, 0), term.start)
        for term, _ in other.partners
        if term.keys & mine
    )


def _is_parallel(
    text: str, there: Clause, other: Clause, own: Sequence[Term], its: Sequence[Term]
) -> bool:
    """Tell whether two values have their partners on the same side, and none the other's as well.

    What stands before both may be the subject of both.
    """
    if there.sentence != other.sentence:
        return True
    value, theirs = there.value, other.value
    if value.start > theirs.start:
        if all(term.start < theirs.start for term in its):
            between = any(theirs.end <= term.start < value.start for term in own)
            return between and _is_cut(text, theirs, value)
        return any(term.start > value.start for term in own)
    if all(term.start > theirs.start for term in its):
        return any(value.start < term.start < theirs.start for term in own)
    return True
