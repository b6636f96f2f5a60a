"""What else a brief has on an item: who contradicts it, what an actor is to others, what names it.

On a wide terminal the parts of it stand in either column, so that none is much longer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.brief import model as m
from briefing.brief.outline import Answer, Line, Outline
from briefing.brief.scales import CROSSCHECK_STATUSES
from briefing.brief.sections import SECTION
from briefing.brief.sides.ties import all_relations, named_in
from briefing.text import width
from briefing.tui.cells import Row, Span, column, fit, flow, heading, indent, row_width
from briefing.tui.panes.actors import relation_spans
from briefing.tui.panes.impact_labels import same_figure
from briefing.tui.panes.parts import (
    Form,
    basis_glyph,
    deniers,
    graded_spans,
    gutter_mark,
    short_cite,
    speaker_spans,
)


class OtherItems(NamedTuple):
    """Other items as parts, each with a status and its rows, for a column of ``cells``.

    ``title`` and ``note`` stand above the first, with ``total`` or the first one's status;
    ``further`` stands for the note where others stand in the column before.
    """

    title: str
    note: str
    further: str
    cells: int
    parts: Sequence[tuple[str, list[Row]]]
    total: str = ""

    def rows(self, first: int = 0, last: int | None = None) -> list[Row]:
        """Return the rows of some of them with their headings; none for none."""
        rows: list[Row] = []
        for number, (status, told) in enumerate(self.parts[first:last]):
            if not number:
                note, total = (self.further, "") if first else (self.note, self.total)
                rows.append(heading(self.title, note, self.cells, total or status))
            elif status:
                rows += [[], heading("", "", self.cells, status)]
            rows += told
        return [*rows, []] if rows else []


def shared(
    left: list[Row],
    right: list[Row],
    others: tuple[OtherItems, OtherItems],
    *,
    first: int,
    room: int,
) -> tuple[list[Row], list[Row]]:
    """Return two columns with the other items below: the first ones in one, the rest in the other.

    As many stand in either as make the longer column short; where that is all the same, or all
    have ``room``, they stand together. The ``first`` ones are on the left (0) or right (1);
    ``others`` are those of either column's width.
    """
    columns = (left, right)

    def length(count: int) -> int:
        ends = len(others[first].rows(0, count)), len(others[1 - first].rows(count))
        return max(len(columns[first]) + ends[0], len(columns[1 - first]) + ends[1], room)

    count = min(range(len(others[0].parts), -1, -1), key=length)
    columns[first].extend(others[first].rows(0, count))
    columns[1 - first].extend(others[1 - first].rows(count))
    return left, right


def denied(outline: Outline, line: Line, cells: int) -> list[Row]:
    """Return that others contradict an item, and who: it stands before what bears the item out."""
    if not (by := deniers(line, outline)):
        return []
    told: Row = [gutter_mark(line), (f" contradicted by {', '.join(by)}", "part b")]
    first, *others = flow(told, cells - 2, first=cells)
    return [first, *indent(others, 2)]


def other_voices(outline: Outline, line: Line, form: Form, cells: int) -> OtherItems:
    """Return the items that stand with or against one, a part for each question.

    What contradicts it comes first: whoever reads no further has not read that others agree.
    """
    parts: dict[str, tuple[str, list[Row]]] = {}
    for answer in sorted(outline.answers(line), key=_contradiction_first):
        question = answer.question.question
        if question not in parts:
            status = answer.question.status.replace("-", " ")
            asked = flow([(outline.say(question), "hi")], cells)
            parts[question] = (f" {status}", asked)
        words = "part b" if answer.word == "contradicts" else "dim"
        parts[question][1].extend(
            _other_rows(column(answer.word, 12, words), answer.line, outline, form, cells)
        )
    told = [*parts.values(), *_on_one_figure(outline, line, form, cells)]
    return OtherItems("OTHER VOICES", "", "on further questions", cells, told)


def _other_rows(lead: Span, other: Line, outline: Outline, form: Form, cells: int) -> list[Row]:
    """Return another item behind ``lead``, 12 cells wide: whose word it is, and its statement."""
    src = short_cite(other)
    row: Row = [
        lead,
        (f"{basis_glyph(other.basis, form)} ", "text"),
        column(other.basis, 9, "text"),
        *speaker_spans(outline, other, 14),
        (" ", "text"),
        *graded_spans(other),
    ]
    row = [*fit(row, cells - width(src) - 1), (f" {src}", "dim")]
    return [row, *indent(flow([(other.text, "dim")], cells - 14), 12)]


def _on_one_figure(
    outline: Outline, line: Line, form: Form, cells: int
) -> list[tuple[str, list[Row]]]:
    """Return a part with the items on the figure of an item that answer no question with it."""
    told = {line.path, *(answer.line.path for answer in outline.answers(line))}
    found = same_figure(outline.section(line.section), line)
    others = [each for each in found if each.path not in told]
    if not others:
        return []
    rows = flow([("Of the same people or things, side by side", "hi")], cells)
    for other in others:
        rows += _other_rows(column("beside", 12, "dim"), other, outline, form, cells)
    return [(" not summed", rows)]


def _contradiction_first(answer: Answer) -> tuple[int, bool]:
    return CROSSCHECK_STATUSES.index(answer.question.status), answer.word != "contradicts"


def relation_rows(outline: Outline, item: m.Item, form: Form, cells: int) -> list[Row]:
    """Return an actor's relationships, each with its own basis, speaker and citation."""
    relations = all_relations(outline, item) if isinstance(item, m.Actor) else []
    if not relations:
        return []
    cited = max(width(short_cite(relation.line)) for relation in relations) + 1
    told = [relation_spans([relation], form) for relation in relations]
    room = cells - 10 - 14 - cited - 1
    word = 8 if max(map(row_width, told)) <= room else 0  # a name goes before the word of a sign
    rows = [heading("RELATIONS", "who says so", cells, "para", "dim")]
    for relation, words in zip(relations, told, strict=True):
        line = relation.line
        src = short_cite(line)
        rows.append(
            [
                *fit(words, max(room + 8 - word, 10)),
                (" ", "text"),
                (f"{basis_glyph(line.basis, form)} ", "text"),
                column(line.basis, word, "text"),
                *speaker_spans(outline, line, 14),
                column(src, cited, "dim", right=True),
            ]
        )
        note = outline.say(getattr(line.item, "note", None))
        if note:
            rows += indent(flow([(note, "dim")], cells - 2), 2)
    return [*rows, []]


def named_items(outline: Outline, actor: m.Actor, form: Form, cells: int) -> OtherItems:
    """Return the items that name an actor or quote it, a part each, with their sections."""
    lines = named_in(outline, actor)
    parts = []
    for line in lines:
        src = short_cite(line)
        head: Row = [
            (f"{basis_glyph(line.basis, form)} ", "text"),
            (f"{SECTION[line.section].title}  ", "dim"),
            *speaker_spans(outline, line, 16),
        ]
        told = [[*fit(head, cells - width(src) - 1), (f" {src}", "dim")]]
        told += indent(flow([(line.text, "text")], cells - 2), 2)
        parts.append(("", told))
    note = "items that name or quote it"
    return OtherItems("NAMED IN", note, "further items", cells, parts, str(len(lines)))
