"""Words, negations, opposites: what is caught of each kind, and how seldom in vain."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.verify.english.wording import absent, content_words, pairs, share_absent
from briefing.verify.english.wording.opposites import opposite
from briefing.verify.english.wording.polarity import negation
from briefing.verify.language import Mismatch
from briefing.verify.words.passages import differences, nearest

STATEMENTS = Path(__file__).with_name("statements.txt")
RULES = {"n": negation, "o": opposite}
NAMES = {"n": "negation", "o": "opposite"}
FLOORS = {"n": 0.8, "o": 0.75}
"""What must be caught of each kind in the half that the rules were not made with."""
IN_VAIN = 0.05
"""The share of fair statements that may be warned of."""

HOSTILE = [
    "",
    " ",
    "’'\"”",
    "\0\x1b[2J\u202e",
    "not " * 600,
    "a b " * 600,
    "the army attacked the dam and " * 150,
    "," * 900,
    "A. " * 600,
    "never always " * 300 + "open closed",
    "云柘渡" * 300,
    "x" * 9_000,
    "-" * 900,
    "e\u0301" * 600,
]


class Report(NamedTuple):
    """A source and the statements about it by their sign."""

    source: list[str]
    said: list[tuple[str, str]]


def reports(half: str) -> list[Report]:
    found: list[Report] = []
    here = False
    for line in STATEMENTS.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            here = line == f"[{half}]"
        elif here and line.startswith("= "):
            if not found or found[-1].said:
                found.append(Report([], []))
            found[-1].source.append(line[2:])
        elif here and line:
            found[-1].said.append((line[0], line[2:]))
    return found


def caught(sign: str, half: str) -> tuple[int, list[str]]:
    """How many statements of a kind there are, and those that its rule finds."""
    all_of = [(t, r.source) for r in reports(half) for kind, t in r.said if kind == sign]
    return len(all_of), [text for text, source in all_of if RULES[sign](text, source)]


@pytest.mark.parametrize("half", ["known", "held out"])
@pytest.mark.parametrize("sign", RULES)
def test_most_faults_are_caught(sign: str, half: str) -> None:
    count, found = caught(sign, half)
    print(f"\n{NAMES[sign]}, {half}: {len(found)} of {count} caught")
    assert count >= 12
    assert len(found) > FLOORS[sign] * count


@pytest.mark.parametrize("half", ["known", "held out"])
def test_fair_statements_are_hardly_ever_warned_of(half: str) -> None:
    fair = [(t, r.source) for r in reports(half) for kind, t in r.said if kind == "+"]
    warned = {t: m for t, source in fair for rule in RULES.values() if (m := rule(t, source))}
    print(f"\nfair, {half}: {len(warned)} of {len(fair)} warned of")
    assert len(fair) >= 20
    assert len(warned) <= IN_VAIN * len(fair), warned


def test_there_are_twenty_of_each_kind_and_no_source_twice() -> None:
    both = reports("known") + reports("held out")
    for sign in "+no":
        assert sum(kind == sign for report in both for kind, _ in report.said) >= 20
    assert len({tuple(report.source) for report in both}) == len(both)


PORT = [
    "The harbour was closed on Monday, the port authority said, after a ship ran aground.",
    "Bakers in Orrin said that flour had run out. Syria’s army struck two depots.",
]


def test_content_words_leave_grammar_and_attribution_out() -> None:
    text = "The bakers say that 20 sacks of flour were organised by Orrin."
    words = content_words(text)
    assert [word.text for word in words] == ["bakers", "20", "sacks", "flour", "organised", "Orrin"]
    assert all(text[word.start : word.end] == word.text for word in words)
    assert words[0].stem == content_words("a baker")[0].stem


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("The harbor is closing", []),
        ("Striking a Syrian depot", []),
        ("The bakers’ ship", []),
        ("The ship burned in Orrin", ["burned"]),
        ("Monday’s flour prices", ["prices"]),
        ("", []),
    ],
)
def test_absent_words_are_those_that_stand_there_in_no_form(text: str, missing: list[str]) -> None:
    assert [word.text for word in absent(text, PORT)] == missing


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("strike", "struck"),
        ("displaced", "displacement"),
        ("protection", "protectors"),
        ("decided", "decision"),
        ("invaded", "invasion"),
        ("deaths", "died"),
        ("weakened", "weakness"),
        ("organised", "organization"),
        ("neighbours", "neighboring"),
        ("travelled", "traveling"),
        ("Israel", "Israelis"),
        ("Turkey", "Turkish"),
        ("northern", "north"),
        ("north-western", "northwestern"),
        ("co-ordinating", "coordination"),
    ],
)
def test_forms_of_one_word_are_the_same_word(one: str, other: str) -> None:
    assert absent(one, [other]) == []
    assert absent(other, [one]) == []


@pytest.mark.parametrize(("one", "other"), [("militia", "military"), ("party", "part")])
def test_other_words_are_not(one: str, other: str) -> None:
    assert absent(one, [other])


def test_share_absent_goes_from_nothing_missing_to_everything_and_rare_words_count_more() -> None:
    assert share_absent("The harbour was closed.", PORT) == 0
    assert share_absent("Glaciers melt.", PORT) == 1
    assert share_absent("", PORT) == share_absent("the of and", PORT) == 0
    assert (
        share_absent("The harbour and Qelmara", PORT)
        > share_absent("The harbour and big", PORT)
        > 0
    )


def words_around(text: str, mismatch: Mismatch | None) -> tuple[str, str]:
    assert mismatch
    assert text[mismatch.start : mismatch.end] == mismatch.ours
    return mismatch.ours, mismatch.theirs


@pytest.mark.parametrize("sign", ["`", "“", "*"])
def test_sentences_of_a_source_are_repeated_whatever_sign_the_next_one_begins_with(
    sign: str,
) -> None:
    source = f"A store keeps what it was sent. {sign}node check{sign} compares the nodes at noon."
    assert pairs(f"A desk in git {sign}node check{sign} compares the nodes at noon.", [source])
    heads = [source, "A desk in git"]
    assert not pairs(f"A desk in git {sign}node check{sign} compares the nodes at noon.", heads)


def test_a_mismatch_gives_both_passages_as_printed() -> None:
    text = "By Monday the harbour was not closed."
    assert words_around(text, negation(text, PORT)) == ("not closed", "harbour was closed on")
    text = "On Monday the harbour was opened."
    assert words_around(text, opposite(text, PORT)) == ("opened", "closed")


@pytest.mark.parametrize(
    ("rule", "text", "source"),
    [
        (negation, "No guards were hurt.", "The attack left the guards without any hurt."),
        (negation, "The article does not say which towns fell.", "Several towns fell on Friday."),
        (negation, "Not only bakers closed their shops.", "Bakers closed their shops."),
        (negation, "The mayor denies taking bribes.", "The mayor said she never took bribes."),
        (opposite, "The mayor did not accept the plan.", "The mayor rejected the plan."),
        (opposite, "The gates, once open, are closed.", "The open gates were closed again."),
        (opposite, "The Open Gate party won.", "The closed gate was won by the party."),
    ],
)
def test_the_same_thing_said_another_way_is_no_mismatch(
    rule: Callable[[str, list[str]], Mismatch | None], text: str, source: str
) -> None:
    assert rule(text, [source]) is None


def test_the_nearest_passage_of_a_misquotation_is_found_with_what_differs() -> None:
    quotation = "the harbor was shut on Monday"
    found = nearest(quotation, PORT)
    assert found is not None
    passage = PORT[found.paragraph - 1][found.start : found.end]
    assert (found.paragraph, passage) == (1, "The harbour was closed on Monday")
    assert 70 < found.score < 100
    assert differences(quotation, passage) == [("harbor", "harbour"), ("shut", "closed")]


def test_words_that_stand_there_are_found_where_they_stand() -> None:
    text = PORT[1]
    found = nearest("flour had run out", ["An empty line.", text])
    assert found is not None
    assert (found.paragraph, found.score) == (2, 100)
    assert text[found.start : found.end] == "flour had run out"
    assert nearest("glaciers melt", PORT) is None
    assert nearest("", PORT) is nearest("flour", []) is None


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("a b c", "a b c", []),
        ("A “b” c", "a b, c", []),
        ("a b c", "a x c", [("b", "x")]),
        ("a b c", "a c", [("b", "")]),
        ("a c", "a b b2 c", [("", "b b2")]),
        ("one two", "three", [("one two", "three")]),
        ("", "a", [("", "a")]),
        ("", "", []),
    ],
)
def test_differences(ours: str, theirs: str, expected: list[tuple[str, str]]) -> None:
    assert differences(ours, theirs) == expected


@pytest.mark.parametrize(
    ("text", "source"),
    [(text, text) for text in HOSTILE]
    + [p for text in HOSTILE for p in ((text, PORT[0]), (PORT[0], text))],
)
def test_no_text_breaks_anything(text: str, source: str) -> None:
    for rule in RULES.values():
        rule(text, [source])
    assert 0 <= share_absent(text, [source]) <= 1
    found = nearest(text, [source])
    if found:
        assert 0 <= found.start < found.end <= len(source)
        assert 0 < found.score <= 100
    differences(text, source)


WORDS = st.sampled_from(
    [*"abcd,.", "the", "army", "not", "never", "attacked", "was", "by", "opened", "closed"]
)
TEXTS = st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=60)


@given(TEXTS, st.lists(TEXTS, max_size=3))
def test_spans_are_of_the_text_and_theirs_of_a_paragraph(text: str, source: list[str]) -> None:
    for rule in RULES.values():
        found = rule(text, source)
        if found:
            assert text[found.start : found.end] == found.ours != ""
            assert any(found.theirs in paragraph for paragraph in source)
    for word in content_words(text):
        assert text[word.start : word.end] == word.text
    near = nearest(text, source)
    if near:
        assert 0 <= near.start < near.end <= len(source[near.paragraph - 1])
