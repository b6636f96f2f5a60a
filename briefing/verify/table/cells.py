"""The values of cells: exact numbers, and days however data sets write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from briefing.compiled import late_pattern

_PLAIN: Final = late_pattern(r"[+-]?\d{1,30}(?:\.\d{1,30})?")
_GROUPED: Final = late_pattern(
    r"[+-]?\d{1,3}(?:([ ,\u00a0\u202f])\d{3})(?:\1\d{3})*(?:\.\d{1,30})?"
)
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_BY_MONTH: Final = {
    name: number
    for number, month in enumerate(_MONTHS, 1)
    for name in (month.lower(), month[:3].lower())
}
_ISO: Final = late_pattern(r"(\d{4})-(\d\d)-(\d\d)(?:[T ][\d:.+Z-]{4,32})?")
_SPELT: Final = late_pattern(r"(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{4})")


def number_of(cell: str) -> Decimal | None:
    """Return the number that a cell is, exact; None where it is empty or no number.

    Thousands may be parted by commas or spaces: ``1,200``. A decimal comma is no number.
    """
    text = cell.strip()
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    if _GROUPED.fullmatch(text):
        return Decimal(text.translate({ord(sign): None for sign in " ,\u00a0\u202f"}))
    return None


def number_text(number: Decimal) -> str:
    """Return a number as it is read: ``1,200``, ``0.5``."""
    plain = f"{number:,f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def day_of(cell: str) -> date | None:
    """Return the day that a cell is: ``2020-03-01``, with a time, or ``01 March 2020``."""
    text = cell.strip()
    if found := _ISO.fullmatch(text):
        parts = int(found[1]), int(found[2]), int(found[3])
    elif (found := _SPELT.fullmatch(text)) and found[2].lower() in _BY_MONTH:
        parts = int(found[3]), _BY_MONTH[found[2].lower()], int(found[1])
    else:
        return None
    try:
        return date(*parts)
    except ValueError:
        return None


def day_text(day: date) -> str:
    """Return a day in English words: ``1 March 2020``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
