"""What a text lists one by one: a desk may fairly count it, though no number stands there."""

from __future__ import annotations

import re
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.english.dates.words import MONTHS, WEEKDAYS

# Bounded, and begun at no letter's middle, since a text may be one word.
_WORD: Final = r"(?<![^\W\d_])[^\W\d_][\w'’.-]{0,60}+"
_MEMBER: Final = rf"{_WORD}(?:\s{_WORD}){{0,4}}?"
_LISTING: Final = late_pattern(
    rf"(?P<first>{_MEMBER})(?P<rest>(?:,\s{_MEMBER}){{0,14}}),?\s(?:and|or|as well as)\s"
    rf"(?P<last>{_WORD})"
)
_PAIR: Final = late_pattern(rf"(?<!\w)({_WORD})\s(?:and|or)\s(?=(?:the\s)?({_WORD}))")
_DETERMINED: Final = late_pattern(
    r"\b(?:an?|the|his|her|their|its|one)\s[a-z][\w'’-]+(?:\s[a-z][\w'’-]+)?\sand\s"
    r"(?:an?|the|his|her|their|its|one)\s[a-z]",
    re.IGNORECASE,
)
"""Two that are named by what they are: "the driver and a policeman"."""
_NUMBERED: Final = late_pattern(r"\b[a-z]+s\s[0-9]+\sand\s[0-9]+\b", re.IGNORECASE)
"""Two that are named by number: posts 250 and 251."""
_AGAIN: Final = late_pattern(
    r"\b(?:in|on)\s[\w\s]{3,24}?,?\sand\s(?:again|then|once more|once again)\s(?:in|on)\b",
    re.IGNORECASE,
)
"""Two times at which something was: "in 2014 and again in 2015"."""
_TIMES: Final = MONTHS.keys() | WEEKDAYS.keys()


def listings(text: str) -> set[int]:
    """Return how many each list in a text has: 2 for "Osk and Ulm", 3 for "rye, oats and wheat".

    Two ordinary words joined by "and" are no list, unless each has its article. What stands
    before a list may belong to its sentence ("On Friday, Osk and Ulm ..."), and is left out where
    it is no name as the rest is.
    """
    found = {2 for pair in _PAIR.finditer(text) if _named(pair[1]) and _named(pair[2])}
    if _AGAIN.search(text) or _DETERMINED.search(text) or _NUMBERED.search(text):
        found.add(2)
    for match in _LISTING.finditer(text):
        members = match["rest"].count(",") + 2
        if members < 3:
            continue
        led = (at for at, each in enumerate(match["rest"].split(",")) if _LED.match(each))
        found |= {members - at for at in led}
        first = match["first"].split()[-1]
        found |= {members, members + len(_TWINS.findall(match[0]))}
        if first.lower() in _TIMES or (_named(match["last"]) and not _named(first)):
            found.discard(members)
            found.add(members - 1)
    for match in _PARTED.finditer(text):
        ends = match[0].count(";") + 1
        found |= {ends, ends + (" and " in match[0].rsplit(";", 1)[1])}
    if _AGED.search(text):
        found |= {len(_AGED.findall(part)) for part in _PART.split(text)} - {0, 1}
    return found


_AGED: Final = late_pattern(r"(?i)\b[0-9]{1,3}[- ]year[- ]old\b")
"""Who are told one by one with their age."""
_PART: Final = late_pattern(r";|[.!?]\s")


_LED: Final = late_pattern(
    r"(?i)\s?(?:particularly|especially|including|notably|namely|mainly|mostly|such as"
    r"|in particular)\b"
)
"""What brings the list itself: Osk, particularly Henn, Hubb and Gans."""
_PARTED: Final = late_pattern(
    r"(?:^|(?<=[.:])\s|\b(?:covers|hit|in|are|include|includes|were)\s)"
    r"[^.;:()]{2,60}(?:;\s[^.;:()]{2,40}){1,12}(?=[.]|$)"
)
"""A list whose members semicolons part."""


_TWINS: Final = late_pattern(r"(?i)\btwins?\b")
"""Who are two in a list: a baker, her twin sons and the driver."""


def _named(word: str) -> bool:
    return word[0].isupper() and word.lower() not in _TIMES
