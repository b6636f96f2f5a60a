"""A sentence as items: its words, its signs, its quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from briefing.verify.english.names.words import POSSESSIVE, TOKEN
from briefing.verify.sentences import Mark, Span

_SIGN: Final = re.compile(
    rf"(?P<aside>\([^()]{{0,200}}\)|\[[^\[\]]{{0,200}}\])|(?P<word>{TOKEN.pattern})"
    r"|(?P<sign>[,:;\u2014\u2013]|(?<=\s)-+(?=\s))"
)


class Item(NamedTuple):
    """A word, a sign or a whole quotation of a clause; ``low`` is the word without case."""

    kind: str
    text: str
    low: str
    start: int
    end: int


def find_items(text: str, marks: Sequence[Mark], span: Span) -> list[Item]:
    """Return the items of a sentence; what stands in brackets is left out."""
    found: list[Item] = []
    at = span.start
    for mark in [*marks, None]:
        stop = mark.left if mark else span.end
        for match in _SIGN.finditer(text, at, stop):
            kind = match.lastgroup or ""
            if kind != "aside":
                word = POSSESSIVE.sub("", match[0]).lower() if kind == "word" else match[0]
                found.append(Item(kind, match[0], word, *match.span()))
        if mark:
            found.append(Item("mark", text[mark.start : mark.end], "", mark.left, mark.right))
            at = mark.right
    return found


def split(items: list[Item]) -> Iterator[list[Item]]:
    """Yield the clauses of a sentence that a semicolon parts."""
    clause: list[Item] = []
    for item in items:
        if item.low == ";" and item.kind == "sign":
            if clause:
                yield clause
            clause = []
        else:
            clause.append(item)
    if clause:
        yield clause
