"""Figures: digits, number words, ranges, qualifiers, nouns, values that are not their text's."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator

from ..case import DESK, PROSE, Item, Value
from ..fault import Edit, Fault
from .making import MONTHS, NUMBERS, dice, fault, inside, put_in

_DIGITS = re.compile(r"(?<![\w:./-])\d(?:[\d,]*\d)?(?:\.\d+)?(?![\w:/]|[.,]\d|-\w)")
_MONTH = "|".join(month[:3] for month in MONTHS)
_DATED = re.compile(
    rf"\d{{1,2}}(?: (?:to|and) \d{{1,2}})? (?:{_MONTH})|(?:{_MONTH})[a-z]* \d{{1,2}}"
    r"|(?<!\d)(?:19|20)\d\d(?!,?\d)|\d{1,2}:\d\d|[Pp]hase \d"
)
_RANGE = re.compile(
    r"(?:(?<=[Bb]etween )|(?<=[Ff]rom )|(?= ?[\d,.]+ to ))([\d,.]*\d) (?:and|to) ([\d,.]*\d)"
)
_QUALIFIERS = (
    "more than", "fewer than", "less than", "no fewer than", "at least", "up to", "about", "some",
    "nearly", "almost", "around", "roughly", "over", "an estimated", "no more than",
)  # fmt: skip
_QUALIFIED = re.compile(
    rf"\b({'|'.join(sorted(_QUALIFIERS, key=len, reverse=True))}) "
    r"(?=\d|half|two|a third|a quarter)",
    re.I,
)
_TURNED = {"more than": "fewer than", "at least": "up to", "up to": "at least",
           "fewer than": "more than", "no fewer than": "at most"}  # fmt: skip
_WORDED = re.compile(  # the quarter of a town is no figure
    rf"\b({'|'.join(NUMBERS)}|half|third|(?<=\ba )quarter|quarters|dozen|hundred|doubled)\b", re.I
)
_OTHER_WORD = {"half": "a third", "third": "quarter", "dozen": "hundred", "hundred": "dozen",
               "quarter": "third", "doubled": "tripled", "quarters": "fifths"}  # fmt: skip
_NOUN = re.compile(r"(\d[\d,.]*|\b(?:" + "|".join(NUMBERS) + r")) ([a-z]{4,})\b")
_NOUNS = ("soldiers", "civilians", "houses", "women", "vehicles", "prisoners", "villages", "days")
_FRACTIONS = {"25", "33", "50", "66", "67", "75"}  # a source may have them in words
_NOUNS_TOO = {"people", "children", "dead", "wounded", "women"}
_NOT_NOUNS = {"seats", "hours", "years", "months", "thirds", "quarters", "does", "votes", "degrees"}


def make(item: Item, seed: int) -> Iterator[Fault]:
    """Yield the faults of the item's figures, in its prose and in ``figures``."""
    die = dice(seed, item.case.name, item.name, "figures")
    for field in PROSE:
        value = item.value(field)
        if value and item.cited and item.section not in (*DESK, "judgements"):
            yield from _digits(item, field, value, die)
            yield from _worded(item, field, value, die)
            yield from _ranges(item, field, value)
            yield from _qualified(item, field, value)
            yield from _nouns(item, field, value, die)
            yield from _exchanged(item, field, value)
    for figure in item.figures():
        yield from _field(item, figure, die)


def numbers(text: str) -> list[re.Match[str]]:
    """Return the numbers in digits of a text, without those of dates and clock times."""
    dates = [match.span() for match in _DATED.finditer(text)]
    return [
        match
        for match in _DIGITS.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in dates)
    ]


def in_words(number: str) -> str:
    """Return a whole number from 2 to 20 as a word; others as they are."""
    return NUMBERS[int(number) - 2] if number.isdigit() and 2 <= int(number) <= 20 else number


def _other_number(item: Item, old: str, die: random.Random) -> str | None:
    """Return the number with one digit changed, such that no source has it."""
    there = set(item.case.words) | {word.replace(",", "") for word in item.case.words}
    places = [at for at, char in enumerate(old.partition(".")[0]) if char.isdigit()]
    for _ in range(20):
        at = die.choice(places)
        new = f"{old[:at]}{die.choice('123456789')}{old[at + 1 :]}"
        bare = new.replace(",", "")
        if new != old and bare not in _FRACTIONS and not {new, bare, in_words(bare)} & there:
            return new
    return None


def _digits(item: Item, field: str, value: Value, die: random.Random) -> Iterator[Fault]:
    for match in numbers(value.text):
        new = _other_number(item, match[0], die)
        edit = inside(item, value, match.start(), match.end(), new) if new else None
        if edit:
            yield fault("figure-digit", item, field, edit)
            if not item.flow and "waive" not in item.keys:
                waive = put_in(item, "waive: [{code: figure-unsupported, why: It is all right.}]")
                at = (edit.start, edit.end)
                yield fault("error-waived", item, field, edit, waive, at=at)


def _worded(item: Item, field: str, value: Value, die: random.Random) -> Iterator[Fault]:
    """A number word changed; "one" and the words of negation are no numbers here."""
    for match in _WORDED.finditer(value.text):
        old = match[1].lower()
        new: str | None = _OTHER_WORD.get(old)
        if old in NUMBERS:
            able = [
                each
                for number, each in enumerate(NUMBERS[:19], 2)
                if each not in item.cited_words and str(number) not in item.cited_words
            ]
            new = die.choice(able)
        if (
            new is None
            or new in item.cited_words
            or re.search(r"[\w-]$", value.text[: match.start()])
        ):
            continue
        edit = inside(item, value, match.start(), match.end(), new)
        if edit:
            yield fault("figure-word", item, field, edit)


def _ranges(
    item: Item, field: str, value: Value, at: tuple[int, int] | None = None
) -> Iterator[Fault]:
    """The high end raised by half, the low end lowered to a third."""
    dates = [match.span() for match in _DATED.finditer(value.text)]
    for match in _RANGE.finditer(value.text):
        if any(start < match.end() and match.start() < end for start, end in dates):
            continue
        for end, factor in ((2, 1.5), (1, 0.34)):
            new = f"{max(1, round(float(match[end].replace(',', '')) * factor)):,}"
            if new in item.case.words or new == match[end]:
                continue
            edit = inside(item, value, match.start(end), match.end(end), new)
            if edit:
                yield fault("figure-range", item, field, edit, at=at)


def _qualified(item: Item, field: str, value: Value) -> Iterator[Fault]:
    for match in _QUALIFIED.finditer(value.text):
        old = match[1].lower()
        turned = _TURNED.get(old, "more than")
        first = match.start() == 0
        for new in (turned, ""):
            new = new.capitalize() if first else new
            edit = inside(item, value, match.start(), match.end() - (1 if new else 0), new)
            if edit:
                yield fault("figure-qualifier", item, field, edit, now=new or "(nothing)")


def _nouns(item: Item, field: str, value: Value, die: random.Random) -> Iterator[Fault]:
    spans = [match.span() for match in _DATED.finditer(value.text)]
    for match in _NOUN.finditer(value.text):
        if any(start <= match.start() < end for start, end in spans):
            continue
        noun = match[2].endswith("s") or match[2] in _NOUNS_TOO
        if not noun or match[2] in _NOT_NOUNS or match[2] not in item.cited_words:
            continue
        new = die.choice([each for each in _NOUNS if each not in item.cited_words])
        edit = inside(item, value, match.start(2), match.end(2), new)
        if edit:
            yield fault("figure-noun", item, field, edit)


def _exchanged(item: Item, field: str, value: Value) -> Iterator[Fault]:
    """Two numbers with their nouns: each gets the other's."""
    found = [
        match
        for match in numbers(value.text)
        if re.match(r" (?:of the |of its |of his |in )?[a-z]{4,}", value.text[match.end() :])
    ]
    for one, two in itertools.pairwise(found):
        first = inside(item, value, one.start(), one.end(), two[0])
        second = inside(item, value, two.start(), two.end(), one[0])
        if first and second and one[0] != two[0]:
            yield fault("figure-exchanged", item, field, first, second)
            return


def _field(item: Item, figure: Item, die: random.Random) -> Iterator[Fault]:
    """``figures``: a digit of the text, or a value that contradicts the text."""
    text = figure.value("text")
    assert text
    whole = (figure.start, figure.end)
    yield from _ranges(item, "figures", text, whole)
    for match in numbers(text.text)[:1]:
        new = _other_number(item, match[0], die)
        edit = inside(item, text, match.start(), match.end(), new) if new else None
        if edit:
            yield fault("figure-field", item, "figures", edit, at=whole)
    for field in ("value", "min", "max"):
        value = figure.value(field)
        if value and value.text:
            new = _other_number(item, value.text, die) if field == "value" else _past(field, value)
            if new:
                edit = Edit(value.start, value.end, new)
                yield fault("figure-value", item, "figures", edit, at=whole)


def _past(field: str, value: Value) -> str:
    """Return a lower low end, a higher high end: the reader does not take them the other way."""
    return f"{max(1, round(float(value.text) * (0.34 if field == 'min' else 1.5)))}"
