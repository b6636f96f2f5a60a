"""The rows of the evidence screen.

On the left stand the statement, its source and the other voices, on the right the item field by
field, its grade and the desk's part.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief import model as m
from briefing.brief.fields import Field, shown_fields
from briefing.brief.outline import Line, Outline
from briefing.brief.scales import CONFIDENCE, CREDIBILITY, RELIABILITY, YARDSTICK
from briefing.brief.sections import SECTION
from briefing.brief.words import date_words
from briefing.library.sources import AtHand
from briefing.text import width
from briefing.tui.cells import (
    PinnedRow,
    Row,
    Span,
    beside,
    column,
    fit,
    flow,
    heading,
    indent,
    plain,
    row_width,
)
from briefing.tui.panes.parts import (
    Form,
    basis_glyph,
    grade_spans,
    label_spans,
)
from briefing.tui.panes.places import coordinates
from briefing.tui.screens.evidence.comparison import CheckedItem
from briefing.tui.screens.evidence.fields import (
    field_statements,
    table_rows,
    verdict_rows,
    waived_rows,
)
from briefing.tui.screens.evidence.others import (
    OtherItems,
    denied,
    named_items,
    other_voices,
    relation_rows,
    shared,
)
from briefing.tui.screens.evidence.source import SourcesShown, cited_texts, source_rows, statement
from briefing.tui.widgets import ROOMY

if TYPE_CHECKING:
    from briefing.tui.screens.evidence.marking import WordMarks
    from briefing.verify.verdicts import Verdict

_TWO_COLUMNS = 100
"""Columns from which the fields stand beside the statement."""
_LABEL = 12


class EvidencePage(NamedTuple):
    """What the screen shows: an item, its number in its section (from 1), its sources' texts.

    ``texts`` holds the paragraphs of each source or why they are not at hand; ``pointer`` is the
    source and paragraph that ``<`` and ``>`` stand at; ``marks`` knows the words of paragraphs that
    the item has too. ``verdict`` is None where there is none, ``why`` says why; ``states`` what the
    verification found at hand of each source. ``written`` tells who changed the item last, and the
    brief, where a desk knows it.
    """

    outline: Outline
    line: Line
    number: int
    of: int
    yaml_line: int
    texts: Mapping[str, AtHand]
    pointer: tuple[str, int]
    form: Form
    marks: WordMarks
    verdict: Verdict | None = None
    states: Mapping[str, str] = MappingProxyType({})
    why: str = ""
    written: Sequence[tuple[str, str]] = ()

    @property
    def source(self) -> SourcesShown:
        """What the part with the sources needs."""
        about = (self.outline, self.line, self.texts, self.states)
        return SourcesShown(*about, self.pointer, self.marks, self.verdict)

    @property
    def item(self) -> CheckedItem:
        """What the part with the fields needs."""
        texts = cited_texts(self.outline, self.line, self.texts)
        return CheckedItem(self.outline, self.line, self.verdict, texts)


def evidence_rows(shown: EvidencePage, cells: int, height: int) -> tuple[list[Row], int]:
    """Return all rows for a width, and the index of the row the pointer's paragraph begins at.

    ``height`` is that of the screen: what it holds anyway is not spread over both columns.
    """
    title = _title(shown, cells)
    if cells >= _TWO_COLUMNS:
        right_cells = cells * 54 // 118
        left_cells = cells - right_cells - 5
        left, mark = _left(shown, left_cells)
        right = [*_verdict(shown, right_cells), [], *_right(shown, right_cells), []]
        right += relation_rows(shown.outline, shown.line.item, shown.form, right_cells)
        others = (_others(shown, left_cells), _others(shown, right_cells))
        first = int(isinstance(shown.line.item, m.Actor))
        left, right = shared(left, right, others, first=first, room=height - 2)
        left, right = _trimmed(left), _trimmed(right)
        if len(right) <= height - 2:
            left, mark = _closed_up(left, mark, height - 2)
        body = beside(left, indent(right, 2), left_cells + 1, right_cells + 2)
        return [title, [], *indent(body, 1)], mark + 2
    left, mark = _left(shown, cells - 2, verdict_too=True)
    head: list[Row] = [title] if height < ROOMY else [title, []]
    return [*head, *indent([*left, *_right(shown, cells - 2)], 1)], mark + len(head)


def _trimmed(rows: list[Row]) -> list[Row]:
    """Return rows without the blank ones at their end."""
    while rows and not plain(rows[-1]).strip():
        rows = rows[:-1]
    return rows


def _closed_up(rows: list[Row], mark: int, room: int) -> tuple[list[Row], int]:
    """Return rows without the blank ones between paragraphs, where all have room only so.

    ``mark`` is the index of a row, and comes back as that of the same one.
    """
    blank = {
        number
        for number, (row, below) in enumerate(pairwise(rows))
        if not plain(row).strip() and not isinstance(below, PinnedRow)
    }
    if not room < len(rows) <= room + len(blank):
        return rows, mark
    kept = [row for number, row in enumerate(rows) if number not in blank]
    return kept, mark - sum(number < mark for number in blank)


def _others(shown: EvidencePage, cells: int) -> OtherItems:
    """Return what else the brief has on an item: where an actor is named, what other voices say."""
    item = shown.line.item
    if isinstance(item, m.Actor):
        return named_items(shown.outline, item, shown.form, cells)
    return other_voices(shown.outline, shown.line, shown.form, cells)


def _title(shown: EvidencePage, cells: int) -> Row:
    line = shown.line
    where = f"{SECTION[line.section].title} {shown.number} of {shown.of}"
    if isinstance(line.item, m.Claim):
        claim = line.item
        holder = shown.outline.actor_name(claim.holder)
        where += f": {shown.outline.place_name(claim.place)}, {holder}, {claim.control}"
    name = f"{line.item.id}  " if line.item.id else ""
    right = f"{name}line {shown.yaml_line} "
    left: Row = [(" EVIDENCE ", "hi b r"), ("  ", "hi u"), (where, "dim u")]
    if row_width(left) + width(right) + 2 > cells:
        right = ""
    return [*fit(left, cells - width(right), "hi u"), (right, "dim u")]


def _left(shown: EvidencePage, cells: int, verdict_too: bool = False) -> tuple[list[Row], int]:
    """Return statement and source; where nothing stands beside it, verdict and others too."""
    line, outline, texts = shown.line, shown.outline, shown.item.paragraphs
    who = outline.speaker_names(line, short=False)
    head: Row = [(f"{basis_glyph(line.basis, shown.form)} ", "hi b"), (line.basis, "hi b")]
    if line.own:
        head = [head[0], (line.own_words, "hi b")]
    elif who:
        head.append((f" by {who}", "text"))
    if label := label_spans(line, outline):
        head += [("  ", "text"), *label]
    first, *others = flow(head, cells - 2, first=cells)
    rows = [first, *indent([*others, *statement(shown.source, texts, cells - 2)], 2)]
    rows += denied(outline, line, cells)
    note = outline.say(getattr(line.item, "note", None))
    if note:
        rows += indent(flow([("Note: ", "dim"), (note, "text")], cells - 2), 2)
    if verdict_too:
        rows += [[], *_verdict(shown, cells)]
        rows += [[], *relation_rows(outline, line.item, shown.form, cells)]
        if isinstance(line.item, m.Actor):
            rows += _others(shown, cells).rows()
        rows.pop()
    rows.append([])
    source, mark = source_rows(shown.source, cells)
    mark += len(rows)
    rows += source
    if verdict_too and not isinstance(line.item, m.Actor):
        rows += _others(shown, cells).rows()
    return rows, mark


def _right(shown: EvidencePage, cells: int) -> list[Row]:
    rows = field_rows(shown.item, cells)
    if shown.written:
        rows += [[], heading("CHANGED LAST", "as the desk knows it", cells)]
    for label, words in shown.written:
        rows += _field((label, "dim"), words, cells)
    return rows


def _verdict(shown: EvidencePage, cells: int) -> list[Row]:
    return verdict_rows(shown.verdict, shown.line, cells, shown.why)


# -- the right half -------------------------------------------------------------------------


def field_rows(item: CheckedItem, cells: int) -> list[Row]:
    """Return what the brief says field by field, what it waives, the grade, the desk's own."""
    outline, line = item.outline, item.line
    rows = table_rows(item, list(field_statements(outline, line)), cells)
    rows += waived_rows(outline, line, item.verdict, cells)
    rows += [[], *_grade(line, cells)]
    desk = [(label, value) for label, value in _desk(outline, line) if value]
    rows += [[], heading("THE DESK'S OWN", "", cells)]
    for label, value in desk:
        rows += _field((label, "dim"), value, cells)
    return rows if desk else rows + flow([("Nothing beside the wording.", "dim")], cells)


def _field(label: Span, value: str, cells: int) -> list[Row]:
    body = flow([(value, "text")], cells - _LABEL)
    return [[column(label[0], _LABEL, label[1]), *body[0]], *indent(body[1:], _LABEL)]


def _grade(line: Line, cells: int) -> list[Row]:
    """Return the grade, spelled out letter by letter; the desk gave it, not the source."""
    if not line.graded:
        return [
            heading("GRADE", "", cells),
            *flow([("The desk gave this item no grade.", "dim")], cells),
        ]
    letter, digit = grade_spans(line.grade)
    rows = [heading("GRADE", "Admiralty, the desk's own", cells, str(line.grade))]
    rows += _field(letter, f"{RELIABILITY[line.grade.letter]}, of the voice", cells)
    rows += _field(digit, f"{CREDIBILITY[line.grade.digit]}, of this item", cells)
    return rows


def _desk(outline: Outline, line: Line) -> Iterator[tuple[str, str]]:
    item = line.item
    if item.date:
        basis = "stated by the source" if item.date_basis == "stated" else "inferred by the desk"
        yield "date", f"{date_words(item.date)}, {basis}"
    named = outline.places.get(getattr(item, "place", None) or "")
    place = item if isinstance(item, m.Place) else named
    if place is not None:
        yield "coordinates", coordinates(place)
    for field in shown_fields(item, line.section, own=True):
        if field.refers == "items" and field.key != "about":
            yield from _rests_on(outline, line, field)
        else:
            yield field.heading, _concluded(outline, line, field)
    for gap in outline.gaps(item):
        yield "gap", gap.text


def _rests_on(outline: Outline, line: Line, field: Field) -> Iterator[tuple[str, str]]:
    """Yield the items that a field of the desk's own names, each with who says it."""
    ids: list[str] = getattr(line.item, field.attribute)
    found = [outline.by_id[each] for each in ids if each in outline.by_id]
    label = field.heading
    for each in found:
        who = "" if each.own else outline.speaker_names(each)
        yield label, f"{who}: {each.text}" if who else each.text
        label = ""
    if not found and isinstance(line.item, m.Crosscheck):
        yield label, "nobody in this brief"


def _concluded(outline: Outline, line: Line, field: Field) -> str:
    """Return what a field of the desk's own says, with what its term means."""
    item = line.item
    if isinstance(item, m.Judgement) and field.kind == "likelihood":
        term, bounds = outline.likelihood(item)
        return f"{term}, {bounds} ({YARDSTICK[outline.brief.yardstick]})" if term else ""
    if isinstance(item, m.Judgement) and field.key == "confidence" and item.confidence:
        return f"{item.confidence}: {CONFIDENCE[item.confidence]}"
    words = outline.value(item, field)
    return words.replace("-", " ") if field.key == "status" else words
