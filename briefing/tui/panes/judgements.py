"""Judgements: likelihood and confidence in columns of their own, never one sentence (ICD 203)."""

from __future__ import annotations

from briefing.brief import model as m
from briefing.brief.outline import Line, Outline, Section
from briefing.text import width
from briefing.tui.cells import Row, column, fit, flow, indent
from briefing.tui.panes.parts import Blocks, Form, ItemBlock, short_cite, spread

CONFIDENCE = 10


def _likelihood_cells(section: Section) -> int:
    terms = (judgement(line).likelihood or "" for line in section.lines)
    return max([11, *map(width, terms)]) + 2


def heads(section: Section, _outline: Outline, form: Form) -> Row:
    """Return the column heads, anchored at the right."""
    if not form.roomy:
        return [column("confidence", form.cells, "dim", right=True)]
    return [
        column("likelihood", _likelihood_cells(section), "dim"),
        column("confidence", CONFIDENCE, "dim", right=True),
    ]


def judgement(line: Line) -> m.Judgement:
    """Return the judgement behind a line of this section."""
    assert isinstance(line.item, m.Judgement)
    return line.item


def confidence_words(word: str | None) -> str:
    """Return the style of a confidence: what is better founded stands out."""
    return "hi b" if word in ("moderate", "high") else "text"


def blocks(section: Section, outline: Outline, form: Form) -> Blocks:
    """Return one block a judgement."""
    wide = _likelihood_cells(section)
    return [
        ItemBlock(
            _columns(line, outline, form, wide) if form.roomy else _stacked(line, outline, form),
            _opened(line, outline, form),
            judged=1,
            lead=0 if form.roomy else 1,
        )
        for line in section.lines
    ]


def _columns(line: Line, outline: Outline, form: Form, likelihood: int) -> list[Row]:
    item = judgement(line)
    term, bounds = outline.likelihood(item)
    room = form.cells - likelihood - CONFIDENCE - 1
    text = flow([(line.text, "text")], room - 1)
    right: list[Row] = [
        [
            column(term, likelihood, "hi b"),
            column(item.confidence or "", CONFIDENCE, confidence_words(item.confidence)),
        ],
        [
            column(bounds, likelihood, "dim"),
            column(short_cite(line), CONFIDENCE, "dim", right=True),
        ],
    ]
    height = max(len(text), len(right))
    text += [[]] * (height - len(text))
    right += [[]] * (height - len(right))
    return [[*fit(a, room + 1), *b] for a, b in zip(text, right, strict=True)]


def _stacked(line: Line, outline: Outline, form: Form) -> list[Row]:
    item = judgement(line)
    term, bounds = outline.likelihood(item)
    left: Row = [(f"{term}  ", "hi b"), (bounds, "dim")]
    right: Row = [(item.confidence or "", confidence_words(item.confidence))]
    src = short_cite(line)
    body = flow([(line.text, "text")], form.below, form.cells - width(src) - 1)
    body[0] = spread(body[0], [(src, "dim")], form.cells)
    return [spread(left, right, form.cells), *body]


def _opened(line: Line, outline: Outline, form: Form) -> list[Row]:
    """Return the desk's assumption, alternative and consequence."""
    item = judgement(line)
    rows: list[Row] = []
    for label, value in (
        ("assumes", item.assumes),
        ("alternative", item.alternative),
        ("so what", item.so_what),
    ):
        if value:
            rows += flow([(f"{label}: ", "dim"), (outline.say(value), "text")], form.below - 2)
    return indent(rows, 2)
