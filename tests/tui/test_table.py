"""Columns share a width by need: nothing is cut beside blank cells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefing.tui.cells import plain, row_width
from briefing.tui.panes.table import GAP, TableColumn, share_columns

columns = st.lists(
    st.builds(
        lambda need, least, spare: TableColumn("head", need, min(need, least), spare),
        st.integers(1, 40),
        st.integers(1, 12),
        st.integers(0, 3),
    ),
    min_size=1,
    max_size=7,
).map(lambda every: [replace(every[0], spare=0), *every[1:]])


@given(columns, st.integers(24, 200))
def test_no_column_is_cut_while_cells_are_free(every: list[TableColumn], room: int) -> None:
    table = share_columns(every, room)
    got = [cells for cells in table.cells if cells]
    assert sum(got) + GAP * (len(got) - 1) + table.left == room
    assert all(cells <= column.need for cells, column in zip(table.cells, every, strict=True))
    if any(0 < cells < column.need for cells, column in zip(table.cells, every, strict=True)):
        assert table.left <= 0, "cells are left while a column is cut"


@given(columns, st.integers(24, 200))
def test_a_column_is_left_out_only_where_the_least_have_no_room(
    every: list[TableColumn], room: int
) -> None:
    table = share_columns(every, room)
    out = [column for column, cells in zip(every, table.cells, strict=True) if not cells]
    if all(column.spare == 0 for column in every):
        assert not out
    if out and table.left >= 0:
        least = sum(column.least + GAP for column in every) - GAP
        assert least > room


@given(columns, st.integers(24, 200))
def test_rows_and_heads_are_as_wide_as_their_columns(every: list[TableColumn], room: int) -> None:
    table = share_columns(every, room)
    row = table.row([[("x" * column.need, "text")] for column in every])
    assert row_width(row) == room - table.left
    assert row_width(table.heads()) <= max(room - table.left, 0)


def test_a_head_too_wide_ends_with_its_column_and_shortens_its_neighbour() -> None:
    every = [
        TableColumn("", 6, 6),
        TableColumn("who says", 8, 8, brief="who"),
        TableColumn("grade", 2, 2),
    ]
    assert plain(share_columns(every, 18).heads()) == "       who   grade"
    wider = [every[0], replace(every[1], need=12, least=12), every[2]]
    assert plain(share_columns(wider, 22).heads()) == "       who says  grade"
    assert plain(share_columns(wider, 22).heads(9)) == " " * 17 + "grade", "a title stands there"


def test_one_long_text_does_not_take_the_room_of_many() -> None:
    place = TableColumn("", 27, 12, texts=[6, 14, 27])
    who = TableColumn("who says", 16, 10, texts=[16, 16, 12, 11])
    assert share_columns([place, who], 31).cells == [14, 16], "one place of seven texts is cut"
