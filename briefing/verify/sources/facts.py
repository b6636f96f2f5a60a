"""A source's record made ready for the checks: its facts parsed once, looked up often."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from briefing.brief.resolve import Cite
from briefing.brief.values import place_name
from briefing.verify import language_of
from briefing.verify.days import Span
from briefing.verify.language import Figure, Language, NameBook
from briefing.verify.sources.evidence import Evidence
from briefing.verify.sources.record import Paragraph, QuoteFact
from briefing.verify.words.footnotes import without_footnotes
from briefing.verify.words.normalise import words
from briefing.verify.words.quotes import joined, parts, runs

if TYPE_CHECKING:  # what tables need is loaded when there is one
    from briefing.verify.sources.tables import Cell, ParsedTable
    from briefing.verify.table.moved import MovedEvent

_WORD = 6
"""Characters of an English word with its space, about."""


_NEAR: Final = 3
"""Paragraphs before one of which a date in it may be counted: "two days later"."""


class PrintedDate(Struct, frozen=True):
    """A date as printed, the days it stands for where that is known, and its paragraph."""

    text: str
    span: Span | None
    facts: CitedFacts


class CitedFacts:
    """One paragraph of a source, or with ``row`` one row of it, with its facts parsed."""

    def __init__(self, source: SourceFacts, number: int, facts: Paragraph, row: int = 0) -> None:
        self.source = source
        self.number = number
        self.row = row
        self.facts = facts

    @property
    def name(self) -> str:
        """How citations of one source name it: ``p12``, ``p20.r3``, ``r14`` of a table."""
        return place_name(self.number, self.row, table=self.source.is_table)

    @property
    def is_row(self) -> bool:
        """Whether it is a row, of a table in a text or of a source that is one."""
        return self.row > 0 or self.source.is_table

    @cached_property
    def text(self) -> str:
        """The paragraph, or the row under its table's head, without its footnote marks.

        "" where it is not here.
        """
        if self.row:
            text = "".join(self.source.rows(self.number)[self.row - 1 : self.row])
        else:
            text = "".join(self.source.text[self.number - 1 : self.number])
        return without_footnotes(text).text

    @cached_property
    def rows(self) -> list[CitedFacts]:
        """The rows of the table that it is, none where it is none."""
        return [
            CitedFacts(self.source, self.number, facts, row)
            for row, facts in enumerate(self.facts.rows, 1)
        ]

    @cached_property
    def table(self) -> ParsedTable | None:
        """The table that it is as printed, None where it is none or the text is not here.

        A row of a source that is a table is one with this row alone, of the columns that count.
        """
        from briefing.verify.sources.tables import table

        rows = self.source.evidence.table
        return rows.counted(self.number) if rows else table(self.text)

    @cached_property
    def cells(self) -> list[tuple[Cell, list[Figure]]]:
        """The cells of the table that have a figure, those of labels apart, with their figures."""
        from briefing.verify.sources.heads import about, printed_in_full
        from briefing.verify.sources.tables import Cell

        found = self.table
        language = self.source.language
        cells = {
            Cell(row, column): language.find_figures(value, source=True)
            for row, values in enumerate(found.rows if found else ())
            for column, value in enumerate(values)
            if found and value != found.labels[row]
        }
        if found and not self.source.is_table:
            around = about(self.source.text, self.number - 1)
            for row, numbers in enumerate(printed_in_full(self.text, around)):
                for column, said in numbers:
                    cells[Cell(row, column)] += language.parse_figures(said)
        return [(cell, figures) for cell, figures in cells.items() if figures]

    @cached_property
    def length(self) -> int:
        """The characters of it, of a sealed record about: it has the number of words alone."""
        return len(self.text) or self.facts.words * _WORD

    @cached_property
    def names(self) -> NameBook:
        """The names that stand in it."""
        return self.source.language.name_book(self.facts.names)

    @cached_property
    def figures(self) -> list[Figure]:
        """The figures in it."""
        parse = self.source.language.parse_figure
        parsed = (parse(fact.text, fact.of) for fact in self.facts.figures)
        return [figure for figure in parsed if figure is not None]

    def alike(self, figure: Figure, language: Language) -> list[Figure]:
        """Return the figures in it that are the number of one of the brief's, qualifiers aside.

        A plain number is held against the same number and what is no plain number, not against all
        of a long paragraph. ``language`` is that of the brief.
        """
        number = language.plain_number(figure) if figure.op == "=" else None
        if number is None or language is not self.source.language:
            return [each for each in self.figures if language.agrees(figure, each)]
        near = sorted((*self._by_number.get(None, ()), *self._by_number.get(number, ())))
        return [self.figures[at] for at in near if language.agrees(figure, self.figures[at])]

    @cached_property
    def _by_number(self) -> dict[int | None, list[int]]:
        """Where its figures stand among them, by their plain number."""
        found: dict[int | None, list[int]] = {}
        for at, each in enumerate(self.figures):
            found.setdefault(self.source.language.plain_number(each), []).append(at)
        return found

    @cached_property
    def counted(self) -> frozenset[int | str]:
        """The stems of what is counted in it and of who may speak in it."""
        counts = (figure.noun for figure in self.figures if figure.kind != "rank")
        nouns = [*counts, *self.facts.bodies]
        stems_of = self.source.language.stems_of
        return frozenset(stem for noun in nouns for stem in stems_of(noun))

    @cached_property
    def dates(self) -> list[PrintedDate]:
        """The dates in it, resolved from the day of publication."""
        language, anchor = self.source.language, self.source.anchor
        if self.text and self.facts.dates and not (self.is_row or self.facts.rows):
            found = language.find_spans(self.text, anchor, self._day_before())
            return [PrintedDate(each.text, span, self) for each, span in found]
        texts = self.facts.dates
        spans = language.resolve_all(texts, anchor, self._day_before())
        return [PrintedDate(text, span, self) for text, span in zip(texts, spans, strict=True)]

    def _day_before(self) -> Span | None:
        """Return the day printed last in the paragraphs right before it, None without one."""
        anchor, resolve = self.source.anchor, self.source.language.resolve
        if self.source.is_table:
            return None
        first = max(self.number - 1 - _NEAR, 0)
        for facts in reversed(self.source.paragraphs[first : self.number - 1]):
            for text in reversed(facts.facts.dates):
                span = resolve(text, anchor)
                if span is not None and span.first == span.last:
                    return span
        return None

    @cached_property
    def speakers(self) -> list[str]:
        """Who speaks in it, as joined words; a pronoun stands for whom it means."""
        out = []
        for speaker in self.facts.speakers:
            out += [joined(words(name)) for name in (speaker.name, speaker.meant) if name]
        return out

    @cached_property
    def bodies(self) -> list[str]:
        """Who is spoken of in it without a name, as joined words."""
        return [joined(words(body)) for body in self.facts.bodies]

    @cached_property
    def quoted(self) -> list[str]:
        """The quotations of the brief that stand in it, as joined words."""
        return [joined(words(fact.text)) for fact in self.facts.quotes]

    def quotation(self, part: Sequence[str], after: int = 0) -> tuple[int, QuoteFact] | None:
        """Return the first quotation from number ``after`` on that holds the words of ``part``."""
        wanted = list(runs(part))
        for index, text in enumerate(self.quoted[after:], after):
            if any(run in text for run in wanted):
                return index, self.facts.quotes[index]
        return None

    def holds(self, quotation: str) -> list[QuoteFact] | None:
        """Return the quoted words that make up ``quotation``, None where some do not stand here."""
        found: list[QuoteFact] = []
        after = 0
        for part in parts(quotation):
            hit = self.quotation(part, after)
            if hit is None:
                return None
            after = hit[0]
            found.append(hit[1])
        return found or None


class SourceFacts:
    """One source that is at hand, with its paragraphs."""

    def __init__(self, evidence: Evidence, anchor: date | None) -> None:
        assert evidence.record is not None
        self.evidence = evidence
        self.id = evidence.source.id
        self.anchor = anchor
        self.language = language_of(evidence.record.language)
        self.text = evidence.paragraphs
        self.count = evidence.record.count
        self.is_table = evidence.record.row_count > 0
        self._rows: dict[int, list[str]] = {}
        self.paragraphs = [
            CitedFacts(self, facts.row or number, facts)
            for number, facts in enumerate(evidence.record.paragraphs, 1)
        ]
        self._by_number = {facts.number: facts for facts in self.paragraphs}

    @cached_property
    def names(self) -> NameBook:
        """The names that stand anywhere in it."""
        return self.language.name_book(
            name for facts in self.paragraphs for name in facts.facts.names
        )

    @cached_property
    def moved(self) -> list[MovedEvent]:
        """The rows of a table that are no longer the events that the brief says."""
        from briefing.verify.table.moved import moved_events

        return moved_events(self.evidence)

    def column(self, name: str) -> str | None:
        """Return the name of a column of the table that it is, by its name or hashtag."""
        from briefing.verify.table.rows import column_named

        record = self.evidence.record
        place = column_named(name, record.columns, record.tags) if record else None
        return record.columns[place] if record and place is not None else None

    def row_with(self, name: str) -> int:
        """Return a row of the table that has a name, of a sealed one a cited row; 0 for none."""
        rows = self.evidence.table
        if rows:
            return rows.table.row_with(name)
        cited = self.paragraphs if self.is_table else []
        return next((facts.number for facts in cited if facts.names.has(name)), 0)

    def rows(self, number: int) -> list[str]:
        """Return the rows of a table as printed, each under its head; empty without the text."""
        from briefing.verify.sources.tables import with_heads

        if number not in self._rows:
            self._rows[number] = with_heads("".join(self.text[number - 1 : number]))
        return self._rows[number]

    def cited(self, cite: Cite) -> list[CitedFacts]:
        """Return the paragraphs, or the rows of one, that a citation names and that there are."""
        if self.is_table:
            numbers = range(cite.first, min(cite.last, self.count) + 1)
            return [self._by_number[n] for n in numbers if n in self._by_number]
        cited = self.paragraphs[cite.first - 1 : cite.last]
        return cited[0].rows[cite.row - 1 : cite.last_row] if cite.row and cited else cited

    def run(self, number: int) -> Iterator[CitedFacts]:
        """Yield a paragraph and those before it whose speaker it carries on, nearest first."""
        while 1 <= number <= len(self.paragraphs):
            facts = self.paragraphs[number - 1]
            yield facts
            if not facts.facts.carries:
                return
            number -= 1
