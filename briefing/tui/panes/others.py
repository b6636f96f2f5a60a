"""The sections that are shown in a few lines each: prose, cross-check, what to watch."""

from __future__ import annotations

from briefing.brief import model as m
from briefing.brief.fields import Field, shown_fields
from briefing.brief.outline import Line, Outline, Section
from briefing.text import width
from briefing.tui.cells import Row, column, fit, flow, indent
from briefing.tui.panes.parts import (
    Blocks,
    Form,
    ItemBlock,
    basis_glyph,
    prose,
)

STATUS, COUNT = 18, 4


def crosscheck_heads(_section: Section, _outline: Outline, form: Form) -> Row:
    """Return the column heads of the questions."""
    status = min(STATUS, form.cells - 2 * COUNT)
    return [
        (" " * (form.cells - status - 2 * COUNT), "dim"),
        column("status", status, "dim"),
        column("yes", COUNT, "dim", right=True),
        column("no", COUNT, "dim", right=True),
    ]


def crosscheck(section: Section, outline: Outline, form: Form) -> Blocks:
    """Return one block a question: its status in words, how many items say yes and no.

    What only repeats another source is not counted.
    """
    out: Blocks = []
    for line in section.lines:
        item = line.item
        assert isinstance(item, m.Crosscheck)
        words = "part b cue" if item.status == "contradictory" else "text"
        counts = [
            column(str(outline.independent(ids)), COUNT, "hi" if ids else "dim", right=True)
            for ids in (item.for_, item.against)
        ]
        status = min(STATUS, form.cells - 2 * COUNT)
        right: Row = [*fit([(item.status.replace("-", " "), words)], status), *counts]
        room = form.cells - sum(width(t) for t, _ in right)
        if room < 12:
            rows = [*flow([(line.text, "text")], form.cells), right]
        else:
            body = flow([(line.text, "text")], room - 1)
            rows = [[*fit(body[0], room), *right], *body[1:]]
        told = filter(None, (outline.say(item.note), repetitions(item, outline)))
        note = [row for text in told for row in flow([(text, "text")], form.below - 2)]
        out.append(ItemBlock(rows, indent(note, 2)))
    return out


def repetitions(item: m.Crosscheck, outline: Outline) -> str:
    """Return how many of the answers only repeat another, which are not counted; empty for none."""
    given = (*item.for_, *item.against)
    count = len(given) - sum(map(outline.independent, (item.for_, item.against)))
    if not count:
        return ""
    many = "1 answer repeats" if count == 1 else f"{count} answers repeat"
    return f"{many} another source and {'is' if count == 1 else 'are'} not counted."


def watch(section: Section, outline: Outline, form: Form) -> Blocks:
    """Return one block a sign to look out for, what it would mean before it."""
    out: Blocks = []
    for line in section.lines:
        item = line.item
        assert isinstance(item, m.Watch)
        text: Row = [(f"{item.signal}: ", "hi b")] if item.signal else []
        text.append((line.text, "text"))
        status = (item.status or "").replace("-", " ")
        if behind := ", ".join(filter(None, (outline.say(item.horizon), status))):
            text.append((f" ({behind})", "dim"))
        out.append(ItemBlock(prose([], text, line, form.cells, form.below), []))
    return out


def prose_heads(_section: Section, _outline: Outline, _form: Form) -> Row:
    """Return the column heads: prose has none."""
    return []


def situation_heads(section: Section, _outline: Outline, form: Form) -> Row:
    """Return which statement is read first, where there is room beside the title."""
    words = "read first: the bold line"
    fits = width(section.kind.title) + width(words) + 3 <= form.cells
    return [(words, "dim")] if section.lines and fits else []


def introduction(outline: Outline, line: Line) -> Row:
    """Return name and function of the speaker: ``al-Abdeh, Syrian analyst: ``."""
    name = outline.speaker_names(line)
    role = outline.say(line.speakers[0].role) if line.speakers else ""
    return [(name, "hi b"), (f", {role}: " if role else ": ", "dim")]


def views(section: Section, outline: Outline, form: Form) -> Blocks:
    """Return one block a view, the expert's name before the first of each run."""
    out: Blocks = []
    before: tuple[str, ...] = ()
    for line in section.lines:
        who = tuple(speaker.id for speaker in line.speakers)
        text = introduction(outline, line)
        lead: Row = [(f"{basis_glyph(line.basis, form)} ", "text")]
        room = form.cells - 10
        if text and sum(width(t) for t, _ in text) > room * 2:
            text = [text[0], (": ", "dim")]
        named = prose(lead, [*text, (line.text, "text")], line, form.cells, form.below)
        if who == before:  # named where the one before is out of sight
            rows = prose(lead, [(line.text, "text")], line, form.cells, form.below)
            out.append(ItemBlock(rows, [], again=named))
        else:
            out.append(ItemBlock(named, []))
        before = who
    return out


def situation(section: Section, _outline: Outline, form: Form) -> Blocks:
    """Return one block a statement: the lead one bold, the rest of the bottom line bright."""
    out: Blocks = []
    before = ""
    for line in section.lines:
        part = str(line.path[1])
        words = "hi b" if not out else "hi" if part == "summary" else "text"
        text: Row = [(line.text, words)]
        if part == "points" and line.basis != "stated":
            text = [(f"{line.basis.capitalize()}: ", "hi"), *text]
        lead: Row = [(f"{basis_glyph(line.basis, form)} ", words)]
        gap = before == "summary" and part == "points"
        out.append(ItemBlock(prose(lead, text, line, form.cells, form.below), [], gap))
        before = part
    return out


def plain_blocks(section: Section, outline: Outline, form: Form) -> Blocks:
    """Return one block an item: on what basis and by whose word, unless it is the desk's own."""
    out: Blocks = []
    for line in section.lines:
        lead: Row = []
        text: Row = [(line.text, "text")]
        if not section.kind.by_desk:
            lead = [(f"{basis_glyph(line.basis, form)} ", "text")]
            text.append((f" ({outline.speaker_names(line)})", "dim"))
        opened = [
            row for fact in _facts(section, outline, line) for row in flow(fact, form.below - 2)
        ]
        out.append(ItemBlock(prose(lead, text, line, form.cells, form.below), indent(opened, 2)))
    return out


def _facts(section: Section, outline: Outline, line: Line) -> list[Row]:
    """Return the fields of an item with their labels, and its note; the text may say them all."""
    facts: list[Row] = []
    for own in (False, True) if section.kind.text else ():
        for field in shown_fields(line.item, section.kind.key, own=own):
            if field.key != "tlp" and (value := _told(line, field, outline)):
                facts.append([(f"{field.heading}: ", "dim"), (value, "text")])
    note = outline.say(getattr(line.item, "note", None))
    return [*facts, [(note, "text")]] if note else facts


def _told(line: Line, field: Field, outline: Outline) -> str:
    """Return what a field of an item holds in words alone: a reader of a pane knows no ids."""
    if isinstance(line.item, m.Gap) and field.key == "about":
        return "; ".join(map(outline.about_words, line.item.about))
    return outline.value(line.item, field)
