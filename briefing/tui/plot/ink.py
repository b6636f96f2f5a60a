"""Bars, marks and ticks in a row of cells, as braille or in ASCII.

Braille signs are one cell wide in every terminal; the blocks of U+2581 and the box drawings of
U+2500 are not, where Unicode calls their width ambiguous. What a bar means is told by how much ink
it has, never by its colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby
from typing import Final

from msgspec import Struct

from briefing.brief.plot.axis import DOTS, Value
from briefing.text import clusters, width
from briefing.tui.cells import Row

BRAILLE: Final = 0x2800
"""The braille sign without dots; a mask of eight bits is added to it."""
_LEFT: Final = 0x47
"""The dots of the left column of a braille sign; the right one has the others."""


class Ink(Struct, frozen=True):
    """How a bar is filled: the mask of its cells, and its sign in ASCII."""

    mask: int
    ascii: str


SOLID: Final = Ink(0xFF, "#")
"""All dots."""
THICK: Final = Ink(0xF6, "=")
"""Three rows of dots of four, a thick line."""
THIN: Final = Ink(0x36, "-")
"""Two rows of dots, a thin line."""
OPEN: Final = Ink(0xC9, ":")
"""A frame with nothing in it: what may be, and need not."""
HATCHED: Final = Ink(0x95, "%")
"""Every second dot: what is known roughly."""

TICK: Final = "╎"
"""A border on an axis, U+254E."""
LINE: Final = chr(BRAILLE + _LEFT)
"""A line across all rows of a plot."""
CUT_OUT: Final = chr(BRAILLE + 0x60) + chr(BRAILLE + 0x0A)
"""A break of an axis, a stroke through two cells."""
IN_ASCII: Final[dict[str, str]] = {TICK: "|", LINE: "|", CUT_OUT: "//"}
"""The signs of an axis in ASCII."""

_RISING: Final = (0xC0, 0xE4, 0xF6, 0xFF)
"""The masks of a column of one to four quarters."""
_RISING_ASCII: Final = ("_", "-", "=", "#")


def sign(of: str, ascii_only: bool) -> str:
    """Return ``TICK``, ``LINE`` or ``CUT_OUT`` as it can be shown."""
    return IN_ASCII[of] if ascii_only else of


def column(value: Value, high: Value, ascii_only: bool = False) -> str:
    """Return a column of one cell for a value from 0 to ``high``: a blank for 0, four heights.

    Raises:
        ValueError: the value is below 0 or above ``high``.
    """
    if not 0 <= value <= high:
        raise ValueError(f"{value} is not from 0 to {high}")
    if not value:
        return " "
    quarter = -((-4 * Fraction(value)) // Fraction(high)) - 1
    return _RISING_ASCII[quarter] if ascii_only else chr(BRAILLE + _RISING[quarter])


def columns(values: Sequence[Value | None], ascii_only: bool = False) -> str:
    """Return a cell for each value, as high as it is beside the greatest; none is a blank."""
    high = max((value for value in values if value is not None), default=0)
    return "".join(" " if not value else column(value, high, ascii_only) for value in values)


class Track:
    """One row of a plot while it is drawn, ``cells`` wide; what lies outside is not drawn."""

    def __init__(self, cells: int, ascii_only: bool = False) -> None:
        self.cells = cells
        self.ascii_only = ascii_only
        self._masks = [0] * cells
        self._signs = [" "] * cells
        self._words = ["text"] * cells

    def bar(self, dots: range, ink: Ink, words: str) -> None:
        """Fill dots, counted from the left; a mark that stands there stays."""
        for cell in range(max(dots.start // DOTS, 0), min(-(-dots.stop // DOTS), self.cells)):
            left, right = cell * DOTS in dots, cell * DOTS + 1 in dots
            bits = (_LEFT if left else 0) | (0xFF - _LEFT if right else 0)
            if self._signs[cell] != " " and not self._masks[cell]:
                continue
            self._masks[cell] |= ink.mask & bits
            self._words[cell] = words
            shown = chr(BRAILLE + self._masks[cell])
            self._signs[cell] = ink.ascii if self.ascii_only else shown

    def put(self, cell: int, text: str, words: str) -> None:
        """Write a text over whatever stands there; characters that lie outside are left out."""
        for part in clusters(text):
            size = width(part)
            if cell >= 0 and cell + size <= self.cells:
                for at in range(cell, cell + size):
                    self._signs[at], self._masks[at], self._words[at] = "", 0, words
                self._signs[cell] = part
            cell += size

    def under(self, cell: int, of: str, words: str) -> None:
        """Write a sign of an axis where nothing stands yet."""
        if self.free(cell, len(of)):
            self.put(cell, sign(of, self.ascii_only), words)

    def over(self, cell: int, of: str, words: str) -> None:
        """Write a sign of an axis over bars; a mark that stands there stays."""
        for at, part in enumerate(sign(of, self.ascii_only), cell):
            if 0 <= at < self.cells and (self._masks[at] or self._signs[at] == " "):
                self.put(at, part, words)

    def free(self, cell: int, cells: int = 1) -> bool:
        """Tell whether nothing stands in cells, all of them within the row."""
        if cell < 0 or cell + cells > self.cells:
            return False
        return all(sign == " " for sign in self._signs[cell : cell + cells])

    def row(self) -> Row:
        """Return the row, cells of one style joined."""
        row: Row = []
        at = 0
        for words, run in groupby(self._words):
            end = at + len(list(run))
            row.append(("".join(self._signs[at:end]), words))
            at = end
        return row
