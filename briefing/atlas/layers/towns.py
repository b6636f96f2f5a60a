"""Places that are no matter of the brief: which of them a view names, so that it can be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from briefing.atlas.gazetteer import Gazetteer, fold
from briefing.atlas.projection import WORLD, Viewport
from briefing.atlas.scene import Scene

_CELLS: Final = 160
"""Cells of the view for each place that is tried; about half of them find room."""
_NEAR: Final = (4, 1)
"""Columns and rows from a site within which a place is taken for the same."""


class Town(NamedTuple):
    """A place that is no matter of the brief, for finding one's way."""

    name: str
    lat: float
    lon: float
    capital: bool = False


def box(view: Viewport) -> tuple[float, float, float, float]:
    """Return west, south, east and north edge of a view in degrees, as the gazetteer wants them."""
    north, west = view.point(0, 0)
    south, east = view.point(view.width, view.height)
    if 2 * view.width * view.unit > WORLD * 0.99:
        west, east = -180.0, 180.0
    return west, south, east, north


def towns(
    gazetteer: Gazetteer, view: Viewport, scene: Scene, *, wait: bool = True
) -> tuple[Town, ...]:
    """Return the places worth a name in a view, the most important first; none that a site is.

    Without ``wait`` only those of countries that are unpacked already.
    """
    limit = max(view.width * view.height // _CELLS, 6)
    found = gazetteer.within(*box(view), limit, wait=wait)
    names = (fold(known) for site in scene.sites for known in (site.place.name, *site.place.aka))
    same = {head for name in names for head in _heads(name)}
    near = {
        (column + x, row + y)
        for column, row in view.cells([site.point for site in scene.sites if site.point])
        if -_NEAR[0] <= column < view.width + _NEAR[0] and -_NEAR[1] <= row <= view.height
        for x in range(-_NEAR[0], _NEAR[0] + 1)
        for y in range(-_NEAR[1], _NEAR[1] + 1)
    }
    cells = view.cells([(place.lat, place.lon) for place in found])
    return tuple(
        Town(place.name, place.lat, place.lon, place.kind == "capital")
        for place, cell in zip(found, cells, strict=True)
        if cell not in near and fold(place.name) not in same
    )


def _heads(name: str) -> Iterator[str]:
    """Yield a folded name and what it begins with, as far as any of its blanks."""
    yield name
    for at, sign in enumerate(name):
        if sign == " ":
            yield name[:at]
