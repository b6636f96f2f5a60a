"""Words looked for as they are written, whatever the language: case and accents make no difference.

What stands there stands there; that something does not says little, for a name may be written in
another way in another language. So this only ever bears out.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Final

from briefing.brief.fold import Folded, fold, folded
from briefing.compiled import late_pattern

WORD: Final = late_pattern(r"[^\W_]+")
"""A word of a folded text; an apostrophe parts two: ``l'armée``."""
_PREFIXES: Final = "وفبلك"
"""Letters that Arabic writes together with the word behind them: and, so, in, to, like."""


class FoldedText:
    """A text folded, with its words and where each stands as printed."""

    def __init__(self, text: str) -> None:
        self.folded: Folded = folded(text)
        self._found = list(WORD.finditer(self.folded.text))
        self.words = [match[0] for match in self._found]

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Return where the words from number ``first`` to ``last`` stand in the printed text."""
        return self.folded.printed(self._found[first].start(), self._found[last].end())

    def begins(self, number: int) -> int:
        """Return where a word begins in the folded text."""
        return self._found[number].start()

    def find(self, run: Sequence[str]) -> tuple[int, int] | None:
        """Return where some folded words stand in a row in the printed text, None if nowhere."""
        rest, size = list(run[1:]), len(run)
        for at in self._places.get(run[0], ()) if run else ():
            if self.words[at + 1 : at + size] == rest:
                return self.place(at, at + size - 1)
        return None

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where each word stands, by its number: many names are looked for in one text."""
        places: dict[str, list[int]] = {}
        for at, word in enumerate(self.words):
            for each in _read_as(word):
                places.setdefault(each, []).append(at)
        return places


@lru_cache(4096)
def folded_text(text: str) -> FoldedText:
    """Return a text folded, once for all that is looked for in it."""
    return FoldedText(text)


def folded_words(text: str) -> list[str]:
    """Return the folded words of a text."""
    return WORD.findall(fold(text))


def _read_as(word: str) -> set[str]:
    """Return what a word may be read as: itself, and without what Arabic writes before it."""
    if word[0] not in _PREFIXES:
        return {word}
    without = {word, word[1:]}
    return without | {"ال" + word[2:]} if word.startswith("لل") else without
