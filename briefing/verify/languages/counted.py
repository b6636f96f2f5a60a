"""Days that a text counts from another: "three days later", "a week ago", "the day after"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from briefing.brief.fold import fold
from briefing.verify.days import Span, one, shift
from briefing.verify.languages.near_days import first_of, stretch_from
from briefing.verify.languages.table import LanguageTable, words_of

_NEVER: Final = r"(?!)"
_MOST: Final = 100
"""A number of days or weeks in words is less than this, and one word."""
_BASES: Final = 6
"""Dates before such a phrase from which it may count."""


class CountedDays:
    """What a language says of days counted from publication, or from a date before them."""

    def __init__(self, table: LanguageTable) -> None:
        self._numbers = {
            fold(word): int(float(value))
            for value, words in table.numbers.items()
            if 1 <= float(value) < _MOST
            for word in words
            if len(word.split()) == 1
        }
        self._units = {fold(word): int(key) for key, words in table.units.items() for word in words}
        self._later = set(map(fold, table.later))
        self._steps = {fold(word): key for key, words in table.steps.items() for word in words}
        self._table = table
        self._either = table.script == "ARABIC"  # "before three days" may be of a date, too

    def patterns(self) -> Iterator[str]:
        """Yield expressions for such phrases in a folded text, with groups that ``read`` knows."""
        table = self._table
        goes_on = any_of([*words_of(table.of), *words_of(table.articles)])
        ends = rf"(?!\w|\s+{goes_on}(?!\w)|\s+{any_of(words_of(table.of))}['’])"
        number = rf"(?P<count>\d{{1,3}}|{any_of(self._numbers)})"
        stretch = rf"{number}\s+(?P<unit>{any_of(self._units)})"
        way = any_of(map(fold, [*table.later, *table.earlier]))
        yield rf"(?<![\w.,]){stretch}\s+(?P<way>{way}){ends}"
        leads = (("on", table.on), ("ago", table.ago), ("hence", table.hence))
        for group, words in leads:
            yield rf"(?<!\w)[وف]?(?P<{group}>{any_of(map(fold, words))})\s+{stretch}{ends}"
        yield rf"(?<!\w)[وف]?(?P<step>{any_of(self._steps)}){ends}"

    def read(
        self, groups: Mapping[str, str], anchor: date | None, before: Sequence[Span]
    ) -> Span | None:
        """Return the days that a phrase means, whichever of the dates ``before`` it counts from.

        None where it counts from one that is not printed, or in months.
        """
        if "step" in groups:
            return self._step(groups["step"], before)
        days = self._days(groups)
        if not days:
            return None
        told = "ago" in groups or "hence" in groups
        if told and anchor is None:
            return None
        bases = [day for span in before[-_BASES:] for day in _single(span)]
        starts = ([anchor] if told and anchor else []) + bases[::-1]
        starts = starts[:1] if told and not self._either else starts
        return first_of([one(shift(day, days)) for day in starts])

    def _step(self, word: str, before: Sequence[Span]) -> Span | None:
        """Return the day or the stretch that follows a date, or comes before it."""
        unit, _, number = self._steps[word].rpartition(" ")
        bases = [day for span in before[-_BASES:] for day in _single(span)][::-1]
        if unit:
            return first_of([stretch_from(unit, int(number), day) for day in bases])
        return first_of([one(shift(day, int(number))) for day in bases])

    def _days(self, groups: Mapping[str, str]) -> int:
        count = groups["count"]
        number = int(count) if count.isdigit() else self._numbers[count]
        days = number * self._units[groups["unit"]]
        back = "ago" in groups or ("way" in groups and groups["way"] not in self._later)
        return -days if back else days


def _single(span: Span) -> Iterator[date]:
    """Yield the day of each reading of a date, of a range its last one."""
    for each in (span, *span.also):
        yield each.last


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for one of some folded words, the longest first; for none of none."""
    found = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, found))})" if found else _NEVER
