"""A view of the map as rows of text with style roles: lines, marks, names, and where they are.

``Painter.frame`` needs no screen: the Textual widget, the exports and the tests read the same rows.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterable, Mapping
from math import floor, log10
from typing import Final, NamedTuple, TypeVar

from briefing.atlas.basemap import Basemap
from briefing.atlas.labels import MARK, Board, LabelPage, LabelSpot, PlacedLabel, Run, Wish, place
from briefing.atlas.layers import ASCII_SIGNS, LINES, Town, ink, names
from briefing.atlas.projection import Viewport
from briefing.atlas.raster import Ink
from briefing.atlas.scene import PlaceMark, Scene, marks
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
_CACHED: Final = 8


class FrameOptions(NamedTuple):
    """How a view is drawn."""

    ascii_only: bool = False
    selected: str = ""
    """The id of the site that stands out."""
    countries: bool = True
    scale: bool = True
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
    texts: list[tuple[LabelSpot, list[Run]]]
    """What is written over the lines, nothing standing out: marks, names, scale, with its cells."""
    hits: list[MarkHit]
    marks: list[PlaceMark]
    """What stands for the sites in view, most important first."""
    answers: list[PlacedLabel]
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


class _Drawn(NamedTuple):
    """A view in which nothing stands out, and its cells, for letting something stand out."""

    frame: Frame
    page: LabelPage


class Painter:
    """Draws views of one basemap; lines are kept by view, whole frames by all they depend on."""

    def __init__(self, basemap: Basemap, roles: Mapping[str, str] = ROLES) -> None:
        self.basemap = basemap
        self.roles = roles
        self._inks: _Last[tuple[Viewport, int], Ink] = _Last()
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
        key = (view, level, id(scene), options._replace(selected="", wait=True), towns)
        # The scene is compared by identity: it holds a whole brief, and is made once for it.
        drawn = self._drawn.get(key) if self._scene is scene else None
        if drawn is None:
            self._scene = scene
            drawn = self._drawn.keep(key, self._draw(view, scene, options, towns, level))
        return self._lit(drawn, options.selected) if options.selected else drawn.frame

    def forget(self) -> None:
        """Drop what was drawn, for a new theme or another basemap's tiles."""
        self._inks.clear()
        self._drawn.clear()
        self._scene = None

    def ink(self, view: Viewport, level: int) -> Ink:
        """Return the lines of a view at a level of detail, tiles unpacked as needed."""
        kept = self._inks.get((view, level))
        return kept or self._inks.keep((view, level), ink(self.basemap, view, level))

    def _lit(self, drawn: _Drawn, selected: str) -> Frame:
        """Return a view with a place standing out; one under another's sign lets that stand out."""
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
        ink = self.ink(view, level)
        board = Board(view.width, view.height, ink.kinds)
        page = LabelPage(view.width, ink, {k: self.roles[r] for k, r in LINES.items()},
                    ASCII_SIGNS if options.ascii_only else "")  # fmt: skip
        km, cells = scale(view)
        if options.scale:
            self._scale(page, board, view, km, cells)
        found, buried, outside = marks(view, scene, board, options.ascii_only)
        for mark in found:
            page.write(mark.spot, mark.pieces)
        answers, hidden = self._names(page, board, found)
        if options.countries:
            for name in names(self.basemap.countries, view, board, options.ascii_only):
                page.write(name.spot, [(name.text, self.roles["name"])], clear=True)
        answers += self._towns(page, board, view, towns, options.ascii_only)
        under = {m.site.id: (m.site.id, *m.under) for m in found}
        hits = [MarkHit(under[m.site.id], *m.spot) for m in found]
        hits += [MarkHit(under[a.key], *a.spot) for a in answers if a.key in under]
        frame = Frame(
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
        return _Drawn(frame, page)

    def _names(
        self, page: LabelPage, board: Board, found: list[PlaceMark]
    ) -> tuple[list[PlacedLabel], list[str]]:
        """Write the names of the sites; return where they stand and whose found no room."""
        forms = {mark.site.id: mark.names(self.roles["count"]) for mark in found}
        wishes = [
            Wish(m.site.id, m.spot, tuple(_size(form) for form in forms[m.site.id])) for m in found
        ]
        answers, hidden = place(board, wishes)
        for answer in answers:
            page.write(answer.spot, forms[answer.key][answer.choice], clear=True)
        return answers, hidden

    def _towns(
        self,
        page: LabelPage,
        board: Board,
        view: Viewport,
        towns: tuple[Town, ...],
        ascii_only: bool,
    ) -> list[PlacedLabel]:
        """Write the towns that have room for dot and name; those without are left out whole."""
        role = self.roles["town"]
        sign = [("o" if ascii_only else SEPARATOR, role)]
        answers = []
        cells = view.cells([(town.lat, town.lon) for town in towns])
        for town, cell in zip(towns, cells, strict=True):
            mark = LabelSpot(*cell, 1)
            name = to_ascii(town.name) if ascii_only else town.name
            if not board.free(mark) or not name:
                continue
            wish = Wish(f"town:{town.name}", mark, (width(name),), town.capital, beside_only=True)
            answer = board.best(wish)
            if answer is not None:
                board.take(mark, MARK)
                board.take(answer.spot)
                page.write(mark, sign)
                page.write(answer.spot, [(name, role)], clear=True)
                answers.append(answer)
        return answers

    def _scale(self, page: LabelPage, board: Board, view: Viewport, km: float, cells: int) -> None:
        """Write the scale bar into the lower right corner, where there is room for it."""
        text = f"|{'-' * max(cells - 2, 1)}| {km:g} km"
        spot = LabelSpot(view.width - len(text) - 1, view.height - 1, len(text))
        if spot.column > 1 and view.height > 2:
            board.take(spot)
            page.write(spot, [(text, self.roles["scale"])], clear=True)


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
