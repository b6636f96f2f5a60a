"""The same number, written in another way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .days import MONTHS
from .places import both_ways, exchanged, replaced
from .words_for_numbers import ANY_WORD, VALUES, WORDS

_BEFORE = r"(?<![\w.,:/$€£-])(?<!No\. )(?<!paragraph )(?<!article )"
_UNNAMED = "".join(rf"(?<!{month} )" for month in MONTHS)
_NOUN = r"(?= (?!hours\b)[a-z]+s\b)"


def in_words(text: str) -> Iterator[str]:
    """Counts of up to two digits before a plural, in words; the first word takes a capital."""

    def word(match: re.Match[str]) -> str:
        found = WORDS.get(int(match[0]), "")
        return found.capitalize() if match.start() == 0 else found

    yield from replaced(text, rf"{_BEFORE}[1-9]\d?{_NOUN}", word)


def in_digits(text: str) -> Iterator[str]:
    """Counts in words before a plural, in digits."""
    yield from replaced(
        text,
        rf"(?<![\w-])(?<!hundred and )(?<!thousand )(?!one\b)({ANY_WORD}){_NOUN}",
        lambda match: str(VALUES[match[0].lower()]),
        re.IGNORECASE,
    )


def separators(text: str) -> Iterator[str]:
    """Thousands with another mark between them, or none."""
    for mark in ("", "\u00a0", "\u202f", " ", "\u2019"):
        yield from replaced(
            text, rf"(?<![\w.,]){_UNNAMED}(\d{{1,3}}),(\d{{3}})(?![\w,])(?!\.\d)", rf"\1{mark}\2"
        )
    yield from replaced(
        text, r"(?<![\w.,$:/-])(?<!Resolution )(?!19|20)([1-9]\d?)(\d{3})(?= [a-z]+s\b)", r"\1,\2"
    )


def scales(text: str) -> Iterator[str]:
    """Thousands and millions in digits, in words, and shortened."""
    yield from replaced(text, r"(?<![\w.,])(\d{1,3}),(\d)00(?![\w,])(?!\.\d)", _thousand)
    yield from replaced(text, r"(?<![\w.,$€£])(\d{1,3}),000(?![\w,])(?!\.\d)", r"\1 thousand")
    yield from replaced(
        text, r"(?<![\w.,$€£-])(\d{1,2}),000(?= [a-z])",
        lambda match: f"{WORDS[int(match[1])]} thousand",
    )  # fmt: skip
    yield from replaced(
        text, r"(?<![\w.,])([1-9]) million\b",
        lambda match: f"{match[1]},000,000",
    )  # fmt: skip
    yield from replaced(text, r"(?<![\w.,])(\d+)\.(\d) million\b", r"\1,\g<2>00,000")
    yield from replaced(text, r"(?<![\w.,])(\d+(?:\.\d)?) million\b", r"\1m")
    yield from replaced(text, r"(?<![\w.,])(\d+(?:\.\d)?) million\b", r"\1 mn")
    yield from replaced(text, r"(?<![\w.,])(\d+(?:\.\d)?) billion\b", r"\1bn")
    yield from replaced(
        text, r"(?<![\w.,])([1-9]) million\b", lambda match: f"{WORDS[int(match[1])]} million"
    )
    yield from replaced(
        text, r"(?<![\w.,$€£-])([1-9])00(?= [a-z])",
        lambda match: f"{WORDS[int(match[1])]} hundred",
    )  # fmt: skip
    yield from exchanged(
        text, *both_ways(("a hundred thousand", "100,000")), (r"(?<!in )a hundred", "100")
    )
    yield from exchanged(
        text, ("a dozen", "12"), ("a dozen", "twelve"), ("half a million", "500,000")
    )


def _thousand(match: re.Match[str]) -> str:
    if match[2] == "0":
        return ""
    return f"{match[1]}.{match[2]} thousand"


_COUNT = rf"(?= (?:\d[\d,.]*|{ANY_WORD}|half|one)\b)"


def qualifiers(text: str) -> Iterator[str]:
    """The same bound or vagueness in other words, before a number."""
    about = ("about", "around", "some", "roughly", "approximately")
    over = ("(?<!no )(?<!not )more than", "upwards of", "(?<!no )in excess of")
    least = ("at least", "no fewer than", "not fewer than", "a minimum of")
    under = ("(?<!no )(?<!not )fewer than", "under")
    nearly = ("nearly", "almost", "close to", "just under", "not quite")
    most = ("up to", "as many as")
    for same in (about, over, least, under, nearly, most):
        pairs = [
            (f"{was}{_COUNT}", now.split(")")[-1]) for was in same for now in same if was != now
        ]
        yield from exchanged(text, *pairs)


def ranges(text: str) -> Iterator[str]:
    """The two ends of a range, joined in another way."""
    number = r"(\d[\d,]*(?:\.\d+)?)"
    yield from replaced(text, rf"\bbetween {number} and {number}\b", r"from \1 to \2")
    yield from replaced(text, rf"\bbetween {number} and {number}\b", r"\1 to \2")
    yield from replaced(text, rf"\bbetween {number} and {number}\b", "\\1\u2013\\2")
    yield from replaced(
        text, rf"(?<![\w,.:-]){number}[-\u2013]{number} (?=[a-z]+s\b)", r"\1 to \2 "
    )


def fractions(text: str) -> Iterator[str]:
    """Shares in words and in percent."""
    yield from exchanged(
        text, *both_ways(("three quarters", "three-quarters"), ("two thirds", "two-thirds"),
                         ("half of the", "half the"), ("a quarter of", "one quarter of"),
                         ("a third of", "one third of")),
        ("a quarter of the", "one in four of the"), ("a quarter of the", "25 percent of the"),
        ("a third of the", "one in three of the"),
        ("(?<!first )(?<!second )half of the", "50 percent of the"),
    )  # fmt: skip


def ordinals(text: str) -> Iterator[str]:
    """Ranks in words and in digits."""
    yield from exchanged(
        text, *both_ways(("second", "2nd"), ("(?<!a )(?<!last )(?<!first )third(?! of)", "3rd"),
                         ("fourth", "4th"), ("fifth", "5th"), ("sixth", "6th"), ("tenth", "10th"))
    )  # fmt: skip
    yield from exchanged(text, ("twice as", "two times as"))
