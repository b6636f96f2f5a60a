"""Which words are the same: one folding for what is indexed and for what is looked for.

Case, accents, Arabic and Hebrew vowel signs, ligatures and full-width letters make no difference.
Scripts that do not part their words (Chinese, Japanese, Thai, ...) are taken letter by letter, so
that a word is found inside a longer run as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

TOKENIZE: Final = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
"""How FTS5 takes folded text apart: runs of letters, numbers and the signs that sit on them."""

_KEPT: Final = frozenset({0, 7, 8, 9})
"""Combining classes of signs that make another letter (Indic vowels, nukta, virama)."""
_OTHERS: Final = str.maketrans({
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h",
    "\u0640": "", "\u200c": "", "\u200d": "", "\u00ad": "", "\u02bb": "", "\u02bc": "",
    "\u02be": "", "\u02bf": "", "\u02b9": "", "\u02bd": "", "\u02c8": "",
})  # fmt: skip
"""Letters that have no decomposition, and signs that are no part of a word's sound."""
_UNSPACED: Final = (
    "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
_SIGNS: Final = (
    "\u0300-\u036f\u0e31\u0e34-\u0e4e\u0eb1-\u0ece\u102b-\u103e\u17b4-\u17d3\u3099\u309a"
)
_LETTER: Final = re.compile(f"[{_UNSPACED}][{_SIGNS}]*")
_ALONE: Final = re.compile(f"[{_UNSPACED}]")


class Token(NamedTuple):
    """A word as it is compared, and where it stands in the text."""

    word: str
    start: int
    end: int


def fold(text: str) -> str:
    """Return a text as it is indexed and looked for."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(c for c in text if c.isascii() or unicodedata.combining(c) in _KEPT)
    text = unicodedata.normalize("NFKC", text.translate(_OTHERS))
    return _LETTER.sub(r" \g<0> ", text) if _ALONE.search(text) else text


def words(text: str) -> list[str]:
    """Return the folded words of a text, as FTS5 takes them apart."""
    return "".join(c if _part(c) else " " for c in fold(text)).split()


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text with their places in it, to mark them where it is shown."""
    start = 0
    while start < len(text):
        if not _part(text[start]):
            start += 1
            continue
        end = start + 1
        single = _ALONE.match(text[start]) is not None
        while end < len(text) and _goes_on(text[end], single):
            end += 1
        # One run may fold into several words: a ligature of two, a letter of its own.
        for word in words(text[start:end]):
            yield Token(word, start, end)
        start = end


def _goes_on(char: str, single: bool) -> bool:
    if single:
        return bool(unicodedata.combining(char)) or re.match(f"[{_SIGNS}]", char) is not None
    return (_part(char) and not _ALONE.match(char)) or char in "\u0640\u200c\u200d\u00ad"


def _part(char: str) -> bool:
    """Tell whether a character is part of a word."""
    if char.isascii():
        return char.isalnum()
    return char.isalnum() or unicodedata.category(char) in ("Mn", "Mc", "Co")
