"""Numbers in words by a language's table, piece by piece of a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.verify.languages.table import LanguageTable, words_of
from briefing.verify.languages.tokens import Lexicon, TextPiece, close, lexicon


class NumberWords:
    """The words for numbers of a language: those that count, and those that multiply."""

    def __init__(self, table: LanguageTable) -> None:
        self._words: Lexicon[str] = lexicon(table.numbers)
        self._scales: Lexicon[str] = lexicon(table.scales)
        self._alone: Lexicon[str] = lexicon(
            {
                key: words[:1]
                for key, words in table.scales.items()
                if float(key) <= 1000 or table.script == "ARABIC"  # there "million" is one
            }
        )
        self._joins = words_of(table.joins)
        self._glued = "وفبلك" if table.script == "ARABIC" else ""
        self._grammatical = table.grammatical
        self._rough = words_of(table.rough)

    def at(self, found: Sequence[TextPiece], at: int, text: str) -> tuple[int, float] | None:
        """Return the piece behind a number in words, and its value; None where none begins.

        "Quatre-vingt mille", "treinta y un", "أربعة وعشرين".
        """
        total, current, end = 0.0, 0.0, at
        least = float("inf")
        place = at
        while place < len(found):
            begun = end > at
            if begun and not close(found[end - 1], found[place], text):
                break
            place, hit, joined = self._next(found, place, text, begun=begun)
            if hit is None:
                break
            value, size = hit
            if joined and value == 0.5 and end and self._is_rough(found[end - 1]):
                current, end = current + _half_of(current), place + size  # "un centenar y medio"
                break
            if joined and value == 0.5 and total + current >= 1000:  # "dos millones y medio"
                scale = least if total else 1000.0 ** ((len(str(int(current))) - 1) // 3)
                total, end = total + scale / 2, place + size
                break
            if self._scale(found[place : place + size]):
                if value == 100:
                    if current >= 10:
                        break
                    current = (current or 1) * 100
                elif value >= least or not (current or end == at):
                    break
                else:
                    total, current, least = total + (current or 1) * value, 0.0, value
            elif _follows(current, value, joined):
                current += value
            else:
                break
            place += size
            end = place
        return (end, total + current) if end > at else None

    def _next(
        self, found: Sequence[TextPiece], at: int, text: str, *, begun: bool
    ) -> tuple[int, tuple[float, int] | None, bool]:
        """Return where the next word of a number stands, what it is, and whether "and" joins it."""
        hit = self._word(found, at, text)
        if hit is None and begun:
            at, hit = self._behind_join(found, at, text)
            return at, hit, hit is not None
        return at, hit or self._behind_glued(found, at, text), False

    def less(self, found: Sequence[TextPiece], at: int) -> list[float]:
        """Return by how much a number may be less whose first word is "two thousand" or "thousand".

        In Arabic they may be written alike.
        """
        word = found[at].text
        for each in (word, word[1:] if self._glued and word[:1] in self._glued else word):
            two, one = self._words.get([each]), self._scales.get([each])
            if two is not None and one is not None:
                return [float(two) - float(one)]
        return []

    def half(self, found: Sequence[TextPiece], at: int, text: str) -> int:
        """Return how many pieces "and a half" has behind a scale: 0 where it does not stand."""
        if not 0 < at < len(found) or not close(found[at - 1], found[at], text):
            return 0
        place, hit = self._behind_join(found, at, text)
        return place + 1 - at if hit is not None and hit[0] == 0.5 else 0

    def _is_rough(self, piece: TextPiece) -> bool:
        """Tell whether a word of a number below a thousand is rough, so that it may be halved."""
        value = self._words.get([piece.text]) or self._scales.get([piece.text])
        forms = {piece.text, piece.text.removesuffix("s"), piece.text.removesuffix("es")}
        return not self._rough.isdisjoint(forms) and value is not None and float(value) < 1000

    def _word(self, found: Sequence[TextPiece], at: int, text: str) -> tuple[float, int] | None:
        behind = bool(at) and self._is_number(found[at - 1])
        hit = self._words.at(found, at, text)
        if behind and hit is not None and self._scale([found[at]]):
            hit = None  # "two thousand" is one word in Arabic, that of fifteen thousand as well
        if hit is None:
            scales = self._scales if behind else self._alone
            hit = scales.at(found, at, text)
        return (float(hit[0]), hit[1]) if hit else None

    def _is_number(self, piece: TextPiece) -> bool:
        known = self._words.get((piece.text,)) is not None or self._scale([piece])
        if known or piece.text[:1] not in self._glued or not self._glued:
            return known
        return self._words.get((piece.text[1:],)) is not None

    def _scale(self, run: Sequence[TextPiece]) -> bool:
        return self._scales.get([piece.text for piece in run]) is not None

    def _behind_join(
        self, found: Sequence[TextPiece], at: int, text: str
    ) -> tuple[int, tuple[float, int] | None]:
        """Read on behind "and", which Arabic writes together with the word."""
        piece = found[at]
        if piece.text in self._joins and at + 1 < len(found):
            return at + 1, self._word(found, at + 1, text)
        join = next((each for each in self._joins if piece.text.startswith(each)), "")
        rest = [*found[:at], piece._replace(text=piece.text[len(join) :]), *found[at + 1 :]]
        hit = self._word(rest, at, text) if join else None
        return at, hit

    def _behind_glued(
        self, found: Sequence[TextPiece], at: int, text: str
    ) -> tuple[float, int] | None:
        """Read a number that "and", "in", "to" or the article is written together with."""
        word = found[at].text
        rest = word[1:] if word[:1] in self._glued else word
        for each in dict.fromkeys((rest, rest.removeprefix("ال")) if self._glued else ()):
            if each == word or (len(each) < _TOLD and word[:1] != "و"):
                continue
            parted = [*found[:at], found[at]._replace(text=each), *found[at + 1 :]]
            hit = self._word(parted, at, text)
            if hit:
                return hit if hit[0] not in self._grammatical else None
        return None


_TOLD: Final = 4
"""Letters of a number that another word than "and" may be glued to."""


def _half_of(number: float) -> float:
    """Return half of what a rough number counts in: 50 of two hundreds, 6 of a dozen."""
    return 50 if number % 100 == 0 else number / 2


def _follows(current: float, value: float, joined: bool) -> bool:
    """Tell whether a word below a thousand goes on a number: 20 and 4, or joined 4 and 20."""
    if not current:
        return True
    size = 10 ** len(str(int(value)))
    if value < 1000 and current % size == 0:
        return True
    return joined and 0 < current % 100 < 10 and 20 <= value < 100 and value % 10 == 0
