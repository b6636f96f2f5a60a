"""The names of a brief's places on a view: beside their dots, led to, or inside their areas.

Those with most claims are placed first, points before areas, which have more room to stand in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from briefing.atlas.areas import AreaInView
from briefing.atlas.label_page import LabelPage, Run
from briefing.atlas.labels import Board, LabelSpot, PlacedLabel, Wish, place
from briefing.atlas.layers import stand
from briefing.atlas.projection import Viewport
from briefing.atlas.scene import DISPUTED, GLYPHS, GLYPHS_ASCII, STYLES, Site, letters_of
from briefing.atlas.spans import middle_of
from briefing.text import to_ascii, width

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


class SiteNames:
    """Writes the names of a brief's places on a view."""

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

    def names(
        self, marks: Sequence[PlaceMark], areas: Sequence[AreaInView], without: Sequence[Site]
    ) -> list[str]:
        """Write the names of all places; return the ids of those not in view.

        Where some find no room, these are tried before all others: of two ways to place the names
        the one is kept that leaves out less of what is claimed and counted.
        """
        sites = [
            *(site for mark in marks for site in mark.sites),
            *(a.site for a in areas),
            *without,
        ]
        worth = {site.id: 1 + len(site.claims) + len(site.impacts) for site in sites}
        first: set[str] = set()
        blank = self._state()
        outside = self._in_turn(marks, areas, without, first)
        while self.hidden and not first.issuperset(self.hidden):
            kept, lost = self._state(), sum(worth[key] for key in self.hidden)
            first |= set(self.hidden)
            self._restore(blank)
            self._in_turn(marks, areas, without, first)
            if sum(worth[key] for key in self.hidden) >= lost:
                self._restore(kept)
                break
        return outside

    def _state(self) -> tuple[LabelPage, bytes, list[PlacedLabel], list[str]]:
        return self.page.copy(), bytes(self.board.taken), [*self.answers], [*self.hidden]

    def _restore(self, state: tuple[LabelPage, bytes, list[PlacedLabel], list[str]]) -> None:
        page, taken, answers, hidden = state
        self.page, self.board.taken[:] = page.copy(), taken
        self.answers, self.hidden = [*answers], [*hidden]

    def _in_turn(
        self,
        marks: Sequence[PlaceMark],
        areas: Sequence[AreaInView],
        without: Sequence[Site],
        first: Collection[str],
    ) -> list[str]:
        """Write the names: areas that come first, dots, all other areas."""
        outside = []
        for early in (True, False):
            if not early:
                self._beside_dots(marks, first)
            outside += self._in_areas(
                [area for area in areas if (area.site.id in first) == early],
                [site for site in without if (site.id in first) == early],
            )
        return outside

    def _beside_dots(self, marks: Iterable[PlaceMark], first: Collection[str]) -> None:
        """Write the names of the sites beside their dots, or where a leader goes."""
        forms: dict[str, list[list[Run]]] = {}
        wishes = []
        for mark in marks:
            for site in mark.sites:
                own: list[Run] = [] if site is mark.site else [self._sign(site), (" ", "text")]
                forms[site.id] = [[*own, *form] for form in self._forms(site)]
                sizes = tuple(_size(form) for form in forms[site.id])
                wishes.append(Wish(site.id, mark.spot, sizes))
        wishes.sort(key=lambda wish: wish.key not in first)
        answers, left_out = place(self.board, wishes)
        for answer in answers:
            self.page.stroke(answer.leader, self.roles["leader"], self.ascii_only)
            self.page.write(answer.spot, forms[answer.key][answer.choice], clear=True)
        self.answers += answers
        self.hidden += left_out

    def _in_areas(self, areas: Iterable[AreaInView], without: Iterable[Site]) -> list[str]:
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


def _size(pieces: Iterable[Run]) -> int:
    return sum(width(text) for text, _ in pieces)
