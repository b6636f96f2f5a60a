"""English words: is it one, what is it a form of, what is its opposite.

The words and the pairs of opposites are cut from WordNet (see docs/data.md); ``word_heaps.py``
opens them at the first question. Proper names are no words here, nor is what is mostly read as one
at the head of a sentence: Turkey, China, Jordan, Polish, Henry.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from briefing.verify.english.word_heaps import code, irregular_bases, is_name, opposites

NOUN: Final = 1
VERB: Final = 2
ADJECTIVE: Final = 4
ADVERB: Final = 8
FUNCTION: Final = 16
"""Articles, pronouns, prepositions and their kind, which WordNet leaves out."""

_LETTERS: Final = {"n": NOUN, "v": VERB, "a": ADJECTIVE, "r": ADVERB}
"""What an irregular form is, by the letter that its base ends in in the data."""

LONGEST: Final = 40
"""Nothing longer is an English word, and nothing longer is looked at."""

_VOWELS: Final = frozenset("aeiouy")
_MEMORY: Final = 8192
"""Answers kept; a long text has about as many different words."""


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
    return kinds(word) != 0 and not is_name(word)


@lru_cache(_MEMORY)
def kinds(word: str) -> int:
    """Return as what a lower-case word may be used (``NOUN``, ``VERB``, ... added up), else 0."""
    word = _plain(word)
    found = code(word) & 31
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
    return found | {word} if not found or code(word) else found


@lru_cache(_MEMORY)
def verb_lemmas(word: str) -> frozenset[str]:
    """Return the base forms of which a word may be a form as a verb: ``struck`` is ``strike``."""
    word = _plain(word)
    found = {base for base, kind in _bases(word) if kind & VERB}
    return frozenset(found | {word} if code(word) & VERB else found)


@lru_cache(_MEMORY)
def commonness(word: str) -> int:
    """Return how common a word's commonest base is: 0 rare or unknown, 1 in use, 2 everyday."""
    word = _plain(word)
    return max((code(base) >> 5 for base in lemmas(word)), default=0)


@lru_cache(_MEMORY)
def antonyms(word: str) -> frozenset[str]:
    """Return the base forms that are the opposite of a word, in any of its senses."""
    pairs = opposites()
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
            found = (code(rest) & 31) | _sum(kind for _, kind in _bases(rest))
            if found & (VERB | ADJECTIVE):
                return found
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and code(word.removesuffix(suffix)) & (NOUN | ADJECTIVE):
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
    for base in irregular_bases(word):
        yield base[:-1], _LETTERS[base[-1]]
    for base, needed, kind in regular_bases(word):
        if found := code(base) & needed:
            yield base, kind or found


def _plain(word: str) -> str:
    """Return a word as the data has it: ASCII apostrophe, no possessive, no clitic."""
    if "\u2019" in word:
        word = word.replace("\u2019", "'")
    if "'" in word:
        word = word.removesuffix("'s").removesuffix("'")
    return word
