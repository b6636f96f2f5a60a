"""Lines between cells: from one to the other, solid or dashed, texts over them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.tui.cells import plain, row_width
from briefing.tui.plot.paths import Drawing

cells = st.tuples(st.integers(0, 29), st.integers(0, 9))


def shown(drawing: Drawing) -> list[str]:
    return [plain(row) for row in drawing.rows()]


@given(cells, cells, st.booleans())
def test_a_line_goes_from_one_cell_to_the_other(
    start: tuple[int, int], end: tuple[int, int], ascii_only: bool
) -> None:
    drawing = Drawing(30, 10, ascii_only)
    drawing.join(start, end)
    rows = shown(drawing)
    inked = {(x, y) for y, row in enumerate(rows) for x, sign in enumerate(row) if sign != " "}
    assert {start, end} <= inked
    # Without a gap: each cell has a neighbour, and there are as many as the longer way.
    assert len(inked) >= max(abs(start[0] - end[0]), abs(start[1] - end[1])) + 1
    if len(inked) > 1:
        for x, y in inked:
            assert any((x + a, y + b) in inked for a in (-1, 0, 1) for b in (-1, 0, 1) if a or b)


def test_a_dashed_line_is_told_from_a_solid_one_without_colour() -> None:
    for ascii_only in (False, True):
        solid, dashed = Drawing(8, 1, ascii_only), Drawing(8, 1, ascii_only)
        solid.join((0, 0), (7, 0))
        dashed.join((0, 0), (7, 0), dashed=True)
        assert shown(solid) != shown(dashed)
        assert not ascii_only or shown(dashed) == ["- - - - "]


def test_in_ascii_signs_lie_in_the_direction_of_the_line() -> None:
    drawing = Drawing(5, 3, ascii_only=True)
    drawing.join((0, 0), (2, 2))
    drawing.join((4, 0), (4, 2))
    assert shown(drawing) == ["\\   |", " \\  |", "  \\ |"]
    drawing = Drawing(6, 3, ascii_only=True)
    drawing.elbow((0, 0), (5, 2), 2)
    assert shown(drawing) == ["--+   ", "  |   ", "  +---"]


def test_a_text_stands_over_lines_and_no_row_grows() -> None:
    drawing = Drawing(10, 1)
    drawing.join((0, 0), (9, 0))
    drawing.put((3, 0), "表b", "hi")
    drawing.put((9, 0), "outside", "hi")
    row = drawing.rows()[0]
    assert ("表b", "hi") in row
    assert row_width(row) == 10


def test_lines_that_leave_the_drawing_are_cut_off() -> None:
    for ascii_only in (False, True):
        drawing = Drawing(4, 2, ascii_only)
        drawing.join((-3, 0), (8, 0), words="dim")
        assert [row_width(row) for row in drawing.rows()] == [4, 4]
        assert " " not in shown(drawing)[0]


@pytest.mark.parametrize("at", range(2, 9))
@pytest.mark.parametrize("start", range(2))
def test_a_dashed_line_in_ascii_keeps_its_corners(start: int, at: int) -> None:
    drawing = Drawing(12, 4, ascii_only=True)
    drawing.elbow((start, 0), (11, 3), at, dashed=True)
    first, *_, last = [plain(row) for row in drawing.rows()]
    assert first[at] == last[at] == "+"
    assert " " in last[at + 1 : -1]
