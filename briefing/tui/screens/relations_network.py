"""The relationships as a network: sides left and right, a line for each, none through a name.

A line is level, upright in a column of its own, and level again; its word stands where it begins, a
sign where it ends. Solid is what a source states in its own voice, dashed all else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from briefing.brief import model as m
from briefing.brief.fronts import fronts
from briefing.brief.outline import Outline
from briefing.brief.words import OUTGOING
from briefing.text import width
from briefing.tui.cells import Row, heading, indent
from briefing.tui.panes.parts import basis_glyph, side_spans
from briefing.tui.plot.paths import Drawing
from briefing.tui.screens.relations_table import (
    WORDS,
    CellPlace,
    RelationsPage,
    RelationsShown,
    relationship_rows,
    title_row,
)

LEFT, RIGHT = 0, 1
_LEAST: Final = 100
"""Columns from which there is a network; with fewer the table says more."""
_NAME: Final = 14
"""Cells that a name gets at most, its letter with it."""
_WORD: Final = 13
"""Cells of a line that its word and its basis stand on."""
_GAP: Final = 2
"""Cells between two upright lines."""


class Line(NamedTuple):
    """A relationship of the brief: its number, its ends, and on what basis it is told."""

    number: int
    link: m.Relationship
    basis: str


class Node(NamedTuple):
    """An actor: its column, its first row, and how many rows its lines take."""

    id: str
    column: int
    top: int
    height: int


def columns_of(outline: Outline, ids: Sequence[str]) -> dict[str, int]:
    """Return for each actor whether it stands left or right.

    The two camps of the first front face each other; all others stand, side by side as the brief
    has them, with those they are tied to, and across from those they are against.
    """
    camps = fronts(outline)
    first = camps[0] if camps else None
    party = {id: outline.side(outline.actors[id]) or id for id in ids}
    at: dict[str, int] = {}
    if first:
        for camp, column in ((first.one, LEFT), (first.other, RIGHT)):
            at[camp.party.side or camp.fighters[0].id] = column
    links = [line.item for line in outline.relationships if isinstance(line.item, m.Relationship)]
    for name in dict.fromkeys(party.values()):
        if name in at:
            continue
        pull = 0
        for link in links:
            ends = party.get(link.from_, ""), party.get(link.to, "")
            other = ends[1] if ends[0] == name else ends[0]
            if name in ends and other in at and other != name:
                pull += (1 if at[other] == LEFT else -1) * (-1 if link.type == "hostile" else 1)
        at[name] = LEFT if pull >= 0 else RIGHT
    return {id: at[party[id]] for id in ids}


def network_page(shown: RelationsShown, height: int) -> RelationsPage | None:
    """Return the network in exactly ``height`` rows; None where it does not fit."""
    outline, cells = shown.outline, shown.form.cells
    lines = [
        Line(number, line.item, line.basis)
        for number, line in enumerate(shown.table.lines)
        if isinstance(line.item, m.Relationship)
    ]
    used = {end for line in lines for end in (line.link.from_, line.link.to)}
    ids = [id for id in outline.actors if id in used]
    if not lines or len(ids) < len(used) or cells < _LEAST:
        return None
    detail = _detail(shown)
    room = height - 3 - len(detail)
    plan = _Network(lines, columns_of(outline, ids), ids)
    if plan.width > cells - 2 or plan.height > room:
        return None
    drawing = Drawing(cells - 2, room, shown.form.ascii_only)
    places = plan.draw(drawing, shown, cells - 2)
    note = "; solid: stated, dashed: by another basis; > at whom"
    rows = [title_row(shown, note, cells), [], *indent(drawing.rows(), 1), [], *detail]
    return RelationsPage(rows[:height], places, (0, 0))


def _detail(shown: RelationsShown) -> list[Row]:
    """Return the selected relationship with its source."""
    line = shown.table.lines[shown.line]
    link, name = line.item, shown.outline.actor_name
    assert isinstance(link, m.Relationship)
    pair = f"{name(link.from_)} to {name(link.to)}"
    rows = [heading(pair, "", shown.form.cells - 2)]
    return indent(rows + relationship_rows(shown, line, shown.form.cells - 2), 1)


class _Network:
    """Where every actor and every line stands."""

    def __init__(
        self, lines: Sequence[Line], column: Mapping[str, int], ids: Iterable[str]
    ) -> None:
        self.lines, self.column = lines, column
        self.outer = [
            [line for line in lines if self._inside(line) == side] for side in (LEFT, RIGHT)
        ]
        self.across = [line for line in lines if self._inside(line) is None]
        self.nodes: dict[str, Node] = {}
        for side in (LEFT, RIGHT):
            top = 0
            for id in (each for each in ids if column[each] == side):
                tall = max(self._ports(self.outer[side], id), self._ports(self.across, id), 1)
                self.nodes[id] = Node(id, side, top, tall)
                top += tall + 1
        self.height = max((node.top + node.height for node in self.nodes.values()), default=0)
        self.margins = [_WORD + _GAP * len(outer) + 1 if outer else 0 for outer in self.outer]
        self.middle = 2 * _WORD + _GAP * len(self.across)
        self.width = sum(self.margins) + 2 * _NAME + self.middle

    def _inside(self, line: Line) -> int | None:
        """Return the column that both ends stand in, None where they face each other."""
        one, other = self.column[line.link.from_], self.column[line.link.to]
        return one if one == other else None

    @staticmethod
    def _ports(lines: Iterable[Line], id: str) -> int:
        return sum((line.link.from_ == id) + (line.link.to == id) for line in lines)

    def draw(self, drawing: Drawing, shown: RelationsShown, cells: int) -> list[CellPlace]:
        """Draw all names and lines, and return where each line can be clicked."""
        left = self.margins[LEFT]
        right = cells - self.margins[RIGHT] - _NAME
        places: list[CellPlace] = []
        for side, lines in ((LEFT, self.outer[LEFT]), (RIGHT, self.outer[RIGHT])):
            edge = left - 1 if side == LEFT else right + _NAME
            way = -1 if side == LEFT else 1
            self._lines(drawing, shown, places, lines, (edge, edge), (way, way), _WORD)
        self._lines(drawing, shown, places, self.across, (left + _NAME, right - 1), (1, -1), _WORD)
        for node in self.nodes.values():
            self._name(drawing, shown, node, left if node.column == LEFT else right)
        return places

    def _lines(
        self,
        drawing: Drawing,
        shown: RelationsShown,
        places: list[CellPlace],
        lines: Sequence[Line],
        edges: tuple[int, int],
        ways: tuple[int, int],
        word: int,
    ) -> None:
        """Draw the lines of one margin, those between near actors next to the names."""
        ports: dict[str, int] = {}
        rows: dict[tuple[int, str], int] = {}
        for line in lines:
            for id in (line.link.from_, line.link.to):
                rows[line.number, id] = self.nodes[id].top + ports.get(id, 0)
                ports[id] = ports.get(id, 0) + 1
        span = {
            line.number: abs(rows[line.number, line.link.from_] - rows[line.number, line.link.to])
            for line in lines
        }
        order = sorted(lines, key=lambda line: (span[line.number], line.number))
        # The selected line is drawn last, over what it crosses.
        for place, line in sorted(enumerate(order), key=lambda each: each[1].number == shown.line):
            chosen = line.number == shown.line
            start, end = line.link.from_, line.link.to
            x = [edges[self.column[start]], edges[self.column[end]]]
            y = [rows[line.number, start], rows[line.number, end]]
            base, way = edges[LEFT], ways[LEFT]
            at = base + way * (word + _GAP * place + 1)
            words = "hi b" if chosen else "dim"
            dashed = line.basis != "stated"
            drawing.elbow((x[0], y[0]), (x[1], y[1]), at, dashed=dashed, words=words)
            text = _words(line, shown)
            way = ways[self.column[start]]
            first = x[0] + 1 if way > 0 else x[0] - width(text)
            drawing.put((first, y[0]), text, "hi b sel" if chosen else "text")
            drawing.put((x[1], y[1]), ">" if ways[self.column[end]] < 0 else "<", words)
            top, begin = y[0] + 2, first + 1
            cell = shown.table.at[line.number]
            places.append(CellPlace(top, top + 1, begin, begin + width(text), cell, line.number))

    def _name(self, drawing: Drawing, shown: RelationsShown, node: Node, x: int) -> None:
        outline = shown.outline
        side = outline.side(outline.actors[node.id])
        for text, words in side_spans(outline, side, outline.actor_name(node.id), _NAME):
            drawing.put((x, node.top), text, words)
            x += width(text)


def _words(line: Line, shown: RelationsShown) -> str:
    sign = "" if line.basis == "stated" else f"{basis_glyph(line.basis, shown.form)} "
    whole, short = f"{sign}{OUTGOING[line.link.type]}", f"{sign}{WORDS[line.link.type]}"
    return whole if width(whole) <= _WORD else short
