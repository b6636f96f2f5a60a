"""Whether a name is one of a person, by its words and by a title before it.

No list of given names: it was tried and told nothing that the words around a name do not tell.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from briefing.verify.english.names import words as w
from briefing.verify.english.names.demonyms import table

_LONGEST: Final = 5
"""Words of a person's name."""
_BEHIND: Final = 24
"""Characters before a name that are looked at for a title."""
_NO_TITLES: Final = frozenset(
    ("count", "general", "judge", "major", "justice", "chief", "secretary", "speaker")
)
"""Titles that are ordinary words as well: they need a capital."""


def is_person(name: str, never: Collection[str] = ()) -> bool:
    """Tell whether a name of two words or more may be a person's, by its words alone.

    One word of it is no ordinary one, and none belongs to a body, a place, a state, a people or to
    ``never``.
    """
    run = w.words_of(name)
    if not 2 <= len(run) <= _LONGEST or name[:1].islower() or run[0] in w.OPENERS:
        return False
    return may_be_person(name, never) and any(
        not w.ordinary(word) for word in run if word not in w.PARTICLES
    )


def may_be_person(name: str, never: Collection[str] = ()) -> bool:
    """Tell whether nothing in a name speaks against a person's: no body, no place, no state."""
    run = w.words_of(name)
    if not run or len(run) > _LONGEST or name.isupper() or w.JOINERS.intersection(run):
        return False
    if any(char.isdigit() for char in name):
        return False
    if any(piece in table() for piece in w.pieces(name)):
        return False
    return not any(word in w.BODIES or word in w.PLACES or word in never for word in run)


def titled(text: str, start: int) -> bool:
    """Tell whether a title stands right before a name: "Mr", "Mayor", "spokeswoman"."""
    before = text[max(start - _BEHIND, 0) : start]
    if before[-1:] not in (" ", "\u00a0"):
        return False
    words = before.split()
    if not words or words[-1][-1:] in ",;:":
        return False
    word = words[-1].strip(".\"\u201c\u2018'(")
    folded = w.fold(word)
    return folded in w.TITLES and (word[:1].isupper() or folded not in _NO_TITLES)
