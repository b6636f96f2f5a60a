"""Humanitarian impact: figures as their voices gave them, never summed."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from briefing.brief import model as m
from briefing.brief.figures import runs
from briefing.brief.outline import Line, Outline, Section
from briefing.text import width
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
    speaker_spans,
    spread,
)
from briefing.tui.panes.places import BASIS, GRADE, WHO

CATEGORY = 14


def _figure_cells(src: int, form: Form) -> int:
    if form.roomy:
        return form.cells - (CATEGORY + 1 + BASIS + 1 + WHO + 1 + GRADE + 1 + src + 1)
    return form.cells - (_category_cells(form) + 1 + 1 + 1 + src + 1)


def _category_cells(form: Form) -> int:
    return CATEGORY if form.cells >= 50 else 12


def heads(section: Section, form: Form) -> Row:
    """Return the column heads at the columns' own places."""
    if form.size == "narrow":
        return []
    src = cite_cells(section)
    figure = _figure_cells(src, form)
    row: Row = [(" " * (_category_cells(form) + 1), "dim"), column("figure", figure + 1, "dim")]
    if form.roomy:
        row += [
            column("basis", BASIS + 3, "dim"),
            column("who says", WHO - 1, "dim"),
            column("gr", GRADE + 1, "dim"),
        ]
    else:
        row += [("  ", "dim")]
    return [*row, column("src", src, "dim", right=True)]


def impact(line: Line) -> m.Impact:
    """Return the impact behind a line of this section."""
    assert isinstance(line.item, m.Impact)
    return line.item


def headline(line: Line, outline: Outline) -> tuple[str, str]:
    """Return what a row says and its weight: figure, else who is affected, else statement."""
    figure = outline.figure(line.item)
    if figure:
        return figure, "hi b" if any(c.isdigit() for c in figure) else "hi"
    return outline.say(impact(line).group) or line.text, "hi"


def blocks(section: Section, outline: Outline, form: Form) -> Blocks:
    """Return one block an item; the group stands under its figure, with the source's label."""
    out: Blocks = []
    src = cite_cells(section)
    for line, label in zip(section.lines, _labels(section), strict=True):
        rows = (
            _two_rows(line, label, outline, form)
            if form.size == "narrow"
            else _rows(line, label, outline, form, src)
        )
        lead: Row = []
        if not form.roomy and form.size != "narrow":
            lead = [(f"{line.basis.capitalize()} by {outline.speaker_names(line)}: ", "text")]
        out.append(Block(rows, opened_statement(line, outline, form.cells, lead)))
    return out


class _Label(NamedTuple):
    """What stands before a figure, and whether others say of the same figure something else."""

    text: str
    words: str
    shared: bool = False


def _labels(section: Section) -> list[_Label]:
    """Return the category of each item, how many voices are on one figure in its second row.

    Voices on the same figure stand together and are never summed.
    """
    items = [impact(line) for line in section.lines]
    first = runs(items)
    voices: dict[int, set[str]] = {}
    for line, at in zip(section.lines, first, strict=True):
        voices.setdefault(at, set()).update(speaker.id for speaker in line.speakers)
    many, told, out = Counter(first), set[int](), []
    for number, (item, at) in enumerate(zip(items, first, strict=True)):
        label = _Label(item.category, "text", many[at] > 1)
        if at != number:
            count = len(voices[at]) if at not in told else 0
            label = _Label(f"  {count} voices" if count > 1 else "", "dim", True)
            told.add(at)
        out.append(label)
    return out


def _group(line: Line, outline: Outline, shared: bool) -> str:
    """Return who is counted, with the source's label."""
    item = impact(line)
    named = item.group or next((each.group for each in item.figures if shared and each.group), "")
    return outline.say(named) if item.figures else ""


def _rows(line: Line, label: _Label, outline: Outline, form: Form, src_cells: int) -> list[Row]:
    figure, words = headline(line, outline)
    room = _figure_cells(src_cells, form)
    row: Row = [
        column(label.text, _category_cells(form), label.words),
        (" ", "text"),
        column(figure, room, words),
        (" ", "text"),
    ]
    src = column(short_cite(line), src_cells, "dim", right=True)
    if not form.roomy:
        top: Row = [*row, (basis_glyph(line.basis, form), "text"), (" ", "text"), src]
        return [top, *_below(line, outline, form)] if label.shared else [top]
    row += [*basis_spans(line.basis, form), (" ", "text"), *speaker_spans(outline, line, WHO)]
    rows: list[Row] = [[*row, (" ", "text"), *graded_spans(line), (" ", "text"), src]]
    group = _group(line, outline, label.shared)
    if group:
        left = CATEGORY + 1
        rows.append([(" " * left, "dim"), column(group, form.cells - left, "dim")])
    return rows


def _below(line: Line, outline: Outline, form: Form) -> list[Row]:
    """Return who says a figure that others give, too, where its row has no column for that."""
    left, group = _category_cells(form) + 1, _group(line, outline, shared=True)
    who = speaker_spans(outline, line, WHO)
    rest = fit([*who, (f" {group}" if group else "", "dim")], form.cells - left)
    return [[(" " * left, "dim"), *rest]]


def _two_rows(line: Line, label: _Label, outline: Outline, form: Form) -> list[Row]:
    """Return the item on two rows of a small terminal."""
    category = label.text or " " * len(impact(line).category)
    figure, words = headline(line, outline)
    src = short_cite(line)
    tail: Row = [*graded_spans(line), column(src, max(width(src) + 1, 5), "dim", right=True)]
    left = min(max(len(category), len(impact(line).category)) + 1, CATEGORY + 1)
    top: Row = [column(category, left, label.words), column(figure, form.cells - left, words)]
    who = form.cells - 12 - sum(width(t) for t, _ in tail) - 1
    bottom: Row = [("  ", "text"), *basis_spans(line.basis, form)]
    right: Row = [*speaker_spans(outline, line, who), (" ", "text"), *tail]
    return [top, spread(bottom, right, form.cells)]
