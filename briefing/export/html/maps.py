"""The map of a page: drawn by the atlas, its legend as text below it, for telephones too."""

from __future__ import annotations

import htpy as h
from markupsafe import Markup

from briefing.atlas.sheet.figure import figure
from briefing.brief.outline import Outline
from briefing.export.html.markup import said


def drawn_map(outline: Outline) -> h.Renderable | None:
    """Return the map with what explains it, None where no place has coordinates."""
    found = figure(outline)
    if found is None:
        return None
    return h.figure(".map")[
        h.div(".wide", tabindex="0", role="group", aria_label="Map")[Markup(found.drawn)],
        h.figcaption[[h.span(".entry")[said(each), " "] for each in found.legend]],
    ]
