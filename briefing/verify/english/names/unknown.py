"""First words of sentences that the lexicon does not know: names, or ordinary words all the same?

"Floodwaters have cut the road", "Returnees slept there": the capital comes from the place. A word
is taken for a name only if English has no other way to make it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from briefing.verify.english.names import words as w
from briefing.verify.language import listed

_MANY: Final = listed("have are were do don't haven't aren't weren't say want claim hold face live")
"""Verbs of many: no person or place stands before them."""
_ONE: Final = listed("has is was does says wants claims hasn't isn't wasn't doesn't denies")
"""Verbs of one: no plural stands before them."""
_SAYING: Final = listed(
    "said told warned added argued announced declared insisted admitted replied explained recalled"
    " noted stressed urged wrote tweeted testified resigned"
)
"""What one person does more often than several of whom no word is known: Griffiths warned."""
_PREFIXES: Final = listed(
    "non un re over under sub super anti counter micro macro nano cyber eco geo agro quad tele bio"
    " hydro inter out up down semi multi mega mini para post pre ultra"
)
_SUFFIXES: Final = listed(
    "ee er or ing ness ment tion ation ism ist ship hood able less ful ly like wise y ish ed age"
)
_SINGULAR: Final = ("ss", "us", "is", "as", "os")
"""Endings of words in s that are no plurals; -as and -os are mostly those of names."""
_PART: Final = 3
_WHOLE: Final = 7
"""Letters of the first part of a compound, one less than of its last, and of it, at least."""


def may_be_common(word: str, after: str) -> bool:
    """Tell whether a word that the lexicon lacks may be no name, given the word behind it."""
    low = w.fold(word)
    if after in _MANY:
        return True
    plural = low.endswith("s") and not low.endswith(_SINGULAR)
    made = _made(low) or (plural and _made(low[:-1]))
    if plural and after not in _ONE and (made or after not in _SAYING):
        return True
    return made


@lru_cache(1024)
def _made(low: str) -> bool:
    """Tell whether a word is made of others: floodwater, returnee, quadcopter."""
    if len(low) >= _WHOLE and any(
        w.ordinary(low[:at]) and w.ordinary(low[at:]) for at in range(_PART, len(low) - _PART)
    ):
        return True
    for suffix in _SUFFIXES:
        base = low.removesuffix(suffix)
        if base != low and len(base) > _PART and (w.ordinary(base) or w.ordinary(base + "e")):
            return True
    return any(
        low.startswith(prefix)
        and len(low) - len(prefix) > _PART
        and w.ordinary(low.removeprefix(prefix))
        for prefix in _PREFIXES
    )
