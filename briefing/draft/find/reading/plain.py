"""A sentence as words with their places; brackets, quotation marks and dates are read over."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, Final, NamedTuple, Self

from briefing.draft.source_text import Passage, Sentence, Where

_WORD: Final = re.compile(
    r"\d+(?:,\d{3})+(?:\.\d+)?|[^\W_]+(?:['’./\-][^\W_]+)*['’]?|[,;:!?()\[\].–—-]"
)
_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_MARKS: Final = re.compile(r"[\"“”„«»‹›]|(?<!\w)[‘']|[’'](?![\w])(?<![sS][’'])")


class Word(NamedTuple):
    """A word or a sign of a sentence, and where it stands in the passage."""

    text: str
    low: str
    start: int
    end: int


class Phrase(NamedTuple):
    """Words ``first`` up to ``last``, not counted, of a sentence; empty where they are equal."""

    first: int
    last: int


def _folded(word: str) -> str:
    """Return a word in lower case; the World Health Organization is no "who"."""
    return "w.h.o" if word == "WHO" else word.lower().replace("’", "'")


class Plain:
    """A sentence as words, read over brackets, quotation marks and dates."""

    def __init__(self, passage: Passage, sentence: Sentence) -> None:
        self.passage = passage
        self.sentence = sentence
        self._has: dict[tuple[re.Pattern[str], bool], bool] = {}
        self._numbers: dict[Any, list[int]] = {}

    @cached_property
    def bare(self) -> str:
        """The sentence with blanks for brackets and quotation marks; as long as it is."""
        text = _BRACKETS.sub(lambda found: " " * len(found[0]), self.sentence.text)
        return _MARKS.sub(" ", text)

    @cached_property
    def plain(self) -> str:
        """The same with blanks for dates, too."""
        start = self.sentence.where.start
        text = self.bare
        for day in self.sentence.days:
            first, last = day.date.start - start, day.date.end - start
            if text[last - 1 : last] == "." and text[last + 1 : last + 2].isupper():
                last -= 1  # the stop of the sentence, too: "since 30 Nov. Marines"
            text = text[:first] + " " * (last - first) + text[last:]
        return text

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words and signs."""
        start = self.sentence.where.start
        return tuple(
            Word(
                found[0],
                _folded(found[0]),
                found.start() + start,
                found.end() + start,
            )
            for found in _WORD.finditer(self.plain)
        )

    def at(self, start: int, end: int) -> Phrase:
        """Return the words that characters of the passage touch."""
        first = bisect_right(self.words, start, key=lambda word: word.end)
        last = bisect_left(self.words, end, key=lambda word: word.start)
        return Phrase(first, last) if first < last else Phrase(0, 0)

    def has(self, pattern: re.Pattern[str], *, plain: bool = False) -> bool:
        """Tell whether the sentence has a pattern anywhere, in ``plain`` alone where so asked.

        It is looked for once, however many words of a long sentence ask for it.
        """
        key = (pattern, plain)
        if key not in self._has:
            text = self.plain if plain else self.sentence.text
            self._has[key] = pattern.search(text) is not None
        return self._has[key]

    def numbers(self, test: Callable[[Self, int], bool]) -> Sequence[int]:
        """Return the numbers of the words for which a test holds, in order, found once for all."""
        if test not in self._numbers:
            self._numbers[test] = [n for n in range(len(self.words)) if test(self, n)]
        return self._numbers[test]

    def any_in(self, test: Callable[[Self, int], bool], first: int, last: int) -> bool:
        """Tell whether a test holds for a word from ``first`` up to ``last``, not counted."""
        found = self.numbers(test)
        at = bisect_left(found, first)
        return at < len(found) and found[at] < last

    def low(self, number: int) -> str:
        """Return a word in lower case, "" outside the sentence."""
        return self.words[number].low if 0 <= number < len(self.words) else ""

    def lows(self, phrase: Phrase) -> list[str]:
        """Return the words of a phrase in lower case."""
        return [word.low for word in self.words[phrase.first : phrase.last]]

    def text(self, phrase: Phrase) -> str:
        """Return a phrase as printed."""
        if phrase.first >= phrase.last:
            return ""
        words = self.words[phrase.first : phrase.last]
        return self.passage.text[words[0].start : words[-1].end]

    def where(self, phrase: Phrase) -> Where:
        """Return where a phrase stands."""
        words = self.words[phrase.first : phrase.last]
        return Where(self.passage.number, words[0].start, words[-1].end)

    def names(self, phrase: Phrase) -> list[Phrase]:
        """Return the names in a phrase."""
        if phrase.first >= phrase.last:
            return []
        where = self.where(phrase)
        found = [
            self.at(name.start, name.end)
            for name in self.sentence.names
            if name.start < where.end and where.start < name.end
        ]
        return [each for each in found if each.first < each.last]
