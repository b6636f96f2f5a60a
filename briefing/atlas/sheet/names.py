"""The names on a page's map: places with their dots, areas, countries, seas, towns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from briefing.atlas.areas import AreaInView
from briefing.atlas.layers import Town
from briefing.atlas.scene import DISPUTED, GLYPHS, STYLES, Scene, Site, letters_of
from briefing.atlas.sea import sea_name
from briefing.atlas.sheet.marks import Piece, pieces_width
from briefing.atlas.sheet.metrics import ASCENT, DESCENT
from briefing.atlas.sheet.placement import Box, Placed, SheetLayout
from briefing.atlas.sheet.terrain import DOTS, Base, PageMap
from briefing.atlas.spans import Spans
from briefing.text import to_ascii

_SAME: Final = 6.0
"""Points within which places share a dot."""
_DOT: Final = 5.5
_PLACE, _AREA, _COUNTRY, _SEA, _TOWN = 9.5, 9.5, 9.0, 8.5, 7.5
"""Sizes of names, in points."""
_TOWN_DOT: Final = 1.5
_MOST_TOWNS: Final = 45


class Dot(NamedTuple):
    """A dot: its point, the site whose sign it is, those that share it."""

    x: float
    y: float
    sites: tuple[Site, ...]


class SheetName(NamedTuple):
    """A name on the page: what it belongs to, where it stands, what stands there."""

    key: str
    placed: Placed
    pieces: tuple[Piece, ...]
    size: float


class Names:
    """Gives names their room, the most important first."""

    def __init__(self, shown: PageMap, sheet: SheetLayout, *, ascii_only: bool = False) -> None:
        self.shown = shown
        self.sheet = sheet
        self.ascii_only = ascii_only
        self.found: list[SheetName] = []
        self.town_dots: list[tuple[float, float]] = []
        self.hidden: list[str] = []
        """Sites in view whose name found no room."""
        self.outside: list[str] = []

    def dots(self, scene: Scene) -> list[Dot]:
        """Return the dots of the sites on the page; places that lie too near share one."""
        dots: list[Dot] = []
        for site in scene.sites:
            at = self._at(site)
            if at is None:
                self.outside.append(site.id)
                continue
            x, y = at
            near = (n for n, dot in enumerate(dots) if abs(dot.x - x) + abs(dot.y - y) < _SAME)
            same = next(near, None)
            if same is None:
                dots.append(Dot(x, y, (site,)))
            else:
                dots[same] = dots[same]._replace(sites=(*dots[same].sites, site))
        for dot in dots:
            self.sheet.take(Box(dot.x - _DOT, dot.y - _DOT, dot.x + _DOT, dot.y + _DOT))
        return dots

    def places(self, dots: Iterable[Dot]) -> None:
        """Name the places beside their dots, or where a leader goes."""
        for dot in dots:
            for site in dot.sites:
                own = [(GLYPHS[site.basis], f"{site.role} b"), (" ", "text")]
                pieces = [*([] if site is dot.sites[0] else own), *self._words(site)]
                self._keep(
                    site.id,
                    self.sheet.beside((dot.x, dot.y), _size(pieces, _PLACE)),
                    pieces,
                    _PLACE,
                )

    def areas(self, areas: Iterable[AreaInView], without: Iterable[Site]) -> None:
        """Name the areas, without a dot."""
        for area in areas:
            pieces = self._words(area.site)
            if not area.spans:
                self.outside.append(area.site.id)
                continue
            size = _size(pieces, _AREA)
            row, start, stop = max(area.spans, key=lambda span: span[2] - span[1])
            box = self.shown.box
            middle = box.left + (start + stop) / 2 * DOTS[0], box.top + (row + 0.5) * DOTS[1]
            placed = self.sheet.inside(area.spans, size, most=6) or self._over(middle, size)
            self._keep(area.site.id, placed, pieces, _AREA)
        for site in without:
            if site.point is None:
                continue
            at = self._at(site)
            pieces = self._words(site)
            if at is None:
                self.outside.append(site.id)
                continue
            self._keep(site.id, self._over(at, _size(pieces, _AREA)), pieces, _AREA)

    def _over(self, at: tuple[float, float], size: tuple[float, float]) -> Placed | None:
        """Place a name with its middle at a point, or beside that."""
        (x, y), (wide, high) = at, size
        box = Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
        if not self.sheet.free(box):
            return self.sheet.beside(at, size, near=True)
        self.sheet.take(box)
        return Placed(box)

    def context(self, base: Base, towns: Iterable[Town]) -> None:
        """Name countries, seas and towns where there is room left."""
        view = self.shown.view
        for name, spans in base.lands:
            self._within(base, "country", self._plain(name).upper(), spans, _COUNTRY, "dim")
        named = set[str]()
        for spans in base.seas:
            row, start, stop = max(spans, key=lambda span: span[2] - span[1])
            name = sea_name(*view.point((start + stop) / 2, row + 0.5))
            if name and name not in named:
                named.add(name)
                self._within(base, "sea", name, spans, _SEA, "dim i")
        self._towns(base, towns)

    def _towns(self, base: Base, towns: Iterable[Town]) -> None:
        chosen = list(towns)[:_MOST_TOWNS]
        dots = self.shown.view.dots([(town.lat, town.lon) for town in chosen])
        for town, (across, down) in zip(chosen, dots, strict=True):
            x, y = self.shown.box.left + across, self.shown.box.top + down
            dot = Box(x - _TOWN_DOT, y - _TOWN_DOT, x + _TOWN_DOT, y + _TOWN_DOT)
            pieces = [(self._plain(town.name), "dim")]
            if not self.sheet.free(dot.grown(2)):
                continue
            placed = self.sheet.first(base.rooms.beside((x, y), _size(pieces, _TOWN), 4.0), (x, y))
            if placed is not None:
                self.sheet.take(dot)
                self.town_dots.append((x, y))
                self.found.append(SheetName(f"town:{town.name}", placed, tuple(pieces), _TOWN))

    def _within(
        self, base: Base, kind: str, name: str, spans: Spans, size: float, words: str
    ) -> None:
        pieces = [(name, words)]
        placed = self.sheet.first(base.rooms.of(name, spans, _size(pieces, size)))
        if placed is not None:
            self.found.append(SheetName(f"{kind}:{name}", placed, tuple(pieces), size))

    def _keep(self, key: str, placed: Placed | None, pieces: list[Piece], size: float) -> None:
        if placed is None:
            self.hidden.append(key)
        else:
            self.found.append(SheetName(key, placed, tuple(pieces), size))

    def _at(self, site: Site) -> tuple[float, float] | None:
        """Return the point of a site on the page, None where it lies outside."""
        assert site.point is not None
        ((across, down),) = self.shown.view.dots([site.point])
        x, y = self.shown.box.left + across + 0.5, self.shown.box.top + down + 0.5
        box = self.shown.box
        inside = box.left <= x <= box.right and box.top <= y <= box.bottom
        return (x, y) if inside else None

    def _words(self, site: Site) -> list[Piece]:
        """Return what stands for a site: letters of its sides, its name, how many claims."""
        letters = letters_of(site)
        head: list[Piece] = [*letters, (" ", "text")] if letters else []
        if site.area and site.basis == DISPUTED:
            head = [(GLYPHS[DISPUTED], f"{site.role} b"), (" ", "text"), *head]
        words = f"{site.role} {STYLES[site.basis]}"
        claims = len(site.claims)
        tail: list[Piece] = [(f" ({claims})", "dim")] if claims > 1 else []
        return [*head, (self._plain(site.name), words), *tail]

    def _plain(self, name: str) -> str:
        return to_ascii(name) if self.ascii_only else name


def _size(pieces: Iterable[Piece], size: float) -> tuple[float, float]:
    return pieces_width(pieces, size) + 3, size * (ASCENT + DESCENT) + 1
