"""Pieces of HTML that every part of a page uses: text, links to items and paragraphs, signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias

import htpy as h

from briefing import glyphs
from briefing.brief.outline import Line, Outline
from briefing.brief.resolve import Cite
from briefing.brief.scales import BASIS
from briefing.brief.values import place_name
from briefing.brief.words import cite_words
from briefing.export.verdict_phrases import sign
from briefing.text import clean
from briefing.verify.verdicts import Verdict

Piece: TypeAlias = h.Renderable | str
"""An element, or a text that is still to be escaped."""
_UNSAFE: Final = re.compile(r"[^\w.-]+")


def said(text: str | None) -> h.Renderable:
    """Return a sentence of the brief, in the direction of its own script."""
    return h.bdi(dir="auto")[clean(text or "")]


def anchor(kind: str, name: str) -> str:
    """Return the id of an element: ``i-t3`` of an item, ``p-s2-p5`` of a paragraph."""
    return f"{kind}-{_UNSAFE.sub('-', clean(name))}"


def hidden(text: str) -> h.Renderable:
    """Return words for those who hear the page."""
    return h.span(".sr")[text]


def basis(word: str) -> h.Renderable:
    """Return the sign and word of a basis."""
    return h.span(".basis", title=BASIS[word])[
        h.span(aria_hidden="true")[glyphs.BASIS[word]], f" {word}"
    ]


def verdict(found: Verdict | None) -> h.Renderable | None:
    """Return the sign of a verdict with its words, None where there is none."""
    if found is None:
        return None
    return h.span(f".mark.{found.mark}", title=found.words)[
        h.span(aria_hidden="true")[sign(found)], hidden(found.words)
    ]


def joined(between: str, parts: Sequence[Piece]) -> list[Piece]:
    """Return parts with a text between each two."""
    found = [piece for part in parts for piece in (between, part)]
    return found[1:]


def table(caption: str, heads: Iterable[str], rows: Iterable[h.Renderable]) -> h.Renderable:
    """Return a table: its caption, the heads of its columns, its rows."""
    return h.table[
        h.caption[caption],
        h.thead[h.tr[[h.th(scope="col")[head] for head in heads]]],
        h.tbody[list(rows)],
    ]


class Links:
    """What a page of one brief links to: its items, and the paragraphs that are listed.

    ``listed`` are the numbers of the paragraphs of each source that have a place on the page.
    """

    def __init__(self, outline: Outline, listed: Mapping[str, frozenset[int]]) -> None:
        self.outline = outline
        self.listed = listed

    def cites(self, cites: Iterable[Cite]) -> h.Renderable:
        """Return citations, each a link where its first paragraph is on the page."""
        found = [self._cite(cite) for cite in cites]
        return h.span(".cites")[
            [(", " if number else "", each) for number, each in enumerate(found)]
        ]

    def _cite(self, cite: Cite) -> h.Renderable:
        first = cite.first
        words = cite_words([cite], self.outline.several_sources)[0]
        if first not in self.listed.get(cite.source, frozenset()):
            return h.span[words]
        source = self.outline.resolver.source(cite.source)
        title = clean(source.title) if source else cite.source
        label = f"{words}: {'row' if cite.table else 'paragraph'} {first} of {title}"
        place = anchor("p", f"{cite.source}-{place_name(first, table=cite.table)}")
        return h.a(href=f"#{place}", aria_label=label)[words]

    def items(self, ids: Iterable[str]) -> h.Renderable:
        """Return the items with these ids, each a link with who says it."""
        lines = [self.outline.by_id[key] for key in ids if key in self.outline.by_id]
        return h.ul(".refs")[[h.li[self.item(line)] for line in lines]]

    def item(self, line: Line) -> h.Renderable:
        """Return a link to an item, with its speaker, basis and text."""
        who = clean(self.outline.speaker_names(line, short=False))
        link = h.a(href=f"#{anchor('i', line.label)}")[said(line.text)]
        return h.fragment[basis(line.basis), " \u00b7 ", h.bdi[who], ": ", link]
