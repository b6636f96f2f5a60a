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

from msgspec.structs import replace

from briefing.compiled import late_pattern
from briefing.verify.english.names.capitals import find_all
from briefing.verify.english.speech.given import SpeechContext
from briefing.verify.english.speech.labels import (
    find_issuer,
    find_reader,
    is_credit,
    is_listed,
    turns,
)
from briefing.verify.english.speech.logs import find_times, is_log
from briefing.verify.english.speech.paragraph import ParagraphReading
from briefing.verify.english.speech.referents import Referents
from briefing.verify.english.speech.sections import heard
from briefing.verify.language import Attributed, Carries, Name, Speech


def attribute(
    paragraphs: Sequence[str], names: Sequence[list[Name]] | None = None
) -> list[Attributed]:
    """Return what each paragraph of a text attributes, and to whom.

    ``names`` are those of each paragraph, found here where they are not given.
    """
    if names is None:
        names = find_all(paragraphs)
    around = SpeechContext(
        logged=is_log(paragraphs), labels=turns(paragraphs), listed=is_listed(paragraphs)
    )
    reader = _Reader(around)
    read = [
        reader.read(text, here, below)
        for text, here, below in zip(paragraphs, names, _below(paragraphs), strict=True)
    ]
    voices = heard(paragraphs, reader.labels)
    return [
        reader.within(each, whom) if whom else each for each, whom in zip(read, voices, strict=True)
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


def _leads_to(above: str, text: str) -> bool:
    """Tell whether a paragraph is the head of a list or a table behind it, and may say whose it is.

    "The ministry reports these losses:" is, and above a table a line that is no sentence.
    """
    last = above.rstrip()[-1:]
    return last == ":" or (bool(last) and last not in ".!?" and text.lstrip().startswith("|"))


class _Reader:
    """Reads a text paragraph by paragraph and remembers who spoke."""

    def __init__(self, around: SpeechContext) -> None:
        self.referents = Referents()
        self.around = around
        self.asking = ""
        self.answering = ""
        self.turn = False
        self.issuer = ""
        self.reader = ""
        self.voices: set[str] = set()
        self.heads = 0
        self.above = ""
        self.labels: list[str] = []

    def read(self, text: str, names: list[Name], below: str) -> Attributed:
        """Return what a paragraph attributes."""
        self.around = self.around._replace(below=below)
        page = ParagraphReading(text, names, self.referents, self.around)
        page.read()
        self.labels.append(page.label)
        self._interview(page)
        self._statement(page)
        speeches = sorted(
            (each for each in page.speeches if not _NOBODY.match(each.speaker)),
            key=lambda speech: (speech.start, speech.end),
        )
        carries = self._carries(page, speeches)
        self.above = text
        # Who only reads a statement out is not quoted in what follows.
        spoke = (each.resolved for each in reversed(speeches) if each.resolved != self.reader)
        last = next(filter(None, spoke), "")
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
        """Give what speaks of itself to the body whose statement the text is, by its head.

        And to whoever reads it out, who adds words of his own.
        """
        if self.heads < _HEADS:
            where = find_issuer(page.text)
            reading = find_reader(page.text, page.names)
            self.reader = self.referents.resolve(reading.text) if reading else self.reader
        else:
            where = None
        self.heads += 1
        if where:
            self.issuer = self.referents.resolve(page.text[slice(*where)])
        elif not page.labelled and not self.answering:
            own = page.first_person()
            if own and self.issuer:
                page.issue(self.issuer)
            if self.reader and (own or page.quoted):
                for who in filter(None, ("" if own else self.issuer, self.reader)):
                    page.issue(who, read=True)

    def within(self, read: Attributed, heard: Sequence[str]) -> Attributed:
        """Return what a paragraph attributes, with who is heard in it by what stands around it.

        What speaks of itself there is that voice's, and no longer that of the body by whose
        statement it is passed on.
        """
        issued = self.issuer and self.issuer not in heard
        speeches = [
            each._replace(resolved=heard[-1])
            if issued and each.resolved == self.issuer and not each.verb
            else each
            for each in read.speeches
        ]
        return replace(read, speeches=speeches, heard=heard)

    def _carries(self, page: ParagraphReading, speeches: Sequence[Speech]) -> Carries:
        goes_on = page.carried or (self.around.within and page.begins_quoted)
        if self.around.last and goes_on:
            return "quotation"
        if self.turn and not page.labelled:
            return "quotation"  # an answer of several paragraphs has its label above the first
        if _leads_to(self.above, page.text):
            return "quotation"
        return "pronoun" if speeches and page.pronoun else ""
