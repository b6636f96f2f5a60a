"""An axis of days: at one scale where that shows every day, else with long stretches broken out.

A day is a number (``date.toordinal``); an interval goes from its first day to below the day after
its last one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from briefing.brief.plot.axis import Axis, AxisStretch
from briefing.brief.words import MONTHS

BREAK: Final = 4
"""Cells of a break: a stroke of two, and one on either side of it."""
_LEAST: Final = 10
"""Cells of a stretch at least: its first date has to stand above it."""
_PER_STRETCH: Final = 16
"""Cells of the axis for each stretch: fewer, and there are fewer stretches."""
_WANTED: Final = 6
"""Cells that the shortest interval should have: two marks with a blank behind each."""
_CLOSEST: Final = 6
"""Cells from one date to the next at least, the shortest having four."""
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

Days = tuple[int, int]
"""The first day, and the day after the last one."""


class DayLabel(NamedTuple):
    """A date above an axis, from the cell at which it begins."""

    cell: int
    text: str


def day_axis(intervals: Iterable[Days], cells: int) -> Axis:
    """Return an axis that holds all intervals; without any it has no cells.

    Where the shortest interval has too few cells, the longest stretch in which nothing begins or
    ends is left out, if it is longer than all the rest: a break stands for it.
    """
    known = sorted(set(intervals))
    edges = sorted({edge for interval in known for edge in interval})
    if not edges or cells <= 0:
        return Axis([])
    groups = [edges]
    while len(groups) < max(cells // _PER_STRETCH, 1):
        broken = _break(groups, _shares(groups, cells))
        if broken is None:
            break
        groups = broken
    stretches, at = [], 0
    for group, share in zip(groups, _shares(groups, cells), strict=True):
        stretches.append(AxisStretch(*_reach(group, known), at, share))
        at += share + BREAK
    return Axis(stretches)


def _shares(groups: Sequence[Sequence[int]], cells: int) -> list[int]:
    """Return the cells of each group: at least what its date needs, the rest by what it holds."""
    room = cells - BREAK * (len(groups) - 1)
    if len(groups) == 1:
        return [room]
    held = [max(len(group) - 2, 0) for group in groups]  # one interval needs no more than its date
    spare = max(room - _LEAST * len(groups), 0)
    shares = [_LEAST + spare * count // max(sum(held), 1) for count in held]
    shares[-1] += room - sum(shares)
    return shares


def _break(groups: list[list[int]], shares: list[int]) -> list[list[int]] | None:
    """Return the groups with one broken at its longest gap; None where none has to be."""
    for number, (group, share) in enumerate(zip(groups, shares, strict=True)):
        gaps = [later - earlier for earlier, later in pairwise(group)]
        whole = sum(gaps)
        if len(gaps) < 2 or min(gaps) * share >= _WANTED * whole:
            continue
        longest = gaps.index(max(gaps))
        if 2 * gaps[longest] > whole and gaps[longest] > 2:
            halves = [group[: longest + 1], group[longest + 1 :]]
            return [*groups[:number], *halves, *groups[number + 1 :]]
    return None


def _reach(group: Sequence[int], known: Iterable[Days]) -> Days:
    """Return the days of a group; of one edge alone the day that begins or ends there."""
    first, last = group[0], group[-1]
    if first < last:
        return first, last
    begins = any(interval[0] == first for interval in known)
    return (first, first + 1) if begins else (first - 1, first)


def labels(axis: Axis) -> list[DayLabel]:
    """Return the dates above an axis, from left to right, none over another.

    The first of each stretch has its year; the others stand as closely as there is room for.
    """
    out: list[DayLabel] = []
    for stretch in axis.stretches:
        low, high = int(stretch.low), int(stretch.high)
        end = stretch.first + stretch.cells
        first = DayLabel(stretch.first, _first_words(low, high))
        out.append(first)
        at = first.cell + len(first.text) + 2
        for label in _finest(axis, low, high, range(stretch.first, end)):
            if label.cell >= at and label.cell + len(label.text) <= end:
                out.append(label)
                at = label.cell + len(label.text) + 2
    return out


def _first_words(low: int, high: int) -> str:
    """Return the date at which a stretch begins, no more exact than the stretch is."""
    day = date.fromordinal(low)
    long = high - low
    if day.day == 1 and (long >= 28 or long == 1):
        whole_year = day.month == 1 and (long >= 365 or long == 1)
        return f"{day.year}" if whole_year else f"{MONTHS[day.month - 1]} {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _finest(axis: Axis, low: int, high: int, cells: range) -> list[DayLabel]:
    """Return the closest row of dates in which every date has room."""
    for days in _steps(low, high, len(cells) // _CLOSEST):
        found = [
            DayLabel(cell, words)
            for day, words in days
            if (cell := axis.cell(day)) is not None and cell in cells
        ]
        if all(b.cell - a.cell >= len(a.text) + 2 for a, b in pairwise(found)):
            return found
    return []


def _steps(low: int, high: int, most: int) -> Iterator[list[tuple[int, str]]]:
    """Yield rows of at most so many dates, the closest first: days, weeks, months, years."""
    days = high - low
    for step in (1, 2, 7, 14):
        if days <= most * step:
            every = [date.fromordinal(low + at) for at in range(0, days, step)]
            if step == 1:
                yield [(d.toordinal(), f"{_weekday(d)} {MONTHS[d.month - 1]}") for d in every]
                yield [(d.toordinal(), _weekday(d)) for d in every]
            yield [(d.toordinal(), f"{d.day} {MONTHS[d.month - 1]}") for d in every]
    first, last = date.fromordinal(low), date.fromordinal(high - 1)
    for step in (1, 3, 6):
        if days <= most * step * 28:
            months = range(first.year * 12 + first.month, last.year * 12 + last.month)
            yield [_month(month) for month in months if month % step == 0]
    for step in (1, 2, 5, 10, 20, 50, 100, 500):
        if days <= most * step * 365:
            years = (year for year in range(first.year + 1, last.year + 1) if year % step == 0)
            yield [(date(year, 1, 1).toordinal(), f"{year}") for year in years]


def _weekday(day: date) -> str:
    return f"{_DAYS[day.weekday()]} {day.day}"


def _month(month: int) -> tuple[int, str]:
    year, number = divmod(month, 12)
    return date(year, number + 1, 1).toordinal(), f"{MONTHS[number]} {year}"
