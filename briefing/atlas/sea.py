"""Where the sea lies in a view, and what it is called.

Cells without a coast or border on them are one region as far as they touch; a coast runs with its
land to the right, so the cells beside it tell which regions are sea. A wide region with hardly any
coast, or without, is land where a country's rough outline says so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import chain, islice, pairwise
from typing import Final, NamedTuple

from briefing.atlas.basemap import BORDER, COAST, DISPUTED, Basemap
from briefing.atlas.projection import WORLD, Viewport, project
from briefing.atlas.raster import Ink, clip_segment
from briefing.atlas.spans import Span, Spans, holds

_HARD: Final = bytes(kind in (COAST, DISPUTED, BORDER) for kind in range(256))
_ASIDE: Final = 5.0
"""Dots from a coast to the cell beside it that is asked."""
_ASKED: Final = 900
"""Steps of coast in a view that are asked, about."""
_DOUBTFUL: Final = 5
"""Votes that may be a mistake: of a coast in a corner, or between regions a cell apart."""
_CELLS, _FAR, _POLAR = 6, 600.0, 65.0
"""Cells and units across from which on the middle of a region is told by the countries' rough
outlines, and the latitude up to which: Antarctica's ends at the sheet's edge."""

Lines = Iterable[tuple[int, list[int], list[int]]]
"""Kind and dots of each line, as ``layers.strokes`` gives them."""


class Sea(NamedTuple):
    """The sea in a view: its parts, the largest first."""

    parts: list[Spans]


class Wider(NamedTuple):
    """A view of more of the world, its lines and its sea."""

    view: Viewport
    ink: Ink
    sea: Sea

    def says(self, lat: float, lon: float) -> int:
        """Return 1 for land at a point, -1 for sea, 0 where it is too near a line to tell."""
        column, row = self.view.cell(lat, lon)
        if _HARD[self.ink.kinds[row * self.view.width + column]]:
            return 0
        spans = (span for part in self.sea.parts for span in part)
        return -1 if any(r == row and a <= column < b for r, a, b in spans) else 1


def sea(
    basemap: Basemap, view: Viewport, ink: Ink, lines: Lines, wider: Callable[[], Wider] | None
) -> Sea:
    """Return the cells that are sea; a cell with a coast or border on it is neither.

    ``wider`` gives a view of more of the world and its sea, for regions that no coast touches.
    """
    runs = _runs(ink.kinds.translate(_HARD), view)
    regions = _Regions(runs)
    votes = _votes(regions, view, lines)
    members: dict[int, Spans] = {}
    for at, run in enumerate(runs):
        members.setdefault(regions.root(at), []).append(run)
    for root, vote in votes.items():
        if 0 < abs(vote) <= _DOUBTFUL:
            row, start, stop = _widest(members[root])
            lat, lon = view.point((start + stop) / 2, row + 0.5)
            wide = stop - start >= _CELLS and (stop - start) * view.unit > _FAR
            if wide and abs(lat) < _POLAR:
                votes[root] = 1 if _is_land(basemap, lat, lon) else -1
    open_ones = [root for root in members if votes.get(root, 0) == 0]
    # A region between borders is land; only where nothing at all is drawn more must be looked at.
    around = wider() if open_ones and len(members) == 1 and wider is not None else None
    for root in open_ones:
        row, start, stop = _widest(members[root])
        place = view.point((start + stop) / 2, row + 0.5)
        told = around.says(*place) if around is not None else 0
        votes[root] = told or (1 if _is_land(basemap, *place) else -1)
    parts = [members[root] for root in members if votes[root] < 0]
    parts.sort(key=lambda spans: -sum(stop - start for _, start, stop in spans))
    return Sea(parts)


def _widest(spans: Spans) -> Span:
    return max(spans, key=lambda span: span[2] - span[1])


def _runs(hard: bytes, view: Viewport) -> Spans:
    """Return the runs of cells without a coast or border, row by row."""
    found = []
    for row in range(view.height):
        line = hard[row * view.width : (row + 1) * view.width]
        start = line.find(0)
        while start >= 0:
            stop = line.find(1, start)
            stop = stop if stop >= 0 else view.width
            found.append((row, start, stop))
            start = line.find(0, stop)
    return found


class _Regions:
    """Runs of cells that touch above and below, as one region each."""

    def __init__(self, runs: Spans) -> None:
        self.runs = runs
        self.parents = list(range(len(runs)))
        self.rows: dict[int, tuple[list[int], int]] = {}
        for at, (row, _, _) in enumerate(runs):
            if row not in self.rows:
                self.rows[row] = ([], at)
            self.rows[row][0].append(runs[at][1])
            self._join_above(at, row)

    def _join_above(self, at: int, row: int) -> None:
        _, start, stop = self.runs[at]
        starts, first = self.rows.get(row - 1, ([], 0))
        above = max(bisect_right(starts, start) - 1, 0)
        while above < len(starts) and starts[above] < stop:
            if self.runs[first + above][2] > start:
                self.parents[self.root(first + above)] = self.root(at)
            above += 1

    def root(self, at: int) -> int:
        """Return what stands for the region of a run."""
        parents = self.parents
        while parents[at] != at:
            parents[at] = parents[parents[at]]
            at = parents[at]
        return at

    def at(self, column: int, row: int) -> int | None:
        """Return the region that a cell lies in, None for a cell with a line on it."""
        starts, first = self.rows.get(row, ([], 0))
        at = bisect_right(starts, column) - 1
        if at < 0 or column >= self.runs[first + at][2]:
            return None
        return self.root(first + at)


def _votes(regions: _Regions, view: Viewport, lines: Lines) -> dict[int, int]:
    """Return for each region how much more often a coast has it for land than for sea.

    Each step of a coast is asked where it begins, or in the middle of what is seen of it where it
    begins out of view.
    """
    window = (0.0, 0.0, 2.0 * view.width, 4.0 * view.height)
    coasts = [(xs, ys) for kind, xs, ys in lines if kind == COAST]
    stride = max(sum(len(xs) for xs, _ in coasts) // _ASKED, 1)
    votes: dict[int, int] = {}
    steps = (pairwise(zip(xs, ys, strict=True)) for xs, ys in coasts)
    for (x0, y0), (x1, y1) in islice(chain.from_iterable(steps), 0, None, stride):
        dx, dy = x1 - x0, y1 - y0
        seen = clip_segment(x0, y0, x1, y1, window) if dx or dy else None
        if seen is None:
            continue
        long = (dx * dx + dy * dy) ** 0.5
        east, south = -dy / long * _ASIDE, dx / long * _ASIDE
        half = min(long, 4.0) / long / 2
        x, y = x0 + dx * half, y0 + dy * half
        if seen[:2] != (x0, y0):
            x, y = (seen[0] + seen[2]) / 2, (seen[1] + seen[3]) / 2
        for side in (1, -1):
            region = regions.at(int(x + side * east) // 2, int(y + side * south) // 4)
            if region is not None:
                votes[region] = votes.get(region, 0) + side
    return votes


def _is_land(basemap: Basemap, lat: float, lon: float) -> bool:
    """Tell whether a point lies in the rough outline of a country."""
    x, y = project(lat, lon)
    return any(
        holds(ring, x + shift, y)
        for each in basemap.countries
        for ring in each.rings
        if ring.north <= y <= ring.south
        for shift in (-WORLD, 0, WORLD)
        if ring.west <= x + shift <= ring.east
    )


NAMES: Final[tuple[tuple[str, float, float, float, float], ...]] = (
    ("Sea of Azov", 34.6, 45.2, 39.4, 47.3),
    ("Aegean Sea", 23.0, 35.3, 27.3, 40.8),
    ("Adriatic Sea", 12.2, 40.2, 20.0, 45.8),
    ("Baltic Sea", 9.8, 53.6, 30.2, 60.2),
    ("North Sea", -4.0, 51.2, 8.8, 61.0),
    ("Black Sea", 27.4, 40.9, 41.8, 46.8),
    ("Caspian Sea", 46.6, 36.5, 54.9, 47.3),
    ("Red Sea", 32.3, 12.6, 43.4, 30.0),
    ("Gulf of Aden", 43.4, 10.3, 51.3, 15.2),
    ("Mediterranean Sea", -5.6, 30.2, 36.3, 45.8),
    ("Arabian Sea", 51.3, 4.0, 77.2, 25.3),
    ("Bay of Bengal", 79.8, 5.5, 95.2, 22.6),
    ("Gulf of Guinea", -8.0, -2.0, 9.9, 6.4),
    ("Caribbean Sea", -87.5, 9.0, -61.0, 20.5),
    ("Tasman Sea", 147.0, -46.0, 173.0, -30.0),
    ("Coral Sea", 143.0, -29.0, 166.0, -9.5),
    ("Indian Ocean", 40.0, -45.0, 110.0, 10.0),
    ("Atlantic Ocean", -60.0, -50.0, -10.0, 60.0),
    ("Atlantic Ocean", -78.0, 15.0, -10.0, 45.0),
    ("Pacific Ocean", 150.0, -50.0, 180.0, 50.0),
    ("Pacific Ocean", -180.0, -50.0, -90.0, 50.0),
)
"""Seas by the box they lie in (west, south, east, north), the smaller ones first. A sea whose name
is disputed between its neighbours has none here."""


def sea_name(lat: float, lon: float) -> str:
    """Return the name of the sea around a point of it, empty where the list has none."""
    return next(
        (name for name, west, south, east, north in NAMES
         if west <= lon <= east and south <= lat <= north),
        "",
    )  # fmt: skip
