"""Dates that the text before them decides: "two days later", "on Sunday" of what has happened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.days import Span, exists, of_month, of_year, one, shift, shift_months
from briefing.verify.english.dates.days import days_of
from briefing.verify.english.dates.scan import SaidDate, scan
from briefing.verify.english.dates.tense import tense_at, with_year
from briefing.verify.english.dates.words import UNITS
from briefing.verify.language import Date, listed

_BACK: Final = listed("earlier before previously beforehand previous preceding")
_ON: Final = listed("later after afterwards following next on")
_SAME: Final = listed("same that")


def find_spans(
    text: str, anchor: date | None, before: Span | None
) -> list[tuple[Date, Span | None]]:
    """Return the dates of a paragraph with the days they mean there.

    ``anchor`` is the day of publication, ``before`` what was printed last before the paragraph.
    "Two days later" counts from the day printed before it, and where a verb says that something
    has happened or will, "on Sunday" is the last one or the coming one.
    """
    found = list(scan(text))
    spans = _all(found, text, anchor, before)
    dates = (Date(text[said.start : said.end], said.start, said.end) for said in found)
    return list(zip(dates, spans, strict=True))


def resolve_all(
    texts: Sequence[str], anchor: date | None, before: Span | None
) -> list[Span | None]:
    """Return the days that dates mean which stand in one paragraph in this order."""
    return list(_all([next(iter(scan(text)), None) for text in texts], "", anchor, before))


def _all(
    found: Iterable[SaidDate | None], text: str, anchor: date | None, before: Span | None
) -> Iterator[Span | None]:
    bases = [before] if before else []
    late = False
    wide: Span | None = None
    for said in found:
        span = _told(said, text, anchor, bases, late) if said else None
        if said is not None and wide is not None and _is_that_day(said):
            span = wide  # some day of August: "In August ... that night"
        elif said is not None and wide is not None:
            span = _beyond(said, text, wide) or span
        named = said is not None and _ends(_APPOSED, text, said.start)
        if span is not None and not named:
            wide = span if span.first != span.last and not span.loose else None
            bases += [span] if span.first == span.last else []
        late = late or (said is not None and _LATE.search(said.time) is not None)
        yield span


def _beyond(said: SaidDate, text: str, wide: Span) -> Span | None:
    """Read "a year later" behind a year, "two months later" behind a month: another such."""
    if said.kind != "ago" or said.way not in _BACK | _ON or said.prep == "for":
        return None
    count = 1.0 if not said.counted else said.count
    months = {"month": 1, "year": 12, "decade": 120}.get(said.unit)
    whole = (wide.last - wide.first).days
    if count is None or months is None or (whole > _MONTH and months == 1):
        return None
    found = [
        of_year(day.year) if whole > _MONTH else of_month(day.year, day.month)
        for way in _ways(said, text, said.way)
        for day in [shift_months(wide.first, way * int(count) * months)]
    ]
    return found[0]._replace(also=tuple(found[1:]))


_MONTH: Final = 31
_REACH: Final = 40
"""Characters before a date in which the words stand that say what it is of."""
_APPOSED_DAY: Final = late_pattern(
    r"(?:\d(?:st|nd|rd|th)?|[A-Z][a-z]+day|[A-Z][a-z]{2,8}), (?:the )?$"
)
"""What stands between a day and what it was after: "on 25 June, the day after the truce"."""
_APPOSED: Final = late_pattern(r"\w,\s(?:a|the)\s$")
"""What stands between a date and its own weekday: "on 1 May, a Saturday"."""
_LATE: Final = late_pattern(
    r"night|evening|dusk|dark|sunset|late|p\.?m|\b(?:1[6-9]|2[0-3])[:.]?[0-5]"
)
"""Times after which some hours later may be the next day."""


def _ends(pattern: re.Pattern[str], text: str, at: int) -> bool:
    """Tell whether the words right before a place are as a pattern says that ends there."""
    return pattern.search(text, max(at - _REACH, 0), at) is not None


def _told(
    said: SaidDate, text: str, anchor: date | None, bases: Sequence[Span], late: bool
) -> Span | None:
    span = days_of(said, anchor)
    # "Four days later" may count from the last day printed or from the one before it.
    bases = bases[-2 if said.counted else -1 :]
    bases = [each for base in reversed(bases) for each in (base, *_other_years(said, base))]
    found = list(dict.fromkeys(day for base in bases for day in _counted(said, text, base, late)))
    if found:
        others: tuple[Span, ...] = (
            (span,) if span is not None and said.kind in ("part", "nth") else ()
        )
        others += span.also if span is not None and said.kind == "nth" else ()
        more = [day for each in found[1:] for day in (each, *(each.also if each.loose else ()))]
        return found[0]._replace(also=(*found[0].also, *more, *others))
    if span is not None and text and anchor is not None and said.kind == "weekday":
        return _tensed(said, text, anchor, span)
    if span is not None and text and anchor is not None and said.kind in ("month", "dmy", "mdy"):
        return with_year(said, text, anchor, span)
    return span


def _is_that_day(said: SaidDate) -> bool:
    """Tell whether a date is that which was printed last: "that night"."""
    plain = said.kind in ("this", "past") and not said.counted
    return plain and said.rel in _SAME and said.unit in ("day", "night")


def _other_years(said: SaidDate, base: Span) -> list[Span]:
    """Return the same day of other years that a day may mean, of whose month "the 6th" is told."""
    day = base.first.month, base.first.day
    return [x for x in base.also if said.kind == "nth" and (x.first.month, x.first.day) == day]


def _counted(said: SaidDate, text: str, base: Span, late: bool) -> Iterator[Span]:
    """Yield the days that a date means which counts from ``base``."""
    if said.kind == "nth" and said.day is not None:
        yield from _in_month_of(base.first, said)
    elif said.kind == "part":
        yield from filter(None, [days_of(said, base.first)])
    elif said.kind == "dayof" and not said.near:
        apposed = _ends(_APPOSED_DAY, text, said.start)
        for way in _ways(said, text, said.rel):
            if not apposed or way == (1 if said.rel in _BACK else -1):
                yield one(shift(base.first, way))
    elif (
        said.kind in ("this", "past")
        and not said.counted
        and said.unit in ("day", "night", "week", "month", "year")
    ):
        yield from _next(said, base)
    elif said.kind == "span" and said.count and _ends(_LASTS, text, said.start):
        yield from _lasting(base.first, said)
    elif said.kind == "ago" and said.way in _BACK | _ON:
        count = 1.0 if not said.counted else said.count
        if count is None or said.prep == "for":
            return  # "held it for six hours before they left"
        for way in _ways(said, text, said.way):
            if UNITS.get(said.unit):
                yield _away(base.first, said.unit, int(count) * way)
            else:
                yield _hours(base.first, int(count) if said.unit == "hour" else 1, way, late)


def _in_month_of(day: date, said: SaidDate) -> Iterator[Span]:
    """Yield "the 6th" of the month printed last, and what it means by itself."""
    begin, until = said.day or 0, said.until
    if not exists(day.year, day.month, begin):
        return
    first = one(day.replace(day=begin))
    if until is None:
        yield first
    elif until.kind == "nth" and until.day and exists(day.year, day.month, until.day):
        last = one(day.replace(day=until.day))
        if first.first <= last.first:
            yield Span(first.first, last.first, ends=(first, last))


_LASTS: Final = late_pattern(r"\b(?:lasted|lasts|went on|continued|took)\s(?:for\s)?$")


def _lasting(day: date, said: SaidDate) -> Iterator[Span]:
    """Yield the days from ``day`` on of "it lasted four days", the last one counted or not."""
    length = UNITS[said.unit] * int(said.count or 0)
    for last in (shift(day, length - 1), shift(day, length)) if 0 < length < 100 else ():
        yield Span(day, last, ends=(one(day), one(last)))


_IT: Final = late_pattern(r"\s(?:it|that|this)(?=[,.;:]|\s(?:an?|the)\s)")
"""What is the event that was dated: on 19 May, and two days after it the depot."""


def _ways(said: SaidDate, text: str, word: str) -> tuple[int, ...]:
    """Return 1 for later, -1 for earlier; both where "after" and "before" join two events.

    In "it came a day after talks broke up" either may be the one that was dated.
    """
    way = -1 if word in _BACK else 1
    behind = text[said.end : said.end + 2].strip()
    joins = word in ("after", "before") and (not text or behind[:1].isalnum())
    joins = joins and not (text and _IT.match(text, said.end))
    return (way, -way) if joins else (way,)


def _next(said: SaidDate, base: Span) -> Iterator[Span]:
    way = 0 if said.rel in _SAME else -1 if said.rel in _BACK else 1 if said.rel in _ON else None
    if way is None:
        return
    if said.unit in ("day", "night"):
        yield one(shift(base.first, way))
    elif said.unit == "week":
        monday = shift(base.first, 7 * way - base.first.weekday())
        yield Span(monday, shift(monday, 6), loose=True)
    else:
        first = shift_months(base.first.replace(day=1), way * (1 if said.unit == "month" else 12))
        if said.unit == "year":
            yield Span(first.replace(month=1), first.replace(month=12, day=31))
        else:
            yield Span(first, shift(shift_months(first, 1), -1))


def _away(day: date, unit: str, count: int) -> Span:
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    if months:
        middle, slack = shift_months(day, count * months), 15 if unit == "month" else 183
    else:
        middle, slack = shift(day, count * UNITS[unit]), 3
    if UNITS[unit] == 1:
        return one(middle)
    return Span(shift(middle, -slack), shift(middle, slack), loose=True, also=(one(middle),))


def _hours(day: date, count: int, way: int, late: bool) -> Span:
    """Return the day some hours from another: the same, unless it was late or they are many."""
    far = shift(day, way * -(-count // 24))
    near = day if count < 12 else shift(day, way * (count // 24))
    also = (one(far),) if late or count >= 12 else ()
    return one(near)._replace(also=also)


def _tensed(said: SaidDate, text: str, anchor: date, span: Span) -> Span:
    """Return a weekday's days as the verb before it allows: past ones or coming ones."""
    possessive = text[said.end : said.end + 2] in ("'s", "’s")
    if said.prep not in ("on", "") or said.rel or said.until or possessive or not span.also:
        return span
    tense = tense_at(text, said)
    if tense == "past":
        return span._replace(also=())
    if tense == "coming" and span.first != anchor:
        return span.also[0]
    return span
