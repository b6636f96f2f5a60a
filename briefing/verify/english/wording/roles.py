"""Who did what to whom: a verb between two proper names that stand in the source the other way.

Only what needs no understanding: the same verb, or one of winning for another, its subject and
object both bare names, each of them on the other side. Roles in any other shape are not judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from briefing.verify.english.lexicon import FUNCTION, VERB, kinds
from briefing.verify.english.wording import SentencePair, keys_in, passage
from briefing.verify.english.wording.denials import negates
from briefing.verify.english.wording.terms import Term, sentences, timely
from briefing.verify.language import Mismatch, listed

_MUTUAL: Final = listed(
    "meet fight marry join face play debate resemble border equal match contact divorce date clash"
    " oppose greet embrace hug kiss cross neighbour neighbor engage join accompany"
)
"""What two do to each other."""
_WINNING: Final = listed("defeat beat overcome outpoll outvote trounce")
_HELPING: Final = listed("has have had also later then once again first soon")
_BEING: Final = listed("is are was were been being be")
_OTHER: Final = listed("of and or with from to in by for at whom which that than as like near")
"""Words before a name by which it is no subject."""
_LONGEST: Final = 4
"""Words of a name."""
SWAPPED: Final = "may have who did it the wrong way round"


class _Deed(NamedTuple):
    """Who did what to whom, by keys, and the words of it."""

    doer: frozenset[str]
    verb: frozenset[str]
    other: frozenset[str]
    words: tuple[Term, ...]


def exchanged(text: str, pair: SentencePair, paragraphs: Sequence[str]) -> Mismatch | None:
    """Return what a sentence of ours has two names do to each other the wrong way round."""
    ours = list(_deeds(pair.ours.terms))
    if not ours:
        return None
    told = [
        (place, deed)
        for place in paragraphs
        for sentence in sentences(place)
        for deed in _deeds(sentence.terms)
    ]
    for deed in ours:
        same = [(place, each) for place, each in told if each.verb & deed.verb]
        if any(each.doer & deed.doer and each.other & deed.other for _, each in same):
            continue
        for place, each in same:
            crossed = each.doer & deed.other and each.other & deed.doer
            if crossed and not (each.doer & deed.doer or each.other & deed.other):
                shown, start, end = passage(text, deed.words)
                return Mismatch(shown, start, end, passage(place, each.words)[0], SWAPPED)
    return None


def _deeds(sentence: Sequence[Term]) -> Iterator[_Deed]:
    """Yield each verb between two bare names: "A beat B", "B was beaten by A"."""
    for at, term in enumerate(sentence):
        if not 0 < at < len(sentence) - 1 or not _verb(term):
            continue
        left = at - 1
        while left > 0 and sentence[left].word in _HELPING:
            left -= 1
        passive = sentence[left].word in _BEING
        if passive and sentence[at + 1].word != "by":
            continue
        while left > 0 and sentence[left].word in _HELPING | _BEING:
            left -= 1
        before = _name(sentence, left, -1)
        behind = _name(sentence, at + 1 + passive, 1)
        if not before or not behind or term.follows.strip():
            continue
        verb = frozenset(_WINNING) if term.keys & _WINNING else term.keys
        subject, other = keys_in(before), keys_in(behind)
        doer, done = (other, subject) if passive else (subject, other)
        yield _Deed(doer, verb, done, (*before, term, *behind))


def _verb(term: Term) -> bool:
    kind = kinds(term.word)
    able = bool(kind & VERB) and not (kind & FUNCTION or term.named or negates(term.word))
    return able and not term.keys & _MUTUAL and term.word.endswith(("s", "d", "t", "n", "k", "w"))


def _name(sentence: Sequence[Term], at: int, step: int) -> list[Term]:
    """Return the bare name that ends before a verb, or begins behind it; none where it is more."""
    if step > 0 and at < len(sentence) and sentence[at].word == "the":
        at += 1
    found: list[Term] = []
    while 0 <= at < len(sentence) and len(found) <= _LONGEST:
        term = sentence[at]
        apart = term.follows.strip() if step > 0 else found and found[-1].follows.strip()
        if apart or not term.named or timely(term) or kinds(term.word) & FUNCTION:
            break
        found.append(term)
        at += step
    if not 0 < len(found) <= _LONGEST or any(term.owner for term in found):
        return []
    if len(found) == 1 and found[0] is sentence[0] and kinds(found[0].word):
        return []  # the first word of a sentence has its capital from there
    edge = sentence[at] if 0 <= at < len(sentence) else None
    joined = edge is not None and edge.word in (_OTHER if step < 0 else ("and", "or", "of"))
    return [] if joined else sorted(found, key=lambda term: term.start)
