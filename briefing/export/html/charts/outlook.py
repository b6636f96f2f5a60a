"""All judgements on one axis from 0 to 100 percent: how likely as a bar, how sure as its ink.

The two stay apart (ICD 203), as in the dashboard: the place of a bar is the likelihood, how much
ink it has the confidence, and both stand beside it in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import htpy as h

from briefing.atlas.sheet.metrics import broken, fitted
from briefing.brief import model as m
from briefing.brief.outline import Line, Outline
from briefing.brief.plot.axis import percent
from briefing.brief.plot.likelihood import borders
from briefing.brief.scales import YARDSTICK, likelihood_range
from briefing.export.html.charts.svg import SIZE, WIDE, box, chart, figure, line, room_of, words
from briefing.export.phrases import ItemPhrases

_LEFT: Final = 12.0
_TOP: Final = 22.0
_LINE: Final = 14.0
_ROW: Final = 36.0
"""Of a judgement, below the lines of its words."""
_CELLS: Final = int((WIDE - 2 * _LEFT) // 2)
"""A dot of the axis is a unit of the chart."""
_THICK: Final[dict[str | None, float]] = {"high": 12.0, "moderate": 7.0, "low": 3.0}
"""The more is known, the more ink; a frame where the desk does not say how sure it is."""


def outlook(outline: Outline) -> h.Renderable | None:
    """Return the chart, None where no judgement has a likelihood of the yardstick."""
    lines = [
        (number, line)
        for number, line in enumerate(outline.section("judgements").lines, 1)
        if _bounds(line, outline) is not None
    ]
    if not lines:
        return None
    standard = YARDSTICK[outline.brief.yardstick]
    rows, high = [], _TOP
    for number, each in lines:
        texts = _texts(number, each, outline)
        rows.append(_row(high, texts, each, outline))
        high += _ROW + _LINE * len(texts)
    parts = [*_scale(outline, high), *rows]
    count = f"{len(lines)} judgement{'s' if len(lines) > 1 else ''}"
    told = f"{count} on an axis from 0 to 100 percent. The list below has them in words."
    return figure(
        chart("outlook", "How likely the desk holds what it concludes", told, high, parts),
        (
            f"Percent, with the borders of the {standard}.",
            "The thicker a bar, the higher the confidence; a frame where none is given.",
        ),
    )


def _bounds(line: Line, outline: Outline) -> tuple[int, int] | None:
    assert isinstance(line.item, m.Judgement)
    return likelihood_range(line.item.likelihood or "", outline.brief.yardstick)


def _scale(outline: Outline, high: float) -> Iterator[h.Renderable]:
    """Yield the borders of the yardstick as lines, those that have room with their number."""
    end = -10.0
    axis = percent(_CELLS)
    values = borders(outline.brief.yardstick)
    for value in values:
        dot = axis.dot(value)
        x = _LEFT + (dot or 0)
        yield line(f"M{x:g} {_TOP - 4:g}V{high:g}", "rule")
        room = room_of(str(value))
        if value in (0, 100) or (x - room / 2 > end and x + room / 2 < WIDE - 2 * _LEFT - 12):
            yield words(str(value), x, _TOP - 9, "dim", anchor="middle")
            end = x + room / 2 + 4


def _texts(number: int, item: Line, outline: Outline) -> list[str]:
    """Return a judgement with its number in the list, in two lines at most."""
    lines = broken(f"{number}. {outline.say(item.text)}", SIZE, WIDE)
    return [lines[0], fitted(" ".join(lines[1:]), SIZE, WIDE)] if len(lines) > 1 else lines


def _row(top: float, texts: list[str], item: Line, outline: Outline) -> h.Renderable:
    """Return a judgement: its words, how likely and how sure, its bar."""
    judgement = item.item
    assert isinstance(judgement, m.Judgement)
    bounds = _bounds(item, outline)
    assert bounds is not None
    dots = percent(_CELLS).dots(*bounds)
    thick = _THICK.get(judgement.confidence)
    x, wide = _LEFT + dots.start, float(len(dots))
    low = top + _LINE * len(texts)
    middle = low + 26
    bar = (
        box(x, middle - 5, wide, 10, filled=False)
        if thick is None
        else box(x, middle - thick / 2, wide, thick)
    )
    said = ItemPhrases(outline).sureness(judgement)
    return h.g[
        box(0, top - 1, WIDE, low - top + 18, "bg"),
        [words(text, 0, top + 11 + _LINE * n) for n, text in enumerate(texts)],
        words(said, 0, low + 11, "dim", room=WIDE),
        bar,
    ]
