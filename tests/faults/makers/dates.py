"""Dates: a day, month or year off, another weekday, in ``date``, ``when`` and the text."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta

from ..case import DESK, PROSE, Item, Value
from ..fault import Fault
from .making import MONTHS, WEEKDAYS, dice, fault, inside, replaced

_WEEKDAY = re.compile("|".join(WEEKDAYS))
_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})|({'|'.join(MONTHS)}) (\d{{1,2}})\b(?!,\d)")
_MONTH = re.compile(
    rf"(?:\b(?:in|since|until|between|of|from|early|late|mid-)\s?)({'|'.join(MONTHS)})", re.I
)
_YEAR = re.compile(r"(?<![\d,])(?:19|20)\d\d(?![\d,])")
_NAMED = re.compile(rf"\d|\bday|week|year|{'|'.join([*WEEKDAYS, *MONTHS])}", re.I)
_LONG = ["January", "March", "May", "July", "August", "October", "December"]
_VAGUE = re.compile(r"\b(?:today|yesterday|tomorrow|tonight|last week|this week|past week)\b", re.I)


def make(item: Item, seed: int) -> Iterator[Fault]:
    """Yield the faults of the item's dates."""
    if not item.cited or item.section in (*DESK, "judgements"):
        return
    die = dice(seed, item.case.name, item.name, "dates")
    value = item.value("date")
    if value and not _inferred(item):
        yield from _iso(item, value)
    for field in ("when", *PROSE):
        value = item.value(field)
        if value:
            yield from _printed(item, field, value, die)


def _inferred(item: Item) -> bool:
    """Tell whether the desk inferred the date from more than its own ``when``: no error is due."""
    basis, when = item.value("date_basis"), item.value("when")
    own = when is not None and _NAMED.search(when.text)
    return basis is not None and basis.text == "inferred" and not own


def _iso(item: Item, value: Value) -> Iterator[Fault]:
    """The desk's date, its end where it is an interval, moved by a day, a month, a year."""
    first, slash, last = value.text.rpartition("/")
    parts = [int(part) for part in last.split("-")]
    if len(parts) == 3:
        day = date(*parts)
        for step in (timedelta(1), timedelta(-1)):
            if not _given(item, day + step) and f"{day + step}" != first:
                yield fault(
                    "date-day", item, "date", replaced(value, f"{first}{slash}{day + step}")
                )
    if len(parts) > 1:
        month = parts[1] % 12 + 1
        if MONTHS[month - 1].lower() not in item.cited_words:
            now = "-".join(
                [f"{parts[0]}", f"{month:02}", *[f"{min(part, 28):02}" for part in parts[2:]]]
            )
            yield fault("date-month", item, "date", replaced(value, f"{first}{slash}{now}"))
    year = f"{parts[0] - 1 if not slash else parts[0] + 1}{last[4:]}"
    if year != f"{parts[0] - 1}-02-29":
        yield fault("date-year", item, "date", replaced(value, f"{first}{slash}{year}"))


def _given(item: Item, day: date) -> bool:
    """Tell whether the cited paragraphs may give this day too: by number, weekday, or vaguely."""
    text = " ".join(item.paragraphs)
    if _VAGUE.search(text) or WEEKDAYS[day.weekday()] in text:
        return True
    return bool(re.search(rf"(?<!\d){day.day}(?!\d)", text))


def _printed(item: Item, field: str, value: Value, die: random.Random) -> Iterator[Fault]:
    """Another weekday, day number, month or year in words; always one that the paragraphs lack."""
    where = "date-in-text" if field in PROSE else "when-date"
    for match in _WEEKDAY.finditer(value.text):
        able = [day for day in WEEKDAYS if day.lower() not in item.cited_words]
        edit = inside(item, value, match.start(), match.end(), die.choice(able))
        if edit:
            yield fault("date-in-text" if field in PROSE else "when-weekday", item, field, edit)
    for match in _DAY.finditer(value.text):
        group = 1 if match[1] else 4
        day = int(match[group])
        new = next(f"{each}" for each in (day + 1, day - 1, day + 2, 17, 24) if _able(item, each))
        edit = inside(item, value, match.start(group), match.end(group), new)
        if edit:
            yield fault(where, item, field, edit)
    for pattern, group in ((_DAY, 0), (_MONTH, 1)):
        for match in pattern.finditer(value.text):
            at = group or (2 if match[2] else 3)
            able = [month for month in _LONG if month.lower() not in item.cited_words]
            edit = inside(item, value, match.start(at), match.end(at), die.choice(able))
            if edit:
                yield fault(where, item, field, edit)
    for match in _YEAR.finditer(value.text):
        new = f"{int(match[0]) + die.choice((-3, -1, 2))}"
        edit = inside(item, value, match.start(), match.end(), new)
        if edit and new not in item.case.words:
            yield fault(where, item, field, edit)


def _able(item: Item, day: int) -> bool:
    return 0 < day < 29 and f"{day}" not in item.cited_words
