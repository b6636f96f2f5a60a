"""Frames of what moves the lines: an attack repelled, a withdrawal, a place that changed sides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefing.draft.find.frames.base import AWAY, Claimed, Cued, all_behind
from briefing.draft.find.reading.spots import spots
from briefing.verify.english.lexicon import verb_lemmas
from briefing.verify.language import listed

_DONE: Final = listed(
    "after since following completed complete announced confirmed began begun finished ended"
    " reported was were has forced"
)
"""Words around a noun for going away by which it has been: not one that is asked for."""
_BETWEEN: Final = 4
"""Words behind a noun for going away in which it is said that it was done."""


def attack(cued: Cued) -> Iterator[Claimed]:
    """Yield the claims of "an attack on P was repulsed": no holder is told."""
    for where in spots(cued.scene, cued.line, cued.line.after(cued.at.last)):
        if where.place is not None:
            yield from cued.claim(None, where)


def departed(cued: Cued) -> Iterator[Claimed]:
    """Yield the claims of "X's withdrawal from P", "after the retreat of X from P"."""
    line, at = cued.line, cued.at
    who = cued.owner(at.first)
    first = who.first if who.first < who.last else at.first
    if line.low(first - 1) == "the":
        first -= 1
    behind = line.after(at.last)
    told = {line.low(first - 1), *(line.low(n) for n in range(behind.last, behind.last + _BETWEEN))}
    if not told & _DONE:
        return
    if who.first == who.last and line.low(at.first + 1) == "of":
        who = line.after(at.first + 2)
    for where in all_behind(cued, AWAY, at.last - 1):
        yield from cued.claim(who, where)


def sides(cued: Cued) -> Iterator[Claimed]:
    """Yield the claims of "P changed sides when its garrison went over to X"."""
    line, at = cued.line, cued.at
    to = next(
        (
            n
            for n in range(at.last, len(line.words))
            if line.low(n) == "to" and cued.scene.holder(line, line.after(n + 1)) is not None
        ),
        None,
    )
    for where in spots(cued.scene, line, line.subject(at.first)):
        if to is not None:
            yield from cued.claim(line.after(to + 1), where)


def beside(cued: Cued) -> Iterator[Claimed]:
    """Yield the claims of "..., with X on the left bank"."""
    line, at = cued.line, cued.at
    who = line.after(at.last)
    prep = line.low(who.last)
    if line.low(who.first) in ("a", "an") or cued.scene.holder(line, who) is None:
        return
    if verb_lemmas(line.low(at.first - 1)) and line.low(at.first - 1).endswith(("s", "ed")):
        return  # "works with X on the boatyard"
    if not (line.leads(who.last) or prep == "holding"):
        return
    for where in spots(cued.scene, line, line.after(who.last + 1)):
        yield from cued.claim(who, where)
