"""The map outside of the dashboard: as a block of characters, and as an SVG picture.

The picture uses no fonts or links from outside. Where a name stands is settled in cells, as on the
screen; lines are drawn four times as fine.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from briefing.atlas.basemap import Basemap
from briefing.atlas.frame import ROLES, Frame, FrameOptions, Painter
from briefing.atlas.gazetteer import Gazetteer
from briefing.atlas.labels import Run
from briefing.atlas.layers import DASHES, LINES, strokes, towns
from briefing.atlas.projection import FINEST, Viewport
from briefing.atlas.raster import clip_line
from briefing.atlas.scene import GLYPHS, GLYPHS_ASCII, Scene, Site
from briefing.atlas.scene import scene as scene_of
from briefing.brief.outline import Outline
from briefing.text import clean, to_ascii, width, wrap

CELL: Final = (8, 16)
"""Pixels of a cell, so that a dot is a square of four."""
_FINE: Final = 4
_HEAD: Final = 44
_LINE: Final = 17
INK: Final[Mapping[str, str]] = {
    "bg": "#faf7f0",
    "hi": "#14130f",
    "text": "#33312c",
    "dim": "#67645b",
    "rule": "#b9b3a4",
    "side0": "#a8321a",
    "side1": "#1f6b2c",
    "side2": "#00606f",
    "side3": "#7b3a93",
    "side4": "#3d4fa8",
}
"""The colours of the light theme: a picture is looked at on paper as often as on a screen."""
TLP_INK: Final[Mapping[str, str]] = {
    "TLP:RED": "#ff2b2b",
    "TLP:AMBER": "#ffc000",
    "TLP:AMBER+STRICT": "#ffc000",
    "TLP:GREEN": "#33ff00",
    "TLP:CLEAR": "#ffffff",
}
"""TLP 2.0 (FIRST): the label's colour on black."""
CREDIT: Final = "Map: Natural Earth, borders by who is in control; places: GeoNames, CC BY 4.0"
LEAST: Final = (24, 6)
"""The smallest block: columns and rows."""
PICTURE: Final = (120, 44)
"""Cells of a picture: 960 by 704 pixels of map, near the shape of a page on its side."""


def block(
    painter: Painter,
    scene: Scene,
    width: int,
    height: int,
    *,
    ascii_only: bool = False,
    gazetteer: Gazetteer | None = None,
) -> list[str]:
    """Return the fitted map of a brief and its legend as lines of at most ``width`` cells.

    The map has ``height`` lines; the legend names the holders' letters and the signs in use, and
    every place that the map does not name. A brief without places has no map: an empty list.

    Raises:
        ValueError: the block is smaller than ``LEAST``.
    """
    if width < LEAST[0] or height < LEAST[1]:
        raise ValueError(f"the map needs {LEAST[0]} columns and {LEAST[1]} rows")
    if not scene.sites and not scene.unplaced:
        return []
    lines = []
    frame = None
    if scene.sites:
        view = Viewport.fit(scene.points, width, height)
        around = towns(gazetteer, view, scene) if gazetteer else ()
        frame = painter.frame(view, scene, FrameOptions(ascii_only=ascii_only), around)
        lines = [line.rstrip() for line in frame.text()]
    for line in legend(scene, frame, ascii_only):
        lines += wrap(to_ascii(line) if ascii_only else line, width)
    return lines


def legend(scene: Scene, frame: Frame | None, ascii_only: bool = False) -> Iterable[str]:
    """Yield what explains a map: letters, signs, and what is not named on it."""
    if scene.holders:
        yield "Said to hold: " + ", ".join(f"{h.letter} {h.name}" for h in scene.holders)
    signs = GLYPHS_ASCII if ascii_only else GLYPHS
    words = [f"{signs[basis]} {basis}" for basis in scene.bases]
    if any(not site.basis for site in scene.sites):
        words.append(f"{signs['']} no claim")
    if any(len(site.claims) > 1 for site in scene.sites):
        words.append("(2) number of claims")
    if words:
        yield "Marks: " + ", ".join(words)
    if frame is not None:
        names = {site.id: site.name for site in scene.sites}
        if frame.hidden:
            yield "No room for the name: " + ", ".join(names[key] for key in frame.hidden)
        if frame.outside:
            yield "Outside the map: " + ", ".join(names[key] for key in frame.outside)
    if scene.unplaced:
        yield "No coordinates: " + ", ".join(map(_described, scene.unplaced))


def _described(site: Site) -> str:
    """Return a place that is not on the map with who is said to hold it."""
    letters = " ".join(holder.letter for holder in site.holders)
    return f"{site.name} ({site.basis} {letters})" if letters else site.name


def svg(painter: Painter, scene: Scene, frame: Frame, title: str, tlp: str) -> str:
    """Return a drawn view as an SVG document; ``tlp`` (``TLP:GREEN``) stands above and below it."""
    view = frame.view
    wide, high = view.width * CELL[0], view.height * CELL[1]
    lines = [*legend(scene, frame), CREDIT]
    whole = _HEAD + high + _LINE * (len(lines) + 1) + 10
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{whole}" '
            f'viewBox="0 0 {wide} {whole}" font-family="monospace" font-size="13">'
        ),
        f"<title>{escape(f'{tlp} {title}')}</title>",
        f'<rect width="{wide}" height="{whole}" fill="{INK["bg"]}"/>',
        *_label(tlp, 8, 12),
        (
            f'<text x="{width(tlp) * 8 + 28}" y="27" font-weight="bold" fill="{INK["hi"]}">'
            f"{escape(title)}</text>"
        ),
        f'<svg y="{_HEAD}" width="{wide}" height="{high}">',
        *_lines(painter, view),
        *_texts(frame),
        "</svg>",
    ]
    for number, line in enumerate(lines):
        y = _HEAD + high + _LINE * (number + 1)
        parts.append(f'<text x="8" y="{y}" fill="{INK["dim"]}">{escape(line)}</text>')
    parts += [*_label(tlp, 8, whole - 24), "</svg>"]
    return "\n".join(parts) + "\n"


def escape(text: str) -> str:
    """Return text as it may stand in XML, cleaned of what a terminal or reader would obey."""
    text = clean(text)
    for sign, word in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, word)
    return text


def _label(tlp: str, x: int, y: int) -> Iterator[str]:
    """Yield the TLP label: coloured on black."""
    yield f'<rect x="{x}" y="{y}" width="{width(tlp) * 8 + 12}" height="20" fill="#000000"/>'
    yield (
        f'<text x="{x + 6}" y="{y + 15}" font-weight="bold" '
        f'fill="{TLP_INK.get(tlp, "#ffffff")}">{escape(tlp)}</text>'
    )


def _lines(painter: Painter, view: Viewport) -> Iterator[str]:
    """Yield a path for each kind of line, the lowest first."""
    fine = view._replace(
        unit=view.unit / _FINE, width=view.width * _FINE, height=view.height * _FINE
    )
    level = painter.basemap.level(max(fine.unit, FINEST))
    box = (-2.0, -2.0, 2.0 * fine.width + 1, 4.0 * fine.height + 1)
    paths: dict[int, list[str]] = {kind: [] for kind in LINES}
    for kind, xs, ys in strokes(painter.basemap, fine, level):
        for part in clip_line(list(zip(xs, ys, strict=True)), box):
            points = [(round(x), round(y)) for x, y in part]
            steps = [points[0]]
            steps += [b for a, b in itertools.pairwise(points) if a != b]
            if len(steps) > 1:
                paths[kind].append("M" + "L".join(f"{x} {y}" for x, y in steps))
    for kind, found in paths.items():
        if found:
            drawn, period = DASHES.get(kind, (1, 1))
            dash = f' stroke-dasharray="{drawn * 4} {(period - drawn) * 4}"' * (period > 1)
            colour = INK[ROLES[LINES[kind]]]
            yield (
                f'<path class="{LINES[kind]}" d="{"".join(found)}" fill="none" '
                f'stroke="{colour}" stroke-width="{1.6 if ROLES[LINES[kind]] != "rule" else 1}"'
                f"{dash}/>"
            )


def _texts(frame: Frame) -> Iterator[str]:
    """Yield what stands over the lines: a ground for each run of cells, then its text."""
    for spot, _ in frame.texts:
        x, y = spot.column * CELL[0], spot.row * CELL[1]
        yield (
            f'<rect x="{x - 3}" y="{y}" width="{spot.width * CELL[0] + 6}" height="{CELL[1]}" '
            f'fill="{INK["bg"]}" fill-opacity="0.8"/>'
        )
    for spot, pieces in frame.texts:
        x, y = spot.column * CELL[0], spot.row * CELL[1]
        for text, role in pieces:
            cells = width(text)
            yield from _piece(text, role, x, y, cells)
            x += cells * CELL[0]


def _piece(text: str, role: str, x: int, y: int, cells: int) -> Iterator[str]:
    words = role.split()
    colour = next((INK[word] for word in words if word in INK), INK["text"])
    shape = _SHAPES.get(text)
    if shape is not None:
        yield f'<g transform="translate({x + 4} {y + 8})" stroke="{colour}" fill="{colour}">'
        yield f"{shape}</g>"
        return
    style = "".join(
        attribute
        for word, attribute in (
            ("b", ' font-weight="bold"'),
            ("i", ' font-style="italic"'),
            ("u", ' text-decoration="underline"'),
        )
        if word in words
    )
    if text.strip():
        yield (
            f'<text x="{x}" y="{y + 12}" fill="{colour}"{style} xml:space="preserve" '
            f'textLength="{cells * CELL[0]}" lengthAdjust="spacingAndGlyphs">{escape_kept(text)}'
            "</text>"
        )


def escape_kept(text: str) -> str:
    """Return text for XML with the blanks at its ends, which set a count off from its name."""
    lead, tail = len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))
    return " " * lead + escape(text) + " " * tail


def _shapes(drawings: Iterable[Run]) -> dict[str, str]:
    return {GLYPHS[basis]: drawing for basis, drawing in drawings}


_RING: Final = '<circle r="4.5" fill="none" stroke-width="1.4"{}/>'
_SHAPES: Final = _shapes(
    (
        ("stated", _RING.format("") + '<circle r="2.6" stroke="none"/>'),
        ("reported", _RING.format("") + '<path d="M-1.6-4v8M1.6-4v8" stroke-width="1.1"/>'),
        ("claimed", _RING.format(' stroke-dasharray="1.6 1.6"')),
        (
            "shown",
            (
                '<rect x="-4.5" y="-4.5" width="9" height="9" fill="none" stroke-width="1.4"/>'
                '<circle r="1.6" stroke="none"/>'
            ),
        ),
        ("assessed", '<path d="M0-5.5 4 0 0 5.5-4 0Z" fill="none" stroke-width="1.4"/>'),
        ("inferred", '<path d="M-5 0H4M1-3 5 0 1 3" fill="none" stroke-width="1.4"/>'),
        (
            "disputed",
            '<path d="M-5-2H4M1.5-5 5-2M5 2H-4M-1.5 5-5 2" fill="none" stroke-width="1.5"/>',
        ),
        ("", '<rect x="-3" y="-3" width="6" height="6" stroke="none"/>'),
    )
)
"""The sign of each basis as a drawing: which font has the characters cannot be known."""


def picture(outline: Outline, *, ascii_only: bool = False) -> str:
    """Return the fitted map of a brief as an SVG document with its label above and below.

    Empty where no place of the brief has coordinates.

    Raises:
        briefing.files.Unreadable, ValueError: the map's data are not there or not to be read.
    """
    shown = scene_of(outline.brief)
    if not shown.sites:
        return ""
    painter = Painter(Basemap())
    view = Viewport.fit(shown.points, *PICTURE)
    around = towns(Gazetteer(), view, shown)
    frame = painter.frame(view, shown, FrameOptions(ascii_only=ascii_only), around)
    return svg(painter, shown, frame, outline.title, outline.tlp)
