"""The source in the evidence screen: the cited paragraphs, what of the item stands in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing.brief import model as m
from briefing.brief.outline import Line, Outline
from briefing.brief.parts import quoted
from briefing.brief.values import place_name
from briefing.brief.words import SOURCE_WORDS, STANDING_WORDS, moment_words
from briefing.library.sources import BEING_READ, AtHand
from briefing.text import clean, width
from briefing.tui.cells import Row, column, flow, heading, indent
from briefing.tui.screens.evidence.comparison import missing, painted
from briefing.tui.screens.evidence.table_row import row_rows, short_row
from briefing.verify.bounds import MOST_CITED

if TYPE_CHECKING:
    from briefing.tui.screens.evidence.marking import WordMarks
    from briefing.verify.sources.record import Paragraph
    from briefing.verify.table.words import RowTexts
    from briefing.verify.verdicts import Verdict

_NUMBER: Final = 6
_MOST: Final = 50
"""Paragraphs of one citation that are shown."""
_LONGEST: Final = 8_000
"""Characters of one paragraph that are shown."""
STATES: Final[dict[str, str]] = {
    "text": "text at hand",
    "sealed": "text withheld, its facts at hand",
    "attached": "your own copy",
    "changed": "source changed",
    "missing": "source not at hand",
    "long": "too long to judge",
}
"""What there is of a source, in words."""


OTHERWISE: Final = "Your own copy has this paragraph otherwise."


class SourcesShown(NamedTuple):
    """What this part needs: the item, the texts of its sources, where ``<`` and ``>`` stand.

    ``states`` has what is at hand of each source once the brief is verified; ``offered`` the
    paragraphs that a finding names instead of the cited ones.
    """

    outline: Outline
    line: Line
    texts: Mapping[str, AtHand]
    states: Mapping[str, str]
    pointer: tuple[str, int]
    marks: WordMarks
    verdict: Verdict | None = None

    @property
    def offered(self) -> list[tuple[str, int]]:
        """The paragraphs that findings name and the item does not cite, each once."""
        return offered_paragraphs(self.line, self.verdict)


def offered_paragraphs(line: Line, verdict: Verdict | None) -> list[tuple[str, int]]:
    """Return the paragraphs that findings name and the item does not cite, each once."""
    if verdict is None:
        return []
    found = [(each.source, each.paragraph) for each in verdict.findings if each.paragraph]
    return [
        (source, number)
        for source, number in dict.fromkeys(found)
        if not any(c.source == source and c.first <= number <= c.last for c in line.rests_on)
    ]


def cited_texts(outline: Outline, line: Line, texts: Mapping[str, AtHand]) -> list[str]:
    """Return all cited paragraphs as they are shown.

    Empty where one of them is not at hand, and where they are too long to be judged.
    """
    out = []
    left = MOST_CITED
    for cite in line.rests_on:
        paragraphs = texts.get(cite.source, AtHand()).paragraphs
        for number in range(cite.first, min(cite.last, cite.first + _MOST) + 1):
            if number > len(paragraphs) or not paragraphs[number - 1]:
                return []
            left -= len(paragraphs[number - 1])
            if left < 0:
                return []
            out.append(outline.say(paragraphs[number - 1]))
    return out


def state_words(found: AtHand, state: str = "") -> str:
    """Return what there is of a source; ``state`` is what the verification said of it."""
    if not state:
        state = "text" if found.paragraphs else "missing"
        if found.record is not None:
            state = "attached" if found.paragraphs else "sealed"
    return STATES[state]


def statement(shown: SourcesShown, texts: Sequence[str], cells: int) -> list[Row]:
    """Return the statement, the words that the cited paragraphs lack underlined, and a legend.

    ``texts`` are all cited paragraphs, none where one is not at hand. Words are told only where
    the wording was judged: an inference has words of its own.
    """
    text = shown.line.text
    judged = shown.verdict and shown.verdict.fields.get("wording") in ("pass", "warn")
    lacking = missing(text, texts) if judged and texts else []
    rows = flow(painted(text, lacking, "hi b", "hi b u"), cells)
    if lacking:
        plural = "s" if len(texts) > 1 else ""
        what = "row" if all(cite.table for cite in shown.line.cites) else "paragraph"
        legend: Row = [("underlined", "dim u"), (f": not in the cited {what}{plural}", "dim")]
        rows += flow(legend, cells)
    return rows


def source_rows(shown: SourcesShown, cells: int) -> tuple[list[Row], int]:
    """Return every source cited with its paragraphs, and the row of the pointer's paragraph."""
    rows: list[Row] = []
    mark = 0
    pages = dict.fromkeys(cite.source for cite in shown.line.rests_on)
    pages |= dict.fromkeys(source for source, _ in shown.offered)
    for source_id in pages:
        source = shown.outline.resolver.source(source_id)
        if source is None:
            continue
        part, at = _source(shown, source, cells)
        if at is not None:
            mark = len(rows) + at
        rows += part if not part[-1] else [*part, []]
    if not pages:
        rows += [heading("SOURCE", "", cells), [("This item cites no paragraph.", "dim")], []]
    return rows, mark


def _source(shown: SourcesShown, source: m.Source, cells: int) -> tuple[list[Row], int | None]:
    """Return one source, and the row of the paragraph that the pointer is at, if it is here."""
    found = shown.texts.get(source.id, AtHand())
    what = "rows" if source.is_table else "paragraphs"
    count = f", {source.paragraphs:,} {what}" if source.paragraphs else ""
    state = state_words(found, shown.states.get(source.id, ""))
    kind = SOURCE_WORDS.get(source.kind, source.kind)
    right = f" {state}" if found.paragraphs and state != STATES["text"] else ""
    rows = [heading("SOURCE", f"{source.id}, {kind}{count}", cells, right)]
    rows += flow([(_title(shown.outline, source), "dim")], cells)
    if told := _stands(shown.outline, source):
        rows += flow([(told, "part b")], cells)
    cited = {
        number
        for cite in shown.line.rests_on
        if cite.source == source.id
        for number in range(cite.first, min(cite.last, cite.first + _MOST) + 1)
    }
    rows += _trouble(shown, found, source.is_table, sorted(cited), cells)
    mark = None
    others = {number for name, number in shown.offered if name == source.id}
    for number in _window(cited | others, shown.pointer, source.id, len(found.paragraphs)):
        if (source.id, number) == shown.pointer:
            mark = len(rows)
        kind = "cited" if number in cited else "offered" if number in others else ""
        rows += _paragraph(shown, source.id, number, kind, cells)
    return rows, mark


def _stands(outline: Outline, source: m.Source) -> str:
    """Return what is to be known of a source: what it repeats, and that it no longer stands."""
    first = outline.resolver.origin(source)
    repeats = f"repeats {first.id}, {outline.say(first.title)}" if first is not source else ""
    told = "; ".join(filter(None, (repeats, STANDING_WORDS.get(source.standing, ""))))
    return f"{told[:1].upper()}{told[1:]}." if told else ""


def _title(outline: Outline, source: m.Source) -> str:
    """Return title, publisher and date of a source in one line."""
    published = moment_words(source.published) if source.published else ""
    parts = (outline.say(source.title), outline.say(source.publisher), published)
    return ", ".join(part for part in parts if part)


def _trouble(
    shown: SourcesShown, found: AtHand, table: bool, cited: list[int], cells: int
) -> list[Row]:
    """Return what is to be said where a text, or a cited paragraph of it, is not there."""
    if not found.paragraphs:
        names = ", ".join(place_name(number, table=table) for number in cited)
        # Of one that is about to be there it is not said that it is missing.
        rows: list[Row] = [[(state_words(found), "hi b")]] if found is not BEING_READ else []
        missing = shown.outline.say(found.missing)
        rows += flow([(f"Cited: {names}. ", "text"), (missing, "dim")], cells)
        if found.record is not None:
            there = {
                facts.row or number: facts
                for number, facts in enumerate(found.record.paragraphs, 1)
            }
            sealed = {number: list(_facts(there[number])) for number in cited if number in there}
            labels = [width(label) for facts in sealed.values() for label, _ in facts]
            wide = max(labels, default=0) + 2
            for number in [*sealed][:_MOST]:
                head = f"{there[number].words} words; at hand of it:"
                name = column(f" {place_name(number, table=table)}", _NUMBER, "hi b")
                rows.append([name, (head, "dim")])
                rows += _sealed(shown, sealed[number], wide, cells)
        return rows
    beyond = [number for number in cited if number > len(found.paragraphs)]
    if not beyond:
        return []
    names = ", ".join(place_name(number, table=table) for number in beyond)
    whole = "table has only {:,} rows" if table else "text has only {:,} paragraphs"
    words = f"{names}: the {whole.format(len(found.paragraphs))}."
    return flow([(words, "bad b")], cells)


def _sealed(
    shown: SourcesShown, told: Sequence[tuple[str, list[str]]], wide: int, cells: int
) -> list[Row]:
    """Return what the sealed record has of a paragraph, behind labels ``wide`` cells wide."""
    say = shown.outline.say
    rows: list[Row] = []
    for label, values in told:
        words = "; ".join(say(value) for value in values)
        first, *rest = flow([(words, "text")], cells - _NUMBER - wide) or [[]]
        rows.append([(" " * _NUMBER, "text"), column(label, wide, "dim"), *first])
        rows += indent(rest, _NUMBER + wide)
    return [*rows, []]


def _facts(facts: Paragraph) -> Iterator[tuple[str, list[str]]]:
    everything = (
        ("event id", [facts.key] if facts.key else []),
        ("numbers", [f"{name} {value}" for name, value in facts.cells.items()]),
        ("names", list(facts.names)),
        ("figures", [f"{each.text} {each.of}".strip() for each in facts.figures]),
        ("dates", list(facts.dates)),
        ("speaks", [f"{each.meant or each.name} {each.verb}".strip() for each in facts.speakers]),
        ("quoted", [f'"{each.text}"' for each in facts.quotes]),
    )
    yield from ((label, values) for label, values in everything if values)


def _window(wanted: set[int], pointer: tuple[str, int], source: str, count: int) -> list[int]:
    """Return the paragraphs to show: the wanted ones and the pointer's, with their neighbours."""
    if pointer[0] == source:
        wanted = wanted | {pointer[1]}
    around = {number + step for number in wanted for step in (-1, 0, 1)}
    return sorted(number for number in around if 1 <= number <= count)


def _paragraph(shown: SourcesShown, source: str, number: int, kind: str, cells: int) -> list[Row]:
    """Return a paragraph: cited ones with their words marked, their neighbours dim."""
    here = "▸" if (source, number) == shown.pointer else " "
    table = shown.texts[source].table
    name = f"{here}{place_name(number, table=table is not None)}"
    label = column(name, _NUMBER, "hi b" if kind else "dim")
    if table is not None and (kind or here != " "):
        rows = [[label, (_event(shown, table, number), "dim")]]
        rows += indent(row_rows(shown, source, number, table, cells - _NUMBER), _NUMBER)
        return [*rows, *_not_cited(kind, "row", cells), []]
    if table is not None:
        beside = short_row(shown, number, table, cells - _NUMBER)
        return [[label, *beside[0]], *indent(beside[1:], _NUMBER), []]
    whole = shown.texts[source].paragraphs[number - 1]
    own = whole[:_LONGEST]
    if not own:
        text: Row = [(OTHERWISE, "dim")]
    elif kind:
        plain = shown.outline.say(own)
        quotations = [clean(each.words) for each in quoted(shown.line.item)]
        stretches = shown.marks.of(plain, shown.line.text, quotations)
        text = painted(plain, stretches, "text", "hi b mark")
    else:
        text = [(shown.outline.say(own), "dim")]
    body = flow(text, cells - _NUMBER)
    rows = [[label, *body[0]], *indent(body[1:], _NUMBER)]
    if len(whole) > len(own):
        note = f"{len(whole) - len(own):,} characters more, which are not shown here"
        rows += indent(flow([(note, "part b")], cells - _NUMBER), _NUMBER)
    return [*rows, *_not_cited(kind, "paragraph", cells), []]


def _event(shown: SourcesShown, table: RowTexts, number: int) -> str:
    """Return the event's own id of a row, or which of how many rows it is."""
    key = shown.outline.say(table.key(number))
    return f"event {key}" if key else f"row {number:,} of {len(table):,}"


def _not_cited(kind: str, what: str, cells: int) -> list[Row]:
    """Return a note where a paragraph or row is shown since a finding names it."""
    if kind != "offered":
        return []
    note = f"not cited; a finding names this {what}"
    return indent(flow([(note, "part b")], cells - _NUMBER), _NUMBER)
