"""Where names stand on a page: boxes in points, none over another, leaders where they stand off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from math import cos, pi, sin
from typing import Final, NamedTuple

from briefing.atlas.raster import clip_segment
from briefing.atlas.spans import Spans

GAP: Final = 8.0
"""Points from a dot to the name beside it."""
_LED: Final = 11.0
"""From which distance on a leader joins the two."""
_RINGS: Final = (0.0, 10.0, 20.0, 32.0, 46.0, 62.0, 80.0, 100.0, 125.0)
_TURNS: Final = 16
_LINE_COST: Final = 0.35
_GRID: Final = 3.0
_MOST: Final = 60
"""Places in an area that are tried."""
_SPAN: Final = (2.0, 4.0)
"""Points of a cell of the raster: across and down."""


class Box(NamedTuple):
    """A rectangle in points."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Tell whether two boxes have a point in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, other: Box) -> bool:
        """Tell whether it lies wholly in another."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )

    def grown(self, by: float) -> Box:
        """Return the box with a margin around it."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


Segment = tuple[float, float, float, float]


class Placed(NamedTuple):
    """A name's box, and the leader to it where it stands off."""

    box: Box
    leader: Segment | None = None
    anchor: str = "middle"
    """Which end of the name is the one beside its dot: its start, its end, or neither."""


class Squares:
    """The small squares of a page that coasts and borders go through."""

    def __init__(self) -> None:
        self._rows: dict[int, set[int]] = {}

    def draw(self, points: Iterable[tuple[float, float]]) -> None:
        """Note a coast or border."""
        rows = self._rows
        for (x0, y0), (x1, y1) in pairwise(points):
            steps = max(int(max(abs(x1 - x0), abs(y1 - y0)) / _GRID), 1)
            for n in range(steps + 1):
                x, y = x0 + (x1 - x0) * n / steps, y0 + (y1 - y0) * n / steps
                rows.setdefault(int(y // _GRID), set()).add(int(x // _GRID))

    def covered(self, box: Box) -> int:
        """Return how much of coasts and borders a box covers, in small squares."""
        columns = range(int(box.left // _GRID), int(box.right // _GRID) + 1)
        low, high = int(box.top // _GRID), int(box.bottom // _GRID)
        known = self._rows
        return sum(len(known[y].intersection(columns)) for y in range(low, high + 1) if y in known)


class Rooms:
    """Where the names of countries and seas may stand on a ground: kept, as the ground is."""

    def __init__(self, squares: Squares, page: Box) -> None:
        self._squares, self._page = squares, page
        self._known: dict[tuple[str, float], list[Box]] = {}
        self._beside: dict[tuple[tuple[float, float], float], list[Box]] = {}

    def of(self, name: str, spans: Spans, size: tuple[float, float]) -> list[Box]:
        """Return the boxes in an area that cover no line, the nearest to its middle first."""
        found = self._known.get((name, size[0]))
        if found is None:
            boxes = (
                box for box in _inside(spans, size, self._page) if not self._squares.covered(box)
            )
            found = self._known[name, size[0]] = list(islice(boxes, _MOST))
        return found

    def beside(self, at: tuple[float, float], size: tuple[float, float], gap: float) -> list[Box]:
        """Return the boxes beside a dot, those first that are nearest and cover least."""
        found = self._beside.get((at, size[0]))
        if found is None:
            boxes = list(_around(at, size, gap, near=True))
            cost = [n / 2 + _LINE_COST * self._squares.covered(box) for n, box in enumerate(boxes)]
            order = sorted(range(len(boxes)), key=cost.__getitem__)
            found = self._beside[at, size[0]] = [boxes[n] for n in order]
        return found


class SheetLayout:
    """A page's map: what stands on it, and the lines that names would rather not cover."""

    def __init__(self, page: Box, squares: Squares | None = None) -> None:
        self.page = page
        self.squares = squares or Squares()
        self.taken: list[Box] = []
        self.leaders: list[Segment] = []

    def take(self, box: Box) -> None:
        """Keep a box free of names."""
        self.taken.append(box)

    def free(self, box: Box) -> bool:
        """Tell whether a box lies on the page and meets neither a box nor a leader."""
        left, top, right, bottom = box
        page = self.page
        if left < page[0] or top < page[1] or right > page[2] or bottom > page[3]:
            return False
        for a, b, c, d in self.taken:  # asked thousands of times a page
            if left < c and a < right and top < d and b < bottom:
                return False
        return not any(clip_segment(*each, box) for each in self.leaders)

    def beside(
        self,
        at: tuple[float, float],
        size: tuple[float, float],
        *,
        near: bool = False,
        gap: float = GAP,
    ) -> Placed | None:
        """Place a name at a dot: ``gap`` beside it or, if not ``near``, where a leader goes."""
        best: tuple[float, Placed] | None = None
        for order, box in enumerate(_around(at, size, gap, near=near)):
            if best is not None and best[0] <= order / 2:
                break
            if not self.free(box):
                continue
            led = _leader(at, box)
            if led is not None and not self._open(led, at):
                continue
            cost = order / 2 + _LINE_COST * self.squares.covered(box)
            if best is None or cost < best[0]:
                best = cost, Placed(box, led, _anchor(at, box))
        if best is None:
            return None
        self._put(best[1])
        return best[1]

    def inside(self, spans: Spans, size: tuple[float, float], most: int = 0) -> Placed | None:
        """Place a name inside an area of raster cells, near its middle; it covers no line there.

        ``most`` is how many small squares of coasts and borders it may cover.
        """
        return self.first(
            box for box in _inside(spans, size, self.page) if self.squares.covered(box) <= most
        )

    def first(self, boxes: Iterable[Box], at: tuple[float, float] | None = None) -> Placed | None:
        """Place a name, perhaps of a dot ``at`` a point, in the first box that is free."""
        box = next(filter(self.free, boxes), None)
        if box is None:
            return None
        placed = Placed(box, None, _anchor(at, box) if at else "middle")
        self._put(placed)
        return placed

    def _put(self, placed: Placed) -> None:
        self.taken.append(placed.box)
        if placed.leader is not None:
            self.leaders.append(placed.leader)

    def _open(self, led: Segment, at: tuple[float, float]) -> bool:
        """Tell whether a leader crosses nothing but its own dot."""
        x, y = at
        own = [
            box for box in self.taken if box.left <= x <= box.right and box.top <= y <= box.bottom
        ]
        return not any(clip_segment(*led, box) for box in self.taken if box not in own)


def _around(
    at: tuple[float, float], size: tuple[float, float], gap: float, *, near: bool
) -> Iterator[Box]:
    """Yield where a name may stand, the best place first: right, left, above, below, farther."""
    (x, y), (wide, high) = at, size
    for ring in _RINGS[:1] if near else _RINGS:
        away = gap + ring
        turns = 8 if not ring else _TURNS
        for turn in _ORDER[turns]:
            across, down = cos(turn * 2 * pi / turns), sin(turn * 2 * pi / turns)
            middle_x = x + across * (away + wide / 2 * abs(across))
            middle_x += (wide / 2) * (1 - abs(across)) * (1 if across > 0.01 else 0)
            middle_x -= (wide / 2) * (1 - abs(across)) * (1 if across < -0.01 else 0)
            middle_y = y + down * (away + high / 2)
            yield Box(
                middle_x - wide / 2, middle_y - high / 2, middle_x + wide / 2, middle_y + high / 2
            )


_ORDER: Final = {
    turns: sorted(
        range(turns),
        key=lambda turn: (min(turn, turns - turn) > turns // 4, turn % (turns // 2), turn),
    )
    for turns in (8, _TURNS)
}
"""The turns of a ring: to the right first, then the left."""


def _anchor(at: tuple[float, float], box: Box) -> str:
    """Return which end of a name is towards its dot."""
    return "start" if box.left >= at[0] else "end" if box.right <= at[0] else "middle"


def _leader(at: tuple[float, float], box: Box) -> Segment | None:
    """Return the line from a dot's edge to the nearest point of a box, None where it is near."""
    x, y = at
    to_x, to_y = min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)
    far = ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5
    if far <= _LED:
        return None
    start = 5.5 / far
    return x + (to_x - x) * start, y + (to_y - y) * start, to_x, to_y


def _inside(spans: Spans, size: tuple[float, float], page: Box) -> Iterator[Box]:
    """Yield boxes whose corners and middles lie in an area, the nearest to its middle first."""
    (wide, high), (across, down) = size, _SPAN
    rows: dict[int, list[tuple[int, int]]] = {}
    for row, start, stop in spans:
        rows.setdefault(row, []).append((start, stop))
    cells = sum(stop - start for _, start, stop in spans)
    if not cells:
        return
    middle = sum((a + b) / 2 * (b - a) for _, a, b in spans) / cells * across + page.left
    height = sum(row * (b - a) for row, a, b in spans) / cells * down + page.top
    tall = int(high // down) + 1
    found = []
    for row, runs in rows.items():
        for start, stop in runs:
            low, top = page.left + start * across, page.top + row * down
            room = (stop - start) * across - wide
            if room < 0:
                continue
            for left in {low, low + room, min(max(middle - wide / 2, low), low + room)}:
                box = Box(left, top, left + wide, top + high)
                first, last = (left - page.left) / across, (left - page.left + wide) / across
                if all(
                    any(a <= first and last <= b for a, b in rows.get(row + n, ()))
                    for n in range(tall)
                ):
                    off = abs(left + wide / 2 - middle) + 2 * abs(top + high / 2 - height)
                    found.append((off, box))
    found.sort()
    yield from (box for _, box in found)
