"""Dates of a language that has a table: with its names of months and weekdays, or in digits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from briefing.brief.fold import fold
from briefing.compiled import late_pattern
from briefing.verify.days import (
    Span,
    exists,
    nearest_year,
    of_month,
    of_year,
    one,
    parse_iso,
    shift,
    shift_months,
)
from briefing.verify.language import Date
from briefing.verify.languages.table import LanguageTable, words_of
from briefing.verify.languages.tokens import plain
from briefing.verify.words.written import folded_text

_NEVER: Final = r"(?!)"
_ISO: Final = r"(?<![\w-])(?P<iso>\d{4}-\d\d(?:-\d\d)?)(?![\w-])"
_DIGITS: Final = (
    r"(?<![\w./])(?P<n1>\d{1,2})(?P<sep>[./])(?P<n2>\d{1,2})(?P=sep)(?P<n4>\d{4})(?!\w)"
)
_CENTURIES: Final = r"1[89]\d\d|20\d\d"
"""Years; another number of four digits behind a month counts something."""
_YEAR: Final = rf"(?<![\w.,])(?P<year>{_CENTURIES})(?![\w%]|[.,]\d)"
_BEFORE: Final = late_pattern(r"([^\W\d_]+)['’\s]+$")
_BEHIND: Final = late_pattern(r"\s*(?:(?P<word>[^\W\d_]+)|.)?", re.DOTALL)
_DAY_AND_WORD: Final = r"(?<![\w.,])\d{1,2}(?:\.|º|\s)\s?[^\W\d_]{3,}"
"""A day and what may be a month in a language whose months are not known."""


class _Said(Struct, frozen=True):
    """A date as a pattern found it: where, and the groups by name."""

    start: int
    end: int
    groups: dict[str, str]


class Calendar:
    """The dates of a language by its table."""

    def __init__(self, table: LanguageTable) -> None:
        self._months = _numbered(table.months)
        self._weekdays = _numbered(table.weekdays)
        self._days = {fold(word): int(key) for key, words in table.days.items() for word in words}
        self._stretches = {fold(word): key for key, words in table.spans.items() for word in words}
        self._in = words_of(table.in_)
        self._stop = words_of(table.stop_words)
        self._known = bool(table.months)
        self._patterns = [late_pattern(pattern) for pattern in self._written(table)]

    def _written(self, table: LanguageTable) -> Iterator[str]:
        yield from (_ISO, _DIGITS, _YEAR)
        if not self._known:
            yield rf"(?P<unread>{_DAY_AND_WORD})"
            return
        prefix = "[وفبلك]?" if table.script == "ARABIC" else ""
        month, weekday = _any(self._months), _any(self._weekdays)
        first = words_of(table.first_day)
        day = rf"(?:(?<!\d)\d{{1,2}}(?!\d)|{_any(first)})"
        of = rf"(?:[\s'’]+{_any(words_of(table.of))}(?!\w))?"
        to = rf"{_any(words_of(table.to))}(?:\s+{_any(words_of(table.articles))}(?!\w))?"
        yield (
            rf"(?<!\w)(?:{prefix}(?P<weekday>{weekday}),?\s+)?"
            rf"(?:(?P<from>{day})\s*{to}\s*)?(?P<day>{day}){of}[\s'’]+(?P<month>{month})(?!\w)"
            rf"\.?(?:\s?/\s?{month}(?!\w))?"
            rf"(?:,?{of}\s+(?P<in>{_CENTURIES})(?!\d))?"
        )
        twice = rf"(?!\w)(?:\s?/\s?{month}(?!\w))?"
        yield rf"(?<!\w){prefix}(?P<month>{month}){twice}{of}\s+(?P<in>{_CENTURIES})(?!\d)"
        yield rf"(?<!\w){prefix}(?P<alone>{month}){twice}"
        the = _any(words_of(table.the_day))
        small = _any(self._stop - words_of(table.of) - words_of(table.to))
        yield rf"(?<!\w){the}\s+(?P<bare>\d{{1,2}})(?=\s?[,;:)]|\.?$|\.\s|\s{small}(?!\w))"
        yield rf"(?<!\w){prefix}(?P<named>{weekday})(?!\w)"
        yield rf"(?<!\w){prefix}(?P<word>{_any(self._days)})(?!\w)"
        yield rf"(?<!\w){prefix}(?P<stretch>{_any(self._stretches)})(?!\w)"
        yield rf"(?<!\w){prefix}(?P<unread>{_any(map(fold, table.relative))})(?!\w)"

    def find(self, text: str) -> list[Date]:
        """Return the dates of a text in order, and phrases for days that no rule counts."""
        return [
            Date(text[each.start : each.end], each.start, each.end) for each in self._said(text)
        ]

    def resolve(self, text: str, anchor: date | None) -> Span | None:
        """Return the days of the first date in a text that was published on ``anchor``."""
        first = next(iter(self._said(text)), None)
        return self._span(first.groups, anchor) if first else None

    def find_spans(
        self, text: str, anchor: date | None, before: Span | None
    ) -> list[tuple[Date, Span | None]]:
        """Return the dates of a paragraph; "the 18th" is of the month of the date before it."""
        out: list[tuple[Date, Span | None]] = []
        for each in self._said(text):
            span = self._span(each.groups, anchor)
            if "bare" in each.groups and before is not None:
                span = _in_month_of(before, int(each.groups["bare"]))
            before = span or before
            out.append((Date(text[each.start : each.end], each.start, each.end), span))
        return out

    def misnamed(self, text: str) -> bool:
        """Tell whether a whole date names another weekday than its day has."""
        for each in self._said(text):
            weekday, year = each.groups.get("weekday"), each.groups.get("in")
            span = self._span(each.groups, None) if weekday and year else None
            if span is not None and weekday and span.first == span.last:
                return self._weekdays[weekday] - 1 != span.first.weekday()
        return False

    def _said(self, text: str) -> list[_Said]:
        back = folded_text(plain(text)).folded
        hits = [
            (match.span(), {key: value for key, value in match.groupdict().items() if value})
            for pattern in self._patterns
            for match in pattern.finditer(back.text)
        ]
        out: list[_Said] = []
        last = 0
        for (start, end), groups in sorted(hits, key=lambda hit: (hit[0][0], -hit[0][1])):
            if start < last or not self._fair(groups, back.text, start, end):
                continue
            last = end
            before = _BEFORE.search(back.text, max(start - 24, 0), start)
            if "alone" in groups and before is not None:
                start = before.start()  # "en mars" is a date, "mars" is none
            out.append(_Said(*back.printed(start, end), groups))
        return out

    def _fair(self, groups: dict[str, str], text: str, start: int, end: int) -> bool:
        """Tell whether what looks like a date is one where it stands.

        A month alone is one behind a small word ("en mars"), and so is a year, unless a word
        that may be counted follows it ("1840 damnificados").
        """
        if not {"alone", "year"} & set(groups):
            return True
        before = _BEFORE.search(text, max(start - 24, 0), start)
        behind = _BEHIND.match(text, end)
        word = behind["word"] if behind else None
        if before is not None and before[1] in self._in:
            return True
        return "year" in groups and (word is None or word in self._stop)

    def _span(self, groups: dict[str, str], anchor: date | None) -> Span | None:
        if "iso" in groups:
            return parse_iso(groups["iso"])
        if "n4" in groups:
            return self._in_digits(int(groups["n1"]), int(groups["n2"]), int(groups["n4"]))
        if "year" in groups:
            return of_year(int(groups["year"]))
        if "day" in groups:
            return self._of_days(groups, anchor)
        if "month" in groups:
            return of_month(int(groups["in"]), self._months[groups["month"]])
        return self._from_anchor(groups, anchor) if anchor else None

    def _from_anchor(self, groups: dict[str, str], anchor: date) -> Span | None:
        if "alone" in groups:
            month = self._months[groups["alone"]]
            year = nearest_year(month, 15, anchor)
            span = of_month(year, month)
            gone = (of_month(year - 1, month),) if span.first > anchor else ()
            return span._replace(also=gone)  # "since January" in October
        if "word" in groups:
            return one(shift(anchor, self._days[groups["word"]]))
        if "stretch" in groups:
            unit, _, number = self._stretches[groups["stretch"]].partition(" ")
            return _counted(unit, int(number), anchor)
        if "named" in groups:
            back = (anchor.weekday() - self._weekdays[groups["named"]] + 1) % 7
            days = [one(shift(anchor, days)) for days in (-back, 7 - back, -back - 7)]
            return days[0]._replace(also=tuple(days[1:]))
        return None

    def _of_days(self, groups: dict[str, str], anchor: date | None) -> Span | None:
        month = self._months[groups["month"]]
        last = _day(groups["day"])
        first = _day(groups["from"]) if "from" in groups else last
        if "in" in groups:
            year = int(groups["in"])
        elif anchor is not None and 1 <= last <= 31:
            year = nearest_year(month, last, anchor)
        else:
            return None
        if not (exists(year, month, first) and exists(year, month, last)) or first > last:
            return None
        span = Span(date(year, month, first), date(year, month, last))
        ends = (one(span.first), one(span.last)) if first < last else ()
        return span._replace(ends=ends)

    def _in_digits(self, one_number: int, other: int, year: int) -> Span | None:
        """Read 12/01/2026: day before month; where no rule tells, the other order as well."""
        days = [
            one(date(year, month, day))
            for day, month in ((one_number, other), (other, one_number))
            if exists(year, month, day)
        ]
        if not days:
            return None
        return days[0] if self._known else days[0]._replace(also=tuple(days[1:]))


def stable(readings: Sequence[Span | None]) -> bool:
    """Tell whether a date means the same days from wherever it is counted: "9 May", "2021".

    ``readings`` are its days from days of publication over more than a year. Of a month or less
    the year may be another each time; a longer stretch must be the very same.
    """
    spans = [(each, *each.also, *each.ends) if each else () for each in readings]
    same = set.intersection(*({span[:2] for span in each} for each in spans))
    in_year = set.intersection(*({_in_year(span) for span in each} for each in spans))
    return bool(same) or any(days <= 31 for _, _, days in in_year)


def _in_year(span: Span) -> tuple[int, int, int]:
    """Return the month and day that a stretch begins on, and how many days later it ends."""
    return span.first.month, span.first.day, (span.last - span.first).days


def _counted(unit: str, number: int, anchor: date) -> Span:
    """Return the week, month or year that is so many on from that of ``anchor``."""
    if unit == "year":
        return of_year(anchor.year + number)
    if unit == "month":
        day = shift_months(anchor, number)
        return of_month(day.year, day.month)
    monday = shift(anchor, 7 * number - anchor.weekday())
    return Span(monday, shift(monday, 6), loose=True)


def _in_month_of(before: Span, day: int) -> Span | None:
    """Return a day of the month that a date before it ends in; None where it has no such day."""
    year, month = before.last.year, before.last.month
    same = (before.last - before.first).days < _MONTH and exists(year, month, day)
    return one(date(year, month, day)) if same else None


_MONTH: Final = 31


def _numbered(names: Iterable[Iterable[str]]) -> dict[str, int]:
    return {fold(name): number for number, each in enumerate(names, 1) for name in each}


def _any(words: Iterable[str]) -> str:
    """Return a pattern for one of some folded words, the longest first; for none of none."""
    found = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, found))})" if found else _NEVER


def _day(text: str) -> int:
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else 1
