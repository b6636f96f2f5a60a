"""An item in one language held against paragraphs in another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Final, Literal

from briefing.brief.fold import fold
from briefing.brief.item_parts import Figure as BriefFigure
from briefing.verify.days import Span, parse_iso
from briefing.verify.language import Attributed, Date, Figure, Language, Mismatch, Name, Word
from briefing.verify.languages.denials import stands_denied
from briefing.verify.languages.foreign import Foreign
from briefing.verify.languages.names import TextBook
from briefing.verify.languages.near_days import is_fixed
from briefing.verify.languages.units import proves_words
from briefing.verify.languages.values import ByValue
from briefing.verify.words.normalise import Token

_DAY: Final = "2000-01-01"
"""A date that is whole in any language: what is left to ask is how well the paragraphs are read."""


class Across(ByValue):
    """The language of an item, where a paragraph that it cites is in another.

    The item's own language reads the item; figures and dates are compared by value, names and
    speakers by their letters. Only what ``theirs`` would have read is missed in a paragraph.
    """

    def __init__(self, ours: Language, theirs: Sequence[Language]) -> None:
        self._ours = ours
        self._theirs = theirs
        self.called = ours.called
        self.reads_words = all(each.reads_words for each in theirs)
        text = " and ".join(each.called for each in theirs)
        self.limit = f"the source is in {text}, the brief in {ours.called}"

    # -- figures ----------------------------------------------------------------------------

    def find_figures(self, text: str, *, source: bool = False) -> list[Figure]:
        """Return the figures of the item's text."""
        return self._ours.find_figures(text, source=source)

    def of_date(self, figure: Figure) -> bool:
        """Tell whether a number of a paragraph is one of a date."""
        return any(isinstance(each, ByValue) and each.of_date(figure) for each in self._theirs)

    def parse_figure(self, text: str, noun: str = "") -> Figure | None:
        """Return the first figure in a printed snippet that counts ``noun``; None without one."""
        return next(iter(self.parse_figures(text, noun)), None)

    def parse_figures(self, text: str, noun: str = "") -> list[Figure]:
        """Return every figure in a printed snippet, which may be printed as the source has it."""
        found = self._ours.parse_figures(text, noun)
        for language in self._theirs:
            read = language.parse_figures(text, noun)
            if len(read) == len(found):
                pairs = zip(found, read, strict=True)
                found = [mine._replace(also=(*mine.also, *_values(other))) for mine, other in pairs]
            elif 0 < len(read) < len(found):
                found = read  # printed in their language: "31,8 millions d'euros"
            found = found or read
        return found

    def without_share(self, unit: str) -> str:
        """Return the unit of a share without the words for it."""
        return self._ours.without_share(unit)

    def tells_change(self, text: str, start: int, end: int) -> bool:
        """Tell whether the item says that a number is a difference, or what is left."""
        return self._ours.tells_change(text, start, end)

    def tells_sum(self, text: str) -> bool:
        """Tell whether the item says that a number is a sum."""
        return self._ours.tells_sum(text)

    def contradiction(self, figure: BriefFigure) -> str:
        """Return why a figure's fields do not fit its text in either language, "" if they do."""
        found = [each.contradiction(figure) for each in (self._ours, *self._theirs)]
        return found[0] if all(found) else ""

    def proves_figure(self, figure: Figure) -> bool:
        """Tell whether a number could stand in the texts in no way that is not read.

        One in words has to be of English, and from eleven on: smaller ones are told in other ways.
        """
        if not any(char.isdecimal() for char in figure.text):
            return self.reads_words and bool(self._ours.judged) and proves_words(figure)
        return all(each.proves_figure(figure) for each in (self._ours, *self._theirs))

    # -- dates ------------------------------------------------------------------------------

    def find_dates(self, text: str) -> list[Date]:
        """Return the dates of the item's text."""
        return self._ours.find_dates(text)

    def resolve(self, text: str, anchor: date | None) -> Span | None:
        """Return the days of the first date in a text, which may be as the source prints it."""
        read = (each.resolve(text, anchor) for each in (self._ours, *self._theirs))
        return next((span for span in read if span is not None), None)

    def misnamed(self, text: str, anchor: date | None) -> bool:
        """Tell whether a date names another weekday than its day has."""
        return self._ours.misnamed(text, anchor)

    def impossible(self, text: str) -> Literal["", "date", "time"]:
        """Tell whether a date or a time of the item is none that there is."""
        return self._ours.impossible(text)

    def hints_at(self, value: str, text: str, anchor: date | None) -> bool:
        """Return False: what no date is printed for, ``proves_date`` tells."""
        return False

    def proves_date(self, text: str, anchor: date | None, printed: Sequence[Span | None]) -> bool:
        """Tell whether a date is whole, and whatever in the paragraphs may be one is read."""
        whole = is_fixed(lambda day: self.resolve(text, day) or parse_iso(text), anchor)
        ours = self.resolve(text, anchor)
        if (
            ours is not None
            and ours.loose
            and any(span and _lies_in(ours, span) for span in printed)
        ):
            return False  # "at the end of 2028": the source has the year, and words for its part
        return whole and all(each.proves_date(_DAY, anchor, printed) for each in self._theirs)

    # -- names and speakers: those of the item, whatever its language ------------------------

    def find_names(self, text: str, known: Collection[str] = ()) -> list[Name]:
        """Return the names in the item's text."""
        return self._ours.find_names(text, known)

    def find_all(self, paragraphs: Sequence[str]) -> list[list[Name]]:
        """Return the names of each of some texts in the item's language."""
        return self._ours.find_all(paragraphs)

    def says_where(self, text: str, start: int, end: int) -> bool:
        """Tell whether a name in the item's text is that of a capital, and says where."""
        return self._ours.says_where(text, start, end)

    def surname(self, name: str) -> str:
        """Return the last name of a person's name."""
        return self._ours.surname(name)

    def name_book(self, names: Iterable[str]) -> TextBook:
        """Return names as a book in which others can be looked up, by their letters."""
        return TextBook(names)

    def attribute(
        self, paragraphs: Sequence[str], names: Sequence[list[Name]] | None = None
    ) -> list[Attributed]:
        """Return what each of some texts in the item's language attributes."""
        return self._ours.attribute(paragraphs, names)

    def bodies(self, tokens: Sequence[Token]) -> list[str]:
        """Return the words of the item for who may speak without a name."""
        return self._ours.bodies(tokens)

    # -- words: of two languages none are the same --------------------------------------------

    def is_word(self, word: str) -> bool:
        """Tell whether a lower-case word is an ordinary one of the item's language."""
        return self._ours.is_word(word)

    def without_article(self, words: Sequence[str]) -> Sequence[str]:
        """Return the words of a name or noun without the articles of either language."""
        for language in (self._ours, *self._theirs):
            words = language.without_article(words)
        return words

    def content_words(self, text: str) -> list[Word]:
        """Return nothing: no word can be looked for."""
        return []

    def absent(self, text: str, paragraphs: Sequence[str]) -> list[Word]:
        """Return nothing: no word can be looked for."""
        return []

    def share_absent(self, text: str, paragraphs: Sequence[str]) -> float:
        """Return 0: no word can be looked for."""
        return 0.0

    def denial(self, text: str) -> str:
        """Return the first word by which an item, or words that it quotes, deny anything."""
        found = (each.denial(text) for each in (self._ours, *self._theirs))
        return next(filter(None, found), "")

    def may_deny(self, text: str) -> bool:
        """Tell whether a paragraph may deny something, in whatever words."""
        return any(each.may_deny(text) for each in self._theirs)

    def confirms(self, text: str) -> str:
        """Return the first word by which an item confirms or admits something, "" for none."""
        return self._ours.confirms(text)

    def unearned(self, text: str, paragraphs: Sequence[str]) -> Mismatch | None:
        """Return a word for what is denied on one side only, as far as single words tell."""
        ours = self._ours.denial(text)
        if ours:
            said = "" if any(map(self.may_deny, paragraphs)) else ours
            return _doubt(text, said, "may be denied here alone")
        there = " ".join(paragraphs)
        denied = any(each.denial(there) for each in self._theirs)
        if denied and not any(each.confirms(there) for each in self._theirs):
            said = self._ours.confirms(text)
            if said:
                return _doubt(text, said, "may be denied there")
        said = "" if self._ours.may_deny(text) else self._cognate(text, there)
        return _doubt(text, said, "may be denied there")

    def denied_beside(self, text: str, paragraphs: Sequence[str], found: Sequence[str]) -> bool:
        """Tell whether all clauses that have what was found deny something, and the item nothing.

        ``found`` are figures, dates and quotations as the paragraphs print them; where there are
        none, one clause that denies is enough.
        """
        theirs = [each for each in self._theirs if isinstance(each, Foreign)]

        def denies(clause: str) -> bool:
            return any(each.denies(clause) for each in theirs)

        return not self._ours.may_deny(text) and stands_denied(denies, paragraphs, found)

    def _cognate(self, text: str, there: str) -> str:
        """Return a word of an item that begins as one beside a denial in the paragraphs."""
        denied = {word[:_COGNATE] for word in self.denied_words(there) if len(word) >= _COGNATE}
        found = (word for word in self._ours.content_words(text) if word.text[:1].islower())
        return next((word.text for word in found if fold(word.text)[:_COGNATE] in denied), "")

    def denied_words(self, text: str) -> frozenset[str]:
        """Return the words that stand right beside a denial in a paragraph."""
        return frozenset().union(*(each.denied_words(text) for each in self._theirs))

    def denies_next(self, words: Sequence[str]) -> bool:
        """Tell whether the last of some words of a paragraph denies what comes next."""
        return any(each.denies_next(words) for each in self._theirs)

    def likelihood(self, text: str) -> tuple[int, int] | None:
        """Return where a sentence says how likely it is, None where it does not."""
        return self._ours.likelihood(text)


_COGNATE: Final = 5
"""Letters that a word of two languages begins with at least: cholera, choléra."""


def _doubt(text: str, word: str, what: str) -> Mismatch | None:
    start = fold(text).find(fold(word)) if word else -1
    return Mismatch(word, start, start + len(word), "", what) if start >= 0 else None


def _lies_in(part: Span, whole: Span) -> bool:
    return whole.first <= part.first and part.last <= whole.last


def _values(figure: Figure) -> tuple[float, ...]:
    return () if figure.low is None else (figure.low, *figure.also)
