"""Which patterns of dates are tried at a word: one that is passed over would not have matched."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_texts import texts

from briefing.verify.english.dates.starters import may_match, starters
from briefing.verify.english.dates.words import MONTHS, NUMBERS, PATTERNS, UNITS, WEEKDAYS

WORDS = [
    *MONTHS, *WEEKDAYS, *NUMBERS, *UNITS, "May", "FRIDAY", "Mon", "Sept.", "first", "third",
    "twenty-first", "of", "the", "to", "and", "past", "last", "ago", "later", "before", "after",
    "on,", "on from", "o'clock", "o\u2019clock", "noon", "12", "1", "09.30", "9.30", "14:00",
    "0600", "0600Z", "1400 h", "1400h", "9 a.m.", "3pm", "2024", "2024-11-29", "2024-11",
    "29/11/2024", "1.2.26", "03-04-2026", "1990s", "1990\u2019s", "1st", "22nd", "'98", "98",
    "quarter", "half", "minutes", "night", "GMT", "utc", "EST", "local", "in the morning",
    "at night", "Q3", "2025", "yesterday", "day",
]  # fmt: skip


def passed_over(text: str) -> list[tuple[str, str]]:
    """Return patterns that match at a word, and are not tried there."""
    return [
        (name, match[0])
        for word in re.finditer(r"[^\W_]+", text)
        for name in starters(word[0].lower())
        if not may_match(name, word[0], text, word.start())
        and (match := PATTERNS[name].match(text, word.start()))
    ]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join))
def test_what_is_passed_over_would_not_match(text: str) -> None:
    assert not passed_over(text)


@pytest.mark.parametrize("number", range(3))
def test_nothing_is_passed_over_in_texts(number: int) -> None:
    held = [text for text in texts() if text.language == "en"][number::10]
    assert not [each for text in held for each in passed_over(" ".join(text.paragraphs))]
