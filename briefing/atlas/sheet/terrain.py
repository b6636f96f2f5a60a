"""What lies below the names on a page: sea, named areas, lines, a graticule; drawn in points."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from briefing.atlas.areas import AreaInView
from briefing.atlas.basemap import BORDER, COAST, DISPUTED, PROVINCE, Basemap
from briefing.atlas.frame import ROLES, Painter
from briefing.atlas.graticule import graticule
from briefing.atlas.layers import LINES, Ground, strokes
from briefing.atlas.packing import Ring
from briefing.atlas.projection import WORLD, Viewport
from briefing.atlas.raster import clip_line, clip_segment
from briefing.atlas.sheet.marks import INK
from briefing.atlas.sheet.placement import Box, Rooms, Squares
from briefing.atlas.spans import Spans, spans_of

DOTS: Final = (2, 4)
"""Points of a cell of the raster that a page is laid out on: a dot is a point."""
_FINE: Final = 4
_NARROW: Final = 8
"""Cells of an island under which no name stands in it."""
_STIPPLE: Final = (12, 2)
"""Points between the dots of the sea, across, and raster rows between, down."""
_HATCH: Final = 7.0
_WIDTH: Final = {COAST: 0.9, BORDER: 1.3, DISPUTED: 1.3}
_DASH: Final = {PROVINCE: "1 3", DISPUTED: "5 3"}


class PageMap(NamedTuple):
    """The map of a page: its box in points, and the view it shows, a dot a point."""

    box: Box
    view: Viewport


class Base(NamedTuple):
    """What a map of one view has below everything of a brief.

    ``squares`` are those that coasts and borders go through, ``lands`` the cells of each country,
    the largest in view first.
    """

    sea: list[str]
    lines: list[str]
    squares: Squares
    rooms: Rooms
    lands: list[tuple[str, Spans]]
    seas: list[Spans]


def base(painter: Painter, shown: PageMap) -> Base:
    """Return the ground of a map."""
    basemap = painter.basemap
    ground = painter.ground(shown.view, basemap.level(shown.view.unit))
    squares = Squares()
    drawn = list(_lines(basemap, shown, squares))
    least = _NARROW * 2 * shown.view.unit
    lands = [
        (each.name, list(spans_of(each.rings, shown.view, least))) for each in basemap.countries
    ]
    lands = [(name, spans) for name, spans in lands if spans]
    lands.sort(key=lambda land: -sum(stop - start for _, start, stop in land[1]))
    rooms = Rooms(squares, shown.box.grown(-2))
    return Base(list(_sea_dots(shown, ground)), drawn, squares, rooms, lands, ground.sea.parts)


def _sea_dots(shown: PageMap, ground: Ground) -> Iterator[str]:
    """Yield the sea as a path of small dots."""
    dots = []
    for spans in ground.sea.parts:
        for row, start, stop in spans:
            if row % _STIPPLE[1]:
                continue
            shift = (row // _STIPPLE[1] % 2) * _STIPPLE[0] // 2
            first = -(-(DOTS[0] * start - shift) // _STIPPLE[0]) * _STIPPLE[0] + shift
            for x in range(first, DOTS[0] * stop, _STIPPLE[0]):
                dots.append(f"M{shown.box.left + x:g} {shown.box.top + DOTS[1] * row + 2:g}h0")
    if dots:
        yield (
            f'<path class="sea" d="{"".join(dots)}" fill="none" stroke="{INK["rule"]}" '
            'stroke-width="1.1" stroke-linecap="round"/>'
        )


def hatched(shown: PageMap, areas: Iterable[AreaInView]) -> Iterator[str]:
    """Yield the areas that claims name as slanting lines, in the ink of their only side."""
    for area in areas:
        if not area.site.claims:
            continue
        rings = [ring for each in area.province.rings for ring in _in_points(each, shown)]
        segments = list(_slanting(rings, shown.box))
        if segments:
            ink = INK[area.site.role] if len(area.site.sides) == 1 else INK["dim"]
            data = "".join(f"M{a:.1f} {b:.1f}L{c:.1f} {d:.1f}" for a, b, c, d in segments)
            yield (
                f'<path class="area" d="{data}" fill="none" stroke="{ink}" stroke-width="0.6" '
                'stroke-opacity="0.55"/>'
            )


def _in_points(ring: Ring, shown: PageMap) -> Iterator[list[tuple[float, float]]]:
    """Yield an outline on the page, wherever the world comes round to it."""
    left, top = shown.view.corner
    unit = shown.view.unit
    west, _, east, _ = shown.view.box
    for shift in (-WORLD, 0, WORLD):
        if ring.west + shift <= east and ring.east + shift >= west:
            yield [
                ((x + shift) / unit - left + shown.box.left, y / unit - top + shown.box.top)
                for x, y in zip(ring.xs, ring.ys, strict=True)
            ]


def _slanting(
    rings: list[list[tuple[float, float]]], box: Box
) -> Iterator[tuple[float, float, float, float]]:
    """Yield the parts of the lines x + y = n * ``_HATCH`` * 1.4 that lie in rings and in a box."""
    crossings: dict[int, list[float]] = {}
    step = _HATCH * 2**0.5
    for ring in rings:
        for (x0, y0), (x1, y1) in itertools.pairwise([*ring, ring[0]]):
            u0, u1 = x0 + y0, x1 + y1
            if u0 == u1:
                continue
            low, high = min(u0, u1), max(u0, u1)
            for n in range(int(-(-low // step)), int(-(-high // step))):
                part = (n * step - u0) / (u1 - u0)
                crossings.setdefault(n, []).append(x0 + part * (x1 - x0))
    for n, xs in sorted(crossings.items()):
        xs.sort()
        for start, stop in zip(xs[::2], xs[1::2], strict=False):
            found = clip_segment(start, n * step - start, stop, n * step - stop, box)
            if found is not None:
                yield found


def _lines(basemap: Basemap, shown: PageMap, squares: Squares) -> Iterator[str]:
    """Yield a path for each kind of line, the lowest first; coasts and borders are noted."""
    view = shown.view
    fine = view._replace(
        unit=view.unit / _FINE, width=view.width * _FINE, height=view.height * _FINE
    )
    window = (0.0, 0.0, 2.0 * fine.width, 4.0 * fine.height)
    paths: dict[int, list[str]] = {kind: [] for kind in LINES}
    for kind, xs, ys in strokes(basemap, fine, basemap.level(view.unit)):
        whole = list(zip(xs, ys, strict=True))
        right, low = window[2:]
        inside = min(xs) >= 0 and max(xs) <= right and min(ys) >= 0 and max(ys) <= low
        for part in [whole] if inside else clip_line(whole, window):
            points = [(shown.box.left + x / _FINE, shown.box.top + y / _FINE) for x, y in part]
            if kind in _WIDTH:
                squares.draw(points)
            if len(points) > 1:
                paths[kind].append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points))
    for kind, found in paths.items():
        if found:
            dash = f' stroke-dasharray="{_DASH[kind]}"' if kind in _DASH else ""
            yield (
                f'<path class="{LINES[kind]}" d="{"".join(found)}" fill="none" '
                f'stroke="{INK[ROLES[LINES[kind]].split()[0]]}" stroke-linejoin="round" '
                f'stroke-width="{_WIDTH.get(kind, 0.7)}"{dash}/>'
            )


def graticule_lines(shown: PageMap) -> Iterator[str]:
    """Yield lines of latitude and longitude at round degrees, with their labels."""
    box, found = shown.box, graticule(shown.view)
    style = f'stroke="{INK["rule"]}" stroke-width="0.6" stroke-dasharray="1 4"'
    for each in found.down:
        x = box.left + each.dot
        yield f'<path class="graticule" d="M{x:g} {box.top:g}V{box.bottom:g}" {style}/>'
        yield _degrees(each.label, x + 3, box.bottom - 4)
    for each in found.across:
        y = box.top + each.dot
        yield f'<path class="graticule" d="M{box.left:g} {y:g}H{box.right:g}" {style}/>'
        yield _degrees(each.label, box.left + 4, y - 3)


def _degrees(label: str, x: float, y: float) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="7" fill="{INK["dim"]}">{label}</text>'
