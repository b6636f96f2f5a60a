"""A row of a table as sentences: what a reader would say of its cells, and what a check reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, overload

from briefing.verify.sources.tables import ParsedTable
from briefing.verify.table.cells import day_of, day_text, number_of, number_text
from briefing.verify.table.columns import Columns, DataColumn
from briefing.verify.table.rows import DataTable


class CellText(NamedTuple):
    """A cell of a row: its column, the value as printed, and the sentence that it is set as."""

    column: DataColumn
    value: str
    text: str


class RowTexts(Sequence[str]):
    """The rows of a table as sentences, each set when it is asked for; the first is number 0.

    ``publisher`` is whose table it is; each row says so, since the publisher says each row.
    """

    def __init__(self, table: DataTable, columns: Columns, publisher: str = "") -> None:
        self.table = table
        self.columns = columns
        self.publisher = publisher

    def __len__(self) -> int:
        return len(self.table.rows)

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> list[str]: ...

    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self._text(cells) for cells in self.table.rows[place]]
        return self._text(self.table.rows[place])

    def cells(self, number: int) -> list[CellText]:
        """Return the cells of a row that have something, those that count first, then in order."""
        cells = self.table.rows[number - 1]
        shown = self.columns.shown
        found = [
            CellText(column, cells[column.place], "") for column in shown if cells[column.place]
        ]
        return [cell._replace(text=_sentence(cell)) for cell in found]

    def key(self, number: int) -> str:
        """Return the event's own id of a row, "" without a column for it."""
        key = self.columns.key
        return self.table.rows[number - 1][key.place] if key else ""

    def counted(self, number: int) -> ParsedTable:
        """Return the numbers of a row that count under what their columns count."""
        cells = [c for c in self.cells(number) if c.column.role in ("count", "low", "high")]
        return ParsedTable([c.column.head for c in cells], [[cell.value for cell in cells]], [""])

    def range(self, number: int) -> str:
        """Return the low and the high number of a row as words: ``9 to 15 deaths``, "" for none."""
        return next(range_of(self.cells(number)), "")

    def told(self, number: int) -> str:
        """Return a row as sentences, behind the event's own id."""
        row = self._words(self.table.rows[number - 1])
        key = self.key(number)
        return f"{key}: {row}" if key else row

    def _text(self, cells: Sequence[str]) -> str:
        row = self._words(cells)
        return f"Dataset: {self.publisher}. {row}" if self.publisher else row

    def _words(self, cells: Sequence[str]) -> str:
        filled = [
            CellText(column, cells[column.place], "")
            for column in self.columns.columns
            if column.role != "hidden" and cells[column.place]
        ]
        rest = [cell for cell in filled if cell.column.role in ("date", "name", "text")]
        counts = [cell for cell in filled if cell.column.role == "count"]
        ends = (f"Between {each.replace(' to ', ' and ', 1)}." for each in range_of(filled))
        return " ".join([*map(_sentence, rest + counts), *ends])


def _sentence(cell: CellText) -> str:
    """Return a cell as a sentence; what it holds by its column, or words where it does not."""
    column, value = cell.column, cell.value
    number = number_of(value)
    if column.role in ("count", "low", "high") and number is not None:
        note = f" ({column.note})" if column.note else ""
        bound = {"low": "at least ", "high": "up to "}.get(column.role, "")
        return f"{bound}{number_text(number)} {column.noun}{note}."
    day = day_of(value) if column.role == "date" else None
    return f"{column.label}: {day_text(day) if day else value.rstrip('.')}."


def range_of(cells: Sequence[CellText]) -> Iterator[str]:
    """Yield the low and the high number of a row as one range: ``9 to 15 deaths``."""
    ends = {cell.column.role: (number_of(cell.value), cell.column.noun) for cell in cells}
    low, high = ends.get("low", (None, "")), ends.get("high", (None, ""))
    if low[0] is not None and high[0] is not None and low[0] < high[0]:
        yield f"{number_text(low[0])} to {number_text(high[0])} {low[1]}"


def names_in(value: str) -> Iterator[str]:
    """Yield the names in a cell that lists them: ``Army of X (2019-); Militia``."""
    for part in re.split(r"\s*[;|]\s*", value):
        if part:
            yield part
            short = re.sub(r"\s*\([^)]*\)", "", part).strip()
            if short and short != part:
                yield short
