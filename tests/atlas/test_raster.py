"""Dots and the signs made of them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.atlas.raster import Canvas

DOTS = st.tuples(st.integers(-60, 90), st.integers(-60, 90))
LINES = st.lists(DOTS, min_size=2, max_size=12)


def lit(canvas: Canvas) -> set[tuple[int, int]]:
    return {(at % canvas.across, at // canvas.across) for at, dot in enumerate(canvas.dots) if dot}


def drawn(line: list[tuple[int, int]], kind: int = 1, dash: tuple[int, int] = (1, 1)) -> Canvas:
    canvas = Canvas(16, 8)  # 32 dots across and down
    canvas.line([x for x, _ in line], [y for _, y in line], kind, dash)
    return canvas


@pytest.mark.parametrize(
    ("dot", "sign"),
    [((0, 0), "⠁"), ((0, 1), "⠂"), ((0, 2), "⠄"), ((0, 3), "⡀"),
     ((1, 0), "⠈"), ((1, 1), "⠐"), ((1, 2), "⠠"), ((1, 3), "⢀")],
)  # fmt: skip
def test_each_dot_is_its_own_braille_dot(dot: tuple[int, int], sign: str) -> None:
    canvas = Canvas(2, 2)
    canvas.line([dot[0] + 2, dot[0] + 2], [dot[1] + 4, dot[1] + 4], 3)
    ink = canvas.ink()
    assert ink.text() == f"   {sign}"
    assert ink.kinds == bytes([0, 0, 0, 3])


@given(LINES)
def test_ends_inside_are_lit_and_the_way_has_no_gap(line: list[tuple[int, int]]) -> None:
    dots = lit(drawn(line))
    assert all(dot in dots for dot in line if 0 <= dot[0] < 32 and 0 <= dot[1] < 32)
    for (x0, y0), (x1, y1) in pairwise(line):
        if not all(0 <= side < 32 for side in (x0, y0, x1, y1)):
            continue
        at, alone = (x0, y0), lit(drawn([(x0, y0), (x1, y1)]))  # another line is no way round
        while at != (x1, y1):
            near = [
                (x, y)
                for x in (at[0] - 1, at[0], at[0] + 1)
                for y in (at[1] - 1, at[1], at[1] + 1)
                if (x, y) in alone and abs(x - x1) + abs(y - y1) < abs(at[0] - x1) + abs(at[1] - y1)
            ]
            assert near
            at = min(near, key=lambda dot: max(abs(dot[0] - x1), abs(dot[1] - y1)))


@given(LINES)
def test_a_dot_is_lit_only_near_the_line(line: list[tuple[int, int]]) -> None:
    def near(x: int, y: int) -> bool:
        for (x0, y0), (x1, y1) in pairwise(line):
            dx, dy = x1 - x0, y1 - y0
            length = dx * dx + dy * dy
            t = min(max(((x - x0) * dx + (y - y0) * dy) / length, 0), 1) if length else 0
            if abs(x0 + t * dx - x) <= 1.01 and abs(y0 + t * dy - y) <= 1.01:
                return True
        return False

    assert all(near(x, y) for x, y in lit(drawn(line)))


def test_an_edge_with_both_ends_outside_is_drawn_where_it_crosses() -> None:
    assert lit(drawn([(-10, 5), (50, 5)])) == {(x, 5) for x in range(32)}
    assert not lit(drawn([(-10, -5), (50, -5)]))


def test_the_upper_layer_owns_the_cell_and_keeps_the_dots_of_the_lower() -> None:
    canvas = Canvas(1, 1)
    canvas.line([0, 0], [0, 3], 4)
    canvas.line([1, 1], [0, 0], 1)
    ink = canvas.ink()
    assert ink.kinds == bytes([4])
    assert ink.text() == "⡏"
    assert ink.text(" .~~#:+") == "#"


def test_dashes_stay_on_the_ground_while_the_view_moves() -> None:
    line = [(-21, 3), (60, 3)]
    dots = lit(drawn(line, dash=(1, 3)))
    moved = lit(drawn([(x + 2, y) for x, y in line], dash=(1, 3)))
    assert {(x + 2, y) for x, y in dots if x + 2 < 32} == {dot for dot in moved if dot[0] >= 2}
    assert 9 <= len(dots) <= 11


def test_dashes_leave_gaps_on_lines_of_many_short_edges() -> None:
    line = [(x, x % 2) for x in range(32)]
    assert len(lit(drawn(line, dash=(3, 6)))) in range(14, 19)
