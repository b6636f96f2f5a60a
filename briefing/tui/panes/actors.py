"""Actors: side, name, and what each is to the others, in words."""

from __future__ import annotations

from typing import Final

from briefing import glyphs
from briefing.brief import model as m
from briefing.brief.outline import NONE_RECORDED, Line, Outline, Section
from briefing.brief.sides.ties import Relation, relations
from briefing.brief.words import ACTOR_WORDS, INCOMING, OUTGOING
from briefing.tui.cells import Row, column, fit, flow, indent, row_width
from briefing.tui.panes.parts import (
    Blocks,
    Form,
    ItemBlock,
    cite_cells,
    in_one_row,
    short_cite,
    side_spans,
)

NAME = 14
_AGAINST: Final = (OUTGOING["hostile"], INCOMING["hostile"])


def _name_cells(form: Form) -> int:
    return NAME if form.cells >= 64 else 11


def heads(section: Section, _outline: Outline, form: Form) -> Row:
    """Return the column heads at the columns' own places."""
    if form.size == "narrow":
        return []
    name, src = _name_cells(form), cite_cells(section)
    return [
        (" " * (name + 1), "dim"),
        column("relations", form.cells - name - 1 - src, "dim"),
        column("para", src, "dim", right=True),
    ]


def actor(line: Line) -> m.Actor:
    """Return the actor behind a line of this section."""
    assert isinstance(line.item, m.Actor)
    return line.item


def relation_spans(relations: list[Relation], form: Form) -> Row:
    """Return relations in words: verbs dim, names plain, a sign after what an analyst assesses."""
    row: Row = []
    by_verb: dict[str, list[Relation]] = {}
    for relation in relations:
        by_verb.setdefault(relation.verb, []).append(relation)
    for verb, group in by_verb.items():
        row.append((f"{'; ' if row else ''}{verb} ", "dim"))
        for index, relation in enumerate(group):
            sign = (
                ("(a)" if form.ascii_only else glyphs.ASSESSED_SUFFIX) if relation.assessed else ""
            )
            row.append((f"{', ' if index else ''}", "dim"))
            row.append((f"{relation.name}{sign}", "text"))
    return row


def _words(line: Line, outline: Outline, form: Form) -> Row:
    """Return what an actor is to others, whom it is against before all else, and its leader."""
    ties = relations(outline, actor(line))
    row = relation_spans(sorted(ties, key=lambda each: each.verb not in _AGAINST), form)
    leader = outline.say(actor(line).leader)
    if leader:
        row += [("; led by " if row else "led by ", "dim"), (leader, "text")]
    return row or [(ACTOR_WORDS[actor(line).kind] or NONE_RECORDED, "dim")]


def blocks(section: Section, outline: Outline, form: Form) -> Blocks:
    """Return one block an actor: its relations on one line, all of them when it opens."""
    out: Blocks = []
    src_cells = cite_cells(section)
    for line in section.lines:
        words = _words(line, outline, form)
        name = side_spans(
            outline,
            outline.side(actor(line)),
            outline.say(actor(line).short or actor(line).name),
            _name_cells(form),
        )
        src = column(short_cite(line), src_cells, "dim", right=True)
        room = form.cells - _name_cells(form) - 1 - src_cells - 1
        if form.size == "narrow":
            top = [*fit(name, form.cells - src_cells), src]
            opened = _opened(line, outline, form, words)
            below = fit([("  ", "dim"), *words], form.cells)
            out.append(ItemBlock([top, below], opened, teaser=1))
            continue
        cut = not form.generous and row_width(words) > room
        opened = _opened(line, outline, form, words if cut else [])
        if form.generous:
            body = flow(words, room)
            head: Row = [*name, (" ", "text"), *fit(body[0], room), (" ", "text"), src]
            said = in_one_row([(text, "dim") for text, _ in _said(line, outline)], form)
            rows = [head, *indent(body[1:], _name_cells(form) + 1)]
            out.append(ItemBlock(rows, opened, brief=said))
            continue
        out.append(
            ItemBlock([[*name, (" ", "text"), *fit(words, room), (" ", "text"), src]], opened)
        )
    return out


def _opened(line: Line, outline: Outline, form: Form, ties: Row) -> list[Row]:
    """Return the full name, kind, side and note, then the relations of which all were not told."""
    told = flow(ties, form.below - 2) if ties else []
    return indent([*flow(_said(line, outline), form.below - 2), *told], 2)


def _said(line: Line, outline: Outline) -> Row:
    """Return the full name of an actor, its kind, side, other names and note."""
    item = actor(line)
    side = outline.side(item)
    head = ", ".join(filter(None, (outline.say(item.name), ACTOR_WORDS[item.kind])))
    text: Row = [(head + (f"; side: {outline.say(side)}" if side else ""), "text")]
    if names := [outline.say(name) for name in item.aka if name != item.short]:
        text.append((f"; also {', '.join(names)}", "dim"))
    for listed in item.designations:
        words = f"{outline.say(listed.as_)} by the listing of {outline.say(listed.authority)}"
        text.append((f". Listed: {words}", "text"))
    if item.note:
        text.append((f". {outline.say(item.note)}", "text"))
    return text
