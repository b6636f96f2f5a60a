"""The relationships as a network: sides left and right, a line for each, none through a name.

A line is level, upright in a column of its own, and level again; its word stands where it begins, a
sign where it ends. Solid is what a source states in its own voice, dashed all else.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.brief import model as m
from briefing.brief.plot.network import LEFT, RIGHT, Network, NetworkTie, Node
from briefing.brief.words import OUTGOING
from briefing.text import width
from briefing.tui.cells import Row, flow, heading, indent
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
from briefing.tui.screens.relations_told import told

_LEAST: Final = 100
"""Columns from which there is a network; with fewer the table says more."""
_NAME: Final = 14
"""Cells that a name gets at most, its letter with it."""
_WORD: Final = 13
"""Cells of a line that its word and its basis stand on."""
_WIDEST: Final = 158
"""Cells from which a wider network is only longer lines."""
_GAP: Final = 2
"""Cells between two upright lines."""


def network_page(shown: RelationsShown, height: int) -> RelationsPage | None:
    """Return the network in at most ``height`` rows; None where it does not fit.

    Below it stand all relationships with their sources, or the selected one.
    """
    planned = _planned(shown, height)
    if planned is None:
        return None
    cells, (found, plan, detail, room) = shown.form.cells, planned
    across, top = min(cells - 2, max(plan.width, _WIDEST)), found.height + 3
    below, spots = _below(shown, detail, top, height - top)
    drawing = Drawing(across, found.height if below else room, shown.form.ascii_only)
    places = plan.draw(drawing, shown, across)
    title = title_row(shown, _legend(shown), cells)
    rows = [title, [], *indent(drawing.rows(), 1), [], *(below or detail)]
    return RelationsPage(rows[:height], places + spots, (0, 0))


def network_fits(shown: RelationsShown, height: int) -> bool:
    """Return whether the network has room in ``height`` rows; nothing is drawn for it."""
    return _planned(shown, height) is not None


def _planned(shown: RelationsShown, height: int) -> tuple[Network, _Network, list[Row], int] | None:
    """Return the network, its plan, the selected item's rows, and the rows left for drawing."""
    cells = shown.form.cells
    found = Network.of(shown.outline)
    if found is None or cells < _LEAST:
        return None
    detail = _detail(shown, shown.line)
    room = height - 3 - len(detail)
    plan = _Network(found)
    return None if plan.width > cells - 2 or found.height > room else (found, plan, detail, room)


def _below(
    shown: RelationsShown, detail: list[Row], top: int, room: int
) -> tuple[list[Row], list[CellPlace]]:
    """Return all relationships, the selected one before them where they have a row each.

    Where that has no room the note of the selected one stands below them. Both are empty where
    they have none.
    """
    below, spots = told(shown, top, room, [shown.line])
    if below:
        return below, spots
    longest = max(len(_detail(shown, number)) for number in range(len(shown.table.lines)))
    if room > longest:
        used = longest + 1
        below, spots = told(shown, top + used, room - used, [shown.line], short=True)
        if below:
            blank: list[Row] = [[] for _ in range(used - len(detail))]
            return [*detail, *blank, *below], spots
    longest = max(len(_noted(shown, number)) for number in range(len(shown.table.lines)))
    below, spots = told(shown, top, room - longest, [shown.line], short=True)
    gap: list[Row] = [[]] if len(below) + longest < room else []
    return ([*below, *gap, *_noted(shown, shown.line)] if below else []), spots


def _legend(shown: RelationsShown) -> str:
    """Return what lines and signs mean, of those that occur."""
    used = dict.fromkeys(["stated", *(line.basis for line in shown.table.lines)])
    solid, *dashed = (f"{basis_glyph(basis, shown.form)} {basis}" for basis in used)
    return f"; solid: {solid}{', dashed: ' if dashed else ''}{', '.join(dashed)}; > at whom"


def _detail(shown: RelationsShown, number: int) -> list[Row]:
    """Return a relationship with its source."""
    line = shown.table.lines[number]
    link, name = line.item, shown.outline.actor_name
    assert isinstance(link, m.Relationship)
    pair = f"{name(link.from_)} to {name(link.to)}"
    rows = [heading(pair, "", shown.form.cells - 2)]
    return indent(rows + relationship_rows(shown, line, shown.form.cells - 2), 1)


def _noted(shown: RelationsShown, number: int) -> list[Row]:
    """Return a relationship with the desk's note on it; nothing where it has none."""
    line = shown.table.lines[number]
    note = shown.outline.say(getattr(line.item, "note", None))
    text: Row = [(line.text, "hi"), (": ", "dim"), (note, "dim")]
    return indent(flow(text, shown.form.cells - 2), 1) if note else []


class _Network:
    """Where every actor and every line stands, in cells."""

    def __init__(self, plan: Network) -> None:
        self.plan, self.column, self.nodes = plan, plan.column, plan.nodes
        self.outer, self.across = plan.outer, plan.across
        self.margins = [_WORD + _GAP * len(outer) + 1 if outer else 0 for outer in self.outer]
        self.middle = 2 * _WORD + _GAP * len(self.across)
        self.width = sum(self.margins) + 2 * _NAME + self.middle

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
        lines: Sequence[NetworkTie],
        edges: tuple[int, int],
        ways: tuple[int, int],
        word: int,
    ) -> None:
        """Draw the lines of one margin, those between near actors next to the names."""
        order = self.plan.courses(lines)
        # The selected line is drawn last, over what it crosses.
        for course in sorted(order, key=lambda each: each.tie.number == shown.line):
            line, place = course.tie, course.track
            chosen = line.number == shown.line
            start, end = line.link.from_, line.link.to
            x = [edges[self.column[start]], edges[self.column[end]]]
            y = [course.start, course.end]
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


def _words(line: NetworkTie, shown: RelationsShown) -> str:
    sign = "" if line.basis == "stated" else f"{basis_glyph(line.basis, shown.form)} "
    whole, short = f"{sign}{OUTGOING[line.link.type]}", f"{sign}{WORDS[line.link.type]}"
    return whole if width(whole) <= _WORD else short
