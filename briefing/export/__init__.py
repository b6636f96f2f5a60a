"""A brief written down: plain text, Markdown or JSON. Screen, copy and files share it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Literal

# What rendering needs is imported by it: the command line's help wants the names alone.
if TYPE_CHECKING:
    from briefing.format.model import Brief
    from briefing.outline import Outline

Format = Literal["text", "markdown", "json"]

FORMATS: Final[dict[Format, str]] = {"text": ".txt", "markdown": ".md", "json": ".json"}
"""The formats, each with the ending of its files."""
WIDTH: Final = 78
"""Columns of a page of text, unless another width is asked for."""
LEAST: Final = 40
"""The narrowest page of text."""
_TLP: Final = ("CLEAR", "WHITE", "GREEN", "AMBER", "AMBER+STRICT", "RED")


def render(
    brief: Brief | Outline,
    format: Format = "text",
    *,
    width: int = WIDTH,
    ascii: bool = False,
    encoding: str = "utf-8",
) -> str:
    """Return a brief in a format, with a line feed at its end.

    ``width`` is for text alone: no line is wider, 0 breaks no lines. ``ascii`` writes ASCII
    alone; otherwise only what ``encoding`` lacks is written as in ASCII. The answer can be
    encoded so, and holds nothing that a terminal obeys.

    Raises:
        ValueError: ``width`` is neither 0 nor at least ``LEAST``.
    """
    return render_all([brief], format, width=width, ascii=ascii, encoding=encoding)


def render_all(
    briefs: Sequence[Brief | Outline],
    format: Format = "text",
    *,
    width: int = WIDTH,
    ascii: bool = False,
    encoding: str = "utf-8",
) -> str:
    """Return several briefs as ``render`` does one: below each other, JSON as an array.

    Where they differ in their TLP label, the strictest one stands on the first and last line.
    """
    if width and width < LEAST:
        raise ValueError(f"a page has at least {LEAST} columns")
    from briefing.outline import Outline

    outlines = [brief if isinstance(brief, Outline) else Outline(brief) for brief in briefs]
    encoding = "ascii" if ascii else encoding

    def fit(text: str) -> str:
        return fitted(text, encoding)

    if format == "json":
        from briefing.export.json import document_of, encode

        whole = [document_of(outline.brief) for outline in outlines]
        return encode(whole[0] if len(whole) == 1 else whole, encoding)
    from briefing.export.document import document

    documents = [document(outline) for outline in outlines]
    labels = {outline.tlp for outline in outlines}
    line = max(labels, key=lambda label: _TLP.index(label.removeprefix("TLP:")), default="")
    if format == "markdown":
        from briefing.export import markdown

        pages = [markdown.page(each, fit) for each in documents]
        line = markdown.mark(line)
    else:
        from briefing.export import text

        pages = [text.page(each, width, fit) for each in documents]
    if len(labels) > 1:
        pages = [f"{line}\n", *pages, f"{line}\n"]
    return "\n\n".join(pages)


def fitted(text: str, encoding: str) -> str:
    """Return ``text`` with whatever ``encoding`` lacks written in ASCII, the rest as it is."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        from briefing.text import clusters

        return "".join(_fitted(part, encoding) for part in clusters(text))
    return text


def _fitted(part: str, encoding: str) -> str:
    try:
        part.encode(encoding)
    except UnicodeEncodeError:
        from briefing.text import to_ascii

        return to_ascii(part)
    return part
