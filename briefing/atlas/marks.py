"""The marks of a brief's places: a glyph for the basis, a letter for each holder."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, NamedTuple

from briefing.atlas.labels import MARK, Board, Spot
from briefing.atlas.page import Run
from briefing.atlas.projection import Viewport
from briefing.atlas.scene import DISPUTED, Holder, Scene, Site
from briefing.glyphs import BASIS, BASIS_ASCII, CONTRADICTED
from briefing.text import to_ascii, width

GLYPHS: Final = {**BASIS, DISPUTED: CONTRADICTED, "": "▪"}
"""The sign of each basis; a place without claims is a small square."""
GLYPHS_ASCII: Final = {**BASIS_ASCII, DISPUTED: "!", "": "*"}
STYLES: Final = {
    "stated": "b",
    "reported": "",
    "shown": "b",
    "assessed": "i",
    "claimed": "i",
    "inferred": "i",
    DISPUTED: "u",
    "": "",
}
"""How the name of a place is set by its basis: what is firmer is heavier."""
LETTERS: Final = 3
"""Letters that stand at a mark at most; a plus says that there are more holders."""


class Mark(NamedTuple):
    """A site's mark in a view."""

    site: Site
    spot: Spot
    """The cells of glyph and letters."""
    pieces: list[Run]
    """What stands on them, with style words."""
    under: tuple[str, ...]
    """Ids of the sites that lie in the same cell and have no mark of their own."""
    ascii_only: bool = False

    def names(self, count_role: str) -> list[list[Run]]:
        """Return what may stand beside the mark, the fullest form first.

        Several claims are counted in brackets, sites under the mark after a plus; both give way
        before the name does.
        """
        name = to_ascii(self.site.name) if self.ascii_only else self.site.name
        claims = len(self.site.claims)
        count = f" ({claims})" if claims > 1 else ""
        more = f" +{len(self.under)}" if self.under else ""
        words = f"{self.site.role} {STYLES[self.site.basis]}".rstrip()
        full: list[Run] = [(name, words)]
        forms = [
            [*full, (tail, count_role)] for tail in dict.fromkeys((count + more, more)) if tail
        ]
        return [*forms, full]


def marks(
    view: Viewport, scene: Scene, board: Board, ascii_only: bool = False
) -> tuple[list[Mark], list[str], list[str]]:
    """Place the marks of all sites in view on the board.

    Returns them, the ids of sites that lie under another's mark, and of those outside the view.
    """
    cells: dict[tuple[int, int], list[Site]] = {}
    outside = []
    at = view.cells([site.point for site in scene.sites if site.point])
    for site, (column, row) in zip(scene.sites, at, strict=True):
        if 0 <= column < view.width and 0 <= row < view.height:
            cells.setdefault((column, row), []).append(site)
        else:
            outside.append(site.id)
    stands = _apart(cells, view.width)
    for column, row in stands:
        board.take(Spot(column, row, 1), MARK)
    found = []
    for (column, row), (site, *under) in zip(stands, cells.values(), strict=True):
        letters = _letters(site.holders)
        start, first = _room(board, column, row, letters)
        letters = letters if first is not None else []
        glyph = (GLYPHS_ASCII if ascii_only else GLYPHS)[site.basis]
        sign = (glyph, f"{site.role} {STYLES[site.basis].replace('u', '')} b".replace("  ", " "))
        pieces = [*letters, sign] if first else [sign, *letters]
        spot = Spot(start, row, 1 + len(letters))
        board.take(spot, MARK)
        found.append(Mark(site, spot, pieces, tuple(s.id for s in under), ascii_only))
    buried = [name for mark in found for name in mark.under]
    return found, buried, outside


def _apart(cells: Collection[tuple[int, int]], across: int) -> list[tuple[int, int]]:
    """Return where the signs of cells stand: their own cell or, where two would touch, the next.

    Whose letters stand between two signs that touch cannot be told. The less important gives way
    by one cell, and only to where it comes near to no other.
    """
    own = set(cells)
    settled: dict[tuple[int, int], None] = {}
    for column, row in cells:
        before, after = (column - 1, row) in settled, (column + 1, row) in settled
        aside = column + (before - after)
        there = {(aside, row), (2 * aside - column, row)}
        if before != after and 0 <= aside < across and there.isdisjoint(own | settled.keys()):
            column = aside
        settled[column, row] = None
    return list(settled)


def _letters(holders: tuple[Holder, ...]) -> list[Run]:
    """Return the letters of the holders, each in the role of its side."""
    letters = [(holder.letter, f"{holder.role} b") for holder in holders]
    return letters if len(letters) <= LETTERS else [*letters[: LETTERS - 1], ("+", "text b")]


def _room(board: Board, column: int, row: int, letters: list[Run]) -> tuple[int, bool | None]:
    """Return where a mark starts, and whether its letters come first; None: there is no room."""
    size = sum(width(text) for text, _ in letters)
    line = row * board.width
    if column + size < board.width and not any(
        board.taken[line + column + 1 : line + min(column + size + 2, board.width)]
    ):
        return column, False
    if column - size >= 0 and not any(
        board.taken[line + max(column - size - 1, 0) : line + column]
    ):
        return column - size, True
    return column, None
