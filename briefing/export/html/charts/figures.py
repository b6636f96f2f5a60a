"""Figures over a series of briefs: a chart for each thing that is counted, a line for each voice.

Voices differ by shape and dash, and no line goes from one to another. A bound or a range is drawn
as what it leaves open, and no line leads to it: nobody has said where in it the number is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import htpy as h

from briefing.brief.plot.axis import Axis
from briefing.brief.words import moment, moment_words, number_words
from briefing.compare.amounts import axis_of
from briefing.compare.series import NOT_COMPARABLE, Moved, Point
from briefing.export.html.charts.svg import DASHES, SIZE, WIDE, chart, figure, line, sign, words

MOST: Final = 6
"""Charts; the table below them has the rest, too."""
_LEFT: Final = 60.0
_RIGHT: Final = WIDE - 24
_TOP: Final = 26.0
_TALL: Final = 100
_LOW: Final = _TOP + _TALL
_STEP: Final = 16.0
"""From one name of a voice to the next."""
_ASIDE: Final = 5.0
"""How far bounds of voices on one day stand apart."""


def groups(found: Sequence[Moved]) -> list[list[Moved]]:
    """Return what can be drawn, by what is counted: of each voice at least two numbers."""
    out: dict[tuple[str, bool], list[Moved]] = {}
    for each in found:
        numbers = [point for point in each.points if _drawn(point)]
        if len(numbers) > 1 and each.difference != NOT_COMPARABLE:
            out.setdefault((each.what, each.percent), []).append(each)
    return list(out.values())


def figures(found: Sequence[Moved], dates: Sequence[str]) -> list[h.Renderable]:
    """Return the charts of a series whose briefs have these cut-offs."""
    return [figure(_chart(group, dates)) for group in groups(found)[:MOST]]


def _drawn(point: Point | None) -> bool:
    return point is not None and point.low is not None and point.high is not None


def _chart(group: Sequence[Moved], dates: Sequence[str]) -> h.Renderable:
    what = group[0].what
    points = [point for each in group for point in each.points]
    axis = axis_of(points, _TALL // 2, group[0].percent)
    places = _places(dates)
    parts = [
        words(what, 0, 12, room=WIDE),
        *_frame(axis, dates, places, percent=group[0].percent),
        *(part for n, each in enumerate(group) for part in _voice(n, each, axis, places)),
    ]
    high = _LOW + 24 + _STEP * len(group)
    voices = f"{len(group)} voice{'s' if len(group) > 1 else ''}"
    told = f"{voices} over {len(dates)} briefs. The table below has the numbers."
    return chart("series", f"{what}, over the series", told, high, parts)


def _places(dates: Sequence[str]) -> list[float]:
    """Return where the briefs stand across, by their cut-offs."""
    days = [moment(each).timestamp() for each in dates]
    long = (max(days) - min(days)) or 1.0
    return [_LEFT + 16 + (day - min(days)) / long * (_RIGHT - _LEFT - 32) for day in days]


def _up(axis: Axis, value: float) -> float:
    """Return how low a number stands; what has no end reaches the end of the axis."""
    if math.isinf(value):
        return _TOP if value > 0 else _LOW
    dot = axis.dot(value)
    return _LOW - (dot or 0)


def _frame(
    axis: Axis, dates: Sequence[str], places: Sequence[float], *, percent: bool
) -> Iterator[h.Renderable]:
    """Yield the ends of the axis, and the days of the briefs."""
    unit = " %" if percent else ""
    for value, y in ((axis.low, _LOW), (axis.high, _TOP)):
        yield line(f"M{_LEFT:g} {y:g}H{_RIGHT:g}", "rule")
        number = number_words(round(float(value)))
        yield words(f"{number}{unit}", _LEFT - 6, y + 4, "dim", anchor="end", room=_LEFT - 6)
    end = 0.0
    for at, (day, x) in enumerate(zip(dates, places, strict=True)):
        said = moment_words(day[:10])
        if x - 34 >= end or at == len(dates) - 1:
            yield words(said, x, _LOW + 15, "dim", anchor="middle", size=11)
            end = x + 34
        yield line(f"M{x:g} {_LOW:g}v4", "dim")


def _voice(number: int, each: Moved, axis: Axis, places: Sequence[float]) -> Iterator[h.Renderable]:
    """Yield the line of one voice, its numbers, and its name below."""
    ink, dash = f"v{number % len(DASHES)}", DASHES[number % len(DASHES)]
    hollow = number >= len(DASHES)
    known = [(x, point) for x, point in zip(places, each.points, strict=True) if point is not None]
    for (x0, a), (x1, b) in pairwise(known):
        if _exact(a) and _exact(b):
            assert a.low is not None
            assert b.low is not None
            path = f"M{x0:.1f} {_up(axis, a.low):g}L{x1:.1f} {_up(axis, b.low):g}"
            yield line(path, ink, 1.5, dash)
    for x, point in known:
        if not _drawn(point):
            continue
        assert point.low is not None
        assert point.high is not None
        if _exact(point):
            yield sign(number, x, _up(axis, point.low), hollow=hollow)
        else:
            yield from _range(x + number * _ASIDE, _up(axis, point.low), _up(axis, point.high), ink)
            yield sign(number, x + number * _ASIDE, _edge(point, axis), hollow=hollow)
    y = _LOW + 24 + _STEP * number + SIZE - 2
    yield line(f"M0 {y - 4:g}h32", ink, 1.5, dash)
    yield sign(number, 16, y - 4, hollow=hollow)
    told = ", ".join(point.words for _, point in known)
    yield words(f"{each.who}: {told}", 40, y, room=WIDE - 40)


def _exact(point: Point) -> bool:
    return _drawn(point) and point.low == point.high


def _edge(point: Point, axis: Axis) -> float:
    """Return where the sign of a bound or a range stands: at its end, or in its middle."""
    assert point.low is not None
    assert point.high is not None
    if math.isinf(point.high):
        return _up(axis, point.low)
    if math.isinf(point.low):
        return _up(axis, point.high)
    return (_up(axis, point.low) + _up(axis, point.high)) / 2


def _range(x: float, low: float, high: float, ink: str) -> Iterator[h.Renderable]:
    """Yield what a bound leaves open, as an upright bar with its ends."""
    yield line(f"M{x:.1f} {low:g}V{high:g}", ink, 1.5)
    yield line(f"M{x - 4:.1f} {low:g}h8M{x - 4:.1f} {high:g}h8", ink, 1.5)
