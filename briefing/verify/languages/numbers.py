"""Numbers by a language's table: digits with its marks, its words, scales and qualifiers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final, cast

from msgspec import Struct

from briefing.brief.fold import fold
from briefing.verify.language import Figure, Op
from briefing.verify.languages.marks import NumberMarks
from briefing.verify.languages.table import LanguageTable, Region, words_of
from briefing.verify.languages.tokens import Lexicon, TextPiece, close, lexicon, pieces
from briefing.verify.words.quotes import Stretch

_SCALES: Final = (1e3, 1e6, 1e9, 1e12)


class _Number(Struct, frozen=True):
    """A number from piece ``first`` to before ``end``, and the values it may have."""

    first: int
    end: int
    readings: tuple[float, ...]


class Numbers:
    """The numbers of a language by its table."""

    def __init__(self, table: LanguageTable, region: Region | None = None) -> None:
        self._table = table
        self._marks = NumberMarks(
            region.decimal if region else table.decimal,
            region.thousands if region else table.thousands,
            table.either,
        )
        self._words: Lexicon[str] = lexicon(table.numbers)
        self._scales: Lexicon[str] = lexicon(table.scales)
        self._alone: Lexicon[str] = lexicon(
            {key: words[:1] for key, words in table.scales.items() if float(key) <= 1000}
        )
        self._percent: Lexicon[str] = lexicon({"%": ["%", *table.percent]})
        self._qualifiers: Lexicon[str] = lexicon(table.qualifiers)
        self._joins = words_of(table.joins)
        self._to = words_of(table.to) | self._joins
        self._stop = words_of(table.stop_words)

    def find(self, text: str, leave: Collection[Stretch] = (), *, least: float = 0) -> list[Figure]:
        """Return the figures of a text.

        What lies in one of the stretches to ``leave`` is no figure, nor a word for less than
        ``least``.
        """
        found = pieces(text)
        out: list[Figure] = []
        at = 0
        while at < len(found):
            number = self._number(found, at, text)
            if number is None:
                at += 1
                continue
            at = self._behind_percent(found, number.end, text)
            if self._only_says_about(found, number, text):
                continue
            start, end = found[number.first].start, found[number.end - 1].end
            left = any(each.start < end and start < each.end for each in leave)
            small = found[number.first].kind == "word" and number.readings[0] < least
            if not left and not small:
                out.append(self._figure(found, number, text))
        return list(self._led(out, text))

    def _led(self, found: Sequence[Figure], text: str) -> Iterator[Figure]:
        """Yield figures with what the next one says of both: "310 to 420 million"; "at least".

        A bound behind two that "and" joins is said of either: "three dead and 58 hurt, at least".
        """
        for at, each in enumerate(found):
            following = found[at + 1] if at + 1 < len(found) else None
            between = fold(text[each.end : following.start]).split() if following else []
            led = each
            if following and len(between) == 1 and between[0] in self._to:
                size = self._size(following)
                plain = size > 1 and each.low is not None and self._size(each) == 1
                if plain and each.low is not None:
                    led = led._replace(also=(*led.also, each.low * size))
            if following and self._joins.intersection(between[-1:]) and len(between) <= _BEHIND:
                behind = (
                    following.op != "="
                    and following.text[:1].isalnum()
                    and (self._qualifiers.at(pieces(following.text), 0, following.text) is None)
                )
                if led.op == "=" and behind:
                    led = led._replace(op=following.op)
            yield led

    def _size(self, figure: Figure) -> float:
        """Return the scale that a number in digits is printed with: 1e6 of "420 million"."""
        digits = figure.text[:1].isdecimal() and figure.text[-1:].isalpha()
        return max(self.scaled(figure.text), default=1.0) if digits else 1.0

    def _behind_percent(self, found: Sequence[TextPiece], at: int, text: str) -> int:
        """Return the piece behind "per cent", which is no number: "68 por ciento"."""
        beside = at < len(found) and close(found[at - 1], found[at], text)
        percent = self._percent.at(found, at, text) if beside else None
        return at + (percent[1] if percent else 0)

    def _only_says_about(self, found: Sequence[TextPiece], number: _Number, text: str) -> bool:
        """Tell whether "one" belongs to the number behind it: "une trentaine"."""
        if found[number.first].kind != "word" or number.readings != (1.0,):
            return False
        end = number.end
        beside = end < len(found) and close(found[end - 1], found[end], text)
        return beside and self._number(found, end, text) is not None

    def scaled(self, unit: str) -> list[float]:
        """Return the scales that a unit names: 1e6 of "millions d'euros"."""
        found = pieces(unit)
        hits = (self._scales.at(found, at, unit) for at in range(len(found)))
        return [float(hit[0]) for hit in hits if hit]

    def _number(self, found: Sequence[TextPiece], at: int, text: str) -> _Number | None:
        if found[at].kind == "number":
            return self._digits(found, at, text)
        return self._in_words(found, at, text) if found[at].kind == "word" else None

    def _digits(self, found: Sequence[TextPiece], at: int, text: str) -> _Number | None:
        values = self._marks.readings(found[at].text)
        if not values:
            return None
        following = at + 1
        if following < len(found) and close(found[at], found[following], text):
            scale = self._scales.at(found, following, text)
            if scale and float(scale[0]) >= 1000:
                times = float(scale[0])
                end = following + scale[1]
                half = self._half(found, end, text)
                more = times / 2 if half else 0.0
                return _Number(at, end + half, tuple(v * times + more for v in values))
            if size := _money_scale(found[following], text):
                return _Number(at, following + 1, tuple(value * size for value in values))
            if not self._table.scales and found[following].kind == "word":
                # The word may be a scale that nobody here can read.
                scaled = tuple(value * times for times in _SCALES for value in values)
                return _Number(at, following + 1, values + scaled)
        return _Number(at, following, values)

    def _in_words(self, found: Sequence[TextPiece], at: int, text: str) -> _Number | None:
        """Read a number in words: "quatre-vingt mille", "treinta y un", "أربعة وعشرين"."""
        total, current, end = 0.0, 0.0, at
        least = float("inf")
        place = at
        while place < len(found):
            joined = False
            if end > at and not close(found[end - 1], found[place], text):
                break
            hit = self._word(found, place, text)
            if hit is None and end > at:
                place, hit = self._behind_join(found, place, text)
                joined = hit is not None
            if hit is None:
                break
            value, size = hit
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
        return _Number(at, end, (total + current,)) if end > at else None

    def _half(self, found: Sequence[TextPiece], at: int, text: str) -> int:
        """Return how many pieces "and a half" has behind a scale: 0 where it does not stand."""
        if not 0 < at < len(found) or not close(found[at - 1], found[at], text):
            return 0
        place, hit = self._behind_join(found, at, text)
        return place + 1 - at if hit is not None and hit[0] == 0.5 else 0

    def _word(self, found: Sequence[TextPiece], at: int, text: str) -> tuple[float, int] | None:
        hit = self._words.at(found, at, text)
        if hit is None:
            scales = self._scales if at and self._is_number(found[at - 1]) else self._alone
            hit = scales.at(found, at, text)
        return (float(hit[0]), hit[1]) if hit else None

    def _is_number(self, piece: TextPiece) -> bool:
        return self._words.get((piece.text,)) is not None or self._scale([piece])

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

    def _figure(self, found: Sequence[TextPiece], number: _Number, text: str) -> Figure:
        start, end = found[number.first].start, found[number.end - 1].end
        behind = number.end
        percent = None
        if behind < len(found) and close(found[behind - 1], found[behind], text):
            percent = self._percent.at(found, behind, text)
        if percent:
            behind += percent[1]
            end = found[behind - 1].end
        op: Op = "="
        qualifier = self._qualifiers.before(found, number.first, text)
        if qualifier:
            op = cast(Op, qualifier[0])
            start = found[number.first - qualifier[1]].start
        elif behind < len(found):
            op = self._qualifier_behind(found, behind, text)
        value = number.readings[0]
        return Figure(
            text[start:end], start, end, op, value, value,
            "percent" if percent else "count",
            noun=self._noun(found, behind, text),
            also=number.readings[1:],
        )  # fmt: skip

    def _qualifier_behind(self, found: Sequence[TextPiece], at: int, text: str) -> Op:
        """Return what a phrase behind what is counted makes of a number: "neuf jours environ"."""
        for place in range(at, min(at + _BEHIND, len(found))):
            apart = not close(found[place - 1], found[place], text)
            hit = self._qualifiers.at(found, place, text)
            end = place + hit[1] if hit else place
            ends = end == len(found) or not close(found[end - 1], found[end], text)
            long = hit is not None and hit[1] > 1
            if hit and ends and (long or not (apart or found[place].text in self._stop)):
                return cast(Op, hit[0])
            if apart:
                break
        return "="

    def _noun(self, found: Sequence[TextPiece], at: int, text: str) -> str:
        """Return the word behind a number, "" where it is a small one or another number."""
        while 0 < at < len(found) and close(found[at - 1], found[at], text):
            piece = found[at]
            if piece.kind != "word":
                return ""
            if piece.text not in self._stop:
                return text[piece.start : piece.end]
            at += 1
        return ""


def _money_scale(piece: TextPiece, text: str) -> float:
    """Return the scale that a letter before a sign of money stands for: 1,8 M€; else 0."""
    money = text[piece.end : piece.end + 1] in ("€", "$", "£")
    return _LETTERS.get(text[piece.start : piece.end], 0.0) if money else 0.0


_LETTERS: Final = {"k": 1e3, "M": 1e6, "MM": 1e6, "Md": 1e9, "Mds": 1e9}
_BEHIND: Final = 3
"""Words behind a number among which a qualifier of it may stand."""


def _follows(current: float, value: float, joined: bool) -> bool:
    """Tell whether a word below a thousand goes on a number: 20 and 4, or joined 4 and 20."""
    if not current:
        return True
    size = 10 ** len(str(int(value)))
    if value < 1000 and current % size == 0:
        return True
    return joined and 0 < current % 100 < 10 and 20 <= value < 100 and value % 10 == 0
