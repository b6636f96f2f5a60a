"""The table of a language: the words and signs that its numbers and dates are read by.

A language is one file, ``CODE.toml`` in this folder; docs/verification.md says what it does.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import msgspec

from briefing.brief.fold import fold
from briefing.files import listed, read_guarded
from briefing.ready import ready
from briefing.verify.words.written import folded_words

FOLDER: Final = Path(__file__).parent
_CAP: Final = 100_000
"""Bytes a table may have."""

Phrase = tuple[str, ...]
"""Folded words that follow each other."""


class Region(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a country writes numbers where it differs from the rest of its language."""

    decimal: str
    thousands: str


class LanguageTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words and signs of one language, each list as words between spaces or as phrases.

    ``decimal`` and ``thousands`` are the marks in a number; a space parts thousands everywhere.
    With ``either`` both marks may be both, as in Arabic and in a language that is not known.
    ``numbers`` are words below a thousand, ``scales`` those that multiply, ``fractions`` words for
    parts of a whole ("1/3"), ``joins`` what may stand between two.
    ``qualifiers`` are phrases before a number by what they make of it, words of ``between`` may
    part them from it;
    ``following`` are those words of them that stand behind what is counted as well, ``rough``
    words for numbers that are rough by themselves.
    ``grammatical`` are numbers that the language may express without a word for them. ``months``
    and ``weekdays`` (from Monday) hold every name of each. ``days`` are words for a day, counted
    from that of publication, ``spans`` the like for weeks, months and years ("year -1");
    ``relative`` phrases for days that no rule counts. ``units`` are words for stretches of so many
    days, 0 where they have no such number; with a number between, ``ago`` and ``hence`` stand
    before them and count from publication, ``on`` before them and ``later`` and ``earlier`` behind
    them from a date that is printed before; ``steps`` are words for the day so many after that, or
    the stretch ("week 1"). ``this_month`` stands behind a day of the month of publication;
    ``that_year`` stands behind a date of the year of the one before it; ``no_days`` are phrases
    that have a word for a day or for "later", and tell of none;
    ``day_words`` are days in words that are no numbers. ``last_words``, ``next_words`` and
    ``following_words`` stand beside a weekday.
    ``differences`` stand beside a number that is
    a difference, or what is left. ``of`` and the phrases of ``of_month`` may stand inside a date,
    ``starts`` before a year of which the beginning is meant, ``the_day`` before a day that has
    its month from the date before it, ``in`` before a month or year, ``to`` between two days or
    the ends of a range. ``sayings`` stand beside who speaks, ``labels`` before what is asked or
    answered. ``denies_ahead`` are words that deny only what comes next, unless a
    word of ``but_only`` follows them, ``denies_behind`` those that
    deny behind one of them; ``no_denials`` phrases that have a word that denies, and deny
    nothing,
    ``confirming`` those by which something is admitted; what is denied of
    ``wholes`` is said of a part. ``articles`` may be left
    out before a name; ``faints`` may say what a denial says, and are none; ``first_words`` begin
    sentences and are
    no names. ``stop_words`` say nothing by themselves, and tell the language: ``strangers`` are
    small words of its neighbours that it does not have. ``script`` is what Unicode calls its
    script, ``no_letters`` are letters of it that only others have.
    """

    name: str
    decimal: str = ""
    thousands: str = ""
    either: bool = False
    regions: dict[str, Region] = {}
    numbers: dict[str, list[str]] = {}
    scales: dict[str, list[str]] = {}
    fractions: dict[str, list[str]] = {}
    joins: str = ""
    grammatical: list[float] = []
    percent: list[str] = []
    following: str = ""
    rough: str = ""
    qualifiers: dict[str, list[str]] = {}
    between: str = ""
    months: list[list[str]] = []
    weekdays: list[list[str]] = []
    first_day: str = ""
    days: dict[str, list[str]] = {}
    spans: dict[str, list[str]] = {}
    relative: list[str] = []
    differences: str = ""
    of: str = ""
    of_month: list[str] = []
    starts: list[str] = []
    the_day: str = ""
    in_: str = msgspec.field(name="in", default="")
    to: str = ""
    sayings: list[str] = []
    negations: str = ""
    denies_ahead: str = ""
    denies_behind: str = ""
    no_denials: list[str] = []
    but_only: str = ""
    confirming: str = ""
    units: dict[str, list[str]] = {}
    later: list[str] = []
    earlier: list[str] = []
    ago: list[str] = []
    on: list[str] = []
    hence: list[str] = []
    this_month: list[str] = []
    that_year: list[str] = []
    no_days: list[str] = []
    day_words: dict[str, list[str]] = {}
    last_words: str = ""
    next_words: str = ""
    following_words: str = ""
    wholes: str = ""
    steps: dict[str, list[str]] = {}
    labels: list[str] = []
    faints: str = ""
    articles: str = ""
    first_words: str = ""
    stop_words: str = ""
    strangers: str = ""
    script: str = "LATIN"
    no_letters: str = ""


@cache
def codes() -> tuple[str, ...]:
    """Return the codes of the languages that have a table, in order."""
    return tuple(path.stem for path in listed(FOLDER) if path.suffix == ".toml")


@lru_cache(maxsize=16)
def read_table(code: str) -> LanguageTable:
    """Return the table of a language by its code.

    Raises:
        Unreadable: there is no such table.
        msgspec.ValidationError: it has a key that no table has, or a value of another kind.
    """
    return msgspec.toml.decode(
        read_guarded(FOLDER / f"{code}.toml", _CAP), type=ready(LanguageTable)
    )


@lru_cache(maxsize=512)
def words_of(listing: str) -> frozenset[str]:
    """Return the folded words of a list that is written as a line."""
    return frozenset(fold(listing).split())


def phrase(text: str) -> Phrase:
    """Return a phrase as its folded words."""
    return tuple(folded_words(text))
