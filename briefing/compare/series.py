"""Figures and likelihoods over a series of briefs: one line for each figure and voice.

Nothing is summed, and no line goes from one voice to another: two numbers are on one line where
the items are one (``pairs``), the voices share one at least, and unit, group and place agree.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from briefing.brief import model as m
from briefing.brief.figures import (
    bounds,
    fate_of,
    group_of,
    same_group,
    same_words,
    unit_of,
)
from briefing.brief.fold import fold
from briefing.brief.outline import Line, Outline
from briefing.brief.scales import likelihood_range
from briefing.brief.words import number_words
from briefing.compare.pairs import pair

NOT_COMPARABLE: Final = "not comparable"
SCALE_CHANGED: Final = "scale changed"
NO_NUMBER: Final = "no number"
OVERLAP: Final = "may be the same"
SAME: Final = "same"
_READ: Final = ("situation", "judgements", "humanitarian")
"""The sections whose numbers are followed, what is read first before the rest."""


class Point(NamedTuple):
    """What one brief says: from ``low`` to ``high``, either may be infinite, None for no number."""

    words: str
    low: float | None
    high: float | None
    about: bool = False


class Moved(NamedTuple):
    """One figure of one voice, or one likelihood of the desk, over a series.

    ``points`` has one for each brief, oldest first, None where it has none. ``percent`` is whether
    the numbers are likelihoods, on a scale from 0 to 100. ``line`` is the item in the last brief.
    """

    what: str
    who: str
    points: tuple[Point | None, ...]
    difference: str
    line: Line
    percent: bool = False


class _FigureInBrief(NamedTuple):
    """A figure in one brief, with the item that it stands in."""

    at: int
    outline: Outline
    line: Line
    figure: m.Figure


def moved(outlines: Sequence[Outline]) -> list[Moved]:
    """Return what the last of several briefs, oldest first, says otherwise than those before it.

    What only one of them has a number for is left out, and what is the same in all.
    """
    if len(outlines) < 2:
        return []
    before = [{id(new.item): old for old, new in pair(a, b).both} for a, b in pairwise(outlines)]
    found = []
    for line in (line for key in _READ for line in outlines[-1].section(key).lines):
        chain = _chain(line, before)
        if isinstance(line.item, m.Judgement):
            found += _likelihood(chain, outlines)
        else:
            found += [
                each for figure in line.item.figures if (each := _of(figure, chain, outlines))
            ]
    return [each for each in found if each.difference != SAME]


def by_item(found: Sequence[Moved]) -> dict[tuple[str | int, ...], list[Moved]]:
    """Return what moved by the path of its item in the last brief."""
    out: dict[tuple[str | int, ...], list[Moved]] = {}
    for each in found:
        out.setdefault(each.line.path, []).append(each)
    return out


def _chain(line: Line, before: Sequence[dict[int, Line]]) -> list[Line]:
    """Return the items that a line was in the briefs before, the line itself last."""
    out = [line]
    for partner in reversed(before):
        old = partner.get(id(out[-1].item))
        if old is None:
            break
        out.append(old)
    return out[::-1]


def _voices(line: Line) -> frozenset[str]:
    return frozenset(fold(speaker.name) for speaker in line.speakers)


# -- figures ------------------------------------------------------------------------------------


def _of(figure: m.Figure, chain: Sequence[Line], outlines: Sequence[Outline]) -> Moved | None:
    """Return the series of one figure of the last item of a chain; None where it has no other."""
    last = _FigureInBrief(len(outlines) - 1, outlines[-1], chain[-1], figure)
    told, common = [last], _voices(chain[-1])
    difference = ""
    for number, line in enumerate(reversed(chain[:-1]), 2):
        shared = common & _voices(line)
        if not shared:
            break
        at = len(outlines) - number
        other = _same(told[-1], line)
        if other is None and len(told) == 1:
            other = _only_other(told[-1], line)
            difference = NOT_COMPARABLE if other else ""
        if other is None:
            break
        common = shared
        told.append(_FigureInBrief(at, outlines[at], line, other))
        if difference:
            break
    if len(told) < 2:
        return None
    points: list[Point | None] = [None] * len(outlines)
    for each in told:
        points[each.at] = _point(each.figure)
    new, old = told[0], told[1]
    names = [s for s in new.line.speakers if fold(s.name) in common]
    return Moved(
        _what(new),
        " + ".join(new.outline.say(s.short) for s in names),
        tuple(points),
        difference or _difference(old.figure, new.figure),
        new.line,
    )


def _same(told: _FigureInBrief, line: Line) -> m.Figure | None:
    """Return the figure of another item that counts the same thing at the same place.

    A figure whose group is not named is that of the other's group only where neither item counts
    the same in several groups: "61 deaths, 22 of them by drowning" is followed by two figures.
    """
    if _place(told.line) != _place(line):
        return None
    unit = unit_of(told.figure)
    group = group_of(told.figure, _impact(told.line))
    ours = [each for each in told.line.item.figures if unit_of(each) == unit]
    fate = fate_of(told.figure, _impact(told.line))
    theirs = [
        each
        for each in line.item.figures
        if unit_of(each) == unit and same_group(fate, fate_of(each, _impact(line)))
    ]
    for other in theirs:
        if group_of(other, _impact(line)) == group:
            return other
    if len(ours) != 1 or len(theirs) != 1:
        return None
    return theirs[0] if same_group(group, group_of(theirs[0], _impact(line))) else None


def _only_other(told: _FigureInBrief, line: Line) -> m.Figure | None:
    """Return the one figure of an item that may be what became of another, counted otherwise."""
    mine = [f for f in told.line.item.figures if _same(told._replace(figure=f), line) is None]
    theirs = [
        f for f in line.item.figures if _same(told._replace(line=line, figure=f), told.line) is None
    ]
    return theirs[0] if len(mine) == len(theirs) == 1 else None


def _impact(line: Line) -> m.Impact | None:
    return line.item if isinstance(line.item, m.Impact) else None


def _place(line: Line) -> str:
    return getattr(line.item, "place", None) or ""


def _what(told: _FigureInBrief) -> str:
    """Return what is counted, of whom, and where: ``tents, put up``."""
    impact = _impact(told.line)
    unit = told.outline.say(told.figure.unit or "")
    group = told.outline.say(told.figure.group or (impact.group if impact else "") or "")
    if group and unit and same_words(unit) in same_words(group):
        unit = ""
    parts = [unit, group, told.outline.place_name(_place(told.line)) if _place(told.line) else ""]
    return ", ".join(part for part in parts if part) or told.line.text


def _point(figure: m.Figure) -> Point:
    """Return a figure as a point; "about" is a number that the source itself calls rough."""
    found = bounds(figure)
    if found is None:
        return Point(figure.text, None, None)
    if figure.value is not None and figure.op in ("=", "~") and figure.min is figure.max is None:
        rough = figure.op == "~"
        words = f"{'about ' if rough else ''}{number_words(figure.value)}"
        return Point(words, figure.value, figure.value, rough)
    low, high = found
    if figure.value is not None and figure.min is figure.max is None:
        words = f"{figure.op} {number_words(figure.value)}"
        edge = figure.value
        return Point(words, edge if high == math.inf else low, edge if low == -math.inf else high)
    if low == -math.inf or high == math.inf:
        sign, edge = ("<=", high) if low == -math.inf else (">=", low)
        return Point(f"{sign} {_number(edge)}", low, high)
    return Point(f"{_number(low)}-{_number(high)}", low, high)


def _number(value: float) -> str:
    return number_words(int(value) if value == int(value) else value)


def _difference(old: m.Figure, new: m.Figure) -> str:
    """Return how far a figure moved, as exactly as both are known."""
    a, b = _point(old), _point(new)
    if a.low is None or a.high is None or b.low is None or b.high is None:
        return SAME if a.words == b.words else NO_NUMBER
    if a[1:] == b[1:]:
        return SAME
    points = " points" if same_words(new.unit).startswith(("per cent", "percent", "%")) else ""
    if a.low == a.high and b.low == b.high:
        rough = "about " if a.about or b.about else ""
        return f"{rough}{_signed(b.low - a.low)}{points}"
    if a.low <= b.high and b.low <= a.high:
        return OVERLAP
    low, high = b.low - a.high, b.high - a.low
    if math.isinf(low) or math.isinf(high):
        return "more" if low > 0 else "fewer" if not points else "less"
    return f"{_signed(low)} to {_signed(high)}{points}"


def _signed(value: float) -> str:
    words = _number(abs(round(value, 6)))
    return f"{'+' if value >= 0 else '-'}{words}"


# -- likelihoods --------------------------------------------------------------------------------


def _likelihood(chain: Sequence[Line], outlines: Sequence[Outline]) -> list[Moved]:
    """Return the series of a judgement's likelihood; terms of two scales are not compared."""
    points: list[Point | None] = [None] * len(outlines)
    scales = []
    for at, line in enumerate(chain, len(outlines) - len(chain)):
        assert isinstance(line.item, m.Judgement)
        scale = outlines[at].brief.yardstick
        found = likelihood_range(line.item.likelihood or "", scale)
        if found is not None:
            points[at] = Point(f"{found[0]}-{found[1]} %", *found)
            scales.append((scale, found))
    if len(scales) < 2 or points[-1] is None:
        return []
    (before, old), (after, new) = scales[-2:]
    difference = SAME if old == new else "likelier" if new > old else "less likely"
    if before != after:
        difference = SCALE_CHANGED
    return [Moved(chain[-1].text, "the desk", tuple(points), difference, chain[-1], percent=True)]
