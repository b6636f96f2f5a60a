"""Places: what the other sections lean on, each citable on its own."""

from __future__ import annotations

from briefing.brief import model as m
from briefing.brief.outline import Outline, Section
from briefing.brief.words import point_words
from briefing.text import clean, width
from briefing.tui.cells import Row, column, fit, flow, indent
from briefing.tui.panes.parts import (
    Block,
    Blocks,
    Form,
    cite_cells,
    short_cite,
    spread,
)

_LEAST_NAME, _MOST_KIND = 14, 24
"""Cells that a place's name needs beside the other columns, which stand below it where it has
fewer; and cells that its kind gets at most."""
_WHERE = "coordinates (the desk's)"


def coordinates(place: m.Place) -> str:
    """Return a place's coordinates with their precision, or that there are none."""
    if place.lat is None or place.lon is None:
        return "no coordinates"
    return f"{point_words(place.lat, place.lon)}, {place.precision}"


def _columns(section: Section, src: int, form: Form) -> tuple[int, int, int] | None:
    """Return the cells for name, kind and coordinates; None where a place takes two rows."""
    kinds, points, names = [4], [width(_WHERE)], [_LEAST_NAME]
    for line in section.lines:
        assert isinstance(line.item, m.Place)
        kinds.append(width(clean(line.item.kind or "")))
        points.append(width(coordinates(line.item)))
        names.append(width(line.text))
    kind, point = min(max(kinds), _MOST_KIND) + 2, max(points) + 2
    room = form.cells - kind - point - src
    if form.size == "narrow" or room < _LEAST_NAME:
        return None
    return min(max(names) + 2, room), kind, point


def _cell(text: str, cells: int) -> Row:
    """Return a cell of the table with the gap behind it."""
    return [column(text, cells - 2, "text"), ("  ", "text")]


def place_heads(section: Section, form: Form) -> Row:
    """Return the column heads of the places."""
    src = cite_cells(section)
    columns = _columns(section, src, form)
    if columns is None:
        return []
    name, kind, point = columns
    left: Row = [
        (" " * name, "dim"),
        column("kind", kind, "dim"),
        column(_WHERE, point, "dim"),
    ]
    return spread(left, [column("src", src, "dim", right=True)], form.cells)


def places(section: Section, outline: Outline, form: Form) -> Blocks:
    """Return one block a place: name, kind, and where the desk puts it."""
    src = cite_cells(section)
    columns = _columns(section, src, form)
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
        if columns is None:
            top = spread([(line.text, "text")], [cite], form.cells)
            below: Row = [(f"  {coordinates(place)}  ", "dim"), (kind, "dim")]
            out.append(Block([top, fit(below, form.cells)], opened))
            continue
        left: Row = [
            *_cell(line.text, columns[0]),
            *_cell(kind, columns[1]),
            *_cell(coordinates(place), columns[2]),
        ]
        out.append(Block([spread(left, [cite], form.cells)], opened))
    return out
