"""Words as they stand in a text, whatever their case, inflection and hyphens there.

The finders read names and speakers, and may miss one; what stands there literally is not absent.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from briefing.verify.facts import Facts
from briefing.verify.language import Language
from briefing.verify.normalise import words
from briefing.verify.patterns import late_pattern
from briefing.verify.quotes import joined

_HYPHENS: Final = late_pattern("[-\u2010\u2011\u2013]")
_LONG: Final = 4


def literally(wanted: str, places: Iterable[Facts], language: Language) -> Facts | None:
    """Return the first paragraph in which some words stand, None without one or without its text.

    They stand there if they follow each other in some form: Returnees where it has "returnees" or
    a returnee, Sea Eagle where it has "sea-eagle".
    """
    run, bases = _read(" ".join(language.without_article(words(wanted)) or words(wanted)))
    glued = "".join(words(wanted))
    if not glued:
        return None
    for facts in places:
        if facts.text:
            there, forms = _read(facts.text)
            if run in there or bases in forms or glued in _glued(facts.text):
                return facts
    return None


@lru_cache(2048)
def _read(text: str) -> tuple[str, str]:
    """Return the words of a text, and their singulars, each joined."""
    found = words(_HYPHENS.sub(" ", text))
    return joined(found), joined(list(map(_singular, found)))


def _singular(word: str) -> str:
    """Return a word without the ending of a plural or a genitive."""
    word = word.removesuffix("'s").removesuffix("'")
    if word.endswith("ies") and len(word) > _LONG:
        return word.removesuffix("ies") + "y"
    return word if word.endswith("ss") else word.removesuffix("s")


@lru_cache(512)
def _glued(text: str) -> frozenset[str]:
    """Return the words of a text that a hyphen parts, written as one."""
    return frozenset("".join(words(piece)) for piece in text.split() if _HYPHENS.search(piece))
