"""What a sentence itself calls untrue or unproven: "Reports of eleven missing were wrong"."""

from __future__ import annotations

import re
from typing import Final

REPORTED_BEFORE: Final = re.compile(
    r"\b(?:reports?|claims?|assertions?|allegations?|rumou?rs?|statements?|suggestions?|stories|pictures|photos|videos?)\b"
    r"[^,;]{0,40}\bthat\b", re.IGNORECASE,
)  # fmt: skip
_UNVERIFIED: Final = re.compile(
    r"\b(?:could not|cannot|can not|has not|have not|had not)(?: yet)? (?:be|been) (?:\w+ly )?"
    r"(?:verified|confirmed)\b"
)
_TALE: Final = re.compile(
    r"\b(?:reports?|claims?|rumou?rs?|stor(?:y|ies)|assertions?|allegations?|suggestions?|talk)"
    r"(?: (?:by|from|in|on|of) (?:(?:some|certain|the|local|social) )?(?:media|press|internet))?"
    r" (?:of|that|about|according to which) [^;:.]*$",
    re.IGNORECASE,
)
_UNTRUE: Final = re.compile(
    r"^[^;:.]*?(?:\b(?:is|are|was|were|remains?|proved|turned out)(?: to be)?"
    r" (?:(?:an?|all|entirely|completely|simply|still) )?(?:wrong|false|untrue|unfounded|baseless"
    r"|fabrications?|fabricated|inventions?|invented|fake|lies?|hoax|unproven|unconfirmed"
    r"|unverified|incorrect|mistaken|nonsense)\b"
    r"|\bdo(?:es)? not correspond\b|\bdid not correspond\b"
    r"|\b(?:went|goes|going|made|making|makes|did|doing) (?:the )?rounds?\b"
    r"|\b(?:circulat|spread)(?:ed|ing|s)?\b(?! (?:of|to)\b))",
    re.IGNORECASE,
)


def is_tale(sentence: str, start: int, end: int) -> bool:
    """Tell whether characters of a sentence tell what is called untrue, unproven or a rumour.

    So do those of "Reports of eleven missing were wrong", "a story of two dead went round".
    """
    return bool(_TALE.search(sentence[:start]) and _UNTRUE.match(sentence[end:]))


def is_unverified(sentence: str) -> bool:
    """Tell whether a sentence is on what nobody could confirm: "Reports that ... could not be"."""
    return bool(REPORTED_BEFORE.search(sentence) and _UNVERIFIED.search(sentence))
