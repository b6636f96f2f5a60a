"""What makes the evidence of an actor its page: its ties, and the items that name it."""

from __future__ import annotations

from briefing.brief import model as m
from briefing.brief.outline import Outline
from briefing.brief.sections import SECTION
from briefing.brief.sides.ties import all_relations, named_in
from briefing.text import width
from briefing.tui.cells import Row, column, fit, flow, heading, indent
from briefing.tui.panes.actors import relation_spans
from briefing.tui.panes.parts import Form, basis_glyph, short_cite, speaker_spans


def actor_rows(outline: Outline, item: m.Item, form: Form, cells: int) -> list[Row]:
    """Return the ties of an actor, and where it is named; nothing of any other item."""
    if not isinstance(item, m.Actor):
        return []
    return [*_relations(outline, item, form, cells), *_about(outline, item, form, cells)]


def _relations(outline: Outline, actor: m.Actor, form: Form, cells: int) -> list[Row]:
    """Return an actor's relationships, each with its own basis, speaker and citation."""
    relations = all_relations(outline, actor)
    if not relations:
        return []
    cited = max(width(short_cite(relation.line)) for relation in relations) + 1
    rows = [heading("RELATIONS", "who says so", cells, "para")]
    for relation in relations:
        line = relation.line
        words = relation_spans([relation], form)
        src = short_cite(line)
        room = cells - 10 - 14 - cited - 1
        rows.append(
            [
                *fit(words, max(room, 10)),
                (" ", "text"),
                (f"{basis_glyph(line.basis, form)} ", "text"),
                column(line.basis, 8, "text"),
                *speaker_spans(outline, line, 14),
                column(src, cited, "dim", right=True),
            ]
        )
        note = outline.say(getattr(line.item, "note", None))
        if note:
            rows += indent(flow([(note, "dim")], cells - 2), 2)
    return [*rows, []]


def _about(outline: Outline, actor: m.Actor, form: Form, cells: int) -> list[Row]:
    """Return the items that name an actor or quote it, with their sections."""
    lines = named_in(outline, actor)
    rows = [heading("NAMED IN", "items that name or quote it", cells, str(len(lines)))]
    for line in lines:
        src = short_cite(line)
        head: Row = [
            (f"{basis_glyph(line.basis, form)} ", "text"),
            (f"{SECTION[line.section].title}  ", "dim"),
            *speaker_spans(outline, line, 16),
        ]
        rows.append([*fit(head, cells - width(src) - 1), (f" {src}", "dim")])
        rows += indent(flow([(line.text, "text")], cells - 2), 2)
    return [*rows, []]
