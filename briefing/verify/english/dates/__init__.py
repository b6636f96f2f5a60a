"""Dates: every form in which a text prints one, which days it means, and what agrees with it.

Written here: no library is offline, light and exact about where in the text each one stands.
"""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from msgspec.structs import replace

from briefing.verify.days import Span, exists
from briefing.verify.english.dates.clock import is_time, same_time
from briefing.verify.english.dates.days import days_of
from briefing.verify.english.dates.scan import SaidDate, scan
from briefing.verify.language import Date, listed


def find_dates(text: str) -> list[Date]:
    """Return the dates of a text, in order, without overlap.

    Days, months, years, decades, weekdays, ranges of them, what counts from today ("three days
    ago", "this week", "overnight"), durations ("a few hours", "for months", "48 hours") and times
    of the day ("5 p.m.", "0430 GMT", "before dawn"). Feasts are none. Each one's ``text``, alone,
    is found again whole.
    """
    return [Date(text[found.start : found.end], found.start, found.end) for found in scan(text)]


def resolve(text: str, anchor: date | None) -> Span | None:
    """Return the days that the first date in ``text`` means; None where that cannot be told.

    ``anchor`` is the day of publication. A weekday is the last such day on or before it (after it
    for "next"; the coming one is kept as another reading), a day and month without year is the
    one nearest to it, "this week" runs from Monday. Durations, times of the day, "a week
    earlier", "in recent years" mean no days. Without anchor only what names its year resolves.
    """
    spans = (days_of(found, anchor) for found in scan(text))
    return next((span for span in spans if span is not None), None)


def misnamed(text: str, anchor: date | None) -> bool:
    """Tell whether a date names another weekday than its day has: "Sunday 4 March 2019".

    Either end of a range is asked; of the readings of a date one that fits is enough.
    """
    return any(
        _misnamed(end, anchor)
        for found in scan(text)
        for end in (replace(found, until=None), found.until)
        if end is not None and end.weekday is not None and _is_full(end)
    )


def _is_full(said: SaidDate) -> bool:
    """Tell whether a date says which day it is, beside its weekday."""
    return said.day is not None or said.kind == "slash"


def _misnamed(said: SaidDate, anchor: date | None) -> bool:
    span = days_of(said, anchor)
    if span is None:
        return False
    # "Friday 9 to 11 March" names the weekday of its first day.
    days = [each.first for each in (span, *span.also)]
    return all(day.weekday() != said.weekday for day in days)


def impossible(text: str) -> Literal["", "date", "time"]:
    """Tell whether a date or a time is none that there is: 31 June, 8 to 2 May, at 25:70."""
    ends = [end for said in scan(text) for end in (said, said.until) if end is not None]
    if any(said.kind == "noclock" for said in ends):
        return "time"
    return "date" if any(map(_exceeds, ends)) or any(map(_runs_back, ends)) else ""


def _runs_back(said: SaidDate) -> bool:
    """Tell whether a range ends in a month or year before that of its beginning."""
    until = said.until
    if until is None or said.year is None or until.year is None:
        return False
    return (said.year, said.month or 0) > (until.year, until.month or 12)


_LEAP: Final = 2024


def _exceeds(said: SaidDate) -> bool:
    """Tell whether a month has no such day; without a year it may be that of a leap year.

    Nor does it have days that run backwards.
    """
    days = [day for day in (said.day, said.day2) if day is not None]
    month, year = said.month, said.year or _LEAP
    if month is not None and len(days) == 2 and days[0] >= days[1]:
        return True
    return month is not None and not all(exists(year, month, day) for day in days)


def may_mean(ours: str, theirs: str) -> bool:
    """Tell whether two dates that mean the same days may stand for each other.

    Not where one is what something began with and the other what it ended with ("until Monday",
    "since 21 November"), nor where both name weekdays and none in common. A weekday up to which
    something lasts is never read out of a day on which something was ("until Monday", "on 21
    November"), which would let another reading of the weekday pass.
    """
    mine, others = scan(ours), scan(theirs)
    if not mine or not others:
        return True
    return any(_may_mean(one, other) for one in mine for other in others)


def weekdays(text: str) -> set[int]:
    """Return the weekdays that dates in a text are named by alone, Monday as 0."""
    return {
        day
        for said in scan(text)
        for end in (said, said.until)
        if end is not None and not _is_full(end)
        for day in _weekdays(end)
    }


def _may_mean(ours: SaidDate, theirs: SaidDate) -> bool:
    short = theirs.day2 is not None or theirs.year2 is not None  # from 16 to 19 July
    if ours.until is None and theirs.until is None and not short and _opposed(ours, theirs):
        return False
    named, printed = _weekdays(ours), _weekdays(theirs)
    if named and not printed and ours.day is None and _SIDES.get(ours.prep) == "before":
        return _SIDES.get(theirs.prep) == "before" or theirs.prep == "as of"
    return not named or not printed or named <= printed


def _opposed(ours: SaidDate, theirs: SaidDate) -> bool:
    if ours.prep == "after" and theirs.prep in ("until", "till", "up until"):
        return False  # closed until Monday, open after Monday
    return len({_SIDES.get(said.prep, "") for said in (ours, theirs)} - {""}) > 1


def _weekdays(said: SaidDate) -> set[int]:
    days = {said.weekday, said.until.weekday if said.until else None}
    return {day for day in days if day is not None}


def measures(ours: str, theirs: str) -> bool:
    """Tell whether a date counts back by a length of time: more than "a week ago", up "in a week".

    Whether the one follows from the other is a matter of the sentence.
    """
    return any(
        one.way == "ago"
        and (one.unit, one.count) == (other.unit, other.count if other.counted else 1)
        for one in scan(ours)
        for other in scan(theirs)
        if other.kind in ("span", "past")
    )


def same_words(ours: str, theirs: str) -> bool:
    """Tell whether a brief's ``when`` says in other small words what the source prints.

    Every date in ours must have one in theirs that names the same weekday, day, month and year,
    the same unit and number, and the same part of the day as far as ours names them; ours may
    leave out, and may name one end of their range. A year that the source leaves to its reader is
    not the same words: ``resolve`` tells whether it is right. "late Friday" is "late on Friday";
    "Friday" is neither "Thursday" nor "last Friday"; "before Friday" is not "since Friday".
    """
    if _plain(ours) == _plain(theirs):
        return True
    mine, others = scan(ours), [end for said in scan(theirs) for end in (said, *_ends(said))]
    if not mine:
        return False
    return all(any(_same(one, other) for other in others) for one in mine)


def _ends(said: SaidDate) -> list[SaidDate]:
    """Return the ends of a range that is printed in full, each as it would stand alone."""
    if said.until is None:
        return []
    return [replace(said, until=None), replace(said.until, prep=said.until.prep or "until")]


_SMALL: Final = listed("on in at the of over a just")


def _plain(text: str) -> list[str]:
    words = "".join(char if char.isalnum() else " " for char in text.casefold()).split()
    return [word for word in words if word not in _SMALL]


def _fixed(said: SaidDate) -> dict[str, object]:
    """Return what a date names and another may not name differently."""
    named = {
        "weekday": said.weekday,
        "day": (said.day, said.day2 or 0) if said.day is not None else None,
        "month": said.month,
        "year": (said.year, said.year2 or 0) if said.year is not None else None,
        "season": said.season or None,
        "numbers": said.numbers or None,
    }
    return {key: value for key, value in named.items() if value is not None}


_ALIKE: Final = {"past": "past", "last": "past", "previous": "past", "preceding": "past",
                 "next": "next", "coming": "next", "following": "next"}  # fmt: skip
_SIDES: Final = {
    **dict.fromkeys(("since", "from", "after", "starting", "beginning", "as early as"), "after"),
    **dict.fromkeys(("before", "until", "till", "up to", "up until", "by", "prior to"), "before"),
}


def _same(ours: SaidDate, theirs: SaidDate) -> bool:
    if (ours.until is None) != (theirs.until is None):
        return False
    if ours.until and theirs.until and not _same(ours.until, theirs.until):
        return False
    mine, other = _fixed(ours), _fixed(theirs)
    if any(other.get(key) != value for key, value in mine.items()):
        return False
    if not (mine.keys() & other.keys()) and (mine or other):
        return False
    if _opposed(ours, theirs):
        return False
    return _same_count(ours, theirs) and _same_time(ours, theirs)


_APART: Final = frozenset(("before", "after", "earlier", "later"))
"""How far two events are apart, which a brief may leave out: "ten days before" is "ten days"."""


def _same_count(ours: SaidDate, theirs: SaidDate) -> bool:
    if ours.unit != theirs.unit:
        return False
    if ours.way != theirs.way and not (ours.kind == "span" and theirs.way in _APART):
        return False
    if ours.counted and ours.count is not None and ours.count != theirs.count:
        return False
    if ours.counted and theirs.counted and (ours.count is None) != (theirs.count is None):
        return False
    if ours.rel == theirs.rel:
        return True
    spans = ours.counted and theirs.counted
    return spans and bool(ours.rel) and _ALIKE.get(ours.rel) == _ALIKE.get(theirs.rel)


def _same_time(ours: SaidDate, theirs: SaidDate) -> bool:
    if is_time(ours.time) and is_time(theirs.time):
        return same_time(ours.time, theirs.time) is True and ours.which == theirs.which
    for mine, other in ((ours.time, theirs.time), (ours.part, theirs.part)):
        if mine and not set(mine.split()) <= set(other.split()):
            return False
    return ours.which == theirs.which
