"""Sections of which a reader wants a table: who holds what, what happened to people, who is who."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from briefing.brief import model as m
from briefing.brief.outline import Line, Section
from briefing.export.phrases import ItemPhrases
from briefing.export.shapes import DocumentTable, Note, Row

_HEADS: Final = {
    "territory": ("Place", "Holder", "Control", "Whose word", "Cited", "Statement"),
    "humanitarian": ("What", "Where", "Figure", "Whose word", "Cited", "Statement"),
    "actors": ("Actor", "What it is", "Relations", "Cited", "More"),
}


def table(words: ItemPhrases, section: Section, rows: Iterable[Row]) -> DocumentTable | None:
    """Return a section as a table, None where it is no table; ``rows`` are those of its lines.

    Nothing of a row is left out: what has no column of its own stands in the last one.
    """
    key = section.kind.key
    if key not in _HEADS or not section.lines:
        return None
    make: dict[str, Callable[[ItemPhrases, Line, Row], list[str]]] = {
        "territory": _claim,
        "humanitarian": _impact,
        "actors": _actor,
    }
    found = [(row.ident, *make[key](words, line, row))
             for line, row in zip(section.lines, rows, strict=True)]  # fmt: skip
    heads = ("Id", *_HEADS[key])
    if not any(cells[0] for cells in found):
        return DocumentTable(heads[1:], tuple(cells[1:] for cells in found))
    return DocumentTable(heads, tuple(found))


def _claim(words: ItemPhrases, line: Line, row: Row) -> list[str]:
    outline = words.outline
    claim = outline.claim(line)
    side = outline.side(claim)
    holder = outline.actor_name(claim.holder) if claim.holder else "nobody named"
    return [
        outline.place_name(claim.place, short=False),
        f"{holder} ({side})" if side else holder,
        claim.control,
        _whose(words, line),
        words.cited(line),
        _told(row.text, row.notes[1:]),
    ]


def _impact(words: ItemPhrases, line: Line, row: Row) -> list[str]:
    impact = line.item
    assert isinstance(impact, m.Impact)
    figures = "; ".join(words.figure(each, impact) for each in impact.figures)
    rest = [note for note in row.notes[1:] if note.label != "figure"]
    return [
        f"{impact.category}: {impact.group}" if impact.group else impact.category,
        words.outline.place_name(impact.place, short=False) if impact.place else "",
        figures,
        _whose(words, line),
        words.cited(line),
        _told(row.text, rest),
    ]


def _actor(words: ItemPhrases, line: Line, row: Row) -> list[str]:
    facts = row.notes[0].text.removesuffix(words.cited(line)).strip()
    relations = [note.text for note in row.notes if note.label == "-"]
    rest = [note for note in row.notes[1:] if note.label != "-"]
    return [row.text, facts, "; ".join(relations), words.cited(line), _told("", rest)]


def _whose(words: ItemPhrases, line: Line) -> str:
    """Return whose word an item is, of the source's own the basis alone."""
    said = words.whose(line)
    return said if said.startswith((line.basis, "shown", "inferred")) else (
        ", ".join(filter(None, (line.basis, said)))
    )  # fmt: skip


def _told(text: str, notes: Iterable[Note]) -> str:
    """Return a statement and what stands below it, in one line."""
    parts = [f"{note.label}: {note.text}" if note.label else note.text for note in notes]
    return " ".join(filter(None, (text, "; ".join(parts))))
