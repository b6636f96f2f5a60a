"""Provinces and other first-level divisions by name: the middle of the basemap's rough outline.

The gazetteer has towns; the basemap carries the divisions of every country with their names, from
Natural Earth, so they need no file of their own.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from briefing.atlas.basemap import Basemap
from briefing.atlas.gazetteer import GazetteerPlace
from briefing.atlas.packing import Ring
from briefing.atlas.place_columns import fold
from briefing.atlas.projection import unproject

ORIGIN: Final = "Natural Earth"
PROVINCE: Final = "province"
"""The kind of what is found here."""
_WORDS: Final = (
    " province",
    " governorate",
    " district",
    " oblast",
    " region",
    " state",
    " county",
)


@cache
def _basemap() -> Basemap:
    return Basemap()


def find_division(name: str, country: str) -> GazetteerPlace | None:
    """Return the division of a country (ISO alpha-2) that has a name, None where none has.

    Its coordinates are of the middle of its largest outline, a word like "province" behind the
    name makes no difference, and its population is not known here.

    Raises:
        briefing.files.Unreadable: the basemap is not there.
    """
    wanted = fold(name)
    for word in _WORDS:
        wanted = wanted.removesuffix(word)
    for province in _basemap().provinces(country.upper()) if wanted else ():
        if wanted in {fold(known) for known in province.names}:
            lat, lon = _middle(max(province.rings, key=_area))
            return GazetteerPlace(province.names[0], country.upper(), lat, lon, PROVINCE, 0, ORIGIN)
    return None


def find_divisions(name: str, country: str = "") -> list[GazetteerPlace]:
    """Return the divisions of a name, one a country at most; of every country where none is given.

    To look in all of them takes about a second.

    Raises:
        briefing.files.Unreadable: the basemap is not there.
    """
    codes = [country] if country else sorted(_basemap().about["provinces"])
    return [found for code in codes if code and (found := find_division(name, code))]


def _area(ring: Ring) -> float:
    """Return twice the area of a ring, in square units."""
    turned = zip(
        ring.xs, ring.ys, [*ring.xs[1:], ring.xs[0]], [*ring.ys[1:], ring.ys[0]], strict=True
    )
    return abs(sum(x * next_y - next_x * y for x, y, next_x, next_y in turned))


def _middle(ring: Ring) -> tuple[float, float]:
    """Return latitude and longitude of the centre of gravity of a ring, to a hundredth."""
    xs, ys = ring.xs, ring.ys
    twice = x_sum = y_sum = 0.0
    for at in range(len(xs)):
        after = (at + 1) % len(xs)
        cross = xs[at] * ys[after] - xs[after] * ys[at]
        twice += cross
        x_sum += (xs[at] + xs[after]) * cross
        y_sum += (ys[at] + ys[after]) * cross
    x, y = (x_sum / (3 * twice), y_sum / (3 * twice)) if twice else (xs[0], ys[0])
    lat, lon = unproject(x, y)
    return round(lat, 2), round(lon, 2)
