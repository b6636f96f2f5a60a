"""What the cited paragraphs have of an item: facts of the text, or of the sealed record alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from briefing.format.resolve import as_list
from briefing.library.sources import AtHand
from briefing.outline import Line, Outline
from briefing.verify.case import anchor
from briefing.verify.dates import parse_iso, resolve, same_words, supports
from briefing.verify.figures import agrees, parse_figure, same_qualifier
from briefing.verify.names import NameBook
from briefing.verify.normalise import words
from briefing.verify.quotes import joined, parts
from briefing.verify.record import Paragraph, make_record

_MOST: Final = 60
"""Cited paragraphs of one source that are looked at."""


class Has(NamedTuple):
    """What the source has, as printed there, and the paragraph's name (``p12``)."""

    text: str
    where: str


class _Place(NamedTuple):
    """A cited paragraph: its name, its facts, the day its source was published."""

    name: str
    facts: Paragraph
    anchor: date | None


class Cited:
    """The paragraphs that an item cites, ready to be asked what they have."""

    def __init__(self, outline: Outline, line: Line, texts: Mapping[str, AtHand]) -> None:
        self.outline = outline
        quotations = tuple(as_list(line.item.quote))
        self.places = list(_places(outline, line, texts, quotations))
        self.paragraphs = cited_texts(outline, line, texts)

    def name_of(self, source: str, number: int) -> str:
        """Return a paragraph as citations name it."""
        return _name(self.outline, source, number)

    def quotation(self, quotation: str) -> Has | None:
        """Return where a quotation stands."""
        for place in self.places:
            have = [joined(words(fact.text)) for fact in place.facts.quotes]
            split = parts(quotation)
            if split and all(any(joined(part) in text for text in have) for part in split):
                return Has("the same words", place.name)
        return None

    def figure(self, text: str, unit: str = "") -> Has | None:
        """Return the figure that agrees with one of ours, the one with our qualifier first."""
        ours = parse_figure(text, unit)
        if ours is None:
            return None
        found = [
            (not same_qualifier(ours, theirs), number, f"{fact.text} {fact.of}".strip())
            for number, place in enumerate(self.places)
            for fact in place.facts.figures
            if (theirs := parse_figure(fact.text, fact.of)) is not None and agrees(ours, theirs)
        ]
        if not found:
            return None
        _, number, printed = min(found)
        return Has(printed, self.places[number].name)

    def date(self, text: str, iso: bool = False) -> Has | None:
        """Return the date that one of ours rests on: the same words, else the same days."""
        printed = [(each, place) for place in self.places for each in place.facts.dates]
        for theirs, place in printed:
            if not iso and same_words(text, theirs):
                return Has(theirs, place.name)
        for theirs, place in printed:
            ours = parse_iso(text) if iso else resolve(text, place.anchor)
            span = resolve(theirs, place.anchor)
            if ours is not None and span is not None and supports(ours, span):
                return Has(theirs, place.name)
        return None

    def speaker(self, names: Sequence[str]) -> Has | None:
        """Return who speaks in the paragraphs, of those whom the brief names; else the name."""
        runs = [joined(words(name)) for name in names]
        for place in self.places:
            for fact in place.facts.speakers:
                theirs = joined(words(f"{fact.name} {fact.meant}"))
                own = [joined(words(each)) for each in (fact.name, fact.meant) if each]
                if any(run in theirs or any(each in run for each in own) for run in runs):
                    meant = f" ({fact.meant})" if fact.meant and fact.meant not in fact.name else ""
                    return Has(f"{fact.name}{meant} {fact.verb}".strip(), place.name)
        return self.name(names)

    def name(self, names: Sequence[str]) -> Has | None:
        """Return where one of some names stands."""
        for place in self.places:
            book = NameBook(place.facts.names)
            for name in names:
                if book.has(name):
                    return Has(book.nearest(name) or "named", place.name)
        return None


def _name(outline: Outline, source: str, number: int) -> str:
    return f"{source}:p{number}" if outline.several_sources else f"p{number}"


def _places(
    outline: Outline, line: Line, texts: Mapping[str, AtHand], quotations: tuple[str, ...]
) -> Iterator[_Place]:
    for cite in line.cites:
        found = texts.get(cite.source)
        source = outline.resolver.source(cite.source)
        if found is None or source is None:
            continue
        published = anchor(outline.brief, source)
        for number in range(cite.first, min(cite.last, cite.first + _MOST) + 1):
            facts = _facts(found, number, quotations)
            if facts is not None:
                yield _Place(_name(outline, cite.source, number), facts, published)


def _facts(found: AtHand, number: int, quotations: tuple[str, ...]) -> Paragraph | None:
    """Return the facts of a paragraph, from its text where that is at hand."""
    if number <= len(found.paragraphs) and found.paragraphs[number - 1]:
        return _of_text(found.paragraphs[number - 1], quotations)
    if found.record is not None and number <= len(found.record.paragraphs):
        return found.record.paragraphs[number - 1]
    return None


def cited_texts(outline: Outline, line: Line, texts: Mapping[str, AtHand]) -> list[str]:
    """Return all cited paragraphs as they are shown; empty where one of them is not at hand."""
    out = []
    for cite in line.cites:
        paragraphs = texts.get(cite.source, AtHand()).paragraphs
        for number in range(cite.first, min(cite.last, cite.first + _MOST) + 1):
            if number > len(paragraphs) or not paragraphs[number - 1]:
                return []
            out.append(outline.say(paragraphs[number - 1]))
    return out


@lru_cache(maxsize=256)
def _of_text(text: str, quotations: tuple[str, ...]) -> Paragraph:
    return make_record([text], quotations).paragraphs[0]
