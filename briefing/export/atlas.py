"""The map of a brief written down: in characters as a part of a document, or as a picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from briefing.atlas.basemap import Basemap
from briefing.atlas.documents import CREDIT, block, svg
from briefing.atlas.frame import Options, Painter
from briefing.atlas.gazetteer import Gazetteer
from briefing.atlas.layers import towns
from briefing.atlas.projection import Viewport
from briefing.atlas.scene import scene
from briefing.brief.model import Brief
from briefing.brief.outline import Outline
from briefing.export.shapes import Document, Part
from briefing.text import wrap

SIZE: Final = (120, 44)
"""Cells of a picture: 960 by 704 pixels of map, near the shape of a page on its side."""
_HIGHEST: Final = 40


def with_map(document: Document, brief: Brief, columns: int, fit: Callable[[str], str]) -> Document:
    """Return a document with the map below the claims, ``columns`` wide with its legend.

    Where the reader's encoding lacks the dots it is drawn in ASCII: ``fit`` tells.
    """
    ascii_only = fit("\u28ff") != "\u28ff"
    lines: list[str] = []
    if brief.places:
        high = max(min(columns * 2 // 5, _HIGHEST), 10)
        painter, gazetteer = Painter(Basemap()), Gazetteer()
        lines = block(
            painter, scene(brief), columns, high, ascii_only=ascii_only, gazetteer=gazetteer
        )
        lines += wrap(CREDIT, columns)
    at = next(n for n, part in enumerate(document.parts, 1) if part.title == "Territory")
    parts = (*document.parts[:at], Part("Map", (), block=tuple(lines)), *document.parts[at:])
    return document._replace(parts=parts)


def picture(outline: Outline, *, ascii_only: bool = False) -> str:
    """Return the fitted map of a brief as an SVG document with its label above and below.

    Empty where no place of the brief has coordinates.

    Raises:
        briefing.files.Unreadable, ValueError: the map's data are not there or not to be read.
    """
    shown = scene(outline.brief)
    if not shown.sites:
        return ""
    painter = Painter(Basemap())
    view = Viewport.fit(shown.points, *SIZE)
    around = towns(Gazetteer(), view, shown)
    frame = painter.frame(view, shown, Options(ascii_only=ascii_only), around)
    return svg(painter, shown, frame, outline.title, outline.tlp)
