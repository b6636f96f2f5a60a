"""Figures and dates of two languages compared: by value, whatever words stand beside them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from math import isclose
from typing import Final, Literal, Protocol

from briefing.brief.fold import fold
from briefing.verify.days import Span
from briefing.verify.language import Date, Figure, Mismatch, Mispaired
from briefing.verify.languages.units import unit_of
from briefing.verify.rounding import rounds

_BEGINNING: Final = 4
_OF_SHARES: Final = ("point", "punto", "نقط", "percent", "cent", "cada", "sur")
"""How words behind the number of a share begin that is printed in another way."""


class _ReadsDates(Protocol):
    def find_dates(self, text: str) -> list[Date]: ...

    def resolve(self, text: str, anchor: date | None) -> Span | None: ...


class ByValue:
    """What two languages have in common: numbers and days. Of words it tells nothing."""

    judged: frozenset[str] = frozenset()
    reads_words: bool = False

    def agrees(self, ours: Figure, theirs: Figure) -> bool:
        """Tell whether the source's figure is the number of the brief's, qualifiers aside."""
        if ours.kind == "vague":
            return any(_within(value, ours) for value in _values(theirs))
        if theirs.kind == "vague":
            return False
        mine = _values(ours)
        if ours.low != ours.high or None in (ours.low, theirs.low):
            return (ours.low, ours.high) == (theirs.low, theirs.high) and ours.low is not None
        if theirs.low != theirs.high:
            return any(_alike(value, end) for value in mine for end in (theirs.low, theirs.high))
        if self.reads_words and _counts_apart(ours, theirs):
            return False
        if ours.noun and self.of_date(theirs) and not self.of_date(ours):
            return False  # "17 soldiers" beside the 17th of April
        units = _factors(ours, theirs)
        return any(
            _alike(value * size, other) or (size == 1 and rounds(ours, theirs, (value, other)))
            for value in mine
            for other in _values(theirs)
            for size in units
        )

    def plain_number(self, figure: Figure) -> int | None:
        """Return None: digits may print more than one number, so that each is held against all."""
        return None

    def of_date(self, figure: Figure) -> bool:
        """Tell whether a number of a source is one of a date: it counts nothing."""
        return False

    def same_qualifier(self, ours: Figure, theirs: Figure) -> bool:
        """Tell whether ours leaves out no bound that was read in the source."""
        return ours.op != "=" or theirs.op == "=" or ours.kind == "vague"

    def is_change_of(self, ours: Figure, theirs: Collection[Figure]) -> bool:
        """Tell whether both ends of a range are among the figures of a paragraph."""
        ends = [ours._replace(low=end, high=end) for end in (ours.low, ours.high)]
        return ours.low != ours.high and all(
            any(self.agrees(end, each) for each in theirs) for end in ends
        )

    def names_currency(self, text: str, start: int, end: int) -> bool:
        """Return True: whose money an amount is may be said in words that are not read."""
        return True

    def listings(self, text: str) -> set[int]:
        """Return nothing: what is listed is not counted."""
        return set()

    def may_point(self, figure: Figure) -> bool:
        """Return False: shares are read as shares."""
        return False

    def rivals(self, ours: Figure, theirs: Figure) -> bool:
        """Return False: what a rank is of is not compared."""
        return False

    def opposes(self, ours: Figure, theirs: Figure) -> bool:
        """Return False: a sign may be said in words that are not read."""
        return False

    def falls(self, text: str) -> bool:
        """Return False: what became less is not read."""
        return False

    def restates(self, ours: Figure, theirs: Figure) -> bool:
        """Return False: units are not compared."""
        return False

    def tells_sum(self, text: str) -> bool:
        """Return False: sums are not read."""
        return False

    def tells_exchange(self, text: str) -> bool:
        """Return False: what stands in the place of what is not read."""
        return False

    def limits(self, text: str) -> bool:
        """Return True: what sets a limit is not read."""
        return True

    def tells_row(self, text: str, start: int, end: int) -> bool:
        """Return False: what follows each other is not read."""
        return False

    def stems_of(self, noun: str) -> list[int | str]:
        """Return nothing: what is counted is not compared."""
        return []

    def tells_apart(self, noun: str) -> bool:
        """Return False: what is counted is not compared."""
        return False

    def same_noun(self, ours: str, theirs: str) -> bool:
        """Return True: what is counted is not compared."""
        return True

    def other_noun(self, ours: str, theirs: str, known: Collection[int | str]) -> bool:
        """Return False: what is counted is not compared."""
        return False

    def is_another_thing(self, ours: str, theirs: str) -> bool:
        """Return False: what is counted is not compared."""
        return False

    def may_be_called(self, ours: str, theirs: str, known: Collection[int | str]) -> bool:
        """Return True: what is counted is not compared."""
        return True

    def exchanged(
        self,
        figure: Figure,
        alike: Collection[Figure],
        ours: Collection[Figure],
        theirs: Collection[Figure],
    ) -> Figure | None:
        """Return the figure of the source with which one of ours has changed places.

        Ours has two numbers with the nouns that the source gives the other way round. Nouns of two
        languages are one where they begin alike: "soldiers", "soldats".
        """
        alike = [each for each in alike if each.noun]
        if not figure.noun or not alike or any(_begin_alike(figure, each) for each in alike):
            return None
        own = [each for each in theirs if _begin_alike(figure, each)]
        for other in own if len(own) == 1 else ():
            for swapped in ours:
                if self.agrees(swapped, other) and not self.agrees(figure, other):
                    there = next((each for each in alike if _begin_alike(swapped, each)), None)
                    if there is not None:
                        return there
        return None

    def parts_too_great(
        self, text: str, figures: Sequence[Figure]
    ) -> Iterator[tuple[Figure, Figure]]:
        """Yield nothing: what is a part of what is not read."""
        return iter(())

    def find_spans(
        self: _ReadsDates, text: str, anchor: date | None, before: Span | None
    ) -> list[tuple[Date, Span | None]]:
        """Return the dates of a paragraph with their days, each counted from publication."""
        return [(each, self.resolve(each.text, anchor)) for each in self.find_dates(text)]

    def resolve_all(
        self: _ReadsDates, texts: Sequence[str], anchor: date | None, before: Span | None
    ) -> list[Span | None]:
        """Return the days of dates, each counted from publication."""
        return [self.resolve(text, anchor) for text in texts]

    def is_time(self, text: str) -> bool:
        """Return False: times of the day are not read."""
        return False

    def tells_time(self, text: str) -> bool:
        """Return True: a time of the day may be said in words that are not read."""
        return True

    def same_time(self, ours: str, theirs: str) -> bool | None:
        """Return None: times of the day are not compared."""
        return None

    def refutes_time(self, ours: str, theirs: str) -> bool:
        """Return False: times of the day are not compared."""
        return False

    def impossible(self, text: str) -> Literal["", "date", "time"]:
        """Return "": what reads like a date is one."""
        return ""

    def may_mean(self, ours: str, theirs: str) -> bool:
        """Return True: dates are compared by their days alone."""
        return True

    def measures(self, ours: str, theirs: str) -> bool:
        """Return False: no length of time is read."""
        return False

    def same_words(self, ours: str, theirs: str) -> bool:
        """Tell whether two dates are printed alike."""
        return fold(ours) == fold(theirs)

    def weekdays(self, text: str) -> set[int]:
        """Return nothing: dates are compared by their days alone."""
        return set()

    def degree(self, text: str, paragraphs: Sequence[str]) -> Mismatch | None:
        """Return None: how far a sentence goes is not compared."""
        return None

    def opposite(self, text: str, paragraphs: Sequence[str]) -> Mismatch | None:
        """Return None: words are not compared by their meaning."""
        return None

    def unearned(self, text: str, paragraphs: Sequence[str]) -> Mismatch | None:
        """Return None: what is said otherwise is not read."""
        return None

    def denied_beside(self, text: str, paragraphs: Sequence[str], found: Sequence[str]) -> bool:
        """Return False: what stands beside a denial is told of two languages alone."""
        return False

    def negation(self, text: str, paragraphs: Sequence[str]) -> Mismatch | None:
        """Return None: what is denied is not compared."""
        return None

    def mispaired(self, text: str, places: object, anchor: object) -> list[Mispaired]:
        """Return nothing: what a value is of is told by words."""
        return []


def _measured(figure: Figure) -> bool:
    """Tell whether a figure is in a unit that is a thousand of another: kilometres, tonnes."""
    return figure.kind == "measure" or fold(figure.noun).startswith(("kilo", "km", "kg", "ton"))


def _factors(ours: Figure, theirs: Figure) -> tuple[float, ...]:
    """Return by what a number of ours may be multiplied to be theirs; nothing if none is known."""
    mine, other = unit_of(ours), unit_of(theirs)
    if mine and other:
        return (mine[1] / other[1],) if mine[0] == other[0] else ()
    scaled = (_measured(ours) or _measured(theirs)) and not _one_unit(ours, theirs)
    return (1.0, 1e3, 1e-3) if scaled else (1.0,)


def _counts_apart(ours: Figure, theirs: Figure) -> bool:
    """Tell whether one of two numbers is a share, and the other counts something."""
    shares = [each.kind == "percent" for each in (ours, theirs)]
    if shares[0] == shares[1]:
        return False
    other = theirs if shares[0] else ours
    noun = fold(other.noun)
    return other.kind in ("count", "rank") and bool(noun) and not noun.startswith(_OF_SHARES)


def _one_unit(ours: Figure, theirs: Figure) -> bool:
    """Tell whether two figures of one language are printed with the same word for a unit."""
    return ours.kind == theirs.kind == "count" and fold(ours.noun)[:5] == fold(theirs.noun)[:5]


def _begin_alike(ours: Figure, theirs: Figure) -> bool:
    """Tell whether what two figures count has the same beginning, accents apart."""
    one, other = fold(ours.noun)[:_BEGINNING], fold(theirs.noun)[:_BEGINNING]
    return len(one) == _BEGINNING and one == other


def _values(figure: Figure) -> list[float]:
    """Return the values that a figure may have; shares as percentages."""
    times = 100.0 if figure.kind == "fraction" and figure.unit != "times" else 1.0
    return [value * times for value in (figure.low, *figure.also) if value is not None]


def _alike(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def _within(value: float, bounds: Figure) -> bool:
    low, high = bounds.low, bounds.high
    return low is not None and low <= value and (high is None or value <= high)
