"""Which language a text is in, by its small words: what stands in nearly every sentence of it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from typing import Final

from briefing.brief.fold import fold
from briefing.compiled import late_pattern
from briefing.verify.language import listed
from briefing.verify.words.footnotes import without_footnotes

UNKNOWN: Final = "und"
"""The code (ISO 639-2) of a language that cannot be told."""
_ENGLISH: Final = listed(
    "the of and to in is was were for on at by with from that this it its as are be been has "
    "have had not but or he she they their his her who which said will would after before all "
    "into than there more since only few most between because until during while about over "
    "under could may can we you him them so if when where what also other some any two new "
    "out up down off through against still just now then how such being did does"
)
_WORD: Final = late_pattern(r"[^\W\d_]+")
_ENOUGH: Final = 600
"""Words that are looked at."""
_LEAST: Final = 8
"""Words in small letters without which a text is too short to be told by what it lacks."""
_SHARE: Final = 0.2
"""How much of a text its small words are at least, where nothing else need be asked."""
_SOME: Final = 0.1
"""How much they are at least where those of no other language are nearly as many."""

_LATIN: Final = "LATIN"
_STRANGE: Final = 4
"""How many small words one that the language does not have outweighs."""


def detect(texts: Iterable[str]) -> str:
    """Return the code of the language of some texts.

    ``UNKNOWN`` for a language without a table, "" for a text in Latin letters that is too short
    to tell. Tables are read only where the text is not English.
    """
    read = (without_footnotes(text).text for text in texts)  # a mark [a] is no small word
    found = list(islice((word for text in read for word in _WORD.findall(text)), _ENOUGH))
    script = _script(found)
    words = [fold(word) for word in found]
    if script == _LATIN and _share(words, _ENGLISH) >= _SHARE:
        return "en"
    from briefing.verify.languages.table import codes, read_table, words_of

    tables = {code: read_table(code) for code in codes()}
    fitting = {
        code: table
        for code, table in tables.items()
        if table.script == script and _having(found, table.no_letters) < _SOME
    }
    if script != _LATIN:
        return next(iter(fitting), UNKNOWN)
    shares = {"en": _share(words, _ENGLISH), UNKNOWN: 0.0}
    for code, table in fitting.items():
        strange = _share(words, words_of(table.strangers))
        shares[code] = _share(words, words_of(table.stop_words)) - _STRANGE * strange
    best, second = sorted(shares, key=lambda code: -shares[code])[:2]
    short = sum(word[:1].islower() for word in found) < _LEAST
    if (
        shares[best] >= (_SOME if short or best == "en" else _SHARE)
        and shares[best] > 1.3 * shares[second]
    ):
        return best
    return "" if short else UNKNOWN


def english_words(text: str) -> set[str]:
    """Return the small words of a text that are English, whatever else they are."""
    return {fold(word) for word in _WORD.findall(text)} & _ENGLISH


def _having(words: list[str], letters: str) -> float:
    """Return how many of some words have one of some letters, as a share."""
    without = frozenset(letters).isdisjoint
    return (len(words) - sum(map(without, words))) / (len(words) or 1)


def _share(words: list[str], small: frozenset[str]) -> float:
    return sum(word in small for word in words) / (len(words) or 1)


def _script(words: list[str]) -> str:
    """Return the script that most words begin in, as Unicode names it; Latin for none."""
    names = (unicodedata.name(word[0], "").split(" ")[0] for word in words)
    most = Counter(name for name in names if name).most_common(1)
    return most[0][0] if most else _LATIN
