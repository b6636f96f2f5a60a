"""The one folding: what is the same however it is written, and where it stands as printed."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.atlas.place_columns import fold as place_fold
from briefing.brief.figures import same_words
from briefing.brief.fold import fold, folded, spans
from briefing.compare.pairs import _bag
from briefing.format.problems import did_you_mean
from briefing.library.entry import nearest
from briefing.library.index.tokenise import find, tokens
from briefing.library.query import parse
from briefing.tui.matching import highlight, match

SAME = [
    ("İdlib", "idlib"),
    ("Çankırı", "cankiri"),
    ("São", "sao"),
    ("Åland", "aland"),
    ("straße", "strasse"),
    ("STRASSE", "straße"),
    ("ﬁre", "fire"),
    ("Łódź", "lodz"),
    ("Bjørnøya", "bjornoya"),
    ("I\u0307dlib", "idlib"),
    ("Sa\u0303o", "são"),
    ("مُحَمَّد", "محمد"),
    ("محـــمد", "محمد"),
    ("שָׁלוֹם", "שלום"),
    ("Ёлка", "елка"),
    ("Ａｌｅｐｐｏ", "aleppo"),
    ("ᄒ\u1161\u11ab", "한"),
]
"""A word as printed, and as somebody types it."""

TEXT = st.text(max_size=40) | st.text(
    st.sampled_from("aIİıßﬁÅå\u0307\u0327\u0640\u064e\u200dم한하桥ก็™ -ẞŒ\u00adक्षि"), max_size=20
)


@pytest.mark.parametrize(("printed", "typed"), SAME)
def test_a_word_is_found_however_it_is_typed_and_marked_whole(printed: str, typed: str) -> None:
    assert fold(printed) == fold(typed)
    text = f"ẞ {printed}, İ."
    place = (2, 2 + len(printed))
    assert spans(text, typed) == [place]
    assert match(typed, text).positions == frozenset(range(*place))
    assert find(text, parse(typed).terms) == [place]
    row = highlight([(text, "text")], typed)
    assert row == [("ẞ ", "text"), (printed, "hi b mark"), (", İ.", "text")]


@pytest.mark.parametrize(("printed", "typed"), SAME)
def test_suggestions_places_and_comparisons_fold_alike(printed: str, typed: str) -> None:
    assert did_you_mean(typed, ["xxxxxxxxx", printed]) == f"Did you mean '{printed}'?"
    assert nearest(typed, ["xxxxxxxxx", printed]) == printed
    assert place_fold(typed) == place_fold(printed)
    assert same_words(f" {typed}  1") == same_words(f"{printed} 1")
    assert _bag(typed) == _bag(printed)


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("straße", "s", ["s", "ß"]),
        ("a ﬁre", "i", ["ﬁ"]),
        ("Brand™ İ™", "İ™", ["İ™"]),
        ("Brand™", "tm", []),
        ("cafe\u0301", "e", ["e\u0301"]),
        ("حَلَب", "لب", ["لَب"]),
        ("桥梁", "梁", ["梁"]),
        ("nothing", "\u064e", []),
        ("nothing", "", []),
    ],
)
def test_a_part_is_marked_with_its_letter_and_marks(
    text: str, wanted: str, found: list[str]
) -> None:
    assert [text[start:end] for start, end in spans(text, wanted)] == found


def test_other_words_stay_apart() -> None:
    assert fold("हिन्दी") != fold("हन्दी")
    assert fold("ば") != fold("は")
    assert fold("桥") != fold("梁")


@given(TEXT)
@example("ᄀ\u200cᅡ")
def test_every_character_has_a_place_and_the_way_back_covers_it(text: str) -> None:
    back = folded(text)
    assert back.text == fold(text) == fold(fold(text))
    assert len(back.text) == len(back.at) == len(back.to)
    assert all(0 <= start < end <= len(text) for start, end in zip(back.at, back.to, strict=True))
    assert list(back.at) == sorted(back.at)
    assert list(back.to) == sorted(back.to)
    for other in (unicodedata.normalize("NFD", text), unicodedata.normalize("NFC", text)):
        assert fold(other) == back.text


@given(TEXT, TEXT)
def test_what_is_found_is_what_was_typed(text: str, wanted: str) -> None:
    last = 0
    for start, end in spans(text, wanted):
        assert last <= start < end <= len(text)
        assert fold(wanted) in fold(text[start:end])
        last = end
    assert bool(spans(text, wanted)) == (bool(fold(wanted)) and fold(wanted) in fold(text))


@given(TEXT, st.sampled_from([str, fold, str.upper, lambda t: unicodedata.normalize("NFD", t)]))
@example("İdlib ve Çankırı", fold)
def test_finding_in_a_brief_and_the_index_agree(text: str, write: object) -> None:
    """Every word of the index is found in the brief by the same letters, at the same place."""
    assert callable(write)
    for token in tokens(text):
        typed = write(text[token.start : token.end])
        terms = [term for term in parse(typed).terms if token.word in term.words]
        if not terms:
            continue  # upper case has letters that nothing else has
        for places in (find(text, terms), spans(text, typed)):
            assert any(start < token.end and token.start < end for start, end in places)
