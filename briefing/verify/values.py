"""Figures and dates as values, and what the verification asks a language about them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Final, Literal, NamedTuple, Protocol

from msgspec import Struct

from briefing.brief.item_parts import Figure as BriefFigure
from briefing.compiled import late_pattern
from briefing.verify.days import Span

Op = Literal["=", ">", "<", ">=", "<=", "~"]
"""How a figure bounds the truth; ``~`` is about."""
Kind = Literal["count", "percent", "fraction", "money", "vague", "measure", "rank"]
"""What kind of number a figure is; a rank is a place in a row: fifth, number 3."""


class Figure(NamedTuple):
    """A number as it stands in a text.

    ``text`` is as printed, qualifier and unit included, what is counted not, unless the qualifier
    stands behind that ("40 mules at the most"). ``low`` and ``high`` are its ends, equal where it
    is one number, None where nothing can be said: a percentage as printed, a fraction from 0 to 1,
    a multiple ("tenfold") as a factor, a vague amount as the least and the most its words bear.
    ``noun`` is what is counted, up to three words, "" where nothing is. ``unit`` names the unit,
    the currency or the vague amount. ``also`` holds other values that the same digits may print,
    where a language leaves it open: 12,400.
    """

    text: str
    start: int
    end: int
    op: Op
    low: float | None
    high: float | None
    kind: Kind
    noun: str = ""
    unit: str = ""
    also: tuple[float, ...] = ()


_OR: Final = late_pattern(r"(?i)\bor\b")


def is_choice(figure: Figure) -> bool:
    """Tell whether a range is printed as one of two numbers: "27 or 49 percent"."""
    return _OR.search(figure.text) is not None


class Date(Struct, frozen=True):
    """A date as it stands in a text, the words before it that belong to it included."""

    text: str
    start: int
    end: int


class Figures(Protocol):
    """The numbers of a language and what they count."""

    def find_figures(self, text: str, *, source: bool = False) -> list[Figure]:
        """Return the figures of a text; of a ``source`` also what may fairly be taken for one."""

    def parse_figure(self, text: str, noun: str = "") -> Figure | None:
        """Return the first figure in a printed snippet that counts ``noun``; None without one."""

    def parse_figures(self, text: str, noun: str = "") -> list[Figure]:
        """Return every figure in a printed snippet, the first that of ``parse_figure``."""

    def without_share(self, unit: str) -> str:
        """Return the unit of a share without the words for it: what it is a share of."""

    def agrees(self, ours: Figure, theirs: Figure) -> bool:
        """Tell whether the source's figure is the number of the brief's, qualifiers aside."""

    def plain_number(self, figure: Figure) -> int | None:
        """Return the number of a figure that, printed so, agrees with no other such number.

        None of all else: of ranges, shares, measures, numbers so great that near ones agree.
        """

    def same_qualifier(self, ours: Figure, theirs: Figure) -> bool:
        """Tell whether two figures bound the truth alike."""

    def names_currency(self, text: str, start: int, end: int) -> bool:
        """Tell whether a name in a text says whose money a figure is."""

    def listings(self, text: str) -> set[int]:
        """Return how many members each list in a text has, such as names joined by "and"."""

    def may_point(self, figure: Figure) -> bool:
        """Tell whether a share may be an ordinal: "a third"."""

    def rivals(self, ours: Figure, theirs: Figure) -> bool:
        """Tell whether two ranks that differ are of the same row."""

    def opposes(self, ours: Figure, theirs: Figure) -> bool:
        """Tell whether two figures differ by the sign alone."""

    def falls(self, text: str) -> bool:
        """Tell whether a text says that something became less."""

    def restates(self, ours: Figure, theirs: Figure) -> bool:
        """Tell whether the source bounds the same amount so in another unit."""

    def is_change_of(self, ours: Figure, theirs: Collection[Figure]) -> bool:
        """Tell whether both ends of a change are among the figures of a paragraph."""

    def tells_change(self, text: str, start: int, end: int) -> bool:
        """Tell whether the words around a number say that it is a difference or what is left."""

    def tells_sum(self, text: str) -> bool:
        """Tell whether a text says that a number of it is a sum."""

    def tells_exchange(self, text: str) -> bool:
        """Tell whether a text gives one number in the place of another: 40 instead of 24."""

    def limits(self, text: str) -> bool:
        """Tell whether a text sets a limit, so that its numbers may be called the most."""

    def tells_row(self, text: str, start: int, end: int) -> bool:
        """Tell whether the words around a number say that so many follow each other."""

    def contradiction(self, figure: BriefFigure) -> str:
        """Return the sentence why a figure's fields do not fit its own text, "" where they do."""

    def stems_of(self, noun: str) -> list[int | str]:
        """Return the stems of the words of what is counted."""

    def tells_apart(self, noun: str) -> bool:
        """Tell whether another noun beside the same number would be another thing."""

    def same_noun(self, ours: str, theirs: str) -> bool:
        """Tell whether two nouns may say the same of a number."""

    def other_noun(self, ours: str, theirs: str, known: Collection[int | str]) -> bool:
        """Tell whether two nouns say different things; ``known`` are stems of the paragraph."""

    def is_another_thing(self, ours: str, theirs: str) -> bool:
        """Tell whether what is counted by one noun is never what is counted by the other."""

    def may_be_called(self, ours: str, theirs: str, known: Collection[int | str]) -> bool:
        """Tell whether a desk may call by one noun what the source counts by another."""

    def exchanged(
        self,
        figure: Figure,
        alike: Collection[Figure],
        ours: Collection[Figure],
        theirs: Collection[Figure],
    ) -> Figure | None:
        """Return the figure of the source with which one of ours has changed places.

        ``alike`` are those of ``theirs`` that agree with it.
        """

    def proves_figure(self, figure: Figure) -> bool:
        """Tell whether a figure of an item that no paragraph has is thereby shown to be wrong."""

    def parts_too_great(
        self, text: str, figures: Sequence[Figure]
    ) -> Iterator[tuple[Figure, Figure]]:
        """Yield each part that is greater than its whole, with the whole."""


class Dates(Protocol):
    """The dates of a language, and which days they mean."""

    def find_dates(self, text: str) -> list[Date]:
        """Return the dates of a text, in order, without overlap."""

    def resolve(self, text: str, anchor: date | None) -> Span | None:
        """Return the days of the first date in a text that was published on ``anchor``."""

    def find_spans(
        self, text: str, anchor: date | None, before: Span | None
    ) -> list[tuple[Date, Span | None]]:
        """Return the dates of a paragraph with the days they mean there.

        ``before`` is the day printed last before the paragraph, from which "the next day" counts.
        """

    def resolve_all(
        self, texts: Sequence[str], anchor: date | None, before: Span | None
    ) -> list[Span | None]:
        """Return the days of dates that stand in one paragraph in this order, as printed there."""

    def is_time(self, text: str) -> bool:
        """Tell whether a printed date is a time of the day that a clock shows."""

    def tells_time(self, text: str) -> bool:
        """Tell whether a text gives a time of the day in words that are not read: half past six."""

    def same_time(self, ours: str, theirs: str) -> bool | None:
        """Tell whether two printed times are one; None where that cannot be told."""

    def refutes_time(self, ours: str, theirs: str) -> bool:
        """Tell whether a printed time leaves no doubt that ours is another one."""

    def misnamed(self, text: str, anchor: date | None) -> bool:
        """Tell whether a date names another weekday than its day has."""

    def impossible(self, text: str) -> Literal["", "date", "time"]:
        """Tell whether a date or a time is none that there is: 31 June, at 25:70."""

    def may_mean(self, ours: str, theirs: str) -> bool:
        """Tell whether two dates that mean the same days may stand for each other."""

    def same_words(self, ours: str, theirs: str) -> bool:
        """Tell whether a brief's date says in other small words what the source prints."""

    def measures(self, ours: str, theirs: str) -> bool:
        """Tell whether a date counts back by what the source gives as a length of time."""

    def proves_date(self, text: str, anchor: date | None, printed: Sequence[Span | None]) -> bool:
        """Tell whether a date that does not follow from the ``printed`` ones is thereby wrong."""

    def hints_at(self, value: str, text: str, anchor: date | None) -> bool:
        """Tell whether a paragraph may say a date in a way that prints none."""

    def weekdays(self, text: str) -> set[int]:
        """Return the weekdays that dates in a text are named by alone, Monday as 0."""
