"""Judgements: likelihood and confidence in columns of their own, never one sentence (ICD 203)."""

from __future__ import annotations

from briefing.brief import model as m
from briefing.brief.outline import Line, Outline, Section
from briefing.brief.scales import likelihood_range
from briefing.text import width
from briefing.tui.cells import Row, column, fit, flow, indent, row_width
from briefing.tui.panes.parts import Block, Blocks, Form, short_cite, spread

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


def _confidence_words(word: str | None) -> str:
    return "hi b" if word in ("moderate", "high") else "text"


def blocks(section: Section, outline: Outline, form: Form) -> Blocks:
    """Return one block a judgement."""
    wide = _likelihood_cells(section)
    return [
        _block(
            _columns(line, outline, form, wide) if form.roomy else _stacked(line, outline, form),
            _opened(line, outline, form),
            form,
        )
        for line in section.lines
    ]


def _block(rows: list[Row], reasons: list[Row], form: Form) -> Block:
    """Return a judgement, its reasons shown at once where the pane has the screen."""
    if form.size == "whole":
        return Block([*rows, *reasons, []], [], judged=1)
    return Block(rows, reasons, judged=1)


def _columns(line: Line, outline: Outline, form: Form, likelihood: int) -> list[Row]:
    item = judgement(line)
    term, bounds = outline.likelihood(item)
    room = form.cells - likelihood - CONFIDENCE - 1
    text = flow([(line.text, "text")], room - 1)
    right: list[Row] = [
        [
            column(term, likelihood, "hi b"),
            column(item.confidence or "", CONFIDENCE, _confidence_words(item.confidence)),
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
    right: Row = [(item.confidence or "", _confidence_words(item.confidence))]
    src = short_cite(line)
    body = flow([(line.text, "text")], form.cells - width(src) - 1)
    body[0] = spread(body[0], [(src, "dim")], form.cells)
    return [spread(left, right, form.cells), *body]


def _opened(line: Line, outline: Outline, form: Form) -> list[Row]:
    """Return what the judgement rests on: the desk's assumption, alternative and consequence."""
    item = judgement(line)
    rows: list[Row] = []
    if form.size == "whole":
        rows.append(likelihood_scale(outline, item, form))
        for label, ids in (("because", item.because), ("against", item.against)):
            others = [outline.by_id[i] for i in ids if i in outline.by_id]
            words = "; ".join(f"{x.label} {outline.speaker_names(x)}" for x in others)
            if words:
                rows += flow([(f"{label}: ", "dim"), (words, "text")], form.cells - 3)
    for label, value in (
        ("assumes", item.assumes),
        ("alternative", item.alternative),
        ("so what", item.so_what),
    ):
        if value:
            rows += flow([(f"{label}: ", "dim"), (outline.say(value), "text")], form.cells - 3)
    return indent(rows, 2)


def likelihood_scale(outline: Outline, item: m.Judgement, form: Form) -> Row:
    """Return the range of a likelihood on a line from 0 to 100 percent, four percent a cell."""
    term, words = outline.likelihood(item)
    bounds = likelihood_range(item.likelihood or "", outline.brief.yardstick)
    if bounds is None:
        return [("no likelihood given", "dim")]
    low, high = bounds
    cells = 25
    first, last = low * cells // 100, max((high * cells - 1) // 100, low * cells // 100)
    ink, line = ("#", ".") if form.ascii_only else ("\u28ff", "\u2804")
    row: Row = [
        ("0 ", "dim"),
        (line * first, "dim"),
        (ink * (last - first + 1), "hi"),
        (line * (cells - last - 1), "dim"),
        (" 100 %", "dim"),
    ]
    said = f"  {term}, {words}"
    fits = row_width(row) + width(said) <= form.cells - 2
    return [*row, (said, "text")] if fits else row
