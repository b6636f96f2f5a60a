"""Frames of nouns: "X's hold on P", "P in the hands of X", "clashes in P", "P, a base of X"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefing.draft.find.frames.base import ANYWHERE, OWN, Claimed, Cued, all_behind, first_behind
from briefing.draft.find.frames.between import fought_between, is_force
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.places import CastId
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.spots import Spot, spot, spots
from briefing.draft.find.reading.words import SETTLED
from briefing.draft.source_text import Where
from briefing.verify.language import listed

_HANDS: Final = listed(
    "authority control hands occupation rule administration influence sway full firm sole complete"
    " effective joint tight strict close heavy"
)


def speaker(cued: Cued) -> Iterator[Claimed]:
    """What the speaker claims for his own side: "the depot is ours", "depot clear of rebels"."""
    line, at = cued.line, cued.at
    there = line.where(at)
    ours = bool({"ours", "our"} & set(line.lows(at)))
    own = cued.scene.speakers_own(there, ours) or cued.scene.label(line)
    if own is None and "theirs" in line.lows(at):
        own = cued.scene.recent or cued.scene.about_before(line)
    if own is None and cued.cue.control != "captured":
        return
    for where in spots(cued.scene, line, line.subject(at.first)):
        yield Claimed(
            cued.cue.kind,
            cued.cue.control,
            at,
            own,
            where.place,
            where.site,
            where.share,
            where.figure,
        )


def hands(cued: Cued) -> Iterator[Claimed]:
    """Yield the claims of "P is in X's hands", "under X control"."""
    line, at = cued.line, cued.at
    behind = line.after(at.last)
    holder = Phrase(behind.first, behind.last)
    while holder.first < holder.last and line.low(holder.last - 1) in _HANDS:
        holder = Phrase(holder.first, holder.last - 1)
    if holder.first == holder.last or holder == behind:
        return
    subject = line.subject(at.first)
    for where in spots(cued.scene, line, subject):
        yield from cued.claim(holder, where)


_CLAIMS: Final = listed("claims claimed claiming declared announced declares announces")


def of(cued: Cued) -> Iterator[Claimed]:
    """Yield the claims of "X has control of P", "X's control of P"."""
    line, at = cued.line, cued.at
    own = cued.owner(at.first)
    claims = at.first
    while line.low(claims - 1) in ("full", "total", "complete", "firm", "sole"):
        claims -= 1
    claims -= line.low(claims - 1) in _CLAIMS
    who = own if own.first < own.last else line.subject(claims)
    if cued.cue.kind == "grip" and own.first == own.last:
        return
    if who.first >= who.last and cued.cue.kind == "control-of":
        return  # "control over the crossings remains split"
    last = line.low(at.last - 1)
    if last in ("of", "over", "on"):
        behind = line.after(at.last)
        meant = cued.meant(behind)
        for where in [meant] if meant else spots(cued.scene, line, behind):
            yield from cued.claim(who, where)
    else:
        yield from cued.claim(who, first_behind(cued, ANYWHERE))


_HOUR: Final = re.compile(r"\s*\d{1,2}[:.h]?\d{2}\b")
_TAKES: Final = listed(
    "over for of on to by controls control holds hold encircled surround surrounds surrounded"
    " blockaded besieging besieges besiege encircling encircles blockading"
)


def scene(cued: Cued) -> Iterator[Claimed]:
    """Yield the claims of "P is contested", "clashes in P": no holder is told."""
    line, at = cued.line, cued.at
    where = None
    if line.low(at.first - 1) == "which":
        before = at.first - 1 - (line.low(at.first - 2) == ",")
        where = spot(cued.scene, line, line.phrase_to(before))
    elif line.low(at.last - 1) in _TAKES:
        where = spot(cued.scene, line, line.after(at.last))
    if where is None and cued.cue.kind in ("contested", "both", "contact"):
        named = spots(cued.scene, line, _before(line, at))
        where = next((each for each in named if each.place), None)
        where = where or spot(cued.scene, line, line.after(at.last))
    where = where or fought_between(cued)
    where = where or cued.meant(line.after(at.last)) or first_behind(cued, ANYWHERE)
    if where is not None and where.place is not None and not is_force(cued, where):
        yield from cued.claim(None, where)


def _before(line: Line, at: Phrase) -> Phrase:
    if line.low(at.first) == "as":
        return line.phrase_to(at.first)
    return line.subject(at.first)


def base(cued: Cued) -> Iterator[Claimed]:
    """A stronghold: "X has a stronghold in P", "P is X's main base", "P, a stronghold of X"."""
    line, at, scene = cued.line, cued.at, cued.scene
    own = cued.owner(at.first)
    if own.first == own.last:
        own = cued.owner(at.last - 1)
    named = Phrase(at.first, at.last - 1)
    if own.first == own.last and named.first < named.last and scene.holder(line, named):
        own = named
    if line.low(at.last) == "of" and scene.holder(line, there := line.after(at.last + 1)):
        own = there
    head = line.clause_head(at.first)
    if line.low(head - 1) == "where":  # "Sifan, where the army has its headquarters"
        there = line.phrase_to(head - 1 - (line.low(head - 2) == ","))
        for ruled in spots(scene, line, there):
            yield from cued.claim(line.subject(at.first), ruled)
        return
    known = own.first < own.last and line.low(own.first) not in OWN
    subject = _head_before(line, own if known and own.last <= at.last else at)
    held = spot(scene, line, subject) if subject.first < subject.last else None
    if known and held is not None and held.place is not None:
        yield from cued.claim(own, held)
        return
    where = first_behind(cued, ANYWHERE) or _here(cued)
    whose = own if own.first < own.last else subject
    if where is not None and where.place is not None:
        yield from cued.claim(whose, where)


def _head_before(line: Line, at: Phrase) -> Phrase:
    """Return what is called a base: the subject, or the phrase before the comma."""
    first = at.first
    while line.low(first - 1) in ("a", "an", "the", "its", "their", "his", "main", "last"):
        first -= 1
    return line.phrase_to(first - 1) if line.low(first - 1) == "," else line.subject(first)


_CONCEDED: Final = listed(
    "conceded concedes admitted admits acknowledged acknowledges confirmed claimed claims announced"
    " reported reports celebrated hailed completed completes led"
)
_DONE: Final = listed("completed completes led")


_MIGHT: Final = frozenset(("would", "could", "might", "will", "may"))


def nominal(cued: Cued) -> Iterator[Claimed]:
    """A noun for what became of a place: "the capture of P by X", "X's loss of P"."""
    line, at = cued.line, cued.at
    places = [each for each in spots(cued.scene, line, line.after(at.last)) if each.place]
    if not places:
        return
    who = cued.owner(at.first)
    end = line.after(at.last).last
    if who.first == who.last and line.low(end) in ("by", "to"):
        who = line.after(end + 1)
    following = {line.low(n) for n in range(end, end + 4)}
    if following & _MIGHT or (
        cued.cue.control == "lost" and _MIGHT & set(line.lows(Phrase(end, len(line.words))))
    ):
        return
    told = at.first - 1 - (line.low(at.first - 1) in ("the", "its", "their"))
    if who.first == who.last and line.low(told) in _CONCEDED:
        own = None if line.low(told) in _DONE else cued.scene.speakers_own(line.where(at))
        own = own or cued.scene.holder(line, line.subject(told))
        for where in places:
            yield Claimed(cued.cue.kind, cued.cue.control, at, own, where.place, where.site)
    elif who.first < who.last or cued.cue.control == "lost":
        for where in places:
            yield from cued.claim(who, where)


def _here(cued: Cued) -> Spot | None:
    """Return the place of the heading where the sentence says "here"."""
    heading = cued.scene.heading(cued.line.passage)
    if heading is None or "here" not in (word.low for word in cued.line.words):
        return None
    return Spot(heading, None, None, None, None)


def grip(cued: Cued) -> Iterator[Claimed]:
    """Yield the claims of "rebel-held P", "P is rebel-held"."""
    line, at = cued.line, cued.at
    word = line.words[at.first]
    behind = Phrase(at.last, line.after(at.last).last)
    told = line.with_be(at.first) and behind.first == behind.last
    if told:
        behind = line.subject(at.first)
    where = _called(cued, behind) or spot(cued.scene, line, behind)
    if where is None or where.place is None:
        return
    name = word.text.replace("–", "-").rsplit("-", 1)[0]
    there = Where(line.passage.number, word.start, word.start + len(name))
    for form in (name, f"{name}s", f"the {name}s"):
        id = cued.scene.cast.actor(form, there)
        if id:
            control = where.control if told and where.control else cued.cue.control
            yield Claimed(
                cued.cue.kind, control, at, CastId(id, there), where.place, where.site,
                where.share if told else None, where.figure if told else None,
            )  # fmt: skip
            return


def _called(cued: Cued, behind: Phrase) -> Spot | None:
    """Return the place that "an army-held city" is said of, or that "the rebel-held town" means."""
    line = cued.line
    if line.names(behind) or line.low(behind.first) not in SETTLED:
        return None
    article = cued.at.first - 1
    where = line.where(behind)
    if line.low(article) in ("a", "an") and line.low(article - 1) == ",":
        return spot(cued.scene, line, line.phrase_to(article - 1), alone=False)
    found = cued.scene.of_kind(line, Phrase(article, article + 1)) or cued.scene.named_before(where)
    return Spot(found._replace(near="low"), None, None, None, None) if found else None


def post(cued: Cued) -> Iterator[Claimed]:
    """A place that is called somebody's: "Pell Crossing, the last checkpoint of the Guard"."""
    line, at = cued.line, cued.at
    first = at.first
    while line.low(first - 1) in ("last", "main", "first", "only", "a", "the", "forward", "new"):
        first -= 1
    if line.low(first - 1) != ",":
        return
    where = spot(cued.scene, line, line.phrase_to(first - 1))
    if where is not None and where.place is not None:
        yield from cued.claim(line.after(at.last), where)


def logged(cued: Cued) -> Iterator[Claimed]:
    """Yield the claims of "0700 militia in Lower Orsk": of entries that begin with their hour."""
    line, at = cued.line, cued.at
    if not _HOUR.match(line.passage.text):
        return
    for where in all_behind(cued, frozenset(("in", "at", "on", "inside"))):
        if where.site is None or not line.passage.text.startswith(":", where.site.end):
            yield from cued.claim(line.phrase_to(at.last), where)  # no head of an entry
        return


def posted(cued: Cued) -> Iterator[Claimed]:
    """Yield the claims of "the strongest force, with 11,000 soldiers in Sanga and Dikwe"."""
    line, scene = cued.line, cued.scene
    holder = scene.holder(line, line.phrase_to(cued.at.first)) or scene.titled(line.passage.number)
    if holder is None:
        return
    for where in all_behind(cued, frozenset(("in", "at", "on"))):
        yield Claimed(cued.cue.kind, cued.cue.control, cued.at, holder, where.place, where.site)


def flag(cued: Cued) -> Iterator[Claimed]:
    """Yield the claims of "the flag of X flies over P"."""
    line, at = cued.line, cued.at
    who = cued.owner(at.first)
    if line.low(at.first + 1) == "of":
        who = line.after(at.first + 2)
    elif who.first == who.last:
        before = line.phrase_to(at.first)
        who = before if cued.scene.holder(line, before) else Phrase(0, 0)
    where = spot(cued.scene, line, line.after(at.last))
    if line.low(at.last - 1) == "there":  # the place that is named before
        found = cued.scene.named_before(line.where(at))
        where = Spot(found._replace(near="low"), None, None, None, None) if found else None
    if who.first < who.last and where is not None:
        yield from cued.claim(who, where)
