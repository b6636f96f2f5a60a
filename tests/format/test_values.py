"""Citations, dates and paths: which are well made, and what they mean."""

from datetime import date

import pytest

from briefing.brief.values import (
    ParsedCite,
    absolute,
    bounds,
    citation,
    date_trouble,
    is_grade,
    is_id,
    leaves,
    moment_trouble,
)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("p12", ParsedCite("", 12, 12)),
        ("p18-p20", ParsedCite("", 18, 20)),
        ("p20-p18", ParsedCite("", 20, 18)),
        ("s2:p4", ParsedCite("s2", 4, 4)),
        ("a.b_c-d:p4-p6", ParsedCite("a.b_c-d", 4, 6)),
        *((bad, None) for bad in ("", "p", "p0", "12", "P12", "p12 ", "p12\n", "p1-2", "p1-p",
                                  ":p1", "s2:", "s 2:p1", "p1,p2", "p1234567", "p١")),
    ],
)  # fmt: skip
def test_citations(text: str, meaning: ParsedCite | None) -> None:
    assert citation(text) == meaning


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-04", date(2024, 4, 1), date(2024, 4, 30)),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
        ("2024-11-30", date(2024, 11, 30), date(2024, 11, 30)),
    ],
)
def test_a_date_has_a_first_and_a_last_day(text: str, first: date, last: date) -> None:
    assert bounds(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["2024", "2024-11", "2024-11-30", "2023-11/2024-11", "2024/2024", "2024-11/2024",
     "2024-11-30/2024-11", "2024-02-29", "0001", "9999-12-31"],
)  # fmt: skip
def test_dates(text: str) -> None:
    assert date_trouble(text) == ""


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("2024-13", "calendar"), ("2024-00", "calendar"), ("2024-02-30", "calendar"),
        ("2023-02-29", "calendar"), ("0000", "calendar"), ("2024/2024-13", "calendar"),
        ("2024-11/2024-10", "before"), ("2024-11/2024-10-31", "before"), ("2024/2023", "before"),
        ("2024-11-30/2024-11-29", "before"), ("24-11-30", "YYYY"), ("2024-1-1", "YYYY"),
        ("2024-11-30/", "YYYY"), ("30.11.2024", "YYYY"), ("2024-11-30T10:00Z", "YYYY"),
        ("2024-11-30\n", "YYYY"), ("٢٠٢٤", "YYYY"),
    ],
)  # fmt: skip
def test_dates_that_are_none(text: str, word: str) -> None:
    assert word in date_trouble(text)


@pytest.mark.parametrize(
    "text",
    ["2024-11-30", "2024-11-30T18:00Z", "2024-11-30 18:00:30+01:00", "2024-11-30T18:00:30.5-03:30",
     "2024-11-30T18:00:00.123456789Z"],
)  # fmt: skip
def test_moments(text: str) -> None:
    assert moment_trouble(text) == ""


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("2024-11-30T18:00", "offset"), ("2024-11", "offset"), ("2024", "offset"),
        ("2024-11-30T18Z", "offset"), ("2024-02-30", "calendar"), ("2024-11-30T24:30Z", "calendar"),
        ("2024-11-30T18:60Z", "calendar"), ("2024-11-30T18:00+25:00", "calendar"),
        ("0001-01-01T00:00+14:00", "calendar"), ("9999-12-31T23:59-14:00", "calendar"),
    ],
)  # fmt: skip
def test_moments_that_are_none(text: str, word: str) -> None:
    assert word in moment_trouble(text)


def test_grades_and_ids() -> None:
    assert all(map(is_grade, ("A1", "F6", "3")))
    assert not any(map(is_grade, ("G1", "A7", "A", "A0", "a1", "A1 ", "A1\n", "", "A10")))
    assert all(map(is_id, ("a", "A.b_c-1", "7", "x" * 100)))
    assert not any(map(is_id, ("", "-a", ".a", "a b", "a/b", "é", "x" * 101, "a\n")))


@pytest.mark.parametrize("path", ["a", "a/b.txt", "./a", "a/../b", "a//../b", "..a/b", "a/.."])
def test_paths_that_stay(path: str) -> None:
    assert not leaves(path)
    assert not absolute(path)


@pytest.mark.parametrize("path", ["..", "../a", "a/../../b", "./../a", "a//../../b"])
def test_paths_that_leave(path: str) -> None:
    assert leaves(path)


@pytest.mark.parametrize("path", ["/a", "~/a", "~", "\\a", "\\\\host\\a", "C:\\a", "c:a", "C:/a"])
def test_paths_that_are_absolute(path: str) -> None:
    assert absolute(path)
