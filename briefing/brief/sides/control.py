"""Who is said to hold a place, by how many voices, who disputes it, and what the desk judges.

A pure function of the brief, the same for panes, map and exports. It counts what is written and
concludes nothing: a voice that says more than one thing is counted once for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final, Literal

from msgspec import Struct

from briefing.brief import model as m
from briefing.brief.outline import Line, Outline
from briefing.brief.sides.contrasts import at_odds, at_other_times, one_holder

Hold = Literal["held", "present", "contested", "lost"]
"""What a claim says of its holder: has (a share of) the place, is there, fights for it, lost it."""

HOLD: Final[dict[str, Hold]] = {
    "full": "held",
    "majority": "held",
    "partial": "held",
    "expanding": "held",
    "captured": "held",
    "stronghold": "held",
    "presence": "present",
    "influence": "present",
    "contested": "contested",
    "lost": "lost",
}
"""The hold that a word of control means; ``disputed`` denies one."""
HOLDS: Final[tuple[Hold, ...]] = ("held", "present", "contested", "lost")
"""The order in which they are told."""
_COUNTED: Final = {1: "one", 2: "two"}
VERBS: Final[dict[str, str]] = {
    "stated": "states",
    "reported": "reports",
    "claimed": "claims",
    "shown": "shows",
    "assessed": "assesses",
    "inferred": "infers",
}
"""What one voice does by each basis; several of them do it without the last letters."""


class Party(Struct, frozen=True):
    """Who is said to have a hold on a place: a side, or an actor that counts to none."""

    side: str
    """The side in the brief's own words, empty for none."""
    name: str
    """The side; an actor's short name where it has no side; ``not named`` for nobody."""


class Holding(Struct, frozen=True):
    """One hold of one party on a place, and the claims that say so, in the order of the brief."""

    hold: Hold
    party: Party
    lines: tuple[Line, ...]

    def voices(self) -> dict[str, int]:
        """Return how many voices say so on each basis, in the order of the claims."""
        found: dict[str, set[str]] = {}
        for line in self.lines:
            found.setdefault(line.basis, set()).update(line.counted_as)
        return {basis: len(voices) for basis, voices in found.items()}


class Control(Struct, frozen=True):
    """What is said of one place."""

    place: str
    holdings: tuple[Holding, ...]
    disputing: tuple[Line, ...]
    """The claims that deny a hold (``disputed``)."""
    at_odds: bool
    """Whether claims on it by different parties cannot both be right."""
    judgements: tuple[Line, ...]
    """What the desk concludes from claims on this place, or on parts of it, alone."""

    @property
    def disputed(self) -> bool:
        """Whether anybody denies what others say of it. What one took and another lost agrees."""
        return bool(self.disputing) or self.at_odds

    def held(self) -> list[Party]:
        """Return who is said to hold the place, or a share of it; "lost" is no holding."""
        return [each.party for each in self.holdings if each.hold == "held"]


def voice_words(basis: str, count: int) -> str:
    """Return how many voices say something on a basis: ``one claims``, ``two claim``, ``3 claim``.

    A digit before a verb alone reads as if it counted what stands behind it.
    """
    verb = VERBS[basis]
    if count != 1:
        verb = "assess" if basis == "assessed" else verb.removesuffix("s")
    return f"{_COUNTED.get(count, count)} {verb}"


def controls(outline: Outline) -> dict[str, Control]:
    """Return the control of every place with claims, by the place's id, in the order of panes."""
    claims: dict[str, list[Line]] = {}
    for line in outline.section("territory").lines:
        if place := outline.claim(line).place:
            claims.setdefault(place, []).append(line)
    same = one_holder(outline)
    return {place: _control(outline, place, lines, same) for place, lines in claims.items()}


def _control(outline: Outline, place: str, lines: Sequence[Line], same: dict[str, str]) -> Control:
    found: dict[tuple[Hold, Party], list[Line]] = {}
    disputing = []
    for line in lines:
        claim = outline.claim(line)
        hold = HOLD.get(claim.control)
        if hold is None:
            disputing.append(line)
        else:
            found.setdefault((hold, _holder(outline, claim)), []).append(line)
    holdings = [Holding(hold, party, tuple(said)) for (hold, party), said in found.items()]
    return Control(
        place,
        tuple(sorted(holdings, key=lambda each: HOLDS.index(each.hold))),
        tuple(disputing),
        _at_odds(outline, lines, same),
        tuple(_judgements(outline, place)),
    )


def as_party(outline: Outline, side: str, actor: str | None) -> Party:
    """Return a side as a party, or an actor by its id where it counts to none."""
    return Party(side, outline.say(side) if side else outline.actor_name(actor))


def _holder(outline: Outline, claim: m.Claim) -> Party:
    return as_party(outline, outline.side(claim), claim.holder)


def _at_odds(outline: Outline, lines: Iterable[Line], same: dict[str, str]) -> bool:
    """Tell whether two claims on who holds it cannot both be right.

    How much of it one side has, how its actors share it, or what was so on other days, is no
    dispute of that.
    """
    claims = [outline.claim(line) for line in lines]
    firm = [claim for claim in claims if claim.control in HOLD and claim.control != "contested"]
    return any(
        (_holder(outline, one) != _holder(outline, other) or "lost" in (one.control, other.control))
        and not at_other_times(one, other)
        and at_odds(one, other, same)
        for one, other in combinations(firm, 2)
    )


def _judgements(outline: Outline, place: str) -> Iterable[Line]:
    """Yield the judgements that rest on claims on a place or its parts, and on nothing else."""
    for line in outline.section("judgements").lines:
        item = line.item
        assert isinstance(item, m.Judgement)
        rests = [outline.by_id.get(id) for id in (*item.because, *item.against)]
        claims = [each.item for each in rests if each and isinstance(each.item, m.Claim)]
        here = any(claim.place == place for claim in claims)
        if here and len(claims) == len(rests) and all(_within(outline, c, place) for c in claims):
            yield line


def _within(outline: Outline, claim: m.Claim, place: str) -> bool:
    """Tell whether a claim is on a place or on one that lies in it."""
    at, seen = claim.place, set[str]()
    while at and at not in seen:
        if at == place:
            return True
        seen.add(at)
        inner = outline.places.get(at)
        at = inner.part_of if inner else None
    return False
