"""Names find room beside their marks, never over each other, and none is lost."""

from hypothesis import given
from hypothesis import strategies as st

from briefing.atlas.basemap import BORDER, COAST, PROVINCE
from briefing.atlas.label_page import LabelPage
from briefing.atlas.labels import MARK, Board, LabelSpot, Wish, place
from briefing.atlas.raster import Ink

WIDTH, HEIGHT = 40, 12
KINDS = bytes((0, 0, 0, PROVINCE, COAST)[byte % 5] for byte in range(256))
"""What a byte of Hypothesis stands for: to draw each cell for itself takes much longer."""


@st.composite
def crowds(draw: st.DrawFn) -> tuple[Board, list[Wish]]:
    size = WIDTH * HEIGHT
    kinds = draw(st.binary(min_size=size, max_size=size)).translate(KINDS)
    board = Board(WIDTH, HEIGHT, kinds)
    wishes = []
    cells = draw(
        st.lists(
            st.tuples(st.integers(0, WIDTH - 1), st.integers(0, HEIGHT - 1)),
            max_size=30,
            unique=True,
        )
    )
    for number, cell in enumerate(cells):
        mark = LabelSpot(*cell, 1)
        board.take(mark, MARK)
        size = draw(st.integers(1, 14))
        wishes.append(Wish(str(number), mark, (size + 3, size), draw(st.booleans())))
    return board, wishes


@given(crowds())
def test_no_name_touches_another_or_a_mark_and_all_are_accounted_for(
    crowd: tuple[Board, list[Wish]],
) -> None:
    board, wishes = crowd
    placed, left_out = place(board, wishes)
    assert sorted([*(answer.key for answer in placed), *left_out]) == sorted(w.key for w in wishes)
    by_key = {wish.key: wish for wish in wishes}
    marks = {wish.mark for wish in wishes}
    things = [(wish.mark, wish.key) for wish in wishes]
    things += [(answer.spot, answer.key) for answer in placed]
    for answer in placed:
        column, row, width = answer.spot
        assert width == by_key[answer.key].widths[answer.choice]
        assert 0 <= column <= column + width <= WIDTH
        assert 0 <= row < HEIGHT
        for other, key in things:
            if other != answer.spot and other.row == row:
                # At least one blank cell between, and two to what is another's mark.
                gap = 1 if key == answer.key or other not in marks else 2
                left, right = other.column - (column + width), column - other.column - other.width
                assert max(left, right) >= gap, key


@given(crowds())
def test_a_name_that_may_not_cover_a_coast_does_not_touch_one(
    crowd: tuple[Board, list[Wish]],
) -> None:
    board, wishes = crowd
    shy = {wish.key for wish in wishes if not wish.over_lines}
    for answer in place(board, wishes)[0]:
        assert answer.key not in shy or not board.crosses(answer.spot)


def test_the_right_is_best_and_the_left_next() -> None:
    board = Board(WIDTH, HEIGHT)
    mark = LabelSpot(20, 5, 2)
    board.take(mark, MARK)
    ((answer,), _) = place(board, [Wish("a", mark, (6,))])
    assert answer.spot == LabelSpot(23, 5, 6)
    edge = LabelSpot(36, 8, 1)
    board.take(edge, MARK)
    ((answer,), _) = place(board, [Wish("b", edge, (6,))])
    assert answer.spot == LabelSpot(29, 8, 6)


def test_a_coast_is_gone_round_where_that_is_possible() -> None:
    kinds = bytearray(WIDTH * HEIGHT)
    kinds[5 * WIDTH + 22 : 5 * WIDTH + 26] = bytes([COAST] * 4)
    board = Board(WIDTH, HEIGHT, bytes(kinds))
    mark = LabelSpot(20, 5, 1)
    board.take(mark, MARK)
    ((answer,), _) = place(board, [Wish("a", mark, (6,))])
    assert answer.spot == LabelSpot(13, 5, 6)


def test_the_first_wish_gets_the_room_and_the_other_is_named_as_left_out() -> None:
    board = Board(12, 1)
    marks = [LabelSpot(0, 0, 1), LabelSpot(11, 0, 1)]
    for mark in marks:
        board.take(mark, MARK)
    wishes = [Wish("first", marks[0], (7,)), Wish("second", marks[1], (7,))]
    placed, left_out = place(board, wishes)
    assert [answer.key for answer in placed] == ["first"]
    assert left_out == ["second"]


def test_a_name_gives_way_to_its_shorter_form_before_it_goes() -> None:
    board = Board(10, 1)
    mark = LabelSpot(0, 0, 1)
    board.take(mark, MARK)
    ((answer,), _) = place(board, [Wish("a", mark, (12, 8))])
    assert (answer.choice, answer.spot) == (1, LabelSpot(2, 0, 8))


def test_where_all_sides_are_taken_a_leader_goes_to_the_nearest_room() -> None:
    board = Board(WIDTH, HEIGHT)
    mark = LabelSpot(20, 5, 1)
    board.take(mark, MARK)
    for row in (4, 5, 6):
        board.take(LabelSpot(8, row, 12))
        board.take(LabelSpot(21, row, 12))
    board.taken[4 * WIDTH + 20] = 0
    ((answer,), _) = place(board, [Wish("a", mark, (6,))])
    column, row, size = answer.spot
    assert row <= 3
    assert column <= 20 < column + size
    cells = {(x // 2, y // 4) for x, y in answer.leader}
    assert (20, 5) not in cells, "the mark is not drawn over"
    assert (20, 4) in cells
    assert not any(column <= at < column + size and line == row for at, line in cells)
    assert board.taken[4 * WIDTH + 20], "no later name covers the leader"


def test_a_leader_crosses_no_name() -> None:
    board = Board(WIDTH, HEIGHT)
    mark = LabelSpot(20, 5, 1)
    board.take(mark, MARK)
    for row in (4, 6):
        board.take(LabelSpot(0, row, WIDTH))
    board.take(LabelSpot(0, 5, 20))
    board.take(LabelSpot(21, 5, 19))
    placed, left_out = place(board, [Wish("a", mark, (6,))])
    assert not placed
    assert left_out == ["a"]


def test_a_leader_crosses_no_border_and_a_coast_only_right_beside_the_mark() -> None:
    def answer(kind: int, line: int) -> list[LabelSpot]:
        kinds = bytearray(WIDTH * HEIGHT)
        kinds[line * WIDTH : (line + 1) * WIDTH] = bytes([kind]) * WIDTH
        board = Board(WIDTH, HEIGHT, bytes(kinds))
        for row in range(5, HEIGHT):
            board.take(LabelSpot(0, row, WIDTH))
        for row in range(2, 5):
            board.take(LabelSpot(0, row, 20))
            board.take(LabelSpot(21, row, WIDTH - 21))
        board.take(LabelSpot(20, 5, 1), MARK)
        placed, _ = place(board, [Wish("a", LabelSpot(20, 5, 1), (6,))])
        return [each.spot for each in placed]

    assert answer(COAST, 4), "the name of a port stands in the sea"
    assert not answer(COAST, 3)
    assert not answer(BORDER, 4), "the name would seem to lie in the other country"


@given(crowds())
def test_leaders_run_over_cells_on_which_nothing_else_stands(
    crowd: tuple[Board, list[Wish]],
) -> None:
    board, wishes = crowd
    placed, _ = place(board, wishes)
    held: set[tuple[int, int]] = set()
    for answer in placed:
        column, row, size = answer.spot
        name = {(at, row) for at in range(column, column + size)}
        led = {(x // 2, y // 4) for x, y in answer.leader}
        assert not held & (name | led)
        held |= name | led
    assert not held & {(wish.mark.column, wish.mark.row) for wish in wishes}


def test_a_texture_fills_only_what_is_blank_and_a_name_wipes_it() -> None:
    ink = Ink(bytes(8), bytes([0, 0, COAST, 0, 0, 0, 0, 0]))
    page = LabelPage(8, ink, {COAST: "coast"}, "0123456")
    page.texture([(0, 0, 6)], ["/ "], "side0")
    before = "".join(text for text, _ in page.rows()[0])
    assert before == "/ 4 / 00"
    page.write(LabelSpot(5, 0, 1), [("x", "name")], clear=True)
    assert "".join(text for text, _ in page.rows()[0]) == "/ 4  x 0"
