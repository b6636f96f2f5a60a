"""Attribution: who says what in a source, paragraph by paragraph.

The rules read printed newspaper English: a verb of speech before, inside or after the words it
gives, indirect speech, quotations that go on over paragraphs, interviews. They miss what has no
such verb, and they do not understand: what they return says where to look.
Forms without a verb are read as well: labels, entries of a log, a name below a quotation, a
statement in the first person.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.verify.english.names.capitals import find_all
from briefing.verify.english.speech.given import Around
from briefing.verify.english.speech.labels import find_issuer, is_credit, is_listed, turns
from briefing.verify.english.speech.logs import find_times, is_log
from briefing.verify.english.speech.paragraph import ParagraphReading
from briefing.verify.english.speech.referents import Referents
from briefing.verify.language import Attributed, Carries, Name, Speech
from briefing.verify.patterns import late_pattern


def attribute(
    paragraphs: Sequence[str], names: Sequence[list[Name]] | None = None
) -> list[Attributed]:
    """Return what each paragraph of a text attributes, and to whom.

    ``names`` are those of each paragraph, found here where they are not given.
    """
    if names is None:
        names = find_all(paragraphs)
    around = Around(
        logged=is_log(paragraphs), labels=turns(paragraphs), listed=is_listed(paragraphs)
    )
    reader = _Reader(around)
    return [
        reader.read(text, here, below)
        for text, here, below in zip(paragraphs, names, _below(paragraphs), strict=True)
    ]


_NOBODY: Final = late_pattern(r"(?i)(?:no|none|neither)\b(?! (?:\.|[0-9]))")
"""Who says nothing: what no group has said is on nobody's word."""
_HEADS: Final = 3
"""Paragraphs in which a text may say whose statement it is."""


def _below(paragraphs: Sequence[str]) -> list[str]:
    """Return whom the line behind each paragraph gives credit for it, '' for nobody."""
    credits = [is_credit(text) for text in paragraphs]
    whom = [text[slice(*at)] if at else "" for text, at in zip(paragraphs, credits, strict=True)]
    return [*whom[1:], ""] if whom else []


class _Reader:
    """Reads a text paragraph by paragraph and remembers who spoke."""

    def __init__(self, around: Around) -> None:
        self.referents = Referents()
        self.around = around
        self.asking = ""
        self.answering = ""
        self.turn = False
        self.issuer = ""
        self.voices: set[str] = set()
        self.heads = 0

    def read(self, text: str, names: list[Name], below: str) -> Attributed:
        """Return what a paragraph attributes."""
        self.around = self.around._replace(below=below)
        page = ParagraphReading(text, names, self.referents, self.around)
        page.read()
        self._interview(page)
        self._statement(page)
        speeches = sorted(
            (each for each in page.speeches if not _NOBODY.match(each.speaker)),
            key=lambda speech: (speech.start, speech.end),
        )
        carries = self._carries(page, speeches)
        last = next((each.resolved for each in reversed(speeches) if each.resolved), "")
        self.around = self.around._replace(
            last=self.answering or last,
            hint="" if last else page.hint.name,
            within=bool(page.marks and page.marks[-1].open),
        )
        self.referents.next_paragraph()
        times = tuple(find_times(text)) if self.around.logged else ()
        return Attributed(speeches, page.quotations(), carries, page.sentences, times)

    def _interview(self, page: ParagraphReading) -> None:
        """Carry an answer on over paragraphs: one that speaks of itself without a label."""
        if page.labelled:
            self.turn = bool(self.around.labels)
            if page.text.rstrip().endswith("?"):
                self.asking = self.asking or page.label
            if self.asking == page.label:
                page.question()
            self.answering = page.label
            self.voices.add(page.label)
        elif self.answering and len(self.voices) > 1 and page.first_person():
            page.answer(self.answering)
        else:
            self.answering = ""

    def _statement(self, page: ParagraphReading) -> None:
        """Give what speaks of itself to the body whose statement the text is, by its head."""
        where = find_issuer(page.text) if self.heads < _HEADS else None
        self.heads += 1
        if where:
            self.issuer = self.referents.resolve(page.text[slice(*where)])
        elif self.issuer and not page.labelled and not self.answering and page.first_person():
            page.issue(self.issuer)

    def _carries(self, page: ParagraphReading, speeches: Sequence[Speech]) -> Carries:
        goes_on = page.carried or (self.around.within and page.begins_quoted)
        if self.around.last and goes_on:
            return "quotation"
        if self.turn and not page.labelled:
            return "quotation"  # an answer of several paragraphs has its label above the first
        return "pronoun" if speeches and page.pronoun else ""
