"""What every pane says of an item beside its own columns: its label, what is due, what it lacks.

The label of an item that is stricter than its brief stands above it, deadline, outcome and funding
below; the rest only where it is selected.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from briefing.brief import model as m
from briefing.brief.fields import field
from briefing.brief.outline import Line, Outline, Section
from briefing.brief.parts import (
    amounts_words,
    overdue,
    percent_words,
    quoted,
    share,
    translation_words,
)
from briefing.brief.plot.axis import Axis
from briefing.brief.words import NO_OUTCOME, STANDING_WORDS, date_words
from briefing.tui.cells import Row, flow, indent, row_width
from briefing.tui.panes.parts import Blocks, Form, ItemBlock, label_spans
from briefing.tui.plot.ink import OPEN, SOLID, Track

_BAR: Final = 20
"""Cells of the bar of a funding."""
_BESIDE: Final = 56
"""Cells of a pane from which it has room for a bar."""
_SELECTED: Final = ("sector", "pcode", "wikidata", "dissent")
"""Fields that the selected item tells, in panes that have no column for them."""


def with_more(
    blocks: Sequence[ItemBlock], section: Section, outline: Outline, form: Form
) -> Blocks:
    """Return the blocks of a section with what there is of each item beside its columns."""
    return [
        _with_more(block, line, outline, form)
        for line, block in zip(section.lines, blocks, strict=True)
    ]


def _with_more(block: ItemBlock, line: Line, outline: Outline, form: Form) -> ItemBlock:
    label, below = _label(line, outline), list(_below(line, outline, form))
    facts = [row for fact in _facts(line, outline) for row in flow(fact, form.below - 2)]
    if below or facts:
        rest = [*below, *indent(facts, 2)]
        block = replace(
            block,
            rows=[*block.rows, *below],
            again=block.again and [*block.again, *below],
            opened=[*block.opened, *rest],
            teaser=block.teaser + len(below),
            whole=block.whole and [*block.whole, *below],
            lengths=[[*rows, *rest] for rows in block.lengths],
        )
    if label:
        block = replace(
            block,
            rows=[label, *block.rows],
            again=block.again and [label, *block.again],
            judged=block.judged + 1,
            lead=block.lead + 1,
        )
    return block


def _label(line: Line, outline: Outline) -> Row:
    """Return the row above an item that is stricter than its brief; no row for others."""
    label = label_spans(line, outline)
    return [*label, ("stricter than the brief", "dim")] if label else []


def _below(line: Line, outline: Outline, form: Form) -> Iterator[Row]:
    """Yield the rows below an item, whether it is selected or not."""
    item = line.item
    if isinstance(item, m.Judgement) and (due := _due(item, outline)):
        yield from indent(flow(due, form.below - 2), 2)
    if isinstance(item, m.Impact) and item.funding is not None:
        yield from indent(_funding(item.funding, outline, form), 2)


def _due(item: m.Judgement, outline: Outline) -> Row:
    """Return by when a judgement should have shown, and what became of it."""
    row: Row = [(f"by {date_words(item.by)}", "dim")] if item.by else []
    if item.outcome is not None:
        row += [(", " if row else "", "dim"), ("outcome: ", "dim")]
        row.append((outline.outcome(item.outcome), "hi"))
    elif overdue(item, outline.today):
        row += [(": ", "dim"), (NO_OUTCOME, "hi")]
    return row


def _funding(funding: m.Funding, outline: Outline, form: Form) -> list[Row]:
    """Return what is required and received, with a bar where there is room for one."""
    room, part = form.below - 2, share(funding)
    told: Row = [(f"{outline.say(amounts_words(funding))}{outline.cited(funding)}", "text")]
    if part is not None:
        told = [
            (f"{percent_words(funding)} received", "hi"),
            (" (computed by the desk): ", "dim"),
            *told,
        ]
    if part is None or form.cells < _BESIDE:
        return flow([("funding: ", "dim"), *told], room)
    axis, track = Axis.linear(0, 1, _BAR), Track(_BAR, form.ascii_only)
    track.bar(axis.dots(0, 1), OPEN, "dim")
    if part > 0:
        track.bar(axis.dots(0, min(part, 1)), SOLID, "hi")
    lead: Row = [("funding ", "dim"), *track.row(), (" ", "text")]
    first, *others = flow(told, room - row_width(lead))
    return [[*lead, *first], *indent(others, row_width(lead))]


def _facts(line: Line, outline: Outline) -> Iterator[Row]:
    """Yield what the selected item tells beside its own fields, a fact at a time."""
    item = line.item
    for key in _SELECTED:
        about = field(key, line.section)
        if value := hasattr(item, key) and outline.value(item, about):
            yield [(f"{about.heading}: ", "dim"), (value, "text")]
    for quote in quoted(item):
        if quote.translation:
            yield [("translation: ", "dim"), (outline.say(translation_words(quote)), "text")]
    for source in outline.resolver.repeated(item):
        yield [("repeats: ", "dim"), (f"{source.id}, {outline.say(source.title)}", "text")]
    standing = outline.resolver.standing(item)
    if standing != "current":
        yield [("source: ", "dim"), (STANDING_WORDS[standing], "part b")]
    for gap in outline.gaps(item):
        yield [("gap: ", "dim"), (gap.text, "text")]
