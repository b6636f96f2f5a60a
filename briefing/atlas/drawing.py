"""What a view writes over its lines: textures, dots, seas, countries, towns, scale bar, inset."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from briefing.atlas.areas import AreaInView, province_names
from briefing.atlas.basemap import BORDER, COAST, DISPUTED, PROVINCE, Basemap
from briefing.atlas.graticule import WORDS, graticule
from briefing.atlas.labels import MARK, Board, LabelSpot, Wish
from briefing.atlas.layers import ASCII_SIGNS, Ground, Town, names, sea_names, strokes
from briefing.atlas.place_columns import fold
from briefing.atlas.projection import Viewport
from briefing.atlas.raster import Canvas, Ink
from briefing.atlas.scene import Scene, Site, plain_names
from briefing.atlas.site_names import PlaceMark, SiteNames
from briefing.glyphs import SEPARATOR
from briefing.text import to_ascii, width

SEA: Final[tuple[str, ...]] = ("⠂   ", "  ⠂ ")
SEA_ASCII: Final[tuple[str, ...]] = ("-   ", "  - ")
_HATCH: Final = "⠁     ⢀⠔"
HATCH: Final[tuple[str, ...]] = tuple(_HATCH[n:] + _HATCH[:n] for n in (0, 2, 4, 6))
HATCH_ASCII: Final[tuple[str, ...]] = ("/       ", "        ", "    /   ", "        ")
"""The texture of sea and of named areas: a sign a cell, a pattern a row."""
HATCH_SIGN: Final = ("⢀⠔⠁", "/")
SEA_SIGN: Final = ("⠂ ⠂", "-")
"""What stands for a texture in a legend, in braille and in ASCII."""

_WHOLE: Final = 0.85
"""The part of a view from which on an area is not hatched."""

INSET_SIZE: Final = (18, 8)
"""Cells of an inset, its frame among them."""
_HERE: Final = 8
"""The kind of the box that shows what the large map shows."""
_LEAST_VIEW: Final = (60, 20)
"""Cells of the smallest view with room for one."""
INSET_WIDEST_KM: Final = 260.0
"""How much a view shows at most, across, that needs one."""
INSET_ACROSS_KM: Final = 1_600.0
"""How much an inset shows."""


class Pen(SiteNames):
    """Writes one view; each step takes the room it needs before the next."""

    def textures(self, ground: Ground, areas: Sequence[AreaInView]) -> None:
        """Stipple the sea and hatch the areas that claims name."""
        left, top = self.view.corner
        for spans in ground.sea.parts:
            signs = SEA_ASCII if self.ascii_only else SEA
            self.page.texture(spans, _anchored(signs, left // 2, top // 4), self.roles["sea"])
        for area in areas:
            # All of a sheet hatched would only be in the way: the name says as much.
            if area.site.claims and area.cells <= _WHOLE * self.view.width * self.view.height:
                signs = HATCH_ASCII if self.ascii_only else HATCH
                hatch = _anchored(signs, left // 2, top // 4)
                role = area.site.role if len(area.site.sides) == 1 else self.roles["leader"]
                self.page.texture(area.spans, hatch, role)

    def invented(self) -> None:
        """Label the graticule, and say that there is no map of this."""
        role, view = self.roles["scale"], self.view
        spot = LabelSpot(2, 0, len(WORDS) + 2)
        if spot.width + 2 <= view.width:
            self._write(spot, [(f" {WORDS} ", f"{role} i")])
        lines = graticule(view)
        for line in lines.down:
            at = LabelSpot(line.dot // 2 + 1, view.height - 1, len(line.label))
            if self.board.free(at):
                self._write(at, [(line.label, role)])
        for line in lines.across:
            at = LabelSpot(1, line.dot // 4, len(line.label))
            if 0 < line.dot // 4 < view.height - 1 and self.board.free(at):
                self._write(at, [(line.label, role)])

    def scale(self, km: float, cells: int) -> None:
        """Write the scale bar into the lower right corner, where there is room for it."""
        text = f"|{'-' * max(cells - 2, 1)}| {km:g} km"
        spot = LabelSpot(self.view.width - len(text) - 1, self.view.height - 1, len(text))
        if spot.column > 1 and self.view.height > 2:
            self._write(spot, [(text, self.roles["scale"])])

    def inset(self, basemap: Basemap) -> None:
        """Draw the wider region into a corner, where this is only a small part of it."""
        small = inset(basemap, self.view, self.board)
        if small is None:
            return
        kinds = {PROVINCE: self.roles["province"], _HERE: "hi b"}
        signs = f"{ASCII_SIGNS}@"[: _HERE + 1].ljust(_HERE, " ") if self.ascii_only else ""
        text = small.ink.text(f"{signs[:_HERE]}@" if signs else "")
        wide = small.view.width
        for row in range(small.view.height):
            cells = range(row * wide, (row + 1) * wide)
            pieces = [
                (text[at], kinds.get(small.ink.kinds[at], self.roles["coast"])) for at in cells
            ]
            self.page.write(LabelSpot(small.column, small.row + row, wide), pieces)

    def marks(self, scene: Scene) -> tuple[list[PlaceMark], list[str]]:
        """Draw the dots of the sites in view; return them, and the ids of the sites outside."""
        cells: dict[tuple[int, int], list[Site]] = {}
        outside = []
        at = self.view.cells([site.point for site in scene.sites if site.point])
        for site, (column, row) in zip(scene.sites, at, strict=True):
            if 0 <= column < self.view.width and 0 <= row < self.view.height:
                cells.setdefault((column, row), []).append(site)
            else:
                outside.append(site.id)
        found = []
        for (column, row), sites in cells.items():
            mark = PlaceMark(tuple(sites), LabelSpot(column, row, 1))
            self.board.take(mark.spot, MARK)
            self.page.write(mark.spot, [self._sign(mark.site)])
            found.append(mark)
        return found, outside

    def context(
        self, basemap: Basemap, ground: Ground, towns: Iterable[Town], scene: Scene, wait: bool
    ) -> None:
        """Write the names of countries and seas, the towns that have room, then provinces."""
        for name in names(basemap.countries, self.view, self.board, self.ascii_only):
            self.page.write(name.spot, [(name.text, self.roles["name"])], clear=True)
        for name in sea_names(ground.sea, self.view, self.board, self.ascii_only):
            self.page.write(name.spot, [(name.text, self.roles["sea name"])], clear=True)
        self._towns(towns)
        own = (name for site in scene.all for name in plain_names(site.place))
        named = (answer.key.removeprefix("town:") for answer in self.answers)
        taken = {fold(name) for name in (*own, *named)}
        provinces = province_names(
            basemap, self.view, self.board, taken, self.ascii_only, wait=wait
        )
        for name in provinces:
            self.page.write(name.spot, [(name.text, self.roles["province name"])], clear=True)

    def _towns(self, towns: Iterable[Town]) -> None:
        """Write the towns that have room for dot and name; those without are left out whole."""
        role, towns = self.roles["town"], list(towns)
        cells = self.view.cells([(town.lat, town.lon) for town in towns])
        for town, cell in zip(towns, cells, strict=True):
            mark = LabelSpot(*cell, 1)
            name = to_ascii(town.name) if self.ascii_only else town.name
            if not self.board.free(mark) or not name:
                continue
            wish = Wish(f"town:{town.name}", mark, (width(name),), town.capital, beside_only=True)
            answer = self.board.best(wish)
            if answer is not None:
                self.board.take(mark, MARK)
                self.page.write(mark, [("o" if self.ascii_only else SEPARATOR, role)])
                self._write(answer.spot, [(name, role)])
                self.answers.append(answer)


def _anchored(signs: Sequence[str], column: int, row: int) -> list[str]:
    """Return a pattern shifted so that it stays on the ground while the view is moved."""
    size = len(signs)
    rows = [signs[(n + row) % size] for n in range(size)]
    return [line[column % len(line) :] + line[: column % len(line)] for line in rows]


class Inset(NamedTuple):
    """A small map: the cell of its upper left, its view, its dots."""

    column: int
    row: int
    view: Viewport
    ink: Ink


def inset(basemap: Basemap, view: Viewport, board: Board) -> Inset | None:
    """Return the inset of a view in the first corner free of marks; None where it needs none."""
    across = view.km_per_cell * view.width
    if view.width < _LEAST_VIEW[0] or view.height < _LEAST_VIEW[1] or across > INSET_WIDEST_KM:
        return None
    spot = _corner(view, board)
    if spot is None:
        return None
    wide, high = INSET_SIZE
    unit = view.unit * INSET_ACROSS_KM / across * view.width / wide
    small = Viewport(view.x, view.y, unit, wide, high).clamped()
    return Inset(*spot, small, _drawn(basemap, view, small))


def _corner(view: Viewport, board: Board) -> tuple[int, int] | None:
    right, low = view.width - INSET_SIZE[0], view.height - INSET_SIZE[1]
    for column, row in ((0, low), (0, 0), (right, 0), (right, low - 1)):
        spots = [LabelSpot(column, row + down, INSET_SIZE[0]) for down in range(INSET_SIZE[1])]
        if not any(board.covered(spot) for spot in spots):
            for spot in spots:
                board.take(spot)
            return column, row
    return None


def _drawn(basemap: Basemap, view: Viewport, small: Viewport) -> Ink:
    canvas = Canvas(small.width, small.height)
    for kind, xs, ys in strokes(basemap, small, basemap.best_level(small)):
        if kind in (COAST, BORDER, DISPUTED):
            canvas.line(xs, ys, kind)
    right, low = canvas.across - 1, canvas.down - 1
    canvas.line([0, right, right, 0, 0], [0, 0, low, low, 0], PROVINCE)
    half = max(round(view.width * view.unit / small.unit), 1), max(
        round(2 * view.height * view.unit / small.unit), 1)  # fmt: skip
    x, y = small.width, 2 * small.height
    for down in range(y - half[1], y + half[1] + 1):
        canvas.line([x - half[0], x + half[0]], [down, down], _HERE)
    return canvas.ink()
