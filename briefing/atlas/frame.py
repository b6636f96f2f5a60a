"""A view of the map as rows of text with style roles: lines, marks, names, and where they are.

``Painter.frame`` needs no screen: the Textual widget, the exports and the tests read the same rows.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterable, Mapping
from math import floor, log10
from typing import Final, NamedTuple, TypeVar

from briefing.atlas.areas import areas_in_view
from briefing.atlas.basemap import Basemap
from briefing.atlas.drawing import Pen, PlaceMark
from briefing.atlas.graticule import graticule_ink
from briefing.atlas.label_page import LabelPage, Run
from briefing.atlas.labels import Board, LabelSpot, PlacedLabel
from briefing.atlas.layers import ASCII_SIGNS, LINES, Ground, Town, ground
from briefing.atlas.projection import Viewport
from briefing.atlas.scene import Scene
from briefing.atlas.sea import Sea

ROLES: Final[Mapping[str, str]] = {
    "province": "rule",
    "river": "rule",
    "lake": "rule",
    "coast": "dim",
    "disputed": "text",
    "border": "text",
    "sea": "rule",
    "sea name": "dim i",
    "province name": "dim i",
    "leader": "dim",
    "name": "dim",
    "town": "dim",
    "count": "dim",
    "scale": "dim",
    "selected": "sel",
}
"""Style words for what is no claim; a holder's are its side's. The words are the palette's."""
_CACHED: Final = 8


class FrameOptions(NamedTuple):
    """How a view is drawn."""

    ascii_only: bool = False
    selected: str = ""
    """The id of the site that stands out."""
    countries: bool = True
    scale: bool = True
    inset: bool = True
    wait: bool = True
    """Whether tiles that are not unpacked are unpacked now; else a coarser level stands in."""


class MarkHit(NamedTuple):
    """Where something of a site stands, for the mouse."""

    sites: tuple[str, ...]
    """The sites under it, the one that the sign is drawn for first."""
    column: int
    row: int
    width: int

    def holds(self, column: int, row: int) -> bool:
        """Tell whether a cell belongs to it."""
        return row == self.row and self.column <= column < self.column + self.width


class Frame(NamedTuple):
    """A view, drawn."""

    view: Viewport
    rows: list[list[Run]]
    """Each row as runs of (text, style words); their cells add up to the view's width."""
    hits: list[MarkHit]
    marks: list[PlaceMark]
    """The dots of the sites in view, most important first."""
    answers: list[PlacedLabel]
    """Names that found room: of sites by id, of towns by ``town:`` and their name."""
    hidden: list[str]
    """Sites in view whose name found no room."""
    outside: list[str]
    """Sites that lie outside the view."""
    hatched: list[str]
    """Areas that the basemap has an outline of."""
    scale_km: float
    """How long the scale bar is on the ground, at the middle of the view."""
    scale_cells: int
    level: int
    """The level of detail that was drawn; below the basemap's own, tiles are not yet unpacked."""

    def at(self, column: int, row: int) -> tuple[str, ...]:
        """Return the sites whose mark or name covers a cell, none where there is none."""
        return next((hit.sites for hit in self.hits if hit.holds(column, row)), ())

    def text(self) -> list[str]:
        """Return the rows as plain text."""
        return ["".join(text for text, _ in row) for row in self.rows]


K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class _Last(OrderedDict[K, V]):
    """The last few values by key."""

    def keep(self, key: K, value: V) -> V:
        """Keep a value, forget the oldest; return it."""
        self[key] = value
        while len(self) > _CACHED:
            self.popitem(last=False)
        return value


class _Drawn(NamedTuple):
    """A view in which nothing stands out, and its cells, for letting something stand out."""

    frame: Frame
    page: LabelPage


class Painter:
    """Draws views of one basemap; lines are kept by view, whole frames by all they depend on."""

    def __init__(self, basemap: Basemap, roles: Mapping[str, str] = ROLES) -> None:
        self.basemap = basemap
        self.roles = roles
        self._grounds: _Last[tuple[Viewport, int], Ground] = _Last()
        self._drawn: _Last[tuple[Hashable, ...], _Drawn] = _Last()
        self._scene: Scene | None = None

    def frame(
        self,
        view: Viewport,
        scene: Scene,
        options: FrameOptions = FrameOptions(),  # noqa: B008 - it cannot change
        towns: Iterable[Town] = (),
    ) -> Frame:
        """Return a view of a scene; the same one as last time where nothing has changed.

        ``towns`` stand where there is room left, the first ones first. Where only the selected
        place is another, nothing is drawn again but its sign and name: all other rows are the very
        same lists.
        """
        level = self.basemap.level(view.unit) if options.wait else self.basemap.best_level(view)
        towns = tuple(towns)
        there = self.basemap.known_provinces
        key = (view, level, id(scene), options._replace(selected="", wait=True), towns, there)
        # The scene is compared by identity: it holds a whole brief, and is made once for it.
        drawn = self._drawn.get(key) if self._scene is scene else None
        if drawn is None:
            self._scene = scene
            drawn = self._drawn.keep(key, self._draw(view, scene, options, towns, level))
        return self._lit(drawn, options.selected) if options.selected else drawn.frame

    def forget(self) -> None:
        """Drop what was drawn, for a new theme or another basemap's tiles."""
        self._grounds.clear()
        self._drawn.clear()
        self._scene = None

    def ground(
        self, view: Viewport, level: int, *, invented: bool = False, wait: bool = True
    ) -> Ground:
        """Return lines and sea of a view at a level of detail, tiles unpacked as needed."""
        key = (view, -1 if invented else level)
        kept = self._grounds.get(key)
        if kept is None:
            drawn = (
                Ground(graticule_ink(view), Sea([]))
                if invented
                else ground(self.basemap, view, level, wait=wait)
            )
            kept = self._grounds.keep(key, drawn)
        return kept

    def _lit(self, drawn: _Drawn, selected: str) -> Frame:
        """Return a view with a place standing out: its dot, shared or not, and its name."""
        spots = [LabelSpot(*hit[1:]) for hit in drawn.frame.hits if selected in hit.sites]
        return drawn.frame._replace(rows=drawn.page.lit(spots, self.roles["selected"]))

    def _draw(
        self,
        view: Viewport,
        scene: Scene,
        options: FrameOptions,
        towns: tuple[Town, ...],
        level: int,
    ) -> _Drawn:
        ground = self.ground(view, level, invented=scene.invented, wait=options.wait)
        board = Board(view.width, view.height, ground.ink.kinds)
        lines = {kind: self.roles[role] for kind, role in LINES.items()}
        page = LabelPage(view.width, ground.ink, lines, ASCII_SIGNS if options.ascii_only else "")
        pen = Pen(view, page, board, self.roles, options.ascii_only)
        areas, without = areas_in_view(self.basemap, scene, view, wait=options.wait)
        pen.textures(ground, areas)
        km, cells = scale(view)
        if options.scale:
            pen.scale(km, cells)
        found, outside = pen.marks(scene)
        if scene.invented:
            pen.invented()
        elif options.inset:
            pen.inset(self.basemap)
        pen.names(found)
        outside += pen.areas(areas, without)
        if options.countries and not scene.invented:
            pen.context(self.basemap, ground, towns, scene, options.wait)
        rows = page.rows()
        hits = [MarkHit(tuple(site.id for site in mark.sites), *mark.spot) for mark in found]
        own = [answer for answer in pen.answers if not answer.key.startswith("town:")]
        hits += [MarkHit((answer.key,), *answer.spot) for answer in own]
        hatched = [area.site.id for area in areas]
        frame = Frame(view, rows, hits, found, pen.answers, pen.hidden, outside, hatched,
                      km, cells, level)  # fmt: skip
        return _Drawn(frame, page)


def scale(view: Viewport) -> tuple[float, int]:
    """Return a round length in kilometres, and how many cells it takes: about a sixth of the view.

    Lengths are those at the middle of the view; elsewhere Mercator stretches them otherwise.
    """
    most = view.km_per_cell * max(view.width / 6, 4)
    power = 10.0 ** floor(log10(most))
    # log10 may round up to the next power: then it is half of that.
    km = next(power * step for step in (5, 2, 1, 0.5) if power * step <= most)
    return km, max(round(km / view.km_per_cell), 1)
