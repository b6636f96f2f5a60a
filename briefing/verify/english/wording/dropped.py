"""What we say without a trace of the denial in which the source says it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Final

from briefing.verify.english.lexicon import antonyms, lemmas
from briefing.verify.english.moods import negates
from briefing.verify.english.wording import MeantClause, SentencePair, clauses, keys_in, passage
from briefing.verify.english.wording.denials import denials, is_cue
from briefing.verify.english.wording.denied import MOST, denied_too, supposes
from briefing.verify.english.wording.otherwise import hinted
from briefing.verify.english.wording.terms import Term, weight
from briefing.verify.language import Mismatch, listed

_CLAIMS: Final = listed("allegation claim report rumour rumor assertion accusation suggestion")
_UNTRUE: Final = listed(
    "incorrect untrue false wrong baseless unfounded absurd nonsense inaccurate"
)
_TAKING: Final = listed("take lose strip remove forfeit abandon surrender deprive")
_KEEPING: Final = listed("keep retain hold preserve remain stay")
_SURE: Final = 0.6
"""The share of a clause, by weight, that both sides must have where nothing else ties them."""

_NEAR: Final = 0.3
"""The same where their clause has the denial, and our sentence nothing that may stand for one."""


def dropped(text: str, pair: SentencePair) -> Mismatch | None:
    """Return what we say without a trace of the denial in which the source says it."""
    if hinted(pair.ours.terms):
        return None
    for piece in pair.pieces:
        if piece.near and (found := _dropped_in(text, pair, piece)):
            return found
    return None


def _dropped_in(text: str, pair: SentencePair, piece: MeantClause) -> Mismatch | None:
    place = piece.near[0]
    theirs, ours = place.sentence.terms, pair.ours.terms[piece.first : piece.end]
    found = list(islice(denials(theirs), MOST))
    for first, end in clauses(theirs) if found else ():
        cues = [
            (cue, target)
            for cue, target in found
            if first <= target < end and not denied_twice(theirs, cue)
            if not supposes(pair.ours.terms, theirs, cue)
            and not denied_too(pair.ours.terms, theirs, cue, found)
        ]
        shared = in_common(theirs[first:end], ours, _NEAR)
        there = in_common(ours, theirs[first:end], _NEAR)
        denied_both = {cue for cue, target in cues if theirs[target].keys & keys_in(ours)}
        if not cues or not shared or not there or len(denied_both) > 1:
            continue  # what was not confirmed is not listed: what is listed was confirmed
        denied = theirs[cues[0][1]]
        behind = theirs[max(cues[0][0], first) : stop(theirs, cues[0][0], end)]
        means = (at for at, term in enumerate(behind) if at > 1 and term.word == "by")
        behind = behind[: next(means, len(behind))]  # not undone by that
        if not any(term in there and not term.named for term in behind):
            continue  # the place alone, of a warning to avoid all travel there
        taken = theirs[cues[0][0] : cues[0][1] + 1]
        if any(term.keys & _TAKING for term in taken) and any(
            term.keys & _KEEPING for term in pair.ours.terms
        ):
            continue  # who keeps it is not stripped of it
        if any(antonyms(denied.word) & lemmas(term.word) for term in pair.ours.terms):
            continue
        shown, start, end_ = passage(text, shared)
        return Mismatch(shown, start, end_, passage(place.text, (theirs[cues[0][0]], denied))[0])
    return None


def is_elliptic(theirs: Sequence[Term]) -> bool:
    """Tell whether a sentence denies of one what it says of another: A was renewed; B was not."""
    return any(
        negates(term.word) and (index + 1 == len(theirs) or term.follows.strip()[:1] in _STOPS)
        for index, term in enumerate(theirs)
        if index and theirs[index - 1].word in _AUXILIARIES
    )


_STOPS: Final = (",", ".", ";", ":")
_AUXILIARIES: Final = listed("is are was were has have had did does do will would can could may")


def stop(sentence: Sequence[Term], cue: int, end: int) -> int:
    """Return where the next sign behind a negation stands, ``end`` at most."""
    return next((i for i in range(cue + 1, end) if sentence[i].follows.strip()), end)


def denied_twice(theirs: Sequence[Term], cue: int) -> bool:
    """Tell whether a denial stands under another: denied that any was sold without a permit."""
    claimed = any(term.keys & _CLAIMS for term in theirs[:cue])
    if theirs[cue].keys & _UNTRUE:
        untrue = any(negates(term.word) for term in theirs[:cue])
    else:
        untrue = any(term.keys & _UNTRUE for term in theirs[cue + 1 :])
    if claimed and untrue:
        return True  # the allegation that none came is incorrect
    end = stop(theirs, cue, len(theirs))
    first = next((at for at in range(cue, 0, -1) if theirs[at].follows.strip()), 0)
    others = [at for at in range(first, end) if at != cue and is_cue(theirs, at)]
    return any(theirs[min(at, cue)].content for at in others)


def in_common(ours: Sequence[Term], theirs: Sequence[Term], least: float = _SURE) -> list[Term]:
    """Return the words of theirs that ours has too, if they are enough to speak of the same."""
    keys, own = keys_in(theirs), keys_in(ours)
    content = [term for term in ours if term.content]
    common = [term for term in content if term.keys & keys]
    enough = sum(map(weight, common)) >= least * sum(map(weight, content))
    if len(common) < 2 or not enough:
        return []
    return [term for term in theirs if term.content and term.keys & own]
