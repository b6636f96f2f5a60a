"""Words looked for as they are written, whatever the language: case and accents make no difference.

What stands there stands there; that something does not says little, for a name may be written in
another way in another language. So this only ever bears out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.brief.fold import Folded, folded
from briefing.verify.patterns import late_pattern

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

    def find(self, run: Sequence[str]) -> tuple[int, int] | None:
        """Return where some folded words stand in a row in the printed text, None if nowhere."""
        size = len(run)
        for at in range(len(self.words) - size + 1) if run else ():
            if _is(self.words[at], run[0]) and self.words[at + 1 : at + size] == list(run[1:]):
                return self.place(at, at + size - 1)
        return None


def folded_words(text: str) -> list[str]:
    """Return the folded words of a text."""
    return FoldedText(text).words


def _is(word: str, wanted: str) -> bool:
    """Tell whether a word is the wanted one, what Arabic writes before it taken off."""
    if word == wanted:
        return True
    if word[:1] not in _PREFIXES:
        return False
    return word[1:] == wanted or (word[:2] == "لل" and "ال" + word[2:] == wanted)
