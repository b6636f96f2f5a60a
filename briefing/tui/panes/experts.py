"""Expert views: each expert introduced once, then what he or she thinks."""

from __future__ import annotations

from briefing.brief.outline import Line, Outline, Section
from briefing.text import width
from briefing.tui.cells import Row
from briefing.tui.panes.parts import Block, Blocks, Form, basis_glyph, margin_cells, prose


def heads(_section: Section, _form: Form) -> Row:
    """Return the column heads: prose has none."""
    return []


def introduction(outline: Outline, line: Line) -> Row:
    """Return name and function of the speaker: ``al-Abdeh, Syrian analyst: ``."""
    name = outline.speaker_names(line)
    role = outline.say(line.speakers[0].role) if line.speakers else ""
    return [(name, "hi b"), (f", {role}: " if role else ": ", "dim")]


def blocks(section: Section, outline: Outline, form: Form) -> Blocks:
    """Return one block a view, the expert's name before the first of each run."""
    out: Blocks = []
    side = margin_cells(section)
    before: tuple[str, ...] = ()
    for line in section.lines:
        who = tuple(speaker.id for speaker in line.speakers)
        text: Row = [] if who == before else introduction(outline, line)
        before = who
        lead: Row = [(f"{basis_glyph(line.basis, form)} ", "text")]
        room = form.cells - side - 1 - 2
        if text and sum(width(t) for t, _ in text) > room * 2:
            text = [text[0], (": ", "dim")]
        out.append(Block(prose(lead, [*text, (line.text, "text")], line, form.cells, side), []))
    return out
