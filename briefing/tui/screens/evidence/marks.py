"""Words marked in running text: what a statement and its paragraphs share, and what only one has.

Texts are those that are shown, so the places of words in them are those on the screen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from briefing.tui.cells import Row
from briefing.verify import language_of
from briefing.verify.passages import differences, nearest

_BRIDGE: Final = re.compile(r"[^\S\n]+(?:[^\W\d_]{1,3}[^\S\n]+)?")
"""What may stand between two matched words that are marked as one run: a small word at most."""
_WHOLE: Final = 99.5
"""How like a quotation a passage is, of 100, to be the quotation itself."""


class Stretch(NamedTuple):
    """Characters of a text, from ``start`` to ``end``."""

    start: int
    end: int


def missing(text: str, paragraphs: Sequence[str]) -> list[Stretch]:
    """Return the content words of a text that the paragraphs do not have."""
    return [Stretch(word.start, word.end) for word in language_of().absent(text, paragraphs)]


def matched(paragraph: str, text: str, quotations: Iterable[str] = ()) -> list[Stretch]:
    """Return the words of a paragraph that a statement has too, quotations and figures whole."""
    language = language_of()
    lacking = {word.start for word in language.absent(paragraph, [text, *quotations])}
    found = [
        Stretch(word.start, word.end)
        for word in language.content_words(paragraph)
        if word.start not in lacking
    ]
    for quotation in quotations:
        passage = nearest(quotation, [paragraph])
        if passage is not None and passage.score >= _WHOLE:
            found.append(Stretch(passage.start, passage.end))
    ours = language.find_figures(text)
    found += [
        Stretch(figure.start, figure.end)
        for figure in language.find_figures(paragraph)
        if any(language.agrees(own, figure) for own in ours)
    ]
    return _joined(paragraph, sorted(found))


def _joined(text: str, stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return stretches, those joined that overlap or have no more than a small word between."""
    out: list[Stretch] = []
    for each in stretches:
        if out and (each.start <= out[-1].end or _BRIDGE.fullmatch(text, out[-1].end, each.start)):
            out[-1] = Stretch(out[-1].start, max(out[-1].end, each.end))
        else:
            out.append(each)
    return out


def painted(text: str, stretches: Sequence[Stretch], plain: str, words: str) -> Row:
    """Return a text in the style ``plain``, some stretches of it in the style ``words``."""
    row: Row = []
    at = 0
    for start, end in stretches:
        row += [(text[at:start], plain), (text[start:end], words)]
        at = end
    row.append((text[at:], plain))
    return [(part, style) for part, style in row if part]


class SideBySide(NamedTuple):
    """A quotation and what the source has instead, with the words that only one of them has."""

    ours: str
    only_ours: list[Stretch]
    theirs: str
    only_theirs: list[Stretch]


def side_by_side(ours: str, theirs: str) -> SideBySide:
    """Return two wordings with the words in which they differ."""
    found = differences(ours, theirs)
    return SideBySide(
        ours,
        _stretches(ours, [mine for mine, _ in found]),
        theirs,
        _stretches(theirs, [other for _, other in found]),
    )


def _stretches(text: str, parts: Iterable[str]) -> list[Stretch]:
    """Return where some parts of a text stand, which follow each other in it."""
    out: list[Stretch] = []
    at = 0
    for part in parts:
        start = text.find(part, at) if part else -1
        if start >= 0:
            at = start + len(part)
            out.append(Stretch(start, at))
    return out
