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
        self.cells = list(ink.text(signs))
        self.kinds = bytearray(ink.kinds)
        self.roles = [lines.get(kind, "") for kind in range(_PLAIN)]

    def write(self, spot: Spot, pieces: Iterable[Run], clear: bool = False) -> None:
        """Write text with its roles on a spot; ``clear`` wipes lines off the cells beside it."""
        at = spot.row * self.across + spot.column
        if clear:
            low = at - (spot.column > 0)
            high = at + spot.width + (spot.column + spot.width < self.across)
            for cell in range(low, high):
                if self.kinds[cell] < _PLAIN:
                    self.cells[cell], self.kinds[cell] = " ", 0
        for text, role in pieces:
            number = self._number(role)
            for sign in clusters(text):
                size = width(sign)
                self.cells[at] = sign
                self.kinds[at : at + size] = bytes([number]) * size
                # A wide sign has taken the next cell, too.
                self.cells[at + 1 : at + size] = [""] * (size - 1)
                at += size

    def rows(self) -> list[list[Run]]:
        """Return the rows as runs; blanks after a line go with it, they show nothing."""
        out = []
        for start in range(0, len(self.cells), self.across):
            kinds = bytes(self.kinds[start : start + self.across])
            cells = self.cells[start : start + self.across]
            out.append(
                [
                    ("".join(cells[run.start() : run.end()]), self.roles[kinds[run.start()]])
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
