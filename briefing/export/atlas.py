"""The map of a brief as a part of a document, drawn in characters."""

from __future__ import annotations

from collections.abc import Callable

from briefing.atlas.frame import Painter
from briefing.atlas.gazetteer import Gazetteer
from briefing.atlas.layers.basemap import Basemap
from briefing.atlas.scene import scene
from briefing.atlas.svg import CREDIT
from briefing.atlas.text import block
from briefing.export.shapes import Document, Part
from briefing.format.model import Brief
from briefing.text import wrap

_HIGHEST = 40


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
