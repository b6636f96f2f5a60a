"""Finding dates in a text: where each stands and what its words say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from briefing.verify.counted import COUNTED
from briefing.verify.date_words import (
    FEASTS,
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
    starters,
)


@dataclass(frozen=True, slots=True)
class Said:
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
    way: str = ""
    unit: str = ""
    count: float | None = None
    counted: bool = False
    time: str = ""
    part: str = ""
    which: str = ""
    season: str = ""
    until: Said | None = None
    bare: bool = False


_START: Final = re.compile(r"(?<!\w)(?<![0-9][.,:/])[^\W_]+")
_GLUED: Final = re.compile(r"(?:[^\W_]+)[-\u2010-\u2015]$")
_BEFORE: Final = re.compile(r"([^\W\d_]+)[.,]?\s{1,3}(?:the\s{1,3})?$", re.IGNORECASE)
_AFTER: Final = re.compile(r"\s{1,3}([^\W\d_]+)(?:\s{1,3}([^\W\d_]+))?")
_CALENDAR: Final = frozenset(
    "iso slash dmy mdy mdy1 month weekday short years nth nearby this season".split()
)
_LABELS: Final = frozenset(
    "resolution flight article unit room highway route road no number page section act law order "
    "decree channel boeing post posts than least nearly almost some approximately roughly exceeding "
    "over".split()
)
_IN_MONTH: Final = frozenset(
    "in since until till by from during through throughout last next this past of early late mid "
    "before after between and to or end middle beginning start".split()
)


@lru_cache(maxsize=4096)
def scan(text: str) -> tuple[Said, ...]:
    """Return the dates of a text in order, without overlap, also times of the day and durations."""
    return tuple(_scan(text))


def _scan(text: str) -> Iterator[Said]:
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


def _point(text: str, word: re.Match[str], floor: int) -> Said | None:
    """Return the date whose first own word is ``word``, with what belongs to it before and after."""
    at = word.start()
    matches = [
        (name, match)
        for name in starters(word[0].lower())
        if (match := PATTERNS[name].match(text, at)) is not None
    ]
    if not matches:
        return None
    prefix = PREFIX.search(text, max(floor, at - REACH), at)
    assert prefix is not None
    for name, match in sorted(matches, key=lambda each: -each[1].end()):
        if _fair(name, match, text, prefix):
            return _said(name, match, text, prefix)
    return None


def _fair(name: str, match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    """Tell whether words that may be a date are one where they stand.

    Alone in their text they are: that is how a record keeps them.
    """
    if match[0][-1:].isalnum() and re.match(r"[^\W_]", text[match.end() : match.end() + 1]):
        return False
    if prefix.start() == 0 and match.end() == len(text):
        return not (name == "nth" and not prefix["prep"])
    if name in ("dmy", "mdy", "mdy1", "month") and NAMED.match(text, match.end()):
        return False
    glued = _GLUED.search(text, max(0, match.start() - 24), match.start())
    if glued and not prefix["mid"] and name != "decade":
        return False
    check = _CHECKS.get(name)
    return check is None or check(match, text, prefix)


def _before(text: str, at: int) -> str:
    """Return the word before ``at``, in lower case, "the" passed over."""
    match = _BEFORE.search(text, max(0, at - 24), at)
    return match[1].lower() if match else ""


def _counts(text: str, at: int) -> bool:
    """Tell whether one of the two words behind ``at`` is something that is counted."""
    match = _AFTER.match(text, at)
    return match is not None and any(word and word.lower() in COUNTED for word in match.groups())


def _fair_md(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    """Refuse "in May 20 people" and "on March 5 and 12 people"; "Jan. 12 attack" is a date."""
    return not _counts(text, match.end()) or match["y"] is not None


def _fair_month(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    if match["y"] or prefix["mid"] or prefix["part"]:
        return True
    before = _before(text, match.start())
    if before in _IN_MONTH:
        return True
    # "the March attack", "his August visit"; never "May", hardly ever "March" at the start.
    after = _AFTER.match(text, match.end())
    whole = match[0].lower() not in ("may", "march", "mar", "jan")
    return bool(before) and after is not None and (bool(prefix["the"]) or whole)


def _fair_years(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    """Tell a year from a number: "2000 people", "Resolution 1701" and "$2000" are none."""
    at = match.start()
    if text[at - 1 : at] in ("$", "€", "£", "¥", "#", "+", "&", "/", "@"):
        return False
    before = _before(text, at)
    if before in _LABELS or _counts(text, match.end()):
        return False
    if match["y2"] or match["y"].endswith("00"):
        after = _AFTER.match(text, match.end())
        plural = after is not None and after[1].endswith("s") and after[1].islower()
        if plural and not prefix["the"] and not match["y2"]:
            return False
        return not match["y2"] or int(match["y2"][-2:]) != int(match["y"][-2:])
    return int(match["y"]) >= 1800 or bool(prefix["prep"]) or before in ("of", "year", "and")


def _fair_weekday(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    word = re.search(r"([^\W\d_]+)\s{1,3}$", text[max(0, match.start() - 24) : match.start()])
    return word is None or word[1].lower() not in FEASTS or word[1].islower()


def _fair_nth(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    """Take "on the 21st" for a day where no noun follows."""
    after = _AFTER.match(text, match.end())
    small = "of and in at when as by to for with after that the he she it they but which".split()
    return (
        bool(prefix["the"])
        and prefix["prep"] is not None
        and prefix["prep"].lower()
        in ("on", "since", "until", "till", "by", "before", "after", "from")
        and (after is None or after[1].lower() in small)
        and not text[match.end() : match.end() + 1] == "-"
    )


def _fair_span(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    """Take a duration; "a day" only behind a preposition, "ten years old" never."""
    if re.match(
        r"[-\u2010-\u2015]|\s{1,3}(?:old|of\s{1,3}age)(?!\w)|['’]s",
        text[match.end() : match.end() + 12],
    ):
        return False
    if match["unit"].lower() in ("second", "quarter") and not match["n"][:1].isdigit():
        return False
    if match["unit"].lower() == "night" and match["n"].lower() in ("a", "an", "one"):
        return False
    vague = match["n"].lower() in ("a", "an", "one", "some", "many")
    return not vague or bool(match["n2"]) or _spanning(prefix) or prefix["prep"] == "under"


def _spanning(prefix: re.Match[str]) -> bool:
    prep = (prefix["prep"] or "").lower()
    return prep in ("for", "in", "within", "over", "after", "during", "throughout")


def _fair_bare(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    unit = (match["unit"] or "").lower()
    return _spanning(prefix) and unit not in ("second", "quarter", "night", "weekend")


def _fair_ago(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    if match["n"]:
        unit, number = match["unit"].lower(), match["n"].lower()
        return unit not in ("second", "quarter") or number not in ("a", "an", "one")
    plural = re.match(r"\w+s\s", match[0]) is not None
    return plural or bool(prefix["the"])


def _fair_past(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    rel, the = match["rel"].lower(), prefix["the"]
    if rel in ("following", "previous", "coming", "preceding", "first"):
        return bool(the)
    return bool(the) or match["n"] is None or bool(prefix["prep"])


def _fair_this(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    rel = match["rel"].lower()
    if rel in ("following", "previous", "coming", "same") and not prefix["the"]:
        return False
    if rel in ("following", "previous", "same", "that"):
        return match["unit"] is not None and match["unit"].lower() not in ("second", "minute")
    unit = (match["unit"] or "").lower()
    if unit in ("second", "minute", "quarter"):
        return False
    return unit not in ("morning", "afternoon", "evening", "night", "day", "hour") or rel in (
        "this", "last"
    )  # fmt: skip


def _fair_hour(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    hour, prep = match["hour"].lower(), (prefix["prep"] or "").lower()
    if match["hour"][0].isupper():
        return False
    if hour == "dark":
        return prep in ("after", "before")
    return bool(prep) or hour in ("noon", "midnight", "midday")


def _fair_hours(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    """Take "in the early hours"; where "of Friday" follows, Friday takes these words."""
    if re.match(r"\s{1,3}of(?!\w)", text[match.end() : match.end() + 6]):
        return False
    early = match[0].lower().startswith(("early", "late", "mid"))
    inside = (prefix["prep"] or "").lower() == "in" and bool(prefix["the"])
    return (early or (inside and match["hour"].lower() != "hours")) and match["hour"].islower()


_CHECKS: Final = {
    "mdy": _fair_md, "mdy1": _fair_md, "month": _fair_month, "years": _fair_years,
    "weekday": _fair_weekday, "short": lambda *_: False, "nth": _fair_nth, "span": _fair_span,
    "bare": _fair_bare, "ago": _fair_ago, "past": _fair_past, "this": _fair_this,
    "hour": _fair_hour, "hours": _fair_hours,
}  # fmt: skip


def _said(name: str, match: re.Match[str], text: str, prefix: re.Match[str]) -> Said:
    groups = {key: value for key, value in match.groupdict().items() if value}
    end = match.end()
    time = groups.get("hour", match[0] if name == "clock" else "")
    if name in ("dmy", "mdy", "mdy1", "weekday", "nearby", "this"):
        later = SUFFIX.match(text, end)
        if later:
            time, end = later["time"], later.end()
    unit, rel = groups.get("unit", "").lower(), groups.get("rel", "").lower()
    if name == "this" and unit in ("morning", "afternoon", "evening", "night"):
        time, unit = unit, "day"
    part = " ".join(filter(None, (prefix["mid"], prefix["part"]))).lower()
    number = groups.get("n", "").lower()
    return Said(
        kind="mdy" if name == "mdy1" else "weekday" if name == "short" else name,
        start=prefix.start(),
        end=end,
        prep=" ".join((prefix["prep"] or "").lower().split()),
        weekday=_lookup(WEEKDAYS, groups.get("wd")),
        day=_digits(groups.get("d")),
        day2=_digits(groups.get("d2")),
        month=_lookup(MONTHS, groups.get("m")),
        year=_digits(groups.get("y") or groups.get("decade")),
        year2=_digits(groups.get("y2")),
        numbers=_numbers(groups),
        rel=rel or groups.get("near", "").lower(),
        way=groups.get("way", "").lower(),
        unit=unit or ("century" if "centur" in match[0].lower() else ""),
        count=_count(number, groups.get("n2", "").lower()),
        counted=bool(number),
        time=" ".join(filter(None, (prefix["late"], time))).lower(),
        part=part,
        which=(prefix["which"] or "").lower(),
        season=groups.get("season", "").lower(),
        bare=prefix.start() == match.start(),
    )


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
    return float(NUMBERS[number]) if number in NUMBERS else _float(number)


def _float(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _joined(text: str, first: Said) -> Said:
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
    second = _point(text, word, join.end()) if word else None
    if second is None or second.kind not in _CALENDAR or second.start != join.end():
        return first
    if join["dash"] and not between and first.kind != second.kind:
        return first
    return replace(first, end=second.end, until=second, bare=False)
