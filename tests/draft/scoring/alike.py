"""When two names, numbers or stretches of days are the same, as the README of the corpus says."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from briefing.brief.fold import fold
from briefing.verify.days import Span
from briefing.verify.language import listed

_ARTICLES: Final = listed("the a an its his her their this")
_OF_PLACES: Final = listed(
    "town city village province district region river port valley county prefecture governorate "
    "checkpoint crossing bridge road hill ridge camp"
)
"""What may stand behind the name of a place without making another of it."""
_NUMBERS: Final = listed(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred hundreds thousand thousands million millions billion half third thirds quarter "
    "quarters fifth tenth dozen dozens twice doubled double few handful most"
)


_LIES: Final = re.compile(
    r"^([a-z].*?) (?:at|near|outside|above|below|by|from|between|in|on|[nsew]\S+ of)"
    r" (?:the )?[A-Z].*"
)
"""Behind a site without a name: where it lies, of "the creeks south of Oluma"."""


class Names(NamedTuple):
    """The names of one person or thing, or of any of several that are right."""

    all: tuple[str, ...]
    person: bool

    def has(self, found: str) -> bool:
        """Tell whether a name that was found is one of these, by the surname of a person, too."""
        theirs = bare(found)
        if not theirs:
            return False
        for name in self.all:
            ours = bare(name)
            if theirs == ours or (self.person and theirs.endswith(f" {ours}")):
                return True
        return False

    def has_place(self, found: str) -> bool:
        """As ``has``, what kind of place it is left out: "Kolo town"."""
        names = (found, _LIES.sub(r"\1", found))
        return any(map(self.has, names)) or any(
            placed(each) == placed(name) for name in self.all if placed(name) for each in names
        )

    def within(self, words: str) -> bool:
        """Tell whether one of these stands among the words by which a speaker was found."""
        theirs = f" {bare(words)} "
        for name in self.all:
            ours = bare(name)
            if ours and (f" {ours} " in theirs or (len(theirs) > 3 and theirs in f" {ours} ")):
                return True
        return False


def bare(name: str) -> str:
    """Return a name folded, without articles before it, points, quotes and possessives."""
    folded = re.sub(r"['’]s?\b", "", fold(name))
    words = re.findall(r"[\w&-]+", folded)
    while words and words[0] in _ARTICLES:
        words = words[1:]
    return " ".join(words)


def placed(name: str) -> str:
    """Return the name of a place without what kind of place it is."""
    return " ".join(word for word in bare(name).split() if word not in _OF_PLACES)


def same(name: str, others: Iterable[str]) -> bool:
    """Tell whether a name is one of several, folded."""
    return bare(name) in {bare(each) for each in others}


def numbers(words: str) -> list[str]:
    """Return the digits and number words of a printed figure, in order, its qualifier left out."""
    found = re.findall(r"\d+(?:[.,:]\d+)*½?|[^\W\d_]+", words.lower())
    counting = [each for each in found if each[0].isdigit() or each in _NUMBERS]
    return [each for each in counting if each != "most"] or counting


def plain(words: str) -> str:
    """Return the words of a quotation, signs and case left out."""
    return " ".join(re.findall(r"\w+", words.casefold()))


def days(value: str) -> tuple[date, date]:
    """Return the first and the last day of ``2020``, ``2020-03``, ``2020-03-04`` or ``a..b``."""
    first, _, last = value.partition("..")
    return _ends(first)[0], _ends(last or first)[1]


def _ends(value: str) -> tuple[date, date]:
    year, month, day = (*map(int, value.split("-")), 0, 0)[:3]
    if day:
        return date(year, month, day), date(year, month, day)
    last = month or 12
    return date(year, month or 1, 1), date(year, last, monthrange(year, last)[1])


def same_days(span: Span | None, value: str) -> bool:
    """Tell whether days that were found are the gold's; with soft ends, within them or around."""
    if span is None:
        return False
    first, last = days(value)
    soft = span.loose or ".." in value
    for each in (span, *span.also, *span.ends):
        inside = first <= each.first and each.last <= last
        around = each.first <= first and last <= each.last
        if (inside and around) or (soft and (inside or around)):
            return True
    return False
