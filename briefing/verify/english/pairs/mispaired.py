"""Values of an item that the source gives of something else, and another one of what it says.

Of "the Anna shaft is 820 metres deep; the Berta shaft reaches 640 metres" no Anna is 640 metres
deep. Shown only where each of the two values has a partner of its own in its clause, and the item
has the partner of the one, and nothing of the other's clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from re import Match
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.english.pairs.by_order import by_order, label
from briefing.verify.english.pairs.by_partners import by_partners
from briefing.verify.english.pairs.by_slots import by_slots
from briefing.verify.english.pairs.by_words import by_words
from briefing.verify.english.pairs.clauses import (
    Clause,
    Known,
    clause,
    content,
    our_clause,
    partner,
    sentence_at,
)
from briefing.verify.english.pairs.held import Ours, Pair
from briefing.verify.english.pairs.in_order import in_order
from briefing.verify.english.pairs.swapped import swapped
from briefing.verify.english.pairs.values import Value, alike, beside, equal, values
from briefing.verify.english.wording import keys_in
from briefing.verify.english.wording.terms import Term, terms
from briefing.verify.language import Mispaired, PairedText

_WEIGHED: Final = late_pattern(
    r"(?i)\b(?:than|before|after|later|earlier|more|fewer|less|others?|another|against|compared"
    r"|instead|unlike|also|besides|both|half|twice|double|remaining|rest|total|together|altogether"
    r"|combined|alone|average|respectively|not|no|never|none|nobody|without|except|but"
    r"|between|once|as\s\w+(?:\s\w+){0,3}\sas)\b|n['’]t\b"
)
"""What may make of two values of a paragraph a third thing to say."""
_THE: Final = late_pattern(r"(?i)\b(?:the|these|those|both|all)\s$")
"""What stands before a number of things that have been named: the two depots."""
_BOUND: Final = late_pattern(
    r"(?i)\b(?:not|no|nobody|never)\b(?:\s\w+){0,4}?\s(?:than|after|before|beyond)(?=\s_)"
)
"""A limit told by a denial, which weighs nothing: not faster than 20 kilometres an hour."""
_NAMED: Final = late_pattern(r"[A-Z\d]|\bnoon\b|\bmidnight\b")
"""What a day or a time has that is no "today", of which anything may be told besides."""


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
            if _is_confirmed(value, ours, there, theirs, other):
                break
            pair = Pair(place.text, there, clause(place.text, other, theirs, known))
            told = _told(mine, pair, printed)
            if told:
                found.append(
                    Mispaired(value.start, value.end, value.dated, other.text, told.word, at)
                )
                break
    found = found or list(in_order(text, places, anchor))
    return found or list(swapped(text, places, anchor))[:1]


def _is_confirmed(
    value: Value,
    ours: Sequence[Value],
    there: Sequence[Clause],
    theirs: Sequence[Value],
    other: Value,
) -> bool:
    """Tell whether the source has a day of ours with a number of ours, and not with the other.

    "In May the port took 1,700 tonnes", of tonnes that are told beside that month alone.
    """
    sentence = next((each.sentence for each in there), (0, 0))
    if not value.dated or len(there) != 1 or sentence[0] <= other.start < sentence[1]:
        return False
    return any(
        not (each.dated or each.bare)
        and (places := [one for one in theirs if equal(each, one)])
        and all(sentence[0] <= one.start < sentence[1] for one in places)
        for each in ours
    )


def _told(mine: Ours, pair: Pair, printed: frozenset[str]) -> Term | None:
    """Return the word of ours that shows our value to be of something else."""
    if any(label(pair.text, each.value) for each in (*pair.there, pair.other)):
        return by_order(mine, pair)  # what stands behind a bracket is of the next one
    return (
        by_partners(mine, pair)
        or by_words(mine, pair, printed)
        or by_slots(mine, pair, printed)
        or by_order(mine, pair)
    )


def _blank(match: Match[str]) -> str:
    return " " * len(match[0])


def _ours(text: str, value: Value, ours: tuple[Value, ...], known: Known) -> Ours | None:
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
    if _THE.search(text, 0, value.start):
        return None
    masked = text
    for each in ours:
        masked = f"{masked[: each.start]}{'_' * (each.end - each.start)}{masked[each.end :]}"
    if _WEIGHED.search(_BOUND.sub(_blank, masked), *span):
        return None
    return Ours(value, words, content(text, 0, len(text), ours), partners, told)
