"""Documents as text or Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.brief.scales import strictest
from briefing.export import Format, markdown, text
from briefing.export.shapes import Document, OnePage
from briefing.text import fitted


def pages(
    documents: Sequence[Document | OnePage], format: Format, width: int, encoding: str
) -> str:
    """Return documents as text or Markdown, the strictest label around them where they differ."""
    labels = {document.tlp for document in documents}
    line = strictest(labels)
    if format == "markdown":
        line = markdown.mark(line)
    written = [_written(each, format, width, encoding) for each in documents]
    if len(labels) > 1:
        written = [f"{line}\n", *written, f"{line}\n"]
    return "\n\n".join(written)


def _written(document: Document | OnePage, format: Format, width: int, encoding: str) -> str:
    """Return one document as text or Markdown."""

    def fit(text: str) -> str:
        return fitted(text, encoding)

    if isinstance(document, Document):
        if format == "markdown":
            return markdown.page(document, fit)
        return text.page(document, width, fit)
    return markdown.one_page(document) if format == "markdown" else text.one_page(document, width)
