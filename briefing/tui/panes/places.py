"""Territorial claims, a row each, grouped by place; and the places, each citable on its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from briefing.brief import model as m
from briefing.brief.outline import Line, Outline, Section
from briefing.brief.sides.control import controls
from briefing.brief.words import point_words
from briefing.text import clean, width
from briefing.tui.cells import Row, column, fit, fit_words, flow, indent, row_width
from briefing.tui.panes.holding import control_heads
from briefing.tui.panes.parts import (
    Blocks,
    Form,
    ItemBlock,
    basis_spans,
    cite_cells,
    graded_spans,
    in_one_row,
    opened_statement,
    short_cite,
    side_spans,
    speaker_spans,
    spread,
    title_cells,
)
from briefing.tui.panes.table import TableColumn, TableLayout, share_columns
from briefing.tui.panes.voices import share_with_voices, voice_cells

CONTROL, HOLDER, BASIS, WHO, GRADE = 10, 8, 10, 13, 2
_BY: Final = 4
"""Which column of claims has who says so."""
_SAYS: Final = 36
"""Cells from which what a table leaves over shows how each statement begins: who says it, first."""


def _table(section: Section, outline: Outline, form: Form) -> TableLayout:
    """Return the columns of the claims: the basis is a word where there is room for it."""
    claims = [outline.claim(line) for line in section.lines]
    names = [outline.actor_name(claim.holder) for claim in claims]
    places = [outline.place_name(claim.place) for claim in claims]
    title = title_cells(section)
    control = _widest([claim.control for claim in claims], 7)
    columns = [
        TableColumn("", _widest(places, title), max(title, 9), texts=_new(places)),
        TableColumn(
            "holder", 2 + _widest(names), HOLDER, texts=[2 + width(name) for name in names]
        ),
        # What is said of the place comes before the whole of its name.
        TableColumn("control", control, min(control, 9), texts=[width(c.control) for c in claims]),
    ]
    table = share_with_voices(columns, section, outline, form)
    if table.left > 0 and (form.generous or table.left <= _SAYS):  # paragraphs at the edge
        return table.to_the_edge(_BY if table.cells[_BY] else 0)
    if table.left <= 0:
        return table
    said = TableColumn("in words", table.left - 1, _SAYS)
    return share_columns([*table.columns[:-1], said, table.columns[-1]], form.cells)


def _new(places: Sequence[str]) -> list[int]:
    """Return the widths of the names that are shown: one that is repeated is not."""
    return [width(name) for before, name in pairwise(("", *places)) if name != before]


def _widest(texts: Iterable[str], least: int = 1) -> int:
    return max([least, *map(width, texts)])


def heads(section: Section, outline: Outline, form: Form) -> Row:
    """Return the column heads at the columns' own places."""
    if form.size == "narrow" or not section.lines:
        return []
    return _table(section, outline, form).heads(title_cells(section) + 1)


def blocks(section: Section, outline: Outline, form: Form) -> Blocks:
    """Return one block a claim; a repeated place is left blank, so that groups read as groups.

    Above several claims on one place stands who is said to hold it.
    """
    out: Blocks = []
    found = controls(outline)
    table = _table(section, outline, form)
    before: str | None = ""
    graded = any(line.graded for line in section.lines)
    for line in section.lines:
        claim = outline.claim(line)
        repeated = bool(out) and claim.place == before
        before = claim.place
        opened = _opened(line, outline, form)
        here = found.get(claim.place or "")
        lead = control_heads(here, outline, form) if here and not repeated else []
        if form.size == "narrow":
            rows = _two_rows(line, claim, outline, form, graded)
            out.append(ItemBlock(rows, opened, heads=lead, judged=1))
            continue
        named, blank = (
            [table.row(_cells(table, line, claim, outline, form, shown))] for shown in (True, False)
        )
        said = in_one_row([(line.text, "dim")], form)
        rows, again = (blank, named) if repeated else (named, None)
        if lead:  # the place is named above
            rows, again = blank, named
        out.append(ItemBlock(rows, opened, again=again, heads=lead, brief=said))
    return out


def _cells(
    table: TableLayout, line: Line, claim: m.Claim, outline: Outline, form: Form, named: bool
) -> list[Row]:
    """Return what stands in the columns of a claim, the place where it is ``named``."""
    place = outline.place_name(claim.place) if named else ""
    cells = table.cells
    row: list[Row] = [
        [(place, "text" if claim.place else "dim")],
        side_spans(outline, outline.side(claim), outline.actor_name(claim.holder), cells[1]),
        [(claim.control, "hi")],
        *voice_cells(line, outline, form, cells[3:]),
    ]
    if len(cells) > len(row):
        row.insert(len(row) - 1, fit_words([(line.text, "dim")], cells[-2]))
    return row


def _two_rows(line: Line, claim: m.Claim, outline: Outline, form: Form, graded: bool) -> list[Row]:
    """Return the claim on two rows of a small terminal: nothing is left out.

    Where none of a section is ``graded`` no cells are kept for it.
    """
    name = outline.actor_name(claim.holder)
    holder = side_spans(outline, outline.side(claim), name, width(name) + 2)
    src = short_cite(line)
    tail: Row = [column(src, max(len(src) + 1, 5), "dim", right=True)]
    tail[:0] = graded_spans(line) if graded else []
    top: Row = [*holder, (f" {claim.control}", "hi b")]
    # The longer one of the two is cut where there is no room for both.
    place = outline.place_name(claim.place)
    room = form.cells - 1
    where = min(width(place), max(room - row_width(top), room // 2))
    top = fit(top, min(row_width(top), room - where))
    bottom: Row = [("  ", "text"), *basis_spans(line.basis, form)]
    who = form.cells - 13 - sum(len(t) for t, _ in tail) - 1
    right: Row = [*speaker_spans(outline, line, who), (" ", "text"), *tail]
    named = column(place, where, "text")
    return [spread(top, [named], form.cells), spread(bottom, right, form.cells)]


def _opened(line: Line, outline: Outline, form: Form) -> list[Row]:
    """Return the statement; where the row had no room for them, basis, speaker and grade lead."""
    if form.roomy or form.size == "narrow":
        return opened_statement(line, outline, form.below)
    who = outline.speaker_names(line)
    lead: Row = [(f"{line.basis.capitalize()} by {who}", "text")]
    if line.graded:
        lead += [(", ", "text"), *graded_spans(line)]
    return opened_statement(line, outline, form.below, [*lead, (": ", "text")])


_LEAST_NAME, _MOST_KIND = 14, 24
"""Cells that a place's name needs beside the other columns, which stand below it where it has
fewer; and cells that its kind gets at most."""
_WHERE = "coordinates (the desk's)"
_PRECISION: Final[dict[str, str]] = {
    "exact": "exact",
    "locality": "town",
    "area": "area",
    "unknown": "precision not known",
}
"""Of what the coordinates of a place are, where they are not exact."""


def coordinates(place: m.Place) -> str:
    """Return a place's coordinates with their precision, or that there are none."""
    if place.lat is None or place.lon is None:
        return "no coordinates"
    return f"{point_words(place.lat, place.lon)} ({_PRECISION[place.precision]})"


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


def place_heads(section: Section, _outline: Outline, form: Form) -> Row:
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
    return spread(left, [column("para", src, "dim", right=True)], form.cells)


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
        opened = indent(flow([(more, "text")], form.below - 2), 2) if more else []
        if columns is None:
            top = spread([(line.text, "text")], [cite], form.cells)
            below: Row = [(f"  {coordinates(place)}  ", "dim"), (kind, "dim")]
            out.append(ItemBlock([top, fit(below, form.cells)], opened))
            continue
        left: Row = [
            *_cell(line.text, columns[0]),
            *_cell(kind, columns[1]),
            *_cell(coordinates(place), columns[2]),
        ]
        out.append(ItemBlock([spread(left, [cite], form.cells)], opened))
    return out
