"""Wording: the words of an item against the words of the paragraphs that it cites.

Here: which sentences of the source one of ours speaks of, and which of its words they lack. Rules
of this kind can only suspect: what they find is a warning or shown, never an error.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from briefing.verify.english.lexicon import lemmas
from briefing.verify.english.wording.terms import Sentence, Term, sentences, stem, terms, weight
from briefing.verify.language import Word

MOST: Final = 24
"""Sentences of an item's text that are looked at; no item has as many."""
OFTEN: Final = 200
"""Sentences of the source that are looked at for one word: a word in more of them says nothing."""
_MEANT: Final = 6
"""Sentences of the source that one of ours can mean."""
_ENOUGH: Final = 0.25
"""The share of our words, by weight, that a sentence of the source must have to be meant."""
_NEAR: Final = 0.65
"""How much of the best sentence's share another one must have to be meant as well."""

_CLAUSE: Final = 0.3
"""The same for a clause of ours."""
_CLAUSE_WORDS: Final = 2
_STOPS: Final = frozenset(".!?\u2026")


class SourceSentence(Struct, frozen=True):
    """A sentence of the source with its paragraph's text."""

    text: str
    sentence: Sentence


class CitedSentences(Struct, frozen=True):
    """The cited paragraphs, read."""

    places: tuple[SourceSentence, ...]
    where: dict[str, list[int]]
    """Of each key the numbers of the sentences that have it, ``OFTEN`` at most."""
    whole: dict[str, list[tuple[str, ...]]]
    """Their words from stop to stop, by the first of them."""

    def having(self, keys: Iterable[str]) -> list[SourceSentence]:
        """Return the sentences that have one of the keys, in their order."""
        numbers = {number for key in keys for number in self.where.get(key, ())}
        return [self.places[number] for number in sorted(numbers)]


class MeantClause(Struct, frozen=True):
    """A clause of a sentence of ours: its words from ``first`` up to ``end``, and what it means."""

    first: int
    end: int
    near: tuple[SourceSentence, ...]


class SentencePair(Struct, frozen=True):
    """A sentence of ours with those of the source that it speaks of, the nearest first."""

    ours: Sentence
    near: tuple[SourceSentence, ...]
    """What the whole sentence speaks of, and then what only one of its clauses does."""
    pieces: tuple[MeantClause, ...]

    def meant(self, index: int) -> tuple[SourceSentence, ...]:
        """Return the sentences of the source that the word at ``index`` may speak of."""
        own = next((piece.near for piece in self.pieces if index < piece.end), ())
        return tuple(dict.fromkeys((*own[:1], *self.near[:2])))


def read(paragraphs: Sequence[str]) -> CitedSentences:
    """Return the sentences of some paragraphs and where their words are."""
    return _read(tuple(paragraphs))


@lru_cache(256)
def _read(paragraphs: tuple[str, ...]) -> CitedSentences:
    places = [SourceSentence(text, sentence) for text in paragraphs for sentence in sentences(text)]
    index: dict[str, list[int]] = {}
    for number, place in enumerate(places):
        for key in keys_in(place.sentence.terms):
            numbers = index.setdefault(key, [])
            if len(numbers) < OFTEN:
                numbers.append(number)
    return CitedSentences(tuple(places), index, _whole(places))


def pairs(text: str, paragraphs: Sequence[str]) -> tuple[SentencePair, ...]:
    """Return the sentences of a text, each with those of the source that it speaks of.

    What repeats a sentence of the source word by word is left out: it says no more and no less.
    """
    return _pairs(text, tuple(paragraphs))


@lru_cache(512)
def _pairs(text: str, paragraphs: tuple[str, ...]) -> tuple[SentencePair, ...]:
    source = _read(paragraphs)
    found = (each for each in sentences(text)[:MOST] if not _repeats(each.terms, source))
    return tuple(_pair(sentence, source) for sentence in found)


def _repeats(ours: Sequence[Term], source: CitedSentences) -> bool:
    """Tell whether some words are whole sentences of the source, wherever they are cut."""
    words = tuple(term.word for term in ours)
    reached = {0}
    for at, word in enumerate(words):
        if at in reached:
            whole = source.whole.get(word, ())
            reached.update(at + len(run) for run in whole if words[at : at + len(run)] == run)
    return len(words) in reached


def _whole(places: Iterable[SourceSentence]) -> dict[str, list[tuple[str, ...]]]:
    """Return the words of some sentences from stop to stop, by the first of them."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for place in places:
        first, terms_ = 0, place.sentence.terms
        stops = (at for at, term in enumerate(terms_) if at and not _STOPS.isdisjoint(term.follows))
        for at in (*stops, len(terms_)):
            if run := tuple(each.word for each in terms_[first:at]):
                found.setdefault(run[0], []).append(run)
            first = at
    return found


def _pair(ours: Sentence, source: CitedSentences) -> SentencePair:
    near = _near(ours.terms, source, _ENOUGH)
    pieces = [
        MeantClause(first, end, tuple(_near(ours.terms[first:end], source, _CLAUSE)))
        for first, end in clauses(ours.terms)
    ]
    more = (piece.near[0] for piece in pieces if piece.near)
    return SentencePair(ours, tuple(dict.fromkeys((*near, *more)))[: 2 * _MEANT], tuple(pieces))


def clauses(terms: Sequence[Term]) -> list[tuple[int, int]]:
    """Return where the clauses of a sentence begin and end, two words that say something in each.

    They are cut at signs and at words that join or subordinate.
    """
    found: list[tuple[int, int]] = []
    first = told = 0
    left = sum(term.content for term in terms)
    for index, term in enumerate(terms):
        if term.opens and told >= _CLAUSE_WORDS and left >= _CLAUSE_WORDS:
            found.append((first, index))
            first, told = index, 0
        told += term.content
        left -= term.content
    return [*found, (first, len(terms))]


def clause_of(sentence: Sequence[Term], index: int) -> tuple[int, int]:
    """Return where the clause of a word begins and ends."""
    return next(span for span in clauses(sentence) if index < span[1])


def statement(sentence: Sequence[Term], index: int) -> Sequence[Term]:
    """Return what stands about a word up to a semicolon: all that is told in one go."""
    stops = [at for at, term in enumerate(sentence) if ";" in term.follows]
    first = max((at for at in stops if at <= index), default=0)
    return sentence[first : min((at for at in stops if at > index), default=len(sentence))]


def _near(ours: Sequence[Term], source: CitedSentences, enough: float) -> list[SourceSentence]:
    content = {term.word: term for term in ours if term.content}.values()
    whole = sum(map(weight, content))
    shares: Counter[int] = Counter()
    for term in content:
        for number in {n for key in term.keys for n in source.where.get(key, ())}:
            shares[number] += weight(term)
    best = max(shares.values(), default=0)
    if best < enough * whole:
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


def content_words(text: str) -> list[Word]:
    """Return the words of a text that say something by themselves, names and figures included.

    Function words are left out, and what every report says: say, report, state, people.
    """
    return [_word(text, term) for term in terms(text) if term.content]


def absent(text: str, paragraphs: Sequence[str]) -> list[Word]:
    """Return the content words of a text that the paragraphs have in no form.

    A word is there if the paragraphs have it or another form or derivation of it (struck,
    striking), the other spelling (organised, organized) or the people of a country (Syrian).
    """
    return [_word(text, term) for term in _absent(text, paragraphs)]


def share_absent(text: str, paragraphs: Sequence[str]) -> float:
    """Return how much of a text the paragraphs lack: 0 nothing, 1 everything.

    Counted are the content words, a rare one for three everyday ones. A text without any lacks
    nothing.
    """
    whole = sum(weight(term) for term in terms(text) if term.content)
    return sum(map(weight, _absent(text, paragraphs))) / whole if whole else 0.0


def _absent(text: str, paragraphs: Sequence[str]) -> Iterator[Term]:
    there = read(paragraphs).where
    return (
        term for term in terms(text) if term.content and not any(key in there for key in term.keys)
    )


def _word(text: str, term: Term) -> Word:
    base = min(lemmas(term.word), key=lambda base: (len(base), base))
    return Word(text[term.start : term.end], stem(base), term.start, term.end)
