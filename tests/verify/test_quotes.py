"""Quotations: their parts, and where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.verify.words.quotes import (
    find_marks,
    find_sentences,
    joined,
    marked,
    parts,
    places,
)


def test_added_words_are_no_part_and_an_ellipsis_splits() -> None:
    assert parts("the [upper] dam … holds") == [["the", "dam"], ["holds"]]
    assert parts("it [the dam] holds... so far") == [["it", "holds"], ["so", "far"]]
    assert parts("[all]") == []
    assert parts("…") == []


def test_places_are_counted_in_words() -> None:
    text = joined(["a", "b", "a", "b", "a"])
    assert places(["a", "b", "a"], text) == [0, 2]
    assert places(["b", "b"], text) == []
    assert places([], text) == []
    assert places(["a b"], text) == []


@given(st.lists(st.sampled_from("ab"), max_size=12), st.lists(st.sampled_from("ab"), min_size=1))
def test_places_agree_with_a_plain_search(text: list[str], part: list[str]) -> None:
    plain = [i for i in range(len(text)) if text[i : i + len(part)] == part]
    assert places(part, joined(text)) == plain[:20]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("called “boatmen” there", ["boatmen"]),
        ('He "said it" and left', ["said it"]),
        ("the ‘own people’s men’ of it", ["own people’s men"]),
        ("the ministry's men and the office's", []),
        ("the boats' crews don't row", []),
        ("«да» and „nein“", ["да", "nein"]),
        ('an open "mark', []),
        ("10' and 12\" long", []),
    ],
)
def test_words_in_quotation_marks(text: str, inside: list[str]) -> None:
    found = marked(text)
    assert [mark.text for mark in found] == inside
    assert [text[mark.start : mark.end] for mark in found] == inside


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("From left: B. Sallow and T. Ames. Then they left.", 2),
        ("Marle won by six wickets. S. Dent 71 not out.", 2),
        ("Plans A and B. The third failed.", 2),
        ("He wrote on X. The post stood.", 2),
        ("They take vitamins B and D. These help.", 2),
        ("J.-P. Roux and A. Bel met. They sang.", 2),
        ("M. Penn or Q. Li has it.", 1),
        ("R. Orme-Hall and B. Quist won. L. Voss lost.", 2),
        ("Who? A. Bel. She sang.", 3),
        ("F. Marsh & K. Dell, bakers", 1),
    ],
)
def test_an_initial_ends_no_sentence(text: str, count: int) -> None:
    assert len(find_sentences(text, find_marks(text), ())) == count
