"""The map in a text: as a block of characters, and the words that explain a map."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final, Protocol

from briefing.atlas.frame import FrameOptions, Painter
from briefing.atlas.gazetteer import Gazetteer
from briefing.atlas.layers import towns
from briefing.atlas.projection import Viewport
from briefing.atlas.scene import GLYPHS, GLYPHS_ASCII, Scene, Site
from briefing.text import to_ascii, wrap

CREDIT: Final = "Map: Natural Earth, borders by who is in control; places: GeoNames, CC BY 4.0"
SAID: Final = "Said to hold, be in or fight for it"
"""What a side's letter at a place means."""
HATCHED: Final = "Hatched: a province that a claim names, not how much of it anybody holds"
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
    if not scene.all:
        return []
    lines = []
    frame = None
    if scene.points:
        view = Viewport.fit(scene.points, width, height)
        around = towns(gazetteer, view, scene) if gazetteer else ()
        frame = painter.frame(view, scene, FrameOptions(ascii_only=ascii_only), around)
        lines = [line.rstrip() for line in frame.text()]
    for line in legend(scene, frame, ascii_only):
        lines += wrap(to_ascii(line) if ascii_only else line, width)
    return lines


class Seen(Protocol):
    """What a drawn map says of its places: ids of those hatched, without a name, and outside."""

    @property
    def hatched(self) -> Collection[str]:
        """Areas that are hatched."""
        ...

    @property
    def hidden(self) -> Collection[str]:
        """Places whose name found no room."""
        ...

    @property
    def outside(self) -> Collection[str]:
        """Places outside of it."""
        ...


def legend(scene: Scene, frame: Seen | None, ascii_only: bool = False) -> Iterable[str]:
    """Yield what explains a map: letters, signs, and what is not named on it."""
    if scene.sides:
        yield f"{SAID}: " + ", ".join(f"{side.letter} {side.name}" for side in scene.sides)
    signs = GLYPHS_ASCII if ascii_only else GLYPHS
    words = [f"{signs[basis]} {basis}" for basis in scene.bases]
    if any(not site.basis for site in scene.sites):
        words.append(f"{signs['']} no claim")
    if any(len(site.claims) > 1 for site in scene.all):
        words.append("(2) number of claims")
    if words:
        yield "Marks: " + ", ".join(words)
    names = {site.id: site.name for site in scene.all}
    if frame is not None:
        if any(site.id in frame.hatched and site.claims for site in scene.areas):
            yield f"{HATCHED}."
        if frame.hidden:
            yield "No room for the name: " + ", ".join(names[key] for key in frame.hidden)
        if frame.outside:
            yield "Outside the map: " + ", ".join(names[key] for key in frame.outside)
    if listed := listed_only(scene, frame.hatched if frame else ()):
        yield "No coordinates: " + ", ".join(map(described, listed))


def listed_only(scene: Scene, hatched: Collection[str]) -> list[Site]:
    """Return the places of which nothing can be drawn."""
    areas = (area for area in scene.areas if not area.point and area.id not in hatched)
    return [*areas, *scene.unplaced]


def described(site: Site) -> str:
    """Return a place that is not on the map with who is said to hold it."""
    if not site.basis:
        return site.name
    return f"{site.name} ({' '.join((site.basis, *site.letters))})"
