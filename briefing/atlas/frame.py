"""A view of the map as rows of text with style roles: lines, marks, names, and where they are.

``Painter.frame`` needs no screen: the Textual widget, the exports and the tests read the same rows.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterable, Mapping
from math import floor, log10
from typing import Final, NamedTuple, TypeVar

from briefing.atlas.labels import MARK, Answer, Board, Spot, Wish, place
from briefing.atlas.layers.basemap import (
    BORDER,
    COAST,
    DISPUTED,
    LAKE,
    PROVINCE,
    RIVER,
    Basemap,
)
from briefing.atlas.layers.names import names
from briefing.atlas.layers.towns import Town
from briefing.atlas.marks import Mark, marks
from briefing.atlas.page import Page, Run
from briefing.atlas.projection import Viewport
from briefing.atlas.raster import SOLID, Canvas, Dash, Ink
from briefing.atlas.scene import Scene, Site
from briefing.glyphs import SEPARATOR
from briefing.text import to_ascii, width

ROLES: Final[Mapping[str, str]] = {
    "province": "rule",
    "river": "rule",
    "lake": "rule",
    "coast": "dim",
    "disputed": "text",
    "border": "text",
    "name": "dim",
    "town": "dim",
    "count": "dim",
    "scale": "dim",
    "selected": "sel",
}
"""Style words for what is no claim; a holder's are its side's. The words are the palette's."""
LINES: Final = {
    PROVINCE: "province",
    RIVER: "river",
    LAKE: "lake",
    COAST: "coast",
    DISPUTED: "disputed",
    BORDER: "border",
}
"""The role of each kind of line."""
DASHES: Final[dict[int, Dash]] = {PROVINCE: (1, 3), DISPUTED: (3, 6)}
ASCII_SIGNS: Final = " .~~#:+"
"""What stands for each kind of line in ASCII."""
_CACHED: Final = 8
_POINT: Final = 24  # bits after the point


class Options(NamedTuple):
    """How a view is drawn."""

    ascii_only: bool = False
    selected: str = ""
    """The id of the site that stands out."""
    countries: bool = True
    scale: bool = True
    wait: bool = True
    """Whether tiles that are not unpacked are unpacked now; else a coarser level stands in."""


class Hit(NamedTuple):
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
    texts: list[tuple[Spot, list[Run]]]
    """What is written over the lines: marks, names, scale, each with its cells."""
    hits: list[Hit]
    marks: list[Mark]
    """What stands for the sites in view, most important first."""
    answers: list[Answer]
    """Names that found room: of sites by id, of towns by ``town:`` and their name."""
    hidden: list[str]
    """Sites in view whose name found no room, or whose mark lies under another's."""
    outside: list[str]
    """Sites that lie outside the view."""
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


class Painter:
    """Draws views of one basemap; lines are kept by view, whole frames by all they depend on."""

    def __init__(self, basemap: Basemap, roles: Mapping[str, str] = ROLES) -> None:
        self.basemap = basemap
        self.roles = roles
        self._inks: _Last[tuple[Viewport, int], Ink] = _Last()
        self._frames: _Last[tuple[Hashable, ...], Frame] = _Last()
        self._scene: Scene | None = None

    def frame(
        self,
        view: Viewport,
        scene: Scene,
        options: Options = Options(),  # noqa: B008 - it cannot change
        towns: Iterable[Town] = (),
    ) -> Frame:
        """Return a view of a scene; the same one as last time where nothing has changed.

        ``towns`` stand where there is room left, the first ones first.
        """
        level = self.basemap.level(view.unit) if options.wait else self.basemap.best_level(view)
        towns = tuple(towns)
        key = (view, level, id(scene), options, towns)
        kept = self._frames.get(key)
        # The scene is compared by identity: it holds a whole brief, and is made once for it.
        if kept is not None and self._scene is scene:
            return kept
        self._scene = scene
        return self._frames.keep(key, self._draw(view, scene, options, towns, level))

    def forget(self) -> None:
        """Drop what was drawn, for a new theme or another basemap's tiles."""
        self._inks.clear()
        self._frames.clear()
        self._scene = None

    def ink(self, view: Viewport, level: int) -> Ink:
        """Return the lines of a view at a level of detail, tiles unpacked as needed."""
        kept = self._inks.get((view, level))
        if kept is not None:
            return kept
        canvas = Canvas(view.width, view.height)
        for kind, xs, ys in strokes(self.basemap, view, level):
            canvas.line(xs, ys, kind, DASHES.get(kind, SOLID))
        return self._inks.keep((view, level), canvas.ink())

    def _draw(
        self, view: Viewport, scene: Scene, options: Options, towns: tuple[Town, ...], level: int
    ) -> Frame:
        ink = self.ink(view, level)
        board = Board(view.width, view.height, ink.kinds)
        page = Page(view.width, ink, {k: self.roles[r] for k, r in LINES.items()},
                    ASCII_SIGNS if options.ascii_only else "")  # fmt: skip
        km, cells = scale(view)
        if options.scale:
            self._scale(page, board, view, km, cells)
        found, buried, outside = marks(view, scene, board, options.ascii_only)
        for mark in found:
            page.write(mark.spot, _lit(mark.pieces, mark.site, self, options))
        answers, hidden = self._names(page, board, found, options)
        if options.countries:
            for name in names(self.basemap.countries, view, board, options.ascii_only):
                page.write(name.spot, [(name.text, self.roles["name"])], clear=True)
        answers += self._towns(page, board, view, towns, options)
        hits = [Hit((m.site.id, *m.under), *m.spot) for m in found]
        under = {m.site.id: (m.site.id, *m.under) for m in found}
        hits += [Hit(under[a.key], *a.spot) for a in answers if a.key in under]
        return Frame(
            view,
            page.rows(),
            page.written,
            hits,
            found,
            answers,
            [*buried, *hidden],
            outside,
            km,
            cells,
            level,
        )

    def _names(
        self, page: Page, board: Board, found: list[Mark], options: Options
    ) -> tuple[list[Answer], list[str]]:
        """Write the names of the sites; return where they stand and whose found no room."""
        forms = {mark.site.id: mark.names(self.roles["count"]) for mark in found}
        wishes = [
            Wish(m.site.id, m.spot, tuple(_size(form) for form in forms[m.site.id])) for m in found
        ]
        answers, hidden = place(board, wishes)
        sites = {mark.site.id: mark.site for mark in found}
        for answer in answers:
            pieces = forms[answer.key][answer.choice]
            page.write(answer.spot, _lit(pieces, sites[answer.key], self, options), clear=True)
        return answers, hidden

    def _towns(
        self,
        page: Page,
        board: Board,
        view: Viewport,
        towns: tuple[Town, ...],
        options: Options,
    ) -> list[Answer]:
        """Write the towns that have room for dot and name; those without are left out whole."""
        role = self.roles["town"]
        answers = []
        for town in towns:
            mark = Spot(*view.cell(town.lat, town.lon), 1)
            name = to_ascii(town.name) if options.ascii_only else town.name
            if not board.free(mark) or not name:
                continue
            wish = Wish(f"town:{town.name}", mark, (width(name),), town.capital, beside_only=True)
            answer = board.best(wish)
            if answer is not None:
                board.take(mark, MARK)
                board.take(answer.spot)
                page.write(mark, [("o" if options.ascii_only else SEPARATOR, role)])
                page.write(answer.spot, [(name, role)], clear=True)
                answers.append(answer)
        return answers

    def _scale(self, page: Page, board: Board, view: Viewport, km: float, cells: int) -> None:
        """Write the scale bar into the lower right corner, where there is room for it."""
        text = f"|{'-' * max(cells - 2, 1)}| {km:g} km"
        spot = Spot(view.width - len(text) - 1, view.height - 1, len(text))
        if spot.column > 1 and view.height > 2:
            board.take(spot)
            page.write(spot, [(text, self.roles["scale"])], clear=True)


def strokes(
    basemap: Basemap, view: Viewport, level: int
) -> Iterable[tuple[int, list[int], list[int]]]:
    """Yield every line that may cross a view: its kind and its dots from the view's upper left.

    The lowest kinds come first. Dots may lie outside: only whole lines are left out.
    """
    left, top = view.corner
    across, down = 2 * view.width, 4 * view.height
    layers: dict[int, list[tuple[list[int], list[int]]]] = {kind: [] for kind in LINES}
    for key, shift in basemap.needed(view, level):
        tile = basemap.tile(key)
        step = tile.step / view.unit
        west = (tile.corner[0] + shift) / view.unit - left
        north = tile.corner[1] / view.unit - top
        # In fixed point, half as dear as floor(). A few steps more, so that what lies on the edge
        # of two tiles falls to the same dot from both.
        one, x0, y0 = (round(part * (1 << _POINT)) for part in (step, west, north))
        x0, y0 = x0 + 64, y0 + 64
        for kind, start, stop, *box in tile.strokes:
            if (
                box[2] * step + west >= 0
                and box[0] * step + west < across
                and box[3] * step + north >= 0
                and box[1] * step + north < down
            ):
                xs = [(x * one + x0) >> _POINT for x in tile.xs[start:stop]]
                ys = [(y * one + y0) >> _POINT for y in tile.ys[start:stop]]
                layers[kind].append((xs, ys))
    for kind, lines in layers.items():
        for xs, ys in lines:
            yield kind, xs, ys


def scale(view: Viewport) -> tuple[float, int]:
    """Return a round length in kilometres, and how many cells it takes: about a sixth of the view.

    Lengths are those at the middle of the view; elsewhere Mercator stretches them otherwise.
    """
    most = view.km_per_cell * max(view.width / 6, 4)
    power = 10.0 ** floor(log10(most))
    km = next(power * step for step in (5, 2, 1) if power * step <= most)
    return km, max(round(km / view.km_per_cell), 1)


def _size(pieces: Iterable[Run]) -> int:
    return sum(width(text) for text, _ in pieces)


def _lit(pieces: Iterable[Run], site: Site, painter: Painter, options: Options) -> list[Run]:
    """Return a site's pieces, standing out where it is the selected one."""
    if site.id != options.selected:
        return list(pieces)
    return [(text, f"{role} {painter.roles['selected']}") for text, role in pieces]
