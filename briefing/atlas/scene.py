"""A brief on the map: its places, which side is said to hold each, on what basis.

A place is a dot, an area that has an outline or at least a name on the sheet, or is only listed.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from briefing.brief import model as m
from briefing.brief.fold import fold
from briefing.brief.outline import Outline
from briefing.brief.scales import BY_FIRMNESS
from briefing.brief.sides.control import Control, controls
from briefing.brief.sides.letters import NO_SIDE, SideMark, side_mark
from briefing.glyphs import BASIS, BASIS_ASCII, CONTRADICTED
from briefing.text import clean

DISPUTED: Final = "disputed"
"""The basis of a place of which claims say different things: a mark of the map, not of a claim."""
AREA_KINDS: Final = frozenset(
    {"area", "governorate", "oblast", "prefecture", "province", "region", "state"}
)
"""Kinds of places that are no point, however exact their coordinates are said to be."""
_GENERIC: Final = re.compile(
    r"\b(?:province|governorate|region|state|oblast|prefecture|county|department|district)\b|\."
)
_EXERCISE: Final = re.compile("X[A-Z]")


class Side(NamedTuple):
    """A side, or an actor of none, as map and panes alike mark it."""

    name: str
    """In the brief's own words, clean."""
    letter: str
    """The side's letter; a blank for none."""
    role: str
    """The style role of its ink, ``side0`` to ``side4``, or ``text`` for none."""


class Site(NamedTuple):
    """A place of the brief with what is said of it."""

    id: str
    """The place's id, or ``places[3]``, counted from 1, where it has none."""
    place: m.Place
    name: str
    """Its short name where it has one, clean."""
    basis: str
    """How its mark is drawn: a basis, ``disputed``, or empty without a claim."""
    sides: tuple[Side, ...]
    """Who is said to hold it, be there or fight for it, each once; not who is said to have lost."""
    claims: tuple[m.Claim, ...]
    impacts: tuple[m.Impact, ...]

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, where both are known."""
        if self.place.lat is None or self.place.lon is None:
            return None
        return self.place.lat, self.place.lon

    @property
    def area(self) -> bool:
        """Whether it is an area: that has no point, even where the brief gives its middle."""
        return self.place.precision == "area" or fold(self.place.kind or "") in AREA_KINDS

    @property
    def letters(self) -> str:
        """The letters of its sides, without those that have none."""
        return "".join(side.letter for side in self.sides).replace(" ", "")

    @property
    def role(self) -> str:
        """The style role of the mark: its only side's, else that of no side."""
        roles = {side.role for side in self.sides}
        return roles.pop() if len(roles) == 1 else NO_SIDE.role


class Scene(NamedTuple):
    """Everything of a brief that has to do with places."""

    sites: tuple[Site, ...]
    """Places that are a point and have coordinates, those with most claims first."""
    areas: tuple[Site, ...]
    """Areas, with coordinates or without; which of them has an outline the basemap knows."""
    unplaced: tuple[Site, ...]
    """Points without coordinates: to be listed, not drawn."""
    nowhere: tuple[m.Claim, ...]
    """Claims that name no place of the brief."""
    sides: tuple[Side, ...]
    """Every side whose letter stands at a place, in the order of the brief's sides."""
    invented: bool = False
    """Whether the places are made up: no coast of this world lies near them."""

    @property
    def all(self) -> tuple[Site, ...]:
        """Every place, as they are listed."""
        return (*self.sites, *self.areas, *self.unplaced)

    @property
    def points(self) -> list[tuple[float, float]]:
        """The points that a fitted view shows: places with claims, or all where none has."""
        known = [site for site in (*self.sites, *self.areas) if site.point]
        claimed = [site for site in known if site.claims] or known
        return [site.point for site in claimed if site.point]

    @property
    def bases(self) -> list[str]:
        """The marks in use, for a legend, the firmest first."""
        used = {site.basis for site in self.all}
        return [basis for basis in (*BY_FIRMNESS, DISPUTED) if basis in used]


def scene(outline: Outline) -> Scene:
    """Return the places of a brief with their claims."""
    brief = outline.brief
    found = controls(outline)
    sites = [
        _site(place.id or f"places[{number}]", place, outline, found.get(place.id or ""))
        for number, place in enumerate(brief.places, 1)
    ]
    sites.sort(key=lambda site: (-len(site.claims), -len(site.impacts)))
    known = {place.id for place in brief.places if place.id}
    used = {side for site in sites for side in site.sides if side.letter != NO_SIDE.letter}
    order = [side_mark(outline.sides, side) for side in outline.sides]
    return Scene(
        tuple(site for site in sites if site.point and not site.area),
        tuple(site for site in sites if site.area),
        tuple(site for site in sites if not site.point and not site.area),
        tuple(claim for claim in brief.territory if claim.place not in known),
        tuple(sorted(used, key=lambda side: order.index(SideMark(side.letter, side.role)))),
        _invented(brief),
    )


def _invented(brief: m.Brief) -> bool:
    """Tell whether an exercise names no country but those that ISO 3166 keeps for users."""
    codes = {*(place.country for place in brief.places if place.country), *brief.countries}
    invented = bool(codes) and all(_EXERCISE.fullmatch(code) for code in codes)
    return brief.status == "exercise" and invented


def _site(name: str, place: m.Place, outline: Outline, control: Control | None) -> Site:
    brief = outline.brief
    claims = tuple(c for c in brief.territory if place.id and c.place == place.id)
    impacts = tuple(i for i in brief.humanitarian if place.id and i.place == place.id)
    title = clean(place.short or place.name)
    if control is None:
        return Site(name, place, title, "", (), claims, impacts)
    parties = dict.fromkeys(each.party for each in control.holdings if each.hold != "lost")
    marks = (side_mark(outline.sides, party.side) for party in parties)
    sides = tuple(
        Side(clean(party.name), mark.letter, mark.role)
        for party, mark in zip(parties, marks, strict=True)
    )
    basis = DISPUTED if control.disputed and len(claims) > 1 else _firmest(outline, claims)
    return Site(name, place, title, basis, sides, claims, impacts)


def _firmest(outline: Outline, claims: tuple[m.Claim, ...]) -> str:
    """Return the firmest basis of claims; of one claim it is the first thing to know of it."""
    found = {outline.resolver.basis(claim) for claim in claims}
    return next((basis for basis in BY_FIRMNESS if basis in found), "")


def plain_names(place: m.Place) -> list[str]:
    """Return the names of an area without the word for its kind: ``Idlib`` of Idlib province."""
    names = (place.name, *place.aka)
    return [" ".join(_GENERIC.sub(" ", name.casefold()).split()) for name in names]


GLYPHS: Final = {**BASIS, DISPUTED: CONTRADICTED, "": "▪"}
"""The sign of each basis; a place without claims is a small square."""
GLYPHS_ASCII: Final = {**BASIS_ASCII, DISPUTED: "!", "": "*"}
STYLES: Final = {
    "stated": "b",
    "reported": "",
    "shown": "b",
    "assessed": "i",
    "claimed": "i",
    "inferred": "i",
    DISPUTED: "u",
    "": "",
}
"""How the name of a place is set by its basis: what is firmer is heavier."""
LETTERS: Final = 3
"""Letters that stand beside a name at most; a plus says that there are more sides."""


def letters_of(site: Site) -> list[tuple[str, str]]:
    """Return the letters of a place's sides, each in the ink of its side."""
    found = [(side.letter, f"{side.role} b") for side in site.sides if side.letter.strip()]
    return found if len(found) <= LETTERS else [*found[: LETTERS - 1], ("+", "text b")]
