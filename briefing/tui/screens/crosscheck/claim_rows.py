"""A claim of a question: its head of basis, speaker and verdict, and its statement below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing.brief import model as m
from briefing.brief.outline import Line, Outline
from briefing.text import width
from briefing.tui.cells import Row, column, flow, indent
from briefing.tui.panes.marks import verdict_span
from briefing.tui.panes.parts import (
    VERDICT,
    Form,
    basis_spans,
    graded_spans,
    label_spans,
    short_cite,
    side_words,
    speaker_spans,
)

if TYPE_CHECKING:
    from briefing.verify.verdicts import Verdict

_ROOMY: Final = 48
"""Cells of a claim from which its columns stand further apart."""


def claim_rows(
    line: Line,
    outline: Outline,
    form: Form,
    verdict: Verdict | None,
    cells: int,
    *,
    suggested: bool,
) -> list[Row]:
    """Return a claim: basis, speaker, grade, paragraph, verdict; below them the statement."""
    roomy = cells >= _ROOMY
    src = max(width(short_cite(line)), 6 if roomy else 4)
    who = max(cells - 10 - roomy - 1 - 2 - 1 - src - VERDICT, 3)
    head: Row = [
        *basis_spans(line.basis, form),
        (" " * roomy, "text"),
        *speaker_spans(outline, line, who),
        (" ", "text"),
        *graded_spans(line),
        (" ", "text"),
        column(short_cite(line), src, "dim", right=True),
        (" ", "text"),
        verdict_span(verdict),
    ]
    said = _said(line, outline) if suggested else []
    text: Row = [*label_spans(line, outline), *said, (line.text, "text")]
    text += [(f" (repeats {source.id})", "dim") for source in outline.resolver.repeated(line.item)]
    return [head, *indent(flow(text, cells - 2), 2)]


def _said(line: Line, outline: Outline) -> Row:
    """Return in what a claim differs: who holds a place and how, or the number."""
    if isinstance(line.item, m.Claim):
        side = side_words(outline, outline.side(line.item))
        holder = outline.actor_name(line.item.holder)
        return [(holder, f"{side} b"), (f", {line.item.control}: ", "hi")]
    figure = outline.figure(line.item)
    return [(f"{figure}: ", "hi b")] if figure else []
