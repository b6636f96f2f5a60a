"""The legend line of a page: what the signs in sight mean."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final

from briefing import glyphs
from briefing.brief.outline import Line
from briefing.brief.scales import BASIS
from briefing.tui.cells import Row, row_width
from briefing.tui.panes.parts import Form, basis_glyph, mark_span

if TYPE_CHECKING:
    from briefing.verify.verdicts import Mark

MARK_WORDS: Final[dict[Mark, str]] = {
    "verified": "found",
    "partly": "found in part",
    "unsupported": "not found",
    "own": "the desk's own",
    "not_checkable": "uncheckable",
}
"""What each verdict says, in as few words as there is room for."""


def legend_row(lines: Sequence[Line], marks: Collection[Mark], cells: int, ascii_only: bool) -> Row:
    """Return the signs of ``lines`` and of their verdicts with their meaning, as many as fit."""
    form = Form(cells, "full", ascii_only)
    used = {line.basis for line in lines}
    entries: list[Row] = [
        [(basis_glyph(word, form), "text"), (f" {word}", "dim")]
        for word in BASIS
        if word in used and word != "inferred"
    ]
    if any(line.contradicted for line in lines):
        entries.append([(glyphs.CONTRADICTED, "part b cue"), (" contradicted", "dim")])
    entries += [
        [mark_span(mark), (f" {said}", "dim")] for mark, said in MARK_WORDS.items() if mark in marks
    ]
    entries.append([("p1+", "dim"), (" and more paragraphs", "dim")])
    row: Row = []
    for entry in entries:
        gap = 2 if row else 0
        if row_width(row) + gap + row_width(entry) <= cells:
            row += [(" " * gap, "dim"), *entry] if gap else entry
    return row
