"""Who is what to whom: actors by actors, and the relationships in each cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.brief import model as m
from briefing.brief.outline import Line, Outline

Cell = tuple[int, int]
"""Row and column, counted from 0."""


class RelationsTable(NamedTuple):
    """Who is what to whom.

    ``rows`` are the actors from whom a relationship leads, ``columns`` those to whom one leads,
    both in the order of the brief. ``cells`` has the numbers of the lines of each cell that has
    any, ``at`` the cell of each line.
    """

    lines: tuple[Line, ...]
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: dict[Cell, list[int]]
    at: tuple[Cell, ...]

    def inside(self, cell: Cell) -> Cell:
        """Return the nearest cell that the table has."""
        row = max(min(cell[0], len(self.rows) - 1), 0)
        return row, max(min(cell[1], len(self.columns) - 1), 0)

    def beside(self, cell: Cell, step: int) -> Cell:
        """Return the next cell with a relationship, or the one before; the last one at the end."""
        order = sorted(self.cells)
        later = [each for each in order if (each > cell if step > 0 else each < cell)]
        return (later[0] if step > 0 else later[-1]) if later else cell

    def of(self, line: Line | None) -> int:
        """Return the number of a relationship, or of the first one of an actor; 0 for any other."""
        for number, each in enumerate(self.lines):
            if line is not None and each.path == line.path:
                return number
        if line is not None and isinstance(line.item, m.Actor) and line.item.id:
            for ends in (("from_",), ("to",)):
                for number, each in enumerate(self.lines):
                    if any(getattr(each.item, end) == line.item.id for end in ends):
                        return number
        return 0


def relations_table(outline: Outline) -> RelationsTable:
    """Return the table of a brief's relationships."""
    lines = outline.relationships
    links = [line.item for line in lines if isinstance(line.item, m.Relationship)]
    rows, columns = (
        _in_order(outline, [getattr(link, end) for link in links]) for end in ("from_", "to")
    )
    row_of = {id: number for number, id in enumerate(rows)}
    column_of = {id: number for number, id in enumerate(columns)}
    at = tuple((row_of[link.from_], column_of[link.to]) for link in links)
    cells: dict[Cell, list[int]] = {}
    for number, cell in enumerate(at):
        cells.setdefault(cell, []).append(number)
    return RelationsTable(lines, rows, columns, cells, at)


def _in_order(outline: Outline, ids: Sequence[str]) -> tuple[str, ...]:
    """Return ids, each once, in the order in which the brief names the actors."""
    order = {id: number for number, id in enumerate(outline.actors)}
    return tuple(sorted(dict.fromkeys(ids), key=lambda id: order.get(id, len(order))))
