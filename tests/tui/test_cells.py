"""Rows of styled cells: nothing gets lost, nothing gets wider than it may."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from briefing.text import CUT, clean, width, wrap
from briefing.tui.cells import (
    Row,
    beside,
    column,
    fit,
    flow,
    heading,
    in_a_row,
    indent,
    plain,
    row_width,
    underlined,
)

ALPHABET = "abc xyz -é\u0301\u0302表示ｶقلماक्षि\u200d\U0001f469\U0001f1f8✈"
"""Narrow, wide, combining and joining characters."""


def joined(text: str) -> str:
    """A clean text whose joiners stand between two characters, where alone they join."""
    return clean(re.sub("\u200d(?= |$)", "", text))


texts = st.text(ALPHABET, max_size=40).map(joined)
rows = st.lists(st.tuples(texts, st.sampled_from(["text", "hi b", "dim"])), max_size=6)
cells = st.integers(2, 50)


def by_character(row: Row) -> list[tuple[str, str]]:
    return [(char, words) for text, words in row for char in text]


@given(rows, st.integers(0, 60))
@example([("表示", "text")], 3)
@example([("e\u0301" * 3, "text")], 2)
def test_fit_fills_exactly_and_signs_every_cut(row: Row, room: int) -> None:
    out = fit(row, room)
    assert row_width(out) == room
    if row_width(row) > room:
        kept = plain(out).rstrip()
        assert room == 0 or kept.endswith(CUT)
        assert plain(row).startswith(kept.removesuffix(CUT).rstrip(" "))
    else:
        assert plain(out).startswith(plain(row))


@given(texts, st.integers(0, 30), st.booleans())
def test_a_column_is_as_wide_as_it_is_asked_to_be(text: str, room: int, right: bool) -> None:
    shown, words = column(text, room, "dim", right)
    assert width(shown) == room
    assert words == "dim"
    assert width(text) <= room or room == 0 or CUT in shown


@given(rows, cells)
@example([("a", "hi"), ("\u0301b c", "text")], 2)
@example([("ab", "hi"), (" cd", "text")], 2)
def test_flow_keeps_every_character_with_its_style(row: Row, room: int) -> None:
    out = flow(row, room)
    assert [c for c in by_character(row) if c[0] != " "] == [
        c for line in out for c in by_character(line) if c[0] != " "
    ]
    assert [plain(line) for line in out] == wrap(plain(row), room)
    assert all(text for line in out for text, _ in line)


@given(rows, cells, st.integers(0, 50))
def test_flow_gives_the_first_row_its_own_width(row: Row, room: int, first: int) -> None:
    assert [plain(line) for line in flow(row, room, first)] == wrap(plain(row), room, first)


def test_flow_keeps_short_words_whole() -> None:
    assert [plain(row) for row in flow([("one two three", "text")], 7)] == ["one two", "three"]


def test_flow_of_nothing_is_one_empty_row() -> None:
    assert flow([], 10) == [[]]
    assert flow([("", "text")], 10) == [[]]


@given(st.lists(rows, max_size=4), st.lists(rows, max_size=4), cells, cells)
def test_beside_lines_two_blocks_up(
    left: list[Row], right: list[Row], left_cells: int, right_cells: int
) -> None:
    out = beside(left, right, left_cells, right_cells)
    assert len(out) == max(len(left), len(right))
    assert all(row_width(row) == left_cells + right_cells for row in out)


def test_indent_and_underline_change_nothing_else() -> None:
    row: Row = [("ab", "hi"), ("c", "dim")]
    assert plain(indent([row], 2)[0]) == "  abc"
    assert underlined(row) == [("ab", "hi u"), ("c", "dim u")]


@given(texts, texts, st.integers(20, 60), st.sampled_from(["", "yes", "C3"]))
def test_a_heading_fills_its_row(title: str, note: str, room: int, right: str) -> None:
    row = heading(title, note, room, right)
    assert row_width(row) == room
    assert plain(row).endswith(right)
    assert all("u" in words.split() for text, words in row if text)


def test_of_a_long_path_the_end_is_told_in_a_row() -> None:
    path = "/srv/ana/" + "folder/" * 20 + "brief.txt"
    said = in_a_row(f"Written: {path}", 40)
    assert width(said) == 40
    assert said.startswith("Written: ‹")
    assert said.endswith("folder/brief.txt")
    assert in_a_row(f"{path} exists with other content.", 40).startswith("‹r/folder/")
    for short in ("Written: /srv/ana/brief.txt", "word " * 30, "word" * 30):
        assert in_a_row(short, 40) == short
