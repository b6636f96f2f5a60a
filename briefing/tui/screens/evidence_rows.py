"""The rows of the evidence screen: the statement, its source, and the other voices on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from briefing.format import model as m
from briefing.library.folder import SourceText
from briefing.outline import MORE_SECTIONS, SECTIONS, Line, Outline
from briefing.text import width
from briefing.tui.cells import Row, beside, column, fit, flow, heading, indent, row_width
from briefing.tui.panes.actors import relation_spans
from briefing.tui.panes.parts import (
    Form,
    basis_glyph,
    graded_spans,
    short_cite,
    speaker_spans,
)
from briefing.tui.screens.evidence_fields import field_rows
from briefing.words import moment_words

_TWO_COLUMNS = 100
_TITLES = {kind.key: kind.title for kind in (*SECTIONS, *MORE_SECTIONS)}


class Evidence(NamedTuple):
    """What the screen shows: an item, its number in its section (from 1), its sources' texts.

    ``texts`` holds the paragraphs of each source or why they are not at hand; ``pointer`` is the
    source and paragraph that ``<`` and ``>`` stand at.
    """

    outline: Outline
    line: Line
    number: int
    of: int
    yaml_line: int
    texts: Mapping[str, SourceText]
    pointer: tuple[str, int]
    form: Form


def evidence_rows(shown: Evidence, cells: int) -> tuple[list[Row], int]:
    """Return all rows for a width, and the index of the row the pointer's paragraph begins at."""
    title = _title(shown, cells)
    statement = _statement(shown)
    if cells >= _TWO_COLUMNS:
        right_cells = cells * 47 // 118
        left_cells = cells - right_cells - 5
        left, mark = _left(shown, statement, left_cells)
        right = field_rows(shown.outline, shown.line, right_cells)
        body = beside(left, indent(right, 2), left_cells + 1, right_cells + 2)
        return [[], title, [], *indent(body, 1)], mark + 3
    left, mark = _left(shown, statement, cells - 2)
    return [
        title,
        [],
        *indent([*left, [], *field_rows(shown.outline, shown.line, cells - 2)], 1),
    ], mark + 2


def _title(shown: Evidence, cells: int) -> Row:
    line = shown.line
    where = f"{_TITLES.get(line.section, line.section)} {shown.number} of {shown.of}"
    if isinstance(line.item, m.Claim):
        claim = line.item
        holder = shown.outline.actor_name(claim.holder)
        where += f": {shown.outline.place_name(claim.place)}, {holder}, {claim.control}"
    right = f"{line.label}  line {shown.yaml_line} "
    left: Row = [(" EVIDENCE ", "hi b r"), ("  ", "hi u"), (where, "dim u")]
    if row_width(left) + width(right) + 2 > cells:
        right = ""
    return [*fit(left, cells - width(right), "hi u"), (right, "dim u")]


def _statement(shown: Evidence) -> list[Row]:
    line, outline = shown.line, shown.outline
    who = outline.speaker_names(line, short=False)
    first: Row = [(f"{basis_glyph(line.basis, shown.form)} ", "hi b"), (line.basis, "hi b")]
    if who and line.basis != "inferred":
        first.append((f" by {who}", "text"))
    return [first, [(line.text, "hi b")]]


def _left(shown: Evidence, statement: list[Row], cells: int) -> tuple[list[Row], int]:
    head, text = statement
    rows = [*flow(head, cells), *indent(flow(text, cells - 2), 2)]
    note = shown.outline.say(getattr(shown.line.item, "note", None))
    if note:
        rows += indent(flow([("Note: ", "dim"), (note, "text")], cells - 2), 2)
    rows.append([])
    source, mark = _sources(shown, cells)
    mark += len(rows)
    rows += source
    rows += _relations(shown, cells)
    rows += _questions(shown, cells)
    rows += _about(shown, cells)
    return rows, mark


# -- the source ---------------------------------------------------------------------------------


def _sources(shown: Evidence, cells: int) -> tuple[list[Row], int]:
    """Return the cited paragraphs of every source cited, neighbours dim, and the pointer's row."""
    rows: list[Row] = []
    mark = 0
    for source_id in dict.fromkeys(cite.source for cite in shown.line.cites):
        source = shown.outline.resolver.source(source_id)
        if source is None:
            continue
        count = f", {source.paragraphs} paragraphs" if source.paragraphs else ""
        rows.append(heading("SOURCE", f"{source.id}, {source.kind}{count}", cells))
        rows += flow([(_source_title(shown.outline, source), "dim")], cells)
        text = shown.texts.get(source_id, SourceText(()))
        cited = {
            number
            for cite in shown.line.cites
            if cite.source == source_id
            for number in range(cite.first, min(cite.last, cite.first + 50) + 1)
        }
        if not text.paragraphs:
            rows += _not_at_hand(shown, sorted(cited), text.missing, cells)
        elif beyond := sorted(number for number in cited if number > len(text.paragraphs)):
            missing = ", ".join(f"p{number}" for number in beyond)
            words = f"{missing}: the text has only {len(text.paragraphs)} paragraphs."
            rows += flow([(words, "bad b")], cells)
        for number in _window(cited, shown.pointer, source_id, len(text.paragraphs)):
            if (source_id, number) == shown.pointer:
                mark = len(rows)
            own = shown.outline.say(text.paragraphs[number - 1])
            rows += _paragraph(shown, source_id, number, own, number in cited, cells)
        rows.append([])
    if not shown.line.cites:
        rows += [heading("SOURCE", "", cells), [("This item cites no paragraph.", "dim")], []]
    return rows, mark


def _source_title(outline: Outline, source: m.Source) -> str:
    """Return title, publisher and date of a source in one line."""
    published = moment_words(source.published) if source.published else ""
    parts = (outline.say(source.title), outline.say(source.publisher), published)
    return ", ".join(part for part in parts if part)


def _not_at_hand(shown: Evidence, cited: list[int], missing: str, cells: int) -> list[Row]:
    paragraphs = ", ".join(f"p{number}" for number in cited)
    return [
        [("source not at hand", "hi b")],
        *flow([(f"Cited: {paragraphs}. ", "text"), (shown.outline.say(missing), "dim")], cells),
    ]


def _window(cited: set[int], pointer: tuple[str, int], source: str, count: int) -> list[int]:
    """Return the paragraphs to show: the cited ones and the pointer's, each with its neighbours."""
    wanted = set(cited)
    if pointer[0] == source:
        wanted.add(pointer[1])
    around = {number + step for number in wanted for step in (-1, 0, 1)}
    return sorted(number for number in around if 1 <= number <= count)


def _paragraph(
    shown: Evidence, source: str, number: int, text: str, cited: bool, cells: int
) -> list[Row]:
    here = (source, number) == shown.pointer
    words = "text" if cited else "dim"
    label = column(f"{'▸' if here else ' '}p{number}", 6, "hi b" if cited else "dim")
    body = flow([(text, words)], cells - 6)
    return [[label, *body[0]], *indent(body[1:], 6), []]


# -- other voices -------------------------------------------------------------------------------


def _relations(shown: Evidence, cells: int) -> list[Row]:
    """Return an actor's relationships, each with its own basis, speaker and citation."""
    if not isinstance(shown.line.item, m.Actor):
        return []
    relations = shown.outline.all_relations(shown.line.item)
    if not relations:
        return []
    rows = [heading("RELATIONS", "who says so", cells, "src")]
    for relation in relations:
        line = relation.line
        words = relation_spans([relation], shown.form)
        src = short_cite(line)
        room = cells - 10 - 14 - width(src) - 2
        rows.append(
            [
                *fit(words, max(room, 10)),
                (" ", "text"),
                (f"{basis_glyph(line.basis, shown.form)} ", "text"),
                column(line.basis, 8, "text"),
                *speaker_spans(shown.outline, line, 14),
                column(src, width(src) + 1, "dim", right=True),
            ]
        )
        note = shown.outline.say(getattr(line.item, "note", None))
        if note:
            rows += indent(flow([(note, "dim")], cells - 2), 2)
    return [*rows, []]


def _about(shown: Evidence, cells: int) -> list[Row]:
    """Return the items that name an actor or quote it, with their sections."""
    if not isinstance(shown.line.item, m.Actor):
        return []
    lines = shown.outline.about(shown.line.item)
    rows = [heading("NAMED IN", "items that name or quote it", cells, str(len(lines)))]
    for line in lines:
        src = short_cite(line)
        head: Row = [
            (f"{basis_glyph(line.basis, shown.form)} ", "text"),
            (f"{_TITLES[line.section]} {line.label}  ", "dim"),
            *speaker_spans(shown.outline, line, 16),
        ]
        rows.append([*fit(head, cells - width(src) - 1), (f" {src}", "dim")])
        rows += indent(flow([(line.text, "text")], cells - 2), 2)
    return [*rows, []]


def _questions(shown: Evidence, cells: int) -> list[Row]:
    """Return the items that stand with or against this one, question by question."""
    rows: list[Row] = []
    question = ""
    for answer in shown.outline.answers(shown.line):
        if answer.question.question != question:
            question = answer.question.question
            title = "" if rows else "OTHER VOICES"
            rows += [[]] if rows else []
            status = answer.question.status.replace("-", " ")
            rows.append(heading(title, "", cells, f" {status}"))
            rows += flow([(shown.outline.say(question), "hi")], cells)
        words = "part b" if answer.word == "contradicts" else "dim"
        line = answer.line
        src = short_cite(line)
        row: Row = [
            column(answer.word, 12, words),
            (f"{basis_glyph(line.basis, shown.form)} ", "text"),
            column(line.basis, 9, "text"),
            *speaker_spans(shown.outline, line, 14),
            (" ", "text"),
            *graded_spans(line),
        ]
        rows.append([*fit(row, cells - width(src) - 1), (f" {src}", "dim")])
        rows += indent(flow([(line.text, "dim")], cells - 14), 12)
    return [*rows, []] if rows else []
