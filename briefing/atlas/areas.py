"""Provinces and other areas that claims name: their cells, hatched, and their names, without a dot.

An outline is the basemap's own of a province; that a claim names it says nothing of how much of it
anybody holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from briefing.atlas.basemap import Basemap, Province
from briefing.atlas.gazetteer import fold
from briefing.atlas.projection import Viewport
from briefing.atlas.scene import Scene, Site, plain_names
from briefing.atlas.spans import Spans, spans_of


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


def countries_of(scene: Scene) -> Iterable[str]:
    """Return the countries whose provinces a scene needs."""
    return dict.fromkeys(site.place.country for site in scene.areas if site.place.country)
