"""English words: is it one, what is it a form of, what is its opposite.

The words and the pairs of opposites lie in ``data/``, cut from WordNet by ``script/build_lexicon``
(see docs/data.md). They are opened at the first question and looked up in the packed form, so that
a short text costs no more than it needs. Proper names are no words here, nor is what is mostly read
as one at the head of a sentence: Turkey, China, Jordan, Polish, Henry.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from briefing.compiled import late_pattern

NOUN: Final = 1
VERB: Final = 2
ADJECTIVE: Final = 4
ADVERB: Final = 8
FUNCTION: Final = 16
"""Articles, pronouns, prepositions and their kind, which WordNet leaves out."""

_LETTERS: Final = {"n": NOUN, "v": VERB, "a": ADJECTIVE, "r": ADVERB}
"""What an irregular form is, by the letter that its base ends in in the data."""

FIRST_CODE: Final = 128
"""Each word has one character in the data: this, plus its kinds, plus 32 for each step of how
common it is (0 to 2)."""

HEAD: Final = 3
"""Letters by which the words are cut into heaps, each unpacked when it is asked for."""

FIRST_MARK: Final = 128
"""In its heap a word, without the head, is one character and what it has beyond the word before
it: the character is this plus the letters that the word before has beyond what they share."""
_MARKED: Final = late_pattern("([\x80-\xff])([^\x80-\xff]*)")
_MARKS: Final = bytes(range(FIRST_MARK, 256))

LONGEST: Final = 40
"""Nothing longer is an English word, and nothing longer is looked at."""

_DATA: Final = Path(__file__).with_name("data")
_VOWELS: Final = frozenset("aeiouy")
_MEMORY: Final = 8192
"""Answers kept; a long text has about as many different words."""


class _Words(NamedTuple):
    """The unpacked file of words: what begins alike in one heap, irregular forms, names."""

    heaps: dict[str, tuple[str, str]]
    """By its head: a heap as the data has it, and the codes of its words."""
    irregular: dict[str, str]
    names: frozenset[str]


def is_word(word: str) -> bool:
    """Tell whether a lower-case word, or the word of which it is a form, is ordinary English.

    Compounds with hyphens are words if all their parts are: ``air-dropped``, not ``uk-based``.
    """
    word = _plain(word)
    if _ordinary(word):
        return True
    parts = [part for part in word.split("-") if part] if "-" in word else []
    return len(parts) > 1 and all(map(_ordinary, parts))


def _ordinary(word: str) -> bool:
    return kinds(word) != 0 and word not in _words().names


@lru_cache(_MEMORY)
def kinds(word: str) -> int:
    """Return as what a lower-case word may be used (``NOUN``, ``VERB``, ... added up), else 0."""
    word = _plain(word)
    found = _code(word) & 31
    for _, kind in _bases(word):
        found |= kind
    return found or _guessed(word)


@lru_cache(_MEMORY)
def lemmas(word: str) -> frozenset[str]:
    """Return the base forms that a word may come from, itself included.

    ``left`` comes from ``left`` and ``leave``. A word that is not English is its own only lemma.
    """
    word = _plain(word)
    found = frozenset(base for base, _ in _bases(word))
    return found | {word} if not found or _code(word) else found


@lru_cache(_MEMORY)
def verb_lemmas(word: str) -> frozenset[str]:
    """Return the base forms of which a word may be a form as a verb: ``struck`` is ``strike``."""
    word = _plain(word)
    found = {base for base, kind in _bases(word) if kind & VERB}
    return frozenset(found | {word} if _code(word) & VERB else found)


@lru_cache(_MEMORY)
def commonness(word: str) -> int:
    """Return how common a word's commonest base is: 0 rare or unknown, 1 in use, 2 everyday."""
    word = _plain(word)
    codes = [_code(base) for base in lemmas(word)]
    return max((code >> 5 for code in codes), default=0)


@lru_cache(_MEMORY)
def antonyms(word: str) -> frozenset[str]:
    """Return the base forms that are the opposite of a word, in any of its senses."""
    pairs = _opposites()
    return frozenset(other for base in lemmas(word) | {word} for other in pairs.get(base, ()))


def regular_bases(word: str) -> Iterator[tuple[str, int, int]]:
    """Give what a regular form may come from: base, the kind it has there, the kind it has here."""
    if len(word) < 4 or len(word) > LONGEST:
        return
    if word.endswith(("s", "men")) and not word.endswith("ss"):
        yield from ((base, NOUN | VERB, 0) for base in _without_s(word))
    if word.endswith("ed"):
        yield from ((base, VERB, VERB) for base in _before(word[:-2]))
        if word.endswith("ied"):
            yield word[:-3] + "y", VERB, VERB
    elif word.endswith("ing") and len(word) > 4:
        yield from ((base, VERB, VERB) for base in _before(word[:-3]))
    for ending in ("er", "est"):
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            yield from ((base, ADJECTIVE, ADJECTIVE) for base in _before(stem))
            if stem.endswith("i"):
                yield stem[:-1] + "y", ADJECTIVE, ADJECTIVE
    if word.endswith("ly"):
        yield from ((base, ADJECTIVE, ADVERB) for base in _before_ly(word))


def _without_s(word: str) -> Iterator[str]:
    """Give what a plural or a third person may come from."""
    yield word[:-1]
    if word.endswith("ies"):
        yield word[:-3] + "y"
    elif word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
        yield word[:-2]
    elif word.endswith("men"):
        yield word[:-2] + "an"


def _before(stem: str) -> Iterator[str]:
    """Give what may stand before -ed, -ing, -er and -est: seiz(e), plann -> plan, attack."""
    if not _VOWELS.intersection(stem):
        return
    yield stem
    yield stem + "e"
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        yield stem[:-1]
    if stem.endswith("ck"):  # picnicked
        yield stem[:-1]


def _before_ly(word: str) -> Iterator[str]:
    stem = word[:-2]
    yield stem
    if stem.endswith("i"):
        yield stem[:-1] + "y"
    if stem.endswith("b"):
        yield stem + "le"
    if stem.endswith("ical"):
        yield stem[:-2]
    if stem.endswith("l"):
        yield stem + "l"


_PREFIXES: Final = ("un", "re", "non", "mis", "dis", "pre", "de", "anti", "counter")
_SUFFIXES: Final = ("ness", "less", "like")
_BRITISH: Final = (
    ("isations", "izations"),
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ise", "ize"),
    ("our", "or"),
    ("lled", "led"),
    ("lling", "ling"),
)


def american(word: str) -> str:
    """Return a word with the commonest British endings written the American way.

    Both words of a comparison go through it, so it need not give a word: ``advertize`` will do.
    """
    for ending, other in _BRITISH:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending) + other
    return word.replace("our", "or") if "our" in word[2:-1] and len(word) > 6 else word


def _guessed(word: str) -> int:
    """Return the kinds of a word that only its parts are known of, else 0."""
    if len(word) < 6 or len(word) > LONGEST:
        return 0
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > 4:
            rest = rest.lstrip("-")
            found = (_code(rest) & 31) | _sum(kind for _, kind in _bases(rest))
            if found & (VERB | ADJECTIVE):
                return found
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and _code(word.removesuffix(suffix)) & (NOUN | ADJECTIVE):
            return NOUN | ADJECTIVE
    other = american(word)
    return kinds(other) if other != word else 0


def _sum(kinds_: Iterator[int]) -> int:
    found = 0
    for kind in kinds_:
        found |= kind
    return found


def _bases(word: str) -> Iterator[tuple[str, int]]:
    """Give the known words that a word may be a form of, and the kinds that it then has."""
    words = _words()
    for base in words.irregular.get(word, "").split():
        yield base[:-1], _LETTERS[base[-1]]
    for base, needed, kind in regular_bases(word):
        if found := _code(base) & needed:
            yield base, kind or found


def _code(word: str) -> int:
    """Return kinds and commonness of a base form, 0 where it is unknown."""
    return _heap(word[:HEAD]).get(word[HEAD:], 0) if word.isascii() else 0


@cache
def _heap(head: str) -> dict[str, int]:
    """Return the words that begin alike, without their head, each with its code."""
    packed, codes = _words().heaps.get(head, ("", ""))
    found = {}
    rest = ""
    for (mark, new), code in zip(_MARKED.findall(packed), codes, strict=True):
        rest = rest[: len(rest) + FIRST_MARK - ord(mark)] + new
        found[rest] = ord(code) - FIRST_CODE
    return found


@cache
def _words() -> _Words:
    words, codes, irregular, names = unpacked("words.dat").split("\f")
    heaps = {}
    at = 0
    for line in words.split("\n"):
        head, first, rest = line.partition(chr(FIRST_MARK))
        letters = line.encode("latin-1")
        end = at + len(letters) - len(letters.translate(None, _MARKS))
        heaps[head] = first + rest, codes[at:end]
        at = end
    return _Words(heaps, _pairs(irregular), frozenset(names.split("\n")))


@cache
def _opposites() -> dict[str, list[str]]:
    """Return each word's opposites; the data have each pair once."""
    found: dict[str, list[str]] = defaultdict(list)
    for one, others in _pairs(unpacked("antonyms.dat")).items():
        for other in others.split():
            found[one].append(other)
            found[other].append(one)
    return found


def _pairs(lines: str) -> dict[str, str]:
    """Return the first word of each line with the rest of it."""
    return {word: rest for word, _, rest in (line.partition(" ") for line in lines.split("\n"))}


def unpacked(name: str) -> str:
    """Return a file of ``data/`` without the notice at its head.

    Raises:
        OSError: it is not there; the package is broken.
    """
    packed = (_DATA / name).read_bytes()
    return zlib.decompress(packed[packed.index(b"\n\n") + 2 :]).decode("latin-1")


def _plain(word: str) -> str:
    """Return a word as the data has it: ASCII apostrophe, no possessive, no clitic."""
    if "\u2019" in word:
        word = word.replace("\u2019", "'")
    if "'" in word:
        word = word.removesuffix("'s").removesuffix("'")
    return word
