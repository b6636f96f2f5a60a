"""A figure while it is being read, and how the readers look at tokens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from briefing.verify.english.figures.numerals import HYPHENS, Token

Kind = Literal["count", "percent", "fraction", "money", "vague", "measure"]


class Draft(NamedTuple):
    """A figure as tokens: from index ``first`` up to ``end``; no qualifier yet.

    ``unit`` is the name of a unit, a currency or a vague amount. ``words`` says that it is a plain
    number in words, which may be ordinary use.
    """

    first: int
    end: int
    low: float | None
    high: float | None
    kind: Kind
    unit: str = ""
    words: bool = False
    compound: str = ""


def word(toks: Sequence[Token], at: int) -> str:
    """Return the token at ``at`` in lower case, "" outside."""
    return toks[at].lower if 0 <= at < len(toks) else ""


def words(toks: Sequence[Token], at: int, count: int) -> list[str]:
    """Return ``count`` tokens from ``at`` on in lower case, fewer at the end."""
    return [token.lower for token in toks[at : at + count]]


def phrase(toks: Sequence[Token], at: int, length: int) -> tuple[str, ...]:
    """Return ``length`` tokens from ``at`` on as ``QUALIFIERS`` has them, none outside."""
    if at < 0 or at + length > len(toks):
        return ()
    return tuple("-" if t.text in HYPHENS else t.lower for t in toks[at : at + length])
