"""How a language writes dates, as expressions over a folded text with digits of one kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefing.brief.fold import fold
from briefing.verify.languages.counted import CountedDays, any_of
from briefing.verify.languages.table import LanguageTable, words_of

_ISO: Final = r"(?<![\w-])(?P<iso>\d{4}-\d\d(?:-\d\d)?)(?![\w-])"
_DIGITS: Final = (
    r"(?<![\w./-])(?P<n1>\d{1,2})(?P<sep>[./-])(?P<n2>\d{1,2})(?P=sep)(?P<n4>\d{4})(?![\w-])"
)
_CENTURIES: Final = r"1[89]\d\d|20\d\d"
"""Years; another number of four digits behind a month counts something."""
_YEAR: Final = rf"(?<![\w.,])(?P<year>{_CENTURIES})(?![\w%]|[.,]\d)"
_DAY_AND_WORD: Final = r"(?<![\w.,])\d{1,2}(?:\.|º|\s)\s?[^\W\d_]{3,}"
"""A day and what may be a month in a language whose months are not known."""


class DatePatterns:
    """The expressions for the dates of a language; a group each for what is read of them."""

    def __init__(self, table: LanguageTable, days: set[str]) -> None:
        self._table = table
        self._prefix = "[وفبلك]?" if table.script == "ARABIC" else ""
        self._of = any_of([*words_of(table.of), *map(fold, table.of_month)])
        self._months = any_of({fold(name) for each in table.months for name in each})
        self._weekdays = any_of({fold(name) for each in table.weekdays for name in each})
        self._day_words = days
        self._way = any_of(
            words_of(f"{table.last_words} {table.next_words} {table.following_words}")
        )

    def all(self) -> Iterator[str]:
        """Yield the expressions; where the months are not known, digits and what may be a date."""
        table = self._table
        yield from (_ISO, _DIGITS, _YEAR)
        if not table.months:
            yield rf"(?P<unread>{_DAY_AND_WORD})"
            return
        starts = any_of(map(fold, table.starts))
        yield rf"(?<!\w){self._prefix}{starts}\s+(?P<begun>{_CENTURIES})(?!\d)"
        yield from self._of_months()
        yield from self._bare()
        yield from self._weekday()
        named = rf"(?:[,،]?\s+(?P<dayname>{self._weekdays})(?!\w|\s+{self._way}(?!\w)))?"
        for group, words in (("word", table.days), ("stretch", table.spans)):
            listed = {fold(word) for each in words.values() for word in each}
            behind = named if group == "word" else ""  # "today, Tuesday"
            yield rf"(?<!\w){self._prefix}(?P<{group}>{any_of(listed)})(?!\w){behind}"
        of = any_of([*words_of(table.of), "que"])  # "before the rains" is no day
        relative = any_of(map(fold, table.relative))
        yield rf"(?<!\w){self._prefix}(?P<unread>{relative})(?!\w|\s+{of}(?!\w))"
        yield from CountedDays(table).patterns()
        yield rf"(?<!\w)(?P<none>{any_of(map(fold, table.no_days))})(?!\w)"

    def _of_months(self) -> Iterator[str]:
        table, month, prefix = self._table, self._months, self._prefix
        digits = rf"{prefix}(?<!\d)\d{{1,2}}(?!\d)"
        named = rf"{prefix}{any_of(self._day_words)}(?!\w)"
        day = rf"(?:{named}|{digits})"
        of = rf"(?:[\s'’]+{self._of}(?!\w))?"
        same = any_of(map(fold, table.that_year))
        to = rf"{any_of(words_of(table.to))}(?:\s+{any_of(words_of(table.articles))}(?!\w))?"
        # Words with spaces about: "the twenty-second" in Arabic is no range from the second.
        apart = rf"\s+{to}\s+"
        if prefix:
            apart = rf"(?:{apart}|\s+(?=و(?!العشرين|الثلاثين)))"
        begins = rf"(?P<from>{digits})\s*{to}\s*(?:{self._weekdays},?\s+)?"  # "lundi 3 et mardi 4"
        yield (
            rf"(?<!\w)(?:{prefix}(?P<weekday>{self._weekdays}),?\s+)?"
            rf"(?:{begins}|(?P<since>{named}){apart})?(?P<day>{day}){of}[\s'’]+(?P<month>{month})(?!\w)"
            rf"\.?(?:\s?/\s?{month}(?!\w))?(?:\s+{self._way}(?!\w))?"
            rf"(?:,?{of}\s+(?P<in>{_CENTURIES})(?!\d)|\s+(?P<same>{same})(?!\w))?"
        )
        twice = rf"(?!\w)(?:\s?/\s?{month}(?!\w))?"
        yield rf"(?<!\w){prefix}(?P<month>{month}){twice}{of}\s+(?P<in>{_CENTURIES})(?!\d)"
        behind = rf"(?:\s+(?:(?P<behind>{self._way})|(?P<same>{same}))(?!\w))?"
        yield rf"(?<!\w){prefix}(?P<alone>{month}){twice}{behind}"

    def _bare(self) -> Iterator[str]:
        """Yield expressions for a day without its month: "the 18th", "the 18th of this month"."""
        table = self._table
        leads = {each.split()[0] for each in map(fold, table.of_month)}
        small = any_of(words_of(table.stop_words) - words_of(table.of) - words_of(table.to) - leads)
        share = any_of(map(fold, table.percent))
        yield (
            rf"(?<!\w){any_of(words_of(table.the_day))}\s+(?P<bare>\d{{1,2}})(?!\s?{share})"
            rf"(?=\s?[,;:)]|\.?$|\.\s|\s{small}(?!\w))"
        )
        yield (
            rf"(?<!\w){self._prefix}(?P<onday>{self._weekdays})\s+(?P<bare>\d{{1,2}})(?!\s?{share})"
            rf"(?=\s?[,;:)]|\.?$|\.\s|\s{small}(?!\w))"
        )
        current = any_of(map(fold, table.this_month))
        yield rf"(?<![\w.,])(?P<current>\d{{1,2}})\s+{current}(?!\w)"

    def _weekday(self) -> Iterator[str]:
        way = self._way
        yield (
            rf"(?<!\w)(?:(?P<ahead>{way})\s+)?{self._prefix}(?P<named>{self._weekdays})"
            rf"(?:\s+(?P<behind>{way}))?(?!\w)"
        )
