"""A part of a table: the rows that fit some values and lie within some days, as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from io import StringIO
from itertools import chain, islice
from typing import Final

from msgspec import Struct

from briefing.brief.fold import fold
from briefing.files import MOST_ROWS, SOURCE_CAP, Unreadable
from briefing.verify.table.cells import day_of
from briefing.verify.table.columns import Columns, columns_of
from briefing.verify.table.rows import DataTable, FileRow, TableHead, column_named

_LOOKED_AT: Final = 200
"""Rows by which it is told what the columns are."""


class NoColumn(Unreadable):
    """There is no such column; ``name`` is what was asked for, ``columns`` are those there are."""

    def __init__(self, name: str, columns: Sequence[str]) -> None:
        super().__init__(f"it has no column {name}")
        self.name, self.columns = name, columns


class TooMuch(Unreadable):
    """More is wanted than a table may have that is a source."""


class Filters(Struct, frozen=True):
    """Which rows are wanted: any of the values in each column, and days from first to last."""

    where: Mapping[str, Sequence[str]] = {}
    first: date | None = None
    last: date | None = None


class Cut(Struct, frozen=True):
    """A part of a table as CSV: how many rows it has of how many, and whose columns they are.

    ``undated`` is how many rows were left out since no day is in them; ``newest`` the last day of
    those taken.
    """

    text: str
    rows: int
    of: int
    columns: Columns
    undated: int = 0
    newest: date | None = None


def cut_out(head: TableHead, filters: Filters) -> Cut:
    """Return the rows of a table that are wanted, as a table that can be a source.

    Raises:
        NoColumn: a filter names a column that is not there, or days where no column has any.
        BadTable: a row is bad.
        TooMuch: what is wanted is more than a source may have.
        Unreadable: no row is wanted.
    """
    looked_at = list(islice(head.body, _LOOKED_AT))
    known = columns_of(DataTable(head.columns, head.tags, looked_at))
    wanted = _Wanted(head, known, filters)
    taken: list[FileRow] = []
    count = 0
    for record in chain(looked_at, head.body):
        count += 1
        if wanted.has(record):
            taken.append(record)
    if not taken:
        raise Unreadable(f"none of its {count:,} rows is wanted")
    if len(taken) > MOST_ROWS:
        raise TooMuch(f"{len(taken):,} of its rows are wanted, and a table has {MOST_ROWS:,}")
    text = _written(chain([head.columns], [head.tags] if head.tags else [], _cells(taken)))
    size = len(text.encode())
    if size > SOURCE_CAP:
        raise TooMuch(f"what is wanted has {size:,} bytes, and a table {SOURCE_CAP:,} at most")
    return Cut(text, len(taken), count, known, wanted.undated, wanted.newest)


class _Wanted:
    """Tells which rows are wanted, and counts those that cannot be told."""

    def __init__(self, head: TableHead, known: Columns, filters: Filters) -> None:
        self.filters = filters
        self.undated = 0
        self.newest: date | None = None
        self.values: dict[int, set[str]] = {}
        for name, values in filters.where.items():
            place = column_named(name, head.columns, head.tags)
            if place is None:
                raise NoColumn(name, head.columns)
            self.values.setdefault(place, set()).update(map(fold, values))
        self.days = known.days
        if self.days is None and (filters.first or filters.last):
            raise NoColumn("of days", head.columns)

    def has(self, record: FileRow) -> bool:
        cells = record.cells
        if any(fold(cells[place]) not in values for place, values in self.values.items()):
            return False
        if self.days is None:
            return True
        begin = day_of(cells[self.days[0].place])
        end = day_of(cells[self.days[1].place]) or begin
        first, last = self.filters.first, self.filters.last
        if begin is None or end is None:
            self.undated += bool(first or last)
            return not (first or last)
        if (first and end < first) or (last and begin > last):
            return False
        self.newest = max(self.newest or end, end)
        return True


def _cells(records: Iterable[FileRow]) -> Iterator[Sequence[str]]:
    return (record.cells for record in records)


def _written(rows: Iterable[Sequence[str]]) -> str:
    stream = StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()
