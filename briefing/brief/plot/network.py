"""Who stands where among the relationships: sides left and right, a line for each relationship.

A line leaves the name it begins at on a row of its own there, goes upright in a track of its own,
and comes to the name it ends at. Whoever draws it says how wide names, words and tracks are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from briefing.brief import model as m
from briefing.brief.outline import Outline
from briefing.brief.sides.fronts import fronts

LEFT: Final = 0
RIGHT: Final = 1


class NetworkTie(NamedTuple):
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


class Course(NamedTuple):
    """The way of a line: the rows of both its ends, and its track among those beside it."""

    tie: NetworkTie
    start: int
    end: int
    track: int


def ties(outline: Outline) -> list[NetworkTie]:
    """Return the relationships of a brief, numbered as it has them."""
    return [
        NetworkTie(number, line.item, line.basis)
        for number, line in enumerate(outline.relationships)
        if isinstance(line.item, m.Relationship)
    ]


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
    links = [tie.link for tie in ties(outline)]
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


class Network:
    """Where every actor and every line stands, in rows and tracks."""

    def __init__(
        self, ties: Sequence[NetworkTie], column: Mapping[str, int], ids: Iterable[str]
    ) -> None:
        self.ties, self.column = ties, column
        self.outer = [[tie for tie in ties if self._inside(tie) == side] for side in (LEFT, RIGHT)]
        """The lines beside each column, from one of its names to another."""
        self.across = [tie for tie in ties if self._inside(tie) is None]
        self.nodes: dict[str, Node] = {}
        for side in (LEFT, RIGHT):
            top = 0
            for id in (each for each in ids if column[each] == side):
                tall = max(self._ports(self.outer[side], id), self._ports(self.across, id), 1)
                self.nodes[id] = Node(id, side, top, tall)
                top += tall + 1
        self.height = max((node.top + node.height for node in self.nodes.values()), default=0)

    @classmethod
    def of(cls, outline: Outline) -> Network | None:
        """Return the network of a brief; None without relationships between its actors."""
        found = ties(outline)
        used = {end for tie in found for end in (tie.link.from_, tie.link.to)}
        ids = [id for id in outline.actors if id in used]
        if not found or len(ids) < len(used):
            return None
        return cls(found, columns_of(outline, ids), ids)

    def _inside(self, tie: NetworkTie) -> int | None:
        """Return the column that both ends stand in, None where they face each other."""
        one, other = self.column[tie.link.from_], self.column[tie.link.to]
        return one if one == other else None

    @staticmethod
    def _ports(ties: Iterable[NetworkTie], id: str) -> int:
        return sum((tie.link.from_ == id) + (tie.link.to == id) for tie in ties)

    def courses(self, ties: Sequence[NetworkTie]) -> Iterator[Course]:
        """Yield the ways of the lines of one margin, or of the middle: the shortest next to it."""
        ports: dict[str, int] = {}
        rows: dict[tuple[int, str], int] = {}
        for tie in ties:
            for id in (tie.link.from_, tie.link.to):
                rows[tie.number, id] = self.nodes[id].top + ports.get(id, 0)
                ports[id] = ports.get(id, 0) + 1

        def ends(tie: NetworkTie) -> tuple[int, int]:
            return rows[tie.number, tie.link.from_], rows[tie.number, tie.link.to]

        order = sorted(ties, key=lambda tie: (abs(ends(tie)[0] - ends(tie)[1]), tie.number))
        for track, tie in enumerate(order):
            yield Course(tie, *ends(tie), track)
