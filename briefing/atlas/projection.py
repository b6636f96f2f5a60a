"""Where things are: from degrees to the map's units, and the part of the map that a view shows.

The map is Web Mercator in units: ``WORLD`` from west to east, x from 180 degrees west, and as many
from north to south, y from 85.05 degrees north. A cell of the terminal holds two dots across and
four down, the dots of a braille sign; dots are square where cells are twice as high as wide.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

WORLD: Final = 1 << 20
"""Units of the world's width and height; one is 38 metres at the equator."""
NORTHMOST: Final = 85.05112877980659
"""The latitude at which Web Mercator ends: its map is a square."""
EQUATOR: Final = 40_075.016686
"""Kilometres around the equator (WGS84)."""

FINEST: Final = 0.5
"""Units a dot at the closest: twenty metres at the equator, finer than the data."""
_MARGIN: Final = 0.16
_BESIDE: Final = 20
"""Cells that a fitted view leaves free to the left and right, for names."""
REGION_KM: Final = 300.0
"""What a fitted view shows at least across its shorter side: mostly a coast, a border and cities
that are known."""
CLOSE_KM: Final = 30.0
"""The same of a view that is to show the places alone."""


def project(lat: float, lon: float) -> tuple[float, float]:
    """Return the units (x, y) of a point in degrees; beyond ``NORTHMOST`` it is the map's edge."""
    sine = math.sin(math.radians(max(-NORTHMOST, min(NORTHMOST, lat))))
    y = 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)
    return (lon / 360 + 0.5) % 1.0 * WORLD, y * WORLD


def unproject(x: float, y: float) -> tuple[float, float]:
    """Return latitude and longitude, -180 to below 180, of a point in units."""
    lat = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / WORLD))))
    return lat, (x / WORLD) % 1.0 * 360 - 180


def km_per_unit(lat: float) -> float:
    """Return how long a unit is on the ground at a latitude, in kilometres."""
    return EQUATOR / WORLD * math.cos(math.radians(lat))


class Viewport(NamedTuple):
    """The part of the map in a window of cells. It does not change: moving makes another one.

    Its corner lies on whole dots counted from the map's own corner, so that lines keep their dots
    while the view is moved.
    """

    x: float
    """The centre, in units; 0 to ``WORLD``."""
    y: float
    unit: float
    """Units a dot: the smaller, the closer."""
    width: int
    """Cells across."""
    height: int
    """Cells down."""

    @classmethod
    def at(cls, lat: float, lon: float, unit: float, width: int, height: int) -> Viewport:
        """Return the view around a point in degrees."""
        return cls(*project(lat, lon), unit, width, height).clamped()

    @classmethod
    def fit(
        cls, points: Sequence[tuple[float, float]], width: int, height: int, room: float = REGION_KM
    ) -> Viewport:
        """Return the closest view that shows all points (lat, lon) with a margin.

        Never closer than ``room`` kilometres across. Without points it is the whole world. Points
        on both sides of 180 degrees are shown across it where that is the shorter way.
        """
        if not points:
            return cls(WORLD / 2, WORLD / 2, math.inf, width, height).clamped()
        places = [project(lat, lon) for lat, lon in points]
        west, across = _shortest([x for x, _ in places])
        north, south = min(y for _, y in places), max(y for _, y in places)
        beside = min(max(_MARGIN, _BESIDE / max(width, 1)), 0.3)
        middle_y = (north + south) / 2
        least = room / km_per_unit(unproject(0, middle_y)[0])
        unit = max(
            across / (2 * max(width, 1) * (1 - 2 * beside)),
            (south - north) / (4 * max(height, 1) * (1 - 2 * _MARGIN)),
            least / max(min(2 * width, 4 * height), 1),
        )
        middle = (west + across / 2) % WORLD
        return cls(middle, middle_y, unit, width, height).clamped()

    @property
    def corner(self) -> tuple[int, int]:
        """The upper left dot, counted from the map's upper left; x may lie outside the map."""
        return (
            round(self.x / self.unit) - self.width,
            round(self.y / self.unit) - 2 * self.height,
        )

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, north, east and south edge in units; x may lie outside the map."""
        left, top = self.corner
        return (
            left * self.unit,
            top * self.unit,
            (left + 2 * self.width) * self.unit,
            (top + 4 * self.height) * self.unit,
        )

    @property
    def centre(self) -> tuple[float, float]:
        """The centre in degrees, latitude and longitude."""
        return unproject(self.x, self.y)

    @property
    def km_per_cell(self) -> float:
        """Kilometres that one cell is wide at the centre."""
        return 2 * self.unit * km_per_unit(self.centre[0])

    def dots(self, points: Iterable[tuple[float, float]]) -> list[tuple[int, int]]:
        """Return the dot of each point, from the view's upper left; it may lie outside the view."""
        left, top = self.corner
        unit, middle, floor = self.unit, self.x, math.floor
        found = []
        for lat, lon in points:
            x, y = project(lat, lon)
            x = middle + (x - middle + WORLD / 2) % WORLD - WORLD / 2
            found.append((floor(x / unit) - left, floor(y / unit) - top))
        return found

    def cells(self, points: Iterable[tuple[float, float]]) -> list[tuple[int, int]]:
        """Return column and row of each point; they may lie outside the view."""
        return [(x // 2, y // 4) for x, y in self.dots(points)]

    def cell(self, lat: float, lon: float) -> tuple[int, int]:
        """Return column and row of a point; they may lie outside the view."""
        return self.cells([(lat, lon)])[0]

    def holds(self, lat: float, lon: float) -> bool:
        """Tell whether a point lies in the view."""
        column, row = self.cell(lat, lon)
        return 0 <= column < self.width and 0 <= row < self.height

    def point(self, column: float, row: float) -> tuple[float, float]:
        """Return latitude and longitude of a place in the window; (0, 0) is its corner."""
        left, top = self.corner
        return unproject((left + 2 * column) * self.unit, (top + 4 * row) * self.unit)

    def pan(self, columns: float, rows: float) -> Viewport:
        """Return the view moved by cells, east and south where they are positive."""
        x = self.x + 2 * columns * self.unit
        return self._replace(x=x, y=self.y + 4 * rows * self.unit).clamped()

    def zoom(self, factor: float, at: tuple[float, float] | None = None) -> Viewport:
        """Return the view ``factor`` times closer; what is at a cell (column, row) stays there.

        Without ``at`` the centre stays.
        """
        near = self._replace(unit=self.unit / factor).clamped()
        if at is None:
            return near
        right, down = 2 * at[0] - self.width, 4 * at[1] - 2 * self.height
        x, y = self.x + right * self.unit, self.y + down * self.unit
        return near._replace(x=x - right * near.unit, y=y - down * near.unit).clamped()

    def sized(self, width: int, height: int) -> Viewport:
        """Return the view around the same centre in a window of another size."""
        return self._replace(width=width, height=height).clamped()

    def clamped(self) -> Viewport:
        """Return the nearest view that shows no world twice and nothing north or south of it."""
        width, height = max(self.width, 1), max(self.height, 1)
        unit = min(max(self.unit, FINEST), WORLD / (2 * width))
        half = 2 * height * unit
        # Half a dot beyond the south: the corner lies on a whole dot, and none may be left out.
        lowest = WORLD - half + unit / 2
        y = WORLD / 2 if 2 * half >= WORLD else min(max(self.y, half), lowest)
        return Viewport(self.x % WORLD, y, unit, width, height)


def _shortest(xs: list[float]) -> tuple[float, float]:
    """Return where the shortest way round the world that passes all ``xs`` starts; its length."""
    xs = sorted(xs)
    gaps = [(b - a, b) for a, b in zip(xs, [*xs[1:], xs[0] + WORLD], strict=True)]
    gap, start = max(gaps)
    return start % WORLD, WORLD - gap
