"""What the finders find in a source's text: figures, dates, names, speakers, rows of tables."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from msgspec import Struct

from briefing.verify import language_of
from briefing.verify.language import Attributed, Date, Figure, Language, Name
from briefing.verify.sources import heads
from briefing.verify.sources.tables import cells, rows, with_heads
from briefing.verify.words.footnotes import Unnoted, without_footnotes
from briefing.verify.words.normalise import Token, digest, tokens


class ParagraphFacts(NamedTuple):
    """What the finders found in one paragraph, which they read without its footnote marks.

    ``tokens`` are its words as printed. All other places are those of ``read``.
    """

    read: Unnoted
    tokens: list[Token]
    names: list[Name]
    figures: list[Figure]
    dates: list[Date]
    said: Attributed
    bodies: list[str]
    rows: Sequence[RowFacts] = ()


class RowFacts(Struct, frozen=True):
    """A row of a table with its head, and what the finders found in it."""

    text: str
    found: ParagraphFacts


class Analysis(Struct, frozen=True):
    """What the finders found in a text, with its hash."""

    paragraphs: tuple[str, ...]
    found: tuple[ParagraphFacts, ...]
    sha256: str


@lru_cache(maxsize=16)
def analyse(paragraphs: tuple[str, ...], code: str) -> Analysis:
    """Find the facts of a text in the language of its record; the last few texts are remembered.

    Whoever asks of a text names its language as the record does (``code`` is "" for English), so
    that nothing is analysed twice.
    """
    language = language_of(code)
    found = [
        facts._replace(
            figures=[*facts.figures, *chain.from_iterable(headed)],
            rows=_rows(text, language, headed),
        )
        for at, (text, facts) in enumerate(
            zip(paragraphs, _found_in(paragraphs, language), strict=True)
        )
        for headed in [_headed(paragraphs, at, language)]
    ]
    return Analysis(paragraphs, tuple(found), digest(paragraphs))


def _found_in(texts: Sequence[str], language: Language) -> list[ParagraphFacts]:
    """Find the facts of texts that follow each other."""
    unnoted = [without_footnotes(text) for text in texts]
    read = tuple(each.text for each in unnoted)
    names = language.find_all(read)
    said = language.attribute(read, names)
    return [
        _found(text, language, *facts)
        for text, facts in zip(texts, zip(unnoted, names, said, strict=True), strict=True)
    ]


def _found(
    text: str, language: Language, unnoted: Unnoted, names: list[Name], said: Attributed
) -> ParagraphFacts:
    read = unnoted.text
    figures = figures_in(read, language, source=True)
    dates = language.find_dates(read)
    words = tokens(text)
    bodies = language.bodies(tokens(read) if unnoted.gone else words)
    return ParagraphFacts(unnoted, words, names, figures, dates, said, bodies)


def figures_in(text: str, language: Language, *, source: bool = False) -> list[Figure]:
    """Return the figures of a paragraph in both readings, those of a table cell by cell.

    Plainly read they are what a person calls figures; of a ``source`` also what a desk may fairly
    turn into one ("both", "a soldier"), which is what an item is judged by.
    """
    found: list[Figure] = []
    at = 0
    for part in [cell for row in rows(text) for cell in cells(row)] or [text]:
        at = text.index(part, at)
        for each in language.find_figures(part, source=source):
            found.append(each._replace(start=at + each.start, end=at + each.end))
        at += len(part)
    return found


def _headed(paragraphs: Sequence[str], at: int, language: Language) -> list[list[Figure]]:
    """Return the figures of a table's rows as its heads, or words about it, complete them."""
    if "|" not in paragraphs[at]:
        return []
    full = heads.printed_in_full(paragraphs[at], heads.about(paragraphs, at))
    return [[each for _, said in row for each in language.parse_figures(said)] for row in full]


def _rows(text: str, language: Language, headed: Sequence[list[Figure]]) -> list[RowFacts]:
    """Find the facts of each row of a table, none where a paragraph is no table."""
    texts = with_heads(text)
    found = _found_in(texts, language) if texts else []
    more: list[list[Figure]] = [[] for _ in range(len(found) - len(headed))] + list(headed)
    return [
        RowFacts(row, facts._replace(figures=[*facts.figures, *figures]))
        for row, facts, figures in zip(texts, found, more, strict=True)
    ]
