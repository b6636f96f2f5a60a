"""Paragraphs that no item rests on, by their form alone; and those that only look so."""

from __future__ import annotations

import pytest
from draft.casting import DAY

from briefing.draft.find.unused import unused
from briefing.draft.source_text import SourceText

STORY = "Heavy rain fell on the town of Tolvane for the fifth day in a row, the mayor said."


def _unused(*paragraphs: str) -> list[str]:
    return unused(SourceText(paragraphs, DAY))


@pytest.mark.parametrize(
    "line",
    [
        "SITUATION OVERVIEW",
        "What happens next",
        "By Jane Roe in Tolvane",
        "Jane Roe, Sudland correspondent",
        "4 March 2020",
        "Tolvane, 4 March 2020",
        "Photo: the bridge at Tolvane after the rain. Jane Roe",
        "People wait at the bridge of Tolvane on Monday. Jane Roe/AFP",
        "EXERCISE TEXT. All is invented.",
        "Read more: the flood in pictures",
        "© 2020 The Wire. All rights reserved.",
        "For further information, please contact: Jane Roe, Relief Office, or the website.",
        "Reporting by Jane Roe; editing by John Doe.",
    ],
)
def test_headings_bylines_captions_and_notices_are_left_out(line: str) -> None:
    assert _unused(STORY, line, STORY) == ["p2"]


@pytest.mark.parametrize(
    "line",
    [
        STORY,
        "The bridge is closed.",
        "12 killed in Tolvane",
        "By nightfall the rain had stopped.",
        '"We stay here"',
        "The photo shows the bridge of Tolvane under water, the mayor said on Monday.",
    ],
)
def test_what_tells_something_stays(line: str) -> None:
    assert _unused(STORY, line, STORY) == []


def test_the_title_is_a_heading_even_with_a_figure() -> None:
    assert _unused("12 killed in Tolvane", STORY) == ["p1"]


def test_lines_without_a_full_stop_in_a_row_are_a_list() -> None:
    assert _unused(STORY, "Bridge closed", "Mill on fire", "Road cut", STORY) == []
    assert _unused(STORY, "Bridge closed", "Road cut", STORY) == ["p2", "p3"]


def test_what_is_cited_is_used() -> None:
    text = SourceText([STORY, "SITUATION OVERVIEW", "NEEDS", STORY], DAY)
    assert unused(text, {"p3"}) == ["p2"]
