"""Which denials of two sides are of one thing, in whatever words, and which deny nothing told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise
from typing import Final

from briefing.verify.english.moods import denying_words, negates
from briefing.verify.english.wording import (
    CitedSentences,
    SourceSentence,
    clause_of,
    keys_in,
)
from briefing.verify.english.wording.denials import denials
from briefing.verify.english.wording.otherwise import BEFORE, SINCE, kept_from
from briefing.verify.english.wording.terms import Term, is_number
from briefing.verify.language import listed

MOST: Final = 24
"""Denied words of one sentence that are looked at."""


def denied_there(ours: Sequence[Term], source: CitedSentences) -> bool:
    """Tell whether the source denies something of what our clause with a denial speaks of.

    "They gave no reply" is fair where "the Front did not answer", whatever else replied there.
    """
    for _cue, target in islice(denials(ours), MOST):
        about = company(ours, target) | ours[target].keys
        for place in source.having(about):
            terms = place.sentence.terms
            for their_cue, _ in islice(denials(terms), MOST):
                if _enough(about, terms, their_cue):
                    return True
    denied = any(True for _ in denials(ours))
    return denied and any(map(_is_heading, source.places))


def _is_heading(place: SourceSentence) -> bool:
    """Tell whether a sentence is a heading that denies all below it: "Level 4: Do Not Travel"."""
    terms = place.sentence.terms
    ended = place.text.rstrip().endswith((".", "!", "?", "\u201d", '"'))
    return len(terms) <= _HEADING and not ended and any(negates(term.word) for term in terms)


_HEADING: Final = 8
"""Words of such a heading at most."""


def _enough(about: frozenset[str], theirs: Sequence[Term], cue: int) -> bool:
    """Tell whether a denial of theirs is of enough of what ours is about: of two of its words."""
    first, end = clause_of(theirs, cue)
    shared = [term for term in theirs[first:end] if term.content and term.keys & about]
    return len(shared) > 1


def company(sentence: Sequence[Term], index: int) -> frozenset[str]:
    """Return the keys of the clause in which a word stands, its own left out."""
    first, end = clause_of(sentence, index)
    return keys_in(term for term in sentence[first:end] if term.content) - sentence[index].keys


_ELSEWHERE: Final = listed("outside beyond elsewhere except other")
_WHOLE: Final = listed("all every only confined limited")
_IF: Final = listed("if when whenever unless")


def supposes(ours: Sequence[Term], theirs: Sequence[Term], cue: int) -> bool:
    """Tell whether a denial is of a case that is only supposed: when there is no fog.

    Who is called upon to stop levying fees levies them, and what cannot be done with fewer men can.
    """
    first, end = clause_of(theirs, cue)
    if theirs[cue].word in ("stop", "cease"):
        return True
    if any(term.word in _ELSEWHERE for term in theirs[cue:end]) and any(
        term.word in _WHOLE for term in ours
    ):
        return True  # all of them are inside of which none is outside
    if theirs[cue].word in denying_words("doubtful") and any(map(is_number, ours)):
        return True  # how likely it is may be told in numbers
    return any(term.word in _IF for term in theirs[first:cue]) or any(
        term.word in ("fewer", "less") for term in theirs[cue:end]
    )


def conditional(ours: Sequence[Term], theirs: Sequence[Term]) -> bool:
    """Tell whether a condition is told by what is without it: no report without the log."""
    lacking = any(term.word in ("without", "unless") for term in ours)
    return lacking and any(term.word in _IF for term in theirs)


_WARDING: Final = listed("avoid prevent")
_WARNING: Final = listed("warn warning risk danger threat threaten")
_LACKING: Final = listed("short lack without need await fail miss owe")


def denied_too(
    ours: Sequence[Term], theirs: Sequence[Term], cue: int, found: Sequence[tuple[int, int]]
) -> bool:
    """Tell whether we deny one of the words that a denial of theirs is of: none is confirmed."""
    if any(term.word in ("last", "latest") for term in ours) and any(
        term.word in SINCE for term in theirs
    ):
        return True  # who has not come since May last came in May
    both = any(term.word == "both" for term in ours)
    if theirs[cue].word == "neither" and both and any(term.keys & _LACKING for term in ours):
        return True  # both still lack what neither has
    if any("wait" in one.keys and two.word == "until" for one, two in pairwise(ours)):
        return True  # what has to wait until then cannot be done before
    if theirs[cue].keys & _WARDING and any(term.keys & _WARNING for term in ours):
        return True  # who warns of a disease tells how to avoid it
    if any(_is_instead(ours, theirs, target) for by, target in found if by == cue):
        return True
    _, end = clause_of(theirs, cue)
    about = [theirs[target].keys for by, target in found if by == cue]
    about += [term.keys for term in theirs[cue:end] if term.content]
    denied = {target for _, target in islice(denials(ours), MOST)}
    return any(keys & ours[target].keys for target in denied for keys in about)


def _is_instead(ours: Sequence[Term], theirs: Sequence[Term], target: int) -> bool:
    """Tell whether we say what it is where the source says what it is not: not in A, but in B."""
    at = next((at for at in range(target + 1, len(theirs)) if theirs[at].word == "but"), 0)
    denied = keys_in(term for term in theirs[target + 1 : at] if term.content)
    denied = denied or theirs[target].keys  # not taken in Orm
    meant = keys_in(term for term in theirs[at + 1 :] if term.content) - denied
    own = keys_in(term for term in ours if term.content)
    return bool(at and denied and own & meant) and not own & denied


_PARTS: Final = listed("half third thirds quarter quarters fifth fifths most some part")


def is_part(ours: Sequence[Term], source: CitedSentences) -> bool:
    """Tell whether a sentence speaks of some of several whom the source does not count.

    "14 of the 17 were not granted" is what it leaves, where three were.
    """
    counted = [term for term in ours if is_number(term)]
    left = [term for term in counted if not source.having(term.keys)]
    if left and any(_whole(ours, at) and source.having(ours[at].keys) for at in range(len(ours))):
        return True  # of the 71 19 were no civilians, where 52 were
    shared = any(term.word in _PARTS and after.word == "of" for term, after in pairwise(ours))
    if shared and any(sum(map(is_number, p.sentence.terms)) > 1 for p in source.places):
        return True  # a quarter were not met, of twelve of which three were missed
    for index, term in enumerate(ours):
        behind = [each.word for each in ours[index + 1 : index + 6]]
        if is_number(term) and "of" in behind and not source.having(term.keys):
            after = ours[index + 2 + behind.index("of") : index + 6 + behind.index("of")]
            if any(map(is_number, after)):
                return True
    return False


def _whole(ours: Sequence[Term], at: int) -> bool:
    """Tell whether a number is that of a whole: of the 71 people."""
    return is_number(ours[at]) and any(term.word == "of" for term in ours[max(at - 2, 0) : at])


def counted_elsewhere(ours: Sequence[Term], theirs: Sequence[Term], source: CitedSentences) -> bool:
    """Tell whether a number of ours stands in other sentences alone: nine were hurt."""
    keys = keys_in(theirs)
    numbers = [term for term in ours if is_number(term) and not term.keys & keys]
    return any(source.having(term.keys) for term in numbers)


UNSETTLED: Final = listed("agree know confirm verify establish clear answer comment explain prove")
"""What the desk denies where a source leaves a thing open."""
_BEFORE: Final = 3
"""Words before one within which another turns it."""
_OPEN: Final = listed("unclear unknown uncertain undisclosed unexplained")


def left_open(ours: Sequence[Term]) -> bool:
    """Tell whether we say that something is not known, of which a source may have no word."""
    if any(term.word in _OPEN for term in ours):
        return True
    if not any(term.keys & UNSETTLED for term in ours):
        return False  # before its denials are looked for
    return any(ours[target].keys & UNSETTLED for _, target in islice(denials(ours), MOST))


def turned_too(ours: Sequence[Term], index: int) -> bool:
    """Tell whether our clause denies by another word: both miss what neither will have done."""
    first, end = clause_of(ours, index)
    before = ours[max(index - _BEFORE, 0) : index]
    if any("rule" in term.keys and after.word == "out" for term, after in pairwise(ours[:index])):
        return True  # he ruled out that they came from there
    turning = any(
        term.keys & _TURNING or kept_from(ours, at)
        for at, term in enumerate(ours[first:end], first)
    )
    open_ = any(
        term.word in _MAYBE and not term.named and not negates(after.word)
        for term, after in pairwise(ours[first:end])
    )
    return turning or open_ or any(term.word in BEFORE for term in before)


_MAYBE: Final = listed("could may might")
"""What leaves open that which somebody else may deny."""
_TURNING: Final = listed(
    "miss lack fail refuse reject decline stop cease omit leave lose close shut bar ban forbid"
    " block prevent suspend suspect cancel cut deny dispute avoid exclude withhold useless"
)
