"""Relationships with their sources: all of them in columns below the network or the table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from briefing import glyphs
from briefing.text import CUT, width
from briefing.tui.cells import Row, fit, fit_words, heading, indent, plain
from briefing.tui.panes.marks import verdict_span
from briefing.tui.panes.parts import VERDICT
from briefing.tui.panes.table import TableColumn
from briefing.tui.panes.voices import share_with_voices, voice_cells
from briefing.tui.screens.relations_table import CellPlace, RelationsShown, relationship_rows

_COLUMN: Final = 70
_SHORT_COLUMN: Final = 56
"""Cells of a column at least; and of one in which a relationship has one row."""
_TEXT: Final = 20
"""Cells of a relationship in one row at least, before its source."""
_GAP: Final = 2


def told(
    shown: RelationsShown, top: int, room: int, chosen: Sequence[int], *, short: bool = False
) -> tuple[list[Row], list[CellPlace]]:
    """Return every relationship in at most ``room`` rows, and where each is from row ``top`` on.

    Both are empty where not all have room: half of them would look like all. ``chosen`` are the
    numbers of those that are marked. ``short`` tells each in one row, without the desk's note.
    """
    cells = shown.form.cells - 1
    least = _SHORT_COLUMN if short else _COLUMN
    count = max((cells + _GAP) // (least + _GAP), 1)
    wide = (cells + _GAP) // count - _GAP
    if short:
        items = _one_row_each(shown, wide - 1)
        # Fewer columns are wider, and longer.
        while count > 1 and _cut(items) and -(-len(items) // (count - 1)) < room:
            count -= 1
            wide = (cells + _GAP) // count - _GAP
            items = _one_row_each(shown, wide - 1)
    else:
        items = [relationship_rows(shown, line, wide - 1) for line in shown.table.lines]
    columns = _columns([len(rows) for rows in items], count, room - 1)
    if columns is None:
        return [], []
    height = max(sum(len(items[number]) for number in inside) for inside in columns)
    lines: list[Row] = [[] for _ in range(height)]
    places: list[CellPlace] = []
    for at, inside in enumerate(columns):
        left, row = at * (wide + _GAP), 0
        for number in inside:
            cell, last = shown.table.at[number], row + len(items[number])
            span = (top + 1 + row, top + 1 + last)
            places.append(CellPlace(*span, left, left + wide, cell, number))
            for each in marked(items[number], wide, number in chosen):
                lines[row] = [*fit(lines[row], left), *each]
                row += 1
    title = heading("All of them, by whose word", "", cells - 1)
    return [*indent([title], 1), *lines], places


def _cut(items: Sequence[Sequence[Row]]) -> bool:
    return any(CUT in plain(row) for rows in items for row in rows)


def _one_row_each(shown: RelationsShown, cells: int) -> list[list[Row]]:
    """Return each relationship with by whose word it is, in columns that share the cells."""
    outline, form = shown.outline, replace(shown.form, cells=cells - VERDICT)
    section = outline.section("relationships")
    texts = [width(line.text) for line in section.lines]
    names = TableColumn("", max(texts), _TEXT, texts=texts)
    table = share_with_voices([names], section, outline, form).to_the_edge(0)
    rows = []
    for line in section.lines:
        voice = voice_cells(line, outline, form, table.cells[1:])
        row = table.row([fit_words([(line.text, "hi")], table.cells[0]), *voice])
        rows.append([[*row, (" ", "text"), verdict_span(shown.verdicts.get(line.path))]])
    return rows


def _columns(heights: Sequence[int], count: int, room: int) -> list[list[int]] | None:
    """Return the items of each column, the columns as low as can be; None where none hold them."""
    for height in range(max([-(-sum(heights) // count), *heights]), room + 1):
        columns: list[list[int]] = [[]]
        left = height
        for number, rows in enumerate(heights):
            if rows > left:
                columns.append([])
                left = height
            columns[-1].append(number)
            left -= rows
        if len(columns) <= count:
            return columns
    return None


def marked(rows: list[Row], wide: int, chosen: bool) -> list[Row]:
    """Return rows behind their gutter, on the selection where they are chosen."""
    out = []
    for number, row in enumerate(rows):
        mark = (glyphs.SELECTED, "hi b") if chosen and not number else (" ", "text")
        full = fit([mark, *row], wide)
        out.append([(text, f"{words} sel") for text, words in full] if chosen else full)
    return out
