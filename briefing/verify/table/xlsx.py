"""The rows of a sheet of a workbook (XLSX), read by openpyxl within bounds.

A workbook is an archive of XML files, and may have been made to hurt: its parts are measured before
they are unpacked, and one that declares entities is not opened.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from msgspec import Struct

from briefing.extras import MissingExtra
from briefing.files import LONGEST_CELL, MOST_COLUMNS, Unreadable
from briefing.text import clean
from briefing.verify.table.rows import BadTable, FileRow

MOST_UNPACKED: Final = 100_000_000
"""Bytes that the parts of a workbook may have, unpacked."""
_MOST_PARTS: Final = 10_000
_MOST_LINES: Final = 1_048_576
"""Rows that a sheet can have, by the format."""
_EMPTY: Final = (None,) * (MOST_COLUMNS + 1)
_BROKEN: Final = "it is no workbook that can be read"


class WorkbookSheet(Struct, frozen=True):
    """A sheet by its name, the names of all sheets, and its rows that have something."""

    name: str
    names: Sequence[str]
    records: Iterator[FileRow]


def read_sheet(data: bytes, name: str | None = None) -> WorkbookSheet:
    """Return a sheet of a workbook, the first one without a ``name``; formulas as their values.

    It is read from the bytes of the file: a file would stay open until all rows were read.

    Raises:
        MissingExtra: openpyxl is not installed.
        Unreadable: the file is no workbook, too large unpacked, or has no such sheet. Its rows
            raise what is wrong with them.
    """
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise MissingExtra("a workbook", "xlsx") from error
    archive = io.BytesIO(data)
    _measure(archive)
    try:
        book = load_workbook(archive, read_only=True, data_only=True, keep_links=False)
        names = [clean(each.title) for each in book.worksheets]
        sheets = dict(zip(names, book.worksheets, strict=True))
    except Exception as error:
        raise Unreadable(_BROKEN) from error
    if not sheets:
        raise Unreadable("there is no sheet in it")
    wanted = names[0] if name is None else name
    if wanted not in sheets:
        raise Unreadable(f"it has no sheet {clean(wanted)}, but {', '.join(names[:8])}")
    return WorkbookSheet(wanted, names, _records(sheets[wanted]))


def _measure(data: io.BytesIO) -> None:
    """Refuse an archive that is too large unpacked, or whose XML declares entities."""
    try:
        with ZipFile(data) as archive:
            parts = archive.infolist()
            size = sum(part.file_size for part in parts)
            if size > MOST_UNPACKED or len(parts) > _MOST_PARTS:
                raise Unreadable(
                    f"it has {size:,} bytes in {len(parts):,} parts, unpacked; "
                    f"{MOST_UNPACKED:,} are the most"
                )
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels")):
                    with archive.open(part) as stream:
                        if b"<!DOCTYPE" in stream.read(4_096):
                            raise Unreadable(_BROKEN)
    except Unreadable:
        raise
    except (OSError, BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise Unreadable(_BROKEN) from error
    except Exception as error:  # zlib.error, struct.error: whatever unpacking has
        raise Unreadable(_BROKEN) from error


def _records(sheet: Any) -> Iterator[FileRow]:
    """Yield the rows of a sheet; ``line`` is the row's number there."""
    try:
        found = sheet.iter_rows(max_row=_MOST_LINES, max_col=MOST_COLUMNS + 1, values_only=True)
        for line, values in enumerate(found, 1):
            if values == _EMPTY:
                continue  # a sheet may name a row far below: a million of these are before it
            cells = tuple(_text(value) for value in values)
            if not any(cells):
                continue
            if len(cells) > MOST_COLUMNS and cells[MOST_COLUMNS]:
                raise BadTable(line, f"it has more than {MOST_COLUMNS} columns")
            longest = max(map(len, cells))
            if longest > LONGEST_CELL:
                words = f"a cell has {longest:,} characters, of {LONGEST_CELL:,} at most"
                raise BadTable(line, words)
            yield FileRow(line, cells[:MOST_COLUMNS])
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(_BROKEN) from error


def _text(value: object) -> str:
    """Return the value of a cell as it stands in CSV: days in ISO form, numbers in digits."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return clean(str(value))
