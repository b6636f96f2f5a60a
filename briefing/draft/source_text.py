"""A text as the finders of a draft read it: sentences with the facts that stand in each.

All places are characters of ``Passage.text``, which is the paragraph without footnote marks;
``words`` gives the words as printed, which is what a draft file counts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

from briefing.verify import language_of
from briefing.verify.days import Span
from briefing.verify.language import Date, Figure, Name, Quotation, Speech
from briefing.verify.sources.analysis import ParagraphFacts, analyse, figures_in

LONGEST_SENTENCE: Final = 4_000
"""Characters of a sentence that are read: the finders take time like the square of its words, and
what stands in quotation marks is not split."""


class Where(NamedTuple):
    """Characters ``start`` to ``end`` of paragraph ``paragraph``, counted from 1."""

    paragraph: int
    start: int
    end: int

    def holds(self, start: int, end: int) -> bool:
        """Tell whether a span of the same paragraph lies in this one."""
        return self.start <= start and end <= self.end


class Day(NamedTuple):
    """A date as printed, and the days it means; None where that cannot be told."""

    date: Date
    days: Span | None


class Sentence(NamedTuple):
    """A sentence of a paragraph with what stands in it, in the order of the text."""

    where: Where
    text: str
    names: tuple[Name, ...]
    figures: tuple[Figure, ...]
    days: tuple[Day, ...]
    speeches: tuple[Speech, ...]
    quotations: tuple[Quotation, ...]


class Passage:
    """A paragraph; ``number`` counts from 1 as citations do."""

    def __init__(self, number: int, facts: ParagraphFacts, days: Sequence[Day]) -> None:
        self.number = number
        self.facts = facts
        self.text = facts.read.text
        self.days = tuple(day for day in days if not self.is_time(day.date.start, day.date.end))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that a person would call so: no "one", no "a soldier"."""
        found = figures_in(self.text, language_of())
        return tuple(each for each in found if not self.is_time(each.start, each.end))

    def is_time(self, start: int, end: int) -> bool:
        """Tell whether a span of a log is a time of the day, no number and no year: "1840"."""
        return any(time.start < end and start < time.end for time in self.facts.said.times)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the paragraph, each as far as a person would write it."""
        return tuple(
            self._sentence(start, min(end, start + LONGEST_SENTENCE))
            for start, end in self.facts.said.sentences
        )

    def _sentence(self, start: int, end: int) -> Sentence:
        def inside(found: Sequence[Name | Figure | Quotation]) -> Iterator[int]:
            return (at for at, each in enumerate(found) if start <= each.start and each.end <= end)

        said = self.facts.said
        return Sentence(
            Where(self.number, start, end),
            self.text[start:end],
            tuple(self.facts.names[at] for at in inside(self.facts.names)),
            tuple(self.figures[at] for at in inside(self.figures)),
            tuple(day for day in self.days if start <= day.date.start and day.date.end <= end),
            tuple(each for each in said.speeches if each.start < end and start < each.end),
            tuple(each for each in said.quotations if each.start < end and start < each.end),
        )

    def words(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and the last printed word that a span of ``text`` touches, from 1.

        Raises:
            ValueError: it touches none.
        """
        start, end = self.facts.read.printed(start, end)
        tokens = self.facts.tokens
        first = bisect_right(tokens, start, key=lambda token: token.end)
        last = bisect_left(tokens, end, key=lambda token: token.start)
        if first >= last:
            raise ValueError(f"no word of p{self.number} stands from {start} to {end}")
        return first + 1, last


def _named_day(day: Day) -> date | None:
    """Return the day that a date names by its number, the first of a night's two; else None."""
    numbered = any(char.isdigit() for char in day.date.text)
    if day.days is None or not numbered or (day.days.last - day.days.first).days > 1:
        return None
    return day.days.first


class SourceText:
    """A source text in English; ``published`` is the day from which "on Tuesday" counts.

    In a log that is the day that the last heading gave.
    """

    def __init__(self, paragraphs: Sequence[str], published: date | None) -> None:
        self.paragraphs = tuple(paragraphs)
        self.published = published

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The paragraphs, read."""
        found: list[Passage] = []
        before: Span | None = None
        analysed = analyse(self.paragraphs, "").found
        logged = any(facts.said.times for facts in analysed)
        anchor = self.published
        for number, facts in enumerate(analysed, 1):
            spans = language_of().find_spans(facts.read.text, anchor, before)
            passage = Passage(number, facts, [Day(*each) for each in spans])
            found.append(passage)
            before = next((day.days for day in reversed(passage.days) if day.days), before)
            if logged and not any(time.start == 0 for time in facts.said.times):
                anchor = next(filter(None, map(_named_day, passage.days)), anchor)
        return tuple(found)

    @property
    def sentences(self) -> Iterator[Sentence]:
        """Every sentence, in the order of the text."""
        return (sentence for passage in self.passages for sentence in passage.sentences)
