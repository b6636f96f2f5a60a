"""Dates: every form in which a text prints one, and which days it means."""

from __future__ import annotations

from datetime import date

import pytest
from days_to_read import DAYS, THURSDAY
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.verify.days import parse_iso, supports
from briefing.verify.english.dates import find_dates, resolve, same_words


def days(text: str, anchor: date | None = THURSDAY) -> str:
    """Return what a date means, as the brief would write it."""
    span = resolve(text, anchor)
    if span is None:
        return ""
    first, last = span.first.isoformat(), span.last.isoformat()
    return first if first == last else f"{first}/{last}"


FORMS = [
    # days
    ("It fell on 12 January 2006 at last.", "on 12 January 2006", "2006-01-12"),
    ("It fell on January 12, then rose.", "on January 12", "2021-01-12"),
    ("It fell Jan. 12, 2006, then rose.", "Jan. 12, 2006", "2006-01-12"),
    ("It fell 2006-01-12 at last.", "2006-01-12", "2006-01-12"),
    ("It fell on 12/01/2006 at last.", "on 12/01/2006", "2006-01-12"),
    ("It fell on Thursday, January 12.", "on Thursday, January 12", "2021-01-12"),
    ("It fell on Tuesday 3 March 2020.", "on Tuesday 3 March 2020", "2020-03-03"),
    ("It fell the 4th of July 2020.", "the 4th of July 2020", "2020-07-04"),
    ("It fell on the 21st, and rose.", "on the 21st", "2021-04-21"),
    ("AMMERS, MARCH 5 (Wire)", "MARCH 5", "2021-03-05"),
    ("It is due on 20 May.", "on 20 May", "2021-05-20"),
    ("It fell on 30 December.", "on 30 December", "2020-12-30"),
    # weekdays
    ("It fell on Friday again.", "on Friday", "2021-05-07"),
    ("It fell on Thursday again.", "on Thursday", "2021-05-13"),
    ("It was a bloody Friday for all.", "Friday", "2021-05-07"),
    ("It fell late on Friday again.", "late on Friday", "2021-05-07"),
    ("It fell on Monday evening again.", "on Monday evening", "2021-05-10"),
    ("Since Monday it falls.", "Since Monday", "2021-05-10"),
    ("It falls next Friday.", "next Friday", "2021-05-14"),
    ("It fell in the early hours of Friday.", "in the early hours of Friday", "2021-05-07"),
    # ranges
    (
        "Between Monday and Wednesday it fell.",
        "Between Monday and Wednesday",
        "2021-05-10/2021-05-12",
    ),
    ("It fell from 5 to 7 March there.", "from 5 to 7 March", "2021-03-05/2021-03-07"),
    ("It fell May 5–9, 2021, there.", "May 5–9, 2021", "2021-05-05/2021-05-09"),
    ("On the night of 3-4 May it fell.", "On the night of 3-4 May", "2021-05-03/2021-05-04"),
    (
        "It fell 28 February to 4 March 2020.",
        "28 February to 4 March 2020",
        "2020-02-28/2020-03-04",
    ),
    ("January to March 2020 were dry.", "January to March 2020", "2020-01-01/2020-03-31"),
    ("Dec 25 – Jan 3 were dry.", "Dec 25 – Jan 3", "2020-12-25/2021-01-03"),
    ("The drought of 2011–16 was long.", "2011–16", "2011-01-01/2016-12-31"),
    # months, years and their parts
    ("It fell in March there.", "in March", "2021-03-01/2021-03-31"),
    ("It fell in mid-March there.", "in mid-March", "2021-03-10/2021-03-20"),
    ("By late June it will fall.", "By late June", "2021-06-21/2021-06-30"),
    ("It fell last March there.", "last March", "2021-03-01/2021-03-31"),
    ("It fell in early 2019 there.", "in early 2019", "2019-01-01/2019-05-02"),
    ("It fell in the first half of 2020.", "in the first half of 2020", "2020-01-01/2020-06-30"),
    ("It fell in Q3 2020 there.", "in Q3 2020", "2020-07-01/2020-09-30"),
    ("A 2011 flood began it.", "2011", "2011-01-01/2011-12-31"),
    ("It fell in the 1990s there.", "in the 1990s", "1990-01-01/1999-12-31"),
    # from today
    ("It fell three days ago there.", "three days ago", "2021-05-10"),
    ("It fell last week there.", "last week", "2021-05-03/2021-05-09"),
    ("It fell this week there.", "this week", "2021-05-10/2021-05-16"),
    ("It fell yesterday afternoon there.", "yesterday afternoon", "2021-05-12"),
    ("It fell the day before yesterday.", "the day before yesterday", "2021-05-11"),
    ("Over the past 24 hours it fell.", "Over the past 24 hours", "2021-05-12/2021-05-13"),
    ("Over the past year it fell.", "Over the past year", "2020-05-13/2021-05-13"),
    # no days that a rule could tell
    ("It fell a week earlier there.", "a week earlier", ""),
    ("In recent years it fell.", "In recent years", ""),
    ("For months it fell.", "For months", ""),
    ("It fell within hours there.", "within hours", ""),
    ("It fell in the just a few hours.", "a few hours", ""),
    ("At 5 p.m. it fell.", "At 5 p.m.", ""),
    ("At 0430 GMT it fell.", "At 0430 GMT", ""),
    ("It fell before dawn there.", "before dawn", ""),
    ("It fell in the morning there.", "in the morning", ""),
    ("It fell in early hours there.", "in early hours", ""),
    ("It fell late evening there.", "late evening", ""),
    ("It fell by mid-morning there.", "by mid-morning", ""),
    ("It is due in the coming weeks.", "in the coming weeks", ""),
]


@pytest.mark.parametrize(("text", "printed", "means"), FORMS)
def test_one_date(text: str, printed: str, means: str) -> None:
    found = find_dates(text)
    assert [each.text for each in found] == [printed]
    assert text[found[0].start : found[0].end] == printed
    assert days(printed) == means


@pytest.mark.parametrize(
    "text",
    [
        "May he come, may they march on, and the august man sat in the Sun.",
        "Ramadan began and Good Friday came near Operation Dawn.",
        "The July 26 Movement and the 14 March Alliance met.",
        "Flight 1999, Resolution 1701, 1950 rounds, 2,011 men, $2000 and 2000m.",
        "The 54th clash of the 21st century, a 10-day truce, a ten-year-old, ten years old.",
        "People a day, a second man, the living quarters.",
        "An F-16, a 3.5 ratio and 24/7.",
        "By the evening they knew; in morning coats, in the hours of need, in the Evening Post.",
        "In the Early Hours Club, early in the day shift, in the morning of the war.",
        "It fell in the hours that followed.",
    ],
)
def test_no_date(text: str) -> None:
    assert find_dates(text) == []


def test_a_possessive_is_left_out() -> None:
    assert [each.text for each in find_dates("Friday's attack and 2011’s flood")] == [
        "Friday",
        "2011",
    ]


def test_what_is_counted_after_a_date_is_no_day() -> None:
    found = find_dates("In May 20 people fled, and on March 5 and 12 people fell.")
    assert [each.text for each in found] == ["In May", "on March 5"]


def test_without_anchor_only_a_year_resolves() -> None:
    assert days("on 12 January 2006", None) == "2006-01-12"
    assert days("in 2006", None) == "2006-01-01/2006-12-31"
    for text in ("on Friday", "12 January", "this week", "yesterday", "three days ago"):
        assert resolve(text, None) is None


@pytest.mark.parametrize("text", ["31 April 2020", "13/13/2020", "30 February", "", "nothing"])
def test_what_is_not_in_the_calendar_means_nothing(text: str) -> None:
    assert resolve(text, THURSDAY) is None


WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"


@given(DAYS, st.integers(0, 6))
def test_a_weekday_lies_in_the_week_up_to_the_anchor(anchor: date, weekday: int) -> None:
    span = resolve(f"on {WEEKDAYS.split()[weekday]}", anchor)
    assert span is not None
    assert span.first == span.last
    assert span.first.weekday() == weekday
    assert 0 <= (anchor - span.first).days < 7


CORPUS = [row[0] for row in FORMS] + [
    "Overnight on Friday, earlier this month, late last year, the end of 2019, pre-2011, mid-2019.",
    "On Jan 5 2020; 12 Jan-5 Feb; Sat., Nov. 30; 3.5.2021; 2020/05/03; 2023-11/2024-11; 2019/20.",
    "The same evening, that night, the previous day, two decades, years ago, hours after the raid.",
    "The week of 3 May, the first week of March, winter of 2019, last summer, the early 2000s.",
    "17:30, 10.30 a.m. EST, six o'clock, at midnight, in the evening, as of 18:00 local time.",
]


@pytest.mark.parametrize("text", CORPUS)
def test_a_snippet_is_found_whole_again(text: str) -> None:
    for found in find_dates(text):
        assert [each.text for each in find_dates(found.text)] == [found.text]


WORDS = (
    "1 5 12 31 2020 1999 2000 5th 21st - – / , . ' March May Jan. Friday Sat the this last next "
    "past of on since from to and between late early mid week month days hours year ago earlier a "
    "few two several night morning p.m. 17:30 GMT 1990s 12/01/2006 2011-16 people attack yesterday "
    "overnight dawn"
)
PIECES = st.sampled_from(WORDS.split())


@settings(max_examples=150)
@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "\u00a0"])), max_size=25), DAYS)
def test_no_mixture_of_words_breaks_anything(pieces: list[tuple[str, str]], anchor: date) -> None:
    text = "".join(piece + gap for piece, gap in pieces)
    last = 0
    for found in find_dates(text):
        assert last <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        last = found.end
        assert find_dates(found.text)[0].text == found.text
        assert same_words(found.text, found.text)
        span = resolve(found.text, anchor)
        if span is not None:
            assert span.first <= span.last
            assert supports(span, span)


@given(st.text(max_size=200), st.dates())
def test_no_text_breaks_anything(text: str, anchor: date) -> None:
    for found in find_dates(text):
        assert text[found.start : found.end] == found.text
    resolve(text, anchor)
    same_words(text, text[::-1])
    parse_iso(text)


@pytest.mark.parametrize("printed", [row[1] for row in FORMS])
@pytest.mark.parametrize("anchor", [date.min, date.max, date(2020, 2, 29), date(9999, 12, 1)])
def test_the_ends_of_the_calendar_break_nothing(printed: str, anchor: date) -> None:
    span = resolve(printed, anchor)
    if span is not None:
        assert supports(span, span)


@pytest.mark.parametrize(
    "text",
    [
        "March 3 " * 5_000,
        "the end of the " * 5_000,
        "from 3 to " * 5_000,
        "2011-" * 10_000,
        " " * 50_000,
    ],
)
def test_long_rows_are_read_to_the_end(text: str) -> None:
    find_dates(text)
