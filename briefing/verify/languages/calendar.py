"""Dates of a language that has a table: with its names of months and weekdays, or in digits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
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
)
from briefing.verify.language import Date
from briefing.verify.languages.counted import CountedDays
from briefing.verify.languages.date_patterns import DatePatterns
from briefing.verify.languages.near_days import (
    Way,
    begun,
    first_of,
    is_short,
    of_near_month,
    of_this_month,
    of_year_before,
    stretch_from,
    weekday_near,
    years_beside,
)
from briefing.verify.languages.table import LanguageTable, words_of
from briefing.verify.words.plain import plain
from briefing.verify.words.written import folded_text

_BEFORE: Final = late_pattern(r"([^\W\d_]+)['’\s-]+$")
_WORD: Final = late_pattern(r"[^\W\d_]+")
_AND: Final = "و"
_BEHIND: Final = late_pattern(r"\s*(?:(?P<word>[^\W\d_]+)|.)?", re.DOTALL)


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
        self._counted = CountedDays(table)
        self._day_words = _day_words(table)
        self._last, self._next, self._following = map(
            words_of, (table.last_words, table.next_words, table.following_words)
        )
        self._patterns = [
            late_pattern(pattern) for pattern in DatePatterns(table, set(self._day_words)).all()
        ]

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
        told: list[Span] = []
        dated = before  # the last one that has its year
        for each in self._said(text):
            span = self._span(each.groups, anchor)
            groups = each.groups
            if "same" in groups or ("in" not in groups and "day" in groups):
                span = of_year_before(span, dated, only="same" in groups)
            elif "bare" in groups:
                # Of a date before it that is a month or less it is a day, unless that stands in
                # another paragraph.
                near = None if told and is_short(told[-1]) else anchor
                span = of_near_month(int(groups["bare"]), near, before)
                if "onday" in groups:
                    span = self._on_weekday(groups, anchor, before) or span
            elif "current" in groups:
                span = of_this_month(int(groups["current"]), anchor, before)
            elif "named" in groups:
                span = self._weekday(groups, anchor, told)
            elif _COUNTED & set(groups):
                span = self._counted.read(groups, anchor, told)
            if span is not None:
                told.append(span)
            before = span or before
            dated = span if span and _DATED & set(groups) else dated
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

    def month_in(self, text: str) -> str:
        """Return the last name of a month in a text as it is printed, "" without one."""
        found = [word for word in _WORD.findall(text) if fold(word) in self._months]
        return found[-1] if found else ""

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
            if "none" in groups:
                continue
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
        if before is not None and (before[1] in self._in or text[start] == _AND):
            return True  # in Arabic "and" is written together with the month
        return "year" in groups and (word is None or word in self._stop)

    def _span(self, groups: dict[str, str], anchor: date | None) -> Span | None:
        if "iso" in groups:
            return parse_iso(groups["iso"])
        if "n4" in groups:
            return self._in_digits(int(groups["n1"]), int(groups["n2"]), int(groups["n4"]))
        if "begun" in groups:
            return begun(of_year(int(groups["begun"])), anchor)
        if "year" in groups:
            return of_year(int(groups["year"]))
        if "day" in groups:
            return self._of_days(groups, anchor)
        if "month" in groups:
            return of_month(int(groups["in"]), self._months[groups["month"]])
        if _COUNTED & set(groups):
            return self._counted.read(groups, anchor, ())
        return self._from_anchor(groups, anchor) if anchor else None

    def _from_anchor(self, groups: dict[str, str], anchor: date) -> Span | None:
        if "alone" in groups:
            month = self._months[groups["alone"]]
            year = nearest_year(month, 15, anchor)
            span = of_month(year, month)
            gone = (of_month(year - 1, month),) if span.first > anchor else ()
            ahead = groups.get("behind") in self._next and span.last < anchor
            coming = (of_month(year + 1, month),) if ahead else ()  # "mars prochain" in August
            return span._replace(also=(*gone, *coming))  # "since January" in October
        if "word" in groups:
            day = shift(anchor, self._days[groups["word"]])
            weekday = self._weekdays.get(groups.get("dayname", ""), day.weekday() + 1) - 1
            # Where it is none of that name, the text is older than its day of publication.
            return one(day) if weekday == day.weekday() else weekday_near(weekday, "", anchor, ())
        if "stretch" in groups:
            unit, _, number = self._stretches[groups["stretch"]].partition(" ")
            return stretch_from(unit, int(number), anchor)
        if "current" in groups:
            return of_this_month(int(groups["current"]), anchor, None)
        return self._weekday(groups, anchor, ()) if "named" in groups else None

    def _weekday(
        self, groups: dict[str, str], anchor: date | None, told: Sequence[Span]
    ) -> Span | None:
        said = {groups.get("ahead"), groups.get("behind")}
        ways: dict[Way, frozenset[str]] = {
            "last": self._last, "next": self._next, "following": self._following,
        }  # fmt: skip
        way: Way = next((way for way, words in ways.items() if said & words), "")
        return weekday_near(self._weekdays[groups["named"]] - 1, way, anchor, told)

    def _on_weekday(
        self, groups: dict[str, str], anchor: date | None, before: Span | None
    ) -> Span | None:
        """Return a day without its month that has a weekday: "lunes 16"."""
        span = of_near_month(int(groups["bare"]), anchor, before)
        weekday = self._weekdays[groups["onday"]] - 1
        found = (span._replace(also=()), *span.also) if span else ()
        return first_of([each for each in found if each.first.weekday() == weekday])

    def _of_days(self, groups: dict[str, str], anchor: date | None) -> Span | None:
        month = self._months[groups["month"]]
        last = self._day(groups["day"])
        begins = groups.get("from") or groups.get("since")
        first = self._day(begins) if begins else last
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
        also = years_beside(span, anchor) if anchor and "in" not in groups else ()
        return span._replace(ends=ends, also=also)

    def _day(self, text: str) -> int:
        word = text if text.isdigit() or text in self._day_words else text[1:]  # "and", in Arabic
        return int(word) if word.isdigit() else self._day_words[word]

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


_DATED: Final = {"in", "year", "begun", "iso", "n4", "same"}
"""Groups of a date that says of which year it is."""
_COUNTED: Final = {"way", "on", "ago", "hence", "step"}
"""Groups of a day that is counted from another."""


def _numbered(names: Iterable[Iterable[str]]) -> dict[str, int]:
    return {fold(name): number for number, each in enumerate(names, 1) for name in each}


def _day_words(table: LanguageTable) -> dict[str, int]:
    """Return the words for days of a month: ordinals, and numbers of one word."""
    words = dict.fromkeys(words_of(table.first_day), 1)
    numbers = [*table.numbers.items(), *table.day_words.items()]
    for value, listed in numbers:
        if _MOST >= float(value) > 1 or (value in table.day_words and float(value) == 1):
            words |= {fold(word): int(float(value)) for word in listed}
    return words


_MOST: Final = 31
