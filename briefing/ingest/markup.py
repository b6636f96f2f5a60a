"""A tree of HTML, or of what trafilatura makes of it, as paragraphs and rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import etree

_UNSEEN: Final = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "title",
        "iframe",
        "object",
        "svg",
        "math",
        "input",
        "select",
        "textarea",
        "button",
    ]
)
_BLOCKS: Final = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "li",
        "item",
        "blockquote",
        "quote",
        "pre",
        "dt",
        "dd",
        "article",
        "section",
        "main",
        "header",
        "footer",
        "aside",
        "nav",
        "address",
        "figure",
        "figcaption",
        "ul",
        "ol",
        "dl",
        "list",
        "body",
        "table",
        "form",
        "fieldset",
        "hr",
        "details",
        "summary",
        "center",
        "tr",
        "td",
        "th",
        "caption",
    ]
)
_HEADINGS: Final = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "head"])
_ITEMS: Final = frozenset(("li", "item"))
_BREAKS: Final = frozenset(("br", "lb"))
_ROWS: Final = frozenset(("tr", "row"))
_CELLS: Final = frozenset(("td", "th", "cell"))
_NOT_TEXT: Final = {
    "nav": "navigation", "footer": "the page's foot", "header": "the page's head",
    "aside": "beside the text", "form": "a form", "figure": "a picture's caption",
    "figcaption": "a picture's caption",
}  # fmt: skip
"""What a piece of a page is that does not belong to its text, by the element it stands in."""
ELSEWHERE: Final = "outside the main text"
_BREAK: Final = "\x1d"
"""Stands for a line break within a paragraph until it is known whether two of them follow."""


class PagePiece(NamedTuple):
    """A paragraph or a table, and what part of the page it stands in."""

    text: str
    why: str = ELSEWHERE


def pieces(root: etree._Element) -> Iterator[PagePiece]:
    """Yield what is to be read in a tree, in order; two line breaks end a paragraph."""
    walker = _Walker()
    yield from walker.pieces_of(root, ELSEWHERE)
    yield from walker.flush(ELSEWHERE)


def tag_of(element: etree._Element) -> str:
    """Return the name of an element without its namespace, "" of a comment or an instruction."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


class _Walker:
    """Goes through a tree and gathers the text of one paragraph after the other."""

    def __init__(self) -> None:
        self.gathered: list[str] = []

    def pieces_of(self, top: etree._Element, why: str) -> Iterator[PagePiece]:
        """Yield the pieces below an element; no depth of nesting is too much for it."""
        # The second visit of an element closes it.
        todo: list[tuple[etree._Element, str, bool]] = [(top, why, False)]
        while todo:
            element, why, closing = todo.pop()
            tag = tag_of(element)
            if closing:
                if tag in _BLOCKS:
                    yield from self.flush(why, tag)
            elif tag in _UNSEEN or not tag:
                pass
            elif tag == "table" and (rows := _table(element)):
                yield from self.flush(why)
                yield PagePiece(rows, why)
            else:
                if tag in _BLOCKS:
                    yield from self.flush(why)
                    why = _NOT_TEXT.get(tag, why)
                self.gathered.append(_BREAK if tag in _BREAKS else element.text or "")
                todo.append((element, why, True))
                todo += [(child, why, False) for child in reversed(element)]
                continue
            if element is not top:
                self.gathered.append(element.tail or "")

    def flush(self, why: str, tag: str = "") -> Iterator[PagePiece]:
        """Yield what has been gathered as paragraphs."""
        text = "".join(self.gathered)
        self.gathered.clear()
        for part in re.split(rf"\s*{_BREAK}\s*{_BREAK}\s*", text):
            words = " ".join(part.replace(_BREAK, " ").split())
            if words:
                lead = "## " if tag in _HEADINGS else "- " if tag in _ITEMS else ""
                yield PagePiece(lead + words, why)


def _table(element: etree._Element) -> str:
    """Return a table as lines with ``|`` between the cells; "" of one that only lays out a page."""
    if any(tag_of(each) == "table" for each in element.iterdescendants()):
        return ""
    rows = [
        [_words(cell) for cell in row if tag_of(cell) in _CELLS]
        for row in element.iter()
        if tag_of(row) in _ROWS
    ]
    rows = [row for row in rows if any(row)]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return ""
    wide = max(map(len, rows))
    filled = [row + [""] * (wide - len(row)) for row in rows]
    lines = [f"| {' | '.join(row)} |" for row in filled]
    head = any(tag_of(each) == "th" or each.get("role") == "head" for each in element.iter())
    if head:
        lines.insert(1, "|" + " -- |" * wide)
    return "\n".join(lines)


def _words(cell: etree._Element) -> str:
    return " ".join(" ".join(cell.itertext()).replace("|", "/").split())
