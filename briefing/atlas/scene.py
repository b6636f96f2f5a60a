"""A brief on the map: its places, who is said to hold each, on what basis, and their marks.

A mark is a glyph for the basis and a letter for each holder.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, NamedTuple

from briefing.atlas.labels import MARK, Board, LabelSpot, Run
from briefing.atlas.projection import Viewport
from briefing.brief import model as m
from briefing.brief.resolve import Resolver, free_letter
from briefing.glyphs import BASIS, BASIS_ASCII, CONTRADICTED
from briefing.text import clean, to_ascii, width

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
"""Letters that stand at a mark at most; a plus says that there are more holders."""


class PlaceMark(NamedTuple):
    """A site's mark in a view."""

    site: Site
    spot: LabelSpot
    """The cells of glyph and letters."""
    pieces: list[Run]
    """What stands on them, with style words."""
    under: tuple[str, ...]
    """Ids of the sites that lie in the same cell and have no mark of their own."""
    ascii_only: bool = False

    def names(self, count_role: str) -> list[list[Run]]:
        """Return what may stand beside the mark, the fullest form first.

        Several claims are counted in brackets, sites under the mark after a plus; both give way
        before the name does.
        """
        name = to_ascii(self.site.name) if self.ascii_only else self.site.name
        claims = len(self.site.claims)
        count = f" ({claims})" if claims > 1 else ""
        more = f" +{len(self.under)}" if self.under else ""
        words = f"{self.site.role} {STYLES[self.site.basis]}".rstrip()
        full: list[Run] = [(name, words)]
        forms = [
            [*full, (tail, count_role)] for tail in dict.fromkeys((count + more, more)) if tail
        ]
        return [*forms, full]


def marks(
    view: Viewport, scene: Scene, board: Board, ascii_only: bool = False
) -> tuple[list[PlaceMark], list[str], list[str]]:
    """Place the marks of all sites in view on the board.

    Returns them, the ids of sites that lie under another's mark, and of those outside the view.
    """
    cells: dict[tuple[int, int], list[Site]] = {}
    outside = []
    at = view.cells([site.point for site in scene.sites if site.point])
    for site, (column, row) in zip(scene.sites, at, strict=True):
        if 0 <= column < view.width and 0 <= row < view.height:
            cells.setdefault((column, row), []).append(site)
        else:
            outside.append(site.id)
    stands = _apart(cells, view.width)
    for column, row in stands:
        board.take(LabelSpot(column, row, 1), MARK)
    found = []
    for (column, row), (site, *under) in zip(stands, cells.values(), strict=True):
        letters = _letters(site.holders)
        start, first = _room(board, column, row, letters)
        letters = letters if first is not None else []
        glyph = (GLYPHS_ASCII if ascii_only else GLYPHS)[site.basis]
        sign = (glyph, f"{site.role} {STYLES[site.basis].replace('u', '')} b".replace("  ", " "))
        pieces = [*letters, sign] if first else [sign, *letters]
        spot = LabelSpot(start, row, 1 + len(letters))
        board.take(spot, MARK)
        found.append(PlaceMark(site, spot, pieces, tuple(s.id for s in under), ascii_only))
    buried = [name for mark in found for name in mark.under]
    return found, buried, outside


def _apart(cells: Collection[tuple[int, int]], across: int) -> list[tuple[int, int]]:
    """Return where the signs of cells stand: their own cell or, where two would touch, the next.

    Whose letters stand between two signs that touch cannot be told. The less important gives way
    by one cell, and only to where it comes near to no other.
    """
    own = set(cells)
    settled: dict[tuple[int, int], None] = {}
    for column, row in cells:
        before, after = (column - 1, row) in settled, (column + 1, row) in settled
        aside = column + (before - after)
        there = {(aside, row), (2 * aside - column, row)}
        if before != after and 0 <= aside < across and there.isdisjoint(own | settled.keys()):
            column = aside
        settled[column, row] = None
    return list(settled)


def _letters(holders: tuple[Holder, ...]) -> list[Run]:
    """Return the letters of the holders, each in the role of its side."""
    letters = [(holder.letter, f"{holder.role} b") for holder in holders]
    return letters if len(letters) <= LETTERS else [*letters[: LETTERS - 1], ("+", "text b")]


def _room(board: Board, column: int, row: int, letters: list[Run]) -> tuple[int, bool | None]:
    """Return where a mark starts, and whether its letters come first; None: there is no room."""
    size = sum(width(text) for text, _ in letters)
    line = row * board.width
    if column + size < board.width and not any(
        board.taken[line + column + 1 : line + min(column + size + 2, board.width)]
    ):
        return column, False
    if column - size >= 0 and not any(
        board.taken[line + max(column - size - 1, 0) : line + column]
    ):
        return column - size, True
    return column, None
