"""The query language of the library: words, phrases, prefixes, exclusions and filters.

    bridge "north bank" flood* -toll place:harl basis:claimed after:2024-11 near:harl,50

Every word must be found in one item. What a user types is taken apart here and reaches the index
as quoted words alone; what cannot be meant is a ``BadQuery`` that says where.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from msgspec import Struct

from briefing.brief.countries import COUNTRIES, known
from briefing.brief.fold import fold
from briefing.brief.scales import BASIS, TLP
from briefing.brief.words import moment
from briefing.compiled import late_pattern
from briefing.library.index.days import DaySpan, span_asked
from briefing.library.index.nearby import DEFAULT_KM, Near, read_near
from briefing.library.index.tokenise import QueryTerm, words
from briefing.text import clean

LONGEST: Final = 1_000
"""Characters of a query."""
MOST: Final = 40
"""Parts of a query."""
NAMED: Final = ("actor", "place", "voice")
"""Filters that find words in one kind of name."""
_VERDICTS: Final = {
    "found": "verified",
    "warning": "partly",
    '"not found"': "unsupported",
    "desk": "own",
    '"not checkable"': "not_checkable",
}
"""The short forms of the screen's words for a verdict, each with what JSON says."""
OWN_LABEL: Final = "owntlp"
"""Filters by the label of the brief itself, whatever stricter items it has; nobody types it."""
FILTERS: Final[dict[str, str]] = {
    "actor": "who holds, takes part or is an end of a relationship",
    "place": "the place of the item, or a place that it lies in",
    "voice": "who says so",
    "basis": f"one of {', '.join(BASIS)}",
    "tlp": "the strictest label in the brief",
    "after": "briefs with a cut-off on that day or later: 2024, 2024-11 or 2024-11-30",
    "before": "briefs with a cut-off before that day",
    "date": "the item's own day: 2024, 2024-11 or 2024-11-20; 2024-11-20/2024-11-27 from, to; "
    "2024-11-20/ from then on",
    "near": f"within {DEFAULT_KM:g} km of a place or a point: harl, 36.2,37.2; harl,50 is within "
    "50 km",
    "country": "a country of the brief: its code or its name",
    "verdict": f"one of {', '.join(_VERDICTS)}; or in full, as the screen says it",
}
"""Every filter, with what it means."""
_DATES: Final = ("after", "before")
_KEY: Final = late_pattern(r"([^\W\d_]+):(?!//)")
_DAY: Final = late_pattern(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)
_OPENING: Final = '"“„«'
_CLOSING: Final = late_pattern('["”“»]')
_SHORTEST: Final = 2


class BadQuery(Exception):
    """A query that cannot be meant. ``column`` counts from 1; ``hint`` is the way out."""

    def __init__(self, message: str, column: int, hint: str = "") -> None:
        self.message, self.column, self.hint = message, column, hint
        super().__init__(f"the query cannot be read at column {column}: {message}")


class Filter(Struct, frozen=True):
    """A condition on a field; cut-offs are seconds since 1970, texts as the brief writes them."""

    key: str
    value: str | float | DaySpan | Near
    excluded: bool = False


class Query(Struct, frozen=True):
    """A query taken apart."""

    terms: tuple[QueryTerm, ...]
    filters: tuple[Filter, ...]

    @property
    def wanted(self) -> tuple[QueryTerm, ...]:
        """The terms that must be found."""
        return tuple(term for term in self.terms if not term.excluded)

    @property
    def excluded(self) -> tuple[QueryTerm, ...]:
        """The terms that must not."""
        return tuple(term for term in self.terms if term.excluded)


def parse(text: str, *, typing: bool = False) -> Query:
    """Take a query apart.

    ``typing`` is for a query that is still being typed: its last word is taken as the beginning
    of one, and a quotation mark that is still open as closed at the end.

    Raises:
        BadQuery: it cannot be meant, or there is nothing in it.
    """
    if len(text) > LONGEST:
        raise BadQuery(f"a query has at most {LONGEST:,} characters.", LONGEST + 1)
    reader = _Reader(text, typing)
    terms: list[QueryTerm] = []
    filters: list[Filter] = []
    while (found := reader.next()) is not None:
        (terms if isinstance(found, QueryTerm) else filters).append(found)  # type: ignore[arg-type]
        if len(terms) + len(filters) > MOST:
            raise BadQuery(f"a query has at most {MOST} parts.", reader.start + 1)
    if not terms and not filters:
        raise BadQuery("there is nothing to look for.", 1, "Type a word.")
    query = Query(tuple(terms), tuple(filters))
    if not query.wanted and all(each.excluded for each in filters):
        raise BadQuery("it only says what is not wanted.", 1, "Add a word that is.")
    return query


class _Reader:
    """Reads a query part by part."""

    def __init__(self, text: str, typing: bool) -> None:
        self._text, self._typing = text, typing
        self._at = 0
        self.start = 0

    def next(self) -> QueryTerm | Filter | None:
        """Return the next part, None at the end.

        Raises:
            BadQuery: it cannot be meant.
        """
        text = self._text
        while self._at < len(text) and text[self._at].isspace():
            self._at += 1
        self.start = self._at
        if self._at == len(text):
            return None
        excluded = text[self._at] == "-"
        self._at += excluded
        if excluded and (self._at == len(text) or text[self._at].isspace()):
            raise BadQuery("a minus stands before the word that is not wanted.", self._at)
        key = self._key()
        start = self._at
        value, quoted = self._value()
        if key == "near" and quoted:
            value += self._to_space()  # near:"Old Mill",50
        if key and not value.strip():
            raise BadQuery(f"{key}: wants a value.", max(1, start), f"{key}: is {FILTERS[key]}.")
        if key and key not in NAMED:
            return self._filter(key, value, start, excluded)
        return self._term(key, value, quoted, start, excluded)

    def _key(self) -> str:
        match = _KEY.match(self._text, self._at) if ":" in self._text else None
        if match is None:
            return ""
        key = fold(match[1])
        if key in FILTERS:
            self._at = match.end()
            return key
        from briefing.library.entry import nearest

        if near := nearest(key, list(FILTERS)):
            hint = f'Did you mean "{near}:"? Words with a colon go in quotation marks.'
            raise BadQuery(f'there is no filter "{clean(match[1])}".', self._at + 1, hint)
        return ""

    def _value(self) -> tuple[str, bool]:
        """Return the next word, or what stands in quotation marks, and which of both."""
        text, start = self._text, self._at
        if start < len(text) and text[start] in _OPENING:
            closing = _CLOSING.search(text, start + 1)
            if closing is None and not self._typing:
                raise BadQuery("the quotation mark is not closed.", start + 1, "Add one behind.")
            end = closing.start() if closing else len(text)
            self._at = closing.end() if closing else end
            return text[start + 1 : end], True
        return self._to_space(), False

    def _to_space(self) -> str:
        start = self._at
        while self._at < len(self._text) and not self._text[self._at].isspace():
            self._at += 1
        return self._text[start : self._at]

    def _term(self, key: str, value: str, quoted: bool, start: int, excluded: bool) -> QueryTerm:
        starred = value.endswith("*") and not quoted
        if quoted and self._text[self._at : self._at + 1] == "*":
            starred, self._at = True, self._at + 1
        found = tuple(words(value))
        if not found:
            shown = f" in {clean(value)}" if value.strip() else ""
            raise BadQuery(f"there is no letter and no number{shown}.", start + 1)
        long = len(found[-1]) >= _SHORTEST or not found[-1].isascii()
        if starred and not long:
            hint = f"Give {_SHORTEST} letters or more before the star."
            raise BadQuery(f"{clean(value)} would find nearly everything.", start + 1, hint)
        last = self._typing and self._at == len(self._text) and not excluded
        return QueryTerm(found, starred or (last and long), key, excluded)

    def _filter(self, key: str, value: str, start: int, excluded: bool) -> Filter:
        if key in _DATES and excluded:
            other = _DATES[key == "after"]
            raise BadQuery(f"{key}: cannot be excluded.", self.start + 1, f'Use "{other}:".')
        try:
            if key == "near":
                return Filter(key, read_near(value, start + 1), excluded)
            return Filter(key, _READ[key](value.strip()), excluded)
        except ValueError as error:
            said = f"{clean(value)} is not {error}." if str(error) else f"{clean(value)}?"
            raise BadQuery(f"{key}: {said}", start + 1, _hint(key, value)) from error


def _hint(key: str, value: str) -> str:
    from briefing.library.entry import nearest

    allowed = {"basis": list(BASIS), "tlp": list(TLP), "verdict": list(_VERDICTS)}.get(key)
    if allowed is None:
        return f"{key}: takes {FILTERS[key]}."
    near = nearest(value, allowed)
    return (f'Did you mean "{near}"? ' if near else "") + f"There are: {', '.join(allowed)}."


def _plain(value: str) -> str:
    """Return a value folded, a space for each dash or underscore."""
    return fold(value).replace("-", " ").replace("_", " ")


def _one_of(allowed: list[str], what: str) -> Callable[[str], str]:
    folded = {_plain(each): each for each in allowed}

    def read(value: str) -> str:
        found = folded.get(_plain(value))
        if found is None:
            raise ValueError(what)
        return found

    return read


def _verdict(value: str) -> str:
    """Return the mark of a verdict: of its words on the screen, their short form, or JSON's."""
    # Behind the first paint: the verification is loaded late.
    from briefing.verify.verdicts import MARKS, VERDICT_WORDS

    marks = {words.strip('"'): mark for words, mark in _VERDICTS.items()}
    marks |= {words: mark for mark, words in VERDICT_WORDS.items()} | {mark: mark for mark in MARKS}
    return marks[_one_of(list(marks), "a verdict")(value)]


def _tlp(value: str) -> str:
    value = value.upper().removeprefix("TLP:")
    return _one_of(list(TLP), "a TLP label")("CLEAR" if value == "WHITE" else value)


def _day(value: str) -> float:
    if not _DAY.fullmatch(value):
        raise ValueError("a date")
    try:
        return moment((value + "-01-01")[:10] if len(value) < 10 else value).timestamp()
    except (ValueError, OverflowError):
        raise ValueError("a date that there is") from None


def _country(value: str) -> str:
    if known(value.upper()):
        return value.upper()
    wanted = fold(value)
    code = next((code for code, name in COUNTRIES.items() if fold(name) == wanted), None)
    if code is None:
        raise ValueError("a country's code or name")
    return code


_READ: Final[dict[str, Callable[[str], str | float | DaySpan]]] = {
    "basis": _one_of(list(BASIS), "a basis"),
    "verdict": _verdict,
    "tlp": _tlp,
    "after": _day,
    "before": _day,
    "date": span_asked,
    "country": _country,
}
