"""Four digits that are an amount and no year, by what stands behind them."""

from __future__ import annotations

from typing import Final

from briefing.compiled import late_pattern

ABOUT: Final = frozenset(("approximately", "roughly", "some"))
"""Words before a year that leave it open: until approximately 2037."""
_AMOUNT: Final = late_pattern(
    r"\s(?:at (?:most|least)|in (?:all|total)|altogether|more than|fewer than|less than)\b"
)
"""What shows that four digits are an amount: 1800 at most."""
_UP_TO: Final = late_pattern(r"\s(?:to|and)\s[0-9]{1,3},[0-9]{3}\b")
"""What shows it behind "from": 1600 to 2,000 crowns."""
_UNIT: Final = late_pattern(r"\s([^\W_]+)(?![\w-])")


_FROM: Final = late_pattern(r"(?<!\d)\d{4}\s[a-z]+,\s(?:up|down)\sfrom\s$")
"""What stands before it: 1999 hectares, up from 1640."""


def is_amount(text: str, end: int, prep: str) -> bool:
    """Tell whether four digits that end at ``end``, behind a preposition, are an amount."""
    up_to = prep in ("from", "between") and _UP_TO.match(text, end) is not None
    if prep in _TIMED and _AMOUNT.match(text, end):
        return False  # until 2060 at least
    if prep == "from" and _FROM.search(text, max(0, end - 44), end - 4):
        return True
    return up_to or _AMOUNT.match(text, end) is not None or _measured(text, end)


_TIMED: Final = frozenset(("until", "till", "since", "before", "after"))


def _measured(text: str, at: int) -> bool:
    """Tell whether a unit or a currency stands behind ``at``: 1815 kg, 1800 m3, 1600 crowns."""
    from briefing.verify.english.figures.words import CURRENCIES, UNITS  # figures read dates first

    match = _UNIT.match(text, at)
    if match is None:
        return False
    unit = UNITS.get(match[1])
    return match[1] in CURRENCIES or (unit is not None and unit[1] not in ("time", "span"))
