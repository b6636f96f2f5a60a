"""Relationships and places: what the other sections lean on, each item citable on its own."""

from __future__ import annotations

from briefing.format import model as m
from briefing.outline import Outline, Section
from briefing.tui.cells import Row, column, fit, flow, indent
from briefing.tui.panes.parts import (
    Block,
    Blocks,
    Form,
    basis_glyph,
    cite_cells,
    margin_cells,
    prose,
    short_cite,
    spread,
)
from briefing.words import point_words

KIND, COORDINATES = 12, 26
_LEAST_NAME = 14
"""Cells that a place's name needs beside the other columns; with fewer they stand below it."""


def relationships(section: Section, outline: Outline, form: Form) -> Blocks:
    """Return one block a relationship: who is what to whom, on what basis, by whose word."""
    side = margin_cells(section)
    out: Blocks = []
    for line in section.lines:
        lead: Row = [(f"{basis_glyph(line.basis, form)} ", "text")]
        text: Row = [(line.text, "text"), (f" ({outline.speaker_names(line)})", "dim")]
        note = outline.say(getattr(line.item, "note", None))
        opened = indent(flow([(note, "text")], form.cells - 3), 2) if note else []
        out.append(Block(prose(lead, text, line, form.cells, side), opened))
    return out


def coordinates(place: m.Place) -> str:
    """Return a place's coordinates with their precision, or that there are none."""
    if place.lat is None or place.lon is None:
        return "no coordinates"
    return f"{point_words(place.lat, place.lon)}, {place.precision}"


def _stacked(src: int, form: Form) -> bool:
    """Tell whether a place takes two rows."""
    room = form.cells - KIND - COORDINATES - src
    return form.size == "narrow" or room < _LEAST_NAME


def place_heads(section: Section, form: Form) -> Row:
    """Return the column heads of the places."""
    src = cite_cells(section)
    if _stacked(src, form):
        return []
    right: Row = [
        column("kind", KIND, "dim"),
        column("coordinates (the desk's)", COORDINATES, "dim"),
        column("src", src, "dim", right=True),
    ]
    return spread([], right, form.cells)


def places(section: Section, outline: Outline, form: Form) -> Blocks:
    """Return one block a place: name, kind, and where the desk puts it."""
    src = cite_cells(section)
    out: Blocks = []
    for line in section.lines:
        place = line.item
        assert isinstance(place, m.Place)
        cite = column(short_cite(line), src, "dim", right=True)
        kind = outline.say(place.kind)
        names = ", ".join(outline.say(name) for name in place.aka)
        note = outline.say(place.note)
        more = "; ".join(part for part in (names and f"also {names}", note) if part)
        opened = indent(flow([(more, "text")], form.cells - 3), 2) if more else []
        if _stacked(src, form):
            top = spread([(line.text, "text")], [cite], form.cells)
            below: Row = [(f"  {kind}  " if kind else "  ", "dim"), (coordinates(place), "dim")]
            out.append(Block([top, fit(below, form.cells)], opened))
            continue
        right: Row = [
            column(kind, KIND, "text"),
            column(coordinates(place), COORDINATES, "text"),
            cite,
        ]
        out.append(Block([spread([(line.text, "text")], right, form.cells)], opened))
    return out
