"""Bars and marks in a row: as many dots as the range has, one cell a sign, ASCII where asked."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.tui.cells import plain, row_width
from briefing.tui.plot import ink
from briefing.tui.plot.ink import HATCHED, OPEN, SOLID, THICK, THIN, Track

INKS = (SOLID, THICK, THIN, OPEN, HATCHED)


def dots_of(text: str) -> set[int]:
    """Return the columns of dots that a row of braille has ink in."""
    found = set()
    for cell, sign in enumerate(text):
        mask = ord(sign) - ink.BRAILLE if sign != " " else 0
        found |= {2 * cell} if mask & 0x47 else set()
        found |= {2 * cell + 1} if mask & 0xB8 else set()
    return found


@given(st.integers(-20, 60), st.integers(0, 60), st.sampled_from(INKS), st.integers(0, 20))
def test_a_bar_has_ink_in_its_dots_alone(first: int, size: int, kind: ink.Ink, cells: int) -> None:
    track = Track(cells)
    track.bar(range(first, first + size), kind, "hi")
    assert dots_of(plain(track.row())) == set(range(first, first + size)) & set(range(2 * cells))


@given(st.text("ab表é◌", max_size=8), st.integers(-3, 12), st.integers(0, 10))
def test_a_row_stays_as_wide_as_it_is(text: str, cell: int, cells: int) -> None:
    track = Track(cells)
    track.bar(range(2 * cells), SOLID, "hi")
    track.put(cell, text, "dim")
    assert row_width(track.row()) == cells


def test_inks_are_told_apart_without_colour() -> None:
    for ascii_only in (False, True):
        shown = []
        for kind in INKS:
            track = Track(4, ascii_only)
            track.bar(range(8), kind, "hi")
            shown.append(plain(track.row()))
        assert len(set(shown)) == len(INKS)


def test_a_mark_stays_where_a_bar_or_a_line_crosses_it() -> None:
    track = Track(5)
    track.put(2, "x", "hi")
    track.bar(range(10), SOLID, "dim")
    track.over(2, ink.LINE, "dim")
    track.over(4, ink.LINE, "dim")
    assert plain(track.row()) == "⣿⣿x⣿⡇"
    track.under(1, ink.TICK, "dim")
    assert plain(track.row()) == "⣿⣿x⣿⡇"


def test_ticks_stand_where_nothing_is() -> None:
    track = Track(4)
    track.bar(range(2, 4), SOLID, "hi")
    for cell in range(-1, 5):
        track.under(cell, ink.TICK, "rule")
    assert plain(track.row()) == "╎⣿╎╎"


def test_every_sign_is_one_cell_in_any_terminal() -> None:
    masks = {kind.mask for kind in INKS}
    signs = [chr(ink.BRAILLE + mask) for mask in masks]
    signs += [*ink.TICK, *ink.LINE, *ink.CUT_OUT, *ink.columns([1, 2, 3, 4])]
    assert {unicodedata.east_asian_width(sign) for sign in signs} <= {"N", "Na"}


def test_in_ascii_nothing_else_is_there() -> None:
    track = Track(12, ascii_only=True)
    for at, kind in enumerate(INKS):
        track.bar(range(4 * at, 4 * at + 3), kind, "hi")
    for cell, sign in ((10, ink.TICK), (11, ink.LINE)):
        track.over(cell, sign, "dim")
    assert plain(track.row()) == "##==--::%%||"
    assert ink.columns([None, 1, 2, 3, 4, 0], ascii_only=True) == " _-=# "
    assert all(text.isascii() for text in ink.IN_ASCII.values())
    assert all(len(text) == len(sign) for sign, text in ink.IN_ASCII.items())


def test_columns_are_as_high_as_their_values() -> None:
    assert ink.columns([None, 1, 25, 26, 50, 75, 76, 100, 0]) == " ⣀⣀⣤⣤⣶⣿⣿ "
    assert ink.columns([]) == ""
    assert ink.columns([0, None]) == "  "
    for wrong in (-1, 11):
        with pytest.raises(ValueError, match="is not from 0 to 10"):
            ink.column(wrong, 10)
