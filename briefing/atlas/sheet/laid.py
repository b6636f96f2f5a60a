"""A map laid out in a box of points: its ground, then the names on it, and both as SVG.

The ground of a view (lines, sea, outlines of countries) is kept, since the maps of a series, and of
many briefs of one region, show the same part of the world.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from briefing.atlas.areas import areas_in_view
from briefing.atlas.basemap import Basemap
from briefing.atlas.frame import Painter
from briefing.atlas.gazetteer import Gazetteer
from briefing.atlas.graticule import WORDS
from briefing.atlas.layers import towns
from briefing.atlas.projection import Viewport
from briefing.atlas.scene import GLYPHS, Scene
from briefing.atlas.sheet.marks import INK, line, sign
from briefing.atlas.sheet.metrics import text_width
from briefing.atlas.sheet.names import Dot, Names, SheetName
from briefing.atlas.sheet.placement import Box, SheetLayout
from briefing.atlas.sheet.terrain import DOTS, Base, PageMap, base, graticule_lines, hatched

_BAR: Final = 110.0
"""Points that the scale bar takes at most."""
_KEPT: Final = 160
"""Grounds that are kept; one takes about a megabyte."""


class ScaleBar(NamedTuple):
    """A bar of a round length: on the ground and on the page, at the middle of the map."""

    km: float
    points: float


class Laid(NamedTuple):
    """Everything that stands on a map, and where; ids of what is hatched, hidden and outside."""

    shown: PageMap
    parts: list[str]
    """The drawn layers below the names."""
    dots: list[Dot]
    names: list[SheetName]
    town_dots: list[tuple[float, float]]
    bar: ScaleBar
    hatched: list[str]
    hidden: list[str]
    outside: list[str]
    invented: bool


@cache
def drawn_from() -> tuple[Painter, Gazetteer]:
    """Return what pages are drawn from: unpacked once for all pages of a site."""
    return Painter(Basemap()), Gazetteer()


class Grounds:
    """The grounds of the last views, the newest last."""

    def __init__(self) -> None:
        self._kept: dict[PageMap, Base] = {}

    def get(self, painter: Painter, page: PageMap) -> Base:
        """Return the ground of a map, made where it is not known."""
        found = self._kept.pop(page, None) or base(painter, page)
        self._kept[page] = found
        while len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        return found


def laid(
    painter: Painter,
    gazetteer: Gazetteer,
    shown: Scene,
    page: PageMap,
    *,
    ascii_only: bool = False,
    grounds: Grounds | None = None,
) -> Laid:
    """Lay a map out: its ground, then dots and names; ``grounds`` are those known already."""
    areas, without = areas_in_view(painter.basemap, shown, page.view)
    ground = None
    if shown.invented:
        sheet = SheetLayout(page.box.grown(-2))
        parts = list(graticule_lines(page))
        words = text_width(WORDS, 9) + 16
        sheet.take(Box(page.box.left, page.box.top, page.box.left + words, page.box.top + 18))
    else:
        ground = grounds.get(painter, page) if grounds else base(painter, page)
        sheet = SheetLayout(page.box.grown(-2), ground.squares)
        parts = [*ground.sea, *hatched(page, areas), *ground.lines]
    bar = scale_bar(page.view)
    sheet.take(_bar_box(page.box, bar))
    names = Names(page, sheet, ascii_only=ascii_only)
    dots = names.dots(shown)
    names.places(dots)
    names.areas(areas, without)
    if ground is not None:
        names.context(ground, towns(gazetteer, page.view, shown))
    hatches = [area.site.id for area in areas]
    return Laid(page, parts, dots, names.found, names.town_dots, bar, hatches, names.hidden,
                names.outside, shown.invented)  # fmt: skip


def scale_bar(view: Viewport) -> ScaleBar:
    """Return the longest bar of 1, 2 or 5 times a power of ten that takes its room at most."""
    km_per_point = view.km_per_cell / DOTS[0]
    steps = (step * 10.0**power for power in range(5, -4, -1) for step in (5, 2, 1))
    km = next(step for step in steps if step / km_per_point <= _BAR)
    return ScaleBar(km, km / km_per_point)


def _bar_box(box: Box, bar: ScaleBar) -> Box:
    return Box(box.right - bar.points - 46, box.bottom - 30, box.right, box.bottom)


def drawing(found: Laid) -> Iterator[str]:
    """Yield the map as SVG: its ground, what lies on it, its frame."""
    box = found.shown.box
    yield (
        f'<rect x="{box.left:g}" y="{box.top:g}" width="{box.right - box.left:g}" '
        f'height="{box.bottom - box.top:g}" fill="{INK["bg"]}"/>'
    )
    yield from found.parts
    yield from _names(found)
    yield from _frame(found)


def _names(found: Laid) -> Iterator[str]:
    """Yield leaders, then grounds, then dots and names, so that none hides another."""
    for name in found.names:
        if name.placed.leader is not None:
            a, b, c, d = name.placed.leader
            yield (
                f'<path class="leader" d="M{a:.1f} {b:.1f}L{c:.1f} {d:.1f}" '
                f'stroke="{INK["dim"]}" stroke-width="0.6" fill="none"/>'
            )
    for name in found.names:
        left, top, right, low = name.placed.box
        yield (
            f'<rect class="name" x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" '
            f'height="{low - top:.1f}" fill="{INK["bg"]}" fill-opacity="0.8"/>'
        )
    for x, y in found.town_dots:
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.2" fill="{INK["dim"]}"/>'
    for dot in found.dots:
        yield f'<circle cx="{dot.x:.1f}" cy="{dot.y:.1f}" r="5.5" fill="{INK["bg"]}"/>'
        site = dot.sites[0]
        yield sign(GLYPHS[site.basis], f"{site.role} b", dot.x, dot.y)
    for name in found.names:
        base = name.placed.box.bottom - name.size * 0.24 - 0.5
        left, _, right, _ = name.placed.box
        anchor = name.placed.anchor if len(name.pieces) == 1 else "start"
        x = {"start": left + 1.5, "middle": (left + right) / 2, "end": right - 1.5}[anchor]
        yield from line(name.pieces, x, base, name.size, anchor)


def _frame(found: Laid) -> Iterator[str]:
    """Yield the frame of the map, its scale bar, and where it is so that the world is made up."""
    box, bar = found.shown.box, found.bar
    if found.invented:
        yield from line([(WORDS, "text i")], box.left + 8, box.top + 13, 9)
    left, low = box.right - bar.points - 34, box.bottom - 8
    room = _bar_box(box, bar)
    yield (
        f'<rect x="{room.left:.1f}" y="{room.top:.1f}" width="{room.right - room.left:.1f}" '
        f'height="{room.bottom - room.top:.1f}" fill="{INK["bg"]}" fill-opacity="0.8"/>'
    )
    yield (
        f'<path class="scale" d="M{left:.2f} {low - 5:.2f}V{low:.2f}H{left + bar.points:.2f}'
        f'V{low - 5:.2f}" fill="none" stroke="{INK["text"]}" stroke-width="1.2"/>'
    )
    yield from line([("0", "text")], left - 2, low - 8, 7.5)
    yield from line([(f"{bar.km:g} km", "text")], left + bar.points - 8, low - 8, 7.5)
    yield (
        f'<rect class="frame" x="{box.left:g}" y="{box.top:g}" width="{box.right - box.left:g}" '
        f'height="{box.bottom - box.top:g}" fill="none" stroke="{INK["text"]}" stroke-width="0.8"/>'
    )
