"""What we tell as done or so, and the source as possible only, or as tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from briefing.verify.english.lexicon import VERB, kinds, verb_lemmas
from briefing.verify.english.moods import TRYING, negates
from briefing.verify.english.wording import CitedSentences, SentencePair, clauses, passage
from briefing.verify.english.wording.terms import Term, is_number, read_once
from briefing.verify.language import Mismatch, listed

_HEDGES: Final = listed(
    "may might perhaps possibly probably maybe apparently allegedly reportedly likely presumably"
)
"""What makes the source's next verb no more than possible."""
_SOFTENING: Final = _HEDGES | listed(
    "could would can should possible probable likely unlikely suspect doubt fear think believe"
    " expect seem appear suggest hint risk chance whether if assume guess potential danger threat"
    " warn unsure uncertain certainty hope unless view opinion"
)
"""What keeps it so in ours, anywhere in the sentence."""
_OPINION: Final = listed("think believe expect hold say")
_LIKELY: Final = listed("likely probably presumably")
_EXPECTING: Final = listed("expect anticipate foresee forecast predict")
_HEDGED: Final = 5
"""Words behind a hedge within which the verb stands that it makes possible."""
_ARTICLES: Final = listed("the a an its his her their")
_HAVING: Final = listed("has have had having")
_MODAL: Final = listed("will would may might could can should shall must to yet not")


def unhedged(text: str, pair: SentencePair, source: CitedSentences) -> Mismatch | None:
    """Return what the source holds possible only, and we tell without a trace of that."""
    ours = pair.ours.terms
    if any(term.word in _SOFTENING for term in ours if not term.keys & _OPINION):
        return None
    if any(term.keys & (_SOFTENING - _OPINION) for term in ours) or _roughly(ours):
        return None
    told = any("report" in term.keys for term in ours) or any(
        _is_thought(ours, at) for at in range(1, len(ours))
    )
    for place in pair.near:
        theirs = place.sentence.terms
        for index, verb in _hedged(theirs):
            softened = told or any(t.keys & _SOFTENING for t in ours)
            if theirs[index].word not in _HEDGES and softened:
                continue  # is thought to have been, is believed to have
            if theirs[index].word in _LIKELY and any(t.keys & _EXPECTING for t in ours):
                continue  # the government expects what it calls likely
            said = [
                term
                for at, term in enumerate(ours)
                if term.keys & verb.keys and (_named(theirs, verb) or not _named(ours, term, at))
            ]
            if said and theirs[index].word == "may" and _unforced(ours):
                continue
            if said and not _again(source, verb):
                shown, start, end = passage(text, said[:1])
                return Mismatch(shown, start, end, passage(place.text, (theirs[index], verb))[0])
    return None


def _roughly(ours: Sequence[Term]) -> bool:
    """Tell whether a number of ours is as unsure as one of "perhaps 120" is."""
    return any(one.word in _ABOUT and is_number(other) for one, other in pairwise(ours))


_ABOUT: Final = listed("about around some roughly approximately")
_FORCING: Final = listed("force compel oblige require make have need must")


def _unforced(ours: Sequence[Term]) -> bool:
    """Tell whether somebody is said not to have to do what he may: nobody is forced to leave."""
    return any(negates(term.word) for term in ours) and any(
        term.keys & _FORCING or term.word in _FORCING for term in ours
    )


def _named(sentence: Sequence[Term], term: Term, at: int | None = None) -> bool:
    """Tell whether a word is a noun by the article before it: an appeal."""
    at = next(i for i, each in enumerate(sentence) if each is term) if at is None else at
    return at > 0 and sentence[at - 1].word in _ARTICLES


@read_once
def _hedged(theirs: Sequence[Term]) -> Iterator[tuple[int, Term]]:
    """Give each hedge with the verbs that it makes possible: may be unable to deliver."""
    for index, term in enumerate(theirs):
        thought = index > 0 and _is_thought(theirs, index)
        if not thought and (term.word not in _HEDGES or (term.named and index)):
            continue
        if index and theirs[index - 1].word in _ARTICLES:
            continue  # the likely site
        for verb in theirs[index + 1 : index + 2 + _HEDGED]:
            if verb.follows.strip():
                break
            if verb.content and kinds(verb.word) & VERB:
                yield index, verb
                if term.word in ("may", "might", "likely"):
                    break


_THOUGHT: Final = listed("believed thought presumed understood alleged suspected reported")
_SEEMING: Final = listed("appears appear appeared seems seem seemed")


def _is_thought(theirs: Sequence[Term], index: int) -> bool:
    """Tell whether something is thought to be so: is believed to have mined, appears to have."""
    behind = theirs[index + 1].word if index + 1 < len(theirs) else ""
    told = theirs[index].word in _THOUGHT and theirs[index - 1].word in _BEING
    return behind == "to" and (told or theirs[index].word in _SEEMING)


_BEING: Final = listed("is are was were been be widely generally")


def achieved(text: str, pair: SentencePair, source: CitedSentences) -> Mismatch | None:
    """Return what the source says that somebody tries, and we say is done: try to take, took."""
    ours = pair.ours.terms
    for place in pair.near:
        theirs = place.sentence.terms
        for index in range(len(theirs) - 2):
            verb = theirs[index + 2]
            if not theirs[index].keys & TRYING or theirs[index + 1].word != "to":
                continue
            if verb.keys & _DONE_BY_SAYING:
                continue  # I want to thank the crew
            for at, term in enumerate(ours):
                if verb.content and term.keys & verb.keys and _done(ours, at):
                    shown, start, end = passage(text, (term,))
                    other = passage(place.text, theirs[index : index + 3])[0]
                    if not _again(source, verb):
                        return Mismatch(shown, start, end, other)
    return None


_DONE_BY_SAYING: Final = listed(
    "thank apologise apologize congratulate commend praise condemn welcome acknowledge emphasise"
    " emphasize stress reiterate underline note announce remind assure"
)
"""Verbs of which who says that he wants to do so does so."""


def _done(ours: Sequence[Term], at: int) -> bool:
    """Tell whether a word is a verb that says that something was done."""
    word = ours[at].word
    if word.endswith(("ing", "s")) or at == 0 or not _past(ours, at):
        return False
    first = next(first for first, end in clauses(ours) if at < end)
    return not any(
        term.word in _MODAL or bool(term.keys & TRYING) for term in ours[max(first, at - 8) : at]
    )


def _past(ours: Sequence[Term], at: int) -> bool:
    """Tell whether a word is the past of a verb, by its form or by what is around it."""
    word, before = ours[at].word, ours[at - 1]
    if before.word in _HAVING:
        return bool(kinds(word) & VERB)
    if word in verb_lemmas(word) and not word.endswith("ed"):
        return False
    if kinds(word) & ~VERB == 0:
        return bool(kinds(word))
    after = ours[at + 1].word if at + 1 < len(ours) else ""
    return bool(kinds(word) & VERB) and before.content and after in _ARTICLES


def _again(source: CitedSentences, verb: Term) -> bool:
    """Tell whether the source has a verb in another place too."""
    return any(
        term.keys & verb.keys and term is not verb
        for place in source.having(verb.keys)
        for term in place.sentence.terms
    )
