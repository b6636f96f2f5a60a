"""What the map shows beside the brief: lines of the basemap, names of countries, towns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from briefing.atlas.basemap import (
    BORDER,
    COAST,
    DISPUTED,
    LAKE,
    PROVINCE,
    RIVER,
    WITH_PROVINCES,
    Basemap,
    Country,
)
from briefing.atlas.gazetteer import Gazetteer
from briefing.atlas.labels import Board, LabelSpot
from briefing.atlas.place_columns import fold
from briefing.atlas.projection import WORLD, Viewport
from briefing.atlas.raster import SOLID, Canvas, Dash, Ink
from briefing.atlas.scene import Scene
from briefing.atlas.sea import Sea, Wider, sea, sea_name
from briefing.atlas.spans import Spans, spans_of
from briefing.text import to_ascii, width

_CROWD: Final = 0.34
"""Part of a name's cells that provinces and rivers may cross."""

_LEAST_SEA: Final = 40
"""Cells that a sea must have in view for its name."""
_SHORTEST: Final = 6
"""Cells that the shortest of names takes, with a blank on either side."""


class StandingName(NamedTuple):
    """A name that stands inside its land or sea: its letters, spread out where there is room."""

    text: str
    spot: LabelSpot


def names(
    countries: Iterable[Country], view: Viewport, board: Board, ascii_only: bool = False
) -> list[StandingName]:
    """Place the names of the countries in view on the board, the largest first.

    A name stands whole inside its country, one blank cell from any coast, border, sign or other
    name, or not at all.
    """
    found = []
    for country in countries:
        spans = list(spans_of(country.rings, view, 2 * _SHORTEST * view.unit))
        if spans:
            found.append((sum(stop - start for _, start, stop in spans), country.name, spans))
    placed = []
    for _, plain, spans in sorted(found, key=lambda entry: (-entry[0], entry[1])):
        name = stand(_spread(plain, ascii_only), spans, board)
        if name is not None:
            board.take(name.spot)
            placed.append(name)
    return placed


def sea_names(parts: Sea, view: Viewport, board: Board, ascii_only: bool) -> list[StandingName]:
    """Place the names of the seas in view on the board, each once and inside its sea."""
    placed: dict[str, StandingName] = {}
    for spans in parts.parts:
        cells = sum(stop - start for _, start, stop in spans)
        if cells < _LEAST_SEA:
            break
        row, start, stop = max(spans, key=lambda span: span[2] - span[1])
        plain = sea_name(*view.point((start + stop) / 2, row + 0.5))
        name = stand(_spread(plain, ascii_only), spans, board) if plain else None
        if name is not None and plain not in placed:
            board.take(name.spot)
            placed[plain] = name
    return list(placed.values())


def _spread(name: str, ascii_only: bool) -> tuple[str, str]:
    """Return a name in capitals, spread out, and as it is where that finds no room."""
    text = (to_ascii(name) if ascii_only else name).upper()
    return " ".join(text), text


def stand(texts: Iterable[str], spans: Spans, board: Board) -> StandingName | None:
    """Return where a name stands: as near as can be to the middle of what is seen of its land.

    ``texts`` are its forms, the best first.
    """
    cells = sum(stop - start for _, start, stop in spans)
    if not cells:
        return None
    middle = sum((start + stop) / 2 * (stop - start) for _, start, stop in spans) / cells
    height = sum(row * (stop - start) for row, start, stop in spans) / cells
    for text in texts:
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
            return StandingName(text, best[1])
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

    There are none in a world that is made up. Without ``wait`` only those of countries that are
    unpacked already.
    """
    if scene.invented:
        return ()
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
ASCII_SIGNS: Final = " ,__#:+"
"""What stands for each kind of line in ASCII; a dot would say "verified" beside the map."""
_FRACTION_BITS: Final = 24  # bits after the point


_WIDER: Final = 8.0


class Ground(NamedTuple):
    """What lies below everything that a brief says: lines, and the cells that are sea."""

    ink: Ink
    sea: Sea


def ground(
    basemap: Basemap, view: Viewport, level: int, *, wait: bool = True, times: int = 2
) -> Ground:
    """Return lines and sea of a view at a level of detail, tiles unpacked as needed.

    Where no coast tells sea from land, so many ``times`` a wider view is asked; without ``wait``
    it is drawn of what is unpacked.
    """

    def wider() -> Wider:
        wide = view.zoom(1 / _WIDER)
        known = basemap.level(wide.unit) if wait else basemap.best_level(wide)
        return Wider(wide, *ground(basemap, wide, known, wait=wait, times=times - 1))

    canvas = Canvas(view.width, view.height)
    lines = list(strokes(basemap, view, level))
    for kind, xs, ys in lines:
        if kind != PROVINCE or view.unit <= WITH_PROVINCES:
            canvas.line(xs, ys, kind, DASHES.get(kind, SOLID))
    drawn = canvas.ink()
    return Ground(drawn, sea(basemap, view, drawn, lines, wider if times else None))


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
