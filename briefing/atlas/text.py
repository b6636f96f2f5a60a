"""The map as a block of characters, for mail, paper and Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from briefing.atlas.frame import Frame, Options, Painter
from briefing.atlas.gazetteer import Gazetteer
from briefing.atlas.layers.towns import towns
from briefing.atlas.marks import GLYPHS, GLYPHS_ASCII
from briefing.atlas.projection import Viewport
from briefing.atlas.scene import Scene, Site
from briefing.text import to_ascii, wrap

LEAST: Final = (24, 6)
"""The smallest block: columns and rows."""


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
        frame = painter.frame(view, scene, Options(ascii_only=ascii_only), around)
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
