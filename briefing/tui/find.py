"""Finding words in the shown brief: every item that holds them, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from briefing.brief import model as m
from briefing.brief.fold import fold, spans
from briefing.brief.outline import Line, Outline
from briefing.brief.resolve import as_list
from briefing.brief.sections import FIELDS
from briefing.tui.cells import Row


class Found(NamedTuple):
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


def words_of(outline: Outline, line: Line) -> Iterator[str]:
    """Yield every text of an item that a reader may look for: all that panes show, and more."""
    item = line.item
    yield from (line.text, line.label, line.basis)
    yield outline.speaker_names(line)
    yield outline.speaker_names(line, short=False)
    yield from (outline.say(speaker.role) for speaker in line.speakers)
    yield from (outline.say(getattr(item, field, None)) for field in _WORDS)
    yield from (outline.say(text) for text in (*getattr(item, "aka", ()), *as_list(item.quote)))
    for figure in item.figures:
        yield from (outline.say(figure.text), outline.say(figure.group))
    yield outline.figure(item)
    yield outline.event_date(item)
    yield from _more_words(outline, item)


def _more_words(outline: Outline, item: m.Item) -> Iterator[str]:
    """Yield what an item says by other items: places, holders, relations."""
    for field in _ACTORS:
        if hasattr(item, field):
            yield outline.actor_name(getattr(item, field))
    for field in _PLACES:
        if hasattr(item, field):
            yield outline.place_name(getattr(item, field))
            yield outline.place_name(getattr(item, field), short=False)
    if isinstance(item, m.Actor):
        for listed in item.designations:
            yield from (outline.say(listed.as_), outline.say(listed.authority))
        yield from (f"{relation.verb} {relation.name}" for relation in outline.relations(item))
    if isinstance(item, m.Judgement):
        yield from outline.likelihood(item)


def search(outline: Outline, query: str) -> list[Found]:
    """Return every item with ``query`` in one of its texts, both folded; none for a blank query."""
    wanted = fold(query).strip()
    if not wanted:
        return []
    return [
        Found(section.kind.key, index)
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
