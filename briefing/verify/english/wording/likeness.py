"""The words of an item against the words of the paragraphs that it cites.

Rules of this kind can only suspect: everything found here is told as a warning or shown, never as
an error. ``negation``, ``opposite``, ``degree``, ``nearest`` and ``differences`` are at
home in modules of their own and are had from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.verify.english.lexicon import lemmas
from briefing.verify.english.wording.aligned import Mismatch, read
from briefing.verify.english.wording.degree import degree
from briefing.verify.english.wording.opposites import opposite
from briefing.verify.english.wording.polarity import negation
from briefing.verify.english.wording.terms import Term, Word, stem, terms, weight
from briefing.verify.passages import Passage, differences, nearest

__all__ = [
    "Mismatch",
    "Passage",
    "Word",
    "absent",
    "content_words",
    "degree",
    "differences",
    "nearest",
    "negation",
    "opposite",
    "score",
]


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


def score(text: str, paragraphs: Sequence[str]) -> float:
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
