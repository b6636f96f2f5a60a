"""Figures: every form in which a text prints a number."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from reading_figures import parsed, told

from briefing.verify.english.figures.find import find_figures, parse_figure

ONE_EACH = [
    # number, scale, words
    ("The mill lost 1,426 sacks.", "1,426", "=", 1426, 1426, "count", "sacks"),
    ("The mill lost 1 426 sacks.", "1 426", "=", 1426, 1426, "count", "sacks"),
    ("The mill lost 1\u00a0426 sacks.", "1\u00a0426", "=", 1426, 1426, "count", "sacks"),
    ("The mill lost 1\u202f426 sacks.", "1\u202f426", "=", 1426, 1426, "count", "sacks"),
    ("The mill lost 1.2 million sacks.", "1.2 million", "=", 1.2e6, 1.2e6, "count", "sacks"),
    ("The mill lost 1.5m sacks.", "1.5m", "=", 1.5e6, 1.5e6, "count", "sacks"),
    ("The wall is 300m from here.", "300m", "=", 300, 300, "measure", ""),
    ("The mill lost 12,34,567 sacks.", "12,34,567", "=", 1234567, 1234567, "count", "sacks"),
    ("The mill lost ١٢ sacks.", "١٢", "=", 12, 12, "count", "sacks"),
    ("It cost fifteen hundred lives.", "fifteen hundred", "=", 1500, 1500, "count", "lives"),
    ("It cost twenty-five mules.", "twenty-five", "=", 25, 25, "count", "mules"),
    ("Half a million mules.", "Half a million", "=", 5e5, 5e5, "count", "mules"),
    ("A dozen mules.", "A dozen", "=", 12, 12, "count", "mules"),
    ("Half-a-dozen mules.", "Half-a-dozen", "=", 6, 6, "count", "mules"),
    ("Two millers were killed.", "Two", "=", 2, 2, "count", "millers"),
    ("Three were wounded.", "Three", "=", 3, 3, "count", "wounded"),
    ("The blast was killing 14 there.", "14", "=", 14, 14, "count", "killed"),
    ("In 2011 some 2000 millers left.", "some 2000", "~", 2000, 2000, "count", "millers"),
    # money, percent, fractions
    ("It asked for US$3.4 million now.", "US$3.4 million", "=", 3.4e6, 3.4e6, "money", ""),
    ("It asked for €2bn now.", "€2bn", "=", 2e9, 2e9, "money", ""),
    ("It got 3 million US dollars.", "3 million US dollars", "=", 3e6, 3e6, "money", ""),
    ("It got 40 per cent of its grain.", "40 per cent", "=", 40, 40, "percent", "grain"),
    ("It got 2.5% of the grain.", "2.5%", "=", 2.5, 2.5, "percent", "grain"),
    ("More than half of the village left.", "More than half", ">", 0.5, 0.5, "fraction", "village"),
    ("Two-thirds of the ovens are cold.", "Two-thirds", "=", 2 / 3, 2 / 3, "fraction", "ovens"),
    ("A quarter of the ovens are cold.", "A quarter", "=", 0.25, 0.25, "fraction", "ovens"),
    ("One in four ovens is cold.", "One in four", "=", 0.25, 0.25, "fraction", "ovens"),
    ("Prices more than doubled there.", "more than doubled", ">", 2, 2, "fraction", ""),
    ("Prices rose tenfold there.", "tenfold", "=", 10, 10, "fraction", ""),
    # ranges
    ("He saw 12–15 rafts.", "12–15", "~", 12, 15, "count", "rafts"),
    ("He saw 10 to 12 rafts.", "10 to 12", "~", 10, 12, "count", "rafts"),
    ("He saw between 20 and 30 rafts.", "between 20 and 30", "~", 20, 30, "count", "rafts"),
    ("He saw five or six rafts.", "five or six", "~", 5, 6, "count", "rafts"),
    ("He saw 3 to 4 million rafts.", "3 to 4 million", "~", 3e6, 4e6, "count", "rafts"),
    ("From 5 to 7 tonnes of oats.", "From 5 to 7 tonnes", "~", 5, 7, "measure", "oats"),
    ("He saw five-to-ten rafts.", "five-to-ten", "~", 5, 10, "count", "rafts"),
    ("He saw 10 – 15 rafts.", "10 – 15", "~", 10, 15, "count", "rafts"),
    ("Prices rose by a third.", "a third", "=", 1 / 3, 1 / 3, "fraction", ""),
    ("A quarter of a million bees.", "A quarter of a million", "=", 25e4, 25e4, "count", "bees"),
    ("He sold 12 S-300 systems.", "12", "=", 12, 12, "count", "S-300 systems"),
    # qualifiers
    ("Upwards of 40 mules.", "Upwards of 40", ">", 40, 40, "count", "mules"),
    ("No fewer than 40 mules.", "No fewer than 40", ">=", 40, 40, "count", "mules"),
    ("At least some 40 mules.", "At least some 40", ">=", 40, 40, "count", "mules"),
    ("Up to 40 mules.", "Up to 40", "<=", 40, 40, "count", "mules"),
    ("Fewer than 40 mules.", "Fewer than 40", "<", 40, 40, "count", "mules"),
    ("Close to 40 mules.", "Close to 40", "~", 40, 40, "count", "mules"),
    ("Nearly 40 mules.", "Nearly 40", "~", 40, 40, "count", "mules"),
    ("There were 40 or more.", "40 or more", ">=", 40, 40, "count", ""),
    ("There were 40-odd mules.", "40-odd", "~", 40, 40, "count", "mules"),
    ("Talks over two mules.", "two", "=", 2, 2, "count", "mules"),
    ("He rode under two flags.", "two", "=", 2, 2, "count", "flags"),
    # vague
    ("Several dozen barns burnt.", "Several dozen", "~", 24, 199, "vague", "barns"),
    ("Tens of thousands of bees.", "Tens of thousands", "~", 20_000, 999_999, "vague", "bees"),
    ("Large numbers of millers left.", "Large numbers", "~", None, None, "vague", "millers"),
    ("Most of the millers left.", "Most", ">", 0.5, 1, "vague", "millers"),
    # measures
    ("It lies 60 km away.", "60 km", "=", 60, 60, "measure", ""),
    ("A 7.1-magnitude quake.", "7.1-magnitude", "=", 7.1, 7.1, "measure", ""),
    ("A 30-year-old miller.", "30-year-old", "=", 30, 30, "measure", ""),
    ("A 40-strong crew.", "40-strong", "=", 40, 40, "count", "crew"),
    ("Within 48 hours.", "48 hours", "=", 48, 48, "measure", ""),
]


@pytest.mark.parametrize(("text", "want"), [(row[0], row[1:]) for row in ONE_EACH])
def test_one_figure(text: str, want: tuple[object, ...]) -> None:
    found = find_figures(text)
    assert [told(figure) for figure in found] == [want]
    assert text[found[0].start : found[0].end] == found[0].text


@pytest.mark.parametrize(
    "text",
    [
        "One of them left, no one stayed, and one analyst wrote.",
        "No one was hurt, not every one killed was a miller, and any one injured was sent home.",
        "Two analysts and three groups spoke for the two sides.",
        "He came on 3 May 2021, at 5 p.m. on Friday, three days ago, in the 1990s.",
        "An F-16 and a T-72 on the M4 near MH17 and the July 26 Movement.",
        "Resolution 1701, Article 5, page 12, No. 4 and Channel 12 reporters.",
        "Posts 542 and 543 are manned.",
        "It is open 24/7, at odds of 3:1, since 9/11; call 555-123-4567.",
        "The first half, the northern half, a second man, a third attack, the third clash.",
        "He is in his 20s and this is the 21st century.",
        "In 2011 and 2012 he left; the 2015 accord.",
        "A two-sided, two-state plan.",
        "The P5+1 met the Group of 77 at the Seven Sisters, with zero tolerance.",
        "From 2019 to 2023 there were floods; in 2019 Ammerian soldiers came; 6 to 9 p.m.",
        "The system fell to " + "9" * 40 + ".",
    ],
)
def test_no_figure(text: str) -> None:
    assert find_figures(text) == []


def test_list_numbers_and_citations_are_none() -> None:
    assert find_figures("1. The gate opened (2) as told [12] and p14.") == []


@pytest.mark.parametrize(
    ("text", "value", "noun"),
    [
        ("# 9", 9, "rank"), ("No. 9", 9, "rank"), ("gold", 1, "medal"), ("fifth", 5, ""),
        ("fifth meeting", 5, "meeting"), ("third 5", 5, ""),
    ],
)  # fmt: skip
def test_a_snippet_that_is_a_rank_gives_it(text: str, value: int, noun: str) -> None:
    figure = parse_figure(text)
    assert figure is not None
    assert (figure.low, figure.noun) == (value, noun)
    assert parse_figure("gold mine") is None


def test_what_rose_is_no_range() -> None:
    found = find_figures("The toll rose from 12,000 to 19,500.")
    assert [figure.low for figure in found] == [12_000, 19_500]


def test_a_source_is_read_more_widely() -> None:
    text = "A farmer was killed; both sons fled within the past 24 hours, one to the hills."
    assert find_figures(text) == []
    found = [(figure.text, figure.low) for figure in find_figures(text, source=True)]
    assert found == [("A", 1), ("both", 2), ("24 hours", 24), ("one", 1)]


CORPUS = [row[0] for row in ONE_EACH] + [
    "An estimated 1.2 million fled; 1 426 were hurt, 1.5m displaced and 300m people fed.",
    "Another 12 died, a further 3 are missing, 107 or more, 200-plus, 200+, 50 or so.",
    "More than an estimated 200. As many as 90. A minimum of 10. Not less than 30.",
    "Hundreds of millions, a few hundred, scores of mills, a couple of days, a handful of men.",
    "$3m-$4m, 20-25%, 800 to 1,000 euros, Rs 12 crore, EUR 20m, A$5m, 300 USD.",
    "½ of the stock, 2½ tonnes, 2/3 of the fleet, nine out of ten, three times as many.",
    "Over two years, more than two years later, at least two days, a 10-day truce.",
    "Vote of 12-3. Between about 20 and 30. The vast majority of wards. Twice the size.",
    "In Gaza 300 people were killed. Temperatures from 20 to 30 degrees. 12-nation bloc.",
]


@pytest.mark.parametrize("text", CORPUS)
@pytest.mark.parametrize("source", [False, True])
def test_a_snippet_gives_the_same_figure_again(text: str, source: bool) -> None:
    for figure in find_figures(text, source=source):
        again = parsed(figure.text, figure.noun)
        assert told(again) == told(figure)


QUALIFIED = ["", "more than ", "at least ", "up to ", "some ", "nearly ", "fewer than "]
UNITS = ["rafts", "per cent of the town", "km of road", "million euros", "of them", "wounded"]


@given(
    st.sampled_from(QUALIFIED),
    st.integers(0, 10**9),
    st.sampled_from(["{}", "{:,}", "{} to 2000000000", "between {} and 2000000000"]),
    st.sampled_from(UNITS),
)
def test_every_number_survives_a_round_trip(
    qualifier: str, number: int, form: str, unit: str
) -> None:
    text = f"They counted {qualifier}{form.format(number)} {unit}, he said."
    assume("{:,}" in form or not 1500 <= number < 2100)  # may be a year
    figures = find_figures(text)
    factor = 1e6 if "million" in unit else 1
    assert figures[0].low == pytest.approx(number * (1 if "2000000000" in form else factor))
    assert told(parsed(figures[0].text, figures[0].noun)) == told(figures[0])


WORDS = (
    "1 12 1,426 2.5 m bn % $ US€ € - – / . , ( ) [ “ ½ one two twenty hundred million half a an "
    "third quarter dozen dozens several few of the to and or between from more than at least up "
    "about per cent km years old strong fold times killed people March 2020 Friday ago in out"
)
PIECES = st.sampled_from(WORDS.split())


def test_a_qualifier_between_two_numbers_bounds_the_second() -> None:
    found = find_figures("It took 3 boats, at least 5 of them large.")
    assert [(each.low, each.op) for each in found] == [(3, "="), (5, ">=")]
    assert [(each.text, each.op) for each in find_figures("1 at least 1")] == [
        ("1", "="),
        ("at least 1", ">="),
    ]


@settings(max_examples=150)
@example([("1", " "), ("at", " "), ("least", " "), ("1", "")])
@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "\u00a0"])), max_size=30))
def test_no_mixture_of_words_breaks_anything(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + gap for piece, gap in pieces)
    last = 0
    for figure in find_figures(text, source=True):
        assert last <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
        last = figure.end
        again = parsed(figure.text, figure.noun)
        assert (again.op, again.low, again.high, again.kind) == (
            figure.op, figure.low, figure.high, figure.kind,
        )  # fmt: skip


@given(st.text(max_size=200))
def test_no_text_breaks_anything(text: str) -> None:
    for figure in find_figures(text, source=True):
        assert text[figure.start : figure.end] == figure.text
    parse_figure(text)
    parse_figure(text, text)


@pytest.mark.parametrize(
    "text",
    [
        "9" * 20_000,
        "1,000" * 4_000,
        "from 3 to " * 2_000,
        "1-2-" * 4_000,
        "two hundred and " * 1_200,
    ],
)
def test_long_rows_are_read_to_the_end(text: str) -> None:
    find_figures(text)
