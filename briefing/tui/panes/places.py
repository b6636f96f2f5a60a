"""Territorial claims, a row each, grouped by place; and the places, each citable on its own."""

from __future__ import annotations

from briefing.brief import model as m
from briefing.brief.outline import Line, Outline, Section
from briefing.brief.words import point_words
from briefing.text import clean, width
from briefing.tui.cells import Row, column, fit, flow, indent
from briefing.tui.panes.parts import (
    Block,
    Blocks,
    Form,
    basis_glyph,
    basis_spans,
    cite_cells,
    graded_spans,
    opened_statement,
    short_cite,
    side_spans,
    speaker_spans,
    spread,
)

CONTROL, HOLDER, BASIS, WHO, GRADE = 10, 8, 10, 13, 2


def _place_cells(src: int, form: Form) -> int:
    """Return what is left for the place when every other column has its own."""
    if form.roomy:
        return form.cells - (src + GRADE + WHO + BASIS + CONTROL + HOLDER + 6)
    return form.cells - (src + 1 + CONTROL + HOLDER + 4)


def heads(section: Section, form: Form) -> Row:
    """Return the column heads at the columns' own places."""
    if form.size == "narrow":
        return []
    src = cite_cells(section)
    place = _place_cells(src, form)
    row: Row = [(" " * (place + 1), "dim"), column("holder", HOLDER + 1, "dim")]
    if form.roomy:
        row += [
            column("control", CONTROL + 1, "dim"),
            column("basis", BASIS + 3, "dim"),
            column("who says", WHO - 1, "dim"),
            column("gr", GRADE + 1, "dim"),
        ]
    else:
        row += [column("control", CONTROL + 3, "dim")]
    return [*row, column("src", src, "dim", right=True)]


def blocks(section: Section, outline: Outline, form: Form) -> Blocks:
    """Return one block a claim; a repeated place is left blank, so that groups read as groups."""
    out: Blocks = []
    src = cite_cells(section)
    before: str | None = ""
    for line in section.lines:
        claim = outline.claim(line)
        repeated = bool(out) and claim.place == before
        before = claim.place
        if form.size == "narrow":
            out.append(Block(_two_rows(line, claim, outline, form), _opened(line, outline, form)))
            continue
        row = _row(line, claim, outline, form, repeated, src)
        opened = _opened(line, outline, form)
        if form.generous and form.roomy:
            teaser: Row = [("  ", "dim"), column(line.text, form.cells - 2, "dim")]
            out.append(Block([row, teaser], opened, teaser=1))
        else:
            out.append(Block([row], opened))
    return out


def _holder(claim: m.Claim, outline: Outline, cells: int) -> Row:
    name = outline.actor_name(claim.holder)
    return side_spans(outline, outline.side(claim), name, cells)


def _row(
    line: Line, claim: m.Claim, outline: Outline, form: Form, repeated: bool, src_cells: int
) -> Row:
    place = "" if repeated else outline.place_name(claim.place)
    words = "text" if claim.place else "dim"
    row: Row = [
        column(place, _place_cells(src_cells, form), words),
        (" ", "text"),
        *_holder(claim, outline, HOLDER),
        (" ", "text"),
        column(claim.control, CONTROL, "hi"),
        (" ", "text"),
    ]
    src = column(short_cite(line), src_cells, "dim", right=True)
    if not form.roomy:
        return [*row, (basis_glyph(line.basis, form), "text"), (" ", "text"), src]
    return [
        *row,
        *basis_spans(line.basis, form),
        (" ", "text"),
        *speaker_spans(outline, line, WHO),
        (" ", "text"),
        *graded_spans(line),
        (" ", "text"),
        src,
    ]


def _two_rows(line: Line, claim: m.Claim, outline: Outline, form: Form) -> list[Row]:
    """Return the claim on two rows of a small terminal: nothing is left out."""
    half = max(form.cells * 20 // 37, 18)
    name = outline.actor_name(claim.holder)
    holder = side_spans(outline, outline.side(claim), name, min(len(name) + 2, half - 5))
    src = short_cite(line)
    tail: Row = [*graded_spans(line), column(src, max(len(src) + 1, 5), "dim", right=True)]
    top: Row = [*holder, (f" {claim.control}", "hi b")]
    place = column(outline.place_name(claim.place), form.cells - half, "text")
    bottom: Row = [("  ", "text"), *basis_spans(line.basis, form)]
    who = form.cells - 13 - sum(len(t) for t, _ in tail) - 1
    right: Row = [*speaker_spans(outline, line, who), (" ", "text"), *tail]
    return [spread(fit(top, half - 1), [place], form.cells), spread(bottom, right, form.cells)]


def _opened(line: Line, outline: Outline, form: Form) -> list[Row]:
    """Return the statement; where the row had no room for them, basis, speaker and grade lead."""
    if form.roomy or form.size == "narrow":
        return opened_statement(line, outline, form.cells)
    who = outline.speaker_names(line)
    lead: Row = [(f"{line.basis.capitalize()} by {who}", "text")]
    if line.graded:
        lead += [(", ", "text"), *graded_spans(line)]
    return opened_statement(line, outline, form.cells, [*lead, (": ", "text")])


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
