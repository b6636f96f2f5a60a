"""Capitals that say where something is, not whose government: "signed in Ankara"."""

from __future__ import annotations

import re
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.english.names.forms import forms

_NEAR: Final = 60
"""Characters before a name that are looked at."""
_AT: Final = late_pattern(
    r"(?:^|(?P<before>\w+)[\s,]+)(?:in|near|outside|around|inside|across)\s+$", re.IGNORECASE
)
_MOVED: Final = late_pattern(
    r"\b(?:fl(?:y|ies|ew|own|ying)|went|go(?:es|ing|ne)?|travel\w*|fle(?:e|es|d|eing)|dr(?:ove|iven"
    r"|iving)|drives?|tak(?:e|es|en|ing)|took|brought|bring\w*|mov(?:e|es|ed|ing)|return\w*"
    r"|transferred|evacuated|march\w*|sail\w*|airlifted|deported|extradited|transported|escorted)"
    r"(?:\s(?:him|her|them|back|on|by\s\w+|straight|directly|home))?\s+to\s+$",
    re.IGNORECASE,
)
_RULING: Final = late_pattern(
    r"(?:government|regime|authorit|administration|leader|ruler|official|minist|parliament|capital"
    r"|cabinet|politician|polic|power|capitals|anger|concern|fear|hope|alarm|relief|trust|faith"
    r"|confidence|interest|reaction|believe|diplomat|lawmaker|junta|rul|govern|state)",
    re.IGNORECASE,
)
"""How a word begins behind which "in Ankara" means its government, or those who are in it."""


def says_where(text: str, start: int, end: int) -> bool:
    """Tell whether a name in a sentence is that of a capital, and says where something is.

    Such a one is not borne out by a source that has its state alone, as "Ankara denied it" is.
    """
    before = text[max(start - _NEAR, 0) : start]
    at = _AT.search(before)
    if not at and not _MOVED.search(before):
        return False
    if at and at["before"] and _RULING.match(at["before"]):
        return False
    return any(form.seat for form in forms(text[start:end]))
