"""Words of degree that say more than the source: all for most, always for often, sure for likely.

Guesses from words alone, made to warn: they say where a second look is worth it. What says less
than the source is hardly ever looked at, since a brief leaves things out all the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from briefing.verify.english.wording import (
    SentencePair,
    SourceSentence,
    keys_in,
    pairs,
    passage,
    read,
)
from briefing.verify.english.wording.contests import ahead
from briefing.verify.english.wording.denials import under
from briefing.verify.english.wording.done import achieved, unhedged
from briefing.verify.english.wording.likelihood import likelier
from briefing.verify.english.wording.otherwise import hinted
from briefing.verify.english.wording.roles import exchanged
from briefing.verify.english.wording.terms import Term
from briefing.verify.language import Mismatch, listed


class _Scale(Struct, frozen=True):
    """Words that go all the way, and those that do not; ``also`` excuses the former too."""

    full: frozenset[str]
    less: frozenset[str]
    also: frozenset[str]


_QUANTITY: Final = _Scale(
    listed(
        "all every everyone everybody everything entire entirely whole wholly fully completely"
        " totally both"
    ),
    listed(
        "most mostly many some several few part partly partially half third quarter majority"
        " largely mainly nearly almost much"
    ),
    listed("each no none nobody nothing any anyone only throughout full complete total two"),
)
_CERTAINTY: Final = _Scale(
    listed("certain certainly sure surely know knows knew definitely undoubtedly proves proved"),
    listed(
        "may might could perhaps possibly possible probably probable likely think believe expect"
        " suspect doubt fear hope seem appear suggest assume estimate apparently reportedly hint"
    ),
    listed(
        "clear clearly clarity prove proof proven confirm insist convinced doubtless informed aware"
    ),
)
_FREQUENCY: Final = _Scale(
    listed("always constantly invariably continuously permanently"),
    listed(
        "often sometimes usually regularly frequently mostly rarely seldom occasionally generally"
        " sporadically normally"
    ),
    listed("every each constant continuous permanent ever never daily"),
)
_NECESSITY: Final = _Scale(
    listed("must compulsory mandatory obliged obligatory forced compelled"),
    listed(
        "may can could should advise advised urge urged recommend recommended encourage encouraged"
        " voluntary voluntarily optional invited asked"
    ),
    listed("have need needs required require order ordered obligation force duty shall"),
)
_PROGRESS: Final = _Scale(
    listed("completed finished succeeded accomplished achieved concluded"),
    listed(
        "begin began begun start started try tried attempt plan planned intend intended prepare"
        " preparing trying starting beginning continue continued partly nearly almost"
    ),
    listed(
        "complete completion end ended finish success successful achieve done over succeed conclude"
    ),
)
_LIKELIHOOD: Final = _Scale(
    listed("likely probable probably"),
    listed("possible possibly may might could perhaps maybe"),
    listed("expect believe think suspect certain certainly sure assess judge almost"),
)
_SCALES: Final = (_QUANTITY, _CERTAINTY, _FREQUENCY, _NECESSITY, _PROGRESS, _LIKELIHOOD)

_COMPANY: Final = 5
"""Half of the words behind and before one of degree within which its company stands."""
_CONFIDENCE: Final = {"low": 1, "limited": 1, "moderate": 2, "medium": 2, "high": 3}
"""How sure an assessment says it is (ICD 203)."""


def degree(text: str, paragraphs: Sequence[str]) -> Mismatch | None:
    """Return where a text goes further than the paragraphs, all for most, is for may be.

    Or where two names of it do to each other what they do the other way round there.
    """
    source = read(paragraphs)
    for pair in pairs(text, paragraphs):
        found = (
            exchanged(text, pair, paragraphs)
            or ahead(text, pair)
            or _surer(text, pair)
            or likelier(text, pair)
            or _fuller(text, pair)
            or unhedged(text, pair, source)
            or achieved(text, pair, source)
        )
        if found:
            return found
    return None


def _fuller(text: str, pair: SentencePair) -> Mismatch | None:
    """Return a word of ours that goes all the way where the source has one that does not."""
    ours = pair.ours.terms
    own = keys_in(each for each in ours if each.word == "half")
    for index, term in enumerate(ours):
        for scale in _SCALES:
            if term.word not in scale.full or _excused(ours, index):
                continue
            if any(_full(place, scale) or _same(place, ours, index) for place in pair.near):
                continue
            if term.word == "both" and hinted(ours) and any(map(_neither, pair.near)):
                continue  # both will miss what neither will meet
            for place in pair.meant(index):
                less = _less(ours, place.sentence.terms, scale)
                if less and not any(each.keys & own for each in less if each.word == "half"):
                    other = passage(place.text, less)[0]
                    return Mismatch(text[term.start : term.end], term.start, term.end, other)
    return None


def _surer(text: str, pair: SentencePair) -> Mismatch | None:
    """Return another degree of confidence than the source's: high for moderate."""
    ours = _confidence(pair.ours.terms)
    theirs = [(place, each) for place in pair.near for each in _confidence(place.sentence.terms)]
    ranks = {_CONFIDENCE[words[0].word] for _, words in theirs}
    for words in ours if ranks else ():
        if _CONFIDENCE[words[0].word] not in ranks:
            place, other = theirs[0]
            return Mismatch(*passage(text, words), passage(place.text, other)[0])
    return None


def _confidence(sentence: Sequence[Term]) -> list[Sequence[Term]]:
    """Return each "moderate confidence" of a sentence."""
    return [
        sentence[index : index + 2]
        for index, term in enumerate(sentence[:-1])
        if term.word in _CONFIDENCE and sentence[index + 1].word == "confidence"
    ]


_SPANS: Final = listed("day night week month year hour weekend")
_BUT: Final = listed("but except bar save")
_BUT_ONE: Final = 5
"""Words behind "all" within which "but one" stands."""


_PARTS: Final = listed("half third thirds quarter quarters fifth fifths tenth tenths percent cent")
"""What may be of all, and is not all."""


def _neither(place: SourceSentence) -> bool:
    return any(term.word == "neither" for term in place.sentence.terms)


def _excused(ours: Sequence[Term], index: int) -> bool:
    """Tell whether a word goes not all the way after all: not all, both ... and, all but."""
    before = ours[index - 1].word if index else ""
    if ours[index].word == "whole" and before == "a":
        return True  # the country as a whole
    if _BUT.intersection(each.word for each in ours[index + 1 : index + _BUT_ONE]):
        return True  # all surgeons but one
    behind = ours[index + 1 : index + 2]
    if before in ("nearly", "almost") and any(term.word in _SPANS for term in behind):
        return True  # nearly every week, of an almost weekly basis
    if before in ("at", "after", "above", "in") or under(ours, index):
        return True
    if before == "of" and index > 1 and ours[index - 2].word in _PARTS:
        return True  # a quarter of all
    return ours[index].word == "both" and any(term.word == "and" for term in ours[index:])


def _full(place: SourceSentence, scale: _Scale) -> bool:
    """Tell whether a sentence has a word that goes all the way; 'both' says so of two only."""
    words = scale.full | scale.also
    return any(
        (term.word in words or bool(term.keys & scale.full)) and term.word != "both"
        for term in place.sentence.terms
    )


def _same(place: SourceSentence, ours: Sequence[Term], index: int) -> bool:
    """Tell whether a sentence has our word with the same one behind it: both pools."""
    behind = ours[index + 1].keys if index + 1 < len(ours) else frozenset()
    theirs = place.sentence.terms
    return any(
        term.word == ours[index].word and behind & after.keys for term, after in pairwise(theirs)
    )


def _less(ours: Sequence[Term], theirs: Sequence[Term], scale: _Scale) -> list[Term]:
    """Return the word of the source that does not go all the way, with its company of ours."""
    own = keys_in(term for term in ours if term.content)
    for index, term in enumerate(theirs):
        graded = term.word in scale.less or (term.content and term.keys & scale.less)
        graded = graded and not (term.word == "may" and term.named)  # 27 May
        if not graded and not (scale is _QUANTITY and _counted(theirs, index)):
            continue
        nearby = theirs[max(index - 2 * _COMPANY, 0) : index + 2 * _COMPANY]
        if any(each.keys & own for each in nearby if each is not term):
            return list(theirs[index : index + 3])
    return []


def _counted(theirs: Sequence[Term], index: int) -> bool:
    """Tell whether a figure is a part of another one: 14 of 17, 14 of the 17, 41 per cent."""
    after = [term.word for term in theirs[index + 1 : index + 4]]
    if not theirs[index].word[:1].isdigit() or not after:
        return False
    if after[0] in ("percent", "per") and theirs[index].word != "100":
        return True
    return after[0] == "of" and any(word[:1].isdigit() for word in after[1:])
