"""Events: a day that something happened on, and the days that are none of an event."""

from __future__ import annotations

import pytest
from draft.casting import DAY, cast_of

from briefing.draft.compose import compose
from briefing.draft.find.events import find
from briefing.draft.source_text import SourceText


@pytest.mark.parametrize(
    ("sentence", "when", "date", "basis"),
    [
        ("The bridge fell on Monday.", "Monday", "2020-03-02", "inferred"),
        ("On 28 February the bridge fell.", "28 February", "2020-02-28", "stated"),
        ("The war began in 2011 in the north.", "2011", "2011", "stated"),
        ("The mill was closed in March 2019.", "March 2019", "2019-03", "stated"),
        ("They have held the ford since Monday.", "since Monday", "2020-03-02", "inferred"),
        (
            "Rain fell from 1 to 3 March 2020 without end.",
            "1 to 3 March 2020",
            "2020-03-01/2020-03-03",
            "stated",
        ),
        (
            "TOLVANE, Norland, 4 March (Wire) - The bridge fell on Monday.",
            "Monday",
            "2020-03-02",
            "inferred",
        ),
    ],
)
def test_an_event_has_its_time_as_printed_and_as_a_date(
    sentence: str, when: str, date: str, basis: str
) -> None:
    text = SourceText([sentence], DAY)
    [made] = compose(find(text, cast_of(text)), text, cast_of(text))
    assert made.section == "timeline"
    assert made.item["when"] == when
    assert (made.item["date"], made.item["date_basis"]) == (date, basis)


@pytest.mark.parametrize(
    "sentence",
    [
        "TOLVANE, Norland, 4 March 2020 (Wire) - The bridge is closed.",
        "The minister will go to Sudland on Monday.",
        "The minister is due to go north on 12 March 2020.",
        "The road, which was cut, will be opened on Monday.",
        "Over the past year the river rose twice.",
        "After the 1991 war the mill was never rebuilt.",
        "As of 3 March the road was closed.",
        "The road was closed until 3 March.",
        "The mayor called a meeting for Wednesday.",
        "The mayor said on Tuesday that the road was closed.",
        "The bridge is old.",
        "Classes were suspended for a week after the bridge fell.",
        "Had the bridge fallen on Monday, it would have killed many, he said.",
        "That was up from 61 on 1 March.",
        "1905 Patrol fired on at the bridge.",
        "MARCH 2020",
    ],
)
def test_days_on_which_nothing_happened_are_no_events(sentence: str) -> None:
    text = SourceText([sentence], DAY)
    assert find(text, cast_of(text)) == []


def test_an_event_on_somebodys_word_names_them() -> None:
    text = SourceText(["Ivo Karn said the bridge fell on Monday."], DAY)
    cast = cast_of(text, voices={"karn": "Ivo Karn"})
    [made] = find(text, cast)
    assert made.parts["by"].value == "karn"
    own = SourceText(["The bridge fell on Monday."], DAY)
    assert "by" not in find(own, cast_of(own))[0].parts


def test_an_entry_of_a_log_is_an_event_of_the_day_it_is_headed_with() -> None:
    entry = "2 March 2020, Pylon Hill. It rains. Ivo Karn said his men took the hill. They left."
    text = SourceText([entry], DAY)
    cast = cast_of(text, voices={"karn": "Ivo Karn"})
    [found] = find(text, cast)
    assert found.where.start == entry.index("Ivo Karn")
    assert found.sure == "medium"
    [made] = compose([found], text, cast)
    assert (made.item["by"], made.item["date"]) == ("karn", "2020-03-02")
    late = SourceText([entry.replace("2 March", "9 March")], DAY)
    assert find(late, cast) == []
    prose = SourceText([entry.replace("2020, Pylon Hill.", "2020 was wet.")], DAY)
    assert all(each.where.start == 0 for each in find(prose, cast))


def test_a_sentence_is_one_event() -> None:
    text = SourceText(["The bridge fell on Monday and the mill on Tuesday."], DAY)
    assert len(find(text, cast_of(text))) == 1


@pytest.mark.parametrize(
    ("sentence", "when", "told"),
    [
        ("The League, formed in 2012, lifted the curfew on Monday.", "on Monday", True),
        ("The League, formed in 2012, lifted the curfew.", "in 2012", False),
        ("The League, which was banned in 2012, lifted the curfew.", "in 2012", False),
    ],
)
def test_the_day_of_an_aside_is_not_that_of_what_the_sentence_tells(
    sentence: str, when: str, told: bool
) -> None:
    text = SourceText([sentence], DAY)
    [made] = find(text, cast_of(text, actors={"league": "The League"}))
    assert (made.parts["when"].value, "done" in made.parts) == (when, told)
