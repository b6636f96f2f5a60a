"""The shapes of a document: notes below rows, rows in parts, the label above.

Texts in them are as they stand in the brief; the format that writes them down cleans and, where
it must, escapes them.
"""

from __future__ import annotations

from typing import NamedTuple


class Note(NamedTuple):
    """A line below an item: a word that says what it is, often none, and the text."""

    label: str
    text: str


class Row(NamedTuple):
    """An item: its basis or number, its id, what it is about, its text, and the notes below."""

    mark: str
    ident: str
    head: str
    text: str
    notes: tuple[Note, ...] = ()


class DocumentTable(NamedTuple):
    """Rows of cells below their heads; every row has a cell for each head."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class TitledRows(NamedTuple):
    """A titled run of rows; ``lead`` is a sentence below the title, often none.

    ``close`` rows are set without space between them. A ``block`` is set as it stands, line by
    line, in place of rows. ``table`` says what the rows say, for a format that has tables.
    """

    title: str
    rows: tuple[Row, ...]
    lead: str = ""
    close: bool = False
    block: tuple[str, ...] = ()
    table: DocumentTable | None = None


class Document(NamedTuple):
    """A whole brief. ``warning`` is said at both ends where the brief is an exercise."""

    tlp: str
    title: str
    warning: str
    facts: tuple[Note, ...]
    parts: tuple[TitledRows, ...]
    legend: tuple[Note, ...]
