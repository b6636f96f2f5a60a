"""The text of a document: one page of the brief, then every section, places, voices and sources.

Prose cites by footnotes, tables by a column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from briefing.brief import model as m
from briefing.brief import scales as s
from briefing.brief.outline import NONE_RECORDED, Line, Outline, Section
from briefing.brief.resolve import Cite
from briefing.brief.words import VOICE_WORDS, cite_words, point_words
from briefing.export import phrases as say
from briefing.export.document import document, reading_order
from briefing.export.docx.footnotes import Footnotes
from briefing.export.one_page.choice import choice, told
from briefing.export.phrases import ItemPhrases
from briefing.export.rows import RowWriter
from briefing.export.shapes import Document, Note, Row, TitledRows
from briefing.export.text import words
from briefing.verify.verdicts import Path, Verdict, Verdicts

if TYPE_CHECKING:
    from briefing.export.docx.house import House

_FRONT: Final = ("Cut-off", "Trend", "Status", "Period", "Next brief due")
"""What of the facts stands on its one page."""
_SHARES: Final[dict[str, float]] = {
    "Place": 13, "Holder": 13, "Control": 11, "Whose word": 20, "Cited": 9, "Statement": 34,
    "What": 17, "Where": 13, "Figure": 16, "Actor": 14, "What it is": 15, "Relations": 32,
    "More": 26, "Kind": 12, "Country": 9, "Coordinates, by the desk": 22, "Named in": 14,
    "Voice": 20, "Who that is": 26, "Reliability": 16, "Introduced in": 12,
}  # fmt: skip
"""Shares of the width that columns have, by their heads."""


class _Phrases(ItemPhrases):
    """Phrases in which the items that have a footnote do not cite in brackets, too."""

    noted: frozenset[Path] = frozenset()

    def cited(self, line: Line) -> str:
        return "" if line.path in self.noted else super().cited(line)


class Body:
    """Writes one brief into an empty document."""

    def __init__(self, house: House, outline: Outline, verdicts: Verdicts | None) -> None:
        self.house = house
        self.paper = house.paper
        self.outline = outline
        self.verdicts: Mapping[Path, Verdict] = verdicts.by_path() if verdicts is not None else {}
        self.whole: Document = document(outline, verdicts)
        self.phrases = _Phrases(outline)
        self.rows = RowWriter(outline)
        self.rows.words = self.phrases
        styles = house.styles
        self.notes = Footnotes(
            house.document, styles["footnote text"].style_id, styles["footnote reference"].style_id
        )
        self.named: set[str] = set()
        """The sources that a footnote has named in full."""

    def write(self) -> None:
        """Write everything."""
        self.house.warn(self.outline)
        self.paper.paragraph(self.outline.title, "Title")
        self._front()
        self.house.end_first_page()
        self._facts("About this brief", self.whole.facts)
        for section in reading_order(self.outline.sections):
            self._section(section)
        if self.outline.place_lines:
            self._places()
        if self.outline.brief.voices:
            self._voices()
        for part in self.whole.parts:
            if part.title == "Sources":
                self._sources(part)
        self._facts("How to read this", self.whole.legend)
        self.house.warn(self.outline)
        self.notes.finish()

    # -- one page of the brief --------------------------------------------------------------

    def _front(self) -> None:
        facts = [fact for fact in self.whole.facts if fact.label in _FRONT]
        words = "; ".join(f"{fact.label.lower()} {fact.text}" for fact in facts)
        said = self.paper.paragraph(words[:1].upper() + words[1:])
        said.paragraph_format.keep_with_next = True
        phrases = ItemPhrases(self.outline)
        for chosen in choice(self.outline):
            self.paper.paragraph(chosen.title, "Heading 2")
            for line in chosen.lines:
                first, *others = told(chosen, line, phrases)
                made = self.paper.paragraph(first, "List Bullet")
                made.paragraph_format.keep_together = True
                for other in others:
                    self.paper.detail(made, other)
            if chosen.more:
                self.paper.detail(self.paper.paragraph(), chosen.more, own_line=False)

    def _facts(self, title: str, facts: tuple[Note, ...]) -> None:
        self.paper.paragraph(title, "Heading 1")
        self._pairs(facts)

    def _pairs(self, facts: tuple[Note, ...] | list[Note]) -> None:
        for fact in facts:
            made = self.paper.paragraph()
            self.paper.say(made, f"{fact.label}: ", bold=True)
            self.paper.say(made, fact.text)

    # -- sections ---------------------------------------------------------------------------

    def _section(self, section: Section) -> None:
        self.paper.paragraph(section.kind.title, "Heading 1")
        part = self.rows.part(section)
        if not section.lines:
            self.paper.paragraph(NONE_RECORDED)
            return
        if part.lead:
            self.paper.paragraph(part.lead)
        if part.table is not None:
            self._table(section, part)
            return
        self.phrases.noted = frozenset(line.path for line in section.lines)
        number = self.paper.numbered()
        for line, row in zip(section.lines, self.rows.part(section).rows, strict=True):
            self._item(line, row, number)
        self.phrases.noted = frozenset()

    def _table(self, section: Section, part: TitledRows) -> None:
        assert part.table is not None
        named = part.table.heads[0] == "Id"  # it stands below the first cell: columns are dear
        heads = part.table.heads[named:]
        table = self.paper.table(heads, [_SHARES[head] for head in heads])
        for line, row in zip(section.lines, part.table.rows, strict=True):
            first, *others, last = ([cell] for cell in row[named:])
            if "Cited" in heads:
                cites = (row[named:])[heads.index("Cited")].strip("[]")
                others[heads.index("Cited") - 1] = [cites]
            first += [f"id: {row[0]}"] if named and row[0] else []
            last += [words(note) for note in self._found(line)]
            self.paper.row(table, [first, *others, last])

    def _item(self, line: Line, row: Row, number: int) -> None:
        """Write an item of prose: its text with its footnote, smaller what else there is of it."""
        made = self.paper.paragraph(style="List Number")
        made.paragraph_format.keep_together = True
        self.paper.in_list(made, number)
        if row.head:
            self.paper.say(made, f"{row.head}: ", bold=True)
        self.paper.say(made, row.text)
        if line.cites:
            self.notes.add(made, self._cited(line.cites))
        for text in self._details(line, row):
            self.paper.detail(made, text)

    def _details(self, line: Line, row: Row) -> list[str]:
        """Return what stands smaller below an item: whose word, what else, what was found, id."""
        basis = "" if row.mark.isdecimal() else f"{row.mark}: "  # a number is that of the list
        notes = [note for note in (*row.notes, *self._found(line)) if note.text]
        found = [words(note) if note.label else f"{basis}{note.text}" for note in notes]
        if row.ident:
            ident = f"id: {row.ident}"
            found[-1:] = [f"{found[-1]}; {ident}"] if found else [ident]
        return found

    def _found(self, line: Line) -> Iterator[Note]:
        """Yield what was found of an item, in words."""
        verdict = self.verdicts.get(line.path)
        if verdict is None:
            return
        yield Note("checked", verdict.words)
        for finding in verdict.findings:
            yield Note(finding.code, finding.text)
        if verdict.signed:
            yield Note("signed", f"by {verdict.signed.by} on {verdict.signed.on}")

    def _cited(self, cites: tuple[Cite, ...]) -> str:
        """Return the words of a footnote: the paragraphs, and once for each source what it is."""
        said = [", ".join(cite_words(cites, self.outline.several_sources))]
        for key in dict.fromkeys(cite.source for cite in cites):
            source = self.outline.resolver.source(key)
            if source is not None and key not in self.named:
                self.named.add(key)
                name = f"{key} is " if self.outline.several_sources else ""
                said.append(f"{name}{source.title}, {source.publisher or 'publisher not given'}")
        return ". ".join(said) + "."

    # -- what the items name ----------------------------------------------------------------

    def _places(self) -> None:
        self.paper.paragraph("Places", "Heading 1")
        heads = ("Place", "Kind", "Country", "Coordinates, by the desk", "Named in")
        table = self.paper.table(heads, [_SHARES[head] for head in heads])
        for line in self.outline.place_lines:
            place = line.item
            assert isinstance(place, m.Place)
            where = "no coordinates"
            if place.lat is not None and place.lon is not None:
                where = f"{point_words(place.lat, place.lon)} ({place.precision})"
            codes = say.place_codes(self.outline, line)
            first, *others = (
                *([place.name], [place.kind or ""], [place.country or ""]),
                *([where], [", ".join(line.cite)]),
            )
            self.paper.row(table, [[*first, *([codes] if codes else [])], *others])

    def _voices(self) -> None:
        self.paper.paragraph("Who speaks", "Heading 1")
        heads = ("Voice", "Kind", "Who that is", "Reliability", "Introduced in")
        table = self.paper.table(heads, [_SHARES[head] for head in heads])
        for key, voice in self.outline.brief.voices.items():
            side = self.outline.side(self.outline.resolver.speaker(key))
            facts = "; ".join(filter(None, (voice.role, voice.org, side and f"side: {side}")))
            cells = (
                voice.name,
                VOICE_WORDS[voice.kind],
                facts,
                f"{voice.reliability}: {s.RELIABILITY[voice.reliability]}",
                self.phrases.cites(voice).strip("[]"),
            )
            self.paper.row(table, [[cell] for cell in cells])

    def _sources(self, part: TitledRows) -> None:
        self.paper.paragraph(part.title, "Heading 1")
        for row in part.rows:
            made = self.paper.paragraph()
            made.paragraph_format.keep_together = True
            self.paper.say(made, f"{row.mark}: ", bold=True)
            self.paper.say(made, row.text)
            for note in row.notes:
                self.paper.detail(made, words(note))
