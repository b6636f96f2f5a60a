"""A brief on the map: its places, who is said to hold each, and on what basis."""

from __future__ import annotations

from typing import Final, NamedTuple

from briefing.brief import model as m
from briefing.brief.resolve import Resolver, free_letter
from briefing.text import clean

DISPUTED: Final = "disputed"
"""The basis of a place of which claims say different things: a mark of the map, not of a claim."""
BY_INK: Final = ("stated", "reported", "shown", "assessed", "claimed", "inferred")
"""From closest to the fact on: of several claims that agree, the first of these marks the place."""
NO_SIDE: Final = "text"
_DOUBT: Final = frozenset({"disputed", "contested"})
_SIDES: Final = 5


class Holder(NamedTuple):
    """An actor that claims say holds something."""

    id: str
    name: str
    """Its short name, clean."""
    letter: str
    """The first letter of that name which no other holder has."""
    role: str
    """The style role of its side, ``side0`` to ``side4``, or ``text`` for none."""


class Site(NamedTuple):
    """A place of the brief with what is said of it."""

    id: str
    """The place's id, or ``places[3]``, counted from 1, where it has none."""
    place: m.Place
    name: str
    """Its short name where it has one, clean."""
    basis: str
    """How its mark is drawn: a basis, ``disputed``, or empty without a claim."""
    holders: tuple[Holder, ...]
    """Who is said to hold it, each once, in the order of the claims."""
    claims: tuple[m.Claim, ...]
    impacts: tuple[m.Impact, ...]

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, where both are known."""
        if self.place.lat is None or self.place.lon is None:
            return None
        return self.place.lat, self.place.lon

    @property
    def role(self) -> str:
        """The style role of the mark: its only side's, else that of no side."""
        roles = {holder.role for holder in self.holders}
        return roles.pop() if len(roles) == 1 else NO_SIDE


class Scene(NamedTuple):
    """Everything of a brief that has to do with places."""

    sites: tuple[Site, ...]
    """Places with coordinates, those with most claims first."""
    unplaced: tuple[Site, ...]
    """Places without coordinates: to be listed, not drawn."""
    nowhere: tuple[m.Claim, ...]
    """Claims that name no place of the brief."""
    holders: tuple[Holder, ...]
    """Every holder, in the order of the brief's actors."""

    @property
    def points(self) -> list[tuple[float, float]]:
        """The points that a fitted view shows: places with claims, or all where none has."""
        claimed = [s.point for s in self.sites if s.claims and s.point]
        return claimed or [s.point for s in self.sites if s.point]

    @property
    def bases(self) -> list[str]:
        """The marks in use, for a legend, the firmest first."""
        used = {site.basis for site in (*self.sites, *self.unplaced)}
        return [basis for basis in (*BY_INK, DISPUTED) if basis in used]


def scene(brief: m.Brief) -> Scene:
    """Return the places of a brief with their claims."""
    resolver = Resolver(brief)
    holders = _holders(brief, resolver)
    sites = [
        _site(place.id or f"places[{number}]", place, brief, resolver, holders)
        for number, place in enumerate(brief.places, 1)
    ]
    sites.sort(key=lambda site: (-len(site.claims), -len(site.impacts)))
    known = {place.id for place in brief.places if place.id}
    return Scene(
        tuple(site for site in sites if site.point),
        tuple(site for site in sites if not site.point),
        tuple(claim for claim in brief.territory if claim.place not in known),
        tuple(holders.values()),
    )


def _holders(brief: m.Brief, resolver: Resolver) -> dict[str, Holder]:
    """Return who holds something by any claim, each with a letter of its own."""
    sides = {side: f"side{index % _SIDES}" for index, side in enumerate(resolver.sides())}
    holding = {claim.holder for claim in brief.territory}
    found: dict[str, Holder] = {}
    for actor in brief.actors:
        if actor.id and actor.id in holding:
            name = clean(actor.short or actor.name)
            letter = free_letter(name, {holder.letter for holder in found.values()})
            found[actor.id] = Holder(actor.id, name, letter, sides.get(actor.side or "", NO_SIDE))
    return found


def _site(
    name: str, place: m.Place, brief: m.Brief, resolver: Resolver, holders: dict[str, Holder]
) -> Site:
    claims = tuple(c for c in brief.territory if place.id and c.place == place.id)
    impacts = tuple(i for i in brief.humanitarian if place.id and i.place == place.id)
    held = tuple(dict.fromkeys(holders[c.holder] for c in claims if c.holder in holders))
    return Site(
        name,
        place,
        clean(place.short or place.name),
        _basis(claims, held, resolver),
        held,
        claims,
        impacts,
    )


def _basis(claims: tuple[m.Claim, ...], held: tuple[Holder, ...], resolver: Resolver) -> str:
    """Return what marks a place: the firmest basis, or ``disputed`` where claims disagree.

    They disagree where they name holders of more than one side, or where one of several says so
    itself. One claim alone keeps its own basis: who says it is the first thing to know of it.
    """
    several = len(claims) > 1
    if several and (
        len({holder.role if holder.role != NO_SIDE else holder.id for holder in held}) > 1
        or any(claim.control in _DOUBT for claim in claims)
    ):
        return DISPUTED
    found = {resolver.basis(claim) for claim in claims}
    return next((basis for basis in BY_INK if basis in found), "")
