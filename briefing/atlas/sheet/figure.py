"""A brief's map as a figure in a page: the map alone as SVG, what explains it as text.

Views are cut to few scales and corners, so that briefs of one region share their ground.
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from briefing.atlas.documents import CREDIT, legend
from briefing.atlas.projection import FINEST, Viewport
from briefing.atlas.scene import scene
from briefing.atlas.sheet.laid import Grounds, drawing, drawn_from, laid
from briefing.atlas.sheet.metrics import FAMILY
from briefing.atlas.sheet.placement import Box
from briefing.atlas.sheet.terrain import DOTS, PageMap
from briefing.brief.outline import Outline

WIDE: Final = 640
HIGH: Final = 400
"""Points of the figure."""
_STEPS: Final = 3
"""Scales from one to the next that is twice as close."""
_CORNERS: Final = (6, 5)
"""Places across a figure, and down, at which its middle may lie."""
_GROUNDS: Final = Grounds()


class MapFigure(NamedTuple):
    """The map as an SVG element, and the lines that explain it."""

    drawn: str
    legend: tuple[str, ...]


def figure(outline: Outline) -> MapFigure | None:
    """Return the map of a brief, None where no place of it has coordinates.

    Raises:
        briefing.files.Unreadable, ValueError: the map's data are not there or not to be read.
    """
    shown = scene(outline)
    if not shown.points:
        return None
    view = Viewport.fit(shown.points, WIDE // DOTS[0], HIGH // DOTS[1])
    page = PageMap(Box(0, 0, WIDE, HIGH), view if shown.invented else rounded(view))
    found = laid(*drawn_from(), shown, page, grounds=_GROUNDS)
    parts = [
        f'<svg role="img" viewBox="0 0 {WIDE} {HIGH}" font-family="{FAMILY}">',
        "<title>Where the places of the brief are</title>",
        "<desc>The tables of claims and places say the same in words.</desc>",
        *drawing(found),
        "</svg>",
    ]
    credit = "" if shown.invented else CREDIT
    lines = (*legend(shown, found), credit, "Web Mercator; the scale is that of the middle")
    told = tuple(f"{each.removesuffix('.')}." for each in lines if each)
    return MapFigure("\n".join(parts).replace(' xml:space="preserve"', ""), told)


def rounded(view: Viewport) -> Viewport:
    """Return a view a little farther away, at one of few scales and places.

    It moves by half a step at most, which the margin of a fitted view has room for. A view of the
    whole world may have no margin: it stays.
    """
    unit = FINEST * 2 ** (math.ceil(math.log2(view.unit / FINEST) * _STEPS) / _STEPS)
    view = view._replace(unit=unit).clamped()
    if view.unit < unit:
        return view
    across = 2 * view.width * view.unit / _CORNERS[0]
    down = 4 * view.height * view.unit / _CORNERS[1]
    x, y = round(view.x / across) * across, round(view.y / down) * down
    return view._replace(x=x, y=y).clamped()
