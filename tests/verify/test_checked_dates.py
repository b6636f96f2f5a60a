"""Dates of an item against those of its paragraph: what is told where, and what is fair."""

from __future__ import annotations

import pytest
from trying import tried

from briefing.verify.checks.reckoned import hours

WRONG = ("date-unsupported",)
RANGES = [
    # printed, ours as printed, ours in figures; then another end
    ("9–11 March", "9–11 March", "2021-03-09/2021-03-11"),
    ("4 and 5 March", "4 and 5 March", "2021-03-04/2021-03-05"),
    ("the night of 20 to 21 March", "the night of 20 to 21 March", "2021-03-20/2021-03-21"),
    ("5 to 6 March", "5 to 6 March", "2021-03-05/2021-03-06"),
]


def said(printed: str) -> str:
    return f"The ferry of Osk lay idle on {printed}, its crew says."


@pytest.mark.parametrize(("printed", "when", "date"), RANGES)
def test_a_range_is_whole(printed: str, when: str, date: str) -> None:
    fields = f'text: The ferry lay idle on {when}.\nwhen: "{when}"\ndate: {date}'
    assert tried(fields, said(printed)) == []
    first, last = date.split("/")
    for day in (first, last):
        assert tried(f"text: The ferry lay idle.\ndate: {day}", said(printed)) == [], day


@pytest.mark.parametrize(("printed", "when", "date"), RANGES)
@pytest.mark.parametrize("by", [-2, -1, 1, 2])
@pytest.mark.parametrize("end", [0, 1])
def test_another_end_fails(printed: str, when: str, date: str, end: int, by: int) -> None:
    """In the date, in the words and in the text, each alone."""
    ends = date.split("/")
    day = int(ends[end][-2:])
    other = ends[end][:-2] + f"{day + by:02}"
    spoilt = "/".join([other, ends[1]] if end == 0 else [ends[0], other])
    if sorted(spoilt.split("/")) != spoilt.split("/") or spoilt[:10] == spoilt[11:]:
        return
    idle = "text: The ferry lay idle."
    assert tried(f"{idle}\ndate: {spoilt}", said(printed)) == [(*WRONG, "date")]
    words = when.replace(str(day), str(day + by), 1)
    assert tried(f'{idle}\nwhen: "{words}"', said(printed)) == [(*WRONG, "when")]
    assert tried(f"text: The ferry lay idle on {words}.", said(printed)) == [(*WRONG, "text")]


SPANS = [
    ("has been idle since Tuesday morning", "since Tuesday morning", "since {} morning"),
    ("has been idle since Tuesday", "since Tuesday", "since {}"),
    ("is idle until Sunday", "until Sunday", "until {}"),
    ("is idle until Sunday, since 10 May", "until Sunday", "until {}"),
    ("is idle by order of 10 May until Sunday", "until Sunday", "until {}"),
]
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@pytest.mark.parametrize(("printed", "right", "form"), SPANS)
def test_the_weekday_itself_agrees(printed: str, right: str, form: str) -> None:
    source = f"The ferry {printed}."
    for weekday in WEEKDAYS:
        words = form.format(weekday)
        fair = words == right
        when = tried(f"text: The ferry is idle.\nwhen: {words}", source)
        assert when == ([] if fair else [(*WRONG, "when")]), words
        text = tried(f"text: The ferry is idle {words}.", source)
        assert text == ([] if fair else [(*WRONG, "text")]), words


def test_a_since_is_told_where_it_is_wrong() -> None:
    source = "The ferry has been idle since January 29."
    right = "text: The ferry is idle since 29 January.\nwhen: since January 29\ndate: 2021-01-29"
    assert tried(right, source) == []
    for day in (24, 25, 28, 30, 31):
        wrong = right.replace("when: since January 29", f"when: since January {day}")
        assert (*WRONG, "when") in tried(wrong, source)
        wrong = right.replace("since 29 January", f"since {day} January")
        assert tried(wrong, source) == [(*WRONG, "text")]
    # It lies before the day of publication, however near the next one is.
    later = "2020-10-05"
    assert tried(right.replace("2021", "2020"), source, day=later) == []


def test_a_weekday_that_its_date_has_not() -> None:
    source = "The ferry sank on 3 March, a fisherman says."
    right = "text: The ferry sank on Wednesday 3 March.\nwhen: 3 March\ndate: 2021-03-03"
    assert tried(right, source) == []
    assert tried(right.replace("Wednesday", "Monday"), source) == [(*WRONG, "text")]
    wrong = right.replace("when: 3", "when: Monday 3")
    assert tried(wrong, source) == [(*WRONG, "when")]
    # Either end of a range.
    source = "The ferry lay idle from 3 March to 5 March."
    right = "text: The ferry lay idle from Wednesday 3 March to Friday 5 March."
    assert tried(right, source) == []
    assert tried(right.replace("Friday", "Monday"), source) == [(*WRONG, "text")]
    # What the source itself prints is its own affair.
    source = "The ferry sank on Monday 3 March, a fisherman says."
    assert tried("text: The ferry sank on Monday 3 March.", source) == []


def test_the_day_of_a_dateline_is_no_weekday_of_the_event() -> None:
    source = "OSK, May 13 - The ferry sank on Tuesday, a fisherman says."
    right = "text: The ferry sank on Tuesday.\nwhen: on Tuesday\ndate: 2021-05-11"
    assert tried(right, source) == []
    assert tried(right.replace("sank on Tuesday", "sank on Thursday"), source) == [(*WRONG, "text")]
    assert (*WRONG, "when") in tried(right.replace("when: on Tues", "when: on Thurs"), source)
    # Without another weekday the day may be named by its own.
    source = "OSK, May 13 - The ferry sank."
    assert tried("text: The ferry sank on Thursday.\ndate: 2021-05-13", source) == []


@pytest.mark.parametrize(
    ("item", "source"),
    [
        (
            "when: Between March and August\ndate: 2019-03/2019-08",
            "Between March and August it ran.",
        ),
        ("text: It ran from March to August.", "Between March and August it ran."),
        ("text: It carried a tenth more than in June.", "It carried a tenth more over June."),
        ("text: Ten days before the fair it sank.", "It sank just ten days before the fair."),
        ("when: ten days", "It sank just ten days before the fair."),
        ("when: this month", "It sank earlier this month."),
    ],
)
def test_what_is_fair(item: str, source: str) -> None:
    text = "" if item.startswith("text") else "text: It ran.\n"
    assert tried(text + item, source, day="2019-10-05") == []


def test_a_time_as_printed_means_what_it_means_behind_the_day_before_it() -> None:
    """The end of the month is that of 17 October, not of the month in which the text came out."""
    source = "The ferry sank on 17 October. It was raised at the end of the month, its crew says."
    item = "text: It was raised.\nwhen: the end of the month\ndate: {}"
    told = {
        days: [code for code, *_ in tried(item.format(days), source, day="2021-11-06")]
        for days in ("2021-10-21/2021-10-31", "2021-08-21/2021-08-31")
    }
    assert told == {"2021-10-21/2021-10-31": [], "2021-08-21/2021-08-31": list(WRONG)}


def test_a_printed_time_is_read_with_its_part_of_the_day_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []

    class Counted:
        def match(self, text: str, at: int) -> None:
            asked.append(at)

    monkeypatch.setattr(hours, "_IN_PART", Counted())
    printed = "The ferry of Osk left at 06:40 and was back at 09:15, its crew says."
    assert tried("text: The ferry left at 07:20.", printed) == [(*WRONG, "text")]
    assert sorted(asked) == [printed.index(time) + len(time) for time in ("at 06:40", "at 09:15")]
