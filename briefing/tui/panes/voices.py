"""By whose word: the columns that the tables of claims and of figures end with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.brief.outline import Line, Outline, Section
from briefing.text import width
from briefing.tui.cells import Row
from briefing.tui.panes.parts import (
    Form,
    basis_glyph,
    basis_spans,
    cite_cells,
    first_speaker,
    graded_spans,
    short_cite,
    speaker_spans,
)
from briefing.tui.panes.table import TableColumn, TableLayout, share_columns

_WHO: Final = 24
"""Cells that who says something gets at most in a table."""
_SPELLED, _WRAPPED_TOO = 80, 100
"""Cells from which a table has each basis in a word; and where figures that are too long wrap."""


def share_with_voices(
    columns: Sequence[TableColumn], section: Section, outline: Outline, form: Form
) -> TableLayout:
    """Return columns with those of basis, speaker, grade and paragraph behind them.

    In a narrow table a basis is its sign alone where words would cut what stands in another column;
    the legend says what it means. So is of several speakers the first with how many more. Where
    there is still no room, speaker and grade are left out; where none has a grade, it is from the
    start.
    """
    graded = any(line.graded for line in section.lines)
    spelled = form.cells >= (_WRAPPED_TOO if form.generous else _SPELLED)
    whole = [outline.speaker_names(line) for line in section.lines]
    first = [first_speaker(line, outline) for line in section.lines]
    table = share_columns(
        [*columns, *_voice_columns(section, whole, graded, words=True)], form.cells
    )
    for names in (whole, first):
        if all(got >= each.need for got, each in zip(table.cells, table.columns, strict=True)):
            break
        table = share_columns(
            [*columns, *_voice_columns(section, names, graded, words=spelled)], form.cells
        )
    return table


def _voice_columns(
    section: Section, names: Sequence[str], graded: bool, *, words: bool
) -> list[TableColumn]:
    texts = [2 + min(width(name), _WHO) for name in names]
    who = max([10, *texts])
    grade = 2 if graded else 0
    return [
        TableColumn("basis" if words else "", 10 if words else 1, 10 if words else 1),
        TableColumn("who says", who, 10, 2, inset=2, brief="who", texts=texts),
        TableColumn("grade", grade, grade, 3),
        TableColumn("para", cite_cells(section), cite_cells(section), right=True),
    ]


def voice_cells(line: Line, outline: Outline, form: Form, cells: Sequence[int]) -> list[Row]:
    """Return what stands in the columns of a voice of a line, ``cells`` wide."""
    basis = (
        basis_spans(line.basis, form) if cells[0] > 1 else [(basis_glyph(line.basis, form), "text")]
    )
    return [
        basis,
        speaker_spans(outline, line, cells[1]) if cells[1] else [],
        graded_spans(line),
        [(short_cite(line), "dim")],
    ]
