"""What stands on the cells of a view: signs of lines, textures, and what is written over them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from typing import Final

from briefing.atlas.labels import LabelSpot
from briefing.atlas.raster import BITS, Ink
from briefing.text import clusters, width

Run = tuple[str, str]
"""A piece of text and its style words."""

_PLAIN: Final = 16
"""Kinds below are lines and textures, which names wipe off; above, each role has its own."""
_TEXTURE: Final = 7
_RUNS: Final = re.compile(rb"([\x01-\x0f])(?:\x00|\1)*|(.)\2*", re.DOTALL)


class LabelPage:
    """One sign and one role a cell."""

    def __init__(self, across: int, ink: Ink, lines: Mapping[int, str], signs: str = "") -> None:
        """Take the lines, the role of each kind, and its ASCII sign where that is asked."""
        self.across = across
        text = ink.text(signs)
        self.lines: list[str | list[str]] = [
            text[start : start + across] for start in range(0, len(text), across)
        ]
        self.roles = [lines.get(kind, "") for kind in range(_PLAIN)]
        # Kinds that look alike are one, so that there are fewer runs to paint.
        alike = bytes([self.roles.index(role) for role in self.roles])
        self.kinds = bytearray(ink.kinds.translate(alike + bytes(range(_PLAIN, 256))))
        self._rows: list[list[Run]] = []

    def copy(self) -> LabelPage:
        """Return a page that can be written on while this one stays as it is."""
        page = copy(self)
        page.lines = [line if isinstance(line, str) else [*line] for line in self.lines]
        page.roles, page.kinds = [*self.roles], bytearray(self.kinds)
        return page

    def write(self, spot: LabelSpot, pieces: Iterable[Run], clear: bool = False) -> None:
        """Write text with its roles on a spot; ``clear`` wipes lines off the cells beside it."""
        column, row, size = spot
        line = self.lines[row]
        cells = line if isinstance(line, list) else list(line)
        self.lines[row] = cells
        start = row * self.across
        if clear:
            for at in (column - 1, column + size):
                if 0 <= at < self.across and self.kinds[start + at] < _PLAIN:
                    cells[at], self.kinds[start + at] = " ", 0
        for text, role in pieces:
            number = self._number(role)
            if len(text) == width(text):  # a cell each
                stop = column + len(text)
                cells[column:stop] = text
                self.kinds[start + column : start + stop] = bytes([number]) * len(text)
                column = stop
                continue
            for sign in clusters(text):
                size = width(sign)
                # A wide sign takes the next cell, too.
                cells[column : column + size] = [sign] + [""] * (size - 1)
                self.kinds[start + column : start + column + size] = bytes([number]) * size
                column += size

    def texture(
        self, spans: Iterable[tuple[int, int, int]], signs: Sequence[str], role: str
    ) -> None:
        """Fill runs of cells with a pattern, a row of signs a line, where nothing is drawn."""
        if role not in self.roles[_TEXTURE:_PLAIN]:
            free = self.roles.index("", _TEXTURE, _PLAIN)
            self.roles[free] = role
        kind = self.roles.index(role, _TEXTURE, _PLAIN)
        for row, start, stop in spans:
            line, pattern = self.lines[row], signs[row % len(signs)]
            assert isinstance(line, str)  # textures lie below everything that is written
            at = row * self.across
            if any(self.kinds[at + start : at + stop]):
                cells = list(line)
                for column in range(start, stop):
                    if not self.kinds[at + column]:
                        cells[column] = pattern[column % len(pattern)]
                        self.kinds[at + column] = kind
                self.lines[row] = "".join(cells)
                continue
            run = (pattern * (stop // len(pattern) + 1))[start:stop]
            self.lines[row] = line[:start] + run + line[stop:]
            self.kinds[at + start : at + stop] = bytes([kind]) * (stop - start)

    def stroke(self, dots: Iterable[tuple[int, int]], role: str, ascii_only: bool = False) -> None:
        """Draw dots over what is there: the line from a mark to its name."""
        masks: dict[tuple[int, int], int] = {}
        for x, y in dots:
            cell = (x // 2, y // 4)
            masks[cell] = masks.get(cell, 0) | BITS[x % 2][y % 4]
        for (column, row), mask in masks.items():
            sign = "'" if ascii_only else chr(0x2800 + mask)
            self._put(column, row, sign, role)

    def _put(self, column: int, row: int, sign: str, role: str) -> None:
        line = self.lines[row]
        cells = line if isinstance(line, list) else list(line)
        cells[column], self.lines[row] = sign, cells
        self.kinds[row * self.across + column] = self._number(role)

    def rows(self) -> list[list[Run]]:
        """Return the rows as runs; blanks after a line go with it, they show nothing."""
        kinds, across = bytes(self.kinds), self.across
        self._rows = [
            self._row(line, kinds[row * across : (row + 1) * across])
            for row, line in enumerate(self.lines)
        ]
        return self._rows

    def lit(self, spots: Iterable[LabelSpot], role: str) -> list[list[Run]]:
        """Return the rows that ``rows`` made last, with one more role on some spots.

        Rows without such a spot are the same lists.
        """
        rows = list(self._rows)
        changed: dict[int, bytearray] = {}
        for column, row, size in spots:
            start = row * self.across
            kinds = changed.setdefault(row, self.kinds[start : start + self.across])
            for at in range(column, column + size):
                kinds[at] = self._number(f"{self.roles[kinds[at]]} {role}")
        for row, kinds in changed.items():
            rows[row] = self._row(self.lines[row], bytes(kinds))
        return rows

    def _row(self, line: str | list[str], kinds: bytes) -> list[Run]:
        """Cut a row into runs of one role."""
        roles = self.roles
        text = line if isinstance(line, str) else "".join(line)
        cells = text if len(text) == self.across else line  # each cell is one character, or not
        spans = [run.span() for run in _RUNS.finditer(kinds)]
        if isinstance(cells, str):
            return [(cells[start:stop], roles[kinds[start]]) for start, stop in spans]
        return [("".join(cells[start:stop]), roles[kinds[start]]) for start, stop in spans]

    def _number(self, role: str) -> int:
        try:
            return self.roles.index(role, _PLAIN)
        except ValueError:
            self.roles.append(role)
            return len(self.roles) - 1
