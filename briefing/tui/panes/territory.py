"""Territorial claims: one row a claim, grouped by place; the selected one opens."""

from __future__ import annotations

from briefing.brief import model as m
from briefing.brief.outline import Line, Outline, Section
from briefing.tui.cells import Row, column, fit
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
