"""The words of a text as the finder of names wants them: capitalised or not, first or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from briefing.verify.english.names import words as w

_ENDS: Final = re.compile(
    r"[.!?:\u2026\n\u2022][^\w]*$|\)\s*[-\u2013\u2014]+\s*$|^\s*[\u201c\u2018\u00ab\"'][^\w]*$"
)
_OPENING: Final = re.compile(r"[\s(\[\u2014\u2013][\"'\u201c\u2018\u00ab]+$")
_DASH: Final = re.compile(r"\s[-\u2013\u2014]\s")
_HYPHEN: Final = re.compile(f"[{w.HYPHENS}]")
_APOSTROPHE: Final = re.compile(f"[{w.APOSTROPHES}]")
_TAIL: Final = 16
"""Characters before a word that are looked at for the end of a sentence."""


class Token(NamedTuple):
    """A printed word: what of it may be a name, and what stands before it.

    ``start`` and ``end`` are of the part that may be a name (``Turkish`` of ``Turkish-backed``),
    ``stop`` is where the whole word ends. ``ends`` says that no name goes on behind it.
    """

    word: str
    start: int
    end: int
    stop: int
    gap: str
    capital: bool
    first: bool
    ends: bool

    @property
    def folded(self) -> str:
        """The word as it is compared."""
        return w.fold(self.word)


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text."""
    last, before = 0, ""
    for match in w.TOKEN.finditer(text):
        start, stop = match.span()
        gap = text[last:start]
        first = _begins(gap, before, last == 0)
        word = match[0]
        left, right, ends = (0, len(word), False) if word.isalpha() else _part(word)
        word = word[left:right]
        yield Token(
            word, start + left, start + right, stop, gap, _capital(word), first and left == 0, ends
        )
        last, before = stop, match[0]


def _begins(gap: str, before: str, at_start: bool) -> bool:
    """Tell whether a sentence begins behind ``gap``."""
    if at_start or gap == " ":
        return at_start
    if gap.startswith(". ") and gap.strip() == ".":
        initial = len(before) == 1 and before.isupper()
        return not initial and before.lower() not in w.ABBREVIATIONS
    tail = gap[-_TAIL:]
    if _DASH.search(tail) and (before.isdigit() or before.lower() in w.MONTHS):
        return True  # "8 March - Gas runs low"
    return bool(_ENDS.search(tail) or _OPENING.search(tail))


def _capital(word: str) -> bool:
    """Tell whether a word is capitalised, a particle before it apart."""
    head = word[:1]
    if head.isupper() or head.istitle():
        return True
    if word.isalpha():
        return False
    rest = _HYPHEN.split(word)
    if len(rest) == 1:
        rest = _APOSTROPHE.split(word)
        return len(rest) > 1 and len(rest[0]) <= 2 and rest[1][:1].isupper()
    return any(part[:1].isupper() for part in rest[1:])


def _part(word: str) -> tuple[int, int, bool]:
    """Return which part of a printed word may be a name, and whether the name ends with it."""
    left, right, ends = 0, len(word), False
    possessive = w.POSSESSIVE.search(word)
    if possessive:
        right, ends = possessive.start(), True
    parts = _HYPHEN.split(word[:right])
    if len(parts) == 1 or not any(part[:1].isupper() for part in parts):
        return left, right, ends
    if parts[0][:1].isupper():
        while len(parts) > 1 and _suffix(parts[-1]):
            right -= len(parts.pop()) + 1
            ends = True
    else:
        while len(parts) > 1 and not parts[0][:1].isupper() and not _article(parts[0]):
            left += len(parts.pop(0)) + 1
    return left, right, ends


def _suffix(part: str) -> bool:
    if not part[:1].islower():
        return False
    return part in w.SUFFIXES or (
        len(part) > 4 and part.endswith(("ed", "ing")) and w.ordinary(part)
    )


def _article(part: str) -> bool:
    """Tell whether a small first half belongs to the name: al-, but not pro-."""
    if part in w.ARTICLES:
        return True
    return part not in w.PREFIXES and len(part) <= 3 and not w.ordinary(part)
