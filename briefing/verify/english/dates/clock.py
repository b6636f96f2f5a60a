"""Times of the day as values: "2 p.m." is 14:00, and 14:00 UTC is 16:00 CEST."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from briefing.compiled import late_pattern
from briefing.verify.english.dates.words import LED_HOUR, NUMBERS

_ZONES: Final = {
    "gmt": 0, "utc": 0, "z": 0, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180,
    "msk": 180, "est": -300, "edt": -240,
}  # fmt: skip
"""Minutes east of Greenwich. IST is the time of three countries, and is none here."""
_DAY: Final = 1440
_HOURS: Final = [word for word, number in NUMBERS.items() if 1 <= number <= 12 and len(word) > 2]
_ZONE: Final = late_pattern(rf"\b({'|'.join(_ZONES)}|ist|local)\b", re.IGNORECASE)
_TIME: Final = late_pattern(
    r"(?<![\w.:])(?:(?P<gone>half|quarter|(?:five|ten|twenty(?:-five)?|[0-9]{1,2})"
    r"(?=\s(?:minutes|past)\b|\sto\s[a-z]+\s(?:in\sthe|at\snight)\b)"
    rf"|{LED_HOUR}(?:five|ten|twenty)(?=\sto\s(?:{'|'.join(_HOURS)})(?=[.,;:]|$|\s(?:the|on|when)\b)))"
    r"(?:\sminutes)?\s{1,3}(?P<side>past|to)\s{1,3}(?P<hour>1[0-2]|[1-9]|[a-z]+)"
    r"(?![\w:]|[.,][0-9])"
    rf"|(?P<h>[0-2]?[0-9])(?:[:.](?P<m>[0-5][0-9]))?\s?(?P<half>[ap])\.?m\b"
    rf"|(?P<first>[0-2]?[0-9])(?=(?:\s?[-\u2013]\s?|\s(?:to|and)\s)[0-9.:]+\s?[ap]\.?m\b)"
    rf"|(?P<h24>[0-2]?[0-9]):(?P<m24>[0-5][0-9])(?::[0-5][0-9])?(?![0-9]|\s(?:in\sthe|at\snight)\b)"
    r"|(?P<four>[0-2][0-9][0-5][0-9])(?=(?:(?:\s?[-\u2013]\s?|\s(?:to|and|until|till)\s)[0-9]{4})?"
    rf"\s?(?:h|hrs|hours|local|{'|'.join(_ZONES)})\b)"
    r"|(?P<dotted>0[0-9])\.?(?P<past0>[0-5][0-9])(?![\w]|[.,][0-9])"
    rf"|(?P<zoned>[0-2]?[0-9])(?=\s(?:gmt|utc)\b)"
    r"|(?P<clock>[a-z]+|[0-9]{1,2})(?=\s{1,3}o['’]clock)"
    rf"|(?P<spoken>[0-2]?[0-9]|{'|'.join(_HOURS)})(?:[:.](?P<past>[0-5][0-9]))?"
    r"(?=\s{1,3}(?:in\sthe\s(?P<part>morning|afternoon|evening)|at\snight)\b)"
    r"|(?P<named>noon|midday|midnight)\b)",
    re.IGNORECASE,
)
_TOLD: Final = (
    "clock", "noon", "midday", "midnight", "half", "quarter", "five", "ten", "twenty",
    "in the", "at night",
)  # fmt: skip
"""One of which a time without a digit has."""
_GONE: Final = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_NAMED: Final = {"noon": 720, "midday": 720, "midnight": 0}


class Clock(Struct, frozen=True):
    """A time of the day: minutes from midnight, and whether it may be as much after noon."""

    minutes: int
    either: bool


def _clocks(text: str) -> list[Clock]:
    """Return the times in a printed time, both ends of "9-11 p.m."."""
    low = text.lower()
    if not any(map(str.isdigit, text)) and not any(word in low for word in _TOLD):
        return []
    out: list[Clock] = []
    half = ""
    for match in reversed(list(_TIME.finditer(text))):
        groups = {key: value.lower() for key, value in match.groupdict().items() if value}
        half = groups.get("half", half)
        if "gone" in groups:
            hours = NUMBERS.get(groups["hour"], groups["hour"])
            if not str(hours).isdecimal() or not 1 <= int(hours) <= 12:
                continue
            gone = int(_GONE.get(groups["gone"], groups["gone"]))
            minutes = int(hours) * 60 + (gone if groups["side"] == "past" else -gone)
            out.append(_in_part(minutes, text, match.end()))
        elif "named" in groups:
            out.append(Clock(_NAMED[groups["named"]], either=False))
        elif "spoken" in groups:
            hours = int(NUMBERS.get(groups["spoken"], groups["spoken"]))
            part = groups.get("part", "night")
            later = part == "afternoon" or (part != "morning" and 4 < hours < 12)
            minutes = (hours + 12 * (later and hours < 12)) % 24 * 60 + int(groups.get("past", 0))
            out.append(Clock(minutes, either=False))
        elif "dotted" in groups:
            minutes = int(groups["dotted"]) * 60 + int(groups["past0"])
            out.append(Clock(minutes, either=False))
        elif "four" in groups:
            out.append(Clock(int(groups["four"][:2]) * 60 + int(groups["four"][2:]), either=False))
        elif "h" in groups or "first" in groups:
            hours = int(groups.get("h") or groups["first"]) % 12 + 12 * (half == "p")
            out.append(Clock(hours * 60 + int(groups.get("m", 0)), either=False))
        else:
            digits = groups.get("h24") or groups.get("zoned") or groups["clock"]
            hours = int(digits) if digits.isdecimal() else int(NUMBERS.get(digits, 0))
            bare = 0 < hours < 12 and digits[0] != "0" and "zoned" not in groups
            if bare and "clock" in groups:
                out.append(_in_part(hours * 60, text, match.end()))
                continue
            out.append(Clock((hours * 60 + int(groups.get("m24", 0))) % _DAY, bare))
    return out


_PART: Final = late_pattern(
    r"(?i)(?:\s{1,3}o['’]clock)?\s{1,3}in\sthe\s(?P<part>morning|afternoon|evening)\b"
)


def _in_part(minutes: int, text: str, end: int) -> Clock:
    """Return a time of half a day, in the one that stands behind it: in the afternoon."""
    part = _PART.match(text, end)
    if part is None:
        return Clock(minutes % _DAY, either=True)
    return Clock(minutes % (_DAY // 2) + _DAY // 2 * (part["part"] != "morning"), either=False)


def is_time(text: str) -> bool:
    """Tell whether a printed date is a time of the day that a clock shows."""
    return bool(_clocks(text))


def tells_time(text: str) -> bool:
    """Tell whether a text gives a time of the day in words that are not read as one.

    "Ten past four in the afternoon" is read.
    """
    read = [match.span() for match in _TIME.finditer(text)]
    return any(
        not any(start <= match.start() <= end + _NEXT for start, end in read)
        for match in _WORDED.finditer(text)
    )


_NEXT: Final = 2
"""Characters between a time that is read and "in the afternoon" that belongs to it."""


_WORDED: Final = late_pattern(
    r"(?<!\bfrom\s)\b(?:five|ten|twenty(?:-five)?)\sto\s(?:\d|[a-z]+\b)"
    r"|(?<!\d\s)\b(?:in the (?:morning|afternoon|evening)|at night)\b"
    r"|\blunch[ -]?times?\b|\b(?:at|over) lunch\b",
    re.IGNORECASE,
)


def same_time(ours: str, theirs: str) -> bool | None:
    """Tell whether two printed times are one; None where their zones do not let one tell.

    A zone that only one of them names is left to the reader, and "local" is no other zone: the
    same digits in both are two times, others may be one.
    """
    mine, other = _clocks(ours), _clocks(theirs)
    if not mine or not other:
        return False
    zones = [match[1].lower() if (match := _ZONE.search(text)) else "" for text in (ours, theirs)]
    near = _nearby(ours)
    alike = all(any(_meets(one, two, near=near) for two in other) for one in mine)
    if "" in zones or zones[0] == zones[1]:
        return alike
    if not all(zone in _ZONES for zone in zones):
        return False if alike else None
    east = _ZONES[zones[1]] - _ZONES[zones[0]]
    return all(any(_meets(one, two, east, near) for two in other) for one in mine)


def refutes_time(ours: str, theirs: str) -> bool:
    """Tell whether a printed time leaves no doubt that ours is another one.

    Both name their zone, and differ there; or they are of the same digits before noon and after.
    """
    zones = [match[1].lower() if (match := _ZONE.search(text)) else "" for text in (ours, theirs)]
    if "" not in zones:
        return same_time(ours, theirs) is False
    return any(
        abs(one.minutes - other.minutes) == _DAY // 2
        for one in _clocks(ours)
        for other in _clocks(theirs)
        if not (one.either or other.either)
    )


def _meets(one: Clock, two: Clock, east: int = 0, near: tuple[int, int] = (0, 0)) -> bool:
    """Tell whether theirs is ours, or so many minutes from it as ``near`` allows."""
    turn = _DAY // 2 if one.either or two.either else _DAY
    apart = (two.minutes - one.minutes - east) % turn
    return any(low <= each <= high for each in (apart, apart - turn) for low, high in (near,))


_LOOSELY: Final = {
    "before": (-20, 0), "after": (0, 20), "past": (0, 20), "around": (-15, 15), "about": (-15, 15),
    "towards": (-20, 0), "nearly": (-15, 0), "almost": (-15, 0),
}  # fmt: skip
"""Minutes from a rounder time within which "shortly before" and its like hold."""
_LOOSE: Final = late_pattern(
    r"\b(?:(?:shortly|just|soon|a little|minutes|right|immediately)\s(before|after|past)"
    r"|(around|about|towards|nearly|almost))\b",
    re.IGNORECASE,
)


_BOUNDED: Final = late_pattern(r"(?i)^(before|after)\s")
_BOUNDS: Final = {"before": (-59, 0), "after": (0, 59)}
"""Minutes from an hour within which it is said to be before or after it."""


def _nearby(text: str) -> tuple[int, int]:
    match = _LOOSE.search(text)
    bound = _BOUNDED.match(text)
    if bound and not match:
        return _BOUNDS[bound[1].lower()]
    return _LOOSELY[(match[1] or match[2]).lower()] if match else (0, 0)
