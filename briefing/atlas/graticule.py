"""What invented places lie on: a frame and lines of latitude and longitude, and no coast."""

from __future__ import annotations

from math import floor, log10
from typing import Final, NamedTuple

from briefing.atlas.basemap import COAST, PROVINCE
from briefing.atlas.projection import Viewport
from briefing.atlas.raster import Canvas, Ink

WORDS: Final = "invented: no base map"
"""What is said of a map of places that are made up."""
_LINES: Final = 5


class Meridian(NamedTuple):
    """A line of longitude or latitude: its degrees in words, and the dot it lies on."""

    label: str
    dot: int


class Graticule(NamedTuple):
    """The lines of a view, those of longitude and those of latitude."""

    down: list[Meridian]
    across: list[Meridian]


def graticule(view: Viewport) -> Graticule:
    """Return lines at round degrees, about five each way, as far as the view goes."""
    north, west = view.point(0, 0)
    south, east = view.point(view.width, view.height)
    if east <= west:
        east += 360
    step = _round_step(max(east - west, (north - south) * 1.4) / _LINES)
    lat, lon = view.centre
    down = [
        Meridian(_degrees((x + 180) % 360 - 180, "EW", step), view.dots([(lat, x)])[0][0])
        for x in _steps(west, east, step)
    ]
    across = [
        Meridian(_degrees(y, "NS", step), view.dots([(y, lon)])[0][1])
        for y in _steps(south, north, step)
    ]
    return Graticule(down, across)


def graticule_ink(view: Viewport) -> Ink:
    """Return the lines and the frame around them, as dots."""
    canvas = Canvas(view.width, view.height)
    right, low = 2 * view.width - 1, 4 * view.height - 1
    lines = graticule(view)
    for line in lines.down:
        canvas.line([line.dot, line.dot], [0, low], PROVINCE, (1, 4))
    for line in lines.across:
        canvas.line([0, right], [line.dot, line.dot], PROVINCE, (1, 4))
    canvas.line([0, right, right, 0, 0], [0, 0, low, low, 0], COAST)
    return canvas.ink()


def _round_step(wanted: float) -> float:
    power: float = 10.0 ** floor(log10(wanted))
    return next(power * part for part in (1, 2, 5, 10) if power * part >= wanted)


def _steps(low: float, high: float, step: float) -> list[float]:
    first = floor(low / step) + 1
    return [n * step for n in range(first, floor(high / step) + 1)]


def _degrees(value: float, signs: str, step: float) -> str:
    places = max(-floor(log10(step)), 0)
    return f"{abs(value):.{places}f} {signs[0] if value >= 0 else signs[1]}"
