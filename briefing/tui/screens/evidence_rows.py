"""The rows of the evidence screen: the statement, its source, its voices, its grade spelled out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from briefing.format import model as m
from briefing.format.resolve import as_list
from briefing.format.scales import BASIS, CONFIDENCE, CREDIBILITY, RELIABILITY, YARDSTICK
from briefing.library.folder import SourceText
from briefing.outline import SECTIONS, Line, Outline
from briefing.text import pad, width
from briefing.tui.cells import Row, beside, column, fit, flow, indent, row_width
from briefing.tui.panes.actors import relation_spans
from briefing.tui.panes.parts import (
    Form,
    basis_glyph,
    grade_spans,
    graded_spans,
    short_cite,
    speaker_spans,
)
from briefing.words import date_words, figure_words, moment_words

LABEL = 12
_TWO_COLUMNS = 100
_TITLES = {kind.key: kind.title for kind in SECTIONS}
_VERIFICATION = {
    "not-stated": "the source does not say",
    "unverified": "the source says it is not verified",
    "partly": "the source says it is verified in part",
    "verified": "the source says it is verified",
}


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
        right = _right(shown, right_cells)
        body = beside(left, indent(right, 2), left_cells + 1, right_cells + 2)
        return [[], title, [], *indent(body, 1)], mark + 3
    left, mark = _left(shown, statement, cells - 2)
    return [title, [], *indent([*left, [], *_right(shown, cells - 2)], 1)], mark + 2


def heading(title: str, note: str, cells: int, right: str = "") -> Row:
    """Return a title on its hairline, a note behind it, a word at the right end."""
    row: Row = [(title, "hi b u")]
    if note:
        row += [("  ", "rule u"), (note, "dim u")]
    row = fit(row, cells - width(right), "rule u")
    return [*row, (right, "hi b u")]


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


# -- the fields ---------------------------------------------------------------------------------


def _right(shown: Evidence, cells: int) -> list[Row]:
    rows = [heading("THE BRIEF SAYS", "", cells)]
    for label, value in _fields(shown):
        if value:
            rows += _field(label, [(value, "text")], cells)
    rows += [[], *_grade(shown, cells)]
    desk = [(label, value) for label, value in _desk(shown) if value]
    rows += [[], heading("THE DESK'S OWN", "", cells)]
    for label, value in desk or [("", "nothing beside the wording")]:
        rows += _field(label, [(value, "text" if label else "dim")], cells)
    return rows


def _field(label: str, value: Row, cells: int) -> list[Row]:
    body = flow(value, cells - LABEL)
    return [[column(label, LABEL, "dim"), *body[0]], *indent(body[1:], LABEL)]


def _fields(shown: Evidence) -> Iterator[tuple[str, str]]:
    outline, item = shown.outline, shown.line.item
    say = outline.say
    if isinstance(item, m.Claim):
        yield "place", outline.place_name(item.place, short=False)
        side = outline.side(item)
        yield "holder", outline.actor_name(item.holder) + (f", {say(side)}" if side else "")
        yield "control", item.control
    if isinstance(item, m.Impact):
        yield "category", item.category
        yield "group", say(item.group)
        yield "place", outline.place_name(item.place, short=False) if item.place else ""
    if isinstance(item, m.Actor):
        yield "name", say(item.name)
        yield "also", ", ".join(say(name) for name in item.aka)
        yield "kind", item.kind
        yield "leader", say(item.leader)
        for listed in item.designations:
            yield "listed", f"{say(listed.as_)}, by {say(listed.authority)}"
    if isinstance(item, m.View):
        yield "topic", say(item.topic)
    for quote in as_list(item.quote):
        yield "quotation", f'"{say(quote)}"'
    for figure in item.figures:
        read = say(figure_words(figure))
        text = say(figure.text)
        yield "figure", f'"{text}"' + (f", read as {read}" if read != text else "")
        yield "of whom", say(figure.group)
    yield "when", f'"{say(item.when)}"' if item.when else ""
    yield "basis", f"{shown.line.basis}: {BASIS[shown.line.basis]}"
    for speaker in shown.line.speakers:
        role = f", {say(speaker.role)}" if speaker.role else ""
        yield "who says", f"{say(speaker.name)}{role} ({speaker.kind})"
    yield "verified", _VERIFICATION[item.verification]
    yield "cites", " ".join(shown.line.cite)


def _grade(shown: Evidence, cells: int) -> list[Row]:
    """Return the grade, spelled out letter by letter; the desk gave it, not the source."""
    line = shown.line
    if not line.graded:
        return [
            heading("GRADE", "", cells),
            *flow([("The desk gave this item no grade.", "dim")], cells),
        ]
    letter, digit = grade_spans(line.grade)
    rows = [heading("GRADE", "Admiralty, the desk's own", cells, "".join(line.grade))]
    rows += _field_spans(letter, f"{RELIABILITY[line.grade.letter]}, of the voice", cells)
    rows += _field_spans(digit, f"{CREDIBILITY[line.grade.digit]}, of this item", cells)
    return rows


def _field_spans(label: tuple[str, str], value: str, cells: int) -> list[Row]:
    body = flow([(value, "text")], cells - LABEL)
    first: Row = [(pad(label[0], LABEL), label[1]), *body[0]]
    return [first, *indent(body[1:], LABEL)]


def _desk(shown: Evidence) -> Iterator[tuple[str, str]]:
    outline, item = shown.outline, shown.line.item
    if item.date:
        basis = "stated by the source" if item.date_basis == "stated" else "inferred by the desk"
        yield "date", f"{date_words(item.date)}, {basis}"
    if isinstance(item, m.Judgement):
        term, bounds = outline.likelihood(item)
        yield "likelihood", f"{term}, {bounds} ({YARDSTICK[outline.brief.yardstick]})"
        sure = item.confidence
        yield "confidence", f"{sure}: {CONFIDENCE[sure]}" if sure else ""
        yield "assumes", outline.say(item.assumes)
        yield "alternative", outline.say(item.alternative)
        yield "so what", outline.say(item.so_what)
        for label, ids in (("because", item.because), ("against", item.against)):
            lines = [outline.by_id[i] for i in ids if i in outline.by_id]
            yield label, "; ".join(f"{line.label}: {line.text}" for line in lines)
    if isinstance(item, m.Claim | m.Impact):
        place = outline.places.get(item.place or "")
        if place is not None and place.lat is not None and place.lon is not None:
            yield "coordinates", f"{place.lat:g}, {place.lon:g} ({place.precision})"
    if isinstance(item, m.Watch):
        yield "signal", item.signal or ""
        yield "horizon", outline.say(item.horizon)
    if isinstance(item, m.Crosscheck):
        yield "status", item.status.replace("-", " ")
        for label, ids in (("says yes", item.for_), ("says no", item.against)):
            lines = [outline.by_id[i] for i in ids if i in outline.by_id]
            words = "; ".join(f"{outline.speaker_names(x)}: {x.text}" for x in lines)
            yield label, words or "nobody in this brief"
    for waiver in item.waive:
        yield "waived", f"{outline.say(waiver.code)}: {outline.say(waiver.why)}"
