"""A language by its table, and two languages held against each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from math import isclose
from typing import Final

from briefing.brief.item_parts import Figure as BriefFigure
from briefing.format.problems import shown
from briefing.verify.days import Span
from briefing.verify.language import Attributed, Date, Figure, Mismatch, Name, Word
from briefing.verify.languages.calendar import Calendar
from briefing.verify.languages.denials import Denials, stem_of
from briefing.verify.languages.names import Capitals, TextBook
from briefing.verify.languages.near_days import is_fixed
from briefing.verify.languages.numbers import Numbers
from briefing.verify.languages.speech import Sayings
from briefing.verify.languages.table import LanguageTable, Region, words_of
from briefing.verify.languages.units import BARE_DAY, of_dates, proves_words, uncounted, within
from briefing.verify.languages.values import ByValue
from briefing.verify.words.normalise import Token
from briefing.verify.words.quotes import Stretch
from briefing.verify.words.written import FoldedText, folded_words

_OPS: Final[dict[str, tuple[str, ...]]] = {
    "~": ("~", "=", "<", ">"), ">": (">", ">="), ">=": (">=", ">"), "<": ("<", "<="),
    "<=": ("<=", "<"),
}  # fmt: skip
"""What may be given as the op of a figure whose own text has a qualifier."""
_BESIDE: Final = 24
"""Characters on either side of a number in which a word may stand that is said of it."""
_LEAST: Final = 3
"""Digits of a number that is hardly written in words, if more than one of them is no nought."""

_ANY_DAY: Final = date(2000, 2, 1)


class Foreign(ByValue):
    """A language that has a table, or none: then of numbers and dates digits alone are read."""

    def __init__(self, table: LanguageTable, region: Region | None = None) -> None:
        self.table = table
        self.called = table.name
        self.reads_words = bool(table.numbers)
        self.limit = f"no rules for {table.name} yet"
        if table.numbers:
            self.limit = f"in {table.name} only what stands there as written is found"
        self._numbers = Numbers(table, region)
        self._calendar = Calendar(table)
        self._names = Capitals(table)
        self._sayings = Sayings(table)
        self._articles = words_of(table.articles)
        self._stop = words_of(table.stop_words)
        self._confirming = words_of(table.confirming)
        self._denials = Denials(table, self.content_words)
        self._differences = words_of(table.differences)

    # -- figures ----------------------------------------------------------------------------

    def find_figures(self, text: str, *, source: bool = False) -> list[Figure]:
        """Return the figures of a text; of a ``source`` also those inside dates, and a lone one."""
        if source:
            found = self._numbers.find(text)
            dated = of_dates(found, self.find_dates(text), self._calendar.month_in)
            return [*dated, *self._numbers.find_parts(text, found)]
        # "The 35th of May" is no date, and its number stands nowhere.
        told = self.find_dates(text)
        dates = [
            Stretch(each.start, each.end)
            for each in told
            if self.resolve(each.text, _ANY_DAY) is not None
        ]
        bare = [each for each in told if BARE_DAY.fullmatch(each.text)]
        found = [
            figure._replace(noun="") if any(within(figure, day) for day in bare) else figure
            for figure in self._numbers.find(text, dates, least=2)
        ]
        return [uncounted(each, self._calendar.month_in) for each in found]

    def of_date(self, figure: Figure) -> bool:
        """Tell whether a number of a source is one of a date."""
        if figure.kind == "rank":
            return True
        return self._calendar.month_in(figure.noun) == figure.noun != ""

    def parse_figure(self, text: str, noun: str = "") -> Figure | None:
        """Return the first figure in a printed snippet; None without one."""
        return next(iter(self.parse_figures(text, noun)), None)

    def parse_figures(self, text: str, noun: str = "") -> list[Figure]:
        """Return every figure in a printed snippet, which counts ``noun`` where that is outside.

        A number of a date is a rank: nothing is reckoned with it.
        """
        found = self._numbers.find(text)
        parts = self._numbers.find_parts(text, found)
        if parts and (parts[0].start, parts[0].end) == (0, len(text)):
            return parts[:1]
        if len(found) == 1 and BARE_DAY.fullmatch(text) and self.find_dates(f"{text},"):
            return [found[0]._replace(text=text, kind="rank")]
        found = [each._replace(noun=each.noun or noun) for each in found]
        dated = bool(noun) and self._calendar.month_in(noun) == noun
        return [
            each._replace(kind="rank") if dated and each.kind == "count" else each for each in found
        ]

    def without_share(self, unit: str) -> str:
        """Return the unit as it is."""
        return unit

    def tells_change(self, text: str, start: int, end: int) -> bool:
        """Tell whether one of the table's words for a difference stands near a number."""
        near = folded_words(f"{text[max(0, start - _BESIDE) : start]} {text[end : end + _BESIDE]}")
        if self.table.script == "ARABIC":  # which writes "by" and "and" together with the word
            near += [word[1:] for word in near]
        return not self._differences.isdisjoint(near)

    def contradiction(self, figure: BriefFigure) -> str:
        """Return the sentence why a figure's fields do not fit its own text, "" where they do."""
        parsed = self.parse_figures(figure.text)
        if not parsed:
            return ""
        said = [value for each in parsed for value in (each.low, *each.also) if value is not None]
        sizes = [1.0, *(1 / scale for scale in self._numbers.scaled(figure.unit or ""))]
        if parsed[0].kind in ("percent", "fraction"):
            sizes.append(0.01 if parsed[0].kind == "percent" else 100.0)
        for key in ("value", "min", "max"):
            given = getattr(figure, key)
            if given is not None and not any(
                isclose(given, value * size, rel_tol=1e-9) for value in said for size in sizes
            ):
                return f"its text {shown(figure.text)} does not say {key} {given:,}."
        op = parsed[0].op
        if len(parsed) == 1 and op != "=" and figure.op not in _OPS[op]:
            return f"its text {shown(figure.text)} says {op}, its op is {figure.op}."
        return ""

    def proves_figure(self, figure: Figure) -> bool:
        """Tell whether a number in digits could stand in the text in no way that is not read."""
        digits = [char for char in figure.text if char.isdecimal()]
        if not digits:
            return self.reads_words and proves_words(figure)
        if figure.low is None or figure.low in self.table.grammatical:
            return False
        if self.table.numbers:
            return True
        said = "".join(str(int(digit)) for digit in digits)
        return len(said) >= _LEAST and len(said.strip("0")) > 1

    # -- dates ------------------------------------------------------------------------------

    def find_dates(self, text: str) -> list[Date]:
        """Return the dates of a text, and phrases for days that no rule counts."""
        return self._calendar.find(text)

    def resolve(self, text: str, anchor: date | None) -> Span | None:
        """Return the days of the first date in a text that was published on ``anchor``."""
        return self._calendar.resolve(text, anchor)

    def find_spans(
        self, text: str, anchor: date | None, before: Span | None
    ) -> list[tuple[Date, Span | None]]:
        """Return the dates of a paragraph with their days."""
        return self._calendar.find_spans(text, anchor, before)

    def misnamed(self, text: str, anchor: date | None) -> bool:
        """Tell whether a whole date names another weekday than its day has."""
        return self._calendar.misnamed(text)

    def hints_at(self, value: str, text: str, anchor: date | None) -> bool:
        """Return False: what no date is printed for, ``proves_date`` tells."""
        return False

    def proves_date(self, text: str, anchor: date | None, printed: Sequence[Span | None]) -> bool:
        """Tell whether a date is whole, and whatever in the paragraphs may be one is read."""
        return is_fixed(lambda day: self.resolve(text, day), anchor) and self.reads(printed)

    def reads(self, printed: Sequence[Span | None]) -> bool:
        """Tell whether the dates printed are all there are, as far as can be told."""
        return None not in printed and (bool(self.table.months) or bool(printed))

    # -- names and speakers -----------------------------------------------------------------

    def find_names(self, text: str, known: Collection[str] = ()) -> list[Name]:
        """Return the names in a text; ``known`` ones are so at the head of a sentence, too."""
        return self._names.find(text, known)

    def find_all(self, paragraphs: Sequence[str]) -> list[list[Name]]:
        """Return the names of each paragraph."""
        return [self._names.find(text) for text in paragraphs]

    def says_where(self, text: str, start: int, end: int) -> bool:
        """Return False: no capital stands for its state, as names are looked for by letters."""
        return False

    def surname(self, name: str) -> str:
        """Return "": which part of a name is the last is a matter of each language."""
        return ""

    def name_book(self, names: Iterable[str]) -> TextBook:
        """Return names as a book in which others can be looked up, by their letters."""
        return TextBook(names)

    def attribute(
        self, paragraphs: Sequence[str], names: Sequence[list[Name]] | None = None
    ) -> list[Attributed]:
        """Return who stands beside a verb of saying, and what is in quotation marks."""
        return self._sayings.attribute_all(paragraphs)

    def bodies(self, tokens: Sequence[Token]) -> list[str]:
        """Return nothing: who may speak without a name is looked for by the voice's own words."""
        return []

    # -- words ------------------------------------------------------------------------------

    def is_word(self, word: str) -> bool:
        """Tell whether a lower-case word is one that says nothing by itself."""
        return word in self._stop

    def without_article(self, words: Sequence[str]) -> Sequence[str]:
        """Return the words of a name or noun without the articles before it."""
        while len(words) > 1 and words[0] in self._articles:
            words = words[1:]
        return words

    def content_words(self, text: str) -> list[Word]:
        """Return the words of a text that say something by themselves."""
        found = FoldedText(text)
        out = []
        for number, word in enumerate(found.words):
            if word not in self._stop and len(word) > 1:
                start, end = found.place(number, number)
                out.append(Word(text[start:end], word, start, end))
        return out

    def absent(self, text: str, paragraphs: Sequence[str]) -> list[Word]:
        """Return the content words of a text that the paragraphs do not have, endings aside."""
        there = " ".join(["", *(word for part in paragraphs for word in folded_words(part))])
        return [
            word
            for word in self.content_words(text)
            if f" {word.stem[: stem_of(word.stem)]}" not in there
        ]

    def share_absent(self, text: str, paragraphs: Sequence[str]) -> float:
        """Return how much of a text, by its words, the paragraphs lack."""
        words = self.content_words(text)
        return len(self.absent(text, paragraphs)) / len(words) if words else 0.0

    def negation(self, text: str, paragraphs: Sequence[str]) -> Mismatch | None:
        """Return what is denied on one side only, where a clause has most of the item's words."""
        return self._denials.one_sided(text, paragraphs, self.share_absent)

    def unearned(self, text: str, paragraphs: Sequence[str]) -> Mismatch | None:
        """Return a word that the paragraphs have beside a denial, where the text denies nothing."""
        return self._denials.beside(text, paragraphs)

    def denial(self, text: str) -> str:
        """Return the first word of a text that denies anything, "" where none does."""
        return self._denials.first(text)

    def may_deny(self, text: str) -> bool:
        """Tell whether a text may deny something, in whatever words."""
        return not self.reads_words or self._denials.possible(text)

    def denies(self, text: str) -> bool:
        """Tell whether a text denies something by a word that does nothing else."""
        return self._denials.firmly(text)

    def confirms(self, text: str) -> str:
        """Return the first word by which a text confirms or admits something, "" for none."""
        return next((word for word in folded_words(text) if word in self._confirming), "")

    def denied_words(self, text: str) -> frozenset[str]:
        """Return the words that stand right beside a denial in a text."""
        return self._denials.denied_words(text)

    def denies_next(self, words: Sequence[str]) -> bool:
        """Tell whether the last of some words denies what comes next."""
        return self._denials.at_end(words)

    def likelihood(self, text: str) -> tuple[int, int] | None:
        """Return None: terms of likelihood are those of English."""
        return None
