"""Frames of verbs: "X holds P", "X pulled out of P", "P fell to X", "X was seen at P"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefing.draft.find.frames.base import ANYWHERE, Claimed, Cued, all_behind
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.spots import Spot, spot, spots
from briefing.draft.find.reading.words import FORCE
from briefing.verify.language import listed

_BEFORE_NOUN: Final = listed("the a an its their his")
AWAY: Final = listed("from out off")


def act(cued: Cued) -> Iterator[Claimed]:
    """Yield the claims of "X holds P", "P is held by X", "P held by X"."""
    line, at = cued.line, cued.at
    subject = line.subject(at.first)
    if cued.passive():
        for where in spots(cued.scene, line, subject):
            by = cued.by()
            yield from cued.claim(by if by.first < by.last else None, where)
        return
    before, behind = subject.first - 1, line.after(at.last)
    if line.low(before) in ("which", "that") and behind.first == behind.last:
        before -= line.low(before - 1) == ","
        behind = line.phrase_to(before)
    ends = behind.first == behind.last and line.low(at.last) in ("", ".", ",", ";")
    if ends and cued.participle() and (not cued.cue.armed or cued.cue.control == "lost"):
        yield from _told_short(cued, subject)
        return
    head = line.verb_head(at.first)
    if cued.participle() and (subject.first == subject.last or line.low(head - 1) in _BEFORE_NOUN):
        return  # "the occupied town"
    for where in spots(cued.scene, line, behind, unknown=True):
        yield from cued.claim(subject, where)


def _told_short(cued: Cued, subject: Phrase) -> Iterator[Claimed]:
    """Yield the claim of "Posts at Mell overrun.", "A Company: silo held": of whoever reports."""
    found = spot(cued.scene, cued.line, subject)
    if found is None or found.place is None:
        return
    holder = cued.scene.label(cued.line) if cued.cue.control in ("full", "captured") else None
    yield Claimed(cued.cue.kind, cued.cue.control, cued.at, holder, found.place, found.site)


def at(cued: Cued) -> Iterator[Claimed]:
    """Yield the claims of "X is stationed in P": the place behind a preposition."""
    line, at = cued.line, cued.at
    subject = line.subject(at.first)
    if line.low(at.last - 1) in cued.cue.preps:
        for where in spots(cued.scene, line, line.after(at.last)):
            yield from cued.claim(subject, where)
        return
    found = list(all_behind(cued, cued.cue.preps))
    heading = cued.scene.heading(line.passage)
    if not found and heading is not None and cued.cue.control == "influence":
        found = [Spot(heading, None, None, None, None)]
    if cued.cue.kind == "present" and len(found) == 1:
        named = (cued.scene.place(line, phrase) for _, phrase in line.places_after(at.last))
        name = next((each for each in named if each is not None), None)
        found = [found[0]._replace(place=name or found[0].place)]  # "in the school at Sefa"
    for where in found:
        yield from cued.claim(subject, where)


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
    driver = None if passive else cued.scene.holder(line, line.subject(cued.at.first))
    for where in all_behind(cued, AWAY, None if passive else who.last):
        yield from cued.claim(who, where)
        if driver is not None:
            yield Claimed("captured", "captured", cued.at, driver, where.place, where.site)


def place(cued: Cued) -> Iterator[Claimed]:
    """Yield the claims of "P fell to X", "P is in the hands of X"."""
    line, at = cued.line, cued.at
    who = line.after(at.last)
    if cued.cue.kind == "with" and cued.scene.holder(line, who) is None:
        return  # "belongs to those who live there"
    for where in spots(cued.scene, line, line.subject(at.first)):
        yield from cued.claim(who, where)


def seen(cued: Cued) -> Iterator[Claimed]:
    """Yield the claims of "they saw X at P"."""
    line = cued.line
    who = line.after(cued.at.last)
    if who.first == who.last:
        return
    end = who.last
    head = line.low(end - 1)
    named = any(name.last == end for name in line.names(who))
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
    found = cued.scene.named_before(line.where(at))
    if line.low(at.last) in ("from", "by", "at", "on", "", ".", ",", "in") and found is not None:
        yield from cued.claim(line.subject(at.first), Spot(found, None, None, None, None))


def share(cued: Cued) -> Iterator[Claimed]:
    """Yield the claims of "it puts X in half of P"."""
    line, at = cued.line, cued.at
    behind = line.after(at.last)
    who = behind if behind.first < behind.last else line.subject(at.first)
    number = behind.last
    while line.low(number) != "in" and number < len(line.words):
        number += 1
    for where in spots(cued.scene, line, line.after(number + 1)):
        if where.control is not None:
            yield from cued.claim(who, where)
