"""The words of a text as the index has them and as queries look for them.

They are folded (``brief.fold``) and parted as FTS5 does. Scripts that do not part their words
(Chinese, Japanese, Thai, ...) are taken letter by letter, so that a word is found inside a longer
run as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from briefing.brief.fold import fold

_UNSPACED: Final = (
    "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
_SIGNS: Final = (
    "\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3"
    "\u3099\u309a"
)
_SIGN_AND_LETTER: Final = "\u0e33\u0eb3"
"""Letters that begin with a sign on the one before: a run of letters that folds into several."""
_LETTER: Final = re.compile(f"[{_UNSPACED}][{_SIGNS}]*")
_ALONE: Final = re.compile(f"[{_UNSPACED}]")
_PLAIN: Final = re.compile("[0-9A-Za-z]+")


class Token(NamedTuple):
    """A word as it is compared, and where it stands in the text."""

    word: str
    start: int
    end: int


def parted(text: str) -> str:
    """Return a folded text of which every run that FTS5 takes for a word is one."""
    if text.isascii():
        return text.lower()
    return " ".join(word.lower() if word.isascii() else _parted(word) for word in text.split(" "))


@lru_cache(maxsize=50_000)
def _parted(word: str) -> str:
    # No sign is part of a word; FTS5 knows those of an older Unicode.
    word = fold("".join(" " if unicodedata.category(c)[0] == "S" else c for c in word))
    return _LETTER.sub(r" \g<0> ", word) if _ALONE.search(word) else word


def words(text: str) -> list[str]:
    """Return the folded words of a text, as FTS5 takes them apart."""
    return [word for run in _runs().findall(parted(text)) for word in run.split()]


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text with their places in it, to mark them where it is shown."""
    if text.isascii():
        for run in _PLAIN.finditer(text):
            yield Token(run[0].lower(), *run.span())
        return
    for run in _runs().finditer(text):
        start, end = run.span()
        for word in _words_of(run[0]):
            yield Token(word, start, end)


@lru_cache(maxsize=50_000)
def _words_of(run: str) -> tuple[str, ...]:
    """Return the words that one run of letters folds into: nearly always one."""
    return tuple(words(run))


@lru_cache(maxsize=1)
def _runs() -> re.Pattern[str]:
    """Return what finds words: letters and numbers, and the signs that sit on them."""
    signs = (chr(code) for code in range(0x300, 0x1E00))
    marks = "".join(sign for sign in signs if unicodedata.category(sign) in ("Mn", "Mc"))
    joiners = "\u0640\u200c\u200d\u00ad\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f"
    letter = f"[{_UNSPACED}][{_SIGNS}{_SIGN_AND_LETTER}]*"
    return re.compile(f"{letter}|(?:(?![{_UNSPACED}])[^\\W_]|[{marks}{joiners}])+")
