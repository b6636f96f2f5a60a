"""The axis that the points of one figure share over a series of briefs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from briefing.brief.plot.axis import Axis, percent
from briefing.compare.series import Point

_BEYOND: Final = Fraction(1, 3)


def axis_of(points: Sequence[Point | None], cells: int, scale: bool) -> Axis:
    """Return the axis that all marks of a line share: from 0 to the greatest number named.

    A ``scale`` is one of percents, from 0 to 100.
    """
    if scale:
        return percent(cells)
    named = [
        value
        for point in points
        if point is not None
        for value in (point.low, point.high)
        if value is not None and math.isfinite(value)
    ]
    top = max([0, *named])
    if any(point is not None and point.high == math.inf for point in points):
        top += top * _BEYOND  # a bound is not the greatest number: what it leaves open has room
    return Axis.linear(min([0, *named]), top, cells)
