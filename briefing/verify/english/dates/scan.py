"""Finding dates in a text: where each stands and what its words say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from briefing.compiled import late_pattern
from briefing.verify.english.dates.fair import CHECKS, HOUR
from briefing.verify.english.dates.starters import may_match, starters
from briefing.verify.english.dates.words import (
    DAYS,
    JOIN,
    MONTHS,
    NAMED,
    NUMBERS,
    PATTERNS,
    PREFIX,
    REACH,
    SUFFIX,
    VAGUE,
    WEEKDAYS,
)
from briefing.verify.language import listed


class SaidDate(Struct, frozen=True):
    """A date as its words say it; what they do not say is None or empty.

    ``kind`` is the name of its pattern. ``weekday`` 0 is Monday. ``year`` is as printed; ``day2``
    and ``year2`` end a range printed in short ("5-9 March", "2011-16"), ``until`` one printed in
    full. ``rel`` is this, last, next and their like, ``way`` ago, earlier, later; ``unit`` the
    unit of time and ``count`` its number, None where that is vague. ``time`` is a part of the day
    or a clock time, ``part`` one of a month or year ("end", "early"), ``which`` its ordinal.
    """

    kind: str
    start: int
    end: int
    prep: str = ""
    weekday: int | None = None
    day: int | None = None
    day2: int | None = None
    month: int | None = None
    year: int | None = None
    year2: int | None = None
    numbers: tuple[int, ...] = ()
    rel: str = ""
    near: str = ""
    way: str = ""
    unit: str = ""
    count: float | None = None
    counted: bool = False
    time: str = ""
    part: str = ""
    which: str = ""
    season: str = ""
    until: SaidDate | None = None
    bare: bool = False


_DATED: Final = frozenset(("dmy", "mdy", "mdy1", "month"))
_START: Final = late_pattern(r"(?<!\w)(?<![0-9][.,:/])[^\W_]+")
_GLUED: Final = late_pattern(r"(?:[^\W_]+)[-\u2010-\u2015]$")
_CALENDAR: Final = listed("iso slash dmy mdy mdy1 month weekday short years nth nearby this season")


@lru_cache(maxsize=4096)
def scan(text: str) -> tuple[SaidDate, ...]:
    """Return the dates of a text in order, without overlap, also times of the day and durations."""
    return tuple(_scan(text))


def _scan(text: str) -> Iterator[SaidDate]:
    floor = 0
    for match in _START.finditer(text):
        if match.start() < floor:
            continue
        found = _point(text, match, floor)
        if found is None:
            continue
        found = _joined(text, found)
        floor = found.end
        yield found


def _point(text: str, word: re.Match[str], floor: int, *, joined: bool = False) -> SaidDate | None:
    """Return the date whose first own word is ``word``, with what belongs to it around."""
    at, names = word.start(), starters(word[0].lower())
    if not names:
        return None
    if text[max(at - 6, 0) : word.end()].lower() == "and a half" or (
        text[max(at - 11, 0) : at].lower() == "and a half "
    ):
        return None  # three and a half hours after
    matches = [
        (name, match)
        for name in names
        if may_match(name, word[0], text, at)
        and (match := PATTERNS[name].match(text, at)) is not None
    ]
    if not matches:
        return None
    prefix = PREFIX.search(text, max(floor, at - REACH), at)
    assert prefix is not None
    if any(name in _DATED and NAMED.match(text, match.end()) for name, match in matches):
        return None
    for name, match in sorted(matches, key=lambda each: -each[1].end()):
        if _fair(name, match, text, prefix, joined=joined):
            return _said(name, match, text, prefix)
    return None


def _fair(
    name: str, match: re.Match[str], text: str, prefix: re.Match[str], *, joined: bool
) -> bool:
    """Tell whether words that may be a date are one where they stand.

    Alone in their text they are: that is how a record keeps them.
    """
    if match[0][-1:].isalnum() and re.match(r"[^\W_]", text[match.end() : match.end() + 1]):
        return False
    if prefix.start() == 0 and match.end() == len(text) and name != "short_year":
        return not (name == "nth" and not prefix["prep"])
    glued = _GLUED.search(text, max(0, match.start() - 24), match.start())
    if glued and not (joined or prefix["mid"] or name == "decade"):
        return False
    if joined and name == "years":
        return HOUR.match(text, match.end()) is None
    check = CHECKS.get(name)
    return check is None or check(match, text, prefix)


def _said(name: str, match: re.Match[str], text: str, prefix: re.Match[str]) -> SaidDate:
    groups = {key: value for key, value in match.groupdict().items() if value}
    start, end = prefix.start(), match.end()
    time = groups.get("hour", match[0] if name in ("clock", "noclock") else "")
    if name in ("dmy", "mdy", "mdy1", "weekday", "nearby", "this"):
        later = SUFFIX.match(text, end)
        if later:
            time, end = later["time"], later.end()
    unit, rel = groups.get("unit", "").lower(), groups.get("rel", "").lower()
    if name == "this" and unit in ("morning", "afternoon", "evening", "night"):
        time, unit = unit, "day"
    late = (prefix["late"] or "").lower()
    part = " ".join(filter(None, (prefix["mid"], prefix["part"]))).lower()
    long = name in ("month", "years", "decade", "season") or unit in ("month", "year", "decade")
    if long and late in ("early", "late"):
        part, late = f"{late} {part}".strip(), ""
    plural = name == "past" and match[0].lower().endswith("s")
    number = groups.get("n", "").lower()
    if name == "short_year":
        groups["y"] = f"{'19' if groups['yy'] >= '30' else '20'}{groups['yy']}"
        name, start = "years", match.start() - 1
    if "dw" in groups:
        groups["d"] = str(DAYS[groups["dw"].lower()])
    if name == "worded":
        groups.setdefault("d", str(_LAST_DAYS[MONTHS[groups["m"].lower().rstrip(".")] - 1]))
        name = "dmy"
    return SaidDate(
        kind="mdy" if name == "mdy1" else "weekday" if name == "short" else name,
        start=start,
        end=end,
        prep=" ".join((prefix["prep"] or "").lower().split()),
        weekday=_lookup(WEEKDAYS, groups.get("wd") or groups.get("wd2")),
        day=_digits(groups.get("d")),
        day2=_digits(groups.get("d2")),
        month=_lookup(MONTHS, groups.get("m")),
        year=_digits(groups.get("y") or groups.get("decade")),
        year2=_digits(groups.get("y2")),
        numbers=_numbers(groups),
        rel=rel or groups.get("near", "").lower(),
        near=groups.get("near", "").lower(),
        way=groups.get("way", "").lower(),
        unit=unit or ("century" if "centur" in match[0].lower() else ""),
        count=_count(number, groups.get("n2", "").lower()),
        counted=bool(number) or plural,
        time=" ".join(filter(None, (late, time))).lower(),
        part=part,
        which=(groups.get("nth") or prefix["which"] or "").lower(),
        season=groups.get("season", "").lower(),
        bare=prefix.start() == match.start(),
    )


_LAST_DAYS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""The last day of each month: of February that of most years."""


def _lookup(table: dict[str, int], word: str | None) -> int | None:
    return table.get(word.lower().rstrip(".")) if word else None


def _digits(text: str | None) -> int | None:
    found = re.match("[0-9]+", text) if text else None
    return int(found[0]) if found else None


def _numbers(groups: dict[str, str]) -> tuple[int, ...]:
    """Return the numbers of a date in digits alone, in the order printed."""
    keys = [key for key in ("iso", "iso2", "s1", "s2", "s3", "q", "h") if key in groups]
    if "q" in keys or "h" in keys:
        return (("q" in keys) + 1, int(groups["q" if "q" in keys else "h"]))
    return tuple(int(number) for key in keys for number in re.findall("[0-9]+", groups[key]))


def _count(first: str, second: str) -> float | None:
    """Return the number of units; of a range its end, None where it is vague."""
    number = second or first
    words = number.split()
    if not words or any(word in VAGUE for word in words):
        return None
    if number in NUMBERS:
        return float(NUMBERS[number])
    parts = number.replace("-", " ").split()
    if len(parts) == 2 and all(part in NUMBERS for part in parts):
        return float(sum(NUMBERS[part] for part in parts))  # twenty-three
    return _float(number)


def _float(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _joined(text: str, first: SaidDate) -> SaidDate:
    """Return a range where a second date of the calendar is joined to the first."""
    if first.kind not in _CALENDAR or first.day2 is not None or first.year2 is not None:
        return first
    join = JOIN.match(text, first.end)
    if join is None:
        return first
    between = first.prep in ("between", "from")
    if (join["word"] or "").lower() in ("and", "or") and first.prep != "between":
        return first
    word = _START.match(text, join.end())
    second = _point(text, word, join.end(), joined=True) if word else None
    if second is None or second.kind not in _CALENDAR or second.start != join.end():
        return first
    if join["dash"] and not between and first.kind != second.kind:
        return first
    return replace(first, end=second.end, until=second, bare=False)
