"""A brief, or one item to copy, as plain text for mail, paper and the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from typing import Final

from briefing.brief.outline import NONE_RECORDED, Line, Outline
from briefing.export.rows import RowWriter
from briefing.export.shapes import Document, Note, OnePage, Row, TitledRows
from briefing.text import clean, width, wrap

_RULE: Final = 78
"""How long a rule is where lines are not broken."""
_MARGIN: Final = 12
_WIDEST: Final = 20
"""The margin with the basis and, where they all have room in it, the ids."""
_FACTS: Final = 16


def page(document: Document, columns: int, fit: Callable[[str], str]) -> str:
    """Return a document as text with no line over ``columns`` cells; 0 breaks no lines.

    ``fit`` takes out what the reader's encoding lacks; it is applied before measuring.
    """
    rows = [row for part in document.parts for row in part.rows]
    return "\n".join(_Page(columns, fit, rows).lines(document)) + "\n"


def row_lines(row: Row, columns: int) -> list[str]:
    """Return one row as lines, as it stands on the page; ``columns`` as for ``page``."""
    return list(_Page(columns, str, [row]).row(row))


class _Page:
    """Sets one document: a margin with the basis, and often the id, the text beside it."""

    def __init__(self, columns: int, fit: Callable[[str], str], rows: Iterable[Row]) -> None:
        """Take the rows that are to be set, whose ids are all put in the same place."""
        self._columns = columns
        self._rule = columns or _RULE
        self._fit = fit
        longest = max((width(self._plain(row.ident)) for row in rows), default=0)
        self._beside = longest < min(_WIDEST, self._rule // 4)
        self._margin = max(_MARGIN, longest + 1) if self._beside else _MARGIN

    def lines(self, document: Document) -> Iterator[str]:
        yield self._plain(document.tlp)
        if document.warning:
            yield from self._set("", document.warning, 0)
        yield ""
        title = list(self._set("", document.title, 0))
        yield from title
        yield "=" * min(max(map(width, title)), self._rule)
        for fact in document.facts:
            yield from self._set(fact.label, fact.text, _FACTS)
        for part in document.parts:
            yield from self._part(part)
        yield from self._heading("How to read this")
        for note in document.legend:
            yield from self._set(note.label, note.text, _FACTS)
        yield ""
        if document.warning:
            yield from self._set("", document.warning, 0)
        yield self._plain(document.tlp)

    def _heading(self, title: str) -> Iterator[str]:
        yield ""
        yield ""
        yield self._plain(title.upper())
        yield "-" * self._rule

    def _part(self, part: TitledRows) -> Iterator[str]:
        yield from self._heading(part.title)
        if part.lead:
            yield from self._set("", part.lead, 0)
            yield ""
        yield from map(self._fit, part.block)
        if not part.rows and not part.block:
            yield NONE_RECORDED
        for number, row in enumerate(part.rows):
            if number and not part.close:
                yield ""
            yield from self.row(row)

    def row(self, row: Row) -> Iterator[str]:
        """Yield a row: in the margin the basis, below it the id where all ids have room there."""
        margin = [self._plain(row.mark), self._plain(row.ident) if self._beside else ""]
        for sign, line in zip_longest(margin, self._body(row), fillvalue=""):
            if sign or line:
                yield (sign + " " * (self._margin - width(sign)) + line).rstrip()

    def _body(self, row: Row) -> Iterator[str]:
        room = self._columns - self._margin if self._columns else 0
        for text in (row.head, row.text):
            if text:
                yield from self._broken(text, room)
        for note in row.notes:
            lines = self._broken(words(note), room - 2 if room else 0)
            yield lines[0]
            yield from ("  " + line for line in lines[1:])
        if row.ident and not self._beside:
            yield from self._broken(f"id: {row.ident}", room)

    def _set(self, label: str, text: str, indent: int) -> Iterator[str]:
        """Yield a text broken into lines behind its label, all but the label indented."""
        lead = self._plain(label)
        lead += " " * (indent - width(lead))
        for line in self._broken(text, self._columns - indent if self._columns else 0):
            yield (lead + line).rstrip()
            lead = " " * indent

    def _broken(self, text: str, room: int) -> list[str]:
        plain = self._plain(text)
        if not room or (len(plain) <= room and plain.isascii()):
            return [plain]
        return wrap(plain, room)

    def _plain(self, text: str) -> str:
        return self._fit(clean(text))


def words(note: Note) -> str:
    """Return a note as one text: ``quote: ...``."""
    if not note.label:
        return note.text
    sign = "" if not note.label[-1].isalnum() or note.label.endswith(" by") else ":"
    return f"{note.label}{sign} {note.text}"


def one_page(page: OnePage, columns: int) -> str:
    """Return one page of a brief as text; ``columns`` as for ``page``."""
    return "\n".join(one_page_lines(page, columns)) + "\n"


def one_page_lines(page: OnePage, columns: int) -> Iterator[str]:
    """Yield the lines of one page of a brief, none over ``columns`` cells; 0 breaks none."""

    def broken(text: str, indent: str = "", lead: str = "") -> Iterator[str]:
        lines = wrap(text, columns - len(indent)) if columns else [text]
        yield from (f"{indent if n or not lead else lead}{each}" for n, each in enumerate(lines))

    yield page.tlp
    if page.warning:
        yield from broken(page.warning)
    yield ""
    for text in (page.title, *page.head):
        yield from broken(text)
    for part in page.parts:
        yield ""
        yield from broken(part.title.upper())
        for item in part.items:
            yield from broken(item.text, "  ", "- ")
            for note in item.notes:
                yield from broken(note, "  ")
    yield ""
    for text in page.foot:
        yield from broken(text)
    if page.warning:
        yield from broken(page.warning)
    yield page.tlp


def item_text(outline: Outline, line: Line, *, width: int = 0) -> str:
    """Return an item with its brief's label first and last, as every copied text carries it.

    ``width`` is the widest line in cells; 0, the default, breaks no lines: what is pasted into a
    mail is broken there.
    """
    brief = outline.brief
    writer = RowWriter(outline)
    section = outline.section(line.section)
    row = writer.part(section).rows[section.lines.index(line)]
    head = f"{clean(brief.title)} ({brief.id}), cut-off {outline.cut_off}"
    lines = [outline.tlp, head, "", *row_lines(row, width), "", outline.tlp]
    return "\n".join(lines) + "\n"
