"""Lines that join cells, solid or dashed, with words between them: what a network is drawn with.

Dots and dashes are those of the map (``briefing.atlas.raster``); in ASCII a line is made of the
signs that lie in its direction.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import Final, NamedTuple, TypeAlias

from briefing.atlas.raster import SOLID, Canvas, Dash
from briefing.text import clusters, width
from briefing.tui.cells import Row, Span

Cell: TypeAlias = tuple[int, int]
"""Column and row, counted from 0 at the upper left."""
DASHED: Final[Dash] = (2, 4)
"""Two dots drawn, two left out."""
_KINDS: Final = 8
"""Styles that lines may have: what is beyond shares the last one."""
_BLANK: Final = "text"
_LEVEL, _UPRIGHT, _RISING, _FALLING = "-", "|", "/", "\\"


class _Line(NamedTuple):
    """A line through cells, drawn last to first where several cross."""

    points: tuple[Cell, ...]
    dashed: bool
    words: str


class Drawing:
    """Cells to draw on, ``cells`` across and ``rows`` down; what lies outside is cut off."""

    def __init__(self, cells: int, rows: int, ascii_only: bool = False) -> None:
        self.cells = cells
        self.height = rows
        self.ascii_only = ascii_only
        self._lines: list[_Line] = []
        self._texts: dict[int, dict[int, Span]] = {}

    def join(self, *points: Cell, dashed: bool = False, words: str = "rule") -> None:
        """Join cells by straight lines from middle to middle, in the order given.

        A cell within the line that has a text keeps it. ``words`` are the style of the line.
        """
        self._lines.append(_Line(points, dashed, words))

    def elbow(self, start: Cell, end: Cell, at: int, dashed: bool = False, words: str = "") -> None:
        """Join two cells by a line that is level, upright in column ``at``, and level again."""
        corners = ((at, start[1]), (at, end[1]))
        self.join(start, *corners, end, dashed=dashed, words=words or "rule")

    def put(self, cell: Cell, text: str, words: str = "text") -> None:
        """Write a text over the lines, from a cell to the right."""
        column, row = cell
        for part in clusters(text):
            size = width(part)
            if 0 <= row < self.height and column >= 0 and column + size <= self.cells:
                texts = self._texts.setdefault(row, {})
                texts[column] = (part, words)
                texts |= {column + more: ("", words) for more in range(1, size)}
            column += size

    def rows(self) -> list[Row]:
        """Return what was drawn, each row as wide as the drawing."""
        rows = self._in_ascii() if self.ascii_only else self._in_braille()
        for y, texts in self._texts.items():
            if 0 <= y < self.height:
                cells = [(sign, words) for text, words in rows[y] for sign in text]
                for x, cell in texts.items():
                    cells[x] = cell
                rows[y] = _joined(cells)
        return rows

    def _in_braille(self) -> list[Row]:
        """Return the signs of all lines; a cell that several share has the dots of them all."""
        canvas = Canvas(self.cells, self.height)
        styles = [_BLANK]
        for line in self._lines:
            if line.words not in styles[1:]:
                styles.append(line.words)
            kind = min(styles.index(line.words, 1), _KINDS)
            xs = [2 * x + 1 for x, _ in line.points]
            ys = [4 * y + 2 for _, y in line.points]
            canvas.line(xs, ys, kind, DASHED if line.dashed else SOLID)
        ink = canvas.ink()
        signs = ink.text()
        rows: list[Row] = []
        for start in range(0, len(signs), self.cells):
            row: Row = []
            at = start
            for kind, run in groupby(ink.kinds[start : start + self.cells]):
                end = at + len(list(run))
                row.append((signs[at:end], styles[kind]))
                at = end
            rows.append(row)
        return rows

    def _in_ascii(self) -> list[Row]:
        found = self._ascii()
        return [
            _joined([found.get((x, y), (" ", _BLANK)) for x in range(self.cells)])
            for y in range(self.height)
        ]

    def _ascii(self) -> dict[Cell, tuple[str, str]]:
        found: dict[Cell, tuple[str, str]] = {}
        for line in self._lines:
            for number, (cell, sign) in enumerate(_steps(line.points)):
                inside = 0 <= cell[0] < self.cells and 0 <= cell[1] < self.height
                left_out = line.dashed and number % 2 and sign != "+"  # never a corner
                if not inside or left_out:
                    continue
                crossed = cell in found and found[cell][0] != sign
                found[cell] = ("+" if crossed else sign, line.words)
        return found


def _joined(cells: list[Span]) -> Row:
    """Return cells as a row, those of one style joined."""
    return [
        ("".join(text for text, _ in run), words)
        for words, run in groupby(cells, key=lambda cell: cell[1])
    ]


def _steps(points: tuple[Cell, ...]) -> list[tuple[Cell, str]]:
    """Return the cells of a line and the sign that lies in its direction there, corners as +."""
    out: list[tuple[Cell, str]] = []
    for (x0, y0), (x1, y1) in pairwise(points):
        steps = max(abs(x1 - x0), abs(y1 - y0))
        before: Cell | None = None
        for step in range(steps + 1):
            cell = (x0 + _nearest((x1 - x0) * step, steps), y0 + _nearest((y1 - y0) * step, steps))
            sign = _direction(before, cell, (x1 - x0, y1 - y0))
            before = cell
            if out and out[-1][0] == cell:
                out[-1] = (cell, "+" if out[-1][1] != sign else sign)
            else:
                out.append((cell, sign))
    return out


def _nearest(product: int, steps: int) -> int:
    return (2 * product + steps) // (2 * steps) if steps else 0


def _direction(before: Cell | None, cell: Cell, whole: Cell) -> str:
    """Return the sign for a step from one cell to the next; at the start that of the line."""
    dx, dy = (cell[0] - before[0], cell[1] - before[1]) if before else whole
    if not dy:
        return _LEVEL
    if not dx:
        return _UPRIGHT
    return _FALLING if (dx > 0) == (dy > 0) else _RISING
