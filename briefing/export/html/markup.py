"""Pieces of HTML that every part of a page uses: text, links to items and paragraphs, signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, TypeAlias

import htpy as h
from markupsafe import Markup, escape

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


def flat(*parts: h.Node) -> Markup:
    """Return pieces written out one after the other; texts are escaped, None is nothing.

    A page has thousands of elements. Those that are many are written out at once: else each piece
    of theirs is handed up through every element around, and looked at there.
    """
    out: list[str] = []
    for part in parts:
        if isinstance(part, str):
            out.append(escape(part))
        elif isinstance(part, list | tuple):
            out.append(flat(*part))
        elif part is not None:
            out += h.fragment[part].iter_chunks()
    return Markup("".join(out))


def said(text: str | None) -> Markup:
    """Return a sentence of the brief, in the direction of its own script."""
    return Markup(f'<bdi dir="auto">{escape(clean(text or ""))}</bdi>')


def named(name: str, value: Piece) -> Markup:
    """Return what is said under a name, for a list of such pairs."""
    return flat(h.div[flat(h.dt[name], h.dd[value])])


def anchor(kind: str, name: str) -> str:
    """Return the id of an element: ``i-t3`` of an item, ``p-s2-p5`` of a paragraph."""
    return f"{kind}-{_UNSAFE.sub('-', clean(name))}"


def hidden(text: str) -> h.Renderable:
    """Return words for those who hear the page."""
    return h.span(".sr")[text]


@cache
def basis(word: str) -> Markup:
    """Return the sign and word of a basis."""
    return flat(
        h.span(".basis", title=BASIS[word])[
            h.span(aria_hidden="true")[glyphs.BASIS[word]], f" {word}"
        ]
    )


def verdict(found: Verdict | None) -> Markup | None:
    """Return the sign of a verdict with its words, None where there is none."""
    return _marked(found.mark, found.words, sign(found)) if found is not None else None


@lru_cache(maxsize=512)
def _marked(mark: str, words: str, glyph: str) -> Markup:
    shown = h.span(aria_hidden="true")[glyph]
    return flat(h.span(f".mark.{mark}", title=words)[shown, hidden(words)])


def own_label(outline: Outline, line: Line) -> Markup | None:
    """Return the label of an item that is stricter than its brief, None of any other."""
    label = outline.own_tlp(line.item)
    return flat(h.strong[label], " ") if label else None


def joined(between: str, parts: Sequence[Piece]) -> list[Piece]:
    """Return parts with a text between each two."""
    found = [piece for part in parts for piece in (between, part)]
    return found[1:]


def table(caption: str, heads: Iterable[str], rows: Iterable[h.Node]) -> h.Renderable:
    """Return a table: its caption, the heads of its columns, its rows."""
    return h.table[
        h.caption[caption],
        h.thead[h.tr[[h.th(scope="col")[head] for head in heads]]],
        h.tbody[flat(*rows)],
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
        return h.span(".cites")[flat(*joined(", ", found))]

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
        return h.ul(".refs")[flat(*(h.li[self.item(line)] for line in lines))]

    def item(self, line: Line) -> h.Renderable:
        """Return a link to an item, with its speaker, basis and text."""
        who = clean(self.outline.speaker_names(line, short=False))
        link = h.a(href=f"#{anchor('i', line.label)}")[said(line.text)]
        return h.fragment[basis(line.basis), " \u00b7 ", h.bdi[who], ": ", link]
