"""Values told apart by names, months and sides: what the northern camp has, and the southern."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.english.names.demonyms import standing
from briefing.verify.english.pairs.clauses import Clause, Partner
from briefing.verify.english.pairs.held import (
    BEFORE,
    PLACED,
    REFERS,
    Ours,
    Pair,
    is_cut,
    left_out,
)
from briefing.verify.english.wording import keys_in
from briefing.verify.english.wording.terms import Term

_ACTING: Final = ("name", "body")
"""Classes of partners of which one may stand for the other within a sentence alone."""


def by_partners(ours: Ours, pair: Pair) -> Term | None:
    """Return a partner of ours where all of them are of the other value, and ours has another."""
    there, other = pair.there, pair.other
    if not ours.partners or any(_refers(pair.text, each) for each in there):
        return None
    around, theirs = keys_in(_around(pair)), keys_in(term for term, _ in other.partners)
    # What both have tells none of them: the Marsh Bridge, the Castle Bridge.
    counted = {word for each in there for word in left_out(other, each)}
    telling = [
        each
        for each in ours.partners
        if not each[0].keys & around & theirs and each[0].word not in counted
    ]
    mine = keys_in(term for term, _ in telling)
    if not telling or mine & around or not all(term.keys & theirs for term, _ in telling):
        return None
    if any(kind == "month" and t.keys & around for t, kind in ours.partners):
        return None  # in one place or on one side, but not in one month
    scene = _is_scene(telling, pair)
    if scene and not all(_is_state(term) for term in _named(telling)):
        return None
    every = keys_in(term for term, _ in ours.all_partners)
    sorts = {kind for _, kind in telling}
    for each in there:
        own = [(term, kind) for term, kind in each.partners if not term.keys & theirs]
        if any(term.keys & every for term, _ in own):
            return None
        for sort in sorts:
            acting = sort in _ACTING and each.sentence == other.sentence
            its = [t for t, kind in other.partners if kind == sort and t.keys & mine]
            rival = [t for t, kind in own if kind == sort or (acting and kind in _ACTING)]
            if scene and not any(map(_is_state, rival)):
                return None
            if not rival or not _is_parallel(pair.text, each, other, rival, its):
                return None
    return telling[0][0]


def _named(partners: Sequence[Partner]) -> list[Term]:
    return [term for term, kind in partners if kind == "name"]


def _is_state(term: Term) -> bool:
    """Tell whether a word is the name of a state, of which none lies in another."""
    return any(kin.sort == "state" for _, kin in standing().get((term.word,), ()))


def _refers(text: str, there: Clause) -> bool:
    found = REFERS.finditer(text, there.first, there.span[1])
    return any(there.value.dated or not _SAME_TIME.match(text, each.start()) for each in found)


_SAME_TIME: Final = late_pattern(r"the same (?:period|week|month|year|day|time|quarter|season)\b")
"""What refers to when it was, and not to what is counted."""


def _around(pair: Pair) -> Iterator[Term]:
    """Yield the partners that may go with our value, those of the other's clause left out."""
    start, end = pair.other.span
    for each in pair.there:
        apart = each.sentence == pair.other.sentence and not each.span[0] <= start < each.span[1]
        for term, _ in each.around_partners:
            if not (apart and start <= term.start < end):
                yield term


def _is_scene(telling: Sequence[Partner], pair: Pair) -> bool:
    """Tell whether our partners are only places of an earlier sentence: all happened in Dorn."""
    other = pair.other
    if not any(other.sentence[0] < each.sentence[0] for each in pair.there):
        return False
    mine = keys_in(term for term, _ in telling)
    return all(
        PLACED.search(pair.text, max(term.start - BEFORE, 0), term.start)
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
            return between and is_cut(text, theirs, value)
        return any(term.start > value.start for term in own)
    if all(term.start > theirs.start for term in its):
        return any(value.start < term.start < theirs.start for term in own)
    return True
