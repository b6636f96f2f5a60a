"""Citations: what an item rests on, and whether the paragraphs and rows that it names exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefing.brief import model as m
from briefing.brief.outline import Line
from briefing.brief.parts import cited_parts
from briefing.brief.resolve import Cite, parse_cite
from briefing.brief.values import CITE_PATTERN
from briefing.compiled import late_pattern
from briefing.verify.case import Book, Case
from briefing.verify.sources.facts import CitedFacts, SourceFacts
from briefing.verify.spots import Spot
from briefing.verify.verdicts import Code, Path

UNKNOWN: Final = Code("cite-unknown", "cite")
MOVED: Final = Code("row-moved", "cite")

_CITE: Final = CITE_PATTERN.strip("^$")
_INLINE: Final = late_pattern(rf"\((?P<cites>{_CITE}(?:, ?{_CITE})*)\)")


def cites_of(book: Book, line: Line) -> Iterator[Cite]:
    """Yield what an item rests on: its citations, those in its note, those of what it refers to."""
    item = line.item
    yield from book.outline.resolver.all_cites(item)
    if isinstance(item, m.Crosscheck):
        for name in (*item.for_, *item.against):
            if name in book.outline.by_id:
                yield from book.outline.by_id[name].cites
    note = getattr(item, "note", None) or ""
    for match in _INLINE.finditer(note):
        for text in re.split(r", ?", match["cites"]):
            yield parse_cite(text, book.outline.resolver.first_source)


def check_citations(case: Case) -> None:
    """Say which citations lead beyond the end of a source, or backwards."""
    known = {source.id: source for source in case.book.sources}
    texts: list[tuple[Path, str]] = [
        ((*step, index), text)
        for step, cites in ((("cite",), getattr(case.item, "cite", ())), *cited_parts(case.item))
        for index, text in enumerate(cites)
    ]
    for step, text in texts:
        cite = parse_cite(text, case.book.outline.resolver.first_source)
        source = known.get(cite.source)
        count = source.count if source else 0
        spot = Spot((*case.line.path, *step))
        if source and max(cite.first, cite.last) > count:
            what = "row" if source.is_table else "paragraph"
            has = f"{count:,} {what}{'' if count == 1 else 's'}"
            message = f"{text} does not exist: the source has {has}."
            case.error(UNKNOWN, spot, message, _citable(text, what, count))
        elif source and cite.table:
            _moved(case, source, cite, spot)
        elif source and cite.row:
            _unknown_row(case, source.paragraphs[cite.first - 1], cite, spot)


def _citable(text: str, what: str, count: int) -> str:
    """Return the hint that tells which of the ``count`` paragraphs or rows may be cited.

    ``text`` is the citation that is wrong: where it names its source, so do those of the hint.
    """
    source, colon, _ = text.rpartition(":")
    first, last = (f"{source}{colon}{what[0]}{number}" for number in (1, count))
    if count == 1 and what == "paragraph":  # most often a text whose paragraphs nothing parts
        return f"Cite {first}, or part the paragraphs of the text by blank lines."
    return f"Cite {first} to {last}." if count > 1 else f"Cite {first}."


def _moved(case: Case, source: SourceFacts, cite: Cite, spot: Spot) -> None:
    """Say that a row is no longer the event that the brief says it is, and where that is now."""
    for row in source.moved:
        if cite.first <= row.number <= cite.last:
            hint = f"Cite r{row.now}, and correct table." if row.now else "Look for the event anew."
            case.error(MOVED, spot, row.words, hint)


def _unknown_row(case: Case, paragraph: CitedFacts, cite: Cite, spot: Spot) -> None:
    """Say that a citation names a row that a paragraph does not have."""
    rows = len(paragraph.rows)
    if cite.last_row <= rows:
        return
    name = paragraph.name
    hint = f"Cite {name}, or a row from {name}.r1 to {name}.r{rows}." if rows else f"Cite {name}."
    has = f"{name} has {rows} rows" if rows else f"{name} is no table"
    if not rows and not paragraph.text:
        has = f"the sealed record has no rows of {name}"
    message = f"{name}.r{cite.last_row} does not exist: {has}."
    case.error(UNKNOWN, spot, message, hint)
