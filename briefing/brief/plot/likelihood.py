"""The scale of likelihoods, from 0 to 100 percent, and where a yardstick has its borders."""

from __future__ import annotations

from briefing.brief.plot.axis import Axis
from briefing.brief.scales import LIKELIHOOD


def borders(yardstick: str) -> list[int]:
    """Return where the terms of a yardstick begin and end in percent, with both ends of the axis.

    ICD 203 begins at 1 and ends at 99: there the border is the end of the axis.
    """
    found = {bound for bounds in LIKELIHOOD[yardstick].values() for bound in bounds}
    return [0, *sorted(bound for bound in found if 1 < bound < 99), 100]


def tick(axis: Axis, value: int) -> int:
    """Return the cell that a border begins: that of 100 lies behind the axis."""
    cell = axis.cell(value)
    return axis.cells if value == 100 or cell is None else cell
