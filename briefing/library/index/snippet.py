"""The part of an item that answers a query, with the places of the words that were found."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from briefing.library.index.tokenise import Token, parted, tokens
from briefing.library.query import Term

CUT: Final = "…"
"""Stands where the text goes on."""
WIDTH: Final = 160
"""Characters of a snippet, about."""
_BEFORE: Final = 50

Span = tuple[int, int]


class Snippet(NamedTuple):
    """A piece of text, and where in it the words stand that were looked for."""

    text: str
    marks: tuple[Span, ...]

    def marked(self, left: str = "*", right: str = "*") -> str:
        """Return the text with signs around the words that were looked for."""
        out, last = [], 0
        for start, end in self.marks:
            out += [self.text[last:start], left, self.text[start:end], right]
            last = end
        return "".join([*out, self.text[last:]])


def find(text: str, terms: Sequence[Term]) -> list[Span]:
    """Return where in a text the words of terms stand, in order, none overlapping."""
    return _merged(_places(text, terms))


def has(text: str, terms: Sequence[Term]) -> bool:
    """Tell whether the words of all terms stand in a text."""
    return all(_places(text, terms))


def _places(text: str, terms: Sequence[Term]) -> list[list[Span]]:
    """Return where in a text each term stands."""
    low = parted(text)
    if not any(all(word in low for word in term.words) for term in terms):
        return [[] for _ in terms]  # most texts: they need not be taken apart
    found = _tokens(text)
    return [_spans(found, term) for term in terms]


@lru_cache(maxsize=64)
def _tokens(text: str) -> list[Token]:
    """Take a text apart; those of one page are asked for twice, to rank them and to show them."""
    return list(tokens(text))


def _merged(places: Sequence[list[Span]]) -> list[Span]:
    out: list[Span] = []
    for start, end in sorted({span for spans in places for span in spans}):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _spans(found: Sequence[Token], term: Term) -> list[Span]:
    size = len(term.words)
    *first, last = term.words
    out = []
    for at, (word, _, end) in enumerate(found[size - 1 :]):
        if (word == last or (term.prefix and word.startswith(last))) and all(
            token.word == other for token, other in zip(found[at:], first, strict=False)
        ):
            out.append((found[at].start, end))
    return out


def snippet(fields: Sequence[tuple[str, str]], terms: Sequence[Term]) -> Snippet:
    """Return a snippet of an item's text, and what else of the item was found, in brackets.

    ``fields`` are the columns of the index with their texts, the text of the item first, a name
    or a remark a line in the others. A term for one column is looked for there alone.
    """
    (name, text), *others = fields
    here = _here(terms, name)
    places = _places(text, here)
    shown = _cut(text, _merged(places))
    there = {term for term, spans in zip(here, places, strict=True) if spans}
    missing = [term for term in terms if term not in there]
    for name, lines in others if missing else ():
        if not any(_places(lines, _here(missing, name))):
            continue
        for line in lines.split("\n"):
            if found := find(line, _here(missing, name)):
                return _joined(shown, _cut(line, found))
    return shown


def holds(fields: Sequence[tuple[str, str]], term: Term) -> bool:
    """Tell whether any of an item's columns has a term."""
    return any(find(text, _here([term], name)) for name, text in fields)


def _here(terms: Sequence[Term], name: str) -> list[Term]:
    return [term for term in terms if term.column in ("", name)]


def _joined(first: Snippet, second: Snippet) -> Snippet:
    shift = len(first.text) + 2
    marks = [(start + shift, end + shift) for start, end in second.marks]
    return Snippet(f"{first.text} ({second.text})", (*first.marks, *marks))


def _cut(text: str, spans: list[Span]) -> Snippet:
    """Cut a text to the width of a snippet, around the first words, at spaces where it can."""
    if len(text) <= WIDTH:
        return Snippet(text, tuple(spans))
    start = max(0, (spans[0][0] if spans else 0) - _BEFORE)
    if start:
        space = text.find(" ", start, spans[0][0])
        start = space + 1 if space >= 0 else start
    end = min(len(text), start + WIDTH)
    if end < len(text):
        space = text.rfind(" ", max(start, spans[0][1] if spans else start), end)
        end = space if space > start else end
    lead = CUT if start else ""
    shift = len(lead) - start
    inner = [
        (max(a, start) + shift, min(b, end) + shift) for a, b in spans if a < end and b > start
    ]
    return Snippet(f"{lead}{text[start:end]}{CUT if end < len(text) else ''}", tuple(inner))
