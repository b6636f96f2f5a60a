"""Dates: which date supports which, and which words are the same date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from days_to_read import DAYS, THURSDAY
from hypothesis import given
from hypothesis import strategies as st

from briefing.verify.days import Span, parse_iso, supports
from briefing.verify.english.dates import find_dates, resolve, same_words


def iso(text: str) -> Span:
    span = parse_iso(text)
    assert span is not None
    return span


def test_iso() -> None:
    assert iso("2024") == Span(date(2024, 1, 1), date(2024, 12, 31))
    assert iso("2024-02") == Span(date(2024, 2, 1), date(2024, 2, 29))
    assert iso("2023-11/2024-11") == Span(date(2023, 11, 1), date(2024, 11, 30))
    assert parse_iso("2024-13") is None
    assert parse_iso("2024-11/2023-11") is None


# What the source prints; what a brief may write; what it may not.
SUPPORT = [
    ("on 7 May", ["2021-05-07", "2021-05", "2021", "2021-05-03/2021-05-09"],
     ["2021-05-06", "2021-05-08", "2021-04", "2021-06", "2020", "2020-05-07", "2021-04-07"]),
    ("on Friday", ["2021-05-07", "2021-05-14", "2021-05"],
     ["2021-05-06", "2021-05-08", "2021-04-07", "2020-05-07"]),
    ("next Friday", ["2021-05-14", "2021-05-21"], ["2021-05-07", "2021-05-13", "2021-05-15"]),
    ("since Monday", ["2021-05-10", "2021-05-10/2021-05-13", "2021-05"],
     ["2021-05-11", "2021-05-09", "2021-05-11/2021-05-13", "2021-04"]),
    ("since 2019", ["2019", "2019/2021-05-13", "2019/2021"], ["2018", "2020", "2018/2021"]),
    ("this week", ["2021-05", "2021", "2021-05-10/2021-05-16", "2021-05-10/2021-05-13",
                   "2021-05-09/2021-05-15"],
     ["2021-05-12", "2021-05-10", "2021-05-13", "2021-04", "2021-05-03/2021-05-09"]),
    ("last month", ["2021-04", "2021"], ["2021-03", "2021-05", "2021-04-15", "2020"]),
    ("over the past year", ["2020-05/2021-05", "2020-05-13/2021-05-13", "2020-06/2021-05"],
     ["2019-05/2021-05", "2020-05", "2021", "2020-05/2021-04", "2020-07/2021-05",
      "2020-05/2022-05"]),
    ("mid-March", ["2021-03", "2021-03-10/2021-03-20", "2021-03-11/2021-03-20", "2021"],
     ["2021-03-15", "2021-04", "2020-03"]),
    ("in March", ["2021-03", "2021"], ["2021-03-15", "2021-02", "2020-03", "2020"]),
    ("in 2019", ["2019"], ["2019-06", "2018", "2020", "2019-06-01"]),
    ("the end of 2019", ["2019", "2019-12", "2019-12-31"], ["2018", "2019-06", "2019-11-05"]),
    ("12/01/2006", ["2006-01-12", "2006-12-01", "2006-01"],
     ["2006-01-11", "2006-12-12", "2007-01-12"]),
    ("from 5 to 7 March", ["2021-03-05/2021-03-07", "2021-03-05", "2021-03-07", "2021-03"],
     ["2021-03-06", "2021-03-05/2021-03-08", "2021-03-04/2021-03-07", "2021-04"]),
    ("on the night of 3-4 May", ["2021-05-03", "2021-05-04", "2021-05-03/2021-05-04"],
     ["2021-05-02", "2021-05-05"]),
    ("the past 24 hours", ["2021-05-12/2021-05-13", "2021-05-13", "2021-05-12"],
     ["2021-05-11", "2021-05-14"]),
    ("three days ago", ["2021-05-10"], ["2021-05-09", "2021-05-11"]),
    ("in the 1990s", ["1990/1999"], ["1995", "1990", "1980/1989"]),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "fair", "unfair"), SUPPORT)
def test_support(printed: str, fair: list[str], unfair: list[str]) -> None:
    span = resolve(printed, THURSDAY)
    assert span is not None
    assert [text for text in fair if not supports(iso(text), span)] == []
    assert [text for text in unfair if supports(iso(text), span)] == []


NAMES = "January February March April May June July August September October November December"


@given(
    DAYS, st.sampled_from(["{d} {m} {y}", "{m} {d}, {y}", "on {d} {s} {y}", "{s}. {d}, {y}", "{i}"])
)
def test_a_whole_date_means_its_day_and_no_other(day: date, form: str) -> None:
    month = NAMES.split()[day.month - 1]
    text = form.format(d=day.day, m=month, s=month[:3], y=day.year, i=day.isoformat())
    (found,) = find_dates(f"It fell {text}, he said.")
    assert found.text == text
    span = resolve(text, None)
    assert span == Span(day, day)
    assert supports(iso(day.isoformat()), span)
    for other in (day + timedelta(days=1), day - timedelta(days=1), day + timedelta(days=365)):
        assert not supports(Span(other, other), span)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("late Friday", "late on Friday"),
        ("Friday", "late on Friday"),
        ("Monday evening", "on Monday evening"),
        ("8 March", "8 March 2020"),
        ("Friday 13 March", "on Friday 13 March"),
        ("Mar 8", "on 8 March"),
        ("since 14 March", "since 14 March"),
        ("over the past year", "the past year"),
        ("the last 24 hours", "over the past 24 hours"),
        ("within hours", "a few hours"),
        ("for months", "for months"),
        ("several hours", "a few hours"),
        ("in recent years", "in recent years"),
        ("before dawn", "before dawn"),
        ("the same evening", "the same evening"),
        ("the outset", "the outset"),
    ],
)
def test_the_same_words(ours: str, theirs: str) -> None:
    assert same_words(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("late Friday", "late on Thursday"),
        ("late Friday", "on Friday"),
        ("late Friday", "early on Friday"),
        ("last Friday", "on Friday"),
        ("8 March", "9 March"),
        ("8 March", "8 May"),
        ("8 March 2020", "8 March 2021"),
        ("8 March 2020", "8 March"),
        ("Friday 13 March", "on Friday"),
        ("5 to 7 March", "5 March"),
        ("before Friday", "since Friday"),
        ("this week", "last week"),
        ("this week", "this month"),
        ("48 hours", "72 hours"),
        ("two hours", "a few hours"),
        ("for months", "for decades"),
        ("in recent years", "in recent months"),
        ("before dawn", "after dark"),
        ("the outset", "the end"),
        ("2011", "2012"),
    ],
)
def test_not_the_same_words(ours: str, theirs: str) -> None:
    assert not same_words(ours, theirs)
