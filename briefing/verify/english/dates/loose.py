"""Dates that a text says without printing one: a month in a label, a season, the turn of a day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.days import parse_iso, shift
from briefing.verify.english.dates import resolve
from briefing.verify.english.dates.parts_of_months import is_stretch_of_month
from briefing.verify.english.dates.pointed import points_at
from briefing.verify.english.dates.scan import SaidDate, scan
from briefing.verify.english.dates.words import MONTHS, NUMBERS, SEASONS

_WORD: Final = late_pattern(r"[^\W\d_]+")
_MIDNIGHT: Final = late_pattern(r"(?i)\bmidnight\b")
_TODAY: Final = late_pattern(r"(?i)\byears? ago (?:today|to the day|this day|on this day)\b")
_NEW_YEAR: Final = late_pattern(r"(?i)\b(?:(?P<at>from|with|at) )?the (?:new|coming) year\b")
_YEAR_BACK: Final = late_pattern(
    r"(?i)\b(?:a|one) year (?:ago|earlier|before|previously)\b|\b(?:last|the previous) year\b"
)


def hints_at(value: str, text: str, anchor: date | None) -> bool:
    """Tell whether a paragraph may say a date in a way that prints none.

    "Sorghum May" heads a column of May, "a summer offensive" comes in summer, a price "as of
    midnight" holds from the day after publication, and what was so "a year earlier" was so a year
    ago.
    """
    said = scan(value)
    named = {word for each in said for word in _names(each)}
    if named and all(each.day is None and not each.part and _has_year(each, text) for each in said):
        # A month has a capital: who "may" go does not do so in May.
        there = {
            word.lower() for word in _WORD.findall(text) if word[0].isupper() or word in SEASONS
        }
        if all(any(form in there for form in forms) for forms in named):
            return True
    if anchor is not None and (new := _NEW_YEAR.search(text)):
        span = parse_iso(value) or resolve(value, anchor)
        held = new["at"] is None or (span is not None and span.first.month == 1)
        if span is not None and held and span.first.year == anchor.year + (anchor.month > 1):
            return True
    if (
        _continued(value, text)
        or (_WITHIN.search(text) and _AFTER_THAT.search(text))
        or _opens_year(value, text, anchor)
        or _is_half(value, text)
        or _ends_unit(value, text, anchor)
        or _at_its_end(value, text, anchor)
        or _until_then(value, text, anchor)
        or _at_weekend(value, text, anchor)
        or _since_then(value, text, anchor)
        or _in_next_week(value, text, anchor)
        or points_at(value, text, anchor)
        or is_stretch_of_month(value, text, anchor)
    ):
        return True
    if _YEAR_BACK.search(value) and _YEAR_BACK.search(text):
        return True
    ours = parse_iso(value) or resolve(value, anchor)
    if ours is None or anchor is None or ours.first != ours.last:
        return False
    if _TODAY.search(text) and (ours.first.month, ours.first.day) == (anchor.month, anchor.day):
        return True
    return bool(_MIDNIGHT.search(text)) and ours.first in (anchor, shift(anchor, 1))


_WEEKEND: Final = late_pattern(r"(?i)\b(?:by|before|until|till) (?:the|this|next) weekend\b")


def _at_weekend(value: str, text: str, anchor: date | None) -> bool:
    """Tell whether a day is one of the weekend that something is said to be done by."""
    ours = parse_iso(value) or resolve(value, anchor) if _WEEKEND.search(text) else None
    if (
        ours is None
        or anchor is None
        or ours.first != ours.last
        or ours.first.weekday() < _SATURDAY
    ):
        return False
    return 0 <= (ours.first - anchor).days <= _WEEK


_MIDDLE: Final = late_pattern(r"(?i)\b(early|middle of|end of|late) next week\b")
_PARTS: Final = {"early": (0, 1), "middle of": (1, 3), "end of": (3, 6), "late": (3, 6)}


def _in_next_week(value: str, text: str, anchor: date | None) -> bool:
    """Tell whether a day lies in the part of next week that a paragraph names: by its middle."""
    match = _MIDDLE.search(text)
    ours = parse_iso(value) or resolve(value, anchor) if match else None
    if match is None or ours is None or anchor is None or ours.first != ours.last:
        return False
    first, last = _PARTS[match[1].lower()]
    return first <= (ours.first - shift(anchor, _WEEK - anchor.weekday())).days <= last


_LAST: Final = late_pattern(r"(?i)\b(?:last|since|until)\b[^.;]{0,24}$")


def _since_then(value: str, text: str, anchor: date | None) -> bool:
    """Tell whether a month lies behind the one that something was last done in: paid in May."""
    ours = resolve(value, anchor)
    if ours is None or anchor is None or ours.last - ours.first < _MONTH or ours.first > anchor:
        return False
    led = (each for each in scan(text) if _LAST.search(text, 0, each.start + 1))
    spans = (resolve(text[each.start : each.end], anchor) for each in led)
    return any(span is not None and span.last < ours.first for span in spans)


_MONTH: Final = timedelta(days=27)
_SATURDAY: Final = 5
_WEEK: Final = 7
_OPENING: Final = late_pattern(
    r"(?i)\bthe first (two|three|four|five|six) months of (?:the|this) year\b"
)


def _opens_year(value: str, text: str, anchor: date | None) -> bool:
    """Tell whether a month is one of the first of the year that a paragraph counts together."""
    match = _OPENING.search(text)
    ours = resolve(value, anchor) if match else None
    return match is not None and ours is not None and ours.last.month <= NUMBERS[match[1].lower()]


_SIX_MONTHS: Final = late_pattern(
    r"(?i)\b(?P<nth>first|last) (?:six|6) months of (?P<y>(?:19|20)[0-9]{2})\b"
)
_HALF_YEAR: Final = late_pattern(r"(?i)\b(?P<nth>first|second) half of (?P<y>(?:19|20)[0-9]{2})\b")


def _is_half(value: str, text: str) -> bool:
    """Tell whether a half of a year is told as its first, or last, six months."""
    ours = _HALF_YEAR.search(value)
    nth = "last" if ours and ours["nth"].lower() == "second" else "first"
    return ours is not None and any(
        (match["nth"].lower(), match["y"]) == (nth, ours["y"])
        for match in _SIX_MONTHS.finditer(text)
    )


_YEAR_END: Final = late_pattern(
    r"(?i)\bthe year (?:is|was|has been) (?:out|over|up)\b|\bChristmas\b"
    r"|\byear['’]?s?[- ](?:end|close)\b|\bNew Year(?:'s Eve)?\b"
    r"|\b(?:turn|close|end) of the year\b"
    r"|\b(?:ends?|expires?|closes?|lapses?|runs? out|dies) with the year\b|\bwith the year[.,;]"
    r"|\b(?:as|before|till|until|when) the (?:old )?year (?:closes|ends|expires|runs out|turns)\b"
)


def _at_its_end(value: str, text: str, anchor: date | None) -> bool:
    """Tell whether the end of a year is what a paragraph says by another name: by Christmas."""
    if not _YEAR_END.search(text):
        return False
    ours = parse_iso(value) or resolve(value, anchor)
    if ours is None or anchor is None:
        return False
    return ours.last.month == 12 and ours.first.year in (anchor.year, anchor.year - 1)


_WITHIN: Final = late_pattern(
    r"(?i)\b(?:within|in less than|after some|after several|after a few) (?:\w+ )?"
    r"(?:days|weeks|months)\b"
)
_AFTER_THAT: Final = late_pattern(
    r"(?i)\b(?:after that|afterwards|(?:day|night|morning|week|days|weeks) (?:after|later)|"
    r"(?:next|following) (?:day|night|morning|week))\b"
)
"""A day counted from one that is not said to the day: it broke within four days, and after that."""
_NTH_UNIT: Final = late_pattern(
    r"(?i)\b(first|second|third|fourth) (quarter|half|week|day|month)\b"
)


def _continued(value: str, text: str) -> bool:
    """Tell whether a text has our quarter without the word: the third quarter, in the fourth."""
    match = _NTH_UNIT.search(value)
    if match is None or match[2].lower() not in text.lower():
        return False
    return re.search(rf"(?i)\bthe {match[1]}\b(?!\s[a-z])", text) is not None


_UNIT_END: Final = late_pattern(
    r"(?i)\b(?:before the (?P<out>week|month|quarter|year) (?:is|was|has|had|ends?|ended|closes)\b"
    r"|(?P<own>week|month|quarter|year)['’]?s?[- ](?:end|close)\b"
    r"|(?:last|final|closing) (?:day|days|week|weeks) of the (?P<last>month|quarter|year)\b"
    r"|\b(?:end|close) of the (?P<end>month|quarter)\b"
    r"|with the (?P<with>month|quarter)(?=[.,;]|$))"
)


def _ends_unit(value: str, text: str, anchor: date | None) -> bool:
    """Tell whether the end of a month or quarter is said by another name: before it is out."""
    ended = {match[match.lastgroup or 0] for match in _UNIT_END.finditer(text)}
    ours = parse_iso(value) or resolve(value, anchor) if ended else None
    if ours is None or anchor is None:
        return False
    if (ours.last.month, ours.last.year) == (_DECEMBER, anchor.year - 1) and "year" in ended:
        return True  # 31 December without its year
    if ours.last.year != anchor.year:
        return False
    month, after = ours.last.month, shift(ours.last, 1)
    if after.day != 1:
        return False
    same_quarter = (month - 1) // 3 == (anchor.month - 1) // 3 and month % 3 == 0
    return (
        ("month" in ended and month == anchor.month)
        or ("quarter" in ended and same_quarter)
        or ("year" in ended and month == _DECEMBER)
    )


_DECEMBER: Final = 12
_BEFORE_MONTH: Final = late_pattern(r"\b(?i:before|by|until)\s(?:the\send\sof\s)?([A-Z][a-z]+)\b")
_HALF: Final = late_pattern(r"(?i)\b(first|second) half of\b")


def _until_then(value: str, text: str, anchor: date | None) -> bool:
    """Tell whether a half of a year ends where a paragraph says that something is due before."""
    half = _HALF.search(value)
    ours = resolve(value, anchor) if half else None
    if ours is None:
        return False
    for match in _BEFORE_MONTH.finditer(text):
        month = MONTHS.get(match[1].lower(), 0)
        after = match[0].lower().startswith("before") and "end of" not in match[0]
        if month and (month - after or 12) == ours.last.month:
            return True
    return False


def _has_year(said: SaidDate, text: str) -> bool:
    if said.year is None or str(said.year) in text:
        return True
    return any(f"{mark}{said.year % 100:02}" in text for mark in "'\u2019")  # the winter of '11


def _names(said: SaidDate) -> set[tuple[str, ...]]:
    """Return the forms of each month and season that a date names, () where it says more."""
    found = set()
    for each in (said, said.until):
        if each is None:
            continue
        if each.month is not None and each.day is None:
            found.add(tuple(word for word, number in MONTHS.items() if number == each.month))
        elif each.season in SEASONS:
            found.add((each.season,))
    return found
