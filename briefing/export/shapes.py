"""The shapes of a document, and of one page of a brief, as the formats write them down.

Texts in a document are as they stand in the brief; the format cleans and, where it must, escapes
them. Those of one page are clean and hold only what the reader's encoding has.
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


class PageItem(NamedTuple):
    """An item: what it says and whose word that is, in one text; below it what qualifies it."""

    text: str
    notes: tuple[str, ...] = ()


class PagePart(NamedTuple):
    """A part of the page; ``title`` says how many of how many there are, where some are left."""

    title: str
    items: tuple[PageItem, ...]


class OnePage(NamedTuple):
    """One page of a brief. ``warning`` is said at both ends where the brief is an exercise.

    ``foot`` ends with what was left out, and where the whole of it is.
    """

    tlp: str
    warning: str
    title: str
    head: tuple[str, ...]
    parts: tuple[PagePart, ...]
    foot: tuple[str, ...]
