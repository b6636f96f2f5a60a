"""A brief's map as an SVG page: A4 on its side, in points, to be printed or put into a report."""

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
from briefing.atlas.scene import GLYPHS, Scene, scene
from briefing.atlas.sheet.foot import LINE, FootLine, foot
from briefing.atlas.sheet.marks import (
    INK,
    PAPER,
    escape,
    line,
    sign,
    tlp_label,
    tlp_width,
)
from briefing.atlas.sheet.metrics import FAMILY, fitted, text_width
from briefing.atlas.sheet.names import Dot, Name, Names
from briefing.atlas.sheet.placement import Box, Sheet
from briefing.atlas.sheet.terrain import (
    DOTS,
    PageMap,
    graticule_lines,
    hatched,
    lines,
    sea_dots,
)
from briefing.brief.outline import Outline
from briefing.text import to_ascii

A4: Final = (842, 595)
"""Points of the page: A4 on its side (ISO 216)."""
MARGIN: Final = 30.0
_HEAD: Final = 44.0
_LEAST_MAP: Final = 300.0
_BAR: Final = 110.0
"""Points that the scale bar takes at most."""


class ScaleBar(NamedTuple):
    """A bar of a round length: on the ground and on the page, at the middle of the map."""

    km: float
    points: float


class Layout(NamedTuple):
    """Everything that stands on a page, and where."""

    shown: PageMap
    parts: list[str]
    """The drawn layers below the names."""
    dots: list[Dot]
    names: list[Name]
    town_dots: list[tuple[float, float]]
    bar: ScaleBar
    foot: list[FootLine]
    invented: bool


def picture(outline: Outline, *, ascii_only: bool = False) -> str:
    """Return the map of a brief as an SVG page with its label above and below.

    Empty where no place of the brief has coordinates.

    Raises:
        briefing.files.Unreadable, ValueError: the map's data are not there or not to be read.
    """
    shown = scene(outline)
    if not shown.points:
        return ""
    found = layout(*_drawn_from(), outline, shown, ascii_only=ascii_only)
    return document(outline, found, ascii_only=ascii_only)


@cache
def _drawn_from() -> tuple[Painter, Gazetteer]:
    """Return what pages are drawn from: unpacked once for all pages of a site."""
    return Painter(Basemap()), Gazetteer()


def layout(
    painter: Painter,
    gazetteer: Gazetteer,
    outline: Outline,
    shown: Scene,
    *,
    ascii_only: bool = False,
) -> Layout:
    """Lay a page out: the map as high as the lines below it leave, then the names on it."""
    # The foot says which names found no room, and takes room itself: so it is set twice.
    room = foot(outline, shown, [], [], [])
    found = _laid(painter, gazetteer, outline, shown, len(room), ascii_only=ascii_only)
    if len(found.foot) > len(room):
        found = _laid(painter, gazetteer, outline, shown, len(found.foot), ascii_only=ascii_only)
    return found


def _laid(
    painter: Painter,
    gazetteer: Gazetteer,
    outline: Outline,
    shown: Scene,
    rows: int,
    *,
    ascii_only: bool,
) -> Layout:
    basemap = painter.basemap
    page = _map(shown, rows)
    sheet = Sheet(page.box.grown(-2))
    ground = painter.ground(page.view, basemap.level(page.view.unit), invented=shown.invented)
    areas, without = areas_in_view(basemap, shown, page.view)
    if shown.invented:
        parts = list(graticule_lines(page))
        words = text_width(WORDS, 9) + 16
        sheet.take(Box(page.box.left, page.box.top, page.box.left + words, page.box.top + 18))
    else:
        parts = [*sea_dots(page, ground), *hatched(page, areas), *lines(basemap, page, sheet)]
    bar = scale_bar(page.view)
    sheet.take(_bar_box(page.box, bar))
    names = Names(page, sheet, ascii_only=ascii_only)
    dots = names.dots(shown)
    names.places(dots)
    names.areas(areas, without)
    if not shown.invented:
        names.context(basemap, ground, towns(gazetteer, page.view, shown))
    hatches = [area.site.id for area in areas]
    below = foot(outline, shown, hatches, names.hidden, names.outside)
    return Layout(page, parts, dots, names.found, names.town_dots, bar, below,
                  shown.invented)  # fmt: skip


def _map(shown: Scene, rows: int) -> PageMap:
    """Return the map between head and foot: its box, and the region of the brief in it."""
    wide = int(A4[0] - 2 * MARGIN) // DOTS[0]
    low = A4[1] - MARGIN - 20 - rows * LINE
    high = int(max(low - MARGIN - _HEAD, _LEAST_MAP)) // DOTS[1]
    top = MARGIN + _HEAD
    box = Box(MARGIN, top, MARGIN + wide * DOTS[0], top + high * DOTS[1])
    return PageMap(box, Viewport.fit(shown.points, wide, high))


def scale_bar(view: Viewport) -> ScaleBar:
    """Return the longest bar of 1, 2 or 5 times a power of ten that takes its room at most."""
    km_per_point = view.km_per_cell / DOTS[0]
    steps = (step * 10.0**power for power in range(5, -4, -1) for step in (5, 2, 1))
    km = next(step for step in steps if step / km_per_point <= _BAR)
    return ScaleBar(km, km / km_per_point)


def _bar_box(box: Box, bar: ScaleBar) -> Box:
    return Box(box.right - bar.points - 46, box.bottom - 30, box.right, box.bottom)


def document(outline: Outline, found: Layout, *, ascii_only: bool = False) -> str:
    """Return a page that is laid out as an SVG document."""
    wide, high = A4
    title = to_ascii(outline.title) if ascii_only else outline.title
    box = found.shown.box
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}pt" height="{high}pt" '
            f'viewBox="0 0 {wide} {high}" font-family="{FAMILY}">'
        ),
        f"<title>{escape(f'{outline.tlp} {title}')}</title>",
        f'<rect width="{wide}" height="{high}" fill="{PAPER}"/>',
        *_head(outline, title, invented=found.invented),
        (
            f'<rect x="{box.left:g}" y="{box.top:g}" width="{box.right - box.left:g}" '
            f'height="{box.bottom - box.top:g}" fill="{INK["bg"]}"/>'
        ),
        *found.parts,
        *_names(found),
        *_frame(found),
        *_foot(outline, found),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _head(outline: Outline, title: str, *, invented: bool) -> Iterator[str]:
    """Yield label and title, and below them the cut-off, the status, the countries."""
    yield from tlp_label(outline.tlp, MARGIN, MARGIN)
    left = MARGIN + tlp_width(outline.tlp) + 12
    room = A4[0] - MARGIN - left
    size = next((s for s in (16, 14, 12) if text_width(title, s, bold=True) <= room), 11)
    shown = fitted(title, size, room, bold=True)
    yield from line([(shown, "hi b")], left, MARGIN + 13, size)
    facts = [f"Information cut-off {outline.cut_off}"]
    if outline.brief.as_of_basis == "inferred":
        facts[0] += " (inferred)"
    facts += [f"status {outline.brief.status}"] if outline.brief.status else []
    facts += [outline.countries] if outline.countries and not invented else []
    text = fitted("  -  ".join(facts), 9.5, A4[0] - 2 * MARGIN)
    yield from line([(text, "dim")], MARGIN, MARGIN + 33, 9.5)


def _names(found: Layout) -> Iterator[str]:
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


def _frame(found: Layout) -> Iterator[str]:
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


def _foot(outline: Outline, found: Layout) -> Iterator[str]:
    """Yield the lines that explain the map, and the label once more."""
    y = found.shown.box.bottom + LINE + 3
    for each in found.foot:
        yield from line(each.pieces, MARGIN, y, each.size)
        y += LINE
    yield from tlp_label(outline.tlp, MARGIN, A4[1] - MARGIN - 14, 8.0)
