"""Which patterns of dates a word may begin, so that only those are tried at it."""

from __future__ import annotations

from collections.abc import Callable
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
    **dict.fromkeys([*NUMBERS, *VAGUE], ("ago", "span")),
    **dict.fromkeys(("twenty", "thirty"), ("ago", "span", "worded", "nth")),
    **{unit + end: ("ago", "bare", "part") for unit in UNITS for end in ("", "s")},
    **dict.fromkeys(MONTHS, ("mdy", "mdy1", "noday", "month")),
    **dict.fromkeys(WEEKDAYS, ("dmy", "mdy", "mdy1", "iso", "slash", "weekday", "short")),
    **dict.fromkeys(("yesterday", "today", "tonight", "tomorrow", "overnight"), ("nearby",)),
    **dict.fromkeys(DAYS, ("worded", "nth")),
    **dict.fromkeys(("first", "second", "third", "fourth", "final"), ("period", "worded", "nth")),
    **dict.fromkeys(listed("past last previous next coming following"), ("past", "this")),
    "last": ("past", "this", "period", "worded"),
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


_AHEAD: Final = 90
"""Characters behind the beginning of a date in which all of it stands."""
_NEAR: Final = 24
"""The same of a date in two or three words."""
_NEEDED: Final = {
    "ago": (
        _AHEAD,
        (" ago", " earlier", " later", " before", " after", " previous", " on,", " on from"),
    ),
    "worded": (_NEAR, (" of ",)),
    "period": (_NEAR, (" quarter", " half")),
    "dayof": (_NEAR, (" before", " after")),
}
"""What a pattern has somewhere, in lower case, and how far behind its beginning."""
_MONTH: Final = tuple(form for m in MONTHS for form in (m[:3].title(), m[:3].upper()))
_DAYTIME: Final = listed(
    "am pm a.m p.m : clock past minutes morning afternoon evening night gmt utc"
)
_PARTS: Final = ("in the morning", "in the afternoon", "in the evening", "at night")
_ZONES: Final = listed("hours hrs h local bst est edt cet eet msk ist z")
_SHORT_DAY: Final = 5
"""Letters of the short form of a weekday at most."""


def may_match(name: str, word: str, text: str, at: int) -> bool:
    """Tell whether a pattern may match at a word, by what it needs; many are never compiled so."""
    if name in _NEEDED:
        reach, needed = _NEEDED[name]
        ahead = " ".join(text[at : at + reach].lower().split())
        return any(each in ahead for each in needed)
    check = _CHECKS.get(name)
    return check is None or check(word, text[at : at + _AHEAD])


def _has_month(_: str, ahead: str) -> bool:
    return any(each in ahead for each in _MONTH)


def _is_parted(_: str, ahead: str) -> bool:
    behind = zip(ahead, ahead[1:], ahead[2:], strict=False)
    return any(a.isdigit() and sign in "/.-" and b.isdigit() for a, sign, b in behind)


_PARTS_TOLD: Final = (" in the morning", " in the afternoon", " in the evening", " at night")


_MINUTES: Final = frozenset(("five", "ten", "twenty"))


def _is_clock(word: str, ahead: str) -> bool:
    ahead = ahead.lower()
    if not word[0].isdigit():
        to = "to" in ahead and ("quarter" in ahead or "minutes" in ahead)
        part = ahead[len(word) :].lstrip().startswith(_PARTS)
        to = to or (" to " in ahead and any(each in ahead for each in _PARTS_TOLD))
        to = to or (word.lower() in _MINUTES and ahead[len(word) :].startswith(" to "))
        return to or part or "clock" in ahead or "past" in ahead
    if ahead[:4].isdigit() and any(each in ahead for each in _ZONES):
        return True
    return (
        ahead[2:3] == "."
        or (word[0] == "0" and len(word) == 4)
        or any(each in ahead for each in _DAYTIME)
    )


def _is_behind(signs: str) -> Callable[[str, str], bool]:
    return lambda word, ahead: ahead[len(word) : len(word) + 1] in tuple(signs)


_CHECKS: Final[dict[str, Callable[[str, str], bool]]] = {
    **dict.fromkeys(("dmy", "mdy", "mdy1"), _has_month),
    "slash": _is_parted,
    "clock": _is_clock,
    "iso": lambda word, ahead: _is_parted(word, ahead) and "-" in ahead,
    "noclock": _is_behind(":"),
    "short": lambda word, _: len(word) <= _SHORT_DAY,
    "hour": lambda word, _: not word[0].isdigit() or word == "12",
    **dict.fromkeys(
        ("nth", "decade"),
        lambda word, ahead: not word.isdigit() or _is_behind("'\u2019")(word, ahead),
    ),
}
