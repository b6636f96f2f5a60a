"""Finding a brief by typing part of its name.

Textual's own matcher tries every combination of positions, which takes minutes on a long title;
this one is linear: each word typed must stand in the text, whole or as letters in order.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefing.brief.fold import fold, folded
from briefing.text import clusters
from briefing.tui.cells import Row


class Match(NamedTuple):
    """How well a text fits (higher is better, 0 is not at all) and which characters made it fit."""

    score: float
    positions: frozenset[int]


NO_MATCH = Match(0.0, frozenset())


def match(query: str, text: str) -> Match:
    """Match what was typed against a text, word by word, both folded.

    The positions are those of the text as printed.
    """
    low = fold(text)
    score, positions = 0.0, set[int]()
    for word in fold(query).split():
        found = _word(word, low)
        if not found.score:
            return NO_MATCH
        score += found.score
        positions |= found.positions
    if not text.isascii():
        positions = set(_printed(positions, text))
    return Match(score or 1.0, frozenset(positions))


def _printed(positions: set[int], text: str) -> Iterator[int]:
    """Yield the places in a text as printed of places in it folded, what they enclose with them."""
    _, at, to = folded(text)
    for each in positions:
        yield from range(at[each], at[each + 1] if each + 1 in positions else to[each])
        yield from range(at[each], to[each])


def marked(text: str, found: Match, words: str) -> Row:
    """Return a text with what made it fit underlined, characters and their marks kept whole."""
    row: Row = []
    at = 0
    for part in clusters(text):
        fits = any(i in found.positions for i in range(at, at + len(part)))
        row.append((part, f"{words} b u" if fits else words))
        at += len(part)
    return row


def _word(word: str, text: str) -> Match:
    at = text.find(word)
    best = at
    while at >= 0 and at > 0 and text[at - 1].isalnum():
        at = text.find(word, at + 1)  # a later one may stand at the start of a word
    if at >= 0:
        best = at
    if best >= 0:
        starts = best == 0 or not text[best - 1].isalnum()
        return Match(3.0 + starts - best / 10_000, frozenset(range(best, best + len(word))))
    return _letters(word, text)


def _letters(word: str, text: str) -> Match:
    """Match the letters of a word in order, as close together as they stand."""
    end = -1
    for letter in word:
        end = text.find(letter, end + 1)
        if end < 0:
            return NO_MATCH
    positions = []
    at = end + 1
    for letter in reversed(word):
        at = text.rfind(letter, 0, at)
        positions.append(at)
    span = positions[0] - positions[-1] + 1
    # Letters scattered over a whole sentence are no match that a person would see.
    if span > 3 * len(word):
        return NO_MATCH
    return Match(len(word) / span, frozenset(positions))
