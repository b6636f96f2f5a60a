"""Who did it to whom: the sides of a verb, ours against the source's.

What stands on both sides, or cannot be told, is never a fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from briefing.verify.aligned import Mismatch, Pair, Place, Source, keys_in, pairs, passage, read
from briefing.verify.frames import Frame, frames, speaker
from briefing.verify.sides import SPAN, participle
from briefing.verify.terms import Term, listed

_ERGATIVE: Final = listed(
    "open close shut begin start stop end move change break burn sink grow rise drop spread return"
    " turn run continue increase double develop"
)
"""Verbs whose subject may be what is done to: the gate opens."""
_CONVERSE: Final = listed(
    "get receive obtain accept buy sell lose flee escape follow lead suffer face need fear depend"
    " belong borrow inherit lack leave win earn owe hear survive undergo attend join"
)
"""Verbs of which another one says the same the other way round: give and receive."""
_SPOKEN: Final = listed(
    "call describe blame accuse deny reject criticise praise put count estimate rate ask tell warn"
    " urge demand want doubt expect welcome condemn name dub report criticize"
)
"""What one who speaks does to what is spoken of."""
_CAMPS: Final = (
    listed("army government troop soldier police authority regime state"),
    listed("rebel insurgent militant guerrilla opposition protester separatist"),
)
"""Who stands against whom in most reports: one of them in the place of the other is told."""

_MORE: Final = 4
"""Sentences of the source beside the nearest that are looked at for what both sides stand in."""


class _Known(NamedTuple):
    """A sentence of the source, the keys of all of it, its frames, and the keys of who speaks."""

    place: Place
    whole: frozenset[str]
    frames: Sequence[Frame]
    speaker: frozenset[str]


def roles(text: str, paragraphs: Sequence[str]) -> Mismatch | None:
    """Return where a text has the doer and the done-to of the source the other way round."""
    source = read(paragraphs)
    for pair in pairs(text, paragraphs):
        known = [_known(place) for place in pair.near]
        for frame in frames(pair.ours.terms):
            theirs = _reversed(frame, pair, known, source)
            if theirs:
                shown, start, end = passage(text, _shown(pair.ours.terms, frame))
                return Mismatch(shown, start, end, theirs)
    return None


def _known(place: Place) -> _Known:
    terms = place.sentence.terms
    return _Known(place, keys_in(terms), list(frames(terms)), speaker(terms))


def _reversed(frame: Frame, pair: Pair, known: Sequence[_Known], source: Source) -> str:
    """Return the source's words for what we have the other way round, "" if there are none."""
    if not frame.agents:
        return ""
    ours = pair.ours.terms
    verdicts = list(_compared(frame, ours, known))
    if not verdicts and not ours[frame.at].keys & _CONVERSE:
        if ours[frame.at].keys & _SPOKEN and (said := _spoken(frame, known)):
            return said
        both = [place for place in source.having(frame.doer) if place not in pair.near]
        both = [place for place in both if frame.done & keys_in(place.sentence.terms)]
        verdicts = list(_otherwise(frame, [*known, *map(_known, both[:_MORE])]))
    return verdicts[0] if verdicts and all(verdicts) else ""


def _compared(frame: Frame, ours: Sequence[Term], known: Sequence[_Known]) -> Iterator[str]:
    """Give the source's words for each frame that reverses ours, "" for one that bears it out."""
    keys, own = ours[frame.at].keys, keys_in(ours)
    # The people killed between farmers and herders need not have killed anybody.
    sure = frame.done or not participle(ours[frame.at].word)
    anywhere = frozenset[str]().union(*(each.whole for each in known))
    for place, whole, their_frames, _ in known:
        terms = place.sentence.terms
        for theirs in their_frames:
            if not keys & terms[theirs.at].keys:
                continue
            same = frame.agents & theirs.agents, frame.patients & theirs.patients
            # Another one of the same sentence does the same to the same.
            other_place = frame.agents & whole, theirs.agents & own
            crossed = (
                frame.agents & theirs.patients - theirs.agents,
                frame.patients & theirs.agents - theirs.patients,
            )
            told = (
                (sure and all(crossed))
                or (same[1] and (all(other_place) or _camps(frame, theirs)))
                or _half(frame, theirs, keys, anywhere)
            )
            if told and not same[0]:
                yield passage(place.text, _shown(terms, theirs))[0]
            elif any(same):
                yield ""


def _half(frame: Frame, theirs: Frame, keys: frozenset[str], anywhere: frozenset[str]) -> bool:
    """Tell whether one side of the source's verb stands on the other with us.

    What the verb is done to does it to something else, or who does it has it done by another one
    of whom the source speaks.
    """
    if keys & _ERGATIVE or frame.patients & theirs.patients:
        return False
    if frame.doer & theirs.done - theirs.agents and frame.done:
        return True
    return bool(frame.done & theirs.doer - theirs.patients and frame.doer & anywhere)


def _camps(frame: Frame, theirs: Frame) -> bool:
    """Tell whether the other side does it with us: the rebels for the army."""
    return any(
        frame.doer & one and theirs.doer & other and not frame.agents & other
        for one, other in (_CAMPS, _CAMPS[::-1])
    )


def _spoken(frame: Frame, known: Sequence[_Known]) -> str:
    """Return the speaker's words where we have him spoken of by what he speaks of."""
    for each in known:
        if frame.done & each.speaker and frame.doer & each.whole and not frame.doer & each.speaker:
            terms = each.place.sentence.terms
            shown = [term for term in terms if term.keys & (frame.done | frame.doer)]
            return passage(each.place.text, shown)[0]
    return ""


def _otherwise(frame: Frame, known: Sequence[_Known]) -> Iterator[str]:
    """Give the source's words where other verbs than ours have the two sides, and only crossed."""
    for place, _, their_frames, _ in known:
        terms = place.sentence.terms
        for theirs in their_frames:
            if terms[theirs.at].keys & _CONVERSE:
                continue
            if frame.doer & theirs.done and frame.done & theirs.doer:
                yield passage(place.text, _shown(terms, theirs))[0]
            elif frame.agents & theirs.agents and frame.patients & theirs.patients:
                yield ""


def _shown(terms: Sequence[Term], frame: Frame) -> list[Term]:
    sides = frame.agents | frame.patients
    first, last = max(frame.at - SPAN, 0), min(frame.at + SPAN, len(terms) - 1)
    return [
        term
        for i, term in enumerate(terms[first : last + 1], first)
        if i == frame.at or term.keys & sides
    ]
