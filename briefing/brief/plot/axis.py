"""Values on a row of cells, both ways: which cell a value stands in, which values a cell holds.

A cell has two dots side by side, as a braille sign has; everything is counted in dots, from 0 at
the left. The arithmetic is exact: a value on the border of two cells is in the right one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Final, TypeAlias

from msgspec import Struct

DOTS: Final = 2
"""Dots side by side in a cell."""

Value: TypeAlias = int | float | Fraction
"""What stands on an axis: percent, people, or days counted from the year 1."""


class AxisStretch(Struct, frozen=True):
    """A part of an axis with one scale: values ``low`` to below ``high`` in some of its cells."""

    low: Value
    high: Value
    first: int
    cells: int


class Break(Struct, frozen=True):
    """Cells between two stretches, which stand for the values from ``low`` to below ``high``.

    Where the two are equal nothing is left out: the scale is another from here on.
    """

    low: Value
    high: Value
    first: int
    cells: int


class Axis:
    """Values on ``cells`` cells: one stretch, or several with breaks between them.

    The values of its stretches grow from left to right. The last value of the axis is in its last
    cell. An axis without cells holds nothing.
    """

    def __init__(self, stretches: Sequence[AxisStretch]) -> None:
        """Take stretches from left to right.

        Raises:
            ValueError: a stretch is empty, or begins before the one before it ends.
        """
        end, at = -math.inf, 0
        for stretch in stretches:
            if not (stretch.low < stretch.high and stretch.cells > 0):
                raise ValueError(f"{stretch} is empty")
            if stretch.low < end or stretch.first < at:
                raise ValueError(f"{stretch} lies over the one before it")
            end, at = float(stretch.high), stretch.first + stretch.cells
        self.stretches: Final = tuple(stretches)
        self.cells: Final = at

    @classmethod
    def linear(cls, low: Value, high: Value, cells: int) -> Axis:
        """Return an axis of one scale; where all values are one, it reaches to the next number."""
        if low == high:
            high = low + 1
        return cls([AxisStretch(low, high, 0, cells)] if cells > 0 else [])

    @property
    def low(self) -> Value:
        """The first value; only an axis with cells has one."""
        return self.stretches[0].low

    @property
    def high(self) -> Value:
        """The last value; only an axis with cells has one."""
        return self.stretches[-1].high

    @property
    def breaks(self) -> list[Break]:
        """What lies between the stretches."""
        out = []
        for one, other in zip(self.stretches, self.stretches[1:], strict=False):
            first = one.first + one.cells
            out.append(Break(one.high, other.low, first, other.first - first))
        return out

    def dot(self, value: Value) -> int | None:
        """Return the dot of a value; None outside the axis, and in a break of it."""
        for stretch in self.stretches:
            if stretch.low <= value < stretch.high:
                return _at(stretch, value, up=False)
        if self.stretches and value == self.high:
            return self.cells * DOTS - 1
        return None

    def cell(self, value: Value) -> int | None:
        """Return the cell of a value; None outside the axis, and in a break of it."""
        dot = self.dot(value)
        return None if dot is None else dot // DOTS

    def values(self, cell: int) -> tuple[Value, Value] | None:
        """Return the least value of a cell and the least of the next; None where it has none."""
        for stretch in self.stretches:
            inner = cell - stretch.first
            if 0 <= inner < stretch.cells:
                size = Fraction(stretch.high) - Fraction(stretch.low)
                low = Fraction(stretch.low) + size * inner / stretch.cells
                return low, low + size / stretch.cells
        return None

    def dots(self, low: Value, high: Value) -> range:
        """Return the dots from ``low`` to below ``high``, those of breaks between them included.

        Infinity reaches to the end of the axis. What is on the axis at all has one dot at least.

        Raises:
            ValueError: ``high`` is less than ``low``.
        """
        if not low <= high:
            raise ValueError(f"{low} to {high} is no range")
        if not self.stretches or high < self.low or low > self.high:
            return range(0)
        if high == self.low and low < high:  # it ends where the axis begins
            return range(0)
        first, last = self._edge(low, up=False), self._edge(high, up=True)
        first = min(first, self.cells * DOTS - 1)
        return range(first, max(last, first + 1))

    def span(self, low: Value, high: Value) -> range:
        """Return the cells from ``low`` to below ``high``, as ``dots`` does."""
        dots = self.dots(low, high)
        return range(dots.start // DOTS, -(-dots.stop // DOTS)) if dots else range(0)

    def _edge(self, value: Value, up: bool) -> int:
        """Return the dot at which a value lies, held within the axis; ``up`` as ``_at`` has it."""
        for stretch in self.stretches:
            if value < stretch.low:
                # In a break: what begins there begins with it, what ends there ends after it.
                before = [s for s in self.stretches if s.high <= value]
                if not before:
                    return stretch.first * DOTS
                end = (before[-1].first + before[-1].cells) * DOTS
                return stretch.first * DOTS if up else end
            if value < stretch.high:
                return _at(stretch, value, up)
            if value == stretch.high and up:
                return (stretch.first + stretch.cells) * DOTS
        return self.cells * DOTS


def _at(stretch: AxisStretch, value: Value, up: bool) -> int:
    """Return the dot at which a value lies, exactly; ``up`` is that before which it lies."""
    low, high = stretch.low, stretch.high
    if isinstance(value, int) and isinstance(low, int) and isinstance(high, int):
        size = high - low
        steps = (value - low) * stretch.cells * DOTS
        return stretch.first * DOTS + (-(-steps // size) if up else steps // size)
    share = (Fraction(value) - Fraction(low)) / (Fraction(high) - Fraction(low))
    dots = share * stretch.cells * DOTS
    return stretch.first * DOTS + (math.ceil(dots) if up else math.floor(dots))


def percent(cells: int) -> Axis:
    """Return an axis from 0 to 100."""
    return Axis.linear(0, 100, cells)
