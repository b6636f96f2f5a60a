"""Who did what to whom: a verb whose subject and object stand in the source the other way round.

Only what needs no understanding: the same verb, or one of winning for another, with what stands
right before and behind it, each of them on the other side. Roles told in other verbs, or by nouns,
are not judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from briefing.verify.english.lexicon import FUNCTION, VERB, kinds
from briefing.verify.english.moods import negates
from briefing.verify.english.wording import SentencePair, keys_in, passage
from briefing.verify.english.wording.terms import Term, sentences, timely
from briefing.verify.language import Mismatch, listed

_MUTUAL: Final = listed(
    "meet fight marry join face play debate resemble border equal match contact divorce date clash"
    " oppose greet embrace hug kiss cross neighbour neighbor engage join accompany"
)
"""What two do to each other."""
_WINNING: Final = listed("defeat beat overcome outpoll outvote trounce")
_HELPING: Final = listed(
    "has have had also later then once again first soon will would may might could can should must"
    " not never already"
)
_BEING: Final = listed("is are was were been being be")
_ENDS_BEFORE: Final = listed(
    "that who which whom but because after before when while if as whether than so although though"
    " until since and or"
)
"""Words that the subject of a verb does not reach beyond."""
_ENDS_BEHIND: Final = _ENDS_BEFORE | listed(
    "of in on at for with from by about into to against over under near during through"
)
"""Words that end the object of a verb."""
_PAIRED: Final = {",": ",", ")": "("}
"""Signs behind what is put in, and before it."""
_BY: Final = 4
"""Words behind a passive verb within which "by" stands."""
_LONGEST: Final = 4
"""Words of a subject or an object that are looked at."""
SWAPPED: Final = "may have who did it the wrong way round"


class Deed(Struct, frozen=True):
    """Who did what to whom, by keys, and the words of it."""

    doer: frozenset[str]
    verb: frozenset[str]
    other: frozenset[str]
    words: tuple[Term, ...]


def exchanged(text: str, pair: SentencePair, paragraphs: Sequence[str]) -> Mismatch | None:
    """Return what a sentence of ours has two do to each other the wrong way round."""
    ours = list(deeds(pair.ours.terms))
    if not ours:
        return None
    told = [
        (place, deed)
        for place in paragraphs
        for sentence in sentences(place)
        for deed in deeds(sentence.terms)
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


def deeds(sentence: Sequence[Term]) -> Iterator[Deed]:
    """Yield each verb with its subject and object: "A beat B", "B was beaten by A"."""
    last: list[Term] = []
    for at, term in enumerate(sentence):
        if not 0 < at < len(sentence) - 1 or not _verb(term):
            continue
        left = at - 1
        while left > 0 and sentence[left].word in _HELPING | _BEING:
            left -= 1
        being = any(each.word in _BEING for each in sentence[left + 1 : at])
        by = _by(sentence, at)
        passive = by > 0 and (being or by == at + 1)
        if being and not passive:
            continue
        before = _subject(sentence, left)
        if not before and sentence[left].word == "and" and not passive:
            before = last  # "seized the terminal and disarmed its guards"
        behind = _object(sentence, by + 1 if passive else at + 1)
        if not before or not behind:
            continue
        last = behind if passive else before
        verb = frozenset(_WINNING) if term.keys & _WINNING else term.keys
        subject, other = keys_in(before), keys_in(behind)
        doer, done = (other, subject) if passive else (subject, other)
        yield Deed(doer, verb, done, (*before, term, *behind))


def _verb(term: Term) -> bool:
    kind = kinds(term.word)
    able = bool(kind & VERB) and not (kind & FUNCTION or term.named or negates(term.word))
    told = able and term.content and not term.keys & _MUTUAL
    return told and term.word.endswith(("s", "d", "t", "n", "k", "w"))


def _by(sentence: Sequence[Term], at: int) -> int:
    """Return where "by" stands behind a verb, 0 where a sign or none comes before it."""
    for index in range(at + 1, min(at + 1 + _BY, len(sentence))):
        if sentence[index].follows.strip():
            return 0
        if sentence[index].word == "by":
            return index
    return 0


def _subject(sentence: Sequence[Term], at: int) -> list[Term]:
    """Return the words that end at ``at`` and are what a verb is said of, what is put in left out.

    So "the mayor, Ada Lind, praised" has both, and "a mine, laid last winter, killed" the mine.
    """
    found: list[Term] = []
    signs = sentence[at + 1].follows.strip()
    while at >= 0 and len(found) < _LONGEST:
        term = sentence[at]
        if signs in _PAIRED and not found:
            opening = _PAIRED[signs]
            start = next((i for i in range(at, 0, -1) if opening in sentence[i].follows), 0)
            at, signs = start - 1, ""
            if at < 0:
                break
            continue
        if signs or term.word in _ENDS_BEFORE or (term.word == "to" and not found):
            break
        if term.content and not timely(term):
            found.append(term)
        signs = term.follows.strip()
        at -= 1
    return sorted(found, key=lambda term: term.start)


def _object(sentence: Sequence[Term], at: int) -> list[Term]:
    """Return the words from ``at`` on that are what a verb does something to."""
    found: list[Term] = []
    for index in range(at, len(sentence)):
        term = sentence[index]
        if len(found) == _LONGEST or term.word in _ENDS_BEHIND:
            break
        if term.follows.strip() and index > at:
            break
        if term.content and not timely(term):
            found.append(term)
    return found
