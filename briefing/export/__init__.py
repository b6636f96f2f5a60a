"""A brief written down, in every format that there is. Screen, copy and files share it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Literal

# What rendering needs is imported by it: the command line wants the names alone.
if TYPE_CHECKING:
    from briefing.brief.model import Brief
    from briefing.brief.outline import Outline
    from briefing.compare import Comparison
    from briefing.export.judged_brief import JudgedBrief
    from briefing.export.shapes import Document, OnePage
    from briefing.verify.verdicts import Verdicts

Format = Literal["text", "markdown", "json", "html", "mail", "csv", "geojson", "docx", "stix"]

FORMATS: Final[dict[Format, str]] = {
    "text": ".txt",
    "markdown": ".md",
    "json": ".json",
    "html": ".html",
    "mail": ".eml",
    "csv": ".csv",
    "geojson": ".geojson",
    "docx": ".docx",
    "stix": ".stix.json",
}
"""The formats, each with the ending of its files."""
TELLS_CHANGES: Final[tuple[Format, ...]] = ("text", "markdown", "json")
"""The formats that can tell what changed since another brief."""
OF_ONE: Final[tuple[Format, ...]] = ("html", "mail", "docx")
"""The formats that hold one brief."""
NO_TEXT: Final[tuple[Format, ...]] = ("docx",)
"""The formats of which only ``render_bytes`` knows: they are no text."""
GOES_WITH: Final[dict[str, tuple[Format, ...]]] = {
    "--since": TELLS_CHANGES,
    "--width": ("text",),
    "--verdicts": TELLS_CHANGES,
    "--map": ("text", "markdown"),
    "--one-page": ("text", "markdown", "html", "mail"),
    "--no-texts": ("html",),
    "--no-series": ("html",),
    "--template": ("docx",),
}
"""The options of ``export`` that mean something for some formats alone."""
WIDTH: Final = 78
"""Columns of a page of text, unless another width is asked for."""
LEAST: Final = 40
"""The narrowest page of text."""


def render(
    brief: Brief | Outline,
    format: Format = "text",
    *,
    width: int = WIDTH,
    ascii: bool = False,
    encoding: str = "utf-8",
    verdicts: Verdicts | None = None,
    marks: bool = False,
) -> str:
    """Return a brief in a format, with a line feed at its end.

    ``width`` is for text alone: no line is wider, 0 breaks no lines. ``ascii`` writes ASCII
    alone; otherwise only what ``encoding`` lacks is written as in ASCII. The answer can be
    encoded so, and holds nothing that a terminal obeys. The counts of its ``verdicts`` stand in
    the head; with ``marks`` each item has its own, too.

    Raises:
        ValueError: ``width`` is neither 0 nor at least ``LEAST``.
    """
    from briefing.export.judged_brief import JudgedBrief

    whole = [JudgedBrief(brief, verdicts, marks)]
    return render_all(whole, format, width=width, ascii=ascii, encoding=encoding)


def render_all(
    briefs: Sequence[Brief | Outline | JudgedBrief],
    format: Format = "text",
    *,
    width: int = WIDTH,
    ascii: bool = False,
    encoding: str = "utf-8",
    since: Brief | Outline | None = None,
) -> str:
    """Return several briefs as ``render`` does one: below each other, JSON as an array.

    Where they differ in their TLP label, the strictest one stands on the first and last line.
    With ``since`` each also tells what changed since that brief, whose label counts with theirs.
    CSV and GeoJSON have the figures, or the claims, of all of them in one table or collection.

    Raises:
        ValueError: as ``render``; or the format cannot tell what changed, holds one brief, or is
            no text.
    """
    _check(width)
    if since is not None and format not in TELLS_CHANGES:
        raise ValueError(f"{format} does not tell what changed")
    if format in NO_TEXT:
        raise ValueError(f"{format} is no text")
    whole = _whole(briefs, findings=format == "html")
    encoding = "ascii" if ascii else encoding
    if format in OF_ONE and len(whole) != 1:
        raise ValueError(f"{format} holds one brief")
    if format == "html":
        from briefing.text import fitted

        return fitted(_page(*whole[0]), encoding)
    if format == "mail":
        from briefing.export.mail import COLUMNS, draft

        outline, found = whole[0]
        return draft(outline, _one_page(outline, found, None, COLUMNS, "utf-8"))
    if format == "stix":
        from briefing.export.stix import bundle

        return bundle([outline for outline, _ in whole], encoding)
    if format in ("csv", "geojson"):
        return _rows(whole, format, encoding)
    compared = [_compared(since, outline) for outline, _ in whole]
    if format == "json":
        return _json(whole, compared, encoding)
    from briefing.export.pages import pages

    columns = WIDTH if format == "markdown" else width or WIDTH
    made = [
        (_one_page if found.one_page else _document)(outline, found, comparison, columns, encoding)
        for (outline, found), comparison in zip(whole, compared, strict=True)
    ]
    return pages(made, format, width, encoding)


def _whole(
    briefs: Sequence[Brief | Outline | JudgedBrief], *, findings: bool
) -> list[tuple[Outline, JudgedBrief]]:
    """Return briefs with outlines; of ``findings``, or where there are any, what may be told."""
    from briefing.brief.outline import outline_of
    from briefing.export.judged_brief import JudgedBrief

    judged = [brief if isinstance(brief, JudgedBrief) else JudgedBrief(brief) for brief in briefs]
    if findings or any(each.marks for each in judged):  # else no finding is written
        from briefing.export.rights import told_as_allowed

        judged = [told_as_allowed(each) for each in judged]
    return [(outline_of(each.brief), each) for each in judged]


def _compared(since: Brief | Outline | None, outline: Outline) -> Comparison | None:
    """Return what changed since another brief, None without one."""
    if since is None:
        return None
    from briefing.compare import compare

    return compare(since, outline)


def _json(
    whole: Sequence[tuple[Outline, JudgedBrief]],
    compared: Sequence[Comparison | None],
    encoding: str,
) -> str:
    """Return briefs as JSON, several as an array."""
    from briefing.export.json import document_of, encode

    plain = [
        document_of(outline.brief, comparison, found.verdicts, marks=found.marks)
        for (outline, found), comparison in zip(whole, compared, strict=True)
    ]
    return encode(plain[0] if len(plain) == 1 else plain, encoding)


def _document(
    outline: Outline, found: JudgedBrief, comparison: Comparison | None, columns: int, encoding: str
) -> Document:
    """Return a brief as a document for people, with its map and what changed where asked for."""
    from briefing.export.document import document, with_map
    from briefing.text import fitted

    made = document(outline, found.verdicts, marks=found.marks)
    if found.map:
        made = with_map(made, outline.brief, columns, lambda text: fitted(text, encoding))
    if comparison is not None:
        from briefing.export import changes

        made = changes.since(made, comparison)
    return made


def _one_page(
    outline: Outline, found: JudgedBrief, comparison: Comparison | None, columns: int, encoding: str
) -> OnePage:
    """Return one page of a brief, with what changed where asked for."""
    from briefing.export.one_page.fitted import one_page
    from briefing.text import fitted

    return one_page(outline, found, comparison, columns, lambda text: fitted(text, encoding))


def render_changes(
    comparison: Comparison,
    format: Format = "text",
    *,
    width: int = WIDTH,
    ascii: bool = False,
    encoding: str = "utf-8",
) -> str:
    """Return what changed between two briefs, as ``render`` does a brief.

    Raises:
        ValueError: as ``render``.
    """
    from briefing.export import changes

    _check(width)
    encoding = "ascii" if ascii else encoding
    if format == "json":
        from briefing.export.json import encode

        return encode(changes.plain(comparison), encoding)
    from briefing.export.pages import pages

    return pages([changes.document(comparison)], format, width, encoding)


def _page(outline: Outline, found: JudgedBrief) -> str:
    """Return a brief as a page."""
    from briefing.brief.outline import outline_of
    from briefing.export.html import page
    from briefing.export.series import series

    before = [outline_of(each) for each in found.before]
    moved = series([*before, outline]) if before and not found.one_page else None
    return page(outline, found.verdicts, found.texts, one_page=found.one_page, series=moved)


def _rows(
    briefs: Sequence[tuple[Outline, JudgedBrief]], format: Literal["csv", "geojson"], encoding: str
) -> str:
    """Return the figures of briefs as one table, or their claims as one collection."""
    if format == "csv":
        from briefing.export.sheet import Listed, table

        return table([Listed(each, found.verdicts) for each, found in briefs], encoding)
    from briefing.export.geojson import Mapped, collection

    return collection([Mapped(each, found.verdicts) for each, found in briefs], encoding)


def render_bytes(brief: JudgedBrief, format: Format) -> bytes:
    """Return one brief in any format as the content of a file.

    Raises:
        MissingExtra: what writes the format is not installed.
    """
    if format == "docx":
        from briefing.brief.outline import outline_of
        from briefing.export.docx import word_file
        from briefing.export.rights import told_as_allowed

        return word_file(outline_of(brief.brief), told_as_allowed(brief).verdicts).data
    return file_bytes(render_all([brief], format), format)


def file_bytes(text: str, format: Format) -> bytes:
    """Return a brief in a format as the content of a file.

    A table begins with a byte order mark, without which Excel reads it in an encoding of old.
    """
    mark = "\ufeff" if format == "csv" else ""
    return f"{mark}{text}".encode("utf-8", "replace")


def _check(width: int) -> None:
    if width and width < LEAST:
        raise ValueError(f"a page has at least {LEAST} columns")
