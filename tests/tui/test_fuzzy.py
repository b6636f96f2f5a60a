"""Finding a brief by typing: what fits, what does not, what comes first, and how long it takes."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.tui.matching import NO_MATCH, match

TITLE = "Truce holds at Qelmara; displaced begin to return"


@pytest.mark.parametrize(
    ("query", "letters"),
    [
        ("truce", "Truce"),
        ("QEL", "Qel"),
        ("hold begin", "holdbegin"),
        ("return truce", "Trucereturn"),
        ("qlm", "Qlm"),
        ("qmara", "qmara"),
        ("dsplced", "dsplced"),
        ("qelmra", "Qelmra"),
    ],
)
def test_words_are_found_whole_or_by_their_letters(query: str, letters: str) -> None:
    found = match(query, TITLE)
    assert found.score > 0
    assert "".join(TITLE[i] for i in sorted(found.positions)).lower() == letters.lower()


@pytest.mark.parametrize("query", ["zebra", "truce zebra", "ttttttt", "trn", "hhh", "cholera"])
def test_what_nobody_would_see_is_no_match(query: str) -> None:
    assert match(query, TITLE) == NO_MATCH


def test_nothing_typed_fits_everything() -> None:
    assert match("", TITLE).score > 0
    assert match("   ", TITLE).positions == frozenset()


def test_the_start_of_a_word_beats_its_middle_and_a_word_beats_scattered_letters() -> None:
    start, middle, letters = (
        match("hold", "we hold"),
        match("hold", "uphold"),
        match("hold", "h-old"),
    )
    assert start.score > middle.score > letters.score > 0


def test_a_letter_that_grows_in_lower_case_does_not_shift_the_marks() -> None:
    text = "İİİ truce"
    assert sorted(match("truce", text).positions) == [4, 5, 6, 7, 8]


@given(st.text(max_size=20), st.text(max_size=80))
def test_marks_stand_in_the_text(query: str, text: str) -> None:
    found = match(query, text)
    assert found.score >= 0
    assert all(0 <= at < len(text) for at in found.positions)


@given(st.text(min_size=1, max_size=40).filter(str.strip))
def test_every_text_is_found_by_itself(text: str) -> None:
    assert match(text, text).score > 0


def test_a_long_title_is_no_trap() -> None:
    start = time.process_time()
    for query in ("a" * 50, "ab" * 25, "x y z " * 10):
        match(query, "a" * 50_000 + "b" * 50_000)
    assert time.process_time() - start < 1
