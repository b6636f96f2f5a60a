"""Who did it to whom: the sides of a verb, ours against the source's.

What stands on both sides, or cannot be told, is never a fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.verify.aligned import Mismatch, Place, keys_in, pairs, passage
from briefing.verify.frames import SPAN, Frame, frames
from briefing.verify.terms import STOP, Term


def roles(text: str, paragraphs: Sequence[str]) -> Mismatch | None:
    """Return where a text has the doer and the done-to of the source the other way round."""
    for ours, near in pairs(text, paragraphs):
        known = [(place, list(frames(place.sentence.terms))) for place in near]
        for frame in frames(ours.terms):
            verdicts = list(_compared(frame, ours.terms, known)) if frame.agents else []
            if verdicts and all(verdicts):
                shown, start, end = passage(text, _shown(ours.terms, frame))
                return Mismatch(shown, start, end, verdicts[0])
    return None


def _compared(
    frame: Frame, ours: Sequence[Term], known: Sequence[tuple[Place, Sequence[Frame]]]
) -> Iterator[str]:
    """Give the source's words for each frame that reverses ours, "" for one that bears it out."""
    keys, own = ours[frame.at].keys - STOP, keys_in(ours)
    for place, known_frames in known:
        terms = place.sentence.terms
        whole = keys_in(terms)
        for theirs in known_frames:
            if not keys & terms[theirs.at].keys:
                continue
            same = frame.agents & theirs.agents, frame.patients & theirs.patients
            # Another one of the same sentence does the same to the same.
            other_place = frame.agents & whole, theirs.agents & own
            crossed = (
                frame.agents & theirs.patients - theirs.agents,
                frame.patients & theirs.agents - theirs.patients,
            )
            if not same[0] and (all(crossed) or (same[1] and all(other_place))):
                yield passage(place.text, _shown(terms, theirs))[0]
            elif any(same):
                yield ""


def _shown(terms: Sequence[Term], frame: Frame) -> list[Term]:
    sides = frame.agents | frame.patients
    first, last = max(frame.at - SPAN, 0), min(frame.at + SPAN, len(terms) - 1)
    return [
        term
        for i, term in enumerate(terms[first : last + 1], first)
        if i == frame.at or term.keys & sides
    ]
