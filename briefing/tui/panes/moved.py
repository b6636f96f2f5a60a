"""Figures that move: a line for each figure and voice over a series, a mark for each brief.

A mark is filled up to what the voice says at least. What may be beyond that is open: the band of a
range, and what a bound as "at least 48" leaves open, which reaches to the end. What the voice calls
rough is hatched. A likelihood is a band on its scale from 0 to 100, not an amount.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from briefing.brief.plot.axis import DOTS, Axis
from briefing.brief.words import MONTHS, moment
from briefing.compare.amounts import axis_of
from briefing.compare.series import NO_NUMBER, NOT_COMPARABLE, SCALE_CHANGED, Moved, Point
from briefing.text import CUT, width
from briefing.tui.cells import Row, column, fit, flow, plain
from briefing.tui.plot.ink import HATCHED, OPEN, SOLID, Track

_GAUGES: Final = (8, 6, 4, 3)
"""Cells of a mark: as many as there is room for."""
_WHO: Final = 18
_LABEL: Final = (30, 20)
"""Cells that a label should have, and those that it has at least."""
_LONGEST: Final = 96
"""Cells that a label has at most: the eye has to find its numbers."""
_STACKED: Final = 64
"""Cells under which a figure takes two rows."""
_LOW: Final = 4
"""Rows up to which what has no room is counted in the head, not in a row of its own."""
_QUIET: Final = (NOT_COMPARABLE, SCALE_CHANGED, NO_NUMBER)


def mark(point: Point | None, axis: Axis, scale: bool, ascii_only: bool) -> Row:
    """Return the mark of a point, as wide as the axis; none where there is no number."""
    track = Track(axis.cells, ascii_only)
    if point is None or point.low is None or point.high is None:
        return track.row()
    if scale:
        track.bar(axis.dots(point.low, point.high), SOLID, "hi")
        return track.row()
    exact = point.low == point.high
    sure = max(min(point.low, point.high), axis.low)
    if point.low != -math.inf and sure > axis.low:
        track.bar(axis.dots(axis.low, sure), HATCHED if point.about else SOLID, "hi")
    if not exact:
        track.bar(axis.dots(sure, point.high), OPEN, "hi")
    return track.row()


def _mark(moved: Moved, point: Point | None, axis: Axis, ascii_only: bool) -> Row:
    """Return the mark of a point; what is not comparable has none, since marks are compared."""
    shown = None if moved.difference == NOT_COMPARABLE else point
    return mark(shown, axis, moved.percent, ascii_only)


def moved_rows(
    series: Sequence[Moved], dates: Sequence[str], cells: int, most: int, ascii_only: bool
) -> list[Row]:
    """Return at most ``most`` rows of figures, the dates of the briefs above them.

    ``dates`` are the cut-offs of the briefs that the points are of. What has no room is counted.
    """
    if not series or most < 2:
        return []
    for make, each in ((_wide, 1), (_stacked, 2)):
        room = (most - 1) // each
        if len(series) > room and most > _LOW:
            room = max((most - 2) // each, 0)
        rows = make(series[:room], dates, cells, ascii_only)
        left = len(series) - room
        if rows is None:
            continue
        if left > 0 and most <= _LOW:
            rows[0] = fit([("FIGURES", "hi b"), (f"  {room} of {len(series)}", "dim")], cells)
            return rows
        more = f"and {left} more, among the changes below   " if left > 0 else ""
        end: Row = [(more, "dim"), *_legend(series[:room], ascii_only)]
        return [*rows, fit(end, cells)] if plain(end) and len(rows) < most else rows
    return []


def _legend(series: Sequence[Moved], ascii_only: bool) -> Row:
    """Return what marks mean that are not simply filled, as far as there are any."""
    drawn = [each for each in series if not each.percent and each.difference != NOT_COMPARABLE]
    points = [p for each in drawn for p in each.points if p is not None and p.low is not None]
    row: Row = []
    for ink, meaning, used in (
        (HATCHED, "about", any(point.about for point in points)),
        (OPEN, "may be", any(point.low != point.high for point in points)),
    ):
        if used:
            track = Track(2, ascii_only)
            track.bar(range(2 * DOTS), ink, "dim")
            row += [*track.row(), (f" {meaning}   ", "dim")]
    return row


def _day(text: str) -> str:
    when = moment(text)
    return f"{when.day} {MONTHS[when.month - 1]}"


def _wide(
    series: Sequence[Moved], dates: Sequence[str], cells: int, ascii_only: bool
) -> list[Row] | None:
    """Return a row for each figure, all briefs beside each other; None without the room."""
    if cells < _STACKED or not series:
        return None
    who = min(max(width(each.who) for each in series) + 1, _WHO)
    end = max(len("difference"), *(width(each.difference) for each in series))
    values = [
        min(max(6, *(width(p.words) if p is not None else 0 for p in points)), 16)
        for points in zip(*(each.points for each in series), strict=True)
    ]
    clauses = max(width(_label(each, 0)) for each in series) + 1
    fitting = (
        (count, gauge, room)
        for least in (min(clauses, _LONGEST), *_LABEL)
        for count in range(len(dates), 1 if least in _LABEL else len(dates) - 1, -1)
        for gauge in (_GAUGES if least in _LABEL else _GAUGES[:2])
        if (room := cells - who - 1 - end - sum(values[-count:]) - count * (gauge + 3)) >= least
    )
    count, gauge, label = next(fitting, (0, 0, 0))
    if not count:
        return None
    label = min(
        label, _LONGEST, max(*_LABEL, *(width(_label(each, _LONGEST)) + 1 for each in series))
    )
    first = len(dates) - count
    sign = "< " if ascii_only else "‹ "
    head: Row = [
        ("FIGURES", "hi b"),
        *fit([("  that moved, by voice", "dim")], label + who - len("FIGURES") - 2),
        (sign if first else "  ", "hi b"),
    ]
    for date, value in zip(dates[first:], values[first:], strict=True):
        head.append(column(f" {_day(date):>{value - 1}}", value + gauge + 3, "dim"))
    rows = [fit([*head, ("difference", "dim")], cells)]
    for each in series:
        axis = axis_of(each.points, gauge, each.percent)
        row: Row = [*_labelled(each, label), column(each.who, who - 1, "text"), (" ", "text")]
        for point, value in zip(each.points[first:], values[first:], strict=True):
            words = point.words if point is not None else ""
            row += [column(words, value, "hi", right=True), (" ", "text")]
            row += [*_mark(each, point, axis, ascii_only), ("  ", "text")]
        rows.append(fit([*row, _difference(each)], cells))
    return rows


def _stacked(
    series: Sequence[Moved], _dates: Sequence[str], cells: int, ascii_only: bool
) -> list[Row]:
    """Return two rows for each figure: what and how far it moved, then voice and last numbers."""
    head: Row = [("FIGURES", "hi b"), ("  that moved, the last two of each", "dim")]
    rows: list[Row] = [fit(head, cells)]
    for each in series:
        said = _difference(each)
        rows.append([*_labelled(each, cells - width(said[0]) - 1), (" ", "text"), said])
        axis = axis_of(each.points, 3, each.percent)
        row: Row = []
        for point in [point for point in each.points if point is not None][-2:]:
            row += [(f" {point.words} ", "hi"), *_mark(each, point, axis, ascii_only)]
        room = cells - sum(width(text) for text, _ in row)
        rows.append(fit([column(f"  {each.who}", max(room, 0), "dim"), *row], cells))
    return rows


def _label(moved: Moved, cells: int) -> str:
    """Return what moved, and where that does not say of what, the item's own words.

    Of these go whole clauses, but for the first one, where there are more than ``cells``.
    """
    if "," in moved.what or moved.percent:
        return moved.what
    label, least = f"{moved.what}: {moved.line.text}", len(moved.what)
    while width(label) > cells and (end := max(label.rfind(s, least) for s in (", ", "; "))) > 0:
        label = f"{label[:end]} {CUT}"
    return label


def _labelled(moved: Moved, cells: int) -> Row:
    label = _label(moved, cells - 1)
    rest = label[len(moved.what) :]
    return [*fit([(moved.what, "text"), (rest, "dim")], max(cells - 1, 0)), (" ", "text")]


def _difference(moved: Moved) -> tuple[str, str]:
    return moved.difference, "dim" if moved.difference in _QUIET else "hi b"


def series_rows(found: Sequence[Moved], cells: int, ascii_only: bool) -> list[Row]:
    """Return the series of one item's figures, for below it: numbers, marks, and the difference."""
    rows: list[Row] = []
    for each in found:
        axis = axis_of(each.points, 4, each.percent)
        row: Row = [("series  ", "dim")]
        if len(found) > 1:
            row += [(f"{each.what}  ", "text")]
        for point in each.points:
            if point is not None:
                row += [(f"{point.words} ", "hi"), *_mark(each, point, axis, ascii_only)]
                row.append(("  ", "text"))
        rows += flow([*row, _difference(each), (f"  {each.who}", "dim")], cells)
    return rows
