"""The frame of verbs of holding: "X holds P", "P is held by X", "P was abandoned"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefing.draft.find.frames.base import Claimed, Cued
from briefing.draft.find.frames.verbs import arrive
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.spots import Spot, spot, spots
from briefing.draft.find.reading.words import FORCE
from briefing.verify.language import listed

_BEFORE_NOUN: Final = listed("the a an its their his")
_HELD_IT: Final = listed(
    "vacated lost abandoned retook recaptured captured overran stormed held holds hold occupied"
    " occupy occupies besieged surrendered seized"
)
"""Verbs of which "it" is a place where one was named."""
_INSTITUTIONS: Final = listed("ministry office company school hospital clinic bank paper agency")
_POSTS: Final = listed(
    "outposts outpost garrisons checkpoints station stations post posts positions position base"
    " bases garrison lines"
)
_CLEARS: Final = listed("cleared clears")


def act(cued: Cued) -> Iterator[Claimed]:
    """Yield the claims of "X holds P", "P is held by X", "P held by X"."""
    line, at = cued.line, cued.at
    subject = line.subject(at.first)
    if cued.passive():
        yield from _passive(cued, subject)
        return
    yield from _active(cued, subject)


def _active(cued: Cued, subject: Phrase) -> Iterator[Claimed]:
    """Yield the claims of "X holds P", "P, which X holds", "P, where X rules"."""
    line, at = cued.line, cued.at
    lost = cued.cue.control == "lost"
    before, behind = subject.first - 1, line.after(at.last)
    if line.low(before) in ("which", "that", "where") and behind.first == behind.last:
        before -= line.low(before - 1) == ","
        behind = line.antecedent(line.phrase_to(before))
    if behind.first == behind.last:
        ends = line.low(at.last) in ("", ".", ",", ";") and cued.participle()
        if ends and (lost or not cued.cue.armed):
            yield from _told_short(cued, subject)
            return
        if lost:  # "P surrendered on Monday", "the army left in May"
            fallen = list(_by_nobody(cued, subject))
            yield from fallen or (arrive(cued) if cued.cue.kind == "left" else ())
            return
    head = line.verb_head(at.first)
    bare = subject.first == subject.last
    if cued.participle() and (bare or line.low(head - 1) in _BEFORE_NOUN):
        return  # "the occupied town"
    if bare and line.low(at.first).endswith("ing"):
        return  # "Taking Harl was easy"
    for where in _objects(cued, behind):
        yield from cued.claim(subject, where)
        yield from _robbed(cued, where, behind.last)


def _robbed(cued: Cued, where: Spot, number: int) -> Iterator[Claimed]:
    """Yield that a place was lost by those it was taken from: "X took P from Y"."""
    line, scene = cued.line, cued.scene
    if cued.cue.control != "captured" or line.low(number) != "from":
        return
    who = line.after(number + 1)
    holder = scene.holder(line, who)
    if holder is not None and scene.fights(line, who, holder):
        yield Claimed("lost", "lost", cued.at, holder, where.place, where.site)


def _objects(cued: Cued, behind: Phrase) -> Iterator[Spot]:
    """Yield the places behind a verb, that which "it" means, too."""
    line, lows = cued.line, set(cued.line.lows(cued.at))
    if lows & _CLEARS:
        behind = _cleared(line, behind)
    back = "back" in (line.low(behind.last - 1), line.low(behind.last))
    meant = cued.meant(behind) if back or lows & _HELD_IT else None
    if cued.cue.control == "lost" and line.low(behind.first) in ("its", "their"):
        meant = meant or _own_post(cued, behind)
    yield from [meant] if meant else spots(cued.scene, line, behind, unknown=True)


def _passive(cued: Cued, subject: Phrase) -> Iterator[Claimed]:
    """Yield the claims of "P is held by X", "P held by X", "P was abandoned"."""
    line = cued.line
    by = cued.by()
    known = by.first < by.last
    alone = line.lows(subject) == ["it"] and set(line.lows(cued.at)) & _HELD_IT
    meant = cued.meant(subject) if known else None
    if meant is None and (alone or (known and line.lows(subject) == ["it"])):
        meant = _it_before(cued, subject)
    if _run_by(cued, subject):
        return
    if cued.cue.control == "lost" and not known:
        owned = list(_own_posts(cued, subject))
        yield from owned or _by_nobody(cued, subject)
        return
    for where in [meant] if meant else spots(cued.scene, line, subject):
        yield from cued.claim(by if known else None, where)
        yield from _robbed(cued, where, cued.at.last)
    if known and line.low(by.last) in (",", "and"):
        yield from _and_by(cued, by)


def _by_nobody(cued: Cued, subject: Phrase) -> Iterator[Claimed]:
    """Yield that a place with a name was lost, by whom it is not said: "P was abandoned"."""
    for where in spots(cued.scene, cued.line, subject):
        if where.place is not None and cued.scene.is_named(where.place):
            yield Claimed(cued.cue.kind, cued.cue.control, cued.at, None, where.place, where.site)


def _and_by(cued: Cued, by: Phrase) -> Iterator[Claimed]:
    """Yield what goes on without its verb: "A is held by X and the market by Y"."""
    line = cued.line
    other = line.after(by.last + 1)
    if other.first < other.last and line.low(other.last) == "by":
        where = spot(cued.scene, line, other)
        yield from cued.claim(line.after(other.last + 1), where)


def _run_by(cued: Cued, subject: Phrase) -> bool:
    """Tell whether what is run by somebody is an institution, and no place that is held."""
    return cued.line.low(cued.at.first) == "run" and bool(
        cued.scene.head(cued.line, subject) & _INSTITUTIONS
    )


def _own_posts(cued: Cued, subject: Phrase) -> Iterator[Claimed]:
    """Yield who lost their own: "its outposts at A and B were abandoned"."""
    line = cued.line
    for phrase in (*reversed(line.listed_before(subject)), subject):
        owner = Phrase(phrase.first, phrase.first + 1)
        if line.low(owner.first) not in ("its", "their") or line.low(owner.last) not in _POSTS:
            continue
        for where in spots(cued.scene, line, line.after(owner.last + 2)):
            yield from cued.claim(owner, where)


def _own_post(cued: Cued, phrase: Phrase) -> Spot | None:
    """Return where somebody gave up "their positions": at the place that was named last."""
    named = cued.line.names(phrase)
    if named or cued.line.low(phrase.last - 1) not in _POSTS or phrase.last - phrase.first > 2:
        return None
    found = cued.scene.named_before(cued.line.where(phrase))
    return Spot(found._replace(near="low"), None, None, None, None) if found else None


def _it_before(cued: Cued, subject: Phrase) -> Spot | None:
    """Return the place that "it" means at the head of a sentence: the last that was named."""
    if subject.first > 0:
        return None
    found = cued.scene.named_before(cued.line.where(subject))
    return Spot(found._replace(near="low"), None, None, None, None) if found else None


def _cleared(line: Line, phrase: Phrase) -> Phrase:
    """Return what is cleared, without of whom: "the island of the rebels"."""
    for number in range(phrase.first + 1, phrase.last):
        if line.low(number) == "of" and set(line.lows(Phrase(number, phrase.last))) & FORCE:
            return Phrase(phrase.first, number)
    return phrase


def _told_short(cued: Cued, subject: Phrase) -> Iterator[Claimed]:
    """Yield the claim of "Posts at Mell overrun.", "A Company: silo held": of whoever reports."""
    found = spot(cued.scene, cued.line, subject)
    if found is None or found.place is None:
        return
    holder = cued.scene.label(cued.line) if cued.cue.control in ("full", "captured") else None
    yield Claimed(cued.cue.kind, cued.cue.control, cued.at, holder, found.place, found.site)
