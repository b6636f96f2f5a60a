"""A cue with the sentence around it, and the claims that it makes of a holder and a place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from briefing.brief.scales import Control
from briefing.draft.cast.kinds import words_kind
from briefing.draft.find.cues import TerritoryCue
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.places import CastId
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.scene import OURS, Scene
from briefing.draft.find.reading.spots import Spot, spot, spots
from briefing.draft.find.reading.words import CIVIL, STANDS_FOR
from briefing.draft.source_text import Where
from briefing.verify.language import listed

ANYWHERE: Final = listed(
    "in at on into inside around near along across through outside within over above of for to"
    " between towards toward north south east west throughout"
)
_IRREGULAR: Final = listed(
    "held taken retaken seen overrun won driven lost left kept fallen thrown run given put fought"
)
_NEW: Final = listed("a an its their his")
"""What begins a phrase for somebody whom the name behind it tells: "a rival group, the Sons"."""
AWAY: Final = listed("from out off")
_BY: Final = 9
"""Words behind a participle within which it is said by whom."""
_MEANS_PLACE: Final = (["it"], ["they"], ["them"], ["it", "back"])
_NEVER_HOLD: Final = listed(
    "everyone everybody nobody nothing something people there this what whoever whichever anyone"
    " anybody no neither"
)


class Claimed(NamedTuple):
    """One hold as its frame gives it; ``share`` are the words of how much."""

    kind: str
    control: Control
    cue: Phrase
    holder: CastId | None
    place: CastId | None
    site: Where | None
    share: Where | None = None
    figure: dict[str, Any] | None = None


class Cued(NamedTuple):
    """A cue at a place of a sentence, and who and where is who."""

    scene: Scene
    line: Line
    cue: TerritoryCue
    at: Phrase

    def claim(self, who: Phrase | None, where: Spot | None) -> Iterator[Claimed]:
        """Yield the claims of a holder, and of those listed with it, on a place."""
        if who is not None and self.line.low(who.first) in _NEW:
            who = self.named(who)
        if who is not None and "by" in (lows := self.line.lows(who)):
            who = Phrase(who.first + lows.index("by") + 1, who.last)  # "an attack by X took P"
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
            holder = self._renamed(who) or self.scene.holder(self.line, who)
            if self._of_no_side(who, holder) or self._only_one(who):
                return
            if holder is None and self.cue.kind != "repels":
                seizes = self.cue.control in ("full", "captured")
                holder = self.scene.party(self.line, who, any_trade=seizes)
            if holder is None and self._is_place(who):
                return
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

    def _only_one(self, who: Phrase) -> bool:
        """Tell whether it is one person who is somewhere, and no force: "Bel is in prison at P"."""
        names = self.line.names(who)
        if self.cue.control != "presence":
            return False
        if self.line.lows(who) in (["he"], ["she"]):
            return True
        if not names or names[-1].last != who.last:
            return False
        return self.scene.cast.sort(self.line.text(names[-1])) == "person"

    def _of_no_side(self, who: Phrase, holder: CastId | None) -> bool:
        """Tell whether "we" is of nobody who is known, or "they" of a body that only watches."""
        low = self.line.low(who.first)
        if holder is None:
            return low in OURS and not self.line.names(who)
        actor = self.scene.cast.actors.get(holder.id)
        if actor is None or low not in OWN | STANDS_FOR:
            return False
        told = words_kind(actor.name)
        return told is not None and told.kind in ("expert", "monitor", "newspaper")

    def _is_place(self, who: Phrase) -> bool:
        """Tell whether a place holds: "a guard post stands at P", "the town controls the pass"."""
        scene, line = self.scene, self.line
        return scene.site(line, who) or scene.place(line, who) is not None

    def _renamed(self, who: Phrase) -> CastId | None:
        """Return the actor that a phrase says again: "the Brigade, the force that ..."."""
        if self.line.low(who.first - 1) != "," or self.line.low(who.first) not in (
            "the",
            "a",
            "an",
        ):
            return None
        if self.line.names(who):
            return None
        before = self.line.phrase_to(who.first - 1)
        return self.scene.holder(self.line, before) if self.line.names(before) else None

    def passive(self) -> bool:
        """Tell whether the cue is a passive: "is held by", "areas held by"."""
        line = self.line
        if not self.participle():
            return False
        return line.with_be(self.at.first) or line.low(self.at.last) == "by"

    def participle(self) -> bool:
        """Tell whether the cue may be a past participle."""
        ends = (self.line.low(self.at.first), self.line.low(self.at.last - 1))
        return any(low.endswith("ed") or low in _IRREGULAR for low in ends)

    def by(self) -> Phrase:
        """Return the phrase behind "by", within a few words."""
        for number in range(self.at.last, min(self.at.last + _BY, len(self.line.words))):
            if self.line.low(number) == "by":
                return self.named(self.line.after(number + 1))
            if self.line.low(number) in (",", ";", ".", "and"):
                break
        return Phrase(0, 0)

    def named(self, phrase: Phrase) -> Phrase:
        """Return the name that explains a phrase without one: "a tribal force, the Sons of T"."""
        line = self.line
        calls = next((n for n in range(phrase.last, phrase.last + 3) if _calls(line, n)), None)
        if calls is not None and line.low(phrase.first) in ("the", *_NEW):
            return line.after(calls + 2)  # "a splinter group that calls itself the Ninth Column"
        if line.low(phrase.last) != "," or line.names(phrase) or phrase.first == phrase.last:
            return phrase
        behind = line.after(phrase.last + 1)
        known = line.names(behind) and self.scene.holder(line, behind) is not None
        article = line.low(phrase.first) in ("the", *_NEW)
        return behind if known and article else phrase

    def meant(self, phrase: Phrase) -> Spot | None:
        """Return the place that "it" means: of its sentence, else of the claim before."""
        if self.line.lows(phrase) not in _MEANS_PLACE:
            return None
        where = self.line.where(phrase)
        claimed, named = self.scene.claimed_last(where), self.scene.named_before(where)
        near = (each for each in (claimed, named) if each and self._here(each))
        found = next(near, claimed)
        if found is None:
            return None
        return Spot(found._replace(where=where, near="low"), None, None, None, None)

    def _here(self, found: CastId) -> bool:
        at = found.where
        return at is not None and self.line.sentence.where.holds(at.start, at.end)

    def owner(self, number: int) -> Phrase:
        """Return the phrase of who owns what stands at a word: "the League's" before "hold"."""
        line = self.line
        at = number - 1
        while at >= 0 and not line.low(at).endswith(("'s", "s'")) and line.low(at) not in OWN:
            if line.low(at) in (",", ";", ".", "the", "a", "of") or number - at > 3:
                return Phrase(0, 0)
            at -= 1
        if at < 0:
            return Phrase(0, 0)
        if line.low(at) in OWN:
            return Phrase(at, at + 1)
        first = line.phrase_to(at + 1).first
        return Phrase(first, at + 1)


def _calls(line: Line, number: int) -> bool:
    return line.low(number) in _CALLED and line.low(number + 1) in ("itself", "themselves")


_CALLED: Final = listed("calls call calling called styling styles")
OWN: Final = listed("its his her their our")


def first_behind(cued: Cued, preps: frozenset[str], number: int | None = None) -> Spot | None:
    """Return the first place behind one of some prepositions, from a word on; None for none."""
    return next(all_behind(cued, preps, number), None)


def all_behind(cued: Cued, preps: frozenset[str], number: int | None = None) -> Iterator[Spot]:
    """Yield the places behind one of some prepositions, else those at the head of the clause."""
    line = cued.line
    start = cued.at.last if number is None else number
    if line.low(start) == "of" and "of" in preps:
        yield from spots(cued.scene, line, line.after(start + 1))
        return
    opening = _opening(cued)
    for prep, phrase in line.places_after(start):
        if prep == "from" and "from" not in preps:
            break  # "advanced from their base in Idlib"
        if prep in preps and (found := list(spots(cued.scene, line, phrase))):
            if opening is not None and not line.names(phrase):
                yield opening  # "In P they tax lorries on the road"
                return
            yield from found
            if line.low(phrase.last) == "and" and line.low(phrase.last + 1) == prep:
                yield from spots(cued.scene, line, line.after(phrase.last + 2))
            return
    head = line.clause_head(cued.at.first)
    if line.low(head - 1) == "where":
        before = head - 1 - (line.low(head - 2) == ",")
        if where := spot(cued.scene, line, line.phrase_to(before)):
            yield where
            return
    if opening is not None or (opening := _opening(cued, named=False)) is not None:
        yield opening


def _opening(cued: Cued, *, named: bool = True) -> Spot | None:
    """Return the place that a clause begins with: "In P the rebels ..."; one with a name."""
    line = cued.line
    head = line.clause_head(cued.at.first)
    if line.low(head) not in _OPENS:
        return None
    phrase = line.after(head + 1)
    if phrase.last > cued.at.first or (named and not line.names(phrase)):
        return None
    return spot(cued.scene, line, phrase)


_OPENS: Final = listed("in at on around near inside along across")
