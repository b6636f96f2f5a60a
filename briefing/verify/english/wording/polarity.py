"""Negations that stand on one side only.

These are guesses from words alone, made to warn: they say where a second look is worth it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from briefing.verify.english.wording import (
    OFTEN,
    CitedSentences,
    SentencePair,
    SourceSentence,
    clause_of,
    keys_in,
    pairs,
    passage,
    read,
    statement,
)
from briefing.verify.english.wording.denials import (
    DENYING,
    denials,
    disputes,
    is_apart,
    is_of_noun,
    under,
    wished,
)
from briefing.verify.english.wording.denied import (
    MOST,
    UNSETTLED,
    company,
    conditional,
    counted_elsewhere,
    denied_there,
    denied_too,
    is_part,
    left_open,
    supposes,
    turned_too,
)
from briefing.verify.english.wording.dropped import (
    denied_twice,
    dropped,
    in_common,
    is_elliptic,
)
from briefing.verify.english.wording.fair_denials import bears_out, is_borne_out, withheld
from briefing.verify.english.wording.otherwise import (
    all_gone,
    at_odds,
    denied_otherwise,
    forbids,
    implies,
    is_compared,
    is_first,
    may_deny,
    never_since,
    not_before,
    pending,
)
from briefing.verify.english.wording.terms import Term, is_number
from briefing.verify.english.wording.voices import disowned
from briefing.verify.language import Mismatch, listed

_BESIDE: Final = 3
"""Words behind a denied one with which it is looked for again: not pay in December."""
_MUCH: Final = 3
"""Words in common by which two sentences say the same but for a denial."""
_SAYING: Final = listed("say tell claim state report announce accuse allege maintain insist")


def negation(text: str, paragraphs: Sequence[str]) -> Mismatch | None:
    """Return what is denied in a text and not in the paragraphs, or the other way round."""
    source = read(paragraphs)
    for pair in pairs(text, paragraphs):
        found = _denied_by_us(text, pair, source) or _denied_by_them(text, pair, source)
        if found:
            return found
    return disowned(text, paragraphs)


def _denied_by_us(text: str, pair: SentencePair, source: CitedSentences) -> Mismatch | None:
    return next((each for each, founded in _denied(text, pair, source) if founded), None)


def unfounded(text: str, pair: SentencePair, paragraphs: Sequence[str]) -> Mismatch | None:
    """Return a denial of ours where what the source says of it has no trace of any.

    That may be said in other words: who is the first had nobody before her. It is no finding.
    """
    found = _denied(text, pair, read(paragraphs))
    return next((each for each, founded in found if not founded), None)


def _denied(  # noqa: C901, PLR0912 one word after another decides
    text: str, pair: SentencePair, source: CitedSentences
) -> Iterator[tuple[Mismatch, bool]]:
    """Yield what we deny and the source does not, and whether it has the denied word."""
    ours = pair.ours.terms
    if denied_there(ours, source):
        return
    seen: set[int] = set()
    absent: dict[int, int] = {}
    for cue, target in islice(denials(ours), MOST):
        if is_apart(ours, cue, target) or is_part(statement(ours, cue), source):
            continue
        if is_borne_out(ours, cue, target, pair.near, source):
            seen.add(cue)
        keys = ours[target].keys
        affirmed = list(_standing(keys, pair.near))
        if not affirmed and any(
            under(place.sentence.terms, index)
            for place, index in _standing(keys, source.having(keys))
        ):
            seen.add(cue)  # another sentence of the source denies it as well
        if not affirmed and not ours[target].keys & DENYING:
            absent.setdefault(cue, target)
        # The first of the denied words that the source has decides.
        if cue in seen or not affirmed or "avoid" in ours[cue].keys:
            continue
        seen.add(cue)
        if _disputed_there(ours, cue, affirmed[0][0], source):
            continue
        everywhere = list(_standing(keys, source.having(keys)))
        if any(under(place.sentence.terms, index) for place, index in everywhere):
            affirmed = [
                (place, index)
                for place, index in everywhere
                if _beside(ours, target) & company(place.sentence.terms, index)
            ]
            if not affirmed or any(under(place.sentence.terms, i) for place, i in affirmed):
                continue
        place, index = affirmed[0]
        if _fair(ours, cue, place, index):
            continue
        shown, start, end = passage(text, (ours[cue], ours[target]))
        theirs = place.sentence.terms
        own = keys_in(ours)
        begin, end_ = clause_of(theirs, index)
        near = [t for t in theirs[begin : min(index + 1 + _BESIDE, end_)] if not t.keys & own]
        compared = is_compared(ours) and any(term.word == "than" for term in theirs)
        if compared:
            return  # who is not as old is younger; fewer came than did not
        yield (
            Mismatch(shown, start, end, _around(place, index)),
            not (implies(near) or withheld(theirs, index)),
        )
        return
    for each in absent.items():
        found = _unfounded(text, pair, source, *each) if each[0] not in seen else None
        if found:
            yield found


def _fair(ours: Sequence[Term], cue: int, place: SourceSentence, index: int) -> bool:
    """Tell whether the source denies a word of it in its own way, or leaves it open."""
    theirs = place.sentence.terms
    return (
        denied_otherwise(ours[cue], place, index)
        or wished(theirs, index)
        or conditional(ours, theirs)
        or bears_out(ours, theirs, index)
        or never_since(ours, theirs, index)
        or at_odds(ours, cue, theirs)
        or not_before(ours, cue)
        or forbids(theirs, index)
        or any(  # its travel advisory is: Do Not Travel
            term.keys & theirs[index].keys and at != index and under(theirs, at)
            for at, term in enumerate(theirs)
        )
        or pending(theirs, index)
        or is_elliptic(theirs)
    )


def _disputed_there(
    ours: Sequence[Term], cue: int, place: SourceSentence, source: CitedSentences
) -> bool:
    """Tell whether our denial is one of the source's, or of what it has somebody say.

    He denied, he denies: the source denies with the same verb. What one says, another may dispute.
    """
    if disputes(ours, cue) and any(term.keys & _SAYING for term in place.sentence.terms):
        return True
    return ours[cue].content and bool(source.having(ours[cue].keys))


def _unfounded(
    text: str, pair: SentencePair, source: CitedSentences, cue: int, target: int
) -> tuple[Mismatch, bool] | None:
    """Return a denial of ours where what the source says of it has no trace of any.

    And whether they have so much in common that it is more than a matter of words.
    """
    ours = pair.ours.terms
    if ours[target].keys & UNSETTLED or all_gone(ours[cue], pair):
        return None
    piece = next(piece for piece in pair.pieces if cue < piece.end)
    places = tuple(dict.fromkeys((*piece.near, *pair.near)))
    if not places or any(may_deny(place, ours[target]) for place in places):
        return None
    behind = [term for term in ours[target : piece.end] if term.content]
    if is_compared(ours) and any(is_first(t) for p in places for t in p.sentence.terms):
        return None  # no state has more, of who has the largest number
    if any(
        under(p.sentence.terms, i)
        for t in behind
        for p, i in _standing(t.keys, source.having(t.keys))
    ):
        return None  # an emergency, of which it has not been declared one
    shared = in_common(ours[piece.first : piece.end], places[0].sentence.terms)
    if not shared:
        return None
    shown, start, end = passage(text, (ours[cue], ours[target]))
    much = len(shared) >= _MUCH or any(map(is_number, shared))
    return Mismatch(shown, start, end, passage(places[0].text, shared)[0]), much


def _denied_by_them(text: str, pair: SentencePair, source: CitedSentences) -> Mismatch | None:
    ours = pair.ours.terms
    if any(term.word in ("again", "back") for term in ours):
        return None  # who has power again was without
    if left_open(ours):
        return dropped(text, pair)  # where she is, is not known: no word on where she is
    for place in pair.near:
        theirs = place.sentence.terms
        found = list(islice(denials(theirs), MOST))
        for cue, target in found:
            if denied_twice(theirs, cue):
                continue
            of_noun = is_of_noun(theirs, cue, target, keys_in(ours))
            if of_noun or supposes(ours, theirs, cue) or denied_too(ours, theirs, cue, found):
                continue
            said = _said(ours, theirs, target, pair, source)
            first, end = clause_of(ours, max(said, 0))
            if said >= 0 and not counted_elsewhere(ours[first:end], theirs, source):
                shown, start, end = passage(text, (ours[said],))
                theirs_shown, _, _ = passage(place.text, (theirs[cue], theirs[target]))
                return Mismatch(shown, start, end, theirs_shown)
    return dropped(text, pair)


def _said(
    ours: Sequence[Term],
    theirs: Sequence[Term],
    target: int,
    pair: SentencePair,
    source: CitedSentences,
) -> int:
    """Return where we say what the source denies, -1 if we do not, or it says so somewhere."""
    keys = theirs[target].keys
    said = [index for index, term in enumerate(ours) if keys & term.keys]
    if not said or any(under(ours, index) or turned_too(ours, index) for index in said):
        return -1
    if any(term.word in ("rather", "instead") for term in ours):
        return -1  # which of two it was not may be said behind them
    if all(under(place.sentence.terms, i) for place, i in _standing(keys, pair.near)):
        return said[0]
    about = _beside(theirs, target)
    said = [index for index in said if about & company(ours, index)]
    there = [
        under(place.sentence.terms, index)
        for place, index in _standing(keys, source.having(keys))
        if about & company(place.sentence.terms, index)
    ]
    return said[0] if said and there and all(there) else -1


def _beside(sentence: Sequence[Term], index: int) -> frozenset[str]:
    """Return the keys of what follows a word in its clause: in December, of 'pay in December'."""
    _, end = clause_of(sentence, index)
    content = [term for term in sentence[index + 1 : end] if term.content]
    return keys_in(content[:_BESIDE])


def _standing(
    keys: frozenset[str], places: Sequence[SourceSentence]
) -> Iterator[tuple[SourceSentence, int]]:
    """Give where a word stands in some sentences, no more often than tells anything."""
    return islice(_places(keys, places), OFTEN)


def _places(
    keys: frozenset[str], places: Sequence[SourceSentence]
) -> Iterator[tuple[SourceSentence, int]]:
    for place in places:
        for index, term in enumerate(place.sentence.terms):
            if keys & term.keys:
                yield place, index


def _around(place: SourceSentence, index: int) -> str:
    """Return a word of the source with the words about it."""
    nearby = place.sentence.terms[max(index - 2, 0) : index + 2]
    return passage(place.text, nearby)[0]
