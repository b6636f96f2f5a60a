"""The events of a brief on an axis of days, as the dashboard's timeline has it.

Filled signs are dated by the source, hollow ones by the desk; what lasted is a bar, what has no day
is dashed. Only the last days before the cut-off and what follows it are drawn; the rest is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

import htpy as h

from briefing.brief.outline import Line, Outline
from briefing.brief.plot.axis import DOTS, Axis
from briefing.brief.plot.days import Days, day_axis, labels
from briefing.brief.plot.when import EventSpan, cut_off, when
from briefing.brief.words import date_words
from briefing.export.html.charts.svg import INK, WIDE, chart, figure, line, words

_DAYS: Final = 60
_CELL: Final = 7.0
_CELLS: Final = int(WIDE // _CELL)
_DOT: Final = _CELL / DOTS
_TOP: Final = 24.0
_ROW: Final = 20.0
_R: Final = 8.0
_MOST: Final = 12
"""Rows; what has no room in them is counted."""


class _Event(NamedTuple):
    """An event with its number in the list, its days within the window, and what is sure of it."""

    number: int
    line: Line
    days: Days
    sure: Days | None

    @property
    def hollow(self) -> bool:
        """Whether its date is the desk's."""
        return self.line.item.date_basis == "inferred"


class _Plot:
    """The axis, and the rows of what is on it."""

    def __init__(self, outline: Outline) -> None:
        lines = outline.section("timeline").lines
        spans = [when(line.item.date) for line in lines]
        self.day, self.cut_off = cut_off(outline.brief.as_of)
        self.first = self.day - _DAYS
        self.undated = spans.count(None)
        self.earlier = sum(span is not None and span.days[1] <= self.first for span in spans)
        self.events = [
            _Event(number, line, self._within(span.days), span.sure and self._within(span.sure))
            for number, (line, span) in enumerate(zip(lines, spans, strict=True), 1)
            if span is not None and span.days[1] > self.first
        ]
        self.taken: list[list[tuple[float, float]]] = []
        self.left_out = 0

    def _within(self, days: Days) -> Days:
        """Return days from the window's first one on."""
        return max(days[0], self.first), max(days[1], self.first + 1)

    @cached_property
    def axis(self) -> Axis:
        """The axis of the days that are drawn, and of the cut-off's."""
        dated = [days for event in self.events for days in (event.days, event.sure or event.days)]
        return day_axis([*dated, (self.day, self.day + 1)], _CELLS)

    def parts(self) -> Iterator[h.Renderable]:
        """Yield the events, the longest first, as the dashboard has them."""
        order = sorted(self.events, key=lambda e: (_one_day(e), e.days[0] - e.days[1], e.number))
        drawn = [part for event in order for part in self._event(event)]
        yield from self._frame()
        yield from drawn

    @property
    def high(self) -> float:
        """How high the chart is, once its parts are known."""
        return _TOP + _ROW * max(len(self.taken), 1) + 22

    def _frame(self) -> Iterator[h.Renderable]:
        """Yield the dates, the breaks and the line of the cut-off."""
        low = self.high - 18
        for stretch in self.axis.stretches:
            start, end = stretch.first * _CELL, (stretch.first + stretch.cells) * _CELL
            yield line(f"M{start:g} {_TOP - 6:g}H{end:g}", "rule")
        for each in labels(self.axis):
            x = each.cell * _CELL
            yield line(f"M{x + 0.5:g} {_TOP - 9:g}v6", "dim")
            yield words(each.text, x, _TOP - 12, "dim", size=11)
        for gap in self.axis.breaks:
            x = (gap.first + gap.cells / 2) * _CELL
            yield line(f"M{x - 5:g} {_TOP - 1:g}l4-10M{x + 1:g} {_TOP - 1:g}l4-10", "dim")
        dot = self.axis.dot(self.cut_off)
        x = self.axis.cells * _CELL - 1 if dot is None else dot * _DOT
        yield line(f"M{x:g} {_TOP - 9:g}V{low:g}", "ink", 1.5)
        ends = x > WIDE / 2
        anchor = "end" if ends else "start"
        yield words("cut-off", x + (2 if ends else -2), low + 13, "ink", anchor=anchor, size=11)

    def _event(self, event: _Event) -> Iterator[h.Renderable]:
        """Yield an event in the first row that has room for it."""
        dots = self.axis.dots(*event.days)
        start, stop = dots.start * _DOT, dots.stop * _DOT
        if _one_day(event):
            found = self._day(start, stop)
        else:
            found = self._place([(start, max(stop, start + 2 * _R))])
        if found is None:
            self.left_out += 1
            return
        row, x = found
        y = _TOP + _ROW * row + _ROW / 2
        if not _one_day(event):
            yield line(f"M{x:g} {y:g}H{stop:g}", "dim", 2, "4 3")
            if event.sure:
                sure = self.axis.dots(*event.sure)
                yield line(f"M{sure.start * _DOT:g} {y:g}H{sure.stop * _DOT:g}", "dim", 5)
        yield _numbered(event, min(max(x + _R, _R), WIDE - _R), y)

    def _day(self, start: float, stop: float) -> tuple[int, float] | None:
        """Return a row and place for a sign within its day: side by side where that has room."""
        count = max(int((stop - start) // (2 * _R)), 1)
        first = start if count > 1 else (start + stop) / 2 - _R
        first = min(max(first, 0.0), WIDE - 2 * _R)
        return self._place([(first + n * 2 * _R, first + (n + 1) * 2 * _R) for n in range(count)])

    def _place(self, wanted: list[tuple[float, float]]) -> tuple[int, float] | None:
        for row in range(_MOST):
            if row == len(self.taken):
                self.taken.append([])
            for start, stop in wanted:
                if all(stop <= a or start >= b for a, b in self.taken[row]):
                    self.taken[row].append((start, stop))
                    return row, start
        return None


def _one_day(event: _Event) -> bool:
    return EventSpan(event.days, None).one_day


def _numbered(event: _Event, x: float, y: float) -> h.Renderable:
    """Return the sign of an event with its number in the list."""
    ink, ground = ("ink", "bg") if event.hollow else ("bg", "ink")
    return h.g[
        h.circle(
            cx=f"{x:g}", cy=f"{y:g}", r=f"{_R - 0.75:g}", class_=f"{ground} ol",
            fill=INK[ground], stroke=INK["ink"], stroke_width="1.5",
        ),
        words(str(event.number), x, y + 3.5, ink, anchor="middle", size=10),
    ]  # fmt: skip


def timeline(outline: Outline) -> h.Renderable | None:
    """Return the chart, None where no event is within its days."""
    plot = _Plot(outline)
    if not plot.events:
        return None
    parts = list(plot.parts())
    count = len(plot.events) - plot.left_out
    told = f"{count} event{'s' if count > 1 else ''} on an axis of days. The list below has them."
    notes = [
        "A number is that of the list below. Filled: dated by the source; hollow: by the desk."
    ]
    if any(not _one_day(event) for event in plot.events):
        notes.append("Dashed: within these days, none known; a bar: it went on.")
    first = date_words(date.fromordinal(plot.first).isoformat())
    left = (
        (plot.earlier, f"earlier than {first}"),
        (plot.undated, "without a date"),
        (plot.left_out, "without room here"),
    )
    if any(number for number, _ in left):
        notes.append(f"Not drawn: {', '.join(f'{n} {what}' for n, what in left if n)}.")
    return figure(chart("timeline", "When it happened", told, plot.high, parts), notes)
