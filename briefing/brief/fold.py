"""The one folding of texts that are compared: case, accents and ways of writing make no difference.

``İdlib`` is ``idlib``, ``straße`` is ``strasse``, an ``ﬁ`` ligature two letters, Arabic and Hebrew
vowel signs and full-width forms are dropped. Whatever is looked for, suggested, sorted or taken
for the same name is folded here. Only the verification of quotations compares texts more strictly
(``verify.normalise``: an accent may be what was altered), and it shares the way back: ``Folded``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from briefing.text import clusters

_KEPT: Final = frozenset({0, 7, 8, 9})
"""Combining classes of signs that make another letter (Indic vowels, nukta, virama)."""
LETTERS: Final = {
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h",
}  # fmt: skip
"""Small letters that have no decomposition, with what is typed for them."""
_OTHERS: Final = str.maketrans(LETTERS | dict.fromkeys(
    "\u0640\u200c\u200d\u00ad\u02bb\u02bc\u02be\u02bf\u02b9\u02bd\u02c8", ""
) | {"\u30fb": " "})  # fmt: skip
"""These, and signs that are no part of a word's sound."""


class Folded(Struct, frozen=True):
    """A folded or normalised text with the way back to the text as printed.

    Character ``i`` of ``text`` is printed from ``at[i]`` to ``to[i]``; several characters may come
    from the same place, and what was printed may have left no character.
    """

    text: str
    at: Sequence[int]
    to: Sequence[int]

    def printed(self, start: int, end: int) -> tuple[int, int]:
        """Return the span as printed of the folded span from ``start`` to ``end``."""
        if not self.text:
            return 0, 0
        if end <= start:
            place = self.at[start] if start < len(self.at) else self.to[-1]
            return place, place
        return self.at[start], self.to[end - 1]


def fold(text: str) -> str:
    """Return a text as it is compared; it may be longer or shorter than the text as printed."""
    if text.isascii():
        return text.lower()
    return " ".join(word.lower() if word.isascii() else _fold(word) for word in text.split(" "))


@lru_cache(maxsize=50_000)
def _fold(word: str) -> str:
    """Fold one word; texts repeat their words, so most have been seen."""
    return fold_many(word)


def fold_many(text: str) -> str:
    """Fold a long text of which no word is likely to come again, as a list of names."""
    import unicodedata  # large, and plain ASCII never needs it

    # A sign such as ™ would fold into letters, which nobody who reads it would type.
    signs = {c for c in set(text) if c > "\x7f" and unicodedata.category(c)[0] == "S"}
    if signs:
        parts = re.split(f"([{re.escape(''.join(signs))}])", text)
        return "".join(part if part in signs else fold_many(part) for part in parts)
    text = unicodedata.normalize("NFKD", text).casefold()
    table = {ord(c): "" for c in set(text) if unicodedata.combining(c) not in _KEPT}
    return unicodedata.normalize("NFC", text.translate(_OTHERS | table if table else _OTHERS))


def folded(text: str) -> Folded:
    """Return a text as it is compared, with the span of each character as printed.

    A letter and the marks on it are one place, as is a ligature: half of it is never meant.
    """
    if text.isascii():
        return Folded(text.lower(), range(len(text)), range(1, len(text) + 1))
    pieces: list[str] = []
    at: list[int] = []
    to: list[int] = []
    place = 0
    for word in re.split("( )", text):
        if word.isascii():
            end = place + len(word)
            pieces.append(word.lower())
            at += range(place, end)
            to += range(place + 1, end + 1)
            place = end
            continue
        for piece, size in _folded_parts(word):
            pieces.append(piece)
            at += [place] * len(piece)
            place += size
            to += [place] * len(piece)
    return Folded("".join(pieces), at, to)


@lru_cache(maxsize=50_000)
def _folded_parts(word: str) -> tuple[tuple[str, int], ...]:
    """Return the parts of a word as they are compared, each with its length as printed."""
    return tuple((fold(part), len(part)) for part in _parts(word))


def _parts(word: str) -> list[str]:
    """Split a word into the smallest parts that fold alone as they do in it."""
    parts = clusters(word)
    whole = fold(word)
    if "".join(map(fold, parts)) == whole:
        return parts
    joined = [""]
    for part in parts:  # letters that become one with the next, as Hangul jamo do
        if fold(joined[-1] + part) != fold(joined[-1]) + fold(part):
            joined[-1] += part
        else:
            joined.append(part)
    return joined if "".join(map(fold, joined)) == whole else [word]


def spans(text: str, wanted: str) -> list[tuple[int, int]]:
    """Return where ``wanted`` stands in a text as printed, in order, none overlapping."""
    wanted = fold(wanted)
    if not wanted or wanted not in fold(text):
        return []
    back = folded(text)
    out: list[tuple[int, int]] = []
    found = back.text.find(wanted)
    while found >= 0:
        start, end = back.printed(found, found + len(wanted))
        if out and start < out[-1][1]:  # another half of the same ligature
            start = out.pop()[0]
        out.append((start, end))
        found = back.text.find(wanted, found + len(wanted))
    return out
