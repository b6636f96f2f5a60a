"""The cells of a frame while it is put together: lines below, signs and names above."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from briefing.atlas.labels import Spot
from briefing.atlas.raster import Ink
from briefing.text import clusters, width

Run = tuple[str, str]
"""A piece of text and its style words."""

_PLAIN: Final = 8
_RUNS: Final = re.compile(rb"([\x01-\x07])(?:\x00|\1)*|(.)\2*", re.DOTALL)


class Page:
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
        self.written: list[tuple[Spot, list[Run]]] = []
        """Everything that was written, in order."""
        self._rows: list[list[Run]] = []

    def write(self, spot: Spot, pieces: Iterable[Run], clear: bool = False) -> None:
        """Write text with its roles on a spot; ``clear`` wipes lines off the cells beside it."""
        pieces = list(pieces)
        self.written.append((spot, pieces))
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

    def rows(self) -> list[list[Run]]:
        """Return the rows as runs; blanks after a line go with it, they show nothing."""
        kinds, across = bytes(self.kinds), self.across
        self._rows = [
            self._row(line, kinds[row * across : (row + 1) * across])
            for row, line in enumerate(self.lines)
        ]
        return self._rows

    def lit(self, spots: Iterable[Spot], role: str) -> list[list[Run]]:
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
