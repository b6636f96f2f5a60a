"""A text cut into numbers, words and percent signs, and phrases looked up among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final, Generic, NamedTuple, TypeVar

from briefing.brief.fold import fold
from briefing.compiled import late_pattern
from briefing.verify.languages.table import Phrase, phrase
from briefing.verify.words.plain import plain

_TOKEN: Final = late_pattern(
    r"(?P<number>(?<![\d.,:])\d{1,2}(?::|\s?h\s?)\d\d(?![\d:])"
    r"|(?<![\d.,])\d{1,3}(?:[ '’٬]\d{3})+(?!\d)(?:[.,٫]\d+)?|\d+(?:[.,٫٬]\d+)*)"
    # Marks of vowels and the stroke that draws a word out stand inside a word in Arabic.
    r"|(?P<word>(?:[^\W\d_][\u0300-\u036f\u064b-\u065f\u0670]*)+)"
    r"|(?P<sign>%)"
)
_GAP: Final = late_pattern(r"[\s'’‐-]*")
"""What may stand between the words of a phrase."""

T = TypeVar("T")


class TextPiece(NamedTuple):
    """A number, a word (folded) or a sign, and where it stands."""

    kind: str
    text: str
    start: int
    end: int


def pieces(text: str) -> list[TextPiece]:
    """Return the numbers, words and signs of a text in order."""
    out: list[TextPiece] = []
    for match in _TOKEN.finditer(plain(text)):
        kind = match.lastgroup or ""
        out.append(TextPiece(kind, fold(match[0]) if kind == "word" else match[0], *match.span()))
    return out


class Lexicon(Generic[T]):
    """What phrases stand for."""

    def __init__(self, phrases: Mapping[Phrase, T]) -> None:
        self._phrases = phrases
        self._longest = max(map(len, phrases), default=0)

    def get(self, words: Sequence[str]) -> T | None:
        """Return what a whole phrase stands for, None where it is none of these."""
        return self._phrases.get(tuple(words))

    def at(self, found: Sequence[TextPiece], first: int, text: str) -> tuple[T, int] | None:
        """Return what the longest phrase from a piece on stands for, and how many pieces it has."""
        for size in range(min(self._longest, len(found) - first), 0, -1):
            value = self._phrase(found[first : first + size], text)
            if value is not None:
                return value, size
        return None

    def before(self, found: Sequence[TextPiece], end: int, text: str) -> tuple[T, int] | None:
        """Return what the longest phrase that ends before a piece stands for, and its length."""
        for size in range(min(self._longest, end), 0, -1):
            if not close(found[end - 1], found[end], text):
                return None
            value = self._phrase(found[end - size : end], text)
            if value is not None:
                return value, size
        return None

    def _phrase(self, run: Sequence[TextPiece], text: str) -> T | None:
        value = self._phrases.get(tuple(piece.text for piece in run))
        if value is None or not all(close(one, other, text) for one, other in pairwise(run)):
            return None
        return value


def close(one: TextPiece, other: TextPiece, text: str) -> bool:
    """Tell whether nothing but a space, a hyphen or an apostrophe stands between two pieces."""
    return _GAP.fullmatch(text, one.end, other.start) is not None


def lexicon(values: Mapping[str, Iterable[str]]) -> Lexicon[str]:
    """Return a lexicon of a table: each phrase stands for the key that it is listed under."""
    return Lexicon({phrase_key(each): key for key, listed in values.items() for each in listed})


def phrase_key(text: str) -> Phrase:
    """Return a phrase of a table as the texts of its pieces."""
    return ("%",) if text == "%" else phrase(text)
