"""Values that a sentence gives to several in their order: A and B have 17 and 4, respectively."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.english.pairs.clauses import sentence_at
from briefing.verify.english.pairs.values import Value, alike, equal, values
from briefing.verify.english.wording import keys_in
from briefing.verify.english.wording.terms import Term, terms
from briefing.verify.language import Mispaired, PairedText

_ORDERED: Final = late_pattern(r"(?i)\brespectively\b")
_MOST: Final = 5
"""Names that are listed at most."""


def in_order(text: str, places: Sequence[PairedText], anchor: date | None) -> Iterator[Mispaired]:
    """Yield the values of a text that go with another of the names in such a list.

    Only where the text has one of the names alone, and the sentence as many names as values.
    """
    ordered = [(at, place) for at, place in enumerate(places) if _ORDERED.search(place.text)]
    ours = values(text, anchor) if ordered else ()
    mine = keys_in(terms(text)) if ours else frozenset()
    for at, place in ordered:
        for names, given in _lists(place):
            held = [number for number, name in enumerate(names) if keys_in(name) & mine]
            if len(held) != 1:
                continue
            own = given[held[0]]
            for value in ours:
                other = any(equal(value, each) for each in given if each is not own)
                if other and alike(value, own) and not equal(value, own):
                    called = next(term for term in names[held[0]] if term.keys & mine)
                    yield Mispaired(value.start, value.end, value.dated, own.text, called.word, at)


def _lists(place: PairedText) -> Iterator[tuple[list[list[Term]], list[Value]]]:
    """Yield the names of a sentence and as many values of one sort, both in their order."""
    spans = {sentence_at(place.text, match.start()) for match in _ORDERED.finditer(place.text)}
    for start, end in sorted(spans):
        names = _names(place, start, end)
        there = [each for each in values(place.text, place.anchor) if start <= each.start < end]
        for first in there if 1 < len(names) <= _MOST else ():
            given = [each for each in there if each is first or alike(first, each)]
            if given[0] is first and len(given) == len(names):
                yield names, given


def _names(place: PairedText, start: int, end: int) -> list[list[Term]]:
    """Return the names between two places, each as the words that follow each other."""
    found: list[list[Term]] = []
    for term in terms(place.text):
        if not start <= term.start < end or term.word not in place.named or not term.content:
            continue
        if found and not place.text[found[-1][-1].end : term.start].strip():
            found[-1].append(term)
        else:
            found.append([term])
    return found
