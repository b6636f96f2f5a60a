"""Denials that what a source says bears out, though it has the denied word without a denial."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from briefing.verify.english.figures.numerals import ONES, TENS
from briefing.verify.english.lexicon import ADVERB, kinds
from briefing.verify.english.moods import negates
from briefing.verify.english.wording import CitedSentences, SourceSentence, keys_in
from briefing.verify.english.wording.begins import no_longer
from briefing.verify.english.wording.denials import denials
from briefing.verify.english.wording.otherwise import called_off, hinted, unmatched
from briefing.verify.english.wording.terms import Term, is_number, timely
from briefing.verify.language import listed

_REACH: Final = 5
"""Words behind a denied one within which "before" is of it, or before one its number."""
_SUPPOSING: Final = listed("would could might")
_TELLING: Final = listed("say tell reveal disclose name comment explain identify specify")
_CORRECTING: Final = listed(
    "correction corrigendum erratum errata misstate misreport wrongly incorrectly mistakenly"
)
_OTHERS: Final = listed("other another further remaining rest others")
_SHARE: Final = listed("percent cent third thirds half quarter quarters fifth fifths tenth tenths")
_SPANS: Final = listed("day days week weeks month months year years hour hours decade decades")
_LASTING: Final = listed("for since in")
_WITHIN: Final = listed("in within inside")
_OUTSIDE: Final = listed("outside beyond")
_LETTING: Final = listed("let allow permit grant admit access")
_LEAVING: Final = listed("leave quit exit withdraw abandon pull resign")
_NOUN_AFTER: Final = listed("the a for of any its their this that by from to about")


def is_borne_out(
    ours: Sequence[Term],
    cue: int,
    target: int,
    near: Sequence[SourceSentence],
    source: CitedSentences,
) -> bool:
    """Tell whether a denial of ours is fair whatever the source says of the denied word."""
    return (
        any(term.word == "unlike" for term in ours)
        or _supposed(ours, cue)
        or _or_else(ours, cue, near)
        or _in_time(ours, target)
        or _awaited(ours, target, near)
        or _in_that_way(ours, target, source)
        or _kept_back(ours, cue)
        or _lacking(ours, cue, near)
        or _is_rest(ours, cue, near)
        or bool(source.having(_CORRECTING))  # not 18 miles, as first reported
        or _was_empty(ours, cue, source)
        or _goes_on(ours, target, near)
        or _called_un(ours, target, near)
        or _feared(ours, cue, near)
        or _stays_away(ours, target, near)
        or _not_let(ours, target, source)
        or (no_longer(ours, cue) and any(_leaves(each.sentence.terms) for each in near))
        or (negates(ours[cue].word) and _outside(ours, cue, near))
    )


def bears_out(ours: Sequence[Term], theirs: Sequence[Term], index: int) -> bool:
    """Tell whether a sentence with the denied word at ``index`` says that it is so no more."""
    if called_off(theirs):
        return True
    lasting = any(term.word in _LASTING for term, _ in pairwise(ours)) and any(
        term.word in _SPANS or timely(term) for term in ours
    )
    if not lasting:
        return False
    dated = any(term.word in ("for", "since") for term in ours)
    last = any(term.word in ("last", "latest") for term in theirs[max(index - 2, 0) : index])
    first = any(
        unmatched(term) and after.word in _LASTING for term, after in pairwise(theirs)
    ) and any(term.word in _SPANS for term in theirs)
    return dated and (last or first)


def _supposed(ours: Sequence[Term], cue: int) -> bool:
    """Tell whether it is what would have been: without a delivery it would have run out."""
    return ours[cue].word == "without" and any(term.word in _SUPPOSING for term in ours)


_WHOEVER: Final = listed("whoever who those if anyone anybody")


def _or_else(ours: Sequence[Term], cue: int, near: Sequence[SourceSentence]) -> bool:
    """Tell whether it is what has to be done or else: whoever does not pay, of "pay or lose it"."""
    led = any(term.word in _WHOEVER for term in ours[max(cue - _REACH, 0) : cue])
    return led and any(term.word == "or" for each in near for term in each.sentence.terms)


def _in_time(ours: Sequence[Term], target: int) -> bool:
    """Tell whether it is denied until some time alone: not before May, not until Saturday."""
    behind = ours[target + 1 : target + 1 + _REACH]
    return any(
        term.word in ("until", "till", "before") and (timely(after) or after.word in _WHEN)
        for term, after in pairwise(behind)
    )


def _awaited(ours: Sequence[Term], target: int, near: Sequence[SourceSentence]) -> bool:
    """Tell whether it is denied until what the source waits for: not before an all-clear."""
    until = any(term.word == "until" for term in ours[target + 1 : target + 1 + _REACH])
    return until and any(term.keys & _WAITING for place in near for term in place.sentence.terms)


_WAITING: Final = listed("wait await pending prepare ready clear")
_WHEN: Final = listed("next noon midnight dawn dusk summer autumn winter spring then tomorrow")


def _in_that_way(ours: Sequence[Term], target: int, source: CitedSentences) -> bool:
    """Tell whether a manner is denied that the source does not speak of: did not end peacefully."""
    return any(
        term.word.endswith("ly") and kinds(term.word) == ADVERB and not source.having(term.keys)
        for term in ours[target + 1 : target + _REACH]
    )


_WITHHELD: Final = listed("withhold owe unpaid overdue suspend strip deprive")
"""What says that somebody has not got what he gets in the end."""


def withheld(theirs: Sequence[Term], index: int) -> bool:
    """Tell whether a sentence says that something was withheld, by another word than ``index``."""
    return any(term.keys & _WITHHELD for at, term in enumerate(theirs) if at != index)


def _kept_back(ours: Sequence[Term], cue: int) -> bool:
    """Tell whether it is the telling that is denied: refused to say who fired."""
    behind = ours[cue + 1 : cue + 4]
    return bool(ours[cue].keys & {"refuse", "decline"}) and any(
        term.keys & _TELLING for term in behind
    )


def _lacking(ours: Sequence[Term], cue: int, near: Sequence[SourceSentence]) -> bool:
    """Tell whether a sum is lacking, or a lack is spoken of that the source tells in its way."""
    if "lack" not in ours[cue].keys:
        return False
    if any(map(is_number, ours[cue + 1 : cue + _REACH])):
        return True
    noun = cue > 0 and ours[cue - 1].word in _NOUN_AFTER
    return noun and any(hinted(place.sentence.terms) for place in near)


def _is_rest(ours: Sequence[Term], cue: int, near: Sequence[SourceSentence]) -> bool:
    """Tell whether it is denied of the rest of what the source counts: 19 of 71, the other nine."""
    before = ours[:cue]
    numbers = [at for at, term in enumerate(before) if is_number(term)]
    theirs = [term for place in near for term in place.sentence.terms]
    if not numbers or not any(map(is_number, theirs)):
        return False
    at = numbers[0]
    if any(term.word in _OTHERS for term in before[max(at - 2, 0) : at]):
        return True
    printed = {value_of(term) for term in theirs}
    part = value_of(before[at])
    if len(numbers) > 1 and value_of(before[numbers[1]]) - part in printed:
        return True
    some = any(term.word == "of" for term in before[at + 1 : at + 3])
    shared = any(term.word in _SHARE for term in theirs) or _in_so_many(theirs)
    return some and part not in printed and shared


def _goes_on(ours: Sequence[Term], target: int, near: Sequence[SourceSentence]) -> bool:
    """Tell whether it is denied that something was shut which the source says to be at work."""
    if not ours[target].keys & _SHUTTING:
        return False
    said = [keys_in(place.sentence.terms) for place in near]
    return any(keys & _WORKING and not keys & _SHUTTING for keys in said) and not any(
        keys & ours[target].keys for keys in said
    )


def _feared(ours: Sequence[Term], cue: int, near: Sequence[SourceSentence]) -> bool:
    """Tell whether it is only feared that something cannot be, of concern about whether it can."""
    told = any(term.keys & _FEARING for term in ours[:cue])
    return told and any(term.keys & _FEARING for place in near for term in place.sentence.terms)


_FEARING: Final = listed("fear worry concern doubt anxious")


def _called_un(ours: Sequence[Term], target: int, near: Sequence[SourceSentence]) -> bool:
    """Tell whether the source has what is not so by one word: not registered, of 89 unregistered.

    With the number that is said not to be so, if there is one.
    """
    word = f"un{ours[target].word}"
    numbers = keys_in(term for term in ours if is_number(term))
    joined = [value_of(one) + value_of(two) for one, two in pairwise(ours) if one.word in TENS]
    numbers |= {f"{value:.0f}" for value in joined}  # eighty-nine
    for theirs in (place.sentence.terms for place in near):
        for at, term in enumerate(theirs):
            around = theirs[max(at - _REACH, 0) : at + _REACH]
            counted = [each for each in around if is_number(each)]
            nearest = min(counted, key=lambda each: abs(each.start - term.start), default=None)
            if term.word == word and (not numbers or (nearest and nearest.keys & numbers)):
                return True
    return False


_SHUTTING: Final = listed("shut close stop halt suspend")
_WORKING: Final = listed("operation operate run open function work")


def _stays_away(ours: Sequence[Term], target: int, near: Sequence[SourceSentence]) -> bool:
    """Tell whether who has not come home is who stays away in the source: thousands, not some."""
    home = any(t.keys & _RETURNING for t in ours[target : target + 3])
    who = {term.word for term in ours[:target]}
    return home and any(
        term.keys & _STAYING
        and any(each.keys & _AWAY for each in theirs[at + 1 : at + 4])
        and any(each.word in who for each in theirs[max(at - 3, 0) : at])
        for place in near
        for theirs in [place.sentence.terms]
        for at, term in enumerate(theirs)
    )


_RETURNING: Final = listed("return go come home back")
_STAYING: Final = listed("remain stay")
_AWAY: Final = listed("evacuate displace away shelter camp abroad homeless strand")


def _was_empty(ours: Sequence[Term], cue: int, source: CitedSentences) -> bool:
    """Tell whether nobody was where the source says that it was empty."""
    if ours[cue].word not in _NOBODY:
        return False
    own = keys_in(term for term in ours if term.content)
    return any(
        any(term.keys & own for term in place.sentence.terms if term.content)
        for place in source.having(_EMPTY)
    )


_NOBODY: Final = listed("nobody no none")
_EMPTY: Final = listed("empty vacant deserted unoccupied uninhabited")


def _in_so_many(theirs: Sequence[Term]) -> bool:
    """Tell whether a share is given as so many in so many: nine in ten."""
    return any(
        is_number(one) and two.word in ("in", "of") and is_number(three)
        for one, two, three in zip(theirs, theirs[1:], theirs[2:], strict=False)
    )


def value_of(term: Term) -> float:
    """Return the number that a word is, nought where it is none."""
    digits = term.word.replace(",", "")
    if digits.isdigit():
        return float(digits)
    return float(ONES.get(term.word, TENS.get(term.word, 0)))


def _not_let(ours: Sequence[Term], target: int, source: CitedSentences) -> bool:
    """Tell whether the source denies too that somebody was let do it: was not granted access."""
    if not any(term.keys & _LETTING for term in ours[max(target - 2, 0) : target + 1]):
        return False
    own = keys_in(term for term in ours if term.content)
    return any(
        theirs[denied].keys & _LETTING and any(term.keys & own for term in theirs if term.content)
        for place in source.having(_LETTING)
        for theirs in [place.sentence.terms]
        for _, denied in denials(theirs)
    )


def _leaves(theirs: Sequence[Term]) -> bool:
    return any(term.keys & _LEAVING for term in theirs)


def _outside(ours: Sequence[Term], cue: int, near: Sequence[SourceSentence]) -> bool:
    """Tell whether what is not within is outside in the source."""
    behind = ours[cue + 1 :]
    if not any(term.word in _WITHIN for term in behind):
        return False
    keys = keys_in(term for term in behind if term.content)
    return any(
        term.word in _OUTSIDE
        and any(each.keys & keys for each in theirs[at + 1 : at + 1 + _REACH] if each.content)
        for place in near
        for theirs in [place.sentence.terms]
        for at, term in enumerate(theirs)
    )
