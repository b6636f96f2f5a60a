"""The same day or time of the day, written in another way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from .places import Rewrite, replaced

MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
]  # fmt: skip
SHORT = {
    "January": "Jan", "February": "Feb", "August": "Aug", "September": "Sept", "October": "Oct",
    "November": "Nov", "December": "Dec",
}  # fmt: skip
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTH = "|".join(MONTHS)
_DAY_MONTH = rf"(?<![\w.,–-])(?<!\d to )(?<!\d and )(?<!\d or )(\d\d?) ({_MONTH})\b(?! \d{{4}})"
_WHOLE = rf"(?<![\w.,–-])(?<!\d to )(?<!\d and )(\d\d?) ({_MONTH}) (\d{{4}})\b"
_MONTH_DAY = rf"(?<!\d )\b({_MONTH}) (\d\d?)(?![\w:.,–-]*\d)(?!th\b)(?! (?:to|and|or) \d)"


def _th(day: str) -> str:
    number = int(day)
    if number in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }".replace(" ", "")


def days(text: str) -> Iterator[str]:
    """A day of a month, with or without its year."""
    yield from replaced(text, _DAY_MONTH, r"\2 \1")
    yield from replaced(text, _DAY_MONTH, lambda m: f"{_th(m[1])} {m[2]}")
    yield from replaced(text, _DAY_MONTH, lambda m: f"the {_th(m[1])} of {m[2]}")
    yield from replaced(text, _DAY_MONTH, lambda m: f"{m[2]} {_th(m[1])}")
    yield from replaced(
        text, _DAY_MONTH, lambda m: f"{m[1]} {SHORT[m[2]]}" if m[2] in SHORT else ""
    )
    yield from replaced(
        text, _DAY_MONTH, lambda m: (m[2] in SHORT and f"{SHORT[m[2]]}. {m[1]}") or ""
    )
    yield from replaced(text, _DAY_MONTH, lambda m: f"{m[1]}\u00a0{m[2]}")
    yield from replaced(text, _MONTH_DAY, r"\2 \1")
    yield from replaced(text, _MONTH_DAY, lambda m: f"{m[1]} {_th(m[2])}")
    yield from replaced(text, _WHOLE, r"\2 \1, \3")
    yield from replaced(
        text, _WHOLE, lambda m: f"{m[3]}-{MONTHS.index(m[2]) + 1:02}-{int(m[1]):02}"
    )
    yield from replaced(text, _WHOLE, lambda m: f"{m[1]}.{MONTHS.index(m[2]) + 1}.{m[3]}")
    yield from replaced(
        text, _WHOLE, lambda m: (m[2] in SHORT and f"{m[1]} {SHORT[m[2]]} {m[3]}") or ""
    )
    yield from replaced(
        text, rf"\b(in|since|until|by) ({_MONTH})\b(?! \d)",
        lambda m: (m[2] in SHORT and f"{m[1]} {SHORT[m[2]]}.") or "",
    )  # fmt: skip
    yield from replaced(text, rf"(?<!\d )\b({_MONTH}) (\d{{4}})\b", r"\1, \2")
    yield from replaced(
        text, rf"\b(?:between|from) (\d\d?) (?:and|to) (\d\d?) ({_MONTH})\b", "\\1\u2013\\2 \\3"
    )
    yield from replaced(text, rf"\bbetween (\d\d?) and (\d\d?) ({_MONTH})\b", r"from \3 \1 to \2")


def weekdays(text: str, published: date) -> Iterator[str]:
    """A day of the last weeks with its weekday or its year, and a weekday in short."""

    def day(match: re.Match[str]) -> date | None:
        try:
            found = date(published.year, MONTHS.index(match[2]) + 1, int(match[1]))
        except ValueError:
            return None
        return found if timedelta(0) <= published - found < timedelta(40) else None

    def weekday(match: re.Match[str]) -> str:
        found = day(match)
        return f"{WEEKDAYS[found.weekday()]}, {match[0]}" if found else ""

    def with_year(match: re.Match[str]) -> str:
        return f"{match[0]} {published.year}" if day(match) else ""

    def iso(match: re.Match[str]) -> str:
        found = day(match)
        return f"{found}" if found else ""

    bare = rf"(?<!day )(?<!day, ){_DAY_MONTH}"
    yield from replaced(text, bare, weekday)
    yield from replaced(text, _DAY_MONTH, with_year)
    yield from replaced(text, _DAY_MONTH, iso)
    any_day = "|".join(WEEKDAYS)
    yield from replaced(text, rf"\bon ({any_day})(?! (?:and|or|to|\d))(?=[ .,])", r"\1")
    yield from replaced(
        text, rf"\b({any_day})(?=[ ,])",
        lambda m: {"Tuesday": "Tues.", "Wednesday": "Wed.", "Thursday": "Thurs."}.get(
            m[1], f"{m[1][:3]}."
        ),
    )  # fmt: skip


def clock(text: str) -> Iterator[str]:
    """A time of the day in 24 and in 12 hours, with and without its minutes."""
    time = (
        r"(?<![\w.,:/-])([01]\d|2[0-3])[:.]([0-5]\d)(?![\w:/]|[.,]\d)(?! ?(?:[ap]\.?m|percent|%))"
    )
    strict = time.replace("[:.]", ":")
    yield from replaced(text, strict, _twelve(" p.m.", " a.m.", ":"))
    yield from replaced(text, strict, _twelve("pm", "am", "."))
    yield from replaced(text, strict, _twelve(" PM", " AM", ":"))
    yield from replaced(text, rf"(?<=at ){strict}", r"\1.\2")
    yield from replaced(text, strict, r"\1h\2")
    yield from replaced(text, rf"{strict}(?! (?:hours|hrs|h\b))", r"\1\2 hours")
    half = r"(?<![\w.,:/-])(\d\d?)(?:[:.]([0-5]\d))? ?([ap])\.?m(?:\.(?=[ ,;]))?(?![\w:])"
    yield from replaced(text, half, _twenty_four)
    yield from replaced(text, half, lambda m: f"{m[1]}{':' + m[2] if m[2] else ''}{m[3]}m")
    yield from replaced(text, half, lambda m: f"{m[1]}{':' + m[2] if m[2] else ''} {m[3].upper()}M")
    yield from replaced(text, half, lambda m: f"{m[1]}.{m[2] or '00'} {m[3]}.m.")
    yield from replaced(
        text, r"(?<![\w.,:/-])(\d\d?) ?([ap])\.?m(?:\.(?=[ ,;]))?(?![\w:])",
        lambda m: f"{m[1]} o\u2019clock in the {'morning' if m[2] == 'a' else 'afternoon'}"
        if m[2] == "a" or int(m[1]) < 6 else "",
    )  # fmt: skip
    yield from replaced(text, r"(?<!shortly after )\bmidday\b", "noon")
    yield from replaced(text, r"(?<!12 )\bnoon\b(?! prayer)", "midday")
    yield from replaced(text, r"(?<!12 )\bnoon\b(?! prayer)", "12:00")
    yield from replaced(text, r"\bat midnight\b", "at 00:00")


def _twelve(after: str, before: str, mark: str) -> Rewrite:
    def rewritten(match: re.Match[str]) -> str:
        hour, minutes = int(match[1]), match[2]
        shown = f"{(hour - 1) % 12 + 1}{mark + minutes if minutes != '00' else ''}"
        return f"{shown}{after if hour >= 12 else before}"

    return rewritten


def _twenty_four(match: re.Match[str]) -> str:
    hour = int(match[1]) % 12 + (12 if match[3] == "p" else 0)
    return f"{hour:02}:{match[2] or '00'}"
