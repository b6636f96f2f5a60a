"""The rows of a table in a CSV file, within bounds, whatever else the file may be."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from io import StringIO
from itertools import accumulate, chain, islice
from typing import Final, NamedTuple

from msgspec import Struct

from briefing.compiled import late_pattern
from briefing.files import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Unreadable
from briefing.text import clean
from briefing.verify.sources.decode import decoded

_TAGS_WITHIN: Final = 25
"""Rows at the beginning of a table among which its hashtags are looked for, after libhxl."""
_TAG: Final = late_pattern(r"#[A-Za-z]\w*(?:\s*\+\s*[A-Za-z]\w*)*", re.ASCII)
"""A hashtag with its attributes, after the HXL standard 1.1."""
_DELIMITERS: Final = ",;\t"
_TITLES: Final = 5
"""Rows at the top among which the first with several cells tells what parts them."""


class BadTable(Unreadable):
    """A file that is no table that can be cited; ``line`` is where, counted from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


class FileRow(NamedTuple):
    """The cells of a row, clean, and the line of the file that it ends in."""

    line: int
    cells: tuple[str, ...]


class DataTable:
    """A table: the names of its columns, their hashtags if it has any, and its rows of data.

    Each row has as many cells as there are columns; ``lines`` are those that rows end in.
    """

    def __init__(
        self, columns: Sequence[str], tags: Sequence[str], records: Sequence[FileRow]
    ) -> None:
        self.columns = tuple(columns)
        self.tags = tuple(tags)
        self.rows = [record.cells for record in records]
        self.lines = [record.line for record in records]

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of what is in its cells; how the file parts and quotes them is no matter."""
        from hashlib import sha256  # a table may be long, and OpenSSL's is the faster one

        whole = sha256()
        for cells in (self.columns, self.tags, *self.rows):
            whole.update("\x1f".join(cells).encode() + b"\x1e")
        return whole.hexdigest()

    def column(self, name: str) -> int | None:
        """Return the place of a column by its name or hashtag, capitals apart; None without it."""
        return column_named(name, self.columns, self.tags)

    def row_with(self, words: str) -> int:
        """Return the first row, from 1, in whose cells some words stand as written; 0 for none."""
        text, ends = self._searched
        wanted = words.casefold()
        at = text.find(wanted) if wanted else -1
        while at >= 0:  # a pattern would take a hundred times as long
            end = at + len(wanted)
            if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
                return bisect_left(ends, end) + 1
            at = text.find(wanted, at + 1)
        return 0

    @cached_property
    def _searched(self) -> tuple[str, list[int]]:
        """All cells as one text without capitals, and where each row of it ends."""
        rows = ["\x1f".join(cells).casefold() for cells in self.rows]
        return "\x1e".join(rows), list(accumulate(len(row) + 1 for row in rows))


def column_named(name: str, *names: Sequence[str]) -> int | None:
    """Return the place of a name in the first of some lists that has it; None where none has.

    Capitals, spaces and underscores make no difference.
    """
    wanted = _plain(name)
    for each in names:
        for place, other in enumerate(each):
            if other and _plain(other) == wanted:
                return place
    return None


def _plain(name: str) -> str:
    return re.sub(r"[\s_]+", "", name).casefold()


def read_table(data: bytes) -> DataTable:
    """Return the table in a CSV file: parted by commas, semicolons or tabs, in UTF-8.

    The header is the first row that has more than one cell, or the one above the hashtags; what
    stands above that is no data, nor is a row without anything in it.

    Raises:
        BadTable: it has no header, no rows, too much of anything, or rows of several lengths.
        Unreadable: it is no UTF-8 plain text.
    """
    head = read_head(records(decoded(data)))
    found = list(islice(head.body, MOST_ROWS + 1))
    if len(found) > MOST_ROWS:
        raise BadTable(found[-1].line, f"it has more than {MOST_ROWS:,} rows")
    if not found:
        raise BadTable(head.line, "there is no row of data below its header")
    return DataTable(head.columns, head.tags, found)


class TableHead(Struct, frozen=True):
    """The header of a table, the hashtags below it if it has any, and the rows of data."""

    line: int
    columns: tuple[str, ...]
    tags: tuple[str, ...]
    body: Iterator[FileRow]


def read_head(found: Iterator[FileRow]) -> TableHead:
    """Return the header of a table and its rows of data, each as long as the header.

    Raises:
        BadTable: it has no header; its rows raise what is wrong with them.
    """
    first = list(islice(found, _TAGS_WITHIN))
    if not first:
        raise BadTable(1, "there is nothing in it")
    at = next((place for place, record in enumerate(first) if is_tags(record.cells)), None)
    tags: tuple[str, ...] = ()
    if at is None:
        top = _titles(first)
        head, body = first[top], first[top + 1 :]
    else:
        tags, body = first[at].cells, first[at + 1 :]
        head = first[at - 1] if at else first[at]
    size = max(len(_filled(head.cells)), len(_filled(tags)))
    columns = tuple(_named(head.cells, place) for place in range(size))
    tags = tuple(_tag(tags, place) for place in range(size)) if tags else ()
    return TableHead(head.line, columns, tags, _of_size(chain(body, found), size))


def _titles(first: Sequence[FileRow]) -> int:
    """Return how many rows at the top are titles: with one cell, above rows that have more."""
    filled = [len([cell for cell in record.cells if cell]) for record in first]
    top = next((place for place, count in enumerate(filled) if count > 1), 0)
    return top if top + 1 < len(first) else 0


def _filled(cells: Sequence[str]) -> Sequence[str]:
    """Return cells without the empty ones at their end."""
    size = next((n for n in range(len(cells), 0, -1) if cells[n - 1]), 0)
    return cells[:size]


def is_tags(cells: Sequence[str]) -> bool:
    """Tell whether a row is one of hashtags: at least half of what it has is."""
    filled = [cell for cell in cells if cell]
    tags = [cell for cell in filled if _TAG.fullmatch(cell)]
    return bool(tags) and len(tags) * 2 >= len(filled)


def _named(cells: Sequence[str], place: int) -> str:
    return (cells[place] if place < len(cells) else "") or f"column {place + 1}"


def _tag(tags: Sequence[str], place: int) -> str:
    return re.sub(r"\s", "", tags[place]).lower() if place < len(tags) else ""


def _of_size(found: Iterable[FileRow], size: int) -> Iterator[FileRow]:
    """Yield rows of ``size`` cells; empty ones at their end make no difference."""
    for line, cells in found:
        over = _filled(cells[size:])
        if len(cells) < size or over:
            count = size + len(over) if over else len(cells)
            has = f"{count:,} cell{'' if count == 1 else 's'}"
            raise BadTable(line, f"the row has {has}, and the header {size:,}")
        yield FileRow(line, cells[:size])


def _delimiter(text: str) -> str:
    """Return the sign that parts the first row, or the first below a title, into most cells."""

    def cells(delimiter: str) -> int:
        top = islice(_records(text, delimiter, most=None), _TITLES)
        return next((size for each in top if (size := len(_filled(each.cells))) > 1), 1)

    return max(_DELIMITERS, key=cells)


def records(text: str) -> Iterator[FileRow]:
    """Yield the rows of a CSV text that have something in a cell, parted as its first row is.

    Raises:
        BadTable: a cell is too long, a row has too many, or quotation marks are odd.
    """
    return _records(text, _delimiter(text))


def _records(text: str, delimiter: str, most: int | None = MOST_COLUMNS) -> Iterator[FileRow]:
    """Yield rows by a delimiter; without ``most``, the cells of a row, the bad ones are passed."""
    import csv  # few briefs cite a table

    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if most is None:
                return  # another delimiter may do; with the one that is taken it is said
            raise BadTable(max(reader.line_num, 1), _csv_words(error)) from error
        line = reader.line_num
        if most is not None:
            longest = max(map(len, cells), default=0)
            if longest > LONGEST_CELL:
                words = f"a cell has {longest:,} characters, of {LONGEST_CELL:,} at most"
                raise BadTable(line, words)
            if len(cells) > most:
                raise BadTable(line, f"it has {len(cells):,} columns, of {most} at most")
        kept = tuple(clean(cell) if cell else cell for cell in cells)
        if any(kept):
            yield FileRow(line, kept)


def _csv_words(error: Exception) -> str:
    """Return in our words what the standard library says of a row."""
    if "field larger" in str(error):
        return f"a cell has more than {LONGEST_CELL:,} characters"
    return "its quotation marks do not pair"
