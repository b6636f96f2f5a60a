"""Which sentences of the source a sentence speaks of, and what of their words it shares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from briefing.verify.terms import Sentence, Term, sentences, weight

MOST: Final = 24
"""Sentences of an item's text that are looked at; no item has as many."""
OFTEN: Final = 200
"""Sentences of the source that are looked at for one word: what more have tells nothing."""
_MEANT: Final = 6
"""Sentences of the source that one of ours can mean."""
_ENOUGH: Final = 0.25
"""The share of our words, by weight, that a sentence of the source must have to be meant."""
_NEAR: Final = 0.65
"""How much of the best sentence's share another one must have to be meant as well."""


class Mismatch(NamedTuple):
    """A passage of ours, and the passage of the source that it seems to contradict."""

    ours: str
    start: int
    """Where ``ours`` stands in the text of the item."""
    end: int
    theirs: str
    """As printed in the source."""


class Place(NamedTuple):
    """A sentence of the source with its paragraph's text."""

    text: str
    sentence: Sentence


class Source(NamedTuple):
    """The cited paragraphs, read."""

    places: tuple[Place, ...]
    where: dict[str, list[int]]
    """Of each key the numbers of the sentences that have it, ``OFTEN`` at most."""

    def having(self, keys: Iterable[str]) -> list[Place]:
        """Return the sentences that have one of the keys, in their order."""
        numbers = {number for key in keys for number in self.where.get(key, ())}
        return [self.places[number] for number in sorted(numbers)]


class Pair(NamedTuple):
    """A sentence of ours with those of the source that it speaks of, the nearest first."""

    ours: Sentence
    near: tuple[Place, ...]


def read(paragraphs: Sequence[str]) -> Source:
    """Return the sentences of some paragraphs and where their words are."""
    return _read(tuple(paragraphs))


@lru_cache(256)
def _read(paragraphs: tuple[str, ...]) -> Source:
    places = [Place(text, sentence) for text in paragraphs for sentence in sentences(text)]
    index: dict[str, list[int]] = {}
    for number, place in enumerate(places):
        for key in keys_in(place.sentence.terms):
            numbers = index.setdefault(key, [])
            if len(numbers) < OFTEN:
                numbers.append(number)
    return Source(tuple(places), index)


def pairs(text: str, paragraphs: Sequence[str]) -> tuple[Pair, ...]:
    """Return the sentences of a text, each with those of the source that it speaks of."""
    return _pairs(text, tuple(paragraphs))


@lru_cache(512)
def _pairs(text: str, paragraphs: tuple[str, ...]) -> tuple[Pair, ...]:
    source = _read(paragraphs)
    ours = sentences(text)[:MOST]
    return tuple(Pair(sentence, tuple(_near(sentence, source))) for sentence in ours)


def _near(ours: Sentence, source: Source) -> list[Place]:
    content = {term.word: term for term in ours.terms if term.content}.values()
    whole = sum(map(weight, content))
    shares: Counter[int] = Counter()
    for term in content:
        for number in {n for key in term.keys for n in source.where.get(key, ())}:
            shares[number] += weight(term)
    best = max(shares.values(), default=0)
    if best < _ENOUGH * whole:
        return []
    near = [number for number in shares if shares[number] >= _NEAR * best]
    near.sort(key=lambda number: (-shares[number], number))
    return [source.places[number] for number in near[:_MEANT]]


def keys_in(terms: Iterable[Term]) -> frozenset[str]:
    """Return all keys of some words."""
    return frozenset(key for term in terms for key in term.keys)


def passage(text: str, parts: Iterable[Term]) -> tuple[str, int, int]:
    """Return the printed text from the first to the last of some words, and its span."""
    spans = [(term.start, term.end) for term in parts]
    start, end = min(spans)[0], max(end for _, end in spans)
    return text[start:end], start, end
