"""The relationships as a network, placed as the dashboard places them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import htpy as h

from briefing import glyphs
from briefing.brief.outline import Outline
from briefing.brief.plot.network import LEFT, RIGHT, Course, Network, NetworkTie
from briefing.brief.sides.letters import side_mark
from briefing.brief.words import OUTGOING
from briefing.export.html.charts.svg import INK, box, chart, figure, line, words

_NAME: Final = 118.0
_WORD: Final = 104.0
_TRACK: Final = 9.0
_ROW: Final = 21.0
_LEAST: Final = 3
"""Relationships from which a picture says more than their list."""
_WIDEST: Final = 1000.0


def network(outline: Outline) -> h.Renderable | None:
    """Return the chart; None where there is too little, or too much for one picture."""
    plan = Network.of(outline)
    if plan is None or len(plan.ties) < _LEAST:
        return None
    drawn = _Drawn(plan, outline)
    if drawn.wide > _WIDEST:
        return None
    high = plan.height * _ROW + 6
    told = f"{len(plan.ties)} relationships between {len(plan.nodes)} actors. The list has them."
    title = "Who is what to whom"
    return figure(
        chart("ties", title, told, high, list(drawn.parts()), drawn.wide),
        ("Solid: stated by a source in its own voice; dashed: on another basis.",),
    )


class _Drawn:
    """Names in two columns, and the ways of the lines in units of the chart."""

    def __init__(self, plan: Network, outline: Outline) -> None:
        self.plan = plan
        self.outline = outline
        margins = [_WORD + _TRACK * (len(outer) + 1) if outer else 0.0 for outer in plan.outer]
        self.left = margins[LEFT]
        self.right = self.left + 2 * _NAME + 2 * _WORD + _TRACK * (len(plan.across) + 1) - _NAME
        self.wide = self.right + _NAME + margins[RIGHT]

    def parts(self) -> Iterator[h.Renderable]:
        """Yield the lines, then the names."""
        for side, edge, way in ((LEFT, self.left, -1), (RIGHT, self.right + _NAME, 1)):
            yield from self._lines(self.plan.outer[side], (edge, edge), (way, way))
        yield from self._lines(self.plan.across, (self.left + _NAME, self.right), (1, -1))
        for node in self.plan.nodes.values():
            x = self.left if node.column == LEFT else self.right
            actor = self.outline.actors[node.id]
            mark = side_mark(self.outline.sides, self.outline.side(actor))
            y = node.top * _ROW + 15
            yield box(x, y - 14, _NAME, node.height * _ROW - 2, "bg")
            yield box(x, y - 14, _NAME, node.height * _ROW - 2, "rule", filled=False)
            if mark.letter.strip():
                yield words(mark.letter, x + 4, y, "dim")
            yield words(self.outline.actor_name(node.id), x + 18, y, room=_NAME - 22)

    def _lines(
        self, ties: Sequence[NetworkTie], edges: tuple[float, float], ways: tuple[int, int]
    ) -> Iterator[h.Renderable]:
        for course in self.plan.courses(ties):
            yield from self._line(course, edges, ways)

    def _line(
        self, course: Course, edges: tuple[float, float], ways: tuple[int, int]
    ) -> Iterator[h.Renderable]:
        link, column = course.tie.link, self.plan.column
        one, other = column[link.from_], column[link.to]
        start, end = edges[one], edges[other]
        y0, y1 = course.start * _ROW + 11, course.end * _ROW + 11
        at = edges[LEFT] + ways[LEFT] * (_WORD + _TRACK * (course.track + 1))
        stated = course.tie.basis == "stated"
        path = f"M{start:g} {y0:g}H{at:g}V{y1:g}H{end:g}"
        yield line(path, "dim", 1, "" if stated else "4 3")
        tip = ways[other]
        yield h.path(
            d=f"M{end:g} {y1:g}l{7 * tip:g}-4v8z", class_="dim", fill=INK["dim"]
        )  # fmt: skip
        sign = "" if stated else f"{glyphs.BASIS[course.tie.basis]} "
        outward = ways[one] > 0
        yield words(
            f"{sign}{OUTGOING[link.type]}", start + (4 if outward else -4), y0 - 3, "dim",
            anchor="" if outward else "end", room=_WORD, size=10.5,
        )  # fmt: skip
