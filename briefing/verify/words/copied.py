"""Numbers among copied words: what a source prints in the place of a number of ours.

Words are compared and nothing is read, so a number of whatever kind has its place: a count, a
day, a time, that of a unit or of a list.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from briefing.compiled import late_pattern

_REACH: Final = 6
"""Words on either side of a number that are compared."""
_COPIED: Final = 5
"""How many of them are the same at least, for the number to be in its place."""
_WHOLE: Final = 1
"""The same where they are the whole sentence."""
_SURE: Final = 2
"""How many words fewer another place may share that has our number."""
_ROUNDED: Final = 0.05
"""How far a rounder number may lie from one that it stands for, as a share of it."""
_PIECE: Final = late_pattern(
    r"(?P<number>[^\W\d_]*\d(?:[^\W_]|[.,:/'’](?=\d))*)|(?P<word>[^\W_]+(?:['’][^\W_]+)*)"
    r"|(?P<end>(?<!\b[Nn]o)[.!?;:…]+(?=\s|[\"'”’)\]]|$))"
)

_WHOLE_HOUR: Final = late_pattern(r"^([01]?[0-9]|2[0-4])[.:]00(?=[ap]m$|$)")
"""8.00 and 8: a time, or an amount, without its noughts."""


class Miscopied(Struct, frozen=True):
    """A number of ours from ``start`` to ``end``, and what place ``place`` prints for it."""

    start: int
    end: int
    theirs: str
    place: int


class _Piece(Struct, frozen=True):
    """A word, a number or the end of a sentence, as it is compared."""

    kind: str
    text: str
    start: int
    end: int


def miscopied(ours: str, places: Sequence[str]) -> Iterator[Miscopied]:
    """Yield the numbers of a text that stand among words of a place, and are others there."""
    mine = _pieces(ours)
    for at, piece in enumerate(mine):
        if piece.kind != "number":
            continue
        found = [
            (shared, _same(piece.text, theirs[there].text), theirs[there], number)
            for number, place in enumerate(places)
            for theirs in (_pieces(place),)
            for there in _numbers(place).get(_beside(mine, at), ())
            if (shared := _shared(mine, at, theirs, there))
        ]
        others = [each for each in found if not each[1]]
        if not others:
            continue
        shared, _, theirs, number = max(others, key=lambda each: each[0])
        ours_too = max((each[0] for each in found if each[1]), default=0)
        if ours_too + _SURE > shared or _rounds(piece.text, theirs.text):
            continue
        if shared <= _SURE and any(_stands_beside(mine, at, place) for place in places):
            continue
        printed = places[number][theirs.start : theirs.end]
        yield Miscopied(piece.start, piece.end, printed, number)


@lru_cache(512)
def _pieces(text: str) -> tuple[_Piece, ...]:
    """Return what is compared of a text, which begins and ends as a sentence does."""
    found = [
        _Piece(match.lastgroup or "", _folded(match[0]), *match.span())
        for match in _PIECE.finditer(text)
    ]
    ends = (_Piece("end", ".", 0, 0),)
    return (*ends, *found, *ends)


_Beside = tuple[str, str, str]
"""The letters of a number, and the words before and behind it."""


def _beside(pieces: Sequence[_Piece], at: int) -> _Beside:
    before, behind = (pieces[beside].text.replace(":", ".") for beside in (at - 1, at + 1))
    return _letters(pieces[at].text), before, behind


@lru_cache(512)
def _numbers(text: str) -> Mapping[_Beside, Sequence[int]]:
    """Return where the numbers of a text stand among its pieces, by what stands beside them."""
    pieces, found = _pieces(text), dict[_Beside, list[int]]()
    for at, piece in enumerate(pieces):
        if piece.kind == "number":
            found.setdefault(_beside(pieces, at), []).append(at)
    return found


def _folded(text: str) -> str:
    """Return a piece in one case, its digits as 0 to 9, the end of a sentence as one sign."""
    if not text[0].isalnum():
        return ":" if text == ":" else "."
    plain = unicodedata.normalize("NFKC", text).casefold()
    if plain.isascii():
        return plain
    return "".join(str(unicodedata.digit(char, char)) for char in plain)


def _shared(ours: Sequence[_Piece], at: int, theirs: Sequence[_Piece], there: int) -> int:
    """Return how many words around two numbers are the same; 0 for too few, or on one side only.

    A sentence may begin behind a colon, in the source or in ours: "Next bulletin: 28 May".
    """
    words, ends = 0, 0
    for step in (-1, 1):
        far = 0
        while far < _REACH:
            one, other = at + step * (far + 1), there + step * (far + 1)
            if not (0 <= one < len(ours) and 0 <= other < len(theirs)):
                break
            mine, printed = ours[one], theirs[other]
            if mine.text.replace(":", ".") != printed.text.replace(":", "."):
                break
            far += 1
            if mine.kind == "end" and (mine.text, printed.text) != (":", ":"):
                ends += 1
                break
            words += mine.kind != "end"
        if not far:
            return 0
    if words < (_WHOLE if ends > 1 else _COPIED):
        return 0
    return max(words, _SURE)


def _stands_beside(ours: Sequence[_Piece], at: int, place: str) -> bool:
    """Tell whether a place has a number of ours beside the same word: boats lost: 9, we hear."""
    theirs = _pieces(place)
    return any(
        _same(ours[at].text, piece.text)
        and any(_word(ours, at, step) == _word(theirs, there, step) != "." for step in (-1, 1))
        for there, piece in enumerate(theirs)
        if piece.kind == "number"
    )


def _word(pieces: Sequence[_Piece], at: int, step: int) -> str:
    """Return what stands before or behind a number, but for a colon."""
    beside = pieces[at + step].text
    return pieces[at + 2 * step].text if beside == ":" else beside


@lru_cache(1024)
def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalpha())


@lru_cache(1024)  # a number is held against all others among the same words
def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit()).lstrip("0")


_YEAR: Final = 4
"""Digits of a year."""


def _same(ours: str, theirs: str) -> bool:
    short, long = sorted((_digits(ours), _digits(theirs)), key=len)
    century = len(long) == _YEAR and long[:2] in ("19", "20") and long[2:] == short.zfill(2)
    if short == long or century:
        return True  # the winter of '11
    return _without_noughts(ours) == _without_noughts(theirs)


@lru_cache(1024)
def _without_noughts(text: str) -> str:
    return _digits(_WHOLE_HOUR.sub(r"\1", text))


def _rounds(ours: str, theirs: str) -> bool:
    """Tell whether ours has fewer digits that are no noughts, and is near."""
    mine, other = _digits(ours), _digits(theirs)
    if len(mine) != len(other) or len(mine.rstrip("0")) >= len(other.rstrip("0")):
        return False
    return abs(int(mine) / int(other) - 1) <= _ROUNDED
