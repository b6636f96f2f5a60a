"""The log of a control room: the times of the day at the head of its entries, and who reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.english.lexicon import is_word
from briefing.verify.english.names.capitals import find_names
from briefing.verify.english.names.words import TITLES, words_of
from briefing.verify.english.speech import words as s
from briefing.verify.english.speech.frames import Attribution
from briefing.verify.language import listed
from briefing.verify.words.quotes import Stretch

_STAMP: Final = late_pattern(
    r"[\[(]?(?:(?:[01]?\d|2[0-4])[:.h][0-5]\d(?::\d\d)?|(?P<bare>(?:[01]\d|2[0-4])[0-5]\d))[\])]?"
    r"(?P<noon>\s?(?:[ap]\.m\.|[ap]m\b))?"
    r"(?P<zone>\s?(?:hrs?|hours|h|Z|UTC|GMT|LT|BST|IST|CES?T|E[SD]?T|local(?: time)?)\b\.?)?"
    r"[\s,.:;|\u2013\u2014-]*(?=\W?[A-Z\d]|$)"
)
"""A time of the day at the head of an entry: "14:32", "[0940] hrs.", "06:15Z -", "1.32pm:"."""
_FOUR: Final = late_pattern(
    r"(?P<before>\b(?:in|of|since|year|[A-Z][A-Za-z]{2,8})\s+)?"
    r"(?<![\w.,:/\u2013-])(?P<time>(?:[01]\d|2[0-4])[0-5]\d)(?![\w/:]|[.,]\d|\s+[a-z]*s\b)"
)
"""Four digits of a clock, but years behind words for them, and what is counted."""
_PRINTED: Final = late_pattern(r"(?P<who>[\w][^:;!?\u201c\"\n]{0,90}?):\s+(?=\S)")
_HIMSELF: Final = late_pattern(r"\b(?:him|her|it|them)sel(?:f|ves)\b")
_AWAY: Final = late_pattern(r"\s*(?:[,(]|\b(?:to|at|by|on|from|via|in|for|with)\b)")
"""What goes on behind whom a label names: "Post North to all", "Clerk Ms Farrow by telephone"."""
_RANKS: Final = listed(
    "cmdt cdt ltcol adj mme m mlle insp supt cllr pte cpl po wo lt sgt capt maj cmdr"
)
_TITLED: Final = late_pattern(r"\s*\((?P<who>[A-Z][^(),]{2,40})")
_LEAST: Final = 2
"""Entries that make a text a log."""
_LONGEST: Final = 6
"""Words that call whoever reports."""


def is_log(paragraphs: Sequence[str]) -> bool:
    """Tell whether a text is a log: paragraphs with a time of the day at their head.

    "1.32pm:" leads what is told to readers as it goes on, where four digits are a number.
    """
    found = (_stamped(text, 0) for text in paragraphs)
    return sum(each is not None and not each["noon"] for each in found) >= _LEAST


def _stamped(text: str, at: int) -> re.Match[str] | None:
    headed = any(map(str.isdigit, text[at : at + 2]))
    return _STAMP.match(text, at) if headed else None


def stamp(text: str, at: int, *, logged: bool) -> int:
    """Return where an entry of a log begins behind its time of the day, ``at`` where none is.

    Four digits that may be a year are a time only in a text that is ``logged``.
    """
    match = _stamped(text, at)
    if match is None:
        return at
    year = match["bare"] and match["bare"][:2] in ("19", "20") and not match["zone"]
    return at if year and not logged else match.end()


def find_times(text: str) -> Iterator[Stretch]:
    """Yield where four digits of a log are a time of the day, not a number and not a year."""
    for match in _FOUR.finditer(text):
        year = match["before"] and match["time"][0] != "0" and not _shouted(match["before"])
        if match.start("time") == 0 or not year:
            yield Stretch(*match.span("time"))


def _shouted(word: str) -> bool:
    """Tell whether a word is an abbreviation of capitals: "ETA 2000"."""
    return word.strip().isupper() and len(word.strip()) < 5


def find_reporter(text: str, at: int, *, first: bool) -> tuple[Stretch, int] | None:
    """Return where whoever reports stands before a colon, and where the words behind it begin.

    ``first``: it leads the entry, where a post may be called by any name; else by its kind alone.
    """
    match = _PRINTED.match(text, at)
    if not match or _HIMSELF.search(match["who"]):
        return None
    away = _AWAY.search(match["who"])
    who = match["who"][: away.start()] if away else match["who"]
    run = words_of(who)
    if not 0 < len(run) <= _LONGEST or any(word in s.VERBS | s.BE for word in run):
        return None
    where = Stretch(match.start("who"), match.start("who") + len(who.rstrip()))
    titled = _titled(text, where)
    if titled:
        return titled, match.end()
    called = not _KINDS.isdisjoint(run) or (who.strip().isupper() and not _plain(run))
    to = away is not None and away[0].strip() == "to" and not _plain(run)
    person = to or not (TITLES | _RANKS).isdisjoint(run[:-1])
    if called or (first and person and bool(find_names(f"so {who}"))):
        return where, match.end()
    return None


_KINDS: Final = (s.STATIONS | s.SPEAKERS | s.CREWS) - {"source", "sources"}


def _plain(run: Sequence[str]) -> bool:
    """Tell whether all words are ordinary ones, such as lead a kind of entry: "PRESS"."""
    return all(is_word(word) for word in run)


def _titled(text: str, where: Stretch) -> Stretch | None:
    """Return whom brackets behind a post name: "9th Rifles (Maj Penhale)", "radio (Radio Asse)".

    A name without a title stands for a noun alone: the council (CIE) is the council.
    """
    match = _TITLED.match(text, where.end)
    if not match:
        return None
    titled = match["who"].split()[0].strip(".").lower() in TITLES | _RANKS
    noun = not find_names(
        f"so {text[where.start : where.start + 1].lower()}{text[where.start + 1 : where.end]}"
    )
    named = noun and " " in match["who"].strip() and bool(find_names(f"so {match['who']}"))
    return Stretch(*match.span("who")) if titled or named else None


_DATELINE: Final = late_pattern(
    r"[^a-z\n]{3,40}(?:,\s[A-Z][a-z]{2,8}\.?\s[0-9]{1,2}(?:,\s[0-9]{4})?)?\s?(?:\([^()\n]{2,40}\)\s?)?"
    r"[-\u2013\u2014]\s"
)
"""Where and when a report was written, at its head: PORT SARO, Dec. 3 (Coastal Wire) -."""


def undated(text: str, found: Iterable[Attribution]) -> list[Attribution]:
    """Return attributions without those to the place in a dateline."""
    head = _DATELINE.match(text)
    return [each for each in found if head is None or each.speaker.start >= head.end()]


_ISSUED: Final = late_pattern(
    r"(?:[\w\u2019'-]+\s){0,4}?(?:results|figures|data|documents|estimates|statistics|numbers|records"
    r"|information)(?:\s(?:gathered|released|published|issued|compiled|collected|provided|given|posted))?\sby\s"
    r"(?P<who>(?:the\s)?[\w\u2019'&-]+(?:\s(?!on\b|in\b|at\b|late\b|early\b|last\b|to\b|and\b)"
    r"[\w\u2019'&-]+){0,5}?)(?=\s?[,.;:()]|\s(?:on|in|at|late|early|this|last|to|and|which|that)\b|$)"
)
"""Whose numbers somebody goes by: according to results released by the court."""


def _issuer_behind(text: str, where: Stretch) -> Stretch:
    """Return who issued the numbers that a phrase is, the phrase itself where that is not said."""
    match = _ISSUED.match(text, where.start)
    return Stretch(*match.span("who")) if match and match.start("who") >= where.end else where


def titled_behind(text: str, where: Stretch) -> Stretch:
    """Return who speaks for a post, in brackets behind it, and who issued numbers, behind "by"."""
    return _issuer_behind(text, _titled(text, where) or where)
