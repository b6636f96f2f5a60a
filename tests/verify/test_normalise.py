"""Normalisation: what counts as the same words, and the way back to the printed ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.verify.words.normalise import digest, fingerprint, fold, normalise, tokens, words

SAME = [
    ("“The river is ours”", '"the river is ours"'),
    ("«The river»", "„the river“"),
    ("don’t", "don't"),
    ("co-ordinated", "coordinated"),
    ("re-opened the co-operative", "reopened the cooperative"),
    ("the dam—closed since May—held", "the dam -- closed since May – held"),
    ("12–15 boats", "12-15 boats"),
    ("wait…", "wait. . ."),
    ("a\u00a0b\u2009c\nd", "a b c d"),
    ("ﬁeld oﬃce", "field office"),
    ("so\u00adme wo\u200brds", "some words"),
    ("Cafe\u0301", "CAFÉ"),
    ("１２ km²", "12 km2"),
]
OTHER = [
    ("recover", "re cover"),
    ("12-15", "12 15"),
    ("the dam", "the dams"),
    ("cooper", "co oper"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_counts_as_the_same(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)
    assert words(one) == words(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_what_does_not(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


@given(st.text(max_size=200))
def test_the_way_back(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.at) == len(folded.to)
    assert all(0 <= a < b <= len(text) for a, b in zip(folded.at, folded.to, strict=True))
    assert list(folded.at) == sorted(folded.at)
    for token in tokens(text):
        assert token.word in normalise(text[token.start : token.end])


_SIGNS = "_ .,-\u2013\u2011'\u2019`\u201c\u00bb\"\u00a0\t\n\x1c("
_WRITTEN = [*"aBEoPr1", *_SIGNS, "co-", "re-a", "--", ".."]


@given(st.lists(st.sampled_from(_WRITTEN), max_size=12).map("".join))
def test_a_plain_text_is_folded_as_any_other(text: str) -> None:
    other = text + "\u200b"  # has no width, and takes the long way
    assert normalise(text) == fold(text).text
    assert tokens(text) == tokens(other)
    assert words(text) == words(other)


@given(st.text(max_size=200))
def test_normalising_again_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert words(once) == words(text)


def test_words_are_found_where_they_are_printed() -> None:
    text = "“Co-ordinated”—he said."
    assert [text[t.start : t.end] for t in tokens(text)] == ["Co-ordinated", "he", "said"]
    assert words("云柘渡 is closed") == ["云", "柘", "渡", "is", "closed"]


def test_hashes_are_of_the_words_as_compared() -> None:
    assert digest(["“A”  b", "c"]) == digest(['"a" b', "C"])
    assert digest(["a", "b"]) != digest(["a b"])
    assert len(digest(["a"])) == 64
    assert fingerprint("The Dam") == fingerprint("the  dam")
    assert len(fingerprint("x")) == 4


def test_long_texts_take_no_longer_by_the_letter() -> None:
    for hostile in (
        "-" * 200_000,
        "'" * 200_000,
        ". " * 100_000,
        "co-" * 60_000,
        " \u00ad" * 90_000,
    ):
        assert isinstance(normalise(hostile), str)
