"""Stretches of a month that are told by their length: the first three weeks of April."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.days import Span, nearest_year, of_month, parse_iso, shift
from briefing.verify.english.dates import resolve
from briefing.verify.english.dates.words import MONTHS, NUMBERS

_MONTH: Final = "|".join(sorted(map(str.capitalize, MONTHS), key=len, reverse=True))
_STRETCH: Final = late_pattern(
    r"\b(?i:(?P<end>first|last|final)\s(?P<n>two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s"
    r"(?P<unit>day|week)s"
    r"|(?P<nth>first|second|third|fourth)\sweek)\s(?:of|in)\s"
    rf"(?P<m>{_MONTH})\b\.?(?:,?\s(?P<y>\d{{4}}))?"
)
_LENGTHS: Final = {"day": 1, "week": 7}
_NTH: Final = {"first": 0, "second": 1, "third": 2, "fourth": 3}
_UNTIL: Final = late_pattern(r"(?i)(?:by|until|till|to|up to)\s")
_SINCE: Final = late_pattern(r"(?i)(?:from|since|starting)\s")


def is_stretch_of_month(value: str, text: str, anchor: date | None) -> bool:
    """Tell whether days are those of a stretch of a month that a paragraph tells by its length.

    Both its ends, or the one that a day is said to be: by 21 April.
    """
    spans = list(_stretches(text, anchor))
    ours = (parse_iso(value) or resolve(value, anchor)) if spans else None
    if ours is None:
        return False
    last, first = _UNTIL.match(value) is not None, _SINCE.match(value) is not None
    return any(
        (ours.first, ours.last) == (span.first, span.last)
        or (last and ours.last == span.last)
        or (first and ours.first == ours.last == span.first)
        for span in spans
    )


def _stretches(text: str, anchor: date | None) -> Iterator[Span]:
    """Yield the days of each such stretch."""
    for match in _STRETCH.finditer(text):
        month = MONTHS[match["m"].lower()]
        year = int(match["y"]) if match["y"] else nearest_year(month, 15, anchor or date.max)
        yield _days(match, of_month(year, month))


def _days(match: re.Match[str], month: Span) -> Span:
    if match["nth"]:
        first = shift(month.first, 7 * _NTH[match["nth"].lower()])
        return Span(first, shift(first, 6))
    number = match["n"].lower()
    length = int(NUMBERS.get(number, 0) or number) * _LENGTHS[match["unit"].lower()]
    if match["end"].lower() == "first":
        return Span(month.first, shift(month.first, length - 1))
    return Span(shift(month.last, 1 - length), month.last)
