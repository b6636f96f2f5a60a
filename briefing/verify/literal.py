"""Words as they stand in a text, whatever their case, inflection and hyphens there.

The finders read names and speakers, and may miss one; what stands there literally is not absent.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from functools import lru_cache
from typing import Final, cast

from briefing.verify.facts import Facts
from briefing.verify.language import Language
from briefing.verify.normalise import words
from briefing.verify.quotes import joined

_HYPHENS: Final = re.compile("[-\u2010\u2011\u2013]")


def literally(wanted: str, places: Iterable[Facts], language: Language) -> Facts | None:
    """Return the first paragraph in which some words stand, None without one or without its text.

    They stand there if they follow each other in some form: Returnees where it has "returnees" or
    a returnee, Sea Eagle where it has "sea-eagle".
    """
    run, bases = _read(" ".join(language.without_article(words(wanted))), cast(Hashable, language))
    glued = "".join(words(wanted))
    for facts in places:
        if facts.text:
            there, forms = _read(facts.text, cast(Hashable, language))
            if run in there or (len(bases) > 1 and bases in forms) or glued in _glued(facts.text):
                return facts
    return None


@lru_cache(2048)
def _read(text: str, of: Hashable) -> tuple[str, str]:
    """Return the words of a text, and the base forms of those that say something, each joined.

    Of a word that the language does not know only the plural is taken off: Ledgor is no Ledger.
    """
    language = cast(Language, of)
    parted = _HYPHENS.sub(" ", text)
    bases = [
        word.stem if language.is_word(low := word.text.casefold()) else low.removesuffix("s")
        for word in language.content_words(parted)
    ]
    return joined(words(parted)), joined(bases)


@lru_cache(512)
def _glued(text: str) -> frozenset[str]:
    """Return the words of a text that a hyphen parts, written as one."""
    return frozenset("".join(words(piece)) for piece in text.split() if _HYPHENS.search(piece))
