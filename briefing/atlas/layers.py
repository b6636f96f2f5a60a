"""What the map shows beside the brief: lines of the basemap, names of countries, towns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from briefing.atlas.basemap import (
    BORDER,
    COAST,
    DISPUTED,
    LAKE,
    PROVINCE,
    RIVER,
    Basemap,
    Country,
)
from briefing.atlas.gazetteer import Gazetteer, fold
from briefing.atlas.labels import Board, LabelSpot
from briefing.atlas.projection import WORLD, Viewport
from briefing.atlas.raster import SOLID, Canvas, Dash, Ink
from briefing.atlas.scene import Scene
from briefing.text import to_ascii, width

_CROWD: Final = 0.34
"""Part of a name's cells that provinces and rivers may cross."""

_SHORTEST: Final = 6
"""Cells that the shortest of names takes, with a blank on either side."""

_POINT: Final = 32  # bits after the point

Spans = list[tuple[int, int, int]]
"""Row, first column, column after the last."""


class CountryName(NamedTuple):
    """A country's name in the view: its letters, spread out where there is room, and their spot."""

    text: str
    spot: LabelSpot


def names(
    countries: Iterable[Country], view: Viewport, board: Board, ascii_only: bool = False
) -> list[CountryName]:
    """Place the names of the countries in view on the board, the largest first.

    A name stands whole inside its country, one blank cell from any coast, border, sign or other
    name, or not at all.
    """
    found = []
    box, corner = view.box, view.corner
    for country in countries:
        spans = list(_spans(country, view, box, corner))
        if spans:
            found.append((sum(stop - start for _, start, stop in spans), country.name, spans))
    placed = []
    for _, plain, spans in sorted(found, key=lambda entry: (-entry[0], entry[1])):
        name = _stand((to_ascii(plain) if ascii_only else plain).upper(), spans, board)
        if name is not None:
            board.take(name.spot)
            placed.append(name)
    return placed


def _stand(name: str, spans: Spans, board: Board) -> CountryName | None:
    """Return where a name stands: as near as can be to the middle of what is seen of its land."""
    cells = sum(stop - start for _, start, stop in spans)
    middle = sum((start + stop) / 2 * (stop - start) for _, start, stop in spans) / cells
    height = sum(row * (stop - start) for row, start, stop in spans) / cells
    for text in (" ".join(name), name):
        size = width(text)
        best: tuple[float, LabelSpot] | None = None
        for row, start, stop in sorted(spans, key=lambda span: abs(span[0] - height)):
            if best is not None and 2.5 * abs(row - height) >= best[0]:
                break  # farther rows are no better
            for column in _starts(start + 1, stop - 1 - size, middle - size / 2):
                spot = LabelSpot(column, row, size)
                off = abs(column + size / 2 - middle) + 2.5 * abs(row - height)
                if (
                    (best is None or off < best[0])
                    and board.free(spot)
                    and not board.crosses(spot)
                    and board.cost(spot) <= 0.4 * _CROWD * size
                ):
                    best = off, spot
        if best is not None:
            return CountryName(text, best[1])
    return None


def _starts(first: int, last: int, wanted: float) -> Iterator[int]:
    """Yield a few columns from first to last to try, the nearest to the wanted one included."""
    if last < first:
        return
    near = min(max(round(wanted), first), last)
    yield near
    for off in (2, 4, 7, 11, 16, 24):
        if near - off >= first:
            yield near - off
        if near + off <= last:
            yield near + off


def _spans(
    country: Country,
    view: Viewport,
    box: tuple[float, float, float, float],
    corner: tuple[int, int],
) -> Iterator[tuple[int, int, int]]:
    """Yield the runs of cells whose middle lies in a country; box and corner are the view's."""
    west, north, east, south = box
    left, top = corner
    for ring in country.rings:
        small = ring.east - ring.west < 2 * _SHORTEST * view.unit
        if small or ring.south < north or ring.north > south:
            continue
        for shift in (-WORLD, 0, WORLD):
            if ring.west + shift <= east and ring.east + shift >= west:
                yield from _rows(ring.xs, ring.ys, view, (left - shift / view.unit, top))


def _rows(
    xs: list[int], ys: list[int], view: Viewport, corner: tuple[float, float]
) -> Iterator[tuple[int, int, int]]:
    """Yield a ring's runs of cells: between every second pair of crossings with a row's middle."""
    across, down = 1 / (2 * view.unit), 1 / (4 * view.unit)
    left, top = corner[0] / 2, corner[1] / 4 + 0.5
    # Row r's middle lies at r; an edge crosses the middles of the rows in (low, high]. Nearly all
    # edges cross none, so the rows of their ends are told first, all in one go.
    # In fixed point, half as dear as floor().
    one, first = round(down * (1 << _POINT)), round(top * (1 << _POINT))
    ends = [(y * one - first) >> _POINT for y in ys]
    crossings: dict[int, list[float]] = {}
    for at, (before, after) in enumerate(pairwise(ends)):
        if before == after or (before < 0 and after < 0):
            continue
        low, high = (before, after) if before < after else (after, before)
        x0, y0 = xs[at] * across - left, ys[at] * down - top
        slope = (xs[at + 1] - xs[at]) * across / ((ys[at + 1] - ys[at]) * down)
        for row in range(max(low + 1, 0), min(high + 1, view.height)):
            crossings.setdefault(row, []).append(x0 + (row - y0) * slope)
    for row, found in crossings.items():
        found.sort()
        for start, stop in zip(found[::2], found[1::2], strict=False):
            west, east = max(round(start), 0), min(round(stop), view.width)
            if west < east:
                yield row, west, east


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


LINES: Final = {
    PROVINCE: "province",
    RIVER: "river",
    LAKE: "lake",
    COAST: "coast",
    DISPUTED: "disputed",
    BORDER: "border",
}
"""The role of each kind of line."""
DASHES: Final[dict[int, Dash]] = {PROVINCE: (1, 3), DISPUTED: (3, 6)}
ASCII_SIGNS: Final = " .~~#:+"
"""What stands for each kind of line in ASCII."""
_FRACTION_BITS: Final = 24  # bits after the point


def ink(basemap: Basemap, view: Viewport, level: int) -> Ink:
    """Return the lines of a view at a level of detail, tiles unpacked as needed."""
    canvas = Canvas(view.width, view.height)
    for kind, xs, ys in strokes(basemap, view, level):
        canvas.line(xs, ys, kind, DASHES.get(kind, SOLID))
    return canvas.ink()


def strokes(
    basemap: Basemap, view: Viewport, level: int
) -> Iterable[tuple[int, list[int], list[int]]]:
    """Yield every line that may cross a view: its kind and its dots from the view's upper left.

    The lowest kinds come first. Dots may lie outside: only whole lines are left out.
    """
    left, top = view.corner
    across, down = 2 * view.width, 4 * view.height
    layers: dict[int, list[tuple[list[int], list[int]]]] = {kind: [] for kind in LINES}
    for key, shift in basemap.needed(view, level):
        tile = basemap.tile(key)
        step = tile.step / view.unit
        west = (tile.corner[0] + shift) / view.unit - left
        north = tile.corner[1] / view.unit - top
        # In fixed point, half as dear as floor(). A few steps more, so that what lies on the edge
        # of two tiles falls to the same dot from both.
        one, x0, y0 = (round(part * (1 << _FRACTION_BITS)) for part in (step, west, north))
        x0, y0 = x0 + 64, y0 + 64
        # What the window spans in the tile's own steps.
        low_x, high_x = -west / step, (across - west) / step
        low_y, high_y = -north / step, (down - north) / step
        txs, tys = tile.xs, tile.ys
        for kind, start, stop, left_x, top_y, right_x, low in tile.strokes:
            if right_x >= low_x and left_x < high_x and low >= low_y and top_y < high_y:
                xs = [(x * one + x0) >> _FRACTION_BITS for x in txs[start:stop]]
                ys = [(y * one + y0) >> _FRACTION_BITS for y in tys[start:stop]]
                layers[kind].append((xs, ys))
    for kind, lines in layers.items():
        for xs, ys in lines:
            yield kind, xs, ys
