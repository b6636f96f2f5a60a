"""Typed words matched: items of the shown brief that hold them, names that fit; and both marked.

Textual's own matcher tries every combination of positions, which takes minutes on a long title;
``match`` is linear: each word typed must stand in the text, whole or as letters in order.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from briefing.brief import model as m
from briefing.brief.fields import FIELDS, field
from briefing.brief.fold import fold, folded, spans
from briefing.brief.outline import Line, Outline
from briefing.brief.parts import quote_texts
from briefing.brief.sides.ties import relations
from briefing.brief.words import STANDING_WORDS
from briefing.text import clusters
from briefing.tui.cells import Row


class FoundItem(NamedTuple):
    """One item that holds what was looked for: its section and its place there (``at``), from 0."""

    section: str
    at: int


_ON_PAGE: Final = tuple(each for each in FIELDS.values() if each.searched in ("page", "both"))
_WORDS: Final = tuple(each.attribute for each in _ON_PAGE if each.kind != "id")
_ACTORS, _PLACES = (
    tuple(each.attribute for each in _ON_PAGE if each.refers == section)
    for section in ("actors", "places")
)
"""Fields that name another item of the brief."""
_TOLD: Final = ("by", "sector", "funding", "outcome", "dissent", "about", "status")
"""Fields that are found by the words in which they are told."""


def words_of(outline: Outline, line: Line) -> Iterator[str]:
    """Yield every text of an item that a reader may look for: all that panes show, and more."""
    item = line.item
    yield from (line.text, line.label, line.basis)
    yield outline.speaker_names(line)
    yield outline.speaker_names(line, short=False)
    yield from (outline.say(speaker.role) for speaker in line.speakers)
    yield from (outline.say(getattr(item, name, None)) for name in _WORDS)
    yield from (outline.say(text) for text in (*getattr(item, "aka", ()), *quote_texts(item)))
    for figure in item.figures:
        yield from (outline.say(figure.text), outline.say(figure.group))
    yield outline.figure(item)
    told = (field(key, line.section) for key in _TOLD if hasattr(item, key))
    yield from (outline.value(item, each) for each in told if each.kind != "speaker")
    yield outline.event_date(item)
    yield STANDING_WORDS.get(outline.resolver.standing(item), "")
    yield from _more_words(outline, item)


def _more_words(outline: Outline, item: m.Item) -> Iterator[str]:
    """Yield what an item says by other items: places, holders, relations."""
    for name in _ACTORS:
        if hasattr(item, name):
            yield outline.actor_name(getattr(item, name))
    for name in _PLACES:
        if hasattr(item, name):
            yield outline.place_name(getattr(item, name))
            yield outline.place_name(getattr(item, name), short=False)
    if isinstance(item, m.Actor):
        for listed in item.designations:
            yield from (outline.say(listed.as_), outline.say(listed.authority))
        yield from (f"{relation.verb} {relation.name}" for relation in relations(outline, item))
    if isinstance(item, m.Judgement):
        yield from outline.likelihood(item)


def search(outline: Outline, query: str) -> list[FoundItem]:
    """Return every item with ``query`` in one of its texts, both folded; none for a blank query."""
    wanted = fold(query).strip()
    if not wanted:
        return []
    return [
        FoundItem(section.kind.key, index)
        for section in outline.every_section
        for index, line in enumerate(section.lines)
        if any(wanted in fold(text) for text in words_of(outline, line))
    ]


def highlight(row: Row, query: str) -> Row:
    """Return a row with every occurrence of ``query`` on the mark, both folded, styles kept."""
    found = spans("".join(text for text, _ in row), fold(query).strip())
    if not found:
        return row
    out: Row = []
    at = 0
    for text, words in row:
        cuts = {0, len(text)}
        for start, end in found:
            cuts |= {c - at for c in (start, end) if at < c < at + len(text)}
        edges = sorted(cuts)
        for left, right in pairwise(edges):
            inside = any(start <= at + left < end for start, end in found)
            out.append((text[left:right], f"hi b mark{_kept(words)}" if inside else words))
        at += len(text)
    return out


def _kept(words: str) -> str:
    """Return the style words that a mark leaves: only the hairline."""
    return " u" if "u" in words.split() else ""


class FuzzyMatch(NamedTuple):
    """How well a text fits (higher is better, 0 is not at all) and which characters made it fit."""

    score: float
    positions: frozenset[int]


NO_MATCH = FuzzyMatch(0.0, frozenset())


_TYPED_OUT: Final = 6
"""Letters from which on what is typed is a word rather than an abbreviation."""


def match(query: str, text: str) -> FuzzyMatch:
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
    return FuzzyMatch(score or 1.0, frozenset(positions))


def _printed(positions: set[int], text: str) -> Iterator[int]:
    """Yield the places in a text as printed of places in it folded, what they enclose with them."""
    found = folded(text)
    at, to = found.at, found.to
    for each in positions:
        yield from range(at[each], at[each + 1] if each + 1 in positions else to[each])
        yield from range(at[each], to[each])


def marked(text: str, found: FuzzyMatch, words: str) -> Row:
    """Return a text with what made it fit underlined, characters and their marks kept whole."""
    row: Row = []
    at = 0
    for part in clusters(text):
        fits = any(i in found.positions for i in range(at, at + len(part)))
        row.append((part, f"{words} b u" if fits else words))
        at += len(part)
    return row


def _word(word: str, text: str) -> FuzzyMatch:
    at = text.find(word)
    best = at
    while at >= 0 and at > 0 and text[at - 1].isalnum():
        at = text.find(word, at + 1)  # a later one may stand at the start of a word
    if at >= 0:
        best = at
    if best >= 0:
        starts = best == 0 or not text[best - 1].isalnum()
        return FuzzyMatch(3.0 + starts - best / 10_000, frozenset(range(best, best + len(word))))
    return _letters(word, text)


def _letters(word: str, text: str) -> FuzzyMatch:
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
    # Letters scattered over a whole sentence are no match that a person would see. Of a word that
    # is typed out they stand in some order in many: cholera in "Truce holds at Qelmara".
    if span > (2 if len(word) >= _TYPED_OUT else 3) * len(word):
        return NO_MATCH
    return FuzzyMatch(len(word) / span, frozenset(positions))
