"""Whether words that may be a time of the day are one where they stand."""

from __future__ import annotations

import re
from typing import Final

from briefing.compiled import late_pattern

_CLOCKED: Final = frozenset(
    ("at", "as of", "since", "until", "till", "from", "before", "after", "between")
)


def fair_hour(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    """Take "at noon" and "before dawn"; "the dark" is no time of the day."""
    hour, prep = match["hour"].lower().split()[-1], (prefix["prep"] or "").lower()
    if match["hour"][0].isupper():
        return False
    if hour == "dark":
        return prep in ("after", "before")
    return bool(prep) or hour in ("noon", "midnight", "midday")


def fair_hours(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    """Take "in the early hours"; where "of Friday" follows, Friday takes these words."""
    if re.match(r"\s{1,3}of(?!\w)", text[match.end() : match.end() + 6]):
        return False
    early = match[0].lower().startswith(("early", "late", "mid"))
    inside = (prefix["prep"] or "").lower() == "in" and bool(prefix["the"])
    return (early or (inside and match["hour"].lower() != "hours")) and match["hour"].islower()


def fair_clock(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    """Take "at three in the morning" for a time, and "three in the morning paper" for a number."""
    words = match[0].lower()
    counted = words[:1].isalpha() and (" in the " in words or words.endswith("at night"))
    return not counted or bool(prefix["prep"]) or match.start() == 0


def fair_noclock(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    """Take "at 25:70" for a time that there is none of; "won 42:40" is none."""
    return (prefix["prep"] or "").lower() in _CLOCKED


PLANNED: Final = late_pattern(
    r"\b(?:planned|set|scheduled|due|slated|fixed|booked|expected|announced|foreseen|meant) for\s$",
    re.IGNORECASE,
)
"""What stands before May where it is a month: the vote is set for May."""
