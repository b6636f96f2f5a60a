"""Frames of verbs: "X holds P", "X pulled out of P", "P fell to X", "X was seen at P"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefing.draft.find.frames.base import ANYWHERE, AWAY, Claimed, Cued, all_behind
from briefing.draft.find.reading.grammar import AMOUNTS, DETERMINERS
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.spots import Spot, spots
from briefing.draft.find.reading.words import FORCE
from briefing.verify.language import listed

_PASSING: Final = listed("passed went fell reverted changed shifted moved then now")
_NO_PLACE_BEHIND: Final = listed(
    "from by at on . , in and after before without during within overnight ;"
)
_OWNED: Final = 5
_PASSES: Final = 8
"""Words behind a place within which it is said to whom the control of it passed."""


def handed(cued: Cued) -> Iterator[Claimed]:
    """Yield the claims of "X handed P over to Y", "P was ceded to Y": one loses, one takes."""
    line, at = cued.line, cued.at
    before = {line.low(n) for n in range(max(at.first - _OWNED, 0), at.first)}
    if line.low(at.first) == "hands" and before & {"in", "into"}:
        return  # "in their hands since the fall of P to X"
    subject = line.subject(at.first)
    if line.low(at.last - 1) == "to":  # "was handed over to Y", "control of P passed to Y"
        for where in spots(cued.scene, line, subject):
            yield from _taken(cued, line.after(at.last), where)
        return
    behind = line.after(at.last)
    to = next(
        (n for n in range(behind.last, behind.last + _PASSES) if line.low(n) in ("to", ",", ".")),
        behind.last,
    )
    if line.low(to) != "to":
        return
    meant = cued.meant(behind)
    for where in [meant] if meant else spots(cued.scene, line, behind, unknown=True):
        yield from _taken(cued, line.after(to + 1), where)
        yield from cued.claim(subject, where)


def _taken(cued: Cued, who: Phrase, where: Spot) -> Iterator[Claimed]:
    """Yield that somebody has taken a place, where it is one that fights or governs."""
    holder = cued.scene.holder(cued.line, who)
    if holder is None or where.place is None:
        return
    actor = cued.scene.cast.actors.get(holder.id)
    mission = actor is not None and actor.kind == "international-org"
    if mission or cued.scene.fights(cued.line, who, holder):
        yield Claimed("captured", "captured", cued.at, holder, where.place, where.site)


def passed(cued: Cued) -> Iterator[Claimed]:
    """Yield the claims of "control of P passed to X"."""
    line, at = cued.line, cued.at
    behind = line.after(at.last)
    verb = next((n for n in range(*behind) if line.low(n) in _PASSING), behind.last)
    behind = Phrase(behind.first, verb)
    to = next((n for n in range(behind.last, behind.last + _PASSES) if line.low(n) == "to"), None)
    if to is None:
        return
    meant = cued.meant(Phrase(behind.first, behind.first + 1))
    for where in [meant] if meant else spots(cued.scene, line, behind):
        yield from _taken(cued, line.after(to + 1), where)


def at(cued: Cued) -> Iterator[Claimed]:
    """Yield the claims of "X is stationed in P": the place behind a preposition."""
    line, at = cued.line, cued.at
    subject = line.subject(at.first)
    if line.low(at.last - 1) in cued.cue.preps and not line.leads(at.last):
        for where in spots(cued.scene, line, line.after(at.last)):
            yield from cued.claim(subject, where)
        return
    if cued.cue.kind == "moved-in" and _moves_others(cued):
        return
    found = list(all_behind(cued, cued.cue.preps))
    heading = cued.scene.heading(line.passage)
    if not found and heading is not None and cued.cue.control == "influence":
        found = [Spot(heading, None, None, None, None)]
    for where in found:
        yield from cued.claim(subject, where)


def _moves_others(cued: Cued) -> bool:
    """Tell whether somebody else is moved: "we have moved 48 patients to Tell Amar"."""
    line = cued.line
    moved = line.after(cued.at.last)
    low = line.low(moved.first)
    if moved.first >= moved.last or not (low[:1].isdigit() or low in AMOUNTS | DETERMINERS):
        return False
    return not set(line.lows(moved)) & FORCE


def away_from(cued: Cued) -> Iterator[Claimed]:
    """Yield the claims of "X withdrew from P"."""
    for where in all_behind(cued, AWAY | {"of"}):
        yield from cued.claim(cued.line.subject(cued.at.first), where)


def driven(cued: Cued) -> Iterator[Claimed]:
    """Yield the claims of "X drove Y out of P", "Y was driven out of P": Y has lost it."""
    line = cued.line
    who = line.subject(cued.at.first) if cued.passive() else line.after(cued.at.last)
    if who.first == who.last:
        return
    passive = cued.passive()
    driving = cued.by() if passive else line.subject(cued.at.first)
    driver = cued.scene.holder(line, driving)
    found = list(all_behind(cued, AWAY, None if passive else who.last))
    meant = cued.scene.claimed_last(line.where(cued.at)) if passive and driver else None
    if not found and meant is not None:  # "The Front, which had held P, was pushed out by X"
        found = [Spot(meant._replace(near="low"), None, None, None, None)]
    for where in found:
        if where.place is None:
            continue
        yield from cued.claim(who, where)
        if driver is not None:
            yield Claimed("captured", "captured", cued.at, driver, where.place, where.site)


def place(cued: Cued) -> Iterator[Claimed]:
    """Yield the claims of "P fell to X", "P is in the hands of X"."""
    line, at = cued.line, cued.at
    who = cued.named(line.after(at.last))
    if cued.cue.kind == "with" and cued.scene.holder(line, who) is None:
        return  # "belongs to those who live there"
    # "Harl belongs to the smugglers", "Harl is under the control of the army"
    unknown = cued.cue.kind in ("with", "fell") or "control" in line.lows(at)
    subject = line.subject(at.first)
    for phrase in (*reversed(line.listed_before(subject)), subject):
        for where in spots(cued.scene, line, phrase, unknown=unknown):
            yield from cued.claim(who, where)


def seen(cued: Cued) -> Iterator[Claimed]:
    """Yield the claims of "they saw X at P"."""
    line = cued.line
    who = line.after(cued.at.last)
    if who.first == who.last:
        return
    if line.low(who.first) == "them":
        who = Phrase(who.first, who.first + 1)  # "the film shows them raising a flag"
    end = who.last
    head = line.low(end - 1)
    named = head == "them" or any(name.last == end for name in line.names(who))
    if not (head in FORCE or named or line.low(end) == "with" or "flag" in head):
        return
    if line.low(end) == "with":  # "14 vehicles with League markings on the bridge"
        marked = line.after(end + 1)
        who, end = Phrase(who.first, marked.last), marked.last
    for where in all_behind(cued, ANYWHERE - {"of", "for", "to", "between"}, end):
        yield from cued.claim(who, where)


def arrive(cued: Cued) -> Iterator[Claimed]:
    """Somebody who enters without a word of where: the place that was named last."""
    line, at = cued.line, cued.at
    if line.with_be(at.first):  # "P was entered by armed men"
        by = cued.by()
        for where in spots(cued.scene, line, line.subject(at.first)) if by.first < by.last else ():
            yield from cued.claim(by, where)
        return
    found = cued.scene.named_before(line.where(at))
    if found is not None and (line.low(at.last) in _NO_PLACE_BEHIND or line.low(at.last) == ""):
        yield from cued.claim(line.subject(at.first), Spot(found, None, None, None, None))


def share(cued: Cued) -> Iterator[Claimed]:
    """Yield the claims of "it puts X in half of P"."""
    line, at = cued.line, cued.at
    behind = line.after(at.last)
    told = behind.first < behind.last and cued.scene.holder(line, behind) is not None
    who = behind if told else line.subject(at.first)
    number = behind.last
    while line.low(number) != "in" and number < len(line.words):
        number += 1
    for where in spots(cued.scene, line, line.after(number + 1)):
        if where.control is not None:
            yield from cued.claim(who, where)
