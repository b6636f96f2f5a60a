"""What a view writes over its lines: dots, names with their leaders, areas, seas, towns, inset."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from briefing.atlas.areas import AreaInView, province_names
from briefing.atlas.basemap import PROVINCE, Basemap
from briefing.atlas.gazetteer import fold
from briefing.atlas.graticule import WORDS, graticule
from briefing.atlas.inset import HERE, inset
from briefing.atlas.label_page import LabelPage, Run
from briefing.atlas.labels import MARK, Board, LabelSpot, PlacedLabel, Wish, place
from briefing.atlas.layers import ASCII_SIGNS, Ground, Town, names, sea_names, stand
from briefing.atlas.projection import Viewport
from briefing.atlas.scene import (
    DISPUTED,
    GLYPHS,
    GLYPHS_ASCII,
    STYLES,
    Scene,
    Site,
    letters_of,
    plain_names,
)
from briefing.atlas.spans import middle_of
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
_LEAST_PART: Final = 60
"""Cells of an area that the view's edge cuts, below which it is said to lie outside."""
_NEAR: Final = 9
"""Rows around the middle of an area that are tried for its name."""


class PlaceMark(NamedTuple):
    """A dot: the sites that lie in its cell, the most important first."""

    sites: tuple[Site, ...]
    spot: LabelSpot

    @property
    def site(self) -> Site:
        """The site that the sign is drawn for."""
        return self.sites[0]


class Pen:
    """Writes one view; each step takes the room it needs before the next."""

    def __init__(
        self, view: Viewport, page: LabelPage, board: Board, roles: Mapping[str, str], ascii_: bool
    ) -> None:
        self.view = view
        self.page = page
        self.board = board
        self.roles = roles
        self.ascii_only = ascii_
        self.answers: list[PlacedLabel] = []
        self.hidden: list[str] = []
        """Sites in view whose name found no room."""

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
        kinds = {PROVINCE: self.roles["province"], HERE: "hi b"}
        signs = f"{ASCII_SIGNS}@"[: HERE + 1].ljust(HERE, " ") if self.ascii_only else ""
        text = small.ink.text(f"{signs[:HERE]}@" if signs else "")
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

    def names(self, marks: Iterable[PlaceMark]) -> None:
        """Write the names of the sites beside their dots, or where a leader goes."""
        forms: dict[str, list[list[Run]]] = {}
        wishes = []
        for mark in marks:
            for site in mark.sites:
                own: list[Run] = [] if site is mark.site else [self._sign(site), (" ", "text")]
                forms[site.id] = [[*own, *form] for form in self._forms(site)]
                sizes = tuple(_size(form) for form in forms[site.id])
                wishes.append(Wish(site.id, mark.spot, sizes))
        answers, left_out = place(self.board, wishes)
        for answer in answers:
            self.page.stroke(answer.leader, self.roles["leader"], self.ascii_only)
            self.page.write(answer.spot, forms[answer.key][answer.choice], clear=True)
        self.answers += answers
        self.hidden += left_out

    def areas(self, areas: Iterable[AreaInView], without: Iterable[Site]) -> list[str]:
        """Write the names of areas, without dots; return the ids of those not in view."""
        outside = []
        for area in areas:
            if not area.spans or (area.cells < _LEAST_PART and self._cut(area)):
                outside.append(area.site.id)
            elif not self._stands(area.site, area.spans):
                self.hidden.append(area.site.id)
        for site in without:
            if site.point is None:
                continue
            column, row = self.view.cell(*site.point)
            if not (0 <= column < self.view.width and 0 <= row < self.view.height):
                outside.append(site.id)
            elif not (self._round(site, column, row) or self._beside(site, column, row)):
                self.hidden.append(site.id)
        return outside

    def _cut(self, area: AreaInView) -> bool:
        """Tell whether an area reaches to the edge of the view."""
        wide, low = self.view.width, self.view.height - 1
        return any(row in (0, low) or not start or stop == wide for row, start, stop in area.spans)

    def _stands(self, site: Site, spans: list[tuple[int, int, int]]) -> bool:
        forms = self._forms(site)
        texts = ["".join(text for text, _ in form) for form in forms]
        name = stand(texts, spans, self.board)
        if name is None:
            column, row = middle_of(spans)
            rows = {line for line, start, stop in spans if start <= column < stop}
            near = sorted(rows, key=lambda line: abs(line - row))
            return any(self._over(site, column, line) for line in near[:_NEAR])
        self._named(PlacedLabel(site.id, name.spot, 0), forms[texts.index(name.text)])
        return True

    def _round(self, site: Site, column: int, row: int) -> bool:
        """Write the name of an area without an outline a few rows off its middle."""
        steps = sorted(range(-(_NEAR // 2), _NEAR // 2 + 1), key=abs)
        rows = (row + step for step in steps if 0 <= row + step < self.view.height)
        return any(self._over(site, column, line) for line in rows)

    def _over(self, site: Site, column: int, row: int) -> bool:
        """Write the name of an area over a cell."""
        for form in self._forms(site):
            size = _size(form)
            spot = LabelSpot(min(max(column - size // 2, 0), self.view.width - size), row, size)
            if self.board.free(spot):
                self._named(PlacedLabel(site.id, spot, 0), form)
                return True
        return False

    def _beside(self, site: Site, column: int, row: int) -> bool:
        """Write the name of an area to the right or left of a cell."""
        form = self._forms(site)[-1]
        spot = LabelSpot(column, row, 1)
        answer = self.board.best(Wish(site.id, spot, (_size(form),), beside_only=True))
        if answer is not None:
            self._named(answer, form)
        return answer is not None

    def _named(self, answer: PlacedLabel, form: list[Run]) -> None:
        self._write(answer.spot, form)
        self.answers.append(answer)

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

    def _write(self, spot: LabelSpot, pieces: list[Run]) -> None:
        self.board.take(spot)
        self.page.write(spot, pieces, clear=True)

    def _sign(self, site: Site) -> Run:
        glyph = (GLYPHS_ASCII if self.ascii_only else GLYPHS)[site.basis]
        style = STYLES[site.basis].replace("u", "")
        return glyph, f"{site.role} {style} b".replace("  ", " ").replace("b b", "b")

    def _forms(self, site: Site) -> list[list[Run]]:
        """Return what may stand for a site's name, the fullest form first.

        The count of several claims gives way before the name does, the letters never.
        """
        name = to_ascii(site.name) if self.ascii_only else site.name
        letters = letters_of(site)
        head: list[Run] = [*letters, (" ", "text")] if letters else []
        if site.area and site.basis == DISPUTED:
            head = [self._sign(site), (" ", "text"), *head]
        plain = [*head, (name, f"{site.role} {STYLES[site.basis]}".rstrip())]
        claims = len(site.claims)
        return [[*plain, (f" ({claims})", self.roles["count"])], plain] if claims > 1 else [plain]


def _anchored(signs: Sequence[str], column: int, row: int) -> list[str]:
    """Return a pattern shifted so that it stays on the ground while the view is moved."""
    size = len(signs)
    rows = [signs[(n + row) % size] for n in range(size)]
    return [line[column % len(line) :] + line[: column % len(line)] for line in rows]


def _size(pieces: Iterable[Run]) -> int:
    return sum(width(text) for text, _ in pieces)
