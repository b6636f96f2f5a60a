"""The query language: what is understood, what is refused and where, and nothing raw."""

import sqlite3
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.library.index.candidates import match
from briefing.library.index.database import create
from briefing.library.index.days import span_asked
from briefing.library.index.nearby import Near
from briefing.library.index.search import search
from briefing.library.index.tokenise import (
    IndexToken,
    QueryTerm,
    find,
    parted,
    snippet,
    spans,
    tokens,
    words,
)
from briefing.library.query import LONGEST, MOST, BadQuery, Filter, Query, parse


def seconds(year: int, month: int = 1, day: int = 1) -> float:
    return datetime(year, month, day, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("bridge", [QueryTerm(("bridge",))]),
        ("Bridge  FLOOD", [QueryTerm(("bridge",)), QueryTerm(("flood",))]),
        ('"north bank"', [QueryTerm(("north", "bank"))]),
        ("“north bank”", [QueryTerm(("north", "bank"))]),
        ("flood*", [QueryTerm(("flood",), prefix=True)]),
        ('"north ba"*', [QueryTerm(("north", "ba"), prefix=True)]),
        ("bank -toll", [QueryTerm(("bank",)), QueryTerm(("toll",), excluded=True)]),
        ('bank -"toll road"', [QueryTerm(("bank",)), QueryTerm(("toll", "road"), excluded=True)]),
        ("al-Abdeh", [QueryTerm(("al", "abdeh"))]),
        ("Ñandú ﬁre", [QueryTerm(("nandu",)), QueryTerm(("fire",))]),
        ("قَلْمارا", [QueryTerm(("قلمارا",))]),
        ("Київ", [QueryTerm(("киів",))]),
        ("桥梁", [QueryTerm(("桥", "梁"))]),
        ("place:harl", [QueryTerm(("harl",), column="place")]),
        ('voice:"the mayor"', [QueryTerm(("the", "mayor"), column="voice")]),
        (
            "-actor:league x",
            [QueryTerm(("league",), column="actor", excluded=True), QueryTerm(("x",))],
        ),
        (
            "NOT AND OR NEAR(a",
            [QueryTerm((w,)) for w in ("not", "and", "or")] + [QueryTerm(("near", "a"))],
        ),
        ("12:30 http://x.org/y", [QueryTerm(("12", "30")), QueryTerm(("http", "x", "org", "y"))]),
    ],
)
def test_words(text: str, terms: list[QueryTerm]) -> None:
    assert list(parse(text).terms) == terms


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("basis:Claimed", [Filter("basis", "claimed")]),
        ("-basis:stated x", [Filter("basis", "stated", True)]),
        ("tlp:amber+strict tlp:white", [Filter("tlp", "AMBER+STRICT"), Filter("tlp", "CLEAR")]),
        ("tlp:TLP:RED", [Filter("tlp", "RED")]),
        ("country:sy country:Türkiye", [Filter("country", "SY"), Filter("country", "TR")]),
        ("country:xa", [Filter("country", "XA")]),
        ("verdict:not-checkable", [Filter("verdict", "not_checkable")]),
        ("date:2024-11-20/2024-11-27", [Filter("date", span_asked("2024-11-20/2024-11-27"))]),
        ("x -near:harl,50", [Filter("near", Near("harl", 50, column=9), True)]),
        ("AFTER:2024", [Filter("after", seconds(2024))]),
        ("after:2024-11 before:2024-11-30",
         [Filter("after", seconds(2024, 11)), Filter("before", seconds(2024, 11, 30))]),
    ],
)  # fmt: skip
def test_filters(text: str, filters: list[Filter]) -> None:
    assert list(parse(text).filters) == filters


@pytest.mark.parametrize(
    ("text", "column", "said", "hint"),
    [
        ("", 1, "nothing to look for", "Type a word."),
        ("   ", 1, "nothing to look for", ""),
        ('bridge "north', 8, "not closed", "Add one"),
        ("bridge -", 8, "a minus", ""),
        ("- bridge", 1, "a minus", ""),
        ("!!!", 1, "no letter", ""),
        ('x ""', 3, "no letter", ""),
        ("x *", 3, "no letter", ""),
        ("a*", 1, "nearly everything", "2 letters"),
        ("-bridge", 1, "not wanted", "Add a word"),
        ("-basis:claimed", 1, "not wanted", ""),
        ("bridge plcae:harl", 8, 'no filter "plcae"', '"place:"'),
        ("place:", 6, "wants a value", "lies in"),
        ("basis:clamed", 7, "not a basis", '"claimed"'),
        ("x tlp:blue", 7, "not a TLP label", "AMBER+STRICT"),
        ("after:yesterday", 7, "not a date", "2024-11"),
        ("after:2024-02-31", 7, "not a date that there is", ""),
        ("x -after:2024", 3, "cannot be excluded", '"before:"'),
        ("country:atlantis", 9, "not a country", "code or its name"),
        ("verdict:true", 9, "not a verdict", "found, warning"),
        ("date:yesterday", 6, "not a date", "the item's own day"),
        ("x date:2024-02-30", 8, "not a date that there is", ""),
        ("date:2024-12/2024-11", 6, "ends before it begins", ""),
        ("near:", 5, "wants a value", "within 30 km"),
        ("x near:harl,0", 8, "at most 1,000 km", "36.2,37.2"),
        ("x" * (LONGEST + 1), LONGEST + 1, "at most 1,000", ""),
        ("x " * (MOST + 1), MOST * 2 + 1, f"at most {MOST} parts", ""),
    ],
)
def test_a_bad_query_is_a_sentence_with_its_column(
    text: str, column: int, said: str, hint: str
) -> None:
    with pytest.raises(BadQuery) as error:
        parse(text)
    assert error.value.column == column
    assert said in error.value.message
    assert hint in error.value.hint
    assert f"at column {column}: " in str(error.value)


def test_while_typing_the_last_word_is_a_beginning() -> None:
    assert parse("north ban", typing=True).terms == (
        QueryTerm(("north",)),
        QueryTerm(("ban",), True),
    )
    assert parse("north bank ", typing=True).terms[-1] == QueryTerm(("bank",))
    assert parse('"north ba', typing=True).terms == (QueryTerm(("north", "ba"), True),)
    assert parse("n", typing=True).terms == (QueryTerm(("n",)),)


def test_hostile_names_in_messages_are_clean() -> None:
    for text in ("basis:\x1b[2J", "tlp:\u202ered", "country:\x07"):
        with pytest.raises(BadQuery) as error:
            parse(text)
        assert str(error.value).isprintable()


_WHERE_AND_WHEN = ["near:", "date:", "36.2", "181", ",", "harl", "/", "2024-11", "-", '"', " ", "é"]


@given(
    st.text(max_size=60)
    | st.text(alphabet='"*-:()^ aAND OR place:\u202e桥é', max_size=60)
    | st.lists(st.sampled_from(_WHERE_AND_WHEN), max_size=12).map("".join)
)
def test_whatever_is_typed_reaches_the_index_quoted(text: str) -> None:
    connection = create(None)
    columns: list[int] = []
    try:
        for typing in (False, True):
            try:
                search(connection, parse(text, typing=typing))
            except BadQuery as error:
                columns.append(error.column)
    except sqlite3.OperationalError as error:  # pragma: no cover - this is the failure
        raise AssertionError(match(parse(text, typing=True))) from error
    finally:
        connection.close()
    assert all(1 <= column <= len(text) + 1 for column in columns)


@given(st.text(max_size=80))
@example("\U0001f210 Brand\u2122")
def test_marks_and_index_take_a_text_apart_alike(text: str) -> None:
    assert [token.word for token in tokens(text)] == words(text)
    assert all(text[token.start : token.end] for token in tokens(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Łódź KILIÇ Kılıç Straße", "lodz kilic kilic strasse"),
        ("Ёлка", "елка"),
        ("مُحَمَّد", "محمد"),
        ("שָׁלוֹם", "שלום"),
        ("l\u2019Écluse", "l ecluse"),
        ("１２３ ﬁ", "123 fi"),
        ("हिन्दी", "हिन्दी"),
        ("한국", "한국"),
    ],
)
def test_what_is_the_same_word(text: str, wanted: str) -> None:
    assert " ".join(words(text)) == wanted
    assert words(parted(text)) == words(text), "folding what is folded changes nothing"


@pytest.mark.parametrize(
    ("text", "in_the_index", "places"),
    [
        ("山水", " 山  水 ", [(0, 1), (1, 2)]),
        ("山, ab水", " 山 , ab 水 ", [(0, 1), (3, 5), (5, 6)]),
        ("“härl” – ж", "“harl” – ж", [(1, 5), (9, 10)]),
        ("مُدُن", "مدن", [(0, 5)]),
        ("कि", "कि", [(0, 2)]),
    ],
)
def test_texts_of_each_script_are_parted_with_or_without_an_expression(
    text: str, in_the_index: str, places: list[tuple[int, int]]
) -> None:
    assert parted(text) == in_the_index
    assert [(token.start, token.end) for token in tokens(text)] == places


def test_the_snippet_marks_what_was_found() -> None:
    query = parse('brücke "north bank" flo*')
    text = "The Brucke on the north  bank is flooded."
    found = snippet([("text", text), ("place", "")], query.terms)
    assert found.marked("[", "]") == "The [Brucke] on the [north  bank] is [flooded]."
    other = snippet([("text", "It is shut."), ("place", "The Mill\nmill-1")], parse("mill").terms)
    assert other.marked("[", "]") == "It is shut. (The [Mill])"
    only = snippet([("text", "The mill."), ("place", "Mill")], parse("place:mill").terms)
    assert only.marked("[", "]") == "The mill. ([Mill])"


def test_a_long_text_is_cut_around_the_words() -> None:
    text = f"{'before ' * 60}needle {'after ' * 60}"
    found = snippet([("text", text)], parse("needle").terms)
    assert found.text.startswith("…")
    assert found.text.endswith("…")
    assert len(found.text) < 200
    assert [found.text[start:end] for start, end in found.marks] == ["needle"]
    whole = snippet([("text", "x" * 500)], parse("needle").terms)
    assert len(whole.text) <= 170


@given(st.text(max_size=400), st.sampled_from(["a", "é", "桥", "ab"]))
def test_marks_lie_in_the_snippet(text: str, word: str) -> None:
    terms = parse(word).terms
    found = snippet([("text", text)], terms)
    last = 0
    for start, end in found.marks:
        assert last <= start < end <= len(found.text)
        last = end
    assert bool(find(text.partition("\n")[0], terms)) <= bool(found.marks)


def test_a_query_knows_what_is_wanted() -> None:
    query = parse("a -b place:c -voice:d")
    assert [term.words[0] for term in query.wanted] == ["a", "c"]
    assert [term.words[0] for term in query.excluded] == ["b", "d"]
    assert match(query) == '(("a" AND place : "c") NOT "b") NOT voice : "d"'
    assert match(Query((), ())) == ""


class Counted(list[IndexToken]):
    """A list that counts how many of its entries were handed out."""

    handed = 0

    def __getitem__(self, at: Any) -> Any:
        found = super().__getitem__(at)
        Counted.handed += len(found) if isinstance(at, slice) else 1
        return found


@pytest.mark.parametrize("query", ["word", '"word word"', "wor*"])
def test_looking_for_words_is_linear_in_the_text(query: str) -> None:
    found = Counted(tokens("word " * 2_000))
    Counted.handed = 0
    assert spans(found, parse(query).terms[0])
    assert Counted.handed < 10 * len(found)
