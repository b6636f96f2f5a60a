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

FIRST_CODE: Final = 128
"""Each word has one character in the data: this, plus its kinds, plus 32 for each step of how
common it is (0 to 2)."""

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

_DATA: Final = Path(__file__).with_name("data")


class _Words(Struct, frozen=True):
    """The unpacked file of words: what begins alike in one heap, irregular forms, names."""

    numbers: dict[str, int]
    """Of the heaps, by their heads."""
    heaps: list[bytes]
    """As the data has them."""
    starts: list[int]
    """Where the codes of their words begin."""
    codes: bytes
    """A byte for each word: its kinds, plus 32 for each step."""
    irregular: dict[str, str]
    names: frozenset[str]


def code(word: str) -> int:
    """Return kinds and commonness of a base form, 0 where it is unknown."""
    return _alike(word[: HEAD + 1]).get(word[HEAD:].encode(), 0) if word.isascii() else 0


def irregular_bases(word: str) -> list[str]:
    """Return what an irregular form comes from, each ended by the letter of its kind."""
    return _words().irregular.get(word, "").split()


def is_name(word: str) -> bool:
    """Tell whether a word is mostly a name: of a country, a place, a people, a person."""
    return word in _words().names


@cache
def opposites() -> dict[str, list[str]]:
    """Return each word's opposites; the data have each pair once."""
    found: dict[str, list[str]] = defaultdict(list)
    for one, others in _pairs(unpacked("antonyms.dat")).items():
        for other in others.split():
            found[one].append(other)
            found[other].append(one)
    return found


@cache
def _alike(start: str) -> dict[bytes, int]:
    """Return the words that begin alike, head and a letter, without their head: their codes."""
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
    found = {rest: words.codes[code_at]}
    codes = words.codes[code_at + 1 : code_at + 1 + len(news)]
    for end, new, code_ in zip(shared, news, codes, strict=True):
        rest = rest[:end] + new
        found[rest] = code_
    return found


@cache
def _words() -> _Words:
    heads, words, codes, irregular, names = _inflated("words.dat").split(b"\f")
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
        codes.translate(_CODES),
        _pairs(irregular.decode()),
        called,
    )


def _pairs(lines: str) -> dict[str, str]:
    """Return the first word of each line with the rest of it."""
    return {word: rest for word, _, rest in (line.partition(" ") for line in lines.split("\n"))}


def unpacked(name: str) -> str:
    """Return a file of ``data/`` without the notice at its head.

    Raises:
        OSError: it is not there; the package is broken.
    """
    return _inflated(name).decode("latin-1")


def _inflated(name: str) -> bytes:
    packed = (_DATA / name).read_bytes()
    return zlib.decompress(packed[packed.index(b"\n\n") + 2 :])
