"""Numbers that the desk computes from cited rows, computed anew: exact, in decimals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, localcontext
from typing import Final

from msgspec import Struct

from briefing.verify.table.cells import number_of

_DIGITS: Final = 60
"""Digits that are computed with: more than any sum of the longest cells has."""


class Untold(Struct, frozen=True):
    """A cell that is no number: the row's number, and what stands there, "" for nothing."""

    row: int
    value: str


class Computed(Struct, frozen=True):
    """What a calculation over rows comes to, and the cells of them that it left out.

    ``value`` is None where no row has a number.
    """

    value: Decimal | None
    rows: int
    untold: tuple[Untold, ...] = ()


def compute(kind: str, rows: Mapping[int, str]) -> Computed:
    """Return the sum, the count, the least or the greatest of the numbers of rows.

    ``rows`` has what stands in the column by the number of the row; to ``count`` it is no matter.
    """
    if kind == "count":
        return Computed(Decimal(len(rows)), len(rows))
    numbers = {row: number_of(value) for row, value in rows.items()}
    untold = tuple(Untold(row, rows[row]) for row, number in numbers.items() if number is None)
    values = [number for number in numbers.values() if number is not None]
    return Computed(_of(kind, values) if values else None, len(rows), untold)


def _of(kind: str, values: Sequence[Decimal]) -> Decimal:
    if kind == "sum":
        with localcontext(prec=_DIGITS):
            return sum(values, Decimal(0))
    return min(values) if kind == "min" else max(values)
