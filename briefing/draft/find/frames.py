"""Where holder and place stand around a cue: the frames of ``draft/data/cues.toml``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from briefing.brief.scales import Control
from briefing.draft.find.cues import TerritoryCue
from briefing.draft.find.phrases import BE, Line, Phrase
from briefing.draft.find.resolve import CIVIL, FORCE, Found, Scene
from briefing.draft.find.spots import Spot, spot, spots
from briefing.draft.source_text import Where
from briefing.verify.language import listed

_AWAY: Final = listed("from out off")
_ANYWHERE: Final = listed(
    "in at on into inside around near along across through outside within over above of for to"
    " between towards toward north south east west throughout"
)
_IRREGULAR: Final = listed(
    "held taken retaken seen overrun won driven lost left kept fallen thrown run given put fought"
)
_NEVER_HOLD: Final = listed("everyone everybody nobody nothing something people there this what")


class Claimed(NamedTuple):
    """One hold as its frame gives it; ``share`` are the words of how much."""

    kind: str
    control: Control
    cue: Phrase
    holder: Found | None
    place: Found | None
    site: Where | None
    share: Where | None = None
    figure: dict[str, Any] | None = None


class _Cued(NamedTuple):
    scene: Scene
    line: Line
    cue: TerritoryCue
    at: Phrase

    def claim(self, who: Phrase | None, where: Spot | None) -> Iterator[Claimed]:
        """Yield the claims of a holder, and of those listed with it, on a place."""
        yield from self._claim(who, where)
        if who is None or who.first >= who.last:
            return
        for other in (*self.line.listed_before(who), *self.line.listed_after(who)):
            if self.scene.holder(self.line, other) is None or not self._joined(who, other):
                return
            yield from self._claim(other, where)

    def _joined(self, who: Phrase, other: Phrase) -> bool:
        """Tell whether another phrase stands beside one without a verb between them."""
        first, last = min(who, other), max(who, other)
        between = [self.line.low(n) for n in range(first.last, last.first)]
        return set(between) <= {"and", "of"} and "and" in between

    def _claim(self, who: Phrase | None, where: Spot | None) -> Iterator[Claimed]:
        if where is None:
            return
        holder = None
        if who is not None and who.first < who.last:
            lows = self.line.lows(who)
            if lows[0] in _NEVER_HOLD:
                return
            holder = self.scene.holder(self.line, who) or self._renamed(who)
            if holder is None and self.scene.place(self.line, who) is not None:
                return  # "the road holds", "the town controls the pass"
            if holder is None and set(lows) & CIVIL:
                return  # "in the hands of three families"
            if self.cue.armed and not self.scene.fights(self.line, who, holder):
                return
        elif self.cue.armed:
            return
        control = self.cue.control
        if where.control is not None and control in ("full", "captured", "lost"):
            control = where.control if control == "full" or where.figure else control
            if control == "full" and self.cue.control != "full":
                control = self.cue.control
        yield Claimed(
            self.cue.kind,
            control,
            self.at,
            holder,
            where.place,
            where.site,
            where.share,
            where.figure,
        )

    def _renamed(self, who: Phrase) -> Found | None:
        """Return the actor that a phrase says again: "the Brigade, the force that ..."."""
        if self.line.low(who.first - 1) != "," or self.line.low(who.first) not in (
            "the",
            "a",
            "an",
        ):
            return None
        before = self.line.phrase_to(who.first - 1)
        return self.scene.holder(self.line, before) if self.line.names(before) else None

    def passive(self) -> bool:
        """Tell whether the cue is a passive: "is held by", "areas held by"."""
        line, last = self.line, self.line.low(self.at.last - 1)
        if not (last.endswith("ed") or last in _IRREGULAR):
            return False
        head = line.verb_head(self.at.first)
        if any(line.low(n) in BE for n in range(head, self.at.first)):
            return True
        return line.low(self.at.last) == "by"

    def by(self) -> Phrase:
        """Return the phrase behind "by", within a few words."""
        for number in range(self.at.last, min(self.at.last + 6, len(self.line.words))):
            if self.line.low(number) == "by":
                return self.line.after(number + 1)
            if self.line.low(number) in (",", ";", ".", "and"):
                break
        return Phrase(0, 0)

    def owner(self, number: int) -> Phrase:
        """Return the phrase of who owns what stands at a word: "the League's" before "hold"."""
        line = self.line
        at = number - 1
        while at >= 0 and not line.low(at).endswith(("'s", "s'")) and line.low(at) not in _OWN:
            if line.low(at) in (",", ";", ".", "the", "a", "of") or number - at > 3:
                return Phrase(0, 0)
            at -= 1
        if at < 0:
            return Phrase(0, 0)
        if line.low(at) in _OWN:
            return Phrase(at, at + 1)
        first = line.phrase_to(at + 1).first
        return Phrase(first, at + 1)


_OWN: Final = listed("its his her their our")


def claimed(scene: Scene, line: Line, cue: TerritoryCue, at: Phrase) -> Iterator[Claimed]:
    """Yield the claims that a cue makes with what stands around it."""
    yield from _FRAMES[cue.frame](_Cued(scene, line, cue, at))


def _act(cued: _Cued) -> Iterator[Claimed]:
    line, at = cued.line, cued.at
    subject = line.subject(at.first)
    if cued.passive():
        for where in spots(cued.scene, line, subject):
            by = cued.by()
            yield from cued.claim(by if by.first < by.last else None, where)
        return
    for where in spots(cued.scene, line, line.after(at.last)):
        yield from cued.claim(subject, where)


def _at(cued: _Cued) -> Iterator[Claimed]:
    line, at = cued.line, cued.at
    subject = line.subject(at.first)
    if line.low(at.last - 1) in cued.cue.preps:
        for where in spots(cued.scene, line, line.after(at.last)):
            yield from cued.claim(subject, where)
        return
    for where in _all_behind(cued, cued.cue.preps):
        yield from cued.claim(subject, where)


def _from(cued: _Cued) -> Iterator[Claimed]:
    for where in _all_behind(cued, _AWAY | {"of"}):
        yield from cued.claim(cued.line.subject(cued.at.first), where)


def _driven(cued: _Cued) -> Iterator[Claimed]:
    line = cued.line
    who = line.subject(cued.at.first) if cued.passive() else line.after(cued.at.last)
    if who.first == who.last:
        return
    for where in _all_behind(cued, _AWAY, None if cued.passive() else who.last):
        yield from cued.claim(who, where)


def _place(cued: _Cued) -> Iterator[Claimed]:
    line, at = cued.line, cued.at
    who = line.after(at.last)
    for where in spots(cued.scene, line, line.subject(at.first)):
        yield from cued.claim(who, where)


def _speaker(cued: _Cued) -> Iterator[Claimed]:
    """What the speaker claims for his own side: "the depot is ours", "depot clear of rebels"."""
    line, at = cued.line, cued.at
    there = line.where(at)
    own = cued.scene.speakers_own(there) or cued.scene.label(line)
    if own is None:
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


def _hands(cued: _Cued) -> Iterator[Claimed]:
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


_HANDS: Final = listed(
    "control hands occupation rule administration full firm sole complete effective joint"
)


def _of(cued: _Cued) -> Iterator[Claimed]:
    line, at = cued.line, cued.at
    own = cued.owner(at.first)
    who = own if own.first < own.last else line.subject(at.first)
    last = line.low(at.last - 1)
    if last in ("of", "over", "on"):
        for where in spots(cued.scene, line, line.after(at.last)):
            yield from cued.claim(who, where)
    else:
        yield from cued.claim(who, _behind(cued, _ANYWHERE))


def _scene(cued: _Cued) -> Iterator[Claimed]:
    line, at = cued.line, cued.at
    where = None
    if line.low(at.last - 1) in ("over", "for", "of", "controls", "control", "holds", "hold"):
        where = spot(cued.scene, line, line.after(at.last))
    if where is None and cued.cue.kind in ("contested", "both"):
        where = spot(cued.scene, line, _before(line, at)) or spot(
            cued.scene, line, line.after(at.last)
        )
    where = where or _behind(cued, _ANYWHERE)
    if where is not None and where.place is not None:
        yield from cued.claim(None, where)


def _before(line: Line, at: Phrase) -> Phrase:
    if line.low(at.first) == "as":
        return line.phrase_to(at.first)
    return line.subject(at.first)


def _base(cued: _Cued) -> Iterator[Claimed]:
    """A stronghold: "X has a stronghold in P", "P is X's main base", "P, a stronghold of X"."""
    line, at, scene = cued.line, cued.at, cued.scene
    own = cued.owner(at.first)
    if own.first == own.last:
        own = cued.owner(at.last - 1)
    named = Phrase(at.first, at.last - 1)
    if own.first == own.last and named.first < named.last and scene.holder(line, named):
        own = named
    if line.low(at.last) == "of" and scene.holder(line, behind := line.after(at.last + 1)):
        own = behind
    known = own.first < own.last and line.low(own.first) not in _OWN
    subject = _head_before(line, own if known and own.last <= at.last else at)
    held = spot(scene, line, subject) if subject.first < subject.last else None
    if known and held is not None and held.place is not None:
        yield from cued.claim(own, held)
        return
    where = _behind(cued, _ANYWHERE) or _here(cued)
    whose = own if known else subject if subject.first < subject.last else own
    if where is not None and where.place is not None:
        yield from cued.claim(whose, where)


def _head_before(line: Line, at: Phrase) -> Phrase:
    """Return what is called a base: the subject, or the phrase before the comma."""
    first = at.first
    while line.low(first - 1) in ("a", "the", "its", "their", "his", "main", "last"):
        first -= 1
    return line.phrase_to(first - 1) if line.low(first - 1) == "," else line.subject(first)


def _nominal(cued: _Cued) -> Iterator[Claimed]:
    """A noun for what became of a place: "the capture of P by X", "X's loss of P"."""
    line, at = cued.line, cued.at
    where = spot(cued.scene, line, line.after(at.last))
    if where is None or where.place is None:
        return
    who = cued.owner(at.first)
    end = line.after(at.last).last
    if who.first == who.last and line.low(end) in ("by", "to"):
        who = line.after(end + 1)
    following = {line.low(n) for n in range(end, end + 7)}
    if following & {"would", "could", "might", "will", "may"}:
        return
    if who.first < who.last or cued.cue.control == "lost":
        yield from cued.claim(who, where)


def _here(cued: _Cued) -> Spot | None:
    """Return the place of the heading where the sentence says "here"."""
    heading = cued.scene.heading(cued.line.passage)
    if heading is None or "here" not in (word.low for word in cued.line.words):
        return None
    return Spot(heading, None, None, None, None)


def _grip(cued: _Cued) -> Iterator[Claimed]:
    line, at = cued.line, cued.at
    word = line.words[at.first]
    where = spot(cued.scene, line, Phrase(at.last, line.after(at.last).last))
    if where is None or where.place is None:
        return
    name = word.text.replace("–", "-").rsplit("-", 1)[0]
    there = Where(line.passage.number, word.start, word.start + len(name))
    for form in (name, f"{name}s", f"the {name}s"):
        id = cued.scene.cast.actor(form, there)
        if id:
            yield Claimed(
                cued.cue.kind, cued.cue.control, at, Found(id, there), where.place, where.site
            )
            return


def _share(cued: _Cued) -> Iterator[Claimed]:
    line, at = cued.line, cued.at
    behind = line.after(at.last)
    who = behind if behind.first < behind.last else line.subject(at.first)
    number = behind.last
    while line.low(number) != "in" and number < len(line.words):
        number += 1
    for where in spots(cued.scene, line, line.after(number + 1)):
        if where.control is not None:
            yield from cued.claim(who, where)


def _seen(cued: _Cued) -> Iterator[Claimed]:
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
    for where in _all_behind(cued, _ANYWHERE - {"of", "for", "to", "between"}, end):
        yield from cued.claim(who, where)


def _post(cued: _Cued) -> Iterator[Claimed]:
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


def _arrive(cued: _Cued) -> Iterator[Claimed]:
    """Somebody who enters without a word of where: the place that was named last."""
    line, at = cued.line, cued.at
    found = cued.scene.named_before(line.where(at))
    if line.low(at.last) in ("from", "by", "at", "on", "", ".", ",", "in") and found is not None:
        yield from cued.claim(line.subject(at.first), Spot(found, None, None, None, None))


def _flag(cued: _Cued) -> Iterator[Claimed]:
    line, at = cued.line, cued.at
    who = cued.owner(at.first)
    if line.low(at.first + 1) == "of":
        who = line.after(at.first + 2)
    elif who.first == who.last:
        before = line.phrase_to(at.first)
        who = before if cued.scene.holder(line, before) else Phrase(0, 0)
    where = spot(cued.scene, line, line.after(at.last))
    if who.first < who.last and where is not None:
        yield from cued.claim(who, where)


def _behind(cued: _Cued, preps: frozenset[str], number: int | None = None) -> Spot | None:
    return next(_all_behind(cued, preps, number), None)


def _all_behind(cued: _Cued, preps: frozenset[str], number: int | None = None) -> Iterator[Spot]:
    """Yield the places behind one of some prepositions, else those at the head of the clause."""
    line = cued.line
    start = cued.at.last if number is None else number
    if line.low(start) == "of" and "of" in preps:
        yield from spots(cued.scene, line, line.after(start + 1))
        return
    for prep, phrase in line.places_after(start):
        if prep in preps and (found := list(spots(cued.scene, line, phrase))):
            yield from found
            return
    head = line.clause_head(cued.at.first)
    if line.low(head) in ("in", "at", "on", "around", "near", "inside", "along", "across"):
        phrase = line.after(head + 1)
        if phrase.last <= cued.at.first and (where := spot(cued.scene, line, phrase)):
            yield where


_FRAMES: Final[dict[str, Callable[[_Cued], Iterator[Claimed]]]] = {
    "act": _act,
    "at": _at,
    "from": _from,
    "driven": _driven,
    "place": _place,
    "speaker": _speaker,
    "hands": _hands,
    "of": _of,
    "scene": _scene,
    "base": _base,
    "grip": _grip,
    "share": _share,
    "seen": _seen,
    "flag": _flag,
    "post": _post,
    "nominal": _nominal,
    "arrive": _arrive,
}
