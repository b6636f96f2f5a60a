"""The situation: the summary, its first statement as the bottom line, then the points."""

from __future__ import annotations

from briefing.brief.outline import Outline, Section
from briefing.tui.cells import Row
from briefing.tui.panes.parts import Block, Blocks, Form, basis_glyph, margin_cells, prose


def heads(_section: Section, _form: Form) -> Row:
    """Return the column heads: prose has none."""
    return []


def blocks(section: Section, _outline: Outline, form: Form) -> Blocks:
    """Return one block a statement: the lead one bold, the rest of the summary bright."""
    out: Blocks = []
    side = margin_cells(section)
    before = ""
    for line in section.lines:
        part = str(line.path[1])
        words = "hi b" if not out else "hi" if part == "summary" else "text"
        text: Row = [(line.text, words)]
        if part == "points" and line.basis != "stated":
            text = [(f"{line.basis.capitalize()}: ", "hi"), *text]
        lead: Row = [(f"{basis_glyph(line.basis, form)} ", words)]
        gap = before == "summary" and part == "points"
        out.append(Block(prose(lead, text, line, form.cells, side), [], gap))
        before = part
    return out
