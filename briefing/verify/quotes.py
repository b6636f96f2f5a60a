"""Quotations: the words that must stand in a source, and where in a text they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from briefing.verify.normalise import words

_ADDED: Final = re.compile(r"\[[^\[\]]*\]|\([^()]*\)(?<=\(sic\))")
_LEFT_OUT: Final = re.compile(r"\u2026|\.(?:\s?\.){2,}")
_MARKS: Final = re.compile(
    r"[\u201c\u201e\u201f\u00ab](?P<curly>[^\u201c-\u201f\u00ab\u00bb]+)[\u201d\u201c\u00bb]"
    r'|(?<!\w)"(?P<straight>[^"]+)"(?!\w)'
    r"|(?<!\w)\u2018(?P<single>(?:[^\u2018\u2019]|\u2019(?=\w))+)\u2019(?!\w)"
    r"|(?<![\w'])'(?P<plain>(?:[^']|'(?=\w))+)'(?!\w)"
)

_ENOUGH: Final = 20
"""Places of one quotation in one paragraph that are looked at."""


class Marked(NamedTuple):
    """Words in quotation marks inside a text; ``start`` and ``end`` are inside the marks."""

    text: str
    start: int
    end: int


def parts(quotation: str) -> list[list[str]]:
    """Return the parts of a quotation as words, in the order in which they must follow.

    Words that the writer added in [brackets] are no part of it; an ellipsis splits it.
    """
    kept = _ADDED.sub(" ", quotation)
    return [found for part in _LEFT_OUT.split(kept) if (found := words(part))]


def joined(run: Sequence[str]) -> str:
    """Return words as one string in which ``places`` can look for others."""
    return "\0".join(["", *run, ""])


def places(part: Sequence[str], text: str) -> list[int]:
    """Return the places (counted in words, the first few) where a part stands in ``joined`` words.

    Linear in the length of the text.
    """
    wanted = joined(part)
    found: list[int] = []
    word, last = 0, 0
    at = text.find(wanted) if part else -1
    while at >= 0 and len(found) < _ENOUGH:
        word += text.count("\0", last, at)
        found.append(word)
        last = at
        at = text.find(wanted, at + 1)
    return found


def marked(text: str) -> list[Marked]:
    """Return the words that stand in quotation marks in a sentence of a brief."""
    out = []
    for match in _MARKS.finditer(text):
        kind = match.lastgroup or ""
        out.append(Marked(match[kind], *match.span(kind)))
    return out
