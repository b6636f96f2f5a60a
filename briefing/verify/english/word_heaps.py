"""The packed words behind ``lexicon.py``: their codes, irregular forms, names and opposites.

``data/words.dat`` and ``data/antonyms.dat`` are cut from WordNet by ``script/build_lexicon``. Words
lie in heaps of what begins alike, each unpacked when one of its words is asked for, so that a short
text costs no more than it needs.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Final

from msgspec import Struct

CODES: Final = 96
"""A word's code is its kinds, plus 32 for each step of how common it is (0 to 2)."""
FIRST_CODE: Final = 128
"""A code is a character in the data, this plus the code, and each word has one: this plus the rank
of its code among words that end alike. The codes by rank are told for frequent endings, and after
the ending ``ANY`` for all others and the ranks beyond."""
ENDING: Final = 2
"""Letters that words end alike with."""
ANY: Final = "**"

HEAD: Final = 3
"""Letters by which the words are cut into heaps; a shorter word is filled up with blanks."""

FIRST_MARK: Final = 128
"""In its heap a word, without the head, is one character and what it has beyond the word before
it: the character is this plus the letters that the word before has beyond what they share. The
first of a heap has no such character, and another that shares nothing has ``NOTHING`` instead."""
NOTHING: Final = "\t"
_NOTHING: Final = NOTHING.encode()
_SHARED: Final = tuple(FIRST_MARK - byte or None for byte in range(256))
"""Where that ends which a word has in common with the one before, by its character."""
_MARKS: Final = bytes(range(FIRST_MARK, 256))
_LETTERS: Final = bytes({*range(FIRST_MARK)} - {*b"\t\n"})
_PARTED: Final = bytes.maketrans(_MARKS, b"\n" * len(_MARKS))
_CODES: Final = bytes.maketrans(_MARKS, bytes(range(len(_MARKS))))

FIRST_KEPT: Final = 160
"""Begins a word with opposites, which is this less than the character, in letters of such a word
before it, and what it has beyond them. Its opposites follow: what they have before its end and
``FIRST_MARK`` plus how far on it begins there, which is behind all of it for one that is told
whole."""

_DATA: Final = Path(__file__).with_name("data")


class _Words(Struct, frozen=True):
    """The unpacked file of words: what begins alike in one heap, irregular forms, names."""

    numbers: dict[str, int]
    """Of the heaps, by their heads."""
    heaps: list[bytes]
    """As the data has them."""
    starts: list[int]
    """Where the codes of their words begin."""
    ranks: bytes
    """A byte for each word: the rank of its code among words of its ending."""
    orders: dict[str, bytes]
    """The codes of words by rank, as far as their ending tells them."""
    irregular: dict[str, str]
    """By forms, their bases: ``FIRST_MARK`` plus how many letters a base lacks, then its others."""
    names: frozenset[str]


def code(word: str) -> int:
    """Return kinds and commonness of a base form, 0 where it is unknown."""
    rank = _alike(word[: HEAD + 1]).get(word[HEAD:].encode()) if word.isascii() else None
    return 0 if rank is None else _order(word[-ENDING:])[rank]


def irregular_bases(word: str) -> list[str]:
    """Return what an irregular form comes from, each ended by the letter of its kind."""
    told = _words().irregular.get(word, "").split(" ")
    return [word[: len(word) - ord(each[0]) + FIRST_MARK] + each[1:] for each in told if each]


def is_name(word: str) -> bool:
    """Tell whether a word is mostly a name: of a country, a place, a people, a person."""
    return word in _words().names


@cache
def opposites() -> dict[str, list[str]]:
    """Return each word's opposites; the data have each pair once."""
    packed = unpacked("antonyms.dat")
    _, *pieces = packed.translate(_PARTED).decode().split("\n")
    found: dict[str, list[str]] = defaultdict(list)
    word = ""
    for sign, letters in zip(packed.translate(None, _LETTERS), pieces, strict=True):
        if sign >= FIRST_KEPT:
            word = word[: sign - FIRST_KEPT] + letters
        else:
            other = letters + word[sign - FIRST_MARK :]
            found[word].append(other)
            found[other].append(word)
    return found


@cache
def _order(ending: str) -> bytes:
    """Return the codes of the words of an ending, by rank."""
    orders = _words().orders
    first, others = orders.get(ending, b""), orders[ANY]
    return first + others.translate(None, first)


@cache
def _alike(start: str) -> dict[bytes, int]:
    """Return the words that begin alike, head and a letter, without their head: their ranks."""
    words = _words()
    number = words.numbers.get(start[:HEAD].ljust(HEAD))
    if number is None:
        return {}
    packed = _NOTHING + words.heaps[number]
    begin = packed.find(_NOTHING + start[HEAD:].encode())
    if begin < 0:
        return {}
    # Each word has a mark but the first of a heap.
    code_at = words.starts[number] + number + len(packed[:begin].translate(None, _LETTERS))
    packed = packed[begin + 1 :].partition(_NOTHING)[0]
    rest, *news = packed.translate(_PARTED).split(b"\n")
    shared = map(_SHARED.__getitem__, packed.translate(None, _LETTERS))
    found = {rest: words.ranks[code_at]}
    ranks = words.ranks[code_at + 1 : code_at + 1 + len(news)]
    for end, new, rank in zip(shared, news, ranks, strict=True):
        rest = rest[:end] + new
        found[rest] = rank
    return found


@cache
def _words() -> _Words:
    heads, words, ranks, orders, irregular, names = unpacked("words.dat").split(b"\f")
    # Of every two letters that words begin with one line, with the third ones that follow.
    lines = heads.decode().split("\n")
    told = [line[:2] + third for line in lines for third in line[2:]]
    marks = words.translate(None, _LETTERS).split(b"\n")
    starts = [*accumulate(map(len, marks), initial=0)]
    numbers = {head: at for at, head in enumerate(told)}
    called = frozenset(names.decode().split("\n"))
    return _Words(
        numbers,
        words.split(b"\n"),
        starts,
        ranks.translate(_CODES),
        {line[:ENDING].decode(): line[ENDING:].translate(_CODES) for line in orders.split(b"\n")},
        dict(line.split(" ", 1) for line in irregular.decode("latin-1").split("\n") if line),
        called,
    )


def unpacked(name: str) -> bytes:
    """Return a file of ``data/`` without the notice at its head.

    Raises:
        OSError: it is not there; the package is broken.
    """
    packed = (_DATA / name).read_bytes()
    return zlib.decompress(packed[packed.index(b"\n\n") + 2 :])
