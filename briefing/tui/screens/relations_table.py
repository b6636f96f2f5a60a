"""The relationships as a table: the rows that show a window of who is what to whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing import glyphs
from briefing.brief import model as m
from briefing.brief.outline import Line, Outline
from briefing.brief.words import OUTGOING
from briefing.text import CUT, width
from briefing.tui.cells import (
    BEFORE,
    Row,
    column,
    fit,
    flow,
    heading,
    indent,
    row_width,
    screen_title,
)
from briefing.tui.panes.marks import verdict_span
from briefing.tui.panes.parts import (
    Form,
    basis_glyph,
    basis_spans,
    graded_spans,
    short_cite,
    side_spans,
    speaker_spans,
)
from briefing.tui.screens.relations_cells import Cell, RelationsTable

if TYPE_CHECKING:
    from briefing.verify.verdicts import Path, Verdict

WORDS: Final = {
    key: word.removesuffix(" with").removesuffix(" from") for key, word in OUTGOING.items()
}
"""What a cell says of each type of relationship, in eight letters at most."""

_NAME, _CELL = 16, 11
"""Cells of an actor's name at most, and of a column at least, with the gap behind it."""
_DETAIL: Final = 3
"""The part of the height that what is behind a cell may take: one third."""


class RelationsShown(NamedTuple):
    """What the screen shows: the table, the selected cell and line, where the table is scrolled."""

    outline: Outline
    table: RelationsTable
    cell: Cell
    line: int
    corner: Cell
    verdicts: Mapping[Path, Verdict]
    form: Form


class CellPlace(NamedTuple):
    """Where a cell or an item of the list stands: rows and columns, the ends behind the last."""

    top: int
    bottom: int
    left: int
    right: int
    cell: Cell
    line: int = -1


class RelationsPage(NamedTuple):
    """All rows, where each cell or item stands, and the corner that the table is scrolled to."""

    rows: list[Row]
    places: list[CellPlace]
    corner: Cell
    shown_rows: int = 1


def title_row(shown: RelationsShown, note: str, cells: int) -> Row:
    """Return the name of the screen on its rule, how many relationships there are, and a note."""
    count = len(shown.table.lines)
    words = f"{count} relationship{'' if count == 1 else 's'}{note}"
    return screen_title("RELATIONS", words, cells)


def relationship_rows(shown: RelationsShown, line: Line, cells: int) -> list[Row]:
    """Return a relationship: the sentence with its verdict, who says so, the desk's note."""
    outline = shown.outline
    src = short_cite(line)
    tail: Row = [
        (" ", "text"),
        *graded_spans(line),
        column(src, max(width(src) + 1, 5), "dim", right=True),
        (" ", "text"),
        verdict_span(shown.verdicts.get(line.path)),
    ]
    head: Row = basis_spans(line.basis, shown.form)
    who = max(cells - row_width(head) - row_width(tail), 3)
    rows = [[*head, *speaker_spans(outline, line, who), *tail]]
    rows += indent(flow([(line.text, "hi")], cells - 2), 2)
    note = outline.say(getattr(line.item, "note", None))
    return rows + indent(flow([(note, "dim")], cells - 2) if note else [], 2)


class TableRows:
    """Fills exactly the height there is: heads, as many rows as fit, what is behind the cell."""

    def __init__(self, shown: RelationsShown, height: int) -> None:
        self.shown, self.height = shown, height
        self.table, self.cells = shown.table, shown.form.cells
        names = [width(shown.outline.actor_name(id)) for id in self.table.rows]
        self.name = min(max(names) + 4, _NAME)
        self.wide = self._wide()
        self.legend = self._legend()
        self.heights = self._heights()
        # What the table leaves is the detail's, a third of the height at least.
        left = height - 4 - len(self.legend) - sum(self.heights)
        self.detail = self._detail(max(left, height // _DETAIL))
        self.across = max((self.cells - 1 - self.name) // self.wide, 1)
        self.columns = self._columns()
        # Title, blank, heads; below the table the sign of more, then the legend and the detail.
        self.room = max(height - 4 - len(self.legend) - len(self.detail), 1)

    def page(self) -> RelationsPage:
        top, left = self._corner()
        columns = range(left, min(left + self.across, len(self.table.columns)))
        rows: list[Row] = [self._title(columns), [], self._heads(columns)]
        places: list[CellPlace] = []
        row = top
        while row < len(self.heights) and (
            row == top or len(rows) - 3 + self.heights[row] <= self.room
        ):
            self._add_row(rows, places, row, columns)
            row += 1
        rows = [*rows[: 3 + self.room], self._more(top, row), *self.legend, *self.detail]
        return RelationsPage(rows[: self.height], places, (top, left), row - top)

    def _wide(self) -> int:
        """Return the cells of a column: what words and names need, or what as many leave."""
        items = [line.item for line in self.table.lines]
        words = [OUTGOING[item.type] for item in items if isinstance(item, m.Relationship)]
        names = map(self.shown.outline.actor_name, self.table.columns)
        wanted = max([_CELL, *(width(text) + 3 for text in (*words, *names))])
        room = self.cells - 1 - self.name
        across = min(max(room // _CELL, 1), len(self.table.columns))
        return min(wanted, max(room // across, _CELL))

    def _columns(self) -> list[int]:
        """Return the cells of each column: those that are left go to names that lack a few."""
        names = [width(self.shown.outline.actor_name(id)) for id in self.table.columns]
        lacking = [max(name + 3 - self.wide, 0) for name in names]
        if sum(lacking) > self.cells - 1 - self.name - self.across * self.wide:
            lacking = [0] * len(names)
        return [self.wide + each for each in lacking]

    def _word(self, key: str) -> str:
        """Return what a cell says of a type of relationship: the whole words where it has room."""
        return OUTGOING[key] if width(OUTGOING[key]) + 3 <= self.wide else WORDS[key]

    def _heights(self) -> list[int]:
        """Return how many lines each row takes: as many as its fullest cell has relationships."""
        heights = [1] * len(self.table.rows)
        for (row, _), lines in self.table.cells.items():
            heights[row] = max(heights[row], len(lines))
        return heights

    def _corner(self) -> Cell:
        """Return the first row and column shown, so that the selected cell is in sight."""
        row, at = self.shown.cell
        top, left = self.shown.corner
        left = max(
            min(left, at, max(len(self.table.columns) - self.across, 0)), at + 1 - self.across
        )
        top = min(top, row)
        while top < row and sum(self.heights[top : row + 1]) > self.room:
            top += 1
        while top and sum(self.heights[top - 1 :]) <= self.room:
            top -= 1
        return top, left

    def _title(self, columns: range) -> Row:
        count, note = len(self.table.columns), ", row to column"
        if len(columns) < count:
            note = f"; columns {columns.start + 1} to {columns.stop} of {count}"
        return title_row(self.shown, note, self.cells)

    def _heads(self, columns: range) -> Row:
        before = BEFORE if columns.start else " "
        row: Row = [(" " * self.name, "dim"), (before, "hi b")]
        for at in columns:
            row += [
                *self._actor(self.table.columns[at], self.columns[at] - 1, at == self.shown.cell[1])
            ]
            row.append((" ", "text"))
        return [*row[:-1], (CUT, "hi b")] if columns.stop < len(self.table.columns) else row

    def _actor(self, id: str, cells: int, here: bool) -> Row:
        outline = self.shown.outline
        actor = outline.actors.get(id)
        side = outline.side(actor) if actor else ""
        return side_spans(outline, side, outline.actor_name(id), cells, "b" if here else "")

    def _add_row(self, rows: list[Row], places: list[CellPlace], row: int, columns: range) -> None:
        top, height = len(rows), self.heights[row]
        here = row == self.shown.cell[0]
        for line in range(height):
            name = self._actor(self.table.rows[row], self.name - 1, here) if not line else []
            mark = (glyphs.SELECTED, "hi b") if here and not line else (" ", "text")
            full: Row = fit([mark, *name], self.name + 1)
            for at in columns:
                full += self._cell((row, at), line)
            rows.append(full)
        left = self.name + 1
        for at in columns:
            end = left + self.columns[at]
            places.append(CellPlace(top, top + height, left, end - 1, (row, at)))
            left = end

    def _cell(self, cell: Cell, line: int) -> Row:
        """Return one line of a cell and the gap behind it."""
        numbers = self.table.cells.get(cell, [])
        same = self.table.rows[cell[0]] == self.table.columns[cell[1]]
        body: Row = [(" " if line or same else glyphs.SEPARATOR, "dim")]
        if line < len(numbers):
            item = self.table.lines[numbers[line]]
            assert isinstance(item.item, m.Relationship)
            sign = basis_glyph(item.basis, self.shown.form)
            body = [(f"{sign} ", "text"), (self._word(item.item.type), "hi")]
        body = fit(body, self.columns[cell[1]] - 1)
        if cell == self.shown.cell and (line < len(numbers) or not line):
            body = [(text, f"{words} sel") for text, words in body]
        return [*body, (" ", "text")]

    def _more(self, top: int, end: int) -> Row:
        """Return how many rows stand above and below, at the right end."""
        ascii_only = self.shown.form.ascii_only
        up, down = ("^", "v") if ascii_only else (glyphs.MORE_ABOVE, glyphs.MORE_BELOW)
        below = len(self.table.rows) - end
        parts = [f"{up} {top} above"] if top else []
        parts += [f"{down} {below} more"] if below else []
        return [(f"{'  '.join(parts)} ".rjust(self.cells), "hi")] if parts else []

    def _legend(self) -> list[Row]:
        """Return what the words and signs in the cells mean, those that occur."""
        items = [line.item for line in self.table.lines]
        used = {item.type for item in items if isinstance(item, m.Relationship)}
        short = (key for key, full in OUTGOING.items() if key in used and self._word(key) != full)
        entries = [[(WORDS[key], "text"), (f": {OUTGOING[key]}  ", "dim")] for key in short]
        for basis in dict.fromkeys(line.basis for line in self.table.lines):
            sign = basis_glyph(basis, self.shown.form)
            entries.append([(f"{sign} ", "text"), (f"{basis}  ", "dim")])
        entries.append([(f"{glyphs.SEPARATOR} ", "text"), ("none recorded", "dim")])
        rows: list[Row] = [[]]
        for entry in entries:  # none is broken: a sign stands beside its word
            if row_width(rows[-1]) + row_width(entry) - 2 > self.cells - 2:
                rows.append([])
            rows[-1] += entry
        return [*indent(rows[:2], 1), []]

    def _detail(self, most: int) -> list[Row]:
        """Return the relationships behind the selected cell, each with its source."""
        row, at = self.shown.cell
        names = self.shown.outline.actor_name
        pair = f"{names(self.table.rows[row])} to {names(self.table.columns[at])}"
        numbers = self.table.cells.get(self.shown.cell, [])
        rows = [heading(pair, "", self.cells - 2)]
        for number in numbers:
            rows += relationship_rows(self.shown, self.table.lines[number], self.cells - 2)
        if not numbers:
            rows.append([("none recorded from the first to the second", "dim")])
        if len(rows) > most:
            sign = "v" if self.shown.form.ascii_only else glyphs.MORE_BELOW
            enter = f" {sign} {len(rows) - most + 1} more lines "
            rows = [*rows[: most - 1], [(enter.rjust(self.cells - 2), "hi")]]
        return indent(rows, 1)
