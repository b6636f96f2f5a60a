"""A brief's map as an SVG page: A4 on its side, in points, to be printed or put into a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from briefing.atlas.frame import Painter
from briefing.atlas.gazetteer import Gazetteer
from briefing.atlas.projection import Viewport
from briefing.atlas.scene import Scene, scene
from briefing.atlas.sheet.foot import LINE, FootLine, foot
from briefing.atlas.sheet.laid import Laid, drawing, drawn_from, laid
from briefing.atlas.sheet.marks import (
    PAPER,
    escape,
    line,
    tlp_label,
    tlp_width,
)
from briefing.atlas.sheet.metrics import FAMILY, fitted, text_width
from briefing.atlas.sheet.placement import Box
from briefing.atlas.sheet.terrain import (
    DOTS,
    PageMap,
)
from briefing.brief.outline import Outline
from briefing.text import to_ascii

A4: Final = (842, 595)
"""Points of the page: A4 on its side (ISO 216)."""
MARGIN: Final = 30.0
_HEAD: Final = 44.0
_LEAST_MAP: Final = 300.0


class Layout(NamedTuple):
    """The map of a page, and the lines below it."""

    map: Laid
    foot: list[FootLine]


def picture(outline: Outline, *, ascii_only: bool = False) -> str:
    """Return the map of a brief as an SVG page with its label above and below.

    Empty where no place of the brief has coordinates.

    Raises:
        briefing.files.Unreadable, ValueError: the map's data are not there or not to be read.
    """
    shown = scene(outline)
    if not shown.points:
        return ""
    found = layout(*drawn_from(), outline, shown, ascii_only=ascii_only)
    return document(outline, found, ascii_only=ascii_only)


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
    rows = len(foot(outline, shown, [], [], []))
    while True:
        page = _map(shown, rows)
        found = laid(painter, gazetteer, shown, page, ascii_only=ascii_only)
        below = foot(outline, shown, found.hatched, found.hidden, found.outside)
        if len(below) <= rows:
            return Layout(found, below)
        rows = len(below)


def _map(shown: Scene, rows: int) -> PageMap:
    """Return the map between head and foot: its box, and the region of the brief in it."""
    wide = int(A4[0] - 2 * MARGIN) // DOTS[0]
    low = A4[1] - MARGIN - 20 - rows * LINE
    high = int(max(low - MARGIN - _HEAD, _LEAST_MAP)) // DOTS[1]
    top = MARGIN + _HEAD
    box = Box(MARGIN, top, MARGIN + wide * DOTS[0], top + high * DOTS[1])
    return PageMap(box, Viewport.fit(shown.points, wide, high))


def document(outline: Outline, found: Layout, *, ascii_only: bool = False) -> str:
    """Return a page that is laid out as an SVG document."""
    wide, high = A4
    title = to_ascii(outline.title) if ascii_only else outline.title
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}pt" height="{high}pt" '
            f'viewBox="0 0 {wide} {high}" font-family="{FAMILY}">'
        ),
        f"<title>{escape(f'{outline.tlp} {title}')}</title>",
        f'<rect width="{wide}" height="{high}" fill="{PAPER}"/>',
        *_head(outline, title, invented=found.map.invented),
        *drawing(found.map),
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


def _foot(outline: Outline, found: Layout) -> Iterator[str]:
    """Yield the lines that explain the map, and the label once more."""
    y = found.map.shown.box.bottom + LINE + 3
    for each in found.foot:
        yield from line(each.pieces, MARGIN, y, each.size)
        y += LINE
    yield from tlp_label(outline.tlp, MARGIN, A4[1] - MARGIN - 14, 8.0)
