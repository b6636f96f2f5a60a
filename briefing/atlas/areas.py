"""Provinces: those that claims name with their cells, hatched, and the names of the others.

An outline is the basemap's own of a province; that a claim names it says nothing of how much of it
anybody holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final, NamedTuple

from briefing.atlas.basemap import WITH_PROVINCES, Basemap, Province
from briefing.atlas.labels import Board
from briefing.atlas.layers import StandingName, stand
from briefing.atlas.packing import Ring
from briefing.atlas.place_columns import fold
from briefing.atlas.projection import WORLD, Viewport
from briefing.atlas.scene import Scene, Site, plain_names
from briefing.atlas.spans import Spans, spans_of
from briefing.text import to_ascii, width

_CELLS: Final = 600
"""Cells of the view for each province that is tried for its name."""
_FEW: Final = 12
"""Provinces that are tried on a small view."""


class AreaInView(NamedTuple):
    """An area with an outline, and the runs of cells of a view that lie in it."""

    site: Site
    province: Province
    spans: Spans

    @property
    def cells(self) -> int:
        """How many cells of the view lie in it."""
        return sum(stop - start for _, start, stop in self.spans)


def outline_of(basemap: Basemap, site: Site, *, wait: bool = True) -> Province | None:
    """Return the province that an area is, by country and name; None where no name fits."""
    wanted = {fold(name) for name in plain_names(site.place)} - {""}
    for province in basemap.provinces(site.place.country or "", wait=wait):
        if wanted & {fold(name) for name in province.names}:
            return province
    return None


def areas_in_view(
    basemap: Basemap, scene: Scene, view: Viewport, *, wait: bool = True
) -> tuple[list[AreaInView], list[Site]]:
    """Return the areas with an outline, and those that the basemap has none of."""
    found, without = [], []
    for site in scene.areas:
        province = None if scene.invented else outline_of(basemap, site, wait=wait)
        if province is None:
            without.append(site)
        else:
            found.append(AreaInView(site, province, list(spans_of(province.rings, view))))
    return found, without


def countries_of(basemap: Basemap, scene: Scene, view: Viewport) -> Iterable[str]:
    """Return the countries whose provinces a view of a scene needs, by their ISO codes.

    They are those of its areas, and those in view where a view is close enough for provinces.
    """
    codes = [site.place.country for site in scene.areas if site.place.country]
    return dict.fromkeys(codes + ([] if scene.invented else list(_in_view(basemap, view))))


def _in_view(basemap: Basemap, view: Viewport) -> Iterator[str]:
    """Yield the countries of which something may be seen, where provinces are drawn."""
    if view.unit > WITH_PROVINCES:
        return
    west, north, east, south = view.box
    for country in basemap.countries:
        if country.code and any(
            ring.west + shift <= east and ring.east + shift >= west
            for ring in country.rings
            if ring.south >= north and ring.north <= south
            for shift in (-WORLD, 0, WORLD)
        ):
            yield country.code


def province_names(
    basemap: Basemap, view: Viewport, board: Board, taken: Collection[str], ascii_only: bool,
    *, wait: bool = True,
) -> list[StandingName]:  # fmt: skip
    """Place the names of the provinces in view on the board, the largest in view first.

    A name stands whole inside its province, as that of a country does. ``taken`` are folded names
    that are on the map already: where a town has the name of its province, it is not said twice.
    """
    found = []
    for code in _in_view(basemap, view):
        for province in basemap.provinces(code, wait=wait):
            seen = max(_seen(ring, view) for ring in province.rings)
            if seen > 0:
                found.append((seen, province.names[0], province))
    found.sort(key=lambda entry: (-entry[0], entry[1]))
    placed = []
    for *_, province in found[: max(view.width * view.height // _CELLS, _FEW)]:
        whole = (each for each in province.names if "." not in each)  # not "K. Maras"
        name = next(whole, province.names[0])
        name = to_ascii(name) if ascii_only else name
        if not name or any(fold(each) in taken for each in province.names):
            continue
        least = 2 * (width(name) + 2) * view.unit
        standing = stand([name], list(spans_of(province.rings, view, least)), board)
        if standing is not None:
            board.take(standing.spot)
            placed.append(standing)
    return placed


def _seen(ring: Ring, view: Viewport) -> float:
    """Return the size of what a view shows of a ring's box, in square units; 0 of none."""
    west, north, east, south = view.box
    if ring.south <= north or ring.north >= south:
        return 0
    down = min(ring.south, south) - max(ring.north, north)
    shifts = (0,) if west >= 0 and east <= WORLD else (-WORLD, 0, WORLD)
    across = (min(ring.east + shift, east) - max(ring.west + shift, west) for shift in shifts)
    return max(0, *across) * down
