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
_RUNS: Final = re.compile(rb"([\x01-\x07])[\x00\1]*|(.)\2*", re.DOTALL)


class Page:
    """One sign and one role a cell."""

    def __init__(self, across: int, ink: Ink, lines: Mapping[int, str], signs: str = "") -> None:
        """Take the lines, the role of each kind, and its ASCII sign where that is asked."""
        self.across = across
        text = ink.text(signs)
        self.lines: list[str | list[str]] = [
            text[start : start + across] for start in range(0, len(text), across)
        ]
        self.kinds = bytearray(ink.kinds)
        self.written: list[tuple[Spot, list[Run]]] = []
        """Everything that was written, in order."""
        self.roles = [lines.get(kind, "") for kind in range(_PLAIN)]

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
        out = []
        for row, line in enumerate(self.lines):
            kinds = bytes(self.kinds[row * self.across : (row + 1) * self.across])
            text = line if isinstance(line, str) else "".join(line)
            if len(text) == self.across:  # each cell is one character: the row is cut as text
                out.append(
                    [
                        (text[(at := run.start()) : run.end()], self.roles[kinds[at]])
                        for run in _RUNS.finditer(kinds)
                    ]
                )
                continue
            out.append(
                [
                    ("".join(line[run.start() : run.end()]), self.roles[kinds[run.start()]])
                    for run in _RUNS.finditer(kinds)
                ]
            )
        return out

    def _number(self, role: str) -> int:
        try:
            return self.roles.index(role, _PLAIN)
        except ValueError:
            self.roles.append(role)
            return len(self.roles) - 1
