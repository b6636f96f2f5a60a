"""How wide text is: as the C library has it, which terminals ask, in every script there is."""

from __future__ import annotations

import ctypes
import locale
import sys
import unicodedata
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.atlas.gazetteer import Gazetteer
from briefing.atlas.place_columns import told
from briefing.text import (
    _NEEDS_WORK,
    _cells_of_letters,
    _is_plain,
    clusters,
    cut,
    pad,
    split_at,
    width,
    wrap,
)
from briefing.widths import share_widths

SCRIPTS = {
    "Bengali": "বাংলাদেশের খবর",
    "Burmese": "မြန်မာပြည်",
    "Devanagari": "हिन्दी में समाचार",
    "Khmer": "ភ្នំពេញ",
    "Sinhala": "ශ්‍රී ලංකාව",
    "Tamil": "தமிழ் செய்தி",
    "Telugu": "తెలుగు వార్త",
}
TEXTS = st.text(st.sampled_from("aé阿 ́ािীெ်‍한ﷺ👩‍👧") | st.characters(codec="utf-8"))


@pytest.fixture(scope="module")
def wcwidth() -> Iterator[Callable[[str], int]]:
    """The width of a character as the system's C library has it."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
        function = ctypes.CDLL(None).wcwidth
    except (locale.Error, AttributeError, OSError):
        pytest.skip("this system has no wcwidth(3) for UTF-8")
    yield lambda char: int(function(ctypes.c_wchar(char)))
    locale.setlocale(locale.LC_CTYPE, before)


def test_spacing_marks_are_as_wide_as_terminals_have_them(wcwidth: Callable[[str], int]) -> None:
    marks = [
        chr(code)
        for code in range(0x300, 0x1F000)
        if unicodedata.category(chr(code)) == "Mc" and wcwidth(chr(code)) >= 0
    ]
    assert len(marks) > 300
    differing = [f"U+{ord(char):04X}" for char in marks if width(char) != wcwidth(char)]
    assert len(differing) <= len(marks) / 50, differing


def test_names_of_the_gazetteer_are(wcwidth: Callable[[str], int]) -> None:
    book = Gazetteer()
    names = {
        name
        for code in ("MM", "SY", "TR", "IL", "IR", "GE", "KR")
        for _, native in book._others_of(code)
        for name in told(native, "")
    }
    assert len(names) > 500
    differing = [
        name
        for name in names
        if width(name) != sum(max(wcwidth(char), 0) for char in name if char != "\u00ad")
    ]
    assert len(differing) <= len(names) / 100, differing[:20]


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_the_screen_measures_as_we_do(text: str) -> None:
    share_widths()
    assert cell_len(text) == width(text) > 0
    assert width(pad(text, 30)) == 30
    assert all(width(line) <= 5 for line in wrap(text, 5))


@given(text=TEXTS, cells=st.integers(1, 12))
def test_whatever_is_cut_or_wrapped_fits_and_loses_nothing(text: str, cells: int) -> None:
    lines = wrap(text, cells)
    assert all(width(line) <= max(cells, 2) for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert "".join(clusters(text)) == text
    assert all(width(part) <= 2 for part in clusters(text))
    assert "".join(split_at(text, cells)) == text
    assert width(cut(text, cells)) <= cells


def test_letters_are_measured_without_the_table_as_with_it() -> None:
    measure = share_widths()
    cells = {chr(code): _cells_of_letters(chr(code)) for code in range(0x80, 0x20000)}
    known = {char: count for char, count in cells.items() if count is not None}
    assert {"ش", "ж", "ω", "한", "漢", "“", "–"} <= set(known)
    assert not {"\u0301", "\u064b", "\u1160", "\u200d", "\ufe0f", "\x9b"} & set(known)
    assert known == {char: measure(char) for char in known}
    assert _cells_of_letters("漢 ж.") == measure("漢 ж.") == 5


def test_a_letter_with_many_marks_that_take_room_ends() -> None:
    assert "".join(wrap("ক" + "া" * 50, 10)) == "ক" + "া" * 50


DAYS, MONTHS = ["12", "(3", "30"], ["September", "May)", "Nov,"]


@given(st.lists(st.sampled_from([*DAYS, *MONTHS, "on", "the", "sat"])), st.integers(9, 30))
def test_a_day_and_its_month_stay_on_one_line(words: list[str], cells: int) -> None:
    lines = wrap(" ".join(words), cells)
    assert " ".join(lines).split() == words
    for line, after in pairwise(lines):
        day, month = line.split()[-1], after.split()[0]
        dated = day in DAYS and month in MONTHS
        assert not dated or width(f"{day} {month}") > cells


def test_any_number_of_marks_on_one_letter_is_taken_apart_at_once() -> None:
    """Each was measured with all before it, which for 20,000 took minutes."""
    text = "e" + "\u0301" * 20_000
    parts = clusters(text)
    assert "".join(parts) == text
    assert max(map(len, parts)) <= 32
    assert width(text) == 1
    assert split_at(text, 1) == (text, "")


def test_no_text_that_has_to_be_cleaned_is_taken_for_plain() -> None:
    starts = range(0, sys.maxunicode + 1, 0x1000)  # all at once would be 70 MB
    parts = ("".join(map(chr, range(start, start + 0x1000))) for start in starts)
    signs = {found[0] for part in parts for found in _NEEDS_WORK.finditer(part)}
    assert len(signs) > 300
    for text in (" a", "a ", "a  b", *(f"a{sign}b" for sign in signs)):
        assert _NEEDS_WORK.search(text), f"{text!a} need not be cleaned"
        assert not _is_plain(text), f"{text!a} is taken for plain"
    assert _is_plain("Aleppo, حلب, 1")
