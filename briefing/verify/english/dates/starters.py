"""Which patterns of dates a word may begin, so that only those are tried at it."""

from __future__ import annotations

from typing import Final

from briefing.verify.english.dates.words import (
    DAYS,
    HOURS,
    MONTHS,
    NUMBERS,
    SEASONS,
    UNITS,
    VAGUE,
    WEEKDAYS,
)
from briefing.verify.language import listed

_NUMERIC: Final = (
    "iso",
    "slash",
    "dmy",
    "clock",
    "noclock",
    "decade",
    "years",
    "nth",
    "short_year",
    "ago",
    "span",
    "hour",
)
_STARTS: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys([*NUMBERS, *VAGUE], ("ago", "span", "worded")),
    **{unit + end: ("ago", "bare", "part") for unit in UNITS for end in ("", "s")},
    **dict.fromkeys(MONTHS, ("mdy", "mdy1", "noday", "month")),
    **dict.fromkeys(WEEKDAYS, ("dmy", "mdy", "mdy1", "slash", "weekday", "short")),
    **dict.fromkeys(("yesterday", "today", "tonight", "tomorrow", "overnight"), ("nearby",)),
    **dict.fromkeys(DAYS, ("worded",)),
    **dict.fromkeys(("first", "second", "third", "fourth", "final"), ("period", "worded")),
    **dict.fromkeys(listed("past last previous next coming following"), ("past", "this")),
    "last": ("past", "this", "period"),
    **dict.fromkeys(("recent", "preceding"), ("past",)),
    **dict.fromkeys(("this", "same", "that"), ("this",)),
    **dict.fromkeys(SEASONS, ("season",)),
    **dict.fromkeys(("q1", "q2", "q3", "q4", "h1", "h2"), ("quarter",)),
    **dict.fromkeys(HOURS, ("hour",)),
    **dict.fromkeys(("early", "late", "mid", "morning", "afternoon", "evening"), ("hours",)),
    "centuries": ("ago", "bare"),
    "day": ("ago", "dayof"),
    "hours": ("ago", "bare", "hours"),
}
_CLOCK: Final = frozenset(
    {"half", "quarter", "twenty", *(word for word, number in NUMBERS.items() if 1 <= number <= 12)}
)


def starters(word: str) -> tuple[str, ...]:
    """Return which patterns a word, in lower case, may begin."""
    if word[:1].isdigit():
        return _NUMERIC
    names = _STARTS.get(word, ())
    return (*names, "clock") if word in _CLOCK else names  # "six o'clock", "half past six"
