"""A brief as Markdown (CommonMark, with tables), all that comes from the brief escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from briefing.brief.outline import NONE_RECORDED
from briefing.export.shapes import Document, DocumentTable, Note, OnePage, Row, TitledRows
from briefing.text import clean

_MARKS: Final = re.compile(r"[\\`*_{}\[\]()<>#|~&!$^]")
_TICKS: Final = re.compile("`+")
_LEAD: Final = re.compile(r"^(?:([-+=:])|(\d{1,9})([.)]))")


def escape(text: str) -> str:
    r"""Return one line of text as Markdown that shows just that text: ``\*``, ``1\.``."""
    text = _MARKS.sub(r"\\\g<0>", text)
    return _LEAD.sub(lambda lead: f"\\{lead[1]}" if lead[1] else f"{lead[2]}\\{lead[3]}", text)


def mark(label: str) -> str:
    """Return a TLP label as the line that stands first and last."""
    return f"**{escape(label)}**"


def page(document: Document, fit: Callable[[str], str]) -> str:
    """Return a document as Markdown; ``fit`` takes out what the reader's encoding lacks."""
    return "\n".join(_Page(fit).lines(document)) + "\n"


def one_page(page: OnePage) -> str:
    """Return one page of a brief as Markdown, its items as lists."""
    return "\n".join(_one_page_lines(page)) + "\n"


def _one_page_lines(page: OnePage) -> Iterator[str]:
    warning = [f"**{escape(page.warning)}**", ""] if page.warning else []
    yield from (mark(page.tlp), "", *warning, f"# {escape(page.title)}", "")
    yield from (f"{escape(text)}  " for text in page.head[:-1])
    yield escape(page.head[-1])
    for part in page.parts:
        yield from ("", f"## {escape(part.title)}", "")
        for item in part.items:
            yield f"- {escape(item.text)}"
            yield from (f"  - {escape(note)}" for note in item.notes)
    yield from ("", "---", "")
    yield from (f"- {escape(text)}" for text in page.foot)
    yield from ("", *warning, mark(page.tlp))


class _Page:
    """Writes one document: a heading for each part, below it a table or a list of its rows."""

    def __init__(self, fit: Callable[[str], str]) -> None:
        self._fit = fit

    def lines(self, document: Document) -> Iterator[str]:
        yield mark(document.tlp)
        yield ""
        if document.warning:
            yield f"**{self._plain(document.warning)}**"
            yield ""
        yield f"# {self._plain(document.title)}"
        yield ""
        yield from map(self._fact, document.facts)
        for part in document.parts:
            yield from self._part(part)
        yield ""
        yield "## How to read this"
        yield ""
        yield from map(self._fact, document.legend)
        yield ""
        if document.warning:
            yield f"**{self._plain(document.warning)}**"
            yield ""
        yield mark(document.tlp)

    def _fact(self, fact: Note) -> str:
        return f"- **{self._plain(fact.label)}:** {self._plain(fact.text)}"

    def _part(self, part: TitledRows) -> Iterator[str]:
        yield ""
        yield f"## {self._plain(part.title)}"
        yield ""
        if part.lead:
            yield f"*{self._plain(part.lead)}*"
            yield ""
        if part.block:
            longest = max(map(len, _TICKS.findall("\n".join(part.block))), default=0)
            fence = "`" * max(longest + 1, 3)
            yield from (f"{fence}text", *map(self._fit, part.block), fence)
        elif not part.rows:
            yield NONE_RECORDED
        if part.table is not None:
            yield from self._table(part.table)
            return
        for row in part.rows:
            yield from self._row(row)

    def _table(self, table: DocumentTable) -> Iterator[str]:
        """Yield a table as GitHub, GitLab, pandoc and most others read it."""
        yield f"| {' | '.join(table.heads)} |"
        yield f"|{' -- |' * len(table.heads)}"
        for cells in table.rows:
            yield f"| {' | '.join(map(self._plain, cells))} |"

    def _row(self, row: Row) -> Iterator[str]:
        """Yield a row as an item of a list: mark and id, what it is about, text, notes."""
        mark = self._plain(row.mark)
        ident = f" ({self._plain(row.ident)})" if row.ident else ""
        head = f" *{self._plain(row.head)}*" if row.head else ""
        yield f"- **{mark}**{ident}:{head} {self._plain(row.text)}"
        for note in row.notes:
            yield f"  - {self._note(note)}"

    def _note(self, note: Note) -> str:
        text = self._plain(note.text)
        if note.label in ("", "-"):
            return text
        return f"*{self._plain(note.label)}:* {text}"

    def _plain(self, text: str) -> str:
        return escape(self._fit(clean(text)))
