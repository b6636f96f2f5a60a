"""Columns that share a width by need: none keeps blank cells while another one is cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from briefing.text import width
from briefing.tui.cells import Row, fit, row_width

GAP = 1
"""Cells between two columns."""
_NAMED: Final = 2
"""How many columns of names a table begins with."""


class TableColumn(Struct, frozen=True):
    """A column of a table.

    ``need`` is the width of its widest cell, ``least`` what it is not shown with less than,
    ``texts`` are the widths of all of its cells, where they share what there is with others. Where
    the least of all have no room, the columns with the highest ``spare`` are left out first; those
    with 0 never are. A head may stand ``inset`` cells to the right of the cells' edge, and have
    a ``brief`` form.
    """

    head: str
    need: int
    least: int
    spare: int = 0
    right: bool = False
    inset: int = 0
    brief: str = ""
    texts: Sequence[int] = ()


class TableLayout(Struct, frozen=True):
    """Columns with the cells each of them gets, 0 where it is left out, and what is left over."""

    columns: Sequence[TableColumn]
    cells: Sequence[int]
    left: int

    def row(self, parts: Sequence[Row]) -> Row:
        """Return a row of the table; what stands in a column is cut with a sign or filled."""
        out: Row = []
        for part, column, cells in zip(parts, self.columns, self.cells, strict=True):
            if not cells:
                continue
            out += [(" " * GAP, "text")] if out else []
            fill = " " * max(cells - row_width(part), 0) if column.right else ""
            out += fit([(fill, "text"), *part] if fill else part, cells)
        return out

    def to_the_edge(self, number: int) -> TableLayout:
        """Return the table with what is left over: a gap more behind names, the rest in a column.

        The last column, where the paragraphs stand, then ends where the verdicts begin.
        """
        cells, left = [*self.cells], max(self.left, 0)
        for each in range(number):
            if left and cells[each] and each < _NAMED:
                cells[each] += 1
                left -= 1
        cells[number] += left
        wide = [replace(c, need=max(c.need, n)) for c, n in zip(self.columns, cells, strict=True)]
        return TableLayout(wide, cells, min(self.left, 0))

    def start(self, number: int) -> int:
        """Return the cell at which a column begins."""
        return sum(cells + GAP for cells in self.cells[:number] if cells)

    def heads(self, clear: int = 0) -> Row:
        """Return the heads at the columns' own places, none in the first ``clear`` cells.

        One wider than its column ends with it; where two meet, the first takes its shorter form.
        """
        out = " " * clear
        spots = [spot for spot in map(self._spot, range(len(self.columns))) if spot]
        for (start, head, brief), after in zip(spots, [*spots[1:], None], strict=True):
            if after and start + width(head) >= after[0]:
                head = brief
            room = start - width(out)
            if head and room >= (0 if width(out) <= clear else 1):
                out += " " * room + head
        return [(out, "dim")]

    def _spot(self, number: int) -> tuple[int, str, str] | None:
        """Return where a column's head begins, the head, and its shorter form."""
        column, cells = self.columns[number], self.cells[number]
        if not cells or not column.head:
            return None
        start, size = self.start(number) + column.inset, width(column.head)
        if column.right or size > cells - column.inset:
            start = self.start(number) + cells - size
        return start, column.head, column.brief


def _wishes(
    column: TableColumn, index: int, cells: int, left: int
) -> Iterator[tuple[float, int, int]]:
    """Yield widths a column could have, with how many texts each cell then keeps from a cut."""
    over = sorted(each for each in column.texts or (column.need,) if each > cells)
    for number, each in enumerate(over, 1):
        wanted = min(each, column.need)
        if wanted - cells <= left:
            yield number / (wanted - cells), -index, wanted


def share_columns(columns: Sequence[TableColumn], room: int) -> TableLayout:
    """Share ``room`` cells: the least for each, then where each cell ends the most cuts."""
    shown = [True] * len(columns)
    while sum(c.least + GAP for c, on in zip(columns, shown, strict=True) if on) - GAP > room:
        spare = [c.spare if on else 0 for c, on in zip(columns, shown, strict=True)]
        if not any(spare):
            break
        shown[spare.index(max(spare))] = False
    cells = [min(c.least, c.need) if on else 0 for c, on in zip(columns, shown, strict=True)]
    left = room - sum(n + GAP for n in cells if n) + GAP
    while left > 0:
        lacking = [i for i, c in enumerate(columns) if shown[i] and cells[i] < c.need]
        wishes = [wish for i in lacking for wish in _wishes(columns[i], i, cells[i], left)]
        if not wishes:
            for index in lacking[:left]:
                cells[index] += 1
            left -= len(lacking[:left])
            if not lacking:
                break
            continue
        _, at, wanted = max(wishes)
        index = -at
        left -= wanted - cells[index]
        cells[index] = wanted
    while left < 0 and any(cells):
        widest = cells.index(max(cells))
        cells[widest] -= 1
        left += 1
    return TableLayout(columns, cells, left)
