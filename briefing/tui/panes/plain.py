"""A section without a pane of its own kind: a statement an item, its fields when selected."""

from __future__ import annotations

from briefing.brief.outline import Line, Outline, Section
from briefing.brief.sections import shown_fields
from briefing.tui.cells import Row, flow, indent
from briefing.tui.panes.parts import Block, Blocks, Form, basis_glyph, margin_cells, prose


def heads(_section: Section, _form: Form) -> Row:
    """Return the column heads: prose has none."""
    return []


def blocks(section: Section, outline: Outline, form: Form) -> Blocks:
    """Return one block an item: on what basis and by whose word, unless it is the desk's own."""
    side = margin_cells(section)
    out: Blocks = []
    for line in section.lines:
        lead: Row = []
        text: Row = [(line.text, "text")]
        if not section.kind.by_desk:
            lead = [(f"{basis_glyph(line.basis, form)} ", "text")]
            text.append((f" ({outline.speaker_names(line)})", "dim"))
        opened = [
            row for fact in _facts(section, outline, line) for row in flow(fact, form.cells - 3)
        ]
        out.append(Block(prose(lead, text, line, form.cells, side), indent(opened, 2)))
    return out


def _facts(section: Section, outline: Outline, line: Line) -> list[Row]:
    """Return the fields of an item with their labels, and its note; the text may say them all."""
    facts: list[Row] = []
    for own in (False, True) if section.kind.text else ():
        for field in shown_fields(line.item, section.kind.key, own=own):
            if value := outline.value(line.item, field):
                facts.append([(f"{field.heading}: ", "dim"), (value, "text")])
    note = outline.say(getattr(line.item, "note", None))
    return [*facts, [(note, "text")]] if note else facts
