"""Fractions in the words of a language: "deux tiers", "la cuarta parte", "ثلاثة أرباع"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from briefing.verify.language import Figure
from briefing.verify.languages.table import LanguageTable, phrase
from briefing.verify.languages.tokens import TextPiece, close

_ARTICLE: Final = "ال"
_ITS: Final = ("ها", "هم", "هن", "هما", "ه")
"""What "its" and "their" are where they are written together with the word."""


class Fractions:
    """The words for parts of a whole of a language."""

    def __init__(self, table: LanguageTable) -> None:
        self._parts = {
            phrase(each): Fraction(key) for key, words in table.fractions.items() for each in words
        }
        self._longest = max(map(len, self._parts), default=0)
        self._glued = "وفبلك" if table.script == "ARABIC" else ""

    def find(
        self, found: Sequence[TextPiece], numbers: Sequence[Figure], text: str
    ) -> Iterator[Figure]:
        """Yield the fractions of a text, as parts of one; ``numbers`` are those in it."""
        ends = {each.end: each for each in numbers if each.kind == "count"}
        for at, piece in enumerate(found):
            hit = self._part(found, at, text) if piece.kind == "word" else None
            if hit is None:
                continue
            share, size = hit
            before = ends.get(found[at - 1].end) if at else None
            many = before.low if before is not None and close(found[at - 1], piece, text) else None
            value = float(share * int(many)) if many and many < share.denominator else float(share)
            start = before.start if before is not None and many else piece.start
            end = found[at + size - 1].end
            yield Figure(text[start:end], start, end, "=", value, value, "fraction")

    def _part(self, found: Sequence[TextPiece], at: int, text: str) -> tuple[Fraction, int] | None:
        """Return the part that the longest phrase from a piece on stands for, and its length."""
        first = found[at].text
        bare = first[1:] if first[:1] in self._glued else first
        heads = [first, first.removeprefix(_ARTICLE), bare, bare.removeprefix(_ARTICLE)]
        heads += [each.removesuffix(end) for each in heads for end in _ITS]
        for size in range(min(self._longest, len(found) - at), 0, -1):
            run = found[at : at + size]
            if all(close(run[n], run[n + 1], text) for n in range(size - 1)):
                for head in heads if self._glued else (first,):
                    words = (head, *(piece.text for piece in run[1:]))
                    if words in self._parts:
                        return self._parts[words], size
        return None
