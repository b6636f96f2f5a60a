"""Tables in a text: a paragraph whose lines have cells between ``|``, row by row.

The lines of such a paragraph are kept apart by line feeds, which its hash does not see.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from msgspec import Struct

from briefing.compiled import late_pattern

LEAST: Final = 2
"""Lines with ``|`` that it takes to make a table."""
_RULE: Final = late_pattern(r"[-:=|+\s]+")
_ASIDE: Final = late_pattern(r"\([^()]*[^\W\d_][^()]*\)")
"""What a head has in brackets, and a cell has without letters: (crowns per 20 litres), (12)."""
_YEAR: Final = late_pattern(r"(?:1[89]|20)\d\d")


def is_row(line: str) -> bool:
    """Tell whether a line may be a row of a table."""
    return "|" in line


def rows(paragraph: str) -> list[str]:
    """Return the rows of a table that is a paragraph, its head the first; none where it is none.

    The line of hyphens that Markdown puts below a table's head is no row.
    """
    lines = paragraph.split("\n") if "\n" in paragraph else []
    return [line for line in lines if is_row(line) and not _RULE.fullmatch(line)]


def cells(row: str) -> list[str]:
    """Return the cells of a row."""
    row = row.strip()
    row = row.removeprefix("|").removesuffix("|")
    return [cell.strip() for cell in row.split("|")]


def has_head(paragraph: str) -> bool:
    """Tell whether the first row of a table names its columns.

    It does where a line of hyphens follows it, and where no cell but the first has a number that
    is no year.
    """
    lines = [line for line in paragraph.split("\n") if is_row(line)]
    if len(lines) > 1 and _RULE.fullmatch(lines[1]):
        return True
    names = [_ASIDE.sub("", cell) for cell in cells(lines[0])[1:]] if lines else []
    return any(names) and not any(re.search(r"\d", _YEAR.sub("", name)) for name in names)


def with_heads(paragraph: str) -> list[str]:
    """Return the rows of a table, each but the first with the table's head in a line before it."""
    found = rows(paragraph)
    if not found or not has_head(paragraph):
        return found
    return [found[0], *(f"{found[0]}\n{row}" for row in found[1:])]


class Cell(NamedTuple):
    """A cell of a table by its row and column, both counted from 0, the head left out."""

    row: int
    column: int


class ParsedTable(Struct, frozen=True):
    """A table taken apart: the names of its columns, none without a head, and its other rows.

    ``labels`` has what each of these rows is called: the first of its cells that has letters.
    """

    columns: list[str]
    rows: list[list[str]]
    labels: list[str]


def table(paragraph: str) -> ParsedTable | None:
    """Take a table apart; None where a paragraph is none."""
    found = [cells(row) for row in rows(paragraph)]
    if not found:
        return None
    columns = found[0] if has_head(paragraph) else []
    body = found[1:] if columns else found
    labels = [next(filter(_has_letters, row), "") for row in body]
    return ParsedTable(columns, body, labels)


def _has_letters(cell: str) -> bool:
    return any(char.isalpha() for char in cell)
