"""Distances on the globe, and the cells of it by which the index tells what may be near.

Coordinates are degrees north and east, WGS84; distances are kilometres along a great circle.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import asin, ceil, cos, degrees, floor, isfinite, radians, sin, sqrt
from typing import Final

from msgspec import Struct

RADIUS_KM: Final = 6371.0088
"""The mean radius of the Earth (IUGG)."""
DEFAULT_KM: Final = 30.0
"""How far "near" reaches where nobody says it."""
MOST_KM: Final = 1_000.0
_KEY: Final = "iscell"
_CELLS: Final = 60
"""Of so many cells each is named; of more whole rows of them."""
_SLACK: Final = 1e-6
"""Degrees by which a box is wider, for what the last digits of a distance may be."""

Point = tuple[float, float]
"""Latitude and longitude."""


class Near(Struct, frozen=True):
    """Within ``km`` of a place: of its ``name``, where ``at`` is not known yet, or of a point.

    ``column`` is where in the query the place stands, from 1.
    """

    name: str
    km: float = DEFAULT_KM
    at: Point | None = None
    column: int = 1

    @property
    def point(self) -> Point:
        """The point, of a place that was found."""
        assert self.at is not None, self.name
        return self.at


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return how far two points are from each other (haversine)."""
    north, other_north = radians(lat), radians(other_lat)
    across, along = (other_north - north) / 2, radians(other_lon - lon) / 2
    part = sin(across) ** 2 + cos(north) * cos(other_north) * sin(along) ** 2
    return 2 * RADIUS_KM * asin(min(1.0, sqrt(part)))


def is_point(lat: float, lon: float) -> bool:
    """Tell whether these are coordinates on the globe."""
    return isfinite(lat) and isfinite(lon) and abs(lat) <= 90 and abs(lon) <= 180


def read_near(text: str, column: int) -> Near:
    """Take the value of ``near:`` apart: PLACE or LAT,LON, then perhaps the kilometres.

    Raises:
        ValueError: it cannot be meant; the message is the end of a sentence that says why.
    """
    parts = [part.strip() for part in text.split(",")]
    numbers = [_number(part) for part in parts]
    km = DEFAULT_KM
    if numbers[0] is not None:
        if len(parts) not in (2, 3) or any(each is None for each in numbers):
            raise ValueError("a point, as 36.2,37.2 or 36.2,37.2,50")
        lat, lon, *further = (each for each in numbers if each is not None)
        if not is_point(lat, lon):
            raise ValueError("a point on the globe: latitude -90 to 90, longitude -180 to 180")
        return Near("", _reach(further[0] if further else km), (lat, lon), column)
    if len(parts) > 1 and numbers[-1] is not None:
        km = _reach(numbers[-1])
        parts.pop()
    name = ", ".join(parts)
    if not any(char.isalpha() for char in name):
        raise ValueError("the name of a place")
    return Near(name, km, None, column)


def _reach(km: float) -> float:
    if not 0 < km <= MOST_KM:
        raise ValueError(f"a distance of more than 0 and at most {MOST_KM:,.0f} km")
    return km


def _number(text: str) -> float | None:
    """Return a number that is written in plain digits, None where it is none."""
    plain = text.removeprefix("-").removeprefix("+").replace(".", "", 1)
    return float(text) if plain.isascii() and plain.isdigit() else None


def distance_to(points: Sequence[Point], wanted: Sequence[Near]) -> float:
    """Return how far the nearest of some points is from any of the places."""
    return min(distance_km(*point, *near.point) for point in points for near in wanted)


def latitudes(near: Near) -> tuple[float, float]:
    """Return between which latitudes everything near lies."""
    lat, _ = near.point
    reach = degrees(near.km / RADIUS_KM) + _SLACK
    return lat - reach, lat + reach


def _half_width(near: Near) -> float:
    """Return how many degrees of longitude "near" reaches to each side: 180 around a pole."""
    part = sin(near.km / RADIUS_KM) / cos(radians(near.point[0]))
    return 180.0 if part >= 1 else degrees(asin(part)) + _SLACK


def cell_tag(point: Point) -> str:
    """Return the tag of the cell, one degree wide, that a point lies in."""
    lat, lon = point
    return f"{_row(floor(lat))}{_column(floor(lon))}"


def near_tags(near: Near) -> list[str]:
    """Return the tags of all cells that reach into what is near, in the language of FTS5."""
    low, high = latitudes(near)
    rows = range(max(-90, floor(low)), min(90, floor(high)) + 1)
    half, lon = _half_width(near), near.point[1]
    columns = range(floor(lon - half), ceil(lon + half) + 1)
    if len(rows) * len(columns) > _CELLS:
        return [f'"{_row(row)}" *' for row in rows]
    return [f'"{each}"' for each in sorted(set(_cells(rows, columns)))]


def _cells(rows: range, columns: range) -> Iterator[str]:
    for row in rows:
        yield from (f"{_row(row)}{_column(column)}" for column in columns)


def _row(lat: int) -> str:
    return f"{_KEY}{min(lat, 89) + 90:03}"


def _column(lon: int) -> str:
    """Return the name of a column of cells: east and west of 180 degrees lie beside each other."""
    return f"{(lon + 180) % 360:03}"
