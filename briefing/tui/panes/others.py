"""Cross-check, timeline and what to watch: the sections beside the five panes."""

from __future__ import annotations

from briefing.brief import model as m
from briefing.brief.outline import Outline, Section
from briefing.text import width
from briefing.tui.cells import Row, beside, column, fit, flow, indent
from briefing.tui.panes.parts import (
    Block,
    Blocks,
    Form,
    basis_glyph,
    margin_cells,
    prose,
    with_margin,
)

STATUS, COUNT, DATE = 18, 5, 12
_PRINTED = ((90, 20), (64, 17))
"""Where there are so many cells, the words as printed get so many of them; elsewhere ``DATE``."""
_LEAST_TEXT = 24
"""Cells that a statement needs beside two columns of dates; with fewer it stands below them."""


def crosscheck_heads(_section: Section, form: Form) -> Row:
    """Return the column heads of the questions."""
    status = min(STATUS, form.cells - 2 * COUNT)
    return [
        (" " * (form.cells - status - 2 * COUNT), "dim"),
        column("status", status, "dim"),
        column("yes", COUNT, "dim", right=True),
        column("no", COUNT, "dim", right=True),
    ]


def crosscheck(section: Section, outline: Outline, form: Form) -> Blocks:
    """Return one block a question: its status in words, how many items say yes and no."""
    out: Blocks = []
    for line in section.lines:
        item = line.item
        assert isinstance(item, m.Crosscheck)
        words = "part b" if item.status == "contradictory" else "text"
        counts = [
            column(str(len(ids)), COUNT, "hi" if ids else "dim", right=True)
            for ids in (item.for_, item.against)
        ]
        status = min(STATUS, form.cells - 2 * COUNT)
        right: Row = [column(item.status.replace("-", " "), status, words), *counts]
        room = form.cells - sum(width(t) for t, _ in right)
        if room < 12:
            rows = [*flow([(line.text, "text")], form.cells), right]
        else:
            body = flow([(line.text, "text")], room - 1)
            rows = [[*fit(body[0], room), *right], *body[1:]]
        note = flow([(outline.say(item.note), "text")], form.cells - 3) if item.note else []
        out.append(Block(rows, indent(note, 2)))
    return out


def _stacked(form: Form) -> bool:
    """Tell whether an event's dates stand above what happened."""
    return form.size == "narrow" or form.cells - 2 * DATE < _LEAST_TEXT


def _printed(form: Form) -> int:
    """Return the cells for a date as it is printed."""
    return next((printed for cells, printed in _PRINTED if form.cells >= cells), DATE)


def timeline_heads(_section: Section, form: Form) -> Row:
    """Return the column heads of the timeline."""
    if _stacked(form):
        return []
    return [
        (" " * DATE, "dim"),
        column("as printed", _printed(form), "dim"),
        (" " * (form.cells - DATE - _printed(form) - 3), "dim"),
        ("src", "dim"),
    ]


def timeline(section: Section, outline: Outline, form: Form) -> Blocks:
    """Return one block an event: the desk's date, the words as printed, what happened."""
    side = margin_cells(section)
    out: Blocks = []
    before = ""
    for line in section.lines:
        date = outline.event_date(line.item)
        shown = "" if out and date and date == before else date or "undated"
        before = date
        when = outline.say(line.item.when)
        glyph: Row = [(f"{basis_glyph(line.basis, form)} ", "text")]
        text: Row = [(line.text, "text")]
        if _stacked(form):
            head: Row = [(shown or date, "hi"), ("  ", "text"), (when, "dim")]
            body = prose(glyph, text, line, form.cells, side)
            out.append(Block([fit(head, form.cells), *body], []))
            continue
        days = flow([(shown, "hi" if date else "dim")], DATE - 1)
        printed = _printed(form)
        words = flow([(when, "dim")], printed - 1)
        left = DATE + printed
        body = prose(glyph, text, line, form.cells - left, side)
        rows = beside(beside(days, words, DATE, printed), body, left, form.cells - left)
        out.append(Block(rows, []))
    return out


def watch(section: Section, outline: Outline, form: Form) -> Blocks:
    """Return one block a sign to look out for, what it would mean before it."""
    side = margin_cells(section)
    out: Blocks = []
    for line in section.lines:
        item = line.item
        assert isinstance(item, m.Watch)
        text: Row = [(f"{item.signal}: ", "hi b")] if item.signal else []
        text.append((line.text, "text"))
        if item.horizon:
            text.append((f" ({outline.say(item.horizon)})", "dim"))
        rows = flow(text, form.cells - side - 1)
        out.append(Block(with_margin(rows, line, form.cells, side), []))
    return out
