"""What the building scripts do to lines before they are packed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripts import script

from briefing.atlas.packing import TileBlock, outlines

thinned = script("thinning").thinned
_GEOMETRY = script("geometry")
chains, cut, packed = _GEOMETRY.chains, _GEOMETRY.cut, _GEOMETRY.packed
without_seams = _GEOMETRY.without_seams

SIZE = 1 << 13
UNITS = st.tuples(st.integers(0, (1 << 20) - 1), st.integers(0, (1 << 20) - 1))
NEAR = st.lists(st.tuples(st.integers(-900, 900), st.integers(-900, 900)), min_size=1, max_size=30)


@st.composite
def lines(draw: st.DrawFn) -> list[tuple[float, float]]:
    """A line of steps that are short beside a tile, and points right on tile borders."""
    x, y = draw(UNITS)
    line = [(float(x), float(y))]
    for dx, dy in draw(NEAR):
        x, y = x + dx, y + dy
        if draw(st.integers(0, 9)) == 0:
            y = round(y / SIZE) * SIZE
        line.append((float(x), float(y)))
    return line


@given(lines())
def test_cut_pieces_join_to_the_line_and_keep_to_their_tiles(
    line: list[tuple[float, float]],
) -> None:
    pieces = list(cut(line, SIZE))
    length = sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(line))
    kept = sum(
        abs(a[0] - b[0]) + abs(a[1] - b[1]) for _, piece in pieces for a, b in pairwise(piece)
    )
    assert kept == pytest.approx(length, abs=1e-3)
    for (column, row), piece in pieces:
        for x, y in piece:
            if 0 <= x < 1 << 20 and 0 <= y < 1 << 20:
                assert column * SIZE - 1e-6 <= x <= (column + 1) * SIZE + 1e-6
                assert row * SIZE - 1e-6 <= y <= (row + 1) * SIZE + 1e-6


POINTS = st.tuples(st.integers(0, SIZE), st.integers(0, SIZE))


@given(
    st.lists(st.tuples(st.integers(1, 6), st.lists(POINTS, min_size=2, max_size=40)), min_size=1)
)
def test_what_is_packed_is_unpacked_again(
    wanted: list[tuple[int, list[tuple[int, int]]]],
) -> None:
    block = TileBlock(b"".join(packed([wanted, wanted[:1]], [(0, 0), (SIZE, 0)], 0)))
    for number, (lines, shift) in enumerate(((wanted, 0), (wanted[:1], SIZE))):
        tile = block.tile(number, (0, 0), 1)
        found = [
            (s.kind, list(zip(tile.xs[s.start : s.stop], tile.ys[s.start : s.stop], strict=True)))
            for s in tile.strokes
        ]
        without_repeats = []
        for kind, line in lines:
            kept = [line[0], *(b for a, b in pairwise(line) if a != b)]
            kept = kept if len(kept) > 1 else kept * 2
            without_repeats.append((kind, [(x - shift, y) for x, y in kept]))
        assert sorted(found) == sorted(without_repeats)


def turned(ring: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A closed line from its least point on, the way round that goes to the lesser neighbour."""
    at = ring.index(min(ring))
    ways = [ring[at:-1] + ring[: at + 1], (ring[at:-1] + ring[: at + 1])[::-1]]
    return min(ways)


def test_what_outlines_share_is_told_once_and_all_come_back_closed() -> None:
    west = [(0.0, 0.0), (90.0, 0.0), (80.0, 50.0), (90.0, 90.0), (0.0, 90.0), (0.0, 0.0)]
    east = [(90.0, 90.0), (80.0, 50.0), (90.0, 0.0), (200.0, 40.0), (90.0, 90.0)]
    island = [(300.0, 0.0), (330.0, 0.0), (330.0, 30.0), (300.0, 0.0)]
    rings = [(0, west), (1, east), (1, island)]
    equator = 1 << 19
    moved = [(number, [(x, y + equator) for x, y in ring]) for number, ring in rings]
    data = _GEOMETRY.packed_outlines(moved, (0, equator), 0, 1.0)
    found = list(outlines(data, (7, 9), 1))
    assert [number for number, _ in found] == [0, 1, 1]
    for (_, ring), (_, wanted) in zip(found, rings, strict=True):
        points = [(x - 7.0, y - 9.0) for x, y in zip(ring.xs, ring.ys, strict=True)]
        assert points[0] == points[-1]
        assert turned(points) == turned(wanted)
        assert (ring.west, ring.east) == (min(ring.xs), max(ring.xs))
    lines = TileBlock(b"".join(data[2:])).tile(0, (0, 0), 1)
    assert len(lines.strokes) == 4  # two that one side has, one that both have, the island
    assert len(lines.xs) == 4 + 3 + 3 + 4


@given(lines(), st.floats(1, 200))
def test_a_thinned_line_keeps_its_ends_and_strays_no_farther_than_it_may(
    line: list[tuple[float, float]], tolerance: float
) -> None:
    thin = thinned(line, tolerance, 1)
    assert thin[0] == line[0]
    assert thin[-1] == line[-1]
    assert len(thin) <= len(line)
    # Towards the poles more is allowed, at the edge of the map eleven times as much.
    limit = tolerance * 1.2 * 11.7 + 1
    for x, y in line:
        nearest = min(
            _off(x, y, a, b) for a, b in (pairwise(thin) if len(thin) > 1 else [(thin[0],) * 2])
        )
        assert nearest <= limit


def _off(x: float, y: float, a: tuple[float, float], b: tuple[float, float]) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = min(max(((x - a[0]) * dx + (y - a[1]) * dy) / length, 0), 1) if length else 0
    return float(((a[0] + t * dx - x) ** 2 + (a[1] + t * dy - y) ** 2) ** 0.5)


def test_edges_are_joined_from_junction_to_junction() -> None:
    a, b, c, d, e = (0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 1.0), (3.0, -1.0)
    ring = [(9.0, 9.0), (9.0, 8.0), (8.0, 8.0)]
    edges = [(a, b), (b, c), (c, d), (c, e), *pairwise([*ring, ring[0]])]
    found = list(chains(edges))
    assert sorted(map(len, found)) == [2, 2, 3, 4]
    assert [a, b, c] in found or [c, b, a] in found


def test_the_edges_of_the_sheet_are_no_coast() -> None:
    line = [(170.0, 60.0), (180.0, 65.0), (180.0, 70.0), (175.0, 72.0)]
    assert list(without_seams(line)) == [line[:2], line[2:]]
    assert list(without_seams([(0.0, -80.0), (0.0, -90.0), (9.0, -90.0)])) == [
        [(0.0, -80.0), (0.0, -90.0)]
    ]


def test_an_islet_keeps_its_shape_where_a_coast_would_lose_as_much() -> None:
    islet = [(0.0, 0.0), (40.0, 10.0), (70.0, 64.0), (20.0, 60.0), (0.0, 0.0)]
    assert len(set(thinned(islet, 90.0, 16))) > 2
    assert len(thinned(islet[:-1], 90.0, 16)) == 2
