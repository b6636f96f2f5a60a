"""Attribution: who says what in a source, paragraph by paragraph.

The rules read printed newspaper English: a verb of speech before, inside or after the words it
gives, indirect speech, quotations that go on over paragraphs, interviews. They miss what has no
such verb, and they do not understand: what they return says where to look.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.verify.english.names.capitals import find_all
from briefing.verify.english.speech.paragraph import ParagraphReading
from briefing.verify.english.speech.referents import Referents
from briefing.verify.language import Attributed, Carries, Name, Speech


def attribute(
    paragraphs: Sequence[str], names: Sequence[list[Name]] | None = None
) -> list[Attributed]:
    """Return what each paragraph of a text attributes, and to whom.

    ``names`` are those of each paragraph, found here where they are not given.
    """
    reader = _Reader()
    if names is None:
        names = find_all(paragraphs)
    return [reader.read(text, here) for text, here in zip(paragraphs, names, strict=True)]


class _Reader:
    """Reads a text paragraph by paragraph and remembers who spoke."""

    def __init__(self) -> None:
        self.referents = Referents()
        self.last = ""
        self.open = False
        self.answering = ""
        self.voices: set[str] = set()

    def read(self, text: str, names: list[Name]) -> Attributed:
        """Return what a paragraph attributes."""
        page = ParagraphReading(text, names, self.referents, self.last, within=self.open)
        page.read()
        self._interview(page)
        speeches = sorted(page.speeches, key=lambda speech: (speech.start, speech.end))
        carries = self._carries(page, speeches)
        last = next((each.resolved for each in reversed(speeches) if each.resolved), "")
        self.last = self.answering or last
        self.open = bool(page.marks and page.marks[-1].open)
        self.referents.next_paragraph()
        return Attributed(speeches, page.quotations(), carries, page.sentences)

    def _interview(self, page: ParagraphReading) -> None:
        """Carry an answer on over paragraphs: one that speaks of itself without a label."""
        if page.labelled:
            self.answering = page.label
            self.voices.add(page.label)
        elif self.answering and len(self.voices) > 1 and page.first_person():
            page.answer(self.answering)
        else:
            self.answering = ""

    def _carries(self, page: ParagraphReading, speeches: Sequence[Speech]) -> Carries:
        if self.last and (page.carried or (self.open and page.begins_quoted)):
            return "quotation"
        return "pronoun" if speeches and page.pronoun else ""
