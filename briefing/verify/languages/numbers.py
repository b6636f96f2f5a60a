"""Numbers by a language's table: digits with its marks, its words, scales and qualifiers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final, cast

from msgspec import Struct

from briefing.brief.fold import fold
from briefing.verify.language import Figure, Op
from briefing.verify.languages.fractions import Fractions
from briefing.verify.languages.marks import NumberMarks
from briefing.verify.languages.number_words import NumberWords
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
        self._words = NumberWords(table)
        self._scales: Lexicon[str] = lexicon(table.scales)
        self._percent: Lexicon[str] = lexicon({"%": ["%", *table.percent]})
        glued = "وفبل" if table.script == "ARABIC" else ""
        self._qualifiers: Lexicon[str] = lexicon(
            {
                op: [*listed, *(letter + each for letter in glued for each in listed)]
                for op, listed in table.qualifiers.items()
            }
        )
        self._between = words_of(table.between)
        self._joins = words_of(table.joins)
        self._to = words_of(table.to) | self._joins
        self._stop = words_of(table.stop_words)
        self._fractions = Fractions(table)
        self._following = words_of(table.following)
        self._rough = words_of(table.rough)
        self._leading = words_of(table.of) | words_of(table.articles)

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

    def find_parts(self, text: str, numbers: Sequence[Figure]) -> list[Figure]:
        """Return the parts of a whole that a text has in words; ``numbers`` are its figures."""
        return list(self._fractions.find(pieces(text), numbers, text))

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
            number = self._digits(found, at, text)
            return self._continued(found, number, text) if number else None
        hit = self._words.at(found, at, text) if found[at].kind == "word" else None
        if hit is None:
            return None
        also = tuple(hit[1] - less for less in self._words.less(found, at))
        return self._continued(found, _Number(at, hit[0], (hit[1], *also)), text)

    def _continued(self, found: Sequence[TextPiece], number: _Number, text: str) -> _Number:
        """Return a number with digits that go on behind its scale: "3 millions 400 mille"."""
        scales, at = self.scaled(found[number.end - 1].text), number.end
        if found[at - 1].kind == "word" and not scales and number.readings[0] >= _THOUSAND:
            scales = [number.readings[0]]  # "two million" may be one word
        joined = at < len(found) and found[at].text in self._joins
        at += joined
        if not scales or at >= len(found) or found[at].kind != "number":
            return number
        apart = not all(close(found[n - 1], found[n], text) for n in range(number.end, at + 1))
        more = None if apart else self._digits(found, at, text)
        if more is None or more.readings[0] >= min(scales):
            return number
        alone = more.end == at + 1
        if alone and not joined and (min(scales) > 1000 or len(found[at].text) != _LAST):
            return number
        return _Number(
            number.first, more.end, tuple(each + more.readings[0] for each in number.readings)
        )

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
                half = self._words.half(found, end, text)
                more = times / 2 if half else 0.0
                return _Number(at, end + half, tuple(v * times + more for v in values))
            if size := _money_scale(found[following], text) or _glued_scale(found, at, text):
                return _Number(at, following + 1, tuple(value * size for value in values))
            if not self._table.scales and found[following].kind == "word":
                # The word may be a scale that nobody here can read.
                scaled = tuple(value * times for times in _SCALES for value in values)
                return _Number(at, following + 1, values + scaled)
        return _Number(at, following, values)

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
        qualifier = self._qualifier_before(found, number.first, text)
        if qualifier:
            op = cast(Op, qualifier[0])
            start = found[number.first - qualifier[1]].start
        told = end
        if not qualifier and behind < len(found):
            op, last = self._qualifier_behind(found, behind, text)
            told = found[last - 1].end if last else end
        if op == "=" and found[number.end - 1].text in self._rough:
            op = "~"
        if text[end : end + 1] in _MONEY and _money_scale(found[number.end - 1], text):
            told = max(told, end + 1)
        value = number.readings[0]
        return Figure(
            text[start:told], start, end, op, value, value,
            "percent" if percent else "count",
            noun=self._noun(found, behind, text),
            also=number.readings[1:],
        )  # fmt: skip

    def _qualifier_before(
        self, found: Sequence[TextPiece], first: int, text: str
    ) -> tuple[str, int] | None:
        """Return what a phrase before a number makes of it, and its pieces: "casi otros 13"."""
        hit = self._qualifiers.before(found, first, text)
        apart = first and found[first - 1].text in self._between
        if hit is None and apart and close(found[first - 1], found[first], text):
            hit = self._qualifiers.before(found, first - 1, text)
            return (hit[0], hit[1] + 1) if hit else None
        return hit

    def _qualifier_behind(self, found: Sequence[TextPiece], at: int, text: str) -> tuple[Op, int]:
        """Return what a phrase behind what is counted makes of a number, and the piece behind it.

        "Neuf jours environ"; 0 where there is none.
        """
        for place in range(at, min(at + _BEHIND, len(found))):
            apart = not close(found[place - 1], found[place], text)
            hit = self._qualifiers.at(found, place, text)
            end = place + hit[1] if hit else place
            ends = end == len(found) or not close(found[end - 1], found[end], text)
            own = hit is not None and (hit[1] > 1 or found[place].text in self._following)
            whole = ends if apart else ends or self._is_of_before(found, end, text)
            if hit and own and whole:
                return cast(Op, hit[0]), end
            if hit and ends and not (apart or found[place].text in self._stop):
                return cast(Op, hit[0]), end
            if apart:
                break
        return "=", 0

    def _is_of_before(self, found: Sequence[TextPiece], end: int, text: str) -> bool:
        """Tell whether a phrase is of the number before it: "12 miners at least have died"."""
        leads = found[end - 1].text in self._stop or fold(found[end - 1].text) in self._leading
        return not leads and self._number(found, end, text) is None

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


def _glued_scale(found: Sequence[TextPiece], at: int, text: str) -> float:
    """Return the scale of a capital written together with a number: 6,4M, 473K; else 0."""
    number, piece = found[at], found[at + 1]
    glued = number.end == piece.start and text[number.start - 1 : number.start] != "-"
    return _CAPITALS.get(text[piece.start : piece.end], 0.0) if glued else 0.0


def _money_scale(piece: TextPiece, text: str) -> float:
    """Return the scale that a letter before a sign of money stands for: 1,8 M€; else 0."""
    money = text[piece.end : piece.end + 1] in _MONEY
    return _LETTERS.get(text[piece.start : piece.end], 0.0) if money else 0.0


_THOUSAND: Final = 1000
_LAST: Final = 3
"""Digits behind a thousand that go on with it: 7 mil 500."""
_MONEY: Final = ("€", "$", "£")
_CAPITALS: Final = {"K": 1e3, "M": 1e6}
_LETTERS: Final = {"k": 1e3, "M": 1e6, "MM": 1e6, "Md": 1e9, "Mds": 1e9}
_BEHIND: Final = 3
"""Words behind a number among which a qualifier of it may stand."""
